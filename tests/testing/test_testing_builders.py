"""Reports, claims and relations for tests, and a judge that was told what to think."""

from __future__ import annotations

from typing import Any

import pytest

import claimcmp as cc
from claimcmp.testing import (
    ScriptedJudge,
    TableEncoder,
    make_claim,
    make_relation,
    make_report,
)

TEXT = "Ida Holm benektet at havna er stengt. Ti båter kom til Lervik, og tolv dro."


def test_a_report_is_as_load_gives_one() -> None:
    """Language detected, fields marked as given."""
    report = make_report(TEXT, id="x", source="Havnebladet", published="2021-05")
    assert report.language == "nb"
    assert report.id == "x"
    assert str(report.published) == "2021-05"
    assert report.evidence_for("source") == cc.Evidence(field="source", how="given")


def test_a_field_of_a_report_that_cannot_be_used_is_refused() -> None:
    """As by `load`."""
    with pytest.raises(cc.InputError, match="'in May' is not a time"):
        make_report(TEXT, published="in May")


def test_a_claim_alone_is_as_relate_reads_it() -> None:
    """With the numbers and names that it states."""
    claim = make_claim("Ti båter kom til Lervik.", id="mine")
    assert (claim.id, claim.report, claim.language) == ("mine", None, "nb")
    assert [n.low for n in claim.numbers] == [10]
    assert [n.key for n in claim.names] == [make_claim("Lervik er nær.").names[0].key]


def test_a_claim_of_a_report_quotes_it() -> None:
    """It is the shortest one that holds the words, with speaker and stance."""
    report = make_report(TEXT)
    claim = make_claim("havna er stengt", report=report)
    assert report.text[claim.start : claim.end] == claim.text
    assert (claim.speaker, claim.stance, claim.report) == ("Ida Holm", "denies", "report")


def test_words_that_no_claim_holds_are_told_with_the_claims_there_are() -> None:
    """So that the test can be mended."""
    with pytest.raises(cc.InputError, match=r"holds 'fergen'.*Ti båter"):
        make_claim("fergen", report=make_report(TEXT))


def test_a_text_that_claims_nothing_is_told() -> None:
    """A question is no claim."""
    with pytest.raises(cc.InputError, match="it has none"):
        make_claim("Er havna", report=make_report("Er havna stengt?"))


def test_words_of_two_sentences_are_refused() -> None:
    """Which one is meant cannot be told."""
    with pytest.raises(cc.InputError, match="several claims"):
        make_claim("havna", report=make_report("I dag er havna stengt. I går var havna åpen."))


@pytest.mark.parametrize(
    ("words", "report", "told"), [(3, None, "want a string"), ("x", "x y z.", "want a Report")]
)
def test_what_is_no_claim_is_refused(words: Any, report: Any, told: str) -> None:
    """With what is wanted."""
    with pytest.raises(cc.InputError, match=told):
        make_claim(words, report=report)


def test_what_a_report_says_itself_is_not_given_again() -> None:
    """Neither of the two is passed over in silence."""
    with pytest.raises(cc.InputError, match="a report and language; those are the report's"):
        make_claim("båter", report=make_report(TEXT), language="da")


def test_a_relation_has_reasons_that_sum_to_its_score() -> None:
    """And is standalone between claims by themselves."""
    relation = make_relation("Havna er åpen.", "Havna er stengt.", "diverges", confidence=0.9)
    assert (relation.kind, relation.leaning, relation.scope) == (
        "diverges",
        "diverges",
        "standalone",
    )
    assert relation.caveats == ("same event assumed",)
    assert sum(r.contribution for r in relation.reasons) == relation.score > 0


def test_the_scope_is_that_of_the_reports() -> None:
    """Between two, or within one."""
    here, there = make_report(TEXT, id="a"), make_report(TEXT, id="b")
    one, same, other = (
        make_claim(w, report=r) for w, r in (("kom", here), ("dro", here), ("kom", there))
    )
    assert make_relation(one, same).scope == "within_report"
    assert make_relation(one, other).scope == "between_reports"


def test_a_withheld_divergence_says_so() -> None:
    """Kind related, leaning diverges, caveat undecided."""
    relation = make_relation("a b", "c d", "related", leaning="diverges", confidence=0.6)
    assert relation.leaning == "diverges"
    assert "undecided" in relation.caveats


def test_own_reasons_make_the_score() -> None:
    """Each with its contribution."""
    reasons = [
        cc.Reason(type="number", contribution=2.5, words="ten against twelve"),
        cc.Reason(type="meaning", contribution=-0.5, words="far"),
    ]
    assert make_relation("a b", "c d", "diverges", reasons=reasons).score == 2.0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "equal"}, "kind is 'equal'"),
        ({"confidence": 2}, "confidence is 2"),
        ({"confidence": float("nan")}, "confidence is nan"),
        ({"caveats": ["late"]}, "caveats is 'late'"),
        ({"reasons": ["because"]}, "want each to be a Reason"),
        ({"reasons": 3}, "want a list"),
        ({"caveats": "undecided"}, "want a list"),
        ({"cosine": -2}, "cosine is -2; want a number from -1 to 1"),
        ({"margin": "far"}, "margin is 'far'"),
        ({"kind": "agrees", "leaning": "diverges"}, "cannot lean 'diverges' and be 'agrees'"),
    ],
)
def test_a_relation_that_no_result_holds_is_refused(given: dict[str, Any], words: str) -> None:
    """With the value that is wrong."""
    with pytest.raises(cc.InputError, match=words):
        make_relation("a b", "c d", **given)


def test_a_relation_goes_through_json() -> None:
    """As any other."""
    relation = make_relation("a b", "c d", margin=0.1)
    assert cc.Relation.model_validate_json(relation.model_dump_json()) == relation


OPEN, SHUT = "The port of Lervik is open.", "Havna i Lervik er stengt."


@pytest.mark.parametrize("pair", [(OPEN, SHUT), (SHUT, OPEN), (OPEN.upper(), f" {SHUT[:-1]} ")])
def test_a_scripted_judge_decides_as_told(pair: tuple[str, str]) -> None:
    """In either order, and whatever the capitals and marks."""
    judge = ScriptedJudge({pair: "diverges"})
    encoder = TableEncoder({OPEN: "port", SHUT: "port"})
    relation = cc.relate(OPEN, SHUT, encoder=encoder, judge=judge)
    assert (relation.kind, relation.confidence) == ("diverges", 0.98)


def test_other_pairs_get_what_is_said_of_all_others() -> None:
    """Neither, if nothing else is said."""
    judge = ScriptedJudge({(OPEN, SHUT): "diverges"}, otherwise="agrees", confidence=0.8)
    relation = cc.relate(OPEN, "It rained in Lervik.", judge=judge, encoder=TableEncoder({}))
    assert (relation.kind, relation.confidence) == ("agrees", 0.8)


def test_the_rules_after_the_judge_still_hold() -> None:
    """A denial is about a claim and no divergence from it, whatever the judge thinks."""
    denied = "Ida Holm denies that the port of Lervik is open."
    judge = ScriptedJudge({(denied, OPEN): "diverges"})
    assert cc.relate(denied, OPEN, judge=judge, encoder=TableEncoder({})).kind == "related"


def test_another_script_has_another_name() -> None:
    """So that a result tells them apart, and an update refuses the other."""
    assert ScriptedJudge().name != ScriptedJudge(otherwise="agrees").name
    assert ScriptedJudge({("a", "b"): "agrees"}).name == ScriptedJudge({("B", "a."): "agrees"}).name


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"script": {("a", "b"): "related"}}, "says 'related' of a pair"),
        ({"script": {"ab": "agrees"}}, r"is 'ab'; want two texts: \(a, b\)"),
        ({"otherwise": None}, "says None"),
        ({"script": [("a", "b")]}, "want a dict from"),
        ({"confidence": "high"}, "from 0.5 to 1"),
        ({"confidence": 0.2}, "from 0.5 to 1"),
    ],
)
def test_a_script_that_cannot_be_used_is_refused(given: dict[str, Any], words: str) -> None:
    """With what was wrong about it."""
    with pytest.raises(cc.InputError, match=words):
        ScriptedJudge(**given)
