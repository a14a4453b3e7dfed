from __future__ import annotations

import threading

import pytest

from claimcmp.encoding.batches import batches, in_threads


def test_texts_of_one_length_stand_together() -> None:
    """The shortest first, in their own order."""
    assert list(batches([3, 2, 3, 2, 5], 100)) == [[1, 3], [0, 2], [4]]


def test_a_batch_holds_no_more_pieces_than_asked() -> None:
    """But a text that is longer by itself is a batch of one."""
    assert list(batches([4, 4, 4, 4, 4], 8)) == [[0, 1], [2, 3], [4]]
    assert list(batches([9, 9], 8)) == [[0], [1]]


def test_texts_without_pieces_are_in_no_batch() -> None:
    """Nothing is computed for them."""
    assert list(batches([0, 1, 0], 8)) == [[1]]
    assert list(batches([], 8)) == []


def test_results_come_in_the_order_of_the_items() -> None:
    """Whichever thread was done first."""
    assert list(in_threads(lambda n: n * n, range(50))) == [n * n for n in range(50)]
    assert list(in_threads(str, [])) == []


def test_an_error_in_a_thread_reaches_the_caller() -> None:
    """And no thread stays behind."""

    def fails(number: int) -> int:
        raise ValueError(number)

    before = threading.active_count()
    with pytest.raises(ValueError, match="1"):
        list(in_threads(fails, [1, 2]))
    assert threading.active_count() == before
