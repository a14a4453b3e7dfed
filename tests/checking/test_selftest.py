"""A check on one's own reports, from the reports to the counts."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

import claimcmp as cc
from claimcmp.checking.drafts import contradictions, rewordings, spread
from claimcmp.checking.result import schema
from claimcmp.testing import HashEncoder

PORT = [
    {
        "id": "nb",
        "published": "2021-03-02",
        "text": "Tolv båter forlot havnen i Lervik tirsdag. Havnen ble åpnet av ordfører Anna "
        "Lindqvist i 1987. Prisen på sild har steget siden mars. Fiskerne er fornøyde.",
    },
    {
        "id": "en",
        "published": "2021-03-02",
        "text": "Twelve boats left the harbour of Lervik on Tuesday. The mayor denied that the "
        "harbour was closed. The price of herring has risen since March.",
    },
]


@pytest.fixture(scope="module")
def result() -> cc.SelfTest:
    """A check on two reports of one harbour, with the embedded models."""
    return cc.selftest(cc.load(PORT))


def small(reports: Any, **more: Any) -> cc.SelfTest:
    """A check with an encoder that has no weights to load."""
    return cc.selftest(reports, encoder=HashEncoder(), **more)


def test_the_counts_are_those_of_the_trials(result: cc.SelfTest) -> None:
    """Every trial is in one tally, and caught is what diverges."""
    assert sum(t.tried for t in result.tallies) == len(result.trials)
    assert result.changed.tried == sum(t.contradicts for t in result.trials)
    assert len(result.missed()) == result.changed.tried - result.changed.diverges
    assert len(result.false_alarms()) == result.unchanged.diverges


def test_plain_changes_are_caught(result: cc.SelfTest) -> None:
    """Most changes of a number, a date or a name in short claims are caught."""
    plain = [t for t in result.trials if t.what in ("number", "date", "name")]
    assert len(plain) >= 5
    assert sum(t.kind == "diverges" for t in plain) > len(plain) / 2


def test_claims_in_other_words_raise_no_alarm(result: cc.SelfTest) -> None:
    """A respelled number is no divergence."""
    assert "number respelled" in {t.what for t in result.trials}
    assert result.false_alarms() == ()


def test_an_agreement_is_changed_on_one_side(result: cc.SelfTest) -> None:
    """A claim of one language is held against the changed claim of another."""
    across = [t for t in result.tallies if t.against == "another report" and t.contradicts]
    assert {t.languages for t in across} == {("en", "nb")}


def test_a_trial_says_what_was_replaced(result: cc.SelfTest) -> None:
    """The new words stand in the changed claim, the old ones in the claim it was made from."""
    claims = {c.id: c for c in cc.compare(cc.load(PORT)).claims}
    for trial in (t for t in result.trials if t.contradicts):
        assert trial.new in trial.right
        assert trial.old in claims[trial.claim].standalone
        assert trial.right != claims[trial.claim].standalone


def test_a_trial_can_be_made_again_by_hand(result: cc.SelfTest) -> None:
    """The verdict is the one that `relate` gives on the two wordings."""
    trial = next(t for t in result.trials if t.what == "number")
    sides: Iterator[dict[str, str]] = (
        {"text": text, "language": language, "published": "2021-03-02"}
        for text, language in (
            (trial.left, trial.left_language),
            (trial.right, trial.right_language),
        )
    )
    again = cc.relate(*sides)
    assert (again.kind, again.confidence) == (trial.kind, trial.confidence)


def test_what_is_denied_is_not_changed(result: cc.SelfTest) -> None:
    """Nobody asserts what is denied, so it contradicts nothing."""
    assert not [t for t in result.trials if "closed" in t.right]


def test_the_order_of_the_reports_does_not_matter() -> None:
    """The same reports give the same bytes."""
    assert small(cc.load(PORT)).to_json() == small(cc.load(PORT[::-1])).to_json()


def test_the_result_survives_its_json(result: cc.SelfTest) -> None:
    """What is written is read again as an equal value."""
    assert cc.SelfTest.model_validate_json(result.to_json()) == result


def test_the_json_has_the_fields_of_the_schema(result: cc.SelfTest) -> None:
    """The published schema names each field."""
    assert set(json.loads(result.to_json())) == set(schema()["properties"])


def test_more_trials_than_asked_for_are_left_out_and_counted() -> None:
    """`most` bounds the changed and the unchanged claims."""
    every, some = small(cc.load(PORT)), small(cc.load(PORT), most=3)
    assert some.changed.tried == 3
    assert some.unchanged.tried <= 3
    assert len(some.trials) + some.left_out == len(every.trials)


def test_few_trials_are_of_many_sorts() -> None:
    """A small number is spread over what can be changed, whatever the order of the claims."""
    comparison = cc.compare(cc.load(PORT), encoder=HashEncoder())
    drafts = [*contradictions(comparison), *rewordings(comparison)]
    sorts = {(d.what, d.against, d.languages) for d in drafts}
    chosen = spread(drafts, len(sorts))
    assert {(d.what, d.against, d.languages) for d in chosen} == sorts
    random.Random(4).shuffle(drafts)
    assert spread(drafts, len(sorts)) == chosen


@pytest.mark.parametrize("most", [0, -1, True, 2.5, "7"])
def test_a_number_to_try_that_is_none_is_refused(most: Any) -> None:
    """The message says what is wanted."""
    with pytest.raises(cc.InputError, match="want 1 or more"):
        cc.selftest(cc.load(PORT), most=most)


def test_reports_without_claims_give_an_empty_result_that_says_so() -> None:
    """As with `compare`, that is no error."""
    empty = small(cc.load([{"id": "a", "text": ""}]))
    assert (empty.tallies, empty.trials, empty.claims) == ((), (), 0)
    assert "in 0 claims" in repr(empty)
    assert "|" not in empty.to_markdown()


def test_a_path_that_cannot_be_read_is_an_error(tmp_path: Any) -> None:
    """As with `compare`."""
    with pytest.raises(cc.UnreadableInput):
        cc.selftest(tmp_path / "nowhere.txt")


def test_markdown_holds_the_table_and_what_was_missed(result: cc.SelfTest) -> None:
    """One row per language, one for all, and headings where there is something under them."""
    page = result.to_markdown()
    assert "| nb | itself |" in page
    assert "| all |" in page
    assert ("## Missed" in page) == bool(result.missed())
    assert "## False alarms" not in page


def test_the_notebook_view_escapes_what_the_reports_say() -> None:
    """Markup in a report stays text."""
    evil = small(cc.load([{"id": "a", "text": "<b>Twelve</b> boats & <i>ferries</i> are here."}]))
    shown = evil._repr_html_()
    assert evil.trials
    assert "<b>Twelve" not in shown


def test_the_sentence_of_counts_is_the_repr(result: cc.SelfTest) -> None:
    """The repr says how many of how many."""
    counts = result.changed
    assert f"{counts.diverges} of {counts.tried} changed claims caught" in repr(result)
