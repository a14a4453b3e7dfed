"""From sentences to claims."""

from hypothesis import given
from hypothesis import strategies as st

from claimcmp.reading.claims import claim_from_text, find_claims
from claimcmp.reading.segments import split
from claimcmp.report import Claim, Report


def _claims(text: str, language: str = "nb", id: str = "r") -> tuple[Claim, ...]:
    report = Report(id=id, text=text)
    return find_claims(report, split(text, language=language))  # type: ignore[arg-type]


def test_a_clause_claim_has_nobody_as_its_speaker() -> None:
    """What a relative clause adds is the report's own voice."""
    text = "Ordfører Lise Dahl møtte naboene i bydelen Moss, som styres av Høyre."
    clause = next(c for c in _claims(text) if c.text.startswith("som"))
    assert clause.speaker is None
    assert clause.standalone == "bydelen Moss styres av Høyre"
    assert {n.text for n in clause.names} >= {"Moss"}


def test_a_claim_knows_its_sentence_and_place() -> None:
    """The context is the whole sentence, and every span slices back."""
    text = "Først regnet det. Havnen i Narvik ble stengt, mens Bodø fortsatt er åpen for skip."
    for claim in _claims(text):
        assert text[claim.start : claim.end] == claim.text
        assert text[claim.context_start :].startswith(claim.context)
        assert claim.text in claim.context


def test_questions_and_headings_assert_nothing() -> None:
    """Only sentences that state something are claims."""
    text = "Nytt møte i dag\n\nHvem styrer byen? Ordføreren styrer byen."
    assert [c.text for c in _claims(text)] == ["Ordføreren styrer byen."]


def test_an_id_is_the_same_whatever_else_is_read() -> None:
    """Ids come from the report, the place and the words."""
    first = _claims("Havnen er stengt.")
    again = _claims("Havnen er stengt. Broen er åpen.")
    assert first[0].id == again[0].id
    assert first[0].id != _claims("Havnen er stengt.", id="other")[0].id


def test_cues_are_counted_in_the_reports_text() -> None:
    """Numbers and names of the second sentence point into the whole text."""
    text = "Det regner. I Hamar ble 12 hus skadet."
    claim = _claims(text)[-1]
    assert [text[n.start : n.end] for n in claim.numbers] == ["12"]
    assert "Hamar" in [text[n.start : n.end] for n in claim.names]


def test_a_standalone_claim_has_no_report() -> None:
    """Outside a report there is no report's id, and the caller's own id stays."""
    claim = claim_from_text("The port is closed.", "en", id="mine")
    assert (claim.id, claim.report, claim.text) == ("mine", None, "The port is closed.")


@given(st.text(max_size=300))
def test_any_text_gives_claims_that_slice_back(text: str) -> None:
    """No text breaks the reader; surrogates are refused before they get here."""
    for claim in _claims(text.replace("\0", ""), language="und"):
        assert text.replace("\0", "")[claim.start : claim.end] == claim.text


@given(st.text(max_size=200))
def test_any_text_is_one_standalone_claim(text: str) -> None:
    """The whole text, whatever it is."""
    assert claim_from_text(text, "und").text == text
