# ruff: noqa: D103 -- the names of the tests say the facts
"""Which names are found, under which key, and when two sets of them clash."""

from __future__ import annotations

import pytest

from claimcmp.cues import names
from claimcmp.cues.spelling import skeleton


def keys(text: str, language: str) -> list[str]:
    return [n.key for n in names.find(text, language)]


def outcome(left: str, right: str, a: str = "nb", b: str = "en") -> str:
    found = names.find(left, a), names.find(right, b)
    return names.compare(*found, within=(left, right)).outcome


@pytest.mark.parametrize(
    "spellings",
    [
        [("i Russland", "nb"), ("i Rusland", "da"), ("in Russia", "en")],
        [("i Genève", "nb"), ("in Geneva", "en")],
        [("i Kasakhstan", "nn"), ("in Kazakhstan", "en")],
        [("i Tyrkia", "nb"), ("i Tyrkiet", "da"), ("in Turkey", "en"), ("in Türkiye", "en")],
        [("med FN", "nb"), ("med FN's", "da"), ("with the U.N.", "en"), ("the UN said", "en")],
        [("i USA", "nb"), ("in the US", "en"), ("in the United States", "en")],
        [("mot IS", "nb"), ("mod Islamisk Stat", "da"), ("against ISIL", "en"), ("by Daesh", "en")],
        [("i Tyskland", "nb"), ("in Germany", "en")],
    ],
)
def test_one_name_has_one_key(spellings: list[tuple[str, str]]) -> None:
    assert len({tuple(keys(text, language)) for text, language in spellings}) == 1


def test_a_surname_meets_the_full_name() -> None:
    assert keys("sa Nora Lindgård", "nb") == keys("sa Lindgård", "nb")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sjojgu", "Shoigu"),
        ("Çavuşoğlu", "Cavusoglu"),
        ("Porosjenko", "Poroshenko"),
        ("Khan", "Han"),
    ],
)
def test_transliterations_share_a_skeleton(left: str, right: str) -> None:
    assert skeleton(left) == skeleton(right)


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("den russiske hæren", "nb", "russia"),
        ("the Turkish army", "en", "turkey"),
        ("syrerne flyktet", "nb", "syria"),
        ("de tyske soldater", "da", "germany"),
        ("den norske regjeringa", "nn", "norway"),
    ],
)
def test_a_demonym_is_derived_from_its_country(text: str, language: str, key: str) -> None:
    (found,) = names.find(text, language)
    assert found.derived
    assert found.key == key


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Regnet falt over byen.", "nb"),
        ("The rain fell on Monday in March.", "en"),
        ("Derefter kom sneen.", "da"),
        ("Regjeringskrisen er over.", "nb"),
        ("", "nb"),
    ],
)
def test_everyday_words_and_days_are_no_names(text: str, language: str) -> None:
    assert keys(text, language) == []


def test_titles_are_no_part_of_a_name() -> None:
    (found,) = names.find("with Foreign Minister Olga Brandt", "en")
    assert found.text == "Olga Brandt"


def test_a_genitive_is_no_part_of_a_name() -> None:
    assert [n.text for n in names.find("i Kasakhstans hovedstad", "nb")] == ["Kasakhstan"]
    assert [n.text for n in names.find("in Russia's capital", "en")] == ["Russia"]


def test_a_compound_gives_the_name_in_it() -> None:
    assert [n.text for n in names.find("de to IS-krigerne", "nb")] == ["IS"]


def test_is_the_verb_is_no_name() -> None:
    assert keys("this is us", "en") == []


def test_spans_slice_back_and_carry_the_offset() -> None:
    text = "I Damaskus møtte Nora Lindgård den russiske utsendingen fra FN."
    for found in names.find(text, "nb", offset=3):
        assert text[found.start - 3 : found.end - 3] == found.text


def test_the_same_names_are_equal_across_languages() -> None:
    assert outcome("Han reiste fra Moskva til Genève", "He went from Moscow to Geneva") == "equal"


def test_a_country_in_place_of_another_conflicts() -> None:
    assert outcome("Han reiste til Kina", "He went to Spain") == "conflicting"


def test_a_name_on_one_side_only_is_compatible() -> None:
    assert outcome("Han reiste til Kina", "He went to China with Olga Brandt") == "compatible"


def test_a_capital_may_stand_for_its_country() -> None:
    assert outcome("Seoul protesterte", "South Korea protested") != "conflicting"


def test_two_first_names_of_one_family_are_two_persons() -> None:
    (left,), (right,) = names.find("sa Nora Lindgård", "nb"), names.find("sa Per Lindgård", "nb")
    assert not names.same_name(left, right)


def test_near_equal_spellings_are_one_name() -> None:
    (left,), (right,) = names.find("sa Oleksandr Hrytsenko", "nb"), names.find("sa Grytsenko", "nb")
    assert names.same_name(left, right)


@pytest.mark.parametrize(
    ("text", "language", "person", "country"),
    [
        ("den russiske ministeren Olga Brandt", "nb", "brandt", "russia"),
        ("Turkish Foreign Minister Olga Brandt", "en", "brandt", "turkey"),
        ("then Norway's Brandt left", "en", "brandt", "norway"),
        ("den franske udenrigsminister, Olga Brandt, kom", "da", "brandt", "france"),
    ],
)
def test_a_country_before_a_person_is_an_affiliation(
    text: str, language: str, person: str, country: str
) -> None:
    assert names.affiliations(text, language) == {person: country}


def test_a_country_elsewhere_is_no_affiliation() -> None:
    assert names.affiliations("Olga Brandt reiste til Russland", "nb") == {}


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("Havnebyen Sandvik brant", "nb", ["Sandvik"]),
        ("Kommunen Moss svarte", "nb", ["Moss"]),
        ("Hotellet Bristol brændte", "da", ["Bristol"]),
        ("Sjåføren Ola Berg kom", "nb", ["Ola Berg"]),
        ("Kurset er fullt", "nb", []),
        ("Bergen brant", "nb", ["Bergen"]),
        ("Karen Berg kom", "nb", ["Karen Berg"]),
        ("Morten Haugen kom", "da", ["Morten Haugen"]),
    ],
)
def test_a_noun_that_opens_a_sentence_is_no_part_of_a_name(
    text: str, language: str, written: list[str]
) -> None:
    assert [n.text for n in names.find(text, language)] == written
