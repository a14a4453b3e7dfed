"""Golden rows for nynorsk: where a reader ends a sentence, and what is none."""

from __future__ import annotations

import pytest
from golden_rows import Page, check_page, check_sentences, page_rows, sentence_rows

SENTENCES = {
    "det. is a word": "Ho visste det. |Ingen andre gjorde det.",
    "kl.": "Ferja går kl. 14 frå Lervik. |Ho er framme kl. 16.30.",
    "kl. ends on a number": "Me møtest kl. 12. |Det blir kaffi.",
    "kap., § and nr.": "Reglane står i kap. 3 og i § 4 nr. 2. |Der kan alle lesa dei.",
    "nr. before a last number": "Ho vart nr. 1 i løpet. |Systera vart nr. 7. |Begge smilte.",
    "jf.": "Dette følgjer av lova, jf. kap. 5. |Retten såg det annleis.",
    "ca. inside and in front": "Brannen tok ca. 40 hus. |Ca. hundre menneske søv i gymsalen.",
    "dr., hr. and prof.": "Dr. Moen og hr. Vik møtte prof. Aas. |Dei vart samde.",
    "f.eks. before a name": "Ta f.eks. Lervik kommune. |Der manglar halve brua.",
    "t.d. before a name": "Ta t.d. Lervik kommune. |Der manglar halve brua.",
    "t.d. before a number": "Huset kostar t.d. 2 millionar. |Ingen har så mykje.",
    "m.a. before a name": "Rapporten nemner m.a. Raude Krossen. |Resten er hemmeleg.",
    "bl.a. before a name": "Rapporten nemner bl.a. Raude Krossen. |Resten er hemmeleg.",
    "m.fl. at an end": "Boka er skriven av Dahl m.fl. |Ho er utseld.",
    "osb. before an opening word": "Dei kjøpte mjøl, sukker osb. |Så stengde butikken.",
    "osb. goes on": "Mjøl, sukker osb. er utselt. |Det kjem meir.",
    "kr. before an opening word": "Billetten kostar 90 kr. |Det er for mykje.",
    "mill. and mrd.": "Skaden er på 3,2 mill. kroner. |Staten gir 2 mrd. kr. til byen.",
    "pst.": "Arbeidsløysa er 4 pst. i nord. |I sør er ho lågare.",
    "a date with an ordinal": "Møtet er 8. februar i Bergen. |Fristen er 1. mars.",
    "a date with a short month": "Avtalen er frå 12. sept. 2018. |Han gjeld enno.",
    "a year at the end": "Brua vart bygd i 1987. |Ho vart riven i 2019.",
    "an ordinal in front": "Det var 3. gongen ho søkte. |4. gongen fekk ho ja.",
    "two ordinals": "Elevane i 3. og 4. klasse slepp lekser. |Dei jublar.",
    "a number that is no ordinal": "Laget vart nummer 3. |Vinnaren kom frå Bodø.",
    "short numbers at the end": "Dei var 12. |No er dei 9. |Ingen er sakna.",
    "decimals": "Prisen steig med 3,5 prosent. |Renta er 4.25 prosent.",
    "thousands": "Over 24.000 kroner er borte. |Ingen veit kvar.",
    "a percent sign": "Delen er 40 %. |I fjor var han 20%. |No søkk han.",
    "St.meld.": "Framlegget står i St.meld. nr. 12. |Stortinget vedtok det.",
    "St. meld.": "Framlegget står i St. meld. nr. 12. |Stortinget vedtok det.",
    "initials": "J. K. Fjellstad skreiv boka. |H. Moen las ho.",
    "initials without a blank": "A.P. Dahl åtte reiarlaget. |No er det selt.",
    "letters without stops": "Ho reiste til USA. |Mannen vart att.",
    "a letter that is a word": "Mannen vart teken i ei å. |Ingen såg det.",
    "a quote that is closed": "«Me gir oss ikkje.» |Det sa ordføraren før møtet.",
    "a quote and who said it": "«Me gir oss ikkje.» sa ordføraren. |Så gjekk ho.",
    "a comma in the quote": "«Me gir oss ikkje,» sa ho. |Salen klappa.",
    "a question in the quote": "«Kven betaler?» spurde han. |Ingen svara.",
    "two sentences in one quote": "«Me ventar. |Nokon må svara,» sa ho.",
    "a quote after a colon": "Ho sa: «No er det nok.» |Så gjekk ho.",
    "straight quotes": '"Dette er slutten." |Ho la på.',
    "curly quotes": "“Dette er slutten.” |Ho la på.",
    "a stop after the quote": "Han kalla det «ein skandale». |Ingen lo.",
    "a dash opens speech": "Hamna er stengd. |– Me veit ikkje kvifor, seier vakta.",
    "two turns of speech": "– Eg såg røyken, seier Kari Nes. |– Så sprang eg.",
    "a hyphen opens speech": "- Me har mist alt, seier han. |- Men ingen er skadd.",
    "dashes inside": "Brua – den gamle – er stengd. |Den nye held.",
    "no space after a stop": "Brua er stengd.|Den nye held.",
    "no space before a quote": "Brua er stengd.|«Me ventar,» seier vakta.",
    "no space after a quote": "«Me ventar.»|Det sa vakta.",
    "no space after a question": "Kven veit det?|Ingen svarar.",
    "dots that end": "Han nølte ... |Så gjekk han.",
    "dots that go on": "Han nølte … og gjekk. |Ingen såg det.",
    "no capitals at all": "det regnar i dag. |i morgon blir det sol.",
    "list numbers": "1. Steng krana. |2. Ring naboen.",
    "a web address": "Sjå www.kystnett.example/stengt for kart. |Sida er ny.",
    "a mail address": "Skriv til post@hamn.example innan fredag. |Svar kjem.",
    "brackets inside": "Han kom (tre dagar for seint). |Møtet var over.",
    "a sentence in brackets": "Ho er fødd på Voss. |(Bygda ligg ved eit vatn.) |Der bur ho.",
    "marks in a row": "Kva?! |Ingen hadde sagt noko!!! |Så vart det stilt.",
    "a colon": "Kravet er klart: Brua må stengjast. |Kommunen er samd.",
    "a semicolon": "Regnet kom; Elva steig. |Brua heldt.",
    "a stretch of hours": "Skulen er open kl. 8.30–15. |Då stengjer han.",
    "a comma after the quote": "«Kvifor?», spurde ho. |Ingen svara.",
    "a result": "Kampen enda 2–1. |Publikum drog heim.",
    "e.Kr. before another word": "Det var i år 300 e.Kr. |Ingen veit meir.",
}

PROSE = "Brua ved Lervik vart stengd måndag etter at flaumen hadde teke eit fundament."
MORE = "Kommunen vil ikkje seia når ho opnar att."

PAGES: dict[str, Page] = {
    "heading": [("heading", "Flaum i Lervik"), "\n\n", ("sentence", PROSE)],
    "heading in the middle": [
        *(("sentence", PROSE), "\n\n", ("heading", "Ingen plan"), "\n", ("sentence", MORE)),
    ],
    "caption and credit": [
        *(("sentence", PROSE), "\n\n", ("caption", "Brua før flaumen."), " "),
        *(("caption", "Foto: Ola Dal / NTB"), "\n\n", ("sentence", MORE)),
    ],
    "caption that names its kind": [
        *(("sentence", PROSE), "\n\n", ("caption", "Arkivbilete av brua"), "\n\n"),
        ("sentence", MORE),
    ],
    "credit on its own line": [
        *(("sentence", PROSE), "\n\n", ("caption", "Brua før flaumen"), "\n"),
        *(("caption", "Foto: Ola Dal"), "\n\n", ("sentence", MORE)),
    ],
    "link with også": [
        *(("sentence", PROSE), "\n\n", ("link", "Sjå også: Flaumen tok tre hus"), "\n\n"),
        ("sentence", MORE),
    ],
    "link with òg": [
        *(("sentence", PROSE), "\n\n", ("link", "Les òg: Flaumen tok tre hus"), "\n\n"),
        ("sentence", MORE),
    ],
    "date line": [
        *(("metadata", "Publisert 3. mai 2020 kl. 09:15"), "\n", ("sentence", PROSE)),
    ],
    "bare date": [("metadata", "3. mai 2020"), "\n", ("sentence", PROSE)],
    "date before prose": [("metadata", "dato 2020-05-03"), " ", ("sentence", PROSE)],
    "byline": [("metadata", "Av Kari Nes og Ola Dal"), "\n", ("sentence", PROSE)],
    "source": [("sentence", PROSE), "\n", ("metadata", "Kjelde: NTB")],
    "reading time": [("metadata", "4 minutt å lese"), "\n", ("sentence", PROSE)],
    "buttons": [
        *(("sentence", PROSE), "\n\n", ("boilerplate", "Mest lese"), "\n"),
        *(("boilerplate", "Nyheitsbrev"), "\n\n", ("sentence", MORE)),
    ],
    "footer": [
        *(("sentence", PROSE), "\n\n", ("boilerplate", "Vi brukar informasjonskapslar"), "\n"),
        *(("boilerplate", "Lervik Tidende"), "\n", ("boilerplate", "Ansvarleg redaktør: Bo Li")),
    ],
    "a wrapped paragraph": [
        (
            "sentence",
            "Brua ved Lervik vart stengd måndag etter at flaumen\nhadde teke eit fundament.",
        ),
        " ",
        ("sentence", "Kommunen vil ikkje seia når ho\nopnar att."),
    ],
    "CRLF": [
        *(("heading", "Flaum i Lervik"), "\r\n\r\n", ("sentence", PROSE), "\r\n"),
        ("sentence", MORE),
    ],
    "bullets": [
        *(("sentence", "• Ring naboen."), "\n", ("sentence", "• Steng krana."), "\n"),
        ("sentence", PROSE),
    ],
}

WRONG: dict[str, str] = {}


@pytest.mark.parametrize("marked", sentence_rows(SENTENCES, WRONG))
def test_nynorsk_ends_where_a_reader_ends_it(marked: str) -> None:
    """Abbreviations, numbers, quotes, dashes, missing spaces."""
    check_sentences(marked, "nn")


@pytest.mark.parametrize("page", page_rows(PAGES, WRONG))
def test_a_nynorsk_page_is_told_into_its_parts(page: Page) -> None:
    """Headings, captions, links, metadata and furniture beside prose."""
    check_page(page, "nn")
