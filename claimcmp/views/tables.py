"""A comparison as four tables: relations, claims, groups and silences, each with named columns.

Plain values only; `claimcmp.views.frame` makes data frames and files of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from claimcmp.comparison import Comparison
from claimcmp.errors import InputError
from claimcmp.report import Claim, Report
from claimcmp.values import Span
from claimcmp.views.why import in_brief

__all__ = ["Column", "Table", "What", "table"]

What = Literal["relations", "claims", "groups", "silences"]
Column = Literal["text", "number", "whole", "gap"]
"""What a column holds: texts, which may be missing (None), numbers, whole numbers, and whole
numbers that may be missing."""


@dataclass(frozen=True)
class Table:
    """Rows under columns: each row has a value for every column, in their order."""

    columns: dict[str, Column]
    rows: tuple[tuple[Any, ...], ...]


def table(comparison: Comparison, what: What) -> Table:
    """One of the tables of a comparison, in the order of the comparison.

    Lists are joined with "; ", what is unknown is None, offsets are code
    points. A comparison of nothing gives the columns and no row.

    Raises:
        InputError: There is no such table.
    """
    if what not in get_args(What):
        raise InputError(f"there is no table {what!r}; want any of {', '.join(get_args(What))}")
    columns, rows = _TABLES[what]
    return Table(dict(columns), tuple(rows(_Known(comparison))))


class _Known:
    """What a row looks up: the report of an id, the matter of a claim."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.reports = {r.id: r for r in comparison.reports}
        self.matter = {claim: g for g in comparison.groups for claim in g.claims}
        self.titles = {g.id: g.title for g in comparison.groups}


def _columns(*named: str) -> dict[str, Column]:
    """Columns from "name" (of text) and "name:whole"."""
    found: dict[str, Column] = {}
    for column in " ".join(named).split():
        name, _, holds = column.partition(":")
        found[name] = cast("Column", holds or "text")
    return found


_SIDE = "report source published start:whole end:whole text language speaker".split()

_RELATIONS = _columns(
    "kind leaning confidence:number cosine:number score:number scope caveats group",
    *(f"{side}_{name}" for side in ("left", "right") for name in (*_SIDE, "claim")),
    "why reviewed machine held_back",
)
_CLAIMS = _columns(
    "claim",
    *_SIDE,
    "standalone stance polarity certainty names numbers times origin",
    "check_worthiness:number group verdict",
)
_GROUPS = _columns(
    "group title verdict dispute counts report_count:whole claim_count:whole reports claims folded"
)
_SILENCES = _columns(
    "group title report source published coverage looked_for timing",
    "place_start:gap place_end:gap place_text",
)


def _relations(known: _Known) -> Iterator[tuple[Any, ...]]:
    for r in known.comparison.relations:
        group = known.matter.get(r.left.id)
        yield (
            r.kind,
            r.leaning,
            r.confidence,
            r.cosine,
            r.score,
            r.scope,
            "; ".join(r.caveats),
            group.id if group else None,
            *_side(r.left, known.reports),
            *_side(r.right, known.reports),
            in_brief(r),
            r.reviewed,
            r.machine,
            r.held_back,
        )


def _claims(known: _Known) -> Iterator[tuple[Any, ...]]:
    for c in known.comparison.claims:
        group = known.matter.get(c.id)
        *side, id = _side(c, known.reports)
        yield (
            id,
            *side,
            c.standalone,
            c.stance,
            c.polarity,
            c.certainty,
            _texts(c.names),
            _texts(c.numbers),
            _texts(c.times),
            c.origin,
            c.check_worthiness,
            *((group.id, group.verdict) if group else (None, None)),
        )


def _groups(known: _Known) -> Iterator[tuple[Any, ...]]:
    for g in known.comparison.groups:
        folds = "; ".join(f"{' and '.join(f.reports)} {f.words}" for f in g.folded)
        yield (
            g.id,
            g.title,
            g.verdict,
            g.dispute,
            g.counts,
            len(g.reports),
            len(g.claims),
            "; ".join(g.reports),
            "; ".join(g.claims),
            folds,
        )


def _silences(known: _Known) -> Iterator[tuple[Any, ...]]:
    for s in known.comparison.silences:
        report = known.reports.get(s.report)
        place = s.place
        yield (
            s.group,
            known.titles.get(s.group or ""),
            s.report,
            *_outlet(report),
            s.coverage,
            "; ".join(s.looked_for),
            s.timing,
            place.start if place else None,
            place.end if place else None,
            report.text[place.start : place.end] if place and report else None,
        )


def _side(claim: Claim, reports: dict[str, Report]) -> tuple[Any, ...]:
    report = reports.get(claim.report or "")
    outlet = _outlet(report or claim)
    return (
        claim.report,
        *outlet,
        claim.start,
        claim.end,
        claim.text,
        claim.language,
        claim.speaker,
        claim.id,
    )


def _outlet(known: Report | Claim | None) -> tuple[str | None, str | None]:
    if known is None:
        return None, None
    return known.source, str(known.published) if known.published else None


def _texts(spans: tuple[Span, ...]) -> str:
    return "; ".join(dict.fromkeys(getattr(span, "text", "") for span in spans))


_Rows = Callable[[_Known], Iterator[tuple[Any, ...]]]
_TABLES: dict[str, tuple[dict[str, Column], _Rows]] = {
    "relations": (_RELATIONS, _relations),
    "claims": (_CLAIMS, _claims),
    "groups": (_GROUPS, _groups),
    "silences": (_SILENCES, _silences),
}
