"""What a sentence tells besides the speech that it reports is a claim of the report's own."""

from __future__ import annotations

import pytest

import claimcmp as cc
from claimcmp.reading.claims import find_claims
from claimcmp.report import Claim


def _claims(text: str, language: str) -> tuple[Claim, ...]:
    (report,) = cc.load([{"id": "r", "text": text, "language": language}])
    return find_claims(report, cc.split(text, language=language))


MET = [
    ("en", "The mayor of Moss met Siv Lund on Monday", " and said that the mill would reopen."),
    ("en", "Siv Lund won the race in Narvik", " and later told reporters that she would retire."),
    ("nb", "Siv Lund møtte Ola Moe i Narvik", " og sa at broen åpner i mai."),
    ("nn", "Siv Lund møtte Ola Moe i Narvik", " og sa at brua opnar i mai."),
    ("da", "Siv Lund mødte Ola Moe i Ribe", " og sagde, at broen åbner i maj."),
]


@pytest.mark.parametrize(("language", "first", "rest"), MET)
def test_what_was_done_before_the_saying_is_the_reports(
    language: str, first: str, rest: str
) -> None:
    """In the report's own voice, with the names of that part alone."""
    own = [c for c in _claims(first + rest, language) if c.stance == "asserts"]
    assert [(c.text, c.speaker) for c in own] == [(first, None)]


@pytest.mark.parametrize(("language", "first", "rest"), MET)
def test_what_is_said_after_it_is_the_speakers(language: str, first: str, rest: str) -> None:
    """The saying is left out."""
    said = [c for c in _claims(first + rest, language) if c.stance == "says"]
    assert any(c.start > len(first) and c.end == len(first + rest) - 1 for c in said)


def test_what_a_speaker_is_doing_is_the_reports() -> None:
    """Between commas, before the verb of saying."""
    claims = _claims("Siv Lund, speaking in Narvik after talks, said the mill would close.", "en")
    assert "Siv Lund speaking in Narvik after talks" in {c.standalone for c in claims}


@pytest.mark.parametrize(
    "text",
    [
        "Siv Lund said that Ola Moe met the mayor in Narvik and told him that the mill closes.",
        "If Siv Lund meets Ola Moe in Narvik and says that the mill closes, many will protest.",
        "She met Ola Moe in Narvik and said that the mill would close.",
        "“Siv Lund met Ola Moe and said that the mill would close,” said Per Vik.",
    ],
)
def test_what_is_itself_said_or_conditional_gives_none(text: str) -> None:
    """Nobody but the speaker vouches for it, or it is not known of whom it is told."""
    assert not [c for c in _claims(text, "en") if c.stance == "asserts" and c.end < len(text) - 1]
