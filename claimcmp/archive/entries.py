"""What an archive keeps of a report: its claims, each with its vector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from claimcmp.comparing.readings import read_report
from claimcmp.encoding.encoder import Encoder
from claimcmp.matching.vectors import Matrix, unit_rows
from claimcmp.report import Claim, Report

__all__ = ["Entry", "Read", "entries_of"]


class Entry(NamedTuple):
    """One report, its claims, and a row of length 1 or 0 for each of them."""

    report: Report
    claims: tuple[Claim, ...]
    vectors: Matrix


Read: TypeAlias = Callable[[Sequence[Report]], list[Entry]]
"""What makes entries of reports, in order."""


def entries_of(reports: Sequence[Report], encoder: Encoder) -> list[Entry]:
    """The entry of each report, in order; the claims of all are encoded together."""
    claims = [read_report(report).claims for report in reports]
    rows = unit_rows(encoder, [c.standalone for some in claims for c in some])
    entries, start = [], 0
    for report, some in zip(reports, claims, strict=True):
        entries.append(Entry(report, some, rows[start : start + len(some)]))
        start += len(some)
    return entries
