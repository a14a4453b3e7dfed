"""Claims, relations, encoders and judges laid out by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from claimcmp.comparison import Kind, Relation
from claimcmp.matching.judge import Opinion, Pair
from claimcmp.report import Claim


def claim(report: str, sentence: int, part: int = 0) -> Claim:
    """The `part`-th claim of a report's `sentence`-th sentence; the 0th is the whole of it."""
    context = f"Sentence {sentence} of {report}."
    text = context if part == 0 else context[part : part + 8]
    start = 100 * sentence + (part if part else 0)
    return Claim(
        id=f"{report}-{sentence}-{part}",
        report=report,
        start=start,
        end=start + len(text),
        text=text,
        standalone=text,
        context=context,
        context_start=100 * sentence,
        language="en",
    )


def relation(left: Claim, right: Claim, kind: Kind = "agrees", **more: Any) -> Relation:
    """A relation of two claims, in the order of their reports, of the scope that fits."""
    left, right = sorted((left, right), key=lambda c: (c.report or "", c.start, c.id))
    scope = "within_report" if left.report == right.report else "between_reports"
    given = {"confidence": 0.9, "cosine": 0.8, "leaning": kind, "scope": scope, **more}
    return Relation(left=left, right=right, kind=kind, **given)


class Laid:
    """An encoder that lays known texts on a circle, each at an angle; all else is one direction."""

    name = "laid"
    dimension = 3

    def __init__(self, degrees: Mapping[str, float]) -> None:
        self._degrees = degrees

    def encode(self, texts: Sequence[str]) -> Any:
        """Unit rows."""
        return np.array([self._row(t) for t in texts], dtype=np.float32).reshape(-1, 3)

    def _row(self, text: str) -> tuple[float, float, float]:
        if text not in self._degrees:
            return (0.0, 0.0, 1.0)
        angle = math.radians(self._degrees[text])
        return (math.cos(angle), math.sin(angle), 0.0)


class Near:
    """A judge to whom claims agree that are near enough, and nothing else is of one matter."""

    name = "near"

    def __init__(self, cosine: float) -> None:
        self._cosine = cosine

    def opinion(self, pair: Pair) -> Opinion:
        """By the cosine alone."""
        near = pair.cosine >= self._cosine
        return Opinion((0.96, 0.02, 0.02) if near else (0.0, 0.0, 1.0))
