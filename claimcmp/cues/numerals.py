"""Digits and number words to values, in four languages.

Floor 5: the lists of `cues/data` only. Knows values, not what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimcmp.cues.lexicon import words
from claimcmp.cues.tokens import Token

__all__ = ["Numeral", "digits_value", "numeral_at", "ordinal_values", "scaled", "word_values"]

_SPACES = str.maketrans("", "", "\u00a0\u2009\u202f ")
_MARKS = str.maketrans("", "", ".,")
_SIGNS = {"$", "€", "£", "¥"}
_LONGEST = 100  # characters; with every scale word after it a longer value would be infinite
_LINKS = {"og", "and"}
_VAGUE = {
    "several", "many", "few", "some", "tens", "hundreds", "thousands", "millions", "flere",
    "fleire", "mange", "noen", "nokre", "nogle", "par", "titusener", "various", "couple",
}  # fmt: skip


class Numeral(NamedTuple):
    """A value, the token after it, and whether a scale word rounded it ("1,2 million")."""

    value: float
    end: int
    scaled: bool
    only_one: bool = False


def digits_value(text: str, language: str) -> float | None:
    """The value of a digit group under a language's separators; None where it has none.

    A lone separator before exactly three digits groups thousands where the
    language uses it so (comma in English, point in the others; either in
    "und") and marks decimals otherwise.
    """
    text = text.translate(_SPACES)
    # Superscripts and circled digits are digits to Unicode, but have no place value.
    if not text.translate(_MARKS).isdecimal() or len(text) > _LONGEST:
        return None
    dots, commas = text.count("."), text.count(",")
    if not dots and not commas:
        return float(text)
    if dots and commas:
        decimal = "." if text.rfind(".") > text.rfind(",") else ","
    else:
        mark = "." if dots else ","
        head, _, tail = text.rpartition(mark)
        grouping = {"en": ",", "und": ".,"}.get(language, ".")
        groups = text.split(mark)
        if dots + commas > 1:
            if not all(len(g) == 3 for g in groups[1:]):
                return None
            decimal = ""
        elif len(tail) == 3 and mark in grouping and 0 < len(head) <= 3 and head != "0":
            decimal = ""
        else:
            decimal = mark
    other = {".": ",", ",": ".", "": ""}[decimal]
    plain = text.replace(other, "") if other else text.replace(".", "").replace(",", "")
    try:
        return float(plain.replace(decimal, ".") if decimal else plain)
    except ValueError:
        return None


@cache
def word_values(language: str) -> dict[str, float]:
    """Number word -> value, compounds included; words for one and bare scales left out."""
    if language == "und":
        joined: dict[str, float] = {}
        for each in ("en", "nb", "da"):
            for word, value in word_values(each).items():
                joined.setdefault(word, value)
        return joined
    listed = words("numerals", language)
    simple = {w: float(k) for w, k in listed.items() if k[0].isdigit() and float(k) < 100}
    ones = {w: 1.0 for w, k in listed.items() if k == "one"}
    units = {w: v for w, v in simple.items() if 1 < v < 10} | ones
    tens = {w: v for w, v in simple.items() if v >= 20}
    made = dict(simple)
    for ten, high in tens.items():
        for unit, low in units.items():
            made.setdefault(f"{unit}og{ten}", high + low)
            made.setdefault(f"{ten}{unit}", high + low)
            made.setdefault(f"{ten}-{unit}", high + low)
    hundreds = [w for w, k in listed.items() if k == "100"]
    thousands = [w for w, k in listed.items() if k == "1000"]
    if language != "en":
        rest = dict(made)
        for unit, low in {**units, **{w: v for w, v in simple.items() if 10 < v < 20}}.items():
            for hundred in hundreds:
                made[f"{unit}{hundred}"] = 100 * low
                for word, value in rest.items() if low < 10 else ():
                    made[f"{unit}{hundred}og{word}"] = 100 * low + value
            for thousand in thousands:
                made[f"{unit}{thousand}"] = 1000 * low
    return {w: v for w, v in made.items() if w not in ones}


@cache
def _scales(language: str) -> dict[str, float]:
    return {
        w: float(k)
        for w, k in words("numerals", language).items()
        if k[0].isdigit() and float(k) >= 100
    }


@cache
def _ones(language: str) -> frozenset[str]:
    return frozenset(w for w, k in words("numerals", language).items() if k == "one")


@cache
def _halves(language: str) -> dict[str, float]:
    return {w: 1.5 for w, k in words("numerals", language).items() if k == "1.5"}


@cache
def ordinal_values(language: str) -> dict[str, float]:
    """Ordinal word -> value, from the third to the twentieth."""
    return {w: float(k) for w, k in words("ordinals", language).items()}


def numeral_at(tokens: Sequence[Token], i: int, language: str) -> Numeral | None:
    """The numeral that starts at token `i`; None where none does.

    "One" alone, and its articles, come back with `only_one`: callers decide.
    A scale alone counts ("tusen soldater") unless a vague word leads it
    ("several hundred") or, in English, nothing does ("hundred").
    """
    first = tokens[i]
    scales = _scales(language)
    if first.text[0].isdecimal():
        value = digits_value(first.text, language)
        if value is None:
            return None
        return scaled(tokens, i + 1, value, language)
    if first.lower in _halves(language):
        return scaled(tokens, i + 1, 1.5, language)
    start = word_values(language).get(first.lower)
    one = first.lower in _ones(language)
    if start is None and not one and first.lower not in scales:
        return None
    if first.lower in scales and (
        language == "en" or len(first.lower) < 4 or (i and tokens[i - 1].lower in _VAGUE)
    ):
        return None
    return _spelled(tokens, i, language, start if start is not None else 1.0, one)


def scaled(tokens: Sequence[Token], i: int, value: float, language: str) -> Numeral:
    """A value with the scale words that follow at token `i`: "hundre", "million", "mia."."""
    scales = _scales(language)
    rounded = False
    for _ in range(2):
        j = i
        if language == "en" and j + 1 < len(tokens) and tokens[j].text == "-":
            j += 1
        if j + 1 < len(tokens) and tokens[j].text in _SIGNS and tokens[j + 1].lower in scales:
            j += 1  # "120 £ millioner"
        if j >= len(tokens) or tokens[j].lower.removesuffix("s") not in scales:
            break
        word = tokens[j].lower.removesuffix("s")
        attached = tokens[j].start == tokens[j - 1].end
        if len(word) == 1 and not attached:
            break
        value *= scales[word]
        i, rounded = j + 1, True
        if word in ("mill", "mio", "mia", "mrd") and i < len(tokens) and tokens[i].text == ".":
            i += 1
    return Numeral(value, i, rounded)


def _spelled(tokens: Sequence[Token], i: int, language: str, start: float, one: bool) -> Numeral:
    """Number words in a row: "hundre og femti tusen", "one hundred and five"."""
    values, scales, ones = word_values(language), _scales(language), _ones(language)
    total, current, last = 0.0, 0.0, 1e15
    scaled, end, j, seen = False, i, i, 0
    while j < len(tokens) and seen < 12:
        word = tokens[j].lower
        if j > i and tokens[j].text[0].isdecimal():
            break
        if word in scales and (len(word) > 3 or current):
            scale = scales[word]
            if scale == 100:
                current = (current or 1) * 100
                last = 100
            else:
                total += (current or 1) * scale
                current, last = 0.0, scale
            scaled, end = True, j + 1
        elif word in values and values[word] < last and (not current or current >= 20):
            if current and values[word] >= (10 if current < 100 else 100):
                break
            current += values[word]
            # "tohundre" and "femtusen" are scales already: "og ti" may follow them.
            scaled = scaled or values[word] >= 100
            last, end = 100 if values[word] >= 100 else values[word], j + 1
        elif word in ones and j == i:
            current, end = 1.0, j + 1
        elif word in _LINKS and scaled and j + 1 < len(tokens):
            following = tokens[j + 1].lower
            if following not in values and not (following in ones and j + 2 == len(tokens)):
                break
        else:
            break
        j += 1
        seen += 1
    value = total + current
    return Numeral(value, max(end, i + 1), scaled, only_one=one and end <= i + 1)
