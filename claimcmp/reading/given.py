"""The `metadata=` of a caller: what is known of each report beside its text.

Floor of `claimcmp.reading`. A row belongs to a report by its id or by the
name of its file without the ending; a row that belongs to none is refused, so
that a misspelt id is never lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading.decoding import NotText, decode
from claimcmp.reading.fields import (
    METADATA_FIELDS,
    check_names,
    given_metadata,
    identifier,
    with_given,
)
from claimcmp.reading.paths import shown
from claimcmp.reading.records import (
    BadRecords,
    Row,
    frame_rows,
    is_frame,
    json_line_rows,
    json_rows,
    table_rows,
)
from claimcmp.report import Report

__all__ = ["with_metadata"]

_MOST_NAMED = 5


class _Entry(NamedTuple):
    id: str
    where: str
    values: dict[str, Any]


def with_metadata(
    reports: Sequence[Report], metadata: object, *, absent: Collection[str] = ()
) -> tuple[Report, ...]:
    """The reports, with what `metadata` states in place of what they had.

    `metadata` is a path to CSV, TSV, JSON or JSON lines, a mapping from id to
    fields, a list of records or a frame with a column `id`. Blank cells are
    unknown and change nothing. `absent` are ids of files that could not be
    read: their rows are passed over.

    Raises:
        InputError: A row that belongs to no report or to several, two rows
            for one report, an unknown field, or a value that cannot be used.
        UnreadableInput: The file cannot be read or parsed.
    """
    positions = {report.id: n for n, report in enumerate(reports)}
    stems: dict[str, list[int]] = {}
    for n, report in enumerate(reports):
        stems.setdefault(PurePosixPath(report.id).stem, []).append(n)
    passed_over = {
        name for id in map(PurePosixPath, absent) for name in (str(id), id.name, id.stem)
    }
    filled = list(reports)
    seen: dict[int, str] = {}
    strangers: list[_Entry] = []
    for entry in _entries(metadata):
        at = [positions[entry.id]] if entry.id in positions else stems.get(entry.id, [])
        if len(at) > 1:
            names = ", ".join(repr(reports[n].id) for n in at[:_MOST_NAMED])
            raise InputError(
                f"{entry.where}: {entry.id!r} may be any of {names}; give the whole id"
            )
        if not at:
            if entry.id not in passed_over:
                strangers.append(entry)
            continue
        if at[0] in seen:
            raise InputError(
                f"{entry.where}: the report {reports[at[0]].id!r} was given metadata before, "
                f"in {seen[at[0]]}; keep one of the two"
            )
        seen[at[0]] = entry.where
        filled[at[0]] = with_given(filled[at[0]], entry.values)
    if strangers:
        raise _strange(strangers, positions)
    return tuple(filled)


def _strange(entries: Sequence[_Entry], known: Iterable[str]) -> InputError:
    from rapidfuzz import process  # only here: it costs time that most calls do not need

    named = []
    for entry in entries[:_MOST_NAMED]:
        near = [
            repr(id) for id, *_ in process.extract(entry.id, list(known), limit=3, score_cutoff=60)
        ]
        named.append(f"{entry.id!r}" + (f" (near: {', '.join(near)})" if near else ""))
    more = f" and {len(entries) - _MOST_NAMED} more" if len(entries) > _MOST_NAMED else ""
    return InputError(
        f"metadata names {', '.join(named)}{more}, which no report has as its id or file name; "
        "correct the id, or take the row out"
    )


def _entries(metadata: object) -> list[_Entry]:
    where, rows = _rows(metadata)
    if not rows:
        raise InputError(f"{where} holds no rows; want one for each report that it speaks of")
    return [_entry(row, f"{where}, {row.place}") for row in rows]


def _entry(row: Row, where: str) -> _Entry:
    if row.problem:
        raise InputError(f"{where} {row.problem}; mend that row")
    check_names(row.fields, ("id", *METADATA_FIELDS), where)
    id = identifier(row.fields.get("id"), where)
    if id is None:
        raise InputError(f"{where} has no id; want the id of the report that it speaks of")
    return _Entry(id, where, given_metadata(row.fields, where))


def _rows(metadata: object) -> tuple[str, list[Row]]:
    """Where the metadata comes from, in words, and its rows."""
    if isinstance(metadata, str | PathLike):
        return shown(metadata), _rows_of_file(Path(metadata))
    if is_frame(metadata):
        try:
            return "metadata", frame_rows(metadata)
        except BadRecords as failure:
            raise InputError(f"the metadata frame {failure}") from None
    if isinstance(metadata, Mapping):
        return "metadata", _rows_of_mapping(metadata)
    if isinstance(metadata, list | tuple):
        return "metadata", [_row(n, f"record {n}", item) for n, item in enumerate(metadata, 1)]
    raise InputError(
        f"metadata is of type {type(metadata).__name__}; want a path to CSV or JSON, "
        "a mapping from id to fields, a list of records, or a data frame"
    )


def _row(number: int, place: str, item: object) -> Row:
    if isinstance(item, Mapping):
        return Row(number, place, item)
    return Row(number, place, {}, f"is of type {type(item).__name__}, not a mapping of fields")


def _rows_of_mapping(metadata: Mapping[Any, object]) -> list[Row]:
    """Fields under each id; a mapping with a plain `id` is itself one record."""
    if "id" in metadata and not isinstance(metadata["id"], Mapping):
        return [Row(1, "the record", metadata)]
    rows = [_row(n, f"id {id!r}", item) for n, (id, item) in enumerate(metadata.items(), 1)]
    ids = list(metadata)
    return [
        row if row.problem else row._replace(fields={**row.fields, "id": id})
        for row, id in zip(rows, ids, strict=True)
    ]


def _rows_of_file(path: Path) -> list[Row]:
    try:
        return _parsed(decode(path.read_bytes()), path.suffix.lower())
    except (NotText, BadRecords) as failure:
        raise UnreadableInput(shown(path), failure.problem, failure.advice) from None
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        raise UnreadableInput(
            shown(path), f"cannot be opened ({reason})", "check the path given as metadata"
        ) from None


def _parsed(text: str, ending: str) -> list[Row]:
    if ending in (".jsonl", ".ndjson"):
        return json_line_rows(text)
    if ending == ".json":
        rows = json_rows(text)
        return _rows_of_mapping(rows[0].fields) if rows and rows[0].number == 0 else rows
    return table_rows(text, delimiter="\t" if ending == ".tsv" else None)
