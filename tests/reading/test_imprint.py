"""Lines that say when an article was made known, or who wrote it, as segments of a page."""

from __future__ import annotations

import pytest
from test_published import BODIES, TITLES, rows

import claimcmp as cc
from claimcmp.reading.imprint import LONGEST, imprint
from claimcmp.values import Language


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, line, _ in rows()])
def test_a_line_that_states_the_day_of_publication_is_metadata(
    language: Language, line: str
) -> None:
    """As a whole: no part of it is taken for a heading or a sentence."""
    text = f"{TITLES[language]}\n{line}\n\n{BODIES[language]}\n"
    found = [(s.kind, s.text) for s in cc.split(text, language=language)]
    assert ("metadata", line) in found


@pytest.mark.parametrize(
    "line",
    [
        "Av Kari Moe",
        "Av NTB",
        "Av Kari Moe, Lervik",
        "Av Kari Moe – NTB",
        "Av KARI MOE (tekst) og OLA DAL (foto)",
        "Av: Kari Moe, kari@lervik.example",
        "Tekst og foto: Kari Moe",
        "Tekst: Kari Moe, foto: Ola Dal",
        "Af Karen Moe, Ritzaus korrespondent",
        "By Carol Moe in London",
        "By CAROL MOE and BEN HILL in Lowport",
        "By Carol Moe | Staff Writer",
        "Reporting by Carol Moe; editing by Ben Hill",
        "(Reporting by Carol Moe and Ben Hill)",
    ],
)
def test_a_line_of_who_wrote_it_is_a_byline(line: str) -> None:
    """With a place, a role, an address or whoever took the pictures."""
    assert imprint(line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "Skrevet av Kari Moe 3. mai 2020",
        "Lervik, 3. mai 2020",
        "3 May 2020 | Carol Moe",
        "3. mai 2020 – Kari Moe",
        "I dag, 12:03",
        "for 3 timer siden",
        "5 hours ago",
        "Av Kari Moe | 3. mai 2020 | Foto: Ola Dal",
    ],
)
def test_a_day_beside_a_name_is_a_date_line(line: str) -> None:
    """Before a comma or a divider, or behind the word that opens a byline."""
    assert imprint(line) == "date line"


@pytest.mark.parametrize(
    "line",
    [
        "Kari Moe",
        "Lervik | Politikk",
        "Broen i Lervik, 3. mai 2020",
        "Broen ble stengt 3. mai 2020",
        "3. mai 2020 ble broen stengt",
        "Oppdaterte kart var utsolgt 3. mai 2020",
        "Av Kari gikk det bra",
        "By Monday the pier was gone",
        "Født 3. mai 1920",
        "2020",
        "Kl. 12.00 | Lervik",
        "3–2",
        "(",
        "|",
        "3. mai 2020 | " + "Moe " * LONGEST,
    ],
)
def test_other_lines_with_days_and_names_state_nothing_of_the_article(line: str) -> None:
    """A year alone is a heading, a result or a title; a caption names its place in small words."""
    assert imprint(line) is None
