"""Which part a name plays in its sentence, as far as cheap word order tells.

Floor 5: `claimcmp.report`, the lists and tokens of this folder, `lookup`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from claimcmp.cues.gazetteer import demonyms, titles
from claimcmp.cues.names.lookup import bare_of, opens_sentence
from claimcmp.cues.tokens import Token, tokenize
from claimcmp.report import Name

__all__ = ["Slot", "same_part", "slots"]

Part = Literal["opening", "in", "party", ""]

# Only what holds in translation: "to", "with" and "against" go for one another ("spoke to",
# "snakket med"), "on" and "for" go for anything, "av" makes doers and owners.
_LEADS: tuple[tuple[str, Part], ...] = (
    ("in i ved near nær inside innenfor inni rundt around utenfor outside", "in"),
    ("to til with med mellom mellem between mot mod imot imod against", "party"),
    ("of by av af from fra frå on på at om about for over", ""),
)
_PARTS = {word: part for listed, part in _LEADS for word in listed.split()}

_CLAUSE_OPENS = {
    "that", "which", "who", "because", "while", "when", "if", "whether", "although", "but",
    "som", "fordi", "mens", "medan", "når", "da", "då", "hvis", "dersom", "hvor", "der", "kvar",
    "men", "enn", "end", "than", "ettersom", "siden", "sidan", "selv",
}  # fmt: skip

_ARTICLES = {
    "the", "a", "an", "den", "det", "de", "dei", "en", "et", "ei", "ein", "eit", "his", "her",
    "its", "their", "hans", "hendes", "hennes", "sin", "sitt", "sit", "deres", "denne", "dette",
    "this", "of", "mr", "mrs", "ms", "dr", "hr", "fru",
}  # fmt: skip

# What a place is called just before its name; one sort lies in another.
_SORTS: dict[str, str] = {
    word: sort
    for sort, listed in {
        "town": "by byen city town village landsby landsbyen landsbyene bydelen bygda bygden "
        "forstaden suburb capital hovedstaden hovudstaden port havnebyen hamnebyen",
        "island": "island islands ø øen øy øya øyen øyene øerne",
        "region": "province provinsen provins state delstaten delstat region regionen county "
        "fylket fylke district distriktet kommunen kommune peninsula halvøya halvøyen halvøen "
        "amtet territory territoriet",
        "country": "country land landet nation nasjonen nationen republic republikken",
    }.items()
    for word in listed.split()
}


class Slot(NamedTuple):
    """Where a name stands: the part it plays ("" where that cannot be told), what it is called.

    `sort` is what a place is called just before it ("town", "island"), or "".
    """

    part: Part
    sort: str


def slots(name: Name, text: str) -> tuple[Slot, ...]:
    """The slots of a name in its text, one each time it stands there; () where it does not."""
    return _slots(name.text, text)


@lru_cache(maxsize=16_384)
def _slots(name: str, text: str) -> tuple[Slot, ...]:
    tokens = tokenize(text)
    first = tokenize(name)[:1]
    if not first:
        return ()
    starts = [i for i, t in enumerate(tokens) if text.startswith(name, t.start)]
    # "Bergen's mayor", "Bergens ordfører": the part is that of the word that follows.
    owner = (text[tokens[i].start + len(name) :][:1] in ("s", "'", "’") for i in starts)
    found = (_slot(tokens, i) for i in starts)
    return tuple(s._replace(part="") if o else s for s, o in zip(found, owner, strict=True))


# How many words may stand between a preposition and the name that it leads to.
_MOST_BETWEEN = 6


def _slot(tokens: Sequence[Token], i: int) -> Slot:
    sort = ""
    for j in range(i - 1, max(-1, i - 2 - _MOST_BETWEEN), -1):
        lower = tokens[j].lower
        if lower in ("a", "an"):
            # "A Bergen nurse": the same.
            return Slot("", sort)
        if opens_sentence(tokens, j + 1) or lower in _CLAUSE_OPENS:
            return Slot("opening", sort)
        if lower in _SORTS:
            sort = sort or _SORTS[lower]
        elif lower == "of" and j and tokens[j - 1].lower in _SORTS:
            continue
        elif lower in _PARTS:
            return Slot(_PARTS[lower], sort)
        elif not (lower in _ARTICLES or _describes(lower)):
            return Slot("", sort)
    return Slot("opening" if i <= _MOST_BETWEEN else "", sort)


@lru_cache(maxsize=8_192)
def _describes(word: str) -> bool:
    bare = bare_of(word)
    return any(bare in titles(language) for language in ("nb", "nn", "da", "en")) or bare in (
        demonyms("und")
    )


def same_part(a: Sequence[Slot], b: Sequence[Slot]) -> bool:
    """Whether two names may play one part: a slot of each is alike, or cannot be told."""
    return not a or not b or any(_meet(x, y) for x in a for y in b)


def _meet(a: Slot, b: Slot) -> bool:
    if "" not in (a.part, b.part) and a.part != b.part:
        return False
    return a.sort == b.sort or "" in (a.sort, b.sort)
