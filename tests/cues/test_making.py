# ruff: noqa: D103 -- the names of the tests say the facts
"""A value that is made without a check is like one that was checked."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from claimcmp.cues.making import maker, span
from claimcmp.report import Name
from claimcmp.values import Span

FIELDS: dict[str, Any] = {
    "start": 0,
    "end": 5,
    "text": "Harno",
    "key": "harno",
    "kind": "place",
    "derived": False,
}


def test_a_made_value_equals_a_checked_one() -> None:
    assert maker(Name)(dict(FIELDS)) == Name(**FIELDS)


def test_a_made_value_has_the_hash_of_a_checked_one() -> None:
    assert hash(span(2, 7)) == hash(Span(start=2, end=7))


def test_a_made_value_is_written_as_a_checked_one() -> None:
    assert maker(Name)(dict(FIELDS)).model_dump_json() == Name(**FIELDS).model_dump_json()


def test_a_made_value_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        span(2, 7).start = 3  # type: ignore[misc]


def test_a_changed_copy_leaves_the_others_as_they_are() -> None:
    one, other = span(2, 7), span(3, 8)
    changed = one.model_copy(update={"end": 9})
    assert (changed.end, one.end, other.end) == (9, 7, 8)


def test_two_made_values_share_no_set_of_fields() -> None:
    assert span(2, 7).model_fields_set is not span(3, 8).model_fields_set
