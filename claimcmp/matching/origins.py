"""Who first made a claim known, and how many independent voices carry it.

Two outlets that print one wire story are one testimony; so is one speaker
quoted twice, and what two reports have from one agency. An unknown origin is
never counted as independent, and what somebody unnamed said has one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcmp.report import Claim, Report

__all__ = ["counts", "independent"]

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def independent(claims: Sequence[Claim], reports: Mapping[str, Report]) -> int:
    """How many known, independent origins stand behind some claims.

    A claim's origin is its own ("told Reuters"), else its report's. Claims of
    one report, of one origin or one outlet, and claims quoting one speaker
    count once; so does what an outlet first printed and another took from it.
    A claim without a known origin counts for nothing here, nor does one that
    somebody unnamed says: he may be the speaker whom another report quotes.
    """
    known = [c for c in claims if _origin(c, reports)]
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


def _origin(claim: Claim, reports: Mapping[str, Report]) -> str | None:
    """Who first made a claim known: its sentence says so, or its report; None where unknown."""
    if not claim.report or (claim.speaker is None and claim.stance != "asserts"):
        return None
    return claim.origin or reports[claim.report].origin


def _marks(claim: Claim, report: Report) -> list[tuple[str, str]]:
    """What two claims of one origin have in common."""
    # A byline may name several agencies: "NTB / Reuters" shares a voice with either.
    voices = (claim.origin or report.origin or "").casefold().split(" / ")
    if report.source:
        voices.append(report.source.casefold())
    marks = [("report", report.id), *(("voice", name) for name in voices if name)]
    if claim.speaker:
        marks.append(("speaker", claim.speaker.split()[-1].casefold()))
    return marks


def counts(claims: Sequence[Claim], reports: Mapping[str, Report]) -> str:
    """Who carries a matter, in words: "3 reports, origins unknown"."""
    carrying = sorted({c.report for c in claims if c.report})
    told = {c.report for c in claims if _origin(c, reports)}
    unknown = sum(r not in told for r in carrying)
    number = f"{len(carrying)} report{'' if len(carrying) == 1 else 's'}"
    if unknown == len(carrying):
        return f"{number}, origin{'' if len(carrying) == 1 else 's'} unknown"
    distinct = independent(claims, reports)
    words = f"{_word(distinct)} known origin{'' if distinct == 1 else 's'}"
    return f"{number}, {words}" + (f", {_word(unknown)} unknown" if unknown else "")


def _word(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)
