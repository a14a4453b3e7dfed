"""Claims found again after their report was edited, moved or taken away."""

from __future__ import annotations

import pytest
from review_builders import claim

from claimcmp.corrections import ClaimMark
from claimcmp.report import Claim
from claimcmp.reviewing.finding import find, index, mark, missing

BOAT = claim("a", 40, "The boat sank off Lervik.")
CREW = claim("a", 90, "it was old", standalone="the boat was old", context="They say it was old.")


def found(wanted: Claim, *among: Claim) -> tuple[str, str] | None:
    """The text of the claim that is found, and how."""
    place = find(mark(wanted), index(among))
    return None if place is None else (among[place.row].id, place.how)


def test_an_id_is_enough() -> None:
    """The report is as it was."""
    assert found(BOAT, CREW, BOAT) == (BOAT.id, "same")


def test_the_same_words_are_found_elsewhere_in_the_report() -> None:
    """Something was put in before them."""
    moved = claim("a", 52, BOAT.text)
    assert found(BOAT, moved) == (moved.id, "moved")


def test_of_equal_sentences_the_nearest_is_meant() -> None:
    """A report that repeats itself."""
    near, far = claim("a", 44, BOAT.text), claim("a", 400, BOAT.text)
    assert found(BOAT, far, near) == (near.id, "moved")


def test_an_edited_sentence_is_found_by_its_standalone_wording() -> None:
    """The clause says the same in a sentence of other words."""
    edited = CREW.model_copy(update={"id": "new", "context": "He adds that it was old."})
    assert found(CREW, edited) == ("new", "reworded")


def test_the_same_clause_about_something_else_is_not_meant() -> None:
    """There “it was old” is said of the car."""
    other = CREW.model_copy(
        update={"id": "new", "context": "Of the car: it was old.", "standalone": "the car was old"}
    )
    assert found(CREW, other) is None


def test_capitals_and_blanks_of_the_wording_do_not_count() -> None:
    """An editor's change of case."""
    edited = claim("a", 0, "THE boat  sank off Lervik.")
    assert found(BOAT, edited) == (edited.id, "reworded")


def test_another_report_s_copy_is_not_meant() -> None:
    """What is said of one source says nothing of the next."""
    assert found(BOAT, claim("b", 40, BOAT.text)) is None


@pytest.mark.parametrize(("old", "new"), [("a.txt", "news/a.txt"), ("news/a.txt", "a.txt")])
def test_a_report_is_known_by_its_file_s_name(old: str, new: str) -> None:
    """Its id begins elsewhere where another folder is loaded."""
    renamed = claim(new, 40, BOAT.text)
    assert found(claim(old, 40, BOAT.text), renamed) == (renamed.id, "moved")


def test_a_file_s_name_that_two_reports_have_tells_nothing() -> None:
    """Either may be meant."""
    two = [claim(f"{folder}/a.txt", 40, BOAT.text) for folder in ("x", "y")]
    assert found(claim("a.txt", 40, BOAT.text), *two) is None


def test_a_title_without_its_report_is_found_where_one_claim_has_it() -> None:
    """And not where two do."""
    title = ClaimMark(claim="gone", standalone=BOAT.text)
    twin = claim("b", 0, BOAT.text)
    assert find(title, index([CREW, BOAT])) == (1, "reworded")
    assert find(title, index([BOAT, twin])) is None


def test_what_is_missing_is_said() -> None:
    """The report, or the claim in it."""
    assert "the report a is not among these" in missing(mark(BOAT), index([claim("b", 0, "X y.")]))
    assert "a does not say “The boat sank" in missing(mark(BOAT), index([CREW]))
