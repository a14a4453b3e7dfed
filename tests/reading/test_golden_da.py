"""Golden rows for Danish: where a reader ends a sentence, and what is none."""

from __future__ import annotations

import pytest
from golden_rows import Page, check_page, check_sentences, page_rows, sentence_rows

SENTENCES = {
    "det. is a word": "Hun vidste det. |Ingen andre gjorde det.",
    "kl.": "Færgen sejler kl. 14 fra Lervig. |Den er fremme kl. 16.30.",
    "kl. ends on a number": "Vi mødes kl. 12. |Der er kaffe.",
    "kap., § and nr.": "Reglerne står i kap. 3 og i § 4, nr. 2. |Der kan alle læse dem.",
    "stk.": "Det følger af § 7, stk. 3. |Retten var enig.",
    "jf.": "Det følger af loven, jf. kap. 5. |Retten så anderledes på det.",
    "jf. a law's bulletin": "Loven gælder, jf. lovbek. nr. 40 af 2. maj. |Den er gammel.",
    "ca. inside and in front": "Branden tog ca. 40 huse. |Ca. hundrede mennesker sover i hallen.",
    "dr., hr. and prof.": "Dr. Juul og hr. Vig mødte prof. Holm. |De blev enige.",
    "f.eks. before a name": "Tag f.eks. Lervig Kommune. |Der mangler den halve bro.",
    "bl.a. before a name": "Rapporten nævner bl.a. Røde Kors. |Resten er hemmelig.",
    "m.fl. at an end": "Bogen er skrevet af Dahl m.fl. |Den er udsolgt.",
    "osv. before an opening word": "De købte mel, sukker osv. |Så lukkede butikken.",
    "dvs.": "Den sejler to dage, dvs. tirsdag og torsdag. |Ellers ligger den stille.",
    "pga.": "Broen er lukket pga. Vejdirektoratets eftersyn. |Den åbner i morgen.",
    "kr. before an opening word": "Billetten koster 90 kr. |Det er for meget.",
    "kr. before a noun": "Billetten koster 90 kr. |Børn kommer gratis ind.",
    "mio. and mia.": "Skaden er på 3,2 mio. kroner. |Staten giver 2 mia. kr. til byen.",
    "pct.": "Ledigheden er 4 pct. i nord. |I syd er den lavere.",
    "d. before a date": "Mødet er d. 5. maj i Aarhus. |Fristen er d. 1. marts.",
    "den before a date": "Mødet er den 8. februar. |Fristen er 1. marts.",
    "a date with a short month": "Aftalen er fra 12. sept. 2018. |Den gælder endnu.",
    "a year at the end": "Broen blev bygget i 1987. |Den blev revet ned i 2019.",
    "e.Kr.": "Borgen er fra 300 e.Kr. |Den er nu en ruin.",
    "an ordinal in front": "Det var 3. gang, hun søgte. |4. gang fik hun ja.",
    "two ordinals": "Eleverne i 3. og 4. klasse slipper for lektier. |De jubler.",
    "an ordinal of a court": "Sagen hører til 5. afdeling. |Der er stille.",
    "a king's number": "Christian 4. byggede meget. |Han byggede dyrt.",
    "a number that is no ordinal": "Holdet blev nummer 3. |Vinderen kom fra Odense.",
    "short numbers at the end": "De var 12. |Nu er de 9. |Ingen er savnet.",
    "decimals": "Prisen steg med 3,5 procent. |Renten er 4.25 procent.",
    "thousands": "Over 24.000 kroner er væk. |Ingen ved hvor.",
    "a percent sign": "Andelen er 40 %. |I fjor var den 20%. |Nu falder den.",
    "Sct. before a name": "Hun ligger på Sct. Knuds Hospital. |Tilstanden er stabil.",
    "Kbh.": "Hun bor i Kbh. K og arbejder der. |Manden bor i Aarhus.",
    "initials": "J. K. Bjerre skrev bogen. |H. Juul læste den.",
    "initials without a blank": "A.P. Dahl ejede rederiet. |Nu er det solgt.",
    "letters without stops": "Hun rejste til USA. |Manden blev tilbage.",
    "a letter that is a word": "Han bor på en ø. |Hun bor ved en å. |De ses sjældent.",
    "A/S": "Nordhavn A/S tabte sagen. |Selskabet anker.",
    "a quote that is closed": "»Vi giver ikke op.« |Det sagde borgmesteren før mødet.",
    "a quote and who said it": "»Hvem betaler?« spurgte han. |Ingen svarede.",
    "a comma after the quote": "»Vi giver ikke op«, sagde hun. |Salen klappede.",
    "a comma in the quote": "»Vi giver ikke op,« sagde hun. |Salen klappede.",
    "quotes that point outward": "«Vi giver ikke op.» |Det sagde borgmesteren.",
    "two sentences in one quote": "»Vi venter. |Nogen må svare,« sagde hun.",
    "a quote after a colon": "Hun sagde: »Nu er det nok.« |Så gik hun.",
    "straight quotes": '"Det er slut." |Hun lagde på.',
    "curly quotes that are equal": "”Det er slut.” |Hun lagde på.",
    "low quotes": "„Det er slut.“ |Hun lagde på.",
    "a stop after the quote": "Han kaldte det »en skandale«. |Ingen lo.",
    "a dash opens speech": "Havnen er lukket. |– Vi ved ikke hvorfor, siger vagten.",
    "two turns of speech": "– Jeg så røgen, siger Karen Næs. |– Så løb jeg.",
    "a hyphen opens speech": "- Vi har mistet alt, siger han. |- Men ingen er såret.",
    "dashes inside": "Broen – den gamle – er lukket. |Den nye holder.",
    "no space after a stop": "Broen er lukket.|Den nye holder.",
    "no space before a quote": "Broen er lukket.|»Vi venter,« siger vagten.",
    "no space after a quote": "»Vi venter.«|Det sagde vagten.",
    "no space after a question": "Hvem ved det?|Ingen svarer.",
    "dots that end": "Han tøvede ... |Så gik han.",
    "dots that go on": "Han tøvede … og gik. |Ingen så det.",
    "no capitals at all": "det regner i dag. |i morgen bliver der sol.",
    "list numbers": "1. Luk for vandet. |2. Ring til naboen.",
    "a web address": "Se www.kystnet.example/lukket for kort. |Siden er ny.",
    "a mail address": "Skriv til post@havn.example inden fredag. |Svar kommer.",
    "brackets inside": "Han kom (tre dage for sent). |Mødet var slut.",
    "a sentence in brackets": "Hun er født i Ribe. |(Byen ligger ved en å.) |Der bor hun.",
    "marks in a row": "Hvad?! |Ingen havde sagt noget!!! |Så blev der stille.",
    "a colon": "Kravet er klart: Broen skal lukkes. |Kommunen er enig.",
    "a semicolon": "Regnen kom; Åen steg. |Broen holdt.",
    "cand.jur.": "Hun er cand.jur. fra Aarhus. |Han er læge.",
    "cand. mag.": "Han er cand. mag. i dansk. |Hun er læge.",
    "pr. stk.": "Det koster 4,50 kr. pr. stk. |Det er dyrt.",
    "ff.": "Se s. 4 ff. |Der står det.",
    "two days of a month": "Landene mødes d. 4.-5. maj. |Ingen ved hvor.",
    "a king's d. 10.": "Kong Frederik d. 10. besøgte byen. |Folk vinkede.",
    "t.v.": "De bor på 2. sal t.v. i nr. 14. |Der er udsigt.",
    "inkl. and ekskl.": "Prisen er inkl. moms. |Fragten er ekskl. moms.",
    "two quotes in a row": "»Hvorfor?« |»Fordi.«",
    "a letter that names": "Det stod i bilag A. |Det er vedlagt.",
}

PROSE = "Broen ved Lervig blev lukket mandag, efter at strømmen havde taget et fundament."
MORE = "Kommunen vil ikke sige, hvornår den åbner igen."

PAGES: dict[str, Page] = {
    "heading": [("heading", "Oversvømmelse i Lervig"), "\n\n", ("sentence", PROSE)],
    "heading in the middle": [
        *(("sentence", PROSE), "\n\n", ("heading", "Ingen plan"), "\n", ("sentence", MORE)),
    ],
    "caption and credit": [
        *(("sentence", PROSE), "\n\n", ("caption", "Broen før stormen."), " "),
        *(("caption", "Foto: Ole Dal / Ritzau Scanpix"), "\n\n", ("sentence", MORE)),
    ],
    "caption that names its kind": [
        *(("sentence", PROSE), "\n\n", ("caption", "Arkivfoto af broen"), "\n\n"),
        ("sentence", MORE),
    ],
    "credit on its own line": [
        *(("sentence", PROSE), "\n\n", ("caption", "Broen før stormen"), "\n"),
        *(("caption", "Foto: Ole Dal"), "\n\n", ("sentence", MORE)),
    ],
    "link": [
        *(("sentence", PROSE), "\n\n", ("link", "Læs også: Stormen tog tre huse"), "\n\n"),
        ("sentence", MORE),
    ],
    "link without a colon": [
        *(("sentence", PROSE), "\n\n", ("link", "Læs mere om broen"), "\n\n"),
        ("sentence", MORE),
    ],
    "date line": [
        *(("metadata", "Publiceret 3. maj 2020 kl. 09.15"), "\n", ("sentence", PROSE)),
    ],
    "bare date": [("metadata", "3. maj 2020"), "\n", ("sentence", PROSE)],
    "date before prose": [("metadata", "dato 2020-05-03"), " ", ("sentence", PROSE)],
    "byline": [("metadata", "Af Karen Næs og Ole Dal"), "\n", ("sentence", PROSE)],
    "prose that opens like a byline": [
        *(("sentence", "Af de ti huse er tre væk."), "\n", ("sentence", PROSE)),
    ],
    "agency": [("sentence", PROSE), "\n", ("metadata", "/ritzau/")],
    "source": [("sentence", PROSE), "\n", ("metadata", "Kilde: Ritzau")],
    "reading time": [("metadata", "4 minutter at læse"), "\n", ("sentence", PROSE)],
    "buttons": [
        *(("sentence", PROSE), "\n\n", ("boilerplate", "Del artiklen"), "\n"),
        *(("boilerplate", "Udskriv"), "\n\n", ("sentence", MORE)),
    ],
    "an advert's label": [
        *(("sentence", PROSE), "\n", ("boilerplate", "ANNONCE"), "\n", ("sentence", MORE)),
    ],
    "footer": [
        *(("sentence", PROSE), "\n\n", ("boilerplate", "Følg os på Instagram"), "\n"),
        *(("boilerplate", "Lervig Tidende"), "\n"),
        ("boilerplate", "Ansvarshavende chefredaktør: Bo Lind"),
    ],
    "a wrapped paragraph": [
        (
            "sentence",
            "Broen ved Lervig blev lukket mandag, efter at strømmen\nhavde taget et fundament.",
        ),
        " ",
        ("sentence", "Kommunen vil ikke sige, hvornår den\nåbner igen."),
    ],
    "CRLF": [
        *(("heading", "Storm i Lervig"), "\r\n\r\n", ("sentence", PROSE), "\r\n"),
        ("sentence", MORE),
    ],
}

WRONG: dict[str, str] = {}


@pytest.mark.parametrize("marked", sentence_rows(SENTENCES, WRONG))
def test_danish_ends_where_a_reader_ends_it(marked: str) -> None:
    """Abbreviations, numbers, quotes, dashes, missing spaces."""
    check_sentences(marked, "da")


@pytest.mark.parametrize("page", page_rows(PAGES, WRONG))
def test_a_danish_page_is_told_into_its_parts(page: Page) -> None:
    """Headings, captions, links, metadata and furniture beside prose."""
    check_page(page, "da")
