"""Words and figures that only look like a month or a year: "may", "march", "2000 people".

Floor 5: the standard library only.
"""

from __future__ import annotations

import re

__all__ = ["is_short_day", "is_word", "is_year"]

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


def is_word(word: str, match: re.Match[str], language: str, *, dated: bool) -> bool:
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
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    if lower in ("may", "march"):
        return not before or before[-1] not in (_LEADS | _SHORT_LEADS)
    return not before or before[-1] not in _LEADS


def is_short_day(word: str, language: str) -> bool:
    """Whether a weekday's name is used as another word: "sat", "sun"."""
    lower = word.lower()
    if lower in ("sat", "sun", "wed", "mon"):
        return True
    return language in ("en", "und") and lower in _WORDLIKE and not word[0].isupper()


def is_year(match: re.Match[str]) -> bool:
    """Whether four digits are a year, and neither a count nor the number of a document."""
    text = match.string
    after = text[match.end() : match.end() + 24]
    before = text[max(0, match.start() - 24) : match.start()]
    return not _NOT_YEAR_AFTER.match(after) and not _NOT_YEAR_BEFORE.search(before)
