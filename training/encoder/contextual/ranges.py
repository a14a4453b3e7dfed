"""What range the numbers that enter each matrix take, over sentences, in float32 and numpy.

The same layers as `claimcmp.encoding.transformer` computes at 8 bits, written
out plainly; tests compare the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.transformer import Shape

__all__ = ["Range", "forward", "ranges"]

Matrix = NDArray[np.float32]


class Range(NamedTuple):
    """The least and the greatest value met in each channel, shape `(inputs,)`."""

    low: Matrix
    high: Matrix


def ranges(
    weights: Mapping[str, Matrix], shape: Shape, texts: Iterable[NDArray[np.intp]]
) -> dict[str, Range]:
    """By the name of each matrix ("layer.0.attend"), over texts given as ids of pieces."""
    found: dict[str, Range] = {}
    for ids in texts:
        _, entering = forward(weights, shape, ids)
        for name, rows in entering.items():
            low, high = rows.min(axis=0), rows.max(axis=0)
            if name in found:
                low = np.minimum(low, found[name].low)
                high = np.maximum(high, found[name].high)
            found[name] = Range(low, high)
    return found


def forward(
    weights: Mapping[str, Matrix], shape: Shape, ids: NDArray[np.intp]
) -> tuple[Matrix, dict[str, Matrix]]:
    """One text's vector, the mean over its pieces, and what entered each matrix."""
    entering: dict[str, Matrix] = {}

    def dense(name: str, rows: Matrix) -> Matrix:
        entering[name] = rows
        return rows @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def norm(name: str, rows: Matrix) -> Matrix:
        spread = np.sqrt(rows.var(axis=1, keepdims=True) + shape.epsilon)
        even = (rows - rows.mean(axis=1, keepdims=True)) / spread
        return even * weights[f"{name}.gain"] + weights[f"{name}.shift"]

    stream = norm("norm", weights["pieces"][ids] + weights["positions"][: len(ids)])
    for layer in (f"layer.{number}" for number in range(shape.layers)):
        context = _attention(dense(f"{layer}.attend", stream), shape.heads)
        stream = norm(f"{layer}.attended", stream + dense(f"{layer}.merge", context))
        inner = _gelu(dense(f"{layer}.widen", stream))
        stream = norm(f"{layer}.narrowed", stream + dense(f"{layer}.narrow", inner))
    return stream.mean(axis=0), entering


def _attention(joined: Matrix, heads: int) -> Matrix:
    pieces, triple = joined.shape
    query, key, value = joined.reshape(pieces, 3, heads, triple // 3 // heads).transpose(1, 2, 0, 3)
    scores = query @ key.transpose(0, 2, 1) / np.sqrt(query.shape[2], dtype=np.float32)
    shares = np.exp(scores - scores.max(axis=2, keepdims=True))
    shares /= shares.sum(axis=2, keepdims=True)
    return np.asarray((shares @ value).transpose(1, 0, 2).reshape(pieces, -1), dtype=np.float32)


def _gelu(rows: Matrix) -> Matrix:
    """The form with tanh, within .0005 of the one with the error function."""
    slope = np.float32(np.sqrt(2 / np.pi))
    return rows / 2 * (1 + np.tanh(slope * (rows + np.float32(0.044715) * rows**3)))
