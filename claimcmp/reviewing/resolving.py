"""Which entries of a log are in force, and which claims of a comparison they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcmp.corrections import ClaimMark, Correction, Found
from claimcmp.report import Claim
from claimcmp.reviewing.finding import Index, Place, find, index, missing
from claimcmp.reviewing.log import Log

__all__ = ["Resolved", "in_force", "resolve"]

_ROUGHER: tuple[Found, ...] = ("same", "moved", "reworded")


class Resolved(NamedTuple):
    """An entry with the rows of its claims.

    `claims` and `others` are the two sides: of a pair, one row each; of a
    merge or split, as many as were found. `lost` says what is gone where the
    entry cannot be replayed, `undone` which entry took it back.
    """

    entry: Correction
    claims: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    found: Found | None = None
    lost: str | None = None
    undone: str | None = None

    @property
    def stands(self) -> bool:
        """Whether the entry is in force and its claims are there."""
        return self.lost is None and self.undone is None


def resolve(log: Log, claims: Sequence[Claim]) -> tuple[Resolved, ...]:
    """Every entry of the log, in order, with the claims it is about.

    Args:
        log: As it was read.
        claims: All claims of the comparison, in order; rows are places in it.
    """
    if not log.entries:
        return ()
    entries = [logged.correction for logged in log.entries]
    undone, unknown = _taken_back(entries)
    among = index(claims)
    return tuple(
        _resolved(entry, among)._replace(undone=undone.get(entry.id))
        if entry.action != "undo"
        else Resolved(entry, lost=unknown.get(entry.id), undone=undone.get(entry.id))
        for entry in entries
    )


def in_force(entries: Sequence[Correction]) -> list[Correction]:
    """The entries that no later one takes back, in order; `undo` itself is left out."""
    undone, _ = _taken_back(entries)
    return [e for e in entries if e.id not in undone and e.action != "undo"]


def _taken_back(entries: Sequence[Correction]) -> tuple[dict[str, str], dict[str, str]]:
    """Ids of undone entries with the id of the undo; undos of nothing with what is wrong.

    Read backwards: whether an undo counts is known from the entries after it.
    """
    place = {entry.id: n for n, entry in enumerate(entries)}
    undone: dict[str, str] = {}
    unknown: dict[str, str] = {}
    for n in range(len(entries) - 1, -1, -1):
        entry = entries[n]
        if entry.action != "undo":
            continue
        if place.get(entry.of or "", n) >= n:
            unknown[entry.id] = f"no entry before it has the id {entry.of}"
        elif entry.id not in undone:
            undone.setdefault(entry.of or "", entry.id)
    return undone, unknown


def _resolved(entry: Correction, among: Index) -> Resolved:
    if entry.action == "alias":
        return Resolved(entry)
    if entry.left is not None and entry.right is not None:
        return _pair(entry, entry.left, entry.right, among)
    claims, lost = _side(entry.claims, among)
    others, lost_too = _side(entry.others, among)
    found = _roughest([*claims, *others])
    rows = tuple(p.row for p in claims)
    # An edit can make one claim of two: it cannot be taken out of its own matter.
    rest = tuple(p.row for p in others if entry.action == "merge" or p.row not in rows)
    if not claims or not rest:
        return Resolved(entry, lost=(lost if not claims else lost_too) or "they are one claim now")
    return Resolved(entry, rows, rest, found)


def _pair(entry: Correction, left: ClaimMark, right: ClaimMark, among: Index) -> Resolved:
    a, b = find(left, among), find(right, among)
    if a is None or b is None:
        return Resolved(entry, lost=missing(left if a is None else right, among))
    if a.row == b.row:
        return Resolved(entry, lost="its two claims are one now")
    return Resolved(entry, (a.row,), (b.row,), _roughest([a, b]))


def _side(marks: Sequence[ClaimMark], among: Index) -> tuple[list[Place], str | None]:
    """The claims of one side that are there, and what is said of the first that is not."""
    places = [(m, find(m, among)) for m in marks]
    lost = next((missing(m, among) for m, place in places if place is None), None)
    return list(dict.fromkeys(p for _, p in places if p is not None)), lost


def _roughest(places: Sequence[Place]) -> Found | None:
    return max((p.how for p in places), key=_ROUGHER.index, default=None)
