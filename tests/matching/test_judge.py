"""The verdict on a pair, with the embedded judge and with somebody else's."""

import pytest

import claimcmp as cc
from claimcmp.matching.judge import Opinion, Pair

REPORTS = [
    {"id": "a", "published": "2021-05-03", "text": "The quarry in Lom was sold to Bergstein."},
    {"id": "b", "published": "2021-05-03", "text": "Steinbruddet i Lom ble solgt til Bergstein."},
]


class Sure:
    """Gives every pair the same opinion and counts how often it is asked."""

    def __init__(self, *probabilities: float) -> None:
        self.name = "always-the-same"
        self.probabilities = probabilities
        self.asked = 0

    def opinion(self, pair: Pair) -> Opinion:
        """The probabilities it was made with, without reasons."""
        self.asked += 1
        return Opinion(self.probabilities)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return 0


def test_the_callers_judge_decides_in_relate() -> None:
    """Its class, its confidence; no reasons, no score."""
    found = cc.relate("The mill is old.", "The mill is new.", judge=Sure(0.0, 0.97, 0.03))
    assert (found.kind, found.confidence) == ("diverges", 0.97)
    assert (found.reasons, found.score) == ((), 0.0)


def test_the_callers_judge_decides_in_compare_and_is_named() -> None:
    """Also one that Python takes for false; the result says who judged."""
    judge = Sure(0.02, 0.95, 0.03)
    comparison = cc.compare(cc.load(REPORTS), judge=judge)
    assert judge.asked
    assert [r.confidence for r in comparison.divergences()] == [0.95]
    assert comparison.provenance.judge == "always-the-same"


def test_the_callers_judge_decides_in_match() -> None:
    """Every pair that is returned was put to it."""
    judge = Sure(0.1, 0.1, 0.8)
    (found,) = cc.match(["The mill is old."], ["Mølla er gammel.", "It rained."], judge=judge)
    assert judge.asked == len(found) == 2


def test_equal_words_and_blank_texts_are_not_put_to_a_judge() -> None:
    """There is nothing to think about."""
    judge = Sure(0.0, 1.0, 0.0)
    assert cc.relate("The mill is old.", "the  mill is old.", judge=judge).kind == "agrees"
    assert cc.relate("", "The mill is old.", judge=judge).kind == "unrelated"
    assert not judge.asked


@pytest.mark.parametrize("given", [3, b"linear", object(), Sure])
def test_what_is_no_judge_is_refused(given: object) -> None:
    """Before anything is compared, and with what is wanted."""
    with pytest.raises(cc.InputError, match="opinion"):
        cc.relate("a b", "c d", judge=given)  # type: ignore[arg-type]
    with pytest.raises(cc.InputError, match="opinion"):
        cc.compare(cc.load(REPORTS), judge=given)  # type: ignore[arg-type]


@pytest.mark.parametrize("chances", [(0.5, 0.5), (2.0, -1.0, 0.0), (float("nan"),) * 3, (0, 0, 0)])
def test_what_is_no_opinion_is_refused_by_the_judges_name(chances: tuple[float, ...]) -> None:
    """A judge that is broken says nothing about the claims."""
    with pytest.raises(cc.ModelError, match="always-the-same"):
        cc.relate("The mill is old.", "The mill is new.", judge=Sure(*chances))


def test_two_claims_with_one_id_are_two_claims() -> None:
    """The caller's ids tell nothing about the texts."""
    left, right = "Skolen i Vik er stengt.", "The school in Vik is closed."
    apart = cc.relate({"id": "x", "text": left}, {"id": "y", "text": right})
    same = cc.relate({"id": "x", "text": left}, {"id": "x", "text": right})
    assert (same.kind, same.confidence, same.score) == (apart.kind, apart.confidence, apart.score)


def test_a_list_of_hundreds_of_names_is_judged_as_a_whole() -> None:
    """It is no claim, and is not held against another name by name."""
    people = [f"{first}{n:03}" for n in range(300) for first in ("Ole", "Kari")]
    found = cc.relate("På listen: " + ", ".join(people[:300]), ", ".join(people[300:]))
    assert not [r for r in found.reasons if r.type == "actor"]
