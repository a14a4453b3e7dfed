"""How far a matter has come, as a claim tells it."""

from __future__ import annotations

import time

import pytest

import claimcmp as cc
from claimcmp.matching.stages import compare_stages, held_names, stage_of
from claimcmp.reading.claims import claim_from_text


def _claim(text: str, language: str = "en") -> cc.Claim:
    return claim_from_text(text, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language", "stage"),
    [
        ("Talks will be held in Tarsa.", "en", "announced"),
        ("Both sides agreed to a ceasefire.", "en", "agreed"),
        ("Partene ble enige om en våpenhvile.", "nb", "agreed"),
        ("Partane vart einige om ei våpenkvile.", "nn", "agreed"),
        ("Parterne blev enige om en våbenhvile.", "da", "agreed"),
        ("The truce came into force.", "en", "begun"),
        ("Våbenhvilen trådte i kraft.", "da", "begun"),
        ("The truce fell apart.", "en", "collapsed"),
        ("I natt brøt våpenhvilen mellom partene sammen.", "nb", "collapsed"),
        ("Våpenkvila braut saman.", "nn", "collapsed"),
        ("Våbenhvilen brød sammen.", "da", "collapsed"),
        ("The talks were called off.", "en", "cancelled"),
        ("Møtet ble avlyst.", "nb", "cancelled"),
        ("Mødet blev aflyst.", "da", "cancelled"),
        ("The talks have resumed.", "en", "renewed"),
        ("Våpenhvilen ble forlenget.", "nb", "renewed"),
        ("The strike ended.", "en", "ended"),
        ("The army seized Tarsa.", "en", "seized"),
        ("Hæren mistet kontrollen over Tarsa.", "nb", "lost"),
        ("Hæren gjenerobra Tarsa.", "nn", "recaptured"),
        ("Tarsa kontrolleres af oprørerne.", "da", "held"),
        ("Anna Berg was acquitted.", "en", "judged"),
        ("Anna Berg anket.", "nb", "appealed"),
    ],
)
def test_stages_are_read_in_four_languages(text: str, language: str, stage: str) -> None:
    """One stage each."""
    found = stage_of(_claim(text, language))
    assert found is not None
    assert found.name == stage


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The roof collapsed.",
        "The ceasefire did not collapse.",
        "The ceasefire may have collapsed.",
        "The ceasefire that was agreed on Monday collapsed.",
    ],
)
def test_no_stage_is_read_where_none_is_sure(text: str) -> None:
    """Other matters, negations, hedges, and two stages in one claim."""
    assert stage_of(_claim(text)) is None


@pytest.mark.parametrize(
    ("left", "right", "stages"),
    [
        ("The sides agreed on a truce in Tarsa.", "The truce in Tarsa broke down.", True),
        ("The sides agreed on a truce in Tarsa.", "The truce broke down.", False),
        ("The sides agreed on a truce in Tarsa.", "The talks in Tarsa broke down.", False),
        ("Norway and Mali began talks.", "Talks of Norway and Chad broke down.", False),
        ("The rebels seized Tarsa.", "The army recaptured Tarsa.", True),
        ("Russia seized Tarsa.", "Russia withdrew from Brekkvik.", False),
        ("Anna Berg was convicted.", "Anna Berg appealed.", True),
        ("Anna Berg was convicted.", "Nina Dahl appealed.", False),
        ("The rebels seized Tarsa.", "The rebels captured Tarsa.", False),
    ],
)
def test_two_stages_are_compared_on_one_matter_only(left: str, right: str, stages: bool) -> None:
    """A shared name and what the track is about, what was held, or who was tried."""
    pair = _claim(left), _claim(right)
    assert (compare_stages(*pair) is not None) is stages
    assert (compare_stages(*reversed(pair)) is not None) is stages


@pytest.mark.parametrize(
    ("text", "language", "held"),
    [
        ("IS controls Tarsa.", "en", ["Tarsa"]),
        ("Tarsa is controlled by IS.", "en", ["Tarsa"]),
        ("Tarsa was seized by Norway.", "en", ["Tarsa"]),
        ("Tarsa kontrolleres av IS.", "nb", ["Tarsa"]),
        ("The talks in Tarsa ended.", "en", []),
    ],
)
def test_what_is_held_is_told_from_who_holds_it(text: str, language: str, held: list[str]) -> None:
    """Active and passive."""
    assert [n.text for n in held_names(_claim(text, language))] == held


def test_long_texts_without_an_end_to_a_form_are_read_in_linear_time() -> None:
    """A form opens again and again and never closes."""
    taken = []
    for many in (400, 3200):
        text = "våpenhvile " + "brøt og " * many
        claim = _claim("En våpenhvile.", "nb").model_copy(update={"standalone": text})
        start = time.process_time()
        assert stage_of(claim) is None
        taken.append(time.process_time() - start)
    assert taken[1] < 40 * max(taken[0], 0.002)
