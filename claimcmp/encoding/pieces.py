"""Pieces of words: a text's own, and the vector each of them begins with.

The contextual encoder and the judge's reader of two claims share one table of
pieces; whichever of them is opened second brings only its layers.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["FAR", "Pieces"]

Ids = NDArray[np.intp]

FAR = 20_000
"""Characters of a text that are looked at, in longer ones without what is not read: more than
a hundred words of 120 letters each."""
_WORD = re.compile(r"\S+")
_UNREAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]"
)
"""Characters that the tokenizer drops: of a word made of them nothing is left."""


class Pieces:
    """A WordPiece vocabulary, and a vector at 8 bits for each of its pieces.

    Args:
        tokenizer: Puts a mark before and after every text.
        table: int8, shape `(pieces, width)`.
        scales: What a row of the table is multiplied by, shape `(pieces,)`.
    """

    def __init__(
        self, tokenizer: Tokenizer, table: NDArray[np.int8], scales: NDArray[np.float32]
    ) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        # "[SEP]" in somebody's text is four letters in brackets, not the end of a sentence.
        tokenizer.encode_special_tokens = True
        self.tokenizer = tokenizer
        self.table, self.scales = table, scales
        self._unknown = tokenizer.token_to_id(tokenizer.model.unk_token)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the vectors, their scales and the pieces in order, in hexadecimal."""
        digest = hashlib.sha256()
        for array in (self.table, self.scales):
            digest.update(f"{array.dtype.name} {array.shape}".encode())
            digest.update(np.ascontiguousarray(array).data)
        pieces = self.tokenizer.get_vocab()
        digest.update("\n".join(sorted(pieces, key=pieces.__getitem__)).encode())
        return digest.hexdigest()

    def ids(self, texts: Sequence[str], longest: int) -> list[Ids]:
        """The numbers of each text's pieces between its marks; none where nothing is known.

        Args:
            texts: Without unpaired surrogates (see `check_texts`).
            longest: Pieces of a text that are read, the two marks included.
        """
        encodings = self.tokenizer.encode_batch_fast([_beginning(t, longest) for t in texts])
        return [self._read(encoding.ids, longest) for encoding in encodings]

    def vectors(self, ids: Ids) -> NDArray[np.float32]:
        """The vectors of pieces by number, in a new array of shape `(*ids.shape, width)`."""
        found = self.table[ids].astype(np.float32)
        found *= self.scales[ids][..., None]
        return found

    def _read(self, found: list[int], longest: int) -> Ids:
        if len(found) > longest:
            found = [*found[: longest - 1], found[-1]]
        ids = np.asarray(found, dtype=np.intp)
        return ids if (ids[1:-1] != self._unknown).any() else ids[:0]


def _beginning(text: str, longest: int) -> str:
    """The text, or of a very long one enough for all pieces that are read."""
    if len(text) <= FAR:
        return text
    # Every word that leaves something has at least one piece, so that many words suffice.
    words = (_UNREAD.sub("", word.group()) for word in _WORD.finditer(text))
    return " ".join(islice(filter(None, words), longest))[:FAR]
