"""Whether the quantities of two texts clash.

Floor 5: `claimcmp.report`, `units`, `nouns` and `held`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcmp.cues.numbers.held import held_values, spoken_values
from claimcmp.cues.numbers.nouns import concept
from claimcmp.cues.numbers.units import MONEY, apart, scale_of, unit_named, unit_of
from claimcmp.cues.verdict import UNKNOWN, Verdict, spans
from claimcmp.report import Number

__all__ = ["compare"]

_ROUNDED = 0.1

# Who converts rounds: 200 miles become 300 kilometres.
_CONVERTED = 0.1

# Who writes "more than 100" means a value near it: the bound reaches as far again ("137"), not
# to infinity ("900"), and two bounds of one kind ("at least 135", "at least 160") meet only where
# they are nearly equal.
_BOUND = 2.0

# What rounds to a figure with three zeros or more lies this near to it, as a share of it.
_NEAR_ROUND = 0.03

# A difference or a state in degrees, written on the other scale.
_DEGREES = 2.0

_SAME_BOUND = 0.12

_BOUNDS = ({"at least", "more than"}, {"at most", "less than"})

_ALIKE: tuple[set[str | None], ...] = (
    {"person", "civilian"}, {"person", "dead"}, {"person", "injured"}, {"civilian", "dead"},
    {"soldier", "person"}, {"child", "person"}, {"fighter", "soldier"},
)  # fmt: skip


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
        return UNKNOWN
    left, right = _said_once(left, right), _said_once(right, left)
    mine, yours = _without_partners(left, right)
    swapped = len(mine) == len(yours) == 1 and len(left) == len(right) > 1 and _alike(mine, yours)
    mine, yours = (
        _still_open(mine, right, within[1], swapped=swapped),
        _still_open(yours, left, within[0], swapped=swapped),
    )
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


def _said_once(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """The numbers without those that restate their neighbour in a unit the other side lacks.

    "800 km (500 miles)" states one distance; against a text in kilometres it
    is the first figure that counts.
    """
    units = {unit_of(n) for n in others}
    dropped = set()
    for i, (a, b) in enumerate(pairwise(numbers)):
        scale = scale_of(a.unit)
        if scale is None or a.unit == b.unit or b.unit not in scale or b.start - a.end > 2:
            continue
        if {unit_of(a), unit_of(b)} & units and a.start < b.start:
            dropped.add(i + 1 if unit_of(a) in units else i)
    return [n for i, n in enumerate(numbers) if i not in dropped]


def _alike(mine: Sequence[Number], yours: Sequence[Number]) -> bool:
    """Whether two numbers are left that stand alike: bare figures, or with one unit."""
    a, b = mine[0], yours[0]
    digits = a.text[-1].isdecimal() and b.text[-1].isdecimal()
    return unit_of(a) == unit_of(b) and (a.unit is not None or digits)


def _without_partners(
    left: Sequence[Number], right: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """What remains of both sides once every number has taken an equal one, strictest first."""
    mine, yours = list(left), list(right)
    for test in (_same_value_and_unit, _same_value, _overlap):
        for number in tuple(mine):
            partner = next((n for n in yours if test(number, n)), None)
            if partner is not None:
                mine.remove(number)
                yours.remove(partner)
    return mine, yours


def _same_value(a: Number, b: Number) -> bool:
    return a.low == b.low and a.high == b.high and not apart(a, b)


def _same_value_and_unit(a: Number, b: Number) -> bool:
    return a.low == b.low and a.high == b.high and unit_of(a) == unit_of(b)


def _overlap(a: Number, b: Number) -> bool:
    """Whether the values that the two allow meet, in one unit or in two of one dimension."""
    if _degrees(a, b):
        return _same_degrees(a, b)
    if apart(a, b):
        return False
    if any({a.comparator, b.comparator} <= kind for kind in _BOUNDS) and unit_of(a) == unit_of(b):
        values = sorted((a.low or 0.0, b.low or 0.0))
        return values[1] - values[0] <= _SAME_BOUND * values[1]
    factor_a, factor_b, slack = 1.0, 1.0, 0.0
    if a.unit and b.unit and unit_of(a) != unit_of(b):
        scale = scale_of(a.unit)
        if scale is None:
            return False
        factor_a, factor_b, slack = scale[a.unit], scale[b.unit], _CONVERTED
    if a.low != a.high and b.low != b.high and a.comparator == b.comparator == "exactly":
        return _near(a.low, b.low, factor_a / factor_b) and _near(
            a.high, b.high, factor_a / factor_b
        )
    low_a, high_a = _allowed(a)
    low_b, high_b = _allowed(b)
    if a.comparator == b.comparator == "about" and slack == 0.0:
        low_a, high_a = a.low or 0.0, a.high or 0.0
    slack = max(slack, _rounding(a, b))
    return bool(
        low_a * factor_a <= high_b * factor_b * (1 + slack)
        and low_b * factor_b <= high_a * factor_a * (1 + slack)
    )


def _near(a: float | None, b: float | None, factor: float) -> bool:
    """Whether two ends of ranges are nearly one, the first in units of `factor` of the second's."""
    a, b = (a or 0.0) * factor, b or 0.0
    slack = _SAME_BOUND if factor == 1.0 else 2 * _SAME_BOUND
    return abs(a - b) <= slack * max(abs(a), abs(b))


def _degrees(a: Number, b: Number) -> bool:
    return {a.unit, b.unit} == {"celsius", "fahrenheit"}


def _same_degrees(a: Number, b: Number) -> bool:
    """Whether degrees of two scales can be one: as written, converted, or as a difference."""
    warm, cold = (a, b) if a.unit == "fahrenheit" else (b, a)
    f, c = warm.high or warm.low or 0.0, cold.high or cold.low or 0.0
    return min(abs(f - c), abs((f - 32) * 5 / 9 - c), abs(f * 5 / 9 - c)) <= _DEGREES


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
    reach = min(step / 2, _NEAR_ROUND * rounder)
    return reach / rounder if abs(rounder - other) <= reach else 0.0


def _zeros(value: float) -> int:
    if value != int(value) or value == 0 or abs(value) > 1e15:
        return 0
    digits = str(abs(int(value)))
    return len(digits) - len(digits.rstrip("0"))


def _still_open(
    rest: list[Number], others: Sequence[Number], text: str, *, swapped: bool
) -> list[Number]:
    """The numbers whose value the other side does not hold in any form.

    Where one number of as many was `swapped` for another, a value that stands
    elsewhere in the other text has its own partner there; only words hold it.
    """
    if not rest:
        return rest
    edges = {v for n in others for v in (n.low, n.high)}
    held = (spoken_values if swapped else held_values)(text) if text else frozenset()
    elsewhere = held if swapped else held | edges
    # An article is no counterpart of a bare "1", as in a score.
    return [
        n
        for n in rest
        if not {n.low, n.high} <= elsewhere or (n.low == 1 and n.counted is None and 1 not in edges)
    ]


def _could_count_the_same(a: Number, b: Number) -> bool:
    if _overlap(a, b):
        return False
    alike = (_ages, _sums, _degrees, _turns, _measures)
    if unit_of(a) != unit_of(b) and not any(test(a, b) for test in alike):
        return False
    if a.unit is not None:
        return True
    concepts = concept(a.counted), concept(b.counted)
    return None in concepts or concepts[0] == concepts[1] or {*concepts} in _ALIKE


def _turns(a: Number, b: Number) -> bool:
    """A moment and a stretch that are counted alike: "the 65th minute", "65 minutes"."""
    nth, plain = (a, b) if a.unit == "ordinal" else (b, a)
    return (
        nth.unit == "ordinal"
        and nth.counted is not None
        and plain.unit is not None
        and plain.unit == unit_named(nth.counted)
    )


def _measures(a: Number, b: Number) -> bool:
    """Two lengths, weights, areas or speeds; two stretches of time may well be two matters."""
    return (
        not apart(a, b) and None not in (a.unit, b.unit) and "week" not in (scale_of(a.unit) or ())
    )


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
        and money.unit in MONEY
        and concept(bare.counted) is None
        and min(a.low or 0.0, b.low or 0.0) >= 100_000
    )
