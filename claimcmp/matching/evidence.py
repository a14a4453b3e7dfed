"""What speaks for and against two claims saying the same, as typed, signed numbers.

Every piece of evidence is a feature of the judge and, weighted, a reason that
people see; so each says in words what it rests on and where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from claimcmp.comparison import ReasonType
from claimcmp.cues import antonyms, names, numbers, polarity, times
from claimcmp.cues.verdict import Verdict, spans
from claimcmp.matching.words import Coverage
from claimcmp.report import Claim
from claimcmp.values import Span

__all__ = ["FEATURES", "Evidence", "gather", "likenesses"]

FEATURES: tuple[str, ...] = (
    "cosine",
    "coverage of the shorter",
    "coverage of the longer",
    "number equal",
    "number conflict",
    "time equal",
    "time conflict",
    "names shared",
    "names conflict",
    "polarity conflict",
    "antonyms",
    "certainty differs",
)
"""The judge's features, in the order of its weights."""


Alike = Callable[[Coverage], float]
"""The chance, 0..1, that two claims with such a coverage state one thing but for a detail."""

_ENOUGH_NAMES = 3


class Evidence(NamedTuple):
    """One feature's value for a pair of claims; `value` is 0 where it says nothing."""

    feature: str
    type: ReasonType
    value: float
    words: str
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


def likenesses(
    left: Claim, right: Claim, cosine: float, shared: Coverage
) -> tuple[float, float, float, float, float, float]:
    """What tells whether two claims state one thing but for a detail, each 0..1.

    Cosine, coverage of the shorter and of the longer side, whether both name
    anything, the share of names of the side with fewer that the other has
    too, and the same for numbers.
    """
    keys = {n.key for n in left.names}, {n.key for n in right.names}
    values = {n.low for n in left.numbers}, {n.low for n in right.numbers}
    named = float(bool(keys[0] and keys[1]))
    return cosine, shared.shorter, shared.longer, named, _overlap(*keys), _overlap(*values)


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
    silent = Evidence("", "meaning", 0.0, "")
    return tuple(found.get(f, silent._replace(feature=f)) for f in FEATURES)


def _all(
    left: Claim, right: Claim, cosine: float, shared: Coverage, alike: Alike
) -> Iterator[Evidence]:
    whole = (_span(left),), (_span(right),)
    likeness = alike(shared)
    yield Evidence("cosine", "meaning", cosine, f"the two mean alike: {cosine:.2f}", *whole)
    for feature, value in (
        ("coverage of the shorter", shared.shorter),
        ("coverage of the longer", shared.longer),
    ):
        yield Evidence(feature, "meaning", value, f"words found on the other side: {value:.2f}")
    within = (left.standalone, right.standalone)
    counted = numbers.compare(left.numbers, right.numbers, within=within)
    yield from _detail("number", counted, alike(_but_for(counted, shared)))
    timed = times.compare(left.times, right.times)
    yield from _detail("time", timed, alike(_but_for(timed, shared)))
    yield from _shared_names(left, right)
    named = names.compare(left.names, right.names, within=within)
    if named.outcome == "conflicting":
        yield _evidence("names conflict", "actor", named, alike(_but_for(named, shared)))
    poles = polarity.compare(
        polarity.find(left.text, left.language, offset=left.start),
        polarity.find(right.text, right.language, offset=right.start),
    )
    if poles.outcome == "conflicting":
        # A negation stands on one side; what it denies is the whole of the other.
        here, there = poles.left or whole[0], poles.right or whole[1]
        yield Evidence("polarity conflict", "polarity", likeness, poles.words, here, there)
    opposed = antonyms.compare(
        antonyms.find(left.text, left.language, offset=left.start),
        antonyms.find(right.text, right.language, offset=right.start),
    )
    if opposed.outcome == "conflicting":
        yield _evidence("antonyms", "polarity", opposed, likeness)
    if left.certainty != right.certainty:
        words = f"{left.certainty} against {right.certainty}"
        yield Evidence("certainty differs", "certainty", likeness, words, *whole)


def _but_for(verdict: Verdict, shared: Coverage) -> Coverage:
    """The coverage of what is left when the details in conflict are taken away."""
    return shared.without(len(verdict.left), len(verdict.right))


def _detail(kind: ReasonType, verdict: Verdict, likeness: float) -> Iterator[Evidence]:
    if verdict.outcome == "equal":
        yield _evidence(f"{kind} equal", kind, verdict, 1.0)
    elif verdict.outcome == "conflicting":
        yield _evidence(f"{kind} conflict", kind, verdict, likeness)


def _shared_names(left: Claim, right: Claim) -> Iterator[Evidence]:
    """The names that both sides hold: three or more say all that names can."""
    keys = {n.key for n in right.names}
    mine = {n.key: n for n in reversed(left.names) if n.key in keys}
    if mine:
        yours = [n for n in right.names if n.key in mine]
        spelled = ", ".join(n.text for n in sorted(mine.values(), key=lambda n: n.start))
        yield Evidence(
            "names shared",
            "actor",
            min(len(mine), _ENOUGH_NAMES) / _ENOUGH_NAMES,
            f"both name {spelled}",
            spans(sorted(mine.values(), key=lambda n: n.start)),
            spans(yours),
        )


def _evidence(feature: str, kind: ReasonType, verdict: Verdict, value: float) -> Evidence:
    return Evidence(feature, kind, value, verdict.words, verdict.left, verdict.right)


def _span(claim: Claim) -> Span:
    return Span(start=claim.start, end=claim.end)
