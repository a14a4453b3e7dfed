"""From a checkpoint to the file that could ship: layers at 8 bits, the head at float32.

    python -m training.judge.inference.export CHECKPOINT FOLDER

Piece vectors are not in it: run time takes those of the shipped encoder.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from torch import Tensor

from claimcmp.encoding.contextual import TOKENIZER, WEIGHTS
from claimcmp.encoding.exporting import HEADS_PARTS, elsewhere
from claimcmp.encoding.transformer import DENSE, NORMS, Shape
from training.encoder.contextual.publish import _dense
from training.encoder.contextual.ranges import ranges
from training.encoder.static import WEIGHTS as FOLDER
from training.judge.inference.model import joined, piece_table, tokenized
from training.judge.inference.pairs import Example, danfactver, xnli

__all__ = ["export", "float_tensors", "packed"]

Matrix = NDArray[np.float32]

NAME = "inference.safetensors"


def float_tensors(state: Mapping[str, Tensor], shape: Shape, longest: int) -> dict[str, Matrix]:
    """The weights under the names of `claimcmp.encoding.transformer`, with the head.

    `positions` holds the first text's mark, `second` what turns it into the second's.
    """

    def tensor(name: str) -> Matrix:
        return state[name].numpy().astype(np.float32)

    kinds = tensor("embeddings.token_type_embeddings.weight")
    found = {
        "positions": tensor("embeddings.position_embeddings.weight")[:longest] + kinds[0],
        "second": kinds[1] - kinds[0],
        "head.hidden.weight": tensor("head.hidden.weight"),
        "head.hidden.bias": tensor("head.hidden.bias"),
        "head.out.weight": tensor("head.out.weight"),
        "head.out.bias": tensor("head.out.bias"),
    }
    layers = [f"layer.{number}" for number in range(shape.layers)]
    for name in ("norm", *(f"{layer}.{norm}" for layer in layers for norm in NORMS)):
        found[f"{name}.gain"] = tensor(f"{elsewhere(name)}.weight")
        found[f"{name}.shift"] = tensor(f"{elsewhere(name)}.bias")
    for name in (f"{layer}.{dense}" for layer in layers for dense in DENSE):
        there = [elsewhere(name)]
        if name.endswith(".attend"):
            there = [f"{elsewhere(name)}.{part}" for part in HEADS_PARTS]
        for part in ("weight", "bias"):
            found[f"{name}.{part}"] = np.concatenate([tensor(f"{each}.{part}") for each in there])
    return found


def packed(
    state: Mapping[str, Tensor],
    shape: Shape,
    longest: int,
    table: Matrix,
    lines: Iterable[tuple[NDArray[Any], int]],
) -> dict[str, NDArray[Any]]:
    """The tensors that run time reads: the layers at 8 bits, the head as it is.

    Args:
        state: The trained weights.
        shape: Layers, heads, epsilon.
        longest: Pieces of a pair.
        table: The vectors of the pieces, shape (pieces, width).
        lines: Pairs as `joined` gives them, for the ranges of what enters each matrix.
    """
    weights = float_tensors(state, shape, longest)
    doubled = {**weights, "pieces": np.concatenate([table, table + weights["second"]])}
    met = ranges(doubled, shape, (_doubled(ids, start, len(table)) for ids, start in lines))
    tensors: dict[str, NDArray[Any]] = {}
    for name, tensor in weights.items():
        dense, _, part = name.rpartition(".")
        if dense in met:
            if part == "weight":
                tensors |= _dense(dense, tensor, weights[f"{dense}.bias"], met[dense])
        else:
            large = name in ("positions", "head.hidden.weight")
            tensors[name] = tensor.astype(np.float16) if large else tensor
    return tensors


def _doubled(ids: NDArray[Any], start: int, pieces: int) -> NDArray[np.intp]:
    """Ids in which the second text's stand in the second half of a doubled table."""
    found = ids.astype(np.intp)
    found[start:] += pieces
    return found


def _lines(
    examples: Sequence[Example], tokenizer: Tokenizer, longest: int
) -> Iterator[tuple[NDArray[np.int32], int]]:
    """Pairs in languages drawn by chance."""
    chance = random.Random(0)
    for example in examples:
        left = chance.choice(list(example.left.values()))
        right = chance.choice(list(example.right.values()))
        one, other = tokenized(tokenizer, [left, right], longest)
        yield joined(one, other, longest)


def export(checkpoint: Path, folder: Path, data: Path, longest: int) -> Path:
    """Write the averaged weights of a checkpoint; the ranges come from rows that decide."""
    state: Mapping[str, Tensor] = torch.load(checkpoint)["average"]
    layers = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("encoder.layer."))
    shape = Shape(layers, 12, 1e-12)
    table = piece_table(FOLDER / WEIGHTS).float().numpy()
    tokenizer = Tokenizer.from_file(str(FOLDER / TOKENIZER))
    chosen = random.Random(0).sample(xnli(data, "9"), 160) + danfactver(data, held=True)[:60]
    tensors = packed(state, shape, longest, table, _lines(chosen, tokenizer, longest))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    save_file(tensors, path, metadata={"facts": json.dumps(shape._asdict())})
    return path


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    torch.set_num_threads(1)
    home = Path(os.environ.get("CLAIMCMP_DATA", "data"))
    print(export(Path(sys.argv[1]), Path(sys.argv[2]), home, 160))
