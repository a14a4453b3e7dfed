"""A small transformer that reads two claims at once: do they agree, diverge, or neither?

Six layers of 384 numbers at 8 bits, in onnxruntime, over the pieces of the
contextual encoder, whose table is shared; Norwegian (nb, nn), Danish and
English, the two claims in any two of them. No network, no torch.

Source: Devlin et al. (2019), "BERT", NAACL, for two texts in one line of
pieces; Conneau et al. (2017), "Supervised Learning of Universal Sentence
Representations from Natural Language Inference Data", EMNLP, for what the
head sees of two sentences.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.batches import batches, in_threads
from claimcmp.encoding.contextual import ContextualEncoder, fingerprint_of
from claimcmp.encoding.encoder import check_texts
from claimcmp.encoding.files import opened_weights
from claimcmp.encoding.pieces import FAR, Pieces
from claimcmp.encoding.rows import runs
from claimcmp.encoding.transformer import Shape, kinds, layers_session, wanted_tensors
from claimcmp.errors import InputError, ModelError

__all__ = ["LABELS", "LONGEST", "WEIGHTS", "Inference", "inference_fingerprint", "load_inference"]

Matrix = NDArray[np.float32]
Ids = NDArray[np.intp]

WEIGHTS = "inference.safetensors"
LABELS = ("agrees", "diverges", "neither")
LONGEST = 160
"""Pieces of a pair that are read, its three marks included."""

_MARKS = 3
_VIEWS = 5
"""What the head sees: the first mark, the mean of either text, their difference and product."""
_NEITHER = np.array([0, 0, 1], dtype=np.float32)
_CHARACTERS = 400_000
"""Characters tokenized at a time, which bounds the memory that any number of pairs takes."""
_TOGETHER = 1_024
"""Pieces that go through the layers in one call."""
_ADVICE = (
    "reinstall claimcmp, or write the file anew with python -m training.judge.inference.publish"
)


class _Line(NamedTuple):
    """Two texts in one line of pieces, and where the second begins."""

    ids: Ids
    second: int


def inference_fingerprint(
    tensors: Mapping[str, NDArray[Any]], shape: Shape, labels: Sequence[str], pieces: str
) -> str:
    """SHA-256 over the weights, the labels in order and the fingerprint of the piece table."""
    return fingerprint_of(tensors, shape, json.dumps([*labels, pieces]).encode())


class Inference:
    """Chances that two texts agree, diverge, or do neither.

    The order of the two does not matter: the one with more pieces is read
    first (of two as long, the one that sorts last), as a premise is mostly
    longer than a hypothesis. Of a pair some 100 words are read, of the longer
    text less where both do not fit. A pair has the same three numbers in any
    company; on another kind of processor the last digits may differ.

    `fingerprint` is the SHA-256 of the weights and of the pieces they belong to.
    """

    def __init__(
        self,
        pieces: Pieces,
        tensors: Mapping[str, NDArray[Any]],
        shape: Shape,
        fingerprint: str,
    ) -> None:
        self._pieces = pieces
        self._tensors = tensors
        self._shape = shape
        self._places = tensors["positions"].astype(np.float32)
        # The table of places holds the mark of the first text; this turns it into the second's.
        self._second = tensors["second"]
        self._head = {
            name: tensors[name].astype(np.float32) for name in _head_kinds(self._second.size)
        }
        self._session = layers_session(tensors, shape)
        self.fingerprint = fingerprint

    def __reduce__(self) -> tuple[type[Inference], tuple[object, ...]]:
        # A session cannot be stored; it is built anew where it is read back.
        return type(self), (self._pieces, self._tensors, self._shape, self.fingerprint)

    def __deepcopy__(self, memo: dict[int, object]) -> Inference:
        return self

    @property
    def name(self) -> str:
        """The word "inference" and the first twelve digits of the fingerprint."""
        return f"inference-{self.fingerprint[:12]}"

    def __repr__(self) -> str:
        return f"<Inference {self.name}: {self._shape.layers} layers>"

    @classmethod
    def load(cls, path: Path, pieces: Pieces) -> Inference:
        """Open a file of weights that were trained on these pieces.

        Raises:
            ModelError: It is missing, cut short, altered, of another kind, or
                belongs to other pieces; the message names it.
        """
        tensors, facts = opened_weights(path, _ADVICE)
        try:
            read = json.loads(facts.get("facts", ""))
            shape = Shape(*(read[name] for name in Shape._fields))
            labels, table, written = (read[name] for name in ("labels", "pieces", "fingerprint"))
            known = tuple(labels) == LABELS and _complete(tensors, shape)
        except (ValueError, TypeError, KeyError):
            known = False
        if not known:
            raise ModelError(f"{path} holds weights of another kind; {_ADVICE}")
        if inference_fingerprint(tensors, shape, labels, table) != written:
            raise ModelError(f"{path} is not as it was written: it was altered; {_ADVICE}")
        if table != pieces.fingerprint or tensors["second"].size != pieces.table.shape[1]:
            raise ModelError(
                f"{path} belongs to other pieces than those of the contextual encoder; {_ADVICE}"
            )
        return cls(pieces, tensors, shape, str(written))

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """The three chances of each pair, in the order of `LABELS`.

        Args:
            pairs: Any number of pairs of strings of any length.

        Returns:
            Shape `(n, 3)`, float32, each row summing to 1. A pair of which one
            text is empty, or none of its pieces known, is "neither" for certain:
            `(0, 0, 1)`. No pairs give shape `(0, 3)`.

        Raises:
            InputError: Not a list of pairs of strings.
        """
        checked = _checked(pairs)
        found = np.tile(_NEITHER, (len(checked), 1))
        # An empty text costs something too.
        sizes = (sum(min(len(text), FAR) + 20 for text in pair) for pair in checked)
        for start, stop in runs(sizes, _CHARACTERS):
            lines = self._lines(checked[start:stop])
            chosen = list(batches([len(line.ids) for line in lines], _TOGETHER))
            rows = in_threads(self._chances, [[lines[i] for i in batch] for batch in chosen])
            for batch, chances in zip(chosen, rows, strict=True):
                found[[start + i for i in batch]] = chances
        return found

    def _lines(self, pairs: Sequence[tuple[str, str]]) -> list[_Line]:
        """Each pair's pieces in one line; none where one side has none that is known."""
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        ids = dict(zip(texts, self._pieces.ids(texts, LONGEST), strict=True))
        found = []
        for pair in pairs:
            shorter, longer = sorted(pair, key=lambda text: (len(ids[text]), text))
            if len(ids[shorter]):
                found.append(_joined(ids[longer], ids[shorter]))
            else:
                found.append(_Line(ids[shorter], 0))
        return found

    def _chances(self, lines: Sequence[_Line]) -> Matrix:
        """Rows for pairs that have one number of pieces."""
        pieces = self._pieces.vectors(np.stack([line.ids for line in lines]))
        pieces += self._places[: pieces.shape[1]]
        for row, line in zip(pieces, lines, strict=True):
            row[line.second :] += self._second
        (ends,) = self._session.run(None, {"pieces": pieces})
        judged = [self._judged(e, line.second) for e, line in zip(ends, lines, strict=True)]
        return np.stack(judged)

    def _judged(self, ends: Matrix, second: int) -> Matrix:
        """The chances of one pair by what stands at its pieces in the end."""
        left, right = ends[:second].mean(axis=0), ends[second:].mean(axis=0)
        seen = np.concatenate([ends[0], left, right, abs(left - right), left * right])
        inner = self._dense("head.hidden", seen)
        slope = np.float32(np.sqrt(2 / np.pi))
        bent = inner / 2 * (1 + np.tanh(slope * (inner + np.float32(0.044715) * inner**3)))
        logits = self._dense("head.out", bent)
        odds = np.exp(logits - logits.max())
        return np.asarray(odds / odds.sum(), dtype=np.float32)

    def _dense(self, name: str, entering: Matrix) -> Matrix:
        # One pair at a time and summed by numpy itself: a matrix product rounds otherwise
        # for one row than for many, and on one thread than on two.
        summed = np.einsum("ij,j->i", self._head[f"{name}.weight"], entering)
        return np.asarray(summed + self._head[f"{name}.bias"], dtype=np.float32)


def _joined(first: Ids, second: Ids) -> _Line:
    """The pieces of both between the marks; where there is no room, the longer one is cut."""
    room = LONGEST - _MARKS
    a, b = first[1:-1], second[1:-1]
    if len(a) + len(b) > room:
        most = max(room - min(len(a), len(b)), room // 2)
        a, b = a[:most], b[:most]
        a = a[: room - len(b)]
    end = first[-1:]
    return _Line(np.concatenate([first[:1], a, end, b, end]), len(a) + 2)


def _checked(pairs: object) -> list[tuple[str, str]]:
    """The pairs as a list, in characters that the tokenizer can take."""
    if isinstance(pairs, str | bytes | Mapping) or not isinstance(pairs, Sequence):
        raise InputError(
            f"probabilities was given a {type(pairs).__name__}; want a list of pairs of texts: "
            "probabilities([(left, right)])"
        )
    for number, pair in enumerate(pairs):
        two = isinstance(pair, tuple | list) and len(pair) == 2
        if not two or not all(isinstance(text, str) for text in pair):
            raise InputError(
                f"pair {number} is {pair!r:.80}; want two strings: leave out pairs with a "
                "missing text or pass '' for it"
            )
    texts = check_texts([text for pair in pairs for text in pair])
    return list(zip(texts[::2], texts[1::2], strict=True))


def _head_kinds(width: int, hidden: int = 0) -> dict[str, tuple[str, tuple[int, ...]]]:
    return {
        "head.hidden.weight": ("float16", (hidden, _VIEWS * width)),
        "head.hidden.bias": ("float32", (hidden,)),
        "head.out.weight": ("float32", (len(LABELS), hidden)),
        "head.out.bias": ("float32", (len(LABELS),)),
    }


def _complete(tensors: Mapping[str, NDArray[Any]], shape: Shape) -> bool:
    """Whether every tensor is there, in the type and shape that is read."""
    width, inner, hidden = (
        len(tensors[name]) for name in ("second", "layer.0.widen.bias", "head.hidden.bias")
    )
    if shape.layers < 1 or shape.heads < 1 or not width or width % shape.heads:
        return False
    wanted = wanted_tensors(shape, width, inner) | _head_kinds(width, hidden)
    wanted |= {"positions": ("float16", (LONGEST, width)), "second": ("float32", (width,))}
    return kinds(tensors) == wanted


@cache
def load_inference() -> Inference:
    """The one inside the package, opened once per process; it is only read.

    Raises:
        ModelError: Its file, or one of the contextual encoder's, is missing,
            damaged, or belongs to other pieces; the message names it.
    """
    with resources.as_file(resources.files("claimcmp.matching") / "weights") as folder:
        return Inference.load(folder / WEIGHTS, ContextualEncoder.load().pieces)
