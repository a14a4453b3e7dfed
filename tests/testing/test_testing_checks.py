"""Checks of encoders, judges and results: they pass what is right and say what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

import claimcmp as cc
from claimcmp.matching.judge import Opinion, Pair
from claimcmp.relation import Reason
from claimcmp.testing import (
    HashEncoder,
    ScriptedJudge,
    TableEncoder,
    check_encoder,
    check_judge,
    check_offsets,
    make_comparison,
)


@pytest.mark.parametrize(
    "encoder", ["static", HashEncoder(), TableEncoder({"a": "x"}), TableEncoder({"port": [1, 2]})]
)
def test_encoders_of_the_package_pass(encoder: Any) -> None:
    """Those of one vector per word, and those for tests."""
    check_encoder(encoder, ["A text of my own."])


class Spoilt:
    """An encoder with a fault: what `spoil` makes of the texts and their right rows."""

    name, dimension = "spoilt", 16

    def __init__(self, spoil: Callable[[list[str], Any, int], Any]) -> None:
        self._spoil, self._right, self._calls = spoil, HashEncoder(16), 0

    def encode(self, texts: Sequence[str]) -> Any:
        """The right rows, spoilt."""
        self._calls += 1
        given: Any = texts
        return self._spoil(given, self._right.encode(list(texts)), self._calls)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda texts, rows, n: rows.tolist(), "gave list; want an array"),
        (lambda texts, rows, n: rows[:-1], r"gave shape \(12, 16\) for 13 texts; want \(13, 16\)"),
        (lambda texts, rows, n: rows[:, :8], r"want \(13, 16\)"),
        (lambda texts, rows, n: rows.astype(np.float64), "gave float64; want float32"),
        (lambda texts, rows, n: rows * 2, "a row of length 2 for"),
        (lambda texts, rows, n: rows * np.float32("nan"), "a row of length nan"),
        (lambda texts, rows, n: rows * (-1) ** n, "other rows the second time: '.* is off by"),
        (lambda texts, rows, n: np.roll(rows, 1, axis=0), "other rows in another order"),
        (lambda texts, rows, n: rows if len(texts) > 1 else rows[:, ::-1].copy(), "by themselves"),
        (lambda texts, rows, n: rows if len(texts) else np.zeros(0, np.float32), "for 0 texts"),
        (lambda texts, rows, n: (texts.clear(), rows)[1], "changed the list of texts"),
    ],
)
def test_a_fault_of_an_encoder_is_told(spoil: Any, words: str) -> None:
    """With the text, or the shape, that shows it."""
    with pytest.raises(AssertionError, match=words):
        check_encoder(Spoilt(spoil))


def test_an_encoder_without_a_name_is_told() -> None:
    """It stands in every result."""
    nameless = Spoilt(lambda texts, rows, n: rows)
    nameless.name = ""
    with pytest.raises(AssertionError, match="the encoder's name is empty"):
        check_encoder(nameless)


def test_something_that_is_no_encoder_is_an_assertion() -> None:
    """Not an error of another kind."""
    with pytest.raises(AssertionError):
        check_encoder(object())


@pytest.mark.parametrize("judge", ["features", ScriptedJudge(), ScriptedJudge(otherwise="agrees")])
def test_judges_of_the_package_pass(judge: Any) -> None:
    """The embedded one without its reading, and those for tests."""
    check_judge(judge, [("Kaia er ny.", "The quay is old.")])


class Faulty:
    """A judge with a fault."""

    name = "faulty"

    def __init__(self, opinion: Callable[[Pair, int], Any]) -> None:
        self._opinion, self._calls = opinion, 0

    def opinion(self, pair: Pair) -> Any:
        """What the fault makes of it."""
        self._calls += 1
        return self._opinion(pair, self._calls)


class FaultyInBatches(Faulty):
    """A judge whose fault is in `opinions`."""

    def __init__(self, many: Callable[[Sequence[Pair]], Any]) -> None:
        super().__init__(lambda pair, n: AGREES)
        self._many = many

    def opinions(self, pairs: Sequence[Pair]) -> Any:
        """What the fault makes of them."""
        return self._many(pairs)


AGREES = Opinion((0.9, 0.05, 0.05))
DIVERGES = Opinion((0.05, 0.9, 0.05))
BEYOND = Reason(
    type="number", contribution=1.0, words="far", left=(cc.Span(start=9_000, end=9_001),)
)


@pytest.mark.parametrize(
    ("opinion", "words"),
    [
        (lambda pair, n: (0.9, 0.05, 0.05), "want an Opinion"),
        (lambda pair, n: Opinion((1.0, 0.0)), "want the chances of agrees, diverges, neither"),  # type: ignore[arg-type]
        (lambda pair, n: Opinion((1.2, -0.2, 0.0)), "want chances from 0 to 1"),
        (lambda pair, n: Opinion((0.5, 0.0, 0.0)), "want chances that sum to 1"),
        (lambda pair, n: Opinion((1.0, 0.0, 0.0), 2.0), r"sum to 0\.0000, its score is 2\.0000"),
        (lambda pair, n: Opinion((1.0, 0.0, 0.0), 1.0, (BEYOND,)), "a span outside the claim"),
        (lambda pair, n: AGREES if n < 9 else DIVERGES, "the second time thinks"),
        (lambda pair, n: AGREES if pair.left.text < pair.right.text else DIVERGES, "exchanged"),
    ],
)
def test_a_fault_of_a_judge_is_told(opinion: Any, words: str) -> None:
    """With the pair that shows it."""
    with pytest.raises(AssertionError, match=words):
        check_judge(Faulty(opinion))


@pytest.mark.parametrize(
    ("many", "words"),
    [
        (lambda pairs: None, "gave None; want a list"),
        (lambda pairs: [AGREES], "gave 1 opinions on 8 pairs"),
        (lambda pairs: [DIVERGES] * len(pairs), "among others thinks"),
    ],
)
def test_a_judge_that_thinks_otherwise_of_many_is_told(many: Any, words: str) -> None:
    """`opinions` has to say what `opinion` does."""
    with pytest.raises(AssertionError, match=words):
        check_judge(FaultyInBatches(many))


def test_a_pair_of_one_s_own_that_is_none_is_told() -> None:
    """Before any pair is shown."""
    with pytest.raises(AssertionError, match="given 'ab' for a pair"):
        check_judge(ScriptedJudge(), ["ab"])  # type: ignore[list-item]


def test_something_that_is_no_judge_is_an_assertion() -> None:
    """Not an error of another kind."""
    with pytest.raises(AssertionError, match="the judge was given as int"):
        check_judge(3)


@pytest.fixture(scope="module")
def comparison() -> cc.Comparison:
    """Two reports with numbers, names, a date and a silent third."""
    return make_comparison(
        {
            "a": "NRK, 3. mai 2021\n\nTi personer ble evakuert fra fergen ved Lervik.",
            "b": "Twelve people were evacuated from the ferry near Lervik.",
            "c": "The mayor of Lervik opened a quay.",
        },
        [("Ti personer", "Twelve people", "diverges")],
    )


def test_spans_that_quote_their_text_pass(comparison: cc.Comparison) -> None:
    """Also after a way through JSON."""
    check_offsets(comparison)
    check_offsets(cc.Comparison.model_validate_json(comparison.to_json()))


def test_a_text_that_was_edited_is_told(comparison: cc.Comparison) -> None:
    """With what should stand there and what does."""
    first, *others = comparison.reports
    moved = first.model_copy(update={"text": " " + first.text})
    edited = comparison.model_copy(update={"reports": (moved, *others)})
    with pytest.raises(AssertionError, match=r"of the report 'a' should quote 'NRK.*the text has"):
        check_offsets(edited)


def test_a_text_that_was_cut_is_told(comparison: cc.Comparison) -> None:
    """A span beyond it."""
    first, *others = comparison.reports
    cut = first.model_copy(update={"text": first.text[:20]})
    with pytest.raises(AssertionError, match="ends beyond the text, which ends at 20"):
        check_offsets(comparison.model_copy(update={"reports": (cut, *others)}))


def test_spans_counted_in_other_units_are_told() -> None:
    """Those of JavaScript differ behind an emoji."""
    made = make_comparison(["🚢 came. The quay of Lervik is new. It rained, and it rained again."])
    raw = made.to_json(offsets="utf16").replace('"offsets": "utf16",', "")
    with pytest.raises(AssertionError, match="should quote"):
        check_offsets(cc.Comparison.model_validate_json(raw))


def test_a_reason_outside_the_text_is_told(comparison: cc.Comparison) -> None:
    """Its spans count in the report's text as well."""
    relation = comparison.relations[0].model_copy(update={"reasons": (BEYOND,)})
    with pytest.raises(AssertionError, match=r"the reason 'far' at \[9000, 9001\)"):
        check_offsets(comparison.model_copy(update={"relations": (relation,)}))


def test_what_is_no_comparison_is_told() -> None:
    """Its JSON has to be read first."""
    with pytest.raises(AssertionError, match="given a str, no Comparison"):
        check_offsets("{}")  # type: ignore[arg-type]


def test_a_claim_of_a_report_that_is_gone_is_told(comparison: cc.Comparison) -> None:
    """Its words stand nowhere."""
    with pytest.raises(AssertionError, match="there is no report 'a'"):
        check_offsets(comparison.model_copy(update={"reports": comparison.reports[1:]}))
