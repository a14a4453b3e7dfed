"""Lines that Markdown marks: headings, pictures, links, tables, code, and the fields on top.

Knows the signs of one line, and where a block between two signs ends; a list
item, a quote and emphasis hold prose and are none of its business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from claimcmp.reading.edges import edge_lines
from claimcmp.reading.frontmatter import front_matter
from claimcmp.report import SegmentKind

__all__ = [
    "BLOCK_REASONS",
    "code_blocks",
    "end_of_front_matter",
    "marked_line",
    "stands_alone",
]

BLOCK_REASONS = frozenset(("code", "row of a table"))
"""Why a line is set aside that is of the story's page, not of the site's furniture."""

_HEADING = re.compile(r"#{1,6}[ \t]+[^\s#]")
_LONGEST_HEADING = 400
_FENCE = re.compile(r"`{3,}+[^`]*|~{3,}+.*")
_ADDRESS = r"\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:\s+\"[^\"]*+\")?\)"
_PICTURE = rf"!\[[^\[\]]*+\]{_ADDRESS}"
_LINK = rf"(?:\[[^\[\]]++\](?:{_ADDRESS}|\[[^\[\]]*+\])|<(?:https?://|www\.)[^\s<>]++>)"
_PICTURES = re.compile(rf"(?:{_PICTURE}|\[{_PICTURE}\]{_ADDRESS})\s*+")
_LINKS = re.compile(
    rf"(?:[-*+][ \t]+)?[*_]{{0,3}}{_LINK}(?:\s*+[|·•,/]?\s*+{_LINK})*+[*_]{{0,3}}[.:]?"
    r"|\[[^\[\]]++\]:[ \t]+<?(?:https?://|www\.|/)\S*+(?:[ \t]+\S.*)?"
)
_NO_ALT = re.compile(r"\[?!\[\s*\]")
_FIELD = re.compile(r"[A-Za-z][\w -]{0,30}:(?:\s|$)")
_FRONT = re.compile(r"\s*---")
_MOST_FIELDS = 60


def marked_line(text: str, start: int, end: int) -> tuple[SegmentKind, str] | None:
    """The kind of a line that Markdown marks as a whole, and why; None for all others.

    A picture's words are a caption; one without words is a link, as a line of
    links is. What holds other words beside is left to be read as prose.
    """
    sign = text[start]
    if sign == "#":
        heading = end - start <= _LONGEST_HEADING and _HEADING.match(text, start, end)
        return ("heading", "Markdown heading") if heading else None
    if sign == "|":
        row = end - start > 1 and text[end - 1] == "|"
        return ("boilerplate", "row of a table") if row else None
    if (sign == "!" or text.startswith("[!", start)) and _PICTURES.fullmatch(text, start, end):
        if _NO_ALT.match(text, start, end):
            return "link", "picture without words"
        return "caption", "words of a picture in Markdown"
    if sign in "[<*_-+" and _LINKS.fullmatch(text, start, end):
        return "link", "link in Markdown"
    return None


def stands_alone(line: str) -> bool:
    """Whether a line is never joined to those beside it: a heading, a table's row, a fence."""
    sign = line[0]
    if sign == "|":
        return len(line) > 1 and line[-1] == "|"
    if sign == "#":
        return _HEADING.match(line) is not None
    return sign in "`~" and _FENCE.fullmatch(line) is not None


def code_blocks(text: str, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first and last number of the lines of each block of code, fences included.

    `lines` are the spans of the lines. A fence that no other closes is a block
    by itself: what follows it is not taken for code.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for number, (start, end) in enumerate(lines):
        if text[start] not in "`~" or not _FENCE.fullmatch(text, start, end):
            continue
        if opened is not None and text[lines[opened][0]] != text[start]:
            continue  # a fence of the other sign is code
        # Only a bare fence closes; one with a language beside it opens.
        if opened is not None and len(set(text[start:end])) == 1:
            found.append((opened, number))
            opened = None
            continue
        if opened is not None:
            found.append((opened, opened))
        opened = number
    if opened is not None:
        found.append((opened, opened))
    return found


def end_of_front_matter(text: str) -> int:
    """Where the block of fields between "---" lines ends that opens a text; 0 without one."""
    if not _FRONT.match(text):
        return 0
    lines = tuple(islice(edge_lines(text, 0), _MOST_FIELDS))
    fields, count = front_matter(lines)
    if not fields or not _FIELD.match(lines[1].text):
        return 0
    last = lines[count - 1]
    return last.start + len(last.text)
