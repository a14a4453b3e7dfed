"""From sentences to claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.reading.claims import claim_from_text, find_claims, finest
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


def test_a_wish_of_the_report_is_no_claim_and_a_wish_that_it_tells_is() -> None:
    """The report asserts nothing by "Måtte …", and what X wants by "X ønsker …"."""
    found = _claims("Måtte det bli fred i Vollum. Norge ønsker fred i Vollum.")
    assert [(c.text, c.certainty) for c in found] == [("Norge ønsker fred i Vollum.", "wanted")]


def test_leaving_out_who_said_it_is_told() -> None:
    """The standalone wording of reported speech names what was left out."""
    (claim,) = _claims("Ministeren sier at havnen i Bodø er stengt.")
    assert claim.standalone == "havnen i Bodø er stengt"
    assert claim.rewording == ("speech left out",)


@pytest.mark.parametrize("text", ["Havnen i Bodø er stengt.", "– Havnen i Bodø er stengt."])
def test_marks_that_are_left_out_are_no_rewording(text: str) -> None:
    """A dash or quotation mark at the ends is not worth telling."""
    assert _claims(text)[0].rewording == ()


def test_a_clause_claim_says_how_it_was_reworded() -> None:
    """The clause takes over the list of its changes."""
    text = "De møttes i bydelen Moss, som ikke styres av Høyre."
    clause = next(c for c in _claims(text) if c.text.startswith("som"))
    assert clause.standalone == "bydelen Moss styres ikke av Høyre"
    assert clause.rewording == ("pronoun replaced", "words reordered")
    assert clause.polarity == "negative"


def test_a_clause_inside_what_is_said_is_the_speakers() -> None:
    """Whoever says the sentence says what it says in passing."""
    text = "– Moss, som styres av Høyre, er stengt, sier Lise Dahl."
    clause = next(c for c in _claims(text) if c.text.startswith("som"))
    assert clause.speaker == "Lise Dahl"


def test_a_cause_inside_what_is_said_is_nobodys() -> None:
    """It cannot be told whether the speaker or the report gives it."""
    text = "Lise Dahl sa at havnen er stengt fordi Danmark ikke sendte skip i mai."
    assert [c.text for c in _claims(text)] == [text]


def test_a_sentence_stays_while_its_parts_leave_something_out() -> None:
    """One half that stands alone does not speak for the other."""
    found = _claims("Norge vant kampen i Moss, og det ble feiret hele natten.")
    assert {c.text for c in finest(found)} == {c.text for c in found}
    assert len(found) == 2


def test_a_sentence_goes_where_its_parts_say_it_whole() -> None:
    """Each half is compared by itself then."""
    found = _claims("Norge støtter planen i Moss, mens Sverige støtter planen i Bodø.")
    whole = [c for c in found if c.text == c.context]
    assert len(found) == 3
    assert not set(whole) & set(finest(found))


def test_every_claim_has_a_worth_and_its_reasons() -> None:
    """The score and its parts come with the claim."""
    (claim,) = _claims("12 hus ble ødelagt i Moss.")
    assert claim.check_worthiness > 0.6
    assert "+0.12 states a number" in claim.check_reasons


@pytest.mark.parametrize(
    ("text", "standalone"),
    [
        ("Dahl sier at hun aldri har møtt Berg.", "hun har aldri møtt Berg"),
        ("Dahl sier at de som ikke har svart, må vente.", "de som ikke har svart, må vente"),
        ("– Nå har vi ikke mer, sier Lise Dahl.", "Nå har vi ikke mer"),
    ],
)
def test_what_is_reported_is_read_in_the_order_of_a_main_clause(text: str, standalone: str) -> None:
    """The word "aldri" stands after the verb of a main clause; nothing else moves."""
    assert _claims(text)[0].standalone == standalone


@pytest.mark.parametrize(
    ("language", "text", "origin"),
    [
        ("en", "ELY (Reuters) - The port of Leeds is closed.", "Reuters"),
        ("en", "ELY, May 3 (AP) — The port of Leeds is closed.", "AP"),
        ("nb", "VOLLUM (NTB): Havnen i Leeds er stengt.", "NTB"),
    ],
)
def test_a_dateline_is_left_out(language: str, text: str, origin: str) -> None:
    """Neither its place nor its day is told of the event; its agency is where it comes from."""
    (claim,) = _claims(text, language)
    assert claim.text == text
    assert claim.standalone.startswith(("The port", "Havnen"))
    assert claim.rewording == ("dateline left out",)
    assert (claim.speaker, claim.origin) == (None, origin)
    assert {n.text for n in claim.names} == {"Leeds"}
    assert claim.times == ()


def test_what_is_said_behind_a_dateline_keeps_its_speaker() -> None:
    """Both are left out, and both are told."""
    claim = _claims("ELY (AP) - The port of Leeds is closed, Ann Lee said.", "en")[0]
    assert (claim.standalone, claim.speaker) == ("The port of Leeds is closed", "Ann Lee")
    assert claim.rewording == ("dateline left out", "speech left out")


def test_a_clause_behind_a_dateline_stands_where_it_stands() -> None:
    """Its span counts in the report's text, dateline and all."""
    text = "ELY (AP) - They met in Vollum, which is run by Labour."
    clause = next(c for c in _claims(text, "en") if c.text.startswith("which"))
    assert clause.standalone == "Vollum is run by Labour"
    assert text[clause.start : clause.end] == clause.text


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("nb", "Hvis hæren angriper, dør 12 personer.", "hedged"),
        ("en", "If the army attacks, 12 people will die.", "hedged"),
        ("nb", "Jeg skulle ønske at krigen var over.", "wanted"),
        ("da", "Hæren ville have angrebet.", "hedged"),
        ("en", "The army attacked.", "certain"),
    ],
)
def test_what_holds_on_a_condition_is_not_certain(language: str, text: str, certainty: str) -> None:
    """It stays a claim, but nobody states it flatly."""
    assert [c.certainty for c in _claims(text, language)] == [certainty]


def test_an_exclamation_is_no_claim() -> None:
    """Thanks and commands state nothing."""
    assert [c.text for c in _claims("Hurra! Ja. Takk. Kom hjem! Krigen er over!")] == [
        "Krigen er over!"
    ]
