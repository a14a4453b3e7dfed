"""How long adding one report takes beside comparing all anew.

    CLAIMCMP_DATA=… python benchmarks/incremental.py [10 100 300] [--lines 10] [--rounds 3]

The reports are those of `growth.py`. To so many one more is added. The clocks
cover `update`, which tells its changes too, and `compare` of all; both in one
process with the models open, in turns, the best of some rounds each, every
round with another report. What the process keeps of texts it has read before is
on the side of `compare`. The JSON of both is held against each other each time.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from growth import lines_of, reports

import claimcmp as cc

Record = dict[str, str]


def both(before: cc.Comparison, old: list[Record], new: Record) -> tuple[float, float, bool]:
    """Seconds of adding one report, and of comparing it with the old ones; whether they agree."""
    start = time.perf_counter()
    updated = before.update(add=new)
    middle = time.perf_counter()
    anew = cc.compare([*old, new])
    end = time.perf_counter()
    return middle - start, end - middle, updated.to_json() == anew.to_json()


def main() -> None:
    """Print one row of the table for each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[10, 100, 300])
    parser.add_argument("--lines", type=int, default=10, help="lines of each report")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    lines = lines_of(Path(os.environ.get("CLAIMCMP_DATA", "data")))
    cc.compare(reports(4, lines, asked.lines))  # opens the models, for which neither side pays
    head = ("reports", "claims", "update, s", "compare, s", "ratio", "equal bytes")
    print(f"| {' | '.join(head)} |\n| {' | '.join(['---'] * len(head))} |")
    for count in asked.counts:
        made = reports(count + asked.rounds, lines, asked.lines)
        old = made[:count]
        before = cc.compare(old)
        rounds = [both(before, old, new) for new in made[count:]]
        quick, slow = (min(r[n] for r in rounds) for n in (0, 1))
        equal = "yes" if all(r[2] for r in rounds) else "NO"
        row = (f"{count} + 1", len(before.claims), f"{quick:.2f}", f"{slow:.2f}")
        print(f"| {' | '.join(map(str, row))} | {slow / quick:.1f} | {equal} |", flush=True)


if __name__ == "__main__":
    main()
