"""The timeline: event against publication, who was first, what changed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from source_texts import AFFAIR

import claimcmp as cc
from claimcmp.comparison import Comparison, Group
from claimcmp.errors import InputError
from claimcmp.values import Interval
from claimcmp.views.accounts import first_of

TRUCE = {
    "en": "The government and the rebels in Tarsa agreed on a ceasefire.",
    "nb": "Våpenhvilen mellom regjeringen og opprørerne i Tarsa brøt sammen.",
    "nn": "Våpenkvila mellom regjeringa og opprørarane i Tarsa vart fornya.",
    "da": "Våbenhvilen mellem regeringen og oprørerne i Tarsa brød sammen.",
}


@pytest.fixture(scope="module")
def affair() -> Comparison:
    """Six reports of one affair."""
    return cc.compare(cc.load(list(AFFAIR)))


def truce(comparison: Comparison) -> Group:
    """The matter that most reports carry."""
    return max(comparison.groups, key=lambda g: len(g.reports))


def told(*given: tuple[str, str | None]) -> list[dict[str, object]]:
    """The accounts of one truce, each a language and a date."""
    reports = cc.load(
        [
            {"id": f"r{n}", "text": TRUCE[code], **({"published": date} if date else {})}
            for n, (code, date) in enumerate(given)
        ]
    )
    comparison = cc.compare(reports)
    return [t for t in comparison.timeline(group=truce(comparison)) if t["what"] == "account"]


def test_every_entry_says_which_time_it_stands_at(affair: Comparison) -> None:
    """What a claim says of when it was is not when it was told."""
    times = {(t["what"], t["time"]) for t in affair.timeline()}
    assert times == {("report", "publication"), ("claim", "event"), ("change", "publication")}


def test_an_event_says_when_it_was_told_in_the_precision_known(affair: Comparison) -> None:
    """Event time against publication time in one row."""
    later = {"id": "x", "published": "2019-06", "text": "On 1 May 2019 the bridge was closed."}
    entries = cc.compare(cc.load([later])).timeline()
    (event,) = [t for t in entries if t["time"] == "event"]
    assert (event["when"], event["precision"], event["told"]) == ("2019-05-01", "day", "2019-06")


def test_agreed_collapsed_renewed(affair: Comparison) -> None:
    """How the matter went on, across four languages."""
    accounts = [t for t in affair.timeline(group=truce(affair)) if t["what"] == "account"]
    assert [(t["report"], t["stage"], t["changed"]) for t in accounts] == [
        ("agreed-en", "agreed", None),
        ("agreed-nb", "agreed", None),
        ("collapsed-da", "collapsed", "agreed -> collapsed"),
        ("renewed-nn", "renewed", "collapsed -> renewed"),
        ("undated-en", "collapsed", None),
    ]


def test_changes_stand_in_the_whole_timeline(affair: Comparison) -> None:
    """At the publication of the account that tells them."""
    changes = [t for t in affair.timeline() if t["what"] == "change"]
    assert [(t["when"], t["text"], t["since"]) for t in changes] == [
        ("2019-05-09", "agreed -> collapsed", "agreed-nb"),
        ("2019-06", "collapsed -> renewed", "collapsed-da"),
    ]


def test_a_change_that_has_no_name_is_a_later_development() -> None:
    """Ten days became twelve."""
    given = [
        {
            "id": "a",
            "published": "2020-05-03",
            "text": "Brua i Velden ble stengt i 10 dager etter flommen.",
        },
        {
            "id": "b",
            "published": "2022-05-03",
            "text": "Broen i Velden blev lukket i 12 dage efter oversvømmelsen.",
        },
    ]
    comparison = cc.compare(cc.load(given))
    accounts = comparison.timeline(group=truce(comparison))
    assert [(t["changed"], t["since"]) for t in accounts] == [
        (None, None),
        ("later development", "a"),
    ]


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2019-05-01", "2019-05-09"), ["first", "later"]),
        (("2019-05-01", "2019-05-01"), ["tied", "tied"]),
        (("2019-05-01", "2019-05"), ["tied", "tied"]),
        (("2019-05-01", "2020"), ["first", "later"]),
        (("2019-05-01", None), ["first", "unknown"]),
        ((None, None), ["unknown", "unknown"]),
    ],
)
def test_the_first_to_report_is_told_among_the_dated(
    dates: tuple[str | None, ...], first: list[str]
) -> None:
    """Ties are told, and so is what is not known."""
    found = told(*zip(("nb", "da"), dates, strict=True))
    assert sorted(str(t["first"]) for t in found) == sorted(first)


def test_the_whole_timeline_says_what_a_report_was_first_on(affair: Comparison) -> None:
    """Alone, or with others of the same day; matters of its own are not counted."""
    reports = {t["report"]: t for t in affair.timeline() if t["what"] == "report"}
    assert [reports[id]["first_on"] for id in ("agreed-en", "collapsed-da")] == [(), ()]
    assert len(reports["agreed-en"]["tied_on"]) == 2
    (fishermen,) = [g.id for g in affair.groups if g.reports == ("renewed-nn", "undated-en")]
    assert reports["renewed-nn"]["first_on"] == (fishermen,)


def test_accounts_without_a_date_stand_last() -> None:
    """They stand nowhere on the line, and are not lost."""
    found = told(("nb", None), ("da", "2019-05-09"))
    assert [(t["report"], t["start"] is None, t["when"]) for t in found] == [
        ("r1", False, "2019-05-09"),
        ("r0", True, None),
    ]


def test_nothing_changes_between_accounts_of_one_day_or_of_none() -> None:
    """Which came before the other is not known."""
    for date in ("2019-05-01", "2019", None):
        assert [t["changed"] for t in told(("en", date), ("nb", date))] == [None, None]


def test_an_account_that_tells_the_same_stage_changes_nothing() -> None:
    """It is set against the last one all the same."""
    found = told(("nb", "2019-05-01"), ("da", "2019-05-09"))
    assert [(t["changed"], t["since"]) for t in found] == [(None, None), (None, "r0")]


def test_a_matter_of_one_report_has_one_account(affair: Comparison) -> None:
    """It was first, as far as is known."""
    (alone,) = [g for g in affair.groups if g.reports == ("agreed-en",)][:1]
    accounts = [t for t in affair.timeline(group=alone.id) if t["what"] == "account"]
    assert [(t["first"], t["since"]) for t in accounts] == [("first", None)]


def test_a_matter_that_is_not_there_is_refused(affair: Comparison) -> None:
    """With ids that are."""
    with pytest.raises(InputError, match=r"'g0'.*comparison\.groups, such as 'g"):
        affair.timeline(group="g0")


def test_the_order_of_reports_changes_nothing() -> None:
    """Neither entries nor accounts."""
    given = list(AFFAIR)
    first = cc.compare(cc.load(given))
    random.Random(3).shuffle(given)
    again = cc.compare(cc.load(given))
    assert again.timeline() == first.timeline()
    assert again.timeline(group=truce(again)) == first.timeline(group=truce(first))


def test_all_entries_have_the_same_keys(affair: Comparison) -> None:
    """So that they make a table."""
    entries = (*affair.timeline(), *affair.timeline(group=truce(affair)))
    assert len({frozenset(t) for t in entries}) == 1


DAYS = st.integers(1, 28).map(lambda d: Interval.of(2020, 2, d))
INTERVALS = st.one_of(DAYS, st.just(Interval.of(2020, 2)), st.just(Interval.of(2020)))


@settings(max_examples=60)
@given(st.lists(INTERVALS, min_size=1, max_size=6))
def test_exactly_one_is_first_or_at_least_two_are_tied(published: list[Interval]) -> None:
    """And whoever is later has somebody surely before him."""
    found = first_of({str(n): p for n, p in enumerate(published)})
    words = sorted(found.values())
    assert words.count("first") == 1 or words.count("tied") > 1
    assert not ("first" in words and "tied" in words)
    for n, p in enumerate(published):
        assert (found[str(n)] == "later") == any(q.end <= p.start for q in published)
