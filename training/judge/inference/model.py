"""A cross-encoder: the contextual encoder's layers read two texts at once and give three logits.

The piece vectors are the shipped encoder's own, at 8 bits, and never change:
what ships beside them is layers and a small head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.encoder.contextual.body import Body

__all__ = [
    "CLASSES",
    "Batch",
    "Reader",
    "batches",
    "joined",
    "piece_table",
    "tokenized",
    "with_head",
]

CLASSES = ("agrees", "diverges", "neither")
VIEWS = 5
"""What the head sees: the first mark, the mean of either side, their difference and product."""

Ids = NDArray[np.int32]


class Batch(NamedTuple):
    """Pairs side by side, blank after each one's length."""

    ids: Tensor
    """Pieces, shape (pairs, pieces)."""
    kinds: Tensor
    """0 for the first text and its marks, 1 for the second; same shape."""
    lengths: Tensor
    """Pieces of each pair."""


def piece_table(weights: Path) -> Tensor:
    """The shipped piece vectors as run time has them, bfloat16."""
    held = load_file(weights)
    table = held["pieces"].astype(np.float32) * held["piece_scales"][:, None]
    return torch.from_numpy(table).bfloat16()


def with_head(state: Mapping[str, Tensor], hidden: int, seed: int) -> dict[str, Tensor]:
    """The encoder's layers with a fresh head."""
    width = state["embeddings.LayerNorm.weight"].shape[0]
    chance = torch.Generator().manual_seed(seed)
    return {
        **state,
        "head.hidden.weight": torch.randn(hidden, VIEWS * width, generator=chance) * 0.02,
        "head.hidden.bias": torch.zeros(hidden),
        "head.out.weight": torch.randn(len(CLASSES), hidden, generator=chance) * 0.02,
        "head.out.bias": torch.zeros(len(CLASSES)),
    }


def joined(left: Ids, right: Ids, longest: int) -> tuple[Ids, int]:
    """Both texts between marks, and where the second begins; the longer one gives way.

    A text comes as its tokenizer gives it: mark, pieces, mark.
    """
    room = longest - 3
    a, b = left[1:-1], right[1:-1]
    if len(a) + len(b) > room:
        most = max(room - min(len(a), len(b)), room // 2)
        a, b = a[:most], b[:most]
        a = a[: room - len(b)]
    first, last = left[:1], left[-1:]
    return np.concatenate([first, a, last, b, last]), len(a) + 2


def batches(
    pairs: Sequence[tuple[Ids, Ids]], longest: int, most: int
) -> list[tuple[NDArray[np.int64], Batch]]:
    """Pairs of like length together, at most `most` pieces in each lot, with their places."""
    rows = [joined(a, b, longest) for a, b in pairs]
    order = np.argsort([len(ids) for ids, _ in rows], kind="stable")
    groups: list[list[int]] = [[]]
    for number in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(rows[number][0]) > most:
            groups.append([])
        groups[-1].append(int(number))
    found = []
    for group in groups:
        lengths = torch.tensor([len(rows[i][0]) for i in group])
        ids = torch.zeros(len(group), int(lengths.max()), dtype=torch.long)
        kinds = torch.zeros_like(ids)
        for row, i in enumerate(group):
            pieces, start = rows[i]
            ids[row, : len(pieces)] = torch.from_numpy(pieces)
            kinds[row, start : len(pieces)] = 1
        found.append((np.array(group), Batch(ids, kinds, lengths)))
    return found


class Reader(Body):
    """Two texts in, logits of agrees, diverges and neither out."""

    dropout = 0.0

    def _dropped(self, x: Tensor) -> Tensor:
        # One mask for all pieces of a pair: as good a noise, at a fraction of the drawing.
        if self.dropout == 0:
            return x
        keep = 1 - self.dropout
        mask = torch.rand(x.shape[0], 1, x.shape[2]) < keep
        return x * (mask.to(x.dtype) / keep)

    def _block(self, x: Tensor, mask: Tensor | None, at: str) -> Tensor:
        lines, pieces, width = x.shape
        heads = 12

        def split(name: str) -> Tensor:
            found = self._dense(x, f"{at}.attention.self.{name}")
            return found.view(lines, pieces, heads, width // heads).transpose(1, 2)

        scores = split("query") * (width // heads) ** -0.5 @ split("key").transpose(2, 3)
        if mask is not None:
            scores = scores + mask
        seen = (scores.softmax(-1) @ split("value")).transpose(1, 2).reshape(lines, pieces, width)
        seen = self._dropped(self._dense(seen, f"{at}.attention.output.dense"))
        x = self._norm(x + seen, f"{at}.attention.output.LayerNorm")
        inner = functional.gelu(self._dense(x, f"{at}.intermediate.dense"))
        inner = self._dropped(self._dense(inner, f"{at}.output.dense"))
        return self._norm(x + inner, f"{at}.output.LayerNorm")

    def logits(self, batch: Batch, table: Tensor) -> Tensor:
        """Shape (pairs, 3), float32, in the order of `CLASSES`."""
        ids, kinds, lengths = batch
        pieces = ids.shape[1]
        place = self.half["embeddings.position_embeddings.weight"][:pieces]
        kind = functional.embedding(kinds, self.half["embeddings.token_type_embeddings.weight"])
        x = self._norm(functional.embedding(ids, table) + place + kind, "embeddings.LayerNorm")
        x = self._dropped(x)
        there = torch.arange(pieces) < lengths[:, None]
        mask = None
        if not bool(there.all()):
            mask = torch.zeros(len(lengths), 1, 1, pieces, dtype=x.dtype)
            mask.masked_fill_(~there[:, None, None, :], float("-inf"))
        for number in range(self.layers):
            x = self._block(x, mask, f"encoder.layer.{number}")
        return self._judged(x, there, kinds.bool())

    def _judged(self, x: Tensor, there: Tensor, second: Tensor) -> Tensor:
        def mean(chosen: Tensor) -> Tensor:
            weight = chosen[:, :, None].to(x.dtype)
            return (x * weight).sum(1) / weight.sum(1)

        left, right = mean(there & ~second), mean(there & second)
        seen = torch.cat([x[:, 0], left, right, (left - right).abs(), left * right], dim=1)
        if self.dropout:
            seen = functional.dropout(seen, self.dropout)
        inner = functional.gelu(self._dense(seen, "head.hidden"))
        return self._dense(inner, "head.out").float()


def tokenized(tokenizer: Tokenizer, texts: Sequence[str], longest: int) -> list[Ids]:
    """Pieces of each text between its marks, cut to `longest`."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    found: list[Ids] = []
    for start in range(0, len(texts), 10_000):
        part = tokenizer.encode_batch_fast(list(texts[start : start + 10_000]))
        found += [np.array(e.ids, dtype=np.int32) for e in part]
    return found
