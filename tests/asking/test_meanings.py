"""How far words mean the same, within and across the languages."""

from itertools import product

import pytest

from claimcmp.asking.meanings import overlap

ALIKE = [
    ("factory", "en", "fabrikken", "nn"),
    ("plant", "en", "fabrik", "da"),
    ("arrested", "en", "anholdt", "da"),
    ("houses", "en", "huset", "nb"),
    ("omkom", "nn", "died", "en"),
    ("police", "en", "politiet", "nn"),
    ("statsleiarane", "nn", "leaders", "en"),
]
APART = [("buy", "sell"), ("north", "south"), ("open", "close"), ("mother", "father")]


@pytest.mark.parametrize(("a", "first", "b", "second"), ALIKE)
def test_translations_overlap_from_either_side(a: str, first: str, b: str, second: str) -> None:
    """Also compounds, by their last part, and words of one meaning in one line of the list."""
    found = overlap(a, first, b, second)
    assert found is not None
    assert found >= 0.3
    assert found == pytest.approx(overlap(b, second, a, first))


@pytest.mark.parametrize(("a", "b"), APART)
def test_opposites_do_not_overlap(a: str, b: str) -> None:
    """Vectors put them side by side; translations do not."""
    found = overlap(a, "en", b, "en")
    assert found is not None
    assert found < 0.2


def test_a_word_that_is_not_listed_has_no_overlap_but_with_itself() -> None:
    """Unknown is not zero."""
    assert overlap("qwzzyx", "en", "house", "en") is None
    assert overlap("qwzzyx", "en", "qwzzyx", "en") == 1.0


def test_overlap_is_a_share() -> None:
    """Whatever the pair."""
    words = ["hus", "by", "krig", "åpne", "stemme"]
    found = [overlap(a, "nb", b, "da") for a, b in product(words, words)]
    assert all(f is None or 0.0 <= f <= 1.0 + 1e-9 for f in found)
