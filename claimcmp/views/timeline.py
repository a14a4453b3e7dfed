"""What can be put on a line of time: dated reports, events, and how a matter went on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from claimcmp.comparison import Comparison, Group
from claimcmp.errors import InputError
from claimcmp.report import Claim, Report
from claimcmp.values import Interval
from claimcmp.views.accounts import Account, accounts, first_of

__all__ = ["timeline"]


def timeline(
    comparison: Comparison, *, group: str | Group | None = None
) -> tuple[dict[str, Any], ...]:
    """Reports and events on one line of time, earliest first.

    `time` says which time an entry stands at: "publication", or "event", what
    a claim says of when it was. A claim stands once for every time expression
    whose interval is known ("in February" in a report without a date has none
    and is left out).

    Args:
        comparison: What to order.
        group: A matter, or its id: then only what is told of it, with one
            account per report; None for all.

    Returns:
        Records, empty where nothing is dated. Each holds `start`, `end`
        (datetimes, UTC, half-open), `when` (the date in the precision it was
        stated in), `precision`, `time`, `what`, `report` (its id), `claim` (its
        id, or None), `text`, `group` (the claim's matter) and

        * `told`: when the report was published, in its precision; None where unknown;
        * `first`, of accounts: "first" to report, "tied" with others for it,
          "later", or "unknown" for a report without a date. It is told among
          the dated reports alone: one without a date may be earlier than all;
        * `stage`: how far the matter has come, as the claim tells it ("agreed"), or None;
        * `changed`: what is different from the account before: "agreed -> collapsed",
          or "later development" where it cannot be named; None where nothing is shown;
        * `since`: the report of the account before;
        * `first_on`, `tied_on`, of reports: the matters that several carry and that
          it was the first to report, alone or with others.

        `what` is "report" for a dated report, "claim" for an event, "account"
        for what one report tells of the matter asked for, at its publication,
        and, for all matters together, "change" for an account in which one
        changed. Accounts without a date stand last, with `start` None.

    Raises:
        InputError: The comparison has no such matter.
    """
    wanted = None if group is None else _group(comparison, group)
    reports = {r.id: r for r in comparison.reports}
    home = {c: g.id for g in comparison.groups for c in g.claims}
    claims = [c for c in comparison.claims if wanted is None or home[c.id] == wanted.id]
    records = [_event(c, i, reports, home) for c in claims for i in _times(c)]
    if wanted is not None:
        records += [_account(a, wanted.id, "account") for a in accounts(comparison, wanted)]
    else:
        records += _published(comparison)
        records += _changes(comparison)
    place = {r.id: i for i, r in enumerate(comparison.reports)}
    order = {c.id: i for i, c in enumerate(comparison.claims, start=1)}

    def at(record: dict[str, Any]) -> tuple[bool, datetime, datetime, int, int, str, str]:
        dated = record["start"] is not None
        start, end = (record["start"], record["end"]) if dated else (datetime.min, datetime.min)
        of_claim = order.get(record["claim"], 0)
        name = record["group"] or ""
        return (
            not dated,
            start,
            end,
            place.get(record["report"], 0),
            of_claim,
            record["what"],
            name,
        )

    return tuple(sorted(records, key=at))


def _group(comparison: Comparison, given: str | Group) -> Group:
    id = given.id if isinstance(given, Group) else given
    for group in comparison.groups:
        if group.id == id:
            return group
    known = ", ".join(repr(g.id) for g in comparison.groups[:4])
    raise InputError(
        f"no matter has the id {id!r}; want the id of one of comparison.groups"
        + (f", such as {known}" if known else ", and this comparison has none")
    )


def _times(claim: Claim) -> Iterator[Interval]:
    yield from dict.fromkeys(t.interval for t in claim.times if t.interval)


def _changes(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """The accounts in which a matter is told to have changed."""
    for group in comparison.groups:
        if group.verdict in ("developing", "disputed"):
            for account in accounts(comparison, group):
                if account.changed:
                    yield _account(account, group.id, "change")


def _published(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """The dated reports, with the matters that each was the first to report."""
    published = {r.id: r.published for r in comparison.reports}
    won: dict[tuple[str, str], list[str]] = defaultdict(list)
    for group in comparison.groups:
        if len(group.reports) > 1:
            for id, place in first_of({id: published[id] for id in group.reports}).items():
                won[id, place].append(group.id)
    for report in comparison.reports:
        if report.published:
            yield _record(
                report.published,
                time="publication",
                what="report",
                report=report.id,
                claim=None,
                text=report.label,
                told=_told(report),
                first_on=tuple(won[report.id, "first"]),
                tied_on=tuple(won[report.id, "tied"]),
            )


def _event(
    claim: Claim, when: Interval, reports: Mapping[str, Report], home: Mapping[str, str]
) -> dict[str, Any]:
    return _record(
        when,
        time="event",
        what="claim",
        report=claim.report,
        claim=claim.id,
        text=claim.text,
        group=home.get(claim.id),
        told=_told(reports.get(claim.report or "")),
    )


def _account(account: Account, group: str, what: str) -> dict[str, Any]:
    return _record(
        account.published,
        time="publication",
        what=what,
        report=account.report,
        claim=account.claim.id,
        text=account.changed if what == "change" else account.claim.text,
        group=group,
        told=None if account.published is None else str(account.published),
        first=account.first,
        stage=account.stage,
        changed=account.changed,
        since=account.since,
    )


def _told(report: Report | None) -> str | None:
    return str(report.published) if report and report.published else None


_LATER = {
    **dict.fromkeys(("group", "told", "first", "stage", "changed", "since")),
    **dict.fromkeys(("first_on", "tied_on"), ()),
}


def _record(interval: Interval | None, **fields: Any) -> dict[str, Any]:
    dated: Sequence[Any] = (None, None, None, None)
    if interval is not None:
        dated = (interval.start, interval.end, str(interval), interval.precision)
    return {
        **dict(zip(("start", "end", "when", "precision"), dated, strict=True)),
        **_LATER,
        **fields,
    }
