"""Reports out of whatever the caller has: files, folders, records, frames.

Top of loading in `claimcmp.reading`. A file, or a row of a file or a frame, that
cannot be used is set down in `Reports.errors` and the others are still read; a
record given in Python that cannot be used is refused at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike, path
from pathlib import Path
from typing import Any, NamedTuple, Self, cast

from claimcmp.comparison import Problem
from claimcmp.errors import (
    ClaimcmpError,
    DuplicateId,
    InputError,
    MissingExtra,
    UnknownLanguage,
    UnreadableInput,
)
from claimcmp.reading.dates import date_in_address
from claimcmp.reading.decoding import NotText
from claimcmp.reading.fields import METADATA_FIELDS, REPORT_FIELDS, report_of, unknown_names
from claimcmp.reading.given import with_metadata
from claimcmp.reading.kinds import PAGES, Reader, is_page, reader_of, stream_rows
from claimcmp.reading.metadata import find_metadata
from claimcmp.reading.paths import NamedFile, files_of, shown
from claimcmp.reading.records import BadRecords, Row, frame_rows, is_frame
from claimcmp.report import Evidence, Report
from claimcmp.values import LANGUAGES, Language

__all__ = ["Reports", "load"]

_STDIN = "-"
_STDIN_ID = "stdin"
_MOST_NAMED = 5
_WANTED = (
    "want a path, a folder, a pattern, a list of these, records (mappings with 'text'), "
    "reports, or a data frame"
)


class Reports(tuple[Report, ...]):
    """The reports that were read, in order, and in `errors` the files that could not be."""

    errors: tuple[Problem, ...]

    def __new__(cls, reports: Iterable[Report] = (), errors: Iterable[Problem] = ()) -> Self:
        """The reports as a tuple, with their errors beside them."""
        made = super().__new__(cls, tuple(reports))
        made.errors = tuple(errors)
        return made

    def __repr__(self) -> str:
        ids = ", ".join(repr(report.id) for report in self[:_MOST_NAMED])
        more = ", …" if len(self) > _MOST_NAMED else ""
        failed = f"; {len(self.errors)} could not be read" if self.errors else ""
        return f"<{len(self)} report{'s' * (len(self) != 1)}: {ids}{more}{failed}>"


class _Loaded(NamedTuple):
    report: Report
    where: str


class _Failure(NamedTuple):
    """What went wrong with one file; `id` is the id its report would have had."""

    id: str
    error: ClaimcmpError

    @property
    def problem(self) -> Problem:
        match self.error:
            case UnreadableInput() as e:
                return Problem(file=e.path, problem=e.problem, advice=e.advice)
            case MissingExtra() as e:
                advice = f'pip install "claimcmp[{e.extra}]"'
                return Problem(
                    file=self.id, problem=f"needs the package {e.package}", advice=advice
                )
        return Problem(file=self.id, problem=str(self.error), advice="mend it, or leave it out")


_Outcome = _Loaded | _Failure


def load(source: object, *, metadata: object = None, language: Language | None = None) -> Reports:
    """Read reports, with what their text and their caller say of them.

    Args:
        source: A path to a file or folder, a pattern (`reports/*.txt`), "-"
            for standard input, a record (a mapping whose keys are the fields
            of `Report`), a `Report`, a frame of pandas, polars or Arrow, or a list of
            any of these. Text files, Markdown, HTML (extra `web`), JSON, JSON
            lines, CSV and TSV are read.
        metadata: What is known beside the texts: a path to CSV or JSON, a
            mapping from id to fields, a list of records or a frame with a
            column `id`. It wins over what was found in a text.
        language: The language of all reports that do not state their own;
            None has it detected.

    Returns:
        The reports in the order given, those of a folder in order of name;
        `errors` lists the files that could not be used, the records of a file
        or rows of a frame that could not, and fields that no report has.

    Raises:
        UnreadableInput: No report could be read.
        DuplicateId: Two reports carry one id.
        InputError: A record, a field or a row of metadata cannot be used.
        UnknownLanguage: The language is none of the four, nor "und".
        MissingExtra: A web page alone was given, and the extra `web` is missing; or a
            data frame, and `tables` is.
    """
    if language is not None and language not in (*LANGUAGES, "und"):
        raise UnknownLanguage(language, LANGUAGES)
    outcomes = list(_outcomes(source, set_aside=metadata))
    failures = [o for o in outcomes if isinstance(o, _Failure)]
    loaded = [o for o in outcomes if isinstance(o, _Loaded)]
    if not loaded:
        raise _nothing_read(failures)
    _refuse_twins(loaded)
    reports: Iterable[Report] = (item.report for item in loaded)
    if metadata is not None:
        reports = with_metadata(tuple(reports), metadata, absent={f.id for f in failures})
    earlier = source.errors if isinstance(source, Reports) else ()
    return Reports(
        (_completed(report, language) for report in reports),
        (*earlier, *(failure.problem for failure in failures)),
    )


def _nothing_read(failures: list[_Failure]) -> ClaimcmpError:
    if not failures:
        return InputError("no reports were given; " + _WANTED)
    if len(failures) == 1:
        return failures[0].error
    named = "; ".join(f"{f.problem.file}: {f.problem.problem}" for f in failures[:_MOST_NAMED])
    more = f"; and {len(failures) - _MOST_NAMED} more" if len(failures) > _MOST_NAMED else ""
    return UnreadableInput(
        ", ".join(f.problem.file for f in failures[:_MOST_NAMED]),
        f"none of {len(failures)} could be read ({named}{more})",
        failures[0].problem.advice,
    )


def _refuse_twins(loaded: list[_Loaded]) -> None:
    first: dict[str, str] = {}
    for report, where in loaded:
        if report.id in first:
            raise DuplicateId(report.id, first[report.id], where)
        first[report.id] = where


def _completed(report: Report, language: Language | None) -> Report:
    """The report with its language, and with what its text states where nobody gave it."""
    from claimcmp.reading.language import detect_language

    marks = list(report.evidence)
    values: dict[str, Any] = {}
    if report.language is None:
        values["language"] = language or detect_language(report.text)
        marks.append(Evidence(field="language", how="given" if language else "inferred"))
    missing = [
        n for n in METADATA_FIELDS if n not in ("language", "url") and not getattr(report, n)
    ]
    if missing:
        found = find_metadata(report.text, language=report.language or values["language"])
        for mark in found.evidence:
            if mark.field in missing:
                values[mark.field] = getattr(found, mark.field)
                marks.append(mark)
        dated = date_in_address(report.url or "")
        if dated and "published" in missing and "published" not in values:
            values["published"] = dated
            marks.append(Evidence(field="published", how="inferred"))
    marks.sort(key=lambda mark: METADATA_FIELDS.index(mark.field))
    return report.model_copy(update={**values, "evidence": tuple(marks)})


def _outcomes(source: object, *, set_aside: object) -> Iterator[_Outcome]:
    """Everything that `source` holds; a file given as metadata is no report."""
    if isinstance(source, str | PathLike):
        yield from _of_path(cast("str | PathLike[str]", source), set_aside)
    elif isinstance(source, Report | Mapping) or is_frame(source):
        yield from _of_item(source, 1, "")
    elif isinstance(source, Iterable) and not isinstance(source, bytes | bytearray):
        items = sorted(source, key=str) if isinstance(source, set | frozenset) else source
        for number, item in enumerate(items, start=1):
            if isinstance(item, str | PathLike):
                yield from _of_path(cast("str | PathLike[str]", item), set_aside)
            else:
                yield from _of_item(item, number, f"#{number}")
    else:
        raise InputError(f"cannot load from a value of type {type(source).__name__}; {_WANTED}")


def _of_item(item: object, number: int, prefix: str) -> Iterator[_Outcome]:
    """One value given in Python; a record that cannot be used is refused at once."""
    where = f"item {number}"
    if isinstance(item, Report):
        fields = {name: getattr(item, name) for name in Report.model_fields}
        yield _Loaded(report_of(fields, id=item.id, where=f"the report {item.id!r}"), where)
    elif isinstance(item, Mapping):
        yield _Loaded(report_of(item, id=f"#{number}", where=where), where)
    elif is_frame(item):
        try:
            rows = frame_rows(item)
        except BadRecords as failure:
            raise InputError(f"the data frame {failure}") from None
        yield from _of_rows(rows, "the data frame", prefix or "frame", ids=prefix)
    else:
        raise InputError(f"{where} is of type {type(item).__name__}; {_WANTED}")


def _of_path(given: str | PathLike[str], set_aside: object) -> Iterator[_Outcome]:
    if isinstance(given, str) and given == _STDIN:
        yield from _of_stdin()
        return
    try:
        listing = files_of(given)
    except UnreadableInput as failure:
        yield _Failure(failure.path, failure)
        return
    for file in listing.files:
        if not _is_same_file(file.path, set_aside):
            yield from _of_file(file)
    yield from (_Failure(failure.path, failure) for failure in listing.failures)


def _is_same_file(file: Path, other: object) -> bool:
    if not isinstance(other, str | PathLike):
        return False
    try:
        return path.samefile(file, other)
    except (OSError, ValueError):
        return False


def _of_stdin() -> Iterator[_Outcome]:
    """Standard input, whose kind no name tells."""
    try:
        if sys.stdin is None:
            raise OSError("it is closed")
        raw = getattr(sys.stdin, "buffer", sys.stdin).read()
    except (AttributeError, OSError, ValueError) as failure:
        error = UnreadableInput(
            _STDIN_ID, f"standard input cannot be read ({failure})", "pipe a text into it"
        )
        yield _Failure(_STDIN_ID, error)
        return
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    yield from _of_bytes(data, _STDIN_ID, _STDIN_ID, stream_rows, page=is_page(data))


def _of_file(file: NamedFile) -> Iterator[_Outcome]:
    name = shown(file.path)
    try:
        data = file.path.read_bytes()
    except (OSError, MemoryError) as failure:
        reason = getattr(failure, "strerror", None) or "too large for this machine's memory"
        error = UnreadableInput(
            name, f"cannot be opened ({reason})", "check the file and its rights"
        )
        yield _Failure(file.id, error)
        return
    ending = file.path.suffix.lower()
    yield from _of_bytes(data, name, file.id, reader_of(ending), page=ending in PAGES)


def _of_bytes(
    data: bytes, name: str, id: str, read: Reader, *, page: bool = False
) -> Iterator[_Outcome]:
    """The reports that the bytes of one file hold; a damaged row does not spoil the others."""
    try:
        rows = read(data)
    except (NotText, BadRecords) as failure:
        yield _Failure(id, UnreadableInput(name, failure.problem, failure.advice))
        return
    except MissingExtra as failure:
        yield _Failure(id, failure)
        return
    if not rows:
        advice = "give at least one record with a text"
        yield _Failure(id, UnreadableInput(name, "holds no reports", advice))
    yield from _of_rows(rows, name, id, page=page)


def _of_rows(
    rows: list[Row], name: str, id: str, *, ids: str | None = None, page: bool = False
) -> Iterator[_Outcome]:
    """The reports of the rows of one file or frame; what one row lacks, the others do not.

    `ids` opens the ids of rows without their own; None stands for `id`.
    """
    strange = unknown_names((key for row in rows for key in row.fields), REPORT_FIELDS)
    if strange:
        advice = "rename it or leave it out; the other fields were read"
        yield _Failure(id, UnreadableInput(name, strange, advice))
        rows = [row._replace(fields=_known_fields(row)) for row in rows]
    in_frame = ids is not None
    for row in rows:
        row_id = f"{id if ids is None else ids}#{row.number}" if row.number else id
        where = f"{row.place} of {name}" if in_frame else f"{name}, {row.place}"
        yield _of_row(row, row_id, where if row.number else name, page)


def _known_fields(row: Row) -> dict[str, object]:
    return {key: value for key, value in row.fields.items() if key in REPORT_FIELDS}


def _of_row(row: Row, id: str, where: str, page: bool) -> _Outcome:
    if row.problem:
        return _Failure(id, UnreadableInput(where, row.problem, "mend that record, or take it out"))
    try:
        report = report_of(row.fields, id=id, where=where, how="found" if page else "given")
    except (InputError, UnknownLanguage) as failure:
        said = str(failure).removeprefix(where).lstrip(":, ")
        problem, _, advice = said.partition("; ")
        return _Failure(id, UnreadableInput(where, problem, advice or "mend that record"))
    return _Loaded(report, where)
