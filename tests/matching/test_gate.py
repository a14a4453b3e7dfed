"""Whether two claims can speak of one event at one time."""

import pytest

import claimcmp as cc
from claimcmp.matching.gate import anchors, open_gate
from claimcmp.reading.claims import claim_from_text


def _claim(text: str, published: str | None = None, language: str = "en") -> cc.Claim:
    when = cc.Interval.parse(published) if published else None
    return claim_from_text(text, language, published=when)  # type: ignore[arg-type]


A, B = "The harbour is closed.", "The harbour is open."


@pytest.mark.parametrize(
    ("first", "second", "when"),
    [
        ("2020-05-01", "2020-05-01", "same"),
        ("2020-05-01", "2020-05-02", "same"),
        ("2020-05", "2020-05-20", "same"),
        ("2019-12", "2020-01", "later"),
        ("2019", "2020-01-01", "later"),
        ("2020-05-01", "2022-05-01", "later"),
        ("2020-05-01", None, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_publication_dates_decide_where_the_texts_state_none(
    first: str | None, second: str | None, when: str
) -> None:
    """An unknown date is never taken for the same date."""
    assert open_gate(_claim(A, first), _claim(B, second)).when == when


def test_days_stated_in_the_texts_come_before_publication_dates() -> None:
    """Two floods at two dates, reported the same week, are two floods."""
    left = _claim("On 3 May 2020 the harbour flooded.", "2020-05-10")
    right = _claim("On 9 May 2020 the harbour flooded.", "2020-05-10")
    assert open_gate(left, right).when == "different"


def test_a_stated_day_ties_undated_claims_together() -> None:
    """The same day on both sides, in two languages."""
    left = _claim("The harbour was closed on 3 May.")
    right = _claim("Havnen var åpen 3. mai.", language="nb")
    assert open_gate(left, right).when == "same"


def test_undated_claims_need_a_name_a_place_and_an_event() -> None:
    """All three, shared; two of them are not enough."""
    left = _claim("Norway led the peace talks in Geneva.")
    right = _claim("Norge ledet ikke fredsforhandlingene i Genève.", language="nb")
    assert len(anchors(left, right)) == 3
    assert open_gate(left, right).when == "same"
    assert anchors(left, _claim("Norge ledet følget i Genève.", language="nb")) == ()


def test_the_gate_does_not_depend_on_the_side() -> None:
    """Left and right may be exchanged."""
    left, right = _claim(A, "2020-05-01"), _claim(B, "2022-05-01")
    assert open_gate(left, right).when == open_gate(right, left).when
