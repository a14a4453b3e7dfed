"""The reasons of a relation as a waterfall: bars that start where the last one ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from claimcmp.comparison import Reason, Relation
from claimcmp.report import Claim
from claimcmp.values import Span

__all__ = ["Bar", "bars", "rounded"]

_NARROWEST = 0.5
"""Width of a bar that would be too narrow to see, in per cent."""

_QUOTED = 4
"""Stretches of one side that are quoted beside a bar; the claim itself marks them all."""


@dataclass(frozen=True)
class Bar:
    """One reason as a bar; `number` is its contribution as shown.

    It runs from `start` to `stop` and fills `width` from `x` on; these and
    `zero`, where nothing speaks either way, are per cent of the drawing's
    width. `before` and `after` are the sums that it leads from and to, as
    shown. `left` and `right` are the words of the two originals that it rests
    on; empty where it rests on a whole claim.
    """

    type: str
    words: str
    number: str
    start: float
    stop: float
    zero: float
    sign: Literal["for", "against", "sum"]
    before: str
    after: str
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    @property
    def x(self) -> float:
        """Where the bar begins on the left, in per cent."""
        return min(self.start, self.stop)

    @property
    def width(self) -> float:
        """How wide it is, in per cent; never too narrow to see."""
        return round(max(abs(self.stop - self.start), _NARROWEST), 2)


def bars(relation: Relation) -> tuple[Bar, ...]:
    """The reasons in their order, then their sum; empty where no reason is given.

    The numbers shown add up to the sum shown.
    """
    if not relation.reasons:
        return ()
    values = [r.contribution for r in relation.reasons]
    edges = [0.0, *accumulate(values)]
    low, high = min(edges), max(edges)
    width = high - low if high > low else 1.0
    places = [round(100.0 * ((edge - low) / width), 2) for edge in edges]
    zero = places[0]
    shown = rounded(values)
    sums = [_signed(s) for s in (0.0, *accumulate(shown))]
    found = [
        Bar(
            type=reason.type,
            words=reason.words or _unworded(reason),
            number=_signed(shown[n]),
            start=places[n],
            stop=places[n + 1],
            zero=zero,
            sign="for" if shown[n] >= 0 else "against",
            before=sums[n],
            after=sums[n + 1],
            left=_quotes(relation.left, reason.left),
            right=_quotes(relation.right, reason.right),
        )
        for n, reason in enumerate(relation.reasons)
    ]
    return (*found, Bar("sum", "", sums[-1], zero, places[-1], zero, "sum", sums[0], sums[-1]))


def _signed(number: float) -> str:
    return f"{round(number, 2) + 0.0:+.2f}"  # adding nothing makes of -0.0 a plain 0.0


def _unworded(reason: Reason) -> str:
    return "on one side only" if bool(reason.left) != bool(reason.right) else "–"


def _quotes(claim: Claim, spans: Sequence[Span]) -> tuple[str, ...]:
    """The words at these places of a claim or its sentence; a place that is all of it is none."""
    found = []
    for span in spans[:_QUOTED]:
        for text, start in ((claim.text, claim.start), (claim.context, claim.context_start)):
            words = text[max(0, span.start - start) : max(0, span.end - start)]
            if span.start >= start and len(words) == span.end - span.start:
                if words.strip() and len(words) < len(claim.text):
                    found.append(words)
                break
    return tuple(dict.fromkeys(found))


def rounded(values: list[float]) -> list[float]:
    """The values to two decimals such that they add up to their rounded sum.

    Each is at most 0.01 from its value: the largest remainders are rounded up.
    """
    floors = [int(v * 100 // 1) for v in values]
    # As a score is rounded wherever it stands: to four decimals, then to two.
    total = round(round(sum(values), 4), 2)
    missing = round(total * 100) - sum(floors)
    by_remainder = sorted(range(len(values)), key=lambda i: floors[i] - values[i] * 100)
    for i in by_remainder[: max(missing, 0)]:
        floors[i] += 1
    return [f / 100 for f in floors]
