"""Nearest neighbours and margin scores over many claims at once.

Knows vectors and which report each row belongs to, not text. Works in blocks
of rows, so that memory grows with the claims and not with their square.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcmp.errors import ShapeError
from claimcmp.matching.vectors import Matrix

__all__ = ["Candidate", "Neighbour", "candidates", "hubness", "nearest", "repeats"]

Rows = NDArray[np.intp]

# Cosines held at a time: 16 MB of them.
_BLOCK = 4_000_000

# Nearest rows in which a row's surroundings are looked for: many reports may say the same.
_AROUND = 64


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


class Neighbour(NamedTuple):
    """A row near another one, with the cosine and margin that the two would have as a candidate."""

    row: int
    cosine: float
    margin: float | None


class _Near(NamedTuple):
    """Each row's nearest rows, as three columns of one table, by `row` and then nearest first."""

    row: Rows
    other: Rows
    cosine: Matrix


def hubness(vectors: Matrix, owner: Rows, *, k: int = 4) -> Matrix:
    """How near each row is to its surroundings: mean cosine of its `k` nearest in other reports.

    A vague sentence is near everything; its cosines say less. What is nearest in
    a report may say the same, and many reports may: of those the nearest of all
    counts alone, and the others only where a row has too few neighbours otherwise. A
    story that ten outlets print is not vague.

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
    blocks = []
    for start, cosine in _elsewhere(vectors, owner):
        near = _nearest(cosine, start, floor=-np.inf, most=_AROUND)
        blocks.append(_surroundings(near, owner, start, len(cosine), k))
    return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)


def candidates(
    vectors: Matrix,
    owner: Rows,
    *,
    k: int = 4,
    floor: float = 0.3,
    near: float = 0.45,
    most: int = 64,
) -> tuple[Candidate, ...]:
    """Pairs of rows from different reports that may speak of one matter.

    For every row and every other report the best row by margin is taken: one
    claim may meet several. A pair that does not stand out (margin below 0)
    must at least be near as such. A row whose best cosine stays below `floor`
    has no counterpart and no candidate.

    Args:
        vectors: Unit rows, shape `(n, d)`; a zero row meets nothing.
        owner: The report of each row, shape `(n,)`.
        k: Neighbours in the margin.
        floor: Smallest cosine of a candidate, -1..1.
        near: Smallest cosine of a candidate whose margin is below 0.
        most: Nearest rows looked at per row, over all reports.

    Returns:
        Each pair once, ordered by rows; empty for fewer than two reports.

    Raises:
        ShapeError: As for `hubness`.
    """
    _check(vectors, owner)
    if len(np.unique(owner)) < 2:
        return ()
    found, surroundings = _survey(vectors, owner, k=k, floor=floor, most=most)
    around = (surroundings[found.row] + surroundings[found.other]) / 2
    margin = (found.cosine - around).astype(np.float32)
    best = _best_per_report(found, owner, margin)
    # Both directions of a pair become one: its code is the same from either row.
    low, high = np.minimum(found.row, found.other), np.maximum(found.row, found.other)
    code, first, pair = np.unique(low * len(vectors) + high, return_index=True, return_inverse=True)
    times_best = np.bincount(pair, weights=best, minlength=len(code))
    cosine, margin = found.cosine[first], margin[first]
    kept = (times_best == 2) | ((times_best == 1) & (margin > 0))
    lonely = len(vectors) == 2
    if not lonely:
        kept &= (margin >= 0) | (cosine >= near)
    return tuple(
        Candidate(
            int(low[first[n]]),
            int(high[first[n]]),
            float(cosine[n]),
            None if lonely else float(margin[n]),
            bool(times_best[n] == 2),
        )
        for n in np.flatnonzero(kept)
    )


def nearest(
    vector: Matrix,
    own: int,
    vectors: Matrix,
    owner: Rows,
    *,
    k: int = 4,
    within: int | None = None,
    most: int = 64,
) -> tuple[Neighbour, ...]:
    """The rows of other reports that are nearest to one claim, with no threshold at all.

    Args:
        vector: The claim's unit row, shape `(d,)`; whether it is among `vectors` is all one.
        own: The number of its report.
        vectors: Unit rows, shape `(n, d)`.
        owner: The report of each row, shape `(n,)`.
        k: Neighbours in the margin.
        within: The number of the one report to look in; None for all others.
        most: How many.

    Returns:
        By cosine, nearest first, ties by row. Empty for a zero vector, which is
        near nothing; zero rows are never among them.

    Raises:
        ShapeError: As for `hubness`.
    """
    _check(vectors, owner)
    if not len(vectors) or not vector.any():
        return ()
    empty = ~vectors.any(axis=1)
    cosine = np.round(vector[None, :] @ vectors.T, 5)
    cosine[:, empty | (owner == own)] = -np.inf
    around = _around(cosine, owner, k)
    if within is not None:
        cosine[:, owner != within] = -np.inf
    found = _nearest(cosine, 0, floor=-np.inf, most=most)
    height = max(1, _BLOCK // len(vectors))
    margins = []
    for start in range(0, len(found.other), height):
        rows = found.other[start : start + height]
        block = np.round(vectors[rows] @ vectors.T, 5)
        block[:, empty] = -np.inf
        block[owner[rows, None] == owner[None, :]] = -np.inf
        mean = (around + _around(block, owner, k)) / 2
        margins += (found.cosine[start : start + height] - mean).astype(np.float32).tolist()
    lonely = len(vectors) <= 2
    near = zip(found.other.tolist(), found.cosine.tolist(), margins, strict=True)
    return tuple(Neighbour(n, cosine, None if lonely else margin) for n, cosine, margin in near)


def repeats(
    vectors: Matrix, sentence: Rows, *, floor: float, most: int = 4
) -> tuple[tuple[int, int], ...]:
    """Pairs of rows of one report that may say the same: each row with its nearest ones.

    Args:
        vectors: Unit rows, shape `(n, d)`.
        sentence: The sentence of each row, shape `(n,)`; two rows of one make no pair.
        floor: Smallest cosine of a pair.
        most: Nearest rows looked at per row.

    Returns:
        Each pair `(i, j)` once, `i < j`, in order.

    Raises:
        ShapeError: As for `hubness`.
    """
    _check(vectors, sentence)
    if len(vectors) < 2:
        return ()
    found, _ = _survey(vectors, sentence, k=1, floor=floor, most=most)
    pairs = zip(found.row.tolist(), found.other.tolist(), strict=True)
    return tuple(sorted({(min(p), max(p)) for p in pairs}))


def _survey(
    vectors: Matrix, owner: Rows, *, k: int, floor: float, most: int
) -> tuple[_Near, Matrix]:
    """Each row's nearest rows in other reports, and the hubness of all rows, in one pass."""
    empty = np.linalg.norm(vectors, axis=1) == 0
    tables: list[_Near] = []
    surroundings: list[Matrix] = []
    for start, cosine in _elsewhere(vectors, owner):
        cosine[:, empty] = -np.inf
        cosine[empty[start : start + len(cosine)]] = -np.inf
        around = _nearest(cosine, start, floor=-np.inf, most=most)
        surroundings.append(_surroundings(around, owner, start, len(cosine), k))
        near = around.cosine >= floor
        tables.append(_Near(around.row[near], around.other[near], around.cosine[near]))
    columns = (np.concatenate(column) for column in zip(*tables, strict=True))
    return _Near(*columns), np.concatenate(surroundings)


def _nearest(cosine: Matrix, start: int, *, floor: float, most: int) -> _Near:
    """The nearest `most` of each row of a block, nearest first, ties by row."""
    least = np.full(len(cosine), floor, dtype=np.float32)
    if most < cosine.shape[1]:
        least = np.maximum(least, np.partition(cosine, -most, axis=1)[:, -most])
    row, other = np.nonzero((cosine >= least[:, None]) & (cosine > -np.inf))
    value = cosine[row, other]
    order = np.lexsort((other, -value, row))
    row, other, value = row[order], other[order], value[order]
    # More than `most` are left only where several are equally near.
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    kept = rank < most
    return _Near(row[kept] + start, other[kept], value[kept])


def _around(cosine: Matrix, owner: Rows, k: int) -> Matrix:
    """The hubness of the rows of a block, whose cosines within a report are -inf."""
    return _surroundings(_nearest(cosine, 0, floor=-np.inf, most=_AROUND), owner, 0, len(cosine), k)


def _best_per_report(found: _Near, owner: Rows, margin: Matrix) -> NDArray[np.bool_]:
    """Which entries are their row's best by margin in the other's report; ties go to the first."""
    order = np.lexsort((found.other, -margin, owner[found.other], found.row))
    row, report = found.row[order], owner[found.other[order]]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (row[1:] != row[:-1]) | (report[1:] != report[:-1])
    best = np.zeros(len(order), dtype=bool)
    best[order[first]] = True
    return best


def _elsewhere(vectors: Matrix, owner: Rows) -> Iterator[tuple[int, Matrix]]:
    """Blocks of cosines of some rows with all rows, -inf within a report, and their first row.

    Rounded, so that equal texts are equally near however a product was split up.
    """
    height = max(1, min(1024, _BLOCK // max(1, len(vectors))))
    for start in range(0, len(vectors), height):
        rows = slice(start, start + height)
        cosine = np.round(vectors[rows] @ vectors.T, 5)
        cosine[owner[rows, None] == owner[None, :]] = -np.inf
        yield start, cosine


def _surroundings(near: _Near, owner: Rows, start: int, height: int, k: int) -> Matrix:
    """The hubness of the `height` rows of a block that starts at `start`, from their nearest rows.

    Counted are the nearest row of all, then those that are not the nearest of
    their report, then the others, up to `k`.
    """
    row = near.row - start
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    by_report = np.lexsort((rank, owner[near.other], row))
    leads = np.ones(len(row), dtype=bool)
    leads[by_report[1:]] = (np.diff(row[by_report]) != 0) | (
        np.diff(owner[near.other][by_report]) != 0
    )
    # A report's nearest row comes last, save the nearest of all.
    order = np.lexsort((rank, leads & (rank > 0), row))
    counted = order[np.arange(len(row)) - np.searchsorted(row, row) < k]
    total = np.bincount(row[counted], weights=near.cosine[counted], minlength=height)
    number = np.bincount(row[counted], minlength=height)
    mean: Matrix = (total / np.maximum(number, 1)).astype(np.float32)
    return mean


def _check(vectors: Matrix, owner: Rows) -> None:
    if vectors.ndim != 2 or owner.shape != (len(vectors),):
        raise ShapeError(
            f"vectors are {vectors.shape} and owners {owner.shape}; want (n, d) and (n,): "
            "one report number for each row"
        )
