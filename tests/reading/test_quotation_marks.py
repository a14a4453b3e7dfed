"""Quotation marks and what they bound; what only the sentences around tell."""

import pytest
from quoting import said_in

from claimcmp.reading.quotes import find_attributions, quoted

BOUND = [
    ('He said "no" and left.', ['"no"']),
    ("Hun sa «nei» og gikk.", ["«nei»"]),
    ("Hun sagde »nej« og gik.", ["»nej«"]),
    ("She said “no” and left.", ["“no”"]),
    ("Hun sagde ”nej” og gik.", ["”nej”"]),
    ("They called it ‘a mess’ today.", ["‘a mess’"]),
    ('He said "it was "odd" of her" and left.', ['"it was "odd" of her"']),
    ("Tom's boat and the owners' shed burnt.", []),
    ('It ended."We go on," he said.', ['"We go on,"']),
    ("Han sa «det er sent. Så gikk han. Hun sa «ja» da.", ["«det er sent.", "«ja»"]),
]


@pytest.mark.parametrize(("text", "marked"), BOUND)
def test_marks_bound_what_they_open_and_close(text: str, marked: list[str]) -> None:
    """Marks of all kinds, nested ones, apostrophes that are none, and one nothing closes."""
    assert [text[a:b] for a, b in quoted(text)] == marked


@pytest.mark.parametrize(
    ("language", "text", "to"),
    [
        ("nb", "– Vi er klare, sier Siv Moe til NTB.", "NTB"),
        ("nb", "– Vi er klare, sier Siv Moe til Dagbladet.no.", "Dagbladet.no"),
        ("da", "- Vi er klar, siger Siv Moe til avisen Fyns Nyt.", "Fyns Nyt"),
        ("en", "The minister told Reuters that the road was safe.", "Reuters"),
        ("nb", "– Vi er klare, sier Siv Moe til Ola Dal.", None),
        ("nb", "– Vi er klare, sier Siv Moe.", None),
    ],
)
def test_the_outlet_that_was_told_is_kept(language: str, text: str, to: str | None) -> None:
    """An agency or a paper, never another person."""
    assert [a.to for a in find_attributions(text, language)] == [to]


def test_a_dash_that_nobody_closes_hides_nothing() -> None:
    """The narration behind it is read as always."""
    text = "– Kommer dere i morgen? Siv Moe sa at laget var klart."
    assert said_in(text, "nb") == [("Siv Moe", "says", "laget var klart")]


def test_a_turn_takes_in_nothing_that_names_its_speaker() -> None:
    """Nobody speaks of himself by name."""
    text = "– Det går bra. Siv Moe smiler. Vi gir oss ikke, sier Moe."
    assert [s for s, *_ in said_in(text, "nb")] == ["Moe"]


def test_a_pronoun_takes_nobody_whose_name_says_otherwise() -> None:
    """She is the woman named before the man."""
    text = "Kari Lund said the ship was safe. Ola Dal said nothing new. She said it would sail."
    assert said_in(text, "en")[-1] == ("Kari Lund", "says", "it would sail")


def test_they_are_several_or_a_body() -> None:
    """No single person is they."""
    text = "Redd Barna sier at skolen er stengt. De sier også at vannet er borte."
    assert [s for s, *_ in said_in(text, "nb")] == ["Redd Barna", "Redd Barna"]
