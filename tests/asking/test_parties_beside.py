"""Who did it, and where the words do not tell."""

from __future__ import annotations

import pytest

import claimcmp as cc

EN = (
    "President Ola Moe mocked Siv Lund because she did not sign the letter. "
    "The Norwegian president Per Vik met Danish farmers. "
    "Kari Dahl, the mayor of Horten, opened the fair. "
    "A fisherman was killed by a whale in a bay in southwest Iceland. "
    "The mayor's lawyers are preparing to sue Aftenbladet. "
    "Rune Berg recently married his colleague Ida Holm. "
    "The following morning, divers found the wreck."
)


@pytest.fixture(scope="module")
def comparison() -> cc.Comparison:
    """One English report."""
    report = {"id": "en", "text": EN, "language": "en", "published": "2021-03-02"}
    return cc.compare(cc.load([report]))


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Who mocked Siv Lund?", ["Ola Moe"]),
        ("Hvem hånet Siv Lund?", ["Ola Moe"]),
        ("Who is president of Norway?", ["Per Vik"]),
        ("Hvem er Norges president?", ["Per Vik"]),
        ("Who is president of Denmark?", []),
        ("Hvem er Danmarks president?", []),
        ("Who is the mayor of Horten?", ["Kari Dahl"]),
        ("Who did Rune Berg marry?", ["his colleague Ida Holm"]),
        ("Who found the wreck?", ["divers"]),
        ("Who sued Aftenbladet?", []),
    ],
)
def test_who_it_was(comparison: cc.Comparison, question: str, answers: list[str]) -> None:
    """The one of the verb, or the one beside the office; never the next best name."""
    assert [r.answer for r in comparison.ask(question).rows] == answers


def test_a_place_behind_a_preposition_did_nothing(comparison: cc.Comparison) -> None:
    """It tells where a thing was."""
    found = comparison.ask("Who found the fisherman dead?").rows
    assert "Iceland" not in {r.answer for r in found}
