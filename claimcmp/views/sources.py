"""Source against source: what two share, agree and diverge on, and what both leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, Literal, NamedTuple

from claimcmp.comparison import Comparison, Relation
from claimcmp.errors import InputError
from claimcmp.matching.outlets import outlets
from claimcmp.matching.unions import Unions
from claimcmp.report import Report
from claimcmp.views.outline import Outline, outline

__all__ = ["By", "Source", "sources", "sources_of"]

By = Literal["report", "outlet"]

_Pair = tuple[int, int]


class Source(NamedTuple):
    """Who speaks: an outlet with its reports, or one report whose outlet is unknown.

    `name` is the outlet's, or else the report's id.
    """

    name: str
    outlet: str | None
    reports: tuple[str, ...]


def sources_of(reports: Iterable[Report], *, by: By = "outlet") -> tuple[Source, ...]:
    """The sources of some reports, in the order of their first reports.

    Args:
        reports: In order.
        by: "outlet" puts the reports of one outlet together ("NRK", "nrk.no");
            "report" takes each for itself.

    Raises:
        InputError: `by` is neither.
    """
    if by not in ("report", "outlet"):
        raise InputError(f"by={by!r} is no kind of source; want 'report' or 'outlet'")
    known = {r.id: r for r in reports}
    if by == "report":
        return tuple(Source(r.id, r.source, (r.id,)) for r in known.values())
    homes = outlets(known.values())
    one = Unions[str]()
    first: dict[str, str] = {}
    for id, keys in homes.items():
        for key in keys:
            one.join(first.setdefault(key, id), id)
    return tuple(_source([known[id] for id in ids], homes) for ids in one.gather(known))


def _source(reports: list[Report], homes: Mapping[str, object]) -> Source:
    """A source by the shortest of the names that its reports give for it."""
    named = {r.source or r.url or "" for r in reports if homes[r.id]}
    outlet = min((n for n in named if n), key=lambda n: (len(n), n), default=None)
    return Source(outlet or reports[0].id, outlet, tuple(r.id for r in reports))


def sources(comparison: Comparison, *, by: By = "report") -> tuple[dict[str, Any], ...]:
    """One record per pair of sources that carry a matter in common.

    Counted over matters, not over pairs of claims: two sources that agree in
    three sentences on one matter agree once. They may agree and diverge on one
    matter. Pairs with nothing in common are left out.

    Args:
        comparison: What to count.
        by: "report" takes each report for itself, "outlet" the reports of one
            outlet together; a report whose outlet is unknown is a source of its own.

    Returns:
        Records in the order of the reports; empty where no two share a matter. Each holds

        * `left`, `right`: ids of reports, or names of outlets; `left_reports`
          and `right_reports`, their reports' ids; `left_source` and
          `right_source`, the outlets, None where unknown;
        * `shared`: matters that both carry; `agrees` and `diverges`: on how many of these;
        * `left_carries`, `right_carries`: all matters that one of them carries;
          `left_only`, `right_only`: those of them that the other leaves out;
          `left_unique`, `right_unique`: those that nobody else carries;
        * `both_omit`: matters that neither carries, of the `matters` that at
          least two sources carry;
        * `words`: the counts with what they are counted out of.

    Raises:
        InputError: `by` is neither "report" nor "outlet".
    """
    found = sources_of(comparison.reports, by=by)
    count = _Counts(outline(comparison), {id: n for n, s in enumerate(found) for id in s.reports})
    return tuple(_record(found, pair, count) for pair in sorted(count.shared))


class _Counts:
    """How many matters each source carries, and each pair; sources go by number."""

    def __init__(self, view: Outline, number: Mapping[str, int]) -> None:
        self.matters = 0
        self.carries: Counter[int] = Counter()
        self.unique: Counter[int] = Counter()
        self.shared: Counter[_Pair] = Counter()
        self.agrees: Counter[_Pair] = Counter()
        self.diverges: Counter[_Pair] = Counter()
        for matter in view.matters:
            carrying = sorted({number[id] for id in matter.group.reports})
            self.carries.update(carrying)
            if len(carrying) == 1:
                self.unique.update(carrying)
                continue
            self.matters += 1
            self.shared.update(combinations(carrying, 2))
            for counted, relations in (
                (self.agrees, matter.agrees),
                (self.diverges, matter.diverges),
            ):
                pairs = set(_pairs(relations, number))
                # A claim may agree with one that stands in another matter.
                counted.update((a, b) for a, b in pairs if {a, b} <= {*carrying})


def _pairs(relations: Iterable[Relation], number: Mapping[str, int]) -> Iterator[_Pair]:
    """The sources that relations between reports stand between."""
    for relation in relations:
        if relation.left.report and relation.right.report:
            a, b = sorted((number[relation.left.report], number[relation.right.report]))
            if a != b:
                yield a, b


def _record(found: tuple[Source, ...], pair: _Pair, count: _Counts) -> dict[str, Any]:
    a, b = pair
    left, right = found[a], found[b]
    shared, agrees, diverges = count.shared[pair], count.agrees[pair], count.diverges[pair]
    several = [count.carries[n] - count.unique[n] for n in pair]
    # What at least one of the two carries, of the matters that several sources carry.
    both_omit = count.matters - (sum(several) - shared)
    return {
        "left": left.name,
        "right": right.name,
        "left_source": left.outlet,
        "right_source": right.outlet,
        "shared": shared,
        "agrees": agrees,
        "diverges": diverges,
        "left_reports": left.reports,
        "right_reports": right.reports,
        "left_carries": count.carries[a],
        "right_carries": count.carries[b],
        "left_only": count.carries[a] - shared,
        "right_only": count.carries[b] - shared,
        "left_unique": count.unique[a],
        "right_unique": count.unique[b],
        "both_omit": both_omit,
        "matters": count.matters,
        "words": (
            f"agree on {agrees} of {_matters(shared)} both carry, diverge on {diverges}; "
            f"both leave out {both_omit} of {_matters(count.matters)} at least two carry"
        ),
    }


def _matters(number: int) -> str:
    return f"{number} matter{'' if number == 1 else 's'}"
