"""Ordinals ("fifth", "5th", "5.") and fractions, which count nothing.

Floor 5: `claimcmp.report`, the numerals and tokens of this folder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcmp.cues.numbers.units import unit_after
from claimcmp.cues.numerals import ordinal_values
from claimcmp.cues.tokens import Token
from claimcmp.report import Number

__all__ = ["is_fraction", "ordinal_at"]

_FRACTION = re.compile(r"(?:tredje|fjerde|femte|sjette|ottende|åttende|tiende)?del(?:er|e|en|ar)?$")


def ordinal_at(tokens: Sequence[Token], i: int, language: str) -> tuple[Number | None, int] | None:
    """An ordinal: "fifth", "5th", "5." before a small letter; None where none stands."""
    token = tokens[i]
    value = ordinal_values(language).get(token.lower)
    end = i + 1
    if value is None and _marked(tokens, i, language):
        value, end = float(token.text), i + 2
    if value is None:
        return None
    if is_fraction(tokens, i) or (
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
            counted=tokens[end].text if unit_after(tokens, end, language)[0] else None,
        ),
        end,
    )


def _marked(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether digits carry an ordinal's mark: "5th", or "5." before a small letter."""
    if not tokens[i].text.isdecimal() or i + 1 >= len(tokens):
        return False
    mark = tokens[i + 1]
    if mark.start != tokens[i].end:
        return False
    if language in ("en", "und") and mark.lower.split("-")[0] in ("st", "nd", "rd", "th"):
        return True
    small = i + 2 < len(tokens) and tokens[i + 2].text[0].islower()
    return language != "en" and mark.text == "." and small


def is_fraction(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` makes a fraction of the numeral before it: "thirds", "femtedeler"."""
    if i >= len(tokens):
        return False
    word = tokens[i].lower
    return word in ("thirds", "fifths", "quarters", "half", "halves", "halv", "tenths") or (
        word.endswith(("del", "deler", "delar", "dele", "delen")) and bool(_FRACTION.match(word))
    )
