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
