"""Two stages of one matter, whatever a judge of likeness makes of them."""

from __future__ import annotations

import pytest

import claimcmp as cc
from claimcmp.comparison import Kind, Scope
from claimcmp.matching.developments import Leaning, went_on
from claimcmp.reading.claims import claim_from_text

SETTINGS = cc.Settings()
AGREES: Leaning = ("agrees", 0.9, ())


def _claim(text: str, published: str | None) -> cc.Claim:
    when = cc.Interval.parse(published) if published else None
    return claim_from_text(text, "en", published=when)


def _pair(second: str | None) -> tuple[cc.Claim, cc.Claim]:
    return (
        _claim("The sides agreed on a truce in Tarsa.", "2017-09-29"),
        _claim("The truce in Tarsa collapsed.", second),
    )


def test_an_agreement_on_two_stages_is_a_development() -> None:
    """With the chance that it was no agreement; the same from either side."""
    kind, confidence, caveats = went_on(*_pair("2017-10-03"), AGREES, "between_reports", SETTINGS)
    assert (kind, caveats) == ("related", ("later development",))
    assert confidence == pytest.approx(0.1)
    first, second = _pair("2017-10-03")
    back = went_on(second, first, AGREES, "between_reports", SETTINGS)
    assert back[0] == "related"


def test_a_topic_keeps_its_chance_and_a_plan_its_caveat() -> None:
    """What was planned and then called off is both."""
    leans: Leaning = ("related", 0.7, ("plan or opinion",))
    told = went_on(*_pair("2017-10-03"), leans, "between_reports", SETTINGS)
    assert told == ("related", 0.7, ("plan or opinion", "later development"))


@pytest.mark.parametrize("second", [None, "2017-09", "2017", "2017-09-29"])
def test_nothing_went_on_where_the_days_are_not_known_to_differ(second: str | None) -> None:
    """Unknown, known to the month or year, or one day."""
    assert went_on(*_pair(second), AGREES, "between_reports", SETTINGS) == AGREES


@pytest.mark.parametrize("scope", ["standalone", "within_report"])
def test_only_between_reports_does_a_matter_go_on(scope: Scope) -> None:
    """`relate` assumes one event, and one report tells its own course."""
    assert went_on(*_pair("2017-10-03"), AGREES, scope, SETTINGS) == AGREES


@pytest.mark.parametrize("kind", ["unrelated", "diverges"])
def test_what_is_no_matter_or_is_let_through_stays(kind: Kind) -> None:
    """The gate has had its say on what diverges."""
    leans: Leaning = (kind, 0.9, ())
    assert went_on(*_pair("2017-10-03"), leans, "between_reports", SETTINGS) == leans


def test_a_truce_that_collapsed_makes_its_group_developing() -> None:
    """Through `compare`, in two languages; on one day it makes none."""
    texts = (
        "The government and the rebels agreed on a ceasefire in Tarsa.",
        "Våpenhvilen mellom regjeringen og opprørerne i Tarsa brøt sammen.",
    )

    def verdicts(*days: str) -> set[str]:
        given = zip(texts, days, strict=True)
        reports = [{"id": d + t[:3], "text": t, "published": d} for t, d in given]
        return {g.verdict for g in cc.compare(cc.load(reports)).groups}

    assert verdicts("2017-09-29", "2017-10-03") == {"developing"}
    assert "developing" not in verdicts("2017-09-29", "2017-09-29")
