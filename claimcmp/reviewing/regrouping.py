"""Merged and split matters: which claims stand together after a review.

Entries act in the order of the log. One whose outcome a later entry destroys
is overruled by that entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from claimcmp.comparison import Relation
from claimcmp.report import Claim
from claimcmp.reviewing.deciding import Effect, Rows
from claimcmp.reviewing.resolving import Resolved

__all__ = ["Regrouped", "regroup"]


class Regrouped(NamedTuple):
    """Rows that stand together, in order, and what each merge and split did, by its place."""

    clusters: list[list[int]]
    effects: dict[int, Effect]


def regroup(
    resolved: Sequence[Resolved],
    joins: Mapping[int, Rows],
    clusters: list[list[int]],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
) -> Regrouped:
    """Apply merges and splits to clusters of claims.

    A pair that was given the kind "agrees" or "diverges" (`joins`) is of one
    matter too. A claim that is taken out takes the other claims of its
    sentence along, unless a relation ties them to what stays.

    Args:
        resolved: The entries, in the order of the log.
        joins: Pairs of rows to hold together, by the entry's place in the log.
        clusters: Every row in exactly one.
        claims: By row.
        relations: Between these claims, after the review.
    """
    acting = [n for n, r in enumerate(resolved) if r.stands and r.entry.action in _ACTIONS]
    acting = sorted({*acting, *joins})
    if not acting:
        return Regrouped(clusters, {})
    homes = _Homes(clusters)
    tied = _ties(claims, relations)
    effects: dict[int, Effect] = {}
    touching: dict[int, list[int]] = defaultdict(list)
    for n in acting:
        item = resolved[n]
        if n in joins:
            moved = homes.merge(*joins[n])
        elif item.entry.action == "merge":
            a, b = item.claims[0], item.others[0]
            moved = homes.merge(a, b)
            effects[n] = Effect("applied", "one matter now" if moved else "one matter already")
        else:
            moved = _split(item, homes, claims, tied)
            effects[n] = Effect("applied", "taken out" if moved else "stands apart already")
        for earlier in sorted({e for row in moved for e in touching[row]}):
            if effects[earlier].status == "applied" and not _holds(resolved[earlier], homes):
                effects[earlier] = _overruled(item)
        if n in effects:
            for row in {*item.claims, *item.others}:
                touching[row].append(n)
    for n, effect in effects.items():
        if effect.status == "overruled" and _holds(resolved[n], homes):
            effects[n] = Effect("applied", "as a later entry has it again")
    return Regrouped(homes.clusters(), effects)


_ACTIONS = ("merge", "split")


class _Homes:
    """Which rows stand together; clusters go by number."""

    def __init__(self, clusters: Sequence[Sequence[int]]) -> None:
        self.rows = {n: set(rows) for n, rows in enumerate(clusters)}
        self.of = {row: n for n, rows in self.rows.items() for row in rows}
        self._next = len(clusters)

    def merge(self, a: int, b: int) -> set[int]:
        """Make one cluster of those of two rows; gives the rows of the smaller of the two.

        None where it was one already. A split that this undoes has one side
        among the rows given, so that nobody need look at the larger cluster.
        """
        into, gone = sorted((self.of[a], self.of[b]), key=lambda n: (-len(self.rows[n]), n))
        if into == gone:
            return set()
        for row in self.rows[gone]:
            self.of[row] = into
        moved = self.rows.pop(gone)
        self.rows[into] |= moved
        return moved

    def take_out(self, rows: set[int]) -> None:
        """Give rows of one cluster a cluster of their own."""
        self.rows[self.of[min(rows)]] -= rows
        self.rows[self._next] = rows
        for row in rows:
            self.of[row] = self._next
        self._next += 1

    def clusters(self) -> list[list[int]]:
        """The rows of each cluster, in order, clusters by their first row."""
        return sorted(sorted(rows) for rows in self.rows.values())


def _split(
    item: Resolved, homes: _Homes, claims: Sequence[Claim], tied: Mapping[int, Collection[int]]
) -> set[int]:
    """Take the entry's claims out of the clusters of its others; gives the rows that moved."""
    held = {homes.of[row] for row in item.others}
    leaving: dict[int, set[int]] = defaultdict(set)
    for row in item.claims:
        if homes.of[row] in held:
            leaving[homes.of[row]].add(row)
    moved: set[int] = set()
    for home, rows in leaving.items():
        sentences = {(claims[n].report, claims[n].context_start) for n in rows}
        staying = homes.rows[home] - rows
        along = {
            n
            for n in staying - {*item.others}
            if (claims[n].report, claims[n].context_start) in sentences
            and not staying & {*tied.get(n, ())}
        }
        homes.take_out(rows | along)
        moved |= rows | along
    return moved


def _ties(claims: Sequence[Claim], relations: Sequence[Relation]) -> dict[int, set[int]]:
    """For each row, the rows it has a relation with."""
    row = {c.id: n for n, c in enumerate(claims)}
    tied: dict[int, set[int]] = defaultdict(set)
    for relation in relations:
        a, b = row[relation.left.id], row[relation.right.id]
        tied[a].add(b)
        tied[b].add(a)
    return tied


def _holds(item: Resolved, homes: _Homes) -> bool:
    """Whether what a merge or split wanted is so."""
    if item.entry.action == "merge":
        return homes.of[item.claims[0]] == homes.of[item.others[0]]
    apart = {homes.of[row] for row in item.claims}
    return not any(homes.of[row] in apart for row in item.others)


def _overruled(by: Resolved) -> Effect:
    words = f"a later entry ({by.entry.id}, {by.entry.action}) says otherwise, and that counts"
    return Effect("overruled", words, by=by.entry.id)
