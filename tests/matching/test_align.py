"""Which claims meet: between reports and within one, with any encoder."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

import claimcmp as cc
from claimcmp.testing import HashEncoder, ScriptedJudge

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


def test_a_conflict_in_words_alone_is_read_before_it_divides_two_reports() -> None:
    """An idiom with a negation in one language and none in the other is no contradiction."""
    reports = [
        {
            "id": "en",
            "text": "We support the envoy, and we will leave no stone unturned to find a solution.",
            "published": "2021-05-10",
        },
        {
            "id": "nb",
            "text": "Vi støtter utsendingen, og vi vil snu hver stein for å finne en løsning.",
            "published": "2021-05-10",
        },
    ]
    assert not cc.compare(reports).divergences()


def test_claims_that_a_third_says_the_same_as_do_not_diverge() -> None:
    """Of three verdicts that cannot all be right, the divergence gives way."""
    texts = {
        "a": "Twelve pupils were hurt in the fire in Tarsa.",
        "b": "Fifteen pupils were hurt in the fire in Tarsa.",
        "c": "Several pupils were hurt in the fire in Tarsa.",
    }
    reports = [
        {"id": id, "text": text, "published": "2021-05-10", "language": "en"}
        for id, text in texts.items()
    ]
    verdicts = {
        (texts["a"], texts["b"]): "diverges",
        (texts["a"], texts["c"]): "agrees",
        (texts["b"], texts["c"]): "agrees",
    }
    likely = cc.Settings(stands_out=-1, borne_out=0)
    parted = cc.compare(reports[:2], judge=ScriptedJudge(verdicts), settings=likely)
    assert len(parted.divergences()) == 1
    joined = cc.compare(reports, judge=ScriptedJudge(verdicts), settings=likely)
    assert len(joined.agreements()) == 2
    assert not joined.divergences()
    (withheld,) = joined.between("a", "b")
    assert (withheld.kind, withheld.leaning) == ("related", "diverges")
    assert "undecided" in withheld.caveats


@pytest.mark.parametrize(("confidence", "kind"), [(0.95, "agrees"), (0.55, "related")])
def test_an_agreement_that_is_half_a_guess_is_a_topic(confidence: float, kind: str) -> None:
    """Between reports, where many a pair is on one event and says two things of it."""
    left, right = "The mayor met the union in Tarsa.", "The union in Tarsa met the mayor."
    judge = ScriptedJudge({(left, right): "agrees"}, confidence=confidence)
    reports = [{"id": "a", "text": left}, {"id": "b", "text": right}]
    (found,) = cc.compare(reports, judge=judge).relations
    assert found.kind == kind
