"""What a report says of itself: when it was published, where, by which agency, under which title.

Floor of `claimcmp.reading`. Only lines that are set apart as metadata are
read, and only near the two ends of a text: a date in prose, in a caption or in
a photo credit is never the date of publication, and a photographer's agency
never the origin of the news. What is not stated stays unknown.
"""

from __future__ import annotations

import re

from claimcmp.reading.agencies import is_photo_credit
from claimcmp.reading.bylines import credited_agency, is_credit, opens_as_caption, source_line
from claimcmp.reading.dates import as_published, read_date
from claimcmp.reading.edges import FoundWords, Line, edge_lines
from claimcmp.report import Evidence, MetadataField
from claimcmp.values import Interval, Language, Span, Value

__all__ = ["Metadata", "as_published", "find_metadata"]

_LONGEST_TITLE = 140
_PREFIX = re.compile(r"[\ufeff\s]*(dat[eo][: \t][ \t]*\d{4}(?:-\d\d){0,2})(?![\w-])", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:(?:first|først)\s+)?(?:(?:published|posted)(?:\s+(?:on|at))?|publication\s+date|"
    r"date\s+published|publiser[ta]|publiseringsdato|offentlig?gjort|offentleggjort|"
    r"publiceret|publiceringsdato|udgivet|utgitt|utgjeve|(?:date|dato)(?=\s*:))"
    r"(?:\s+(?:den|d\.))?(?![\w-])\s*[:|–-]?\s*",
    re.IGNORECASE,
)
_OF_AN_EVENT = re.compile(
    r"(?:tid|tidspunkt|sted|stad|time|place|venue|location|when|where|hvor|når|hvornår)\s*:",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:(?:last|sist|senest)\s+)?(?:updated|modified|edited|oppdatert?|opdateret|endr[ea]t?|"
    r"ændret|redigert|redigeret)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|•·\t]\s*")
_AFTER_DATE = re.compile(
    r"\s*[.)]?\s*(?:$|[|•·\t])|\s*[,;(–—-]?\s*" + _UPDATED.pattern, re.IGNORECASE
)
_LABEL = re.compile(r"(?:by|av|af|les|læs|read)\s+\S", re.IGNORECASE)
_ENDS_AS_PROSE = (".", "!", ":", ";", ",", "…")


class Metadata(Value):
    """What a text states of itself; None where it states nothing.

    Every value that is known has one `Evidence` with `how="found"` and the
    span of the words that state it.
    """

    title: str | None = None
    source: str | None = None
    published: Interval | None = None
    origin: str | None = None
    evidence: tuple[Evidence, ...] = ()


def find_metadata(text: str, *, language: Language | None = None) -> Metadata:
    """What the text itself states of its publication; all None for an empty text.

    `language` settles how a date in figures is read (see `read_date`).
    `published` is found in a "date 2016-12" that opens the text and in lines
    of their own ("Publisert 12.01.2017 kl. 10:33"); a line that names no date
    leaves it unknown, and "updated" is not "published". `source` is found
    where a line states it ("Kilde: …"); where such a line names a news agency,
    or where a dateline, a byline or the end of the text does, it is `origin`.
    `title` is a heading that opens the text. The address of a page is never
    taken from its text.
    """
    prefix = _PREFIX.match(text)
    lines = tuple(edge_lines(text, prefix.end() if prefix else 0))
    values: dict[MetadataField, str | Interval] = {}
    evidence: list[Evidence] = []

    def keep(field: MetadataField, value: str | Interval, start: int, end: int) -> None:
        values[field] = value
        evidence.append(Evidence(field=field, how="found", span=Span(start=start, end=end)))

    if title := _title(text, lines):
        keep("title", *title)
    if published := _published(prefix, lines, language):
        keep("published", *published)
    source, origin = source_line(lines)
    if source:
        keep("source", *source)
    if origin := origin or credited_agency(lines):
        keep("origin", *origin)
    return Metadata.model_validate({**values, "evidence": tuple(evidence)})


def _title(text: str, lines: tuple[Line, ...]) -> FoundWords | None:
    """The heading that opens the text: a short line that is no sentence, with text below it."""
    if len(lines) < 2:
        return None
    line = lines[0]
    words = line.text.lstrip("#").strip()
    start = line.start + line.text.index(words) if words else line.start
    is_heading = (
        len(words) <= _LONGEST_TITLE
        and not text[: line.start].strip("\ufeff \t\r\n")
        and not words.endswith(_ENDS_AS_PROSE)
        and sum(map(str.isalpha, words)) >= 3
        and "://" not in words
        and not opens_as_caption(words)
        and not _is_about_the_report(Line(start, words))
    )
    return FoundWords(words, start, start + len(words)) if is_heading else None


def _is_about_the_report(line: Line) -> bool:
    """Whether a line is metadata, a credit or a label of something else, and so no heading."""
    return bool(
        _PUBLISHED.match(line.text)
        or _UPDATED.match(line.text)
        or is_credit(line)
        or _LABEL.match(line.text)
        or ((date := read_date(line.text)) and date.end == len(line.text))
    )


def _published(
    prefix: re.Match[str] | None, lines: tuple[Line, ...], language: Language | None
) -> tuple[Interval, int, int] | None:
    """The date in the opening prefix, else in the first line that speaks of publication."""
    if prefix:
        opening = read_date(prefix.group(1), 5)
        if opening:
            return opening.interval, prefix.start(1), prefix.end(1)
    for number, line in enumerate(lines):
        for at in _labels(line):
            label = _PUBLISHED.match(line.text, at)
            if label is None or is_photo_credit(line.text) or _in_a_notice(lines, number):
                continue
            if label.end() == len(line.text):  # an empty field: only a bare date can fill it
                below = lines[number + 1] if number + 1 < len(lines) else None
                written = read_date(below.text, language=language) if below else None
                if below is None or written is None or written.end != len(below.text):
                    return None
                return written.interval, below.start, below.start + written.end
            written = read_date(line.text, label.end(), language=language)
            if written and _AFTER_DATE.match(line.text, written.end):
                return written.interval, line.start + at, line.start + written.end
    return None


def _in_a_notice(lines: tuple[Line, ...], number: int) -> bool:
    """Whether a date stands beside the time or place of a meeting, and so is the meeting's."""
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return any(_OF_AN_EVENT.match(line.text) for line in beside)


def _labels(line: Line) -> list[int]:
    """Where in a line a label may stand: at its start and after a divider."""
    if not line.short:
        return []
    starts = [0, *(divider.end() for divider in _PARTS.finditer(line.text))]
    if _UPDATED.match(line.text):
        starts.extend(m.start() for m in _PUBLISHED.finditer(line.text, 1))
    return starts
