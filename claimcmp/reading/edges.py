"""The lines near the two ends of a text, where reports state what they are.

Floor of `claimcmp.reading`: the standard library only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["FoundWords", "Line", "edge_lines"]

_HEAD, _TAIL = 6000, 6000
"""Code points looked at from either end: metadata stands there, and a long text costs no more."""

_LONGEST_LINE = 160
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


class Line(NamedTuple):
    """One line without the blanks around it; `text` is `report[start:end]`.

    `apart` says that a blank line, or nothing, stands before it.
    """

    start: int
    text: str
    apart: bool = True

    @property
    def short(self) -> bool:
        """Whether the line can be one of metadata; longer ones are prose."""
        return len(self.text) <= _LONGEST_LINE


class FoundWords(NamedTuple):
    """The words at `[start, end)` that state a value."""

    value: str
    start: int
    end: int


def edge_lines(text: str, start: int) -> Iterator[Line]:
    """The lines near the two ends of `text[start:]` that are not blank, without their margins.

    A text of ordinary length is read whole; lines cut by the limit are left out.
    """
    windows = [(start, len(text))]
    if len(text) - start > _HEAD + _TAIL:
        windows = [(start, start + _HEAD), (len(text) - _TAIL, len(text))]
    for low, high in windows:
        before = low
        for found in _LINE.finditer(text, low, high):
            whole_left = found.start() > low or low == start
            whole_right = found.end() < high or high == len(text)
            if whole_left and whole_right and (line := found.group().strip()):
                begin = found.start() + len(found.group()) - len(found.group().lstrip())
                # "\r\n" is one break: two of one kind leave a blank line between them.
                apart = before == low or any(text.count(c, before, begin) > 1 for c in "\n\r")
                yield Line(begin, line, apart)
                before = begin + len(line)
