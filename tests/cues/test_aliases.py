# ruff: noqa: D103 -- the names of the tests say the facts
"""Names that a user says are one, put on the names of a text."""

from __future__ import annotations

import pytest

from claimcmp.aliases import alias_groups
from claimcmp.cues import names

GIVEN = {
    "FLG": ["Fjellgruppen", "Ja'aris al-Namar"],
    "Sjojgu": "Shoigu",
    "Robert Haugland": "Bobby Haugland",
    "Stillehavsøya": "Norge",
}


def read(text: str, language: str = "und") -> list[tuple[str, str]]:
    aliases = names.as_aliases(alias_groups(GIVEN))
    found = names.aliased(names.find(text, language), text, aliases)
    assert all(text[n.start : n.end] == n.text for n in found)
    return [(n.text, n.key) for n in found]


def keys(text: str, language: str = "und") -> list[str]:
    return [key for _, key in read(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Byen styres av Fjellgruppen.", "nb"),
        ("Byen blir styrt av Fjellgruppens leiar.", "nn"),
        ("Byen styres af Fjellgruppens leder.", "da"),
        ("The town is run by FLG.", "en"),
        ("FLG's leader runs the town.", "en"),
        ("En FLG-leder styrer byen.", "nb"),
        ("The town is run by Ja’aris al-Namar.", "en"),
        ("The town is run by Jaaris\nal-Namar.", "en"),
        ("FJELLGRUPPEN HAR TATT BYEN.", "nb"),
    ],
)
def test_every_spelling_comes_under_one_key_in_every_language(text: str, language: str) -> None:
    assert keys("av Fjellgruppen")[0] in keys(text, language)


@pytest.mark.parametrize("text", ["He was flg.", "den gamle fjellgruppen", "Fjellgruppe", "FL G"])
def test_capitals_and_whole_words_count(text: str) -> None:
    assert keys("av Fjellgruppen")[0] not in keys(text)


def test_a_listed_name_keeps_its_key() -> None:
    assert keys("Alle i Stillehavsøya", "nb") == ["norway"] == keys("All of Norway", "en")


def test_a_demonym_of_a_listed_name_stays_one() -> None:
    aliases = names.as_aliases(alias_groups(GIVEN))
    text = "den norske hæren"
    (found,) = names.aliased(names.find(text, "nb"), text, aliases)
    assert (found.key, found.derived) == ("norway", True)


def test_the_surname_of_a_listed_person_is_that_person() -> None:
    assert keys("sa Haugland", "nb") == keys("said Bobby Haugland", "en")


def test_another_of_the_family_is_nobody_listed() -> None:
    assert keys("sa Nora Haugland", "nb") != keys("sa Robert Haugland", "nb")


def test_first_names_of_listed_spellings_need_not_be_alike() -> None:
    aliases = names.as_aliases(alias_groups(GIVEN))
    pair = ("sa Robert Haugland", "sa Bobby Haugland")
    left, right = (names.aliased(names.find(t, "nb"), t, aliases) for t in pair)
    assert names.compare(left, right).outcome == "equal"


def test_a_surname_of_two_listed_persons_is_neither() -> None:
    groups = alias_groups([["Robert Haugland", "Bobby"], ["Rita Haugland", "Ritamor"]])
    found = names.find("sa Haugland", "nb")
    assert names.aliased(found, "sa Haugland", names.as_aliases(groups)) == found


def test_a_spelling_inside_a_longer_name_is_part_of_it() -> None:
    assert read("sa Anna Sjojgu", "nb")[0][0] == "Anna Sjojgu"


def test_spans_count_from_the_offset() -> None:
    aliases = names.as_aliases(alias_groups(GIVEN))
    (found,) = names.aliased((), "av FLG", aliases, offset=7)
    assert (found.start, found.end) == (10, 13)


def test_no_aliases_leave_the_names_as_they_are() -> None:
    found = names.find("All of Norway", "en")
    assert names.aliased(found, "All of Norway", names.as_aliases(())) == found


def test_names_read_with_their_aliases_stay_so() -> None:
    aliases = names.as_aliases(alias_groups(GIVEN))
    text = "Fjellgruppen og FLG møtte Shoigu og Bobby Haugland"
    once = names.aliased(names.find(text, "nb"), text, aliases)
    assert names.aliased(once, text, aliases) == once
