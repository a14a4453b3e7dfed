"""Dates, weekdays, clocks and relative times in a text, and whether two sets of them clash.

Floor 5: `claimcmp.report`, `claimcmp.values` and the lists of this folder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache

from claimcmp.cues.lexicon import groups, words
from claimcmp.cues.numerals import word_values
from claimcmp.cues.tokens import tokenize
from claimcmp.cues.verdict import Verdict, spans
from claimcmp.report import Time
from claimcmp.values import Interval

__all__ = ["compare", "find"]

_YEAR = r"(?:1[89]\d\d|20\d\d|2100)"
_ENDS = r"(?![\d:/]|[.,]\d|\u00a0\d|[-–]?[^\W\d_]|['’]\w)"
# English months that are also words must be written with a capital; "may" and "march" besides
# must stand by a day, a year or a preposition.
_WORDLIKE = {"may", "march", "mar", "sat", "sun", "mon", "wed", "sep", "dec", "jan"}
_LEADS = {
    "in", "since", "of", "until", "till", "by", "from", "during", "late", "early", "mid", "last",
    "next", "this", "through", "before", "after", "and", "to", "every", "on",
}  # fmt: skip
_SHORT_LEADS = {"last", "next", "this", "late", "early"}
_NOT_YEAR_AFTER = re.compile(
    r"\s*(?:%|[-–]?(?:prosent|procent|percent|per cent|kroner|dollar|euro|km|meter|kilomet|soldat|"
    r"soldier|troops|people|personer|mennesker|menneske|personar|civilians|sivile|civile|women|"
    r"kvinner|men\b|menn\b|mand\b|mænd\b|seats|votes|stemmer|røyster|point|poeng|ganger|gange\b|times\b|tons|"
    r"tonn|jobs|homes|"
    r"flygtninge|refugees|flyktninger|members|medlemmer|medlemer|ansatte|employees|workers|arbeidere|"
    r"deltakere|deltagere|fighters|krigere|dage\b|dager\b|days\b|years\b|år\b))",
    re.IGNORECASE,
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?:[$€£#]|\b(?:resolution|resolusjon|resolusjonen|resolutionen|nr\.?|no\.?|number|nummer|"
    r"page|side|artikkel|artikel|article|enn|than|end|over|minst|mindst|least|about|om lag|"
    r"omtrent|nearly|nesten|cirka|ca\.?|kr|some|approximately|rundt|"
    r"nok|dkk|usd|eur|almost|næsten|op til|opptil))\s*$",
    re.IGNORECASE,
)


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
    if not _may_hold_time(text, language):
        return ()
    if offset or published is not None or len(text) > _CACHED_LENGTH:
        return _scan(text, language, offset, published)
    return _remembered(text, language)


_CACHED_LENGTH = 4_000


@lru_cache(maxsize=4_096)
def _remembered(text: str, language: str) -> tuple[Time, ...]:
    """The bare times, which `numbers.find` asks for again."""
    return _scan(text, language, 0, None)


def _scan(text: str, language: str, offset: int, published: Interval | None) -> tuple[Time, ...]:
    found: list[Time] = []
    reach = 0
    for match in _pattern(language).finditer(text):
        time = _read(match, text, language, offset, published)
        if time is not None and match.start() >= reach:
            found.append(time)
            reach = match.end()
    return tuple(found)


def compare(left: Sequence[Time], right: Sequence[Time]) -> Verdict:
    """Whether two texts can speak of the same time.

    Looks at year, month, day, weekday and hour one by one: a part conflicts
    where both sides state it and each side has a value the other lacks.
    Relative times count only through their intervals; where one side's cannot
    be known the outcome is "unknown". Empty on either side is "unknown".
    """
    if not left or not right:
        return Verdict(outcome="unknown")
    stated_left = [t for t in left if _states(t)]
    stated_right = [t for t in right if _states(t)]
    if len(stated_left) < len(left) or len(stated_right) < len(right):
        by_interval = _clash_of_intervals(left, right)
        if by_interval is not None:
            return by_interval
    clash = _clash_of_parts(stated_left, stated_right)
    if clash is not None:
        return clash
    if not stated_left or not stated_right:
        known = all(t.interval for t in (*left, *right))
        outcome = "compatible" if known else "unknown"
        return Verdict.model_validate({"outcome": outcome})
    same = _parts(stated_left) == _parts(stated_right)
    outcome = "equal" if same else "compatible"
    return Verdict.model_validate(
        {"outcome": outcome, "left": spans(left), "right": spans(right), "words": "same time"}
        if same
        else {"outcome": outcome, "left": spans(left), "right": spans(right)}
    )


_PARTS = ("year", "month", "day", "weekday", "hour")


def _states(time: Time) -> bool:
    return any(getattr(time, part) is not None for part in _PARTS)


def _parts(times: Sequence[Time]) -> set[tuple[int | None, ...]]:
    return {tuple(getattr(t, part) for part in _PARTS) for t in times}


def _clash_of_parts(left: Sequence[Time], right: Sequence[Time]) -> Verdict | None:
    for part in _PARTS:
        mine = [t for t in left if getattr(t, part) is not None]
        yours = [t for t in right if getattr(t, part) is not None]
        if not mine or not yours:
            continue
        lost = [t for t in mine if not any(_meet(t, u, part) for u in yours)]
        new = [u for u in yours if not any(_meet(t, u, part) for t in mine)]
        # A count of differing length says that one side speaks of more dates, not of other ones,
        # unless what remains stands in the same form on both sides.
        pairs = [(t, u) for t in lost for u in new if _comparable(t, u)]
        if pairs:
            t, u = pairs[0]
            return Verdict(
                outcome="conflicting",
                left=spans([t]),
                right=spans([u]),
                words=f"{t.text} against {u.text}",
            )
    return None


def _meet(left: Time, right: Time, part: str) -> bool:
    a, b = getattr(left, part), getattr(right, part)
    if a == b:
        return True
    if part == "hour":
        return bool(a % 12 == b % 12)
    if part == "year" and left.interval and right.interval:
        return left.interval.overlaps(right.interval)
    return False


def _comparable(left: Time, right: Time) -> bool:
    """Two dates on one calendar that name another part as well must not be compared on that part.

    "30 December" against "March 2017" differ in month, and do conflict; but
    "Monday" against "2017" share no part.
    """
    return any(getattr(left, p) is not None and getattr(right, p) is not None for p in _PARTS)


def _clash_of_intervals(left: Sequence[Time], right: Sequence[Time]) -> Verdict | None:
    """A conflict shown by resolved days, where all times of both sides are resolved to days."""
    if not all(t.interval and t.interval.precision in ("day", "minute") for t in (*left, *right)):
        return None
    lost = [t for t in left if not any(_overlap(t, u) for u in right)]
    new = [u for u in right if not any(_overlap(t, u) for t in left)]
    if not lost or not new:
        return None
    return Verdict(
        outcome="conflicting",
        left=spans(lost[:1]),
        right=spans(new[:1]),
        words=f"{lost[0].text} ({lost[0].interval}) against {new[0].text} ({new[0].interval})",
    )


def _overlap(left: Time, right: Time) -> bool:
    return bool(left.interval and right.interval and left.interval.overlaps(right.interval))


# ---------------------------------------------------------------- reading


@cache
def _tell_tales(language: str) -> frozenset[str]:
    """The last words of all times without digits; a text with none of them has no time."""
    found = {w.split()[-1] for w in words("times", language)}
    return frozenset(found | {"siden", "sidan", "ago"})


def _may_hold_time(text: str, language: str) -> bool:
    told = _tell_tales(language)
    return any(
        t.lower in told
        or t.text[0].isdecimal()
        or "-" in t.text
        or (t.text[-2:-1] in ("'", "’") and t.lower[:-2] in told)
        for t in tokenize(text)
    )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """One alternation per language, the longest forms first; no nested repetition anywhere."""
    lists = groups("times", language)
    months = _any(w for k, ws in lists if k[0] == "m" and k[1].isdecimal() for w in ws)
    days = _any(w for k, ws in lists if k[0] == "w" and k[1].isdecimal() for w in ws)
    spans_of = ("week", "month", "year")
    relative = _any(w for k, ws in lists if k[0] == "r" or k.startswith(spans_of) for w in ws)
    hours = _any(w for k, ws in lists if k[0] == "h" for w in ws)
    numbers = _any(w for w, v in word_values(language).items() if 1 < v <= 30)
    ones = "a|an|one|en|et|ett|ei|ein|eit"
    units = (
        r"dag(?:er|ar|e)?|uker?|veker?|uger?|måned(?:er)?|månad(?:er)?|år|"
        r"days?|weeks?|months?|years?"
    )
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    gap, half = r"[\s\u00a0]+", r"[ap]\.?m\b\.?"
    not_hour = r"(?!\d|\s?%|[.,]\d|\s(?:percent|years|million|kroner))"
    not_day = r"(?![\d.,]*\d|\s*(?:%|percent|million|prosent))"
    forms = [
        rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))",
        rf"(?P<slash>{day}[/.]\s?(?:1[0-2]|0?[1-9])(?:[/.]\s?|\s){_YEAR})",
        (
            rf"(?P<d1>{day})(?:\.|st|nd|rd|th)?(?:\s+of)?{gap}(?P<m1>{months})\b\.?"
            rf"(?:,?{gap}(?:i{gap})?(?P<y1>{_YEAR}){_ENDS})?"
        ),
        (
            rf"(?P<m2>{months})\.?{gap}(?P<d2>{day})(?:st|nd|rd|th)?{not_day}"
            rf"(?:,?{gap}(?P<y2>{_YEAR}){_ENDS})?"
        ),
        rf"(?P<m3>{months})\.?,?{gap}(?:i{gap}|of{gap})?(?P<y3>{_YEAR}){_ENDS}",
        r"(?P<decade>(?:1[89]|20)\d0)(?:s|['’]s|['’]?erne|[-–]tall?et|[-–]åra|[-–]årene)\b",
        (
            r"(?:kl\.?|klokken|klokka|klokkan|at)\s+(?P<h1>2[0-4]|[01]?\d)(?:[.:](?P<n1>[0-5]\d))?"
            rf"(?:\s?(?P<p1>{half}))?{not_hour}"
        ),
        rf"(?P<h2>1[0-2]|0?\d)(?:[.:](?P<n2>[0-5]\d))?\s?(?P<p2>{half})",
        r"(?P<h3>2[0-3]|[01]?\d):(?P<n3>[0-5]\d)(?![:\d])",
        rf"for\s+(?P<ago1>{numbers}|{ones}|\d{{1,3}})\s+(?P<u1>{units})\s+(?:siden|sidan)",
        rf"(?P<ago2>{numbers}|{ones}|\d{{1,3}})\s+(?P<u2>{units})\s+ago",
        rf"(?P<relative>{relative})\b",
        (
            r"(?:(?P<lead>last|forrige|sidste|sist|siste|i|på|next|neste|næste|førre)\s+)?"
            rf"(?P<weekday>{days})\b"
        ),
        rf"(?P<hour>{hours})\b",
        rf"(?P<month>{months})\b",
        rf"(?P<year>{_YEAR}){_ENDS}",
    ]
    return re.compile(rf"(?<![\w.,:/$€£])(?=\w)(?:{'|'.join(forms)})", re.IGNORECASE)


def _any(choices: object) -> str:
    return "|".join(
        re.escape(c).replace(r"\ ", r"\s+")
        for c in sorted(set(choices), key=lambda c: (-len(c), c))  # type: ignore[call-overload]
    )


def _read(
    match: re.Match[str], text: str, language: str, offset: int, published: Interval | None
) -> Time | None:
    """One match as a Time; None where what it looks like is another word."""
    got = {k: v for k, v in match.groupdict().items() if v is not None}
    table = words("times", language)
    parts: dict[str, int | None] = {}
    interval: Interval | None = None
    try:
        if "iso" in got:
            parts = dict(
                zip(("year", "month", "day"), map(int, got["iso"].split("-")), strict=True)
            )
        elif "slash" in got:
            numbers = [int(n) for n in re.findall(r"\d+", got["slash"])]
            parts = {"day": numbers[0], "month": numbers[1], "year": numbers[2]}
        elif "m1" in got or "m2" in got or "m3" in got:
            month = got.get("m1") or got.get("m2") or got.get("m3") or ""
            if _is_word(month, match, text, language, dated=True):
                return None
            parts["month"] = int(table[_squeeze(month)][1:])
            for name, keys in (("day", ("d1", "d2")), ("year", ("y1", "y2", "y3"))):
                value = next((got[k] for k in keys if k in got), None)
                parts[name] = int(value) if value else None
        elif "decade" in got:
            year = int(got["decade"])
            parts = {"year": year}
            interval = Interval(
                start=datetime(year, 1, 1), end=datetime(year + 10, 1, 1), precision="year"
            )
        elif "h1" in got or "h2" in got or "h3" in got:
            parts = _clock(got)
            if not parts:
                return None
        elif "ago1" in got or "ago2" in got:
            return _ago(match, got, language, offset, published)
        elif "relative" in got:
            return _relative(match, table[_squeeze(got["relative"])], offset, published)
        elif "weekday" in got:
            word = got["weekday"]
            if language in ("en", "und") and word.lower() in _WORDLIKE and not word[0].isupper():
                return None
            if word.lower() in ("sat", "sun", "wed", "mon"):
                return None
            parts = {"weekday": int(table[_squeeze(word)][1:])}
            interval = _weekday(got.get("lead", "").lower(), word, parts["weekday"], published)
        elif "hour" in got:
            parts = {"hour": int(table[_squeeze(got["hour"])][1:])}
        elif "month" in got:
            if _is_word(got["month"], match, text, language, dated=False):
                return None
            parts = {"month": int(table[_squeeze(got["month"])][1:])}
        elif "year" in got:
            if not _is_year(match, text):
                return None
            parts = {"year": int(got["year"])}
        start, end = match.span()
        if "lead" in got:
            start = match.start("weekday")
        interval = interval or _resolve(parts, published)
        return Time(
            start=start + offset,
            end=end + offset,
            text=match.string[start:end],
            interval=interval,
            **{k: v for k, v in parts.items() if v is not None},
        )
    except (KeyError, ValueError):
        return None


def _squeeze(words_: str) -> str:
    return " ".join(words_.lower().split())


def _is_word(word: str, match: re.Match[str], text: str, language: str, *, dated: bool) -> bool:
    """Whether a month's name is used as another word: "may", "march", "des"."""
    lower = word.lower()
    if language not in ("en", "und"):
        return len(lower) == 3 and lower not in ("mai", "maj") and not dated
    if lower in ("mai", "maj", "mars", "marts"):
        return False
    if not word[0].isupper():
        return lower in _WORDLIKE or language == "en"
    if dated or (lower not in _WORDLIKE and len(lower) > 3):
        return False
    before = text[max(0, match.start() - 12) : match.start()].lower().split()
    if lower in ("may", "march"):
        return not before or before[-1] not in (_LEADS | _SHORT_LEADS)
    return not before or before[-1] not in _LEADS


def _is_year(match: re.Match[str], text: str) -> bool:
    after, before = (
        text[match.end() : match.end() + 24],
        text[max(0, match.start() - 24) : match.start()],
    )
    return not _NOT_YEAR_AFTER.match(after) and not _NOT_YEAR_BEFORE.search(before)


def _clock(got: dict[str, str]) -> dict[str, int | None]:
    which = next(k for k in ("1", "2", "3") if f"h{k}" in got)
    hour = int(got[f"h{which}"])
    minute = got.get(f"n{which}")
    half = got.get(f"p{which}", "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return {}
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return {"hour": hour % 24, "minute": int(minute) if minute else None}


def _resolve(parts: dict[str, int | None], published: Interval | None) -> Interval | None:
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if year is not None:
        return Interval.of(year, month, day)
    if month is None or published is None or published.precision == "year":
        return None
    # Without a year the nearest such date is meant; none is nearest some six months away.
    nearest = min(
        (Interval.of(published.start.year + step, month, day) for step in (-1, 0, 1)),
        key=lambda i: abs(i.start - published.start),
    )
    return nearest if abs(nearest.start - published.start) < timedelta(days=150) else None


def _weekday(lead: str, word: str, day: int | None, published: Interval | None) -> Interval | None:
    """The day meant by "last Thursday", "i torsdags", "på torsdag", "next Thursday"."""
    if published is None or published.precision not in ("day", "minute") or day is None:
        return None
    today = published.start.replace(hour=0, minute=0)
    past = lead in ("last", "forrige", "sidste", "sist", "siste", "førre") or (
        lead == "i" and word.lower().endswith("s")
    )
    if not past:
        return None
    back = (today.weekday() - day) % 7 or 7
    first = today - timedelta(days=back)
    return Interval.of(first.year, first.month, first.day)


def _relative(match: re.Match[str], key: str, offset: int, published: Interval | None) -> Time:
    days = int(key[1:]) if key[0] == "r" else None
    interval = None
    if published is not None:
        if days is not None and published.precision in ("day", "minute"):
            day = published.start + timedelta(days=days)
            interval = Interval.of(day.year, day.month, day.day)
        elif key.startswith("year"):
            interval = Interval.of(published.start.year + int(key[4:]))
        elif key.startswith("month") and published.precision != "year":
            count = published.start.year * 12 + published.start.month - 1 + int(key[5:])
            interval = Interval.of(count // 12, count % 12 + 1)
        elif key.startswith("week") and published.precision in ("day", "minute"):
            monday = published.start.replace(hour=0, minute=0) - timedelta(
                days=published.start.weekday() - 7 * int(key[4:])
            )
            interval = Interval(start=monday, end=monday + timedelta(days=7), precision="day")
    return Time(
        start=match.start() + offset,
        end=match.end() + offset,
        text=match.group(),
        offset=days,
        interval=interval,
    )


_DAYS = {"d": 1, "u": 7, "v": 7, "w": 7, "m": 30, "å": 365, "y": 365}


def _ago(
    match: re.Match[str],
    got: dict[str, str],
    language: str,
    offset: int,
    published: Interval | None,
) -> Time:
    count = (got.get("ago1") or got.get("ago2") or "1").lower()
    unit = (got.get("u1") or got.get("u2") or "d")[0].lower()
    value = int(count) if count.isdecimal() else int(word_values(language).get(count, 1))
    interval = None
    if published is not None and unit in "åy":
        interval = Interval.of(published.start.year - value)
    elif published is not None and unit == "d" and published.precision in ("day", "minute"):
        day = published.start - timedelta(days=value)
        interval = Interval.of(day.year, day.month, day.day)
    return Time(
        start=match.start() + offset,
        end=match.end() + offset,
        text=match.group(),
        offset=-value * _DAYS[unit],
        interval=interval,
    )
