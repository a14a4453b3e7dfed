"""Sentences from spans that are known to be right, without a second check of each.

Floor 1 of reading: values only. A check by pydantic costs more than finding
the sentence did.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from claimcmp.report import SegmentKind, Sentence
from claimcmp.values import Language

__all__ = ["Stretch", "build"]

Stretch = tuple[int, int, SegmentKind, str | None]
"""Start, end, kind and reason of a segment; a `Piece` is one."""

_new = object.__new__
_FIELDS = set(Sentence.model_fields)
# The four slots that a model has; pydantic's own `model_construct` fills the same four.
_put_values = BaseModel.__dict__["__dict__"].__set__
_put_fields_set = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_put_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_put_private = BaseModel.__dict__["__pydantic_private__"].__set__


def build(
    text: str, stretches: Iterable[Stretch], languages: Iterable[Language]
) -> tuple[Sentence, ...]:
    """The sentences of `text` at the stretches, in order, one language each.

    Equal in every way to `Sentence(start=..., ...)` with all six fields given;
    the caller answers for spans that lie in the text.
    """
    out = []
    for (start, end, kind, reason), language in zip(stretches, languages, strict=True):
        sentence = _new(Sentence)
        _put_values(
            sentence,
            {
                "start": start,
                "end": end,
                "text": text[start:end],
                "language": language,
                "kind": kind,
                "reason": reason,
            },
        )
        _put_fields_set(sentence, _FIELDS.copy())
        _put_extra(sentence, None)
        _put_private(sentence, None)
        out.append(sentence)
    return tuple(out)
