"""JSON and linked data as plain values: the documents of a file, and the objects in them.

Floor of `claimcmp.reading`. Knows how JSON-LD writes things down (types, prefixes,
references, wrapped values), not what any of them mean. Nothing is fetched: a
context that is an address stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from claimcmp.reading.decoding import decode
from claimcmp.reading.records import BadRecords, parsed_json

__all__ = ["Document", "Node", "bare", "documents", "first", "nodes", "plain", "types_of"]

_LINES = (".jsonl", ".ndjson")
_OPENS = re.compile(r"<!--|<script\b", re.IGNORECASE)
_CLOSES = re.compile(r"</script\b", re.IGNORECASE)
_IS_DATA = re.compile(r"\btype\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
_NAMESPACE = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)", re.IGNORECASE)


class Document(NamedTuple):
    """One JSON document of a file: where it stands there, its value, or why it cannot be read."""

    place: str
    value: Any = None
    problem: str | None = None


class Node(NamedTuple):
    """One object of a document, and the way to it ("dataFeedElement[12].item[0]")."""

    place: str
    fields: Mapping[str, Any]


def documents(data: bytes, ending: str = "") -> list[Document]:
    """The JSON documents of a file: JSON, JSON lines, or the linked data of a web page.

    `ending` is that of the file's name; only JSON lines are known by it, for
    the rest the content decides. A script or line that is damaged is a
    document with its problem. A page without linked data has none.

    Raises:
        NotText: The bytes cannot be decoded.
        BadRecords: A JSON file that cannot be parsed.
    """
    text = decode(data)
    if text.lstrip()[:1] == "<":
        return [*_scripts(text)]
    if ending.lower() in _LINES:
        return [*_lines(text)]
    try:
        return [Document("", _parsed(text))]
    except BadRecords:
        # One object a line is what feeds and tools write, whatever they call the file.
        lines = [*_lines(text)] if "\n" in text.strip() else []
        if len(lines) > 1 and lines[0].problem is None:
            return lines
        raise


def _parsed(text: str) -> Any:
    # Pages hold line ends inside strings, which browsers' readers of linked data take.
    return parsed_json(text, strict=False)


def _lines(text: str) -> Iterator[Document]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _document(f"line {number}", line)


def _document(place: str, text: str) -> Document:
    try:
        return Document(place, _parsed(text))
    except BadRecords as failure:
        return Document(place, problem=failure.problem)


def _scripts(page: str) -> Iterator[Document]:
    """The linked data of a page, script by script; comments are passed over.

    By hand: what stands in a script ends at its end tag and nowhere else, and a
    page of any length and damage is read once from front to back.
    """
    number, at = 0, 0
    while opened := _OPENS.search(page, at):
        if opened[0] == "<!--":
            at = page.find("-->", opened.end())
            if at < 0:
                return
            continue
        begins = page.find(">", opened.end())
        closed = _CLOSES.search(page, begins) if begins >= 0 else None
        if closed is None:
            return
        if _IS_DATA.search(page, opened.end(), begins):
            number += 1
            yield _document(f"script {number}", page[begins + 1 : closed.start()])
        at = closed.end()


def nodes(document: object) -> Iterator[Node]:
    """Every object of a document, at any depth, in the order in which they are written."""
    waiting: list[tuple[str, object]] = [("", document)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, Mapping):
            yield Node(place, value)
            inner = [(f"{place}.{k}" if place else str(k), v) for k, v in value.items()]
        elif isinstance(value, list | tuple):
            inner = [(f"{place}[{n}]", v) for n, v in enumerate(value)]
        else:
            continue
        # Nearly all values are texts: told by their own type, and not by what they can do.
        waiting += [
            (p, v)
            for p, v in reversed(inner)
            if type(v) is not str and isinstance(v, dict | list | tuple | Mapping)
        ]


def types_of(fields: Mapping[str, Any]) -> frozenset[str]:
    """The types of an object, without the prefix or address of their vocabulary."""
    given = fields.get("@type", fields.get("type"))
    several = given if isinstance(given, list | tuple) else [given]
    return frozenset(_NAMESPACE.sub("", t) for t in several if isinstance(t, str))


def bare(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields under their names without prefix or address: "schema:url" is "url"."""
    if not any(":" in str(key) for key in fields):
        return fields
    return {_NAMESPACE.sub("", k) if isinstance(k, str) else str(k): v for k, v in fields.items()}


def first(value: object) -> Any:
    """The value itself, or the first of several; None where there is none."""
    while isinstance(value, list | tuple):
        value = next((v for v in value if v is not None), None)
    return value


def plain(value: object) -> str | None:
    """A text or number as a text; None for what is blank, no such thing, or not given.

    A text in several languages, or several texts, give the first of them.
    """
    value = first(value)
    if isinstance(value, Mapping):
        value = first(value.get("@value"))
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None
