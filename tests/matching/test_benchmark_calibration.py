"""What the runners of calibration and facts make of answers, without data or models."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def runners() -> Iterator[tuple[Any, Any]]:
    """The two runners, which import each other as scripts of one folder."""
    sys.path.insert(0, str(BENCHMARKS))
    yield importlib.import_module("calibration"), importlib.import_module("facts")
    sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def calibration(runners: tuple[Any, Any]) -> Any:
    """The runner of calibration."""
    return runners[0]


@pytest.fixture(scope="module")
def facts(runners: tuple[Any, Any]) -> Any:
    """The runner of facts."""
    return runners[1]


def fact(facts: Any, gold: str, leaning: str, reader: str, **changed: Any) -> Any:
    """A judged fact, by default read and held back by no rule."""
    given = {"confidence": 0.8, "read": True, "held_back": False, **changed}
    return facts.Judged(
        gold=gold, reader=reader, look=leaning, leaning=leaning, kind=leaning, **given
    )


@pytest.mark.parametrize("kind", ["related", "unrelated"])
def test_what_is_no_verdict_is_neither(calibration: Any, kind: str) -> None:
    """Related and unrelated alike."""
    assert calibration.verdict(kind) == "neither"


def test_a_divergence_is_its_own_verdict(calibration: Any) -> None:
    """So is an agreement."""
    assert calibration.verdict("diverges") == "diverges"


def test_figures_set_confidence_against_the_share_right(calibration: Any) -> None:
    """Sure by .9, right in one of two."""
    answers = [calibration.Answer("agrees", k, 0.9, True, "x") for k in ("agrees", "neither")]
    assert calibration.figures(answers)["error"] == 0.4


def test_figures_of_nothing_are_nothing(calibration: Any) -> None:
    """A part may hold no pair."""
    assert calibration.figures([])["pairs"] == 0


def test_the_table_leaves_empty_parts_out(calibration: Any) -> None:
    """Nothing was called a divergence."""
    parts = {
        "all": calibration.figures([calibration.Answer("agrees", "agrees", 0.9, True, "x")]),
        "called diverges": calibration.figures([]),
    }
    assert "called diverges" not in calibration.table({"pairs": parts})


def test_macro_f1_is_the_mean_over_verdicts(facts: Any) -> None:
    """Two of three verdicts found whole, one never given."""
    gold = ["agrees", "diverges"]
    assert facts.macro(gold, gold) == pytest.approx(2 / 3)


def test_scores_count_what_was_given_for_each_verdict(facts: Any) -> None:
    """A refuted claim called supported."""
    assert facts.scores(["diverges"], ["agrees"])["given"]["diverges"]["agrees"] == 1


def test_a_right_reading_that_a_look_overruled_is_lost(facts: Any) -> None:
    """It was never asked."""
    row = fact(facts, "diverges", "agrees", "diverges", read=False)
    assert facts.stages([row])["by a look: agrees"]["lost"] == 1


def test_a_wrong_reading_that_features_set_right_is_won(facts: Any) -> None:
    """The regression weighs both."""
    row = fact(facts, "agrees", "agrees", "neither")
    assert facts.stages([row])["both texts read"]["won"] == 1


def test_what_a_rule_took_back_is_the_rules(facts: Any) -> None:
    """Whoever had decided before it."""
    row = fact(facts, "neither", "neither", "diverges", held_back=True)
    assert list(facts.stages([row])) == ["a rule"]
