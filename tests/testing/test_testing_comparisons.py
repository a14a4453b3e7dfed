"""Comparisons whose relations are given."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import Any

import pytest

import claimcmp as cc
from claimcmp.testing import (
    check_offsets,
    make_claim,
    make_comparison,
    make_relation,
    make_report,
)

OPEN, SHUT = "The port of Lervik is open.", "The port of Lervik is shut."
RULED = {"a": "Sandvik is controlled by Venstre.", "b": "Sandvik is controlled by Høyre."}


def verdicts(comparison: cc.Comparison) -> list[str]:
    """The verdict of each matter."""
    return [g.verdict for g in comparison.groups]


def test_a_disputed_matter_in_one_line() -> None:
    """Matters and verdicts follow from the relations given."""
    made = make_comparison({"a": OPEN, "b": SHUT}, [("a", "b", "diverges")])
    assert verdicts(made) == ["disputed"]
    assert [(r.left.report, r.right.report) for r in made.divergences()] == [("a", "b")]
    check_offsets(made)


@pytest.mark.parametrize(
    ("relations", "told"),
    [
        ([], ["single-source", "single-source"]),
        ([("a", "b", "agrees")], ["repeated"]),
        ([("a", "b", "related")], ["unsettled"]),
    ],
)
def test_each_kind_gives_its_verdict(relations: Any, told: list[str]) -> None:
    """Nothing is found that was not given."""
    assert verdicts(make_comparison([OPEN, OPEN], relations)) == told


def test_known_origins_corroborate() -> None:
    """What is known of the reports counts as ever."""
    reports = {
        "a": {"text": OPEN, "origin": "Lervik kommune"},
        "b": {"text": OPEN, "origin": "Fjellvik havn"},
    }
    assert verdicts(make_comparison(reports, [("a", "b", "agrees")])) == ["corroborated"]


def test_a_development_is_a_relation_with_its_caveat() -> None:
    """Relations with more than a kind are made first."""
    a, b = make_report(OPEN, id="a"), make_report(SHUT, id="b")
    relation = make_relation(
        make_claim("open", report=a), make_claim("shut", report=b), "related",
        caveats=["later development"],
    )  # fmt: skip
    assert verdicts(make_comparison([a, b], [relation])) == ["developing"]


def test_claims_go_by_words_where_a_report_has_several() -> None:
    """Also two of one report."""
    text = "The port of Lervik is open. The mayor said that the quay is new. It rained in Lervik."
    made = make_comparison([text, SHUT], [("port of Lervik is open", "b", "diverges")])
    assert sorted(verdicts(made)) == ["disputed", "single-source", "single-source"]
    within = make_comparison([text], [("is open", "rained", "diverges")])
    assert [g.dispute for g in within.groups if g.dispute] == ["within_report"]


def test_a_relation_given_the_other_way_round_is_turned() -> None:
    """The earlier report is left, as in every comparison; reasons turn with it."""
    a, b = make_report(OPEN, id="a"), make_report(SHUT, id="b")
    left, right = make_claim("shut", report=b), make_claim("open", report=a)
    span = cc.Span(start=0, end=3)
    reason = cc.Reason(type="actor", contribution=1.0, words="who", left=(span,))
    made = make_comparison([b, a], [make_relation(left, right, "diverges", reasons=[reason])])
    [relation] = made.relations
    assert (relation.left.report, relation.right.report) == ("a", "b")
    assert (relation.reasons[0].left, relation.reasons[0].right) == ((), (span,))


def test_questions_are_answered() -> None:
    """In any of the four languages, with the verdict of the relations given."""
    made = make_comparison(RULED, [("a", "b", "diverges")])
    for question in ("Who controls Sandvik?", "Hvem kontrollerer Sandvik?"):
        answer = made.ask(question)
        assert answer.verdict == "disputed"
        assert [(r.answer, r.report) for r in answer.rows] == [("Venstre", "a"), ("Høyre", "b")]


def test_silence_is_told() -> None:
    """Of a report that names the place and leaves the matter out."""
    made = make_comparison([OPEN, OPEN, "It rained in Lervik."], [("a", "b", "agrees")])
    [silence] = made.silences
    assert (silence.report, silence.coverage) == ("c", "names it")


def test_the_order_of_reports_and_relations_does_not_count() -> None:
    """Byte for byte, as with `compare`."""
    texts = {i: f"Pier {i} of Lervik has {n} boats." for n, i in enumerate("abcdef", start=2)}
    pairs: list[Any] = [("a", "b", "agrees"), ("d", "c", "diverges"), ("b", "e", "agrees")]
    first = make_comparison(texts, pairs).to_json()
    for seed in range(4):
        draw = random.Random(seed)
        items = draw.sample(sorted(texts.items()), len(texts))
        assert make_comparison(dict(items), draw.sample(pairs, len(pairs))).to_json() == first


def test_an_update_compares_again() -> None:
    """By an encoder and a judge that know the given relations; the rules on time then hold."""
    dated = {i: {"text": t, "published": "2021-05-03"} for i, t in RULED.items()}
    made = make_comparison(dated, [("a", "b", "diverges")])
    assert verdicts(made.update(add={"id": "c", "text": "It rained."}))[0] == "disputed"
    assert verdicts(made.without("b")) == ["single-source"]


def test_every_view_takes_it() -> None:
    """And JSON gives it back."""
    made = make_comparison({"a": OPEN, "b": SHUT}, [("a", "b", "diverges")])
    assert cc.Comparison.model_validate_json(made.to_json()) == made
    assert "Lervik" in made.to_markdown()
    assert "Lervik" in made.to_html()


def test_nothing_gives_an_empty_comparison() -> None:
    """A program meets that, too."""
    assert make_comparison({}).groups == () == make_comparison([]).groups


@pytest.mark.parametrize(
    ("reports", "relations", "words"),
    [
        (OPEN, [], "for reports; want a dict from id to text"),
        ([OPEN] * 27, [], "27 texts without ids"),
        ([OPEN, SHUT], [("a", "b")], "want (one, other, kind) or a Relation"),
        ([OPEN, SHUT], "ab", "want a list of (one, other, kind)"),
        ([OPEN, SHUT], [("a", "b", "unrelated")], "no comparison lists one"),
        ([OPEN, SHUT], [("a", "b", "same")], "kind is 'same'"),
        ([OPEN, SHUT], [("a", "ferry", "agrees")], "holds 'ferry'"),
        ([OPEN, SHUT], [("a", "Lervik", "agrees")], "several claims"),
        ([OPEN, SHUT], [("a", "a", "agrees")], "and itself"),
        ([OPEN, SHUT], [("a", 1, "agrees")], "given as 1; want the id of its report"),
        ([OPEN, SHUT], [("a", "b", "agrees"), ("b", "a", "diverges")], "2 relations; want one"),
        ([f"{OPEN} It rained.", SHUT], [("a", "b", "agrees")], "has 2 claims"),
        (["Is it open?", SHUT], [("a", "b", "agrees")], "no claim of these reports holds 'a'"),
        ([OPEN], [make_relation(OPEN, SHUT)], "none of these reports' claims"),
    ],
)
def test_what_cannot_be_made_is_refused(reports: Any, relations: Any, words: str) -> None:
    """With what was given and what is wanted."""
    with pytest.raises(cc.InputError) as caught:
        make_comparison(reports, relations)
    assert words in str(caught.value)


def test_no_weights_are_read() -> None:
    """Neither a model nor a model library is opened."""
    code = (
        "import sys\nopened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "from claimcmp.testing import make_comparison\n"
        "made = make_comparison(['Oslo is open.', 'Oslo is shut.'], [('a', 'b', 'diverges')])\n"
        "made.ask('Is Oslo open?')\n"
        "assert not [f for f in opened if '/weights/' in f], opened\n"
        "assert not {'torch', 'onnxruntime', 'pandas', 'sklearn'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
