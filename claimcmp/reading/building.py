"""Sentences from spans that are known to be right, without a second check of each.

Floor 1 of reading: values only.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcmp.cues.making import maker
from claimcmp.report import SegmentKind, Sentence
from claimcmp.values import Language

__all__ = ["Stretch", "build"]

Stretch = tuple[int, int, SegmentKind, str | None]
"""Start, end, kind and reason of a segment; a `Piece` is one."""

_make_sentence = maker(Sentence)


def build(
    text: str, stretches: Iterable[Stretch], languages: Iterable[Language]
) -> tuple[Sentence, ...]:
    """The sentences of `text` at the stretches, in order, one language each.

    Equal in every way to `Sentence(start=..., ...)` with all six fields given;
    the caller answers for spans that lie in the text.
    """
    out = []
    for (start, end, kind, reason), language in zip(stretches, languages, strict=True):
        fields = {
            "start": start,
            "end": end,
            "text": text[start:end],
            "language": language,
            "kind": kind,
            "reason": reason,
        }
        out.append(_make_sentence(fields))
    return tuple(out)
