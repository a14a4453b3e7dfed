"""Whether two claims can speak of one event: its times, places and stages together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.matching.gate import anchors, open_gate
from claimcmp.reading.claims import claim_from_text


def _claim(text: str, published: str | None = None, language: str = "en") -> cc.Claim:
    when = cc.Interval.parse(published) if published else None
    return claim_from_text(text, language, published=when)  # type: ignore[arg-type]


A, B = "The harbour is closed.", "The harbour is open."


@pytest.mark.parametrize(
    ("first", "second", "when"),
    [
        ("2020-05-01", "2020-05-01", "same"),
        ("2020-05-01", "2020-05-02", "same"),
        ("2020-05", "2020-05-20", "unknown"),
        ("2020-05", "2020-05", "unknown"),
        ("2020", "2020", "unknown"),
        ("2019-12", "2020-01", "later"),
        ("2019", "2020-01-01", "later"),
        ("2020-05-01", "2022-05-01", "later"),
        ("2020-05-01", None, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_publication_dates_decide_where_the_texts_state_none(
    first: str | None, second: str | None, when: str
) -> None:
    """An unknown date is never taken for the same date."""
    assert open_gate(_claim(A, first), _claim(B, second)).when == when


def test_days_stated_in_the_texts_come_before_publication_dates() -> None:
    """Two floods at two dates, reported the same week, are two floods."""
    left = _claim("On 3 May 2020 the harbour flooded.", "2020-05-10")
    right = _claim("On 9 May 2020 the harbour flooded.", "2020-05-10")
    assert open_gate(left, right).when == "different"


def test_a_stated_day_ties_undated_claims_together() -> None:
    """The same day on both sides, in two languages."""
    left = _claim("The harbour was closed on 3 May.")
    right = _claim("Havnen var åpen 3. mai.", language="nb")
    assert open_gate(left, right).when == "same"


def test_undated_claims_need_a_name_a_place_and_an_event() -> None:
    """All three, shared; two of them are not enough."""
    left = _claim("Norway led the peace talks in Geneva.")
    right = _claim("Norge ledet ikke fredsforhandlingene i Genève.", language="nb")
    assert len(anchors(left, right)) == 3
    assert open_gate(left, right).when == "same"
    assert anchors(left, _claim("Norge ledet følget i Genève.", language="nb")) == ()


def test_the_gate_does_not_depend_on_the_side() -> None:
    """Left and right may be exchanged."""
    left, right = _claim(A, "2020-05-01"), _claim(B, "2022-05-01")
    assert open_gate(left, right).when == open_gate(right, left).when


def test_months_and_years_are_one_time_where_something_else_ties_the_claims() -> None:
    """A stated day, or a name, a place and an event; the year alone does not."""
    left = _claim("Norway led the peace talks in Geneva.", "2017")
    right = _claim("Norge ledet ikke fredsforhandlingene i Genève.", "2017", "nb")
    assert open_gate(left, right).when == "same"
    left = _claim("The harbour was closed on 3 May 2017.", "2017")
    right = _claim("The harbour was open on 3 May 2017.", "2017")
    assert open_gate(left, right).when == "same"


def test_months_are_one_time_in_a_window_that_holds_them() -> None:
    """Thirty days at most lie between two days of one May."""
    left, right = _claim(A, "2020-05"), _claim(B, "2020-05")
    assert open_gate(left, right, window=31).when == "same"
    assert open_gate(left, right, window=20).when == "unknown"


def test_two_places_are_two_events() -> None:
    """On one day too, and in two languages."""
    left = _claim("A fire broke out in Bergen.", "2020-05-03")
    right = _claim("Det brøt ut brann i Odense.", "2020-05-03", "nb")
    gate = open_gate(left, right)
    assert (gate.when, gate.times, gate.places) == ("different", "overlap", "apart")
    assert gate.words == "Bergen against Odense"


def test_two_places_at_two_times_are_no_development() -> None:
    """The second is another matter."""
    left = _claim("The rebels seized Idlib.", "2015-03-29")
    right = _claim("The army recaptured Hama.", "2017-04-20")
    assert open_gate(left, right).when == "different"


def test_the_place_of_one_event_can_be_what_two_diverge_on() -> None:
    """Where the day is one and all else is shared; without a day nothing is known."""
    left = "The talks were held in Astana."
    right = "Forhandlingene ble holdt i Ankara."
    dated = _claim(left, "2020-05-03"), _claim(right, "2020-05-03", "nb")
    assert open_gate(*dated).when == "same"
    assert open_gate(_claim(left), _claim(right, language="nb")).when == "unknown"
    later = _claim(left, "2020-05-03"), _claim(right, "2021-05-03", "nb")
    assert open_gate(*later).when == "different"


def test_a_matter_that_went_on_says_how() -> None:
    """From one stage to another, with the days the texts state."""
    left = _claim("The truce in Darvan collapsed on 3 October 2017.", "2017-10-04")
    right = _claim("Partene ble enige om en våpenhvile i Darvan 29. september 2017.", None, "nb")
    gate = open_gate(left, right)
    assert (gate.when, gate.stages) == ("later", ("agreed", "collapsed"))
    assert gate.words == "agreed (29. september 2017), then collapsed (3 October 2017)"


@pytest.mark.parametrize(
    ("first", "second"), [(None, "2017-10-03"), (None, None), ("2017", "2017")]
)
def test_stages_at_times_that_are_not_known_to_differ_are_no_development(
    first: str | None, second: str | None
) -> None:
    """An unknown date is not another date either."""
    left = _claim("The parties agreed on a truce in Darvan.", first)
    right = _claim("The truce in Darvan collapsed.", second)
    gate = open_gate(left, right)
    assert (gate.when, gate.stages) == ("unknown", ())


def test_the_next_day_brings_the_next_stage_and_not_the_last() -> None:
    """Within the window, the order of the stages must be that of the reports."""
    agreed, collapsed = "The parties agreed on a truce in Darvan.", "The truce in Darvan collapsed."
    forward = open_gate(_claim(agreed, "2017-10-02"), _claim(collapsed, "2017-10-03"))
    assert forward.stages == ("agreed", "collapsed")
    back = open_gate(_claim(agreed, "2017-10-03"), _claim(collapsed, "2017-10-02"))
    assert (back.when, back.stages) == ("same", ())
    one_day = open_gate(_claim(agreed, "2017-10-03"), _claim(collapsed, "2017-10-03"))
    assert (one_day.when, one_day.stages) == ("same", ())


WORDINGS = (
    ("The harbour is closed{}.", "en"),
    ("The talks were held in Astana{}.", "en"),
    ("Russia and Norway held talks in Ankara{}.", "en"),
    ("Norge og Russland møttes til forhandlinger i Genève{}.", "nb"),
    ("The truce in Darvan collapsed{}.", "en"),
    ("Partene ble enige om en våpenhvile i Darvan{}.", "nb"),
    ("Hæren tok kontroll over Idlib{}.", "nb"),
    ("Oprørerne mistede kontrollen over Hama{}.", "da"),
)
DAYS = st.integers(0, 900).map(lambda n: date(2016, 1, 1) + timedelta(days=n))
PUBLISHED = st.one_of(
    st.none(),
    DAYS.map(date.isoformat),
    DAYS.map(lambda d: d.isoformat()[:7]),
    DAYS.map(lambda d: d.isoformat()[:4]),
)


@st.composite
def claims(draw: st.DrawFn, stated: st.SearchStrategy[date | None]) -> cc.Claim:
    """A claim of one of the wordings, with a day stated or none, published at some time or none."""
    wording, language = draw(st.sampled_from(WORDINGS))
    return _claim(wording.format(_in_words(draw(stated), language)), draw(PUBLISHED), language)


def _in_words(day: date | None, language: str) -> str:
    months = {
        "en": "January February March April May June July August September October November "
        "December",
        "nb": "januar februar mars april mai juni juli august september oktober november desember",
        "da": "januar februar marts april maj juni juli august september oktober november december",
    }
    if day is None:
        return ""
    month = months[language].split()[day.month - 1]
    lead = {"en": f" on {day.day}", "da": f" den {day.day}.", "nb": f" {day.day}."}[language]
    return f"{lead} {month} {day.year}"


# A text is read the first time it is met, and the machine may be busy.
LAW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
ANY = claims(st.one_of(st.none(), DAYS))


@LAW
@given(ANY, ANY)
def test_left_and_right_may_be_exchanged(left: cc.Claim, right: cc.Claim) -> None:
    """All but the words of the gate stays."""
    ahead, back = open_gate(left, right), open_gate(right, left)
    assert ahead._replace(words="") == back._replace(words="")


@LAW
@given(ANY, ANY)
def test_an_unknown_day_is_one_time_only_by_an_anchor(left: cc.Claim, right: cc.Claim) -> None:
    """Whatever the wording."""
    gate = open_gate(left, right)
    if gate.times == "unknown" and not anchors(left, right):
        assert gate.when != "same"


@LAW
@given(claims(DAYS), claims(DAYS))
def test_two_stated_days_that_differ_are_never_one_time(left: cc.Claim, right: cc.Claim) -> None:
    """Whenever the reports were published, and whatever else they share."""
    days = [{t.interval.start for t in c.times if t.interval} for c in (left, right)]
    if days[0] and days[1] and not days[0] & days[1]:
        assert open_gate(left, right).when in ("different", "later")


@LAW
@given(ANY, ANY)
def test_a_development_needs_times_that_are_known(left: cc.Claim, right: cc.Claim) -> None:
    """And has two stages that differ."""
    gate = open_gate(left, right)
    if gate.stages:
        assert gate.when == "later"
        assert gate.times != "unknown"
        assert len(set(gate.stages)) == 2
