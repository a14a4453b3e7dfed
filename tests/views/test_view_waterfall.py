from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.comparison import Comparison
from claimcmp.views.waterfall import bars, rounded

weights = st.lists(st.floats(-9, 9, allow_nan=False), max_size=8)


@given(weights)
def test_rounded_numbers_add_up_to_the_rounded_sum(values: list[float]) -> None:
    """Rounded numbers add up to the rounded sum."""
    assert round(sum(rounded(values)), 6) == pytest.approx(round(sum(values), 2), abs=1e-6)


@given(weights)
def test_no_number_moves_by_more_than_a_hundredth(values: list[float]) -> None:
    """Rounding for the sum never distorts a single weight."""
    assert all(abs(a - b) < 0.01001 for a, b in zip(values, rounded(values), strict=True))


def test_the_last_bar_is_the_sum_of_the_others(comparison: Comparison) -> None:
    """The last bar is the sum of the others."""
    found = bars(comparison.relations[0])
    assert [b.number for b in found] == ["+1.00", "+0.50", "-0.25", "+1.25"]


def test_bars_start_where_the_last_one_ended(comparison: Comparison) -> None:
    """Bars start where the last one ended."""
    first, second, *_ = bars(comparison.relations[0])
    assert second.x == pytest.approx(first.x + first.width, abs=0.2)


def test_a_relation_without_reasons_has_no_bars(comparison: Comparison) -> None:
    """A relation without reasons has no bars."""
    assert bars(comparison.relations[0].model_copy(update={"reasons": ()})) == ()
