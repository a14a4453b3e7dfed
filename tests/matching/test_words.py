"""How far the words of one claim are found in another's."""

import pytest

import claimcmp as cc
from claimcmp.encoding.combined import CombinedEncoder
from claimcmp.matching.words import Coverage, WordTable, content_words
from claimcmp.reading.claims import claim_from_text
from claimcmp.testing import HashEncoder


def _coverage(left: str, right: str, language: str = "en") -> Coverage:
    claims = [claim_from_text(t, language) for t in (left, right)]  # type: ignore[arg-type]
    return WordTable(claims, HashEncoder()).coverage(0, 1)


def test_function_words_carry_no_matter() -> None:
    """What is left comes in order and once."""
    assert content_words("The boat and the ferry and the boat sank.", "en") == (
        "boat",
        "ferry",
        "sank",
    )


def test_words_in_another_order_are_all_found() -> None:
    """Coverage knows no order."""
    assert _coverage("ferry leaves harbour", "harbour ferry leaves").shorter == pytest.approx(1)


def test_the_side_that_says_more_is_covered_less() -> None:
    """All of the short side stands on the long one, not the other way round."""
    found = _coverage("ferry sank", "ferry sank yesterday outside Lervik during storms")
    assert found.left == pytest.approx(1)
    assert found.right < 1
    assert (found.shorter, found.longer) == (found.left, found.right)


def test_exchanged_sides_give_exchanged_coverage() -> None:
    """Neither side is the original."""
    there = _coverage("ferry sank", "boats sank in storms")
    back = _coverage("boats sank in storms", "ferry sank")
    assert (there.left, there.right) == pytest.approx((back.right, back.left))


@pytest.mark.parametrize("empty", ["", "and the of", "…"])
def test_a_side_without_content_words_is_covered_by_nothing(empty: str) -> None:
    """And covers nothing."""
    assert _coverage(empty, "ferry sank") == Coverage(0.0, 0.0)


def test_one_name_spelled_two_ways_is_found() -> None:
    """Words of one name count as found, whatever their vectors say."""
    claims = [
        claim_from_text("Norway signed.", "en"),
        claim_from_text("Noreg signerte.", "nn"),
    ]
    shared = WordTable(claims, HashEncoder()).coverage(0, 1)
    assert max(shared.left, shared.right) >= 0.5


def test_claims_go_by_their_place_and_not_by_their_id() -> None:
    """Two texts may carry one id."""
    claims = [claim_from_text(t, "en", id="same") for t in ("ferry sank", "school opened", "ferry")]
    table = WordTable(claims, HashEncoder())
    assert table.coverage(0, 2).right == pytest.approx(1)
    assert table.coverage(1, 2).right < 0.9


def test_words_that_changed_can_be_taken_out_of_account() -> None:
    """Of four words three are found; without the changed one it is three of three."""
    assert Coverage(0.75, 0.75, 4, 4).without(1, 1).shorter == pytest.approx(1)
    assert Coverage(0.5, 0.5, 1, 1).without(1, 1).shorter == 0.5


def test_each_word_is_encoded_once() -> None:
    """However many claims hold it."""
    encoded: list[str] = []

    class Counting(HashEncoder):
        def encode(self, texts):  # type: ignore[no-untyped-def]
            encoded.extend(texts)
            return super().encode(texts)

    WordTable([claim_from_text("ferry sank", "en") for _ in range(5)], Counting())
    assert sorted(encoded) == ["ferry", "sank"]


def test_a_broken_encoder_is_named() -> None:
    """One row for two words is an error of this library."""

    class Short(HashEncoder):
        def encode(self, texts):  # type: ignore[no-untyped-def]
            return super().encode(texts)[:1]

    with pytest.raises(cc.ModelError, match="hash-64"):
        WordTable([claim_from_text("ferry sank", "en")], Short())


def test_a_part_for_words_gives_the_cosine_of_the_bags() -> None:
    """One name among many words moves a bag little, however another part reads it."""
    static = cc.load_encoder("static")
    claims = [claim_from_text(t, "en") for t in ("The port is run by Dorne.", "Dorne runs ports.")]
    both = WordTable(claims, CombinedEncoder([(HashEncoder(), 1), (static, 1)]))
    one, other = static.encode([c.standalone for c in claims])
    assert both.coverage(0, 1).bag == pytest.approx(float(one @ other), abs=1e-5)


def test_without_such_a_part_there_is_none() -> None:
    """The encoder's own cosine is all there is."""
    claims = [claim_from_text(t, "en") for t in ("The port is shut.", "Ports are shut.")]
    assert WordTable(claims, cc.load_encoder("static")).coverage(0, 1).bag is None
