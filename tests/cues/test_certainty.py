# ruff: noqa: D103 -- the names of the tests say the facts
"""How sure a text is found to be."""

from __future__ import annotations

import pytest

from claimcmp.cues import certainty


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Byen falt", "nb", "certain"),
        ("Byen kan ha falt", "nb", "hedged"),
        ("Byen skal ha falt", "nb", "hedged"),
        ("Byen er formentlig faldet", "da", "hedged"),
        ("The town has reportedly fallen", "en", "hedged"),
        ("Byen skal rives", "nb", "planned"),
        ("Planen er at byen rives", "nb", "planned"),
        ("The town will be rebuilt", "en", "planned"),
        ("Byen bør rives", "nn", "wanted"),
        ("Hun opfordrer dem til at gå", "da", "wanted"),
        ("She called for talks", "en", "wanted"),
        ("Det er uklart om byen falt", "nb", "open"),
        ("It is unclear whether the town fell", "en", "open"),
        ("They had no knowledge of the talks", "en", "open"),
        ("They back the proposal for lower taxes", "en", "planned"),
        ("Rådet foreslår en lavere avgift", "nb", "planned"),
        ("Forslaget fik bred støtte", "da", "planned"),
        ("Copies are sent upon request", "en", "certain"),
        ("The ferry should have sailed in June", "en", "hedged"),
        ("Ferja skulle ha gått i juni", "nn", "hedged"),
        ("Færgen skulle have sejlet i juni", "da", "hedged"),
        ("She can sing", "en", "hedged"),
        ("Hun kan synge", "nb", "hedged"),
        ("Havna er kanskje stengt", "nn", "hedged"),
        ("Færgen siges at være sunket", "da", "hedged"),
        ("Politiet kunne ikke bekrefte at byen falt", "nb", "open"),
        ("Styresmaktene kjenner ikkje til saka", "nn", "open"),
        ("Det vides ikke, om byen faldt", "da", "open"),
        ("The owner is considering a sale", "en", "open"),
        ("May 12 was a cold day", "en", "certain"),
        ("", "en", "certain"),
    ],
)
def test_a_text_has_the_certainty_of_its_loosest_word(
    text: str, language: str, expected: str
) -> None:
    assert certainty.find(text, language).certainty == expected


def test_the_place_is_shown_with_the_offset() -> None:
    (span,) = certainty.find("Hun er trolig her", "nb", offset=10).spans
    assert (span.start, span.end) == (17, 23)


def test_a_plan_and_a_fact_never_conflict() -> None:
    left, right = certainty.find("Byen skal rives", "nb"), certainty.find("Byen ble revet", "nb")
    verdict = certainty.compare(left, right)
    assert (verdict.outcome, verdict.words) == ("compatible", "planned against certain")


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("Byen har visstnok falt", "nb", ["visstnok"]),
        ("The town may have fallen, reportedly", "en", ["may have", "reportedly"]),
        ("Byen er formentlig faldet", "da", []),
        ("Ten suspected thieves were caught", "en", []),
    ],
)
def test_hearsay_is_told_apart_from_other_hedges(
    text: str, language: str, places: list[str]
) -> None:
    told = certainty.find(text, language).told
    assert [text[t.start : t.end] for t in told] == places
