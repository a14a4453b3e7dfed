"""Whether the times of two texts clash.

Floor 5: `claimcmp.report` and the verdict only.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcmp.cues.verdict import UNKNOWN, Verdict, spans
from claimcmp.report import Time

__all__ = ["compare"]

_PARTS = ("year", "month", "day", "weekday", "hour", "minute")

# Two times counted back from publication ("18 years ago") are of one day only roughly: the
# reports may lie apart, and who counts rounds.
_DAYS_APART = 6

_COUNTED_APART = 1.25


def compare(left: Sequence[Time], right: Sequence[Time]) -> Verdict:
    """Whether two texts can speak of the same time.

    Looks at year, month, day, weekday and clock one by one: a part conflicts
    where both sides state it and each side has a value the other lacks, or
    has it more often where both state it as many times. "18 years ago" conflicts
    with another count that is clearly longer or shorter. Other relative times
    count only through their intervals; where one side's cannot be known the
    outcome is "unknown". Empty on either side is "unknown".
    """
    if not left or not right:
        return UNKNOWN
    counted = _clash_of_counts(left, right)
    if counted is not None:
        return counted
    stated_left = [t for t in left if _states(t)]
    stated_right = [t for t in right if _states(t)]
    if len(stated_left) < len(left) or len(stated_right) < len(right):
        by_interval = _clash_of_intervals(left, right)
        if by_interval is not None:
            return by_interval
    clash = _clash_of_parts(stated_left, stated_right)
    if clash is not None:
        return clash
    if not stated_left or not stated_right:
        known = all(t.interval for t in (*left, *right))
        outcome = "compatible" if known else "unknown"
        return Verdict.model_validate({"outcome": outcome})
    same = _parts(stated_left) == _parts(stated_right)
    outcome = "equal" if same else "compatible"
    return Verdict.model_validate(
        {"outcome": outcome, "left": spans(left), "right": spans(right), "words": "same time"}
        if same
        else {"outcome": outcome, "left": spans(left), "right": spans(right)}
    )


def _states(time: Time) -> bool:
    return any(getattr(time, part) is not None for part in _PARTS)


def _parts(times: Sequence[Time]) -> set[tuple[int | None, ...]]:
    return {tuple(getattr(t, part) for part in _PARTS) for t in times}


def _clash_of_parts(left: Sequence[Time], right: Sequence[Time]) -> Verdict | None:
    for part in _PARTS:
        mine = [t for t in left if getattr(t, part) is not None]
        yours = [t for t in right if getattr(t, part) is not None]
        if not mine or not yours:
            continue
        lost, new = _unmet(mine, yours, part)
        # A count of differing length says that one side speaks of more dates, not of other ones,
        # unless what remains stands in the same form on both sides.
        pairs = [(t, u) for t in lost for u in new if _comparable(t, u)]
        if pairs:
            t, u = pairs[0]
            return Verdict(
                outcome="conflicting",
                left=spans([t]),
                right=spans([u]),
                words=f"{t.text} against {u.text}",
            )
    return None


def _unmet(mine: Sequence[Time], yours: Sequence[Time], part: str) -> tuple[list[Time], list[Time]]:
    """The times of both sides that none of the other meets.

    Where both state the part as often, each meets one time at most: "June …
    July" against "July … July" leaves a June and a July.
    """
    if len(mine) != len(yours):
        return (
            [t for t in mine if not any(_meet(t, u, part) for u in yours)],
            [u for u in yours if not any(_meet(t, u, part) for t in mine)],
        )
    lost, new = [], list(yours)
    for time in mine:
        partner = next((u for u in new if _meet(time, u, part)), None)
        if partner is None:
            lost.append(time)
        else:
            new.remove(partner)
    return lost, new


def _clash_of_counts(left: Sequence[Time], right: Sequence[Time]) -> Verdict | None:
    """A conflict of two times that are counted back, where both sides have one and no interval."""
    mine, yours = _counted(left), _counted(right)
    if len(mine) != 1 or len(yours) != 1:
        return None
    a, b = mine[0], yours[0]
    near, far = sorted((abs(a.offset or 0), abs(b.offset or 0)))
    if far - near <= _DAYS_APART or far <= near * _COUNTED_APART:
        return None
    return Verdict(
        outcome="conflicting",
        left=spans([a]),
        right=spans([b]),
        words=f"{a.text} against {b.text}",
    )


def _counted(times: Sequence[Time]) -> list[Time]:
    return [t for t in times if t.offset is not None and abs(t.offset) > 2 and not t.interval]


def _meet(left: Time, right: Time, part: str) -> bool:
    a, b = getattr(left, part), getattr(right, part)
    if a == b:
        return True
    if part == "hour":
        return bool(a % 12 == b % 12) and max(a, b) < 24
    if part == "year" and left.interval and right.interval:
        return left.interval.overlaps(right.interval)
    return False


def _comparable(left: Time, right: Time) -> bool:
    """Two dates on one calendar that name another part as well must not be compared on that part.

    "30 December" against "March 2017" differ in month, and do conflict; but
    "Monday" against "2017" share no part.
    """
    return any(getattr(left, p) is not None and getattr(right, p) is not None for p in _PARTS)


def _clash_of_intervals(left: Sequence[Time], right: Sequence[Time]) -> Verdict | None:
    """A conflict shown by resolved days, where all times of both sides are resolved to days."""
    if not all(t.interval and t.interval.precision in ("day", "minute") for t in (*left, *right)):
        return None
    lost = [t for t in left if not any(_overlap(t, u) for u in right)]
    new = [u for u in right if not any(_overlap(t, u) for t in left)]
    if not lost or not new:
        return None
    return Verdict(
        outcome="conflicting",
        left=spans(lost[:1]),
        right=spans(new[:1]),
        words=f"{lost[0].text} ({lost[0].interval}) against {new[0].text} ({new[0].interval})",
    )


def _overlap(left: Time, right: Time) -> bool:
    return bool(left.interval and right.interval and left.interval.overlaps(right.interval))
