"""A time or a quantity added to a sentence in every language, the same one or another.

Dates, weekdays and small numbers are rare in parallel text, and so are their
many spellings: "4 May", "May 4", "4. maj"; "four", "4", "fire".
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from training.judge.edits import _DAYS, _MONTHS, _WORDS

__all__ = ["added"]

_VALUES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40, 50)
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "nb": "første andre tredje fjerde femte sjette sjuende åttende niende tiende",
    "nn": "første andre tredje fjerde femte sjette sjuande åttande niande tiande",
    "da": "første anden tredje fjerde femte sjette syvende ottende niende tiende",
}
_TIMES_OF_DAY = {
    "en": ("morning", "afternoon", "evening", "night"),
    "nb": ("morgen", "ettermiddag", "kveld", "natt"),
    "nn": ("morgon", "ettermiddag", "kveld", "natt"),
    "da": ("morgen", "eftermiddag", "aften", "nat"),
}
_AMOUNTS = {
    "en": "after {} days|with {} percent|for {} million dollars|for {} years|{} times|"
    "to {} countries|in front of {} people|within {} hours|for {} kroner",
    "nb": "etter {} dager|med {} prosent|for {} millioner dollar|i {} år|{} ganger|"
    "til {} land|foran {} mennesker|innen {} timer|for {} kroner",
    "nn": "etter {} dagar|med {} prosent|for {} millionar dollar|i {} år|{} gonger|"
    "til {} land|framfor {} menneske|innan {} timar|for {} kroner",
    "da": "efter {} dage|med {} procent|for {} millioner dollar|i {} år|{} gange|"
    "til {} lande|foran {} mennesker|inden for {} timer|for {} kroner",
}
_IN = {"en": "in", "nb": "i", "nn": "i", "da": "i"}
Numbers = tuple[int, int, int, int]


def _weekday(language: str, n: Numbers, rnd: random.Random) -> str:
    day = _DAYS[language].split()[n[0] % 7]
    if day == "sundag" and rnd.random() < 0.7:
        day = "søndag"
    on = rnd.choice(("on ", "")) if language == "en" else rnd.choice(("", "", "på "))
    if n[1] % 3 == 0:
        part = _TIMES_OF_DAY[language][n[2] % 4]
        return f"{on}{day} {part}"
    return f"{on}{day}"


def _date(language: str, n: Numbers, rnd: random.Random) -> str:
    month, day = _MONTHS[language].split()[n[0] % 12], n[1] % 28 + 1
    year = f" {1960 + n[2] % 60}" if n[3] % 2 else ""
    if language == "en":
        form = rnd.choice((f"{day} {month}", f"{month} {day}", f"the {day}th of {month}"))
        comma = "," if form[-1].isdigit() and year else ""
        return f"on {form}{comma}{year}"
    return rnd.choice(("", "den ")) + f"{day}. {month}{year}"


def _month(language: str, n: Numbers, rnd: random.Random) -> str:
    month = _MONTHS[language].split()[n[0] % 12]
    year = f" {1960 + n[1] % 60}" if n[2] % 2 else ""
    return f"{_IN[language]} {month}{year}"


def _year(language: str, n: Numbers, rnd: random.Random) -> str:
    return f"{_IN[language]} {1900 + n[0] % 120}"


def _amount(language: str, n: Numbers, rnd: random.Random) -> str:
    forms = _AMOUNTS[language].split("|")
    form = forms[n[3] % len(forms)]
    if n[1] % 2:
        place = n[0] % len(_VALUES)
        word = _WORDS[language].split()[place]
        return form.format(word if rnd.random() < 0.5 else str(_VALUES[place]))
    value = 13 + n[0] * n[2] % (80 if n[1] % 4 else 9000)
    thousands = {"en": ","}.get(language, rnd.choice((" ", ".")))
    digits = f"{value:,}".replace(",", thousands) if rnd.random() < 0.7 else str(value)
    return form.format(digits)


def _ordinal(language: str, n: Numbers, rnd: random.Random) -> str:
    word = _ORDINALS[language].split()[n[0] % 10]
    return f"for the {word} time" if language == "en" else f"for {word} {_time(language)}"


def _time(language: str) -> str:
    return {"nb": "gang", "nn": "gong", "da": "gang"}[language]


_FORMS: tuple[Callable[[str, Numbers, random.Random], str], ...] = (
    _weekday, _weekday, _date, _date, _month, _year, _amount, _amount, _amount, _ordinal,
)  # fmt: skip


def added(
    row: Mapping[str, str], rnd: random.Random
) -> tuple[dict[str, str], dict[str, str], str] | None:
    """The row with a detail put to every side, the same with another detail, and which kind.

    None where a sentence does not end in a full stop, or the details came out alike.
    """
    if not all(text.endswith(".") and text[-2:] != ".." for text in row.values()):
        return None
    form = rnd.choice(_FORMS)
    one: Numbers = tuple(rnd.randrange(9000) for _ in range(4))  # type: ignore[assignment]
    # Only the number that matters most changes; the form stays the same.
    other = (rnd.randrange(9000), *one[1:])
    if form is _date and rnd.random() < 0.5:
        other = (one[0], rnd.randrange(9000), *one[2:])
    plain = random.Random(0)
    if form("en", one, plain) == form("en", other, random.Random(0)):
        return None
    # The detail stands at the end or, in Nordic languages as in English, before the rest.
    ahead = rnd.random() < 0.25

    def put(text: str, language: str, numbers: Numbers) -> str:
        detail = form(language, numbers, rnd)
        if ahead:
            return f"{detail[0].upper()}{detail[1:]}: {text}"
        return f"{text[:-1]} {detail}."

    same = {language: put(text, language, one) for language, text in row.items()}
    changed = {language: put(text, language, other) for language, text in row.items()}
    return same, changed, "number" if form in (_amount, _ordinal) else "time"
