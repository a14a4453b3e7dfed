"""Who first made a claim known, and how many independent voices carry it.

Two outlets that print one wire story are one testimony, in translation too; so
is one speaker quoted twice, and what two reports have from one agency. An
unknown origin is never counted as independent, and what somebody unnamed said
has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcmp.comparison import Fold, Relation
from claimcmp.matching.folds import ONE_TEXT, folded
from claimcmp.matching.outlets import outlets, voices
from claimcmp.matching.speakers import speakers
from claimcmp.matching.unions import Unions
from claimcmp.report import Claim, Report

__all__ = ["counts", "independent"]

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_SHOWN = 3
"""Folds that `counts` names; the others it counts."""


def independent(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    *,
    folds: Sequence[Fold] = (),
    relations: Sequence[Relation] = (),
) -> int:
    """How many known, independent origins stand behind some claims.

    A claim's origin is its own ("told Reuters"), else its report's. Claims of
    one report, of one origin or one outlet, of reports that print one text,
    and claims quoting one speaker count once; so does what an outlet first
    printed and another took from it. A claim without a known origin counts for
    nothing here, nor does one that somebody says whom nothing tells apart: he
    may be the speaker whom another report quotes.

    Args:
        claims: On one matter.
        reports: By id; at least those of the claims.
        folds: What is known of the reports as wholes (see `fold_reports`).
        relations: Between these claims; they tell when two quotations are one.
    """
    said = speakers(claims, relations)
    known = [c for c in claims if _origin(c, reports, said)]
    homes = outlets(reports[id] for id in sorted({c.report for c in claims if c.report}))
    # Every report of a fold is joined, also one that says nothing here: A = B and B = C.
    one = Unions[tuple[str, str]]()
    for fold in folds:
        if fold.reason != "one agency":
            one.join_all([("report", id) for id in fold.reports])
    for claim in known:
        for mark in _marks(claim, reports, homes, said):
            one.join(("report", claim.report or ""), mark)
    return len({one.root(("report", c.report or "")) for c in known})


def _origin(
    claim: Claim, reports: Mapping[str, Report], said: Mapping[str, str | None]
) -> str | None:
    """Who first made a claim known: its sentence says so, or its report; None where unknown."""
    if not claim.report or (claim.id in said and said[claim.id] is None):
        return None
    return claim.origin or reports[claim.report].origin


def _marks(
    claim: Claim,
    reports: Mapping[str, Report],
    homes: Mapping[str, Sequence[str]],
    said: Mapping[str, str | None],
) -> Iterator[tuple[str, str]]:
    """What two claims of one origin have in common."""
    report = reports[claim.report or ""]
    # An outlet may be what another report has its news from: both are voices.
    yield from (("voice", key) for key, _ in voices(claim.origin or report.origin))
    yield from (("voice", key) for key in homes[report.id])
    if speaker := said.get(claim.id):
        yield ("speaker", speaker)


def counts(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    *,
    folds: Sequence[Fold] = (),
    relations: Sequence[Relation] = (),
) -> str:
    """Who carries a matter, in words: "3 reports, origins unknown (two quote Ida Holm)".

    Takes what `independent` takes.
    """
    carrying = sorted({c.report for c in claims if c.report})
    said = speakers(claims, relations)
    told = {c.report for c in claims if c.report and _origin(c, reports, said)}
    one = folded(claims, reports, folds=folds, relations=relations)
    unknown = len(set(carrying) - _with_copies(told, one))
    number = f"{len(carrying)} report{'' if len(carrying) == 1 else 's'}"
    because = _because(one, len(carrying))
    if not told:
        return f"{number}, origin{'' if len(carrying) == 1 else 's'} unknown{because}"
    distinct = independent(claims, reports, folds=folds, relations=relations)
    words = f"{_word(distinct)} known origin{'' if distinct == 1 else 's'}"
    return f"{number}, {words}" + (f", {_word(unknown)} unknown" if unknown else "") + because


def _with_copies(told: set[str], folds: Iterable[Fold]) -> set[str]:
    """The reports whose origin is known, and those that print the text of one of them."""
    one = Unions[str]()
    for fold in folds:
        if fold.reason in ONE_TEXT:
            one.join_all(fold.reports)
    known = {one.root(id) for id in told}
    return told | {id for fold in folds for id in fold.reports if one.root(id) in known}


def _because(folds: Sequence[Fold], carrying: int) -> str:
    """Which of the reports count as one, in brackets; "" where none do."""
    said = [
        f"{_of(len(f.reports), carrying)} {ONE_TEXT.get(f.reason, f.words)}" for f in folds[:_SHOWN]
    ]
    if len(folds) > _SHOWN:
        said.append(f"{_word(len(folds) - _SHOWN)} more such")
    return f" ({'; '.join(said)})" if said else ""


def _of(number: int, carrying: int) -> str:
    if number == carrying:
        return "both" if number == 2 else "all"
    return _word(number)


def _word(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)
