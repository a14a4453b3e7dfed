"""What the quotation rules leave out, or end early, because it is not sure."""

import pytest
from quoting import said_in

from claimcmp.values import Language


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (
            "en",
            "The mayor of Larkdale said the bridge will stay closed and a petition was signed.",
            "the bridge will stay closed",
        ),
        (
            "nb",
            "Ordfører Siri Moe sa at brua holdes stengt til påske, men naboene har klaget.",
            "brua holdes stengt til påske",
        ),
        (
            "da",
            "Borgmester Lise Holm siger, at broen er lukket til påske, mens naboerne klager.",
            "broen er lukket til påske",
        ),
        (
            "nn",
            "Ordførar Siri Moe sa at brua blir stengd fram til påske, skriv Fjordavisa.",
            "brua blir stengd fram til påske",
        ),
    ],
)
def test_what_was_said_ends_where_the_reporter_may_go_on(
    language: Language, text: str, said: str
) -> None:
    """A clause joined behind it, one in contrast and a second source are left out."""
    assert said_in(text, language)[0][2] == said


def test_a_clause_joined_under_a_second_that_is_still_said() -> None:
    """The conjunction tells whose it is."""
    text = "Moe sa at brua er stengt, og at ferja går hver time."
    assert said_in(text, "nb")[0][2] == "brua er stengt, og at ferja går hver time"


def test_one_who_is_told_of_inside_what_was_said_gives_no_act() -> None:
    """The outer speaker answers for it."""
    text = "Police said Ann Lee told them that the car was stolen."
    assert [speaker for speaker, *_ in said_in(text, "en")] == ["Police"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Studien sier at flere sover dårlig."),
        ("en", "My neighbour says that the road is closed."),
        ("da", "Folk siger, at vejen er lukket."),
    ],
)
def test_what_cannot_speak_is_no_speaker(language: Language, text: str) -> None:
    """A study, anybody, one the writer alone knows."""
    assert said_in(text, language) == []


def test_a_source_that_no_verb_follows_is_left_out() -> None:
    """Where the phrase ends is then not known."""
    assert said_in("Ifølge ansvarlig for frukt i laget Nor, Per Moe, ligger alt klart.", "nb") == []


def test_marks_without_a_partner_give_no_quotation() -> None:
    """Where it ends is not known."""
    text = "«Vi er klare. Alt er pakket, sa Anne Moe. Bussen gikk «klokka åtte, sa Ola Lie."
    assert said_in(text, "nb") == []


def test_a_pronoun_that_may_mean_two_leaves_the_speaker_open() -> None:
    """Both are men, and neither has spoken."""
    text = "Ola Lie møtte Per Moe på kaia. Han sa at ferja var full."
    assert said_in(text, "nb") == [(None, "says", "ferja var full")]


def test_a_pronoun_is_no_newspaper() -> None:
    """A body nearer than any person names nobody whom "she" can mean."""
    text = "Brua er stengt, skriver Fjordens Tidende. Hun sa at ferja var full."
    assert said_in(text, "nb")[1:] == [(None, "says", "ferja var full")]


def test_a_pronoun_means_the_one_who_spoke_last() -> None:
    """One speaker, one pronoun."""
    text = "Anne Moe sa at brua er stengt. Hun sa at ferja var full."
    assert [speaker for speaker, *_ in said_in(text, "nb")] == ["Anne Moe", "Anne Moe"]


def test_whom_somebody_told_is_not_who_said_it() -> None:
    """Behind "told" stands the hearer."""
    text = '"The road is closed," Ann Lee, a driver, told the local paper.'
    assert said_in(text, "en")[0][0] == "Ann Lee"


def test_an_unknown_word_before_the_verb_is_no_speaker() -> None:
    """The subject stands behind the verb."""
    text = "Såleis seier ordførar Siri Moe at brua er stengd."
    assert said_in(text, "nn")[0][0] == "Siri Moe"


def test_other_verbs_with_a_particle_say_nothing() -> None:
    """To plan and to show, with the same first word as to add and to refer."""
    assert said_in("Loven legger opp til at ferja går hver time.", "nb") == []
    assert said_in("Kameraet viser at bilen kom til kaia.", "nb") == []


def test_a_dash_inside_a_turn_leaves_its_beginning_open() -> None:
    """A heading and a second speaker may stand in one line."""
    text = "– Jeg er glad for kjolen. Ny skole – Vi må bygge nå. Det haster, sier Anne Moe."
    assert [name for name, *_ in said_in(text, "nb")] == [None]
