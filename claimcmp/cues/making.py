"""Values made from parts that are known to be right, without a second check of each.

Floor 5: pydantic and `claimcmp.values` only. A sentence gives tens of spans, and a check
by pydantic costs more than finding them did.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from claimcmp.values import Span, Value

__all__ = ["maker", "span"]

Made = TypeVar("Made", bound=Value)

_new = object.__new__
# The four slots that a model has; pydantic's own `model_construct` fills the same four.
_put_values = BaseModel.__dict__["__dict__"].__set__
_put_fields_set = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_put_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_put_private = BaseModel.__dict__["__pydantic_private__"].__set__


def maker(model: type[Made]) -> Callable[[dict[str, Any]], Made]:
    """What makes values of a frozen model from all of its fields, in the model's own order.

    A value is equal in every way to `model(**fields)`; the caller answers for
    the types, and gives the dict away.
    """
    given = set(model.model_fields)

    def make(fields: dict[str, Any]) -> Made:
        made = _new(model)
        _put_values(made, fields)
        _put_fields_set(made, given.copy())
        _put_extra(made, None)
        _put_private(made, None)
        return made

    return make


_make_span = maker(Span)


def span(start: int, end: int) -> Span:
    """The stretch `[start, end)`, with `0 <= start <= end`."""
    return _make_span({"start": start, "end": end})
