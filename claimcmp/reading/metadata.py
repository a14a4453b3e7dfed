"""What a report says of itself: when it was published, where, by which agency, under which title.

Floor of `claimcmp.reading`. Only lines that are set apart as metadata are
read, and only near the two ends of a text: a date in prose, in a caption or in
a photo credit is never the date of publication, and a photographer's agency
never the origin of the news. What is not stated stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcmp.reading.agencies import AGENCIES, agencies_in, is_photo_credit
from claimcmp.reading.dates import as_published, read_date
from claimcmp.report import Evidence, MetadataField
from claimcmp.values import Interval, Language, Span, Value

__all__ = ["Metadata", "as_published", "find_metadata"]

_HEAD, _TAIL = 6000, 6000
"""Code points looked at from either end: metadata stands there, and a long text costs no more."""

_LONGEST_LINE = 160
_LONGEST_TITLE = 140
_DATELINE_LINES = 8
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

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

_SOURCE = re.compile(
    r"(?P<label>sources?|kilder?|kjelder?|outlet|publisher|newspaper|avis|utgiver|udgiver)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"(?:fn|un|eu|nato|who|oecd|cia|sipri|sohr|ssb|eurostat|unhcr|ocha|verdensbanken|world bank|"
    r"danmarks statistik|wikipedia|snl|store norske leksikon|den store danske|lex\.dk|"
    r"encyclop\w+ britannica|britannica)(?:\.\w+)?",
    re.IGNORECASE,
)  # bodies and works that a fact box cites: they are no outlets
_OUTLET = re.compile(r"[^\W_][\w.&'’-]*(?: [\w.&'’-]+){0,5}")
_CAPTION = re.compile(
    r"\b(?:foto|photo(?:graph)?|image|picture|pictured|bilde[rt]?|billede[rt]?|illustra\w+|"
    r"arkivfoto|file\s+(?:photo|image|picture))\b",
    re.IGNORECASE,
)

_AGENCY = "(?:" + "|".join(re.escape(s) for s in sorted(AGENCIES, key=len, reverse=True)) + ")"
_AGENCY_LIST = rf"©?\s*(?:\(c\)\s*)?{_AGENCY}(?:\s*(?:[-–/,&+]|\bog\b|\band\b)\s*{_AGENCY})*"
_BRACKETED = rf"[(\[]\s*{_AGENCY_LIST}\s*[)\]]"
_SLASHED = rf"/\s?{_AGENCY}\s?/(?:\s?{_AGENCY}\b/?)?"
_DATELINE = re.compile(rf"(?P<credit>{_BRACKETED})\s*[-–—:]", re.IGNORECASE)
_PLACE_WORD = re.compile(r"[^\W\d_][\w.’'-]*|\d{1,2}\.?")
_SMALL_IN_PLACE = re.compile(
    r"(?:jan|feb|mar|apr|ma[ij]|jun|jul|aug|sep|okt|nov|de[sn])\w*\.?|og|and", re.IGNORECASE
)
_ALONE = re.compile(
    rf"(?:{_BRACKETED}|{_SLASHED}|(?:©|\(c\))\s*(?:\d{{4}}\s*)?{_AGENCY_LIST})\.?", re.IGNORECASE
)
_BARE = re.compile(rf"{_AGENCY_LIST}\.?", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:by|av|af|tekst|text|reporting\s+by)\s*:?\s+(?P<names>\S.*)", re.IGNORECASE
)
_CLOSING = re.compile(
    rf"(?<=[.!?»”\"])\s*(?P<credit>{_BRACKETED}|{_SLASHED}|©\s*{_AGENCY_LIST})\.?$", re.IGNORECASE
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


class _Line(NamedTuple):
    """One line without the blanks around it; `text` is `report[start:end]`."""

    start: int
    text: str

    @property
    def short(self) -> bool:
        return len(self.text) <= _LONGEST_LINE


class _Found(NamedTuple):
    """The words at `[start, end)` that state a value."""

    value: str
    start: int
    end: int


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
    lines = tuple(_lines(text, prefix.end() if prefix else 0))
    values: dict[MetadataField, str | Interval] = {}
    evidence: list[Evidence] = []

    def keep(field: MetadataField, value: str | Interval, start: int, end: int) -> None:
        values[field] = value
        evidence.append(Evidence(field=field, how="found", span=Span(start=start, end=end)))

    if title := _title(text, lines):
        keep("title", *title)
    if published := _published(prefix, lines, language):
        keep("published", *published)
    source, origin = _source_lines(lines)
    if source:
        keep("source", *source)
    if origin := origin or _credited(lines):
        keep("origin", *origin)
    return Metadata.model_validate({**values, "evidence": tuple(evidence)})


def _lines(text: str, start: int) -> Iterator[_Line]:
    """The lines near the two ends of the text that are not blank; cut lines are left out."""
    windows = [(start, len(text))]
    if len(text) - start > _HEAD + _TAIL:
        windows = [(start, start + _HEAD), (len(text) - _TAIL, len(text))]
    for low, high in windows:
        for found in _LINE.finditer(text, low, high):
            whole_left = found.start() > low or low == start
            whole_right = found.end() < high or high == len(text)
            if whole_left and whole_right and (line := found.group().strip()):
                indent = len(found.group()) - len(found.group().lstrip())
                yield _Line(found.start() + indent, line)


def _title(text: str, lines: tuple[_Line, ...]) -> _Found | None:
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
        and not _CAPTION.match(words)
        and not _is_about_the_report(_Line(start, words))
    )
    return _Found(words, start, start + len(words)) if is_heading else None


def _is_about_the_report(line: _Line) -> bool:
    """Whether a line is metadata, a credit or a label of something else, and so no heading."""
    return bool(
        _PUBLISHED.match(line.text)
        or _UPDATED.match(line.text)
        or _SOURCE.match(line.text)
        or _dateline(line)
        or _own_line(line, last=True)
        or _LABEL.match(line.text)
        or ((date := read_date(line.text)) and date.end == len(line.text))
    )


def _published(
    prefix: re.Match[str] | None, lines: tuple[_Line, ...], language: Language | None
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


def _in_a_notice(lines: tuple[_Line, ...], number: int) -> bool:
    """Whether a date stands beside the time or place of a meeting, and so is the meeting's."""
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return any(_OF_AN_EVENT.match(line.text) for line in beside)


def _labels(line: _Line) -> list[int]:
    """Where in a line a label may stand: at its start and after a divider."""
    if not line.short:
        return []
    starts = [0, *(divider.end() for divider in _PARTS.finditer(line.text))]
    if _UPDATED.match(line.text):
        starts.extend(m.start() for m in _PUBLISHED.finditer(line.text, 1))
    return starts


def _source_lines(lines: tuple[_Line, ...]) -> tuple[_Found | None, _Found | None]:
    """The outlet and the agency that the first usable "Source:" line names."""
    for number, line in enumerate(lines):
        label = _SOURCE.fullmatch(line.text) if line.short else None
        if label is None or is_photo_credit(line.text) or _under_caption(lines, number):
            continue
        agencies, others = agencies_in(label["value"])
        span = line.start, line.start + len(line.text)
        origin = _Found(" / ".join(agencies), *span) if agencies else None
        outlet = others[0] if len(others) == 1 else ""
        named = bool(outlet) and (outlet[0].isupper() or "." in outlet or outlet[0].isdigit())
        named = named and not _CITED.fullmatch(outlet)
        source = _Found(outlet, *span) if named and _OUTLET.fullmatch(outlet) else None
        if source or (origin and not others):
            return source, origin
    return None, None


def _under_caption(lines: tuple[_Line, ...], number: int) -> bool:
    """Whether the line above is a caption, so that a credit below it is the picture's."""
    return number > 0 and bool(_CAPTION.search(lines[number - 1].text))


def _credited(lines: tuple[_Line, ...]) -> _Found | None:
    """The agency in a dateline, a byline, a line of its own, or behind the last words."""
    prose = [n for n, line in enumerate(lines) if len(line.text) >= 60]
    closing = {len(lines) - 1, prose[-1] if prose else len(lines) - 1}
    for number, line in enumerate(lines):
        credit = _dateline(line) if number < _DATELINE_LINES else None
        if credit is None and line.short:
            own = _own_line(line, number == len(lines) - 1)
            of_picture = own and (is_photo_credit(line.text) or _under_caption(lines, number))
            credit = None if of_picture else own
        if credit is None and number in closing and not _CAPTION.search(line.text):
            credit = _closing(line)
        if credit:
            return credit
    return None


def _dateline(line: _Line) -> _Found | None:
    """Before the first words: "OSLO (AP) —", "Ankara, 12. januar (NTB-Reuters):", "(Reuters) -"."""
    opening = _DATELINE.search(line.text, 0, 120)
    if opening is None or not _is_place(line.text[: opening.start()].strip(" ,")):
        return None
    credit = _agencies_at(line, opening.start("credit"), opening.end("credit"))
    place = line.text[: opening.start()].split()
    # AP writes its city in capitals; "(AP)" behind other words is a party or an explanation.
    return None if credit and credit.value == "AP" and place and not place[0].isupper() else credit


def _is_place(words: str) -> bool:
    """Whether the words before a dateline's agency are places and a day, or nothing at all."""
    if agencies_in(words)[0] or len(words) > 60:
        return False
    tokens = [t for t in re.split(r"[ ,/]+", words) if t]
    return len(tokens) <= 8 and all(
        _PLACE_WORD.fullmatch(t) and (not t[0].islower() or _SMALL_IN_PLACE.fullmatch(t))
        for t in tokens
    )


def _own_line(line: _Line, last: bool) -> _Found | None:
    """On its own: "(NTB)", "©NTB", "/ritzau/", "Av NTB-Reuters"; a bare name as the last line."""
    if _ALONE.fullmatch(line.text) or (last and _BARE.fullmatch(line.text)):
        return _agencies_at(line, 0, len(line.text))
    byline = _BYLINE.fullmatch(line.text)
    if byline and not line.text.endswith((".", "!", "?")):
        return _agencies_at(line, 0, len(line.text), byline["names"])
    return None


def _closing(line: _Line) -> _Found | None:
    ending = _CLOSING.search(line.text, max(0, len(line.text) - 80))
    return _agencies_at(line, ending.start("credit"), ending.end("credit")) if ending else None


def _agencies_at(line: _Line, start: int, end: int, words: str | None = None) -> _Found | None:
    names, _ = agencies_in(words or line.text[start:end])
    return _Found(" / ".join(names), line.start + start, line.start + end) if names else None
