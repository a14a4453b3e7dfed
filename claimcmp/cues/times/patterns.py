"""The forms in which times are written, as one pattern per language.

Floor 5: the numerals, tokens and lists of this folder.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimcmp.cues.lexicon import groups, words
from claimcmp.cues.numerals import word_values
from claimcmp.cues.tokens import lowered

__all__ = ["WORD_STARTS", "first_letters", "may_hold_time", "pattern"]

_YEAR = r"(?:1[89]\d\d|20\d\d|2100)"

_ENDS = (
    r"(?![\d/]|[:.,]\d|\u00a0\d|[^\W\d_]|['’](?!s\b)\w"
    r"|[-–](?:years?|år|dag|day|mann|mand|k?m\b|kr))"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# No month has such a day and no clock such an hour; a slip or a changed figure all the same
# stands where a day stands, and is read as written.
_OFF_DAY = r"(?:3[2-9]|[4-9]\d)"
_LONG_DATE = r"[^\W\d_]+\.?\s\d\d(?:[,.;)]|$)"
_GAP, _HALF = r"[\s\u00a0]+", r"[ap]\.?m\b\.?"
_NOT_HOUR = (
    r"(?!\d|\s?%|[.,]\d|\s(?:per\s?cent|pro[sc]ent|years|år|million|kroner|[a-zæøå]{4,}s\b))"
)
_NOT_DAY = r"(?![\d.,]*\d|\s*(?:%|percent|million|prosent))"
_ONES = "a|an|one|en|et|ett|ei|ein|eit"
_LEADS = "last|forrige|sidste|sist|siste|i|på|next|neste|næste|førre"
_UNITS = (
    r"dag(?:er|ar|e)?|uker?|veker?|uger?|måned(?:er)?|månad(?:er)?|år|days?|weeks?|months?|years?"
)
_OCLOCK = r"kl\.?|klokken|klokka|klokkan"
_ANY_CLOCK = (
    rf"(?:{_OCLOCK})\s+(?P<h4>\d\d?)(?:[.:](?P<n4>\d\d))?{_NOT_HOUR}",
    rf"(?P<h2>\d\d?)(?:[.:](?P<n2>[0-5]\d))?\s?(?P<p2>{_HALF})",
    r"(?P<h3>2[0-3]|[01]?\d):(?P<n3>[0-5]\d)(?![:\d])",
)


_DIGIT_OR_HYPHEN = re.compile(r"[\d-]")


@cache
def _tell_tales(language: str) -> frozenset[str]:
    """The last words of all times without digits; a text with none of them has no time."""
    found = {w.split()[-1] for w in words("times", language)}
    return frozenset(found | {"siden", "sidan", "ago"})


def may_hold_time(text: str, language: str) -> bool:
    """A cheap test before the pattern is run: False proves that a text has no time."""
    told = _tell_tales(language)
    lower = lowered(text)
    if _DIGIT_OR_HYPHEN.search(text) or not told.isdisjoint(lower):
        return True
    return ("'" in text or "’" in text) and any(
        low[-2:-1] in ("'", "’") and low[:-2] in told for low in lower
    )


_START = r"(?<![\w.,:/$€£])"
WORD_STARTS = re.compile(_START + r"\w{1,3}").finditer
"""Where a time may begin, with the first letters that stand there, three at most."""


class _Words(NamedTuple):
    """The words of the lists that stand in the pattern."""

    months: list[str]
    days: list[str]
    relative: list[str]
    hours: list[str]
    numbers: list[str]


@cache
def _words(language: str) -> _Words:
    lists = groups("times", language)
    spans_of = ("week", "month", "year")
    return _Words(
        [w for k, ws in lists if k[0] == "m" and k[1].isdecimal() for w in ws],
        [w for k, ws in lists if k[0] == "w" and k[1].isdecimal() for w in ws],
        [w for k, ws in lists if k[0] == "r" or k.startswith(spans_of) for w in ws],
        [w for k, ws in lists if k[0] == "h" for w in ws],
        [w for w, v in word_values(language).items() if 1 < v <= 30],
    )


@cache
def first_letters(language: str) -> frozenset[str]:
    """The first letters, three at most, of all words that a time without digits can open with."""
    opening = [w for listed in _words(language) for w in listed]
    opening += [*_ONES.split("|"), *_LEADS.split("|"), *_OCLOCK.replace(r"\.?", "").split("|")]
    opening += ["for", "at"]
    first = [re.match(r"\w*", word)[0].lower() for word in opening]  # type: ignore[index]
    return frozenset([word[:3] for word in first] + [f"{word}s"[:3] for word in first])


@cache
def pattern(language: str) -> re.Pattern[str]:
    """One alternation per language, the longest forms first; no nested repetition anywhere."""
    months, days, relative, hours, numbers = map(_any, _words(language))
    forms = [
        *_dates(months),
        (r"(?P<decade>(?:1[89]|20)\d(?:0['’]s|\d(?:s|['’]?erne|[-–]tall?et|[-–]åra|[-–]årene)))\b"),
        # "At" is the English preposition; in the others it opens a clause ("at 40 er savnet").
        _clock(_OCLOCK if language in ("nb", "nn", "da") else f"{_OCLOCK}|at"),
        *_ANY_CLOCK,
        rf"for\s+(?P<ago1>{numbers}|{_ONES}|\d{{1,3}})\s+(?P<u1>{_UNITS})\s+(?:siden|sidan)",
        rf"(?P<ago2>{numbers}|{_ONES}|\d{{1,3}})\s+(?P<u2>{_UNITS})\s+ago",
        rf"(?P<relative>{relative})\b",
        (
            rf"(?:(?P<lead>{_LEADS})\s+)?"
            rf"(?P<weekday>{days})\b"
        ),
        rf"(?P<hour>{hours})\b",
        rf"(?P<month>{months})\b",
        rf"(?P<year>{_YEAR}){_ENDS}",
    ]
    return re.compile(rf"{_START}(?=\w)(?:{'|'.join(forms)})", re.IGNORECASE)


def _clock(leads: str) -> str:
    return (
        rf"(?:{leads})\s+(?P<h1>2[0-4]|[01]?\d)(?:[.:](?P<n1>[0-5]\d))?"
        rf"(?:\s?(?P<p1>{_HALF}))?{_NOT_HOUR}"
    )


def _dates(months: str) -> list[str]:
    """Dates with at least two of year, month and day."""
    return [
        rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))",
        rf"(?P<slash>{_DAY}[/.]\s?(?:1[0-2]|0?[1-9])(?:[/.]\s?|\s){_YEAR})",
        (
            rf"(?P<d1>{_DAY})(?:\.|st|nd|rd|th)?(?:\s+of)?{_GAP}(?P<m1>{months})(?:s\b|\b\.?)"
            rf"(?:,?{_GAP}(?:i{_GAP})?(?P<y1>{_YEAR}){_ENDS})?"
        ),
        (
            rf"(?P<m2>{months})\.?{_GAP}(?P<d2>{_DAY})(?:st|nd|rd|th)?{_NOT_DAY}"
            rf"(?:,?{_GAP}(?P<y2>{_YEAR}){_ENDS})?"
        ),
        (
            rf"(?P<d5>{_OFF_DAY})(?:\.|st|nd|rd|th)?{_GAP}(?P<m5>{months})(?:s\b|\b\.?)"
            rf"(?:,?{_GAP}(?P<y5>{_YEAR}){_ENDS})?"
        ),
        (
            rf"(?:(?<=on )|(?<=his )|(?<=her )|(?<=its )|(?<=the )|(?<=their )"
            rf"|(?={_LONG_DATE}))(?P<m6>{months})\.?{_GAP}(?P<d6>{_OFF_DAY})(?:st|nd|rd|th)?{_NOT_DAY}"
            rf"(?:,{_GAP}(?P<y6>{_YEAR}){_ENDS})?"
        ),
        rf"(?P<m3>{months})\.?,?{_GAP}(?:i{_GAP}|of{_GAP})?(?P<y3>{_YEAR}){_ENDS}",
    ]


def _any(choices: object) -> str:
    return "|".join(
        re.escape(c).replace(r"\ ", r"\s+")
        for c in sorted(set(choices), key=lambda c: (-len(c), c))  # type: ignore[call-overload]
    )
