"""Units beside a number, and which of them measure one dimension.

Floor 5: `claimcmp.report`, the lists and tokens of this folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcmp.cues.lexicon import phrases
from claimcmp.cues.tokens import Token
from claimcmp.report import Number
from claimcmp.values import LANGUAGES

__all__ = [
    "MONEY",
    "SIGNS",
    "apart",
    "scale_of",
    "unit_after",
    "unit_before",
    "unit_named",
    "unit_of",
]

SIGNS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}

_CODES = {
    "nok": "nok",
    "dkk": "dkk",
    "sek": "sek",
    "usd": "usd",
    "eur": "eur",
    "gbp": "gbp",
    "kr": "krone",
}

MONEY = {"usd", "eur", "gbp", "jpy", "krone", "nok", "dkk", "sek", "rub", "cny"}

_KRONER = {"krone", "nok", "dkk", "sek"}

_SECONDS = {
    "second": 1.0, "minute": 60.0, "hour": 3_600.0, "day": 86_400.0, "week": 604_800.0,
    "month": 2_629_800.0, "year": 31_557_600.0, "decade": 315_576_000.0,
    "century": 3_155_760_000.0,
}  # fmt: skip

_METRES = {
    "mm": 0.001, "cm": 0.01, "m": 1.0, "km": 1_000.0, "mil": 10_000.0, "mile": 1_609.0,
    "foot": 0.3048, "inch": 0.0254,
}  # fmt: skip

_AREAS = {"ha": 10_000.0, "acre": 4_047.0, "km2": 1e6, "m2": 1.0, "da": 1_000.0}

_WEIGHTS = {"kg": 1.0, "t": 1_000.0, "pound": 0.4536}

_SPEEDS = {"kmh": 1.0, "mph": 1.609}

_ENDINGS = ("ane", "ene", "erne", "et", "en", "s")

_SCALES = (_SECONDS, _METRES, _AREAS, _WEIGHTS, _SPEEDS)


def unit_of(number: Number) -> str | None:
    """The unit for comparing: all crowns are one, since a text seldom says whose."""
    return "krone" if number.unit in _KRONER else number.unit


def apart(a: Number, b: Number) -> bool:
    """Whether two units can never be set against each other: money and time, percent and metres."""
    if unit_of(a) == unit_of(b) or a.unit is None or b.unit is None:
        return False
    if a.unit in MONEY and b.unit in MONEY:
        return True
    return scale_of(a.unit) is None or scale_of(a.unit) is not scale_of(b.unit)


def scale_of(unit: str | None) -> dict[str, float] | None:
    """The units of one dimension with their factors; None where a unit has no others."""
    return next((s for s in _SCALES if unit in s), None)


@cache
def unit_named(word: str) -> str | None:
    """The unit that a word names in any of the languages; None for any other word."""
    for form in (word.lower(), *(word.lower().removesuffix(e) for e in _ENDINGS)):
        for language in LANGUAGES:
            for parts, key in phrases("units", language).get(form, ()):
                if len(parts) == 1:
                    return key
    return None


def unit_before(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """The currency right before token `i`, and where it begins; (None, i) for none."""
    if not i:
        return None, i
    before = tokens[i - 1]
    if before.text in SIGNS:
        wide = i > 1 and tokens[i - 2].lower in ("us", "u.s.", "a", "c")
        return SIGNS[before.text], i - 2 if wide and tokens[i - 2].end == before.start else i - 1
    if before.lower in _CODES:
        return _CODES[before.lower], i - 1
    if before.text == "." and i > 1 and tokens[i - 2].lower == "kr":
        return "krone", i - 2
    return None, i


def unit_after(tokens: Sequence[Token], i: int, language: str) -> tuple[str | None, int]:
    """The unit at token `i`, and the token after it; (None, …) for none."""
    if i < len(tokens) and tokens[i].text == "-" and tokens[i].start == tokens[i - 1].end:
        i += 1
    if i >= len(tokens):
        return None, i
    word = tokens[i].lower
    table = phrases("units", language)
    for parts, key in table.get(word, ()):
        if len(parts) == 1 or all(
            i + k < len(tokens) and tokens[i + k].lower == part for k, part in enumerate(parts)
        ):
            return key, i + len(parts)
    if "-" in word:
        head = word.split("-")[0]
        for parts, key in table.get(head, ()) or phrases("units", "en").get(head, ()):
            if len(parts) == 1:
                return key, i + 1
    if language not in ("en", "und"):
        # A genitive or a definite plural ("prosentane"), or an English title: "60 Minutes".
        single = next((word[: -len(e)] for e in _ENDINGS if word.endswith(e)), word)
        for parts, key in table.get(single, ()) or phrases("units", "en").get(word, ()):
            if len(parts) == 1 and len(word) > 3:
                return key, i + 1
    return None, i
