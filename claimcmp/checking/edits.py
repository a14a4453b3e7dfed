"""Change one detail of a claim, so that it can no longer be true together with the original.

Floor: cues and `alternatives`. Rules of thumb, kept narrow: where a change
would not be a contradiction for sure ("at least 20" and "at least 25" can both
be true) nothing is changed. A few of the changes that are made are none all
the same, so read them before you take a share for the truth.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from claimcmp.checking.alternatives import DAYS, FINITE, MONTHS, NUMBERS, ONLY, PEOPLE, PLACES
from claimcmp.cues import antonyms, names, numbers, polarity, times
from claimcmp.cues.lexicon import groups
from claimcmp.values import LANGUAGES

__all__ = ["EDITS", "Change", "Edit", "date", "name", "negation", "number", "opposite"]

Change = Literal["number", "date", "name", "negation", "opposite"]


class Edit(NamedTuple):
    """The text with `[start, end)` of the original, which reads `old`, replaced by `new`.

    An insertion has an empty `old`, something left out an empty `new`.
    """

    text: str
    start: int
    end: int
    old: str
    new: str


def number(text: str, language: str, rnd: random.Random) -> Edit | None:
    """Another number in the place of one that is stated exactly; None where there is none."""
    found = [
        n for n in numbers.find(text, language) if n.low == n.high and n.comparator == "exactly"
    ]
    if not found or language not in LANGUAGES:
        return None
    n = rnd.choice(found)
    if digits := re.search(r"\d+", text[n.start : n.end]):
        value = int(digits[0])
        near = [value + rnd.randint(1, 9), value * 2, value + 10 * rnd.randint(1, 9)]
        new = str(max(1, rnd.choice(near)))
        return _replaced(text, n.start + digits.start(), n.start + digits.end(), new)
    word = text[n.start : n.end]
    if word.lower() in NUMBERS[language].split():
        return _replaced(text, n.start, n.end, _other(NUMBERS[language], word, rnd))
    return None


def date(text: str, language: str, rnd: random.Random) -> Edit | None:
    """Another month, weekday, day or year in the place of one that is there, else None."""
    spots: list[tuple[int, int, str]] = []
    if language not in LANGUAGES:
        return None
    for t in times.find(text, language):
        for m in re.finditer(r"\w+", text[t.start : t.end]):
            start, end = t.start + m.start(), t.start + m.end()
            for listed in (MONTHS[language], DAYS[language]):
                if m[0] in listed.split():
                    spots.append((start, end, _other(listed, m[0], rnd)))
            if re.fullmatch(r"(?:19|20)\d\d", m[0]):
                year = int(m[0]) + rnd.choice([-9, -4, -3, -2, -1, 1, 2, 3, 5])
                spots.append((start, end, str(year)))
            elif re.fullmatch(r"[12]?\d", m[0]) and t.day == int(m[0]):
                spots.append((start, end, str(int(m[0]) % 28 + 1)))
    return _replaced(text, *rnd.choice(spots)) if spots else None


def name(text: str, language: str, rnd: random.Random) -> Edit | None:
    """Another country, or another surname, in the place of one that is there, else None."""
    spots: list[tuple[int, int, str]] = []
    if language not in LANGUAGES:
        return None
    for n in names.find(text, language):
        spelled = text[n.start : n.end]
        surname = n.start + spelled.rfind(" ") + 1
        if spelled in PLACES[language].split():
            spots.append((n.start, n.end, _other(PLACES[language], spelled, rnd)))
        elif n.kind == "person" and text[surname : n.end].isalpha() and surname > 0:
            spots.append((surname, n.end, _other(PEOPLE, text[surname : n.end], rnd)))
    return _replaced(text, *rnd.choice(spots)) if spots else None


def negation(text: str, language: str, rnd: random.Random) -> Edit | None:
    """The one negation of a text taken away, or one put after its first finite auxiliary.

    None where the text is negated in another way, or says more than it
    negates ("not only"), and where the verb only picks out who is meant
    ("those who are …") or states a condition.
    """
    if language not in LANGUAGES:
        return None
    verbs, word = FINITE[language]
    there = polarity.find(text, language).negations
    if there or re.search(rf"\b{word}\b", text, re.IGNORECASE):
        found = re.search(rf"\s{word}\b(?!\s+(?:{ONLY[language].replace(' ', '|')})\b)", text)
        return (
            _replaced(text, found.start(), found.end(), "") if found and len(there) == 1 else None
        )
    inverted = rf"(?:\s(?:{_PRONOUNS})\b)?" if language != "en" else ""
    for m in re.finditer(rf"\b(?:{verbs.replace(' ', '|')})\b{inverted}", text):
        before = text[: m.start()].lower().split()
        if _CONDITION & set(before):
            return None
        if not before or before[-1].strip(",") not in _RELATIVE:
            return _replaced(text, m.end(), m.end(), f" {word}")
    return None


_CONDITION = frozenset("if unless whether hvis dersom viss om såfremt såframt".split())
_RELATIVE = frozenset("who which that whose som der".split())
_PRONOUNS = "der|han|hun|ho|vi|jeg|eg"
"""A subject after the verb stands before the negation: "blev der ikke".

Those that are no articles: "er den nye" goes on otherwise.
"""


def opposite(text: str, language: str, rnd: random.Random) -> Edit | None:
    """A word turned into its opposite, in the form at the same place of its list, else None.

    Not in a text that negates something: "not rise" and "not fall" can both be true.
    """
    if language not in LANGUAGES or polarity.find(text, language).negations:
        return None
    table: Mapping[str, tuple[str, ...]] = _opposites(language)
    spots: list[tuple[int, int, str]] = []
    for pole in antonyms.find(text, language):
        same = table.get(f"{pole.axis}{'+' if pole.positive else '-'}", ())
        other = table.get(f"{pole.axis}{'-' if pole.positive else '+'}", ())
        word = text[pole.start : pole.end].lower()
        if other and word in same:
            spots.append((pole.start, pole.end, other[min(same.index(word), len(other) - 1)]))
    return _replaced(text, *rnd.choice(spots)) if spots else None


EDITS: Mapping[Change, Callable[[str, str, random.Random], Edit | None]] = MappingProxyType(
    {"number": number, "date": date, "name": name, "negation": negation, "opposite": opposite}
)
"""Every kind of change; each takes a text, its language and a source of choices.

A language without rules ("und") gives None. The same text, language and seed
give the same change.
"""


@cache
def _opposites(language: str) -> dict[str, tuple[str, ...]]:
    return dict(groups("antonyms", language))


def _other(choices: str, old: str, rnd: random.Random) -> str:
    return rnd.choice([c for c in choices.split() if c.lower() != old.lower()])


def _replaced(text: str, start: int, end: int, new: str) -> Edit:
    old = text[start:end]
    if old[:1].isupper():
        new = new[:1].upper() + new[1:]
    return Edit(text[:start] + new + text[end:], start, end, old, new)
