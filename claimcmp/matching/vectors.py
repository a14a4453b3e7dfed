"""Vectors of any encoder, as the rest of matching takes them: finite, of length 1 or 0.

An encoder may be somebody else's. What it returns is looked at once, here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import Encoder
from claimcmp.errors import ModelError

__all__ = ["Matrix", "unit_rows", "word_rows"]

Matrix = NDArray[np.float32]

# How far a row's length may be from 1 by rounding alone.
_ROUNDING = 1e-3


def unit_rows(encoder: Encoder, texts: Sequence[str]) -> Matrix:
    """One row per text, shape `(n, d)`, of length 1; zeros where the encoder knows nothing.

    A row that is not finite counts as zeros: it is near nothing, and no
    comparison fails over it. No texts give no rows.

    Raises:
        ModelError: The encoder returned something other than one row per text.
    """
    if not texts:
        return np.zeros((0, encoder.dimension), dtype=np.float32)
    rows = np.asarray(encoder.encode(list(texts)))
    if rows.ndim != 2 or len(rows) != len(texts) or rows.dtype.kind not in "fiu":
        raise ModelError(
            f"the encoder {encoder.name!r} returned shape {rows.shape} of {rows.dtype} for "
            f"{len(texts)} texts; want one row of numbers per text: shape (n, d)"
        )
    rows = rows.astype(np.float32, copy=False)
    lengths = np.linalg.norm(rows, axis=1)
    if np.isfinite(lengths).all() and (np.abs(lengths - 1) < _ROUNDING).all():
        return rows
    finite = np.isfinite(rows).all(axis=1, keepdims=True)
    whole = np.where(finite, rows, 0).astype(np.float64)
    lengths = np.linalg.norm(whole, axis=1, keepdims=True)
    off = np.abs(lengths - 1) >= _ROUNDING
    scaled = whole / np.where(off & (lengths > 0), lengths, 1)
    return scaled.astype(np.float32)


def word_rows(encoder: Encoder, words: Sequence[str]) -> Matrix:
    """One row per single word, as `unit_rows`, by the part of the encoder that is for words.

    An encoder of several parts may say in `word_encoder` which one that is: a
    word by itself has no context for a transformer to read.
    """
    return unit_rows(getattr(encoder, "word_encoder", encoder), words)
