"""What the confidence says of a relation that a rule made "related"."""

from __future__ import annotations

from typing import Any

import pytest

import claimcmp as cc
from claimcmp.testing import HashEncoder, TableEncoder

OPEN = "The port of Lervik is open."
DENIED = "Ida Holm denies that the port of Lervik is open."


class Thinks:
    """A judge with one opinion."""

    name = "thinks"

    def __init__(self, *chances: float, **more: Any) -> None:
        self._given: Any = cc.Opinion(chances, **more)  # type: ignore[arg-type]

    def opinion(self, pair: cc.Pair) -> cc.Opinion:
        """The one it has."""
        return self._given  # type: ignore[no-any-return]


@pytest.mark.parametrize("chances", [(0.9, 0.07, 0.03), (0.1, 0.7, 0.2)])
def test_what_a_rule_makes_related_has_the_chance_of_no_agreement(
    chances: tuple[float, float, float],
) -> None:
    """An agreement set aside by a rule is doubted as little as the judge doubts it."""
    relation = cc.relate(OPEN, DENIED, judge=Thinks(*chances), encoder=TableEncoder({}))
    assert (relation.kind, relation.leaning) == ("related", "related")
    assert relation.confidence == pytest.approx(1 - chances[0])


@pytest.mark.parametrize(
    "more",
    [
        {"score": float("nan")},
        {"score": float("inf")},
        {"score": None},
        {"scores": {"entailment": float("nan")}},
        {"reasons": ("because",)},
        {"reasons": None},
    ],
    ids=str,
)
def test_an_opinion_that_no_relation_can_hold_is_the_judge_s_error(more: dict[str, Any]) -> None:
    """It is named, and so is the check that shows more."""
    with pytest.raises(cc.ModelError, match=r"'thinks' returned.*check_judge"):
        cc.relate(OPEN, DENIED, judge=Thinks(0.9, 0.05, 0.05, **more), encoder=HashEncoder())
