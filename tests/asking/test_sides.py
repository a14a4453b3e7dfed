"""On which side a name stands, in the question and in the claim."""

from __future__ import annotations

import pytest

import claimcmp as cc

EN = (
    "Rune Berg scored against Moss Rovers. "
    "Ida Holm scored for Moss Rovers. "
    "Siv Lund moved from Skien in 2012. "
    "Siv Lund moved to Skien in 2003."
)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Who scored for Moss Rovers?", ["Ida Holm"]),
        ("Hvem scoret mot Moss Rovers?", ["Rune Berg"]),
        ("When did Siv Lund move to Skien?", ["2003"]),
        ("Hvornår flyttede Siv Lund fra Skien?", ["2012"]),
    ],
)
def test_the_other_side_is_no_answer(question: str, answers: list[str]) -> None:
    """For and against, from and to, in any language."""
    report = {"id": "en", "text": EN, "language": "en", "published": "2021-03-02"}
    rows = cc.compare(cc.load([report])).ask(question).rows
    assert [r.answer.removeprefix("in ") for r in rows] == answers
