"""For tests of programs that call this library: an encoder without weights, a splitter checked."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import check_texts
from claimcmp.errors import InputError
from claimcmp.reading.splitters import LoadedSplitter, load_splitter
from claimcmp.values import LANGUAGES, Language

__all__ = ["HashEncoder", "check_splitter"]

_STRETCHES = (
    "A line without a closing mark",
    "One sentence. Another one! A third? And … the last",
    "Hun reiste kl. 14 den 3. mai, jf. kap. 2 nr. 4. Dr. Li ble igjen i ca. tre uker.",
    "Eg veit ikkje. Veit du det? Nei, det gjer eg ikkje …",
    "»Vi venter,« sagde hun. Så kom den 5. bus, dvs. den sidste.",
    "Mr. Hill of the U.S. Senate paid $3.50 at 5 p.m. He left. “Why?” she asked.",
    "No space here.After the stop there is none.«Nor here.»And here",
    "– A dash opens it. – A dash goes on (and a bracket. Two sentences long).",
    "the same the same. the same the same. the same the same.",
    "  Blanks   before,\twithin.  \u00a0 And after. \t ",
    "A line\nthat was wrapped\r\nat a width. It ends\nhere.",
    "Caf\u00e9, cafe\u0301. \U0001f6a2\U0001f1f3\U0001f1f4 met. \U0001f468\u200d\U0001f469 came.",
    "\ufeffA mark of order. \u200fA mark of direction\u200e. A\u00adhyphen\u200b.",
    "A NUL \x00. A lone half \ud83d. The end.",
    "See https://example.org/a.b?c=d!e and post@example.org. Both exist.",
    '?! ... \u00bb\u00ab "" () .',
    ".",
    "Ok. " * 400 + "x" * 4000,
)
"""Stretches of prose that are hard to cut, harder to give offsets for."""


def check_splitter(splitter: object, texts: Sequence[str] = ()) -> None:
    """Assert that a splitter can be given to `split` and `compare`.

    It is shown stretches of prose in every language, each of them hard: abbreviations,
    quotes, missing spaces, blanks of all kinds, emoji, marks of direction. Each
    time its spans have to lie in the stretch, in order, without overlap, and
    may leave out blanks only; asked again, it has to give the same. Whether
    it cuts well is not looked at.

    Args:
        splitter: Anything that `load_splitter` takes.
        texts: Stretches of your own that it is to be shown as well.

    Raises:
        AssertionError: With what it was shown, what it gave and what is wanted.
    """
    try:
        loaded = load_splitter(splitter)
    except InputError as error:
        raise AssertionError(str(error)) from error
    for text in (*_STRETCHES, *texts):
        for language in (*LANGUAGES, "und"):
            first = _spans(loaded, text, language)
            again = _spans(loaded, text, language)
            assert first == again, (
                f"the splitter {loaded.name} gave {first} and then {again} for {text[:60]!r} in "
                f"language {language!r}; want the same each time"
            )


def _spans(splitter: LoadedSplitter, text: str, language: Language) -> tuple[tuple[int, int], ...]:
    try:
        return splitter(text, language)
    except InputError as error:
        raise AssertionError(str(error)) from error


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
