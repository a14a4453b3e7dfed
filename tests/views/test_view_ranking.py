"""The nearest claims of other reports, beside what was decided on them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pytest

import claimcmp as cc
from claimcmp.matching.neighbours import candidates
from claimcmp.reading.claims import finest
from claimcmp.testing import HashEncoder

TEXTS = {
    "avisen": "Brua i Velden ble stengt i 10 dager etter flommen. Ordfører Kari Lund tapte valget. "
    "Solen skinte hele uken. Kommunen kjøpte en ny buss til skolen.",
    "post": "The bridge in Velden was closed for 10 days after the flood. Mayor Kari Lund lost the "
    "election, and the municipality bought a new bus for the school.",
    "sund": "Broen i Velden var lukket i 10 dage efter oversvømmelsen. Solen skinnede hele ugen. "
    "Biblioteket åbner på søndag.",
    "bladet": "Brua i Velden vart stengd etter flaumen. Biblioteket opnar sundag.",
}
REPORTS = [{"id": id, "text": text} for id, text in TEXTS.items()]


class Counting(HashEncoder):
    """Remembers how many texts it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def encode(self, texts: Sequence[str]) -> Any:
        """As the encoder of the tests."""
        self.asked += len(texts)
        return super().encode(texts)


@cache
def _four() -> cc.Comparison:
    return cc.compare(REPORTS)


def _claim(comparison: cc.Comparison, opening: str) -> cc.Claim:
    return next(c for c in comparison.claims if c.text.startswith(opening))


def test_the_counterpart_comes_first_with_its_decision() -> None:
    """The bridge of the other report."""
    comparison = _four()
    bridge = _claim(comparison, "Brua i Velden ble")
    first, *others = comparison.ranking(bridge, report="post")
    assert first.claim.text.startswith("The bridge")
    assert first.relation in comparison.agreements()
    assert {r.relation for r in others} == {None}


def test_what_has_no_counterpart_is_ranked_all_the_same() -> None:
    """No threshold: what fell short is seen, without a decision."""
    comparison = _four()
    alone = _claim(comparison, "Kommunen")
    assert len(comparison.ranking(alone, top=3, report="sund")) == 3
    assert all(r.relation is None for r in comparison.ranking(alone, report="sund"))


def test_a_claim_goes_by_its_id_too() -> None:
    """The claim itself or its name."""
    bridge = _claim(_four(), "Brua i Velden ble")
    assert _four().ranking(bridge) == _four().ranking(bridge.id)


def test_best_comes_first_and_top_says_how_many() -> None:
    """By margin, then by cosine, then by id."""
    every = _four().ranking(_claim(_four(), "Solen skinte"), top=100)
    order = [(-(r.margin or 0), -r.cosine, r.claim.id) for r in every]
    assert order == sorted(order)
    assert {r.claim.report for r in every} == {"post", "sund", "bladet"}
    assert _four().ranking(_claim(_four(), "Solen skinte"), top=2) == every[:2]


def test_figures_are_those_of_the_relations() -> None:
    """Every relation between reports is found in the ranking of both its sides, as it is."""
    comparison = _four()
    listed = [r for r in comparison.relations if r.scope == "between_reports"]
    assert listed
    for relation in listed:
        for here, there in ((relation.left, relation.right), (relation.right, relation.left)):
            ranked = comparison.ranking(here, top=50, report=there.report)
            (found,) = [r for r in ranked if r.claim == there]
            assert (found.cosine, found.margin) == (relation.cosine, relation.margin)
            assert found.relation == relation


def test_margins_are_those_of_all_candidates() -> None:
    """Against the search over all pairs."""
    encoder = HashEncoder()
    comparison = cc.compare(REPORTS, encoder=encoder)
    rows = list(finest(comparison.claims))
    ids = [r.id for r in comparison.reports]
    owner = np.array([ids.index(c.report or "") for c in rows], dtype=np.intp)
    vectors = encoder.encode([c.standalone for c in rows])
    pairs = candidates(vectors, owner, floor=-1.0, near=-1.0)
    assert pairs
    for pair in pairs:
        ranked = comparison.ranking(rows[pair.left], top=50)
        (found,) = [r for r in ranked if r.claim is rows[pair.right]]
        assert found.margin == pytest.approx(pair.margin, abs=1e-4)


def test_a_decision_on_a_clause_is_told_for_its_sentence() -> None:
    """It holds the clause; the sentence's other clauses are another matter."""
    text = "Brua i Velden ble stengt etter flommen, og 14 personer ble evakuert."
    records = [{"id": "a", "text": text}, {"id": "b", "text": "14 people were evacuated."}]
    comparison = cc.compare(records)
    (relation,) = comparison.relations
    told = {c.text: comparison.ranking(c)[0].relation for c in comparison.claims[:3]}
    assert told == {
        text: relation,
        "14 personer ble evakuert": relation,
        "Brua i Velden ble stengt etter flommen": None,
    }


def test_the_order_of_reports_changes_nothing() -> None:
    """Ties go by id."""
    twins = [{"id": f"{n}", "text": "The bridge in Velden is closed. It rained."} for n in range(6)]
    first = cc.compare(twins, encoder=HashEncoder())
    random.Random(2).shuffle(twins)
    again = cc.compare(twins, encoder=HashEncoder())
    for claim in first.claims:
        assert first.ranking(claim, top=20) == again.ranking(claim.id, top=20)
    near = [r for r in first.ranking(first.claims[0], top=20) if r.cosine == 1]
    assert [r.claim.id for r in near] == sorted(r.claim.id for r in near)
    assert len(near) == 5


def test_two_claims_alone_have_no_margin() -> None:
    """There is nothing to compare with."""
    comparison = cc.compare([{"id": "a", "text": "It rained."}, {"id": "b", "text": "It rains."}])
    (ranked,) = comparison.ranking(comparison.claims[0])
    assert ranked.margin is None
    assert ranked.cosine > 0


def test_a_report_alone_ranks_nothing() -> None:
    """There are no others."""
    comparison = cc.compare([{"id": "a", "text": TEXTS["post"]}])
    assert comparison.ranking(comparison.claims[0]) == ()


def test_a_claim_of_which_the_encoder_knows_nothing_is_near_nothing() -> None:
    """A row of zeros."""

    class Blank(HashEncoder):
        def encode(self, texts: Sequence[str]) -> Any:
            return np.zeros((len(texts), self.dimension), dtype=np.float32)

    comparison = cc.compare(REPORTS, encoder=Blank())
    assert comparison.ranking(comparison.claims[0]) == ()


def test_vectors_that_were_kept_are_not_made_again() -> None:
    """Of a comparison that was just made."""
    encoder = Counting()
    comparison = cc.compare(REPORTS, encoder=encoder)
    asked = encoder.asked
    assert comparison.ranking(comparison.claims[0])
    assert encoder.asked == asked


def test_one_read_from_json_ranks_the_same() -> None:
    """Its claims are encoded again."""
    read = cc.Comparison.model_validate_json(_four().to_json())
    claim = _four().claims[0]
    assert read.ranking(claim.id) == _four().ranking(claim)


def test_one_read_from_json_needs_the_encoder_it_was_made_with() -> None:
    """Another's cosines would stand beside decisions that do not rest on them."""
    made = cc.compare(REPORTS, encoder=HashEncoder())
    read = cc.Comparison.model_validate_json(made.to_json())
    claim = made.claims[0]
    with pytest.raises(cc.ModelError, match=r"encoder 'hash-64'.*ranking\(encoder="):
        read.ranking(claim)
    assert read.ranking(claim, encoder=HashEncoder()) == made.ranking(claim)
    with pytest.raises(cc.ModelError, match=r"'hash-64'.*'hash-32'"):
        made.ranking(claim, encoder=HashEncoder(32))


@pytest.mark.parametrize("given", ["nobody", None, 7])
def test_a_claim_from_elsewhere_is_refused(given: Any) -> None:
    """With what to use for it."""
    with pytest.raises(cc.InputError, match=r"no claim of this comparison.*claimcmp\.match"):
        _four().ranking(given)


def test_a_claim_outside_any_report_is_refused() -> None:
    """As `relate` has them."""
    with pytest.raises(cc.InputError, match=r"want one of its `claims`"):
        _four().ranking(cc.relate("It rained.", "It snowed.", encoder=HashEncoder()).left)


@pytest.mark.parametrize("top", [0, -1, 1.5, True, "3"])
def test_top_is_a_whole_number_from_one(top: Any) -> None:
    """Nothing is silently cut to none."""
    with pytest.raises(cc.InputError, match=r"top was given as .*1 or more"):
        _four().ranking(_four().claims[0], top=top)


def test_the_report_is_another_one_that_is_there() -> None:
    """Claims of one report are not ranked against each other."""
    claim = _claim(_four(), "Brua i Velden ble")
    with pytest.raises(cc.InputError, match=r"'avisen' is the claim's own report"):
        _four().ranking(claim, report="avisen")
    with pytest.raises(cc.InputError, match=r"no report has the id 'x'"):
        _four().ranking(claim, report="x")
