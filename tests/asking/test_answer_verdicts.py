"""What rows add up to: yes against no, and a denial against what it denies."""

from __future__ import annotations

import claimcmp as cc

DAY = "2021-05-10"


def asked(question: str, *texts: str) -> cc.Answer:
    """The answer of reports of one day, one sentence each."""
    reports = [{"id": chr(97 + n), "text": text, "published": DAY} for n, text in enumerate(texts)]
    return cc.compare(reports).ask(question)


def test_a_denial_is_no_support() -> None:
    """Its row says what it denies, and no verdict counts it."""
    answer = asked(
        "What caused the flood?",
        "The flood at Brekka in Sundvik was caused by a broken pipe.",
        "Brekka denies that the flood in Sundvik was caused by a broken pipe.",
    )
    assert [r.answer for r in answer.rows] == ["a broken pipe", "not a broken pipe"]
    assert answer.verdict == "unsettled"
    assert "denied by 1" in answer.summary


def test_a_negated_claim_is_no_support() -> None:
    """In any language, and without a word of denial."""
    answer = asked(
        "Who controls the harbour of Tarsa?",
        "Northern forces control the harbour of Tarsa.",
        "Northern forces do not control the harbour of Tarsa.",
    )
    assert answer.verdict not in ("repeated", "corroborated")


def test_yes_and_yes_agree_whatever_else_they_differ_in() -> None:
    """How long it was closed was not asked."""
    answer = asked(
        "Was the bridge in Sundvik closed?",
        "The bridge in Sundvik was closed for two hours.",
        "Broen i Sundvik var stengt i fire timer.",
    )
    assert [r.says for r in answer.rows] == ["yes", "yes"]
    assert answer.verdict == "repeated"
    assert "contradict" not in answer.summary


def test_anyone_is_nobody_in_particular() -> None:
    """The word is no name that reports would have to spell."""
    answer = asked("Was anyone injured in Sundvik?", "Six people were injured in Sundvik.")
    assert [r.says for r in answer.rows] == ["yes"]


def test_not_until_a_day_is_no_denial_of_it() -> None:
    """A negation beside a time says when all the same."""
    answer = asked(
        "When did the ferry leave Sundvik?", "The ferry did not leave Sundvik until Friday."
    )
    assert all(not r.answer.startswith("not ") for r in answer.rows)
