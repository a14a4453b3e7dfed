# ruff: noqa: D103 -- the names of the tests say the facts
"""What `claimcmp.cues.numbers` reads, and when two sets of quantities clash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.cues import numbers
from claimcmp.values import LANGUAGES


def values(text: str, language: str) -> list[float | None]:
    return [n.low for n in numbers.find(text, language)]


def outcome(left: str, right: str, a: str = "nb", b: str = "en") -> str:
    found = numbers.find(left, a), numbers.find(right, b)
    return numbers.compare(*found, within=(left, right)).outcome


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Byen har 1 200 innbyggere", "nb", 1200),
        ("Byen har 1.200 indbyggere", "da", 1200),
        ("The town has 1,200 inhabitants", "en", 1200),
        ("Prisen steg 3,5 prosent", "nb", 3.5),
        ("Prices rose 3.5 percent", "en", 3.5),
        ("Et underskudd på 1.234.567,5 kroner", "nb", 1_234_567.5),
        ("femogtyve heste", "da", 25),
        ("halvtreds huse", "da", 50),
        ("tres huse", "da", 60),
        ("syvogfirs huse", "da", 87),
        ("to hundrede og femogtyve får", "da", 225),
        ("tjueen hester", "nb", 21),
        ("enogtyve hester", "nb", 21),
        ("femtifem hester", "nb", 55),
        ("tohundreogførti sauer", "nb", 240),
        ("tjuesju hestar", "nn", 27),
        ("twenty-one horses", "en", 21),
        ("one hundred and five horses", "en", 105),
        ("two and a half million birds", "en", 2_500_000),
        ("2,5 millioner fugler", "nb", 2_500_000),
        ("200 mia. fugle", "da", 2e11),
        ("3 billion birds", "en", 3e9),
        ("tre milliarder fugler", "nb", 3e9),
        ("halvannen million fugler", "nb", 1_500_000),
    ],
)
def test_a_quantity_has_its_value_in_its_language(text: str, language: str, value: float) -> None:
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("En mann kom med et brev", "nb"),
        ("A man and one letter", "en"),
        ("Det skjedde i 2015", "nb"),
        ("It happened on 12 May 2019 at 7 pm", "en"),
        ("Systemet S-400 og F-16", "nb"),
        ("Flere hundre kom", "nb"),
        ("Hundreds came, several thousand left", "en"),
        ("To tredjedeler stemte", "nb"),
        ("the first time", "en"),
    ],
)
def test_what_states_no_quantity_is_no_number(text: str, language: str) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "comparator"),
    [
        ("minst 40 hus", "nb", "at least"),
        ("mere end 40 huse", "da", "more than"),
        ("op mod 40 huse", "da", "about"),
        ("nearly 40 houses", "en", "about"),
        ("up to 40 houses", "en", "at most"),
        ("færre enn 40 hus", "nb", "less than"),
        ("40 hus", "nn", "exactly"),
    ],
)
def test_a_word_before_the_number_loosens_it(text: str, language: str, comparator: str) -> None:
    assert [n.comparator for n in numbers.find(text, language)] == [comparator]


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("12 prosent", "nb", "percent"),
        ("12 pct.", "da", "percent"),
        ("12 per cent", "en", "percent"),
        ("$12", "en", "usd"),
        ("12 kroner", "nb", "krone"),
        ("12 euro", "da", "eur"),
        ("12 tonn", "nn", "t"),
        ("12 kilometres", "en", "km"),
        ("12 uker", "nb", "week"),
        ("a 12-year-old", "en", "year"),
        ("den 12-årige", "da", "year"),
    ],
)
def test_units_have_one_name_in_all_languages(text: str, language: str, unit: str) -> None:
    assert [n.unit for n in numbers.find(text, language)] == [unit]


def test_a_range_has_two_ends() -> None:
    for text, language in (("10–15 km", "nb"), ("mellom 10 og 15 km", "nb"), ("10 to 15 km", "en")):
        (found,) = numbers.find(text, language)
        assert (found.low, found.high) == (10, 15)


def test_a_score_is_no_range() -> None:
    assert values("De vant 3-5 hjemme", "nb") == [3, 5]


def test_what_is_counted_is_kept_as_written() -> None:
    (found,) = numbers.find("Politiet pågrep 14 demonstranter.", "nb")
    assert found.counted == "demonstranter"


def test_an_ordinal_is_told_from_a_count() -> None:
    assert [n.unit for n in numbers.find("for the fifth time", "en")] == ["ordinal"]


def test_spans_slice_back_and_carry_the_offset() -> None:
    text = "Rundt 1 200 hus og minst 30 broer"
    for found in numbers.find(text, "nb", offset=7):
        assert text[found.start - 7 : found.end - 7] == found.text


def test_equal_numbers_across_languages_are_equal() -> None:
    assert outcome("sju hus og 1.200 trær", "seven houses and 1,200 trees") == "equal"


def test_another_count_of_the_same_thing_conflicts() -> None:
    assert outcome("14 hus brant", "17 houses burned") == "conflicting"


def test_the_verdict_names_both_numbers() -> None:
    verdict = numbers.compare(numbers.find("14 hus", "nb"), numbers.find("17 houses", "en"))
    assert verdict.words == "14 against 17"


def test_counts_of_different_things_do_not_conflict() -> None:
    assert outcome("14 soldater kom", "17 children came") == "compatible"


def test_more_numbers_on_one_side_are_compatible() -> None:
    assert outcome("14 hus", "14 houses and 3 barns") == "compatible"


def test_a_rounded_number_meets_the_exact_one() -> None:
    assert outcome("om lag 100 hus", "104 houses") == "equal"
    assert outcome("2 millioner fugler", "2,034,000 birds") == "equal"


def test_a_bound_meets_a_value_just_above_it() -> None:
    assert outcome("minst 100 hus", "120 houses") == "equal"


def test_two_bounds_far_apart_conflict() -> None:
    assert outcome("minst 100 hus", "at least 300 houses") == "conflicting"


def test_percent_never_meets_a_bare_count() -> None:
    assert outcome("40 prosent", "17 houses") == "compatible"


def test_units_of_one_dimension_are_converted() -> None:
    assert outcome("to uker", "14 days") == "equal"
    assert outcome("16 km", "10 miles") == "equal"


def test_a_number_said_in_another_way_is_no_conflict() -> None:
    assert outcome("2 brødre og 5 hus", "both brothers, 7 trees, 5 houses") != "conflicting"


def test_no_numbers_on_a_side_is_unknown() -> None:
    assert outcome("noen hus", "14 houses") == "unknown"


@given(
    st.text(alphabet="0123456789 .,-–/:%$æa og million", max_size=60), st.sampled_from(LANGUAGES)
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_numbers_that_slice_back(text: str, language: str) -> None:
    for found in numbers.find(text, language):
        assert text[found.start : found.end] == found.text


def test_comparing_is_symmetric_in_its_outcome() -> None:
    pairs = [
        ("14 hus", "17 houses"),
        ("minst 14 hus", "20 houses"),
        ("2 hus", "2 cars and 3 boats"),
    ]
    for left, right in pairs:
        assert outcome(left, right) == outcome(right, left, "en", "nb")


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("12 hus ødelagt", "nb", "hus"),
        ("135 sivile blitt evakuert", "nb", "sivile"),
        ("20 syke evakuert", "nb", "syke"),
        ("40 sorte heste solgt", "da", "sorte heste"),
        ("9 sauer og 3 kyr", "nb", "sauer"),
        ("3 store norske byer", "nb", "store norske byer"),
        ("12 skadde soldatar", "nn", "skadde soldatar"),
        ("five men arrested", "en", "men"),
        ("12 old houses burned", "en", "old houses"),
        ("4 special forces left", "en", "special forces"),
        ("12 dead", "en", "dead"),
        ("12 they said", "en", None),
    ],
)
def test_what_is_said_of_the_counted_is_no_part_of_it(
    text: str, language: str, counted: str | None
) -> None:
    assert numbers.find(text, language)[0].counted == counted
