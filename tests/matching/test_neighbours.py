"""Nearest neighbours and margins, against a slow and obvious reference."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import claimcmp as cc
from claimcmp.matching.neighbours import candidates, hubness, repeats


def _unit(rows: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(length, length, 1)).astype(np.float32)


def _slow_hubness(vectors: np.ndarray, owner: np.ndarray, k: int) -> list[float]:
    found = []
    for i, row in enumerate(vectors):
        others = sorted(
            ((round(float(row @ v), 5), o) for v, o in zip(vectors, owner, strict=True)),
            key=lambda other: -other[0],
        )
        nearest, met = [], set()
        for rank, (cosine, report) in enumerate(x for x in others if x[1] != owner[i]):
            nearest.append((report not in met and rank > 0, cosine))
            met.add(report)
        counted = [cosine for _, cosine in sorted(nearest, key=lambda n: (n[0], -n[1]))[:k]]
        found.append(sum(counted) / len(counted) if counted else 0.0)
    return found


@settings(deadline=None)
@given(
    arrays(np.float32, (7, 4), elements=st.floats(-1, 1, width=32)),
    st.lists(st.integers(0, 2), min_size=7, max_size=7),
    st.integers(1, 9),
)
def test_hubness_is_what_an_obvious_computation_gives(
    rows: np.ndarray, owners: list[int], k: int
) -> None:
    """The blocked computation gives what the obvious one gives."""
    vectors, owner = _unit(rows), np.array(owners, dtype=np.intp)
    assert hubness(vectors, owner, k=k) == pytest.approx(_slow_hubness(vectors, owner, k), abs=1e-4)


def test_a_vague_claim_near_everything_does_not_displace_the_counterpart() -> None:
    """A hub wins on cosine and loses on margin."""
    common, *own = np.eye(7, dtype=np.float32)
    left = [0.8 * common + 0.6 * e for e in own[:4]]
    right = [0.45 * common + 0.893 * own[0], common]
    vectors = _unit(np.stack([*left, *right]))
    owner = np.array([0, 0, 0, 0, 1, 1], dtype=np.intp)
    assert (vectors[0] @ vectors[5]) > 0.75
    found = {(c.left, c.right) for c in candidates(vectors, owner, floor=0.5) if c.mutual}
    assert (0, 4) in found


def test_a_claim_that_many_reports_make_is_not_vague() -> None:
    """Ten reports tell one thing and one of their own each: the common claim stands out."""
    common, *own = np.eye(12, dtype=np.float32)
    vectors = np.stack([v for n in range(10) for v in (common, own[n])])
    owner = np.repeat(np.arange(10), 2)
    margins = [c.margin for c in candidates(vectors, owner) if c.cosine > 0.9]
    assert len(margins) == 45
    assert min(m for m in margins if m is not None) > 0.5


def test_pairs_come_once_and_only_between_reports() -> None:
    """No pair within a report, none twice, ordered by rows."""
    vectors = _unit(np.ones((6, 3), dtype=np.float32))
    owner = np.array([0, 0, 1, 1, 2, 2], dtype=np.intp)
    found = [(c.left, c.right) for c in candidates(vectors, owner)]
    assert found == sorted(set(found))
    assert all(owner[a] != owner[b] for a, b in found)


def test_one_claim_on_each_side_has_no_margin() -> None:
    """There is nothing to compare with, and the result says so."""
    vectors = _unit(np.ones((2, 3), dtype=np.float32))
    (only,) = candidates(vectors, np.array([0, 1], dtype=np.intp))
    assert only.margin is None
    assert only.mutual


def test_no_claims_have_no_candidates() -> None:
    """Empty in, empty out."""
    assert candidates(np.zeros((0, 3), np.float32), np.zeros(0, np.intp)) == ()


def test_a_wrong_shape_is_named() -> None:
    """The message says what was given and what was wanted."""
    with pytest.raises(cc.ShapeError, match=r"\(2, 3\).*\(3,\)"):
        candidates(np.zeros((2, 3), np.float32), np.zeros(3, np.intp))


def test_a_zero_row_meets_nothing() -> None:
    """Not even where the floor would let it."""
    vectors = np.zeros((3, 2), dtype=np.float32)
    vectors[:2, 0] = 1
    owner = np.array([0, 1, 2], dtype=np.intp)
    assert [(c.left, c.right) for c in candidates(vectors, owner, floor=-1)] == [(0, 1)]


def test_a_pair_that_neither_stands_out_nor_is_near_is_left_out() -> None:
    """Its margin is below 0 and its cosine below `near`."""
    rows = np.random.default_rng(3).normal(size=(40, 6)).astype(np.float32)
    vectors, owner = _unit(rows), np.repeat(np.arange(4), 10)
    every = candidates(vectors, owner, near=-1)
    kept = candidates(vectors, owner, near=0.6)
    assert kept == tuple(c for c in every if (c.margin or 0) >= 0 or c.cosine >= 0.6)
    assert len(kept) < len(every)


def test_the_size_of_a_block_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks only bound the memory."""
    rows = np.random.default_rng(5).normal(size=(60, 8)).astype(np.float32)
    vectors, owner = _unit(rows), np.repeat(np.arange(6), 10)
    whole = candidates(vectors, owner)
    monkeypatch.setattr("claimcmp.matching.neighbours._BLOCK", 7 * 60)
    parts = candidates(vectors, owner)
    assert [(c.left, c.right, c.mutual) for c in parts] == [
        (c.left, c.right, c.mutual) for c in whole
    ]


def test_no_more_than_the_nearest_are_looked_at() -> None:
    """Of many equally near rows the first ones."""
    vectors = np.ones((30, 1), dtype=np.float32)
    found = repeats(vectors, np.arange(30, dtype=np.intp), floor=0.5, most=2)
    assert (0, 1) in found
    assert len(found) <= 60


def test_rows_of_one_sentence_do_not_repeat_each_other() -> None:
    """A clause and its sentence say the same anyway."""
    vectors = np.ones((4, 1), dtype=np.float32)
    found = repeats(vectors, np.array([0, 0, 9, 9], dtype=np.intp), floor=0.5)
    assert found == ((0, 2), (0, 3), (1, 2), (1, 3))
    assert repeats(vectors[:1], np.zeros(1, np.intp), floor=0.5) == ()
