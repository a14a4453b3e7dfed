"""Whether two claims can speak of one event at one time.

Two cease-fires at two dates do not contradict each other. Before a conflict
may be called a divergence, this gate asks what the texts and the reports'
dates say of when, and, where they say nothing, what else ties the two claims
to one event.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from claimcmp.reading.words import words
from claimcmp.report import Claim, Time
from claimcmp.values import Interval

__all__ = ["Gate", "anchors", "open_gate"]

When = Literal["same", "different", "later", "unknown"]


class Gate(NamedTuple):
    """`when` says how the two times relate, `words` why.

    "same": nothing keeps the claims from speaking of one event at one time.
    "different": each states a time of its own. "later": one report is later.
    "unknown": a date is missing and nothing else ties the claims together.
    """

    when: When
    words: str


def open_gate(left: Claim, right: Claim, *, window: float = 1.0) -> Gate:
    """Compare what is known of the times of two claims.

    Args:
        left: A claim with its report's date, where that is known.
        right: Another.
        window: Days between two publications up to which they count as one time.

    Returns:
        The gate; an unknown date is never taken for the same date.
    """
    stated = _stated(left.times, right.times)
    if stated is not None:
        return stated
    if left.published and right.published:
        gap = _gap(left.published, right.published)
        if gap <= timedelta(days=window):
            return Gate("same", f"reports of {left.published} and {right.published}")
        return Gate("later", f"reported {left.published} and {right.published}")
    shared = anchors(left, right)
    if shared:
        return Gate("same", f"no dates, but both speak of {', '.join(shared)}")
    return Gate("unknown", "a report has no date, and nothing else ties the two to one time")


def anchors(left: Claim, right: Claim) -> tuple[str, ...]:
    """What ties two undated claims to one event: a name, a place and an event noun, all shared.

    Empty unless all three are there.
    """
    keys = {n.key: n for n in right.names}
    shared = {n.key: n for n in left.names if n.key in keys}
    places = [k for k, n in shared.items() if "place" in (n.kind, keys[k].kind) and not n.derived]
    others = [k for k in shared if k not in places[:1]]
    events = sorted(_events(left) & _events(right))
    return (places[0], others[0], events[0]) if places and others and events else ()


def _stated(left: Sequence[Time], right: Sequence[Time]) -> Gate | None:
    """What the times stated in the texts themselves say; None where they leave it open."""
    pairs = [(a, b) for a in left for b in right if _days(a) and _days(b)]
    if not pairs:
        return None
    outcomes = [_same_day(a, b) for a, b in pairs]
    if True in outcomes:
        a, b = pairs[outcomes.index(True)]
        return Gate("same", f"{a.text} and {b.text}")
    if all(o is False for o in outcomes):
        a, b = pairs[0]
        return Gate("different", f"{a.text} against {b.text}")
    return None


def _days(time: Time) -> bool:
    return time.interval is not None or (time.month is not None and time.day is not None)


def _same_day(a: Time, b: Time) -> bool | None:
    if a.interval and b.interval:
        if "year" in (a.interval.precision, b.interval.precision):
            return None if a.interval.overlaps(b.interval) else False
        return a.interval.overlaps(b.interval)
    if None in (a.month, a.day, b.month, b.day):
        return None
    return (a.month, a.day) == (b.month, b.day)


def _gap(a: Interval, b: Interval) -> timedelta:
    first, second = sorted((a, b), key=lambda i: (i.start, i.end))
    return max(second.start - first.end, timedelta(0))


@cache
def _event_forms() -> tuple[tuple[str, str], ...]:
    text = files("claimcmp.matching").joinpath("data/events.txt").read_text("utf8")
    rows = (line.split() for line in text.splitlines() if line and line[0] != "#")
    return tuple((form, concept) for concept, *forms in rows for form in forms)


def _events(claim: Claim) -> set[str]:
    """The kinds of event a claim names; a form matches the start of a word, or its end."""
    found = set()
    for word in words(claim.standalone.lower()):
        for form, concept in _event_forms():
            if word.text.startswith(form) or (len(form) > 5 and word.text.endswith(form)):
                found.add(concept)
    return found
