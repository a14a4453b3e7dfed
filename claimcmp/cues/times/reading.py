"""What one match of the pattern states: year, month, day, weekday, clock, or days from now.

Floor 5: the numerals and lists of this folder, and `homonyms`.
"""

from __future__ import annotations

import re

from claimcmp.cues.lexicon import words
from claimcmp.cues.numerals import word_values
from claimcmp.cues.times.homonyms import is_short_day, is_word, is_year

__all__ = ["Parts", "stated_parts"]

Parts = dict[str, int | None]
"""Part -> its number; None where the form has a place for it that is empty.

Besides the parts of a `Time` there are "years", "months" and "weeks": steps from publication."""

_UNIT_DAYS = {"d": 1, "u": 7, "v": 7, "w": 7, "m": 30, "å": 365, "y": 365}
_MONTHS = frozenset(("m1", "m2", "m3", "m5", "m6", "month"))
_HOURS = frozenset(("h1", "h2", "h3", "h4"))
_STEPS = {"year": "years", "month": "months", "week": "weeks"}


def stated_parts(got: dict[str, str], match: re.Match[str], language: str) -> Parts | None:
    """The parts that a match states; None where it only looks like a time.

    Raises:
        KeyError, ValueError: The match is no time after all.
    """
    if "iso" in got:
        year, month, day = map(int, got["iso"].split("-"))
        return {"year": year, "month": month, "day": day}
    if "slash" in got:
        day, month, year = (int(n) for n in re.findall(r"\d+", got["slash"]))
        return {"year": year, "month": month, "day": day}
    if not _MONTHS.isdisjoint(got):
        return _date(got, match, language)
    if "decade" in got:
        return {"year": int(got["decade"][:4])}
    if not _HOURS.isdisjoint(got):
        return _clock(got) or None
    if "ago1" in got or "ago2" in got:
        return _ago(got, language)
    if "relative" in got:
        return _relative(_number_of(got["relative"], language, signed=True))
    if "weekday" in got:
        if is_short_day(got["weekday"], language):
            return None
        return {"weekday": int(_number_of(got["weekday"], language))}
    if "hour" in got:
        return {"hour": int(_number_of(got["hour"], language))}
    return {"year": int(got["year"])} if is_year(match) else None


def _number_of(written: str, language: str, *, signed: bool = False) -> str:
    """The key of a listed word, without its kind's letter unless it is `signed`."""
    key = words("times", language)[" ".join(written.lower().split())]
    return key if signed else key[1:]


def _date(got: dict[str, str], match: re.Match[str], language: str) -> Parts | None:
    month = next(got[k] for k in got if k in _MONTHS)
    if is_word(month, match, language, dated="month" not in got):
        return None
    day = next((got[k] for k in got if k[0] == "d" and k[1:].isdecimal()), None)
    year = next((got[k] for k in got if k[0] == "y" and k[1:].isdecimal()), None)
    return {
        "month": int(_number_of(month, language)),
        "day": int(day) if day else None,
        "year": int(year) if year else None,
    }


def _clock(got: dict[str, str]) -> Parts:
    which = next(k for k in ("1", "2", "3", "4") if f"h{k}" in got)
    hour = int(got[f"h{which}"])
    minute = got.get(f"n{which}")
    half = got.get(f"p{which}", "").lower()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return {"hour": 0 if hour == 24 else hour, "minute": int(minute) if minute else None}


def _relative(key: str) -> Parts:
    """A key as parts: "r-1" is a day ago, "month1" the next month."""
    if key[0] == "r":
        return {"offset": int(key[1:])}
    step = next(s for s in _STEPS if key.startswith(s))
    return {_STEPS[step]: int(key[len(step) :])}


def _ago(got: dict[str, str], language: str) -> Parts:
    """Days back, counted out; whole years besides, since those are resolved as years."""
    count = (got.get("ago1") or got.get("ago2") or "1").lower()
    unit = (got.get("u1") or got.get("u2") or "d")[0].lower()
    value = int(count) if count.isdecimal() else int(word_values(language).get(count, 1))
    days = -value * _UNIT_DAYS[unit]
    return {"offset": days, "years": -value} if unit in "åy" else {"offset": days}
