"""Who first made a claim known, and how many independent voices carry it.

Two outlets that print one wire story are one testimony; so is one speaker
quoted twice. An unknown origin is never counted as independent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcmp.report import Claim, Report

__all__ = ["counts", "independent"]

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def independent(claims: Sequence[Claim], reports: Mapping[str, Report]) -> int:
    """How many known, independent origins stand behind some claims.

    Claims of one report, of reports with one origin or one outlet, and claims
    quoting one speaker count once. A report without a known origin counts for
    nothing here.
    """
    known = [c for c in claims if c.report and reports[c.report].origin]
    parent = {c.id: c.id for c in known}

    def root(id: str) -> str:
        while parent[id] != id:
            parent[id] = id = parent[parent[id]]
        return id

    seen: dict[tuple[str, str], str] = {}
    for claim in known:
        for mark in _marks(claim, reports[claim.report or ""]):
            parent[root(claim.id)] = root(seen.setdefault(mark, claim.id))
    return len({root(c.id) for c in known})


def _marks(claim: Claim, report: Report) -> list[tuple[str, str]]:
    """What two claims of one origin have in common."""
    # A byline may name several agencies: "NTB / Reuters" shares a voice with either.
    agencies = (report.origin or "").casefold().split(" / ")
    marks = [("report", report.id), *(("origin", a) for a in agencies)]
    if report.source:
        marks.append(("source", report.source.casefold()))
    if claim.speaker:
        marks.append(("speaker", claim.speaker.split()[-1].casefold()))
    return marks


def counts(claims: Sequence[Claim], reports: Mapping[str, Report]) -> str:
    """Who carries a matter, in words: "3 reports, origins unknown"."""
    carrying = sorted({c.report for c in claims if c.report})
    origins = [reports[r].origin for r in carrying]
    number = f"{len(carrying)} report{'' if len(carrying) == 1 else 's'}"
    unknown = origins.count(None)
    if unknown == len(origins):
        return f"{number}, origin{'' if len(origins) == 1 else 's'} unknown"
    distinct = independent(claims, reports)
    words = f"{_word(distinct)} known origin{'' if distinct == 1 else 's'}"
    return f"{number}, {words}" + (f", {_word(unknown)} unknown" if unknown else "")


def _word(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)
