"""Change one detail of a sentence, so that it can no longer be true together with the original."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from claimcmp.cues import antonyms, names, numbers, times

__all__ = ["EDITS", "change"]

_MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "nn": "januar februar mars april mai juni juli august september oktober november desember",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_DAYS = {
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "nn": "måndag tysdag onsdag torsdag fredag laurdag sundag",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_WORDS = {
    "nb": "to tre fire fem seks sju åtte ni ti elleve tolv tjue tretti førti femti",
    "nn": "to tre fire fem seks sju åtte ni ti elleve tolv tjue tretti førti femti",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv tyve tredive fyrre halvtreds",
    "en": "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty",
}
_PLACES = {
    "nb": "Norge Sverige Danmark Finland Tyskland Frankrike Spania Italia Hellas Polen Ungarn "
    "Tyrkia Russland Kina India Japan Brasil Mexico Egypt Iran Irak Syria Israel Libya Sudan Kenya",
    "nn": "Noreg Sverige Danmark Finland Tyskland Frankrike Spania Italia Hellas Polen Ungarn "
    "Tyrkia Russland Kina India Japan Brasil Mexico Egypt Iran Irak Syria Israel Libya Sudan Kenya",
    "da": "Norge Sverige Danmark Finland Tyskland Frankrig Spanien Italien Grækenland Polen "
    "Ungarn Tyrkiet Rusland Kina Indien Japan Brasilien Mexico Egypten Iran Irak Syrien Israel",
    "en": "Norway Sweden Denmark Finland Germany France Spain Italy Greece Poland Hungary Turkey "
    "Russia China India Japan Brazil Mexico Egypt Iran Iraq Syria Israel Libya Sudan Kenya",
}
_PEOPLE = (
    "Hansen Olsen Jensen Nielsen Andersen Smith Miller Rossi Dupont Weber Novak Petrov Suzuki "
    "Costa Fischer Moreau Bianchi Kowalski Larsen Berg Dahl Lund Holm Krogh Wilson Taylor"
).split()
_FINITE = {
    "nb": ("er var har hadde vil skal kan må ble blir", "ikke"),
    "nn": ("er var har hadde vil skal kan må vart blir", "ikkje"),
    "da": ("er var har havde vil skal kan må blev bliver", "ikke"),
    "en": ("is are was were has have had will can must should would could", "not"),
}

Edit = Callable[[str, str, random.Random], str | None]


def _replace(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _other(choices: str, old: str, rnd: random.Random) -> str:
    return rnd.choice([c for c in choices.split() if c.lower() != old.lower()])


def number(text: str, language: str, rnd: random.Random) -> str | None:
    """Another number in the place of one that is there."""
    found = [n for n in numbers.find(text, language) if n.low == n.high]
    if not found:
        return None
    n = rnd.choice(found)
    if digits := re.search(r"\d+", text[n.start : n.end]):
        value = int(digits[0])
        new = str(
            max(
                1,
                rnd.choice([value + rnd.randint(1, 9), value * 2, value + 10 * rnd.randint(1, 9)]),
            )
        )
        return _replace(text, n.start + digits.start(), n.start + digits.end(), new)
    word = text[n.start : n.end]
    if word.lower() in _WORDS[language].split():
        return _replace(text, n.start, n.end, _other(_WORDS[language], word, rnd))
    return None


def time(text: str, language: str, rnd: random.Random) -> str | None:
    """Another month, weekday, day or year in the place of one that is there."""
    found = times.find(text, language)
    spots = []
    for t in found:
        for m in re.finditer(r"\w+", text[t.start : t.end]):
            for listed in (_MONTHS[language], _DAYS[language]):
                if m[0] in listed.split():
                    spots.append(
                        (t.start + m.start(), t.start + m.end(), _other(listed, m[0], rnd))
                    )
            if re.fullmatch(r"(?:19|20)\d\d", m[0]):
                year = int(m[0]) + rnd.choice([-9, -4, -3, -2, -1, 1, 2, 3, 5])
                spots.append((t.start + m.start(), t.start + m.end(), str(year)))
            elif re.fullmatch(r"[12]?\d", m[0]) and t.day == int(m[0]):
                spots.append((t.start + m.start(), t.start + m.end(), str(int(m[0]) % 28 + 1)))
    return _replace(text, *rnd.choice(spots)) if spots else None


def entity(text: str, language: str, rnd: random.Random) -> str | None:
    """Another country or surname in the place of one that is there."""
    spots = []
    for n in names.find(text, language):
        spelled = text[n.start : n.end]
        if spelled in _PLACES[language].split():
            spots.append((n.start, n.end, _other(_PLACES[language], spelled, rnd)))
        elif n.kind == "person" and spelled.isalpha() and n.start > 0:
            spots.append((n.start, n.end, rnd.choice(_PEOPLE)))
    return _replace(text, *rnd.choice(spots)) if spots else None


def polarity(text: str, language: str, rnd: random.Random) -> str | None:
    """A negation taken away, or put after the first finite auxiliary."""
    verbs, word = _FINITE[language]
    if m := re.search(rf"\s{word}\b", text):
        return text[: m.start()] + text[m.end() :]
    m = re.search(rf"\b(?:{'|'.join(verbs.split())})\b", text)
    return text[: m.end()] + f" {word}" + text[m.end() :] if m else None


@cache
def _opposites(language: str) -> dict[tuple[str, bool], list[str]]:
    held: dict[tuple[str, bool], list[str]] = {}
    section = ""
    for line in files("claimcmp.cues").joinpath("data/antonyms.txt").read_text("utf8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif ":" in line and not line.startswith("#") and language in section.split():
            axis, listed = line.split(":", 1)
            held[axis[:-1], axis[-1] == "+"] = [w.strip() for w in listed.split(",")]
    return held


def antonym(text: str, language: str, rnd: random.Random) -> str | None:
    """A word turned into its opposite, in the form that stands at the same place of its list."""
    table, spots = _opposites(language), []
    for pole in antonyms.find(text, language):
        same, opposite = (
            table.get((pole.axis, pole.positive)),
            table.get((pole.axis, not pole.positive)),
        )
        word = text[pole.start : pole.end].lower()
        if same and opposite and word in same:
            new = opposite[min(same.index(word), len(opposite) - 1)]
            spots.append((pole.start, pole.end, new))
    return _replace(text, *rnd.choice(spots)) if spots else None


EDITS: dict[str, Edit] = {
    "number": number,
    "time": time,
    "entity": entity,
    "polarity": polarity,
    "antonym": antonym,
}


def change(text: str, language: str, rnd: random.Random) -> tuple[str, str] | None:
    """The text with one detail changed, and the kind of change; None where nothing can be."""
    kinds = list(EDITS)
    rnd.shuffle(kinds)
    # Polarity and opposites fit nearly every sentence and would drown the others.
    kinds.sort(key=lambda k: k in ("polarity", "antonym") and rnd.random() < 0.8)
    for kind in kinds:
        changed = EDITS[kind](text, language, rnd)
        if changed and changed != text:
            return changed, kind
    return None
