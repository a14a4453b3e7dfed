"""Accepted, rejected and relabelled pairs: the relations that a review leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from claimcmp.comparison import Caveat, Relation
from claimcmp.corrections import Correction, Status
from claimcmp.report import Claim
from claimcmp.reviewing.resolving import Resolved
from claimcmp.values import Kind

__all__ = ["Decided", "Effect", "Rows", "decide"]

Rows = tuple[int, int]
"""The rows of two claims, the lower first."""

_REVIEWED: dict[str, Literal["accepted", "rejected", "relabelled"]] = {
    "accept": "accepted",
    "reject": "rejected",
    "relabel": "relabelled",
}
# These say why the machine gave no other kind; under a kind that somebody chose they are untrue.
_OF_THE_PAIR: tuple[Caveat, ...] = ("more detail", "same event assumed")


class Effect(NamedTuple):
    """What one entry did."""

    status: Status
    words: str
    was: Kind | None = None
    now: Kind | None = None
    by: str | None = None


class Decided(NamedTuple):
    """The relations that are left, and what each entry about a pair did, by its place in the log.

    `joins` are the pairs of which an entry says that they speak of one matter,
    though they had another kind without it.
    """

    relations: list[Relation]
    effects: dict[int, Effect]
    joins: dict[int, Rows]


def decide(
    resolved: Sequence[Resolved],
    relations: Sequence[Relation],
    claims: Sequence[Claim],
    judged: Callable[[Sequence[Rows]], Sequence[Relation]],
) -> Decided:
    """Give every reviewed pair the kind that its last entry says.

    Args:
        resolved: The entries, in the order of the log.
        relations: What the machine found, in its order.
        claims: All claims, by row.
        judged: Gives the machine's relations of pairs that it did not list:
            a pair that was accepted or relabelled stays, whatever a later
            model thinks of it.
    """
    entries: dict[Rows, list[int]] = {}
    for n, item in enumerate(resolved):
        if item.stands and item.entry.action in _REVIEWED:
            a, b = item.claims[0], item.others[0]
            entries.setdefault((min(a, b), max(a, b)), []).append(n)
    if not entries:
        return Decided(list(relations), {}, {})
    last = {pair: resolved[places[-1]].entry for pair, places in entries.items()}
    row = {c.id: n for n, c in enumerate(claims)}
    kept: list[Relation] = []
    listed: dict[Rows, Relation] = {}
    for relation in relations:
        pair = _rows(relation, row)
        if pair not in last:
            kept.append(relation)
        elif pair not in listed:
            listed[pair] = relation
            kept += _corrected(relation, last[pair])
    unlisted = [p for p, e in last.items() if p not in listed and e.action != "reject"]
    found = dict(zip(unlisted, judged(unlisted), strict=True)) if unlisted else {}
    kept, replaced = _without_other_clauses(kept, found)
    for pair, relation in found.items():
        kept += _corrected(relation, last[pair])
    effects: dict[int, Effect] = {}
    joins: dict[int, Rows] = {}
    for pair, places in entries.items():
        machine = listed.get(pair) or found.get(pair)
        was = (machine.machine or machine.kind) if machine else "unrelated"
        for n in places:
            effect = _effect(resolved[n].entry, last[pair], was, pair in listed)
            effects[n] = effect._replace(words=effect.words + replaced.get(pair, ""))
        if last[pair].decided in ("agrees", "diverges") and last[pair].decided != was:
            joins[places[-1]] = pair
    return Decided(kept, effects, joins)


def _rows(relation: Relation, row: dict[str, int]) -> Rows:
    a, b = row[relation.left.id], row[relation.right.id]
    return (min(a, b), max(a, b))


def _without_other_clauses(
    kept: Sequence[Relation], found: Mapping[Rows, Relation]
) -> tuple[list[Relation], dict[Rows, str]]:
    """Leave out what a machine found between other clauses of sentences that somebody judged.

    Two sentences of two reports have one relation; what was left out is told.
    """
    judged = {_sentences(r): pair for pair, r in found.items() if r.scope == "between_reports"}
    left: list[Relation] = []
    told: dict[Rows, str] = {}
    for relation in kept:
        pair = judged.get(_sentences(relation))
        if pair is None or relation.reviewed:
            left.append(relation)
        else:
            told[pair] = f"; in place of other clauses of these sentences, found as {relation.kind}"
    return left, told


def _sentences(relation: Relation) -> frozenset[tuple[str | None, int]]:
    return frozenset((c.report, c.context_start) for c in (relation.left, relation.right))


def _corrected(relation: Relation, entry: Correction) -> list[Relation]:
    """The relation as the entry wants it; nothing for a rejected one."""
    if entry.decided == "unrelated" or entry.decided is None:
        return []
    changed: dict[str, object] = {
        "kind": entry.decided,
        "machine": relation.machine or relation.kind,
        "reviewed": _REVIEWED[entry.action],
    }
    if entry.decided != relation.kind:
        changed["caveats"] = tuple(c for c in relation.caveats if c in _OF_THE_PAIR)
        changed["held_back"] = None
    return [relation.model_copy(update=changed)]


def _effect(entry: Correction, last: Correction, was: Kind, listed: bool) -> Effect:
    if entry.decided != last.decided:
        words = (
            f"{_said(entry)}, but a later entry ({last.id}) says {last.decided}, and that counts"
        )
        return Effect("overruled", words, by=last.id)
    now = entry.decided
    if not listed and entry.action == "reject":
        return Effect("applied", "rejected; it is not found without that either", was, now)
    if was == now:
        alone = "" if listed else ", though it would not be listed without the review"
        return Effect("applied", f"{now}, as without the review{alone}", was, now)
    if entry.action == "reject":
        return Effect("applied", f"rejected; {was} without the review", was, now)
    return Effect("applied", f"{was} without the review, {now} with it", was, now)


def _said(entry: Correction) -> str:
    return f"says {entry.decided}"
