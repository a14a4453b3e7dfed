"""Who made a report known: the outlet that a line names, and the agency that is credited.

Floor of `claimcmp.reading`. Reads source lines, datelines, bylines and the
words behind the last sentence. A picture's credit is never the origin of the
news, and an agency that is told something in prose is not either.
"""

from __future__ import annotations

import re

from claimcmp.reading.agencies import AGENCIES, agencies_in, is_photo_credit
from claimcmp.reading.edges import FoundWords, Line

__all__ = ["credited_agency", "is_credit", "opens_as_caption", "source_line"]

_DATELINE_LINES = 8
_SOURCE = re.compile(
    r"(?P<label>sources?|kilder?|kjelder?|outlet|publisher|utgiver|udgiver)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"(?:fn|un|eu|nato|who|oecd|cia|sipri|sohr|ssb|eurostat|unhcr|ocha|verdensbanken|world bank|"
    r"danmarks statistik|wikipedia|snl|store norske leksikon|den store danske|lex\.dk|"
    r"encyclop\w+ britannica|britannica)(?:\.\w+)?",
    re.IGNORECASE,
)  # bodies and works that a fact box cites: they are no outlets
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
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


def opens_as_caption(words: str) -> bool:
    """Whether the words begin as a caption or a photo credit does."""
    return bool(_CAPTION.match(words))


def is_credit(line: Line) -> bool:
    """Whether a line names a source or an agency and so is no heading."""
    return bool(_SOURCE.match(line.text) or _dateline(line) or _own_line(line, last=True))


def source_line(lines: tuple[Line, ...]) -> tuple[FoundWords | None, FoundWords | None]:
    """The outlet and the agency that the first usable "Source:" line names."""
    for number, line in enumerate(lines):
        label = _SOURCE.fullmatch(line.text) if line.short else None
        if label is None or is_photo_credit(line.text) or _under_caption(lines, number):
            continue
        agencies, others = agencies_in(label["value"])
        span = line.start, line.start + len(line.text)
        origin = FoundWords(" / ".join(agencies), *span) if agencies else None
        outlet = _outlet(label["value"], others)
        source = FoundWords(outlet, *span) if outlet else None
        if source or (origin and not others):
            return source, origin
    return None, None


def _outlet(value: str, names: tuple[str, ...]) -> str | None:
    """The one name in a source line that may be an outlet; a name with a year is a citation."""
    if len(names) != 1 or _YEAR.search(value) or _CITED.fullmatch(names[0]):
        return None
    name = names[0]
    is_name = name[0].isupper() or name[0].isdigit() or _DOMAIN.fullmatch(name)
    return name if is_name and _OUTLET.fullmatch(name) else None


def _under_caption(lines: tuple[Line, ...], number: int) -> bool:
    """Whether the line above is a caption, so that a credit below it is the picture's."""
    return number > 0 and bool(_CAPTION.search(lines[number - 1].text))


def credited_agency(lines: tuple[Line, ...]) -> FoundWords | None:
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


def _dateline(line: Line) -> FoundWords | None:
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


def _own_line(line: Line, last: bool) -> FoundWords | None:
    """On its own: "(NTB)", "©NTB", "/ritzau/", "Av NTB-Reuters"; a bare name as the last line."""
    if _ALONE.fullmatch(line.text) or (last and _BARE.fullmatch(line.text)):
        return _agencies_at(line, 0, len(line.text))
    byline = _BYLINE.fullmatch(line.text)
    if byline and not line.text.endswith((".", "!", "?")):
        return _agencies_at(line, 0, len(line.text), byline["names"])
    return None


def _closing(line: Line) -> FoundWords | None:
    ending = _CLOSING.search(line.text, max(0, len(line.text) - 80))
    return _agencies_at(line, ending.start("credit"), ending.end("credit")) if ending else None


def _agencies_at(line: Line, start: int, end: int, words: str | None = None) -> FoundWords | None:
    names, _ = agencies_in(words or line.text[start:end])
    return FoundWords(" / ".join(names), line.start + start, line.start + end) if names else None
