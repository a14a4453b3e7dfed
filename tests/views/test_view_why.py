"""A relation in words."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from view_builders import claim, relation

import claimcmp as cc
from claimcmp.comparison import Caveat, Reason, Relation
from claimcmp.values import Span
from claimcmp.views.why import in_brief, in_words, review_in_words


def parted(*weights: float, kind: str = "agrees", **more: Any) -> Relation:
    """The new motor of one report against the old one, with reasons of these weights."""
    new, old = claim("nb.txt", "motoren var ny"), claim("nb.txt", "motoren var gammel")
    return relation(new, old, kind, *weights, **more)


def numbers(text: str) -> list[float]:
    """The signed numbers that lines begin with."""
    return [float(n) for n in re.findall(r"^\s*([+-]\d+\.\d\d)  ", text, flags=re.M)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("agrees", "agree"),
        ("diverges", "diverge"),
        ("related", "same topic, without a verdict"),
        ("unrelated", "not on the same matter"),
    ],
)
def test_it_opens_with_the_verdict_and_its_confidence(kind: str, words: str) -> None:
    """In one sentence."""
    first = in_words(parted(1.0, kind=kind)).splitlines()[0]
    assert words in first
    assert "confidence 0.90" in first


def test_reasons_stand_weightiest_first() -> None:
    """Whether they speak for the verdict or against it."""
    assert numbers(in_words(parted(0.5, -2.0, 1.0)))[:-1] == [-2.0, 1.0, 0.5]


def test_the_contributions_shown_add_up_to_the_score_shown() -> None:
    """Also where each is rounded."""
    for weights in ((1.004, 0.504, -0.254), (0.335, 0.335, 0.335), (-0.005, -0.005)):
        *parts, total = numbers(in_words(parted(*weights)))
        assert sum(parts) == pytest.approx(total)
        assert total == pytest.approx(sum(weights), abs=0.0051)


def test_each_reason_quotes_what_it_rests_on_on_both_sides() -> None:
    """By its place in the report, not in the claim."""
    new, old = claim("nb.txt", "motoren var ny"), claim("nb.txt", "motoren var gammel")
    seen = Reason(
        type="polarity",
        contribution=1.5,
        words="opposites",
        left=(Span(start=new.end - 2, end=new.end),),
        right=(Span(start=old.end - 6, end=old.end),),
    )
    said = in_words(relation(new, old, "diverges", reasons=(seen,), score=1.5))
    assert "opposites [left: “ny”; right: “gammel”]" in said


def test_a_reason_of_one_side_says_that_the_other_has_nothing() -> None:
    """A negation stands on one side only."""
    new, old = claim("nb.txt", "motoren var ny"), claim("nb.txt", "motoren var gammel")
    seen = Reason(
        type="polarity", contribution=1.5, words="", left=(Span(start=new.start, end=new.end),)
    )
    said = in_words(relation(new, old, "diverges", reasons=(seen,), score=1.5))
    assert "polarity [left: “motoren var ny”; right: nothing]" in said


def test_a_long_quote_is_cut_and_stands_on_one_line() -> None:
    """However the report breaks its lines."""
    found = cc.relate("Havnen er\nstengt " * 20, "The port is closed.")
    said = in_words(found)
    assert all(len(line) < 260 for line in said.splitlines()[1:])
    assert len(said.splitlines()) == len(found.reasons) + 2


@pytest.mark.parametrize("caveat", get_args(Caveat))
def test_every_caveat_has_a_sentence(caveat: str) -> None:
    """Each begins with a capital and ends with a full stop."""
    with_it, without = (
        in_words(parted(1.0, caveats=caveats)).splitlines()[0] for caveats in ((caveat,), ())
    )
    added = with_it.removeprefix(without).strip()
    assert re.fullmatch(r"[A-Z][^.]+\.", added)


def test_a_verdict_that_was_withheld_says_what_the_evidence_leans_to() -> None:
    """The kind and the leaning differ."""
    held = parted(1.0, kind="related", leaning="diverges", caveats=("undecided",))
    assert "leans to “diverge”" in in_words(held)


def test_a_relation_without_reasons_says_so() -> None:
    """Equal words, no words, and a judge that gives none."""
    assert "worded alike" in cc.relate("The port is closed.", "the port is  closed.").why()
    assert "says nothing" in cc.relate("", "The port is closed.").why()
    assert "no reasons" in parted().why()


def test_the_three_scores_of_an_inference_model_are_told() -> None:
    """Where the judge has them."""
    scores = {"entailment": 0.1, "neutral": 0.2, "contradiction": 0.7}
    said = in_words(parted(0.85, kind="diverges", scores=scores))
    assert "entailment 0.10, neutral 0.20 and contradiction 0.70" in said


def test_in_brief_is_one_line_without_quotes() -> None:
    """For a cell of a table."""
    assert in_brief(parted(0.5, -2.0)) == "number seen (-2.00); meaning seen (+0.50)"
    assert in_brief(parted()) == ""


def test_a_relation_with_scores_can_stand_in_a_set() -> None:
    """Though a dict is among its fields."""
    scores = {"entailment": 0.1, "neutral": 0.2, "contradiction": 0.7}
    assert len({parted(1.0, scores=scores), parted(1.0, scores=scores), parted(1.0)}) == 2


def test_what_holds_a_pair_back_is_said_in_its_own_words() -> None:
    """Which days, places or stages it was; the general words stand where nothing more is known."""
    held = parted(1.0, kind="related", caveats=("later development",), held_back="agreed, then off")
    assert "One is a later development: agreed, then off." in in_words(held)
    plain = parted(1.0, kind="related", caveats=("later development",))
    assert "the two reports are of different times" in in_words(plain)


@pytest.mark.parametrize(
    ("reviewed", "machine", "said"),
    [
        ("accepted", "agrees", "Confirmed in review."),
        ("relabelled", "diverges", "Changed in review (found by comparing: diverge)."),
    ],
)
def test_a_review_is_told_with_what_was_found_without_it(
    reviewed: str, machine: str, said: str
) -> None:
    """Right after the verdict."""
    first = in_words(parted(1.0, reviewed=reviewed, machine=machine)).splitlines()[0]
    assert first.endswith(said)


def test_nothing_is_said_of_a_review_that_was_none() -> None:
    """Most relations nobody has looked at."""
    assert review_in_words(parted(1.0)) is None
