"""What the lines of a page are: prose, headings, captions, links, furniture, metadata.

Sixth module of reading: knows the form of a line and its place on the page,
never its meaning. Nothing is dropped: a line is cut into parts, each with a
kind and a reason.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from claimcmp.reading.credits import Piece, opens_with, tail_of_line
from claimcmp.reading.furniture import DATE_PREFIX, WORDS, Opening, kind_of_whole, opening
from claimcmp.reading.imprint import imprint
from claimcmp.reading.markup import (
    BLOCK_REASONS,
    code_blocks,
    end_of_front_matter,
    marked_line,
    stands_alone,
)
from claimcmp.reading.sentences import ends_closed

__all__ = ["Line", "classify"]

_HEADING_WORDS = 13
"""A line without closing mark is a heading up to here, a sentence beyond it: a headline of more
words is rare, and a standfirst of more words states something."""
_CAPTION_WORDS = 60

_ADDRESSED = re.compile(
    r"\b(?:you|yours?|du|deg|dig|din|ditt?|din[ea]|dykk(?:ar)?|dere|jer|jeres)\b", re.IGNORECASE
)
_FIRM_WORDS = 5
"""A closed sentence of so many words that does not address its reader is of the story."""
_NO_FOOTER = BLOCK_REASONS | {"no words"}
_ADVERTS = frozenset(
    "annonse annonce annonsørinnhold advertisement advert reklame sponsored".split()
)
"""Labels that stand in the middle of a story too, and begin no footer."""


class Line(NamedTuple):
    """One line of a page, or one paragraph that was wrapped, without its outer blanks.

    `parts` cover it in order; `gap` says that a blank line stands before it.
    """

    start: int
    end: int
    gap: bool
    parts: tuple[Piece, ...]


Span = tuple[int, int]
_MARKS = frozenset("#|![<*_-+")
"""First characters of lines that Markdown marks."""
_ALONE = frozenset("#|`~")


def classify(text: str) -> list[Line]:
    """The lines of a text in order, each cut into parts of one kind."""
    begin = end_of_front_matter(text)
    spans = _lines(text, begin)
    heads = len(spans) > 1 and any(_closes(text, start, end) for start, end, _ in spans)
    lines = [Line(start, end, gap, _parts(text, start, end, heads)) for start, end, gap in spans]
    _set_captions(text, lines)
    _set_code(text, lines)
    _set_footer(text, lines)
    return [*_fields(text, begin), *lines] if begin else lines


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the line `text[start:end]` ends as a sentence does."""
    return ends_closed(text[max(start, end - 12) : end])


def _fields(text: str, end: int) -> list[Line]:
    """The lines of the block of fields that opens a text and ends at `end`."""
    return [
        Line(a, b, gap, (Piece(a, b, "metadata", "field of the page"),))
        for a, b, gap in _lines(text[:end], 0, joined=False)
    ]


def _lines(text: str, begin: int, *, joined: bool = True) -> list[tuple[int, int, bool]]:
    """The lines from `begin` on that hold more than blanks: start, end, gap.

    Wrapped paragraphs are put together, unless `joined` is false.
    """
    found: list[tuple[int, int, bool]] = []
    block: list[Span] = []
    gap = False
    at = before = begin
    for line in (text[begin:] if begin else text).splitlines(keepends=True):
        solid = line.strip()
        if solid:
            start = at if not line[0].isspace() else at + line.index(solid[0])
            # A single break between two lines leaves no room for a blank one.
            parted = start - before > 1 and (
                text.count("\n", before, start) > 1 or text.count("\r", before, start) > 1
            )
            alone = not joined or (solid[0] in _ALONE and stands_alone(solid))
            if block and (parted or alone):
                found.extend(_unwrapped(text, block, gap))
                block = []
            if not block:
                gap = parted
            before = start + len(solid)
            if alone:
                found.append((start, before, gap))
            else:
                block.append((start, before))
        at += len(line)
    found.extend(_unwrapped(text, block, gap))
    return found


def _unwrapped(text: str, block: list[Span], gap: bool) -> list[tuple[int, int, bool]]:
    """The lines of a block without blank lines; one line, if they were wrapped at a width.

    A block is wrapped where at least two lines break at about one width, 40 to
    100 characters, inside a sentence that goes on in lower case below.
    """
    if len(block) > 1:
        lengths = [end - start for start, end in block[:-1]]
        if (
            40 <= max(lengths) <= 100
            and min(lengths) >= max(lengths) - 25
            and any(
                text[after[0]].islower() and not _closes(text, *line)
                for line, after in pairwise(block)
            )
        ):
            return [(block[0][0], block[-1][1], gap)]
    return [(start, end, gap and n == 0) for n, (start, end) in enumerate(block)]


def _parts(text: str, start: int, end: int, heads: bool) -> tuple[Piece, ...]:
    """A line cut where metadata, a photo credit or a source stands in it."""
    opens = opening(text, start, end)
    if opens == "phrase":
        prefix = DATE_PREFIX.match(text, start, end)
        if prefix and prefix.end() < end and not imprint(text[start:end]):
            dated = Piece(start, prefix.end(), "metadata", "date before the text")
            start = prefix.end()
            while start < end and text[start].isspace():
                start += 1
            return dated, *_body(text, start, end, heads, opening(text, start, end))
    return _body(text, start, end, heads, opens)


def _body(text: str, start: int, end: int, heads: bool, opens: Opening) -> tuple[Piece, ...]:
    """The parts of a line after any metadata that opens it."""
    marked = marked_line(text, start, end) if text[start] in _MARKS else None
    whole = kind_of_whole(text, start, end, opens) if opens != "plain" or not marked else None
    if marked and (marked[0] != "heading" or not whole):
        whole = marked
    if whole:
        return (Piece(start, end, *whole),)
    tail = tail_of_line(text, start, end)
    if tail:
        before = tail.start
        while before > start and text[before - 1].isspace():
            before -= 1
        if before == start:
            return (tail,)
        # A whole story on one line, with a credit at its end, is no caption.
        if tail.kind == "caption" and _words_up_to(_CAPTION_WORDS, text, start, before):
            return Piece(start, before, "caption", "text of a picture"), tail
        return Piece(start, before, "sentence"), tail
    if opens == "phrase" and opens_with(text[start : start + 80], "caption start"):
        return (Piece(start, end, "caption", "text of a picture"),)
    return (_prose_or_heading(text, start, end, heads),)


def _words_up_to(limit: int, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` has no more words than `limit`."""
    return len(text[start:end].split(maxsplit=limit)) <= limit


def _prose_or_heading(text: str, start: int, end: int, heads: bool) -> Piece:
    """A line of prose, or a heading: short, alone on its line, without a closing mark."""
    if not heads or end - start > 400 or _closes(text, start, end) or _opens_item(text, start, end):
        return Piece(start, end, "sentence")
    line = text[start:end]
    words = WORDS.findall(line)
    if (
        len(words) > _HEADING_WORDS
        or re.search(r"[.!?] ", line)
        or (line.endswith(":") and len(words) > 4)
    ):
        return Piece(start, end, "sentence")
    return Piece(start, end, "heading", "short line without closing mark")


def _opens_item(text: str, start: int, end: int) -> bool:
    """Whether a line opens as an item or a quote: prose without a closing mark too.

    A hyphen does not count: a headline that quotes opens with one.
    """
    sign = text[start]
    return sign in "•▪●·>" or (sign in "*+" and end - start > 1 and text[start + 1].isspace())


def _set_captions(text: str, lines: list[Line]) -> None:
    """Lines whose next line is a photo credit, with no blank line between, become captions."""
    for n, (above, line) in enumerate(pairwise(lines)):
        if line.gap or line.parts[0].reason != "photo credit" or len(above.parts) > 1:
            continue
        part = above.parts[0]
        short = _words_up_to(_CAPTION_WORDS, text, above.start, above.end)
        if part.kind in ("sentence", "heading") and short:
            part = part._replace(kind="caption", reason="text of a picture")
            lines[n] = above._replace(parts=(part,))


def _set_code(text: str, lines: list[Line]) -> None:
    """Lines of code, between two fences, become boilerplate."""
    if "```" not in text and "~~~" not in text:
        return
    for first, last in code_blocks(text, [(line.start, line.end) for line in lines]):
        for n in range(first, last + 1):
            part = Piece(lines[n].start, lines[n].end, "boilerplate", "code")
            lines[n] = lines[n]._replace(parts=(part,))


def _set_footer(text: str, lines: list[Line]) -> None:
    """The lines after the story, from the first furniture on, become furniture too.

    The footer begins at the first boilerplate line that no line of firm prose
    follows, so that it never takes in a paragraph of the story.
    """
    begin = len(lines)
    for n in range(len(lines) - 1, -1, -1):
        if any(
            p.kind == "sentence" and _is_firm_prose(text, p.start, p.end) for p in lines[n].parts
        ):
            break
        if any(_begins_footer(text, p) for p in lines[n].parts):
            begin = n
    for n in range(begin, len(lines)):
        lines[n] = lines[n]._replace(parts=tuple(map(_footed, lines[n].parts)))


def _footed(part: Piece) -> Piece:
    """A part of the footer: what looked like prose or a heading is the site's own."""
    if part.kind in ("sentence", "heading"):
        return part._replace(kind="boilerplate", reason="in the footer of the page")
    return part


def _begins_footer(text: str, part: Piece) -> bool:
    """Whether a part is furniture of the kind that stands below a story."""
    if part.kind != "boilerplate" or part.reason in _NO_FOOTER:
        return False
    return text[part.start : part.end].strip(" -–:").lower() not in _ADVERTS


def _is_firm_prose(text: str, start: int, end: int) -> bool:
    """Whether a line is surely of the story.

    A closed sentence that does not address the reader, or that quotes
    someone; a line too long for a label.
    """
    words = len(text[start : min(end, start + 600)].split(maxsplit=30))
    if words > 30:
        return True
    if not _closes(text, start, end):
        return words > _HEADING_WORDS
    return words >= _FIRM_WORDS and (
        text[start] in '-–—«»“”"' or not _ADDRESSED.search(text, start, end)
    )
