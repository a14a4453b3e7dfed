"""Nearest neighbours and margin scores over many claims at once.

Knows vectors and which report each row belongs to, not text. Works in blocks
of rows, so that memory grows with the claims and not with their square.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcmp.errors import ShapeError

__all__ = ["Candidate", "candidates", "hubness"]

Matrix = NDArray[np.float32]
Rows = NDArray[np.intp]

_BLOCK = 1024


class Candidate(NamedTuple):
    """Two rows that may speak of one matter; `left < right`.

    `cosine` is -1..1. `margin` is the cosine less the mean cosine that the two
    rows have to their nearest neighbours elsewhere; 0.0 means no nearer than
    those, None that there was nothing to compare with. `mutual` says that each
    is the other's best in that report.
    """

    left: int
    right: int
    cosine: float
    margin: float | None
    mutual: bool


def hubness(vectors: Matrix, owner: Rows, *, k: int = 4) -> Matrix:
    """How near each row is to its surroundings: mean cosine of its `k` nearest in other reports.

    A vague sentence is near everything; its cosines say less.

    Args:
        vectors: Unit rows, shape `(n, d)`.
        owner: The report of each row, shape `(n,)`.
        k: Neighbours; cut to the number of rows that other reports have.

    Returns:
        Shape `(n,)`; 0.0 for a row without any row in another report.

    Raises:
        ShapeError: `vectors` is not a matrix, or `owner` has another length.

    Source:
        The neighbourhood term of Artetxe and Schwenk (2019), "Margin-based
        Parallel Corpus Mining with Multilingual Sentence Embeddings", ACL;
        subtracted, as in their distance variant: a ratio runs away near zero.
    """
    _check(vectors, owner)
    near = np.zeros(len(vectors), dtype=np.float32)
    for start in range(0, len(vectors), _BLOCK):
        rows = slice(start, start + _BLOCK)
        cosine = vectors[rows] @ vectors.T
        cosine[owner[rows, None] == owner[None, :]] = -np.inf
        top = np.sort(np.partition(cosine, -min(k, cosine.shape[1]), axis=1)[:, -k:], axis=1)
        known = np.isfinite(top)
        counts = known.sum(axis=1)
        near[rows] = np.where(known, top, 0).sum(axis=1) / np.maximum(counts, 1)
    return near


def candidates(
    vectors: Matrix, owner: Rows, *, k: int = 4, floor: float = 0.3, most: int = 64
) -> tuple[Candidate, ...]:
    """Pairs of rows from different reports that may speak of one matter.

    For every row and every other report the best row by margin is taken, and
    every pair whose cosine stands well above both rows' surroundings: one
    claim may meet several. A row whose best cosine stays below `floor` has no
    counterpart and no candidate.

    Args:
        vectors: Unit rows, shape `(n, d)`; a zero row meets nothing.
        owner: The report of each row, shape `(n,)`.
        k: Neighbours in the margin.
        floor: Smallest cosine of a candidate, -1..1.
        most: Nearest rows looked at per row, over all reports.

    Returns:
        Each pair once, ordered by rows; empty for fewer than two reports.

    Raises:
        ShapeError: As for `hubness`.
    """
    near = hubness(vectors, owner, k=k)
    lonely = len(vectors) == len(np.unique(owner)) == 2
    best: dict[tuple[int, int], tuple[float, int]] = {}
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for i, neighbours in _nearest(vectors, owner, most=most, floor=floor):
        for j, cosine in neighbours:
            margin = cosine - float(near[i] + near[j]) / 2
            found[min(i, j), max(i, j)] = (cosine, margin)
            rival = best.get((i, int(owner[j])))
            if rival is None or (margin, -j) > (rival[0], -rival[1]):
                best[i, int(owner[j])] = (margin, j)
    pairs = []
    for (i, j), (cosine, margin) in sorted(found.items()):
        forth = best.get((i, int(owner[j])), (0.0, -1))[1] == j
        back = best.get((j, int(owner[i])), (0.0, -1))[1] == i
        if (forth and back) or ((forth or back) and margin > 0):
            pairs.append(Candidate(i, j, cosine, None if lonely else margin, forth and back))
    return tuple(pairs)


def _nearest(
    vectors: Matrix, owner: Rows, *, most: int, floor: float
) -> list[tuple[int, list[tuple[int, float]]]]:
    """Per row its nearest rows in other reports, nearest first, ties by row."""
    result = []
    for start in range(0, len(vectors), _BLOCK):
        cosine = vectors[start : start + _BLOCK] @ vectors.T
        cosine[owner[start : start + _BLOCK, None] == owner[None, :]] = -np.inf
        for offset, row in enumerate(cosine):
            near = np.flatnonzero(row >= floor)
            near = near[np.lexsort((near, -row[near]))][:most]
            result.append((start + offset, [(int(j), float(row[j])) for j in near]))
    return result


def _check(vectors: Matrix, owner: Rows) -> None:
    if vectors.ndim != 2 or owner.shape != (len(vectors),):
        raise ShapeError(
            f"vectors are {vectors.shape} and owners {owner.shape}; want (n, d) and (n,): "
            "one report number for each row"
        )
