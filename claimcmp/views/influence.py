"""What hangs on one source: which verdicts would be others without its reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

import numpy as np

from claimcmp.comparison import Comparison, Fold, Group, Relation, Verdict
from claimcmp.errors import InputError
from claimcmp.matching.folds import fold_reports
from claimcmp.matching.groups import gather_claims, verdicts
from claimcmp.report import Claim, Report
from claimcmp.values import Value
from claimcmp.views.sources import By, Source, sources_of

__all__ = ["Flip", "Influence", "influence", "reports_of"]

_STRONGEST: tuple[Verdict, ...] = get_args(Verdict)


class Flip(Value):
    """A matter whose verdict would be another; of several matters left, the strongest counts."""

    group: str
    title: str
    before: Verdict
    after: Verdict


class Influence(Value):
    """One source: an outlet, or a report whose outlet is unknown, and what hangs on it.

    `shared` are the matters that it carries and others carry too, `flips`
    those of them whose verdict would be another without it, `alone` the matters
    that nobody else carries, which would be gone.
    """

    source: str
    outlet: str | None
    reports: tuple[str, ...]
    shared: int
    alone: int
    flips: tuple[Flip, ...] = ()

    @property
    def words(self) -> str:
        """With its denominator: "2 of 7 shared matters would read otherwise; 3 would be gone"."""
        return (
            f"{len(self.flips)} of {self.shared} shared "
            f"matter{'' if self.shared == 1 else 's'} would read otherwise; {self.alone} "
            f"that nobody else carries would be gone"
        )


def influence(
    comparison: Comparison, *, by: By = "outlet", exact: bool = False
) -> tuple[Influence, ...]:
    """For each source, the matters whose verdict would be another without it.

    Told from the relations and matters at hand, in little time: the claims that
    stay are set together again by the relations that are left. Once a report is
    gone, others can have the nearest claims, and a matter may then be cut
    otherwise: with translated news one in twenty-five verdicts differed from
    those of a new comparison. With `exact` the comparison is done again without each
    source (see `Comparison.without`), which reads, encodes and judges little
    anew, but takes as many comparisons as there are sources.

    Args:
        comparison: The reports, compared.
        by: "outlet" takes the reports of one outlet out together, "report" each for itself.
        exact: Compare again without each source.

    Returns:
        One record per source, in the order of the reports; empty without reports.

    Raises:
        InputError: `by` is neither.
        ModelError: `exact` of a comparison that was read from a file, and made
            with an encoder or judge that is not the package's own.
    """
    found = sources_of(comparison.reports, by=by)
    parts = _Parts(comparison)
    if not exact:
        return tuple(_influence(s, parts, _kept_relations(set(s.reports), parts)) for s in found)
    if comparison._workings is None and found:
        comparison = comparison.update()  # once for all: what was read from a file has kept nothing
    return tuple(_influence(s, parts, _done_again(s.reports, comparison)) for s in found)


def reports_of(comparison: Comparison, source: str) -> tuple[str, ...]:
    """The ids of the reports of a source: an outlet by any of its names, or a report by its id.

    Raises:
        InputError: Nothing in the comparison goes by that name.
    """
    known = {r.id: r for r in comparison.reports}
    found = sources_of(comparison.reports)
    for reports in (s.reports for s in found):
        if any(known[id].source == source for id in reports):
            return reports
    for one in found:
        if one.name == source:
            return one.reports
    if source in known:
        return (source,)
    names = ", ".join(repr(s.name) for s in found[:8]) or "none"
    raise InputError(
        f"{source!r} is neither an outlet nor the id of a report here; want one of {names}"
    )


class _Parts:
    """A comparison, laid out by group and by report."""

    def __init__(self, comparison: Comparison) -> None:
        self.reports = {r.id: r for r in comparison.reports}
        self.folds = comparison.folds
        self.claims = {c.id: c for c in comparison.claims}
        self.groups: dict[str, list[Group]] = defaultdict(list)
        home = {c: g.id for g in comparison.groups for c in g.claims}
        for group in comparison.groups:
            for report in group.reports:
                self.groups[report].append(group)
        self.inside: dict[str, list[Relation]] = defaultdict(list)
        self.between: dict[str, list[Relation]] = defaultdict(list)
        for relation in comparison.relations:
            if home[relation.left.id] == home[relation.right.id]:
                self.inside[home[relation.left.id]].append(relation)
            if relation.scope == "between_reports":
                self.between[relation.left.report or ""].append(relation)
        self.by_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in comparison.claims:
            self.by_report[claim.report or ""].append(claim)


_After = Callable[[Sequence[Group]], Sequence[Verdict]]
"""The verdicts on what is left of some matters."""


def _influence(source: Source, parts: _Parts, after: _After) -> Influence:
    gone = set(source.reports)
    touched = {g.id: g for id in source.reports for g in parts.groups.get(id, ())}
    shared = [g for g in touched.values() if not gone >= set(g.reports)]
    left = after(shared) if shared else ()
    return Influence(
        source=source.name,
        outlet=source.outlet,
        reports=source.reports,
        shared=len(shared),
        alone=len(touched) - len(shared),
        flips=tuple(
            Flip(group=group.id, title=group.title, before=group.verdict, after=verdict)
            for group, verdict in zip(shared, left, strict=True)
            if verdict != group.verdict
        ),
    )


def _done_again(reports: Sequence[str], comparison: Comparison) -> _After:
    """The verdicts of a new comparison without some reports."""

    def after(groups: Sequence[Group]) -> Sequence[Verdict]:
        again = comparison.update(remove=reports).groups
        now = {c: g.verdict for g in again for c in g.claims}
        return [_strongest(now[c] for c in g.claims if c in now) for g in groups]

    return after


def _kept_relations(gone: set[str], parts: _Parts) -> _After:
    """The verdicts that the relations left between the other reports give."""

    def after(groups: Sequence[Group]) -> Sequence[Verdict]:
        claims: list[Claim] = []
        relations: list[Relation] = []
        clusters: list[list[int]] = []
        home: list[int] = []
        for n, group in enumerate(groups):
            stay, inside = _left_of(group, gone, parts)
            # Of one matter before, they are near enough as wholes: only relations are asked for.
            alike = np.ones((len(stay), 1), dtype=np.float32)
            gathered = gather_claims(stay, inside, alike)
            clusters += [[len(claims) + row for row in rows] for rows in gathered]
            home += [n] * len(gathered)
            claims += stay
            relations += inside
        folds = _folds_without(gone, parts)
        found: list[list[Verdict]] = [[] for _ in groups]
        left = verdicts(claims, relations, clusters, parts.reports, folds)
        for n, verdict in zip(home, left, strict=True):
            found[n].append(verdict)
        return [_strongest(some) for some in found]

    return after


def _left_of(group: Group, gone: set[str], parts: _Parts) -> tuple[list[Claim], list[Relation]]:
    """The claims of a matter that stay, in the order of the texts, with their relations."""
    claims = [c for id in group.claims if (c := parts.claims[id]).report not in gone]
    claims.sort(key=lambda c: (c.report or "", c.start, -c.end, c.id))
    kept = {c.id for c in claims}
    inside = parts.inside.get(group.id, ())
    return claims, [r for r in inside if r.left.id in kept and r.right.id in kept]


def _strongest(verdicts: Iterable[Verdict]) -> Verdict:
    return min(verdicts, key=_STRONGEST.index)


def _folds_without(gone: set[str], parts: _Parts) -> tuple[Fold, ...]:
    """Which reports share an origin when some are gone: two copies may be one by way of a third."""
    held = [f for f in parts.folds if not gone & set(f.reports)]
    left = {id for f in parts.folds if gone & set(f.reports) for id in f.reports} - gone
    if not left:
        return tuple(held)
    return (*held, *_folds_of([parts.reports[id] for id in sorted(left)], parts))


def _folds_of(reports: Sequence[Report], parts: _Parts) -> tuple[Fold, ...]:
    ids: Mapping[str, Report] = {r.id: r for r in reports}
    claims = [c for id in ids for c in parts.by_report[id]]
    relations = (r for id in ids for r in parts.between[id] if r.right.report in ids)
    return fold_reports(reports, claims, relations)
