"""A claim in other words that change nothing: what a comparison must not take for a divergence.

Floor: cues, reading and `alternatives`. The user has no second wording of a
claim at hand, so these are small: an aside left out, a number written out.
"""

from __future__ import annotations

from claimcmp.checking.alternatives import NUMBERS
from claimcmp.cues import numbers
from claimcmp.reading.clauses import find_clauses
from claimcmp.values import LANGUAGES

__all__ = ["respelled", "without_aside"]

_ASIDES = ("relative", "participle", "apposition")
_FEWEST = 4
"""Words that must be left when an aside is gone."""

_VALUES: tuple[float, ...] = (*range(2, 13), 20, 30, 40, 50)
"""What `NUMBERS` lists, in its order."""


def without_aside(text: str, language: str) -> str | None:
    """The text without the first clause that is set off by commas; None where there is none.

    "Idlib, which Y controls, was bombed" becomes "Idlib was bombed". A clause
    without a comma before it picks out who is meant and stays.
    """
    for clause in find_clauses(text, language):
        before = text[: clause.start].rstrip()
        after = text[clause.end :].lstrip()
        closed = after[:1] == ","
        if clause.kind not in _ASIDES or before[-1:] != "," or not (closed or after[:1] in ".!"):
            continue
        rest = after[1:].lstrip() if closed else after
        short = before[:-1].rstrip() + (" " if closed else "") + rest
        if len(short.split()) >= _FEWEST:
            return short.strip()
    return None


def respelled(text: str, language: str) -> str | None:
    """The text with its first exact number as a word instead of digits, or the other way round.

    None where no number is both in the list of number words and written alone.
    """
    if language not in LANGUAGES:
        return None
    words = NUMBERS[language].split()
    for n in numbers.find(text, language):
        if n.comparator != "exactly" or n.low is None or n.low != n.high or n.unit:
            continue
        if n.low not in _VALUES:
            continue
        word, digits = words[_VALUES.index(n.low)], str(int(n.low))
        written = text[n.start : n.end]
        if written == digits and text[n.end : n.end + 1] in (" ", ""):
            return text[: n.start] + word + text[n.end :]
        if written.lower() == word:
            return text[: n.start] + digits + text[n.end :]
    return None
