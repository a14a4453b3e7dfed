"""The dateline that opens an agency's report: "OSLO (Reuters) - ", "BERLIN, 3. jan (NTB): ".

Above the agencies. It says where and by whom a report was filed, not what happened.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcmp.reading.agencies import agencies_in, is_photo_credit

__all__ = ["Dateline", "dateline"]

_LONGEST = 60
_OPENING = re.compile(r"[(\[/]")
_CLOSING = {"(": ")", "[": "]", "/": "/"}
_MARK = re.compile(r"\s*[-–—:]+\s*")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*|\d{1,2}\.?|(?:19|20)\d\d")
_SMALL = re.compile(
    r"(?:jan|feb|mar|apr|ma[ij]|jun|jul|aug|sep|okt|nov|de[sc])\w*\.?|og|and|i|in", re.IGNORECASE
)


class Dateline(NamedTuple):
    """Where the words after a dateline begin, and the agencies in it, joined with " / "."""

    end: int
    agency: str


def dateline(sentence: str) -> Dateline | None:
    """The dateline that opens a sentence; None where none does.

    Sure only with a known agency in brackets or between strokes, nothing but
    places and a day before it, and a dash or colon and words after it.

    Args:
        sentence: One sentence, as written.
    """
    opening = _OPENING.search(sentence, 0, _LONGEST)
    if opening is None:
        return None
    closing = sentence.find(_CLOSING[opening.group()], opening.end(), opening.end() + _LONGEST)
    mark = _MARK.match(sentence, closing + 1) if closing > 0 else None
    if mark is None or mark.end() >= len(sentence):
        return None
    credit, place = sentence[opening.end() : closing], sentence[: opening.start()]
    names, others = agencies_in(credit)
    if not names or others or is_photo_credit(credit) or not _is_place(place):
        return None
    # "Moe (AP): …" is a party's member; the agency AP writes its city in capitals.
    words = place.split()
    if names == ("AP",) and words and not words[0].strip(",").isupper():
        return None
    return Dateline(mark.end(), " / ".join(names))


def _is_place(words: str) -> bool:
    """Whether words are places and a day, or none at all."""
    tokens = [t for t in re.split(r"[ ,/]+", words.strip(" ,–—-")) if t]
    return len(tokens) <= 8 and all(
        _WORD.fullmatch(t) and (not t[0].islower() or _SMALL.fullmatch(t)) for t in tokens
    )
