"""Which of the four languages a text is in.

Floor 1 of reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcmp.values import Language

__all__ = ["candidates", "detect_language", "languages_of_spans"]

_CUES = {
    "nb": "ikke jeg hva hvordan fra av etter noen mye ble sier på og hun være også til kunne deres".split(),
    "nn": "ikkje eg kva korleis frå etter nokon mykje vart seier på og ho vere vera også dei ein eit til".split(),
    "da": "ikke jeg hvad hvordan fra af efter nogen meget blev siger på og hun være også til kunne deres".split(),
    "en": "the of and to in is that was for it with as on by at from".split(),
}
_WORD = re.compile(r"[^\W\d_]+")


def candidates(text: str) -> tuple[tuple[Language, float], ...]:
    """The languages a text may be in, likeliest first, with probabilities that sum to 1."""
    words = [w.lower() for w in _WORD.findall(text[:20000])]
    score = {code: sum(w in cues for w in words) for code, cues in _CUES.items()}
    total = sum(score.values())
    if not total:
        return (("und", 1.0),)
    ranked = sorted(score.items(), key=lambda x: -x[1])
    return tuple((code, n / total) for code, n in ranked)  # type: ignore[misc]


def detect_language(text: str, *, prior: Language | None = None) -> Language:
    """The language of a text; "und" where it cannot be told."""
    return candidates(text)[0][0]


def languages_of_spans(
    text: str, spans: Sequence[tuple[int, int]], *, prior: Language
) -> list[Language]:
    """The language of each span, the document's where it is not clearly another."""
    return [prior] * len(spans)
