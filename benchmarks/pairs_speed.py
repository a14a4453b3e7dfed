"""How many pairs of claims a second `relate_pairs` relates, and where the time goes.

    CLAIMCMP_DATA=… python benchmarks/pairs_speed.py [rounds]

Pairs are those of `relations/minimal_pairs_ntrex.jsonl.gz` in which no string was met before.
Each round takes as many new pairs, a quarter of them at a time in turns with the bare encoding
of the same strings; the models are open. "Seen" relates the same pairs once more: their claims
are kept as read, and what is left is encoding and judging. The judge is the one of features
alone; the figures are those of the round that took the least time.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import claimcmp as cc

PAIRS = 400
Pairs = list[tuple[str, str]]


def fresh(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs both of whose strings are new, in the order of the file."""
    met: set[str] = set()
    with gzip.open(path, "rt", encoding="utf8") as rows:
        for row in map(json.loads, rows):
            pair = (row["a"]["text"], row["b"]["text"])
            if met.isdisjoint(pair) and pair[0] != pair[1]:
                met.update(pair)
                yield pair


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def one_round(pairs: Pairs, encoder: cc.Encoder, judge: cc.Judge) -> tuple[float, float, float]:
    """Seconds for fresh pairs, for the same once more, and for the bare encoding of their texts."""
    first = again = bare = 0.0
    step = len(pairs) // 4
    for start in range(0, len(pairs), step):
        part = pairs[start : start + step]
        texts = [text for pair in part for text in pair]
        related = partial(cc.relate_pairs, part, encoder=encoder, judge=judge)
        first += seconds(related)
        bare += seconds(partial(encoder.encode, texts))
        again += seconds(related)
    return first, again, bare


def main() -> None:
    """Print a row of the table for each encoder."""
    folder = Path(os.environ.get("CLAIMCMP_DATA", "data"))
    pairs = list(fresh(folder / "relations" / "minimal_pairs_ntrex.jsonl.gz"))
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    judge = cc.load_judge("features")
    print("| encoder | fresh pairs/s | seen pairs/s | bare texts/s | fresh pair : its bare texts |")
    print("| --- | --- | --- | --- | --- |")
    at = 0
    for name in ("static", None):
        encoder = cc.load_encoder(name)
        cc.relate_pairs(pairs[at : at + 200], encoder=encoder, judge=judge)  # opens the lists
        at += 200
        times = []
        for _ in range(rounds):
            times.append(one_round(pairs[at : at + PAIRS], encoder, judge))
            at += PAIRS
        first, again, bare = min(times)
        row = (
            name or "default",
            f"{PAIRS / first:.0f}",
            f"{PAIRS / again:.0f}",
            f"{2 * PAIRS / bare:.0f}",
            f"{first / bare:.1f} : 1",
        )
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
