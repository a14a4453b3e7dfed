"""Claims that answer because a claim of another report, which says the same, answers."""

from __future__ import annotations

import pytest

import claimcmp as cc

DAY = "2021-03-02"
REPORTS = [
    {
        "id": "en",
        "language": "en",
        "published": DAY,
        "text": "The harbour board in Moss put 45 dockers on leave on Monday.",
    },
    {
        "id": "nb",
        "language": "nb",
        "published": DAY,
        "text": "Havnestyret i Moss permitterte 45 havnearbeidere mandag.",
    },
    {
        "id": "da",
        "language": "da",
        "published": DAY,
        "text": "Havnebestyrelsen i Horten holdt fest for 45 gæster tirsdag.",
    },
]


@pytest.fixture(scope="module")
def comparison() -> cc.Comparison:
    """One event in two languages, another one in a third."""
    return cc.compare(cc.load(REPORTS))


@pytest.mark.parametrize(
    "question",
    [
        "How many dockers in Moss were put on leave?",
        "Hvor mange havnearbeidere i Moss ble permittert?",
        "Hvor mange havnearbejdere i Moss blev permitteret?",
    ],
)
def test_what_one_report_answers_another_that_agrees_answers_too(
    comparison: cc.Comparison, question: str
) -> None:
    """With its own words for the same number, whichever language the question is in."""
    rows = [(r.report, r.answer) for r in comparison.ask(question).rows]
    assert rows == [("en", "45 dockers"), ("nb", "45 havnearbeidere")]


def test_a_report_of_another_matter_is_not_brought_along(comparison: cc.Comparison) -> None:
    """An equal number is not enough."""
    rows = comparison.ask("How many dockers in Moss were put on leave?").rows
    assert "da" not in {r.report for r in rows}


def test_a_brought_row_is_worded_by_its_own_claim(comparison: cc.Comparison) -> None:
    """Every row's quote stands in its own report."""
    texts = {r.id: r.text for r in comparison.reports}
    for row in comparison.ask("When were dockers in Moss put on leave?").rows:
        assert texts[row.report][row.claim.start : row.claim.end] == row.quote
