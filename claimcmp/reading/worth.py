"""How much there is to check in a claim, as a sum of named parts.

Not whether a claim is true, nor how important it is: whether it says something
that another source or a record could bear out or refute. Rules over the cues
that a claim has anyway, and over a list of words; no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimcmp.cues.tokens import lowered
from claimcmp.reading.wordlists import word_sections
from claimcmp.report import Certainty, Name, Number, Time

__all__ = ["BASE", "POINTS", "Worth", "checkable", "weigh"]

BASE = 0.4
"""The score of a claim with nothing for or against it, 0..1."""

POINTS = {
    "states a number": 0.12,
    "names who or where": 0.10,
    "names several": 0.05,
    "says when": 0.07,
    "tells an event or a state that can be measured": 0.09,
    "says who says so": 0.05,
    "gives a cause": 0.06,
    "compares": 0.06,
    "is an opinion": -0.12,
    "tells what somebody feels or hopes": -0.10,
    "speaks in the first person": -0.06,
    "asks or wishes": -0.08,
    "tells what is to come": -0.07,
    "is hedged or left open": -0.04,
    "is vague about how many": -0.05,
    "is general, with no name, number or time": -0.08,
}
"""What each part adds to the score, on a scale from 0 to 1. Set by hand, so that the base and all
parts that raise it make 1; below 0, where all that lower it would lead, the score is cut."""


class Worth(NamedTuple):
    """A score 0..1, and its parts with their points ("+0.12 states a number"), largest first."""

    score: float
    reasons: tuple[str, ...]


def weigh(
    text: str,
    language: str,
    *,
    numbers: Sequence[Number] = (),
    times: Sequence[Time] = (),
    names: Sequence[Name] = (),
    speaker: str | None = None,
    certainty: Certainty = "certain",
) -> Worth:
    """The check-worthiness of a claim: `BASE` and the points of every part that is there.

    Each part counts once however often it is met, so a further part that
    raises never lowers the score.

    Args:
        text: The claim's wording, read alone.
        language: "nb", "nn", "da" or "en"; any other is read as all of them.
        numbers: Quantities in it.
        times: Time expressions in it.
        names: Names in it.
        speaker: Who says it; None where the report itself speaks.
        certainty: The text's own certainty.

    Returns:
        For an empty text the base, without reasons.

    Source:
        Own rules. The kinds of claim follow what fact-checkers say they pick: Konstantinovskiy,
        Price, Babakar and Zubiaga (2021), "Toward Automated Factchecking", Digital Threats 2(2).
    """
    said = _sections_met(text, language)
    named = {n.key for n in names if not n.derived}
    specific = bool(numbers or times or named)
    parts = {
        "states a number": bool(numbers),
        "names who or where": bool(named),
        "names several": len(named) > 1,
        "says when": bool(times),
        "tells an event or a state that can be measured": "event" in said,
        "says who says so": speaker is not None,
        "gives a cause": "cause" in said,
        "compares": "comparison" in said,
        "is an opinion": "opinion" in said,
        "tells what somebody feels or hopes": "feeling" in said,
        "speaks in the first person": "first person" in said,
        "asks or wishes": certainty == "wanted",
        "tells what is to come": certainty == "planned",
        "is hedged or left open": certainty in ("hedged", "open"),
        "is vague about how many": "vague" in said and not numbers,
        "is general, with no name, number or time": not specific and bool(said & {"general"}),
    }
    met = sorted((r for r, there in parts.items() if there), key=lambda r: (-abs(POINTS[r]), r))
    total = BASE + sum(POINTS[r] for r in met)
    return Worth(round(min(1.0, max(0.0, total)), 2), tuple(f"{POINTS[r]:+.2f} {r}" for r in met))


def checkable(text: str, numbers: Sequence[Number]) -> tuple[Number, ...]:
    """The numbers that there is something to check in: not the age behind a name, "Moe (54)".

    Args:
        text: What the numbers' spans count in.
        numbers: Quantities; empty gives none.
    """
    return tuple(n for n in numbers if not _is_age(text, n))


_OLDEST = 120
_AGE = re.compile(r"\s*(?:år|years?(?:\s+old)?)?\s*\)")
_NAME_BEFORE = re.compile(r"[A-ZÆØÅÄÖÉ][\w’'-]+\s*\($")


def _is_age(text: str, number: Number) -> bool:
    """Whether a number stands alone in brackets behind a capital word, and may be an age."""
    low = number.low
    if low is None or not (low == number.high and 0 < low <= _OLDEST and low == int(low)):
        return False
    first = number.start + len(number.text) - len(number.text.lstrip("("))
    behind = _AGE.match(text, number.end) or text[first : number.end].endswith(")")
    return bool(behind) and _NAME_BEFORE.search(text[max(0, first - 40) : first]) is not None


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    """Word -> the kinds of word that it is in a language."""
    other = {"en": " nordic", "nb": " en", "nn": " en", "da": " en"}.get(language, " ")
    found: dict[str, set[str]] = {}
    for section, listed in word_sections("worth.txt").items():
        for word in listed if not section.endswith(other) else ():
            found.setdefault(word, set()).add(section.rpartition(" ")[0])
    return {word: frozenset(sections) for word, sections in found.items()}


def _sections_met(text: str, language: str) -> frozenset[str]:
    table = _words(language)
    return frozenset[str]().union(*[table[word] for word in lowered(text) if word in table])
