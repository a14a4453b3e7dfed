"""A report's text cut into pieces for display: claims underlined, set-aside text greyed.

Knows spans, not markup: the template turns the pieces into elements. Read one
after another, the pieces' texts are the report's text, character for character.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from claimcmp.report import Sentence
from claimcmp.values import Span

__all__ = ["Mark", "Piece", "aside_runs", "pieces"]


@dataclass(frozen=True)
class Mark:
    """One stretch of a text to show in some way.

    `anchor` is the id that links lead to. `first` and `last` are False for
    the parts of a mark that had to be cut because it crossed another one.
    """

    start: int
    end: int
    kind: Literal["claim", "aside", "place"]
    anchor: str | None = None
    look: str = ""
    label: str = ""
    matter: int | None = None
    language: str | None = None
    first: bool = True
    last: bool = True


@dataclass(frozen=True)
class Piece:
    """A step through a text: some text, or a mark that opens or closes there."""

    step: Literal["text", "open", "close"]
    text: str = ""
    mark: Mark | None = None


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The text as a stream in which marks open and close properly nested.

    A mark that crosses the end of one around it is cut there and goes on
    after it; only its first part carries the anchor. Empty marks and marks
    beyond the text are left out.

    Yields:
        Pieces in the order of the text; n log n in the number of marks.
    """
    serial = count()
    waiting = [
        (m.start, -m.end, next(serial), m) for m in marks if 0 <= m.start < m.end <= len(text)
    ]
    heapq.heapify(waiting)
    open_marks: list[Mark] = []
    at = 0

    def up_to(place: int) -> Iterator[Piece]:
        nonlocal at
        while open_marks and open_marks[-1].end <= place:
            inner = open_marks.pop()
            if at < inner.end:
                yield Piece("text", text[at : inner.end])
                at = inner.end
            yield Piece("close", mark=inner)
        if at < place:
            yield Piece("text", text[at:place])
            at = place

    while waiting:
        *_, mark = heapq.heappop(waiting)
        yield from up_to(mark.start)
        if open_marks and open_marks[-1].end < mark.end:
            edge = open_marks[-1].end
            rest = replace(mark, start=edge, anchor=None, first=False)
            heapq.heappush(waiting, (rest.start, -rest.end, next(serial), rest))
            mark = replace(mark, end=edge, last=False)
        if mark.matter is not None and any(m.matter == mark.matter for m in open_marks):
            mark = replace(mark, last=False)  # the mark around it ends with the same reference
        yield Piece("open", mark=mark)
        open_marks.append(mark)
    yield from up_to(len(text))


def aside_runs(sentences: Iterable[Sentence], text: str) -> Iterator[tuple[Span, str, str]]:
    """Set-aside segments as `(span, kind, reason)`; neighbours of one kind and reason are one."""
    run: tuple[int, int, str, str] | None = None
    for s in sentences:
        if s.kind == "sentence":
            continue
        same = run is not None and run[2:] == (s.kind, s.reason or "")
        if run is not None and same and not text[run[1] : s.start].strip():
            run = (run[0], s.end, run[2], run[3])
            continue
        if run is not None:
            yield Span(start=run[0], end=run[1]), run[2], run[3]
        run = (s.start, s.end, s.kind, s.reason or "")
    if run is not None:
        yield Span(start=run[0], end=run[1]), run[2], run[3]
