"""What an update says it made different."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimcmp as cc
from claimcmp.changes import Changes

DAY = "2022-08-04"
FERRY = {
    "id": "ferry",
    "published": DAY,
    "text": "Ferga Havørn gikk på grunn ved Solvik torsdag. 14 personer ble evakuert fra Havørn.",
}
CAPTAIN = {
    "id": "captain",
    "published": DAY,
    "text": "The ferry Havørn ran aground near Solvik on Thursday.",
}
MARKET = {"id": "market", "text": "Fiskeprisene steg med 3 prosent i juli."}


def changes(comparison: cc.Comparison) -> Changes:
    """Those of a comparison that an update made."""
    assert comparison.changes is not None
    return comparison.changes


@pytest.fixture(scope="module")
def alone() -> cc.Comparison:
    """Two reports on two matters."""
    return cc.compare([FERRY, MARKET])


@pytest.fixture(scope="module")
def joined(alone: cc.Comparison) -> cc.Comparison:
    """A third one agrees with the first."""
    return alone.update(add=CAPTAIN)


def test_a_comparison_that_nothing_was_done_to_has_no_changes(alone: cc.Comparison) -> None:
    """None, not an empty digest."""
    assert alone.changes is None


def test_a_new_agreement_is_told(joined: cc.Comparison) -> None:
    """With the ids of the reports that the update took."""
    told = changes(joined)
    assert (told.added, told.removed, told.replaced) == (("captain",), (), ())
    assert [(r.kind, r.left.report, r.right.report) for r in told.new] == [
        ("agrees", "captain", "ferry")
    ]
    assert told.gone == told.changed == ()


def test_a_matter_that_got_company_has_another_verdict(joined: cc.Comparison) -> None:
    """From one report to several; claims that are new and alone are not told."""
    (change,) = changes(joined).verdicts
    assert (change.was, change.now) == ("single-source", "repeated")
    assert change.group in {g.id for g in joined.groups}


def test_a_new_silence_is_told(joined: cc.Comparison) -> None:
    """The report on the market does not carry what two now do."""
    assert [s.report for s in changes(joined).silences] == ["market"]


def test_an_old_silence_is_not_told_again(joined: cc.Comparison) -> None:
    """The matter has one more claim and so another id; the silence is the same."""
    again = {**CAPTAIN, "id": "again"}
    assert joined.silences
    assert changes(joined.update(add=again)).silences == ()


def test_taking_it_back_tells_the_opposite(joined: cc.Comparison) -> None:
    """What was new is gone."""
    told = changes(joined.update(remove="captain"))
    assert told.gone == changes(joined).new
    assert [(c.was, c.now) for c in told.verdicts] == [("repeated", "single-source")]
    assert told.new == told.silences == ()


def test_a_relation_of_another_kind_is_told_as_changed(
    joined: cc.Comparison, tmp_path: Path
) -> None:
    """The two claims are the same as before."""
    review = cc.Review.open(tmp_path / "log.jsonl")
    review.relabel(joined.relations[0], "related")
    told = changes(joined.update(review=review))
    assert [(c.was.kind, c.now.kind) for c in told.changed] == [("agrees", "related")]
    assert told.new == told.gone == ()


def test_sentences_put_before_it_change_no_relation(joined: cc.Comparison) -> None:
    """The claims stand elsewhere and have other ids, and say the same."""
    edited = {**CAPTAIN, "text": "It rained all day in Bodø. " + CAPTAIN["text"]}
    updated = joined.update(replace=edited)
    told = changes(updated)
    assert updated.relations != joined.relations
    assert told.new == told.gone == told.changed == told.verdicts == told.silences == ()


def test_a_matter_whose_reports_are_gone_is_told() -> None:
    """It was carried by several, and has no verdict now."""
    both = cc.compare([FERRY, CAPTAIN, MARKET])
    told = changes(both.update(remove=["ferry", "captain"]))
    assert [(c.was, c.now, c.group) for c in told.verdicts] == [("repeated", None, None)]


def test_two_new_reports_that_agree_are_a_new_matter() -> None:
    """It had no verdict before."""
    told = changes(cc.compare([MARKET]).update(add=[FERRY, CAPTAIN]))
    assert [(c.was, c.now, c.former) for c in told.verdicts] == [(None, "repeated", None)]


def test_questions_are_asked_before_and_after(alone: cc.Comparison) -> None:
    """One that is answered by the new report is told, another one is not."""
    added = {"id": "island", "text": "Øya Lyngen kontrolleres av Ravn."}
    asked = ("Hvem kontrollerer Lyngen?", "Hvor mye steg fiskeprisene?")
    (change,) = changes(alone.update(add=added, ask=asked)).answers
    assert change.question == asked[0]
    assert [row.report for row in change.new] == ["island"]
    assert change.gone == ()


def test_the_summary_counts(joined: cc.Comparison) -> None:
    """In a line, without what there is none of."""
    assert changes(joined).summary() == (
        "1 report added: 1 new relation, 1 verdict changed, 1 new silence"
    )


def test_changes_are_no_part_of_the_result(joined: cc.Comparison) -> None:
    """Neither of its JSON nor of its equality."""
    anew = cc.compare([FERRY, MARKET, CAPTAIN])
    assert joined == anew
    assert "changes" not in joined.model_dump()


def test_changes_read_back_from_json(joined: cc.Comparison) -> None:
    """Another program can have them."""
    told = changes(joined)
    assert Changes.model_validate_json(told.model_dump_json()) == told
