"""Lines of a page between two paragraphs of a story: credits, bylines, dates, buttons, links."""

from __future__ import annotations

import pytest

import claimcmp as cc
from claimcmp.reading.metadata import find_metadata

ABOVE = "Brua over elva ble stengt natt til mandag, og ingen vet når den åpner."
BELOW = "Kommunen sier at pilarene er skadd av isgang, og at de må byttes ut."

CREDITS = """
    AFP PHOTO / JANE BROWN
    Foto og video: NTB
    (Foto: NTB)
    Getty Images
    Kari Li / Getty Images
    Arkivfoto.
"""
METADATA = """
    Af Hans Lund, ritzau
    Reporting by Jane Brown in Oslo and Kari Li in Bergen; Editing by Hans Lund
    Updated 4:10 PM ET, Wed January 4, 2017
    februar 2018
    Published Jan 5 2018, updated Jan 6 2018
"""
BOILERPLATE = """
    Accepter alle cookies
    Godta alle
    Accept all
    Skip to content
    Hopp til innhold
    Story continues below advertisement
    Kommentarer (7)
    Comments (12)
    Vi bruker informasjonskapslar
"""
LINKS = """
    WATCH: Ice damages the bridge
    Hør podkast: Slik ble brua skadd
    Video: Isgangen i elva
"""
PROSE = """
    Watch the bridge from the shore, he said to us.
    Godta alle vilkårene, sa hun.
    Han sa: Se på brua.
    Hun arbeider for Getty Images i Oslo.
"""


def _rows(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]


KINDS = {CREDITS: "caption", METADATA: "metadata", BOILERPLATE: "boilerplate", LINKS: "link"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [(line, kind) for table, kind in KINDS.items() for line in _rows(table)]
    + [(line, "sentence") for line in _rows(PROSE)],
)
def test_a_line_within_a_story_is_of_its_kind(line: str, kind: str) -> None:
    """Whatever stands around it."""
    segments = cc.split(f"Brua er stengt\n\n{ABOVE}\n\n{line}\n\n{BELOW}", language="nb")
    assert [(s.kind, s.text) for s in segments if s.text in line] == [(kind, line)]


def test_a_word_for_an_archive_picture_makes_what_it_closes_a_caption() -> None:
    """As a photo credit does."""
    text = f"{ABOVE}\n\nBrua en vinterdag. Arkivfoto.\n\n{BELOW}"
    kinds = [s.kind for s in cc.split(text, language="nb")]
    assert kinds == ["sentence", "caption", "caption", "sentence"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated 4:10 PM ET, Wed January 4, 2017", "2017-01-04"),
        ("Updated 1710 GMT (0110 HKT) January 4, 2017", "2017-01-04"),
        ("Published Jan 5 2018, updated Jan 6 2018", "2018-01-05"),
        ("februar 2018", "None"),
    ],
)
def test_a_date_line_under_the_title_dates_the_report(line: str, day: str) -> None:
    """A month alone may be anything's."""
    assert str(find_metadata(f"Bridge shut\n\n{line}\n\n{ABOVE}\n\n{BELOW}").published) == day


def test_a_danish_byline_names_its_agency() -> None:
    """In small letters, as it writes itself."""
    found = find_metadata(f"Broen lukkes\n\nAf Hans Lund, ritzau\n\n{ABOVE}\n\n{BELOW}")
    assert found.origin == "Ritzau"
