"""Streams as piece numbers, ready to draw batches from."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.encoder.corpus import Stream

__all__ = ["Bags", "Table", "bags", "joined", "kept_table", "table"]

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Bags:
    """Lines as piece numbers: line `i` holds `pieces[starts[i]:starts[i + 1]]`."""

    pieces: NDArray[np.uint16]
    starts: Ints

    def take(
        self, rows: Ints, shares: Reals | None = None, places: Reals | None = None
    ) -> tuple[Ints, Ints]:
        """The pieces of these lines one after another, and where each line starts.

        With `shares` and `places` (0..1, one per line), only a stretch of each
        line: that share of its pieces, at least four, from early to late.
        """
        begins = self.starts[rows]
        lengths = self.starts[rows + 1] - begins
        if shares is not None and places is not None:
            shorter = np.maximum(np.minimum(lengths, 4), (lengths * shares).astype(np.int64))
            begins = begins + ((lengths - shorter + 1) * places).astype(np.int64)
            lengths = shorter
        offsets = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        where = np.repeat(begins - offsets, lengths) + np.arange(lengths.sum())
        return self.pieces[where].astype(np.int64), offsets


def joined(parts: Sequence[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """Several lots of lines as one."""
    sizes = np.cumsum([0] + [len(pieces) for pieces, _ in parts])
    offsets = [offset + size for (_, offset), size in zip(parts, sizes, strict=False)]
    return np.concatenate([pieces for pieces, _ in parts]), np.concatenate(offsets)


def bags(lines: Sequence[str], tokenizer: Tokenizer, longest: int) -> Bags:
    """The lines' pieces, each line cut to its first `longest`."""
    parts: list[NDArray[np.uint16]] = []
    lengths = np.zeros(len(lines) + 1, dtype=np.int64)
    for start in range(0, len(lines), 10_000):
        for encoding in tokenizer.encode_batch_fast(list(lines[start : start + 10_000])):
            ids = encoding.ids[:longest]
            lengths[len(parts) + 1] = len(ids)
            parts.append(np.array(ids, dtype=np.uint16))
    pieces = np.concatenate(parts) if parts else np.zeros(0, dtype=np.uint16)
    return Bags(pieces, np.cumsum(lengths))


@dataclass(frozen=True)
class Table:
    """One stream as piece numbers.

    `present[i, c]` says whether row `i` has column `c`; `key[i, c]` is a number
    that equal lines share, so that an equal line is never taken as a wrong one.
    """

    name: str
    languages: tuple[str, ...]
    columns: tuple[Bags, ...]
    present: NDArray[np.bool_]
    key: Ints

    def __len__(self) -> int:
        return len(self.present)


def table(stream: Stream, tokenizer: Tokenizer, longest: int) -> Table:
    """The stream through the tokenizer."""
    columns, present, keys = [], [], []
    numbers: dict[str, int] = {}
    for number in range(len(stream.languages)):
        lines = [row[number] for row in stream.rows]
        bag = bags(lines, tokenizer, longest)
        columns.append(bag)
        present.append(np.diff(bag.starts) > 0)
        keys.append([numbers.setdefault(line.lower(), len(numbers)) for line in lines])
    return Table(
        stream.name,
        stream.languages,
        tuple(columns),
        np.array(present).T,
        np.array(keys, dtype=np.int64).T,
    )


def kept_table(stream: Stream, tokenizer: Tokenizer, longest: int, cache: Path) -> Table:
    """The stream through the tokenizer, read back where an earlier run has done it."""
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / f"{stream.name}.{'-'.join(stream.languages)}.{len(stream.rows)}.pickle"
    if path.exists():
        with path.open("rb") as file:
            found: Table = pickle.load(file)
        return found
    made = table(stream, tokenizer, longest)
    with path.with_suffix(".part").open("wb") as file:
        pickle.dump(made, file)
    path.with_suffix(".part").rename(path)
    return made
