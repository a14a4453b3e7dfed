"""How the times of two claims lie to each other."""

from __future__ import annotations

import pytest

import claimcmp as cc
from claimcmp.matching.moments import compare_moments, dated
from claimcmp.reading.claims import claim_from_text


def _claim(text: str, published: str | None = None) -> cc.Claim:
    when = cc.Interval.parse(published) if published else None
    return claim_from_text(text, "en", published=when)


@pytest.mark.parametrize(
    ("left", "right", "timing"),
    [
        ("It burned on 3 May 2020.", "It burned on 3 May 2020.", "overlap"),
        ("It burned on 3 May 2020.", "It burned on 4 May 2020.", "apart"),
        ("It burned in May 2020.", "It burned on 4 June 2020.", "apart"),
        ("It burned in May 2020.", "It burned in May 2020.", "unknown"),
        ("It burned in 2020.", "It burned in May 2020.", "unknown"),
        ("It burned in 2020.", "It burned in 2021.", "apart"),
        ("It burned.", "It burned in 2021.", "unknown"),
    ],
)
def test_a_stated_day_is_one_time_and_a_stated_month_is_not(
    left: str, right: str, timing: str
) -> None:
    """Two fires of one May may be two fires."""
    assert compare_moments(_claim(left), _claim(right)).timing == timing


def test_months_that_overlap_leave_it_to_publication() -> None:
    """The same day of publication is one time."""
    left = _claim("It burned in May 2020.", "2020-06-01")
    right = _claim("It burned in May 2020.", "2020-06-01")
    assert compare_moments(left, right).timing == "overlap"


def test_a_day_counts_more_than_a_year_beside_it() -> None:
    """That both say "since 2010" makes no one day of two."""
    left = _claim("On 3 May 2020 came the worst flood since 2010.", "2020-05-10")
    right = _claim("On 9 May 2020 came the worst flood since 2010.", "2020-05-10")
    assert compare_moments(left, right).timing == "apart"


def test_a_table_of_days_says_nothing() -> None:
    """None of a hundred days is when it was."""
    days = " and ".join(f"{1 + n % 28} May {1900 + n}" for n in range(100))
    assert (
        compare_moments(_claim(f"It burned on {days}."), _claim("It burned.")).timing == "unknown"
    )


def test_the_day_of_a_claim_is_the_one_it_states_or_else_its_reports() -> None:
    """Two days stated are none; a day to come is not when it was told."""
    claim = _claim("It burned on 3 May 2020.", "2020-06-01")
    assert dated(claim)[1] == "3 May 2020"
    assert dated(claim, ahead=True)[1] == "2020-06-01"
    assert dated(_claim("It burned on 3 May 2020 and 4 May 2020.", "2020-06"))[1] == "2020-06"
    assert dated(_claim("It burned.")) == (None, "")
