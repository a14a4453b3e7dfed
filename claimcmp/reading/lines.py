"""What the lines of a page are: prose, headings, captions, links, furniture, metadata.

Fifth module of reading: knows the form of a line and its place on the page,
never its meaning. Nothing is dropped: a line is cut into parts, each with a
kind and a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from claimcmp.reading.credits import Piece, opens_with, phrases, tail_of_line
from claimcmp.reading.sentences import ends_closed
from claimcmp.reading.wordlists import line_sections
from claimcmp.report import SegmentKind

__all__ = ["Line", "classify"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_HEADING_WORDS = 13
"""A line without closing mark is a heading up to here, a sentence beyond it: a headline of more
words is rare, and a standfirst of more words states something."""
_CAPTION_WORDS = 60

_ADDRESSED = re.compile(
    r"\b(?:you|yours?|du|deg|dig|din|ditt?|din[ea]|dykk(?:ar)?|dere|jer|jeres)\b", re.IGNORECASE
)
_FIRM_WORDS = 5
"""A closed sentence of so many words that does not address its reader is of the story."""
_ADVERTS = frozenset(
    "annonse annonce annonsørinnhold advertisement advert reklame sponsored".split()
)
"""Labels that stand in the middle of a story too, and begin no footer."""
_MONTHS = (
    "jan(?:uary|uar)?|feb(?:ruary|ruar|r)?|mar(?:ch|s|ts)?|apr(?:il)?|may|mai|maj|june?|juni|july?|juli"
    "|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?"
)
_CLOCK = (
    r"(?:[ ,]*(?:kl\.?|at)? ?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:[A-Z]{2,5}|Z|[+-]\d{2}:?\d{2}))?)?"
)
_DATE = (
    r"(?:(?:19|20)\d{2}-\d{2}"
    r"(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?)?"
    r"|\d{1,2}[./]\d{1,2}[./-](?:19|20)?\d{2}"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)? ?(?:{_MONTHS})\.?,? (?:19|20)\d{{2}}"
    rf"|(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}})"
)
_DATE_PREFIX = re.compile(
    r"(?:date|dato|published|publisert|publiceret|updated|oppdatert|opdateret)[ \t:=]+"
    rf"{_DATE}{_CLOCK}(?=[\s.,;:–—-]|$)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(rf"(?:\w{{3,9}}\.?,? )?{_DATE}{_CLOCK}\.?", re.IGNORECASE)
_READING_TIME = re.compile(
    r"\d{1,3}[ -]?(?:min(?:ute)?s?|minutter|minutt)\.? "
    r"(?:read|to read|lesetid|læsetid|å lese|at læse)\.?"
    r"|(?:lesetid|læsetid|reading time)\b.{0,30}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[/][^()\[\]/\n]{2,40}[)\]/]")
_URL_LINE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FIELD_LINE = re.compile(
    r"(?:id|url|lang(?:uage)?|author|title|section|tags?|keywords)\s*[:=]\s*\S.{0,300}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """One line of a page, or one paragraph that was wrapped, without its outer blanks.

    `parts` cover it in order; `gap` says that a blank line stands before it.
    """

    start: int
    end: int
    gap: bool
    parts: tuple[Piece, ...] = field(default=())


def classify(text: str) -> Iterator[Line]:
    """The lines of a text in order, each cut into parts of one kind."""
    lines = list(_lines(text))
    closed = any(ends_closed(text[line.start : line.end]) for line in lines)
    heads = closed and len(lines) > 1
    lines = [replace(line, parts=tuple(_parts(text, line, heads))) for line in lines]
    return iter(_with_footer(text, _with_caption_above(text, lines)))


def _lines(text: str) -> Iterator[Line]:
    """The lines that hold more than blanks, wrapped paragraphs put together."""
    block: list[tuple[int, int]] = []
    gap, before = False, 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        parted = text.count("\n", before, start) > 1 or text.count("\r", before, start) > 1
        if parted and block:
            yield from _unwrapped(text, block, gap)
            block = []
        if not block:
            gap = parted
        block.append((start, end))
        before = end
    yield from _unwrapped(text, block, gap)


def _unwrapped(text: str, block: list[tuple[int, int]], gap: bool) -> Iterator[Line]:
    """The lines of a block without blank lines; one line, if they were wrapped at a width.

    A block is wrapped where at least two lines break at about one width, 40 to
    100 characters, inside a sentence that goes on in lower case below.
    """
    lengths = [end - start for start, end in block[:-1]]
    wrapped = (
        len(block) > 1
        and 40 <= max(lengths) <= 100
        and min(lengths) >= max(lengths) - 25
        and any(
            text[after[0]].islower() and not ends_closed(text[line[0] : line[1]])
            for line, after in pairwise(block)
        )
    )
    if wrapped:
        yield Line(block[0][0], block[-1][1], gap)
        return
    for n, (start, end) in enumerate(block):
        yield Line(start, end, gap and n == 0)


def _parts(text: str, line: Line, heads: bool) -> Iterator[Piece]:
    """A line cut where metadata, a photo credit or a source stands in it."""
    start, end = line.start, line.end
    prefix = _DATE_PREFIX.match(text, start, end)
    if prefix and prefix.end() < end:
        yield Piece(start, prefix.end(), "metadata", "date before the text")
        start = prefix.end()
        while start < end and text[start].isspace():
            start += 1
    yield from _body(text, start, end, heads)


def _body(text: str, start: int, end: int, heads: bool) -> Iterator[Piece]:
    """The parts of a line after any metadata that opens it."""
    whole = _kind_of_whole(text[start:end])
    if whole:
        yield Piece(start, end, *whole)
        return
    tail = tail_of_line(text, start, end)
    if tail:
        before = tail.start
        while before > start and text[before - 1].isspace():
            before -= 1
        if before > start:
            # A whole story on one line, with a credit at its end, is no caption.
            short = len(text[start:before].split(maxsplit=_CAPTION_WORDS)) <= _CAPTION_WORDS
            if tail.kind == "caption" and short:
                yield Piece(start, before, "caption", "text of a picture")
            else:
                yield Piece(start, before, "sentence")
        yield tail
        return
    if opens_with(text[start:end], "caption start"):
        yield Piece(start, end, "caption", "text of a picture")
        return
    yield _prose_or_heading(text, start, end, heads)


def _kind_of_whole(line: str) -> tuple[SegmentKind, str] | None:
    """The kind of a line that is, as a whole, no prose; None where it may be."""
    words = _WORDS.findall(line[:400])
    if not words:
        return "boilerplate", "no words"
    if _URL_LINE.fullmatch(line):
        return "link", "web address"
    if opens_with(line, "link start") and (len(words) <= 25) and not _is_long_prose(line, words):
        return "link", "points to another text"
    if len(line) > 400:
        return None
    if _DATE_LINE.fullmatch(line) or _DATE_PREFIX.fullmatch(line):
        return "metadata", "date line"
    if _READING_TIME.fullmatch(line):
        return "metadata", "reading time"
    if " ".join(words).lower() in _whole_lines():
        return "boilerplate", "button or label of the site"
    if opens_with(line, "boilerplate start"):
        return "boilerplate", "the site speaks to its reader"
    return _metadata_line(line, words)


def _metadata_line(line: str, words: list[str]) -> tuple[SegmentKind, str] | None:
    """Whether a short line states who wrote an article, when, or after whom."""
    if _FIELD_LINE.fullmatch(line):
        return "metadata", "field of the page"
    if _BRACKETED.fullmatch(line) and len(words) <= 4:
        return "metadata", "source line"
    for section, reason in (
        ("metadata start", "date line"),
        ("source start", "source line"),
        ("byline start", "byline"),
    ):
        opened = phrases(section).match(line)
        if not opened:
            continue
        rest = line[opened.end() :]
        colon = rest.lstrip().startswith(":")
        value = rest.lstrip(" \t:")
        if section == "metadata start":
            fits = (
                not value
                or (colon and len(words) <= 10)
                or bool(re.search(r"\d", value) and len(words) <= 8)
            )
        elif section == "source start":
            fits = colon and len(words) <= 9
        else:
            fits = _is_names(value) and (colon or (len(words) > 2 and not ends_closed(line)))
        if fits:
            return "metadata", reason
    return None


def _is_names(value: str) -> bool:
    """Whether a text is one to six names and nothing else ("Kari Nordmann og Ola Li, Oslo")."""
    words = value.replace(",", " ").replace("/", " ").split()
    small = {"og", "and", "av", "af", "de", "van", "von", "bin", "al", "el", "in", "i"}
    return (
        1 <= len(words) <= 8
        and words[0][:1].isupper()
        and all(w[:1].isupper() or w in small for w in words)
    )


def _prose_or_heading(text: str, start: int, end: int, heads: bool) -> Piece:
    """A line of prose, or a heading: short, alone on its line, without a closing mark."""
    line = text[start:end] if end - start <= 400 else None
    if not heads or line is None or ends_closed(line) or line[0] in "•▪●·":
        return Piece(start, end, "sentence")
    words = _WORDS.findall(line)
    if (
        len(words) > _HEADING_WORDS
        or re.search(r"[.!?] ", line)
        or (line.endswith(":") and len(words) > 4)
    ):
        return Piece(start, end, "sentence")
    return Piece(start, end, "heading", "short line without closing mark")


def _with_caption_above(text: str, lines: list[Line]) -> list[Line]:
    """Lines whose next line is a photo credit, with no blank line between, are captions."""
    out = list(lines)
    for n, (above, line) in enumerate(pairwise(lines)):
        if line.gap or line.parts[0].reason != "photo credit" or len(above.parts) > 1:
            continue
        words = text[above.start : above.end].split(maxsplit=_CAPTION_WORDS)
        if above.parts[0].kind in ("sentence", "heading") and len(words) <= _CAPTION_WORDS:
            part = above.parts[0]._replace(kind="caption", reason="text of a picture")
            out[n] = replace(above, parts=(part,))
    return out


def _with_footer(text: str, lines: list[Line]) -> list[Line]:
    """The lines after the story, from the first furniture on, are furniture too.

    The footer begins at the first boilerplate line that no line of firm prose
    follows, so that it never takes in a paragraph of the story.
    """
    begin = len(lines)
    for n in range(len(lines) - 1, -1, -1):
        if any(
            _is_firm_prose(text[p.start : p.end]) for p in lines[n].parts if p.kind == "sentence"
        ):
            break
        if any(_begins_footer(text, p) for p in lines[n].parts):
            begin = n
    return lines[:begin] + [
        replace(line, parts=tuple(map(_footed, line.parts))) for line in lines[begin:]
    ]


def _footed(part: Piece) -> Piece:
    """A part of the footer: what looked like prose or a heading is the site's own."""
    if part.kind in ("sentence", "heading"):
        return part._replace(kind="boilerplate", reason="in the footer of the page")
    return part


def _begins_footer(text: str, part: Piece) -> bool:
    """Whether a part is furniture of the kind that stands below a story."""
    if part.kind != "boilerplate" or part.reason == "no words":
        return False
    return text[part.start : part.end].strip(" -–:").lower() not in _ADVERTS


def _is_firm_prose(line: str) -> bool:
    """Whether a line is surely of the story.

    A closed sentence that does not address the reader, or that quotes
    someone; a line too long for a label.
    """
    words = len(line[:600].split())
    if words > 30:
        return True
    if not ends_closed(line):
        return words > _HEADING_WORDS
    return words >= _FIRM_WORDS and (line[0] in '-–—«»“”"' or not _ADDRESSED.search(line))


def _is_long_prose(line: str, words: list[str]) -> bool:
    """Whether a line that opens like a link is a closed sentence without the colon of a link."""
    opened = phrases("link start").match(line)
    colon = opened is not None and line[opened.end() :].lstrip().startswith(":")
    return not colon and ends_closed(line) and len(words) > 6


@cache
def _whole_lines() -> frozenset[str]:
    """The lines that are a button or a label of a site and nothing else."""
    return frozenset(line_sections("lines.txt")["boilerplate whole"])
