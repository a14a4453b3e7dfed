"""What each report tells of one matter, in the order of publication: who was first, what changed.

Reads the relations and stages that matching found; nothing is judged anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from claimcmp.comparison import Comparison, Group, Relation
from claimcmp.matching.gate import open_gate
from claimcmp.matching.stages import Stage, stage_of
from claimcmp.report import Claim
from claimcmp.values import Interval

__all__ = ["Account", "First", "accounts", "first_of"]

First = Literal["first", "tied", "later", "unknown"]

_Between = Mapping[frozenset[str], Sequence[Relation]]


class Account(NamedTuple):
    """What one report tells of a matter.

    `claim` is the most telling of its claims, one that tells a `stage` before
    others. `first`, `changed` and `since` as in `views.timeline`.
    """

    report: str
    published: Interval | None
    claim: Claim
    stage: str | None
    first: First
    changed: str | None = None
    since: str | None = None


class _Told(NamedTuple):
    """A report's claims on the matter that tell a stage, the most advanced first."""

    report: str
    published: Interval | None
    claim: Claim
    stages: tuple[tuple[Claim, Stage], ...]


def accounts(comparison: Comparison, group: Group) -> tuple[Account, ...]:
    """One account per report that carries a matter.

    An account is set against the last one that was surely published before it
    and that shares a stage's course with it or has a verdict with it.

    Returns:
        Dated ones by publication, equal ones by report; then those without a date.
    """
    told = _told(comparison, group)
    dated = sorted((t for t in told if t.published), key=_when)
    between = _between(comparison, group)
    first = first_of({a.report: a.published for a in dated})
    window = comparison.settings.same_time
    found = []
    for n, account in enumerate(dated):
        earlier = [a for a in reversed(dated[:n]) if _before(a, account)]
        changed, since = _change(account, earlier, between, window)
        found.append(_account(account, first[account.report], changed, since))
    undated = sorted((t for t in told if not t.published), key=lambda t: t.report)
    return (*found, *(_account(t, "unknown") for t in undated))


def _told(comparison: Comparison, group: Group) -> list[_Told]:
    wanted = set(group.claims)
    by_id = {c.id: c for c in comparison.claims if c.id in wanted}
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for id in group.claims:
        by_report[by_id[id].report or ""].append(by_id[id])
    published = {r.id: r.published for r in comparison.reports}
    found = []
    for report, claims in by_report.items():
        stages = [(c, s) for c in claims if (s := stage_of(c)) is not None]
        stages.sort(key=lambda told: -told[1].rank)
        telling = stages[0][0] if stages else claims[0]
        found.append(_Told(report, published.get(report), telling, tuple(stages)))
    return found


def _account(
    told: _Told, first: First, changed: str | None = None, since: str | None = None
) -> Account:
    stage = told.stages[0][1].name if told.stages else None
    return Account(told.report, told.published, told.claim, stage, first, changed, since)


def _when(told: _Told) -> tuple[datetime, datetime, str]:
    assert told.published is not None
    return told.published.start, told.published.end, told.report


def _before(a: _Told, b: _Told) -> bool:
    """Whether one was surely published before the other: "2017" may be any day of it."""
    return _when(a)[1] <= _when(b)[0]


def first_of(published: Mapping[str, Interval | None]) -> dict[str, First]:
    """Who was first to report, among those with a date: by the reports' ids, with their dates.

    Two that may be of one moment are tied: one of "2019-05" may be of any day of May.
    """
    dated = {id: when for id, when in published.items() if when is not None}
    latest = min((when.end for when in dated.values()), default=datetime.max)
    could = {id for id, when in dated.items() if when.start < latest}
    word: First = "first" if len(could) == 1 else "tied"
    early = {id: word if id in could else "later" for id in dated}
    return {id: early.get(id, "unknown") for id in published}


def _between(comparison: Comparison, group: Group) -> _Between:
    """The relations inside a matter, by the two reports that they stand between."""
    claims = set(group.claims)
    found: dict[frozenset[str], list[Relation]] = defaultdict(list)
    for r in comparison.relations:
        if r.scope == "between_reports" and r.left.id in claims and r.right.id in claims:
            found[frozenset((r.left.report or "", r.right.report or ""))].append(r)
    return found


def _change(
    account: _Told, earlier: Sequence[_Told], between: _Between, window: float
) -> tuple[str | None, str | None]:
    """What changed, and since whose account; (None, the last one) where nothing is shown."""
    for before in earlier:
        if course := _course(before, account, window):
            return course, before.report
        if _one_stage(before, account):
            return None, before.report
        relations = between.get(frozenset((before.report, account.report)), ())
        if any(r.develops for r in relations):
            return "later development", before.report
        if any(r.kind in ("agrees", "diverges") for r in relations):
            return None, before.report
    return None, earlier[0].report if earlier else None


def _course(before: _Told, account: _Told, window: float) -> str | None:
    """The stages that lie between two accounts: "agreed -> collapsed"."""
    for right, now in account.stages:
        for left, then in before.stages:
            if then.name != now.name:
                stages = open_gate(left, right, window=window).stages
                if stages == (then.name, now.name):
                    return " -> ".join(stages)
    return None


def _one_stage(before: _Told, account: _Told) -> bool:
    """Whether both have the matter at one stage as the last."""
    if not before.stages or not account.stages:
        return False
    (_, then), (_, now) = before.stages[0], account.stages[0]
    return (then.track, then.name) == (now.track, now.name)
