# ruff: noqa: D103 -- the names of the tests say the facts
"""Languages of many texts, told together: each as if it were asked alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.errors import InputError
from claimcmp.reading.language import _totals, detect_language, detect_languages
from claimcmp.reading.letterweights import totals_of

SEVERAL = [
    "Rådmannen ville ikkje seia kor mange som hadde sagt opp.",
    "",
    "12 345",
    "Ja",
    "The harbour master closed both gates before noon.",
    "Borgmesteren afviste, at havnen skulle lukkes.",
    "Das Schiff liegt noch immer im Hafen, und niemand weiß warum.",
    "Порт закрыт",
    "a",
    "É",
    "Ordføreren sa at ferja var innstilt.\nIngen visste hvorfor.",
]


def test_each_language_is_as_if_asked_alone() -> None:
    assert detect_languages(SEVERAL) == [detect_language(text) for text in SEVERAL]


def test_no_texts_have_no_languages() -> None:
    assert detect_languages([]) == []


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InputError):
        detect_languages(["ja", 3])  # type: ignore[list-item]


@given(st.lists(st.text(alphabet="aeø ÉßЖ1.\nK", max_size=12), max_size=6))
def test_texts_read_apart_add_up_to_what_each_has_alone(texts: list[str]) -> None:
    if texts:
        assert totals_of(texts, apart=True) == [_totals(text) for text in texts]
