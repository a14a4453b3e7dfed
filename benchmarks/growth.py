"""How time and memory of `compare` grow with the number of reports.

    CLAIMCMP_DATA=… python benchmarks/growth.py [--encoder static] [--judge features] [10 100 1000]

Each report is some lines of one language, drawn from the news lines of
`retrieval` and the sentences of `split/dev`, in turns of four languages, so
that some matters have counterparts. The clock covers `load` and `compare`;
memory is the process's peak so far. `bare product` is the matrix product of as
many vectors with themselves, block by block: what no comparison of all claims
with all others can do without.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

import claimcmp as cc

LANGUAGES = ("nb", "en", "da", "nn")
_BLOCK = 1024


def lines_of(data: Path) -> dict[str, list[str]]:
    """News lines and sentences of each language."""
    found = {
        code: (data / "retrieval" / f"ntrex.{code}.txt").read_text("utf8").splitlines()
        for code in LANGUAGES
    }
    with gzip.open(data / "split" / "dev.jsonl.gz", "rt", encoding="utf8") as file:
        for row in map(json.loads, file):
            sentences = (" ".join(row["text"][a:b].split()) for a, b in row["sentences"])
            found[row["lang"]] += [s for s in sentences if 40 <= len(s) <= 300]
    return found


def reports(count: int, lines: Mapping[str, Sequence[str]], each: int) -> list[dict[str, str]]:
    """As many reports of `each` lines, the same ones every time."""
    rnd = random.Random(1)
    made = []
    for n in range(count):
        language = LANGUAGES[n % len(LANGUAGES)]
        body = "\n\n".join(rnd.sample(list(lines[language]), each))
        made.append({"id": f"r{n}", "text": body, "language": language})
    return made


def bare_product(rows: int, width: int) -> float:
    """Seconds of the product of `rows` vectors with themselves."""
    vectors = np.random.default_rng(1).standard_normal((rows, width)).astype(np.float32)
    start = time.perf_counter()
    for first in range(0, rows, _BLOCK):
        vectors[first : first + _BLOCK] @ vectors.T
    return time.perf_counter() - start


def main() -> None:
    """Print one row of the table for each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[10, 100, 300])
    parser.add_argument("--lines", type=int, default=20, help="lines of each report")
    parser.add_argument("--encoder", help="as claimcmp.load_encoder takes it")
    parser.add_argument("--judge", help="as claimcmp.load_judge takes it")
    asked = parser.parse_args()
    lines = lines_of(Path(os.environ.get("CLAIMCMP_DATA", "data")))
    encoder = cc.load_encoder(asked.encoder)
    width = encoder.encode(["one"]).shape[1]
    # Opens the models, which is not what grows.
    cc.compare(reports(2, lines, asked.lines), encoder=encoder, judge=asked.judge)
    titles = ("reports", "claims", "relations", "seconds", "peak MB", "of the bare product")
    print(f"| {' | '.join(titles)} |\n|{' --- |' * len(titles)}")
    for count in asked.counts:
        given = reports(count, lines, asked.lines)
        start = time.perf_counter()
        found = cc.compare(given, encoder=encoder, judge=asked.judge)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        times = seconds / bare_product(len(found.claims), width)
        row = (count, len(found.claims), len(found.relations), f"{seconds:.1f}", peak)
        print(f"| {' | '.join(map(str, row))} | {times:.0f} × |", flush=True)


if __name__ == "__main__":
    main()
