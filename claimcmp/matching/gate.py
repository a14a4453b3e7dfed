"""Whether two claims can speak of one event at one time.

Two cease-fires at two dates do not contradict each other. Before a conflict
may be called a divergence, this gate asks what the texts and the reports'
dates say of when, and, where they say nothing, what else ties the two claims
to one event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

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
        if _one_time(left.published, right.published, window):
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
    if not places or not others:
        return ()
    events = sorted(_events(left.standalone) & _events(right.standalone))
    return (places[0], others[0], events[0]) if events else ()


# More days than this in one claim are a table: none of them says when it was.
_MOST_TIMES = 60


def _stated(left: Sequence[Time], right: Sequence[Time]) -> Gate | None:
    """What the times stated in the texts themselves say; None where they leave it open."""
    mine, yours = [t for t in left if _days(t)], [t for t in right if _days(t)]
    if not mine or not yours or max(len(mine), len(yours)) > _MOST_TIMES:
        return None
    pairs = [(a, b) for a in mine for b in yours]
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


def _one_time(a: Interval, b: Interval, window: float) -> bool:
    """Whether two publications count as one time.

    December and January lie side by side and are two months all the same: the
    window of days is for dates that are known to the day.
    """
    if not {a.precision, b.precision} <= {"day", "minute"}:
        return a.overlaps(b)
    first, second = sorted((a, b), key=lambda i: (i.start, i.end))
    return second.start - first.end <= timedelta(days=window)


@cache
def _event_forms() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Stems as they begin a word, the longer ones as they end it, and each stem's concept."""
    text = files("claimcmp.matching").joinpath("data/events.txt").read_text("utf8")
    rows = (line.split() for line in text.splitlines() if line and line[0] != "#")
    concepts = {form: concept for concept, *forms in rows for form in forms}
    longest = sorted(concepts, key=lambda f: (-len(f), f))
    begins = "|".join(map(re.escape, longest))
    ends = "|".join(re.escape(f) for f in longest if len(f) > 5)
    return re.compile(rf"\b({begins})"), re.compile(rf"({ends})\w{{0,4}}\b"), concepts


@lru_cache(maxsize=20_000)
def _events(text: str) -> frozenset[str]:
    """The kinds of event a text names; a stem matches the start of a word, or near its end."""
    begins, ends, concepts = _event_forms()
    found = (*begins.findall(text.lower()), *ends.findall(text.lower()))
    return frozenset(concepts[form] for form in found)
