"""Sentences that assert nothing."""

import pytest

from claimcmp.reading.moods import reason_of

MOODS = [
    ("en", "Who runs Ely?", "question"),
    ("en", "“Who runs Ely?”", "question"),
    ("nb", "– Hvem styrer Vollum? »", "question"),
    ("en", "Is it (really) so?", "question"),
    ("en", "May they rest in peace.", "wish or request"),
    ("en", "“Let us hope for rain.”", "wish or request"),
    ("en", "Please keep off the grass.", "wish or request"),
    ("en", "Don’t feed the ducks.", "wish or request"),
    ("nb", "Måtte det bli fred.", "wish or request"),
    ("nb", "– La oss håpe på regn.", "wish or request"),
    ("nb", "Les også intervjuet med Lise Dahl.", "wish or request"),
    ("nn", "Lat oss vone på regn.", "wish or request"),
    ("nn", "Hugs å røyste i morgon.", "wish or request"),
    ("da", "Lad os håbe på regn.", "wish or request"),
    ("da", "Gid det snart bliver fred.", "wish or request"),
    ("und", "Lad os håbe på regn.", "wish or request"),
    ("nb", "Hurra!", "exclamation"),
    ("nb", "Ja.", "exclamation"),
    ("nb", "– Nei, takk.", "exclamation"),
    ("nb", "Takk for hjelpen!", "exclamation"),
    ("nb", "Kom hjem!", "exclamation"),
    ("nn", "Stopp krigen!", "exclamation"),
    ("da", "Sikke en dag!", "exclamation"),
    ("da", "Tusind tak.", "exclamation"),
    ("en", "Thank you very much.", "exclamation"),
    ("en", "“What a day!”", "exclamation"),
    ("en", "Save the whales!", "exclamation"),
    ("und", "Nej tak.", "exclamation"),
    ("nb", "Krigen er over!", None),
    ("nb", "Broen raste!", None),
    ("nb", "Kom han hjem i går, vet ingen det!", None),
    ("nb", "12 drept!", None),
    ("nb", "Norge videre!", None),
    ("nb", "Takk er et lite ord.", None),
    ("nb", "Ja til broen vant.", None),
    ("en", "Stop signs were stolen!", None),
    ("en", "No ships left Ely.", None),
    ("en", "He asked who runs Ely.", None),
    ("en", "May 4 was a Monday.", None),
    ("en", "May is the driest month in Ely.", None),
    ("en", "Norway wants a new bridge.", None),
    ("en", "Letting go is hard.", None),
    ("nb", "Måtte han velge, valgte han Vollum.", None),
    ("nb", "La han planen frem i går, vet ingen det.", None),
    ("nb", "Norge ønsker en ny bro.", None),
    ("nb", "Lesere i Vollum er sinte.", None),
    ("da", "Seere i Vollum er vrede.", None),
    ("en", "", None),
    ("en", "”", None),
    ("nb", "–", None),
]


@pytest.mark.parametrize(("language", "sentence", "reason"), MOODS)
def test_a_sentence_says_why_it_asserts_nothing(
    language: str, sentence: str, reason: str | None
) -> None:
    """Questions, and the text's own wishes and requests; nothing else."""
    assert reason_of(sentence, 0, len(sentence), language) == reason


def test_only_the_stretch_that_is_given_is_read() -> None:
    """A question mark after the sentence is not its own."""
    text = "The bridge is shut. Why? Let us see."
    reasons = [reason_of(text, *span, "en") for span in ((0, 19), (20, 24), (25, len(text)))]
    assert reasons == [None, "question", "wish or request"]
