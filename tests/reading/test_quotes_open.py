"""What is plainly somebody's own words, with a speaker left open, and what is not."""

import pytest
from quoting import said_in

from claimcmp.values import Language


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", '"The whole valley was dark," a weary ranger grunts.', "The whole valley was dark"),
        ("nb", "«Hele dalen lå mørk,» grynter vokteren.", "Hele dalen lå mørk"),
        ("da", "– Hele dalen lå mørk hen.", "Hele dalen lå mørk hen"),
        ("nn", "– Heile dalen var mørk.", "Heile dalen var mørk"),
    ],
)
def test_a_quotation_without_a_known_speaker_is_left_open(
    language: Language, text: str, said: str
) -> None:
    """It is nobody's in particular, and not the report's."""
    assert said_in(text, language) == [(None, "says", said)]


@pytest.mark.parametrize(
    "text",
    [
        'The "soft opening" of the road drew a crowd.',
        '"The Long Way Home" won three prizes.',
        '"Heroes", a film from Larkdale, is shown tonight.',
        "- The bridge is closed.",
    ],
)
def test_a_scare_quote_a_title_and_a_list_are_the_reports(text: str) -> None:
    """Marks alone make no saying."""
    assert said_in(text, "en") == []


def test_a_quotation_over_several_sentences_has_one_speaker() -> None:
    """The one whom its last sentence names."""
    text = 'The hall fell silent: "We lost the boat. We lost the quay," Ann Lee said.'
    assert [name for name, *_ in said_in(text, "en")] == ["Ann Lee", "Ann Lee"]


def test_marks_that_nothing_closes_leave_all_to_the_report() -> None:
    """Where the quotation ends is not known."""
    text = "The hall fell silent. “We lost the boat. Rain fell on the quay. The ferry left."
    assert said_in(text, "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '"We had an hour," Capt. Arne Moe told the crew.'),
        ("en", '"We had an hour," said Lt. Gen. Arne Moe on Friday.'),
        ("en", "Sgt. Arne Moe said that the quay is closed."),
        ("nb", "– Vi hadde en time, sier kapt. Arne Moe."),
        ("nb", "– Vi hadde en time, sier fung. adm. dir. Arne Moe i Fjordlaks."),
        ("da", "»Vi havde en time,« siger adm. dir. Arne Moe."),
    ],
)
def test_a_shortened_title_is_no_part_of_the_name(language: Language, text: str) -> None:
    """Rank and office go, however they are spelled."""
    assert [name for name, *_ in said_in(text, language)] == ["Arne Moe"]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "said"),
    [
        (
            "nb",
            "Ifølge brannvesenet, som rykket ut, startet den i kjelleren.",
            "brannvesenet",
            "startet den i kjelleren",
        ),
        (
            "en",
            "According to police, who are at the quay, it began at 9 p.m.",
            "police",
            "it began at 9 p.m",
        ),
        (
            "en",
            "According to a report by Harbour Watch, four boats sank.",
            "a report by Harbour Watch",
            "four boats sank",
        ),
    ],
)
def test_what_describes_a_source_is_no_part_of_what_it_says(
    language: Language, text: str, speaker: str, said: str
) -> None:
    """A relative clause and the author belong to the source."""
    assert said_in(text, language) == [(speaker, "says", said)]


@pytest.mark.parametrize(
    ("text", "stance", "said"),
    [
        (
            "The firm claims it spent two years on the quay.",
            "claims",
            "it spent two years on the quay",
        ),
        ("Fjordlaks claims it built the quay.", "claims", "it built the quay"),
        ("Police deny the quay is closed.", "denies", "the quay is closed"),
        ("Moe denied using the boat.", "denies", "using the boat"),
    ],
)
def test_english_needs_no_that(text: str, stance: str, said: str) -> None:
    """A clause right behind the verb is what was said."""
    assert [found[1:] for found in said_in(text, "en")] == [(stance, said)]


@pytest.mark.parametrize(
    "text",
    ["The bank denied funding to the ferry.", "He denied the charges and was released."],
)
def test_what_is_refused_is_not_denied(text: str) -> None:
    """No clause, no claim: what stands behind is a thing."""
    assert not any(said.startswith(("funding", "was")) for *_, said in said_in(text, "en"))
