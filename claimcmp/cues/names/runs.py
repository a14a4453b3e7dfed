"""Names that are made of several words: listed ones, and runs of capitals.

Floor 5: the lists and tokens of this folder, and `lookup`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcmp.cues.gazetteer import (
    Known,
    calendar,
    common_words,
    demonyms,
    frequent_words,
    known,
    openings,
    titles,
)
from claimcmp.cues.names.lookup import (
    ARTICLE_NAME,
    ORGANISATION_WORDS,
    bare_of,
    capital,
    head_of,
    lookup,
    opens_sentence,
)
from claimcmp.cues.spelling import skeleton
from claimcmp.cues.tokens import Token, fold
from claimcmp.report import NameKind

__all__ = ["Reading", "known_phrase", "sequence"]

_PARTICLES = {
    "al", "el", "bin", "ibn", "van", "von", "de", "der", "den", "da", "di", "du", "la", "le", "ter",
    "abu",
}  # fmt: skip

# Titles that are surnames as well: they do not end a name that has begun.
_SURNAMES = {
    "king", "prince", "queen", "pope", "lord", "lady", "judge", "justice", "father", "sister",
    "bishop", "st", "first", "general", "crown", "speaker", "coach", "chief", "leader",
    "member", "special", "executive", "rep", "gen", "col", "lt", "sen", "dr", "former",
    "deputy", "cardinal", "major",
}  # fmt: skip

_PLACE_LEADS = {"in", "i", "near", "nær", "byen", "provinsen", "hovedstaden"}

Reading = tuple[int, int, Known, bool, int]


def known_phrase(tokens: Sequence[Token], i: int) -> Reading | None:
    """A known name of several words that starts at token `i`."""
    found = openings().get(fold(tokens[i].text))
    if found is None or i + 1 == len(tokens):
        return None
    second = fold(tokens[i + 1].text)[:3]
    for parts in found:
        j = i + len(parts) - 1
        if parts[1][:3] != second or j >= len(tokens):
            continue
        if all(fold(tokens[i + k].text) == part for k, part in enumerate(parts[:-1])):
            last = bare_of(tokens[j].text)
            for form in (last, last[:-1] if last.endswith("s") else last):
                if fold(form) == parts[-1] and _some_capital(tokens, i, j, parts):
                    end = tokens[j].start + len(form)
                    return tokens[i].start, end, known()[" ".join(parts)], False, j + 1
    return None


def _some_capital(tokens: Sequence[Token], i: int, j: int, parts: tuple[str, ...]) -> bool:
    """An opening article's capital proves nothing where a sentence opens; one more is wanted."""
    if parts[0] in ("den", "det", "de", "dei", "the"):
        return (
            not opens_sentence(tokens, i)
            or any(capital(t) for t in tokens[i + 1 : j + 1])
            or len(parts) > 2
        )
    return True


def sequence(tokens: Sequence[Token], i: int, language: str) -> Reading | None:
    """A run of capitalised words that starts at token `i`, read as one name."""
    taken = [tokens[i]]
    j = i + 1
    while not _closes(taken[-1].text) and j < len(tokens) and len(taken) < 7:
        gap = tokens[j].start - taken[-1].end
        if gap != 1:
            break
        if capital(tokens[j]) and not _breaks(tokens[j], language):
            taken.append(tokens[j])
            j += 1
        elif (
            tokens[j].lower in _PARTICLES
            and j + 1 < len(tokens)
            and tokens[j + 1].text[0].isupper()
            and (language == "en" or tokens[j].lower not in ("den", "da", "de", "der"))
        ):
            taken += [tokens[j], tokens[j + 1]]
            j += 2
        else:
            break
    return _name_of(tokens, taken, i, j, language)


def _closes(word: str) -> bool:
    """Whether a word ends its name: a genitive, or a compound with a small second part."""
    head, dash, tail = word.partition("-")
    small = bool(dash and tail and tail[0].islower() and head[:1].isupper())
    return word.endswith(("'s", "’s", "s'", "s’")) or small


def _breaks(token: Token, language: str) -> bool:
    return token.lower in calendar() or bool(
        language in ("en", "und")
        and (token.lower in demonyms(language) or token.lower in titles("en") - _SURNAMES)
    )


def _name_of(
    tokens: Sequence[Token], taken: list[Token], i: int, j: int, language: str
) -> Reading | None:
    first, last = taken[0], taken[-1]
    if len(taken) == 1:
        return _single(tokens, first, i, j, language)
    hit = lookup(first.text)
    if hit is not None and hit[1] < len(first.text) and _is_genitive(first.text):
        return first.start, first.start + hit[1], hit[0], False, i + 1
    end = last.start + len(head_of(last.text))
    whole = known().get(fold(" ".join([*(t.text for t in taken[:-1]), head_of(last.text)])))
    if whole is not None:
        return first.start, end, whole, False, j
    everyday = common_words(language)
    lower = [head_of(t.text).lower() for t in taken]
    if all(w in everyday for w in lower) or any(w in ORGANISATION_WORDS for w in lower):
        key, kind = " ".join(filter(None, map(skeleton, lower))), "organisation"
    else:
        tail = (
            re.split(r"-", head_of(last.text))[-1]
            if ARTICLE_NAME.match(last.text)
            else head_of(last.text)
        )
        key, kind = skeleton(tail), "person" if len(taken) <= 4 else "other"
        listed = known().get(fold(head_of(last.text)))
        if listed is not None and listed.kind == "person":
            key = listed.key
        elif _PLACE_LEADS & {tokens[i - 1].lower if i else ""}:
            kind = "other"
    return first.start, end, Known(key or fold(last.text), kind), False, j  # type: ignore[arg-type]


def _is_genitive(word: str) -> bool:
    return word.endswith(("s", "'", "’"))


def _single(tokens: Sequence[Token], token: Token, i: int, j: int, language: str) -> Reading | None:
    hit = lookup(token.text)
    if hit is None:
        head = token.text.partition("-")[0]
        hit = lookup(head) if head != token.text else None
    if hit is not None:
        return token.start, token.start + hit[1], hit[0], False, j
    word = head_of(token.text)
    if len(word) < 2 or (language in ("en", "und") and word.lower() in frequent_words()):
        return None
    if language not in ("en",) and word.lower() in ("de", "dem", "deres", "dykk", "i", "jeg", "eg"):
        return None
    kind: NameKind = "other"
    before = tokens[i - 1].lower if i else ""
    if word.isupper() and len(word) <= 6:
        kind = "organisation"
    elif before in titles(language):
        kind = "person"
    elif before in _PLACE_LEADS:
        kind = "place"
    tail = word.split("-")[-1] if ARTICLE_NAME.match(word) else word
    key = skeleton(tail) or fold(word)
    return token.start, token.start + len(word), Known(key, kind), False, j
