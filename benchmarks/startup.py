"""How long a whole comparison takes beside a bare import of sentence_transformers.

    python benchmarks/startup.py [--rounds 5] [--reports seeds]

Both run as fresh processes, in turns, after one of each that is not counted.
The clock (`time.perf_counter`) covers the whole process, from start to exit,
output into the void. The figure is the ratio of the medians: a machine that
is busy slows both.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

__all__ = ["imports", "measure", "table"]

HEAVY = ("torch", "transformers", "pandas", "sklearn", "sentence_transformers")


def seconds(command: Sequence[str]) -> float:
    """Wall time of one process; an error of it is an error here."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(reports: str, rounds: int) -> dict[str, float]:
    """Median seconds of both and of a bare interpreter, and the ratio of the two medians."""
    lines = {
        "compare": [sys.executable, "-m", "claimcmp", "compare", reports, "--json"],
        "import": [sys.executable, "-c", "import sentence_transformers"],
        "package": [sys.executable, "-c", "import claimcmp"],
        "nothing": [sys.executable, "-c", "pass"],
    }
    taken: dict[str, list[float]] = {name: [] for name in lines}
    for number in range(rounds + 1):
        for name, line in lines.items():
            spent = seconds(line)
            if number:
                taken[name].append(spent)
    medians = {name: statistics.median(runs) for name, runs in taken.items()}
    return {**medians, "ratio": medians["compare"] / medians["import"]}


def imports() -> list[str]:
    """Which heavy packages `import claimcmp` loads: none, it is hoped."""
    code = f"import claimcmp, sys; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return run.stdout.split()


def table(found: dict[str, float], loaded: Sequence[str]) -> str:
    """The figures as Markdown."""
    rows = (
        ("`claimcmp compare seeds/ --json`, whole process", f"{found['compare']:.2f} s"),
        ('`python -c "import sentence_transformers"`', f"{found['import']:.2f} s"),
        ("ratio of the two medians (wanted: at most 0.5)", f"**{found['ratio']:.2f}**"),
        ('`python -c "import claimcmp"`', f"{found['package']:.2f} s"),
        ('`python -c "pass"`', f"{found['nothing']:.2f} s"),
        (f"of {', '.join(HEAVY)}, `import claimcmp` loads", ", ".join(loaded) or "none"),
    )
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--reports", default="seeds")
    arguments = parser.parse_args()
    found, loaded = measure(arguments.reports, arguments.rounds), imports()
    print(table(found, loaded))
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    print(json.dumps({**found, "loaded": loaded, **machine}))


if __name__ == "__main__":
    main()
