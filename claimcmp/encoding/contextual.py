"""The encoder that reads a sentence as a whole: a small transformer, no network, no torch.

Six layers of 384 numbers over pieces of English, Norwegian (nb, nn) and Danish
words, at 8 bits, computed by onnxruntime. It sees word order where the static
encoder sees a bag of words, and takes some twenty times as long.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.batches import batches, in_threads
from claimcmp.encoding.encoder import check_texts
from claimcmp.encoding.files import Stored, checked_folder, stored
from claimcmp.encoding.pieces import FAR, Pieces
from claimcmp.encoding.rows import runs, unit
from claimcmp.encoding.transformer import Shape, kinds, layers_session, wanted_tensors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["LONGEST", "TOKENIZER", "WEIGHTS", "ContextualEncoder", "fingerprint_of"]

Matrix = NDArray[np.float32]
Ids = NDArray[np.intp]

WEIGHTS = "contextual.safetensors"
TOKENIZER = "contextual.tokenizer.json"
LONGEST = 128
"""Pieces of a text that are read, the two marks at its ends included."""

_CHARACTERS = 400_000
"""Characters tokenized at a time, which also bounds how many texts are sorted by length at once."""
_TOGETHER = 1_024
"""Pieces that go through the layers in one call; larger calls were no faster."""


def fingerprint_of(tensors: Mapping[str, NDArray[Any]], shape: Shape, tokenizer: bytes) -> str:
    """SHA-256 over the weights with their names, their number and the tokenizer, in hexadecimal."""
    digest = hashlib.sha256(repr(tuple(shape)).encode())
    for name in sorted(tensors):
        tensor = np.ascontiguousarray(tensors[name])
        digest.update(f"{name} {tensor.dtype.name} {tensor.shape}".encode())
        digest.update(tensor.data)
    digest.update(tokenizer)
    return digest.hexdigest()


class ContextualEncoder:
    """Vectors of whole sentences: Norwegian (nb, nn), Danish and English in one space.

    A text is read as far as its first 128 pieces of words, about 90 words (the
    length the layers were first trained on); what follows changes nothing. The
    vector of a text none of whose pieces is known (empty, blank, another
    script) is all zeros; every other has length 1. Equal texts have equal
    vectors, whatever stands beside them in the list.

    `fingerprint` is the SHA-256 of the weights and the tokenizer. The vectors
    of another kind of processor may differ in the last digits.
    """

    def __init__(
        self,
        tokenizer: Tokenizer,
        tensors: Mapping[str, NDArray[Any]],
        shape: Shape,
        fingerprint: str,
    ) -> None:
        self.pieces = Pieces(tokenizer, tensors["pieces"], tensors["piece_scales"])
        self._tensors = tensors
        self._shape = shape
        self._places = tensors["positions"].astype(np.float32)
        self._session = layers_session(tensors, shape)
        self.fingerprint = fingerprint

    def __reduce__(self) -> tuple[type[ContextualEncoder], tuple[object, ...]]:
        # A session cannot be stored; it is built anew where results are read back.
        return type(self), (self.pieces.tokenizer, self._tensors, self._shape, self.fingerprint)

    def __deepcopy__(self, memo: dict[int, object]) -> ContextualEncoder:
        # Results carry their encoder along; it never changes, so their copies share it.
        return self

    @property
    def name(self) -> str:
        """The word "contextual" and the first twelve digits of the fingerprint."""
        return f"contextual-{self.fingerprint[:12]}"

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return int(self._tensors["pieces"].shape[1])

    def __repr__(self) -> str:
        pieces, dimension = self._tensors["pieces"].shape
        return f"<ContextualEncoder {self.name}: {pieces} pieces, {dimension} dimensions>"

    @classmethod
    def load(cls, folder: str | Path | None = None) -> ContextualEncoder:
        """Open the weights of the package, or those of a folder that `publish` wrote.

        Raises:
            ModelError: A file is missing, cut short, altered or of another kind;
                the message names it.
            InputError: `folder` is no path.
        """
        return _embedded() if folder is None else _open(checked_folder(folder))

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row per text: length 1, or all zeros where no piece of the text is known.

        Args:
            texts: Any number of strings of any length; none gives shape `(0, dimension)`.

        Raises:
            InputError: Not a list of strings.
        """
        checked = check_texts(texts)
        rows = np.zeros((len(checked), self.dimension), dtype=np.float32)
        # An empty text costs something too.
        sizes = (min(len(text), FAR) + 20 for text in checked)
        for start, stop in runs(sizes, _CHARACTERS):
            ids = self.pieces.ids(checked[start:stop], LONGEST)
            chosen = list(batches([len(each) for each in ids], _TOGETHER))
            found = in_threads(self._vectors, [[ids[i] for i in batch] for batch in chosen])
            for batch, vectors in zip(chosen, found, strict=True):
                rows[[start + i for i in batch]] = vectors
        return rows

    def export(self, folder: str | Path) -> Path:
        """Write a folder that `SentenceTransformer(folder)` opens, with nearly the same vectors.

        The weights are written at float32, so the cosine with this encoder's
        vectors is about .998, not 1. Takes four bytes per number: about 140 MB.
        Existing files are overwritten.

        Raises:
            InputError: A folder that cannot be made or written.
        """
        from claimcmp.encoding.exporting import write_bert

        tokenizer = type(self.pieces.tokenizer).from_str(self.pieces.tokenizer.to_str())
        tokenizer.enable_truncation(LONGEST)
        return write_bert(checked_folder(folder), self._tensors, self._shape, tokenizer.to_str())

    def _vectors(self, batch: Sequence[Ids]) -> Matrix:
        """Unit rows of texts that have one number of pieces."""
        ids = np.stack(batch)
        pieces = self.pieces.vectors(ids)
        pieces += self._places[: ids.shape[1]]
        (ends,) = self._session.run(None, {"pieces": pieces})
        # The session's own mean rounds otherwise for one text than for several; numpy's does not.
        return unit(np.asarray(ends.mean(axis=1), dtype=np.float32))


@cache
def _embedded() -> ContextualEncoder:
    """The weights of the package, opened once per process; they are only read."""
    with resources.as_file(resources.files("claimcmp.encoding") / "weights") as folder:
        return _open(folder)


def _open(folder: Path) -> ContextualEncoder:
    files = stored(folder, WEIGHTS, TOKENIZER)
    shape, written = _shape(files)
    fingerprint = fingerprint_of(files.tensors, shape, files.tokenizer)
    files.check(fingerprint, written)
    if not _complete(files.tensors, shape):
        raise files.another_kind()
    tokenizer = files.opened_tokenizer(len(files.tensors["pieces"]))
    return ContextualEncoder(tokenizer, files.tensors, shape, fingerprint)


def _shape(files: Stored) -> tuple[Shape, object]:
    """The shape and the fingerprint that were written beside the weights."""
    try:
        read = json.loads(files.facts.get("facts", ""))
        return Shape(*(read[name] for name in Shape._fields)), read["fingerprint"]
    except (ValueError, TypeError, KeyError):
        raise files.another_kind() from None


def _complete(tensors: Mapping[str, NDArray[Any]], shape: Shape) -> bool:
    """Whether every tensor is there, in the type and shape that the layers read."""
    pieces, widen = tensors.get("pieces"), tensors.get("layer.0.widen.weight")
    if pieces is None or widen is None or pieces.ndim != 2 or widen.ndim != 2:
        return False
    count, width = pieces.shape
    if shape.layers < 1 or shape.heads < 1 or width % shape.heads:
        return False
    wanted = wanted_tensors(shape, width, len(widen)) | {
        "pieces": ("int8", (count, width)),
        "piece_scales": ("float32", (count,)),
        "positions": ("float16", (LONGEST, width)),
    }
    return kinds(tensors) == wanted
