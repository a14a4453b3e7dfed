"""The encoder inside the package: one vector per piece of a word, no network, no torch.

A text's vector is the normalised sum of its pieces' vectors; a piece's weight
in the sum is the length of its vector. Pieces come from a Unigram vocabulary
over lower-cased NFKC, stored at 8 bits with one scale per piece.
"""

from __future__ import annotations

import hashlib
import operator
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import check_texts
from claimcmp.encoding.files import checked_folder, stored
from claimcmp.encoding.rows import runs, unit
from claimcmp.errors import InputError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["EmbeddedEncoder", "Word", "fingerprint_of"]

Matrix = NDArray[np.float32]

WEIGHTS = "static.safetensors"
TOKENIZER = "static.tokenizer.json"
_CHARACTERS = 200_000
"""Characters tokenized at a time: bounds memory on long lists and long lines alike."""
_PIECES = 16_384
"""Piece vectors of a long line unpacked to float32 at a time (16 MB at 256 dimensions)."""


class Word(NamedTuple):
    """A word of a text, `text[start:end]`, with the sum of its pieces' vectors.

    The vector is not of unit length: longer means more telling. A text's own
    vector points along the sum of its words' vectors.
    """

    start: int
    end: int
    vector: Matrix


def fingerprint_of(pieces: NDArray[np.int8], scales: Matrix, tokenizer: bytes) -> str:
    """SHA-256 over the vectors, their scales and the tokenizer file, in hexadecimal."""
    digest = hashlib.sha256(np.ascontiguousarray(pieces).data)
    digest.update(np.ascontiguousarray(scales).data)
    digest.update(tokenizer)
    return digest.hexdigest()


class EmbeddedEncoder:
    """Static piece vectors: Norwegian (nb, nn), Danish and English in one space.

    The vector of a text without any known piece (empty, blank, another
    script) is all zeros; every other has length 1. Equal texts have equal
    vectors, whatever stands beside them in the list.

    The first numbers of a vector work alone, a little worse: `truncated`.

    `fingerprint` is the SHA-256 of the weights and the tokenizer, at full
    length also where the vectors are truncated.
    """

    def __init__(
        self,
        tokenizer: Tokenizer,
        pieces: NDArray[np.int8],
        scales: Matrix,
        fingerprint: str,
        *,
        truncated: bool = False,
    ) -> None:
        self._tokenizer = tokenizer
        self._pieces = pieces
        self._scales = scales
        self._truncated = truncated
        self.fingerprint = fingerprint

    @property
    def name(self) -> str:
        """The word "static", the first twelve digits of the fingerprint, a truncated dimension.

        "static-<12 digits>" at full length, "static-<12 digits>-128" when truncated to 128.
        """
        return f"static-{self.fingerprint[:12]}" + (f"-{self.dimension}" if self._truncated else "")

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return int(self._pieces.shape[1])

    def __repr__(self) -> str:
        pieces, dimension = self._pieces.shape
        return f"<EmbeddedEncoder {self.name}: {pieces} pieces, {dimension} dimensions>"

    @classmethod
    def load(
        cls, folder: str | Path | None = None, dimension: int | None = None
    ) -> EmbeddedEncoder:
        """Open the embedded weights, or those of a folder that `training.encoder` wrote.

        Args:
            folder: None for the weights inside the package.
            dimension: None for the full length; else as for `truncated`.

        Raises:
            ModelError: A file is missing, cut short, altered or of another kind;
                the message names it.
            InputError: `folder` is no path, or `dimension` no whole number from 1
                to the full length.
        """
        found = _embedded() if folder is None else _open(checked_folder(folder))
        return found if dimension is None else found.truncated(dimension)

    def truncated(self, dimension: int) -> EmbeddedEncoder:
        """The same encoder with only the first `dimension` numbers of every vector.

        Rows have length 1 again. Vectors of different dimensions must not be
        compared; `name` tells them apart. The full length gives the encoder
        itself.

        Args:
            dimension: 1 up to the encoder's own; the weights are made for 64,
                128 and 192.

        Raises:
            InputError: No whole number, or out of that range.
        """
        wanted = _whole(dimension)
        if wanted is None or not 1 <= wanted <= self.dimension:
            raise InputError(
                f"dimension is {dimension!r}; want a whole number from 1 to {self.dimension}, "
                "such as 128"
            )
        if wanted == self.dimension:
            return self
        pieces = np.ascontiguousarray(self._pieces[:, :wanted])
        return EmbeddedEncoder(
            self._tokenizer, pieces, self._scales, self.fingerprint, truncated=True
        )

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row per text: length 1, or all zeros where no piece of the text is known.

        Args:
            texts: Any number of strings of any length; none gives shape `(0, dimension)`.

        Raises:
            InputError: Not a list of strings.
        """
        checked = check_texts(texts)
        rows = np.zeros((len(checked), self.dimension), dtype=np.float32)
        for start, stop in runs(map(len, checked), _CHARACTERS):
            batch = checked[start:stop]
            encodings = self._tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            for number, encoding in enumerate(encodings, start=start):
                rows[number] = self._sum(np.asarray(encoding.ids, dtype=np.intp))
        return unit(rows)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words and marks of a text in order, each with its place and its weighted vector.

        `start` and `end` count code points of the text as given, however its
        letters were folded. Words of which no piece is known have a zero
        vector. An empty text has no words.

        Raises:
            InputError: Not a string.
        """
        if not isinstance(text, str):
            raise InputError(f"words was given a {type(text).__name__}, want one string")
        encoding = self._tokenizer.encode(check_texts([text])[0], add_special_tokens=False)
        vectors = self._vectors(np.asarray(encoding.ids, dtype=np.intp))
        found: list[Word] = []
        last: int | None = None
        for (start, end), number, vector in zip(
            encoding.offsets, encoding.word_ids, vectors, strict=True
        ):
            if number == last and found:
                before = found[-1]
                found[-1] = Word(before.start, max(end, before.end), before.vector + vector)
            else:
                found.append(Word(start, end, vector))
            last = number
        return tuple(_trimmed(word, text) for word in found)

    def export(self, folder: str | Path) -> Path:
        """Write a folder that `SentenceTransformer(folder)` opens, with the same vectors.

        A truncated encoder writes its truncated vectors. Takes four bytes per
        number: about 66 MB at full length. Existing files are overwritten.

        Raises:
            InputError: A folder that cannot be made or written.
        """
        from claimcmp.encoding.exporting import write_static

        weights = self._pieces.astype(np.float32) * self._scales[:, None]
        return write_static(checked_folder(folder), weights, self._tokenizer.to_str())

    def _vectors(self, ids: NDArray[np.intp]) -> Matrix:
        unpacked = self._pieces[ids].astype(np.float32)
        unpacked *= self._scales[ids][:, None]
        return unpacked

    def _sum(self, ids: NDArray[np.intp]) -> Matrix:
        """The summed vectors of one line, in the order of its pieces: the same on every machine."""
        total = np.zeros(self.dimension, dtype=np.float32)
        for start in range(0, len(ids), _PIECES):
            total += self._vectors(ids[start : start + _PIECES]).sum(axis=0)
        return total


def _whole(number: object) -> int | None:
    """A Python or numpy whole number as an int; None for anything else, truth values with it."""
    if isinstance(number, bool | np.bool_):
        return None
    try:
        return operator.index(number)  # type: ignore[arg-type]
    except TypeError:
        return None


def _trimmed(word: Word, text: str) -> Word:
    """The word without blanks at its ends, which the word marker may carry along."""
    inside = text[word.start : word.end]
    start = word.start + len(inside) - len(inside.lstrip())
    return Word(start, max(start, word.start + len(inside.rstrip())), word.vector)


@cache
def _embedded() -> EmbeddedEncoder:
    """The weights of the package, opened once per process; they are only read."""
    with resources.as_file(resources.files("claimcmp.encoding") / "weights") as folder:
        return _open(folder)


def _open(folder: Path) -> EmbeddedEncoder:
    files = stored(folder, WEIGHTS, TOKENIZER)
    pieces, scales = files.tensors.get("pieces"), files.tensors.get("scales")
    if pieces is None or scales is None or pieces.dtype != np.int8 or pieces.ndim != 2:
        raise files.another_kind()
    if scales.shape != pieces.shape[:1]:
        raise files.another_kind()
    fingerprint = fingerprint_of(pieces, scales, files.tokenizer)
    files.check(fingerprint, files.facts.get("fingerprint"))
    return EmbeddedEncoder(files.opened_tokenizer(len(pieces)), pieces, scales, fingerprint)
