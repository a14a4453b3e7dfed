"""Records out of JSON, JSON lines, delimited tables and data frames.

Floor of `claimcmp.reading`. Knows rows and where they stand, not what their
fields mean. Cells are kept as they are, line ends included.
"""

from __future__ import annotations

import csv
import io
import json
import threading
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from claimcmp.errors import MissingExtra

__all__ = [
    "BadRecords",
    "Row",
    "frame_rows",
    "is_frame",
    "json_line_rows",
    "json_rows",
    "parsed_json",
    "table_rows",
]

_LONGEST_FIELD = 2**31 - 1
_FIELD_LIMIT = threading.Lock()


class BadRecords(Exception):
    """A whole file that cannot be parsed; `problem` and `advice` are for people."""

    def __init__(self, problem: str, advice: str) -> None:
        self.problem, self.advice = problem, advice
        super().__init__(f"{problem}; {advice}")


class Row(NamedTuple):
    """One record: its number from 1, where it stands, and its fields or what is wrong with it."""

    number: int
    place: str
    fields: Mapping[str, object]
    problem: str | None = None


def json_rows(text: str) -> list[Row]:
    """The records of a JSON document: one object, a list of them, or `{"reports": [...]}`.

    A single object is a row with the number 0: it is the file itself.
    """
    document = parsed_json(text, object_pairs_hook=_object)
    if isinstance(document, dict) and isinstance(document.get("reports"), list):
        document = document["reports"]
    if isinstance(document, dict):
        return [Row(0, "the record", document)]
    if not isinstance(document, list):
        raise BadRecords(
            f"is JSON, but holds a {_kind(document)}",
            'want one object, a list of objects, or {"reports": [...]}',
        )
    return [_json_row(n, f"record {n}", item) for n, item in enumerate(document, start=1)]


def json_line_rows(text: str) -> list[Row]:
    """The records of JSON lines; a line that is damaged is a row with its problem."""
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append(
                _json_row(
                    len(rows) + 1, f"line {number}", parsed_json(line, object_pairs_hook=_object)
                )
            )
        except BadRecords as failure:
            rows.append(Row(len(rows) + 1, f"line {number}", {}, failure.problem))
    return rows


def _json_row(number: int, place: str, item: object) -> Row:
    if isinstance(item, dict):
        return Row(number, place, item)
    return Row(number, place, {}, f"is a {_kind(item)}, not an object")


def parsed_json(text: str, **reading: Any) -> Any:
    """The value that a JSON text stands for; `reading` are options of `json.loads`.

    Raises:
        BadRecords: It is no JSON, or JSON that cannot be read; the place is named.
    """
    try:
        return json.loads(text, **reading)
    except json.JSONDecodeError as failure:
        line = f"line {failure.lineno}, " if "\n" in text else ""
        problem = f"is no valid JSON: {failure.msg} at {line}column {failure.colno}"
    except RecursionError:
        problem = "is JSON nested too deep to be read"
    except ValueError as failure:
        problem = f"is no JSON that can be read: {failure}"
    raise BadRecords(problem, "mend it there, or save it again")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object holds the key {twice!r} twice")
    return made


def _kind(value: object) -> str:
    return {str: "string", list: "list", bool: "truth value", type(None): "null"}.get(
        type(value), "number"
    )


def table_rows(text: str, *, delimiter: str | None = None) -> list[Row]:
    """The rows of a delimited table under its header; none for an empty text.

    Without a `delimiter` the header decides among comma, semicolon and tab. A
    first column without a name numbers the rows, as data frames are saved,
    and is left out.
    """
    header_line = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = delimiter or max(",;\t", key=header_line.count)
    lines = _csv_lines(text, delimiter)
    place, header = next(lines, (1, []))
    names = [name.strip().lstrip("\ufeff") for name in header]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise BadRecords(f"has the column {twice!r} twice", "rename one of them")
    skip = 1 if len(names) > 1 and not names[0] else 0
    rows = []
    for number, (place, cells) in enumerate(lines, start=1):
        problem = None
        if len(cells) != len(names):
            problem = f"has {len(cells)} fields where the header has {len(names)}"
        fields = dict(zip(names[skip:], cells[skip:], strict=False))
        rows.append(Row(number, f"line {place}", fields, problem))
    return rows


def _csv_lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The filled lines of a table with the number of the line each ends on."""
    with _FIELD_LIMIT:  # the limit is one for the whole process: raise it and put it back
        before = csv.field_size_limit(_LONGEST_FIELD)
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
            filled = [(reader.line_num, cells) for cells in reader if cells]
        except csv.Error as failure:
            raise BadRecords(
                f"is no table that can be read: {failure} at line {reader.line_num}",
                "check the quotes there, or save it again as CSV",
            ) from None
        finally:
            csv.field_size_limit(before)
    return iter(filled)


def is_frame(value: object) -> bool:
    """Whether the value is a data frame or an Arrow table, by what it can do."""
    # In this order: asking a lazy frame for its columns costs time, and it warns of that.
    if hasattr(value, "to_dicts") or hasattr(value, "to_dict"):
        return hasattr(value, "columns")
    return hasattr(value, "to_batches") and hasattr(value, "column_names")


def frame_rows(frame: Any) -> list[Row]:
    """The rows of a data frame of pandas, polars, Arrow or any other that narwhals reads.

    In its order. Of an index only one that is named "id" is read.

    Raises:
        BadRecords: Two columns have one name, or it is a frame that narwhals does not read.
        MissingExtra: narwhals is not installed.
    """
    names = [str(name) for name in getattr(frame, "column_names", frame.columns)]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise BadRecords(f"has the column {twice!r} twice", "rename one of them")
    if "id" not in names and getattr(getattr(frame, "index", None), "name", None) == "id":
        frame = frame.reset_index()
    try:
        import narwhals
    except ImportError:
        raise MissingExtra("narwhals", "tables", "reading a data frame") from None
    try:
        known = narwhals.from_native(frame, eager_only=True)
    except TypeError:
        kind = f"{type(frame).__module__.split('.')[0]}.{type(frame).__name__}"
        raise BadRecords(
            f"is a {kind}, which is not read", "want one of pandas, polars or Arrow, or records"
        ) from None
    rows = known.iter_rows(named=True)
    return [Row(n, f"row {n}", record) for n, record in enumerate(rows, start=1)]
