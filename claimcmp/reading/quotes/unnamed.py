"""Direct speech that names nobody: what plainly stands in somebody's own words.

Only the shape of the marks counts: a quotation that opens its sentence, or all of
it, and is a clause of its own. A title and a word that the writer keeps at arm's
length are shorter, or stand inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.content import trim
from claimcmp.reading.quotes.grammar import grammar
from claimcmp.reading.quotes.marks import MARKS, Region
from claimcmp.reading.words import has_finite_verb, word_texts

__all__ = ["unnamed"]

_DASH = re.compile(r"[–—]\s+(?=[\"“„«»…]?[A-ZÆØÅ0-9])")
_CLOSES = re.compile(r"[.,!?…][\"“”»«'’]+|[\"“”»«'’]+\s*[,.–—-]|[.!?…]")
_SHORTEST = 4  # words of a quotation that is no title; of one that runs on, half as many
_MOST = 0.4  # of a sentence's characters that must stand between its marks


def unnamed(text: str, language: str, marked: Sequence[Region]) -> Attribution | None:
    """The direct quotation with an open speaker that a sentence mostly is; None where it is not.

    Args:
        text: One sentence in which no act of saying was found.
        language: "nb", "nn", "da", "en" or "und".
        marked: Its stretches between quotation marks, as its paragraph has them.
    """
    if marked and not text[: marked[0].start].strip(" –—-"):
        start, end = trim(text, marked[0].start, marked[0].end)
        most = end - start >= _MOST * len(text.strip())
        runs_on = start == 0 or not marked[0].closed
        if start == 0 and most and text[0] not in MARKS:
            return Attribution(None, "says", start, end, direct=True)  # a quotation goes on
        if most and (runs_on or _CLOSES.search(text, end)) and _clause(text[start:end], language):
            return Attribution(None, "says", start, end, direct=True)
        return None
    if marked and marked[-1].end >= len(text) and not marked[-1].closed:
        # Behind a lead-in begins what the next sentence goes on with.
        start, end = trim(text, marked[-1].start, len(text))
        return Attribution(None, "says", start, end, direct=True) if start < end else None
    dash = _DASH.match(text)
    if marked or dash is None or "?" in text or text.rstrip()[-1:] not in ".!…":
        return None
    start, end = trim(text, dash.end(), len(text))
    if end <= start or not _clause(text[start:end], language):
        return None
    return Attribution(None, "says", 0, len(text), direct=True)


def _clause(said: str, language: str) -> bool:
    """Whether what is quoted has a verb, and words enough to be said and not only named."""
    tokens = [w.lower() for w in word_texts(said)]
    verbal = grammar(language).verbal
    return len(tokens) >= _SHORTEST and (
        any(w in verbal for w in tokens) or has_finite_verb(said, language)
    )
