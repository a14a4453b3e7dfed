"""Matters and their verdicts, over short invented reports."""

import random

import pytest

import claimcmp as cc

BRIDGE = "The bridge in Drammen was closed for 10 days after the flood."
BRIDGE_NB = "Brua i Drammen ble stengt i 10 dager etter flommen."
BRIDGE_12 = "Broen i Drammen blev lukket i 12 dage efter oversvømmelsen."


def _reports(*given: dict[str, str]) -> cc.Comparison:
    return cc.compare(cc.load([{"id": f"r{n}", **r} for n, r in enumerate(given)]))


def _verdict(comparison: cc.Comparison) -> str:
    (group,) = [g for g in comparison.groups if len(g.reports) > 1]
    return group.verdict


def test_two_reports_of_unknown_origin_repeat() -> None:
    """Agreement alone is not corroboration."""
    comparison = _reports({"text": BRIDGE}, {"text": BRIDGE_NB})
    assert _verdict(comparison) == "repeated"
    assert [g.counts for g in comparison.groups] == ["2 reports, origins unknown"]


def test_two_known_origins_corroborate() -> None:
    """Two agencies, two outlets."""
    comparison = _reports(
        {"text": BRIDGE, "origin": "Reuters", "source": "A"},
        {"text": BRIDGE_NB, "origin": "NTB", "source": "B"},
    )
    assert _verdict(comparison) == "corroborated"


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("2020-05-03", "2020-05-03", "disputed"),
        ("2020-05-03", "2022-05-03", "developing"),
        (None, "2022-05-03", "unsettled"),
        (None, None, "unsettled"),
    ],
)
def test_a_conflict_is_a_dispute_only_at_one_time(
    first: str | None, second: str | None, verdict: str
) -> None:
    """Later it is a development; without dates nothing is claimed."""
    comparison = _reports(
        {"text": BRIDGE_NB, **({"published": first} if first else {})},
        {"text": BRIDGE_12, **({"published": second} if second else {})},
    )
    assert _verdict(comparison) == verdict


def test_every_claim_is_in_exactly_one_group() -> None:
    """Alone it is single-source."""
    comparison = _reports({"text": BRIDGE + " It rained."}, {"text": BRIDGE_NB}, {"text": "Sol."})
    grouped = [c for g in comparison.groups for c in g.claims]
    assert sorted(grouped) == sorted(c.id for c in comparison.claims)
    assert all(g.verdict == "single-source" for g in comparison.groups if len(g.reports) == 1)


def test_the_order_of_reports_changes_nothing() -> None:
    """Byte for byte."""
    given = [
        {"id": str(n), "text": t} for n, t in enumerate([BRIDGE, BRIDGE_NB, BRIDGE_12, "Sol."])
    ]
    whole = cc.compare(cc.load(given)).to_json()
    for seed in range(4):
        random.Random(seed).shuffle(given)
        assert cc.compare(cc.load(given)).to_json() == whole


def test_a_report_alone_and_no_report_at_all_are_compared() -> None:
    """There is nothing between reports, and the result says so by being empty there."""
    alone = _reports({"text": BRIDGE})
    assert alone.relations == ()
    assert len(alone.groups) == 1
    assert _reports({"text": ""}).groups == ()


def test_silence_is_told_for_what_several_carry() -> None:
    """The third report names the town or does not, and which word was looked for is said."""
    comparison = _reports(
        {"text": BRIDGE},
        {"text": BRIDGE_NB},
        {"text": "The mayor of Drammen is ill."},
        {"text": "The sun shone."},
    )
    found = {s.report: s for s in comparison.silences}
    assert set(found) == {"r2", "r3"}
    assert found["r2"].coverage == "names it"
    place = found["r2"].place
    assert place is not None
    assert comparison.report("r2").text[place.start : place.end] == "Drammen"
    assert found["r3"].coverage == "does not name it"
    assert found["r3"].looked_for == ("Drammen",)


def test_silence_before_a_dated_event_says_so() -> None:
    """A report of April cannot know of May."""
    flood = "On 3 May 2020 the bridge in Drammen was closed after the flood."
    flood_nb = "3. mai 2020 ble brua i Drammen stengt etter flommen."
    comparison = _reports(
        {"text": flood, "published": "2020-05-04"},
        {"text": flood_nb, "published": "2020-05-04"},
        {"text": "The sun shone.", "published": "2020-04-01"},
        {"text": "Rain fell.", "published": "2020-06-01"},
    )
    assert {s.report: s.timing for s in comparison.silences} == {"r2": "before", "r3": "after"}


def test_among_many_reports_only_those_that_name_the_matter_are_silent_on_it() -> None:
    """A hundred reports on other things are not silent, they are elsewhere."""
    others = [{"text": f"Match number {n} ended without goals."} for n in range(110)]
    comparison = _reports(
        {"text": BRIDGE}, {"text": BRIDGE_NB}, {"text": "The mayor of Drammen is ill."}, *others
    )
    (group,) = [g for g in comparison.groups if {"r0", "r1"} <= set(g.reports)]
    silent = [s for s in comparison.silences if s.group == group.id]
    assert [(s.report, s.coverage) for s in silent] == [("r2", "names it")]
