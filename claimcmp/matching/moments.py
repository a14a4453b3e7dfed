"""How the times of two claims lie to each other: stated days first, then publication.

An unknown date is not the same date, and neither are two that are known to
the month only: "May 2017" twice may be thirty days apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from claimcmp.report import Claim, Time
from claimcmp.values import Interval

__all__ = ["Moments", "Timing", "compare_moments", "dated"]

Timing = Literal["overlap", "apart", "later", "unknown"]


class Moments(NamedTuple):
    """How two claims' times lie to each other, and what says so.

    "overlap": one stated day, or publications within the window. "apart": each
    states a time that the other's cannot be. "later": one was published later.
    "unknown": a date is missing, or not known closely enough. `words` is ""
    where nothing is known, and `stated` whether the texts themselves say it.
    """

    timing: Timing
    words: str = ""
    stated: bool = False


# More days than this in one claim are a table: none of them says when it was.
_MOST_TIMES = 60
_DAY = timedelta(days=1)


def compare_moments(left: Claim, right: Claim, *, window: float = 1.0) -> Moments:
    """How the times of two claims lie to each other; the same from either side.

    Days that the texts state come before publication. Where both sides state
    days, weeks, months and years beside them ("the worst since 2010") say
    nothing; months and years that overlap leave it to publication.

    Args:
        left: A claim with its report's date, where that is known.
        right: Another.
        window: Days between two publications up to which they count as one
            time. Of publications that are known to the month or year, even the
            farthest days that they can mean must lie within.
    """
    stated = _stated(left.times, right.times)
    if stated is not None:
        return stated
    first, second = left.published, right.published
    if first is None or second is None:
        return Moments("unknown")
    if _exact(first) and _exact(second):
        timing: Timing = "overlap" if _least_apart(first, second) <= window * _DAY else "later"
    elif not first.overlaps(second):
        timing = "later"
    else:
        timing = "overlap" if _most_apart(first, second) <= window * _DAY else "unknown"
    return Moments(timing, f"reports of {first} and {second}")


def dated(claim: Claim, *, ahead: bool = False) -> tuple[datetime | None, str]:
    """When what a claim tells took place, as far as known: its start, and in the text's words.

    The one day that the claim states, or else its report's date; (None, "")
    where neither is known, and (None, words) for a day without a year. With
    `ahead` the day stated is still to come, and the report's date alone counts.
    """
    days = [] if ahead else [t for t in claim.times if _day(t)]
    if len({_key(t) for t in days}) == 1:
        day = days[0]
        return (day.interval.start if day.interval else None), day.text
    if claim.published is not None:
        return claim.published.start, str(claim.published)[:10]
    return None, ""


def _stated(left: Sequence[Time], right: Sequence[Time]) -> Moments | None:
    """What the times stated in the texts themselves say; None where they leave it open."""
    mine, yours = [t for t in left if _says_when(t)], [t for t in right if _says_when(t)]
    if not mine or not yours or max(len(mine), len(yours)) > _MOST_TIMES:
        return None
    days = [t for t in mine if _day(t)], [t for t in yours if _day(t)]
    if days[0] and days[1]:
        mine, yours = days
    pairs = [(a, b) for a in mine for b in yours]
    outcomes = [_same_time(a, b) for a, b in pairs]
    if True in outcomes:
        a, b = pairs[outcomes.index(True)]
        return Moments("overlap", f"{a.text} and {b.text}", stated=True)
    if all(outcome is False for outcome in outcomes):
        a, b = pairs[0]
        return Moments("apart", f"{a.text} against {b.text}", stated=True)
    return None


def _says_when(time: Time) -> bool:
    return time.interval is not None or (time.month is not None and time.day is not None)


def _day(time: Time) -> bool:
    """Whether a time is known to the day, with or without its year."""
    return _exact(time.interval) if time.interval else _says_when(time)


def _key(time: Time) -> object:
    return time.interval.start.date() if time.interval else (time.month, time.day)


def _same_time(a: Time, b: Time) -> bool | None:
    """Whether two stated times are one; None where they may be."""
    if a.interval and b.interval:
        if not a.interval.overlaps(b.interval):
            return False
        return True if _exact(a.interval) and _exact(b.interval) else None
    if None in (a.month, a.day, b.month, b.day):
        return None
    return (a.month, a.day) == (b.month, b.day)


def _exact(interval: Interval) -> bool:
    return interval.end - interval.start <= _DAY


def _least_apart(a: Interval, b: Interval) -> timedelta:
    first, second = sorted((a, b), key=lambda i: (i.start, i.end))
    return second.start - first.end


def _most_apart(a: Interval, b: Interval) -> timedelta:
    """How long may lie between a day of one and a day of the other."""
    return max(b.end - a.start, a.end - b.start) - 2 * _DAY
