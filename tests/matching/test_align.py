"""Which claims meet: between reports and within one, with any encoder."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

import claimcmp as cc
from claimcmp.testing import HashEncoder

REPORTS = [
    {
        "id": "en",
        "text": "The tunnel under Fossvik is flooded. The mayor opened the library on Sunday.",
    },
    {
        "id": "nb",
        "text": "Tunnelen under Fossvik er oversvømt. Laget tapte kampen med to mål.",
    },
    {"id": "und", "language": "und", "text": "Tunnelen under Fossvik er oversvømt."},
]


class Bare:
    """An object with nothing but `encode`."""

    def encode(self, texts: Sequence[str]) -> Any:
        """What the small encoder of the tests gives."""
        return HashEncoder().encode(list(texts))


class Broken(HashEncoder):
    """Gives rows that no cosine can be taken of."""

    def __init__(self, fill: float) -> None:
        super().__init__()
        self.fill = fill

    def encode(self, texts: Sequence[str]) -> Any:
        """The same number everywhere."""
        return np.full((len(texts), self.dimension), self.fill, dtype=np.float32)


@pytest.mark.parametrize("encoder", [None, HashEncoder(), Bare()], ids=["own", "hash", "bare"])
def test_any_encoder_compares_and_answers(encoder: Any) -> None:
    """Through `compare` and through `ask`, kept or given anew."""
    comparison = cc.compare(cc.load(REPORTS), encoder=encoder)
    assert [{r.left.report, r.right.report} for r in comparison.agreements()].count(
        {"nb", "und"}
    ) == 1
    kept = comparison.ask("Is the tunnel under Fossvik flooded?")
    given = comparison.ask("Is the tunnel under Fossvik flooded?", encoder=encoder)
    assert kept == given


@pytest.mark.parametrize("fill", [float("nan"), float("inf"), 0.0])
def test_an_encoder_that_knows_nothing_finds_no_counterparts(fill: float) -> None:
    """Rows that are not finite, or have no length, are near nothing."""
    comparison = cc.compare(cc.load(REPORTS), encoder=Broken(fill))
    assert comparison.relations == ()
    assert len(comparison.groups) == len(comparison.claims)
    # Words that are lists' own still meet; likeness by vectors has nothing to say.
    assert comparison.ask("Who inaugurated the reading room?").verdict == "no-answer"
    assert cc.relate("a b c", "d e f", encoder=Broken(fill)).cosine == 0


def test_rows_of_any_length_count_by_their_direction() -> None:
    """An encoder need not return unit rows."""

    class Long(HashEncoder):
        def encode(self, texts: Sequence[str]) -> Any:
            return super().encode(texts) * 7

    long = cc.compare(cc.load(REPORTS), encoder=Long())
    unit = cc.compare(cc.load(REPORTS), encoder=HashEncoder())
    assert long.relations == unit.relations


def test_two_sentences_meet_in_at_most_one_relation() -> None:
    """However many clauses they have."""
    text = "The council, which governs Fossvik, sold the mill, and the mill was bought by Ask."
    twin = "Rådet, som styrer Fossvik, solgte mølla, og mølla ble kjøpt av Ask."
    comparison = cc.compare(cc.load([{"id": "a", "text": text}, {"id": "b", "text": twin}]))
    found = [(r.left.context_start, r.right.context_start) for r in comparison.relations]
    assert len(found) == len(set(found))


def test_a_report_that_repeats_itself_agrees_with_itself() -> None:
    """Within the report, which is no agreement between reports."""
    text = "The tunnel is flooded. It rained for days. The tunnel is flooded."
    comparison = cc.compare(cc.load([{"id": "a", "text": text}]))
    assert [(r.kind, r.scope) for r in comparison.relations] == [("agrees", "within_report")]
    assert comparison.agreements() == ()


def test_one_sentence_said_hundreds_of_times_is_one_matter() -> None:
    """Each meets its nearest few; not every one meets every other."""
    comparison = cc.compare(cc.load([{"id": "a", "text": "The tunnel is flooded. " * 400}]))
    assert len(comparison.groups) == 1
    assert len(comparison.relations) < 400 * 5


def test_reports_on_other_matters_have_no_counterparts() -> None:
    """That is a result."""
    given = [{"id": "a", "text": "The cat sleeps."}, {"id": "b", "text": "Renten steg i går."}]
    comparison = cc.compare(cc.load(given))
    assert comparison.relations == ()
