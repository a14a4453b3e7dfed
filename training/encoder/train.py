"""The training loop: one batch from one stream at a time, checkpoints, a log of figures."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from torch import Tensor
from torch.nn import functional

from training.encoder.losses import both_ways, like_the_teacher, softmax_loss
from training.encoder.tables import Bags, Ints, Table, joined

__all__ = ["Distil", "Plan", "Student", "Triples", "train"]


class _Pool(torch.autograd.Function):
    """Means of rows: a sparse matrix times the rows, ten times quicker than EmbeddingBag."""

    @staticmethod
    def forward(ctx, rows, matrix):  # type: ignore[no-untyped-def]
        ctx.matrix = matrix
        return torch.from_numpy(matrix @ rows.detach().numpy())

    @staticmethod
    def backward(ctx, above):  # type: ignore[no-untyped-def]
        return torch.from_numpy(ctx.matrix.T.tocsr() @ above.contiguous().numpy()), None


class Student:
    """One vector per piece; a line is the normalised mean of its pieces' vectors.

    A piece's weight in the mean is the length of its vector, so nothing else
    has to be learned or stored for it. Adam runs over the rows a batch uses.
    """

    def __init__(self, pieces: int, dimension: int, start: NDArray[np.float32] | None) -> None:
        self.table = torch.randn(pieces, dimension) * dimension**-0.5
        if start is not None:
            self.table = torch.from_numpy(start.copy())
        self.first = torch.zeros_like(self.table)
        self.second = torch.zeros_like(self.table)
        self.steps = torch.zeros(pieces)
        self._used: list[tuple[Tensor, Tensor]] = []
        self._place = np.zeros(pieces, dtype=np.int32)

    def state(self) -> dict[str, Tensor]:
        """What a checkpoint keeps."""
        return {k: getattr(self, k) for k in ("table", "first", "second", "steps")}

    def __call__(self, pieces: Ints, offsets: Ints) -> Tensor:
        """Unit vectors, one row per line; no line may be empty."""
        seen = np.zeros(len(self._place), dtype=np.bool_)
        seen[pieces] = True
        used = np.flatnonzero(seen)
        self._place[used] = np.arange(len(used), dtype=np.int32)
        ends = np.append(offsets, len(pieces))
        share = np.repeat((1 / np.diff(ends)).astype(np.float32), np.diff(ends))
        matrix = csr_matrix((share, self._place[pieces], ends), shape=(len(offsets), len(used)))
        rows = self.table[torch.from_numpy(used)]
        if torch.is_grad_enabled():
            rows.requires_grad_(True)
            self._used.append((torch.from_numpy(used), rows))
        return functional.normalize(_Pool.apply(rows, matrix), dim=-1)

    def update(self, rate: float) -> None:
        """One Adam step over the rows used since the last."""
        for used, rows in self._used:
            gradient = rows.grad
            assert gradient is not None
            count = self.steps[used].add_(1)
            self.steps[used] = count
            first = self.first[used].lerp_(gradient, 0.1)
            second = self.second[used].mul_(0.999).addcmul_(gradient, gradient, value=0.001)
            self.first[used], self.second[used] = first, second
            first.div_((1 - 0.9**count)[:, None])
            second.div_((1 - 0.999**count)[:, None])
            with torch.no_grad():
                self.table[used] = rows.detach().sub_(
                    first.div_(second.sqrt_().add_(1e-8)).mul_(rate)
                )
        self._used = []


@dataclass(frozen=True)
class Triples:
    """Premises and hypotheses as piece numbers, per language.

    `entailed[i]` and `contradicted[i]` are line numbers in `hypotheses`;
    -1 where the premise contradicts none.
    """

    name: str
    languages: tuple[str, ...]
    premises: tuple[Bags, ...]
    hypotheses: tuple[Bags, ...]
    premise: Ints
    entailed: Ints
    contradicted: Ints

    def __len__(self) -> int:
        return len(self.premise)


@dataclass(frozen=True)
class Distil:
    """A stream with the teacher's vector of every row's English."""

    table: Table
    teacher: NDArray[np.float16]
    near: Ints
    """Rows in an order that keeps neighbours of the teacher together."""

    @property
    def name(self) -> str:
        """The stream's name."""
        return self.table.name

    def __len__(self) -> int:
        return len(self.near)


@dataclass(frozen=True)
class Plan:
    """One phase of training: what is drawn and how often; see config.toml."""

    steps: int
    batch: int
    rate: float
    scale: float
    power: float
    names: float
    triples: float
    parts: float
    distil: float
    distil_weight: float
    dimensions: tuple[int, ...]
    checkpoint: int
    seed: int
    weights: Mapping[str, float] = field(default_factory=dict)
    """Factors on a stream's share, by pattern of its name; the first that fits counts."""


def _columns(table: Table, rows: Ints, rng: np.random.Generator) -> tuple[int, int, Ints]:
    """Two languages to set against each other, and the rows that have both."""
    count = len(table.languages)
    first, second = (int(c) for c in rng.choice(count, 2, replace=False))
    kept = rows[table.present[rows, first] & table.present[rows, second]]
    return first, second, kept


def _prefixes(vectors: Tensor, dimensions: Sequence[int]) -> list[Tensor]:
    full = vectors.shape[1]
    return [
        v if (v := vectors[:, :d]).shape[1] == full else functional.normalize(v, dim=-1)
        for d in dimensions
    ]


def _pair_loss(
    student: Student, table: Table, plan: Plan, rng: np.random.Generator
) -> Tensor | None:
    rows = rng.choice(len(table), min(plan.batch, len(table)), replace=False)
    first, second, rows = _columns(table, rows, rng)
    if len(rows) < 8:
        return None
    left = table.columns[first].take(rows)
    if rng.random() < plan.parts:
        # A report rarely says all that another does: part of a line must find the whole.
        shares = rng.uniform(0.4, 1.0, len(rows))
        right = table.columns[second].take(rows, shares, rng.random(len(rows)))
    else:
        right = table.columns[second].take(rows)
    both = student(*joined([left, right]))
    left_key, right_key = (torch.from_numpy(table.key[rows, c]) for c in (first, second))
    same = (left_key[:, None] == left_key) | (right_key[:, None] == right_key)
    same |= left_key[:, None] == right_key
    losses = [
        both_ways(v[: len(rows)], v[len(rows) :], same, plan.scale)
        for v in _prefixes(both, plan.dimensions)
    ]
    return torch.stack(losses).mean()


def _triple_loss(student: Student, data: Triples, plan: Plan, rng: np.random.Generator) -> Tensor:
    rows = rng.choice(len(data.premise), min(plan.batch // 2, len(data.premise)), replace=False)
    here, there = (int(c) for c in rng.integers(len(data.languages), size=2))
    hard = data.contradicted[rows]
    hard = np.unique(hard[hard >= 0])
    lines = [
        data.premises[here].take(data.premise[rows]),
        data.hypotheses[there].take(np.concatenate((data.entailed[rows], hard))),
    ]
    vectors = student(*joined(lines))
    premise = torch.from_numpy(data.premise[rows])
    same = torch.zeros(len(rows), len(rows) + len(hard), dtype=torch.bool)
    same[:, : len(rows)] = premise[:, None] == premise
    losses = [
        softmax_loss(v[: len(rows)], v[len(rows) :], same, plan.scale)
        for v in _prefixes(vectors, plan.dimensions)
    ]
    return torch.stack(losses).mean()


def _distil_loss(student: Student, data: Distil, plan: Plan, rng: np.random.Generator) -> Tensor:
    """Neighbourhoods of the teacher, so that a batch holds near pairs and not only far ones."""
    size, run = min(plan.batch // 2, len(data.near)), 32
    starts = rng.integers(0, max(1, len(data.near) - run), size=max(1, size // run))
    rows = np.unique(data.near[(starts[:, None] + np.arange(run)).ravel() % len(data.near)])
    left, right = (int(c) for c in rng.integers(len(data.table.languages), size=2))
    rows = rows[data.table.present[rows, left] & data.table.present[rows, right]]
    lines = [
        data.table.columns[c].take(rows) for c in ((left, right) if left != right else (left,))
    ]
    vectors = student(*joined(lines))
    teacher = torch.from_numpy(data.teacher[rows].astype(np.float32))
    return like_the_teacher(vectors[: len(rows)], vectors[-len(rows) :], teacher)


def _factor(name: str, plan: Plan) -> float:
    fitting = (f for pattern, f in plan.weights.items() if fnmatch(name, pattern))
    return next(fitting, 1.0)


def _drawing(
    parallel: Sequence[Table],
    names: Sequence[Table],
    triples: Sequence[Triples],
    distil: Sequence[Distil],
    plan: Plan,
) -> tuple[list[tuple[str, Any]], NDArray[np.float64]]:
    """Every source with its share of the batches."""
    kinds: list[tuple[str, Any, float]] = []
    for kind, found, share in (
        ("pair", parallel, 1 - plan.names - plan.triples - plan.distil),
        ("pair", names, plan.names),
        ("triple", triples, plan.triples),
        ("distil", distil, plan.distil),
    ):
        sizes = [len(source) ** plan.power * _factor(source.name, plan) for source in found]
        kinds += [
            (kind, source, share * size / sum(sizes))
            for source, size in zip(found, sizes, strict=True)
        ]
    shares = np.array([share for _, _, share in kinds])
    return [(kind, source) for kind, source, _ in kinds], shares / shares.sum()


def train(
    student: Student,
    parallel: Sequence[Table],
    names: Sequence[Table],
    triples: Sequence[Triples],
    distil: Sequence[Distil],
    plan: Plan,
    folder: Path,
    measure: Callable[[Student], dict[str, float]],
) -> None:
    """Train in place. Goes on from `folder/checkpoint.pt` when it is there."""
    sources, shares = _drawing(parallel, names, triples, distil, plan)
    checkpoint, first = folder / "checkpoint.pt", 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        for key, value in saved["student"].items():
            setattr(student, key, value)
        first = int(saved["step"])
    means: dict[str, list[float]] = {"pair": [], "triple": [], "distil": []}
    started = time.perf_counter()
    weight = {"pair": 1.0, "triple": 1.0, "distil": plan.distil_weight}
    for step in range(first, plan.steps):
        # A generator per step: a run that was broken off draws the batches it would have drawn.
        rng = np.random.default_rng((plan.seed, step))
        kind, source = sources[rng.choice(len(sources), p=shares)]
        warm = min(1.0, (step + 1) / 50)
        draw = {"pair": _pair_loss, "triple": _triple_loss, "distil": _distil_loss}[kind]
        loss = draw(student, source, plan, rng)  # type: ignore[operator]
        if loss is None:
            continue
        (loss * weight[kind]).backward()
        student.update(plan.rate * warm * (1 - step / plan.steps))
        means[kind].append(float(loss.detach()))
        if (step + 1) % plan.checkpoint == 0 or step + 1 == plan.steps:
            figures = {k: round(float(np.mean(v)), 4) for k, v in means.items() if v}
            figures |= {k: round(v, 4) for k, v in measure(student).items()}
            figures |= {"step": step + 1, "seconds": round(time.perf_counter() - started, 1)}
            means = {key: [] for key in means}
            with (folder / "log.jsonl").open("a", encoding="utf8") as log:
                log.write(json.dumps(figures) + "\n")
            print(json.dumps(figures), flush=True)
            state = {
                "student": student.state(),
                "step": step + 1,
            }
            torch.save(state, checkpoint.with_suffix(".part"))
            checkpoint.with_suffix(".part").rename(checkpoint)
