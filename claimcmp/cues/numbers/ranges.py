"""The upper end of a range: "10–15 km", "between ten and fifteen".

Floor 5: the numerals and tokens of this folder, `units` and `nouns`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from claimcmp.cues.numbers.nouns import concept, counted_at
from claimcmp.cues.numbers.units import unit_after
from claimcmp.cues.numerals import Numeral, numeral_at
from claimcmp.cues.tokens import Token

__all__ = ["inside", "upper_end"]

_DASHES = {"-", "–", "—"}

_BETWEEN = {"between", "mellom", "mellem", "from", "fra", "frå"}

_TO = {"to", "and", "og", "til"}


def upper_end(
    tokens: Sequence[Token],
    i: int,
    numeral: Numeral,
    language: str,
    taken: Sequence[tuple[int, int]],
) -> Numeral | None:
    """The upper end of "10–15", "10 til 15", "between ten and fifteen"; None for no range."""
    j = numeral.end
    if j + 1 >= len(tokens) or inside(tokens[j + 1], taken):
        return None
    link = tokens[j].lower
    led = i > 0 and tokens[i - 1].lower in _BETWEEN
    if link not in _DASHES and not (link in _TO and (led or (link in ("to", "til")))):
        return None
    upper = numeral_at(tokens, j + 1, language)
    if upper is None or upper.only_one:
        return None
    if upper.value <= numeral.value and not (led and _measured(tokens, upper.end, language)):
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
    if unit_after(tokens, i, language)[0] is not None:
        return True
    return concept(counted_at(tokens, i, language)) is not None


def inside(token: Token, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a token stands in one of the stretches, which come in order and do not overlap."""
    at = bisect_right(taken, token.start, key=itemgetter(0)) - 1
    return at >= 0 and token.start < taken[at][1]
