"""Silence: what was looked for, under which spellings, what was set aside, and when."""

from __future__ import annotations

import random

import pytest

import claimcmp as cc
from claimcmp.cues.names import as_aliases
from claimcmp.cues.names.spellings import spellings
from claimcmp.settings import Settings
from claimcmp.silence import Silence
from claimcmp.views.offsets import comparison_utf16

FLOOD = "The bridge in Drammen was closed for 10 days after the flood."
FLOOD_NB = "Brua i Drammen ble stengt i 10 dager etter flommen."


def silences(*given: dict[str, str], settings: Settings | None = None) -> dict[str, Silence]:
    """Who is silent on the one matter that several of these reports carry."""
    reports = cc.load([{"id": f"r{n}", **r} for n, r in enumerate(given)])
    comparison = cc.compare(reports, settings=settings)
    (group,) = [g for g in comparison.groups if len(g.reports) > 1]
    return {s.report: s for s in comparison.silences if s.group == group.id}


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("The embassy in Russia was closed on Tuesday after the fire.", "Russland"),
        ("Ambassaden i Russland ble stengt tirsdag etter brannen.", "Rusland"),
        ("Ambassaden i Russland vart stengd tysdag etter brannen.", "Russia"),
        ("Ambassaden i Rusland blev lukket tirsdag efter branden.", "russisk"),
    ],
)
def test_the_other_spellings_of_a_name_are_looked_for_too(text: str, spelling: str) -> None:
    """In whichever language the matter is told."""
    found = silences({"text": text}, {"text": text}, {"text": "Solen skinnede hele dagen."})
    assert spelling in found["r2"].looked_for


def test_spellings_met_in_the_reports_are_told_as_well() -> None:
    """Transliterations stand in no list."""
    found = silences(
        {"text": "Yesterday Viktor Grusjenko visited the new harbour and the school."},
        {"text": "Yesterday Viktor Grushenko visited the new harbour and the school."},
        {"text": "The sun shone."},
    )
    assert set(found["r2"].looked_for) == {"Viktor Grusjenko", "Viktor Grushenko"}


def test_an_alias_is_looked_for() -> None:
    """What the user calls one name is told with the silence."""
    settings = Settings(aliases={"Drammen": ["Elvebyen"]})
    found = silences(
        {"text": FLOOD}, {"text": FLOOD_NB}, {"text": "The sun shone."}, settings=settings
    )
    assert {"Drammen", "Elvebyen"} <= set(found["r2"].looked_for)


def test_the_word_stands_first_and_each_spelling_once() -> None:
    """The word is how the most telling claim has it."""
    found = silences({"text": FLOOD}, {"text": FLOOD_NB}, {"text": "The sun shone."})["r2"]
    assert found.looked_for[0] == found.word
    assert len({s.casefold() for s in found.looked_for}) == len(found.looked_for)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Drammen i dag", "heading"), ("Foto: Kari Lie, Drammen", "caption")],
)
def test_what_was_set_aside_is_told_and_does_not_count(heading: str, kind: str) -> None:
    """A heading or a photo credit that names the town is no sentence."""
    text = f"{heading}\n\nSolen skinte hele dagen. Bakeren solgte mange boller."
    if kind == "caption":
        text = f"Solen skinte hele dagen. Bakeren solgte mange boller.\n\n{heading}"
    found = silences({"text": FLOOD}, {"text": FLOOD_NB}, {"text": text})["r2"]
    assert found.coverage == "does not name it"
    assert [(a.kind, a.report, text[a.start : a.end]) for a in found.aside] == [
        (kind, "r2", heading)
    ]
    assert found.words == f"no sentence names Drammen, a {kind} does"


def test_spans_of_what_was_set_aside_count_as_javascript_does() -> None:
    """An emoji before the heading is two units wide."""
    text = "🚢 Drammen i dag\n\nSolen skinte hele dagen."
    comparison = cc.compare(
        cc.load([{"id": str(n), "text": t} for n, t in enumerate((FLOOD, FLOOD_NB, text))])
    )
    (before,) = [a for s in comparison.silences for a in s.aside]
    (after,) = [a for s in comparison_utf16(comparison).silences for a in s.aside]
    assert (
        text.encode("utf-16-le")[2 * after.start : 2 * after.end].decode("utf-16-le")
        == (text[before.start : before.end])
    )


@pytest.mark.parametrize(
    ("when", "published", "timing"),
    [
        ("On 3 May 2020", "2020-05-02", "before"),
        ("On 3 May 2020", "2020-04", "before"),
        ("On 3 May 2020", "2020-05-03", "unknown"),
        ("On 3 May 2020", "2020-05", "unknown"),
        ("On 3 May 2020", "2020-05-04", "after"),
        ("In 2020", "2019-01-01", "unknown"),
        ("In May 2020", "2019-01-01", "unknown"),
        ("Yesterday", "2019-01-01", "before"),
    ],
)
def test_timing_is_told_for_events_with_a_day(when: str, published: str, timing: str) -> None:
    """A year is no date of an event, and on the day itself nobody can tell."""
    text = f"{when} the bridge in Drammen was closed after the flood."
    one = {"text": text, "published": "2020-05-04"}
    found = silences(one, one, {"text": "The sun shone.", "published": published})
    assert found["r2"].timing == timing


def test_the_day_of_a_plan_is_no_event() -> None:
    """What is to come was known before its day."""
    text = "The bridge in Drammen will be closed on 3 May 2020 after the flood."
    one = {"text": text, "published": "2020-04-20"}
    found = silences(one, one, {"text": "The sun shone.", "published": "2020-04-01"})
    assert found["r2"].timing == "unknown"


def test_the_setting_says_up_to_how_many_reports_all_silences_are_listed() -> None:
    """Beyond it only those who name it are."""
    given = (
        {"text": FLOOD},
        {"text": FLOOD_NB},
        {"text": "The mayor of Drammen is ill."},
        {"text": "The sun shone."},
    )
    assert set(silences(*given)) == {"r2", "r3"}
    assert set(silences(*given, settings=Settings(every_silence=3))) == {"r2"}


def test_the_name_that_most_reports_share_is_looked_for() -> None:
    """One report's own name says nothing of the others."""
    found = silences(
        {"text": "The bridge in Drammen was closed for 10 days, mayor Ida Holm of Drammen said."},
        {"text": FLOOD},
        {"text": "The sun shone."},
    )
    assert found["r2"].word == "Drammen"


def test_the_order_of_reports_changes_no_silence() -> None:
    """Nor the order of the spellings."""
    given = [
        {"id": str(n), "text": t}
        for n, t in enumerate([FLOOD, FLOOD_NB, FLOOD_NB, "Sol.", "Regn."])
    ]
    first = cc.compare(cc.load(given)).silences
    assert first
    for seed in range(3):
        random.Random(seed).shuffle(given)
        assert cc.compare(cc.load(given)).silences == first


def test_an_answers_silence_has_the_spellings() -> None:
    """A question looks for its name under all of them."""
    comparison = cc.compare(cc.load([{"id": "a", "text": "The sun shone over Odrum."}]))
    (silence,) = comparison.ask("Who controls Denmark?").silent.values()
    assert silence.word == "Denmark"
    assert {"Denmark", "Danmark", "dansk"} <= set(silence.looked_for)
    assert silence.words.startswith("no sentence names Denmark (Denmark, Danmark")


def made(**more: object) -> Silence:
    """A silence with these fields."""
    plain = {
        "group": None,
        "report": "r",
        "coverage": "does not name it",
        "looked_for": ("Idra",),
        "word": "Idra",
    }
    return Silence.model_validate({**plain, **more})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "no sentence names Idra"),
        ({"looked_for": ("Idra", "Idrå")}, "no sentence names Idra (Idra, Idrå)"),
        ({"timing": "before"}, "no sentence names Idra; published before the event"),
        ({"coverage": "names it"}, "names Idra, and says nothing on this"),
        ({"word": None, "looked_for": ("fire", "ship")}, "no sentence names fire or ship"),
        ({"word": None, "looked_for": ()}, "says nothing on this"),
        (
            {"looked_for": tuple("Idra Idre Idro Idru Idry Idrå Idrø Idræ".split())},
            "no sentence names Idra (Idra, Idre, Idro, Idru, Idry, Idrå and 2 more)",
        ),
    ],
)
def test_a_silence_says_in_words_what_it_rests_on(fields: dict[str, object], words: str) -> None:
    """Word, spellings, timing."""
    assert made(**fields).words == words


def test_a_name_of_no_list_has_no_other_spellings() -> None:
    """What these reports have is for the caller to add."""
    assert spellings("odrum") == ()


def test_spellings_come_once_whatever_their_capitals() -> None:
    """Aliases come with them."""
    aliases = as_aliases((("Denmark", "Kongeriget"),))
    found = spellings("denmark", aliases)
    assert {"Denmark", "Danmark", "Kongeriget", "Danish", "dansk"} <= set(found)
    assert len({s.casefold() for s in found}) == len(found)
