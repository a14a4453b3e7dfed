"""Quantities in a text, and whether two sets of them clash.

Floor 5: `claimcmp.report` and the numerals, times and lists of this folder.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from claimcmp.cues import times
from claimcmp.cues.lexicon import phrases, words
from claimcmp.cues.numerals import (
    Numeral,
    digits_value,
    numeral_at,
    ordinal_values,
    scaled,
    word_values,
)
from claimcmp.cues.tokens import Token, tokenize
from claimcmp.cues.verdict import Verdict, spans
from claimcmp.report import Number
from claimcmp.values import LANGUAGES

__all__ = ["compare", "find"]

_SIGNS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}
_CODES = {
    "nok": "nok",
    "dkk": "dkk",
    "sek": "sek",
    "usd": "usd",
    "eur": "eur",
    "gbp": "gbp",
    "kr": "krone",
}
_MONEY = {"usd", "eur", "gbp", "jpy", "krone", "nok", "dkk", "sek", "rub", "cny"}
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
_SCALES = (_SECONDS, _METRES, _AREAS, _WEIGHTS, _SPEEDS)
_DASHES = {"-", "–", "—"}
_BETWEEN = {"between", "mellom", "mellem", "from", "fra", "frå"}
_TO = {"to", "and", "og", "til"}
_SKIP = {
    "of", "av", "af", "the", "de", "dei", "other", "more", "andre", "flere", "fleire", "new",
    "nye", "som", "så", "mer", "mere", "meir", "til",
}  # fmt: skip
_FUNCTION = {
    "er", "var", "ble", "blev", "blei", "vart", "har", "hadde", "havde", "og", "eller", "men",
    "i", "på", "for", "fra", "frå", "med", "etter", "efter", "ved", "hos", "under", "om", "at",
    "is", "was", "were", "are", "has", "have", "had", "and", "or", "but", "in", "on", "from",
    "with", "after", "by", "who", "which", "that", "when", "as", "than", "enn", "end", "to",
    "will", "vil", "skal", "kan", "can", "da", "into",
}  # fmt: skip
# Words that hold a value without stating a quantity; they excuse a number, and never clash.
_SOFT = {
    "both": 2, "begge": 2, "pair": 2, "par": 2, "couple": 2, "twice": 2, "double": 2,
    "doubles": 2, "doubled": 2, "twin": 2, "dobbelt": 2, "dobbel": 2, "doble": 2, "dobbelte": 2,
    "second": 2, "andre": 2, "anden": 2, "andet": 2, "half": 2, "halvparten": 2, "halvdelen": 2,
    "first": 1, "første": 1, "fyrste": 1, "triple": 3, "trio": 3, "dozen": 12, "dusin": 12,
    "dozens": 12, "single": 1, "once": 1, "tvilling": 2, "duo": 2, "quarter": 4, "quarters": 4,
    "fjerdedel": 4, "kvart": 4, "halvannet": 1.5, "fortnight": 2, "thrice": 3, "score": 20,
}  # fmt: skip
_FRACTION = re.compile(r"(?:tredje|fjerde|femte|sjette|ottende|åttende|tiende)?del(?:er|e|en|ar)?$")
_EMBEDDED = re.compile(r"\d+")
_ROUNDED = 0.1
_CONVERTED = 0.06
# Who writes "more than 100" means a value near it: the bound reaches half as far again, not to
# infinity, and two bounds of one kind ("at least 135", "at least 160") meet only where they are
# nearly equal.
_BOUND = 1.5
_SAME_BOUND = 0.12
_BOUNDS = ({"at least", "more than"}, {"at most", "less than"})


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
    tokens = tokenize(text)
    starts = _starts(language)
    if not any(t.lower in starts or t.text[0].isdecimal() for t in tokens):
        return ()
    taken = [(t.start, t.end) for t in times.find(text, language)]
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if not (token.lower in starts or token.text[0].isdecimal()) or _inside(token, taken):
            i += 1
            continue
        number, following = _read(tokens, i, language, text, taken)
        if number is not None:
            found.append(number.model_copy(update=_moved(number, offset)) if offset else number)
        i = max(following, i + 1)
    return tuple(found)


def compare(
    left: Sequence[Number], right: Sequence[Number], *, within: tuple[str, str] = ("", "")
) -> Verdict:
    """Whether two sets of quantities can both hold.

    Every number first takes an equal partner; what then remains on *both*
    sides and could count the same thing (one unit, no two different nouns) is
    a conflict. A bound, a range or "about" meets any value it allows, round
    figures meet what rounds to them, and units of one dimension are converted.
    Left-over numbers on one side alone mean that side says more:
    "compatible". Empty on either side is "unknown".

    Args:
        left: Numbers of the left text.
        right: Numbers of the right text.
        within: The two texts. Where given, a number that the other text holds
            in another form ("both", "9/11", a date) is not left over.
    """
    if not left or not right:
        return Verdict(outcome="unknown")
    mine, yours = list(left), list(right)
    for test in (_same_value_and_unit, _same_value, _overlap):
        for number in tuple(mine):
            partner = next((n for n in yours if test(number, n)), None)
            if partner is not None:
                mine.remove(number)
                yours.remove(partner)
    mine = _still_open(mine, right, within[1])
    yours = _still_open(yours, left, within[0])
    pairs = [(a, b) for a in mine for b in yours if _could_count_the_same(a, b)]
    if pairs:
        a, b = pairs[0]
        return Verdict(
            outcome="conflicting",
            left=spans([a]),
            right=spans([b]),
            words=f"{a.text} against {b.text}",
        )
    if not mine and not yours:
        return Verdict(outcome="equal", left=spans(left), right=spans(right), words="same numbers")
    return Verdict(outcome="compatible", left=spans(left), right=spans(right))


# ---------------------------------------------------------------- comparing


def _same_value(a: Number, b: Number) -> bool:
    return a.low == b.low and a.high == b.high and not _apart(a, b)


def _same_value_and_unit(a: Number, b: Number) -> bool:
    return a.low == b.low and a.high == b.high and _unit(a) == _unit(b)


def _unit(number: Number) -> str | None:
    return "krone" if number.unit in _KRONER else number.unit


def _apart(a: Number, b: Number) -> bool:
    """Whether two units can never be set against each other: money and time, percent and metres."""
    if _unit(a) == _unit(b) or a.unit is None or b.unit is None:
        return False
    if a.unit in _MONEY and b.unit in _MONEY:
        return True
    return _scale(a.unit) is None or _scale(a.unit) is not _scale(b.unit)


def _scale(unit: str | None) -> dict[str, float] | None:
    return next((s for s in _SCALES if unit in s), None)


def _overlap(a: Number, b: Number) -> bool:
    """Whether the values that the two allow meet, in one unit or in two of one dimension."""
    if _apart(a, b):
        return False
    if any({a.comparator, b.comparator} <= kind for kind in _BOUNDS) and _unit(a) == _unit(b):
        values = sorted((a.low or 0.0, b.low or 0.0))
        return values[1] - values[0] <= _SAME_BOUND * values[1]
    factor_a, factor_b, slack = 1.0, 1.0, 0.0
    if a.unit and b.unit and _unit(a) != _unit(b):
        scale = _scale(a.unit)
        if scale is None:
            return False
        factor_a, factor_b, slack = scale[a.unit], scale[b.unit], _CONVERTED
    low_a, high_a = _allowed(a)
    low_b, high_b = _allowed(b)
    if a.comparator == b.comparator == "about" and slack == 0.0:
        low_a, high_a = a.low or 0.0, a.high or 0.0
    slack = max(slack, _rounding(a, b))
    return bool(
        low_a * factor_a <= high_b * factor_b * (1 + slack)
        and low_b * factor_b <= high_a * factor_a * (1 + slack)
    )


def _allowed(number: Number) -> tuple[float, float]:
    low = number.low if number.low is not None else float("-inf")
    high = number.high if number.high is not None else float("inf")
    match number.comparator:
        case "at least" | "more than":
            return low, low * _BOUND
        case "at most" | "less than":
            return high / _BOUND, high
        case "about":
            return low * (1 - _ROUNDED), high * (1 + _ROUNDED)
    return low, high


def _rounding(a: Number, b: Number) -> float:
    """How far two figures may lie apart when the rounder one has three zeros or more."""
    values = [n.low for n in (a, b) if n.low]
    if len(values) < 2 or any(n.low != n.high for n in (a, b)):
        return 0.0
    rounder = max(values, key=_zeros)
    other = min(values, key=_zeros)
    zeros = _zeros(rounder)
    if zeros < 3 or _zeros(other) >= zeros:
        return 0.0
    step: float = 10**zeros
    return step / 2 / rounder if abs(rounder - other) <= step / 2 else 0.0


def _zeros(value: float) -> int:
    if value != int(value) or value == 0 or abs(value) > 1e15:
        return 0
    digits = str(abs(int(value)))
    return len(digits) - len(digits.rstrip("0"))


def _still_open(rest: list[Number], others: Sequence[Number], text: str) -> list[Number]:
    """The numbers whose value the other side does not hold in any form."""
    if not rest:
        return rest
    edges = {v for n in others for v in (n.low, n.high)}
    held = _held_values(text) if text else frozenset()
    return [
        n
        for n in rest
        # An article is no counterpart of a bare "1", as in a score.
        if (n.low not in held or (n.low == 1 and n.counted is None))
        and n.low not in edges
        and n.high not in edges
    ]


def _held_values(text: str) -> frozenset[float]:
    """Every value a text holds in any way: digits in names and dates, "both", ordinals."""
    held: set[float] = set()
    for token in tokenize(text):
        if token.lower in _SOFT:
            held.add(float(_SOFT[token.lower]))
        elif token.text[0].isdecimal() or token.text[-1].isdecimal():
            held.update(float(d) for d in _EMBEDDED.findall(token.text) if len(d) < 16)
            for language in LANGUAGES:
                value = digits_value(token.text, language) if token.text[0].isdecimal() else None
                if value is not None:
                    held.add(value)
        else:
            held.update(_spoken(token.lower))
    return frozenset(held)


@cache
def _stems() -> tuple[tuple[str, float], ...]:
    """Number words that open compounds: "toårs", "three-year", "femårsplan"."""
    two = ("toår", "todag", "tomann", "todel", "tomål", "tospann")
    listed = ((w, v) for w, v in word_values("und").items() if 2 <= v <= 12 and len(w) >= 3)
    return (*listed, *((w, 2.0) for w in two))


def _spoken(word: str) -> set[float]:
    found = {t[word] for lang in LANGUAGES if word in (t := _silent(lang))}
    if not found and len(word) > 4:
        found = {v for w, v in _stems() if word.startswith(w)}
    return found


@cache
def _silent(language: str) -> dict[str, float]:
    """Words with a value that `find` passes over: articles, and ordinals by their value."""
    ones = {w: 1.0 for w, k in words("numerals", language).items() if k == "one"}
    return {**ordinal_values(language), **ones}


def _could_count_the_same(a: Number, b: Number) -> bool:
    if _overlap(a, b):
        return False
    if _unit(a) != _unit(b) and not _ages(a, b) and not _sums(a, b):
        return False
    if a.unit is not None:
        return True
    concepts = _concept(a.counted), _concept(b.counted)
    return None in concepts or concepts[0] == concepts[1] or {*concepts} in _ALIKE


def _ages(a: Number, b: Number) -> bool:
    """A bare "29" between commas against "63 years": an age, written in two ways."""
    bare, aged = (a, b) if a.unit is None else (b, a)
    return (
        bare.unit is None
        and aged.unit == "year"
        and bare.counted is None
        and 0 < (bare.low or 0) < 120
    )


def _sums(a: Number, b: Number) -> bool:
    """Money on one side, a large bare figure on the other: "$11bn", "61 milliarder dyre"."""
    bare, money = (a, b) if a.unit is None else (b, a)
    return (
        bare.unit is None
        and money.unit in _MONEY
        and _concept(bare.counted) is None
        and min(a.low or 0.0, b.low or 0.0) >= 100_000
    )


_ALIKE: tuple[set[str | None], ...] = (
    {"person", "civilian"}, {"person", "dead"}, {"person", "injured"}, {"civilian", "dead"},
    {"soldier", "person"}, {"child", "person"}, {"fighter", "soldier"},
)  # fmt: skip


@cache
def _concept(counted: str | None) -> str | None:
    if counted is None:
        return None
    for language in LANGUAGES:
        table = words("counted", language)
        for word in counted.lower().split():
            if word in table:
                return table[word]
    return None


# ---------------------------------------------------------------- reading


@cache
def _starts(language: str) -> frozenset[str]:
    values = word_values(language)
    listed = {w for w, k in words("numerals", language).items() if k != "half"}
    return frozenset({*values, *listed, *ordinal_values(language)})


def _inside(token: Token, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a token stands in one of the stretches, which come in order and do not overlap."""
    at = bisect_right(taken, token.start, key=itemgetter(0)) - 1
    return at >= 0 and token.start < taken[at][1]


def _moved(number: Number, offset: int) -> dict[str, int]:
    return {"start": number.start + offset, "end": number.end + offset}


def _read(
    tokens: Sequence[Token], i: int, language: str, text: str, taken: Sequence[tuple[int, int]]
) -> tuple[Number | None, int]:
    ordinal = _ordinal(tokens, i, language)
    if ordinal is not None:
        return ordinal
    numeral = numeral_at(tokens, i, language)
    if numeral is None:
        return None, i + 1
    if numeral.only_one:
        return None, numeral.end
    if _is_fraction(tokens, numeral.end):
        return None, numeral.end + 1
    numeral = _with_half(tokens, numeral, language)
    low = high = numeral.value
    end = numeral.end
    upper = _upper_end(tokens, i, numeral, language, taken)
    if upper is not None:
        high, end = upper.value, upper.end
        if upper.scaled and not numeral.scaled and upper.value >= 1000:
            low *= _scale_of(upper.value)
    first = i
    unit, first = _unit_before(tokens, i)
    last = tokens[end - 1].end
    after, past = _unit_after(tokens, end, language)
    if unit is None and after is not None:
        unit, end = after, past
        last = tokens[end - 1].end
    if language != "en" and after is None and _attached_word(tokens, end):
        return None, end + 1
    if tokens[i].text[0].isdecimal() and _part_of_name(tokens, i, end):
        return None, end
    comparator, opens = _comparator(tokens, first, language)
    return (
        Number(
            start=tokens[opens].start,
            end=last,
            text=text[tokens[opens].start : last],
            low=low,
            high=high,
            comparator=comparator,
            unit=unit,
            counted=None if unit in _MONEY else _counted(tokens, end, language),
        ),
        end,
    )


def _scale_of(value: float) -> float:
    return next(s for s in (1e12, 1e9, 1e6, 1e3) if value >= s)


def _ordinal(tokens: Sequence[Token], i: int, language: str) -> tuple[Number | None, int] | None:
    """An ordinal: "fifth", "5th", "5." before a small letter; None where none stands."""
    token = tokens[i]
    value = ordinal_values(language).get(token.lower)
    end = i + 1
    if value is None and token.text.isdecimal() and i + 1 < len(tokens):
        mark = tokens[i + 1]
        touching = mark.start == token.end
        if (
            touching
            and language in ("en", "und")
            and mark.lower.split("-")[0] in ("st", "nd", "rd", "th")
        ) or (
            touching
            and language != "en"
            and mark.text == "."
            and i + 2 < len(tokens)
            and tokens[i + 2].text[0].islower()
        ):
            value, end = float(token.text), i + 2
    if value is None:
        return None
    if _is_fraction(tokens, i) or (
        end < len(tokens) and tokens[end].lower in ("of", "del", "deler", "dele")
    ):
        return None, end
    if token.lower in ordinal_values(language) and i and tokens[i - 1].lower in ("a", "two", "to"):
        return None, end
    if value < 3:
        return None, end
    last = tokens[end - 1].end
    return (
        Number(
            start=token.start,
            end=last,
            text=token.text if end == i + 1 else token.text + tokens[end - 1].text,
            low=value,
            high=value,
            unit="ordinal",
        ),
        end,
    )


def _is_fraction(tokens: Sequence[Token], i: int) -> bool:
    if i >= len(tokens):
        return False
    word = tokens[i].lower
    return word in ("thirds", "fifths", "quarters", "half", "halves", "halv", "tenths") or (
        word.endswith(("del", "deler", "delar", "dele", "delen")) and bool(_FRACTION.match(word))
    )


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


def _upper_end(
    tokens: Sequence[Token],
    i: int,
    numeral: Numeral,
    language: str,
    taken: Sequence[tuple[int, int]],
) -> Numeral | None:
    """The upper end of "10–15", "10 til 15", "between ten and fifteen"; None for no range."""
    j = numeral.end
    if j + 1 >= len(tokens) or _inside(tokens[j + 1], taken):
        return None
    link = tokens[j].lower
    led = i > 0 and tokens[i - 1].lower in _BETWEEN
    if link not in _DASHES and not (link in _TO and (led or (link in ("to", "til")))):
        return None
    upper = numeral_at(tokens, j + 1, language)
    if upper is None or upper.only_one or upper.value <= numeral.value:
        return None
    # A score ("3-5", "2-1-sejr") looks like a range of two small figures; it is left as two.
    dashed = link in _DASHES
    if (
        dashed
        and max(numeral.value, upper.value) < 100
        and not _measured(tokens, upper.end, language)
    ):
        return None
    if (
        dashed
        and j + 2 < len(tokens)
        and tokens[upper.end - 1].end == tokens[min(upper.end, len(tokens) - 1)].start
        and tokens[min(upper.end, len(tokens) - 1)].text in _DASHES
    ):
        return None
    return upper


def _measured(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a unit, or a noun that is commonly counted, follows."""
    if _unit_after(tokens, i, language)[0] is not None:
        return True
    return _concept(_counted(tokens, i, language)) is not None


def _unit_before(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    if not i:
        return None, i
    before = tokens[i - 1]
    if before.text in _SIGNS:
        wide = i > 1 and tokens[i - 2].lower in ("us", "u.s.", "a", "c")
        return _SIGNS[before.text], i - 2 if wide and tokens[i - 2].end == before.start else i - 1
    if before.lower in _CODES:
        return _CODES[before.lower], i - 1
    if before.text == "." and i > 1 and tokens[i - 2].lower == "kr":
        return "krone", i - 2
    return None, i


def _unit_after(tokens: Sequence[Token], i: int, language: str) -> tuple[str | None, int]:
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
        for parts, key in table.get(head, ()):
            if len(parts) == 1:
                return key, i + 1
    if language != "en":
        for parts, key in table.get(word.rstrip("s"), ()) if word.endswith("s") else ():
            if len(parts) == 1:
                return key, i + 1
    return None, i


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


def _counted(tokens: Sequence[Token], i: int, language: str) -> str | None:
    """The next one or two words, as what is counted: "sivile", "IS-krigere", "special forces"."""
    j = i
    while j < len(tokens) and tokens[j].lower in _SKIP and j < i + 3:
        j += 1
    if j < len(tokens) and tokens[j].lower in _FUNCTION:
        return None
    taken: list[str] = []
    while j < len(tokens) and len(taken) < 2 and tokens[j].text[0].isalpha():
        taken.append(tokens[j].text)
        j += 1
    return " ".join(taken) or None
