"""From trained vectors to the files that ship: 8 bits, one scale per piece, a fingerprint."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from claimcmp.encoding.embedded import TOKENIZER, WEIGHTS, fingerprint_of

__all__ = ["publish"]


def publish(vectors: NDArray[np.float32], tokenizer: Path, folder: Path) -> str:
    """Write weights and tokenizer into a folder; returns the fingerprint.

    Row 0 is the unknown piece, which says nothing and gets length 0. All
    vectors shrink by one factor, so that the scales stay near 1; cosines do
    not change.
    """
    rows = vectors.astype(np.float32).copy()
    rows[0] = 0
    rows /= np.linalg.norm(rows, axis=1).max()
    largest = np.abs(rows).max(axis=1)
    scales = (largest / 127).astype(np.float32)
    pieces = np.rint(rows / np.where(scales > 0, scales, 1)[:, None]).astype(np.int8)
    raw = tokenizer.read_bytes()
    print_ = fingerprint_of(pieces, scales, raw)
    folder.mkdir(parents=True, exist_ok=True)
    # One fact only: with two, their order in the file would differ from run to run.
    facts = {"fingerprint": print_}
    part = folder / f"{WEIGHTS}.part"
    save_file({"pieces": pieces, "scales": scales}, part, metadata=facts)
    part.chmod(0o644)
    part.replace(folder / WEIGHTS)
    (folder / TOKENIZER).write_bytes(raw)
    return print_
