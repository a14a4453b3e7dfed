"""What may stand in place of a month, a number word, a country or a surname, per language.

Floor 1: nothing but lists. They need not be complete: a detail that is in none
of them is left as it is.
"""

from __future__ import annotations

__all__ = ["DAYS", "FINITE", "MONTHS", "NUMBERS", "ONLY", "PEOPLE", "PLACES"]

MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "nn": "januar februar mars april mai juni juli august september oktober november desember",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}

DAYS = {
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "nn": "måndag tysdag onsdag torsdag fredag laurdag sundag",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}

NUMBERS = {
    "nb": "to tre fire fem seks sju åtte ni ti elleve tolv tjue tretti førti femti",
    "nn": "to tre fire fem seks sju åtte ni ti elleve tolv tjue tretti førti femti",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv tyve tredive fyrre halvtreds",
    "en": "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty",
}
"""2 to 12, then 20, 30, 40 and 50, in the same order in every language."""

PLACES = {
    "nb": "Norge Sverige Danmark Finland Tyskland Frankrike Spania Italia Hellas Polen Ungarn "
    "Tyrkia Russland Kina India Japan Brasil Mexico Egypt Iran Irak Syria Israel Libya Sudan Kenya",
    "nn": "Noreg Sverige Danmark Finland Tyskland Frankrike Spania Italia Hellas Polen Ungarn "
    "Tyrkia Russland Kina India Japan Brasil Mexico Egypt Iran Irak Syria Israel Libya Sudan Kenya",
    "da": "Norge Sverige Danmark Finland Tyskland Frankrig Spanien Italien Grækenland Polen "
    "Ungarn Tyrkiet Rusland Kina Indien Japan Brasilien Mexico Egypten Iran Irak Syrien Israel",
    "en": "Norway Sweden Denmark Finland Germany France Spain Italy Greece Poland Hungary Turkey "
    "Russia China India Japan Brazil Mexico Egypt Iran Iraq Syria Israel Libya Sudan Kenya",
}

PEOPLE = (
    "Hansen Olsen Jensen Nielsen Andersen Smith Miller Rossi Dupont Weber Novak Petrov Suzuki "
    "Costa Fischer Moreau Bianchi Kowalski Larsen Berg Dahl Lund Holm Krogh Wilson Taylor"
)

FINITE = {
    "nb": ("er var har hadde vil skal kan må ble blir", "ikke"),
    "nn": ("er var har hadde vil skal kan må vart blir", "ikkje"),
    "da": ("er var har havde vil skal kan må blev bliver", "ikke"),
    "en": ("is are was were has have had will can must should would could", "not"),
}
"""Verbs that a negation follows in a main clause, and the negation."""

ONLY = {
    "nb": "bare kun minst nødvendigvis alene lenger",
    "nn": "berre kun minst nødvendigvis åleine lenger",
    "da": "kun bare blot mindst nødvendigvis alene længere",
    "en": "only just merely least necessarily",
}
"""Words after which a negation does not negate: "not only" goes on to say more."""
