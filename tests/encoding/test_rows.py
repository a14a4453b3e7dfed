from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcmp.encoding.rows import runs


@given(st.lists(st.integers(0, 30)), st.integers(1, 40))
def test_runs_cover_everything_in_order(sizes: list[int], most: int) -> None:
    """Each begins where the one before ended."""
    found = [place for start, stop in runs(sizes, most) for place in range(start, stop)]
    assert found == list(range(len(sizes)))


@given(st.lists(st.integers(0, 30)), st.integers(1, 40))
def test_runs_of_several_stay_within_the_bound(sizes: list[int], most: int) -> None:
    """Only a single one may be larger."""
    for start, stop in runs(sizes, most):
        assert stop - start == 1 or sum(sizes[start:stop]) <= most


@given(st.lists(st.integers(0, 30)), st.integers(1, 40))
def test_runs_are_as_long_as_they_can_be(sizes: list[int], most: int) -> None:
    """The next one would have been too much."""
    for start, stop in runs(sizes, most):
        assert stop == len(sizes) or sum(sizes[start : stop + 1]) > most
