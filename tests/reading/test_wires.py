"""Which agency one claim comes from."""

from __future__ import annotations

import pytest

import claimcmp as cc
from claimcmp.reading.claims import claim_from_text, find_claims
from claimcmp.reading.quotes import find_attributions
from claimcmp.reading.wires import origin_of
from claimcmp.values import Language

ROWS: list[tuple[Language, str, str | None]] = [
    ("nb", "Brua er trygg, sier ordfører Ida Holm til nyhetsbyrået AFP.", "AFP"),
    ("nb", "– Brua er trygg, sier Holm til det russiske nyhetsbyrået Interfax.", "Interfax"),
    ("nb", "NTB melder at brua er stengt.", "NTB"),
    ("nb", "Brua er stengt, melder NTB.", "NTB"),
    ("nb", "Ifølge Reuters er brua stengt.", "Reuters"),
    ("nb", "Brua er stengt, skriver nyhetsbyrået DPA.", "DPA"),
    ("nb", "Brua er stengt fra mandag (©NTB).", "NTB"),
    ("nb", "Brua er stengt fra mandag. (NTB)", "NTB"),
    ("nb", "Brua er stengt, sier Holm til AFP, ifølge NTB.", "AFP / NTB"),
    ("nn", "Brua er trygg, seier ordførar Ida Holm til NTB.", "NTB"),
    ("nn", "Ifølgje AFP er brua stengd.", "AFP"),
    ("nn", "Brua er stengd, skriv nyheitsbyrået Reuters.", "Reuters"),
    ("da", "Broen er sikker, siger borgmester Ida Holm til Ritzau.", "Ritzau"),
    ("da", "Det oplyser politiet til nyhedsbureauet AFP, som har set broen.", "AFP"),
    ("da", "Ifølge nyhedsbureauet Reuters er broen lukket.", "Reuters"),
    ("da", "Broen er lukket, skriver det tyske nyhedsbureau DPA.", "DPA"),
    ("da", "Broen er lukket fra mandag. /ritzau/", "Ritzau"),
    ("en", 'Mayor Ida Holm told Reuters: "The bridge is safe."', "Reuters"),
    ("en", "The bridge is safe, Holm told the Russian news agency Interfax.", "Interfax"),
    ("en", "The bridge is shut, according to the news agency Interfax.", "Interfax"),
    ("en", "The bridge is shut, state news agency SANA reported.", "SANA"),
    (
        "en",
        "RIA Novosti and the Interfax claimed that the bridge is shut.",
        "RIA Novosti / Interfax",
    ),
    ("en", "AFP quoted the mayor as saying that the bridge is shut.", "AFP"),
    ("en", "The mayor told The Associated Press that the bridge is shut.", "AP"),
    ("en", "The mayor told an AFP journalist that the bridge is shut.", "AFP"),
    ("en", "The mayor confirmed to DPA that the bridge is shut.", "DPA"),
    ("en", "The bridge is shut, Tass reported, citing the police.", "TASS"),
    ("en", "TASS reported, citing the police, that the bridge is shut.", "TASS"),
    ("nb", "Brua er stengt, sier ordfører Ida Holm (Ap).", None),
    ("nb", "Brua er stengt, sier ordfører Ida Holm (AP).", None),
    ("nb", "Brua er stengt. Foto: Kari Moe / AFP", None),
    ("nb", "Bildet av brua er tatt av en fotograf (Foto: AFP)", None),
    ("en", "The bridge is shut (AFP Photo)", None),
    ("en", "A Reuters photographer was hurt on the bridge.", None),
    ("en", "The shares of Thomson Reuters fell.", None),
    ("en", "He moved to Reuters in May.", None),
    ("nb", "Han begynte i NTB i mai.", None),
    ("nb", "Brua er stengt.", None),
]


@pytest.mark.parametrize(("language", "sentence", "origin"), ROWS)
def test_a_sentence_names_the_agency_it_comes_from(
    language: Language, sentence: str, origin: str | None
) -> None:
    """Told, cited, reporting or in brackets; never a picture's, never in passing."""
    assert origin_of(sentence, find_attributions(sentence, language), language) == origin


def test_no_sentence_has_no_origin() -> None:
    """Nothing in, nothing out."""
    assert origin_of("", (), "nb") is None


def test_a_long_sentence_takes_linear_time() -> None:
    """Ten thousand agencies in a row are read at once."""
    assert origin_of("Reuters and AFP " * 10_000, (), "en") is None
    assert origin_of("Reuters, AFP and " * 10_000, (), "en") is None


def test_a_claim_carries_its_own_origin_and_its_neighbour_does_not() -> None:
    """In a report that says nothing of its own origin."""
    text = "Brua er trygg, sier ordfører Ida Holm til NTB. Isen tok to pilarer i vår."
    (report,) = cc.load({"text": text, "language": "nb"})
    claims = find_claims(report, cc.split(text, language="nb"))
    assert {(c.context_start, c.origin) for c in claims} == {(0, "NTB"), (47, None)}


def test_the_next_sentence_gives_the_origin_of_what_somebody_says() -> None:
    """The speaker stays the one who is quoted."""
    text = "Ordføreren siger, at broen er lukket. Det skriver Reuters. Isen er væk."
    (report,) = cc.load({"text": text, "language": "da"})
    claims = find_claims(report, cc.split(text, language="da"))
    assert [c.origin for c in claims if not c.context_start] == ["Reuters"] * len(
        [c for c in claims if not c.context_start]
    )
    assert all(c.origin is None for c in claims if c.text.startswith("Isen"))


def test_an_agency_named_in_the_next_sentence_is_the_origin_of_the_one_before() -> None:
    """Such a sentence says nothing else."""
    text = "Broen over åen er lukket fra mandag. Det skriver Reuters."
    (report,) = cc.load({"text": text, "language": "da"})
    claims = find_claims(report, cc.split(text, language="da"))
    assert {c.origin for c in claims} == {"Reuters"}


def test_a_claim_that_stands_alone_has_its_origin_too() -> None:
    """As the claims of a report do."""
    assert claim_from_text("The bridge is shut, Holm told AFP.", "en").origin == "AFP"
