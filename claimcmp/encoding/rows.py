"""Vectors and the texts they belong to: at length 1, one for each, so many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import Encoder
from claimcmp.errors import ModelError

__all__ = ["encoded", "runs", "unit"]

Matrix = NDArray[np.float32]


def unit(rows: Matrix) -> Matrix:
    """The same array with its rows brought to length 1; zero rows stay zero."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    lengths[lengths == 0] = 1
    rows /= lengths[:, None]
    return rows


def encoded(encoder: Encoder, texts: Sequence[str]) -> Matrix:
    """The encoder's rows at float32, one of its dimension per text, finite or not.

    Raises:
        ModelError: It returned something else.
    """
    rows = np.asarray(encoder.encode(texts))
    wanted = (len(texts), int(encoder.dimension))
    if rows.shape != wanted or rows.dtype.kind not in "fiu":
        raise ModelError(
            f"the encoder {encoder.name!r} returned shape {rows.shape} of {rows.dtype} for "
            f"{len(texts)} texts; want numbers of shape {wanted}"
        )
    with np.errstate(over="ignore"):  # too large for float32 is not finite
        return rows.astype(np.float32, copy=False)


def runs(sizes: Iterable[int], most: int) -> Iterator[tuple[int, int]]:
    """Places `start, stop` of neighbours whose sizes sum to `most` at most, or of one larger."""
    start = stop = total = 0
    for size in sizes:
        if total + size > most and stop > start:
            yield start, stop
            start, total = stop, 0
        total += size
        stop += 1
    if stop > start:
        yield start, stop
