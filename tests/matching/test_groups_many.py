"""Matters of many reports: the same in any order, and no chain of everything."""

from __future__ import annotations

import random

import pytest
from drawn_matters import Laid, Near, claim, relation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.comparison import Caveat
from claimcmp.matching.groups import gather_claims
from claimcmp.testing import HashEncoder

NEWS = (
    "The ferry Havørn ran aground near Solvik on Thursday.",
    "Ferga Havørn gikk på grunn ved Solvik torsdag.",
    "Færgen Havørn gik på grund ved Solvik torsdag.",
    "14 people were evacuated from the ferry.",
    "19 personer ble evakuert fra ferga.",
    "The owner denies that the captain was asleep.",
    "The captain was asleep.",
    "Rederiet avviser at kapteinen sov.",
    "The harbour in Solvik is to be rebuilt next year.",
    "Havna i Solvik skal bygges om neste år.",
    "It rained.",
)

CHAIN = tuple(
    f"The {what} at Lunde is open." for what in "mill gate shop pier hall road camp well".split()
)


@st.composite
def _records(draw: st.DrawFn) -> list[dict[str, str]]:
    """Six to nine reports of a few sentences each, some dated, some of one outlet."""
    count = draw(st.integers(6, 9))
    records = []
    for n in range(count):
        told = draw(st.lists(st.sampled_from(NEWS), min_size=1, max_size=4))
        record = {"id": f"r{n}", "text": " ".join(told)}
        if day := draw(st.sampled_from(["", "2022-08-04", "2022-08-09"])):
            record["published"] = day
        if outlet := draw(st.sampled_from(["", "Fjordposten", "Harbour Times"])):
            record["source"] = outlet
        records.append(record)
    return records


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_records(), st.randoms(use_true_random=False))
def test_many_reports_in_any_order_give_the_same_bytes(
    records: list[dict[str, str]], chance: random.Random
) -> None:
    """Groups, their ids, bridges and all the rest."""
    encoder, judge = HashEncoder(), cc.load_judge("features")
    whole = cc.compare(records, encoder=encoder, judge=judge)
    shuffled = chance.sample(records, len(records))
    again = cc.compare(shuffled, encoder=encoder, judge=judge)
    assert again.groups == whole.groups
    assert again.to_json() == whole.to_json()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_records(), st.randoms(use_true_random=False))
def test_reports_added_one_by_one_in_any_order_give_the_same_bytes(
    records: list[dict[str, str]], chance: random.Random
) -> None:
    """An update is a new comparison, bridges included."""
    encoder, judge = HashEncoder(), cc.load_judge("features")
    whole = cc.compare(records, encoder=encoder, judge=judge)
    first, *others = chance.sample(records, len(records))
    grown = cc.compare([first], encoder=encoder, judge=judge)
    for record in others:
        grown = grown.update(add=record)
    assert grown.to_json() == whole.to_json()


@pytest.mark.parametrize("degrees", [25, 30, 40])
def test_a_chain_of_near_claims_does_not_become_one_group(degrees: int) -> None:
    """Each says what the next one says, and the first has nothing in common with the last."""
    encoder = Laid({text: float(n * degrees) for n, text in enumerate(CHAIN)})
    records = [{"id": f"c{n}", "text": text} for n, text in enumerate(CHAIN)]
    comparison = cc.compare(records, encoder=encoder, judge=Near(0.75))
    place = {c.id: int((c.report or "")[1:]) for c in comparison.claims}
    linked = {(place[r.left.id], place[r.right.id]) for r in comparison.agreements()}
    assert {(n, n + 1) for n in range(len(CHAIN) - 1)} <= linked
    told = sorted(sorted(place[id] for id in g.claims) for g in comparison.groups)
    assert len(told) > 1
    # Those of one group stand next to each other, within a third of a round.
    assert all(rows == list(range(rows[0], rows[-1] + 1)) for rows in told)
    assert all((rows[-1] - rows[0]) * degrees <= 120 for rows in told)


@pytest.mark.parametrize("seed", range(3))
def test_a_chain_falls_apart_in_the_same_places_in_any_order(seed: int) -> None:
    """Whichever report came first."""
    encoder = Laid({text: 40.0 * n for n, text in enumerate(CHAIN)})
    records = [{"id": f"c{n}", "text": text} for n, text in enumerate(CHAIN)]
    whole = cc.compare(records, encoder=encoder, judge=Near(0.75)).to_json()
    random.Random(seed).shuffle(records)
    assert cc.compare(records, encoder=encoder, judge=Near(0.75)).to_json() == whole


def test_a_round_of_claims_that_all_are_near_is_one_group() -> None:
    """What keeps a chain apart does not keep ten accounts of one thing apart."""
    encoder = Laid({text: 6.0 * n for n, text in enumerate(CHAIN)})
    records = [{"id": f"c{n}", "text": text} for n, text in enumerate(CHAIN)]
    records.append({"id": "far", "text": "Nobody came."})
    comparison = cc.compare(
        records, encoder=encoder, judge=Near(0.7), settings=cc.Settings(stands_out=-1.0)
    )
    assert sorted(len(g.claims) for g in comparison.groups) == [1, len(CHAIN)]


@pytest.mark.parametrize(
    ("caveats", "groups"),
    [
        (("time unknown",), [[0, 1, 2, 3]]),
        (("undecided",), [[0, 1, 2, 3]]),
        (("different event", "undecided"), [[0, 1], [2, 3]]),
    ],
)
def test_a_conflict_twice_in_doubt_does_not_make_one_of_two_matters(
    caveats: tuple[Caveat, ...], groups: list[list[int]]
) -> None:
    """Unless they are as near as claims on one topic: one doubt alone leaves it one matter."""
    claims = [claim(report, 1) for report in "abcd"]
    a, b, c, d = claims
    conflict = relation(b, c, "related", caveats=caveats)
    ties = [relation(a, b), relation(c, d), conflict]
    apart = Laid({"a": 0, "b": 0, "c": 64, "d": 64}).encode(list("abcd"))
    assert gather_claims(claims, ties, apart) == groups
    close = Laid({"a": 0, "b": 0, "c": 59, "d": 59}).encode(list("abcd"))
    assert gather_claims(claims, ties, close) == [[0, 1, 2, 3]]
