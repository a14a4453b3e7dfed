"""From a checkpoint to the file that ships: the layers at 8 bits, and what they belong to.

    python -m training.judge.inference.publish CHECKPOINT

writes claimcmp/matching/weights/inference.safetensors and prints its
fingerprint. Takes the averaged weights; the ranges at 8 bits come from rows
that decide, never from those that measure.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from claimcmp.encoding.contextual import ContextualEncoder
from claimcmp.encoding.transformer import Shape
from claimcmp.matching.inference import LABELS, LONGEST, WEIGHTS, Inference, inference_fingerprint
from training.judge.inference.export import export
from training.judge.inference.model import CLASSES

__all__ = ["publish", "written"]

FOLDER = Path(__file__).parents[3] / "claimcmp" / "matching" / "weights"


def publish(checkpoint: Path, data: Path, path: Path) -> Inference:
    """Write the file and open it again.

    Args:
        checkpoint: As training keeps one.
        data: Where the relations lie, for the ranges of what enters each matrix.
        path: Overwritten, in one step.
    """
    if CLASSES != LABELS:
        raise ValueError(f"training has the classes {CLASSES}, run time {LABELS}")
    pieces = ContextualEncoder.load().pieces
    with TemporaryDirectory() as folder:
        packed = export(checkpoint, Path(folder), data, LONGEST)
        with safe_open(packed, framework="numpy") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            shape = Shape(**json.loads(file.metadata()["facts"]))
    written(path, tensors, shape, pieces.fingerprint)
    return Inference.load(path, pieces)


def written(path: Path, tensors: Mapping[str, NDArray[Any]], shape: Shape, pieces: str) -> str:
    """Write tensors with their fingerprint, which is returned."""
    print_ = inference_fingerprint(tensors, shape, LABELS, pieces)
    facts = {**shape._asdict(), "labels": LABELS, "pieces": pieces, "fingerprint": print_}
    part = path.with_suffix(".part")
    # One entry only: with two, their order in the file would differ from run to run.
    save_file(dict(tensors), part, metadata={"facts": json.dumps(facts)})
    part.chmod(0o644)
    part.replace(path)
    return print_


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    torch.set_num_threads(1)
    home = Path(os.environ.get("CLAIMCMP_DATA", "data"))
    print(publish(Path(sys.argv[1]), home, FOLDER / WEIGHTS).fingerprint)
