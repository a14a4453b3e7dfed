"""Golden rows for English: where a reader ends a sentence, and what is none."""

from __future__ import annotations

import pytest
from golden_rows import Page, check_page, check_sentences, page_rows, sentence_rows

SENTENCES = {
    "titles": "Mr. Hill met Mrs. Ford and Dr. Lund. |They agreed.",
    "Gen., Sen. and Lt.": "Gen. Marsh wrote to Sen. Bell and Lt. Dow. |No one wrote back.",
    "U.S. before a name": "The U.S. Senate voted on Monday. |It was close.",
    "U.S. at an end": "She moved to the U.S. |Her brother stayed.",
    "U.S. before an opening word": "She was born in the U.S. |The family left when she was two.",
    "U.N. goes on": "The U.N. says ten towns are cut off. |Aid is on its way.",
    "a.m. and p.m.": "It opens at 9 a.m. on Friday. |It closes at 5 p.m. |The rest is quiet.",
    "p.m. before a name": "They met at 5 p.m. Monday in the hall. |Nobody spoke.",
    "No.": "The crew of No. 9 came first. |The rest were late.",
    "No as a word": "Would he pay? |No. |He had said so.",
    "St. before a name": "He lives in St. Albans near Mt. Hope. |It is quiet there.",
    "street at an end": "The shop is on Mill St. |The bank is next door.",
    "Inc. and Co.": "Harbour Inc. and Stone & Co. lost. |They will appeal.",
    "Inc. at an end": "He works for Harbour Inc. |She works for the port.",
    "e.g. and i.e.": "Take fruit, e.g. Danish apples, i.e. the small ones. |They keep.",
    "etc. at an end": "They bought flour, sugar, etc. |The shop ran dry.",
    "vs.": "It was North vs. South again. |North won.",
    "months cut short": "It opened on Sept. 12 and shut on Dec. 3, 2018. |It is still shut.",
    "a date": "He came on 5 May 2016. |She left on May 6.",
    "p. and pp.": "See p. 12 and pp. 40-44 of the report. |The figure is there.",
    "Jr.": "John Hale Jr. wrote it. |His father did not.",
    "a degree": "She holds a Ph.D. from Bergen. |Her brother has an M.A. in law.",
    "a year at the end": "The bridge was built in 1987. |It fell in 2019.",
    "short numbers at the end": "They were 12. |Now they are 9. |None is missing.",
    "decimals": "Prices rose by 3.5 percent. |Rates are at 4.25.",
    "money": "It cost $3.50. |$40 was left. |£2m is gone.",
    "thousands": "Over 24,000 people fled. |Most are back.",
    "initials": "J. K. Fielding wrote the book. |H. Moss read it.",
    "initials without a blank": "A.P. Dow owned the line. |It is sold now.",
    "a middle initial": "George W. Hale spoke first. |He was brief.",
    "I as a word": "She is taller than I. |We are all small.",
    "a quote that is closed": '"We will not give up." |The mayor said so before the meeting.',
    "a quote and who said it": '"Who pays?" asked the man. |No one answered.',
    "a comma in the quote": '"We will not give up," she said. |The room cheered.',
    "curly quotes": "“We will not give up.” |The mayor left.",
    "curly quotes and who said it": "“Who pays?” he asked. |“Not me,” she said.",
    "single curly quotes": "‘We will not give up.’ |The mayor left.",
    "two sentences in one quote": '"We wait. |Someone has to answer," she said.',
    "a quote after a comma": 'He said, "It is enough." |Then he left.',
    "a stop after the quote": 'He called it "a scandal". |No one laughed.',
    "an apostrophe at the end": "It was the workers'. |The owner disagreed.",
    "two quotes in a row": '"Go." |"No."',
    "a dash opens speech": "The port is shut. |– We do not know why, the guard says.",
    "dashes inside": "The bridge – the old one – is shut. |The new one holds.",
    "a long dash inside": "The bridge—the old one—is shut. |The new one holds.",
    "no space after a stop": "The bridge is shut.|The new one holds.",
    "no space before a quote": 'It reached the coast.|"We saw it," he said.',
    "no space after a quote": 'She said "it is over."|Then she left.',
    "no space before a curly quote": "It reached the coast.|“We saw it,” he said.",
    "no space after a question": "Who knows?|Nobody does.",
    "dots that end": "He waited... |Then he left.",
    "dots that go on": "He waited ... and left. |Nobody saw.",
    "dots in brackets": '"We must [...] act now," she wrote. |The letter is short.',
    "no capitals at all": "it rains today. |tomorrow it will not.",
    "list numbers": "1. Shut the tap. |2. Call the neighbour.",
    "list letters": "a) Shut the tap. |b) Call the neighbour.",
    "a web address": "See www.coastnet.example/shut.html for maps. |It is new.",
    "an address at the end": "It is all at https://coast.example/a.B?x=1. |The page is free.",
    "a mail address": "Write to post@port.example by Friday. |Answers will come.",
    "a file name": "It was built with ASP.NET and Node.js last year. |It works.",
    "brackets inside": "He came (three days late). |The meeting was over.",
    "a sentence in brackets": "She was born in York. |(It lies on the Ouse.) |She lives there.",
    "marks in a row": "What?! |Nobody had said a word!!! |Then it went quiet.",
    "a mark in a name": "The chain Yum! opened in Leeds. |It sells tea.",
    "a colon": "The demand is clear: The bridge must close. |The town agrees.",
    "a semicolon": "The rain came; The river rose. |The bridge held.",
    "a version": "Release 2.0.1 is out. |Version 3 is near.",
    "D.C.": "It is in Washington, D.C. and in York. |Both are old.",
    "c. for about": "He was born c. 1850 in Hull. |He died young.",
    "a rank of two words": "It was Lt. Col. J. R. Hale. |He spoke.",
    "Ltd. in commas": "The firm, Hale & Sons Ltd., lost. |It will appeal.",
    "ft. and approx.": "He is 6 ft. tall. |Approx. 40 people came. |All left.",
    "et al.": "Smith et al. wrote it. |Others agree.",
    "U.S.A. at an end": "They came from the U.S.A. |Most went back.",
    "a clock in front": "At 5 p.m. they left. |At 6 they were back.",
    "a result": "The score was 2-1. |Fans left.",
    "a saint in a list": "Sgt. Bell, 34, of St. Ives, was there. |He left.",
    "curly quotes in a row": "“What?!” |“Nothing.”",
    "a quote that goes on": "“Go,” he said. |“Now.” |She went.",
    "a grade": "He got an A. |She got a B.",
    "an initial before a particle": "The book by A. De Wit is out. |Everyone reads it.",
    "a letter for a name": "They call him Malcolm X. |He was in town.",
    "a list in letters": "A. The plan is old. |B. We wait for it.",
    "street and saint": "He lives on Mill St. in St. Asaph. |She left.",
    "a small i": "The Smiths were out. |i had waited for an hour.",
    "a small word after a question": "Do you know Ms. Hill? |you may call her.",
    "a small word behind a short form": "He saw Ford Corp. they said. |Nobody else did.",
    "a small word that joins": "He wrote for Wow! and others. |Nobody read it.",
    "a question and who asked": "Is it so? he asked. |Nobody knew.",
    "an address and a small word": "He uses wood.js. it is old. |Nobody else does.",
    "signs in a row": "The post ends here. |------ Sent by Mill News. |>Another one opens.",
}

PROSE = "The bridge at Lowick was closed on Monday after the flood had taken one of its piers."
MORE = "The council will not say when it opens again."

PAGES: dict[str, Page] = {
    "heading": [("heading", "Flood in Lowick"), "\n\n", ("sentence", PROSE)],
    "heading in the middle": [
        *(("sentence", PROSE), "\n\n", ("heading", "No plan"), "\n", ("sentence", MORE)),
    ],
    "caption and credit": [
        *(("sentence", PROSE), "\n\n", ("caption", "The bridge before the flood."), " "),
        *(("caption", "Photo: Ann Hill / Reuters"), "\n\n", ("sentence", MORE)),
    ],
    "credit in brackets": [
        *(("sentence", PROSE), "\n\n", ("caption", "The bridge before the flood."), " "),
        *(("caption", "(Photo by Ann Hill)"), "\n\n", ("sentence", MORE)),
    ],
    "agency credit": [
        *(("sentence", PROSE), "\n\n", ("caption", "The bridge before the flood."), " "),
        *(("caption", "AP Photo/Ann Hill"), "\n\n", ("sentence", MORE)),
    ],
    "caption that names its kind": [
        *(("sentence", PROSE), "\n\n", ("caption", "File photo of the bridge"), "\n\n"),
        ("sentence", MORE),
    ],
    "credit on its own line": [
        *(("sentence", PROSE), "\n\n", ("caption", "The bridge before the flood"), "\n"),
        *(("caption", "Photo: Ann Hill"), "\n\n", ("sentence", MORE)),
    ],
    "link": [
        *(("sentence", PROSE), "\n\n", ("link", "Read also: Flood takes three houses"), "\n\n"),
        ("sentence", MORE),
    ],
    "link that is an address": [
        *(("sentence", PROSE), "\n\n", ("link", "https://coast.example/flood"), "\n\n"),
        ("sentence", MORE),
    ],
    "date line": [
        *(("metadata", "Published 3 May 2020, 09:15"), "\n", ("sentence", PROSE)),
    ],
    "date line with the day": [
        *(("metadata", "Sunday, May 3, 2020"), "\n", ("sentence", PROSE)),
    ],
    "bare date": [("metadata", "May 3, 2020"), "\n", ("sentence", PROSE)],
    "date before prose": [("metadata", "date 2020-05-03"), " ", ("sentence", PROSE)],
    "byline": [("metadata", "By Ann Hill and Bo Lund"), "\n", ("sentence", PROSE)],
    "prose that opens like a byline": [
        *(("sentence", "By noon three houses were gone."), "\n", ("sentence", PROSE)),
    ],
    "agency": [("sentence", PROSE), "\n", ("metadata", "(Reuters)")],
    "source": [("sentence", PROSE), "\n", ("metadata", "Source: Reuters")],
    "reading time": [("metadata", "4 min read"), "\n", ("sentence", PROSE)],
    "buttons": [
        *(("sentence", PROSE), "\n\n", ("boilerplate", "Share this article"), "\n"),
        *(("boilerplate", "Print"), "\n\n", ("sentence", MORE)),
    ],
    "an advert's label": [
        *(("sentence", PROSE), "\n", ("boilerplate", "ADVERTISEMENT"), "\n", ("sentence", MORE)),
    ],
    "footer": [
        *(("sentence", PROSE), "\n\n", ("boilerplate", "Follow us on Instagram"), "\n"),
        *(("boilerplate", "The Lowick Post"), "\n", ("boilerplate", "All rights reserved.")),
    ],
    "a wrapped paragraph": [
        (
            "sentence",
            "The bridge at Lowick was closed on Monday after the\nflood had taken a pier.",
        ),
        " ",
        ("sentence", "The council will not say when\nit opens again."),
    ],
    "CRLF": [
        *(("heading", "Flood in Lowick"), "\r\n\r\n", ("sentence", PROSE), "\r\n"),
        ("sentence", MORE),
    ],
    "bullets": [
        *(("sentence", "• Call a neighbour."), "\n", ("sentence", "• Shut the tap."), "\n"),
        ("sentence", PROSE),
    ],
}

WRONG: dict[str, str] = {}


@pytest.mark.parametrize("marked", sentence_rows(SENTENCES, WRONG))
def test_english_ends_where_a_reader_ends_it(marked: str) -> None:
    """Abbreviations, numbers, quotes, dashes, missing spaces."""
    check_sentences(marked, "en")


@pytest.mark.parametrize("page", page_rows(PAGES, WRONG))
def test_an_english_page_is_told_into_its_parts(page: Page) -> None:
    """Headings, captions, links, metadata and furniture beside prose."""
    check_page(page, "en")
