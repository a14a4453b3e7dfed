"""Relations as a table to write decisions into, and the decisions read back.

The words of strangers go into a spreadsheet here: a cell that a spreadsheet
would take for a formula gets an apostrophe before it, which reading takes away
again. What a row is about stands in its last column, so that rows can be
sorted, left out, and their quotes cut, and still be found.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import NamedTuple, get_args

from pydantic import ValidationError

from claimcmp.comparison import Comparison, Relation
from claimcmp.corrections import ClaimMark, Correction
from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading.decoding import NotText, decode
from claimcmp.reading.paths import shown
from claimcmp.reviewing.finding import mark
from claimcmp.values import Kind
from claimcmp.views.words import visible

__all__ = ["COLUMNS", "SEPARATORS", "decisions", "table"]

COLUMNS = (
    *("id", "left report", "left quote", "right report", "right quote", "machine kind"),
    *("confidence", "your decision", "note", "reference"),
)
SEPARATORS = (",", ";", "\t")

_NEEDED = ("id", "your decision", "reference")
_ORDER: tuple[Kind, ...] = ("diverges", "agrees", "related")
_WANTED = "accept, reject, agrees, diverges or related, or nothing"
_MOST_TOLD = 5
# What a spreadsheet may take for a formula, also after blanks and apostrophes.
_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")


def table(comparison: Comparison, separator: str = ",") -> str:
    """A row for each relation, divergences first, surest first; only the header where none are.

    Raises:
        InputError: The separator is none of the three.
    """
    if separator not in SEPARATORS:
        raise InputError(f"the separator was given as {separator!r}; want ',', ';' or a tab")
    decided = _decided(comparison)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for relation in sorted(comparison.relations, key=_place):
        decision, note = decided.get(_pair(relation.left.id, relation.right.id), ("", ""))
        writer.writerow([_guarded(cell) for cell in _cells(relation, decision, note)])
    return out.getvalue()


def decisions(path: str | PathLike[str]) -> list[Correction]:
    """The decisions in a table: a draft of an entry for each row that has one, in order.

    Raises:
        UnreadableInput: The file cannot be read, or is no such table.
        InputError: Cells that cannot be used; the rows and columns are named,
            the first row below the header being row 2.
    """
    name = shown(path)
    found: dict[str, tuple[int, Correction]] = {}
    wrong: list[str] = []
    for row in _rows(path, name):
        try:
            entry = _entry(row)
        except _BadCell as error:
            wrong.append(f"row {row.number}, column {error.column!r}: {error.said}")
            continue
        if entry is None:
            continue
        number, earlier = found.setdefault(row.cells["id"], (row.number, entry))
        if earlier != entry:
            wrong.append(
                f"row {row.number}, column 'your decision': row {number} decides otherwise on the "
                "same pair; keep one of them"
            )
    if wrong:
        more = f"; and {len(wrong) - _MOST_TOLD} more" if len(wrong) > _MOST_TOLD else ""
        raise InputError(f"{name}: {'; '.join(wrong[:_MOST_TOLD])}{more}; nothing was taken over")
    return [entry for _, entry in found.values()]


class _Row(NamedTuple):
    number: int
    cells: Mapping[str, str]


class _BadCell(Exception):
    def __init__(self, column: str, said: str) -> None:
        self.column, self.said = column, said
        super().__init__(said)


def _place(relation: Relation) -> tuple[int, float, str, str]:
    kind = relation.machine or relation.kind
    return (
        _ORDER.index(kind) if kind in _ORDER else len(_ORDER),
        -relation.confidence,
        relation.left.id,
        relation.right.id,
    )


def _pair(left: str, right: str) -> frozenset[str]:
    return frozenset((left, right))


def _decided(comparison: Comparison) -> dict[frozenset[str], tuple[str, str]]:
    """What the review of a comparison says of each pair already, as it would be written."""
    found: dict[frozenset[str], tuple[str, str]] = {}
    for outcome in comparison.review.entries if comparison.review else ():
        entry = outcome.correction
        if outcome.status == "applied" and entry.decided and entry.decided != "unrelated":
            word = "accept" if outcome.was == entry.decided else entry.decided
            found[frozenset(outcome.claims)] = (word, entry.note or "")
    return found


def _cells(relation: Relation, decision: str, note: str) -> list[str]:
    left, right = relation.left, relation.right
    marks = (mark(left), mark(right))
    machine = relation.machine or relation.kind
    return [
        _row_id(*marks),
        left.report or "",
        visible(left.text),
        right.report or "",
        visible(right.text),
        machine,
        f"{relation.confidence:.2f}",
        decision,
        note,
        # All in ASCII: it outlives a spreadsheet that saves in an old code page.
        json.dumps({"machine": machine, "left": _values(marks[0]), "right": _values(marks[1])}),
    ]


def _values(of: ClaimMark) -> dict[str, object]:
    return of.model_dump(exclude_defaults=True)


def _row_id(left: ClaimMark, right: ClaimMark) -> str:
    """Made of all that the marks hold, so that a damaged reference does not go unseen."""
    content = json.dumps([_values(left), _values(right)])
    return "p" + hashlib.sha256(content.encode()).hexdigest()[:10]


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _rows(path: str | PathLike[str], name: str) -> Iterator[_Row]:
    text = _text(path, name)
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        rows = _parsed(text, separator)
    except csv.Error as error:
        problem = f"is no table that can be read ({error})"
        raise UnreadableInput(name, problem, "save it as CSV, UTF-8") from None
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if lacking := [column for column in _NEEDED if column not in header]:
        raise UnreadableInput(
            name,
            f"has no column {' and no column '.join(map(repr, lacking))}",
            "give the table that to_csv or `claimcmp review export` wrote, header and all",
        )
    for number, cells in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in cells):
            yield _Row(number, dict(zip(header, map(_bare, cells), strict=False)))


def _parsed(text: str, separator: str) -> list[list[str]]:
    """The rows; a cell may be as long as a claim, which the module's own limit is not made for."""
    limit = csv.field_size_limit(max(len(text), csv.field_size_limit()))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    finally:
        csv.field_size_limit(limit)


def _text(path: str | PathLike[str], name: str) -> str:
    try:
        file = Path(path)
        if file.exists() and not file.is_file():
            raise UnreadableInput(name, "is no file", "give the table itself")
        return decode(file.read_bytes())
    except NotText as error:
        raise UnreadableInput(name, error.problem, error.advice) from None
    except (OSError, ValueError, TypeError, MemoryError) as error:
        if isinstance(error, UnreadableInput):
            raise
        problem = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(name, f"cannot be read ({problem})", "check the path") from None


def _entry(row: _Row) -> Correction | None:
    """The draft that a row asks for; None where nothing is decided in it."""
    word = row.cells.get("your decision", "").strip().casefold()
    note = row.cells.get("note", "")
    if not word:
        if note.strip():
            raise _BadCell("your decision", f"is empty beside a note; want {_WANTED} and no note")
        return None
    if word not in ("accept", "reject", *get_args(Kind)):
        raise _BadCell("your decision", f"{word[:40]!r} is no decision; want {_WANTED}")
    left, right, machine = _reference(row)
    if word == "accept" or word == machine:
        action, kind = "accept", machine
    elif word in ("reject", "unrelated"):
        action, kind = "reject", None
    else:
        action, kind = "relabel", word
    try:
        return Correction.model_validate(
            {"action": action, "left": left, "right": right, "machine": machine, "kind": kind}
            | {"note": note or None}
        )
    except ValidationError as error:
        raise _BadCell("reference", f"{error.errors()[0]['msg']}; export the table anew") from None


def _reference(row: _Row) -> tuple[ClaimMark, ClaimMark, str]:
    try:
        values = json.loads(row.cells.get("reference", ""))
        left, right = (ClaimMark.model_validate(values[side]) for side in ("left", "right"))
        machine = values["machine"]
    except (ValueError, KeyError, TypeError, RecursionError):
        said = "is not as it was written; leave this column as it is, or export the table anew"
        raise _BadCell("reference", said) from None
    if row.cells.get("id", "").strip() != _row_id(left, right):
        said = "does not belong to this row's reference; sort whole rows, or export the table anew"
        raise _BadCell("id", said)
    return left, right, str(machine)
