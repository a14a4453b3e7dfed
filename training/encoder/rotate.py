"""Turning the trained vectors so that their first numbers work alone.

A rotation leaves every cosine as it is, so nothing is lost at full length;
but the first 64, 128 or 192 numbers of a turned vector can carry most of
what the vector says. The axes start as the principal ones of sentence
vectors. From there they are turned on until prefixes alone find a line's
translation and what a premise entails, and keep the cosines of full length:
the principal axes by themselves find translations as well, but lose on
rewording against axes left as they were trained.

Source: Kusupati et al. (2022), "Matryoshka Representation Learning",
NeurIPS, for prefixes that work alone; here only a rotation is learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.encoder.losses import both_ways
from training.encoder.tables import Bags, Ints, Table
from training.encoder.train import Student, Triples

__all__ = ["Pairs", "Turning", "entailed", "learned_rotation", "pairs", "principal_axes", "turned"]

Matrix = NDArray[np.float32]

_FEWEST = 256
"""Line pairs in a lot; with fewer, finding the translation is too easy to teach anything."""


@dataclass(frozen=True)
class Turning:
    """How the axes are learned; see config.toml."""

    rows: int
    """Line pairs taken from each pair of languages of each stream, at most."""
    steps: int
    batch: int
    rate: float
    scale: float
    dimensions: tuple[int, ...]
    """Prefixes that are to work alone, shortest first; the full length needs no naming."""
    keep: float
    """Weight of keeping the cosines beside finding the translation."""
    entailed: float
    """Share of batches from premises that must find the hypothesis they entail."""


@dataclass(frozen=True)
class Pairs:
    """Unit vectors of lines and of their translations, from one stream.

    `left_key` and `right_key` hold a number that equal lines share.
    """

    left: Tensor
    right: Tensor
    left_key: Tensor
    right_key: Tensor

    def __len__(self) -> int:
        return len(self.left)


def _lines(student: Student, bags: Bags, rows: Ints) -> Tensor:
    found = []
    with torch.no_grad():
        for start in range(0, len(rows), 4096):
            found.append(student(*bags.take(rows[start : start + 4096])))
    return torch.cat(found)


def pairs(student: Student, tables: Sequence[Table], rows: int, seed: int) -> Iterator[Pairs]:
    """Up to `rows` line pairs of every two languages of a stream; tiny lots are left out."""
    for table in tables:
        count = len(table.languages)
        for left, right in ((i, j) for i in range(count) for j in range(i + 1, count)):
            having = np.flatnonzero(table.present[:, left] & table.present[:, right])
            if len(having) < _FEWEST:
                continue
            rng = np.random.default_rng((seed, left, right, len(having)))
            chosen = rng.choice(having, min(rows, len(having)), replace=False)
            yield Pairs(
                _lines(student, table.columns[left], chosen),
                _lines(student, table.columns[right], chosen),
                torch.from_numpy(table.key[chosen, left]),
                torch.from_numpy(table.key[chosen, right]),
            )


def entailed(student: Student, sources: Sequence[Triples], rows: int, seed: int) -> Iterator[Pairs]:
    """Up to `rows` premises with what they entail, of every source, in every two of its languages.

    Premise and hypothesis may stand in one language.
    """
    for source in sources:
        count = len(source.languages)
        for here, there in ((i, j) for i in range(count) for j in range(count)):
            rng = np.random.default_rng((seed, here, there, len(source)))
            chosen = rng.choice(len(source), min(rows, len(source)), replace=False)
            yield Pairs(
                _lines(student, source.premises[here], source.premise[chosen]),
                _lines(student, source.hypotheses[there], source.entailed[chosen]),
                torch.from_numpy(source.premise[chosen]),
                # Numbers that no premise has, so that only equal premises count as equal lines.
                torch.from_numpy(-1 - source.entailed[chosen]),
            )


def principal_axes(found: Sequence[Pairs]) -> Matrix:
    """A rotation whose columns are the principal axes, in falling order of what they carry.

    The mean is not taken off: a rotation cannot take it off either. Each
    lot of pairs counts in proportion to the square root of its size.
    """
    total = 0.0
    for lot in found:
        both = torch.cat((lot.left, lot.right)).double()
        total = total + (both.T @ both) / len(lot) ** 0.5
    _, axes = torch.linalg.eigh(total)
    falling: Matrix = axes.flip(1).float().numpy()
    return falling


def _loss(rotation: Tensor, lot: Pairs, rows: Tensor, plan: Turning) -> Tensor:
    left, right = lot.left[rows], lot.right[rows]
    left_key, right_key = lot.left_key[rows], lot.right_key[rows]
    same = (left_key[:, None] == left_key) | (right_key[:, None] == right_key)
    same |= left_key[:, None] == right_key
    wanted = left @ right.T
    weight = 0.1 + wanted.clamp(min=0)
    turned_left, turned_right = left @ rotation, right @ rotation
    losses = []
    for dimension in plan.dimensions:
        one = functional.normalize(turned_left[:, :dimension], dim=-1)
        other = functional.normalize(turned_right[:, :dimension], dim=-1)
        losses.append(both_ways(one, other, same, plan.scale))
        distance = (one @ other.T - wanted).square()
        losses.append(plan.keep * (weight * distance).sum() / weight.sum())
    return torch.stack(losses).sum() / len(plan.dimensions)


def turned(
    found: Sequence[Pairs], nested: Sequence[Pairs], start: Matrix, plan: Turning, seed: int
) -> Matrix:
    """The rotation learned from `start`.

    Every batch comes from one lot: of translations (`found`), or of premises
    and what they entail (`nested`), which hold `plan.entailed` of the batches.
    """
    first = torch.from_numpy(start)
    turn = torch.zeros_like(first, requires_grad=True)
    optimizer = torch.optim.Adam([turn], lr=plan.rate)
    rng = np.random.default_rng(seed)
    for step in range(plan.steps):
        lots = nested if rng.random() < plan.entailed else found
        shares = np.sqrt([len(lot) for lot in lots])
        lot = lots[rng.choice(len(lots), p=shares / shares.sum())]
        rows = rng.choice(len(lot), min(plan.batch, len(lot)), replace=False)
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * (1 - step / plan.steps)
        optimizer.zero_grad()
        # The exponential of a skew matrix is a rotation: whatever is learned, cosines stay.
        rotation = first @ torch.matrix_exp(turn - turn.T)
        _loss(rotation, lot, torch.from_numpy(rows), plan).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    with torch.no_grad():
        return (first @ torch.matrix_exp(turn - turn.T)).numpy()


def learned_rotation(
    table: Matrix,
    tables: Sequence[Table],
    nested: Sequence[Triples],
    plan: Turning,
    seed: int,
) -> Matrix:
    """The rotation of a trained table, shape `(d, d)`: `table @ rotation` has the same cosines.

    Learned from the tables and triples that the table itself was trained on.
    """
    student = Student(len(table), table.shape[1], table)
    found = list(pairs(student, tables, plan.rows, seed))
    premises = list(entailed(student, nested, plan.rows, seed))
    start = principal_axes([*found, *premises])
    return turned(found, premises, start, plan, seed)
