"""Matters: the claims of all reports that speak of one thing, and what they add up to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claimcmp.comparison import Relation
from claimcmp.group import Dispute, Fold, Group, Verdict
from claimcmp.matching.bridges import find_bridges
from claimcmp.matching.folds import bearing, folded
from claimcmp.matching.origins import counts, independent
from claimcmp.matching.vectors import Matrix
from claimcmp.report import Claim, Report

__all__ = ["describe", "form_groups", "gather_claims", "tells", "verdicts"]

# A merge needs the two clusters to be near as wholes, or a chain of pairs, each
# near enough, would end in one group of everything.
_NEAR_AS_WHOLES = 0.35
# A conflict that is in doubt, and not even of one time, tells little more than that
# both claims are on one topic; it must be as near as a topic is (`Settings.same_matter`).
_NEAR_IN_DOUBT = 0.5
_WEIGHT = {"agrees": 2, "diverges": 2, "related": 1, "unrelated": 0}


def form_groups(
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    vectors: Matrix,
    reports: Mapping[str, Report],
    folds: Sequence[Fold] = (),
) -> tuple[Group, ...]:
    """Every claim in exactly one group, in the order of the first claim.

    Args:
        claims: All claims, in order.
        relations: Between these claims.
        vectors: One unit row per claim, in the same order.
        reports: By id.
        folds: Which reports share an origin as wholes (see `fold_reports`).
    """
    return describe(claims, relations, gather_claims(claims, relations, vectors), reports, folds)


def gather_claims(
    claims: Sequence[Claim], relations: Sequence[Relation], vectors: Matrix
) -> list[list[int]]:
    """Which claims stand together, as rows in order, clusters by their first row.

    Agreements and conflicts join claims, surest first, as long as the clusters
    they join are near as wholes. A mere topic, or a conflict in doubt, joins
    what nothing else joined, so that it never draws a report into others'
    agreement. A clause
    that nothing joins stays with its sentence.
    """
    row = {c.id: n for n, c in enumerate(claims)}
    clusters = _Clusters(vectors)
    ordered = sorted(
        relations,
        key=lambda r: (-_WEIGHT[r.kind], -r.confidence * r.cosine, r.left.id, r.right.id),
    )
    _join((r for r in ordered if tells(r)), row, clusters)
    settled = {n for n in range(len(claims)) if clusters.size(n) > 1}
    topics = (r for r in ordered if r.kind == "related")
    loose = (r for r in topics if not {row[r.left.id], row[r.right.id]} & settled)
    _join_topics(loose, row, clusters)
    _keep_with_sentence(claims, clusters)
    return clusters.members()


def describe(
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    clusters: Sequence[Sequence[int]],
    reports: Mapping[str, Report],
    folds: Sequence[Fold] = (),
) -> tuple[Group, ...]:
    """What the claims that stand together add up to, group by group, in the order given."""
    inside = _inside(claims, relations, clusters)
    tied = bearing(folds)
    return tuple(
        _group([claims[n] for n in rows], inside.get(i, ()), reports, tied)
        for i, rows in enumerate(clusters)
    )


def verdicts(
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    clusters: Sequence[Sequence[int]],
    reports: Mapping[str, Report],
    folds: Sequence[Fold] = (),
) -> tuple[Verdict, ...]:
    """The verdicts alone that `describe` gives, at a small part of the cost."""
    inside = _inside(claims, relations, clusters)
    tied = bearing(folds)
    found = []
    for i, rows in enumerate(clusters):
        own, between = [claims[n] for n in rows], inside.get(i, ())
        carrying = sorted({c.report for c in own if c.report})
        shared = _folds_on(carrying, tied)
        found.append(_verdict(between, carrying, _agreeing(own, between), reports, shared))
    return tuple(found)


def _inside(
    claims: Sequence[Claim], relations: Sequence[Relation], clusters: Sequence[Sequence[int]]
) -> dict[int, list[Relation]]:
    """The relations inside each cluster, by its place."""
    home = {claims[n].id: i for i, rows in enumerate(clusters) for n in rows}
    inside: dict[int, list[Relation]] = {}
    for relation in relations:
        if home[relation.left.id] == home[relation.right.id]:
            inside.setdefault(home[relation.left.id], []).append(relation)
    return inside


def _folds_on(carrying: Sequence[str], tied: Mapping[str, Sequence[Fold]]) -> list[Fold]:
    """The folds that can bear on some reports."""
    # One report has nobody to be one with.
    shared = carrying if len(carrying) > 1 else ()
    return list({f: None for id in shared for f in tied.get(id, ())})


class _Clusters:
    """Which rows stand together; a cluster goes by its first row.

    The sum of a cluster's vectors is kept, so that how near two clusters are
    as wholes costs the same whatever their size.
    """

    def __init__(self, vectors: Matrix) -> None:
        self._home = list(range(len(vectors)))
        self._rows = {n: [n] for n in self._home}
        self._sums: dict[int, NDArray[np.float64]] = {}
        self._vectors = vectors

    def of(self, n: int) -> int:
        """The cluster that row `n` stands in."""
        return self._home[n]

    def size(self, n: int) -> int:
        """How many rows stand together with row `n`, itself included."""
        return len(self._rows[self._home[n]])

    def members(self) -> list[list[int]]:
        """The rows of each cluster, in order, clusters by their first row."""
        return [sorted(self._rows[home]) for home in sorted(self._rows)]

    def nearness(self, a: int, b: int) -> float:
        """The mean cosine, -1..1, between the rows of cluster `a` and those of cluster `b`."""
        return float(self._sum(a) @ self._sum(b)) / (len(self._rows[a]) * len(self._rows[b]))

    def merge(self, a: int, b: int) -> None:
        """Make one cluster of two different ones."""
        a, b = min(a, b), max(a, b)
        self._sums[a] = self._sum(a) + self._sum(b)
        self._sums.pop(b, None)
        for n in self._rows[b]:
            self._home[n] = a
        self._rows[a] += self._rows.pop(b)

    def _sum(self, home: int) -> NDArray[np.float64]:
        known = self._sums.get(home)
        return self._vectors[home].astype(np.float64) if known is None else known


# A conflict that the gate of time held back still is about one matter.
_HELD_BACK = ("later development", "time unknown", "different event")


def tells(relation: Relation) -> bool:
    """Whether a relation is more than a topic: an agreement, a conflict, or one held back."""
    return (
        relation.kind in ("agrees", "diverges")
        or "undecided" in relation.caveats
        or any(c in _HELD_BACK for c in relation.caveats)
    )


def _needed(relation: Relation) -> float:
    """The mean cosine that two clusters need for a relation to make one of them."""
    # A denial need not be near what it denies: "the allegations" has other words.
    if relation.kind == "diverges":
        return -np.inf
    held = any(c in _HELD_BACK for c in relation.caveats)
    return _NEAR_IN_DOUBT if held and "undecided" in relation.caveats else _NEAR_AS_WHOLES


def _join(relations: Iterable[Relation], row: Mapping[str, int], clusters: _Clusters) -> None:
    """Merge the clusters that relations tie together, in the order given."""
    for relation in relations:
        a, b = clusters.of(row[relation.left.id]), clusters.of(row[relation.right.id])
        if a == b:
            continue
        if clusters.nearness(a, b) >= _needed(relation):
            clusters.merge(a, b)


def _join_topics(
    relations: Iterable[Relation], row: Mapping[str, int], clusters: _Clusters
) -> None:
    """Merge what topics tie together, in the order given.

    Two claims that stand alone are taken as they come: it is their sentences,
    speaker and all, that are each other's nearest. What would make more than
    a pair has to be near as a whole.
    """
    for relation in relations:
        a, b = clusters.of(row[relation.left.id]), clusters.of(row[relation.right.id])
        alone = clusters.size(a) == clusters.size(b) == 1
        if a != b and (alone or clusters.nearness(a, b) >= _NEAR_AS_WHOLES):
            clusters.merge(a, b)


def _keep_with_sentence(claims: Sequence[Claim], clusters: _Clusters) -> None:
    """A clause that stands alone joins the claim of its whole sentence."""
    whole = {
        (c.report, c.context_start): n
        for n, c in reversed(list(enumerate(claims)))
        if c.start == c.context_start
    }
    for n, claim in enumerate(claims):
        home = whole.get((claim.report, claim.context_start), n)
        if clusters.size(n) == 1 and clusters.of(home) != clusters.of(n):
            clusters.merge(clusters.of(home), clusters.of(n))


def _group(
    claims: Sequence[Claim],
    inside: Sequence[Relation],
    reports: Mapping[str, Report],
    tied: Mapping[str, Sequence[Fold]],
) -> Group:
    ids = sorted(c.id for c in claims)
    carrying = sorted({c.report for c in claims if c.report})
    digest = hashlib.sha256("\0".join(ids).encode()).hexdigest()
    told = _telling_first(claims, inside)
    folds = _folds_on(carrying, tied)
    return Group(
        id=f"g{digest[:12]}",
        claims=tuple(c.id for c in told),
        reports=tuple(carrying),
        title=told[0].standalone,
        verdict=_verdict(inside, carrying, _agreeing(claims, inside), reports, folds),
        dispute=_dispute(inside),
        counts=counts(claims, reports, folds=folds, relations=inside),
        folded=folded(claims, reports, folds=folds, relations=inside),
        bridges=find_bridges(claims, inside),
    )


def _agreeing(claims: Sequence[Claim], inside: Sequence[Relation]) -> list[Claim]:
    """The claims that agree with one of another report."""
    agree = [r for r in inside if r.kind == "agrees" and r.scope == "between_reports"]
    ids = {c.id for r in agree for c in (r.left, r.right)}
    return [c for c in claims if c.id in ids]


def _verdict(
    inside: Sequence[Relation],
    carrying: Sequence[str],
    agreeing: Sequence[Claim],
    reports: Mapping[str, Report],
    folds: Sequence[Fold],
) -> Verdict:
    between = [r for r in inside if r.scope == "between_reports"]
    if any(r.kind == "diverges" for r in between):
        return "disputed"
    if any(r.develops for r in between):
        return "developing"
    if len({c.report for c in agreeing}) >= 2:
        voices = independent(agreeing, reports, folds=folds, relations=inside)
        return "corroborated" if voices >= 2 else "repeated"
    return "unsettled" if len(carrying) >= 2 else "single-source"


def _dispute(inside: Sequence[Relation]) -> Dispute | None:
    scopes = {r.scope for r in inside if r.kind == "diverges"}
    if "between_reports" in scopes:
        return "between_reports"
    return "within_report" if "within_report" in scopes else None


def _telling_first(claims: Sequence[Claim], inside: Sequence[Relation]) -> list[Claim]:
    """The claim that most relations rest on first, then by report and place."""
    weight = dict.fromkeys((c.id for c in claims), 0.0)
    for relation in inside:
        for claim in (relation.left, relation.right):
            weight[claim.id] += _WEIGHT[relation.kind] * relation.confidence
    first = min(claims, key=lambda c: (-round(weight[c.id], 6), len(c.standalone), c.id))
    return [first, *(c for c in claims if c is not first)]
