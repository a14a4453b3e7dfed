# ruff: noqa: D103 -- the names of the tests say the facts
"""What `claimcmp.cues.times` reads, and when two sets of times clash."""

from __future__ import annotations

import pytest

from claimcmp.cues import times
from claimcmp.report import Time
from claimcmp.values import Interval

FRIDAY = Interval.parse("2019-05-10")


def only(text: str, language: str, published: Interval | None = None) -> Time:
    (found,) = times.find(text, language, published=published)
    return found


def outcome(left: str, right: str, a: str = "nb", b: str = "en") -> str:
    return times.compare(times.find(left, a), times.find(right, b)).outcome


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("den 3. mars", "nb", (None, 3, 3)),
        ("3. marts 2011", "da", (2011, 3, 3)),
        ("March 3, 2011", "en", (2011, 3, 3)),
        ("3 March 2011", "en", (2011, 3, 3)),
        ("on the 3rd of March", "en", (None, 3, 3)),
        ("3/4 2011", "da", (2011, 4, 3)),
        ("2011-03-04", "en", (2011, 3, 4)),
        ("i midten av mars", "nn", (None, 3, None)),
        ("in March 2011", "en", (2011, 3, None)),
        ("i 2011", "da", (2011, None, None)),
    ],
)
def test_a_date_states_only_its_own_parts(
    text: str, language: str, parts: tuple[int | None, ...]
) -> None:
    found = only(text, language)
    assert (found.year, found.month, found.day) == parts


@pytest.mark.parametrize(
    ("text", "language", "clock"),
    [
        ("kl. 14.30", "nb", (14, 30)),
        ("klokken 9", "da", (9, None)),
        ("at 7 pm", "en", (19, None)),
        ("12.15 am", "en", (0, 15)),
        ("ved midnatt", "nb", (0, None)),
    ],
)
def test_a_clock_is_read_in_24_hours(
    text: str, language: str, clock: tuple[int, int | None]
) -> None:
    found = only(text, language)
    assert (found.hour, found.minute) == clock


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("i går", "nb", -1),
        ("tomorrow", "en", 1),
        ("for tre dager siden", "nb", -3),
        ("two weeks ago", "en", -14),
        ("i forgårs", "da", -2),
    ],
)
def test_a_relative_time_counts_days_from_publication(text: str, language: str, days: int) -> None:
    assert only(text, language).offset == days


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They may leave", "en"),
        ("They march on", "en"),
        ("May I go?", "en"),
        ("2000 soldater kom", "nb"),
        ("resolution 1973", "en"),
        ("the second man", "en"),
    ],
)
def test_words_and_counts_that_look_like_times_are_none(text: str, language: str) -> None:
    assert times.find(text, language) == ()


def test_may_is_a_month_beside_a_day_or_after_in() -> None:
    assert only("in May", "en").month == 5
    assert only("May 4", "en").day == 4


def test_a_full_date_has_its_day_as_interval() -> None:
    assert only("3. mars 2011", "nb").interval == Interval.parse("2011-03-03")


def test_a_date_without_year_stays_open_without_publication() -> None:
    assert only("3. mars", "nb").interval is None


def test_a_date_without_year_takes_the_nearest_one() -> None:
    assert only("3. mars", "nb", FRIDAY).interval == Interval.parse("2019-03-03")


def test_yesterday_is_resolved_from_publication() -> None:
    assert only("yesterday", "en", FRIDAY).interval == Interval.parse("2019-05-09")


def test_next_month_is_a_month() -> None:
    assert only("neste måned", "nb", FRIDAY).interval == Interval.parse("2019-06")


def test_a_plain_weekday_is_not_resolved() -> None:
    assert only("torsdag", "nb", FRIDAY).interval is None


def test_a_weekday_said_to_be_past_is_resolved() -> None:
    assert only("i torsdags", "da", FRIDAY).interval == Interval.parse("2019-05-09")


@pytest.mark.parametrize("text", ["31. februar 2011", "64. februar 2011"])
def test_an_impossible_date_is_read_as_written_and_has_no_interval(text: str) -> None:
    found = only(text, "nb")
    assert (found.year, found.month, found.interval) == (2011, 2, None)
    assert found.day == int(text[:2])


def test_one_date_in_two_languages_is_equal() -> None:
    assert outcome("den 3. mars 2011", "on March 3, 2011") == "equal"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("i 2011", "in 2012"),
        ("i mars", "in April"),
        ("3. mars", "March 4"),
        ("på mandag", "on Tuesday"),
        ("kl. 14", "at 3 pm"),
    ],
)
def test_a_part_that_differs_conflicts(left: str, right: str) -> None:
    assert outcome(left, right) == "conflicting"


def test_the_coarser_time_is_compatible() -> None:
    assert outcome("i mars 2011", "in 2011") == "compatible"


def test_a_year_lies_in_its_decade() -> None:
    assert outcome("i 1987", "in the 1980s") == "compatible"


def test_relative_times_without_publication_are_unknown() -> None:
    assert outcome("i går", "tomorrow") == "unknown"


def test_relative_times_of_dated_reports_can_conflict() -> None:
    left = times.find("i går", "nb", published=FRIDAY)
    right = times.find("tomorrow", "en", published=FRIDAY)
    assert times.compare(left, right).outcome == "conflicting"


def test_no_time_on_a_side_is_unknown() -> None:
    assert outcome("aldri", "in 2011") == "unknown"


def test_spans_slice_back_and_carry_the_offset() -> None:
    text = "Fra 3. mars 2011 til mandag kl. 14.30"
    for found in times.find(text, "nb", offset=5):
        assert text[found.start - 5 : found.end - 5] == found.text


def test_a_long_text_is_read_in_linear_time() -> None:
    assert times.find("1.1.1." * 20_000, "nb") is not None


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("They met on 4 May.", "en", "4 May"),
        ("De møttes 4. mai.", "nb", "4. mai"),
        ("Det var 30. desember.", "nb", "30. desember"),
        ("Han kom 3. marts. Så gik han.", "da", "3. marts"),
        ("They met on 4 Dec.", "en", "4 Dec"),
        ("On 4 Dec. they met.", "en", "4 Dec."),
        ("It began at 5p.m.", "en", "at 5p.m."),
        ("It began at 5 pm.", "en", "at 5 pm"),
    ],
)
def test_a_full_stop_that_ends_the_sentence_is_no_part_of_a_time(
    text: str, language: str, written: str
) -> None:
    found = only(text, language)
    assert found.text == written
    assert text[found.start : found.end] == written
