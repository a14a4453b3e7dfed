"""Reports that are one text, over invented texts in four languages."""

import random
from functools import cache
from itertools import combinations

import pytest
from origin_texts import COPIES, INDEPENDENT

import claimcmp as cc
from claimcmp.matching.copies import copies


def _compared(*texts: tuple[str, str]) -> cc.Comparison:
    given = [{"id": f"{n}", "language": code, "text": text} for n, (code, text) in enumerate(texts)]
    return cc.compare(given)


@cache
def _telling(name: str) -> cc.Comparison:
    """One text in the four languages, in the order of `COPIES`."""
    return _compared(*COPIES[name].items())


@pytest.mark.parametrize("name", COPIES)
def test_a_text_and_its_translations_are_one_text(name: str) -> None:
    """Each of the six pairs of languages."""
    comparison = _telling(name)
    found = copies(comparison.claims, comparison.relations)
    assert {(c.left, c.right) for c in found} == set(combinations("0123", 2))
    assert {c.kind for c in found} == {"translation"}


@pytest.mark.parametrize("name", INDEPENDENT)
def test_two_accounts_of_one_event_are_two_texts(name: str) -> None:
    """They agree on several facts, each in its own words and order."""
    comparison = _compared(*INDEPENDENT[name])
    assert comparison.agreements()
    assert copies(comparison.claims, comparison.relations) == ()


@cache
def _edited() -> cc.Comparison:
    """A text, the same with another beginning and end, and another account of the event."""
    text = COPIES["dam"]["en"]
    _, _, rest = text.partition(". ")
    other = (
        "Residents near Orkla may breathe again. The road along the river remains shut. "
        "Everyone asks how long the old dam can take it. The water is sinking, by 40 centimetres "
        "since yesterday. Farmers have moved their sheep uphill. The mayor visited the school."
    )
    return _compared(
        ("en", text), ("en", f"Good news from Orkla. {rest} We follow."), ("en", other)
    )


def test_a_text_with_another_beginning_is_a_near_copy() -> None:
    """Most runs of words are the same."""
    comparison = _edited()
    (found,) = copies(comparison.claims, comparison.relations)
    assert (found.left, found.right, found.kind) == ("0", "1", "near copy")
    assert found.alike <= found.of


def test_the_order_of_the_relations_does_not_matter() -> None:
    """Nor that of the claims."""
    comparison = _telling("dam")
    claims, relations = list(comparison.claims), list(comparison.relations)
    found = copies(claims, relations)
    for seed in range(5):
        random.Random(seed).shuffle(claims)
        random.Random(seed).shuffle(relations)
        assert copies(claims, relations) == found


def test_a_text_told_backwards_is_no_translation() -> None:
    """Translators keep the order."""
    sentences = COPIES["dam"]["da"].split(". ")
    turned = ". ".join(s.rstrip(".") for s in reversed(sentences)) + "."
    comparison = _compared(("en", COPIES["dam"]["en"]), ("da", turned))
    assert len(comparison.agreements()) >= 4
    assert copies(comparison.claims, comparison.relations) == ()


def test_a_summary_within_a_long_report_is_no_translation() -> None:
    """Facts that stand far apart among others are no copied stretch."""
    between = ("Kari Lund baker brød.", "Hunden heter Balder.", "Det selges is på torget.")
    sentences = [s.rstrip(".") + "." for s in COPIES["dam"]["nb"].split(". ")]
    spread = " ".join(" ".join((s, *between)) for s in sentences)
    comparison = _compared(("en", COPIES["dam"]["en"]), ("nb", spread))
    assert copies(comparison.claims, comparison.relations) == ()


def test_a_single_sentence_told_twice_is_no_copy() -> None:
    """Short notices of one event are alike anyway."""
    text = "The bridge in Larvan is closed."
    comparison = _compared(("en", text), ("en", text), ("nb", "Broen i Larvan er stengt."))
    assert copies(comparison.claims, comparison.relations) == ()


def test_reports_without_relations_are_no_copies() -> None:
    """Nothing given, nothing found."""
    assert copies((), ()) == ()
    assert copies(_telling("dam").claims, ()) == ()
