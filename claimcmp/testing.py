"""For tests of programs that call this library: an encoder without weights."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import check_texts
from claimcmp.errors import InputError

__all__ = ["HashEncoder"]


class HashEncoder:
    """Bags of hashed character trigrams: near texts are near, with no weights and no training.

    The same on every machine and in every process. It knows spelling, not
    meaning: a translation is near only as far as its letters are.

    Args:
        dimension: The length of a vector, at least 1.
    """

    def __init__(self, dimension: int = 64) -> None:
        if dimension < 1:
            raise InputError(f"dimension is {dimension}, want 1 or more")
        self._dimension = dimension

    @property
    def name(self) -> str:
        """The word "hash" and the dimension."""
        return f"hash-{self._dimension}"

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 per text; zeros for a text of blanks only.

        Raises:
            InputError: Not a list of strings.
        """
        rows = np.zeros((len(checked := check_texts(texts)), self._dimension), dtype=np.float32)
        for row, text in zip(rows, checked, strict=True):
            for gram in _trigrams(text):
                digest = hashlib.blake2b(gram.encode(), digest_size=8).digest()
                place = int.from_bytes(digest[:4]) % self._dimension
                row[place] += 1.0 if digest[4] & 1 else -1.0
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        rows /= lengths
        return rows


def _trigrams(text: str) -> list[str]:
    words = (f" {word} " for word in text.casefold().split())
    return [word[i : i + 3] for word in words for i in range(len(word) - 2)]
