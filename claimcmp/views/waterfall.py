"""The reasons of a relation as a waterfall: bars that start where the last one ended."""

from __future__ import annotations

from dataclasses import dataclass

from claimcmp.comparison import Reason, Relation

__all__ = ["Bar", "bars", "rounded"]

WIDTH = 160.0
"""Width of the drawing, in its own units."""


@dataclass(frozen=True)
class Bar:
    """One reason as a bar from `x`, `width` wide; `number` is its contribution as shown."""

    type: str
    words: str
    number: str
    x: float
    width: float
    sign: str
    zero: float


def bars(relation: Relation) -> tuple[Bar, ...]:
    """The reasons in their order, then their sum; empty where no reason is given.

    The numbers shown add up to the sum shown.
    """
    if not relation.reasons:
        return ()
    values = [r.contribution for r in relation.reasons]
    edges = [0.0]
    for value in values:
        edges.append(edges[-1] + value)
    low, high = min(edges), max(edges)
    scale = WIDTH / (high - low) if high > low else 0.0
    shown = rounded(values)
    zero = (0.0 - low) * scale

    def bar(kind: str, text: str, number: float, start: float, stop: float, sign: str) -> Bar:
        x, width = (min(start, stop) - low) * scale, abs(stop - start) * scale
        return Bar(kind, text, f"{number:+.2f}", round(x, 1), round(max(width, 0.8), 1), sign, zero)

    found = [
        bar(r.type, r.words or _unworded(r), n, a, b, "for" if n >= 0 else "against")
        for r, n, a, b in zip(relation.reasons, shown, edges, edges[1:], strict=False)
    ]
    return (*found, bar("sum", "", round(sum(shown), 2), 0.0, edges[-1], "sum"))


def _unworded(reason: Reason) -> str:
    return "on one side only" if bool(reason.left) != bool(reason.right) else "–"


def rounded(values: list[float]) -> list[float]:
    """The values to two decimals such that they add up to their rounded sum.

    Each is at most 0.01 from its value: the largest remainders are rounded up.
    """
    floors = [int(v * 100 // 1) for v in values]
    missing = round(sum(values) * 100) - sum(floors)
    by_remainder = sorted(range(len(values)), key=lambda i: floors[i] - values[i] * 100)
    for i in by_remainder[: max(missing, 0)]:
        floors[i] += 1
    return [f / 100 for f in floors]
