"""The dateline that opens an agency's report."""

import pytest

from claimcmp.reading.datelines import dateline

ROWS = [
    ("OSLO (Reuters) - The port is closed.", "Reuters", "The port"),
    ("(Reuters) – The port is closed.", "Reuters", "The port"),
    ("BERLIN, Jan 3 (AP) — The port is closed.", "AP", "The port"),
    ("Vollum, 3. mai (NTB-Reuters): Havnen er stengt.", "NTB / Reuters", "Havnen"),
    ("VOLLUM /NTB/: Havnen er stengt.", "NTB", "Havnen"),
    ("NEW YORK and ELY [AFP] - The port is closed.", "AFP", "The port"),
]


@pytest.mark.parametrize(("sentence", "agency", "first"), ROWS)
def test_a_dateline_ends_where_the_news_begins(sentence: str, agency: str, first: str) -> None:
    """A place, a day, an agency, and a mark."""
    found = dateline(sentence)
    assert found is not None
    assert found.agency == agency
    assert sentence[found.end :].startswith(first)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "OSLO (Reuters) -",
        "Lise Moe (AP): Vi venter.",
        "The port (Deal) - is closed.",
        "He told the agency (Reuters) - twice.",
        "OSLO: The port is closed.",
        "The port is closed (NTB).",
        "/" * 200,
    ],
)
def test_what_is_no_sure_dateline_is_none(sentence: str) -> None:
    """No agency, no mark, or words before it that are no place."""
    assert dateline(sentence) is None
