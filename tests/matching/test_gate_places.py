"""Where two claims place what they tell of."""

from __future__ import annotations

from importlib.resources import files

import pytest

import claimcmp as cc
from claimcmp.cues import names
from claimcmp.matching.places import compare_places, only_the_place
from claimcmp.reading.claims import claim_from_text


def _claim(text: str, language: str = "en") -> cc.Claim:
    return claim_from_text(text, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "placing"),
    [
        ("Ten died in Idlib.", "Ti døde i Idlib.", "same"),
        ("Ten died in Idlib.", "Ti døde i Hama.", "apart"),
        ("Ten died in Aleppo.", "Ti døde i Syria.", "within"),
        ("Ten died in Mosul.", "Ti døde i Syria.", "apart"),
        ("Ten died in Oslo.", "Ti døde i Europa.", "within"),
        ("Ten died in Norway.", "Ti døde i Danmark.", "apart"),
        ("Ten died in Brekkvik.", "Ti døde i Norge.", "unknown"),
        ("Ten died in Brekkvik.", "Ti døde i Odense.", "apart"),
        ("Ten died in the north of the province of Idlib.", "Ti døde nord i byen Hama.", "apart"),
        ("Ten died in Syrian Idlib.", "Ti døde i det nordlige Hama.", "apart"),
        ("Ten died in Aleppo, Syria.", "Ti døde i Homs og Aleppo.", "same"),
        ("Norway backs the plan.", "Ti døde i Danmark.", "unknown"),
        ("Ten died.", "Ti døde i Danmark.", "unknown"),
        ("IS controls Idlib.", "Hama kontrolleres av IS.", "apart"),
    ],
)
def test_places_are_one_or_lie_in_each_other_or_are_apart(
    left: str, right: str, placing: str
) -> None:
    """From either side, in two languages."""
    pair = _claim(left), _claim(right, "nb")
    assert compare_places(*pair).placing == placing
    assert compare_places(*reversed(pair)).placing == placing


def test_a_place_that_the_other_names_in_another_part_is_no_other_place() -> None:
    """It speaks of it, in its own way."""
    left, right = _claim("Ten died in Idlib."), _claim("Planes in Syria bombed Idlib.")
    assert compare_places(left, right).placing == "same"


def test_an_outlet_or_a_party_is_no_place() -> None:
    """The word "in" stands before these too."""
    left, right = _claim("She told it in NATO."), _claim("She told it in Oslo.")
    assert compare_places(left, right).placing == "unknown"


@pytest.mark.parametrize(
    ("left", "right", "tied"),
    [
        ("The talks were held in Astana.", "Forhandlingene ble holdt i Ankara.", True),
        ("Talks were held in Astana.", "Forhandlinger ble holdt i Ankara.", False),
        ("The talks in Astana failed.", "Forhandlingene i Ankara slo feil.", False),
        ("A fire broke out in Bergen.", "En brann brøt ut i Odense.", False),
        ("Anna Berg was born in Bergen.", "Anna Berg ble født i Odense.", True),
        ("Anna Berg was born in Bergen.", "Nina Dahl ble født i Odense.", False),
        (
            "Russia and Turkey held talks in Astana.",
            "Russland og Tyrkia holdt samtaler i Ankara.",
            True,
        ),
        ("Russia attacked in Idlib.", "Russland gikk til angrep i Hama.", False),
        (
            "Russia and Syria launched attacks in Idlib.",
            "Russland og Syria innledet angrep i Hama.",
            False,
        ),
        (
            "The 12 prisoners at the trial were held in Oslo.",
            "De 15 fangene i rettssaken ble holdt i Bergen.",
            False,
        ),
    ],
)
def test_what_ties_two_claims_with_two_places(left: str, right: str, tied: bool) -> None:
    """A person, two who meet, or an event that both take for known; and nothing else may differ."""
    pair = _claim(left), _claim(right, "nb")
    assert only_the_place(*pair) is tied
    assert only_the_place(*reversed(pair)) is tied


def test_every_listed_place_is_a_name_that_is_found() -> None:
    """A place with a key that no text has would lie nowhere."""
    text = files("claimcmp.matching").joinpath("data/places.txt").read_text("utf8")
    rows = [line.replace(":", ",") for line in text.splitlines() if line and line[0] != "#"]
    places = {place.strip() for row in rows for place in row.split(",")}
    unread = [p for p in sorted(places) if [n.text for n in names.find(f"in {p}", "en")] != [p]]
    assert unread == []
