"""Golden rows for bokmål: where a reader ends a sentence, and what is none."""

from __future__ import annotations

import pytest
from golden_rows import Page, check_page, check_sentences, page_rows, sentence_rows

SENTENCES = {
    "det. is a word": "Hun visste det. |Ingen andre gjorde det.",
    "kl.": "Fergen går kl. 14 fra Lervik. |Den er fremme kl. 16.30.",
    "kl. ends on a number": "Vi møtes kl. 12. |Det blir kaffe.",
    "a clock without kl.": "Toget gikk 07.45. |Bussen kom aldri.",
    "kap., § and nr.": "Reglene står i kap. 3 og i § 4 nr. 2. |Der kan alle lese dem.",
    "nr. before a last number": "Hun ble nr. 1 i løpet. |Søsteren ble nr. 7. |Begge smilte.",
    "jf.": "Dette følger av loven, jf. kap. 5. |Retten så det annerledes.",
    "ca. inside and in front": "Brannen tok ca. 40 hus. |Ca. hundre mennesker sover i gymsalen.",
    "dr., hr. and prof.": "Dr. Moen og hr. Vik møtte prof. Aas. |De ble enige.",
    "f.eks. before a name": "Ta f.eks. Lervik kommune. |Der mangler halve broen.",
    "bl.a. before a name": "Rapporten nevner bl.a. Røde Kors. |Resten er hemmelig.",
    "m.fl. at an end": "Boken er skrevet av Dahl m.fl. |Den er utsolgt.",
    "osv. before an opening word": "De kjøpte mel, sukker osv. |Så stengte butikken.",
    "osv. before a noun": "De kjøpte mel, sukker osv. |Butikken ble tom.",
    "kr. before an opening word": "Billetten koster 90 kr. |Det er for mye.",
    "kr. before a noun": "Billetten koster 90 kr. |Barn slipper gratis inn.",
    "mill. and mrd.": "Skaden er på 3,2 mill. kroner. |Staten gir 2 mrd. kr. til byen.",
    "pst.": "Ledigheten er 4 pst. i nord. |I sør er den lavere.",
    "a date with an ordinal": "Møtet er 8. februar i Bergen. |Fristen er 1. mars.",
    "a date with a short month": "Avtalen er fra 12. sept. 2018. |Den gjelder ennå.",
    "a weekday cut short": "Folkemøtet er tirs. 5. mai. |Alle kan komme.",
    "a year at the end": "Broen ble bygd i 1987. |Den ble revet i 2019.",
    "f.Kr.": "Borgen er fra 300 f.Kr. |Den er nå en ruin.",
    "an ordinal in front": "Det var 3. gang hun søkte. |4. gang fikk hun ja.",
    "two ordinals": "Elevene i 3. og 4. klasse slipper lekser. |De jubler.",
    "a king's number": "Kong Harald 5. talte lenge. |Salen reiste seg.",
    "a number that is no ordinal": "Laget ble nummer 3. |Vinneren kom fra Bodø.",
    "short numbers at the end": "De var 12. |Nå er de 9. |Ingen er savnet.",
    "decimals": "Prisen steg med 3,5 prosent. |Renten er 4.25 prosent.",
    "thousands": "Over 24.000 kroner er borte. |Ingen vet hvor.",
    "a percent sign": "Andelen er 40 %. |I fjor var den 20%. |Nå synker den.",
    "St.meld.": "Forslaget står i St.meld. nr. 12. |Stortinget vedtok det.",
    "St. meld.": "Forslaget står i St. meld. nr. 12. |Stortinget vedtok det.",
    "St. before a name": "Hun ligger på St. Olavs hospital. |Tilstanden er stabil.",
    "initials": "J. K. Fjeldstad skrev boken. |H. Moen leste den.",
    "initials without a blank": "A.P. Dahl eide rederiet. |Nå er det solgt.",
    "letters without stops": "Hun reiste til USA. |Mannen ble igjen.",
    "A/S": "Nor Havn A/S tapte saken. |Selskapet anker.",
    "a quote that is closed": "«Vi gir oss ikke.» |Det sa ordføreren før møtet.",
    "a quote and who said it": "«Vi gir oss ikke.» sa ordføreren. |Så gikk hun.",
    "a comma in the quote": "«Vi gir oss ikke,» sa hun. |Salen klappet.",
    "a question in the quote": "«Hvem betaler?» spurte han. |Ingen svarte.",
    "a cry that stands alone": "«Nei!» |Ropet kom fra galleriet.",
    "two sentences in one quote": "«Vi venter. |Noen må svare,» sa hun.",
    "a quote after a colon": "Hun sa: «Nå er det nok.» |Så gikk hun.",
    "straight quotes": '"Dette er slutten." |Hun la på.',
    "curly quotes": "“Dette er slutten.” |Hun la på.",
    "low quotes": "„Dette er slutten.“ |Hun la på.",
    "single quotes": "'Dette er slutten.' |Hun la på.",
    "a stop after the quote": "Han kalte det «en skandale». |Ingen lo.",
    "a dash opens speech": "Havnen er stengt. |– Vi vet ikke hvorfor, sier vakten.",
    "two turns of speech": "– Jeg så røyken, sier Kari Nes. |– Så løp jeg.",
    "a hyphen opens speech": "- Vi har mistet alt, sier han. |- Men ingen er skadd.",
    "a long dash opens speech": "— Vi venter, sier han. |— Hvor lenge?",
    "dashes inside": "Broen – den gamle – er stengt. |Den nye holder.",
    "a dash after a quote": "«Vi venter.» |– Det er alt, sier han.",
    "no space after a stop": "Broen er stengt.|Den nye holder.",
    "no space before a quote": "Broen er stengt.|«Vi venter,» sier vakten.",
    "no space after a quote": "«Vi venter.»|Det sa vakten.",
    "no space after a question": "Hvem vet det?|Ingen svarer.",
    "dots that end": "Han nølte ... |Så gikk han.",
    "dots that go on": "Han nølte … og gikk. |Ingen så det.",
    "dots in brackets": "«Vi må […] handle nå,» skriver han. |Brevet er kort.",
    "no capitals at all": "det regner i dag. |i morgen blir det sol.",
    "a name in lower case": "Salget falt. |iPhone ble dyrere.",
    "list numbers": "1. Steng kranen. |2. Ring naboen.",
    "a web address": "Se www.kystnett.example/stengt for kart. |Siden er ny.",
    "an address at the end": "Alt ligger på https://kyst.example/a.B?x=1. |Siden er gratis.",
    "a mail address": "Skriv til post@havn.example innen fredag. |Svar kommer.",
    "brackets inside": "Han kom (tre dager for sent). |Møtet var over.",
    "a sentence in brackets": "Hun ble født i Moss. |(Byen ligger ved fjorden.) |Der bor hun.",
    "marks in a row": "Hva?! |Ingen hadde sagt noe!!! |Så ble det stille.",
    "a colon": "Kravet er klart: Broen må stenges. |Kommunen er enig.",
    "a semicolon": "Regnet kom; Elva steg. |Broen holdt.",
    "a stretch of hours": "Skolen har åpent kl. 8.30–15. |Da stenger den.",
    "a war's number": "Dette skjedde i 2. verdenskrig. |Mange husker det.",
    "f. for born": "Ole (f. 1990) vant. |Han er f. 1988 i Bodø. |Kona er fra Moss.",
    "pkt. with parts": "Se pkt. 4.2. |Der står det.",
    "a date in figures": "Avtalen ble inngått 1.1.2020. |Den er sagt opp.",
    "a day in figures": "Det skjedde 24.12. |Ingen så det.",
    "a comma after the quote": "«Kom!», ropte han. |«Nei», sa hun.",
    "2. etg.": "Hun bor i 2. etg. i blokken. |Heisen er ødelagt.",
    "§§": "Det gjelder §§ 3 og 4. |De er uklare.",
    "a result": "Kampen endte 2–1. |Publikum dro hjem.",
    "mva. at an end": "Prisen er inkl. mva. |Det er dyrt.",
    "kr. before a currency word": "Prisen er 90 kr. per stykk. |Fisk er dyrere.",
    "mva. in the middle": "Prisen er 90 kr inkl. mva. per stykk. |Fisk er dyrere.",
    "low quotes side by side": "„Nei.“|„Jo.“ |Slik gikk det.",
    "low quotes and who said it": "„Nei.“ sa hun. |Slik gikk det.",
    "a letter that names": "Kravet står i vedlegg B. |Det er langt.",
    "initials before a name": "Hun heter H. I. Moen. |Broren heter A. De Wit.",
    "a unit in small letters": "Strømmen kostet 3 kr. pr. kWh i fjor. |Nå er den dyrere.",
}

PROSE = "Broen ved Lervik ble stengt mandag etter at flommen hadde tatt et fundament."
MORE = "Kommunen vil ikke si når den åpner igjen."

PAGES: dict[str, Page] = {
    "heading": [("heading", "Flom i Lervik"), "\n\n", ("sentence", PROSE)],
    "heading in the middle": [
        *(("sentence", PROSE), "\n\n", ("heading", "Ingen plan"), "\n", ("sentence", MORE)),
    ],
    "caption and credit": [
        *(("sentence", PROSE), "\n\n", ("caption", "Broen før flommen."), " "),
        *(("caption", "Foto: Ola Dal / NTB"), "\n\n", ("sentence", MORE)),
    ],
    "credit in brackets": [
        *(("sentence", PROSE), "\n\n", ("caption", "Broen før flommen."), " "),
        *(("caption", "(Foto: Kari Nes)"), "\n\n", ("sentence", MORE)),
    ],
    "caption of two sentences": [
        *(("sentence", PROSE), "\n\n", ("caption", "Broen i 1987."), " "),
        *(("caption", "Den var ny da."), " ", ("caption", "Arkivfoto: Ola Dal"), "\n\n"),
        ("sentence", MORE),
    ],
    "credit on its own line": [
        *(("sentence", PROSE), "\n\n", ("caption", "Broen før flommen"), "\n"),
        *(("caption", "Foto: Ola Dal"), "\n\n", ("sentence", MORE)),
    ],
    "link": [
        *(("sentence", PROSE), "\n\n", ("link", "Les også: Flommen tok tre hus"), "\n\n"),
        ("sentence", MORE),
    ],
    "date line": [
        *(("metadata", "Publisert 3. mai 2020 kl. 09:15"), "\n", ("sentence", PROSE)),
    ],
    "bare date": [("metadata", "3. mai 2020"), "\n", ("sentence", PROSE)],
    "date before prose": [("metadata", "dato 2020-05-03"), " ", ("sentence", PROSE)],
    "byline": [("metadata", "Av Kari Nes og Ola Dal"), "\n", ("sentence", PROSE)],
    "byline with a colon": [("metadata", "Tekst: Kari Nes"), "\n", ("sentence", PROSE)],
    "agency": [("sentence", PROSE), "\n", ("metadata", "(NTB)")],
    "source": [("sentence", PROSE), "\n", ("metadata", "Kilde: NTB")],
    "reading time": [("metadata", "4 minutter å lese"), "\n", ("sentence", PROSE)],
    "prose that opens like a byline": [
        *(("sentence", "Av de ti husene er tre borte."), "\n", ("sentence", PROSE)),
    ],
    "buttons": [
        *(("sentence", PROSE), "\n\n", ("boilerplate", "Del på Facebook"), "\n"),
        *(("boilerplate", "Skriv ut"), "\n\n", ("sentence", MORE)),
    ],
    "an advert's label": [
        *(("sentence", PROSE), "\n", ("boilerplate", "ANNONSE"), "\n", ("sentence", MORE)),
    ],
    "footer": [
        *(("sentence", PROSE), "\n\n", ("boilerplate", "Følg oss på Instagram"), "\n"),
        *(("boilerplate", "Lervik Tidende"), "\n", ("boilerplate", "Ansvarlig redaktør: Bo Li")),
    ],
    "a wrapped paragraph": [
        (
            "sentence",
            "Broen ved Lervik ble stengt mandag etter at flommen\nhadde tatt ett fundament.",
        ),
        " ",
        ("sentence", "Kommunen vil ikke si når den\nåpner igjen."),
    ],
    "CRLF": [
        *(("heading", "Flom i Lervik"), "\r\n\r\n", ("sentence", PROSE), "\r\n"),
        ("sentence", MORE),
    ],
    "bullets": [
        *(("sentence", "• Ring naboen."), "\n", ("sentence", "• Steng kranen."), "\n"),
        ("sentence", PROSE),
    ],
    "blanks of other kinds": [
        *("\u00a0\t", ("sentence", PROSE), "\u2003\u2028", ("sentence", MORE), " \n\x0b"),
    ],
}

WRONG: dict[str, str] = {}


@pytest.mark.parametrize("marked", sentence_rows(SENTENCES, WRONG))
def test_bokmal_ends_where_a_reader_ends_it(marked: str) -> None:
    """Abbreviations, numbers, quotes, dashes, missing spaces."""
    check_sentences(marked, "nb")


@pytest.mark.parametrize("page", page_rows(PAGES, WRONG))
def test_a_bokmal_page_is_told_into_its_parts(page: Page) -> None:
    """Headings, captions, links, metadata and furniture beside prose."""
    check_page(page, "nb")
