"""When a report was published: values given by callers, and dates written in four languages.

Floor of `claimcmp.reading`: `claimcmp.values` and `claimcmp.errors` only.
Reads dates that state their year; a date without one is no publication date.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from pydantic import ValidationError

from claimcmp.errors import InputError
from claimcmp.values import Interval, Language

__all__ = ["WrittenDate", "as_published", "date_in_address", "read_date"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jan",
            "february februar feb febr",
            "march mars marts mar",
            "april apr",
            "may mai maj",
            "june juni jun",
            "july juli jul",
            "august aug",
            "september sept sep",
            "october oktober oct okt",
            "november nov",
            "december desember dec des",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<{}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:man|tirs?|tys|ons|tors?|fre|lør|laur|søn|sun)(?:da[gy])?)\b[.,]?\s*"
)

_DATE = re.compile(
    rf"(?:{_WEEKDAY})?(?:den\s+|d\.\s*|the\s+)?(?:"
    r"(?P<iso>\d{4}-\d\d(?:-\d\d)?)(?![-\d])"
    r"|(?P<d>\d{1,2})(?P<sep>[./-])\s?(?P<m>\d{1,2})(?:(?P=sep)\s?|(?<=/\d)[- ]|(?<=/\d\d)[- ])"
    r"(?P<y>\d{4}|\d\d)(?!\d)"
    rf"|(?P<day1>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?{_MONTH.format('name1')},?\s*(?P<year1>\d{{4}})\b"
    rf"|{_MONTH.format('name2')}\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
    rf"|{_MONTH.format('name3')}\s*(?P<year3>\d{{4}})\b"
    r"|(?P<year4>(?:19|20)\d\d)\b(?![-./]\d)"
    r")",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:\s*[,|–-]\s*|\s+|T)(?:(?:klokken|klokka|klokkeslett|kl|at)\b\.?\s*)?"
    r"(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*(?P<zone>Z\b|[+-]\d\d:?\d\d\b|\(?(?-i:\b(?!AM\b|PM\b)[A-Z]{2,5}\b)\)?))?",
    re.IGNORECASE,
)
# Hours east of UTC. Names that mean two zones (EST, IST) are left out: then the day is known.
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "BST": 1}
_ZONES |= {"AEST": 10, "AEDT": 11, "EDT": -4, "EEST": 3}

_ADDRESS = re.compile(
    r"(?<=/)(?P<year>(?:19|20)\d\d)"
    r"(?:/(?P<month>\d\d?|[a-z]{3})(?:/(?P<day>\d\d?))?(?=/)"
    r"|-(?P<month2>\d\d)-(?P<day2>\d\d)(?=[/_.-]|$)"
    r"|(?P<month3>\d\d)(?P<day3>\d\d)(?=[/_.-]|$))",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 2000
_COMPACT = re.compile(r"\d{8}")
_STATED = re.compile(r"\d{4}(?:-\d\d){0,2}|\d{4}-\d\d-\d\d[T ]\d\d.*", re.DOTALL)
_PIVOT = 70
_WANTED = 'want an ISO 8601 string ("2017", "2017-09", "2017-09-29", with or without a time)'


class WrittenDate(NamedTuple):
    """A date found in running text: what it means, and where it ends."""

    interval: Interval
    end: int


def as_published(value: object) -> Interval | None:
    """The time of publication that a caller states; None where the value is None or blank.

    Takes an `Interval` (or its JSON form), an ISO 8601 string of any
    precision, a year as a whole number, a `date` or a `datetime`. A
    `datetime` at midnight without a zone is its day: tables keep days so.

    Raises:
        InputError: The value is none of these, or no such date exists.
    """
    try:
        return _published(value)
    except (OverflowError, ValidationError):
        raise _refused(value) from None


def _published(value: object) -> Interval | None:
    match value:
        case None:
            return None
        case Interval():
            return value
        case dict():
            return Interval.model_validate(value)
        case str():
            return _from_text(value)
        case bool():
            raise _refused(value)
        case int() if 1000 <= value <= 9999:
            return Interval.of(value)
        case datetime() if value.time() != datetime.min.time() or value.tzinfo:
            return Interval.parse(value.replace(second=0, microsecond=0, fold=0).isoformat())
        case date():
            return Interval.of(value.year, value.month, value.day)
        case _:
            raise _refused(value)


def _from_text(value: str) -> Interval | None:
    text = value.strip()
    if not text:
        return None
    if _COMPACT.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if not _STATED.fullmatch(text):
        raise _refused(value)
    return Interval.parse(text)


def _refused(value: object) -> InputError:
    shown = repr(value)
    shown = shown if len(shown) <= 60 else shown[:60] + "…"
    return InputError(
        f"{shown} is not a time of publication this library reads; {_WANTED}; "
        "leave it out where it is unknown"
    )


def read_date(text: str, at: int = 0, *, language: Language | None = None) -> WrittenDate | None:
    """The date written in `text` from the offset `at` on, with a time of day that follows it.

    None where no whole date with a year stands there, where no such day
    exists, and where an English "3/4/2017" leaves open which is the month.
    A time without a zone is taken as UTC; a zone with an unknown name leaves
    the day. Two-digit years are read in Nordic texts only.
    """
    found = _DATE.match(text, at)
    if not found:
        return None
    try:
        day = _stated_day(found, language)
        if day is None:
            return None
        clock = _CLOCK.match(text, found.end()) if day.precision == "day" else None
        if clock is None:
            return WrittenDate(day, found.end())
        return WrittenDate(_at_clock(day, clock), clock.end())
    except (ValueError, OverflowError):
        return None


def _stated_day(found: re.Match[str], language: Language | None) -> Interval | None:
    part = found.groupdict()
    if part["iso"]:
        return Interval.parse(part["iso"])
    if part["sep"]:
        return _numeric_day(part, language)
    if part["year1"]:
        return Interval.of(int(part["year1"]), _month(part["name1"]), int(part["day1"]))
    if part["year2"]:
        return Interval.of(int(part["year2"]), _month(part["name2"]), int(part["day2"]))
    if part["year3"]:
        return Interval.of(int(part["year3"]), _month(part["name3"]))
    return Interval.of(int(part["year4"]))


def _month(name: str) -> int:
    return _MONTHS[name.lower()]


def _numeric_day(part: dict[str, str], language: Language | None) -> Interval | None:
    """12.01.2017 is the twelfth; 12/01/2017 is, unless an English text may mean December."""
    first, second, year = int(part["d"]), int(part["m"]), int(part["y"])
    nordic = language in ("nb", "nn", "da")
    if len(part["y"]) == 2:
        if not nordic:
            return None
        year += 1900 if year >= _PIVOT else 2000
    if part["sep"] != "." and not nordic:
        if first <= 12 and second <= 12 and first != second:
            return None
        if second > 12:
            first, second = second, first
    return Interval.of(year, second, first)


def _at_clock(day: Interval, clock: re.Match[str]) -> Interval:
    hour, minute = int(clock["hour"]), int(clock["minute"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    moment = day.start.replace(hour=hour, minute=minute)
    if clock["zone"]:
        east = _east_of_utc(clock["zone"])
        if east is None:
            return day
        moment -= east
    return Interval(start=moment, end=moment + timedelta(minutes=1), precision="minute")


def _east_of_utc(zone: str) -> timedelta | None:
    name = zone.strip("()").upper()
    if name in _ZONES:
        return timedelta(hours=_ZONES[name])
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(shift if name[0] == "+" else -shift).utcoffset(None)
    return None


def date_in_address(url: str) -> Interval | None:
    """The date in the path of a page's address, as archives have it; None where there is none.

    Reads "/2017/01/03/", "/2017/jan/03/", "/2017-01-03-title", "/20170103/"
    and, to the month, "/2017/01/". The name of the site is not looked at.
    """
    path = url[:_LONGEST_ADDRESS].partition("://")[2] or url[:_LONGEST_ADDRESS]
    for found in _ADDRESS.finditer(path, max(0, path.find("/"))):
        part = {name.rstrip("23"): value for name, value in found.groupdict().items() if value}
        month = part["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS.get(month)
        try:
            if number:
                day = part.get("day")
                return Interval.of(int(part["year"]), number, int(day) if day else None)
        except ValueError:
            continue
    return None
