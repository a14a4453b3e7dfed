"""Merged and split matters, on clusters put together by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from review_builders import LAW, claim, relation

from claimcmp.comparison import Relation
from claimcmp.corrections import Correction, ReviewOutcome
from claimcmp.reviewing.finding import mark
from claimcmp.reviewing.log import log_of
from claimcmp.reviewing.regrouping import regroup
from claimcmp.reviewing.resolving import resolve
from claimcmp.reviewing.telling import tell

CLAIMS = [claim(report, 0, f"Report {report} tells of the boat.") for report in "abcdef"]


def merge(a: int, b: int, id: str = "") -> Correction:
    """Two claims are to stand in one matter."""
    sides = {"claims": (mark(CLAIMS[a]),), "others": (mark(CLAIMS[b]),)}
    return Correction(id=id, action="merge", **sides)


def split(taken: list[int], rest: list[int], id: str = "") -> Correction:
    """Claims are to leave the matter of others."""
    sides = {
        side: tuple(mark(CLAIMS[n]) for n in rows)
        for side, rows in (("claims", taken), ("others", rest))
    }
    return Correction(id=id, action="split", **sides)


def regrouped(
    entries: list[Correction],
    clusters: list[list[int]],
    joins: dict[int, tuple[int, int]] | None = None,
    relations: list[Relation] | None = None,
) -> tuple[list[list[int]], ReviewOutcome]:
    """The clusters after the entries, and what is told of them."""
    log = log_of(entries)
    resolved = resolve(log, CLAIMS)
    found = regroup(resolved, joins or {}, clusters, CLAIMS, relations or [])
    return found.clusters, tell(log, resolved, found.effects, CLAIMS)


def statuses(outcome: ReviewOutcome) -> list[str]:
    """What became of each entry."""
    return [e.status for e in outcome.entries]


APART = [[0], [1], [2], [3], [4], [5]]


def test_merging_keeps_the_matters_of_two_claims_in_one() -> None:
    """With all that stands in them."""
    clusters, outcome = regrouped([merge(0, 3)], [[0, 1], [2], [3, 4], [5]])
    assert clusters == [[0, 1, 3, 4], [2], [5]]
    assert statuses(outcome) == ["applied"]


def test_splitting_takes_a_claim_out() -> None:
    """The others stay together."""
    clusters, _ = regrouped([split([1], [0, 2])], [[0, 1, 2], [3], [4], [5]])
    assert clusters == [[0, 2], [1], [3], [4], [5]]


def test_claims_that_are_taken_out_together_stay_together() -> None:
    """They are one matter of their own."""
    clusters, _ = regrouped([split([1, 3], [0])], [[0, 1, 2, 3], [4], [5]])
    assert clusters == [[0, 2], [1, 3], [4], [5]]


def test_a_new_claim_stays_with_what_is_left() -> None:
    """Nobody said that it belongs with the one taken out."""
    clusters, _ = regrouped([split([1], [0])], [[0, 1, 5], [2], [3], [4]])
    assert clusters == [[0, 5], [1], [2], [3], [4]]


def test_what_stands_apart_already_is_left_alone() -> None:
    """The claim has new company, which nobody spoke of."""
    clusters, outcome = regrouped([split([1], [0])], [[0], [1, 5], [2], [3], [4]])
    assert clusters == [[0], [1, 5], [2], [3], [4]]
    assert outcome.entries[0].words == "stands apart already"


def test_a_split_after_a_merge_wins() -> None:
    """And the merge is told as overruled by it."""
    clusters, outcome = regrouped([merge(0, 1, "m"), split([0], [1], "s")], APART)
    assert clusters == APART
    assert [(e.status, e.by) for e in outcome.entries] == [("overruled", "s"), ("applied", None)]


def test_a_merge_after_a_split_wins() -> None:
    """Also where it joins the two by way of others."""
    entries = [split([0], [1], "s"), merge(0, 2, "m"), merge(1, 2, "n")]
    clusters, outcome = regrouped(entries, [[0, 1], [2], [3], [4], [5]])
    assert clusters[0] == [0, 1, 2]
    assert outcome.entries[0].by == "n"
    assert statuses(outcome) == ["overruled", "applied", "applied"]


def test_what_a_later_entry_restores_counts_as_applied() -> None:
    """Split, merged, and split again."""
    _, outcome = regrouped([split([0], [1]), merge(0, 1), split([0], [1])], [[0, 1], *APART[2:]])
    assert statuses(outcome) == ["applied", "overruled", "applied"]


def test_two_merges_do_not_contradict() -> None:
    """They add up."""
    clusters, outcome = regrouped([merge(0, 1), merge(1, 2)], APART)
    assert clusters[0] == [0, 1, 2]
    assert statuses(outcome) == ["applied", "applied"]


def test_a_pair_that_was_given_a_verdict_is_of_one_matter() -> None:
    """Two claims cannot agree on different ones."""
    clusters, _ = regrouped([merge(4, 5)], APART, joins={0: (0, 1)})
    assert clusters[0] == [0, 1]


def test_a_clause_goes_along_with_its_sentence() -> None:
    """Nothing ties it to what stays."""
    clause = claim("a", 7, "a tells", context_start=0)
    CLAIMS.append(clause)
    try:
        clusters, _ = regrouped([split([0], [1])], [[0, 1, 6], [2], [3], [4], [5]])
        assert clusters[0] == [0, 6]
        tied = [relation(CLAIMS[1], clause)]
        clusters, _ = regrouped([split([0], [1])], [[0, 1, 6], *APART[2:]], relations=tied)
        assert clusters[0] == [0]
    finally:
        CLAIMS.pop()


def test_a_merge_with_a_claim_that_is_gone_is_told() -> None:
    """And nothing happens."""
    gone = claim("z", 0, "Nobody says this any more.")
    entry = Correction(action="merge", claims=(mark(CLAIMS[0]),), others=(mark(gone),))
    clusters, outcome = regrouped([entry], APART)
    assert clusters == APART
    assert statuses(outcome) == ["not found"]


def test_a_merge_finds_the_next_claim_of_a_matter_whose_first_is_gone() -> None:
    """That is what the others are kept for."""
    gone = claim("z", 0, "Nobody says this any more.")
    others = (mark(gone), mark(CLAIMS[3]))
    entry = Correction(action="merge", claims=(mark(CLAIMS[0]),), others=others)
    assert regrouped([entry], APART)[0][0] == [0, 3]


ROW = st.integers(0, 5)
ENTRIES = st.lists(
    st.one_of(
        st.tuples(ROW, ROW).filter(lambda p: p[0] != p[1]).map(lambda p: merge(*p)),
        st.permutations(range(6)).flatmap(
            lambda rows: st.integers(1, 3).map(lambda n: split(rows[:n], rows[n : n + 2]))
        ),
    ),
    max_size=8,
)
CLUSTERS = st.lists(st.integers(0, 3), min_size=6, max_size=6).map(
    lambda homes: sorted([n for n in range(6) if homes[n] == h] for h in set(homes))
)


@LAW
@given(ENTRIES, CLUSTERS)
def test_every_claim_stays_in_exactly_one_matter(
    entries: list[Correction], clusters: list[list[int]]
) -> None:
    """Whatever is merged and split."""
    found, _ = regrouped(entries, clusters)
    assert sorted(n for rows in found for n in rows) == [0, 1, 2, 3, 4, 5]
    assert found == sorted(sorted(rows) for rows in found)


@LAW
@given(ENTRIES, CLUSTERS)
def test_what_is_applied_holds_and_what_is_overruled_does_not(
    entries: list[Correction], clusters: list[list[int]]
) -> None:
    """The outcome tells the truth."""
    found, outcome = regrouped(entries, clusters)
    home = {CLAIMS[n].id: i for i, rows in enumerate(found) for n in rows}
    for told in outcome.entries:
        claims = {home[m.claim] for m in told.correction.claims}
        others = {home[m.claim] for m in told.correction.others}
        holds = claims == others if told.correction.action == "merge" else not claims & others
        assert holds == (told.status == "applied")
        assert (told.by is None) == (told.status == "applied")


@LAW
@given(ENTRIES, CLUSTERS)
def test_replaying_on_regrouped_matters_changes_nothing_without_a_conflict(
    entries: list[Correction], clusters: list[list[int]]
) -> None:
    """Once is as good as twice."""
    found, outcome = regrouped(entries, clusters)
    if not outcome.conflicts():
        assert regrouped(entries, found)[0] == found
