"""Lines that state when an article was made known, or who wrote it, and nothing else.

Knows the form of one short line. What a date looks like, it asks
`claimcmp.reading.dates`; what labels one, `claimcmp.reading.publication`.
"""

from __future__ import annotations

import re
from typing import Literal

from claimcmp.reading.agencies import agencies_in
from claimcmp.reading.credits import phrases
from claimcmp.reading.dates import WrittenDate, read_date
from claimcmp.reading.publication import after_label
from claimcmp.reading.sentences import ends_closed

__all__ = ["LONGEST", "imprint", "is_names", "may_be_dated"]

LONGEST = 160
"""Characters. A longer line is prose."""
_FIRST, _LAST = 24, 16
"""A line that is dated has a digit among so many of its first or last characters."""
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d[./-] ?\d{1,2}[./ -]")
_WHEN = re.compile(r"\d{4}|\d[:.]\d\d|" + _FIGURES.pattern + "|siden|sidan|ago", re.IGNORECASE)
"""What stands somewhere in every date and time: a year, a clock, a day in figures, "ago"."""
_DIVIDER = re.compile(
    r"\s*[|•·;\t]\s*|(?<! og)(?<! and),?\s+(?=(?:foto|photos?|bilder?|text|tekst)\s?:)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[–—-]\s+")
_BRACKETS = {"(": ")", "[": "]"}
_TOKEN = re.compile(r"[^\s,]+")
_DATE_WORDS, _DATE_LENGTH = 4, 40
"""Most words of a date before its first digit ("on the third of", "tirsdag den"), and its most
characters from there on."""
_AGO = re.compile(
    r"(?:i ?dag|i ?går|today|yesterday),? (?:(?:kl\.?|at) )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?"
    r"|(?:for )?\d{1,2} (?:timer?|timar|minutt(?:er)?|dag(?:er?|ar)?|hours?|min(?:ute)?s?|days?) "
    r"(?:siden|sidan|ago)",
    re.IGNORECASE,
)
_SMALL = frozenset("og and av af de van von bin al el in i & – -".split())
_PLACED = frozenset(("in", "i"))
_ROLE = re.compile(
    r"\w*(?:journalist|korrespondent|correspondent|reporter|redaktør|redaktor|editor|writer"
    r"|medarbe[ij]der|medarbeidar|skribent|kommentator|fotograf|photographer)"
    r"|\((?:tekst|text|words|foto|photos?|video)\)|\S+@\S+\.\w+",
    re.IGNORECASE,
)

Part = Literal["date", "byline", "name", "credit"]


def may_be_dated(text: str, start: int, end: int) -> bool:
    """Whether the line `text[start:end]` has its digits where a line of a date has them.

    A word and a stop end prose; "p.m." may end a date.
    """
    if text[end - 1] in ".!?" and end - start > 1 and text[end - 2].islower():
        return (
            text[end - 2] == "m" and _DIGIT.search(text, max(start, end - _LAST), end) is not None
        )
    return (
        _DIGIT.search(text, start, min(end, start + _FIRST)) is not None
        or _DIGIT.search(text, max(start, end - _LAST), end) is not None
    )


def imprint(line: str) -> str | None:
    """What a line states of its article: "date line", "byline", or None where it states neither.

    Each part of the line must be a date, a name or who wrote or took what:
    "Av Kari Moe | 3. januar 2017 kl. 13.05", "Published May 3, 2017 | Updated
    May 5, 2017". A name beside a date stands before a comma or a divider.
    """
    if len(line) > LONGEST:
        return None
    dated = may_be_dated(line, 0, len(line)) and _WHEN.search(line) is not None
    if not dated and not phrases("byline start").match(line):
        return None
    closed = ends_closed(line)
    if _BRACKETS.get(line[0]) == line[-1]:
        line = line[1:-1].strip()
    found = [_of_parts(part, closed=closed) for part in _DIVIDER.split(line) if part]
    if None in found:
        return None
    if "date" in found:
        return "date line" if dated else None
    return "byline" if found and found[0] == "byline" else None


def _of_parts(text: str, *, closed: bool) -> Part | None:
    """What a stretch between dividers is; a dash may part it once more."""
    whole = _part(text, closed=closed)
    halves = _DASH.split(text)
    if whole or len(halves) < 2:
        return whole
    found = [_part(half, closed=closed) for half in halves]
    if None in found:
        return None
    return "date" if "date" in found else found[0]


def _part(text: str, *, closed: bool) -> Part | None:
    """What a stretch of a line is that no divider parts; None for any other words."""
    label = after_label(text)
    if label is not None and _is_date(text, label, closed=closed):
        return "date"
    if _AGO.fullmatch(text) or _is_day(text, 0):
        return "date"
    opened = phrases("byline start").match(text)
    if opened:
        return _byline(text, opened.end(), closed=closed)
    credit = phrases("credit word").match(text)
    if credit and text.startswith(":", credit.end()):
        return "credit" if is_names(text[credit.end() :].lstrip(": ")) else None
    names = _before_day(text)
    if names is not None:
        # "Oslo, 3. januar 2017"; "Brua i Oslo, 3. januar 2017" is the text of a picture.
        named = names.endswith(",") and is_names(names) and _PLACED.isdisjoint(names.split())
        return "date" if named else None
    return "name" if is_names(text) else None


def _byline(text: str, at: int, *, closed: bool) -> Part | None:
    """Whether names, and perhaps a day, stand behind the label of a byline that ends at `at`."""
    value = text[at:].lstrip(" \t:")
    names = _before_day(value)
    if names is not None:
        return "date" if is_names(names) else None
    if not is_names(value):
        return None
    colon = text[at:].lstrip().startswith(":")
    several = len(value.split()) > 1 or bool(agencies_in(value)[0])
    return "byline" if colon or (several and not closed) else None


def _is_date(text: str, at: int, *, closed: bool) -> bool:
    """Whether a date of any precision stands from `at` to the end, or to another date or byline."""
    written = _written(text, at)
    if written is None:
        return False
    rest = text[written.end :].strip(" .,)–-")
    return not rest or _part(rest, closed=closed) in ("date", "byline")


def _is_day(text: str, at: int) -> bool:
    """Whether a day, with or without a time, stands from `at` to the end."""
    written = _written(text, at)
    return (
        written is not None
        and not text[written.end :].strip(" .)")
        and written.interval.precision in ("day", "minute")
    )


def _written(text: str, at: int) -> WrittenDate | None:
    """The date at `at`; one in figures in either order, as its meaning does not matter here."""
    written = read_date(text, at)
    if written is None and _FIGURES.search(text, at):
        return read_date(text, at, language="nb")
    return written


def _before_day(text: str) -> str | None:
    """What stands before the day that ends a text; None where none does."""
    digit = _DIGIT.search(text)
    if digit is None or len(text) - digit.start() > _DATE_LENGTH:
        return None
    tokens = list(_TOKEN.finditer(text, 0, digit.end()))
    for token in tokens[1:][-1 - _DATE_WORDS :]:
        if _is_day(text, token.start()):
            return text[: token.start()].rstrip()
    return None


def is_names(value: str) -> bool:
    """Whether a text is one to twelve names and nothing else ("Kari Nordmann og Ola Li, Oslo")."""
    words = value.replace(",", " ").replace("/", " ").split()
    return (
        1 <= len(words) <= 12
        and words[0][0].isupper()
        and all(w[0].isupper() or w in _SMALL or _is_known(w) for w in words)
    )


def _is_known(word: str) -> bool:
    """Whether a word in small letters is a role or an agency ("ritzau")."""
    return _ROLE.fullmatch(word) is not None or bool(agencies_in(word)[0])
