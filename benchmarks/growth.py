"""How time and memory of `compare` grow with the number of reports.

    CLAIMCMP_DATA=… python benchmarks/growth.py [10 100 300]

Each report is ten lines drawn from the news lines of `retrieval`, every other
one in Bokmål and in English, so that most matters have a few counterparts. The
clock covers `load` and `compare`; memory is the process's peak so far.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import time
from pathlib import Path

import claimcmp as cc

LINES = 10


def reports(count: int, folder: Path) -> list[dict[str, str]]:
    """As many invented reports, the same ones every time."""
    rnd = random.Random(1)
    text = {c: (folder / f"ntrex.{c}.txt").read_text("utf8").splitlines() for c in ("nb", "en")}
    made = []
    for n in range(count):
        language = ("nb", "en")[n % 2]
        lines = text[language]
        body = "\n\n".join(lines[i] for i in rnd.sample(range(len(lines)), LINES))
        made.append({"id": f"r{n}", "text": body, "language": language})
    return made


def main() -> None:
    """Print one row of the table for each number of reports."""
    folder = Path(os.environ.get("CLAIMCMP_DATA", "data")) / "retrieval"
    cc.compare(reports(2, folder))  # opens the models, which is not what grows
    print("| reports | claims | relations | seconds | peak MB |\n| --- | --- | --- | --- | --- |")
    for count in map(int, sys.argv[1:] or ("10", "100", "300")):
        given = reports(count, folder)
        start = time.perf_counter()
        found = cc.compare(given)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        row = (count, len(found.claims), len(found.relations), f"{seconds:.1f}", peak)
        print(f"| {' | '.join(map(str, row))} |", flush=True)


if __name__ == "__main__":
    main()
