"""What times, places or stages keep two claims from a verdict, in words."""

from __future__ import annotations

import pytest

import claimcmp as cc
from claimcmp.matching.gate import open_gate

TWELVE = "Tolv elever ble skadd i en eksplosjon i Tarsa."
FIFTEEN = "Femten elever ble skadd i en eksplosjon i Tarsa."


def only(left: str, right: str, *published: str | None) -> cc.Relation:
    """The relation between two reports of one sentence each."""
    dates = published or (None, None)
    reports = [
        {"id": id, "text": text, "published": when}
        for id, text, when in zip("ab", (left, right), dates, strict=True)
    ]
    (relation,) = cc.compare(cc.load(reports), judge="features").relations
    return relation


@pytest.mark.parametrize(
    ("left", "right", "published", "said"),
    [
        (TWELVE, FIFTEEN, (None, None), "no date"),
        (TWELVE, FIFTEEN, ("2021-05-10", "2021-06-10"), "2021-05-10 and 2021-06-10"),
        (
            TWELVE.replace("i en", "3. mai i en"),
            FIFTEEN.replace("i en", "9. mai i en"),
            ("2021-05-12", "2021-05-12"),
            "3. mai against 9. mai",
        ),
        (
            "Partene ble enige om en våpenhvile i Tarsa.",
            "Våpenhvilen i Tarsa har brutt sammen.",
            ("2021-05-10", "2021-06-10"),
            "agreed (2021-05-10), then collapsed (2021-06-10)",
        ),
    ],
    ids=["no date", "two dates", "two stated days", "two stages"],
)
def test_a_relation_says_what_holds_it_back(
    left: str, right: str, published: tuple[str | None, str | None], said: str
) -> None:
    """In the field, and where the verdict is put into words."""
    relation = only(left, right, *published)
    assert relation.kind == "related"
    assert relation.held_back is not None
    assert said in relation.held_back
    assert relation.held_back in relation.why()
    assert relation.held_back == open_gate(relation.left, relation.right).words


def test_a_verdict_is_held_back_by_nothing() -> None:
    """An agreement, or a divergence, at one time."""
    assert only(TWELVE, FIFTEEN, "2021-05-10", "2021-05-10").held_back is None
    assert only(TWELVE, "Twelve pupils were injured in an explosion in Tarsa.").held_back is None


def test_one_event_that_is_assumed_holds_nothing_back() -> None:
    """`relate` does not ask when or where."""
    a = {"text": TWELVE, "published": "2020"}
    assert cc.relate(a, {"text": FIFTEEN, "published": "2021"}).held_back is None


def test_under_a_kind_that_somebody_chose_it_is_left_out() -> None:
    """As the caveat is, that said the same."""
    reports = cc.load(
        [
            {"id": "a", "text": TWELVE, "published": "2021-05-10"},
            {"id": "b", "text": FIFTEEN, "published": "2021-06-10"},
        ]
    )
    review = cc.Review()
    review.relabel(cc.compare(reports, judge="features").relations[0], "diverges")
    (relation,) = cc.compare(reports, judge="features", review=review.entries).relations
    assert (relation.kind, relation.held_back) == ("diverges", None)


def test_two_places_of_two_numbers_are_named() -> None:
    """With reports around them or without: each number is of a town of its own."""
    left, right = "Oslo har 700 000 innbyggere.", "Bergen har 290 000 innbyggere."
    alone = cc.relate(left, right)
    assert alone.caveats == ("same event assumed", "different event")
    assert alone.held_back == "of Oslo and of Bergen"
    assert alone.held_back in alone.why()
