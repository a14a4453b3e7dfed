"""Encoders without weights: one that knows spelling, one that knows what it was told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import check_texts
from claimcmp.errors import InputError

__all__ = ["HashEncoder", "TableEncoder", "plain"]

Rows = NDArray[np.float32]


class HashEncoder:
    """Bags of hashed character trigrams: near texts are near, with no weights and no training.

    The same on every machine and in every process. It knows spelling, not
    meaning: a translation is near only as far as its letters are.

    Args:
        dimension: The length of a vector, at least 1.

    Raises:
        InputError: The dimension is no whole number, or below 1.
    """

    def __init__(self, dimension: int = 64) -> None:
        if not isinstance(dimension, int) or dimension < 1:
            raise InputError(f"dimension is {dimension!r}, want a number of 1 or more")
        self._dimension = dimension

    @property
    def name(self) -> str:
        """The word "hash" and the dimension."""
        return f"hash-{self._dimension}"

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> Rows:
        """One row of length 1 for each of `texts`; zeros for one of blanks only.

        Raises:
            InputError: Not a list of strings.
        """
        rows = np.zeros((len(checked := check_texts(texts)), self._dimension), dtype=np.float32)
        for row, text in zip(rows, checked, strict=True):
            for gram in _trigrams(text):
                digest = hashlib.blake2b(gram.encode(), digest_size=8).digest()
                place = int.from_bytes(digest[:4]) % self._dimension
                row[place] += 1.0 if digest[4] & 1 else -1.0
        return _to_unit(rows)


class TableEncoder:
    """Vectors by a table of your own: texts under one word are one matter, others are apart.

    `TableEncoder({"The port is shut.": "port", "Havna er stengt.": "port"})`
    gives both texts the same vector. With vectors in place of words, such as
    `{"The port is shut.": [1, 0], "Havna er stengt.": [0.8, 0.6]}`, cosines are
    as you say. A text that is not in the table is apart from all that are, and
    as near to others outside it as `HashEncoder` has it. Texts are looked up
    without regard to capitals, blanks, and marks at their ends, since a
    comparison encodes the standalone wording of a claim; it encodes the single
    words of claims too.

    Args:
        table: By text, either a word for its matter or a vector; vectors are
            scaled to length 1.

    Raises:
        InputError: Words and vectors mixed, vectors of different lengths, or
            one that is empty or not finite.
    """

    def __init__(self, table: Mapping[str, str] | Mapping[str, Sequence[float]]) -> None:
        if not isinstance(table, Mapping):
            kind = type(table).__name__
            raise InputError(f"the table is a {kind}; want a dict from text to a word or a vector")
        given = list(table.values())
        rows = _one_hot(given) if all(isinstance(v, str) for v in given) else _vectors(table)
        texts = [plain(text) for text in check_texts(list(table))]
        if len(texts) > len(set(texts)):
            twice = next(t for t in texts if texts.count(t) > 1)
            raise InputError(f"the table holds {twice!r} twice, but for case and marks; leave one")
        self._rows = dict(zip(texts, _to_unit(rows), strict=True))
        self._own = rows.shape[1]
        self._others = HashEncoder()
        digest = hashlib.blake2b(digest_size=4)
        for text, row in sorted(self._rows.items()):
            digest.update(text.encode() + row.tobytes())
        self._name = f"table-{digest.hexdigest()}"

    @property
    def name(self) -> str:
        """The word "table" and a digest of the table."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of every vector: that of the table's, and of `HashEncoder` beside it."""
        return int(self._own + self._others.dimension)

    def encode(self, texts: Sequence[str]) -> Rows:
        """One row of length 1 for each of `texts`; zeros for one of blanks only.

        Raises:
            InputError: Not a list of strings.
        """
        checked = check_texts(texts)
        rows = np.zeros((len(checked), self.dimension), dtype=np.float32)
        rows[:, self._own :] = self._others.encode(checked)
        for row, text in zip(rows, checked, strict=True):
            if (known := self._rows.get(plain(text))) is not None:
                row[: self._own], row[self._own :] = known, 0
        return rows


def plain(text: str) -> str:
    """A text without capitals, needless blanks, and marks at its ends: how tables look it up."""
    return " ".join(text.casefold().split()).strip(" .,:;!?…–—-\"'“”„«»‘’()")


def _one_hot(words: Sequence[Any]) -> Rows:
    """One axis per word, in the order of the words, whatever the order of the table."""
    axis = {word: n for n, word in enumerate(sorted(set(words)))}
    return np.eye(max(1, len(axis)), dtype=np.float32)[[axis[w] for w in words]]


def _vectors(table: Mapping[str, Any]) -> Rows:
    rows = []
    for text, given in table.items():
        try:
            row = np.asarray(None if isinstance(given, str) else given, dtype=np.float64)
        except (TypeError, ValueError):
            row = np.zeros(0)
        if row.ndim != 1 or not row.size or not np.isfinite(row).all():
            raise InputError(
                f"the table has {given!r:.60} for {text!r:.60}; want a vector of finite numbers "
                "(or a word for every text)"
            )
        rows.append(row)
    lengths = {len(row) for row in rows}
    if len(lengths) > 1:
        raise InputError(f"the table's vectors have the lengths {sorted(lengths)}; want one length")
    return np.array(rows, dtype=np.float32)


def _to_unit(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    scaled: Rows = (rows / lengths).astype(np.float32)
    return scaled


def _trigrams(text: str) -> list[str]:
    words = (f" {word} " for word in text.casefold().split())
    return [word[i : i + 3] for word in words for i in range(len(word) - 2)]
