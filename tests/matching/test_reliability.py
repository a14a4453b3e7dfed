"""Reliability tables, their error, and where the judge's card keeps them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.judge.card import CARD, calibration, fill
from training.judge.reliability import Bin, curve, expected_error, reliability

CLASSES = ("agrees", "diverges", "neither")
ANSWERS = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


def test_a_bin_tells_mean_confidence_and_share_right() -> None:
    """Both answers lie between .5 and 1."""
    assert reliability([0.6, 0.8], [True, False], bins=2) == (Bin(0.5, 1.0, 2, 0.7, 0.5),)


def test_a_bin_begins_with_its_lower_bound() -> None:
    """Half is in the upper of two halves."""
    assert reliability([0.5], [True], bins=2)[0].low == 0.5


def test_certainty_is_in_the_last_bin() -> None:
    """1.0 has no bin of its own."""
    assert reliability([1.0], [True], bins=4) == (Bin(0.75, 1.0, 1, 1.0, 1.0),)


def test_the_error_is_weighed_by_answers() -> None:
    """Three answers off by .1 and one off by .5."""
    bins = (Bin(0.0, 0.5, 3, 0.4, 0.3), Bin(0.5, 1.0, 1, 0.5, 1.0))
    assert expected_error(bins) == pytest.approx(0.2)


def test_no_answers_have_no_error() -> None:
    """Nothing is wrong with nothing."""
    assert expected_error(reliability([], [])) == 0.0


@given(ANSWERS)
def test_every_answer_is_in_one_bin(answers: list[tuple[float, bool]]) -> None:
    """None is lost and none counted twice."""
    bins = reliability([c for c, _ in answers], [hit for _, hit in answers])
    assert sum(b.count for b in bins) == len(answers)


@given(ANSWERS)
def test_the_error_is_a_share(answers: list[tuple[float, bool]]) -> None:
    """Between 0 and 1, but for rounding."""
    found = expected_error(reliability([c for c, _ in answers], [hit for _, hit in answers]))
    assert -1e-9 <= found <= 1 + 1e-9


@pytest.mark.parametrize("odd", [-0.1, 1.1, float("nan")])
def test_a_confidence_outside_its_range_is_refused(odd: float) -> None:
    """A chance is 0 to 1."""
    with pytest.raises(ValueError, match="want 0 to 1"):
        reliability([odd], [True])


def test_two_lengths_are_refused() -> None:
    """Nothing is paired with nothing."""
    with pytest.raises(ValueError, match="want as many"):
        reliability([0.5], [])


def test_no_bins_are_refused() -> None:
    """A table needs a row."""
    with pytest.raises(ValueError, match="at least 1"):
        reliability([0.5], [True], bins=0)


def test_a_curve_marks_the_confidence_within_the_bar() -> None:
    """Half right, at .9."""
    line = curve((Bin(0.8, 1.0, 7, 0.9, 0.5),)).splitlines()[1]
    assert line == "0.800-1.000  ###############............|...       7  0.900  0.500"


def test_a_curve_of_nothing_is_empty() -> None:
    """No heading over nothing."""
    assert curve(()) == ""


def _chances() -> np.ndarray:
    return np.array([[0.9, 0.05, 0.05], [0.2, 0.7, 0.1], [0.1, 0.3, 0.6]])


def test_the_card_tells_of_each_class_called() -> None:
    """One pair was called a divergence, wrongly."""
    found = calibration(_chances(), np.array([0, 2, 2]), ["translation"] * 3, CLASSES)
    assert "| called diverges | 1 | 0.700 | 0.000 | 0.700 |" in found


def test_the_card_tells_of_each_kind_of_pair() -> None:
    """The second word of an origin tells what was changed."""
    origins = ["translation", "edit number", "xnli"]
    found = calibration(_chances(), np.array([0, 1, 2]), origins, CLASSES)
    assert "| translations with one detail changed | 1 | 0.700 | 1.000 | 0.300 |" in found


def test_a_kind_without_pairs_has_no_row() -> None:
    """Nothing is divided by nothing."""
    found = calibration(_chances(), np.array([0, 1, 2]), ["xnli"] * 3, CLASSES)
    assert "Danish facts" not in found


def test_a_card_of_no_pairs_says_so() -> None:
    """Where nothing is held out."""
    found = calibration(np.zeros((0, 3)), np.zeros(0, dtype=np.intp), [], CLASSES)
    assert found == "No pairs were held out."


def test_a_card_is_filled_between_its_marks(tmp_path: Path) -> None:
    """What stands around them stays."""
    card = tmp_path / "card.md"
    card.write_text("a\n<!-- calibration: begin -->old<!-- calibration: end -->\nb\n", "utf8")
    fill(card, r"new \1")
    filled = "a\n<!-- calibration: begin -->\n\nnew \\1\n\n<!-- calibration: end -->\nb\n"
    assert card.read_text("utf8") == filled


def test_a_card_without_marks_is_refused(tmp_path: Path) -> None:
    """Rather than written over."""
    card = tmp_path / "card.md"
    card.write_text("a", "utf8")
    with pytest.raises(ValueError, match="no place"):
        fill(card, "new")


def test_the_judges_card_has_a_place_for_it() -> None:
    """The one that the fit fills."""
    assert "<!-- calibration: begin -->" in CARD.read_text("utf8")
