"""Names and addresses that are one outlet."""

import time

import pytest

import claimcmp as cc
from claimcmp.matching.outlets import outlets, voices


def _one(first: dict[str, str], second: dict[str, str], *others: dict[str, str]) -> bool:
    """Whether the first two reports stood in one outlet."""
    given = [
        {"id": str(n), "text": "It rains.", **r} for n, r in enumerate((first, second, *others))
    ]
    found = outlets(cc.load(given))
    return bool(set(found["0"]) & set(found["1"]))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Elvenytt", "elvenytt.no"),
        ("elvenytt.no", "www.elvenytt.no"),
        ("Elvenytt", "ELVENYTT Nyheter"),
        ("Elvenytt.no/Nyheter", "https://www.elvenytt.no/nyheter/1.html"),
        ("Elvenytt Online", "Elvenytt News"),
        ("The Fjord Post", "fjordpost.com"),
        ("The Fjord Post", "thefjordpost.co.uk"),
        ("Sørbladet", "sorbladet.dk"),
        ("Ålandsbladet", "alandsbladet.fi"),
        ("news.harbour.co.uk", "Harbour"),
        ("Agence France-Presse", "AFP"),
        ("新华社", "新华社"),
    ],
)
def test_spellings_of_one_outlet_are_one(first: str, second: str) -> None:
    """An address, an article, a department make no other outlet."""
    assert _one({"source": first}, {"source": second})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Elvenytt", "Fjellnytt"),
        ("Daily News", "Daily Mirror"),
        ("kanal5.no", "kanal5.dk"),
        ("sol.blogspot.com", "regn.blogspot.com"),
        ("Nyheter", "News"),
    ],
)
def test_names_of_two_outlets_are_two(first: str, second: str) -> None:
    """What is left after a department is taken off has to be a name."""
    assert not _one({"source": first}, {"source": second})


def test_a_bare_name_may_be_the_outlet_of_either_country() -> None:
    """Then nothing tells the two apart, and they are not counted twice."""
    assert _one({"source": "kanal5.no"}, {"source": "kanal5.dk"}, {"source": "Kanal 5"})


def test_an_address_tells_the_outlet_of_a_report_without_one() -> None:
    """`source` is unknown on one side."""
    assert _one({"source": "Elvenytt"}, {"url": "https://elvenytt.no/a?b=1"})


def test_a_site_that_carries_many_outlets_is_none() -> None:
    """Two pages shared on one network are not of one outlet."""
    links = ({"url": f"https://www.facebook.com/{n}"} for n in range(2))
    assert not _one(*links)


def test_a_report_that_names_no_outlet_has_none() -> None:
    """Unknown is not a name."""
    assert outlets(cc.load([{"id": "a", "text": "It rains."}])) == {"a": ()}


def test_a_byline_has_each_of_its_voices() -> None:
    """Each with a key to compare and its name."""
    assert voices("NTB / Agence France-Presse") == (("ntb", "NTB"), ("afp", "Agence France-Presse"))
    assert voices(" / ") == voices(None) == ()


def test_long_names_are_read_in_time() -> None:
    """No name makes the patterns go back and forth."""
    start = time.perf_counter()
    for name in ("a." * 50_000, "a-" * 50_000, "news" * 25_000, "@" * 100_000):
        voices(name)
    assert time.perf_counter() - start < 5
