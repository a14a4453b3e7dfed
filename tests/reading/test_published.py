"""The ways newspapers print the day of publication, in four languages, as golden rows."""

from __future__ import annotations

import pytest

from claimcmp.reading.metadata import find_metadata
from claimcmp.values import Language

BODIES: dict[Language, str] = {
    "nb": "Kommunen stenger brua over elva fra mandag, fordi pilarene er skadd av isgang i vår.",
    "nn": "Kommunen stengjer brua over elva frå måndag, fordi pilarane er skadde av isgang i vår.",
    "da": "Kommunen lukker broen over åen fra mandag, fordi pillerne er skadet af isen i foråret.",
    "en": "The council shuts the river bridge from Monday because ice has damaged its pillars.",
}
TITLES: dict[Language, str] = {
    "nb": "Brua stenges fra mandag",
    "nn": "Brua blir stengd frå måndag",
    "da": "Broen lukkes fra mandag",
    "en": "Bridge to shut from Monday",
}

NORWEGIAN = """
    Publisert: 14.01.2017 kl. 13:05              | 2017-01-14 13:05
    Publisert 14.01.2017                         | 2017-01-14
    Publisert 14. januar 2017 kl. 13.05          | 2017-01-14 13:05
    Publisert 14. jan. 2017 13:05                | 2017-01-14 13:05
    Publisert 14.januar.2017                     | 2017-01-14
    PUBLISERT 14. JANUAR 2017, KL. 13:05         | 2017-01-14 13:05
    Publisert lørdag 14. januar 2017             | 2017-01-14
    Publisert laurdag 14. januar 2017 klokka 13.05 | 2017-01-14 13:05
    Publisert den 14. januar 2017                | 2017-01-14
    Publisert 14.01.17                           | 2017-01-14
    Publisert 14/1-2017                          | 2017-01-14
    Publisert 14/1-17                            | 2017-01-14
    Publisert 3/4 2017                           | 2017-04-03
    Publisert 03/04/2017                         | 2017-04-03
    Publisert 2017-01-14                         | 2017-01-14
    Publisert: 2017-01-14T13:05:00+01:00         | 2017-01-14 12:05
    Publisert januar 2017                        | 2017-01
    Publisert: 2017-01                           | 2017-01
    Publisert: 2017                              | 2017
    Først publisert 14. januar 2017              | 2017-01-14
    Publiseringsdato: 14.1.2017                  | 2017-01-14
    Lagt ut 14. januar 2017                      | 2017-01-14
    Dato: 14. januar 2017                        | 2017-01-14
    tirsdag 3. januar 2017                       | 2017-01-03
    Tysdag 3. januar 2017 kl. 09.30              | 2017-01-03 09:30
    3. januar 2017                               | 2017-01-03
    03.01.2017 13:05                             | 2017-01-03 13:05
    Tir. 3. jan. 2017, kl. 13:05                 | 2017-01-03 13:05
    Oppdatert 3. januar 2017                     | 2017-01-03
    Sist oppdatert: 03.01.2017 kl. 08:15         | 2017-01-03 08:15
    Publisert 3. januar 2017 Oppdatert 5. januar 2017 | 2017-01-03
    Oppdatert 5. januar 2017 | Publisert 3. januar 2017 | 2017-01-03
    Av Kari Moe, 3. januar 2017                  | 2017-01-03
    Av Kari Moe | 3. januar 2017 kl. 13.05       | 2017-01-03 13:05
    Oslo, 3. januar 2017                         | 2017-01-03
"""
DANISH = """
    Publiceret: 14.01.2017 kl. 13:05             | 2017-01-14 13:05
    Publiceret 14. januar 2017                   | 2017-01-14
    Publiceret d. 14. jan. 2017 kl. 13.05        | 2017-01-14 13:05
    Publiceret den 14. maj 2017                  | 2017-05-14
    Publiceret lørdag den 14. januar 2017        | 2017-01-14
    Publiceret 14-01-2017                        | 2017-01-14
    Publiceret 14-01-2017 13:05                  | 2017-01-14 13:05
    Publiceret 14/01/17                          | 2017-01-14
    Publiceret 3/1-2017                          | 2017-01-03
    Publiceret 3/4/2017                          | 2017-04-03
    Publiceret 3.4.2017                          | 2017-04-03
    Offentliggjort 3. januar 2017                | 2017-01-03
    Offentliggjort d. 03.01.17 kl. 09:30         | 2017-01-03 09:30
    Udgivet 3. jan 2017                          | 2017-01-03
    Lagt på nettet 3. januar 2017                | 2017-01-03
    Oprettet 3. januar 2017                      | 2017-01-03
    Først publiceret: 3. jan. 2017               | 2017-01-03
    Publiceret januar 2017                       | 2017-01
    Dato: 2017-01-03                             | 2017-01-03
    Opdateret d. 3. jan. 2017                    | 2017-01-03
    Senest opdateret 3. januar 2017 kl. 21.40    | 2017-01-03 21:40
    tirsdag d. 3. januar 2017                    | 2017-01-03
    Tirsdag den 3. januar 2017, 09:30            | 2017-01-03 09:30
    3. januar 2017                               | 2017-01-03
    03. jan. 2017 - 09.30                        | 2017-01-03 09:30
    Af Karen Moe, 3. januar 2017                 | 2017-01-03
    Karen Moe · 3. januar 2017 kl. 09.30         | 2017-01-03 09:30
    Publiceret 3. januar 2017 · Opdateret 4. januar 2017 | 2017-01-03
"""
ENGLISH = """
    Published January 14, 2017                   | 2017-01-14
    Published: 14 January 2017                   | 2017-01-14
    Published on January 14th, 2017 at 1:05 pm   | 2017-01-14 13:05
    Published Saturday, January 14, 2017         | 2017-01-14
    Published Jan. 3, 2017, 5:04 p.m.            | 2017-01-03 17:04
    Published 5:04 PM GMT, January 3, 2017       | 2017-01-03
    Posted on 3 Jan 2017                         | 2017-01-03
    Posted: Jan 03, 2017 5:04 PM ET              | 2017-01-03
    First published on Tue 3 Jan 2017 17.04 GMT  | 2017-01-03 17:04
    Originally published January 3, 2017         | 2017-01-03
    Date published: 3 January 2017               | 2017-01-03
    Publication date: 2017-01-03                 | 2017-01-03
    Date: 03 January 2017                        | 2017-01-03
    Published 2017-01-03T05:04:00-05:00          | 2017-01-03 10:04
    Published: January 2017                      | 2017-01
    Published 13/01/2017                         | 2017-01-13
    Published 01/13/2017                         | 2017-01-13
    Published 3/3/2017                           | 2017-03-03
    Published 03/04/2017                         | unknown
    Published 3/4/17                             | unknown
    Jan. 3, 2017, 5:04 p.m. ET                   | 2017-01-03
    Jan. 3, 2017, 5:04 p.m.                      | 2017-01-03 17:04
    January 3, 2017                              | 2017-01-03
    Tuesday 3 January 2017 17:04 GMT             | 2017-01-03 17:04
    Tuesday, January 3, 2017                     | 2017-01-03
    3 January 2017                               | 2017-01-03
    Tue 3 Jan 2017 17.04 GMT                     | 2017-01-03 17:04
    Updated January 3, 2017                      | 2017-01-03
    Last updated: 3 January 2017, 17:04          | 2017-01-03 17:04
    Last modified on Tue 3 Jan 2017 17.04 GMT    | 2017-01-03 17:04
    By Carol Moe, January 3, 2017                | 2017-01-03
    By Carol Moe | Jan. 3, 2017                  | 2017-01-03
    Published January 3, 2017 | Updated January 5, 2017 | 2017-01-03
    Updated January 5, 2017; published January 3, 2017 | 2017-01-03
    London, 3 January 2017                       | 2017-01-03
"""


def rows() -> list[tuple[Language, str, str]]:
    """Every row of the tables, once per language of its group."""
    groups: list[tuple[str, list[Language]]] = [
        (NORWEGIAN, ["nb", "nn"]),
        (DANISH, ["da"]),
        (ENGLISH, ["en"]),
    ]
    return [
        (language, line.rpartition("|")[0].strip(), line.rpartition("|")[2].strip())
        for table, languages in groups
        for line in table.strip().split("\n")
        for language in languages
    ]


@pytest.mark.parametrize(("language", "line", "shown"), rows())
def test_a_line_below_the_title_states_when_a_report_was_published(
    language: Language, line: str, shown: str
) -> None:
    """Its precision is the line's, and its span lies in the line."""
    text = f"{TITLES[language]}\n{line}\n\n{BODIES[language]}\n"
    found = find_metadata(text, language=language)
    assert str(found.published or "unknown") == shown
    mark = next((e for e in found.evidence if e.field == "published"), None)
    if mark and mark.span:
        start = text.index(line)
        assert start <= mark.span.start < mark.span.end <= start + len(line)


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_the_title_is_not_the_line_that_states_the_date(language: Language) -> None:
    """A text may open with its date; the heading below it is no title then."""
    text = f"Publisert 3. januar 2017\n{TITLES[language]}\n\n{BODIES[language]}"
    assert find_metadata(text, language=language).title is None


@pytest.mark.parametrize(
    "text",
    [
        "Brua i Oslo, 3. januar 2017\nFoto: Kari Moe\n\n{body}",
        "Foto: Kari Moe, 3. januar 2017\n\n{body}",
        "Bildet er tatt 3. januar 2017\n\n{body}",
        "Arkivfoto, 3. januar 2017\n\n{body}",
        "{body}\n\n3. januar 2017\n\n{body}",
        "{body}\n\nOppdatert 3. januar 2017\n\n{body}",
        "{body} Det skjedde 3. januar 2017.",
        "Folkemøte\n3. januar 2017\nSted: Rådhuset\n\n{body}",
        "Tittel\n2017\n\n{body}",
        "Krigen\n1940–1945\n\n{body}",
        "Født 3. januar 1917\n\n{body}",
        "Tittel\nPublisert\nOppdatert 3. januar 2017\n\n{body}",
        "Brua åpnet 3. januar 2017\n\n{body}",
        "I dag, 3. januar 2017, stenges brua\n\n{body}",
        "Tittel\n31. februar 2017\n\n{body}",
        "Tittel\n3. januar\n\n{body}",
    ],
)
def test_other_dates_leave_the_publication_unknown(text: str) -> None:
    """Captions, credits, prose, meetings, years, titles, and dates that do not exist."""
    filled = text.format(body=BODIES["nb"])
    assert find_metadata(filled, language="nb").published is None
