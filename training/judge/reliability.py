"""How far a confidence is the share of right answers: reliability tables and their error.

Knows numbers only, so that the fit and the benchmarks share it.

Source: Naeini, Cooper and Hauskrecht (2015), "Obtaining Well Calibrated
Probabilities Using Bayesian Binning", AAAI, for the expected calibration error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["BINS", "Bin", "curve", "expected_error", "reliability"]

BINS = 15
"""Bins of equal width between 0 and 1."""


class Bin(NamedTuple):
    """The answers whose confidence lies in `[low, high)`; in the last bin 1.0 too.

    `confidence` is their mean confidence and `right` the share of them that is
    right, both 0..1.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(
    confidences: Sequence[float], right: Sequence[bool], *, bins: int = BINS
) -> tuple[Bin, ...]:
    """The bins that hold any answer, by confidence.

    Args:
        confidences: What each answer claims for itself, 0..1.
        right: Whether each is right, in the same order.
        bins: How many of equal width there are, at least 1.

    Returns:
        Empty bins are left out; no answers give no bins.

    Raises:
        ValueError: Two lengths, a confidence outside 0..1 (or no number), or no bins.
    """
    if len(confidences) != len(right):
        raise ValueError(f"{len(confidences)} confidences for {len(right)} answers; want as many")
    if bins < 1:
        raise ValueError(f"{bins} bins; want at least 1")
    held: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, hit in zip(confidences, right, strict=True):
        if not 0.0 <= confidence <= 1.0:
            raise ValueError(f"a confidence is {confidence}; want 0 to 1")
        held[min(int(confidence * bins), bins - 1)].append((confidence, hit))
    return tuple(
        Bin(
            number / bins,
            (number + 1) / bins,
            len(found),
            sum(c for c, _ in found) / len(found),
            sum(hit for _, hit in found) / len(found),
        )
        for number, found in enumerate(held)
        if found
    )


def expected_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error, 0..1.

    How far confidence and the share right lie apart in a bin, in the mean over
    all answers; 0.0 where there are none.
    """
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / total if total else 0.0


_WIDE = 30


def curve(bins: Sequence[Bin]) -> str:
    """The reliability diagram in text, a line per bin; "" without bins.

    The bar is the share right and `|` the mean confidence: a bar that ends
    before the mark is too sure of itself, one that passes it not sure enough.
    """
    lines = [
        f"{b.low:.3f}-{b.high:.3f}  {_bar(b)}  {b.count:>6}  {b.confidence:.3f}  {b.right:.3f}"
        for b in bins
    ]
    head = f"{'confidence':11}  {'share right':{_WIDE + 1}}   pairs   mean  right"
    return "\n".join([head, *lines]) if lines else ""


def _bar(one: Bin) -> str:
    filled = round(one.right * _WIDE)
    bar = "#" * filled + "." * (_WIDE + 1 - filled)
    mark = round(one.confidence * _WIDE)
    return f"{bar[:mark]}|{bar[mark + 1 :]}"
