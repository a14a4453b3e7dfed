"""The quick exit of the quotation rules changes nothing that they find."""

import pytest
from quoting import said_in

from claimcmp.reading.quotes import sentence as rules
from claimcmp.values import Language

TEXTS: list[tuple[Language, str]] = [
    ("en", "According to police, it opens in May. Moe did not confirm nor deny it."),
    ("en", "Moe declined to comment on the fire. The boat, she added, was old. Rain fell."),
    ("nb", "Brua er stengt. Ifølge politiet åpner den i mai. Moe vil ikke kommentere saken."),
    ("nb", "Ved å si at brua er åpen, la Moe til at ferja går. Det skriver Fjordavisa."),
    ("nn", "I følgje politiet opnar ho i mai. Moe kan ikkje be- eller avkrefte det."),
    ("da", "I henhold til politiet åbner den i maj. Moe vil hverken be- eller afkræfte."),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_sentence_without_a_word_of_saying_is_left_early(
    language: Language, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is found is the same as where every sentence is read whole."""
    quick = said_in(text, language)
    monkeypatch.setattr(rules, "may_tell", lambda text, language: True)
    assert said_in(text, language) == quick != []


def test_narration_needs_no_reading() -> None:
    """No verb of saying, no source, no refusal."""
    assert not rules.may_tell("The ferry left the quay at nine and sank.", "en")
    assert rules.may_tell("The ferry left the quay at nine, Moe noted.", "en")
