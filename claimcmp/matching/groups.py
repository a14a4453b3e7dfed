"""Matters: the claims of all reports that speak of one thing, and what they add up to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claimcmp.comparison import Dispute, Group, Relation, Verdict
from claimcmp.matching.origins import counts, independent
from claimcmp.report import Claim, Report

__all__ = ["form_groups"]

Matrix = NDArray[np.float32]

# A merge needs the two clusters to be near as wholes, or a chain of pairs, each
# near enough, would end in one group of everything.
_NEAR_AS_WHOLES = 0.35
_WEIGHT = {"agrees": 2, "diverges": 2, "related": 1, "unrelated": 0}


def form_groups(
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    vectors: Matrix,
    reports: Mapping[str, Report],
) -> tuple[Group, ...]:
    """Every claim in exactly one group, in the order of the first claim.

    Agreements and conflicts join claims, surest first, as long as the clusters
    they join are near as wholes. A mere topic joins only what nothing else
    joined, so that it never draws a report into others' agreement. A clause
    that nothing joins stays with its sentence.

    Args:
        claims: All claims, in order.
        relations: Between these claims.
        vectors: One unit row per claim, in the same order.
        reports: By id.
    """
    row = {c.id: n for n, c in enumerate(claims)}
    member = list(range(len(claims)))
    cluster = {n: [n] for n in range(len(claims))}
    ordered = sorted(
        relations,
        key=lambda r: (-_WEIGHT[r.kind], -r.confidence * r.cosine, r.left.id, r.right.id),
    )
    telling = [r for r in ordered if _tells(r)]
    _join(telling, row, vectors, member, cluster)
    settled = {n for rows in cluster.values() if len(rows) > 1 for n in rows}
    topics = (r for r in ordered if not {row[r.left.id], row[r.right.id]} & settled)
    _join([r for r in topics if not _tells(r)], row, vectors, member, cluster)
    _keep_with_sentence(claims, member, cluster)
    by_group = sorted(cluster.values(), key=min)
    return tuple(_group([claims[n] for n in sorted(rows)], relations, reports) for rows in by_group)


# A conflict that the gate of time held back still is about one matter.
_HELD_BACK = ("later development", "time unknown", "different event", "undecided")


def _tells(relation: Relation) -> bool:
    """Whether a relation is more than a common topic."""
    return relation.kind in ("agrees", "diverges") or any(c in _HELD_BACK for c in relation.caveats)


def _join(
    relations: Iterable[Relation],
    row: Mapping[str, int],
    vectors: Matrix,
    member: list[int],
    cluster: dict[int, list[int]],
) -> None:
    """Merge the clusters that relations tie together, in the order given."""
    for relation in relations:
        a, b = member[row[relation.left.id]], member[row[relation.right.id]]
        # A denial need not be near what it denies: "the allegations" has other words.
        tied = relation.kind == "diverges" or _near(vectors, cluster[a], cluster[b])
        if a != b and tied:
            _merge(member, cluster, a, b)


def _near(vectors: Matrix, left: list[int], right: list[int]) -> bool:
    return float((vectors[left] @ vectors[right].T).mean()) >= _NEAR_AS_WHOLES


def _merge(member: list[int], cluster: dict[int, list[int]], a: int, b: int) -> None:
    a, b = min(a, b), max(a, b)
    for n in cluster[b]:
        member[n] = a
    cluster[a] += cluster.pop(b)


def _keep_with_sentence(
    claims: Sequence[Claim], member: list[int], cluster: dict[int, list[int]]
) -> None:
    """A clause that stands alone joins the claim of its whole sentence."""
    whole = {
        (c.report, c.context_start): n
        for n, c in reversed(list(enumerate(claims)))
        if c.start == c.context_start
    }
    for n, claim in enumerate(claims):
        home = whole.get((claim.report, claim.context_start), n)
        if home != n and len(cluster[member[n]]) == 1 and member[home] != member[n]:
            _merge(member, cluster, member[home], member[n])


def _group(
    claims: Sequence[Claim], relations: Iterable[Relation], reports: Mapping[str, Report]
) -> Group:
    ids = {c.id for c in claims}
    inside = [r for r in relations if r.left.id in ids and r.right.id in ids]
    carrying = sorted({c.report for c in claims if c.report})
    voiced = _agreeing(claims, inside)
    digest = hashlib.sha256("\0".join(sorted(ids)).encode()).hexdigest()
    return Group(
        id=f"g{digest[:12]}",
        claims=tuple(c.id for c in _telling_first(claims, inside)),
        reports=tuple(carrying),
        title=_telling_first(claims, inside)[0].standalone,
        verdict=_verdict(inside, carrying, voiced, reports),
        dispute=_dispute(inside),
        counts=counts(claims, reports),
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
) -> Verdict:
    between = [r for r in inside if r.scope == "between_reports"]
    if any(r.kind == "diverges" for r in between):
        return "disputed"
    if any(r.develops for r in between):
        return "developing"
    if len({c.report for c in agreeing}) >= 2:
        return "corroborated" if independent(agreeing, reports) >= 2 else "repeated"
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
