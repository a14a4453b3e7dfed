"""Which sentences of two reports stand beside each other."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.comparison import Comparison, Relation
from claimcmp.provenance import Provenance
from claimcmp.reading.claims import finest
from claimcmp.report import Claim, Report
from claimcmp.views.alignment import Alignment

CONTEXT = "The mayor left, and the council met, while it rained."
PARTS = ((0, 53), (0, 14), (20, 35))

NB = (
    "Brua i Velden ble stengt i 10 dager etter flommen. Ordfører Kari Lund tapte valget i mai. "
    "Solen skinte hele uken."
)
EN = (
    "A new library opened on Sunday. The bridge in Velden was closed for 10 days after the flood. "
    "Mayor Kari Lund lost the election in May."
)


def _claim(report: str, sentence: int, part: int = 0) -> Claim:
    """A sentence, or one of its two clauses."""
    start, end = PARTS[part]
    return Claim(
        id=f"{report}{sentence}{'' if part == 0 else 'xyz'[part]}",
        report=report,
        start=100 * sentence + start,
        end=100 * sentence + end,
        text=CONTEXT[start:end],
        standalone=CONTEXT[start:end],
        context=CONTEXT,
        context_start=100 * sentence,
        language="en",
    )


def _relation(left: Claim, right: Claim, kind: str = "agrees", **more: Any) -> Relation:
    """A relation between two reports, of the earlier with the later."""
    left, right = sorted((left, right), key=lambda c: c.report or "")
    given = {"confidence": 0.9, "cosine": 0.8, "leaning": kind, "scope": "between_reports"}
    return Relation.model_validate(
        {"left": left, "right": right, "kind": kind, **given, **more}, strict=False
    )


def _comparison(claims: Sequence[Claim], relations: Sequence[Relation]) -> Comparison:
    return Comparison(
        reports=tuple(Report(id=id, text="") for id in "abc"),
        sentences={},
        claims=tuple(sorted(claims, key=lambda c: (c.report or "", c.start, -c.end))),
        relations=tuple(relations),
        groups=(),
        silences=(),
        settings=cc.Settings(),
        provenance=Provenance(claimcmp="0", encoder="none", judge="none", settings="0", inputs={}),
    )


A1, A2, B1, B2, B3 = (_claim("a", 1), _claim("a", 2), *(_claim("b", n) for n in (1, 2, 3)))


def _drawn(*relations: Relation) -> list[tuple[str, str, str]]:
    """How two sentences of one report stand to three of another: type and the ids of both sides."""
    found = _comparison((A1, A2, B1, B2, B3), relations).alignment("a", "b")
    return [(x.type, " ".join(x.left), " ".join(x.right)) for x in found]


def test_each_sentence_stands_beside_its_counterpart_or_alone() -> None:
    """In the order of the left text, then what only the right one says."""
    comparison = cc.compare([{"id": "nb", "text": NB}, {"id": "en", "text": EN}])
    by_id = {c.id: c.context.split()[0] for c in comparison.claims}
    found = [
        (x.type, {by_id[id] for id in x.left}, {by_id[id] for id in x.right})
        for x in comparison.alignment("nb", "en")
    ]
    assert found == [
        ("one-to-one", {"Brua"}, {"The"}),
        ("one-to-one", {"Ordfører"}, {"Mayor"}),
        ("no counterpart", {"Solen"}, set()),
        ("no counterpart", set(), {"A"}),
    ]


def test_nothing_in_common_is_all_without_counterpart() -> None:
    """Left first."""
    assert _drawn() == [
        *(("no counterpart", id, "") for id in ("a1", "a2")),
        *(("no counterpart", "", id) for id in ("b1", "b2", "b3")),
    ]


def test_a_sentence_spread_over_two_is_one_to_many() -> None:
    """And many to one from the other side."""
    ties = (_relation(A1, B1), _relation(A1, B3))
    assert _drawn(*ties)[0] == ("one-to-many", "a1", "b1 b3")
    (first, *_) = _comparison((A1, B1, B3), ties).alignment("b", "a")
    assert (first.type, first.left, first.right) == ("many-to-one", ("b1", "b3"), ("a1",))
    assert first.relations == ties


def test_sentences_that_meet_crosswise_are_many_to_many() -> None:
    """Two that say one thing, in both reports."""
    ties = (_relation(A1, B1), _relation(A1, B2), _relation(A2, B2, "diverges"))
    assert _drawn(*ties) == [("many-to-many", "a1 a2", "b1 b2"), ("no counterpart", "", "b3")]


def test_a_topic_does_not_make_one_of_two_pairs_that_agree() -> None:
    """It is left out of what carries them."""
    ties = (_relation(A1, B1), _relation(A1, B2, "related"), _relation(A2, B2))
    assert _drawn(*ties)[:2] == [("one-to-one", "a1", "b1"), ("one-to-one", "a2", "b2")]
    found = _comparison((A1, A2, B1, B2, B3), ties).alignment("a", "b")
    assert [r for x in found for r in x.relations] == [ties[0], ties[2]]


def test_a_topic_counts_where_there_is_nothing_else() -> None:
    """Also beside an agreement; the surest comes first."""
    assert _drawn(_relation(A1, B1), _relation(A1, B2, "related"))[0][0] == "one-to-many"
    weak = _relation(A2, B2, "related", confidence=0.3)
    ties = (weak, _relation(A1, B1), _relation(A1, B2, "related"), _relation(A2, B3))
    assert _drawn(*ties) == [("one-to-many", "a1", "b1 b2"), ("one-to-one", "a2", "b3")]


def test_a_conflict_that_time_holds_back_is_more_than_a_topic() -> None:
    """It puts two sentences beside each other although both have others."""
    later = _relation(A2, B1, "related", caveats=("later development",))
    assert _drawn(_relation(A1, B1), _relation(A2, B2), later)[0][0] == "many-to-many"


def test_what_a_review_calls_unrelated_stands_apart() -> None:
    """Such a relation is listed, and ties nothing."""
    apart = _relation(A1, B1, "unrelated", reviewed="relabelled", machine="agrees")
    assert {type for type, _, _ in _drawn(apart)} == {"no counterpart"}


def test_a_sentence_brings_all_its_claims_along() -> None:
    """One relation is listed for two sentences, and the other clause has its counterpart too."""
    claims = [_claim(report, 1, part) for report in "ab" for part in (1, 2)]
    tie = _relation(claims[0], claims[2])
    assert _comparison(claims, (tie,)).alignment("a", "b") == (
        Alignment(type="one-to-one", left=("a1y", "a1z"), right=("b1y", "b1z"), relations=(tie,)),
    )


def test_a_report_without_claims_has_no_counterparts() -> None:
    """And two of them have nothing at all."""
    comparison = _comparison((A1,), ())
    assert [x.left for x in comparison.alignment("a", "c")] == [("a1",)]
    assert comparison.alignment("b", "c") == ()


def test_a_report_is_not_aligned_with_itself() -> None:
    """Nor with one that is not there."""
    comparison = _comparison((A1,), ())
    with pytest.raises(cc.InputError, match=r"both reports.*'a'.*two different"):
        comparison.alignment("a", "a")
    with pytest.raises(cc.InputError, match=r"no report has the id 'x'"):
        comparison.alignment("a", "x")


_places = st.tuples(st.sampled_from("abc"), st.integers(0, 4), st.integers(0, 2))


@st.composite
def _comparisons(draw: st.DrawFn) -> Comparison:
    """Three reports, any relations between them."""
    claims = [_claim(*place) for place in sorted(draw(st.sets(_places, min_size=1)))]
    pairs = st.tuples(st.sampled_from(claims), st.sampled_from(claims))
    kinds = st.sampled_from(["agrees", "diverges", "related", "related", "unrelated"])
    sure = st.sampled_from([0.3, 0.6, 0.9])
    drawn = draw(st.lists(st.tuples(pairs, kinds, sure), max_size=12))
    made = {
        frozenset((a.id, b.id)): _relation(a, b, kind, confidence=confidence)
        for (a, b), kind, confidence in drawn
        if a.report != b.report
    }
    return _comparison(claims, list(made.values()))


@given(_comparisons())
def test_every_claim_stands_in_exactly_one_alignment(comparison: Comparison) -> None:
    """On its own side, in the order of the texts."""
    found = comparison.alignment("a", "b")
    for report, side in (("a", "left"), ("b", "right")):
        told = [id for x in found for id in getattr(x, side)]
        mine = [c.id for c in finest(comparison.claims) if c.report == report]
        assert Counter(told) == Counter(mine)
        assert all(
            list(getattr(x, side)) == sorted(getattr(x, side), key=mine.index) for x in found
        )
    firsts = [x.left[0] if x.left else x.right[0] for x in found]
    assert firsts == sorted(firsts, key=[c.id for c in comparison.claims].index)


@given(_comparisons())
def test_alignments_mirror(comparison: Comparison) -> None:
    """The same pairs, whichever report is asked about first."""

    def sides(found: Sequence[Alignment]) -> set[tuple[Any, ...]]:
        return {(x.left, x.right, x.relations) for x in found}

    mirrored = [
        x.model_copy(update={"left": x.right, "right": x.left})
        for x in comparison.alignment("b", "a")
    ]
    assert sides(comparison.alignment("a", "b")) == sides(mirrored)


@given(_comparisons(), st.randoms(use_true_random=False))
def test_alignments_do_not_hang_on_the_order_of_relations(
    comparison: Comparison, chance: random.Random
) -> None:
    """Only the order in which they are told does."""
    shuffled = chance.sample(comparison.relations, len(comparison.relations))
    other = comparison.model_copy(update={"relations": tuple(shuffled)})

    def sides(of: Comparison) -> list[tuple[Any, ...]]:
        return [(x.type, x.left, x.right, {*x.relations}) for x in of.alignment("a", "b")]

    assert sides(other) == sides(comparison)


@given(_comparisons())
def test_each_relation_told_is_between_the_two_sides(comparison: Comparison) -> None:
    """And whatever stands beside something has one that carries it."""
    sentence = {c.id: (c.report, c.context_start) for c in comparison.claims}
    for one in comparison.alignment("a", "b"):
        assert bool(one.relations) == (one.type != "no counterpart")
        held = {sentence[id] for id in (*one.left, *one.right)}
        assert all({sentence[r.left.id], sentence[r.right.id]} <= held for r in one.relations)
