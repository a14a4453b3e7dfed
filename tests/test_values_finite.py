"""No value holds a number that JSON has no word for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

import claimcmp as cc
from claimcmp.testing import make_comparison, make_relation

MADE = make_comparison(["Ti båter kom til Lervik.", "12 boats came to Lervik."])


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (cc.Reason, {"type": "number", "words": "", "contribution": None}),
        (cc.Number, {"start": 0, "end": 1, "text": "1", "low": None, "high": 1.0}),
        (cc.Relation, {**dict(make_relation("a b", "c d")), "cosine": None}),
        (cc.Relation, {**dict(make_relation("a b", "c d")), "score": None}),
        (cc.Relation, {**dict(make_relation("a b", "c d")), "confidence": None}),
        (cc.Claim, {**dict(MADE.claims[0]), "check_worthiness": None}),
    ],
)
def test_a_number_that_is_none_is_refused(kind: Any, given: dict[str, Any], odd: float) -> None:
    """Not a number, and without end."""
    field = next(name for name, value in given.items() if value is None and name in NUMBERS)
    with pytest.raises(ValidationError, match="finite number"):
        kind(**{**given, field: odd})


NUMBERS = ("contribution", "low", "cosine", "score", "confidence", "check_worthiness")


@pytest.mark.parametrize("odd", ["NaN", "Infinity", "-Infinity"])
def test_json_brings_none_in(odd: str) -> None:
    """Python's own reader of JSON would take the word."""
    raw = make_relation("a b", "c d").model_dump()
    raw["cosine"] = json.loads(odd)
    with pytest.raises(ValidationError, match="finite number"):
        cc.Relation.model_validate(raw)


def test_a_setting_that_is_no_number_is_refused() -> None:
    """With what was wrong."""
    with pytest.raises(cc.InputError, match="sure"):
        cc.Settings(sure=float("nan"))


def test_json_goes_there_and_back_unchanged() -> None:
    """Byte for byte."""
    text = MADE.to_json()
    assert cc.Comparison.model_validate_json(text).to_json() == text
