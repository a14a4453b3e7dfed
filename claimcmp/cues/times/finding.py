"""The time expressions of a text.

Floor 5: `claimcmp.report`, `claimcmp.values`, the lists of this folder, and `patterns`,
`reading` and `resolving`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcmp.cues.times.patterns import WORD_STARTS, first_letters, may_hold_time, pattern
from claimcmp.cues.times.reading import Parts, stated_parts
from claimcmp.cues.times.resolving import interval_of
from claimcmp.report import Time
from claimcmp.values import Interval

__all__ = ["find"]

_STATED = ("year", "month", "day", "weekday", "hour", "minute", "offset")

_CACHED_LENGTH = 4_000


def find(
    text: str, language: str, *, offset: int = 0, published: Interval | None = None
) -> tuple[Time, ...]:
    """The time expressions of a text in order; () where it has none.

    Each states only the parts that are written; `interval` is set where year
    and date are known, from the text itself or, for relative times, dates
    without a year and dated weekdays, from `published`. A plain weekday gets
    no interval: whether it lies before or after the report cannot be told.

    Args:
        text: Any text; nothing longer is kept than the caller keeps.
        language: "nb", "nn", "da", "en", or "und" for all of them at once.
        offset: Added to every span.
        published: When the report appeared; None where unknown.
    """
    if not may_hold_time(text, language):
        return ()
    if offset or published is not None or len(text) > _CACHED_LENGTH:
        return _scan(text, language, offset, published)
    return _remembered(text, language)


def _scan(text: str, language: str, offset: int, published: Interval | None) -> tuple[Time, ...]:
    found: list[Time] = []
    reach, form, openings = 0, pattern(language).match, first_letters(language)
    # As `finditer` of the pattern, which would try every form at every word.
    for word in WORD_STARTS(text):
        letters = word.group().lower()
        if word.start() < reach or (letters not in openings and _plain(letters)):
            continue
        match = form(text, word.start())
        if match is not None:
            reach = match.end()
            time = _read(match, language, offset, published)
            if time is not None:
                found.append(time)
    return tuple(found)


_plain = re.compile(r"[a-z_æøå]+").fullmatch  # other letters may be one with these: "ſ" is an "s"


@lru_cache(maxsize=4_096)
def _remembered(text: str, language: str) -> tuple[Time, ...]:
    """The bare times, which `numbers.find` asks for again."""
    return _scan(text, language, 0, None)


_SHORTENED = re.compile(r"(?<![^\W\d_])[ap]\.m\.$", re.IGNORECASE)
_GOES_ON = re.compile(r"\b[^\W\d_]{3,4}\.(?=,|\s+\w)")


def _end(match: re.Match[str]) -> int:
    """Where a time ends: before a full stop, unless that shortens a word within a sentence.

    "p.m." keeps its last mark everywhere, "4 Dec." where the sentence goes on.
    """
    text, end = match.string, match.end()
    if text[end - 1] != "." or _SHORTENED.search(text, match.start(), end):
        return end
    shortened = _GOES_ON.search(text, max(match.start(), end - 5))
    following = text[end:].lstrip()[:1] if shortened else ""
    return end if following == "," or following.islower() else end - 1


def _interval(got: dict[str, str], parts: Parts, published: Interval | None) -> Interval | None:
    """The interval; None for a date that no calendar has ("31 June"), which is read as written."""
    try:
        return interval_of(got, parts, published)
    except ValueError:
        return None


def _read(
    match: re.Match[str], language: str, offset: int, published: Interval | None
) -> Time | None:
    """One match as a Time; None where what it looks like is another word."""
    got = {k: v for k, v in match.groupdict().items() if v is not None}
    try:
        parts = stated_parts(got, match, language)
        if parts is None:
            return None
        interval = _interval(got, parts, published)
        start, end = match.start("weekday" if "lead" in got else 0), _end(match)
        return Time(
            start=start + offset,
            end=end + offset,
            text=match.string[start:end],
            interval=interval,
            **{k: v for k, v in parts.items() if k in _STATED and v is not None},
        )
    except (KeyError, ValueError):
        return None
