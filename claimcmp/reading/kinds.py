"""Which kinds of file are read, and how the bytes of each become records.

Floor of `claimcmp.reading`. The ending of a name tells the kind; a file with
any other ending is read as one text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcmp.reading.decoding import decode
from claimcmp.reading.records import BadRecords, Row, json_line_rows, json_rows, table_rows

__all__ = ["PAGES", "is_page", "reader_of", "stream_rows"]

Reader = Callable[[bytes], list[Row]]

_JSON_OPENING = re.compile(r"\s*(?:\[\s*)?\{\s*[\"}]")
_PAGE_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,500}-->\s*)?"
    rb"<(?:!doctype\s+html|html|head)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_HEAD = 2048
_BYTE_ORDER_MARKS = re.compile(rb"\xef\xbb\xbf|\xff\xfe|\xfe\xff")


def reader_of(ending: str) -> Reader:
    """What reads a file with this ending (in small letters, with its dot)."""
    return _READERS.get(ending, _text_rows)


def is_page(data: bytes) -> bool:
    """Whether data without a name opens as a web page does, in any encoding."""
    # UTF-16 and UTF-32 write each sign of an opening tag with zero bytes around it.
    head = _BYTE_ORDER_MARKS.sub(b"", data[:_PAGE_HEAD], count=1).replace(b"\x00", b"")
    return _PAGE_OPENING.match(head) is not None


def stream_rows(data: bytes) -> list[Row]:
    """A web page or JSON where the data opens as one does, else one text."""
    if is_page(data):
        return _page_rows(data)
    text = decode(data)
    if not _JSON_OPENING.match(text):
        return [Row(0, "the text", {"text": text})]
    try:
        return json_rows(text)
    except BadRecords:
        rows = json_line_rows(text)
        if any(row.problem is None for row in rows):
            return rows
        raise


def _text_rows(data: bytes) -> list[Row]:
    return [Row(0, "the text", {"text": decode(data)})]


def _page_rows(data: bytes) -> list[Row]:
    from claimcmp.reading.webpage import read_page

    return [Row(0, "the page", read_page(data))]


def _csv_rows(data: bytes) -> list[Row]:
    return _with_text_column(table_rows(decode(data)))


def _tsv_rows(data: bytes) -> list[Row]:
    return _with_text_column(table_rows(decode(data), delimiter="\t"))


def _with_text_column(rows: list[Row]) -> list[Row]:
    if rows and not rows[0].problem and "text" not in rows[0].fields:
        raise BadRecords(
            "is a table without a column 'text'",
            "name the column that holds the reports 'text'; "
            "a table that only describes reports is given as metadata",
        )
    return rows


PAGES = (".html", ".htm", ".xhtml")
"""Endings of web pages."""
_READERS: dict[str, Reader] = {
    **dict.fromkeys(PAGES, _page_rows),
    ".json": lambda data: json_rows(decode(data)),
    ".jsonl": lambda data: json_line_rows(decode(data)),
    ".ndjson": lambda data: json_line_rows(decode(data)),
    ".csv": _csv_rows,
    ".tsv": _tsv_rows,
}
