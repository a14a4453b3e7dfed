"""Relations that alone hold a matter together."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from drawn_matters import Laid, Near, claim, relation
from hypothesis import given
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.comparison import Kind, Relation
from claimcmp.group import Bridge
from claimcmp.matching.bridges import find_bridges
from claimcmp.report import Claim
from claimcmp.views.json import schema

ROAD = {
    "a": "The road past Vikøy is blocked.",
    "b": "The road past Vikøy is shut.",
    "c": "The road at Vikøy is barred.",
    "d": "The road at Vikøy is sealed.",
}
# Neighbours are near, those further off are not; as wholes all are near enough.
ROAD_LAID = Laid({text: 25.0 * n for n, text in enumerate(ROAD.values())})


def _ends(bridges: Sequence[Bridge]) -> list[tuple[str, str]]:
    return [(b.left, b.right) for b in bridges]


def _road(**more: str) -> cc.Comparison:
    reports = [{"id": id, "text": text} for id, text in {**ROAD, **more}.items()]
    return cc.compare(reports, encoder=ROAD_LAID, judge=Near(0.85))


def _slow(claims: Sequence[Claim], relations: Sequence[Relation]) -> list[tuple[str, str]]:
    """Take each relation out in turn and look at what hangs together."""
    found = []
    for gone in relations:
        left = [r for r in relations if r is not gone and r.kind != "unrelated"]
        here, there = _beside(gone.left, claims, left), _beside(gone.right, claims, left)
        apart = gone.kind != "unrelated" and not here & there
        if apart and all(len({c.split("-")[0] for c in part}) > 1 for part in (here, there)):
            found.append((gone.left.id, gone.right.id))
    return sorted(found, key=lambda ids: _order(ids, claims))


def _order(ids: tuple[str, str], claims: Sequence[Claim]) -> tuple[tuple[str, int], ...]:
    by_id = {c.id: c for c in claims}
    return tuple((by_id[id].report or "", by_id[id].start) for id in ids)


def _beside(start: Claim, claims: Sequence[Claim], relations: Sequence[Relation]) -> set[str]:
    """The ids of all claims that hang together with one, sentences being whole."""
    found, more = set[str](), {start.id}
    while more - found:
        found |= more
        sentences = {(c.report, c.context_start) for c in claims if c.id in found}
        more |= {c.id for c in claims if (c.report, c.context_start) in sentences}
        for r in relations:
            if {r.left.id, r.right.id} & more:
                more |= {r.left.id, r.right.id}
    return found


@st.composite
def _matters(draw: st.DrawFn) -> tuple[list[Claim], list[Relation]]:
    """Some claims of up to five reports, and some relations between them."""
    places = st.tuples(st.sampled_from("pqrst"), st.integers(0, 2), st.integers(0, 1))
    claims = [claim(*place) for place in sorted(draw(st.sets(places, min_size=1, max_size=14)))]
    ends = st.tuples(st.sampled_from(claims), st.sampled_from(claims))
    kinds: st.SearchStrategy[Kind] = st.sampled_from(["agrees", "related", "unrelated"])
    drawn = draw(st.lists(st.tuples(ends, kinds), max_size=18))
    pairs = {
        frozenset((a.id, b.id)): relation(a, b, kind) for (a, b), kind in drawn if a.id != b.id
    }
    return claims, list(pairs.values())


@given(_matters())
def test_bridges_are_those_found_by_taking_out_each_relation(
    matter: tuple[list[Claim], list[Relation]],
) -> None:
    """A slow look at all of them gives the same, in the same order."""
    claims, relations = matter
    assert _ends(find_bridges(claims, relations)) == _slow(claims, relations)


@given(_matters(), st.randoms(use_true_random=False))
def test_bridges_do_not_depend_on_the_order_of_relations(
    matter: tuple[list[Claim], list[Relation]], chance: random.Random
) -> None:
    """Words and all."""
    claims, relations = matter
    before = find_bridges(claims, relations)
    chance.shuffle(relations)
    chance.shuffle(claims)
    assert find_bridges(claims, relations) == before


def test_two_pairs_tied_by_one_relation_are_told_by_their_words() -> None:
    """What it ties stands in the words, with how much goes with each end."""
    a, b, c, d = (claim(report, 1) for report in "abcd")
    (bridge,) = find_bridges([a, b, c, d], [relation(a, b), relation(b, c), relation(c, d)])
    assert bridge == Bridge(
        left="b-1-0",
        right="c-1-0",
        words="only this link ties “Sentence 1 of b.” with 1 more sentence (2 reports) "
        "to “Sentence 1 of c.” with 1 more sentence (2 reports)",
    )


def test_a_report_at_the_end_of_a_link_is_no_part() -> None:
    """Or every report that one relation ties to a matter would be flagged."""
    claims = [claim(report, 1) for report in "abcd"]
    star = [relation(claims[0], other) for other in claims[1:]]
    assert find_bridges(claims, star) == ()


def test_two_relations_between_two_sentences_hold_each_other_up() -> None:
    """Clause with clause, and sentence with sentence."""
    a, b, c, d = (claim(report, 1) for report in "abcd")
    clauses = claim("b", 1, 1), claim("c", 1, 1)
    ties = [relation(a, b), relation(c, d), relation(b, c)]
    assert _ends(find_bridges([a, b, c, d, *clauses], ties)) == [("b-1-0", "c-1-0")]
    assert find_bridges([a, b, c, d, *clauses], [*ties, relation(*clauses)]) == ()


def test_a_long_claim_is_cut_at_a_word() -> None:
    """The words stay short enough to be read."""
    a, b, c, d = (claim(report, 1) for report in "abcd")
    long = b.model_copy(update={"standalone": "longer " * 40})
    ties = [relation(a, long), relation(long, c), relation(c, d)]
    (bridge,) = find_bridges([a, long, c, d], ties)
    assert "longer longer … with" in bridge.words.replace("”", "")
    assert len(bridge.words) < 200


def test_a_matter_of_many_thousand_claims_is_walked_without_recursion() -> None:
    """A long chain of reports: every link but the outer ones is a bridge."""
    claims = [claim(f"{n:06}", 1) for n in range(20_000)]
    chain = [relation(a, b) for a, b in pairwise(claims)]
    assert len(find_bridges(claims, chain)) == len(chain) - 2


def test_a_comparison_flags_the_link_in_its_group() -> None:
    """Four accounts, each near the next one only."""
    comparison = _road()
    (group,) = comparison.groups
    by_id = {c.id: c.report for c in comparison.claims}
    assert [(by_id[b.left], by_id[b.right]) for b in group.bridges] == [("b", "c")]
    assert (
        "“The road past Vikøy is shut.” with 1 more sentence (2 reports)" in group.bridges[0].words
    )


def test_an_update_flags_what_a_new_comparison_flags() -> None:
    """Added, taken away, and as it was."""
    whole = _road()
    less = whole.update(remove="d")
    assert [g.bridges for g in less.groups] == [()]
    again = less.update(add={"id": "d", "text": ROAD["d"]})
    assert again.to_json() == whole.to_json()
    assert again.groups[0].bridges


def test_bridges_go_through_json_and_fit_the_schema() -> None:
    """As does a group of an older comparison, which has none."""
    jsonschema = pytest.importorskip("jsonschema")
    comparison = _road()
    written = json.loads(comparison.to_json())
    jsonschema.Draft202012Validator(schema()).validate(written)
    assert cc.Comparison.model_validate_json(comparison.to_json()) == comparison
    del written["groups"][0]["bridges"]
    older = cc.Comparison.model_validate(written)
    assert older.groups[0].bridges == ()
