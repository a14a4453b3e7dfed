"""How alike a word of a question and a word of a report are, across languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from rapidfuzz import fuzz

from claimcmp.asking.meanings import overlap
from claimcmp.encoding.encoder import Encoder
from claimcmp.matching.vectors import word_rows
from claimcmp.reading.words import speech_verbs

__all__ = ["ENOUGH", "Likeness", "like_any", "likeness"]

Likeness = Callable[[str, str], float]
"""How alike a word of a question and one of a claim are, -1..1."""

ENOUGH = 0.4
"""Likeness from which a word of a claim speaks to a word of the question; a claim that
answers has one such word for each of the question's."""

# Cosine from which two words of one beginning count as forms of one word.
_SOMEWHAT = 0.2
# Overlap of two words' meanings from which they count as alike, and the likeness it then is.
_MEANT, _ALIKE = 0.35, 0.5
# Two words whose meanings are known and meet in less than this need a cosine that much higher.
_LITTLE, _DOUBT = 0.02, 0.1


def likeness(
    encoder: Encoder, asked: Sequence[str], vocabulary: Iterable[str], *, language: str
) -> Callable[[str], Likeness]:
    """A function of a question's word and another: how far they mean the same, or are one word.

    Two words are alike by what they mean (`meanings`), or by their cosine.
    Inflections and learned words ("reduce", "reduksjon") are spelled alike and
    a little alike in meaning; either alone would let in "contract" for "control".
    Numbers are alike only where they are equal.

    Args:
        encoder: Whose vectors; all words are encoded together.
        asked: The words of the question, lower case.
        vocabulary: The words that they will be held against, lower case.
        language: Of the question.

    Returns:
        For the language of a report a function of two words, -1..1; words
        outside the vocabulary may be asked about too, at the price of encoding
        each alone.
    """
    known = sorted({*asked, *vocabulary})
    row = {word: n for n, word in enumerate(known)}
    vectors = word_rows(encoder, known)

    @cache
    def near(a: str, b: str) -> float:
        one, other = (vectors[row[w]] if w in row else word_rows(encoder, [w])[0] for w in (a, b))
        cosine = float(one @ other)
        if a[:4] == b[:4] and cosine >= _SOMEWHAT:
            return max(cosine, fuzz.ratio(a, b) / 100)
        return cosine

    @cache
    def read(other: str) -> Likeness:
        @cache
        def like(a: str, b: str) -> float:
            if a == b:
                return 1.0
            if a.isdigit() or b.isdigit():
                return 0.0
            meant = overlap(a, language, b, other)
            if _both_say(a, b, language, other):
                return max(near(a, b), _ALIKE)
            if meant is None:
                return near(a, b)
            alike = _ALIKE + (1 - _ALIKE) * meant if meant >= _MEANT else 0.0
            return max(near(a, b) - _DOUBT * (meant < _LITTLE), alike)

        return like

    return read


def _both_say(a: str, b: str, a_language: str, b_language: str) -> bool:
    """Whether two words are verbs of saying of one kind: "says", "sagde"; not "denies"."""
    one, other = (
        # A verb that says only with its particle ("slo fast") may do anything without it.
        {v.stance for v in speech_verbs(code).get(word, ()) if v.particle is None}
        for word, code in ((a, a_language), (b, b_language))
    )
    return bool(one & other)


def like_any(
    encoder: Encoder, asked: Sequence[str], vocabulary: Iterable[str], *, least: float
) -> frozenset[str]:
    """The words of a vocabulary whose cosine with any of the words asked for is `least` or more."""
    known = sorted(set(vocabulary))
    if not known or not asked:
        return frozenset()
    nearest = (word_rows(encoder, known) @ word_rows(encoder, asked).T).max(axis=1)
    return frozenset(w for w, n in zip(known, nearest.tolist(), strict=True) if n >= least)
