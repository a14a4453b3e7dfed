"""Who said what in Norwegian Bokmål: own sentences, the shapes newsrooms write."""

import pytest
from quoting import Said, said_in

SAID: list[tuple[str, list[Said]]] = [
    ("– Brua er trygg, sier ingeniør Tom Hald.", [("Tom Hald", "says", "Brua er trygg")]),
    ("- Brua er trygg, sier Tom Hald til NTB.", [("Tom Hald", "says", "Brua er trygg")]),
    (
        "«Vi flytter ikke», sa ordfører Mette Lund (Ap) mandag.",
        [("Mette Lund", "says", "Vi flytter ikke")],
    ),
    (
        "– Vi flytter ikke! sier Mette Lund, som leder havna.",
        [("Mette Lund", "says", "Vi flytter ikke")],
    ),
    (
        "– Det var kaldt, sier Per Vik, leder i Røde Kors, til VG.",
        [("Per Vik", "says", "Det var kaldt")],
    ),
    ("– Det var kaldt, sier leder i Røde Kors, Per Vik.", [("Per Vik", "says", "Det var kaldt")]),
    ("– Vi er klare, sier Lund og Berg.", [("Lund og Berg", "says", "Vi er klare")]),
    (
        "– Vi er klare, sier utvalgsleder og tidligere rektor Siv Moe (V).",
        [("Siv Moe", "says", "Vi er klare")],
    ),
    ("– Vi er klare, slår hun fast.", [(None, "says", "Vi er klare")]),
    (
        "Veien er stengt ved Dombås, opplyser politiet.",
        [("politiet", "says", "Veien er stengt ved Dombås")],
    ),
    (
        "Brannen startet på kjøkkenet, skriver Adresseavisen.",
        [("Adresseavisen", "says", "Brannen startet på kjøkkenet")],
    ),
    (
        "Ferga går igjen torsdag, opplyser rederiets direktør, Ole Dam, til NRK.",
        [("Ole Dam", "says", "Ferga går igjen torsdag")],
    ),
    ("Ordfører Jens Krogh sa at havna stenges.", [("Jens Krogh", "says", "havna stenges")]),
    ("Kommunen mener skolen er for dyr.", [("Kommunen", "says", "skolen er for dyr")]),
    ("Hald sier han har sluttet.", [("Hald", "says", "han har sluttet")]),
    (
        "Departementet bekrefter at avtalen er signert.",
        [("Departementet", "confirms", "avtalen er signert")],
    ),
    ("Ministeren innrømmer at tallene var feil.", [("Ministeren", "confirms", "tallene var feil")]),
    ("Opposisjonen hevder at tallene er feil.", [("Opposisjonen", "claims", "tallene er feil")]),
    (
        "Direktøren avviser at fabrikken skal legges ned.",
        [("Direktøren", "denies", "fabrikken skal legges ned")],
    ),
    ("Mannen benekter å ha stjålet bilen.", [("Mannen", "denies", "ha stjålet bilen")]),
    ("I går sa statsministeren at grensa åpner.", [("statsministeren", "says", "grensa åpner")]),
    ("Etter møtet opplyste styret at klubben er solgt.", [("styret", "says", "klubben er solgt")]),
    (
        "Formannen, som har sittet i ti år, sier at det er nok.",
        [("Formannen", "says", "det er nok")],
    ),
    (
        "Tyskland, Polen og Norge kunngjorde at de sender hjelp.",
        [("Tyskland, Polen og Norge", "says", "de sender hjelp")],
    ),
    (
        "Lund sa at isen smelter, men la til at det går sakte.",
        [("Lund", "says", "isen smelter"), ("Lund", "says", "det går sakte")],
    ),
    ("Lund har tidligere sagt at isen smelter.", [("Lund", "says", "isen smelter")]),
    ("Ifølge kommunen er skolen for dyr.", [("kommunen", "says", "er skolen for dyr")]),
    (
        "To båter sank natt til søndag, ifølge Kystvakten.",
        [("Kystvakten", "says", "To båter sank natt til søndag")],
    ),
    (
        "Departementet vil verken bekrefte eller avkrefte møtet.",
        [("Departementet", "neither confirms nor denies", "møtet")],
    ),
    ("Hald ønsker ikke å kommentere saken.", [("Hald", "neither confirms nor denies", "saken")]),
    (
        "Tom Hald skriver på Facebook: «Jeg slutter i dag.»",
        [("Tom Hald", "says", "Jeg slutter i dag")],
    ),
    (
        "Mette Lund leder havna. Hun sier at kaia er slitt.",
        [("Mette Lund", "says", "kaia er slitt")],
    ),
    (
        "– Det er trist. Men vi må videre, sier trener Siv Moe.",
        [("Siv Moe", "says", "Det er trist"), ("Siv Moe", "says", "Men vi må videre")],
    ),
    ("Tre hus brant i natt. Det skriver NTB.", [("NTB", "says", "Tre hus brant i natt")]),
    ("Det ble opplyst at veien er stengt.", [(None, "says", "veien er stengt")]),
    ("– Vi er klare, heter det.", [(None, "says", "Vi er klare")]),
]

NOBODY = [
    "Brua ble stengt i to uker.",
    "Det er mye som skal sies om dette.",
    "Ministeren sier ikke hvordan planen skal betales.",
    "Demonstrantene nektet å forlate plassen.",
    "Hvis ministeren sier at veien stenges, går det galt.",
    "Den omtalte avtalen skrev historie.",
    "De møttes på «Den gamle mølla» fredag.",
    "Flertallet sier nei til en ny bru.",
    "De varslede tiltakene trer i kraft mandag.",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_bokmaal_quotations_and_their_speakers(text: str, said: list[Said]) -> None:
    """Each shape gives its speaker, its stance and what was said."""
    assert said_in(text, "nb") == said


@pytest.mark.parametrize("text", NOBODY)
def test_bokmaal_sentences_in_which_nobody_is_quoted(text: str) -> None:
    """No act is invented."""
    assert said_in(text, "nb") == []
