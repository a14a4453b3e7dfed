# ruff: noqa: D103 -- the names of the tests say the facts
"""Opposites across languages."""

from __future__ import annotations

from claimcmp.cues import antonyms


def axes(left: str, right: str, a: str = "nb", b: str = "en") -> list[str]:
    return [o.axis for o in antonyms.conflict(antonyms.find(left, a), antonyms.find(right, b))]


def test_opposites_meet_across_languages() -> None:
    assert axes("Prisen stiger", "The price falls") == ["rise"]


def test_one_pole_on_both_sides_is_no_opposition() -> None:
    assert axes("Prisen stiger", "The price rose") == []


def test_a_text_with_both_poles_opposes_nothing() -> None:
    assert axes("Prisen stiger og faller", "The price falls") == []


def test_the_verdict_names_both_words() -> None:
    left, right = antonyms.find("De vant", "nb"), antonyms.find("De tabte", "da")
    assert antonyms.compare(left, right).words == "vant against tabte"


def test_nothing_listed_is_unknown() -> None:
    assert antonyms.compare((), antonyms.find("They won", "en")).outcome == "unknown"
