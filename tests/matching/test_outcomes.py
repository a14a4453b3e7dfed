"""Plans against outcomes, through `relate`."""

from __future__ import annotations

import pytest

import claimcmp as cc
from claimcmp.matching.outcomes import plan_against_outcome

PLANNED_AND_DONE = [
    ("Kommunen vil rive den gamle broen.", "Kommunen rev den gamle broen."),
    ("Regeringen planlægger at lukke lufthavnen.", "The government closed the airport."),
    ("The company is to build a plant in Narvik.", "Selskapet har bygd en fabrikk i Narvik."),
    ("Selskapet skal leggje ned fabrikken.", "The company has not closed the factory."),
    ("Norway will send 200 soldiers.", "Norge sendte ikke 200 soldater."),
]
TWO_WAYS_TO_WRITE_IT = [
    ("Oslo will host the games this summer.", "Oslo er vert for lekene denne sommeren."),
    ("The fair, which is planned every year, draws crowds.", "Messen trekker mange hvert år."),
    ("The crews found 40 houses that are to be torn down.", "Mannskapene fant 40 hus som rives."),
]


@pytest.mark.parametrize(("plan", "outcome"), PLANNED_AND_DONE)
def test_a_plan_and_its_outcome_are_related_either_way_round(plan: str, outcome: str) -> None:
    """A plan says nothing against or for what came of it."""
    for a, b in ((plan, outcome), (outcome, plan)):
        relation = cc.relate(a, b)
        assert relation.kind == "related"
        assert "plan or opinion" in relation.caveats


@pytest.mark.parametrize(("one", "other"), TWO_WAYS_TO_WRITE_IT)
def test_a_word_that_looks_ahead_is_no_plan_by_itself(one: str, other: str) -> None:
    """Translations differ in such words without differing in what they say."""
    relation = cc.relate(one, other)
    assert not plan_against_outcome(relation.left, relation.right)


def test_a_changed_number_in_a_plan_still_diverges() -> None:
    """Two plans with two numbers cannot both be right."""
    relation = cc.relate(
        "Norway will send 200 soldiers to Mali.", "Norge vil sende 900 soldater til Mali."
    )
    assert relation.kind == "diverges"
