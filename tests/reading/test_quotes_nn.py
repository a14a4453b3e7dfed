"""Who said what in Norwegian Nynorsk: own sentences, the shapes newsrooms write."""

import pytest
from quoting import Said, said_in

SAID: list[tuple[str, list[Said]]] = [
    ("– Brua er trygg, seier ingeniør Tom Hald.", [("Tom Hald", "says", "Brua er trygg")]),
    ("- Brua er trygg, seier Tom Hald til NTB.", [("Tom Hald", "says", "Brua er trygg")]),
    (
        "«Vi flyttar ikkje,» sa ordførar Mette Lund (Ap) måndag.",
        [("Mette Lund", "says", "Vi flyttar ikkje")],
    ),
    (
        "– Det var kaldt, seier Per Vik, leiar i Raude Kross, til NRK.",
        [("Per Vik", "says", "Det var kaldt")],
    ),
    (
        "– Det er utruleg, seier matmor Kari Holen frå Vik.",
        [("Kari Holen", "says", "Det er utruleg")],
    ),
    ("– Vi er klare, slår ordføraren fast.", [("ordføraren", "says", "Vi er klare")]),
    ("– No må vi vinne, la ho til.", [(None, "says", "No må vi vinne")]),
    (
        "Vegen er stengd ved Vinje, opplyser politiet.",
        [("politiet", "says", "Vegen er stengd ved Vinje")],
    ),
    ("Brannen starta på kjøkenet, skriv Firda.", [("Firda", "says", "Brannen starta på kjøkenet")]),
    (
        "Prisane går opp til hausten, fortel dagleg leiar Ola Dal i Vik Bygg.",
        [("Ola Dal", "says", "Prisane går opp til hausten")],
    ),
    ("Ordføraren fortel at hamna blir stengd.", [("Ordføraren", "says", "hamna blir stengd")]),
    ("Kommunen meiner skulen er for dyr.", [("Kommunen", "says", "skulen er for dyr")]),
    ("Hald seier han har slutta.", [("Hald", "says", "han har slutta")]),
    (
        "Kommunen stadfestar at skulen blir lagd ned.",
        [("Kommunen", "confirms", "skulen blir lagd ned")],
    ),
    ("Opposisjonen hevdar at tala er feil.", [("Opposisjonen", "claims", "tala er feil")]),
    (
        "Direktøren avviser at fabrikken skal leggjast ned.",
        [("Direktøren", "denies", "fabrikken skal leggjast ned")],
    ),
    ("Lund avviste påstanden om at ho var varsla.", [("Lund", "denies", "ho var varsla")]),
    ("I går sa statsministeren at grensa opnar.", [("statsministeren", "says", "grensa opnar")]),
    ("Etter møtet opplyste styret at klubben er seld.", [("styret", "says", "klubben er seld")]),
    (
        "Formannen, som har sete i ti år, seier at det er nok.",
        [("Formannen", "says", "det er nok")],
    ),
    (
        "Lund sa at isen smeltar, men la til at det går sakte.",
        [("Lund", "says", "isen smeltar"), ("Lund", "says", "det går sakte")],
    ),
    ("Politiet har uttalt at mannen er funnen.", [("Politiet", "says", "mannen er funnen")]),
    ("Ifølgje kommunen er skulen for dyr.", [("kommunen", "says", "er skulen for dyr")]),
    (
        "To båtar sokk natt til søndag, i følgje Kystvakta.",
        [("Kystvakta", "says", "To båtar sokk natt til søndag")],
    ),
    (
        "Departementet vil ikkje kommentere saka.",
        [("Departementet", "neither confirms nor denies", "saka")],
    ),
    (
        "Tom Hald skreiv på Facebook: «Eg sluttar i dag.»",
        [("Tom Hald", "says", "Eg sluttar i dag")],
    ),
    (
        "Mette Lund leier hamna. Ho seier at kaia er sliten.",
        [("Mette Lund", "says", "kaia er sliten")],
    ),
    (
        "– Det er trist. Men vi må vidare, seier trenar Siv Moe.",
        [("Siv Moe", "says", "Det er trist"), ("Siv Moe", "says", "Men vi må vidare")],
    ),
    ("Tre hus brann i natt. Det melder NTB.", [("NTB", "says", "Tre hus brann i natt")]),
    ("Det vart opplyst at vegen er stengd.", [(None, "says", "vegen er stengd")]),
    ("– Vi er klare, heiter det.", [(None, "says", "Vi er klare")]),
]

NOBODY = [
    "Brua vart stengd i to veker.",
    "Det er mykje å seie om dette.",
    "Ministeren seier ikkje korleis planen skal betalast.",
    "Demonstrantane nekta å forlate plassen.",
    "Viss ministeren seier at vegen blir stengd, går det gale.",
    "Den varsla avtalen skreiv historie.",
    "Dei møttest på «Den gamle mølla» fredag.",
    "Fleirtalet seier nei til ei ny bru.",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_nynorsk_quotations_and_their_speakers(text: str, said: list[Said]) -> None:
    """Each shape gives its speaker, its stance and what was said."""
    assert said_in(text, "nn") == said


@pytest.mark.parametrize("text", NOBODY)
def test_nynorsk_sentences_in_which_nobody_is_quoted(text: str) -> None:
    """No act is invented."""
    assert said_in(text, "nn") == []
