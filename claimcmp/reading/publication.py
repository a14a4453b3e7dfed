"""The line of a report that says when it was published.

Floor of `claimcmp.reading`. A date counts where a label says what it is
("Publisert 3. mai 2019"), or where it stands alone between the title and the
first paragraph; a caption, a notice of a meeting, a list of dates and prose
never count. A text without a date of publication may state when it was
brought up to date: that is the day of the version that was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcmp.reading.agencies import is_photo_credit
from claimcmp.reading.dates import WrittenDate, read_date
from claimcmp.reading.edges import Line
from claimcmp.values import Interval, Language

__all__ = [
    "FoundDate",
    "after_label",
    "is_about_publication",
    "opening_date",
    "publication",
    "speaks_of_update",
]

_PREFIX = re.compile(r"[\ufeff\s]*(dat[eo][: \t][ \t]*\d{4}(?:-\d\d){0,2})(?![\w-])", re.IGNORECASE)
_CLOCK_FIRST = (
    r"(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?(?:\s*[A-Z]{2,4}\b)?\s*,\s*"
    r"|\d{4}\s*GMT\s*(?:\(\d{4}\s*[A-Z]{2,4}\))?\s*,?\s*)?"
)
_PUBLISHED = re.compile(
    r"(?:(?:first|først|originally|opprinnelig|oprindeligt)\s+)?"
    r"(?:(?:published|posted|issued)(?:\s+(?:on|at))?|publication\s+date|date\s+published|"
    r"publiser[ta]|publiseringsdato|offentlig?gjort|offentleggjort|"
    r"publiceret|publiceringsdato|udgivet|utgitt|utgjeve|oprettet|oppretta?|"
    r"lagt\s+(?:ut|på\s+nettet)|lagd\s+ut|skrevet|(?:date|dato)(?=\s*:))"
    rf"(?:\s+(?:den|d\.))?(?![\w-])\s*[:|–-]?\s*{_CLOCK_FIRST}",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:(?:last|sist|senest)\s+)?(?:updated|modified|edited|oppdatert?|opdateret|endr[ea]t?|"
    r"ændret|redigert|redigeret)\b(?:\s+(?:on|at|den|d\.))?\s*[:|–-]?\s*" + _CLOCK_FIRST,
    re.IGNORECASE,
)
_OF_AN_EVENT = re.compile(
    r"(?:tid|tidspunkt|sted|stad|time|place|venue|location|when|where|hvor|når|hvornår)\s*:",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|•·\t]\s*")
_AFTER_DATE = re.compile(
    r"\s*[.)]?\s*(?:$|[|•·\t])|\s*[,;(–—-]?\s*" + _UPDATED.pattern, re.IGNORECASE
)
_CAPTION = re.compile(
    r"\b(?:foto|photo|bilde[rt]?|billede[rt]?|pictured?|image|arkiv|file)", re.IGNORECASE
)
_NAME = r"[^\W\d_][\w.’']*"
_BEFORE_DATE = re.compile(
    rf"(?:(?:by|av|af|tekst|text)\b:?\s+)?{_NAME}(?:[ -]{_NAME}){{0,5}},\s+", re.IGNORECASE
)
_SMALL = re.compile(
    r"(?<![\w’'-])(?!(?:by|av|af|og|and|i|in|de|den|van|von|bin|al)\b)[^\W\d_A-ZÆØÅ]"
)
_HEAD_LINES, _LONGEST_HEAD = 8, 60


class FoundDate(NamedTuple):
    """When a report was published, and the words at `[start, end)` that say so."""

    interval: Interval
    start: int
    end: int


def is_about_publication(line: str) -> bool:
    """Whether a line speaks of when a text was published or brought up to date."""
    written = read_date(line)
    stated = written is not None and written.end == len(line)
    return bool(stated or _PUBLISHED.match(line) or _UPDATED.match(line))


def after_label(line: str) -> int | None:
    """Where the words end by which a line opens a date ("Published on "); None without them."""
    label = _PUBLISHED.match(line) or _UPDATED.match(line)
    return label.end() if label else None


def speaks_of_update(line: str) -> bool:
    """Whether a line opens by saying when a text was brought up to date."""
    return bool(_UPDATED.match(line))


def opening_date(text: str) -> tuple[FoundDate | None, int]:
    """The "date 2016-12" that opens a text, and where the rest begins; None and 0 without one."""
    prefix = _PREFIX.match(text)
    if prefix is None:
        return None, 0
    written = read_date(prefix.group(1), 5)
    found = FoundDate(written.interval, *prefix.span(1)) if written else None
    return found, prefix.end()


def publication(lines: Sequence[Line], *, language: Language | None = None) -> FoundDate | None:
    """The date of publication that the lines of a report state; None where they state none.

    The first line that speaks of publication decides, even where its date is
    missing. Without one, a date that stands alone in the head of the text
    counts, and then one of an update there.
    """
    for number, line in enumerate(lines):
        for at in _labels(line):
            label = _PUBLISHED.match(line.text, at)
            if label is None or is_photo_credit(line.text) or _in_a_notice(lines, number):
                continue
            if label.end() == len(line.text):  # an empty field: only a bare date can fill it
                below = lines[number + 1] if number + 1 < len(lines) else None
                return _whole(below, language) if below else None
            written = read_date(line.text, label.end(), language=language)
            if written and _AFTER_DATE.match(line.text, written.end):
                return FoundDate(written.interval, line.start + at, line.start + written.end)
    return _in_the_head(lines, language)


def _labels(line: Line) -> list[int]:
    """Where in a line a label may stand: at its start and after a divider."""
    if not line.short:
        return []
    starts = [0, *(divider.end() for divider in _PARTS.finditer(line.text))]
    if speaks_of_update(line.text):
        starts.extend(m.start() for m in _PUBLISHED.finditer(line.text, 1))
    return starts


def _in_a_notice(lines: Sequence[Line], number: int) -> bool:
    """Whether a date stands beside the time or place of a meeting, and so is the meeting's."""
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return any(_OF_AN_EVENT.match(line.text) for line in beside)


def _whole(line: Line, language: Language | None) -> FoundDate | None:
    """The date that a line is, and nothing else."""
    written = read_date(line.text, language=language)
    if written is None or written.end != len(line.text):
        return None
    return FoundDate(written.interval, line.start, line.start + written.end)


def _in_the_head(lines: Sequence[Line], language: Language | None) -> FoundDate | None:
    """A date alone above the first paragraph, else one of an update; none in a list of dates."""
    if sum(_whole(line, language) is not None for line in lines) > 1:
        return None
    updated = None
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if not line.short or _is_prose(line.text):
            break
        if _of_a_picture(lines, number, language) or _in_a_notice(lines, number):
            continue
        for at, written in _dates_alone(line.text, language):
            found = FoundDate(written.interval, line.start + at, line.start + written.end)
            if not speaks_of_update(line.text[at:]):
                return found
            updated = updated or found
    return updated


def _is_prose(line: str) -> bool:
    """Whether a line is the first of the article itself: long, and not in parts."""
    return len(line) > _LONGEST_HEAD and not _PARTS.search(line)


def _of_a_picture(lines: Sequence[Line], number: int, language: Language | None) -> bool:
    """Whether a line is a caption or a credit, or stands on one.

    A date that is the whole line under the title, or that a blank line parts
    from the credit, is no caption.
    """
    if _speaks_of_picture(lines[number]):
        return True
    below = lines[number + 1 : number + 2]
    if not below or not _speaks_of_picture(below[0]):
        return False
    alone = (number == 1 or below[0].apart) and lines[number].apart
    return not (alone and _whole(lines[number], language))


def _speaks_of_picture(line: Line) -> bool:
    return bool(_CAPTION.search(line.text) or is_photo_credit(line.text))


def _dates_alone(line: str, language: Language | None) -> Iterator[tuple[int, WrittenDate]]:
    """Where in a line a part begins that is a day, behind a name or a place at most; and the day.

    The name or place must have capitals throughout: other words before a date
    are a sentence or a title.
    """
    for begin in [0, *(divider.end() for divider in _PARTS.finditer(line))]:
        at = begin
        if update := _UPDATED.match(line, begin):
            at = update.end()
        elif (before := _BEFORE_DATE.match(line, begin)) and not _SMALL.search(before.group()):
            at = before.end()
        for start in (at, begin):
            written = read_date(line, start, language=language)
            if written and _AFTER_DATE.match(line, written.end):
                if written.interval.precision in ("day", "minute"):
                    yield (begin if update else start), written
                break
