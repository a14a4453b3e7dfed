"""The exported reader as run time will have it: onnxruntime and numpy, no torch (a draft).

Shares `layers_session` with the contextual encoder, whose piece vectors and
tokenizer it takes. What would move into the package is this file alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from tokenizers import Tokenizer

from claimcmp.encoding.transformer import Shape, layers_session

__all__ = ["InferenceReader"]

Matrix = NDArray[np.float32]
Ids = NDArray[np.intp]

_TOGETHER = 2_048
"""Pieces that go through the layers in one call."""


class InferenceReader:
    """Probabilities of agrees, diverges and neither for pairs of texts.

    A pair's numbers are the same in any company, as those of the encoder are.
    """

    def __init__(
        self, weights: Path, pieces: NDArray[np.int8], scales: Matrix, tokenizer: Tokenizer
    ) -> None:
        with safe_open(weights, framework="numpy") as file:
            tensors: dict[str, NDArray[Any]] = {n: file.get_tensor(n) for n in file.keys()}  # noqa: SIM118
            shape = Shape(**json.loads(file.metadata()["facts"]))
        self._pieces, self._scales, self._tokenizer = pieces, scales, tokenizer
        self._places = tensors["positions"].astype(np.float32)
        self._second = tensors["second"]
        head = (name for name in tensors if name.startswith("head."))
        self._head = {name: tensors[name].astype(np.float32) for name in head}
        self._session = layers_session(tensors, shape)

    def chances(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """Shape (pairs, 3), each row summing to 1; no pairs give shape (0, 3)."""
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        self._tokenizer.enable_truncation(len(self._places))
        self._tokenizer.no_padding()
        encoded = self._tokenizer.encode_batch_fast(texts)
        ids = {t: np.asarray(e.ids, dtype=np.intp) for t, e in zip(texts, encoded, strict=True)}
        rows = [self._joined(ids[a], ids[b]) for a, b in pairs]
        out = np.zeros((len(rows), 3), dtype=np.float32)
        for batch in _batches([len(row) for row, _ in rows]):
            out[batch] = self._batch([rows[i] for i in batch])
        return out

    def _joined(self, left: Ids, right: Ids) -> tuple[Ids, int]:
        room = len(self._places) - 3
        a, b = left[1:-1], right[1:-1]
        if len(a) + len(b) > room:
            most = max(room - min(len(a), len(b)), room // 2)
            a, b = a[:most], b[:most]
            a = a[: room - len(b)]
        ends = left[-1:]
        return np.concatenate([left[:1], a, ends, b, ends]), len(a) + 2

    def _batch(self, rows: Sequence[tuple[Ids, int]]) -> Matrix:
        ids = np.stack([row for row, _ in rows])
        second = np.arange(ids.shape[1]) >= np.array([start for _, start in rows])[:, None]
        pieces = self._pieces[ids].astype(np.float32)
        pieces *= self._scales[ids][:, :, None]
        pieces += self._places[: ids.shape[1]]
        pieces += second[:, :, None] * self._second
        (ends,) = self._session.run(None, {"pieces": pieces})
        logits = np.stack([self._judged(e, s) for e, s in zip(ends, second, strict=True)])
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float32)

    def _judged(self, ends: Matrix, second: NDArray[np.bool_]) -> Matrix:
        """One pair at a time, so that its numbers do not depend on the others."""
        left, right = ends[~second].mean(axis=0), ends[second].mean(axis=0)
        seen = np.concatenate([ends[0], left, right, abs(left - right), left * right])
        inner = self._head["head.hidden.weight"] @ seen + self._head["head.hidden.bias"]
        slope = np.float32(np.sqrt(2 / np.pi))
        bent = inner / 2 * (1 + np.tanh(slope * (inner + np.float32(0.044715) * inner**3)))
        found = self._head["head.out.weight"] @ bent + self._head["head.out.bias"]
        return np.asarray(found, dtype=np.float32)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of pairs of one length, in batches."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    for length, group in groupby(order, key=lengths.__getitem__):
        numbers, most = list(group), max(1, _TOGETHER // length)
        for start in range(0, len(numbers), most):
            yield numbers[start : start + most]
