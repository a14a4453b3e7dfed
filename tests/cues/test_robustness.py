# ruff: noqa: D103 -- the names of the tests say the facts
"""Any text at all goes through every finder and comparator, in every language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.cues import antonyms, certainty, names, numbers, polarity, times
from claimcmp.cues.numerals import digits_value
from claimcmp.values import LANGUAGES, Interval

PIECES = (
    "¹ ² ½ ① Ⅳ ٣ ١٢ １２ ２０１９ 𝟏𝟐 1² 1. 1, 1: 12:30 3rd 12/ 7-årig 1980-tallet".split()
    + "\u0301 \x00 İ ß ſ ǅ ª ﬁ 🇳🇴 \u200d \ufeff \u00ad ٫ ʼ ’s 's - – / % $".split(" ")
    + ["\n", "\u00a0", "\u202f", " ", "\u2028", "kl. ", "i ", "May ", "mai", "siden", " ago"]
    + ["Al-", "al-A", "den ", "The ", "Ole ", "Russland", "ikke ", "not ", "million ", "og "]
)
TEXTS = st.lists(st.one_of(st.text(max_size=10), st.sampled_from(PIECES)), max_size=8).map("".join)
CODES = st.sampled_from([*LANGUAGES, "und"])
PUBLISHED = st.sampled_from([None, "0001-01-01", "2020-02-28", "9998-12-31"])


@given(TEXTS, TEXTS, CODES, CODES, PUBLISHED, st.integers(0, 5))
@settings(max_examples=400, deadline=None)
def test_any_two_texts_are_read_and_compared(
    left: str, right: str, a: str, b: str, published: str | None, offset: int
) -> None:
    when = Interval.parse(published) if published else None
    timed = times.find(left, a, offset=offset, published=when), times.find(right, b)
    counted, named, negated, opposed, sure = (
        (cue.find(left, a, offset=offset), cue.find(right, b))
        for cue in (numbers, names, polarity, antonyms, certainty)
    )
    found = (*counted[0], *timed[0], *named[0], *negated[0].negations, *opposed[0])
    assert all(left[f.start - offset : f.end - offset] == f.text for f in found)
    names.affiliations(left, a)
    pairs = [(times, timed), (numbers, counted), (names, named)]
    pairs += [(polarity, negated), (antonyms, opposed), (certainty, sure)]
    outcomes = {cue.compare(*sides).outcome for cue, sides in pairs}
    assert outcomes <= {"equal", "compatible", "conflicting", "unknown"}


@given(st.text(max_size=20), CODES)
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_value_or_none(text: str, language: str) -> None:
    value = digits_value(text, language)
    assert value is None or 0 <= value < float("inf")


@pytest.mark.parametrize("text", ["", "¹", "²", "①", "½", "1_0.0", "-1.5", "1:2", "9" * 400])
def test_what_is_no_plain_number_has_no_value(text: str) -> None:
    assert digits_value(text, "und") is None


@pytest.mark.parametrize("text", ["٣", "３", "𝟑"])
def test_digits_of_other_scripts_have_their_value(text: str) -> None:
    assert digits_value(text, "und") == 3


def test_no_scale_makes_a_number_infinite() -> None:
    text = "9" * 99 + " million million hus"
    left, right = numbers.find(text, "nb"), numbers.find("2 hus", "nb")
    assert numbers.compare(left, right).outcome == "conflicting"


def test_a_relative_time_before_the_first_year_keeps_no_interval() -> None:
    (found,) = times.find("i forrige uke", "nb", published=Interval.parse("0001-01-01"))
    assert found.interval is None


def test_a_leap_day_is_resolved_among_years_without_one() -> None:
    (found,) = times.find("29. februar", "nb", published=Interval.parse("2020-03-02"))
    assert found.interval == Interval.parse("2020-02-29")
