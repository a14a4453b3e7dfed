"""The content words of claims, and how far one claim's words are found in another's.

Cosine of two sentences says "same matter"; this says how much of the shorter
one stands in the longer one, word by word, across languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import Encoder
from claimcmp.reading.words import words
from claimcmp.report import Claim

__all__ = ["Coverage", "WordTable", "Words", "content_words", "coverage"]

Matrix = NDArray[np.float32]


class Coverage(NamedTuple):
    """How much of each side stands on the other, 0..1; 0.0 for a side without content words.

    `left_words` and `right_words` say how many content words each side has.
    """

    left: float
    right: float
    left_words: int = 0
    right_words: int = 0

    @property
    def shorter(self) -> float:
        """The coverage of the side of which more stands on the other."""
        return max(self.left, self.right)

    @property
    def longer(self) -> float:
        """The coverage of the other one."""
        return min(self.left, self.right)

    def without(self, left: int, right: int) -> Coverage:
        """The coverage if that many words of each side, which the other lacks, were not there.

        Of five words of which one was changed the other four may all be
        found: what is asked is whether everything but the detail is the same.
        """
        return self._replace(
            left=_spread(self.left, self.left_words, left),
            right=_spread(self.right, self.right_words, right),
        )


def _spread(share: float, words: int, fewer: int) -> float:
    return min(1.0, share * words / (words - fewer)) if words > fewer else share


@cache
def _function_words(language: str) -> frozenset[str]:
    text = files("claimcmp.matching").joinpath("data/function_words.txt").read_text("utf8")
    rows = (line.split() for line in text.splitlines() if line and line[0] != "#")
    return frozenset(w for code, *forms in rows if language in (code, "und") for w in forms)


def content_words(text: str, language: str) -> tuple[str, ...]:
    """The words of a text that carry matter, lower case, in order, without repeats."""
    skip = _function_words(language)
    found = (w.text.lower() for w in words(text))
    return tuple(dict.fromkeys(w for w in found if w not in skip and len(w) > 1))


class Words(NamedTuple):
    """The content words of one claim: their vectors, shape `(n, d)`, and the name each is part of.

    `keys` holds a name's key, or "" for a word that is no part of a name.
    """

    vectors: Matrix
    keys: NDArray[np.str_]


class WordTable:
    """Vectors of every content word of some claims, each word encoded once."""

    def __init__(self, claims: Iterable[Claim], encoder: Encoder) -> None:
        claims = list(claims)
        self._words = {c.id: content_words(c.standalone, c.language) for c in claims}
        self._keys = {c.id: _name_keys(c) for c in claims}
        known = sorted({w for found in self._words.values() for w in found})
        self._row = {w: n for n, w in enumerate(known)}
        self._vectors: Matrix = (
            encoder.encode(known) if known else np.zeros((0, encoder.dimension), np.float32)
        )

    def of(self, claim: Claim) -> Words:
        """A claim's content words; no rows where it has none."""
        found, keys = self._words[claim.id], self._keys[claim.id]
        return Words(
            self._vectors[[self._row[w] for w in found]],
            np.array([keys.get(w, "") for w in found], dtype=np.str_),
        )


def _name_keys(claim: Claim) -> dict[str, str]:
    """Each word of a claim's names, lower case, with the name's key."""
    return {w.text.lower(): n.key for n in reversed(claim.names) for w in words(n.text)}


def coverage(left: Words, right: Words) -> Coverage:
    """Mean over a side's words of the best cosine (at least 0) on the other side.

    Words of one name count as found, however the two languages spell it.
    """
    if not len(left.keys) or not len(right.keys):
        return Coverage(0.0, 0.0)
    cosine = np.maximum(left.vectors @ right.vectors.T, 0.0)
    cosine[(left.keys[:, None] == right.keys[None, :]) & (left.keys[:, None] != "")] = 1.0
    return Coverage(
        float(cosine.max(axis=1).mean()),
        float(cosine.max(axis=0).mean()),
        len(left.keys),
        len(right.keys),
    )
