"""Lists of claims out of files: lines of text, JSON, JSON lines, CSV, TSV, and fact checks.

A row that cannot be used is told and the others are still taken.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcmp.errors import ClaimcmpError, InputError, UnreadableInput

if TYPE_CHECKING:
    from claimcmp.reading.factchecks import FactCheck
    from claimcmp.report import Claim

__all__ = ["Listed", "listed"]

_FIELDS = ("text", "language", "published", "source", "id")
_LISTS = ("claims", "candidates")
_STDIN = "-"
_JSON, _JSON_LINES, _TABLES = (".json", ".jsonld"), (".jsonl", ".ndjson"), (".csv", ".tsv")
_PAGES = (".html", ".htm", ".xhtml")
_WANTED = (
    "want a line of text for each claim; JSON, JSON lines, CSV or TSV with a field 'text'; "
    "or fact checks (ClaimReview, Fact Check Tools)"
)


class Listed(NamedTuple):
    """The claims of a file in its order.

    `problems` tell what could not be used, `notes` what was not needed; `reviews` holds the
    fact checks among them, by the id of the claim.
    """

    claims: tuple[Claim, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reviews: Mapping[str, FactCheck] = MappingProxyType({})


class _Entry(NamedTuple):
    """One claim as it stands in its file: where, and its fields or what is wrong with it."""

    place: str
    fields: Mapping[str, Any]
    problem: str | None = None


def listed(file: str) -> Listed:
    """The claims of a file, or of standard input for "-".

    The ending of a name tells its kind: `.json` is a list of strings or of
    objects, or an object that holds one under "claims"; `.jsonl` and `.ndjson`
    hold one a line; `.csv` and `.tsv` have a column `text`; any other file holds
    a claim on each line, and what has no name is JSON where it opens as JSON
    does. Objects and tables may say `language`, `published`, `source` and `id`
    too. Claims of a plain text have the line's place as their id: `known.txt:12`.
    JSON, JSON lines and saved web pages may hold fact checks (`load_fact_checks`).

    Raises:
        UnreadableInput: The file cannot be read or parsed, or holds no claim.
    """
    name = "stdin" if file == _STDIN else PurePath(file).as_posix()
    text = _text(file, name)
    if (held := _fact_checks(file, text)) is not None:
        return _reviewed(held, name)
    try:
        entries = list(_reader(file, text)(text, name))
    except ValueError as failure:
        raise UnreadableInput(name, str(failure), _WANTED) from None
    if not entries:
        raise UnreadableInput(name, "holds no claims", _WANTED)
    strange = dict.fromkeys(f for e in entries for f in e.fields if f not in _FIELDS)
    notes = (f"{name}: passed over the fields {', '.join(strange)}",) if strange else ()
    claims, bad = _claims([_known(entry) for entry in entries])
    if not claims:
        raise UnreadableInput(name, f"holds no claim that can be used ({bad[0]})", _WANTED)
    return Listed(tuple(claims), tuple(f"{name}, {problem}" for problem in bad), notes)


def _fact_checks(file: str, text: str) -> object:
    """What of a file `load_fact_checks` is to read: its name or its values; None for no review."""
    ending = PurePath(file).suffix.lower()
    if ending in _PAGES:
        return file
    named = ending in _JSON or ending in _JSON_LINES
    if not named and not (file == _STDIN and text.lstrip()[:1] in ("[", "{")):
        return None
    try:
        values = [_parsed(text)]
    except ValueError:
        lines = (line for line in text.split("\n") if line.strip())
        values = [value for line in lines if (value := _value(line)) is not None]
    if not any(map(_is_reviewed, values)):
        return None
    return values if file == _STDIN else file


def _value(line: str) -> Any:
    try:
        return _parsed(line)
    except ValueError:
        return None


def _is_reviewed(value: object) -> bool:
    from claimcmp.reading.factchecks import is_fact_check

    if isinstance(value, list):
        return any(map(_is_reviewed, value))
    if isinstance(value, Mapping) and isinstance(claims := value.get("claims"), list):
        # Known claims of one's own may stand under that key as well.
        return any(isinstance(c, Mapping) and "claimReview" in c for c in claims)
    return is_fact_check(value)


def _reviewed(source: object, name: str) -> Listed:
    """The claims that a file of fact checks is about, and the reviews beside them."""
    from claimcmp.matching.relate import as_claims
    from claimcmp.reading.factchecks import load_fact_checks

    checks = load_fact_checks(source)
    if not checks:
        raise UnreadableInput(name, "holds no fact check", _WANTED)
    problems = tuple(f"{e.file}: {e.problem}; {e.advice}" for e in checks.errors)
    return Listed(tuple(as_claims(checks)), problems, reviews={c.id: c for c in checks})


def _text(file: str, name: str) -> str:
    from claimcmp.reading.decoding import NotText, decode

    try:
        if file == _STDIN:
            data = sys.stdin.buffer.read()
        else:
            with open(file, "rb") as opened:
                data = opened.read()
    except IsADirectoryError:
        raise UnreadableInput(name, "is a folder", "give the files in it") from None
    except FileNotFoundError:
        advice = "check the path; with --text the first argument is a claim itself"
        raise UnreadableInput(name, "there is no such file", advice) from None
    except (OSError, AttributeError, ValueError) as error:
        problem = getattr(error, "strerror", None) or "cannot be opened"
        raise UnreadableInput(name, problem, "check the path and its rights") from None
    try:
        return decode(data)
    except NotText as error:
        raise UnreadableInput(name, error.problem, error.advice) from None


def _reader(file: str, text: str) -> Callable[[str, str], Iterator[_Entry]]:
    ending = PurePath(file).suffix.lower()
    if ending in _JSON:
        return _of_json
    if ending in _JSON_LINES:
        return _of_json_lines
    if ending in _TABLES:
        return _of_table
    if file == _STDIN and text.lstrip()[:1] in ("[", "{"):
        return _of_stream
    return _of_lines


def _of_lines(text: str, name: str) -> Iterator[_Entry]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = f"{name}:{number}"
            yield _Entry(f"line {number}", {"text": line.strip(), "id": place})


def _of_json(text: str, name: str) -> Iterator[_Entry]:
    found = _parsed(text)
    if isinstance(found, dict):
        lists = [found[key] for key in _LISTS if isinstance(found.get(key), list)]
        found = lists[0] if lists else [found]
    if not isinstance(found, list):
        raise ValueError("is JSON, but no list of claims")
    for number, item in enumerate(found, start=1):
        yield _item(item, f"claim {number}")


def _of_json_lines(text: str, name: str) -> Iterator[_Entry]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _item(_parsed(line), f"line {number}")
            except ValueError as failure:
                yield _Entry(f"line {number}", {}, str(failure))


def _of_stream(text: str, name: str) -> Iterator[_Entry]:
    """JSON, else JSON lines where one of them is; else text, which may open with a bracket."""
    try:
        return _of_json(json.dumps(_parsed(text)), name)
    except ValueError:
        entries = list(_of_json_lines(text, name))
        if any(entry.problem is None for entry in entries):
            return iter(entries)
        return _of_lines(text, name)


def _of_table(text: str, name: str) -> Iterator[_Entry]:
    from claimcmp.reading.records import BadRecords, table_rows

    try:
        rows = table_rows(text, delimiter="\t" if name.lower().endswith(".tsv") else None)
    except BadRecords as failure:
        raise ValueError(failure.problem) from None
    if rows and not rows[0].problem and "text" not in rows[0].fields:
        raise ValueError("is a table without a column 'text'")
    for row in rows:
        yield _Entry(row.place, row.fields, row.problem)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as failure:
        raise ValueError(f"is no valid JSON ({failure})") from None


def _item(item: object, place: str) -> _Entry:
    if isinstance(item, str):
        return _Entry(place, {"text": item})
    if isinstance(item, dict):
        return _Entry(place, item)
    return _Entry(place, {}, "is neither a string nor an object")


def _known(entry: _Entry) -> _Entry:
    """The entry with the fields that a claim has, where they say something."""
    from claimcmp.reading.fields import is_unknown

    if entry.problem is not None:
        return entry
    fields = {f: entry.fields[f] for f in _FIELDS if not is_unknown(entry.fields.get(f))}
    return entry._replace(fields=fields, problem=None if "text" in fields else "has no text")


def _claims(entries: list[_Entry]) -> tuple[list[Claim], list[str]]:
    """The claims of the entries that can be used, and what is wrong with the others."""
    from claimcmp.matching.relate import as_claim, as_claims

    usable = [entry for entry in entries if entry.problem is None]
    try:
        # Many together are read several times as quickly as one by one.
        claims = as_claims(entry.fields for entry in usable)
        return claims, [f"{e.place}: {e.problem}" for e in entries if e.problem is not None]
    except ClaimcmpError:
        claims, bad = [], []
    for entry in entries:
        try:
            if entry.problem is not None:
                raise InputError(entry.problem)
            claims.append(as_claim(entry.fields))
        except ClaimcmpError as failure:
            bad.append(f"{entry.place}: {failure}")
    return claims, bad
