from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.reading.metadata import find_metadata
from claimcmp.values import Language

BODY = "Kommunen stenger brua over elva fra mandag, fordi pilarene er skadd av isgang i vår."


def published(text: str, language: Language = "nb") -> str | None:
    """The date that was found, as it is shown."""
    found = find_metadata(text, language=language).published
    return None if found is None else str(found)


def words_of(text: str, field: str) -> str:
    """The words that the evidence for a field points at."""
    mark = next(e for e in find_metadata(text).evidence if e.field == field)
    assert mark.how == "found"
    assert mark.span is not None
    return text[mark.span.start : mark.span.end]


def test_a_date_that_opens_the_text_is_its_date_of_publication() -> None:
    """The prefix states a month; its span is the prefix without the blanks."""
    text = f" date 2019-04 {BODY}"
    assert published(text) == "2019-04"
    assert words_of(text, "published") == "date 2019-04"


@pytest.mark.parametrize(
    ("line", "language", "shown"),
    [
        ("Publisert 03.04.2019 kl. 10:20", "nb", "2019-04-03 10:20"),
        ("Publisert: 3. april 2019 10.20 – Oppdatert 4. april 2019", "nb", "2019-04-03 10:20"),
        ("Av Kari Moe | Publisert 3. april 2019", "nb", "2019-04-03"),
        ("Oppdatert 4.4.2019 Publisert 3.4.2019", "nb", "2019-04-03"),
        ("Publisert 3. mars 2019", "nn", "2019-03-03"),
        ("Offentliggjort d. 3. maj 2019 kl. 10.20", "da", "2019-05-03 10:20"),
        ("Udgivet 03-04-2019", "da", "2019-04-03"),
        ("Published April 3, 2019 10:20 AM", "en", "2019-04-03 10:20"),
        ("First published on 3 April 2019.", "en", "2019-04-03"),
        ("PUBLISHED: 2019-04-03T10:20:00Z", "en", "2019-04-03 10:20"),
        ("Date: April 2019", "en", "2019-04"),
        ("Published\n\n3 April 2019", "en", "2019-04-03"),
    ],
)
def test_a_line_of_its_own_states_the_publication(
    line: str, language: Language, shown: str
) -> None:
    """Labels and dates of four languages, above or below the article."""
    assert published(f"{BODY}\n\n{line}\n", language) == shown
    assert published(f"{line}\n\n{BODY}", language) == shown


@pytest.mark.parametrize(
    "line",
    [
        "Published",
        "Published\n\nUpdated 3 April 2019",
        "Published\n\nSource: AFP",
        "Published\n\nUpdated\n\n3 April 2019",
        "Updated 3 April 2019",
        "Oppdatert 03.04.2019",
        "Published 3 April 2019 by the council, the plan names no builder.",
        "The plan was published 3 April 2019.",
        "The bridge in April 2019. Photo: K. Moe / Reuters",
        "Foto: K. Moe | Publisert 3. april 2019",
        "3 April 2019",
        "Published 31 June 2019",
        "Dato: 3. april 2019\nSted: Rådhuset",
        "In 2019 the bridge was closed.",
    ],
)
def test_what_is_no_statement_of_publication_leaves_it_unknown(line: str) -> None:
    """Empty fields, updates, prose, captions, bare dates and notices of meetings."""
    assert published(f"{BODY}\n\n{line}\n\n{BODY}") is None


def test_the_first_line_on_publication_decides() -> None:
    """Dates under teasers of other articles are not this one's."""
    assert published(f"{BODY}\nPublished\n\nMore\nA teaser\nPublished 3 April 2019") is None


def test_a_source_line_names_the_outlet() -> None:
    """The span is the whole line."""
    text = f"{BODY}\n\nKilde: Elveposten\n"
    assert find_metadata(text).source == "Elveposten"
    assert words_of(text, "source") == "Kilde: Elveposten"


def test_a_source_line_with_an_agency_names_the_origin() -> None:
    """An agency made the news known; it is not the outlet."""
    found = find_metadata(f"{BODY}\n\nSource: Agence France-Presse\n")
    assert (found.source, found.origin) == (None, "AFP")


def test_outlet_and_agency_in_one_line_are_told_apart() -> None:
    """Each has its own field."""
    found = find_metadata(f"{BODY}\n\nKilde: Elveposten/NTB\n")
    assert (found.source, found.origin) == ("Elveposten", "NTB")


@pytest.mark.parametrize(
    "line",
    [
        "Source: Getty Images",
        "Kilde: NTB scanpix",
        "Kilder: FN, SSB",
        "Kilde: Wikipedia",
        "Source: Elvestiftelsen, 2015",
        "Source: AFP/Getty Images",
        "Foto: Kari Moe / Reuters",
        "Bilde av brua\nKilde: Reuters",
        "The bridge (file photo)\n(AFP)",
        "The bridge in spring. Source: Reuters",
        "Source: the mayor said so on Monday and nobody else did",
    ],
)
def test_a_credit_of_a_picture_or_a_fact_is_neither_source_nor_origin(line: str) -> None:
    """Picture agencies, lines under captions, cited bodies and prose."""
    found = find_metadata(f"{BODY}\n\n{line}\n\n{BODY}")
    assert (found.source, found.origin) == (None, None)


@pytest.mark.parametrize(
    ("text", "origin", "words"),
    [
        (f"OSLO (AP) — {BODY}", "AP", "(AP)"),
        (f"(Reuters) - {BODY}", "Reuters", "(Reuters)"),
        (f"HAMAR/OSLO, Jan 12 (Reuters) - {BODY}", "Reuters", "(Reuters)"),
        (f"Hamar (NTB-AFP): {BODY}", "NTB / AFP", "(NTB-AFP)"),
        (f"Brua stenges\nAv NTB-Reuters\n{BODY}", "NTB / Reuters", "Av NTB-Reuters"),
        (f"Brua stenges\nBy Kari Moe and AFP\n{BODY}", "AFP", "By Kari Moe and AFP"),
        (f"{BODY} (NTB)", "NTB", "(NTB)"),
        (f"{BODY} (©NTB)", "NTB", "(©NTB)"),
        (f"{BODY}\n\n©NTB", "NTB", "©NTB"),
        (f"{BODY}\n\n/ritzau/\n\nDel artiklen", "Ritzau", "/ritzau/"),
        (f"{BODY} /ritzau/AFP", "Ritzau / AFP", "/ritzau/AFP"),
    ],
)
def test_an_agency_at_the_ends_of_the_text_is_the_origin(
    text: str, origin: str, words: str
) -> None:
    """Datelines, bylines, lines of their own and the end of the last sentence."""
    assert find_metadata(text).origin == origin
    assert words_of(text, "origin") == words


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} Det sier ordføreren til AFP.",
        "The mayor told The Associated Press (AP). " + BODY,
        "Associated Press (AP) - the agency - did not ask. " + BODY,
        "Kari Moe (Ap) – ordfører i bygda – sa det samme i går.\n" + BODY,
        "Kari Moe (AP): – Brua må åpnes.\n" + BODY,
        "The bridge was closed (Reuters reported earlier) for weeks.\n" + BODY,
    ],
)
def test_an_agency_inside_prose_is_not_the_origin(text: str) -> None:
    """Who was told, a name explained, and a party in brackets."""
    assert find_metadata(text).origin is None


@pytest.mark.parametrize(
    "heading",
    ["Brua stenges fra mandag", "Who closed the bridge?", "Elva: Isen tar brua", "2019 var verst"],
)
def test_a_heading_that_opens_the_text_is_the_title(heading: str) -> None:
    """The span is the heading itself."""
    text = f"\n{heading}\n\n{BODY}"
    assert find_metadata(text).title == heading
    assert words_of(text, "title") == heading


def test_a_markdown_heading_gives_its_words() -> None:
    """The number signs are no part of the title."""
    assert words_of(f"# Brua stenges\n\n{BODY}", "title") == "Brua stenges"


@pytest.mark.parametrize(
    "text",
    [
        "Brua stenges fra mandag",
        f"{BODY}\n\n{BODY}",
        f"date 2019-04 Brua stenges fra mandag\n{BODY}",
        f"Av Kari Moe\n{BODY}",
        f"Publisert 3. april 2019\n{BODY}",
        f"3. april 2019\n{BODY}",
        f"Foto: Kari Moe\n{BODY}",
        f"https://example.org/bru\n{BODY}",
        f"---\n{BODY}",
    ],
)
def test_other_first_lines_are_no_title(text: str) -> None:
    """A text of one line, prose, bylines, dates, credits, addresses and rules."""
    assert find_metadata(text).title is None


def test_an_empty_text_states_nothing() -> None:
    """All fields are unknown."""
    assert find_metadata("").model_dump(exclude_none=True) == {"evidence": ()}


PIECES = [
    "Publisert",
    " 3. april 2019",
    "\n",
    "Kilde: ",
    "NTB",
    "(AP) - ",
    "OSLO",
    " | ",
    "©",
    "\r",
]


@given(st.lists(st.sampled_from([*PIECES, "ord ", "\ufeff", "\x00", "🙂", "Foto: "]), max_size=25))
def test_every_value_has_evidence_inside_the_text(pieces: list[str]) -> None:
    """One piece of evidence for each known value, pointing at words that are there."""
    text = "".join(pieces)
    found = find_metadata(text)
    known = {n for n in ("title", "source", "published", "origin") if getattr(found, n)}
    assert {e.field for e in found.evidence} == known
    for mark in found.evidence:
        assert mark.span is not None
        words = text[mark.span.start : mark.span.end]
        assert words
        assert words == words.strip()


@pytest.mark.parametrize(
    "piece", ["a-", "(AP", "Publisert ", "3. ", "| ", " ", "NTB-", "\n", "x. ("]
)
def test_hostile_repetition_is_read_to_its_end_and_dates_nothing(piece: str) -> None:
    """A megabyte of what the rules look for; one that went back over it would not end."""
    assert find_metadata(piece * (1_000_000 // len(piece))).published is None
    assert find_metadata("\n".join([piece * (160 // len(piece))] * 80)).published is None


FRONT = "---\ntitle: 'Brua stenges'\ndate: 2019-04-03\nsource: Elveposten\ntags:\n  - bru\n---\n"


def test_the_fields_that_open_a_markdown_file_are_read() -> None:
    """Title, date and outlet, each with the span of its value."""
    text = f"{FRONT}# En annen overskrift\n\n{BODY}"
    found = find_metadata(text, language="nb")
    assert (found.title, str(found.published), found.source) == (
        "Brua stenges",
        "2019-04-03",
        "Elveposten",
    )
    assert words_of(text, "title") == "Brua stenges"
    assert words_of(text, "published") == "2019-04-03"


def test_a_block_that_nothing_closes_is_no_block_of_fields() -> None:
    """A line of dashes may open a text as well."""
    text = f"---\nsource: Elveposten og mange andre steder i bygda\n\n{BODY}"
    assert find_metadata(text).source is None


def test_a_heading_below_the_fields_is_the_title_where_they_name_none() -> None:
    """The closing number signs are no part of it either."""
    text = f"---\ndate: 2019-04-03\n---\n# Brua stenges #\n\n{BODY}"
    assert find_metadata(text).title == "Brua stenges"
    assert words_of(text, "title") == "Brua stenges"


@pytest.mark.parametrize("value", ["04/05/2019", "snart", "2019-13-01", '""'])
def test_a_field_that_holds_no_sure_date_leaves_the_publication_unknown(value: str) -> None:
    """What is ambiguous, no date, or no day of the calendar."""
    text = f"---\ndate: {value}\n---\n\n{BODY}"
    assert find_metadata(text, language="en").published is None


@pytest.mark.parametrize(
    "text",
    [
        "Ferry burns\n\nJan. 3, 2017\n\nPhoto: AP\n\n{body}",
        "Ferga brenner\n\n3. januar 2017\n\nFoto: NTB\n{body}",
        "Ferga brenner\r\n\r\n3. januar 2017\r\n\r\nFoto: NTB\r\n\r\n{body}",
    ],
)
def test_a_date_set_apart_from_the_picture_below_it_is_the_report_s(text: str) -> None:
    """A blank line stands between them."""
    assert str(find_metadata(text.format(body=BODY)).published) == "2017-01-03"


@pytest.mark.parametrize(
    "text",
    [
        "Ferga brenner\n\nFerga ved kai\n3. januar 2017\nFoto: NTB\n\n{body}",
        "Ferga brenner\n\nFerga ved kai, 3. januar 2017\n\nFoto: NTB\n\n{body}",
        "Ferga ved kai\n3. januar 2017\nFoto: NTB\n\n{body}",
    ],
)
def test_a_date_that_stands_on_a_picture_s_credit_is_the_picture_s(text: str) -> None:
    """Whatever stands above it."""
    assert find_metadata(text.format(body=BODY)).published is None
