"""Changing one detail of a claim."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.checking.edits import EDITS, date, name, negation, number, opposite
from claimcmp.values import LANGUAGES

CHANGED = [
    (number, "nb", "12 båter la fra kai.", "12"),
    (number, "da", "Halvtreds både lagde fra kaj.", "Halvtreds"),
    (number, "en", "Seven boats left the quay.", "Seven"),
    (date, "nn", "Båten kom tysdag.", "tysdag"),
    (date, "en", "The boat came in 1987.", "1987"),
    (date, "da", "Båden kom den 14. marts.", "14 marts"),
    (name, "nb", "Båten kom fra Hellas.", "Hellas"),
    (name, "en", "The boat belongs to Anna Lindqvist.", "Lindqvist"),
    (opposite, "en", "The price of herring rose.", "rose"),
]


@pytest.mark.parametrize(("edit", "language", "text", "old"), CHANGED)
def test_one_detail_is_replaced(edit, language: str, text: str, old: str) -> None:
    """What is replaced is the detail, and the rest stays."""
    made = edit(text, language, Random(3))
    assert made.old in old.split()
    assert made.new != made.old
    assert made.text == text[: made.start] + made.new + text[made.end :]


NEGATED = [
    ("nb", "Havnen er stengt.", "Havnen er ikke stengt."),
    ("nn", "Hamna var ikkje stengd.", "Hamna var stengd."),
    ("da", "I går blev der fisket.", "I går blev der ikke fisket."),
    ("da", "Bo er den nye kaptajn.", "Bo er ikke den nye kaptajn."),
    ("en", "Ships which are small will dock.", "Ships which are small will not dock."),
]


@pytest.mark.parametrize(("language", "text", "wanted"), NEGATED)
def test_a_negation_is_put_in_or_taken_away(language: str, text: str, wanted: str) -> None:
    """The main verb is negated, not the one that picks out who is meant."""
    made = negation(text, language, Random(0))
    assert made is not None
    assert made.text == wanted


UNTOUCHED = [
    (number, "en", "At least 20 boats left."),
    (number, "en", "Between 3 and 5 boats left."),
    (number, "en", "The boats left."),
    (negation, "en", "The harbour is not only small but full."),
    (negation, "nb", "Hvis havnen er stengt, går båten tilbake."),
    (negation, "da", "Ingen er kommet i land."),
    (opposite, "en", "The price did not rise."),
    (name, "nb", "Båten kom fra en liten havn."),
]


@pytest.mark.parametrize(("edit", "language", "text"), UNTOUCHED)
def test_what_would_be_no_contradiction_is_left_alone(edit, language: str, text: str) -> None:
    """Where both could be true, or nothing fits, there is no change."""
    assert edit(text, language, Random(0)) is None


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_language_without_rules_is_left_alone(edit) -> None:
    """Nothing is changed in a language that could not be told."""
    assert edit("12 Hellas 1987 is rose", "und", Random(0)) is None


def test_a_capital_stays_a_capital() -> None:
    """A number word at the head of a sentence keeps its capital."""
    made = number("Fire båter gikk ut.", "nb", Random(1))
    assert made is not None
    assert made.new[0].isupper()


@given(st.text(max_size=80), st.sampled_from(LANGUAGES), st.sampled_from(sorted(EDITS)))
def test_any_text_is_changed_in_one_place_or_not_at_all(text, language, kind) -> None:
    """The change is the same twice, and undone by putting the old words back."""
    made = EDITS[kind](text, language, Random(5))
    assert made == EDITS[kind](text, language, Random(5))
    if made is not None:
        end = made.start + len(made.new)
        assert made.text[: made.start] + made.old + made.text[end:] == text
        assert made.text != text
