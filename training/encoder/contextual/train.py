"""The training loop: one source per step, lines of like length together, checkpoints, a log."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.encoder.contextual.body import Body
from training.encoder.contextual.lessons import Lesson, Lines

__all__ = ["Plan", "Student", "train"]


@dataclass(frozen=True)
class Plan:
    """The settings of a run; `config.toml` says what each one does."""

    seed: int
    steps: int
    batch: int
    block: int
    bank: int
    rate: float
    piece_rate: float
    english_piece_rate: float
    warm: int
    scale: float
    softmax: float
    english: float
    power: float
    weights: Mapping[str, float]
    checkpoint: int


class Student:
    """Piece vectors and layers, with Adam over both; a piece moves only when a batch uses it."""

    def __init__(self, table: NDArray[np.float32], state: Mapping[str, Tensor]) -> None:
        self.table = torch.from_numpy(table.copy())
        self.body = Body(state)
        self.moments = {k: torch.zeros_like(v) for k, v in self.body.master.items()}
        self.squares = {k: torch.zeros_like(v) for k, v in self.body.master.items()}
        self.table_moment = torch.zeros_like(self.table)
        self.table_square = torch.zeros_like(self.table)
        self.table_steps = torch.zeros(len(table))
        self.step = 0

    def state(self) -> dict[str, object]:
        """What a checkpoint keeps."""
        return {
            "table": self.table,
            "body": self.body.master,
            "moments": self.moments,
            "squares": self.squares,
            "table_moment": self.table_moment,
            "table_square": self.table_square,
            "table_steps": self.table_steps,
            "step": self.step,
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Go on from what a checkpoint kept."""
        self.body.master = state["body"]  # type: ignore[assignment]
        for name in ("table", "moments", "squares", "table_moment", "table_square", "table_steps"):
            setattr(self, name, state[name])
        self.step = int(state["step"])  # type: ignore[call-overload]
        self.body.refresh()

    def vectors(self, lines: Sequence[NDArray[np.int32]], rows: Tensor, place: Tensor) -> Tensor:
        """Unit rows of lines; `rows` are the vectors of the pieces in use, `place` finds them."""
        lengths = torch.tensor([len(line) for line in lines])
        ids = torch.zeros(len(lines), int(lengths.max()), dtype=torch.long)
        for row, line in enumerate(lines):
            ids[row, : len(line)] = torch.from_numpy(line)
        return self.body(functional.embedding(place[ids], rows), lengths)

    def encode(self, lines: Lines, chunk: int = 256) -> NDArray[np.float32]:
        """Unit rows of many lines, without learning; zeros for lines that are left out."""
        lengths = lines.lengths()
        out = np.zeros((len(lengths), self.table.shape[1]), dtype=np.float32)
        order = np.argsort(lengths, kind="stable")
        order = order[lengths[order] > 0]
        rows, place = self.table.bfloat16(), torch.arange(len(self.table))
        with torch.no_grad():
            for start in range(0, len(order), chunk):
                part = order[start : start + chunk]
                out[part] = self.vectors([lines[i] for i in part], rows, place).numpy()
        return out

    def adam(self, rate: float, used: Tensor, gradient: Tensor, piece_rate: Tensor) -> None:
        """One step for the layers, and for the pieces that this batch used."""
        self.step += 1
        rise, keep, small = 0.9, 0.98, 1e-8
        with torch.no_grad():
            for name, master in self.body.master.items():
                grad = self.body.half[name].grad
                if grad is None:
                    continue
                moment, square = self.moments[name], self.squares[name]
                wide = grad.float()
                moment.lerp_(wide, 1 - rise)
                square.mul_(keep).addcmul_(wide, wide, value=1 - keep)
                bottom = (square / (1 - keep**self.step)).sqrt_().add_(small)
                master.addcdiv_(moment, bottom, value=-rate / (1 - rise**self.step))
            self.body.refresh()
            self.table_steps[used] += 1
            steps = self.table_steps[used][:, None]
            moment = self.table_moment[used].mul_(rise).add_(gradient, alpha=1 - rise)
            square = self.table_square[used].mul_(keep).addcmul_(gradient, gradient, value=1 - keep)
            self.table_moment[used], self.table_square[used] = moment, square
            change = (moment / (1 - rise**steps)) / ((square / (1 - keep**steps)).sqrt() + small)
            self.table[used] -= change * piece_rate[used][:, None]


class _Draw:
    """Which rows of which source, in which language, a step learns from."""

    def __init__(self, lessons: Sequence[Lesson], plan: Plan) -> None:
        self.lessons, self.plan = lessons, plan
        self.chance = np.random.default_rng(plan.seed)
        sizes = np.array([len(one.order) ** plan.power * self._weight(one.name) for one in lessons])
        self.shares = sizes / sizes.sum()

    def _weight(self, name: str) -> float:
        fits = (w for pattern, w in self.plan.weights.items() if fnmatch(name, pattern))
        return next(fits, 1.0)

    def _rows(self, one: Lesson) -> NDArray[np.int64]:
        """Blocks of neighbours, so that near misses meet."""
        block, blocks = self.plan.block, self.plan.batch // self.plan.block
        starts = self.chance.integers(0, max(1, len(one.order) - block + 1), blocks)
        places = (starts[:, None] + np.arange(block)).ravel() % len(one.order)
        return np.unique(one.order[places])

    def __call__(self) -> tuple[Lesson, NDArray[np.int64], list[NDArray[np.int32]]]:
        one = self.lessons[self.chance.choice(len(self.lessons), p=self.shares)]
        others = [language for language in one.lines if language != "en"]
        rows, lines = [], []
        for row in self._rows(one):
            english = "en" in one.lines and (not others or self.chance.random() < self.plan.english)
            language = "en" if english else others[self.chance.integers(len(others))]
            line = one.lines[language][int(row)]
            if len(line):
                rows.append(row)
                lines.append(line)
        return one, np.array(rows), lines

    def bank(self, one: Lesson) -> Tensor:
        """More of the source's vectors, as wrong answers that cost no pass."""
        count = min(self.plan.bank, len(one.teacher))
        rows = self.chance.integers(0, len(one.teacher), count)
        return torch.from_numpy(one.teacher[rows].astype(np.float32))


def _loss(found: Tensor, wanted: Tensor, wrong: Tensor, plan: Plan) -> Tensor:
    """Summed over lines: distance from the wanted vector, and finding it among others.

    Answers that are nearly the wanted one are no wrong answers.
    """
    near = (found * wanted).sum(1)
    with torch.no_grad():
        same = wanted @ wrong.T > 0.95
    scores = (found @ wrong.T * plan.scale).masked_fill(same, -1e4)
    scores = torch.cat([near[:, None] * plan.scale, scores], dim=1)
    missed = scores.logsumexp(1) - scores[:, 0]
    return ((1 - near) * (1 - plan.softmax) * 4 + plan.softmax * missed).sum()


def _micro(lines: Sequence[NDArray[np.int32]], most: int = 6000) -> list[NDArray[np.int64]]:
    """Line numbers in groups of like length, each of at most `most` pieces."""
    order = np.argsort([len(line) for line in lines], kind="stable")
    groups: list[list[int]] = [[]]
    for number in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(lines[number]) > most:
            groups.append([])
        groups[-1].append(int(number))
    return [np.array(group) for group in groups]


def _step(student: Student, draw: _Draw, plan: Plan, english: Tensor, fall: float) -> float:
    one, numbers, lines = draw()
    while not lines:  # every line drawn was too long
        one, numbers, lines = draw()
    wanted = torch.from_numpy(one.teacher[numbers].astype(np.float32))
    wrong = torch.cat([wanted, draw.bank(one)])
    used = torch.from_numpy(np.unique(np.concatenate(lines)).astype(np.int64))
    place = torch.zeros(len(student.table), dtype=torch.long)
    place[used] = torch.arange(len(used))
    rows = student.table[used].requires_grad_(True)
    total = 0.0
    for group in _micro(lines):
        found = student.vectors([lines[i] for i in group], rows.bfloat16(), place)
        loss = _loss(found, wanted[group], wrong, plan) / len(lines)
        loss.backward()  # type: ignore[no-untyped-call]
        total += float(loss)
    assert rows.grad is not None
    piece_rate = torch.where(english, plan.english_piece_rate, plan.piece_rate) * fall
    student.adam(plan.rate * fall, used, rows.grad, piece_rate)
    return total


def _fall(step: int, plan: Plan) -> float:
    """Up in a line while warming, then down in a line to a hundredth."""
    if step < plan.warm:
        return (step + 1) / plan.warm
    return max(0.01, 1 - (step - plan.warm) / max(1, plan.steps - plan.warm))


def train(
    student: Student,
    lessons: Sequence[Lesson],
    plan: Plan,
    place: Path,
    english: NDArray[np.bool_],
    measure: Callable[[Student], dict[str, float]],
) -> None:
    """Train in place; a run that was broken off goes on from its last checkpoint."""
    kept, log = place / "checkpoint.pt", place / "log.jsonl"
    if kept.exists():
        student.restore(torch.load(kept))
    draw = _Draw(lessons, plan)
    # A resumed run draws anew from its step on, not the same rows again.
    draw.chance = np.random.default_rng(plan.seed + student.step)
    marked, started, losses = torch.from_numpy(english), time.time(), []
    while student.step < plan.steps:
        losses.append(_step(student, draw, plan, marked, _fall(student.step, plan)))
        if student.step % 20 == 0:
            print(f"step {student.step} loss {np.mean(losses[-20:]):.4f}", flush=True)
        if student.step % plan.checkpoint == 0 or student.step == plan.steps:
            torch.save(student.state(), kept.with_suffix(".part"))
            kept.with_suffix(".part").rename(kept)
            figures = {
                "step": student.step,
                "minutes": round((time.time() - started) / 60, 1),
                "loss": round(float(np.mean(losses[-plan.checkpoint :])), 4),
                **{k: round(v, 4) for k, v in measure(student).items()},
            }
            with log.open("a", encoding="utf8") as file:
                file.write(json.dumps(figures) + "\n")
            print(figures, flush=True)
