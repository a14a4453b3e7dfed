"""Golden lines for each language, long and short, and lines that are in none of the four."""

from __future__ import annotations

import pytest

import claimcmp as cc
from claimcmp.reading.language import candidates
from claimcmp.values import Language

LINES: dict[Language, list[str]] = {
    "nb": [
        "Broen ble stengt etter at flommen hadde tatt et fundament.",
        "Kommunen vil ikke si når veien åpner igjen.",
        "Jeg så røyken fra kjøkkenvinduet og ringte med en gang.",
        "Hvorfor har ingen sagt noe til dem som bor her?",
        "Hva skjedde med fergen?",
        "Hun vet ikke hvem som kommer.",
        "Noen må svare nå.",
        "Barna fikk ikke lov til å gå hjem alene.",
        "Statsråden mener at forslaget bør sendes tilbake til utvalget.",
        "Det regnet hele uken, og elven gikk over sine bredder.",
        "Vi kunne ikke gjøre noe annet enn å vente.",
        "Politiet etterlyser en mann på rundt førti år.",
        "Mange av husene står fortsatt tomme etter brannen.",
        "De fleste har flyttet tilbake, men skolen er fremdeles stengt.",
        "Nå er det nok, sier lederen av fagforeningen.",
        "Han ble funnet død i leiligheten sin torsdag kveld.",
        "Boligprisene falt for første gang på seks måneder.",
    ],
    "nn": [
        "Brua vart stengd etter at flaumen hadde teke eit fundament.",
        "Kommunen vil ikkje seia når vegen opnar att.",
        "Eg såg røyken frå kjøkenglaset og ringde med ein gong.",
        "Kvifor har ingen sagt noko til dei som bur her?",
        "Kva hende med ferja?",
        "Ho veit ikkje kven som kjem.",
        "Nokon må svara no.",
        "Borna fekk ikkje lov til å gå heim åleine.",
        "Statsråden meiner at framlegget bør sendast attende til utvalet.",
        "Det regna heile veka, og elva gjekk over breiddene sine.",
        "Me kunne ikkje gjera noko anna enn å venta.",
        "Politiet etterlyser ein mann på kring førti år.",
        "Mange av husa står framleis tomme etter brannen.",
        "Dei fleste har flytta attende, men skulen er framleis stengd.",
        "No er det nok, seier leiaren av fagforeininga.",
        "Han vart funnen død i husværet sitt torsdag kveld.",
        "Bustadprisane fall for fyrste gong på seks månader.",
    ],
    "da": [
        "Broen blev lukket, efter at strømmen havde taget et fundament.",
        "Kommunen vil ikke sige, hvornår vejen åbner igen.",
        "Jeg så røgen fra køkkenvinduet og ringede med det samme.",
        "Hvorfor har ingen sagt noget til dem, der bor her?",
        "Hvad skete der med færgen?",
        "Hun ved ikke, hvem der kommer.",
        "Nogen må svare nu.",
        "Børnene fik ikke lov til at gå hjem alene.",
        "Ministeren mener, at forslaget bør sendes tilbage til udvalget.",
        "Det regnede hele ugen, og åen gik over sine bredder.",
        "Vi kunne ikke gøre andet end at vente.",
        "Politiet efterlyser en mand på omkring fyrre år.",
        "Mange af husene står stadig tomme efter branden.",
        "De fleste er flyttet tilbage, men skolen er fortsat lukket.",
        "Nu er det nok, siger formanden for fagforeningen.",
        "Han blev fundet død i sin lejlighed torsdag aften.",
        "Boligpriserne faldt for første gang i et halvt år.",
    ],
    "en": [
        "The bridge was closed after the flood had taken one of its piers.",
        "The council will not say when the road opens again.",
        "I saw the smoke from the kitchen window and called at once.",
        "Why has nobody told those who live here?",
        "What happened to the ferry?",
        "She does not know who is coming.",
        "Someone has to answer now.",
        "The children were not allowed to walk home alone.",
        "The minister thinks that the plan should go back to the committee.",
        "It rained all week, and the river burst its banks.",
        "We could do nothing but wait.",
        "Police are looking for a man of about forty.",
        "Many of the houses are still empty after the fire.",
        "Most have moved back, but the school is still shut.",
        "Enough is enough, says the head of the union.",
        "He was found dead in his flat on Thursday night.",
        "House prices fell for the first time in six months.",
    ],
}

STRANGERS: dict[str, list[str]] = {
    "Swedish": [
        "Bron stängdes efter att översvämningen hade tagit ett fundament.",
        "Kommunen vill inte säga när vägen öppnar igen.",
        "Varför har ingen sagt något till dem som bor här?",
        "Jag såg röken från köksfönstret och ringde genast.",
        "Hon vet inte vem som kommer.",
        "Polisen söker en man i fyrtioårsåldern.",
    ],
    "German": [
        "Die Brücke wurde gesperrt, nachdem das Hochwasser einen Pfeiler mitgerissen hatte.",
        "Die Gemeinde will nicht sagen, wann die Straße wieder öffnet.",
        "Warum hat niemand den Leuten hier etwas gesagt?",
        "Sie weiß nicht, wer kommt.",
    ],
    "Dutch": [
        "De brug werd gesloten nadat het water een van de pijlers had meegenomen.",
        "De gemeente wil niet zeggen wanneer de weg weer opengaat.",
        "Waarom heeft niemand iets gezegd tegen de mensen die hier wonen?",
        "Zij weet niet wie er komt.",
    ],
    "Finnish": [
        "Silta suljettiin, kun tulva oli vienyt yhden sen pilareista.",
        "Kunta ei halua kertoa, milloin tie avataan uudelleen.",
        "Miksi kukaan ei ole sanonut mitään täällä asuville?",
        "Hän ei tiedä, kuka tulee.",
    ],
    "Icelandic": [
        "Brúnni var lokað eftir að flóðið hafði tekið eina undirstöðuna.",
        "Bærinn vill ekki segja hvenær vegurinn verður opnaður aftur.",
        "Hvers vegna hefur enginn sagt neitt við þá sem búa hér?",
        "Hún veit ekki hver kemur.",
    ],
    "French": [
        "Le pont a été fermé après que la crue a emporté l'une de ses piles.",
        "La commune ne veut pas dire quand la route rouvrira.",
        "Pourquoi personne n'a-t-il rien dit à ceux qui vivent ici ?",
        "Elle ne sait pas qui viendra.",
    ],
}

# Each line is right in these languages, letter for letter.
OPEN: dict[str, set[Language]] = {
    "Han er her": {"nb", "nn", "da"},
    "Vi venter": {"nb", "da"},
    "Det er for sent": {"nb", "da"},
    "Det regner i Oslo": {"nb", "da"},
    "Vi har mistet alt": {"nb", "da"},
    "Ingen svarte": {"nb"},
    "Ho ventar": {"nn"},
    "Han kan ikke komme i dag": {"nb", "da"},
    "Toget kommer klokken ti": {"nb", "da"},
    "Han bur i Bergen": {"nn"},
    "Regjeringa har bestemt seg": {"nb", "nn"},
}


def rows(table: dict[Language, list[str]] | dict[str, list[str]]) -> list[object]:
    """A parameter per line with the line's language, named after the line."""
    return [
        pytest.param(language, line, id=f"{language}: {line}")
        for language, lines in table.items()
        for line in lines
    ]


@pytest.mark.parametrize(("language", "line"), rows(LINES))
def test_a_line_tells_its_language(language: Language, line: str) -> None:
    """A line of news, or a short question, without anything around it."""
    assert cc.detect_language(line) == language


@pytest.mark.parametrize(("language", "line"), rows(LINES))
def test_a_line_of_capitals_tells_its_language(language: Language, line: str) -> None:
    """Headlines are at times set so."""
    assert cc.detect_language(line.upper()) == language


@pytest.mark.parametrize(("language", "line"), rows(STRANGERS))
def test_a_line_of_another_language_is_und(language: str, line: str) -> None:
    """Neighbours, too, are none of the four."""
    assert cc.detect_language(line) == "und"


@pytest.mark.parametrize(("line", "right"), OPEN.items(), ids=OPEN.keys())
def test_candidates_hold_the_languages_a_line_is_right_in(line: str, right: set[Language]) -> None:
    """Those come first, before the others, and none of several is taken for certain."""
    ranked = candidates(line)
    assert {code for code, _ in ranked[: len(right)]} == right
    if len(right) > 1:
        assert ranked[0][1] < 0.95
