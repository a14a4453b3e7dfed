"""A comparison with some reports more, fewer or edited, from what the last one kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from typing import Any, Literal

from claimcmp.changes import Changes
from claimcmp.comparing.differing import (
    changed_answers,
    changed_relations,
    changed_verdicts,
    new_silences,
    standing,
)
from claimcmp.comparing.kept import Kept
from claimcmp.comparing.whole import Means, Workings, compared, loaded
from claimcmp.comparison import Comparison, Problem
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import DuplicateId, InputError, ModelError
from claimcmp.matching.judge import Judge
from claimcmp.matching.judges import checked_judge
from claimcmp.reading.files import Reports
from claimcmp.reading.splitters import Splitter, load_splitter
from claimcmp.report import Report
from claimcmp.reviewing.given import GivenReview, review_log
from claimcmp.reviewing.log import Log, Logged

__all__ = ["update"]


def update(
    comparison: Comparison,
    *,
    add: Any = (),
    remove: str | Iterable[str] = (),
    replace: Any = (),
    ask: str | Sequence[str] = (),
    review: GivenReview | Literal["as before"] = "as before",
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    splitter: Splitter | None = None,
) -> Comparison:
    """See `Comparison.update`, which calls this."""
    questions = _questions(ask)
    added, replaced = _loaded(add), _loaded(replace)
    removed = _ids(remove)
    reports = _after(comparison, added, removed, replaced)
    workings = _workings(comparison, encoder, judge, splitter)
    means = workings.means
    if review != "as before":
        means = means._replace(log=None if review is None else review_log(review))
    kept = workings.kept.without({*removed, *_read_otherwise(workings.kept, reports)})
    made = compared(reports, _errors(comparison, added, replaced), means, kept)
    was, now = standing(comparison), standing(made)
    new, gone, changed = changed_relations(was, now)
    made._changes = Changes(
        added=tuple(sorted(r.id for r in added)),
        removed=tuple(sorted(removed)),
        replaced=tuple(sorted(r.id for r in replaced)),
        new=new,
        gone=gone,
        changed=changed,
        verdicts=changed_verdicts(was, now),
        silences=new_silences(was, now),
        answers=tuple(changed_answers(comparison, made, questions, means.encoder)),
    )
    return made


def _loaded(given: Any) -> Reports:
    """The reports given; none for an empty list or frame, which `load` would refuse."""
    several = isinstance(given, Sized) and not isinstance(given, str | Mapping)
    if given is None or (several and not len(given)):
        return Reports(errors=getattr(given, "errors", ()))
    return loaded(given)


def _questions(given: object) -> tuple[str, ...]:
    several = (given,) if isinstance(given, str) else given
    if isinstance(several, Iterable):
        return tuple(several)
    raise InputError(f"ask was given as {given!r:.80}; want a question or a list of them")


def _ids(given: object) -> list[str]:
    several = [given] if isinstance(given, str) else given
    if isinstance(several, Iterable):
        found = list(several)
        if all(isinstance(id, str) for id in found):
            return list(dict.fromkeys(found))
    raise InputError(
        f"remove was given as {given!r:.80}; want the id of a report or a list of them"
    )


def _after(
    comparison: Comparison,
    added: Sequence[Report],
    removed: Sequence[str],
    replaced: Sequence[Report],
) -> list[Report]:
    """The reports that there are after the update."""
    for id in (*removed, *(r.id for r in replaced)):
        comparison.report(id)  # tells of one that is not there
    reports = {r.id: r for r in comparison.reports if r.id not in removed}
    for report in replaced:
        if report.id in removed:
            raise InputError(
                f"the report {report.id!r} stands in both remove and replace; leave it out of one"
            )
        reports[report.id] = report
    for report in added:
        if report.id in reports:
            raise DuplicateId(report.id, "one of this comparison", "one in add=; edited? replace=")
        reports[report.id] = report
    return list(reports.values())


def _read_otherwise(kept: Kept, reports: Iterable[Report]) -> Iterator[str]:
    """The ids under which another report was read than there is now."""
    for report in reports:
        reading = kept.readings.get(report.id)
        if reading is not None and reading.report is not report and reading.report != report:
            yield report.id


def _errors(comparison: Comparison, *given: Reports) -> Iterable[Problem]:
    """The files that could not be read, then or now, less those that now could."""
    read = {report.id for reports in given for report in reports}
    now = [error for reports in given for error in reports.errors]
    return [e for e in dict.fromkeys((*comparison.errors, *now)) if e.file not in read]


def _workings(
    comparison: Comparison, encoder: Encoder | None, judge: Judge | None, splitter: Splitter | None
) -> Workings:
    """What the comparison kept, or, of one that was read from a file, what it takes to make it."""
    known: Workings | None = comparison._workings
    before = known.means if known else None
    means = Means(
        before.encoder if before and encoder is None else load_encoder(encoder),
        before.judge if before and judge is None else checked_judge(judge),
        before.settings if before else comparison.settings,
        before.splitter if before else None,
        before.log if before else _log_of(comparison),
    )
    if splitter is not None:
        means = means._replace(splitter=load_splitter(splitter))
    made = comparison.provenance
    _refuse_another("encoder", made.encoder, means.encoder.name)
    _refuse_another("judge", made.judge, means.judge.name)
    _refuse_another("splitter", made.splitter, (means.splitter or load_splitter()).name)
    return Workings(means, known.kept if known else Kept())


def _refuse_another(what: str, made: str, given: str) -> None:
    if made != given:
        raise ModelError(
            f"this comparison was made with the {what} {made!r}, and the one for the update is "
            f"{given!r}; pass update({what}=...) the former, or compare all reports anew"
        )


def _log_of(comparison: Comparison) -> Log | None:
    """The corrections that were replayed; None where none were given."""
    if comparison.review is None:
        return None
    entries = (Logged(e.line, e.correction) for e in comparison.review.entries)
    return Log(tuple(entries), comparison.review.problems)
