"""What `relate`, `relate_pairs` and `match` make of input that is none, or odd."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.comparison import Relation

QUICK: dict[str, Any] = {"judge": cc.load_judge("features"), "encoder": "static"}
HALF = "Havnen \udfff er stengt."


@pytest.mark.parametrize(
    "bad",
    [
        None, 3, True, b"x", ["x"], [["x"]], ("x", "y"), HALF, {}, {"text": None}, {"text": HALF},
        {"text": "x", "language": 5}, {"text": "x", "language": []}, {"text": "x", "id": 1.5},
        {"text": "x", "source": ["y"]}, {"text": "x", "source": HALF}, {"text": "x", "id": HALF},
        {"text": "x", "published": []}, {1: "x", "text": "y"}, {None: "x", 2: "y"},
    ],
    ids=ascii,
)  # fmt: skip
def test_what_is_no_claim_is_an_error_of_this_library(bad: Any) -> None:
    """On either side, and among known claims."""
    for call in (
        lambda: cc.relate(bad, "Havnen er stengt.", **QUICK),
        lambda: cc.relate_pairs([("Havnen er stengt.", bad)], **QUICK),
        lambda: cc.match(["Havnen er stengt."], [bad], **QUICK),
    ):
        with pytest.raises(cc.ClaimcmpError, match=r"; "):
            call()


@pytest.mark.parametrize(
    "bad",
    [None, 3, "xy", b"xy", ["xy"], [b"xy"], [("x",)], [("x", "y", "z")], [{"x", "y"}], [None]],
)
def test_what_are_no_pairs_is_refused(bad: Any) -> None:
    """A pair is a sequence of two claims."""
    with pytest.raises(cc.InputError, match="want"):
        cc.relate_pairs(bad, **QUICK)


def test_a_generator_of_pairs_is_read_once() -> None:
    """And no pairs give no relations."""
    pairs = ((text, text) for text in ("Havnen er stengt.", "Veien er åpen."))
    assert [r.kind for r in cc.relate_pairs(pairs, **QUICK)] == ["agrees", "agrees"]
    assert cc.relate_pairs(iter(()), **QUICK) == ()


def test_a_claim_agrees_with_itself_under_any_encoder() -> None:
    """Claims hold no vectors: who encoded them before does not matter."""
    claim = cc.relate("Ti ble reddet i Lervik.", "Veien er åpen.", judge=QUICK["judge"]).left
    for encoder in ("static", "contextual"):
        found = cc.relate(claim, claim, judge=QUICK["judge"], encoder=encoder)
        assert (found.kind, found.confidence) == ("agrees", 1.0)


ODD = st.text(max_size=60)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(ODD)
def test_any_text_twice_agrees_or_says_nothing(text: str) -> None:
    """With certainty, in whatever language and however odd."""
    found = cc.relate(text, text, **QUICK)
    kinds = {"agrees"} if any(map(str.isalnum, text)) else {"agrees", "unrelated"}
    assert found.kind in kinds
    assert found.confidence == 1.0


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(ODD, ODD)
def test_any_two_texts_have_a_relation_that_survives_json(left: str, right: str) -> None:
    """Spans lie inside the texts, also with aliases."""
    aliased = cc.Settings(aliases={"Lervik": "L1", "a b": "c"})
    found = cc.relate(left, right, settings=aliased, **QUICK)
    for claim in (found.left, found.right):
        assert all(claim.text[n.start : n.end] == n.text for n in claim.names if not claim.start)
    assert Relation.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    ("pair", "many"), [(("x",), "1 claim "), ((), "0 claims "), (("x", "y", "z"), "3 claims ")]
)
def test_a_pair_of_other_than_two_is_told_how_many_it_has(pair: Any, many: str) -> None:
    """A tuple is what was wanted, so its type says nothing."""
    with pytest.raises(cc.InputError, match=f"a pair was given with {many}in it; want two"):
        cc.relate_pairs([pair], **QUICK)
