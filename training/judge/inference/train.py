"""The training loop: batches of mixed lots and languages, averaged weights, checkpoints, a log."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.judge.inference.model import Ids, Reader, batches, tokenized
from training.judge.inference.pairs import Example

__all__ = ["Lot", "Plan", "Trainee", "lot", "train"]


@dataclass(frozen=True)
class Plan:
    """The settings of a run; `config.toml` says what each one does."""

    seed: int
    minutes: float
    batch: int
    micro: int
    rate: float
    head_rate: float
    warm: int
    decay: float
    dropout: float
    smoothing: float
    average: float
    checkpoint: int
    longest: int
    apart: float
    longer_first: float
    shares: Mapping[str, float]


@dataclass(frozen=True)
class Lot:
    """One source's examples as pieces."""

    name: str
    sides: list[tuple[dict[str, Ids], dict[str, Ids]]]
    labels: list[int]


def lot(name: str, examples: Sequence[Example], tokenizer: Tokenizer, longest: int) -> Lot:
    """The examples as pieces; a text that stands in several is tokenized once."""
    texts = dict.fromkeys(t for e in examples for side in e[:2] for t in side.values())
    pieces = dict(zip(texts, tokenized(tokenizer, list(texts), longest), strict=True))
    sides = [
        (
            {language: pieces[text] for language, text in e.left.items()},
            {language: pieces[text] for language, text in e.right.items()},
        )
        for e in examples
    ]
    return Lot(name, sides, [e.label for e in examples])


class Trainee:
    """The reader, Adam's moments and the running average of the weights."""

    def __init__(self, state: Mapping[str, Tensor]) -> None:
        self.reader = Reader(state)
        self.names = list(self.reader.master)
        self.moments = [torch.zeros_like(v) for v in self.reader.master.values()]
        self.squares = [torch.zeros_like(v) for v in self.reader.master.values()]
        self.average = {k: v.clone() for k, v in self.reader.master.items()}
        self.step, self.spent = 0, 0.0

    def state(self) -> dict[str, object]:
        """What a checkpoint keeps."""
        return {
            "master": self.reader.master,
            "moments": self.moments,
            "squares": self.squares,
            "average": self.average,
            "step": self.step,
            "spent": self.spent,
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Go on from what a checkpoint kept."""
        self.reader.master = state["master"]  # type: ignore[assignment]
        for name in ("moments", "squares", "average", "step", "spent"):
            setattr(self, name, state[name])
        self.reader.refresh()

    def averaged(self) -> Reader:
        """A reader of the averaged weights, which measure better than the last ones."""
        return Reader(self.average)

    def adam(self, plan: Plan, fall: float) -> None:
        """One step, gradients cut to a norm of 1; norms and biases are not decayed."""
        self.step += 1
        rise, keep = 0.9, 0.98
        master = [self.reader.master[name] for name in self.names]
        halves = [self.reader.half[name].grad for name in self.names]
        with torch.no_grad():
            wide = [
                torch.zeros_like(m) if g is None else g.float()
                for g, m in zip(halves, master, strict=True)
            ]
            norm = torch.stack(torch._foreach_norm(wide)).norm()
            torch._foreach_mul_(wide, float(min(1.0, 1.0 / (norm + 1e-6))))
            torch._foreach_lerp_(self.moments, wide, 1 - rise)
            torch._foreach_mul_(self.squares, keep)
            torch._foreach_addcmul_(self.squares, wide, wide, 1 - keep)
            for i, name in enumerate(self.names):
                rate = (plan.head_rate if name.startswith("head.") else plan.rate) * fall
                if master[i].dim() > 1:
                    master[i].mul_(1 - rate * plan.decay)
                bottom = (self.squares[i] / (1 - keep**self.step)).sqrt_().add_(1e-8)
                master[i].addcdiv_(self.moments[i], bottom, value=-rate / (1 - rise**self.step))
            # The first steps would keep the start in the average for long.
            weight = max(1 - plan.average, 1 / (self.step + 1))
            torch._foreach_lerp_(list(self.average.values()), master, weight)
            self.reader.refresh()


class _Draw:
    """Which pairs, in which languages, a step learns from; every lot is gone through in turn."""

    def __init__(self, lots: Sequence[Lot], plan: Plan, seed: int) -> None:
        self.lots, self.plan = lots, plan
        self.chance = np.random.default_rng(seed)
        shares = np.array([plan.shares[one.name] for one in lots])
        self.shares = shares / shares.sum()
        self.waiting: list[list[int]] = [[] for _ in lots]

    def _next(self, number: int) -> int:
        if not self.waiting[number]:
            self.waiting[number] = self.chance.permutation(len(self.lots[number].labels)).tolist()
        return self.waiting[number].pop()

    def _languages(self, left: Sequence[str], right: Sequence[str]) -> tuple[str, str]:
        pairs = [(a, b) for a in left for b in right]
        apart = [(a, b) for a, b in pairs if a != b]
        same = [(a, b) for a, b in pairs if a == b]
        chosen = apart if apart and (not same or self.chance.random() < self.plan.apart) else same
        return chosen[self.chance.integers(len(chosen))]

    def _placed(self, left: Ids, right: Ids) -> tuple[Ids, Ids]:
        # Two claims have no order of their own; run time puts the longer one first, as most
        # premises are, so a share of the others is learned in that order too.
        if len(right) > len(left) and self.chance.random() < self.plan.longer_first:
            return right, left
        return left, right

    def __call__(self) -> tuple[list[tuple[Ids, Ids]], list[int]]:
        pairs, labels = [], []
        for number in self.chance.choice(len(self.lots), size=self.plan.batch, p=self.shares):
            one = self.lots[number]
            example = self._next(number)
            left, right = one.sides[example]
            a, b = self._languages(list(left), list(right))
            pairs.append(self._placed(left[a], right[b]))
            labels.append(one.labels[example])
        return pairs, labels


def _fall(trainee: Trainee, plan: Plan) -> float:
    """Up in a line while warming, then down to nothing over the planned time."""
    if trainee.step < plan.warm:
        return (trainee.step + 1) / plan.warm
    return max(0.01, 1 - trainee.spent / (plan.minutes * 60))


def _learn(trainee: Trainee, draw: _Draw, table: Tensor, plan: Plan) -> tuple[float, float]:
    pairs, labels = draw()
    total, right = 0.0, 0
    for places, batch in batches(pairs, plan.longest, plan.micro):
        wanted = torch.tensor([labels[i] for i in places])
        logits = trainee.reader.logits(batch, table)
        loss = functional.cross_entropy(
            logits, wanted, reduction="sum", label_smoothing=plan.smoothing
        )
        (loss / len(labels)).backward()  # type: ignore[no-untyped-call]
        total += loss.item()
        right += int((logits.argmax(1) == wanted).sum())
    trainee.adam(plan, _fall(trainee, plan))
    return total / len(labels), right / len(labels)


def train(
    trainee: Trainee,
    lots: Sequence[Lot],
    table: Tensor,
    plan: Plan,
    place: Path,
    measure: Callable[[Reader], dict[str, float]],
) -> None:
    """Train in place for the planned time; a run that was broken off goes on where it was."""
    kept, log = place / "checkpoint.pt", place / "log.jsonl"
    if kept.exists():
        trainee.restore(torch.load(kept))
    # A resumed run draws anew from its step on, not the same pairs again.
    draw = _Draw(lots, plan, plan.seed + trainee.step)
    trainee.reader.dropout = plan.dropout
    seen: list[tuple[float, float]] = []
    while trainee.spent < plan.minutes * 60:
        started = time.time()
        seen.append(_learn(trainee, draw, table, plan))
        trainee.spent += time.time() - started
        if trainee.step % 25 == 0:
            loss, right = np.mean(seen[-25:], axis=0)
            print(
                f"step {trainee.step} {trainee.spent:.0f}s loss {loss:.4f} right {right:.3f}",
                flush=True,
            )
        if trainee.step % plan.checkpoint == 0 or trainee.spent >= plan.minutes * 60:
            torch.save(trainee.state(), kept.with_suffix(".part"))
            kept.with_suffix(".part").rename(kept)
            loss, right = np.mean(seen[-plan.checkpoint :], axis=0)
            figures = {
                "step": trainee.step,
                "minutes": round(trainee.spent / 60, 1),
                "loss": round(float(loss), 4),
                "right": round(float(right), 4),
                **{k: round(v, 4) for k, v in measure(trainee.averaged()).items()},
            }
            with log.open("a", encoding="utf8") as file:
                file.write(json.dumps(figures) + "\n")
            print(figures, flush=True)
