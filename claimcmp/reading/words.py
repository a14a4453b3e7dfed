"""Words with offsets, and the verb lists that clause and quote rules share.

Floor: standard library and the data files beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib.resources import files
from itertools import accumulate
from typing import Literal, NamedTuple, cast

from claimcmp.report import Stance

__all__ = [
    "LONGEST",
    "SpeechVerb",
    "Word",
    "data_lines",
    "finite_verbs",
    "has_finite_verb",
    "speech_verbs",
    "word_texts",
    "words",
]

_WORD = re.compile(r"\w+(?:[-'’.&]\w+)*")


LONGEST = 4_000
"""Characters of the longest text that is read as one sentence, with speakers and clauses.

What is longer is a table or a text without full stops. Each verb of saying looks
back over its sentence, which takes the square of the length.
"""

Use = Literal["plain", "that", "thing", "quote"]


class Word(NamedTuple):
    """A run of letters or digits at `[start, end)`, as written."""

    text: str
    start: int
    end: int


class SpeechVerb(NamedTuple):
    """One form of a verb of saying: the stance it lends, and what it takes as its object.

    `participle` marks a form that speaks only after an auxiliary ("har sagt"),
    `particle` is the word that belongs to it and may stand apart ("la han til").
    """

    stance: Stance
    use: Use
    participle: bool = False
    particle: str | None = None


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; hyphens and inner apostrophes do not part them."""
    parts = _PARTS(text)
    ends = list(accumulate(map(len, parts)))
    return tuple(map(_new_word, zip(parts[1::2], ends[::2], ends[1::2], strict=False)))


# Every second part is a word: as in `claimcmp.cues.tokens`, no match object for each.
_PARTS = re.compile(f"({_WORD.pattern})").split
_new_word = partial(tuple.__new__, Word)


def word_texts(text: str) -> list[str]:
    """The words of a text as `words` finds them, without their places: several times as quick."""
    found: list[str] = _WORD.findall(text)
    return found


def data_lines(name: str) -> Iterator[list[str]]:
    """The fields of every line of a data file that is neither blank nor a comment."""
    text = files("claimcmp.reading").joinpath("data", name).read_text(encoding="utf8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split()


@cache
def speech_verbs(language: str) -> Mapping[str, tuple[SpeechVerb, ...]]:
    """First word of a verb of saying, lower case -> its readings; "und" takes all languages.

    Readings with a particle ("la til") come before the one without.
    """
    known: dict[str, list[SpeechVerb]] = {}
    for code, stance, use, *forms in data_lines("speech_verbs.txt"):
        if language not in (code, "und"):
            continue
        participle = False
        for form in forms:
            if form == "|":
                participle = True
                continue
            first, _, particle = form.partition("_")
            verb = SpeechVerb(cast(Stance, stance), cast(Use, use), participle, particle or None)
            known.setdefault(first, []).append(verb)
    return {form: tuple(sorted(v, key=lambda v: not v.particle)) for form, v in known.items()}


@cache
def finite_verbs(language: str) -> frozenset[str]:
    """The frequent finite forms that are no verbs of saying, lower case; "und" joins all."""
    return frozenset(
        f for code, *forms in data_lines("verbs.txt") if language in (code, "und") for f in forms
    )


@cache
def _finite_forms(language: str) -> frozenset[str]:
    return finite_verbs(language) | speech_verbs(language).keys()


# Endings that few nouns share: Danish and Norwegian weak past, English past.
_PAST = {
    "nb": re.compile(r"\w{3,}(?:erte|iste|elte|gjorde)$"),
    "nn": re.compile(r"\w{3,}(?:erte|iste|elte|gjorde)$"),
    "da": re.compile(r"\w{3,}ede$"),
    "en": re.compile(r"\w{3,}ed$"),
}


def has_finite_verb(text: str, language: str) -> bool:
    """Whether a stretch of text holds a finite verb that the lists or endings know."""
    listed, past = _finite_forms(language), _PAST.get(language)
    tokens = [w.lower() for w in word_texts(text)]
    return not listed.isdisjoint(tokens) or (past is not None and any(map(past.match, tokens)))
