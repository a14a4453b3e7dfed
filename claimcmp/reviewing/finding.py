"""Finding the claims again that a correction is about.

A claim's id is made of its report, place and words: it holds as long as the
text does. In an edited report the same words in the same sentence are looked
for, then the same standalone wording; never in another report, for what is
said of one source says nothing of the next.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from claimcmp.corrections import ClaimMark, Found
from claimcmp.report import Claim
from claimcmp.views.words import shortened

__all__ = ["Index", "Place", "find", "index", "mark", "missing"]


class Place(NamedTuple):
    """The row of a claim that was found again, and how."""

    row: int
    how: Found


class Index(NamedTuple):
    """The claims of a comparison by all that a mark may know of them."""

    starts: Sequence[int]
    by_id: Mapping[str, int]
    by_quote: Mapping[tuple[str | None, str, str], Sequence[int]]
    by_wording: Mapping[tuple[str | None, str], Sequence[int]]
    reports: Mapping[str, str | None]
    """Every report's id and, where only one report has it, the last part of its id."""


def mark(claim: Claim) -> ClaimMark:
    """What a claim is to be known by."""
    return ClaimMark(
        claim=claim.id,
        report=claim.report,
        at=claim.start,
        quote=claim.text,
        standalone=None if claim.standalone == claim.text else claim.standalone,
        sentence=_fingerprint(claim.context),
    )


def index(claims: Sequence[Claim]) -> Index:
    """The claims made ready to be looked for; their rows are their places in the order given."""
    by_quote: dict[tuple[str | None, str, str], list[int]] = defaultdict(list)
    by_wording: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for row, claim in enumerate(claims):
        by_quote[claim.report, claim.text, _fingerprint(claim.context)].append(row)
        by_wording[claim.report, _plain(claim.standalone)].append(row)
        by_wording[None, _plain(claim.standalone)].append(row)
    return Index(
        starts=[c.start for c in claims],
        by_id={c.id: row for row, c in enumerate(claims)},
        by_quote=by_quote,
        by_wording=by_wording,
        reports=_names({c.report for c in claims if c.report}),
    )


def find(wanted: ClaimMark, among: Index) -> Place | None:
    """The claim that a mark means; None where it is gone, or more than one may be meant."""
    if wanted.claim in among.by_id:
        return Place(among.by_id[wanted.claim], "same")
    report = wanted.report if wanted.report is None else among.reports.get(wanted.report)
    if report is None and wanted.report is not None:
        report = among.reports.get(PurePosixPath(wanted.report).name)
        if report is None:
            return None
    if wanted.quote is not None and wanted.sentence is not None:
        rows = among.by_quote.get((report, wanted.quote, wanted.sentence), ())
        if rows:
            return Place(_nearest(rows, wanted.at, among), "moved")
    wording = wanted.standalone or wanted.quote
    rows = among.by_wording.get((report, _plain(wording)), ()) if wording else ()
    if not rows or (report is None and len(rows) > 1):
        return None
    return Place(_nearest(rows, wanted.at, among), "reworded")


def missing(wanted: ClaimMark, among: Index) -> str:
    """In words, what of a mark is not there: its report, or its claim in that report."""
    said = shortened(wanted.quote or wanted.standalone or wanted.claim, _QUOTED)
    if wanted.report is None:
        return f"no report says “{said}” any more, or several do"
    known = among.reports
    if wanted.report not in known and PurePosixPath(wanted.report).name not in known:
        return f"the report {wanted.report} is not among these, or has no claims"
    return f"{wanted.report} does not say “{said}” any more"


_QUOTED = 80


def _nearest(rows: Sequence[int], at: int, among: Index) -> int:
    return min(rows, key=lambda row: (abs(among.starts[row] - at), row))


def _names(ids: set[str]) -> dict[str, str | None]:
    """Ids by themselves and by their last part: a report's id changes with the folder loaded."""
    named: dict[str, str | None] = {}
    for id in sorted(ids):
        name = PurePosixPath(id).name
        named[name] = None if name in named else id
    return {**named, **{id: id for id in ids}}


def _plain(wording: str) -> str:
    return " ".join(wording.casefold().split())


def _fingerprint(sentence: str) -> str:
    return hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()[:16]
