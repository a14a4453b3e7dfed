"""Claims in other words that change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.checking.rewordings import respelled, without_aside
from claimcmp.values import LANGUAGES


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "nb",
            "Havnen i Lervik, som styres av Kystverket, ble åpnet i går.",
            "Havnen i Lervik ble åpnet i går.",
        ),
        (
            "en",
            "Lervik, which was rebuilt in 1987, has a new harbour.",
            "Lervik has a new harbour.",
        ),
        ("en", "The boats that Lervik owns left the harbour.", None),
    ],
)
def test_an_aside_between_commas_is_left_out(language: str, text: str, wanted: str | None) -> None:
    """What picks out who is meant stays."""
    assert without_aside(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("da", "Halvtreds både kom.", "50 både kom."),
        ("nn", "Dei tok 7 båtar.", "Dei tok sju båtar."),
        ("en", "At least 7 boats came.", None),
        ("en", "It cost $7 a head.", None),
        ("en", "They took 7.5 boats.", None),
        ("und", "7 boats came.", None),
    ],
)
def test_an_exact_number_is_respelled(language: str, text: str, wanted: str | None) -> None:
    """Digits become a word and a word digits, where there is one."""
    assert respelled(text, language) == wanted


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_is_reworded_or_left(text: str, language: str) -> None:
    """No text breaks the rules, and none comes out blank."""
    for short in (without_aside(text, language), respelled(text, language)):
        assert short is None or short.strip()
