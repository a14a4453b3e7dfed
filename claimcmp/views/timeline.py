"""What can be put on a line of time: dated reports, and claims whose time is known."""

from __future__ import annotations

from typing import Any

from claimcmp.comparison import Comparison
from claimcmp.values import Interval

__all__ = ["timeline"]


def timeline(comparison: Comparison) -> tuple[dict[str, Any], ...]:
    """Dated reports and claims with a known time, earliest first.

    A claim stands once for every time expression whose interval is known
    ("in February" in a report without a date has none and is left out).

    Returns:
        Records with `start`, `end` (datetimes, UTC, half-open), `when` (the
        date in the precision it was stated in), `precision`, `what` ("report"
        or "claim"), `report` (its id), `claim` (its id, None for a report) and
        `text` (the claim, or the report's label). Empty where nothing is dated.
    """
    records = [
        _record(r.published, what="report", report=r.id, claim=None, text=r.label)
        for r in comparison.reports
        if r.published
    ]
    for claim in comparison.claims:
        known = dict.fromkeys(t.interval for t in claim.times if t.interval)
        records.extend(
            _record(i, what="claim", report=claim.report, claim=claim.id, text=claim.text)
            for i in known
        )
    place = {r.id: i for i, r in enumerate(comparison.reports)}
    order = {c.id: i for i, c in enumerate(comparison.claims, start=1)}
    records.sort(
        key=lambda r: (r["start"], r["end"], place.get(r["report"], 0), order.get(r["claim"], 0))
    )
    return tuple(records)


def _record(interval: Interval, **fields: Any) -> dict[str, Any]:
    return {
        "start": interval.start,
        "end": interval.end,
        "when": str(interval),
        "precision": interval.precision,
        **fields,
    }
