"""The quantities of a text.

Floor 5: `claimcmp.report`, the numerals, times and lists of this folder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimcmp.cues import times
from claimcmp.cues.lexicon import phrases, words
from claimcmp.cues.making import maker
from claimcmp.cues.numbers.nouns import counted_at
from claimcmp.cues.numbers.ordinals import is_fraction, ordinal_at
from claimcmp.cues.numbers.ranges import inside, upper_end
from claimcmp.cues.numbers.units import MONEY, SIGNS, unit_after, unit_before
from claimcmp.cues.numerals import Numeral, numeral_at, ordinal_values, scaled, word_values
from claimcmp.cues.tokens import Token, lowered, tokenize
from claimcmp.report import Number

__all__ = ["find"]

_make_number = maker(Number)


def find(text: str, language: str, *, offset: int = 0) -> tuple[Number, ...]:
    """The quantities of a text in order; () where it has none.

    Reads digits under the language's separators, number words, scales
    ("2,5 millioner"), ranges, comparators, signs and units. Leaves out what
    states no quantity: dates, years and clocks (see `times.find`), "one" as an
    article, parts of names (S-400), vague words ("hundreds"), and fractions.
    Ordinals from the third on come with the unit "ordinal".

    Args:
        text: Any text.
        language: "nb", "nn", "da", "en", or "und" for all of them at once.
        offset: Added to every span.
    """
    starts = _starts(language)
    if starts.isdisjoint(lowered(text)) and not _has_digit(text):
        return ()
    tokens = tokenize(text)
    taken = [(t.start, t.end) for t in times.find(text, language)]
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if not (token.lower in starts or token.text[0].isdecimal()) or inside(token, taken):
            i += 1
            continue
        number, following = _read(tokens, i, language, text, taken)
        if number is not None:
            found.append(number.model_copy(update=_moved(number, offset)) if offset else number)
        i = max(following, i + 1)
    return tuple(found)


_has_digit = re.compile(r"\d").search


@cache
def _starts(language: str) -> frozenset[str]:
    values = word_values(language)
    listed = {w for w, k in words("numerals", language).items() if k != "half"}
    return frozenset({*values, *listed, *ordinal_values(language)})


def _moved(number: Number, offset: int) -> dict[str, int]:
    return {"start": number.start + offset, "end": number.end + offset}


def _read(
    tokens: Sequence[Token], i: int, language: str, text: str, taken: Sequence[tuple[int, int]]
) -> tuple[Number | None, int]:
    """The quantity at token `i`, None where it is none after all, and where to go on."""
    ordinal = ordinal_at(tokens, i, language)
    if ordinal is not None:
        return ordinal
    numeral = numeral_at(tokens, i, language)
    if numeral is None:
        return None, i + 1
    if numeral.only_one:
        return None, numeral.end
    if is_fraction(tokens, numeral.end):
        return None, numeral.end + 1
    numeral = _with_half(tokens, numeral, language)
    low, high, end = _ends(numeral, upper_end(tokens, i, numeral, language, taken))
    unit, first = unit_before(tokens, i)
    if unit is None and i + 1 < end and tokens[i + 1].text in SIGNS:
        unit = SIGNS[tokens[i + 1].text]
    after, past = unit_after(tokens, end, language)
    if unit is None and after is not None:
        unit, end = after, past
    if language != "en" and after is None and _attached_word(tokens, end):
        return None, end + 1
    if _part_of_name(tokens, i, end):
        return None, end
    comparator, opens = _comparator(tokens, first, language)
    start, last = tokens[opens].start, tokens[end - 1].end
    number = _make_number(
        {
            "start": start,
            "end": last,
            "text": text[start:last],
            "low": low,
            "high": high,
            "comparator": comparator,
            "unit": unit,
            "counted": None if unit in MONEY else counted_at(tokens, end, language),
        }
    )
    return number, end


def _ends(lower: Numeral, upper: Numeral | None) -> tuple[float, float, int]:
    """Both values of a range, or one twice, and the token after it; "2–3 million" scales both."""
    if upper is None:
        return lower.value, lower.value, lower.end
    shared = upper.scaled and not lower.scaled and upper.value >= 1000
    low = lower.value * _largest_scale(upper.value) if shared else lower.value
    # "Between 90 and 40" is a slip, but names the same two ends.
    return min(low, upper.value), max(low, upper.value), upper.end


def _largest_scale(value: float) -> float:
    return next(s for s in (1e12, 1e9, 1e6, 1e3) if value >= s)


def _with_half(tokens: Sequence[Token], numeral: Numeral, language: str) -> Numeral:
    """Half more, where "og en halv" or "and a half" follows."""
    i = numeral.end
    if (
        i + 2 < len(tokens)
        and tokens[i].lower in ("og", "and")
        and tokens[i + 2].lower.startswith("hal")
    ):
        return scaled(tokens, i + 3, numeral.value + 0.5, language)
    return numeral


def _attached_word(tokens: Sequence[Token], i: int) -> bool:
    """A word glued to the digits that makes them a decade ("1980-tallet")."""
    return (
        i + 1 < len(tokens)
        and tokens[i].text == "-"
        and tokens[i].start == tokens[i - 1].end
        and tokens[i + 1].lower.startswith(("tallet", "talet"))
    )


def _part_of_name(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Digits beside a slash ("9/11", "2016/679") name something; they count nothing."""
    if not tokens[i].text[0].isdecimal():
        return False
    if end < len(tokens) and tokens[end].text == "/" and tokens[end].start == tokens[end - 1].end:
        return True
    return i > 0 and tokens[i - 1].text == "/" and tokens[i - 1].end == tokens[i].start


def _comparator(tokens: Sequence[Token], i: int, language: str) -> tuple[str, int]:
    """The comparator right before token `i`, and where it begins."""
    table = phrases("comparators", language)
    for back in (4, 3, 2, 1):
        j = i - back
        if j < 0:
            continue
        for parts, key in table.get(tokens[j].lower, ()):
            if len(parts) == back and all(
                tokens[j + k].lower == part for k, part in enumerate(parts)
            ):
                if key == "at least" and parts in (("from",), ("fra",), ("frå",)):
                    return "exactly", i
                return key, j
    return "exactly", i
