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
from claimcmp.matching.vectors import Matrix, word_rows
from claimcmp.reading.words import word_texts
from claimcmp.report import Claim

__all__ = ["Coverage", "WordTable", "content_words"]

# Content words of one claim that are looked at: a text of more is no claim, and
# the words of two are held against each other, each with each.
_MOST_WORDS = 1_000


class Coverage(NamedTuple):
    """How much of each side stands on the other, 0..1; 0.0 for a side without content words.

    `left_words` and `right_words` say how many content words each side has.
    `bag` is the cosine of the two texts as mere bags of words; None where the
    encoder has no part for that.
    """

    left: float
    right: float
    left_words: int = 0
    right_words: int = 0
    bag: float | None = None

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
    found = [w.lower() for w in word_texts(text)]
    return tuple(dict.fromkeys([w for w in found if w not in skip and len(w) > 1]))


class WordTable:
    """The content words of some claims, each word encoded once; claims go by their place.

    By place and not by id: a caller's ids may be the same for two texts.
    """

    def __init__(self, claims: Iterable[Claim], encoder: Encoder) -> None:
        row: dict[str, int] = {}
        number: dict[str, int] = {}
        self._rows: list[NDArray[np.intp]] = []
        self._names: list[NDArray[np.intp]] = []
        texts: list[str] = []
        for claim in claims:
            texts.append(claim.standalone)
            found = content_words(claim.standalone, claim.language)[:_MOST_WORDS]
            keys = _name_keys(claim)
            rows = [row.setdefault(w, len(row)) for w in found]
            names = [number.setdefault(keys[w], len(number)) if w in keys else -1 for w in found]
            self._rows.append(np.array(rows, dtype=np.intp))
            self._names.append(np.array(names, dtype=np.intp))
        self._vectors: Matrix = word_rows(encoder, list(row))
        self._bags: Matrix | None = None
        if getattr(encoder, "word_encoder", encoder) is not encoder:
            self._bags = word_rows(encoder, texts)

    def coverage(self, left: int, right: int) -> Coverage:
        """How far the words of two claims are found in each other.

        Per side the mean over its words of the best cosine (at least 0) on the
        other side. Words of one name count as found, however the two languages
        spell it.
        """
        here, there = self._rows[left], self._rows[right]
        bag = None if self._bags is None else float(self._bags[left] @ self._bags[right])
        if not len(here) or not len(there):
            return Coverage(0.0, 0.0, bag=bag)
        cosine = np.maximum(self._vectors[here] @ self._vectors[there].T, 0.0)
        mine, yours = self._names[left][:, None], self._names[right][None, :]
        cosine[(mine == yours) & (mine >= 0)] = 1.0
        return Coverage(
            float(cosine.max(axis=1).mean()),
            float(cosine.max(axis=0).mean()),
            len(here),
            len(there),
            bag,
        )


def _name_keys(claim: Claim) -> dict[str, str]:
    """Each word of a claim's names, lower case, with the name's key."""
    return {w.lower(): n.key for n in reversed(claim.names) for w in word_texts(n.text)}
