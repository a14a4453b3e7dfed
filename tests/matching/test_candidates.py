"""Fact checks as the known claims of `match`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimcmp as cc
from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading.factchecks import load_fact_checks

REVIEW: dict[str, Any] = {
    "@type": "ClaimReview",
    "url": "https://sjekk.example/torget",
    "claimReviewed": "12 personer ble skadd på torget i Vik.",
    "inLanguage": "nb",
    "itemReviewed": {"author": {"name": "Kari Vik"}, "datePublished": "2020-06-01"},
    "datePublished": "2020-06-09",
    "reviewRating": {"alternateName": "False"},
}
CLAIM = "12 people were injured in the square in Vik."


@pytest.mark.parametrize("kind", ["mapping", "list", "path", "path in a list", "values", "loaded"])
def test_fact_checks_are_taken_in_every_form(kind: str, tmp_path: Path) -> None:
    """The review is known again by its address."""
    path = tmp_path / "check.json"
    path.write_text(json.dumps(REVIEW), encoding="utf8")
    given: Any = {
        "mapping": REVIEW,
        "list": [REVIEW],
        "path": str(path),
        "path in a list": [path],
        "values": [*load_fact_checks(path)],
        "loaded": load_fact_checks(path),
    }[kind]
    ((relation,),) = cc.match([CLAIM], given)
    assert relation.right.id == "https://sjekk.example/torget"


def test_the_candidate_is_the_claim_and_not_the_review() -> None:
    """Its date and its source are those of who made it."""
    ((relation,),) = cc.match([CLAIM], REVIEW)
    assert str(relation.right.published) == "2020-06-01"
    assert relation.right.source == "Kari Vik"
    assert relation.right.language == "nb"


def test_the_rating_has_no_part_in_the_verdict() -> None:
    """Who agrees with a claim that was found false agrees with it."""
    ((relation,),) = cc.match([CLAIM], REVIEW)
    assert relation.kind == "agrees"


def test_the_review_is_found_again() -> None:
    """By the relation; a known claim of one's own has none."""
    checks = load_fact_checks(REVIEW)
    ((near, far),) = cc.match([CLAIM], [*checks, "The price of cod fell."])
    found = checks.of(near)
    assert found is not None
    assert found.rating == "False"
    assert checks.of(far) is None


def test_they_stand_beside_other_claims() -> None:
    """A text in a list is a claim, as ever."""
    known = ["It rained.", REVIEW, {"id": 4, "text": "Ferga er solgt."}]
    ids = {r.right.id for r in cc.match([CLAIM], known)[0]}
    assert {"https://sjekk.example/torget", "4"} < ids


def test_relate_takes_one() -> None:
    """On either side."""
    (check,) = load_fact_checks(REVIEW)
    assert cc.relate(check, CLAIM).left.id == check.id


def test_no_entry_is_left_out_unsaid() -> None:
    """What cannot be used is refused here, and passed over by who reads it first."""
    both = [REVIEW, {"@type": "ClaimReview", "url": "https://a.example/"}]
    with pytest.raises(InputError, match=r"has no claim.*load_fact_checks"):
        cc.match([CLAIM], {"@graph": both})
    assert len(cc.match([CLAIM], load_fact_checks({"@graph": both}))[0]) == 1


def test_a_text_alone_is_told_to_go_into_a_list() -> None:
    """A string by itself is a path."""
    with pytest.raises(UnreadableInput, match=r"no such file.*goes into a list"):
        cc.match([CLAIM], "Havna er stengt")


def test_a_search_without_results_is_no_candidate() -> None:
    """And no error."""
    assert cc.match([CLAIM], {"claims": []}) == ((),)
