# ruff: noqa: D103 -- the names of the tests say the facts
"""Which negations are found, and when two texts stand against each other by them."""

from __future__ import annotations

import pytest

from claimcmp.cues import polarity


def outcome(left: str, right: str, a: str = "nb", b: str = "en") -> str:
    return polarity.compare(polarity.find(left, a), polarity.find(right, b)).outcome


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Han kommer ikke", "nb"),
        ("Han kjem ikkje", "nn"),
        ("Han kommer aldrig", "da"),
        ("He didn’t come", "en"),
        ("Nobody came", "en"),
        ("Ingen kom", "nb"),
    ],
)
def test_a_negation_makes_a_text_negative(text: str, language: str) -> None:
    assert polarity.find(text, language).polarity == "negative"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Han kommer", "nb"),
        ("Not only he came", "en"),
        ("Ikke minst kom han", "nb"),
        ("Amendment No 7 passed", "en"),
        ("ei jente kom", "nn"),
        ("", "en"),
    ],
)
def test_what_only_looks_like_negation_is_positive(text: str, language: str) -> None:
    assert polarity.find(text, language).polarity == "positive"


def test_two_negations_are_positive_again() -> None:
    assert polarity.find("Ingen har ikke hørt det", "nb").polarity == "positive"


def test_a_refusal_is_told_from_a_negation() -> None:
    (found,) = polarity.find("Hun avviste planen", "nb").negations
    assert (found.kind, found.scope) == ("refusal", "planen")


def test_the_scope_is_the_next_word_of_content() -> None:
    (found,) = polarity.find("They will not negotiate", "en").negations
    assert found.scope == "negotiate"


def test_spans_slice_back_and_carry_the_offset() -> None:
    text = "De vil ikke, og kan aldri, komme"
    for found in polarity.find(text, "nb", offset=4).negations:
        assert text[found.start - 4 : found.end - 4] == found.text


def test_a_negation_on_one_side_conflicts() -> None:
    assert outcome("Byen ble ikke angrepet", "The town was attacked") == "conflicting"


def test_a_negation_on_both_sides_is_equal() -> None:
    assert outcome("Byen ble ikke angrepet", "The town was not attacked") == "equal"


def test_a_negation_inside_a_word_may_answer_a_plain_one() -> None:
    assert outcome("Det er ikke lovlig", "It is unlawful") == "unknown"


def test_a_refusal_may_answer_a_plain_negation() -> None:
    assert outcome("De ville ikke komme", "They refused to come") == "unknown"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Havnen kan ikke tage imod skibe.", "The port is incapable of receiving ships."),
        ("Der er ingen tvivl om resultatet.", "The result is certain."),
        ("Han har ikke stemt, og heller ikke hun.", "He has not voted, and she is the same."),
    ],
)
def test_a_negation_inside_another_word_is_no_conflict(left: str, right: str) -> None:
    found = polarity.compare(polarity.find(left, "da"), polarity.find(right, "en"))
    assert found.outcome != "conflicting"


def test_a_word_that_both_sides_have_hides_no_negation() -> None:
    left = polarity.find("Det ulovlige bygget ble revet i går.", "nb")
    right = polarity.find("The illegal building was not torn down yesterday.", "en")
    assert polarity.compare(left, right).outcome == "conflicting"


def test_negations_far_apart_do_not_answer_each_other() -> None:
    left = polarity.find("Ikke alle kom til møtet i byen, men de fleste stemte for planen.", "nb")
    right = polarity.find("All came to the town meeting, but most did not vote for it.", "en")
    assert polarity.compare(left, right).outcome != "equal"
