"""Retrieval and speed of the embedded encoder; see docs/models/static-encoder.md.

    CLAIMCMP_DATA=data python benchmarks/encoding.py [--teacher FOLDER_OR_NAME] [--memory]

Retrieval: precision at 1, both ways, by bare cosine and by margin (cosine less
the mean of the four nearest on either side). Speed: NTREX news sentences,
tokenization included, opening the model not; the other model through
sentence-transformers in the same process, the two taking turns. The clock is
`time.perf_counter`; the figure is the median of five rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import claimcmp as cc

Matrix = NDArray[np.float32]
PAIRS = (("nb", "en"), ("da", "en"), ("nn", "en"), ("da", "nb"))


def read(path: Path) -> list[str]:
    """The lines of a file."""
    return path.read_text(encoding="utf8").rstrip("\n").split("\n")


def precision(scores: Matrix) -> tuple[float, float]:
    """Share of rows whose best column is their own, and of columns whose best row is."""
    here = np.arange(len(scores))
    there = float((scores.argmax(1) == here).mean())
    return round(there, 4), round(float((scores.argmax(0) == here).mean()), 4)


def margins(cosine: Matrix, neighbours: int = 4) -> Matrix:
    """Cosine less the mean cosine of the nearest on both sides."""
    near_left = np.sort(cosine, axis=1)[:, -neighbours:].mean(axis=1)
    near_right = np.sort(cosine, axis=0)[-neighbours:].mean(axis=0)
    scores: Matrix = cosine - (near_left[:, None] + near_right) / 2
    return scores


def retrieval(encode: Callable[[list[str]], Matrix], folder: Path) -> dict[str, object]:
    """Every set of the folder, by cosine and by margin."""
    sets = [
        (f"ntrex {x}-{y}", folder / f"ntrex.{x}.txt", folder / f"ntrex.{y}.txt") for x, y in PAIRS
    ]
    for x in ("nb", "da", "nn"):
        stem = f"tatoeba-{x}-en"
        sets.append((f"tatoeba {x}-en", folder / f"{stem}.{x}.txt", folder / f"{stem}.en.txt"))
    out: dict[str, object] = {}
    for name, left, right in sets:
        cosine = encode(read(left)) @ encode(read(right)).T
        out[name] = {"cosine": precision(cosine), "margin": precision(margins(cosine))}
        print(f"{name:16s} {out[name]}")
    return out


def per_second(encode: Callable[[list[str]], Any], lines: Sequence[str]) -> float:
    """Sentences per second of one round."""
    start = time.perf_counter()
    encode(list(lines))
    return len(lines) / (time.perf_counter() - start)


def speed(folder: Path, other: str | None, rounds: int = 5) -> dict[str, object]:
    """Both encoders in turns on the same news sentences."""
    lines = read(folder / "ntrex.en.txt")
    static = cc.load_encoder("static")
    runs: dict[str, list[float]] = {"static": [], "other": []}
    model = None
    if other is not None:
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(other, device="cpu", local_files_only=True)
        model.encode(lines[:64])
    static.encode(lines)
    for _ in range(rounds):
        runs["static"].append(per_second(static.encode, lines))
        if model is not None:
            runs["other"].append(per_second(model.encode, lines[:500]))
    figures: dict[str, object] = {k: round(statistics.median(v)) for k, v in runs.items() if v}
    if model is not None:
        ratios = [a / b for a, b in zip(runs["static"], runs["other"], strict=True)]
        figures["times as quick"] = round(statistics.median(ratios), 1)
    return figures


def opening() -> float:
    """Seconds to open the encoder in a fresh process, imports not counted; best of five."""
    code = (
        "import time, claimcmp as cc, numpy; s = time.perf_counter(); cc.load_encoder();"
        "print(time.perf_counter() - s)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True) for _ in range(5)]
    return round(min(float(run.stdout) for run in runs), 3)


def memory(folder: Path) -> dict[str, object]:
    """Peak memory of this process after a million sentences, 10,000 at a time."""
    lines = read(folder / "ntrex.en.txt") + read(folder / "ntrex.nb.txt")
    encoder = cc.load_encoder("static")
    with open(os.devnull, "wb") as out:
        for start in range(0, 1_000_000, 10_000):
            batch = [f"{lines[i % len(lines)]} {i}" for i in range(start, start + 10_000)]
            out.write(encoder.encode(batch).tobytes())
    return {
        "sentences": 1_000_000,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    """Measure what was asked for and print it, last as one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--teacher", help="folder or name of all-MiniLM-L6-v2")
    parser.add_argument("--memory", action="store_true", help="measure memory only")
    arguments = parser.parse_args()
    folder = Path(os.environ.get("CLAIMCMP_DATA", "data")) / "retrieval"
    machine = {
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }
    if arguments.memory:
        print(json.dumps(machine | memory(folder)))
        return
    encoder = cc.load_encoder()
    found = {"encoder": encoder.name, "opening, seconds": opening()} | machine
    found |= {"retrieval": retrieval(encoder.encode, folder)}  # type: ignore[dict-item]
    found |= {"sentences/s": speed(folder, arguments.teacher)}  # type: ignore[dict-item]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
