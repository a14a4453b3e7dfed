"""The block of fields between "---" lines that opens a Markdown file.

Floor of `claimcmp.reading`: the standard library and `edges` only. Knows
`name: value` on one line; what is nested or runs over lines is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcmp.reading.edges import FoundWords, Line

__all__ = ["front_matter"]

_MOST_LINES = 60
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30}?)\s*:\s+(?P<value>\S.*)")
_QUOTES = ('"', "'")


def front_matter(lines: Sequence[Line]) -> tuple[Mapping[str, FoundWords], int]:
    """The fields of the block, by name in small letters, and how many lines it takes.

    No fields and 0 where the text does not open with "---", or where no
    second such line closes the block.
    """
    if not lines or lines[0].text != "---":
        return {}, 0
    fields: dict[str, FoundWords] = {}
    for number, line in enumerate(lines[1:_MOST_LINES], start=1):
        if line.text in ("---", "..."):
            return fields, number + 1
        if found := _FIELD.fullmatch(line.text):
            value, at = found["value"], line.start + found.start("value")
            if len(value) > 1 and value[0] in _QUOTES and value[-1] == value[0]:
                value, at = value[1:-1], at + 1
            if value.strip():
                fields.setdefault(found["name"].lower(), FoundWords(value, at, at + len(value)))
    return {}, 0
