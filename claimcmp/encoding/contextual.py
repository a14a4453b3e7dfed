"""The encoder that reads a sentence as a whole: a small transformer, no network, no torch.

Six layers of 384 numbers over pieces of English, Norwegian (nb, nn) and Danish
words, at 8 bits, computed by onnxruntime. It sees word order where the static
encoder sees a bag of words, and takes some twenty times as long.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import resources
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import check_texts
from claimcmp.encoding.files import Stored, checked_folder, stored
from claimcmp.encoding.rows import runs, unit
from claimcmp.encoding.transformer import NORMS, Shape, dense_sizes, layers_session

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
_FAR = 20_000
"""Characters of a text that are looked at, in longer ones without what is not read: 128
words of 150 letters each."""
_WORD = re.compile(r"\S+")
_UNREAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]"
)
"""Characters that the tokenizer drops: of a word made of them nothing is left."""
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
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)
        # "[SEP]" in somebody's text is four letters in brackets, not the end of a sentence.
        tokenizer.encode_special_tokens = True
        self._tokenizer = tokenizer
        self._tensors = tensors
        self._shape = shape
        self._unknown = tokenizer.token_to_id(tokenizer.model.unk_token)
        self._places = tensors["positions"].astype(np.float32)
        self._session = layers_session(tensors, shape)
        self.fingerprint = fingerprint

    def __reduce__(self) -> tuple[type[ContextualEncoder], tuple[object, ...]]:
        # A session cannot be stored; it is built anew where results are read back.
        return type(self), (self._tokenizer, self._tensors, self._shape, self.fingerprint)

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
        sizes = (min(len(text), _FAR) + 20 for text in checked)
        for start, stop in runs(sizes, _CHARACTERS):
            ids = self._ids(checked[start:stop])
            batches = list(_batches(ids))
            with ThreadPoolExecutor(max(1, min(len(batches), _processors()))) as pool:
                found = pool.map(self._vectors, ([ids[i] for i in batch] for batch in batches))
                for batch, vectors in zip(batches, found, strict=True):
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

        return write_bert(
            checked_folder(folder), self._tensors, self._shape, self._tokenizer.to_str()
        )

    def _ids(self, texts: Sequence[str]) -> list[Ids]:
        """Each text's pieces; none where nothing of the text is known."""
        encodings = self._tokenizer.encode_batch_fast([_beginning(text) for text in texts])
        found = [np.asarray(encoding.ids, dtype=np.intp) for encoding in encodings]
        unknown = self._unknown
        return [ids if (ids[1:-1] != unknown).any() else ids[:0] for ids in found]

    def _vectors(self, batch: Sequence[Ids]) -> Matrix:
        """Unit rows of texts that have one number of pieces."""
        ids = np.stack(batch)
        pieces = self._tensors["pieces"][ids].astype(np.float32)
        pieces *= self._tensors["piece_scales"][ids][:, :, None]
        pieces += self._places[: ids.shape[1]]
        (ends,) = self._session.run(None, {"pieces": pieces})
        # The session's own mean rounds otherwise for one text than for several; numpy's does not.
        return unit(np.asarray(ends.mean(axis=1), dtype=np.float32))


def _beginning(text: str) -> str:
    """The text, or of a very long one enough for all pieces that are read."""
    if len(text) <= _FAR:
        return text
    # Every word that leaves something has at least one piece, so the first 128 suffice.
    words = (_UNREAD.sub("", word.group()) for word in _WORD.finditer(text))
    return " ".join(islice(filter(None, words), LONGEST))[:_FAR]


def _batches(ids: Sequence[Ids]) -> Iterator[list[int]]:
    """The numbers of texts of one length, in batches; texts without pieces are left out.

    Texts of exactly one length need no filling and no mask, and each is
    computed alike in any company.
    """
    order = sorted(
        (number for number, each in enumerate(ids) if len(each)), key=lambda n: len(ids[n])
    )
    for length, group in groupby(order, key=lambda number: len(ids[number])):
        numbers, most = list(group), max(1, _TOGETHER // length)
        for start in range(0, len(numbers), most):
            yield numbers[start : start + most]


def _processors() -> int:
    """How many processors this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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
    (count, width), inner = pieces.shape, len(widen)
    if shape.layers < 1 or shape.heads < 1 or width % shape.heads:
        return False
    wanted: dict[str, tuple[str, tuple[int, ...]]] = {
        "pieces": ("int8", (count, width)),
        "piece_scales": ("float32", (count,)),
        "positions": ("float16", (LONGEST, width)),
    }
    for norm in ("norm", *(f"layer.{n}.{each}" for n in range(shape.layers) for each in NORMS)):
        wanted |= {f"{norm}.{part}": ("float32", (width,)) for part in ("gain", "shift")}
    for name, (outputs, inputs) in dense_sizes(width, inner).items():
        for each in (f"layer.{number}.{name}" for number in range(shape.layers)):
            wanted |= {
                f"{each}.weight": ("int8", (outputs, inputs)),
                f"{each}.scale": ("float32", (outputs,)),
                f"{each}.bias": ("float32", (outputs,)),
                f"{each}.smooth": ("float32", (inputs,)),
                f"{each}.step": ("float32", ()),
                f"{each}.zero": ("uint8", ()),
            }
    return {name: (t.dtype.name, t.shape) for name, t in tensors.items()} == wanted
