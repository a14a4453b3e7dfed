"""The rows nearest to one, against a look at all of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

import claimcmp as cc
from claimcmp.matching import neighbours
from claimcmp.matching.neighbours import hubness, nearest

Drawn = tuple[NDArray[np.float32], NDArray[np.intp]]


@st.composite
def _rows(draw: st.DrawFn) -> Drawn:
    """Unit rows of a few reports, many of them equally near."""
    owner = sorted(draw(st.lists(st.integers(0, 3), min_size=3, max_size=12)))
    steps = st.lists(st.integers(-2, 2), min_size=3, max_size=3).filter(any)
    drawn = draw(st.lists(steps, min_size=len(owner), max_size=len(owner)))
    rows = np.array(drawn, dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows, np.array(owner, dtype=np.intp)


def _slow(n: int, vectors: NDArray[np.float32], owner: NDArray[np.intp]) -> dict[int, float]:
    """The margin of one row with each row of another report."""
    around = hubness(vectors, owner)
    cosine = vectors @ vectors[n]
    there = np.flatnonzero(owner != owner[n])
    return {int(m): float(cosine[m] - (around[n] + around[m]) / 2) for m in there}


@given(_rows(), st.data())
def test_margins_are_those_of_a_look_at_all_pairs(drawn: Drawn, data: st.DataObject) -> None:
    """For every row of another report, nearest first."""
    vectors, owner = drawn
    n = data.draw(st.integers(0, len(owner) - 1))
    found = nearest(vectors[n], int(owner[n]), vectors, owner)
    assert {m.row: m.margin for m in found} == pytest.approx(_slow(n, vectors, owner), abs=1e-4)
    assert [m.row for m in found] == sorted(
        (m.row for m in found), key=lambda r: (-{m.row: m.cosine for m in found}[r], r)
    )


@given(_rows(), st.integers(1, 4))
def test_one_report_alone_may_be_looked_in(drawn: Drawn, most: int) -> None:
    """The margins stay what they are among all, and no more than asked for are given."""
    vectors, owner = drawn
    last = int(owner[-1])
    every = nearest(vectors[0], int(owner[0]), vectors, owner)
    there = [m for m in every if owner[m.row] == last and last != owner[0]]
    found = nearest(vectors[0], int(owner[0]), vectors, owner, within=last, most=most)
    assert list(found) == there[:most]


@given(_rows())
def test_small_blocks_give_the_same(drawn: Drawn) -> None:
    """A row at a time, or all together."""
    vectors, owner = drawn
    whole = nearest(vectors[0], int(owner[0]), vectors, owner)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbours, "_BLOCK", 1)
        assert nearest(vectors[0], int(owner[0]), vectors, owner) == whole


def test_a_row_that_is_none_of_them_may_be_asked_about() -> None:
    """It is no neighbour of the others: their margins do not feel it."""
    vectors = np.array([[1, 0], [0.8, 0.6], [0.6, 0.8]], dtype=np.float32)
    owner = np.array([0, 1, 2], dtype=np.intp)
    asked = np.array([0.6, 0.8], dtype=np.float32)
    first, *_ = nearest(asked, 0, vectors, owner)
    around = (0.96 + 1) / 2, (0.96 + 0.6) / 2  # of the row asked about, and of its nearest one
    assert first.row == 2
    assert first.margin == pytest.approx(1 - sum(around) / 2, abs=1e-4)


def test_rows_of_zeros_are_near_nothing() -> None:
    """Asked about, or among the others."""
    vectors = np.array([[1, 0], [0, 0], [0.6, 0.8]], dtype=np.float32)
    owner = np.array([0, 1, 1], dtype=np.intp)
    assert [m.row for m in nearest(vectors[0], 0, vectors, owner)] == [2]
    assert nearest(vectors[1], 1, vectors, owner) == ()


def test_nothing_is_near_where_there_are_no_others() -> None:
    """No rows, or those of one report."""
    none = np.zeros((0, 2), dtype=np.float32)
    assert nearest(np.ones(2, np.float32), 0, none, np.zeros(0, np.intp)) == ()
    one = np.eye(2, dtype=np.float32)
    assert nearest(one[0], 0, one, np.zeros(2, np.intp)) == ()


def test_rows_and_owners_have_to_fit() -> None:
    """One report number for each row."""
    rows = np.eye(2, dtype=np.float32)
    with pytest.raises(cc.ClaimcmpError, match=r"want \(n, d\) and \(n,\)"):
        nearest(rows[0], 0, rows, np.zeros(3, np.intp))
