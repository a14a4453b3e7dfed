# ruff: noqa: D103 -- the names of the tests say the facts
"""Which of two leftover names stands in the place of the other, and where that is left open."""

from __future__ import annotations

import pytest

from claimcmp.cues import names
from claimcmp.cues.names.slots import slots
from claimcmp.matching.places import may_nest


def outcome(left: str, right: str, a: str = "nb", b: str = "en") -> str:
    found = names.find(left, a), names.find(right, b)
    there = names.compare(*found, within=(left, right), nested=may_nest).outcome
    back = names.compare(*reversed(found), within=(right, left), nested=may_nest).outcome
    assert there == back
    return there


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Brannen i Bergen tok fire liv.", "The fire in Glasgow took four lives."),
        ("Nora Lindgård åpnet broen.", "Olga Brandt opened the bridge."),
        ("Kongen møtte sin franske kollega.", "The king met his Polish colleague."),
        ("Europa vant cupen.", "Spain won the cup."),
    ],
)
def test_one_name_in_the_place_of_another_conflicts(left: str, right: str) -> None:
    assert outcome(left, right) == "conflicting"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Brannen i Bergen tok fire liv.", "The fire in Norway took four lives."),
        ("Skjelvet rammet øya Lesbos.", "The quake hit the town of Plomari."),
        ("Den europeiske hæren dro.", "The French army left."),
    ],
)
def test_a_place_and_what_it_lies_in_hold_together(left: str, right: str) -> None:
    assert outcome(left, right) != "conflicting"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Toget gikk fra Tyskland.", "The train left with Zarvik."),
        ("Tyskland åpnet broen.", "Lindgård opened the bridge."),
    ],
)
def test_a_name_of_no_known_kind_answers_no_place_unless_it_stands_as_one(
    left: str, right: str
) -> None:
    assert outcome(left, right) != "conflicting"


def test_an_unlisted_place_where_something_is_set_answers_a_city() -> None:
    left, right = "Festivalen åpnet i Bergen.", "The festival opened in Glasgow."
    assert outcome(left, right) == "conflicting"


def test_one_who_acts_is_not_set_against_one_who_is_met() -> None:
    assert outcome("Nora Lindgård kom hjem.", "He spoke with Olga Brandt.") != "conflicting"


def test_of_two_lists_nobody_is_told_to_take_a_place() -> None:
    left = "Nora Lindgård og Per Solberg slo Kari Moen."
    right = "Olga Brandt and Ivan Petrov beat Anna Kowalska."
    assert outcome(left, right) != "conflicting"


def test_one_more_name_of_another_kind_makes_no_list() -> None:
    left = "Nora Lindgård åpnet broen."
    right = "Olga Brandt opened the bridge in Bergen."
    assert outcome(left, right) == "conflicting"


def test_a_name_and_its_surname_are_one_of_a_list() -> None:
    left = "Nora Lindgård åpnet broen, og Lindgård smilte."
    assert outcome(left, "Olga Brandt opened the bridge and smiled.") == "conflicting"


@pytest.mark.parametrize(
    ("text", "part", "sort"),
    [
        ("Lesbos was hit.", "opening", ""),
        ("It hit the island of Lesbos.", "", "island"),
        ("Skjelvet på øya Lesbos.", "", "island"),
        ("Han bor i byen Lesbos.", "in", "town"),
        ("He spoke to the French president Lesbos.", "party", ""),
        ("A Lesbos nurse was there.", "", ""),
        ("Lesbos's mayor was there.", "", ""),
        ("They say that Lesbos was hit.", "opening", ""),
    ],
)
def test_a_slot_is_read_from_the_words_before(text: str, part: str, sort: str) -> None:
    (name,) = (n for n in names.find(text, "und") if n.text == "Lesbos")
    assert slots(name, text) == ((part, sort),)


def test_a_name_that_the_text_does_not_hold_has_no_slot() -> None:
    (name,) = names.find("in Lesbos", "en")
    assert slots(name, "nothing here") == ()


def test_a_capital_answers_its_country_and_leaves_another_name_alone() -> None:
    left = "Athen ville ikke godta navnet."
    right = "Greece would not accept the name that Bulgaria wanted."
    assert outcome(left, right) != "conflicting"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Utan lys gjekk dei heim.", "nn"),
        ("Medan det regna, gjekk dei.", "nn"),
        ("Isteden gikk de hjem.", "nb"),
        ("Skodespelaren kom heim.", "nn"),
        ("Skuespillerinnen kom hjem.", "nb"),
        ("Mora kom heim.", "nn"),
    ],
)
def test_a_word_that_opens_a_sentence_conflicts_with_no_name(text: str, language: str) -> None:
    right = "Olga Brandt went home."
    found = names.find(text, language), names.find(right, "en")
    assert names.compare(*found, within=(text, right)).outcome != "conflicting"
