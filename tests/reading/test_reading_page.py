"""What the page on reading says of claims, held to what is done."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from claimcmp.reading.claims import find_claims
from claimcmp.reading.segments import split
from claimcmp.report import Claim, Report, Rewording

PAGE = Path(__file__, "../../../docs/explanation/reading.md").resolve().read_text("utf8")
# A wrapped line is one blank; examples run over line ends.
CLAIMS = " ".join(PAGE[PAGE.index("## Claims") : PAGE.index("## Files")].split())
ARROWS = re.findall(r"\*([^*]+)\* → \*([^*]+)\*", CLAIMS)
ROWS = re.findall(r"\| ([a-z ]+) \| \*([^*]+)\* → \*([^*]+)\* ", CLAIMS)
ENGLISH = re.compile(r"\b(?:the|The|was|were|went|said|left)\b")


def _claims(text: str) -> tuple[Claim, ...]:
    language = "en" if ENGLISH.search(text) else "nb"
    return find_claims(Report(id="r", text=text), split(text, language=language))  # type: ignore[arg-type]


@pytest.mark.parametrize(("sentence", "standalone"), ARROWS)
def test_an_example_of_the_page_gives_the_claim_that_it_shows(
    sentence: str, standalone: str
) -> None:
    """What stands left of an arrow is read as what stands right of it."""
    assert standalone in [c.standalone for c in _claims(sentence)]


@pytest.mark.parametrize(("word", "sentence", "standalone"), ROWS)
def test_a_row_of_the_table_shows_its_rewording(word: str, sentence: str, standalone: str) -> None:
    """The claim of the example names the change."""
    (claim,) = [c for c in _claims(sentence) if c.standalone == standalone]
    assert word in claim.rewording


def test_the_table_has_a_row_for_every_rewording() -> None:
    """None is missing and none is made up."""
    assert sorted(word for word, _, _ in ROWS) == sorted(get_args(Rewording))
    assert len(ARROWS) > len(ROWS)


@pytest.mark.parametrize(
    "sentence",
    [
        "He left, and it was closed.",
        "The mayor of the town, which is small, left.",
        "De som bor i Homs, må flytte.",
        "Lund said that the bridge was closed because Norway sent no ships in May.",
    ],
)
def test_an_example_without_a_clause_is_one_claim(sentence: str) -> None:
    """The page says of each that its clause gives none."""
    assert sentence in CLAIMS
    assert [c.text for c in _claims(sentence)] == [sentence]


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("If the border is closed, twelve lorries will turn.", "hedged"),
        ("Med mindre hæren drar, dør tolv mennesker.", "hedged"),
        ("Hæren ville ha angrepet.", "hedged"),
        ("Jeg skulle ønske at krigen var over.", "wanted"),
    ],
)
def test_an_example_of_certainty_has_it(sentence: str, certainty: str) -> None:
    """Conditions, what would have been, and wishes."""
    assert sentence in CLAIMS
    assert [c.certainty for c in _claims(sentence)] == [certainty]


@pytest.mark.parametrize("call", ["Ja.", "Takk for hjelpen!", "Kom hjem!"])
def test_a_call_of_the_page_is_no_claim(call: str) -> None:
    """It stays a sentence, with its reason."""
    assert f"*{call}*" in PAGE
    assert [s.reason for s in split(call, language="nb")] == ["exclamation"]
