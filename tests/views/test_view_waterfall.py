from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from view_builders import claim, relation

from claimcmp.comparison import Comparison, Reason
from claimcmp.values import Span
from claimcmp.views.waterfall import bars, rounded

weights = st.lists(st.floats(-9, 9, allow_nan=False), max_size=8)


@given(weights)
def test_rounded_numbers_add_up_to_the_rounded_sum(values: list[float]) -> None:
    """As a score is: four decimals where it is made, two where it is shown."""
    score = round(sum(values), 4)
    assert sum(rounded(values)) == pytest.approx(float(f"{score:.2f}"), abs=1e-6)


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


def test_a_bar_says_from_which_sum_to_which_it_leads(comparison: Comparison) -> None:
    """The sums shown are those of the numbers shown, from zero on."""
    found = bars(comparison.relations[0])
    assert [(b.before, b.after) for b in found] == [
        ("+0.00", "+1.00"),
        ("+1.00", "+1.50"),
        ("+1.50", "+1.25"),
        ("+0.00", "+1.25"),
    ]


@given(weights)
def test_every_bar_lies_in_the_drawing(values: list[float]) -> None:
    """Places are per cent of the width; the sum's bar begins at zero."""
    made = relation(claim("nb.txt", "motoren var ny"), claim("en.txt", "Lervik"), "agrees")
    reasons = tuple(Reason(type="meaning", contribution=v, words="") for v in values)
    found = bars(made.model_copy(update={"reasons": reasons}))
    for bar in found:
        assert -0.01 <= bar.x <= 100.01
        assert 0 <= bar.zero <= 100
        assert bar.x + bar.width <= 101
    assert all(b.start == a.stop for a, b in pairwise(found[:-1]))
    if found:
        assert (found[-1].start, found[-1].stop) == (found[0].start, found[-2].stop)


def test_a_bar_quotes_the_words_it_rests_on(comparison: Comparison) -> None:
    """Stretches are quoted from both sides, a whole claim and a place outside it are not."""
    first = comparison.relations[1]
    left = first.left
    inside = Span(start=left.start + 7, end=left.start + 13)
    reason = Reason(
        type="actor",
        contribution=1.0,
        words="",
        left=(inside, inside, Span(start=left.start, end=left.end), Span(start=0, end=3)),
        right=(Span(start=4, end=9), Span(start=5_000, end=5_003)),
    )
    bar, _ = bars(first.model_copy(update={"reasons": (reason,)}))
    assert (bar.left, bar.right) == (("Solvår",), ("ferry",))


def test_a_relation_without_reasons_has_no_bars(comparison: Comparison) -> None:
    """A relation without reasons has no bars."""
    assert bars(comparison.relations[0].model_copy(update={"reasons": ()})) == ()
