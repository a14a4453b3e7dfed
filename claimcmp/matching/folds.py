"""Which reports count as one, and why: one text, one outlet, one agency, one speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcmp.comparison import Fold, FoldReason, Relation
from claimcmp.matching.copies import copies
from claimcmp.matching.outlets import outlets, voices
from claimcmp.matching.speakers import speakers
from claimcmp.matching.unions import Unions
from claimcmp.report import Claim, Report

__all__ = ["ONE_TEXT", "bearing", "fold_reports", "folded"]

ONE_TEXT: Mapping[FoldReason, str] = {
    "version": "are versions of one article",
    "near copy": "print nearly the same text",
    "translation": "print one text in translation",
}
"""The reasons that make two reports one text, in words."""

_TELLING: Sequence[FoldReason] = (*ONE_TEXT, "one outlet", "one agency", "one speaker")
"""Reasons, the most telling first."""


def fold_reports(
    reports: Sequence[Report], claims: Sequence[Claim], relations: Iterable[Relation]
) -> tuple[Fold, ...]:
    """Which reports share an origin as wholes, whatever the matter.

    Args:
        reports: All reports.
        claims: All their claims.
        relations: Between these claims; reports that are one text agree in
            most of them.

    Returns:
        The most telling reason first, then by reports; a report may stand in
        several. Empty where each stands for itself, as far as is known.
    """
    found = _of_one_text(claims, relations, {r.id: r for r in reports})
    found += _of_outlets(reports)
    found += _of_agencies((r.id, key, name) for r in reports for key, name in voices(r.origin))
    return _ordered(found)


def _of_one_text(
    claims: Sequence[Claim], relations: Iterable[Relation], reports: Mapping[str, Report]
) -> list[Fold]:
    """The reports that print one text, with the measure in words where they are two."""
    homes = outlets(reports.values())
    joined: dict[FoldReason, Unions[str]] = {}
    measures: dict[FoldReason, dict[tuple[str, str], str]] = {}
    for copy in copies(claims, relations):
        a, b = reports[copy.left], reports[copy.right]
        reason: FoldReason = copy.kind
        other_time = a.published and b.published and a.published != b.published
        if copy.kind == "near copy" and other_time and set(homes[a.id]) & set(homes[b.id]):
            reason = "version"
        joined.setdefault(reason, Unions()).join(a.id, b.id)
        measure = f"{copy.alike} of the shorter one's {copy.of} sentences agree, in the same order"
        measures.setdefault(reason, {})[a.id, b.id] = measure
    folds = []
    for reason, one in joined.items():
        for some in one.gather(sorted({id for pair in measures[reason] for id in pair})):
            words = ONE_TEXT[reason]
            if len(some) == 2:
                words += ": " + measures[reason][some[0], some[1]]
            folds.append(Fold(reports=tuple(some), reason=reason, words=words))
    return folds


def _of_outlets(reports: Iterable[Report]) -> list[Fold]:
    """The reports of each outlet, where it has several."""
    named = {r.id: r.source or r.url or "" for r in reports}
    one = Unions[str]()
    first: dict[str, str] = {}
    for id, keys in outlets(reports).items():
        for key in keys:
            one.join(first.setdefault(key, id), id)
    return [
        _named_fold(some, "one outlet", "are of", {named[id] for id in some})
        for some in one.gather(sorted(named))
        if len(some) > 1
    ]


def _of_agencies(told: Iterable[tuple[str, str, str]]) -> list[Fold]:
    """The reports that have something from one voice: each report, the voice and its name."""
    found: dict[str, dict[str, str]] = {}
    for report, key, name in told:
        known = found.setdefault(key, {})
        known[report] = min(known.get(report, name), name)
    return [
        _named_fold(some, "one agency", "have it from", some.values())
        for some in found.values()
        if len(some) > 1
    ]


def _named_fold(
    reports: Iterable[str], reason: FoldReason, words: str, names: Iterable[str]
) -> Fold:
    """A fold with the shortest of the names that stand for one."""
    name = min((n for n in names if n), key=lambda n: (len(n), n))
    return Fold(reports=tuple(sorted(reports)), reason=reason, name=name, words=f"{words} {name}")


def bearing(folds: Sequence[Fold]) -> dict[str, tuple[Fold, ...]]:
    """By report, the folds that can bear on it: its own, and those of reports tied to it.

    The folds of reports that are one by way of others stand together, so that
    a matter needs to look only at what bears on the reports that carry it. Agencies
    are left out: a claim may have another one than its report.
    """
    folds = [fold for fold in folds if fold.reason != "one agency"]
    one = Unions[str]()
    for fold in folds:
        one.join_all(fold.reports)
    sets: dict[str, list[Fold]] = {}
    for fold in folds:
        sets.setdefault(one.root(fold.reports[0]), []).append(fold)
    whole = {root: tuple(some) for root, some in sets.items()}
    return {id: whole[one.root(id)] for fold in folds for id in fold.reports}


def folded(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    *,
    folds: Sequence[Fold] = (),
    relations: Sequence[Relation] = (),
) -> tuple[Fold, ...]:
    """Which of the reports that carry a matter count as one there, and why.

    Takes what `independent` takes.

    Returns:
        The most telling reasons first; one that joins nothing which others
        have not joined is left out. Empty where one report carries the matter.
    """
    carrying = {c.report for c in claims if c.report}
    if len(carrying) < 2:
        return ()
    whole = [fold for fold in folds if fold.reason != "one agency"]
    here = (_within(fold, carrying) for fold in whole)
    found = [fold for fold in here if len(fold.reports) > 1]
    found += _of_outlets(_carrying(claims, reports))
    found += _of_agencies(_told(claims, reports))
    found += _of_speakers(claims, relations)
    one = Unions[str]()
    shown = [fold for fold in _ordered(found) if one.join_all(fold.reports)]
    return (*shown, *_by_way_of_others(whole, carrying, one))


def _by_way_of_others(
    whole: Sequence[Fold], carrying: set[str], one: Unions[str]
) -> Iterator[Fold]:
    """Folds with reports that say nothing here, where they tie two that do."""
    wide = Unions[str]()
    for fold in whole:
        wide.join_all(fold.reports)
    apart: dict[str, set[str]] = {}
    for id in carrying:
        apart.setdefault(wide.root(id), set()).add(one.root(id))
    for fold in _ordered(whole):
        if len(apart.get(wide.root(fold.reports[0]), ())) > 1 and one.join_all(fold.reports):
            yield fold


def _carrying(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[Report]:
    return [reports[id] for id in sorted({c.report for c in claims if c.report})]


def _told(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Iterator[tuple[str, str, str]]:
    """The voices that each report has something from: its own, and those of its claims."""
    claims = list(claims)
    homes = outlets(_carrying(claims, reports))
    for id, keys in homes.items():
        yield from ((id, key, reports[id].source or reports[id].url or "") for key in keys)
    for claim in claims:
        if claim.report:
            for key, name in voices(claim.origin or reports[claim.report].origin):
                yield claim.report, key, name


def _of_speakers(claims: Sequence[Claim], relations: Sequence[Relation]) -> list[Fold]:
    """The reports that quote one speaker."""
    at = {c.id: c.report for c in claims if c.report}
    quoting: dict[str, set[str]] = {}
    for id, speaker in speakers(claims, relations).items():
        if speaker and id in at:
            quoting.setdefault(speaker, set()).add(at[id])
    return [
        _named_fold(some, "one speaker", "quote", [speaker])
        for speaker, some in quoting.items()
        if len(some) > 1
    ]


def _within(fold: Fold, carrying: set[str]) -> Fold:
    """A fold as far as it bears on some reports."""
    left = tuple(id for id in fold.reports if id in carrying)
    return fold if len(left) == len(fold.reports) else fold.model_copy(update={"reports": left})


def _ordered(found: Iterable[Fold]) -> tuple[Fold, ...]:
    return tuple(sorted(found, key=lambda f: (_TELLING.index(f.reason), f.reports, f.words)))
