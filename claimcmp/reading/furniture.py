"""Lines that are no prose as a whole: links, dates, bylines, labels and calls of the site.

Fifth module of reading: knows the form of one line, not the lines around it.
Nearly every line of a page is prose, which its first letters tell: no phrase
of the lists begins with them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from claimcmp.reading.credits import opens_with, phrases
from claimcmp.reading.imprint import LONGEST, imprint, may_be_dated
from claimcmp.reading.sentences import ends_closed
from claimcmp.reading.wordlists import line_sections
from claimcmp.report import SegmentKind

__all__ = ["DATE_PREFIX", "WORDS", "Opening", "kind_of_whole", "opening"]

Opening = Literal["no words", "phrase", "plain"]
"""How a line opens: with signs only; as a phrase of the lists may; as no phrase of them does."""

WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LONG = 400
"""Characters. A longer line is no label; only its opening says what it is."""
_KEY = 3
_FIRST_LETTERS = re.compile(rf"[\W_]*+([^\W_]{{1,{_KEY}}}+)")
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
    rf"|(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}}"
    rf"|(?:{_MONTHS})\.? (?:19|20)\d{{2}})"
)
DATE_PREFIX = re.compile(
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
_FIXED = (
    *("date", "dato", "published", "publisert", "publiceret", "updated", "oppdatert", "opdateret"),
    *("lesetid", "læsetid", "reading time", "http", "www"),
    *("id", "url", "lang", "author", "title", "section", "tag", "keywords"),
)
"""What opens a line that one of the patterns above matches, numbers and brackets apart."""


class _Openings(NamedTuple):
    """What phrases begin with: their first letters -> the phrases, in lower case; their signs.

    `signs` are the first characters of phrases that do not begin with a letter,
    `longest` the length of the longest phrase.
    """

    phrases: dict[str, tuple[str, ...]]
    signs: frozenset[str]
    longest: int


@cache
def _openings() -> _Openings:
    """The openings of all phrases; of a label that is a whole line, its first word."""
    sections = line_sections("lines.txt")
    whole = [WORDS.findall(line)[0] for line in sections["boilerplate whole"]]
    starts = (p for name, lines in sections.items() if name.endswith(" start") for p in lines)
    found: dict[str, list[str]] = {}
    signs: set[str] = set()
    for phrase in (p.casefold() for p in (*starts, *whole, *_FIXED)):
        word = _FIRST_LETTERS.match(phrase)
        if word is None or word.start(1):
            signs.add(phrase[0])
        else:
            found.setdefault(word[1], []).append(phrase)
    longest = max(len(phrase) for group in found.values() for phrase in group)
    return _Openings({k: tuple(v) for k, v in found.items()}, frozenset(signs), longest)


def opening(text: str, start: int, end: int) -> Opening:
    """How the line `text[start:end]` opens; signs before its first word do not count.

    "phrase" says that a pattern or list may match, "plain" that none of them does but
    for a date without a word before it, and a bracket.
    """
    word = _FIRST_LETTERS.match(text, start, min(end, start + _LONG + _KEY - 1))
    if word is None:
        return "no words"
    at = word.start(1)
    table = _openings()
    if at > start:
        if at >= start + _LONG:
            return "no words"
        if not table.signs.isdisjoint(text[start:at]):
            return "phrase"
    starts = table.phrases.get(word[1].casefold())
    if starts and text[at : min(end, at + table.longest)].casefold().startswith(starts):
        return "phrase"
    return "plain"


def kind_of_whole(
    text: str, start: int, end: int, opens: Opening
) -> tuple[SegmentKind, str] | None:
    """The kind of a line that is, as a whole, no prose; None where it may be.

    `opens` is what `opening` says of the line.
    """
    if opens == "no words":
        return "boilerplate", "no words"
    if opens == "phrase":
        return _kind_by_phrase(text[start:end])
    if end - start > _LONG:
        return None
    if end - start <= LONGEST and (text[start].isdigit() or may_be_dated(text, start, end)):
        dated = _dated(text[start:end])
        if dated:
            return dated
    if text[start] in "([/" and text[end - 1] in ")]/":
        line = text[start:end]
        return _metadata_line(line, WORDS.findall(line))
    return None


def _kind_by_phrase(line: str) -> tuple[SegmentKind, str] | None:
    """The kind of a line that may open with a phrase of the lists."""
    words = WORDS.findall(line[:_LONG])
    if _URL_LINE.fullmatch(line):
        return "link", "web address"
    if opens_with(line, "link start") and len(words) <= 25 and not _is_long_prose(line, words):
        return "link", "points to another text"
    if len(line) > _LONG:
        return None
    label = phrases("link label start").match(line)
    if label and line.startswith(":", label.end()) and len(words) <= 25 and not ends_closed(line):
        return "link", "points to another text"
    dated = _dated(line)
    if dated:
        return dated
    # "Kommentarer (14)"
    said = words[:-1] if line.endswith(")") and words[-1:] and words[-1].isdigit() else words
    if " ".join(said).lower() in _whole_lines():
        return "boilerplate", "button or label of the site"
    if opens_with(line, "boilerplate start"):
        return "boilerplate", "the site speaks to its reader"
    return _metadata_line(line, words)


def _dated(line: str) -> tuple[SegmentKind, str] | None:
    """Whether a short line is a date, or how long the text takes to read."""
    if _DATE_LINE.fullmatch(line) or DATE_PREFIX.fullmatch(line):
        return "metadata", "date line"
    if _READING_TIME.fullmatch(line):
        return "metadata", "reading time"
    stated = imprint(line)
    return ("metadata", stated) if stated else None


def _metadata_line(line: str, words: list[str]) -> tuple[SegmentKind, str] | None:
    """Whether a short line states who wrote an article, when, or after whom."""
    if _FIELD_LINE.fullmatch(line):
        return "metadata", "field of the page"
    if _BRACKETED.fullmatch(line) and len(words) <= 4 and not opens_with(line, "credit word"):
        return "metadata", "source line"
    for section, reason in (
        ("metadata start", "date line"),
        ("source start", "source line"),
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
        else:
            fits = colon and len(words) <= 9
        if fits:
            return "metadata", reason
    return None


def _is_long_prose(line: str, words: list[str]) -> bool:
    """Whether a line that opens like a link is a closed sentence without the colon of a link."""
    opened = phrases("link start").match(line)
    colon = opened is not None and line[opened.end() :].lstrip().startswith(":")
    return not colon and ends_closed(line) and len(words) > 6


@cache
def _whole_lines() -> frozenset[str]:
    """The lines that are a button or a label of a site and nothing else."""
    return frozenset(line_sections("lines.txt")["boilerplate whole"])
