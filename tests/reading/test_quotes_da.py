"""Who said what in Danish: own sentences, the shapes newsrooms write."""

import pytest
from quoting import Said, said_in

SAID: list[tuple[str, list[Said]]] = [
    ('"Broen er sikker", siger ingeniør Tom Hald.', [("Tom Hald", "says", "Broen er sikker")]),
    ("- Broen er sikker, siger Tom Hald til Ritzau.", [("Tom Hald", "says", "Broen er sikker")]),
    (
        "»Vi flytter ikke«, sagde borgmester Mette Lund (S) mandag.",
        [("Mette Lund", "says", "Vi flytter ikke")],
    ),
    (
        "”Vi flytter ikke,” siger Mette Lund, der er formand for havnen.",
        [("Mette Lund", "says", "Vi flytter ikke")],
    ),
    (
        "Vejen er spærret ved Vejle, oplyser politiet.",
        [("politiet", "says", "Vejen er spærret ved Vejle")],
    ),
    (
        "Branden opstod i et køkken, skriver TV 2 Nord.",
        [("TV 2 Nord", "says", "Branden opstod i et køkken")],
    ),
    (
        "Færgen sejler igen torsdag, oplyser rederiets direktør, Ole Dam, til DR.",
        [("Ole Dam", "says", "Færgen sejler igen torsdag")],
    ),
    (
        "Der er ingen fare for beboerne, siger Sydøstjyllands Politi i en pressemeddelelse.",
        [("Sydøstjyllands Politi", "says", "Der er ingen fare for beboerne")],
    ),
    ("Borgmester Jens Krogh sagde, at havnen lukker.", [("Jens Krogh", "says", "havnen lukker")]),
    (
        "Ministeriet bekræfter, at aftalen er underskrevet.",
        [("Ministeriet", "confirms", "aftalen er underskrevet")],
    ),
    (
        "Oppositionen hævder, at tallene er forkerte.",
        [("Oppositionen", "claims", "tallene er forkerte")],
    ),
    (
        "Direktøren afviser, at fabrikken skal lukke.",
        [("Direktøren", "denies", "fabrikken skal lukke")],
    ),
    ("Manden nægter at have stjålet bilen.", [("Manden", "denies", "have stjålet bilen")]),
    (
        "I går sagde statsministeren, at grænsen åbner.",
        [("statsministeren", "says", "grænsen åbner")],
    ),
    (
        "Efter mødet meddelte bestyrelsen, at klubben er solgt.",
        [("bestyrelsen", "says", "klubben er solgt")],
    ),
    (
        "Finansminister Ida Holm (V) siger til Berlingske, at skatten falder.",
        [("Ida Holm", "says", "skatten falder")],
    ),
    (
        "En talsmand for hæren siger, at to soldater er såret.",
        [("En talsmand for hæren", "says", "to soldater er såret")],
    ),
    (
        "Tyskland, Polen og Danmark meddeler, at de sender hjælp.",
        [("Tyskland, Polen og Danmark", "says", "de sender hjælp")],
    ),
    (
        "Lund sagde, at isen smelter, og tilføjede, at havet stiger.",
        [("Lund", "says", "isen smelter"), ("Lund", "says", "havet stiger")],
    ),
    (
        "Formanden, der har siddet i ti år, siger, at det er nok.",
        [("Formanden", "says", "det er nok")],
    ),
    ("Ifølge kommunen er skolen for dyr.", [("kommunen", "says", "er skolen for dyr")]),
    (
        "To både sank natten til søndag, ifølge kystvagten.",
        [("kystvagten", "says", "To både sank natten til søndag")],
    ),
    (
        "Hæren vil hverken bekræfte eller afvise angrebet.",
        [("Hæren", "neither confirms nor denies", "angrebet")],
    ),
    (
        'Tom Hald skriver på Facebook: "Jeg stopper i dag."',
        [("Tom Hald", "says", "Jeg stopper i dag")],
    ),
    (
        "Mette Lund leder havnen. Hun siger, at kajen er slidt.",
        [("Mette Lund", "says", "kajen er slidt")],
    ),
    (
        '"Vi gik tidligt", siger Siv Moe. "Det tog en time".',
        [("Siv Moe", "says", "Vi gik tidligt"), ("Siv Moe", "says", "Det tog en time")],
    ),
    (
        "- Det er trist. Men vi må videre, siger træner Bo Vad.",
        [("Bo Vad", "says", "Det er trist"), ("Bo Vad", "says", "Men vi må videre")],
    ),
    ("Tre huse brændte i nat. Det skriver Ritzau.", [("Ritzau", "says", "Tre huse brændte i nat")]),
    ("Det blev oplyst, at vejen er lukket.", [(None, "says", "vejen er lukket")]),
    ("- Vi er klar, lyder det.", [(None, "says", "Vi er klar")]),
]

NOBODY = [
    "Vejen er spærret ved Aarhus.",
    "Demonstranterne afviste at forlade pladsen.",
    "Regeringen lovede at sænke skatten.",
    "Ministeren siger ikke, hvad planen koster.",
    "Hvis ministeren siger, at vejen lukker, går det galt.",
    "Den omtalte aftale skrev historie.",
    'De mødtes på "Den Gamle Mølle" fredag.',
    "Der var meget at fortælle om byen.",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_danish_quotations_and_their_speakers(text: str, said: list[Said]) -> None:
    """Each shape gives its speaker, its stance and what was said."""
    assert said_in(text, "da") == said


@pytest.mark.parametrize("text", NOBODY)
def test_danish_sentences_in_which_nobody_is_quoted(text: str) -> None:
    """No act is invented."""
    assert said_in(text, "da") == []
