"""Words with offsets, and the verb lists that clause and quote rules share.

Floor: standard library and the data files beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from claimcmp.report import Stance

__all__ = ["LONGEST", "Word", "has_finite_verb", "speech_verbs", "words"]

_WORD = re.compile(r"\w+(?:[-'’.&]\w+)*")


LONGEST = 4_000
"""Characters of the longest text that is read as one sentence, with speakers and clauses.

What is longer is a table or a text without full stops. Each verb of saying looks
back over its sentence, which takes the square of the length.
"""


class Word(NamedTuple):
    """A run of letters or digits at `[start, end)`, as written."""

    text: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; hyphens and inner apostrophes do not part them."""
    return tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text))


def data_lines(name: str) -> Iterator[list[str]]:
    """The fields of every line of a data file that is neither blank nor a comment."""
    text = files("claimcmp.reading").joinpath("data", name).read_text(encoding="utf8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split()


@cache
def speech_verbs(language: str) -> Mapping[str, Stance]:
    """Every form of a verb of saying, lower case, with its stance; "und" takes all languages.

    Forms of two words hold a blank ("la til").
    """
    known: dict[str, Stance] = {}
    for code, stance, *forms in data_lines("speech_verbs.txt"):
        if language in (code, "und"):
            for form in forms:
                known.setdefault(form.replace("_", " "), cast(Stance, stance))
    return known


@cache
def _finite_verbs(language: str) -> frozenset[str]:
    listed = {
        f for code, *forms in data_lines("verbs.txt") if language in (code, "und") for f in forms
    }
    return frozenset(listed | {v.split()[0] for v in speech_verbs(language)})


# Endings that few nouns share: Danish and Norwegian weak past, English past.
_PAST = {
    "nb": re.compile(r"\w{3,}(?:erte|iste|elte|gjorde)$"),
    "nn": re.compile(r"\w{3,}(?:erte|iste|elte|gjorde)$"),
    "da": re.compile(r"\w{3,}ede$"),
    "en": re.compile(r"\w{3,}ed$"),
}


def has_finite_verb(text: str, language: str) -> bool:
    """Whether a stretch of text holds a finite verb that the lists or endings know."""
    listed, past = _finite_verbs(language), _PAST.get(language)
    tokens = [w.text.lower() for w in words(text)]
    return any(t in listed or bool(past and past.match(t)) for t in tokens)
