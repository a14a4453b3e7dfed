"""Source against source, and what hangs on each of them."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from source_texts import AFFAIR

import claimcmp as cc
from claimcmp.comparison import Comparison
from claimcmp.errors import InputError
from claimcmp.views.sources import sources_of

STRENGTH = ("disputed", "developing", "corroborated", "repeated", "unsettled", "single-source")

COPY = (
    "The ferry Solvår caught fire off Lervik in the night before Monday, the police there say. "
    "Twelve people were taken off the ship by the boats of two fishermen from the island. "
    "The owner of the ship, who lives in Odrum, had bought a new engine for her in the spring. "
    "Nobody was hurt, and the fire was out when the morning came with rain and a strong wind."
)


@pytest.fixture(scope="module")
def affair() -> Comparison:
    """Six reports of one affair by three outlets, one of them unknown."""
    return cc.compare(cc.load(list(AFFAIR)))


def pair(comparison: Comparison, left: str, right: str, **how: str) -> dict[str, object]:
    """The record of two sources."""
    (found,) = [
        s
        for s in comparison.sources(**how)  # type: ignore[arg-type]
        if {s["left"], s["right"]} == {left, right}
    ]
    return found


def test_counts_come_with_their_denominators(affair: Comparison) -> None:
    """Agreement of what both carry, omission of what at least two carry."""
    found = pair(affair, "agreed-en", "collapsed-da")
    assert (found["agrees"], found["shared"]) == (1, 2)
    assert (found["both_omit"], found["matters"]) == (1, 3)
    assert found["words"] == (
        "agree on 1 of 2 matters both carry, diverge on 0; "
        "both leave out 1 of 3 matters at least two carry"
    )


def test_what_only_one_carries_is_counted(affair: Comparison) -> None:
    """Against the other, and against everybody."""
    found = pair(affair, "agreed-en", "agreed-nb")
    ours = ("left_carries", "left_only", "left_unique")
    assert found["left"] == "agreed-en"
    assert [found[key] for key in ours] == [3, 1, 1]
    assert [found[key.replace("left", "right")] for key in ours] == [2, 0, 0]


def test_the_reports_of_an_outlet_count_together(affair: Comparison) -> None:
    """Under its shortest name; a report of unknown outlet stands for itself."""
    found = pair(affair, "Fjordavisen", "undated-en", by="outlet")
    assert found["left_reports"] == ("agreed-nb", "renewed-nn")
    assert (found["right_reports"], found["right_source"]) == (("undated-en",), None)
    assert (found["agrees"], found["shared"]) == (2, 2)


def test_another_kind_of_source_is_refused(affair: Comparison) -> None:
    """It says what there is."""
    with pytest.raises(InputError, match=r"'country'.*'report' or 'outlet'"):
        affair.sources(by="country")  # type: ignore[arg-type]


@pytest.mark.parametrize("by", ["report", "outlet"])
def test_the_counts_of_a_pair_fit_together(affair: Comparison, by: str) -> None:
    """Against a count of every matter for every pair, one by one."""
    of = sources_of(affair.reports, by=by)  # type: ignore[arg-type]
    carried = [{g.id for g in affair.groups if {*g.reports} & {*s.reports}} for s in of]
    several = {
        g.id for g in affair.groups if sum(bool({*g.reports} & {*s.reports}) for s in of) > 1
    }
    records = {(s["left"], s["right"]): s for s in affair.sources(by=by)}  # type: ignore[arg-type]
    for (a, mine), (b, yours) in combinations(enumerate(carried), 2):
        found = records.pop((of[a].name, of[b].name), None)
        assert (found is not None) == bool(mine & yours)
        if found is not None:
            assert found["shared"] == len(mine & yours)
            assert found["agrees"] <= found["shared"]
            assert found["diverges"] <= found["shared"]
            assert found["left_only"] == len(mine - yours)
            assert found["left_unique"] == len(mine - several)
            assert found["both_omit"] == len(several - mine - yours)
            assert found["matters"] == len(several)
    assert not records


@pytest.mark.parametrize("reports", [(), AFFAIR[:1]])
def test_alone_nobody_shares_anything(reports: tuple[dict[str, str], ...]) -> None:
    """No pairs, and nothing that would read otherwise."""
    comparison = cc.compare(cc.load(list(reports) or [{"id": "r", "text": ""}]))
    assert comparison.sources() == comparison.sources(by="outlet") == ()
    (alone,) = comparison.influence()
    assert (alone.shared, alone.flips) == (0, ())
    assert alone.alone == len(comparison.groups)


def test_a_comparison_of_nothing_has_no_sources(empty: Comparison) -> None:
    """Neither pairs nor anything that hangs on them."""
    assert empty.sources(by="outlet") == ()
    assert empty.influence() == empty.influence(exact=True) == ()
    assert empty.omissions() == ()
    with pytest.raises(InputError, match="want one of none"):
        empty.without("Ost")


def test_without_a_second_origin_a_matter_is_repeated(affair: Comparison) -> None:
    """Each flip is told with the verdict before and after."""
    found = {i.source: i for i in affair.influence()}
    (flip,) = found["Harbour Post"].flips
    assert (flip.before, flip.after) == ("corroborated", "repeated")
    assert found["Harbour Post"].words == (
        "1 of 2 shared matters would read otherwise; 1 that nobody else carries would be gone"
    )


def test_an_outlet_is_taken_out_with_all_its_reports(affair: Comparison) -> None:
    """Under any of its names, and a report by its id."""
    for name in ("Fjordavisen", "fjordavisen.no"):
        left = [r.id for r in affair.without(name).reports]
        assert left == ["agreed-en", "collapsed-da", "elsewhere-da", "undated-en"]
    assert len(affair.without("agreed-nb").reports) == len(affair.reports) - 1


def test_what_is_left_is_compared_as_if_nothing_else_had_been(affair: Comparison) -> None:
    """Byte for byte."""
    rest = [r for r in AFFAIR if r["id"] not in ("collapsed-da", "elsewhere-da")]
    assert affair.without("Sundposten").to_json() == cc.compare(cc.load(rest)).to_json()


def test_an_unknown_source_is_refused(affair: Comparison) -> None:
    """With those that there are."""
    with pytest.raises(InputError, match=r"'Nobody'.*'Harbour Post'"):
        affair.without("Nobody")


def rebuilt(given: list[dict[str, str]], comparison: Comparison) -> dict[str, dict[str, str]]:
    """Per source, the verdicts that a new comparison without it gives, of the groups it carried.

    The slow, obvious way: read, encode and judge all again.
    """
    found: dict[str, dict[str, str]] = {}
    for source in sources_of(comparison.reports):
        rest = [r for r in given if r["id"] not in source.reports]
        again = cc.compare(cc.load(rest)) if rest else None
        verdict = {c: g.verdict for g in again.groups for c in g.claims} if again else {}
        flips = {}
        for group in comparison.groups:
            others = set(group.reports) - set(source.reports)
            if others and others != set(group.reports):
                after = min((verdict[c] for c in group.claims if c in verdict), key=STRENGTH.index)
                if after != group.verdict:
                    flips[group.id] = after
        found[source.name] = flips
    return found


def flips(comparison: Comparison, **how: bool) -> dict[str, dict[str, str]]:
    """Per source, the verdicts that would be others."""
    return {i.source: {f.group: f.after for f in i.flips} for i in comparison.influence(**how)}


def test_influence_equals_comparing_again_without_each_source(affair: Comparison) -> None:
    """From the relations at hand, and exactly."""
    again = rebuilt(list(AFFAIR), affair)
    assert any(again.values())
    assert flips(affair) == flips(affair, exact=True) == again


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sets(st.integers(0, len(AFFAIR) - 1), min_size=2, max_size=5))
def test_influence_equals_comparing_again_for_any_of_the_reports(chosen: set[int]) -> None:
    """Whichever reports are there."""
    given = [AFFAIR[n] for n in sorted(chosen)]
    comparison = cc.compare(cc.load(given))
    assert flips(comparison) == flips(comparison, exact=True) == rebuilt(given, comparison)


def test_influence_is_exact_for_a_comparison_read_from_json(affair: Comparison) -> None:
    """What it needs is made once more."""
    again = Comparison.model_validate_json(affair.to_json())
    assert again.influence(exact=True) == affair.influence(exact=True)
    assert again.influence() == affair.influence()


def test_two_copies_by_way_of_a_third_are_one_only_with_it() -> None:
    """Without the middle one, nothing ties the two others together."""
    words = COPY.split()
    early, late = " ".join(words[:48]), " ".join(words[20:])
    given = [
        {"id": "a", "source": "Ost", "origin": "Reuters", "text": early},
        {"id": "b", "source": "Vest", "text": COPY},
        {"id": "c", "source": "Sund", "origin": "NTB", "text": late},
    ]
    comparison = cc.compare(cc.load(given))
    assert flips(comparison, exact=True) == rebuilt(given, comparison)
    assert flips(comparison)["Vest"] == flips(comparison, exact=True)["Vest"]


def test_the_order_of_reports_changes_nothing(affair: Comparison) -> None:
    """Neither pairs nor influence."""
    given = list(AFFAIR)
    random.Random(5).shuffle(given)
    again = cc.compare(cc.load(given))
    assert again.sources(by="outlet") == affair.sources(by="outlet")
    assert again.influence() == affair.influence()
