"""Whether two claims can speak of one event: at one time, in one place, at one stage.

Two cease-fires at two dates do not contradict each other, nor do two fires in
two towns. Before a conflict may be called a divergence, this gate asks what
the texts and the reports' dates say of when and where, and, where they say
nothing, what else ties the two claims to one event.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimcmp.matching.events import event_kinds
from claimcmp.matching.moments import Moments, Timing, compare_moments, dated
from claimcmp.matching.places import Placing, compare_places, only_the_place
from claimcmp.matching.stages import ANNOUNCED, Course, Stage, compare_stages
from claimcmp.report import Claim

__all__ = ["Gate", "When", "anchors", "open_gate"]

When = Literal["same", "different", "later", "unknown"]


class Gate(NamedTuple):
    """`when` says whether two claims can be of one event, `words` why.

    "same": nothing keeps the claims from speaking of one event at one time.
    "different": each states a time or a place of its own. "later": one report
    is later, or the matter went on from one stage to another.
    "unknown": a date is missing, or known to the month or year only, and
    nothing else ties the claims together.

    `times` and `places` say how these lie to each other, each for itself;
    `stages` are the two stages of a matter that went on ("agreed",
    "collapsed"), the earlier first, and empty otherwise.
    """

    when: When
    words: str
    times: Timing = "unknown"
    places: Placing = "unknown"
    stages: tuple[str, ...] = ()


def open_gate(left: Claim, right: Claim, *, window: float = 1.0) -> Gate:
    """Compare what is known of the times, places and stages of two claims.

    Places that cannot be one make two events, unless all else is tied together
    and of one time: then the place is what the two diverge on. Two stages of
    one matter at two times are a development, also where the texts state the
    days; a later stage in a report of a later day is one within the window too.

    Args:
        left: A claim with its report's date, where that is known.
        right: Another.
        window: Days between two publications up to which they count as one
            time; see `compare_moments`.

    Returns:
        The gate, the same from either side; an unknown date is never taken for
        the same date.
    """
    moments = compare_moments(left, right, window=window)
    places = compare_places(left, right)
    apart = places.placing == "apart"
    if apart and not (moments.timing in ("overlap", "unknown") and only_the_place(left, right)):
        return Gate("different", places.words, moments.timing, places.placing)
    course = None if apart else compare_stages(left, right)
    if course is not None and _went_on(left, right, moments, course):
        stages, words = _told(left, right, course)
        return Gate("later", words, moments.timing, places.placing, stages)
    when, words = _when(left, right, moments, apart)
    return Gate(when, words, moments.timing, places.placing)


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
    events = sorted(event_kinds(left.standalone) & event_kinds(right.standalone))
    return (places[0], others[0], events[0]) if events else ()


_BY_TIME: dict[Timing, When] = {"overlap": "same", "apart": "different", "later": "later"}


def _when(left: Claim, right: Claim, moments: Moments, apart: bool) -> tuple[When, str]:
    """What the times alone amount to; where they are not known, what else ties the claims."""
    if moments.timing != "unknown":
        return _BY_TIME[moments.timing], moments.words
    shared = () if apart else anchors(left, right)
    if shared:
        return "same", f"no day is known, but both speak of {', '.join(shared)}"
    if moments.words:
        return "unknown", f"{moments.words}, and nothing else ties the two to one time"
    return "unknown", "a report has no date, and nothing else ties the two to one time"


def _went_on(left: Claim, right: Claim, moments: Moments, course: Course) -> bool:
    """Whether the two stages are of two times that are known to differ."""
    if moments.timing in ("apart", "later"):
        return True
    first, second = left.published, right.published
    if moments.timing == "unknown" or moments.stated or first is None or second is None:
        return False
    # What is agreed on Monday can have collapsed on Tuesday, and seldom the other way round.
    days = first.start.date(), second.start.date()
    return days[0] != days[1] and (course.left.rank < course.right.rank) == (days[0] < days[1])


def _told(left: Claim, right: Claim, course: Course) -> tuple[tuple[str, ...], str]:
    """The stages, earlier first, and the course in words: "agreed (3 May), then collapsed (9 May)".

    Where it cannot be told which day was first, the stages' own order stands.
    """
    sides: list[tuple[Stage, Claim]] = [(course.left, left), (course.right, right)]
    days = [dated(claim, ahead=stage.name == ANNOUNCED) for stage, claim in sides]
    starts = [start for start, _ in days]
    ranks = [stage.rank for stage, _ in sides]
    turned = ranks[0] > ranks[1]
    if starts[0] is not None and starts[1] is not None and starts[0] != starts[1]:
        turned = starts[0] > starts[1]
    told = [
        f"{stage.name} ({day})" if day else stage.name
        for (stage, _), (_, day) in zip(sides, days, strict=True)
    ]
    order = (1, 0) if turned else (0, 1)
    words = ", then ".join(told[n] for n in order)
    return tuple(sides[n][0].name for n in order), words
