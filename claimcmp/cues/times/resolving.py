"""Which interval a stated or relative time means, given when the report appeared.

Floor 5: `claimcmp.values` and `reading`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from claimcmp.cues.times.reading import Parts
from claimcmp.values import Interval

__all__ = ["interval_of"]

_PAST_LEADS = ("last", "forrige", "sidste", "sist", "siste", "førre")


def interval_of(got: dict[str, str], parts: Parts, published: Interval | None) -> Interval | None:
    """The interval that a match means; None where it cannot be told.

    Raises:
        ValueError: No such date exists.
    """
    if "decade" in got:
        return _decade(parts["year"] or 0)
    if {"weekday", "ago1", "ago2", "relative"}.isdisjoint(got):
        return _calendar(parts, published)
    try:
        return _from_published(got, parts, published)
    except (ValueError, OverflowError):
        return None  # before the year 1 or after 9999


def _from_published(
    got: dict[str, str], parts: Parts, published: Interval | None
) -> Interval | None:
    if "weekday" in got:
        return _weekday(got.get("lead", "").lower(), got["weekday"], parts["weekday"], published)
    # Weeks and months that are counted out are counted roughly: their day stays open.
    rough = "relative" not in got and "years" not in parts
    if rough and (got.get("u1") or got.get("u2") or "")[:1].lower() != "d":
        return None
    return _from_now(parts, published)


def _decade(year: int) -> Interval | None:
    """Ten years from a round one; None for "1987s", which is no decade."""
    if year % 10:
        return None
    return Interval(start=datetime(year, 1, 1), end=datetime(year + 10, 1, 1), precision="year")


def _from_now(parts: Parts, published: Interval | None) -> Interval | None:
    """The year, month, week or day that lies so many steps from publication."""
    if published is None:
        return None
    now, exact = published.start, published.precision in ("day", "minute")
    years, months, weeks, days = (parts.get(k) for k in ("years", "months", "weeks", "offset"))
    if years is not None:
        return Interval.of(now.year + years)
    if months is not None and published.precision != "year":
        count = now.year * 12 + now.month - 1 + months
        return Interval.of(count // 12, count % 12 + 1)
    if weeks is not None and exact:
        today = now.replace(hour=0, minute=0)
        monday = today - timedelta(days=now.weekday() - 7 * weeks)
        return Interval(start=monday, end=monday + timedelta(days=7), precision="day")
    if days is not None and exact:
        day = now + timedelta(days=days)
        return Interval.of(day.year, day.month, day.day)
    return None


def _calendar(parts: Parts, published: Interval | None) -> Interval | None:
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if year is not None:
        return Interval.of(year, month, day)
    if month is None or published is None or published.precision == "year":
        return None
    # Without a year the nearest such date is meant; none is nearest some six months away.
    around = (_day_of(published.start.year + step, month, day) for step in (-1, 0, 1))
    # A leap day exists in one of them at most; a 31 February in none, and min raises.
    nearest = min((i for i in around if i), key=lambda i: abs(i.start - published.start))
    return nearest if abs(nearest.start - published.start) < timedelta(days=150) else None


def _day_of(year: int, month: int, day: int | None) -> Interval | None:
    try:
        return Interval.of(year, month, day)
    except ValueError:
        return None


def _weekday(lead: str, word: str, day: int | None, published: Interval | None) -> Interval | None:
    """The day meant by "last Thursday", "i torsdags", "på torsdag", "next Thursday"."""
    if published is None or published.precision not in ("day", "minute") or day is None:
        return None
    today = published.start.replace(hour=0, minute=0)
    past = lead in _PAST_LEADS or (lead == "i" and word.lower().endswith("s"))
    if not past:
        return None
    back = (today.weekday() - day) % 7 or 7
    first = today - timedelta(days=back)
    return Interval.of(first.year, first.month, first.day)
