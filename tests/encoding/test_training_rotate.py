from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from training.encoder.rotate import Turning, learned_rotation
from training.encoder.tables import Bags, Table

PIECES, DIMENSION, LINES = 60, 16, 400
PLAN = Turning(
    rows=LINES,
    steps=30,
    batch=128,
    rate=0.002,
    scale=20.0,
    dimensions=(4, 8),
    keep=1.0,
    entailed=0.0,
)


def _bags(pieces: np.ndarray) -> Bags:
    starts = np.arange(0, pieces.size + 1, pieces.shape[1])
    return Bags(pieces.ravel().astype(np.uint16), starts)


def _vectors() -> np.ndarray:
    """Pieces that say something in four of the axes, after twelve of mere noise."""
    table = np.random.default_rng(1).standard_normal((PIECES, DIMENSION)) * 0.05
    table[:, 12:] += np.random.default_rng(2).standard_normal((PIECES, 4))
    return table.astype(np.float32)


def _lines() -> Table:
    """Lines and their translations, which share four pieces of five."""
    rng = np.random.default_rng(3)
    left = rng.integers(0, PIECES, (LINES, 5))
    right = left.copy()
    right[:, 4] = rng.integers(0, PIECES, LINES)
    keys = np.arange(2 * LINES).reshape(2, LINES).T
    present = np.ones((LINES, 2), dtype=np.bool_)
    return Table("invented", ("da", "en"), (_bags(left), _bags(right)), present, keys)


ROTATION = learned_rotation(_vectors(), [_lines()], [], PLAN, seed=5)


def test_a_learned_rotation_leaves_all_products_as_they_were() -> None:
    """Lengths and cosines are those of the vectors as trained."""
    before, after = _vectors(), _vectors() @ ROTATION
    assert np.allclose(before @ before.T, after @ after.T, atol=1e-3)


def test_the_first_numbers_come_to_carry_most() -> None:
    """What stood at the end of the vectors is moved to their front."""
    before, after = _vectors(), _vectors() @ ROTATION
    whole = (before**2).sum()
    assert (before[:, :8] ** 2).sum() < 0.1 * whole
    assert (after[:, :8] ** 2).sum() > 0.9 * whole


def test_the_same_seed_gives_the_same_rotation() -> None:
    """The run can be repeated."""
    again = learned_rotation(_vectors(), [_lines()], [], PLAN, seed=5)
    assert np.array_equal(ROTATION, again)
