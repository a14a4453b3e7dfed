"""Who said what, in four languages: own sentences, one table per shape."""

import pytest

from claimcmp.reading.quotes import find_attributions
from claimcmp.reading.running import attribute
from claimcmp.reading.segments import split

SAID = [
    # After what was said.
    ("nb", "– Vi trekker oss ut av avtalen, sier Kari Nordmann.", "Kari Nordmann", "says"),
    ("nb", "Brua blir stengt i to uker, opplyser Statens vegvesen.", "Statens vegvesen", "says"),
    ("nn", "– Ferja går som normalt, seier kaptein Per Vik.", "Per Vik", "says"),
    (
        "da",
        "- Vi har ikke hørt noget, sagde borgmester Mette Lund til Ritzau.",
        "Mette Lund",
        "says",
    ),
    ("en", '"The bridge is safe," said the engineer Tom Hale.', "Tom Hale", "says"),
    ("en", '"The bridge is safe," the mayor said on Monday.', "the mayor", "says"),
    # Before it.
    ("nb", "Statsminister Anna Berg sier at skatten skal ned.", "Anna Berg", "says"),
    ("nb", "Politiet hevder at mannen var alene.", "Politiet", "claims"),
    ("nn", "Kommunen stadfestar at skulen blir lagd ned.", "Kommunen", "confirms"),
    ("da", "Ministeriet bekræfter, at aftalen er underskrevet.", "Ministeriet", "confirms"),
    ("da", "Oppositionen påstår, at tallene er forkerte.", "Oppositionen", "claims"),
    ("en", "The company denied that the plant would close.", "The company", "denies"),
    ("en", "Foreign Minister Ole Dahl said the talks had failed.", "Ole Dahl", "says"),
    # According to.
    ("nb", "Ifølge Helsedirektoratet er 40 personer smittet.", "Helsedirektoratet", "says"),
    ("da", "Ifølge politiet er vejen spærret.", "politiet", "says"),
    ("en", "The dam had burst, according to local officials.", "local officials", "says"),
]


@pytest.mark.parametrize(("language", "text", "speaker", "stance"), SAID)
def test_the_speaker_and_stance_of_one_saying(
    language: str, text: str, speaker: str, stance: str
) -> None:
    """Each of the known shapes gives its speaker and what kind of saying it is."""
    found = find_attributions(text, language)
    assert [(a.speaker, a.stance) for a in found] == [(speaker, stance)]


SPEAKERS = [
    (
        "en",
        "Dahl, speaking after talks with Prime Minister Ida Holm, said the road is open.",
        "Dahl",
    ),
    (
        "en",
        "The Norwegian Foreign Ministry said the road is open.",
        "The Norwegian Foreign Ministry",
    ),
    ("nb", "På torsdag sa Dahl at veien er åpen.", "Dahl"),
    ("da", "De siger, at vejen er åben.", "De"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_the_speaker_is_the_one_who_speaks(language: str, text: str, speaker: str) -> None:
    """Not one who is only mentioned, not an office of a body, not the word before the verb."""
    assert [a.speaker for a in find_attributions(text, language)] == [speaker]


CONTENT = [
    ("nb", "– Vi trekker oss ut, sier Kari Nordmann.", "Vi trekker oss ut"),
    ("nb", "Statsminister Anna Berg sier at skatten skal ned.", "skatten skal ned"),
    ("da", "Ministeriet bekræfter, at aftalen er underskrevet.", "aftalen er underskrevet"),
    ("en", '"The bridge is safe," said the engineer Tom Hale.', "The bridge is safe"),
    ("en", "The dam had burst, according to local officials.", "The dam had burst"),
]


@pytest.mark.parametrize(("language", "text", "content"), CONTENT)
def test_what_was_said_is_cut_out_without_the_saying(
    language: str, text: str, content: str
) -> None:
    """The offsets bound the content alone."""
    (act,) = find_attributions(text, language)
    assert text[act.start : act.end] == content


NOBODY = [
    ("nb", "Brua ble stengt i to uker."),
    ("nb", "Det er mye som skal sies om dette."),
    ("da", "Vejen er spærret ved Aarhus."),
    ("en", "The reported talks ended without a result."),
    ("en", "The alleged thief ran towards the claims office."),
    ("nb", "Ministeren sier ikke hvordan planen skal betales."),
    ("nb", "Demonstrantene nektet å forlate plassen."),
    ("da", "Demonstranterne afviste at forlade pladsen."),
]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_a_sentence_in_which_nobody_speaks_has_no_speaker(language: str, text: str) -> None:
    """Participles, infinitives, refusals and nouns report nothing."""
    assert find_attributions(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The embassy would neither confirm nor deny the visit."),
        ("nb", "Departementet vil verken bekrefte eller avkrefte møtet."),
        ("da", "Hæren vil hverken bekræfte eller afvise angrebet."),
        ("en", "The bank declined to comment on the leak."),
    ],
)
def test_leaving_something_open_is_a_stance_of_its_own(language: str, text: str) -> None:
    """Neither confirmed nor denied is not taken for a denial."""
    (act,) = find_attributions(text, language)
    assert act.stance == "neither confirms nor denies"


def test_two_things_said_by_one_speaker_are_two_acts() -> None:
    """The second verb has no subject of its own and takes the first one's."""
    text = "Minister Ida Holm sier at veien åpner, men understreker at farten settes ned."
    found = find_attributions(text, "nb")
    assert [(a.speaker, text[a.start : a.end]) for a in found] == [
        ("Ida Holm", "veien åpner"),
        ("Ida Holm", "farten settes ned"),
    ]


def _speakers(text: str, language: str) -> list[list[str | None]]:
    sentences = split(text, language=language)  # type: ignore[arg-type]
    return [[a.speaker for a in acts] for acts in attribute(text, sentences)]


def test_a_sentence_that_names_the_source_speaks_of_the_one_before() -> None:
    """A sentence "Det skriver NTB." belongs to the claim before it."""
    found = attribute(
        text := "Tre hus brant ned i natt. Det skriver NTB.", split(text, language="nb")
    )
    assert [a.speaker for a in found[0]] == ["NTB"]
    assert all(a.previous for a in found[1])


def test_a_pronoun_takes_the_speaker_of_the_sentence_before() -> None:
    """He is whoever spoke last, where that is certain."""
    text = "Borgermester Jens Krogh sagde, at havnen lukker. Han sagde også, at broen lukker."
    assert _speakers(text, "da") == [["Jens Krogh"], ["Jens Krogh"]]


def test_a_pronoun_without_a_speaker_before_it_stays_open() -> None:
    """Nobody is guessed."""
    assert _speakers("Havnen er stor. Han sagde, at den lukker.", "da") == [[], [None]]


def test_the_sentences_of_one_quotation_share_its_speaker() -> None:
    """A dash opens a quotation that a later sentence of the paragraph attributes."""
    text = "– Det er trist. Men vi må videre, sier trener Siv Moe."
    assert _speakers(text, "nb") == [["Siv Moe"], ["Siv Moe"]]


def test_what_stands_between_two_quotations_is_nobodys() -> None:
    """A closed mark ends a quotation; the narration after it belongs to no speaker."""
    text = '"We left early." The road was icy. "It took an hour," said Siv Moe.'
    assert _speakers(text, "en")[1] == []


def test_empty_text_has_no_acts() -> None:
    """Nothing in, nothing out."""
    assert find_attributions("", "en") == ()


def test_a_quotation_of_thousands_of_sentences_has_the_speaker_named_at_its_end() -> None:
    """The speaker is looked for once, not once per sentence."""
    text = "“" + "Slik er det her. " * 3000 + "Vi går nå,” sier Ola Dal."
    found = attribute(text, split(text, language="nb"))
    assert {act.speaker for acts in found for act in acts} == {"Ola Dal"}
    assert all(found)


def test_a_text_too_long_for_a_sentence_quotes_nobody() -> None:
    """It is a table or has no full stops."""
    assert find_attributions("he said that it was " * 1000, "en") == ()
