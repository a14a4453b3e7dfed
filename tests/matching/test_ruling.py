"""From opinions to relations: one by one and in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

import claimcmp as cc
from claimcmp.matching import ruling
from claimcmp.matching.judge import BatchJudge, Judge, Opinion, Pair
from claimcmp.matching.judges import load_judge
from claimcmp.matching.relate import as_claim
from claimcmp.matching.ruling import each_relation, relation, relations
from claimcmp.matching.words import Coverage

TEXTS = (
    ("Ti personer ble reddet i Bergen.", "12 people were rescued in Bergen."),
    ("The port is closed.", "the port  is closed."),
    ("Havnen er stengt.", "Havnen er ikke stengt."),
    ("", "The port is closed."),
    ("Broen åpnet 3. mai.", "The bridge opened on 3 May."),
    ("The cat slept.", "Skatten på fisk ble hevet."),
)
SETTINGS = cc.Settings()


def pairs() -> list[Pair]:
    """Pairs of every kind, with likenesses from very far to very near."""
    return [
        Pair(as_claim(a), as_claim(b), n / 5, None, Coverage(n / 5, n / 6, 4, 5))
        for n, (a, b) in enumerate(TEXTS)
    ]


class Batches:
    """Gives every pair an opinion by its cosine and keeps how many it was shown at a time."""

    name = "batches"

    def __init__(self) -> None:
        self.shown: list[int] = []

    def opinion(self, pair: Pair) -> Opinion:
        """Not asked where there is the other."""
        raise AssertionError

    def opinions(self, pairs: Sequence[Pair]) -> list[Opinion]:
        """Agreement as likely as the two are near."""
        self.shown.append(len(pairs))
        near = [min(max(p.cosine, 0.0), 1.0) for p in pairs]
        return [Opinion((n, 0.0, 1 - n)) for n in near]


class OneByOne:
    """The same opinions without the batches."""

    name = "batches"

    def opinion(self, pair: Pair) -> Opinion:
        """As the other."""
        return Batches().opinions([pair])[0]


def test_the_embedded_judge_thinks_of_many_what_it_thinks_of_each() -> None:
    """To the last digit."""
    judge = load_judge()
    assert isinstance(judge, BatchJudge)
    together = pairs()
    assert list(judge.opinions(together)) == [judge.opinion(pair) for pair in together]
    assert list(judge.opinions([])) == []


@pytest.mark.parametrize("scope", ["standalone", "within_report", "between_reports"])
def test_many_relations_are_those_of_each_pair(scope: Any) -> None:
    """In order, with equal words and blank texts among them."""
    judge = load_judge()
    one_by_one = [relation(p, scope, judge=judge, settings=SETTINGS) for p in pairs()]
    assert relations(pairs(), scope, judge=judge, settings=SETTINGS) == one_by_one


def test_a_judge_of_batches_is_asked_once_about_what_there_is_to_judge() -> None:
    """Equal words and blank texts are not among it."""
    judge = Batches()
    found = relations(pairs(), "standalone", judge=judge, settings=SETTINGS)
    assert judge.shown == [len(TEXTS) - 2]
    plain: Judge = OneByOne()
    assert found == relations(pairs(), "standalone", judge=plain, settings=SETTINGS)


def test_no_pairs_are_not_put_to_a_judge() -> None:
    """And have no relations."""
    judge = Batches()
    assert relations([], "standalone", judge=judge, settings=SETTINGS) == []
    assert judge.shown == []


def test_very_many_pairs_are_asked_about_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than some thousands are held at a time, and results come as they are made."""
    monkeypatch.setattr(ruling, "_TOGETHER", 3)
    drawn = []

    def draw() -> Iterator[Pair]:
        for pair in pairs():
            drawn.append(pair)
            yield pair

    found = each_relation(draw(), "standalone", judge=Batches(), settings=SETTINGS)
    next(found)
    assert len(drawn) == 3
    assert 1 + len(list(found)) == len(TEXTS)


@pytest.mark.parametrize(
    "given", [None, [], [Opinion((1.0, 0.0, 0.0))] * 9, ["agrees"] * 4, iter([]), "four"]
)
def test_not_one_opinion_per_pair_is_refused_by_the_judges_name(given: Any) -> None:
    """None, too few, too many, or something else."""
    judge = Batches()
    judge.opinions = lambda pairs: given  # type: ignore[method-assign]
    with pytest.raises(cc.ModelError, match="'batches'"):
        relations(pairs(), "standalone", judge=judge, settings=SETTINGS)


def test_pairs_match_and_compare_ask_in_batches() -> None:
    """Not pair by pair."""
    judge = Batches()
    cc.relate_pairs([("The mill is old.", "The mill is new.")] * 7, judge=judge)
    cc.match(["The mill is old."], ["Mølla er ny.", "It rained."], judge=judge)
    assert judge.shown == [7, 2]
    rains = [f"It rained in {place} on Monday." for place in ("Bergen", "Oslo", "Lom", "Vik")]
    reports = [{"id": n, "text": " ".join(rains[i:] + rains[:i])} for i, n in enumerate("abcd")]
    judge = Batches()
    cc.compare(cc.load(reports), judge=judge)
    assert len(judge.shown) <= 2


def test_comparing_by_batches_is_comparing_one_by_one() -> None:
    """The same relations, groups and silences."""
    texts = ("The quarry in Lom was sold to Bergstein. It is old.", "Bruddet i Lom er solgt.")
    reports = cc.load([{"id": str(n), "text": text} for n, text in enumerate(texts)])
    assert cc.compare(reports, judge=Batches()) == cc.compare(reports, judge=OneByOne())
