"""The wording of a sentence that tells what somebody said, without the saying."""

import pytest

import claimcmp as cc
from claimcmp.reading.claims import find_claims
from claimcmp.values import Language


def _claims(text: str, language: Language) -> list[cc.Claim]:
    report = cc.load([{"id": "a", "text": text, "language": language}])[0]
    return list(find_claims(report, cc.split(text, language=language)))


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("en", '"The ferry is safe," the harbour master told reporters in Larkdale.', None),
        ("en", '"We won," said Col. Arne Moe, a spokesman.', "We won"),
        ("nb", "– Brua er åpen, opplyser operasjonsleder Siri Moe.", "Brua er åpen"),
        ("da", "Borgmesteren oplyser til Ritzau, at broen er lukket.", "broen er lukket"),
        ("nb", "Siri Moe sier til nyhetsbyrået AFP at brua er åpen.", "brua er åpen"),
        ("en", "According to a report by Harbour Watch, four boats sank.", "four boats sank"),
    ],
)
def test_a_short_thing_said_is_read_without_a_long_saying(
    language: Language, text: str, plain: str | None
) -> None:
    """However many words tell who said it, to whom and where."""
    assert _claims(text, language)[0].standalone == (plain or "The ferry is safe")


def test_what_a_sentence_tells_beside_the_saying_stays() -> None:
    """The queue is the report's own."""
    text = "Mens bilene sto i lang kø på vei ut av byen i går kveld, sa Moe at brua er stengt."
    assert "kø" in _claims(text, "nb")[0].standalone


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("da", "Ifølge politiet begyndte branden på kajen.", "branden begyndte på kajen"),
        ("nb", "Ifølge politiet, som rykket ut, startet den kl. 21.40.", "den startet kl. 21.40"),
        ("nb", "Ifølge politiet er to personer savnet.", "er to personer savnet"),
    ],
)
def test_a_verb_behind_its_source_goes_behind_its_subject(
    language: Language, text: str, plain: str
) -> None:
    """Where the subject surely ends; else the order of the text stays."""
    assert _claims(text, language)[0].standalone == plain


def test_marks_that_the_speaker_parts_stay_whole() -> None:
    """Half a pair of marks would be no wording."""
    text = '"It was dark," Moe said, "people were cold."'
    assert [c.standalone for c in _claims(text, "en")] == [text, "It was dark", "people were cold"]


def test_both_halves_of_a_turn_were_told_to_one_outlet() -> None:
    """The verb at its end speaks for all of it."""
    text = "– Det var mørkt. Folk frøs, sier passasjer Eva Moe til Fjordens Tidende."
    assert [(c.speaker, c.origin) for c in _claims(text, "nb")] == [
        ("Eva Moe", "Fjordens Tidende"),
        ("Eva Moe", "Fjordens Tidende"),
    ]


def test_a_turn_whose_speaker_goes_on_has_one_speaker() -> None:
    """What comes before "sier" and what comes behind "fortsetter" are his."""
    text = "– Det er bra. Men vi vil ha mer, sier Lie, og fortsetter: – Vi gir oss ikke."
    assert {c.speaker for c in _claims(text, "nb")} == {"Lie"}
