"""What a comparator says of one kind of detail in two texts.

Floor 5: `claimcmp.values` only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from claimcmp.cues.making import span
from claimcmp.values import Span, Value

__all__ = ["UNKNOWN", "Outcome", "Verdict", "spans"]

Outcome = Literal["equal", "compatible", "conflicting", "unknown"]


class Verdict(Value):
    """How one kind of detail compares between a left and a right text.

    * "equal": every detail of one side stands on the other.
    * "compatible": both can hold; one side says more, or says it more coarsely.
    * "conflicting": a detail of the left and one of the right could speak of
      the same thing and cannot both hold.
    * "unknown": a side has no such detail, or it cannot be told.

    `left` and `right` are the places the outcome rests on, in the offsets the
    finder was given; `words` says why in plain words ("135 against 160") and
    is "" where there is nothing to say.
    """

    outcome: Outcome
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    words: str = ""


UNKNOWN = Verdict(outcome="unknown")
"""The verdict where a side has no such detail."""


def spans(found: Iterable[Span]) -> tuple[Span, ...]:
    """The bare spans of richer records, in their order."""
    return tuple([span(f.start, f.end) for f in found])
