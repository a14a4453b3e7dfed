"""Which reports count as one, why, and what that leaves of the count."""

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from origin_texts import COPIES, INDEPENDENT

import claimcmp as cc
from claimcmp.comparison import Fold
from claimcmp.matching.folds import bearing, fold_reports, folded
from claimcmp.matching.origins import counts, independent
from claimcmp.reading.claims import find_claims


def _world(*reports: dict[str, str]) -> tuple[list[cc.Claim], dict[str, cc.Report]]:
    loaded = cc.load(
        [{"id": str(n), "text": "The bridge is closed.", **r} for n, r in enumerate(reports)]
    )
    claims = [c for r in loaded for c in find_claims(r, cc.split(r.text, language="en"))]
    return claims, {r.id: r for r in loaded}


def _fold(reason: str, *reports: str, name: str | None = None) -> Fold:
    return Fold.model_validate(
        {"reports": reports, "reason": reason, "name": name, "words": f"are one, {reason}"}
    )


def _compared(*texts: str, **told: tuple[str | None, ...]) -> cc.Comparison:
    """Reports with those texts, and with what each field named says of each."""
    return cc.compare(
        [
            {"id": str(n), "text": text, **{k: v[n] for k, v in told.items() if v[n]}}
            for n, text in enumerate(texts)
        ]
    )


def test_a_translation_under_another_byline_is_one_voice() -> None:
    """Two agencies' names stand over one text."""
    comparison = _compared(
        COPIES["museum"]["nb"], COPIES["museum"]["en"], origin=("NTB", "Reuters"), source=("A", "B")
    )
    shared = [g for g in comparison.groups if len(g.reports) > 1]
    assert {g.verdict for g in shared} == {"repeated"}
    assert {f.reason for g in shared for f in g.folded} == {"translation"}
    says = "2 reports, one known origin (both print one text in translation)"
    assert {g.counts for g in shared} == {says}


def test_two_accounts_under_two_bylines_are_two_voices() -> None:
    """They agree, and each found out for itself."""
    texts = (text for _, text in INDEPENDENT["hospital"])
    comparison = _compared(*texts, origin=("NTB", "Ritzau"), source=("A", "B"))
    assert "corroborated" in {g.verdict for g in comparison.groups}
    assert comparison.folds == ()


@pytest.mark.parametrize(
    ("second", "reason"), [("2021-05-04", "version"), ("2021-05-03", "near copy")]
)
def test_an_outlets_article_at_another_time_is_a_version(second: str, reason: str) -> None:
    """At one time it is a copy."""
    text = COPIES["museum"]["en"]
    comparison = _compared(
        text,
        f"{text} More follows.",
        source=("Elvenytt", "elvenytt.no"),
        published=("2021-05-03", second),
    )
    assert [f.reason for f in comparison.folds] == [reason, "one outlet"]


def test_the_measure_of_a_pair_is_told() -> None:
    """How many sentences of how many."""
    comparison = _compared(COPIES["museum"]["nb"], COPIES["museum"]["da"])
    (fold,) = comparison.folds
    assert fold.words == (
        "print one text in translation: 5 of the shorter one's 5 sentences agree, in the same order"
    )


def test_copies_of_a_copy_are_one_text() -> None:
    """A = B and B = C, whether or not A = C was seen."""
    folds = [_fold("near copy", "0", "1"), _fold("translation", "1", "2")]
    world = _world({"origin": "NTB"}, {"origin": "AFP"}, {"origin": "AP"}, {"origin": "TT"})
    assert independent(*world) == 4
    assert independent(*world, folds=folds) == 2


def test_a_report_that_says_nothing_here_still_ties_two_that_do() -> None:
    """And is shown, since without it nobody could see why."""
    folds = (_fold("near copy", "0", "1"), _fold("translation", "1", "2"))
    claims, reports = _world({"origin": "NTB"}, {}, {"origin": "AFP"})
    some = [c for c in claims if c.report != "1"]
    assert independent(some, reports, folds=folds) == 1
    assert folded(some, reports, folds=folds) == folds


def test_a_tie_to_a_report_that_says_nothing_here_is_not_shown() -> None:
    """It joins nobody who speaks."""
    claims, reports = _world({"origin": "NTB"}, {}, {"origin": "AFP"})
    some = [c for c in claims if c.report != "1"]
    assert folded(some, reports, folds=[_fold("near copy", "0", "1")]) == ()


def test_a_copy_of_a_known_origin_is_not_unknown() -> None:
    """Its text is that of the agency."""
    world = _world({"origin": "NTB"}, {}, {})
    assert counts(*world, folds=[_fold("near copy", "0", "1")]) == (
        "3 reports, one known origin, one unknown (two print nearly the same text)"
    )


def test_copies_of_unknown_origin_stay_unknown() -> None:
    """That they are one is said all the same."""
    assert counts(*_world({}, {}), folds=[_fold("near copy", "0", "1")]) == (
        "2 reports, origins unknown (both print nearly the same text)"
    )


def test_reports_of_one_outlet_and_one_agency_are_told_by_the_outlet() -> None:
    """What joins nobody new is not said."""
    world = _world(*({"origin": "NTB", "source": s} for s in ("Elvenytt", "elvenytt.no")))
    (fold,) = folded(*world)
    assert (fold.reason, fold.name, fold.reports) == ("one outlet", "Elvenytt", ("0", "1"))
    assert counts(*world) == "2 reports, one known origin (both are of Elvenytt)"


def test_reports_from_one_agency_are_one() -> None:
    """However it is spelt."""
    (fold,) = folded(*_world({"origin": "AFP"}, {"origin": "Agence France-Presse / NTB"}))
    assert (fold.reason, fold.name, fold.words) == ("one agency", "AFP", "have it from AFP")


def test_an_outlet_and_what_was_told_to_it_are_one() -> None:
    """The other report has it from there."""
    claims, reports = _world({"source": "Elvenytt", "origin": "NTB"}, {"origin": "elvenytt.no"})
    (fold,) = folded(claims, reports)
    assert fold.reports == ("0", "1")
    assert independent(claims, reports) == 1


def test_reports_that_quote_one_speaker_are_one() -> None:
    """One gives the surname alone."""
    world = _world(
        {"origin": "NTB", "text": "Mayor Ida Holm said the bridge is closed."},
        {"origin": "AFP", "text": "The bridge is closed, Holm said."},
        {"origin": "AP", "text": "The bridge is closed."},
    )
    (fold,) = folded(*world)
    assert (fold.reason, fold.reports) == ("one speaker", ("0", "1"))
    assert fold.words.endswith("Ida Holm")
    assert independent(*world) == 2


def test_one_speaker_in_two_languages_corroborates_nothing() -> None:
    """Two agencies, two outlets, one testimony."""
    comparison = _compared(
        "Statsråd Sergej Malinov sier at fabrikken i Larvan stenger 14. mai.",
        "The factory in Larvan will close on 14 May, Malinov said.",
        origin=("NTB", "Reuters"),
        source=("A", "B"),
    )
    (group,) = [g for g in comparison.groups if len(g.reports) > 1]
    assert group.verdict == "repeated"
    assert group.counts == "2 reports, one known origin (both quote Sergej Malinov)"


def test_reports_that_quote_two_speakers_are_two() -> None:
    """Though they share the surname."""
    world = _world(
        {"origin": "NTB", "text": "Mayor Ida Holm said the bridge is closed."},
        {"origin": "AFP", "text": "The bridge is closed, Nils Holm said."},
    )
    assert folded(*world) == ()
    assert independent(*world) == 2


def test_somebody_whom_nothing_tells_apart_is_no_voice() -> None:
    """A passer-by may be the person whom the other report names."""
    world = _world(
        {"origin": "NTB", "text": "The bridge is closed, a passer-by said."},
        {"origin": "AFP", "text": "Mayor Ida Holm said the bridge is closed."},
    )
    assert independent(*world) == 1


def test_many_reasons_are_counted_after_the_third() -> None:
    """A line for people stays a line."""
    bylines = [{"origin": name} for name in ("NTB", "AFP", "AP", "TT", "TASS") for _ in range(2)]
    assert counts(*_world(*bylines)) == (
        "10 reports, five known origins (two have it from NTB; two have it from AFP; "
        "two have it from AP; two more such)"
    )


def test_one_report_folds_nothing() -> None:
    """However often it says so."""
    claims, reports = _world({"origin": "NTB"})
    assert folded([*claims, *claims], reports) == ()
    assert folded((), {}) == fold_reports((), (), ()) == ()


def test_what_bears_on_a_report_comes_by_way_of_others_too() -> None:
    """Reports apart are not looked at."""
    first, second, third = (
        _fold("near copy", "a", "b"),
        _fold("one outlet", "b", "c", name="X"),
        _fold("one outlet", "d", "e", name="Y"),
    )
    found = bearing([first, second, third])
    assert found["a"] == found["c"] == (first, second)
    assert found["d"] == (third,)


NAMES = ("0", "1", "2", "3", "4")
TIES = st.lists(
    st.tuples(
        st.sampled_from(("near copy", "translation", "one outlet")),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
    ).filter(lambda tie: tie[1] != tie[2]),
    max_size=6,
)


@cache
def _five() -> tuple[list[cc.Claim], dict[str, cc.Report]]:
    quoted = {"text": "Mayor Ida Holm said the bridge is closed."}
    return _world(
        {"origin": "NTB"},
        {"origin": "AFP", **quoted},
        {"source": "Elvenytt"},
        {"origin": "AP", "source": "elvenytt.no"},
        {"origin": "Reuters / NTB", **quoted},
    )


@given(TIES, st.randoms(use_true_random=False))
def test_order_changes_nothing(ties: list[tuple[str, str, str]], rnd: random.Random) -> None:
    """Of claims, of folds and of reports."""
    claims, reports = _five()
    folds = [_fold(reason, *sorted((a, b)), name="X") for reason, a, b in ties]
    first = (
        independent(claims, reports, folds=folds),
        counts(claims, reports, folds=folds),
        folded(claims, reports, folds=folds),
    )
    mixed, tied = list(claims), list(folds)
    rnd.shuffle(mixed)
    rnd.shuffle(tied)
    turned = dict(rnd.sample(sorted(reports.items()), len(reports)))
    again = (
        independent(mixed, turned, folds=tied),
        counts(mixed, turned, folds=tied),
        folded(mixed, turned, folds=tied),
    )
    assert first == again


@given(TIES)
def test_a_tie_more_never_makes_a_voice_more(ties: list[tuple[str, str, str]]) -> None:
    """Between one and as many as without any."""
    claims, reports = _five()
    folds = [_fold(reason, *sorted((a, b)), name="X") for reason, a, b in ties]
    numbers = [independent(claims, reports, folds=folds[:n]) for n in range(len(folds) + 1)]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[-1] >= 1


def test_the_order_of_reports_changes_nothing() -> None:
    """Byte for byte, folds and all."""
    texts = [
        *COPIES["museum"].items(),
        *INDEPENDENT["ferry"],
        ("en", COPIES["museum"]["en"] + " More follows."),
    ]
    given = [
        {"id": f"r{n}", "language": code, "text": text, "source": ("A", "B", "C")[n % 3]}
        for n, (code, text) in enumerate(texts)
    ]
    first = cc.compare(given)
    assert {f.reason for f in first.folds} >= {"near copy", "one outlet"}
    random.Random(3).shuffle(given)
    assert cc.compare(given).to_json() == first.to_json()
