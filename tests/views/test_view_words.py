from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from view_builders import disputed, report

from claimcmp.comparison import Caveat, Comparison, Kind, ReasonType, Silence, Verdict
from claimcmp.values import Span
from claimcmp.views import words
from claimcmp.views.outline import outline


def test_summary_says_languages_dates_and_disputes(comparison: Comparison) -> None:
    """Summary says languages dates and disputes."""
    assert words.summary(comparison) == (
        "4 reports: 1 Norwegian, 1 Danish, 2 English. Two have no date. 1 file could not be used. "
        "Contradictions between reports: 0. "
        "Disputes between people quoted inside one report: 1 (Age of the engine). "
        "Left open: Kaptajnen vil ikke be- eller afkræfte, at en dør stod åben "
        "(reported; neither confirmed nor denied)."
    )


def test_headline_says_that_none_was_found(comparison: Comparison) -> None:
    """Headline says that none was found."""
    assert words.headline(outline(comparison)) == "No contradiction found between the reports."


def test_headline_counts_contradictions(comparison: Comparison) -> None:
    """Headline counts contradictions."""
    found = words.headline(outline(disputed(comparison)))
    assert found == "The reports contradict each other on one matter."


def test_nothing_to_compare_is_said(empty: Comparison) -> None:
    """Nothing to compare is said."""
    assert words.headline(outline(empty)) == "No report to compare."


def test_norwegian_counts_both_written_forms() -> None:
    """Readers count Norwegian, not its two written forms."""
    both = [report("nb.txt"), report("nb.txt", language="nn"), report("en.txt", language=None)]
    assert words.languages(both) == (
        "3 reports: 2 Norwegian, 1 in a language that could not be told."
    )


@pytest.mark.parametrize(
    ("dated", "said"),
    [
        ((True, True), ""),
        ((True, False), "One has no date."),
        ((False,), "It has no date."),
        ((False, False), "None of them has a date."),
    ],
)
def test_undated_reports_are_counted_in_words(
    comparison: Comparison, dated: tuple[bool, ...], said: str
) -> None:
    """Undated reports are counted in words."""
    with_date, without = comparison.reports[0], comparison.reports[1]
    assert words.undated(with_date if d else without for d in dated) == said


def test_a_silence_names_the_words_looked_for() -> None:
    """A silence names the words looked for."""
    silence = Silence(
        group=None, report="en.txt", coverage="does not name it", looked_for=("Oslo", "Bergen")
    )
    assert words.silence(silence) == "No sentence names Oslo or Bergen"


def test_a_report_that_names_it_is_silent_all_the_same() -> None:
    """A report that names it is silent all the same."""
    place = Span(start=10, end=16)
    silence = Silence(
        group=None, report="en.txt", coverage="names it", looked_for=("x",), place=place
    )
    said = words.silence(silence, report("en.txt"))
    assert said == "Names Solvår, but no claim on this was found"


def test_every_verdict_kind_caveat_and_reason_has_words() -> None:
    """Every verdict kind caveat and reason has words."""
    for known, literal in (
        (words.VERDICTS, Verdict),
        (words.KINDS, Kind),
        (words.CAVEATS, Caveat),
        (words.REASONS, ReasonType),
    ):
        assert set(literal.__args__) <= set(known)


@pytest.mark.parametrize(("position", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
def test_reports_are_lettered(position: int, letters: str) -> None:
    """Reports are lettered."""
    assert words.siglum(position) == letters


@given(st.text())
def test_visible_text_keeps_its_length(text: str) -> None:
    """Spans must still fit what is shown."""
    assert len(words.visible(text)) == len(text)


def test_control_characters_are_shown_as_unknown() -> None:
    """Control characters are shown as unknown."""
    assert words.visible("a\0b\nc") == "a\ufffdb\nc"


def test_letters_cannot_be_turned_round() -> None:
    """Overrides show as U+FFFD; the marks that right-to-left names need stay."""
    assert words.visible("a\u202eb\u202dc") == "a\ufffdb\ufffdc"
    assert words.visible("\u2067דן\u2069") == "\u2067דן\u2069"


def test_a_title_in_a_sentence_sets_no_direction() -> None:
    """A mark without its end would take the rest of the sentence with it."""
    assert words.titled("a \u2067b \u202bc.") == "a b c"


def test_metadata_table_quotes_what_csv_needs(comparison: Comparison) -> None:
    """An id may hold commas and quotes."""
    odd = comparison.reports[0].model_copy(update={"id": 'a,"b"'})
    assert words.metadata_csv([odd]).splitlines()[1] == '"a,""b""",2021-03-02,Kystbladet'


def test_what_is_known_says_how(comparison: Comparison) -> None:
    """Given, found and inferred are told apart, and unknown is said."""
    first, second, *_ = comparison.reports
    assert words.known(first) == (
        "Norwegian (Bokmål) · 2021-03-02 (given) · Kystbladet · origin unknown"
    )
    assert words.known(second) == "Danish · date unknown · source unknown · origin unknown"
