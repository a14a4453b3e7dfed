"""One report read: its segments and its claims, which no other report bears on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimcmp.cues.names import Aliases
from claimcmp.reading.claims import find_claims
from claimcmp.reading.segments import split
from claimcmp.reading.splitters import LoadedSplitter
from claimcmp.report import Claim, Report, Sentence
from claimcmp.values import Language

__all__ = ["Reading", "read_report", "read_reports"]


class Reading(NamedTuple):
    """One report with its segments and claims."""

    report: Report
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]


def read_report(
    report: Report, *, splitter: LoadedSplitter | None = None, aliases: Aliases | None = None
) -> Reading:
    """The segments and claims of a report, cut by a splitter, its names under these aliases."""
    sentences = split(report.text, language=_given_language(report), splitter=splitter)
    return Reading(report, sentences, tuple(find_claims(report, sentences, aliases=aliases)))


def read_reports(
    reports: Sequence[Report],
    known: Mapping[str, Reading],
    *,
    splitter: LoadedSplitter | None = None,
    aliases: Aliases | None = None,
) -> dict[str, Reading]:
    """Each report's reading by its id, in order: the one that is known, or a new one."""
    return {
        r.id: known.get(r.id) or read_report(r, splitter=splitter, aliases=aliases) for r in reports
    }


def _given_language(report: Report) -> Language | None:
    """The language the caller states; one found in the text is found again per sentence."""
    evidence = report.evidence_for("language")
    return None if evidence and evidence.how == "inferred" else report.language
