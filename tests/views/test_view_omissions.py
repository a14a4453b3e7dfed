"""The omission map: every report against every matter that several carry."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_texts import AFFAIR

import claimcmp as cc
from claimcmp.comparison import Comparison, Group
from claimcmp.errors import InputError
from claimcmp.provenance import Provenance
from claimcmp.report import Claim, Name, Report, Sentence
from claimcmp.settings import Settings
from claimcmp.values import Interval

STATES = ("carries", "names it", "does not name it", "written before")


@pytest.fixture(scope="module")
def affair() -> Comparison:
    """Six reports of one affair."""
    return cc.compare(cc.load(list(AFFAIR)))


def matter(comparison: Comparison, word: str) -> cc.Group:
    """The shared matter whose title holds a word."""
    (found,) = [g for g in comparison.groups if len(g.reports) > 1 and word in g.title]
    return found


def test_each_report_stands_in_one_of_four_states(affair: Comparison) -> None:
    """The states of a matter: who carries it, who was too early, who does not name it."""
    (found,) = [o for o in affair.omissions() if o.word == "Tarsa"]
    assert {s: found.where(s) for s in STATES} == {  # type: ignore[arg-type]
        "carries": ("agreed-en", "agreed-nb", "collapsed-da", "renewed-nn", "undated-en"),
        "names it": (),
        "does not name it": (),
        "written before": ("elsewhere-da",),
    }
    assert str(found.event) == "2019-05-01"


def test_counts_come_with_their_denominator(affair: Comparison) -> None:
    """In numbers and in words."""
    (found,) = [o for o in affair.omissions() if o.word == "Velden"]
    assert (len(found.carries), found.does_not_name_it, found.reports) == (3, 3, 6)
    assert found.words == "3 of 6 reports carry it; 3 do not: 3 not naming Velden"


def test_the_map_is_counted_per_report_too(affair: Comparison) -> None:
    """Of the matters that several carry, how many a report carries."""
    found = {o.report: o for o in affair.omissions().by_report()}
    assert list(found) == [r.id for r in affair.reports]
    assert (found["elsewhere-da"].carries, found["elsewhere-da"].matters) == (0, 3)
    assert found["elsewhere-da"].written_before == 1
    assert found["agreed-en"].carries == 2


def test_the_map_and_the_silences_tell_the_same(affair: Comparison) -> None:
    """Whoever is silent is told with the same coverage in both."""
    states = {o.group: o for o in affair.omissions()}
    assert affair.silences
    for silence in affair.silences:
        assert silence.group is not None
        expected = "written before" if silence.timing == "before" else silence.coverage
        assert states[silence.group].state(silence.report) == expected


def test_a_comparison_read_from_json_has_the_same_map(affair: Comparison) -> None:
    """Nothing that it takes is lost."""
    again = Comparison.model_validate_json(affair.to_json())
    assert again.omissions() == affair.omissions()


@pytest.mark.parametrize("reports", [0, 1])
def test_without_a_shared_matter_the_map_is_empty(reports: int) -> None:
    """Nothing, or one report, shares nothing."""
    comparison = cc.compare(cc.load(list(AFFAIR[:reports]) or [{"id": "r", "text": ""}]))
    assert comparison.omissions() == ()
    assert comparison.omissions().by_report() == ()


def test_an_unknown_report_or_state_is_refused(affair: Comparison) -> None:
    """With what was given."""
    found = affair.omissions()[0]
    with pytest.raises(InputError, match=r"'nobody'.*want one of the comparison"):
        found.state("nobody")
    with pytest.raises(InputError, match=r"'omits'.*'names it'"):
        found.where("omits")  # type: ignore[arg-type]


def test_all_carry_it(affair: Comparison) -> None:
    """Then there is nobody else to tell of."""
    both = cc.compare(cc.load([{**AFFAIR[0], "id": "a"}, {**AFFAIR[0], "id": "b"}]))
    assert {o.words for o in both.omissions()} == {"2 of 2 reports carry it"}


def built(carrying: list[set[int]], naming: list[set[int]], days: list[int | None]) -> Comparison:
    """A comparison put together by hand: matter m of 3 May is carried, and named, by these."""
    event = Interval.of(2020, 5, 3)
    reports, sentences = [], {}
    claims: list[Claim] = []
    groups = []
    for n, day in enumerate(days):
        words = [f"Named is Qax{m}by here." for m, found in enumerate(naming) if n in found]
        text = " ".join(words) or "Nothing here."
        published = None if day is None else Interval.of(2020, 5, day)
        reports.append(Report(id=f"r{n:04}", text=text, published=published))
        whole = Sentence(start=0, end=len(text), text=text, language="en")
        sentences[f"r{n:04}"] = (whole,)
    for m, found in enumerate(carrying):
        own = []
        for n in sorted(found):
            name = Name(start=0, end=4, text=f"Qax{m}by", key=f"qax{m}bi")
            when = {"start": 0, "end": 1, "text": "3 May", "interval": event}
            own.append(
                Claim(
                    id=f"c{m}-{n}",
                    report=f"r{n:04}",
                    start=0,
                    end=4,
                    text="Text",
                    standalone="Text",
                    context="Text",
                    language="en",
                    names=(name,),
                    times=(when,),
                )
            )
        claims += own
        ids = tuple(c.id for c in own)
        carrier = tuple(f"r{n:04}" for n in sorted(found))
        if own:
            groups.append(
                Group(
                    id=f"g{m}",
                    claims=ids,
                    reports=carrier,
                    title=f"m{m}",
                    verdict="unsettled",
                    counts="",
                )
            )
    return Comparison(
        reports=tuple(reports),
        sentences=sentences,
        claims=tuple(claims),
        relations=(),
        groups=tuple(groups),
        silences=(),
        settings=Settings(),
        provenance=Provenance(claimcmp="0", encoder="t", judge="t", settings="s", inputs={}),
    )


@given(
    st.lists(st.sets(st.integers(0, 5)), max_size=4),
    st.lists(st.one_of(st.none(), st.integers(1, 6)), min_size=6, max_size=6),
)
def test_the_states_of_a_matter_add_up_to_all_reports(
    carrying: list[set[int]], days: list[int | None]
) -> None:
    """Every report counts once, per matter and per report."""
    comparison = built(carrying, [], days)
    found = comparison.omissions()
    assert len(found) == sum(len(c) > 1 for c in carrying)
    for o in found:
        assert sum(len(o.where(s)) for s in STATES) == o.reports == 6  # type: ignore[arg-type]
        assert len(o.carries) + o.names_it + o.does_not_name_it + o.written_before == o.reports
        assert len(o.where("written before")) == o.written_before
    for r in found.by_report():
        assert r.carries + r.names_it + r.does_not_name_it + r.written_before == r.matters


def test_the_map_of_a_thousand_reports_does_not_grow_with_their_square() -> None:
    """Four times the reports and matters give about four times the output."""
    sizes = []
    for n in (250, 1000):
        carrying = [{m, (m * 7 + 1) % n} for m in range(n)]
        comparison = built(carrying, [], [None] * n)
        began = time.perf_counter()
        found = comparison.omissions()
        assert time.perf_counter() - began < 10
        sizes.append(sum(len(o.model_dump_json()) for o in found))
    assert sizes[1] < 5 * sizes[0]
