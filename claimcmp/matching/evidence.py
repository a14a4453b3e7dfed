"""What speaks for and against two claims saying the same, as typed, signed numbers.

Every piece of evidence is a feature of the judge and, weighted, a reason that
people see; so each says in words what it rests on and where.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from claimcmp.comparison import ReasonType
from claimcmp.cues import antonyms, names, numbers, polarity, times
from claimcmp.cues.antonyms import Pole
from claimcmp.cues.making import span
from claimcmp.cues.polarity import Polarities
from claimcmp.cues.verdict import Verdict, spans
from claimcmp.matching.gate import anchors
from claimcmp.matching.places import may_nest
from claimcmp.matching.words import Coverage
from claimcmp.report import Claim
from claimcmp.values import Span

__all__ = [
    "CONFLICTS",
    "FEATURES",
    "READ",
    "Evidence",
    "as_read",
    "gather",
    "likenesses",
    "negations",
    "one_event",
]

FEATURES: tuple[str, ...] = (
    "cosine",
    "coverage of the shorter",
    "coverage of the longer",
    "number equal",
    "number conflict",
    "time equal",
    "time conflict",
    "names conflict",
    "polarity conflict",
    "antonyms",
    "one event",
)
"""The judge's features, in the order of its weights."""

READ: tuple[str, ...] = ("read as agreeing", "read as diverging")
"""What a reading of the two texts together adds to the features, in the order of their weights."""

CONFLICTS = frozenset(f for f in FEATURES if f.endswith("conflict") or f == "antonyms")
"""The features that say that a detail of one side cannot hold together with the other."""


Alike = Callable[[Coverage], float]
"""The chance, 0..1, that two claims with such a coverage state one thing but for a detail."""


class Evidence(NamedTuple):
    """One feature's value for a pair of claims; `value` is 0 where it says nothing."""

    feature: str
    type: ReasonType
    value: float
    words: str
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


_SILENT = {f: Evidence(f, "meaning", 0.0, "") for f in FEATURES}


def likenesses(
    left: Claim, right: Claim, cosine: float, shared: Coverage
) -> tuple[float, float, float, float, float, float]:
    """What tells whether two claims state one thing but for a detail, each 0..1.

    Cosine of the texts, or of their bags of words where that is greater (a
    sentence in which one name is another reads as another sentence); coverage
    of the shorter and of the longer side; whether both name anything; the
    share of names of the side with fewer that the other has too, and the same
    for numbers.
    """
    keys = {n.key for n in left.names}, {n.key for n in right.names}
    values = {n.low for n in left.numbers}, {n.low for n in right.numbers}
    named = float(bool(keys[0] and keys[1]))
    near = cosine if shared.bag is None else max(cosine, shared.bag)
    return near, shared.shorter, shared.longer, named, _overlap(*keys), _overlap(*values)


def _overlap(left: set[Any], right: set[Any]) -> float:
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0


def gather(
    left: Claim, right: Claim, cosine: float, shared: Coverage, *, alike: Alike
) -> tuple[Evidence, ...]:
    """All evidence on a pair of claims, one per feature, in the order of `FEATURES`.

    The same pair the other way round gives the same values with the sides
    exchanged. Conflicts weigh as much as `alike` (0..1), the chance that the
    two state one thing but for the detail: a changed number in two sentences
    on different matters says nothing.
    """
    found = {e.feature: e for e in _all(left, right, cosine, shared, alike)}
    return tuple([found.get(f, _SILENT[f]) for f in FEATURES])


def _all(
    left: Claim, right: Claim, cosine: float, shared: Coverage, alike: Alike
) -> Iterator[Evidence]:
    details = [*_details(left, right, shared, alike)]
    conflict = max((e.value for e in details if e.feature in CONFLICTS), default=0.0)
    yield from _meaning(left, right, cosine, shared, 1.0 - conflict)
    yield from details
    yield from _one_event(left, right)


def _meaning(
    left: Claim, right: Claim, cosine: float, shared: Coverage, open_to: float
) -> Iterator[Evidence]:
    """How alike the two are as wholes, which counts as far as no detail conflicts.

    A sentence and the same with one detail changed are as alike as two
    translations: once the detail is seen, likeness speaks for neither side.
    """
    whole = (_span(left),), (_span(right),)
    words = f"the two mean alike: {cosine:.2f}"
    yield Evidence("cosine", "meaning", cosine * open_to, words, *whole)
    yield Evidence("coverage of the shorter", "meaning", shared.shorter * open_to, "")
    yield Evidence("coverage of the longer", "meaning", shared.longer * open_to, "")


# More numbers, times or names than this are a list and no claim: it cannot be told
# which of them answers which, and each would be held against each.
_MOST_DETAILS = 60


def _details(left: Claim, right: Claim, shared: Coverage, alike: Alike) -> Iterator[Evidence]:
    """Numbers, times, names, negations and opposites, as far as they say anything."""
    whole = (_span(left),), (_span(right),)
    within = (left.standalone, right.standalone)
    if max(len(d) for c in (left, right) for d in (c.numbers, c.times, c.names)) > _MOST_DETAILS:
        return
    counted = numbers.compare(left.numbers, right.numbers, within=within)
    yield from _detail("number", counted, alike(_but_for(counted, shared)))
    timed = times.compare(left.times, right.times)
    yield from _detail("time", timed, alike(_but_for(timed, shared)))
    named = names.compare(left.names, right.names, within=within, nested=may_nest)
    if named.outcome == "conflicting":
        yield _evidence("names conflict", "actor", named, alike(_but_for(named, shared)))
    poles = polarity.compare(negations(left), negations(right))
    opposed = antonyms.compare(_opposites(left), _opposites(right))
    if poles.outcome == opposed.outcome == "conflicting":
        # "Closed" and "not open": a negation and an opposite take each other back.
        return
    if poles.outcome == "conflicting":
        # A negation stands on one side; what it denies is the whole of the other.
        here, there = poles.left or whole[0], poles.right or whole[1]
        yield Evidence("polarity conflict", "polarity", alike(shared), poles.words, here, there)
    if opposed.outcome == "conflicting":
        yield _evidence("antonyms", "polarity", opposed, alike(shared))


# Log-odds beyond this say no more: of a thousand pairs read so, some are read wrongly.
_SUREST = 6.0


def as_read(
    left: Claim, right: Claim, chances: tuple[float, float, float]
) -> tuple[Evidence, Evidence]:
    """What a reading of both texts says, one for each of `READ`: log-odds against "neither".

    `chances` are those of agrees, diverges and neither, each 0..1.
    """
    agrees, diverges, neither = (math.log(max(chance, 1e-4)) for chance in chances)
    words = f"read together, they agree: {chances[0]:.2f}, contradict: {chances[1]:.2f}"
    whole = (_span(left),), (_span(right),)

    def evidence(feature: str, odds: float) -> Evidence:
        value = max(-_SUREST, min(_SUREST, odds))
        return Evidence(feature, "meaning", value, words, *whole)

    return evidence(READ[0], agrees - neither), evidence(READ[1], diverges - neither)


def negations(claim: Claim) -> Polarities:
    """The negations of a claim, in the offsets of its report."""
    return _negations(claim.text, claim.language, claim.start)


def _opposites(claim: Claim) -> tuple[Pole, ...]:
    return _poles(claim.text, claim.language, claim.start)


# A claim meets many others, and is read for these once.
_SEVERAL = 32_768


@lru_cache(maxsize=_SEVERAL)
def _negations(text: str, language: str, start: int) -> Polarities:
    return polarity.find(text, language, offset=start)


@lru_cache(maxsize=_SEVERAL)
def _poles(text: str, language: str, start: int) -> tuple[Pole, ...]:
    return antonyms.find(text, language, offset=start)


def one_event(left: Claim, right: Claim) -> tuple[str, ...]:
    """What says that both tell of one event: a place, another name and the event, all shared.

    Only for two claims that are as certain, where all that the side with fewer
    names names stands on the other: nothing sets the two events apart, however
    differently the newsrooms word them. Empty otherwise.
    """
    keys = {n.key for n in left.names}, {n.key for n in right.names}
    if left.certainty != right.certainty or not (keys[0] <= keys[1] or keys[1] <= keys[0]):
        return ()
    return anchors(left, right)


def _one_event(left: Claim, right: Claim) -> Iterator[Evidence]:
    shared = one_event(left, right)
    if shared:
        yield Evidence(
            "one event",
            "place",
            1.0,
            f"both tell of {shared[2]} and name {shared[0]} and {shared[1]}",
            spans(n for n in left.names if n.key in shared[:2]),
            spans(n for n in right.names if n.key in shared[:2]),
        )


def _but_for(verdict: Verdict, shared: Coverage) -> Coverage:
    """The coverage of what is left when the details in conflict are taken away."""
    return shared.without(len(verdict.left), len(verdict.right))


def _detail(kind: ReasonType, verdict: Verdict, likeness: float) -> Iterator[Evidence]:
    if verdict.outcome == "equal":
        yield _evidence(f"{kind} equal", kind, verdict, 1.0)
    elif verdict.outcome == "conflicting":
        yield _evidence(f"{kind} conflict", kind, verdict, likeness)


def _evidence(feature: str, kind: ReasonType, verdict: Verdict, value: float) -> Evidence:
    return Evidence(feature, kind, value, verdict.words, verdict.left, verdict.right)


def _span(claim: Claim) -> Span:
    return span(claim.start, claim.end)
