"""Quotation marks and dashes: which stretches of a text stand in somebody's words.

Straight, curly and angle marks, in either direction, nest by their shape: a mark
that leans on the word after it opens, one that leans on the word before it closes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["DASH", "MARKS", "Region", "balanced", "quoted", "regions"]

MARKS = '"“”„«»'
DASH = re.compile(r"\s*[–—-]+\s*(?=[^\W_]|[\"“”„«»…'(])")
_ANY = re.compile(r"[\"“”„«»]|''|(?<!\w)[‘'’](?=[^\W_]|[\"“”«»])|(?<=[^\s])[’'](?!\w)|``")
_has_mark = re.compile(f"[{MARKS}'‘’`]").search  # without one of these nothing is quoted
_STOP = re.compile(r"[.!?…](?=\s|$)")
_SINGLE = "‘'’"
_RESTARTS = 8  # marks of one paragraph that may lack their partner
_OPEN_ONLY = "“„‘"


class Region(NamedTuple):
    """A stretch between quotation marks, marks included; `closed` where the last mark stands."""

    start: int
    end: int
    closed: bool


def regions(text: str) -> tuple[Region, ...]:
    """The outermost stretches between quotation marks of one paragraph, in order.

    A mark that nothing closes runs to the end, or to the end of its sentence
    where another quotation opens later. Single marks count only where they close.
    """
    return tuple(_regions(text)) if _has_mark(text) else ()


def balanced(text: str, *, alone: bool = False) -> bool:
    """Whether every mark of a paragraph has its partner; one that opens all of it needs none.

    With `alone` every mark needs one, as in a sentence that is read without its neighbours.
    """
    if not _has_mark(text):
        return True
    unclosed = [m for m in _matched(text, list(_ANY.finditer(text)))[1] if m.group() not in _SINGLE]
    opens_all = len(unclosed) == 1 and not text[: unclosed[0].start()].strip(" –—-")
    return not unclosed or (opens_all and not alone)


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between quotation marks, marks included; an open mark runs to the end."""
    return tuple((r.start, r.end) for r in regions(text))


def _regions(text: str) -> list[Region]:
    marks = list(_ANY.finditer(text))
    forced: list[Region] = []
    for _ in range(_RESTARTS):
        found, unclosed = _matched(text, marks)
        if not unclosed:
            return sorted([*forced, *found])
        # One mark too many: the first that nothing closes ends with its sentence, or, where
        # its sentence goes on to the next mark, that next one opens nothing.
        first, following = unclosed[0], unclosed[1:]
        stop = _STOP.search(text, first.end(), following[0].start() if following else len(text))
        if following and stop is None:
            marks.remove(following[0])
            continue
        single = first.group() in _SINGLE
        opens_all = not following and not text[: first.start()].strip(" –—-")
        end = len(text) if opens_all or stop is None else stop.end()
        if not single:
            forced.append(Region(first.start(), end, False))
        marks = [
            m for m in marks if m is not first and (single or not first.start() < m.start() < end)
        ]
    return sorted([*forced, *found])


def _matched(text: str, marks: Sequence[re.Match[str]]) -> tuple[list[Region], list[re.Match[str]]]:
    """The stretches that opening and closing marks bound, and the marks that stay open."""
    found: list[Region] = []
    open_marks: list[re.Match[str]] = []
    for m in marks:
        if open_marks and (open_marks[0].group() in _SINGLE) != (m.group() in _SINGLE):
            continue
        if _opens(text, m, open_marks[-1].group() if open_marks else ""):
            open_marks.append(m)
        elif open_marks:
            first = open_marks.pop()
            if not open_marks:
                found.append(Region(first.start(), m.end(), True))
    return found, open_marks


def _opens(line: str, m: re.Match[str], last: str) -> bool:
    """Whether a mark opens a quotation here, by its shape, else by what is open."""
    mark, inside = m.group(), bool(last)
    before = line[m.start() - 1 : m.start()]
    after = line[m.end() : m.end() + 1]
    leans_right = (not before or before.isspace() or before in "([–—-/:") and bool(after.strip())
    leans_left = bool(before.strip()) and (not after or not (after.isalnum()))
    if mark in _SINGLE or mark == "''":
        return leans_right and not inside
    if mark == "“" and inside and last == "„":
        return False
    if mark in _OPEN_ONLY:
        return not (inside and last == mark and leans_left and not leans_right)
    if mark in "«»" and inside and last in "«»":
        return mark == last and leans_right
    if leans_right != leans_left:
        return leans_right
    return not inside
