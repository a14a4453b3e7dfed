"""What a report says of itself: when it was published, where, by which agency, under which title.

Floor of `claimcmp.reading`. Only lines that are set apart as metadata are
read, and only near the two ends of a text: a date in prose, in a caption or in
a photo credit is never the date of publication, and a photographer's agency
never the origin of the news. What is not stated stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from claimcmp.reading.bylines import credited_agency, is_credit, opens_as_caption, source_line
from claimcmp.reading.dates import as_published, read_date
from claimcmp.reading.edges import FoundWords, Line, edge_lines
from claimcmp.reading.frontmatter import front_matter
from claimcmp.reading.publication import is_about_publication, opening_date, publication
from claimcmp.report import Evidence, MetadataField
from claimcmp.values import Interval, Language, Span, Value

__all__ = ["Metadata", "as_published", "find_metadata"]

_LONGEST_TITLE = 140
_MARKS = re.compile(r"^#+\s*|\s+#+$")
_DATE_FIELDS = ("published", "date", "dato", "publisert", "publiceret")
_SOURCE_FIELDS = ("source", "outlet", "publisher", "kilde", "kjelde")
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
    `published` is found in a "date 2016-12" that opens the text, in lines of
    their own ("Publisert 12.01.2017 kl. 10:33") and in a date alone under the
    title; a line that names no date leaves it unknown (see
    `claimcmp.reading.publication`). `source` is found
    where a line states it ("Kilde: …"); where such a line names a news agency,
    or where a dateline, a byline or the end of the text does, it is `origin`.
    `title` is a heading that opens the text. The address of a page is never
    taken from its text.
    """
    opening, offset = opening_date(text)
    lines = tuple(edge_lines(text, offset))
    values: dict[MetadataField, str | Interval] = {}
    evidence: list[Evidence] = []

    def keep(field: MetadataField, value: str | Interval, start: int, end: int) -> None:
        values[field] = value
        evidence.append(Evidence(field=field, how="found", span=Span(start=start, end=end)))

    stated, begin = front_matter(lines)
    lines = lines[begin:]
    if title := stated.get("title") or _title(lines, opens=not offset):
        keep("title", *title)
    dated = opening or _stated_date(stated, language) or publication(lines, language=language)
    if dated:
        keep("published", *dated)
    source, origin = source_line(lines)
    source = _first_of(stated, _SOURCE_FIELDS) or source
    if source:
        keep("source", *source)
    if origin := origin or credited_agency(lines):
        keep("origin", *origin)
    return Metadata.model_validate({**values, "evidence": tuple(evidence)})


def _first_of(stated: Mapping[str, FoundWords], names: Iterable[str]) -> FoundWords | None:
    return next((stated[name] for name in names if name in stated), None)


def _stated_date(
    stated: Mapping[str, FoundWords], language: Language | None
) -> tuple[Interval, int, int] | None:
    """The date among the fields that open a Markdown file, where it is whole."""
    words = _first_of(stated, _DATE_FIELDS)
    written = read_date(words.value, language=language) if words else None
    if words is None or written is None or written.end != len(words.value):
        return None
    return written.interval, words.start, words.end


def _title(lines: tuple[Line, ...], *, opens: bool) -> FoundWords | None:
    """The heading that opens the text: a short line that is no sentence, with text below it.

    `opens` says that no date stands before it on its line.
    """
    if len(lines) < 2 or not opens:
        return None
    line = lines[0]
    words = _MARKS.sub("", line.text)
    start = line.start + line.text.index(words) if words else line.start
    is_heading = (
        len(words) <= _LONGEST_TITLE
        and not words.endswith(_ENDS_AS_PROSE)
        and sum(map(str.isalpha, words)) >= 3
        and "://" not in words
        and not opens_as_caption(words)
        and not _is_about_the_report(Line(start, words))
    )
    return FoundWords(words, start, start + len(words)) if is_heading else None


def _is_about_the_report(line: Line) -> bool:
    """Whether a line is metadata, a credit or a label of something else, and so no heading."""
    return bool(is_about_publication(line.text) or is_credit(line) or _LABEL.match(line.text))
