from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

import claimcmp as cc
from claimcmp.reading.dates import as_published, date_in_address, read_date
from claimcmp.values import Language


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2019", "2019"),
        (2019, "2019"),
        ("2019-04", "2019-04"),
        (" 2019-04-03 ", "2019-04-03"),
        ("20190403", "2019-04-03"),
        ("2019-04-03T10:20", "2019-04-03 10:20"),
        ("2019-04-03 10:20:30Z", "2019-04-03 10:20"),
        ("2019-04-03T10:20+02:00", "2019-04-03 08:20"),
        (date(2019, 4, 3), "2019-04-03"),
        (datetime(2019, 4, 3), "2019-04-03"),
        (datetime(2019, 4, 3, 10, 20), "2019-04-03 10:20"),
        (datetime(2019, 4, 3, 0, 0, tzinfo=timezone(timedelta(hours=2))), "2019-04-02 22:00"),
    ],
)
def test_a_stated_time_keeps_its_precision(given: object, shown: str) -> None:
    """What was said to the day is known to the day and no nearer."""
    assert str(as_published(given)) == shown


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_a_blank_time_is_unknown(nothing: object) -> None:
    """Blank is not an error."""
    assert as_published(nothing) is None


def test_an_interval_and_its_json_are_taken_as_they_are() -> None:
    """What a result holds can be given back."""
    interval = cc.Interval.of(2019, 4)
    assert as_published(interval) is interval
    assert as_published(interval.model_dump(mode="json")) == interval


@pytest.mark.parametrize(
    "wrong",
    [
        *["3.4.2019", "yesterday", "2019-13", "2019-02-30", "2019-W14-3", "9999-12-31", "2_19"],
        *[True, 19, 1.5, ["2019"], {"start": "x"}, b"2019", datetime.max.replace(tzinfo=UTC)],
    ],
)
def test_what_is_no_time_is_refused_and_named(wrong: object) -> None:
    """The message shows the value and the forms that are read."""
    with pytest.raises(cc.InputError, match="ISO 8601"):
        as_published(wrong)


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("3. april 2019", "nb", "2019-04-03"),
        ("onsdag 3. april 2019 kl. 10.20", "nb", "2019-04-03 10:20"),
        ("d. 3. maj 2019", "da", "2019-05-03"),
        ("onsdag den 3. okt. 2019, kl. 10:20", "da", "2019-10-03 10:20"),
        ("3. mars 2019 klokka 10:20", "nn", "2019-03-03 10:20"),
        ("03.04.2019 10:20", "nb", "2019-04-03 10:20"),
        ("3.4.19", "da", "2019-04-03"),
        ("03/04/2019", "da", "2019-04-03"),
        ("April 3, 2019 at 10:20 pm", "en", "2019-04-03 22:20"),
        ("Wed 3rd April 2019", "en", "2019-04-03"),
        ("Apr. 3 2019 10:20 GMT", "en", "2019-04-03 10:20"),
        ("3 April 2019 10:20 CEST", "en", "2019-04-03 08:20"),
        ("23/4/2019", "en", "2019-04-23"),
        ("4/23/2019", "en", "2019-04-23"),
        ("April 2019", "en", "2019-04"),
        ("2019-04-03T10:20:11.5+02:00", "en", "2019-04-03 08:20"),
        ("2019", "en", "2019"),
    ],
)
def test_a_written_date_is_read_to_its_end(text: str, language: Language, shown: str) -> None:
    """Four languages, figures and names, with or without a time of day."""
    written = read_date(text, language=language)
    assert written is not None
    assert (str(written.interval), written.end) == (shown, len(text))


@pytest.mark.parametrize("text", ["3/4/2019", "3.4.19", "3. april", "31 June 2019", "soon", ""])
def test_an_open_or_impossible_date_is_not_read(text: str) -> None:
    """A month that may be a day, a missing year and a day that never was give None."""
    assert read_date(text, language="en") is None


def test_a_time_in_an_unknown_zone_leaves_the_day() -> None:
    """The minute is not known where the zone is not."""
    written = read_date("3 April 2019 10:20 XYZ", language="en")
    assert written is not None
    assert written.interval.precision == "day"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://elveposten.example/2017/01/03/brua-stenges/", "2017-01-03"),
        ("https://elveposten.example/nyheter/2017/jan/03/brua", "2017-01-03"),
        ("https://elveposten.example/a/2017-01-03-brua-stenges", "2017-01-03"),
        ("https://elveposten.example/a/20170103/brua.html", "2017-01-03"),
        ("https://elveposten.example/2017/1/brua", "2017-01"),
        ("elveposten.example/2017/01/03/brua", "2017-01-03"),
        ("https://elveposten.example/2017/13/03/brua", "None"),
        ("https://elveposten.example/2017/02/30/brua", "None"),
        ("https://elveposten.example/sak/20170103444", "None"),
        ("https://2017.example/01/03/", "None"),
        ("https://elveposten.example/2017/brua", "None"),
        ("", "None"),
    ],
)
def test_an_address_may_hold_the_date(url: str, shown: str) -> None:
    """Only in its path, only a whole one that exists."""
    assert str(date_in_address(url)) == shown
