"""How alike a word of a question and a word of a report are, across languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from rapidfuzz import fuzz

from claimcmp.asking.slots import Likeness
from claimcmp.encoding.encoder import Encoder
from claimcmp.matching.vectors import word_rows

__all__ = ["like_any", "likeness"]

# Cosine from which two words of one beginning count as forms of one word.
_SOMEWHAT = 0.2


def likeness(encoder: Encoder, asked: Sequence[str], vocabulary: Iterable[str]) -> Likeness:
    """A function of a question's word and another: their cosine, or how alike they are spelled.

    Inflections and learned words ("reduce", "reduksjon") are spelled alike and
    a little alike in meaning; either alone would let in "contract" for "control".

    Args:
        encoder: Whose vectors; all words are encoded together.
        asked: The words of the question, lower case.
        vocabulary: The words that they will be held against, lower case.

    Returns:
        A function of two words, -1..1; words outside the vocabulary may be
        asked about too, at the price of encoding each alone.
    """
    known = sorted({*asked, *vocabulary})
    row = {word: n for n, word in enumerate(known)}
    vectors = word_rows(encoder, known)

    @cache
    def like(a: str, b: str) -> float:
        if a == b:
            return 1.0
        one, other = (vectors[row[w]] if w in row else word_rows(encoder, [w])[0] for w in (a, b))
        cosine = float(one @ other)
        if a[:4] == b[:4] and cosine >= _SOMEWHAT:
            return max(cosine, fuzz.ratio(a, b) / 100)
        return cosine

    return like


def like_any(
    encoder: Encoder, asked: Sequence[str], vocabulary: Iterable[str], *, least: float
) -> frozenset[str]:
    """The words of a vocabulary whose cosine with any of the words asked for is `least` or more."""
    known = sorted(set(vocabulary))
    if not known or not asked:
        return frozenset()
    nearest = (word_rows(encoder, known) @ word_rows(encoder, asked).T).max(axis=1)
    return frozenset(w for w, n in zip(known, nearest.tolist(), strict=True) if n >= least)
