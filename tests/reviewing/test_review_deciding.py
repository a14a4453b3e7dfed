"""Accepted, rejected and relabelled pairs, on relations put together by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_builders import LAW, claim, relation

from claimcmp.comparison import Relation
from claimcmp.corrections import ClaimMark, Correction, ReviewOutcome
from claimcmp.reviewing.deciding import Decided, Rows, decide
from claimcmp.reviewing.finding import mark
from claimcmp.reviewing.log import log_of
from claimcmp.reviewing.resolving import resolve
from claimcmp.reviewing.telling import tell

CLAIMS = [claim(report, 0, f"Report {report} tells of the boat.") for report in "abcd"]
A, B, C, D = CLAIMS
MACHINE = [relation(A, B, "diverges"), relation(A, C, "agrees"), relation(B, C, "related")]


def entry(action: str, left: int, right: int, kind: str | None = None, **more: str) -> Correction:
    """An entry about the claims of two rows."""
    marks = {"left": mark(CLAIMS[left]), "right": mark(CLAIMS[right])}
    return Correction.model_validate({"action": action, "kind": kind, **marks, **more})


def judged(pairs: list[Rows]) -> list[Relation]:
    """What the machine thinks of pairs that it did not list."""
    return [relation(CLAIMS[a], CLAIMS[b], "unrelated") for a, b in pairs]


def replayed(
    entries: list[Correction], machine: list[Relation] = MACHINE
) -> tuple[Decided, ReviewOutcome]:
    """The relations that the entries leave, and what is told of them."""
    log = log_of(entries)
    resolved = resolve(log, CLAIMS)
    decided = decide(resolved, machine, CLAIMS, judged)
    return decided, tell(log, resolved, decided.effects, CLAIMS)


def kind_of(decided: Decided, left: int, right: int) -> str | None:
    """The kind of a listed pair; None where it is not listed."""
    pair = {CLAIMS[left].id, CLAIMS[right].id}
    return next((r.kind for r in decided.relations if {r.left.id, r.right.id} == pair), None)


def test_a_relabelled_pair_has_the_new_kind_and_keeps_the_machine_s() -> None:
    """Confidence and reasons stay those of the machine."""
    decided, outcome = replayed([entry("relabel", 0, 1, "agrees")])
    first = decided.relations[0]
    assert (first.kind, first.machine, first.reviewed) == ("agrees", "diverges", "relabelled")
    assert (first.leaning, first.confidence) == ("diverges", 0.93)
    assert [(e.was, e.now) for e in outcome.overturned()] == [("diverges", "agrees")]


def test_the_other_pairs_stay_as_they_were() -> None:
    """To the last field."""
    decided, _ = replayed([entry("relabel", 0, 1, "agrees")])
    assert decided.relations[1:] == MACHINE[1:]


def test_a_rejected_pair_is_not_listed_but_told() -> None:
    """With what it was."""
    decided, outcome = replayed([entry("reject", 0, 1)])
    assert kind_of(decided, 0, 1) is None
    (told,) = outcome.entries
    assert (told.status, told.was, told.now) == ("applied", "diverges", "unrelated")
    assert set(told.claims) == {A.id, B.id}


def test_an_accepted_pair_is_marked_and_overturns_nothing() -> None:
    """The kind was right."""
    decided, outcome = replayed([entry("accept", 0, 2, "agrees")])
    assert [r.reviewed for r in decided.relations] == [None, "accepted", None]
    assert outcome.overturned() == ()
    assert outcome.entries[0].status == "applied"


def test_an_accepted_kind_stays_when_a_later_machine_says_otherwise() -> None:
    """And what it says is told."""
    decided, outcome = replayed([entry("accept", 0, 1, "agrees")])
    assert kind_of(decided, 0, 1) == "agrees"
    assert [(e.was, e.now) for e in outcome.overturned()] == [("diverges", "agrees")]


def test_a_pair_that_the_machine_does_not_list_any_more_is_listed() -> None:
    """A later model brings other claims together."""
    decided, outcome = replayed([entry("relabel", 3, 0, "diverges")])
    assert kind_of(decided, 0, 3) == "diverges"
    assert decided.relations[-1].machine == "unrelated"
    assert outcome.entries[0].was == "unrelated"


def test_a_verdict_takes_the_place_of_one_on_other_clauses_of_its_sentences() -> None:
    """Two sentences have one relation, and somebody judged it."""
    clause = claim("a", 9, "tells of the boat", context_start=0)
    machine = [relation(clause, B, "diverges"), relation(A, C, "agrees")]
    entries = [entry("relabel", 0, 1, "related")]
    log = log_of(entries)
    decided = decide(resolve(log, [*CLAIMS, clause]), machine, [*CLAIMS, clause], judged)
    assert [(r.left.id, r.kind) for r in decided.relations] == [
        (A.id, "agrees"),
        (A.id, "related"),
    ]
    assert "in place of other clauses of these sentences" in decided.effects[0].words


def test_rejecting_what_is_not_listed_changes_nothing() -> None:
    """And overturns nothing."""
    decided, outcome = replayed([entry("reject", 0, 3)])
    assert decided.relations == MACHINE
    assert outcome.overturned() == ()


def test_left_and_right_do_not_matter() -> None:
    """A pair is a pair."""
    assert replayed([entry("reject", 1, 0)])[0] == replayed([entry("reject", 0, 1)])[0]


def test_of_two_that_contradict_the_later_wins_and_both_are_named() -> None:
    """Nobody's word is lost in silence."""
    decided, outcome = replayed([entry("relabel", 0, 1, "agrees"), entry("reject", 1, 0)])
    assert kind_of(decided, 0, 1) is None
    (conflict,) = outcome.conflicts()
    assert conflict.correction.decided == "agrees"
    assert conflict.by == outcome.entries[1].correction.id
    assert conflict.by in conflict.words


def test_two_that_say_the_same_are_no_conflict() -> None:
    """Both are applied."""
    _, outcome = replayed([entry("relabel", 0, 1, "agrees"), entry("accept", 0, 1, "agrees")])
    assert [e.status for e in outcome.entries] == ["applied", "applied"]


@pytest.mark.parametrize("kind", ["agrees", "diverges"])
def test_a_caveat_that_explained_the_machine_s_kind_goes_with_it(kind: str) -> None:
    """Under a kind that somebody chose it would be untrue."""
    caveats = ("later development", "more detail", "undecided")
    machine = [relation(A, B, "related", leaning="diverges", caveats=caveats)]
    decided, _ = replayed([entry("relabel", 0, 1, kind)], machine)
    assert decided.relations[0].caveats == ("more detail",)
    assert not decided.relations[0].develops


def test_an_undone_entry_does_nothing() -> None:
    """Both stay in the log."""
    first = entry("reject", 0, 1, id="x")
    decided, outcome = replayed([first, Correction(action="undo", of="x", id="y")])
    assert decided.relations == MACHINE
    assert [(e.status, e.by) for e in outcome.entries] == [("undone", "y"), ("applied", None)]


def test_an_undo_can_be_undone() -> None:
    """Then the entry counts again."""
    undos = [Correction(action="undo", of="x", id="y"), Correction(action="undo", of="y", id="z")]
    decided, outcome = replayed([entry("reject", 0, 1, id="x"), *undos])
    assert kind_of(decided, 0, 1) is None
    assert [e.status for e in outcome.entries] == ["applied", "undone", "applied"]


def test_an_undo_of_nothing_is_told() -> None:
    """It may name an entry that comes later, which it cannot have meant."""
    entries = [Correction(action="undo", of="x", id="y"), entry("reject", 0, 1, id="x")]
    decided, outcome = replayed(entries)
    assert kind_of(decided, 0, 1) is None
    assert [e.status for e in outcome.entries] == ["not found", "applied"]


def test_a_claim_that_is_gone_is_told() -> None:
    """With its report and its words."""
    gone = ClaimMark(claim="c0", report="a", quote="The boat was red.", sentence="0")
    lost = Correction(action="reject", left=gone, right=mark(B))
    decided, outcome = replayed([lost])
    assert decided.relations == MACHINE
    assert [e.correction.left for e in outcome.lost()] == [gone]
    assert "a does not say “The boat was red.” any more" in outcome.lost()[0].words


PAIRS = st.sampled_from([(a, b) for a in range(4) for b in range(4) if a != b])
ENTRIES = st.lists(
    st.one_of(
        st.builds(lambda p: entry("reject", *p), PAIRS),
        st.builds(
            lambda p, k: entry("relabel", *p, k),
            PAIRS,
            st.sampled_from(["agrees", "diverges", "related"]),
        ),
        st.builds(
            lambda p, k: entry("accept", *p, k),
            PAIRS,
            st.sampled_from(["agrees", "diverges", "related"]),
        ),
    ),
    max_size=8,
)


@LAW
@given(ENTRIES)
def test_replaying_on_the_outcome_changes_nothing(entries: list[Correction]) -> None:
    """Once is as good as twice."""
    once, _ = replayed(entries)
    again, _ = replayed(entries, once.relations)
    assert again.relations == once.relations


@LAW
@given(ENTRIES)
def test_a_log_after_itself_says_the_same(entries: list[Correction]) -> None:
    """Its last words are the same."""
    assert replayed(entries * 2)[0].relations == replayed(entries)[0].relations


@LAW
@given(ENTRIES)
def test_every_entry_has_one_outcome(entries: list[Correction]) -> None:
    """In the order of the log, on its own line."""
    _, outcome = replayed(entries)
    assert [e.line for e in outcome.entries] == list(range(1, len(entries) + 1))
    assert all(e.words for e in outcome.entries)


@LAW
@given(st.lists(st.sampled_from(MACHINE), max_size=6))
def test_accepting_changes_no_kind(accepted: list[Relation]) -> None:
    """Nor does it list or drop anything."""
    rows = {c.id: n for n, c in enumerate(CLAIMS)}
    entries = [entry("accept", rows[r.left.id], rows[r.right.id], r.kind) for r in accepted]
    decided, outcome = replayed(entries)
    assert [r.kind for r in decided.relations] == [r.kind for r in MACHINE]
    assert outcome.overturned() == ()
    assert decided.joins == {}


@LAW
@given(ENTRIES, st.permutations(range(3)))
def test_the_order_of_the_machine_s_relations_does_not_matter(
    entries: list[Correction], order: list[int]
) -> None:
    """Only that of the log does."""
    shuffled, _ = replayed(entries, [MACHINE[n] for n in order])
    plain, _ = replayed(entries)
    assert {hash(r) for r in shuffled.relations} == {hash(r) for r in plain.relations}
