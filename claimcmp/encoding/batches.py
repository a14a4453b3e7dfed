"""Texts of one length side by side, and the batches side by side on all processors.

Texts of exactly one length need no filling and no mask, and each is computed
alike in any company.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import TypeVar

__all__ = ["batches", "in_threads"]

Item = TypeVar("Item")
Result = TypeVar("Result")


def batches(lengths: Sequence[int], together: int) -> Iterator[list[int]]:
    """The numbers of texts of one length, the shortest first; those of length 0 are left out.

    Args:
        lengths: Pieces of each text.
        together: Pieces of a batch, at most; a longer text is one by itself.
    """
    order = sorted((n for n, length in enumerate(lengths) if length), key=lengths.__getitem__)
    for length, group in groupby(order, key=lengths.__getitem__):
        numbers, most = list(group), max(1, together // length)
        for start in range(0, len(numbers), most):
            yield numbers[start : start + most]


def in_threads(task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """What the task returns for each item, in order; as many at a time as there are processors."""
    with ThreadPoolExecutor(max(1, min(len(items), _processors()))) as pool:
        yield from pool.map(task, items)


def _processors() -> int:
    """How many processors this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
