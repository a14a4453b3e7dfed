"""Whether splitting stays linear on lines no page should have: seconds and peak memory by size.

    python benchmarks/linear.py [--megabytes 1 10 100] [--detect] [case ...]

Each case is one line without a break: news prose, full stops, prose without an end, numbers,
opening marks, blanks. A run is a process of its own, so that its peak memory is its own; the
clock covers the call of `split` alone, the lists of the library already read. "x size" is the
time over that of the size before it, where linear is the ratio of the sizes. The language is
given as "nb", with `--detect` found; seconds are of the processor. The last line is the table
as JSON.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time

CASES = {
    "prose": "Kommunen stengte brua i fjor høst. «Vi venter», sa hun kl. 14. Da kom svaret. ",
    "full stops": ".",
    "word, full stops apart": ". ",
    "no end": "vi venter på svar og ",
    "numbers": "3.14 1. 2. 2017. ",
    "quotes": '"',
    "open brackets": "(",
    "blanks": " ",
    "marks and quotes": '."»«',
    "open quotes after ends": 'Nei."«(',
    "abbreviations": "bl.a. f.eks. kl. ",
}
OPENED = {"word, full stops apart", "quotes", "open brackets", "blanks", "marks and quotes"}
"""Cases that have no word, put behind one: a line without words is set aside unread."""


def line(case: str, megabytes: float) -> str:
    """One line of a case, in millions of code points."""
    unit = CASES[case]
    text = unit * round(megabytes * 1e6 / len(unit))
    return f"Vi {text} var." if case in OPENED else text


def measure(case: str, megabytes: float, detect: bool) -> dict[str, float]:
    """One run in this process: seconds, segments, and peak memory in MB."""
    from claimcmp.reading.segments import split

    language = None if detect else "nb"
    split(CASES["prose"], language=language)
    text = line(case, megabytes)
    began = time.process_time()
    found = split(text, language=language)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"seconds": round(seconds, 3), "segments": len(found), "peak MB": round(peak)}


def main() -> None:
    """Prints one line per case and size, and all of it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", metavar="case", help=", ".join(CASES))
    parser.add_argument("--megabytes", nargs="+", type=float, default=[1.0, 10.0])
    parser.add_argument("--detect", action="store_true")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    for case in asked.cases:
        if case not in CASES:
            parser.error(f"{case!r} is no case; want one of {', '.join(CASES)}")
    if asked.here:
        print(json.dumps(measure(asked.cases[0], asked.megabytes[0], asked.detect)))
        return
    table: dict[str, dict[str, dict[str, float]]] = {}
    for case in asked.cases or CASES:
        before = 0.0
        for size in asked.megabytes:
            flags = ["--here", *(["--detect"] if asked.detect else [])]
            command = [sys.executable, __file__, case, "--megabytes", str(size), *flags]
            run = subprocess.run(command, capture_output=True, text=True, check=True)
            result = json.loads(run.stdout)
            if before:
                result["x size"] = round(result["seconds"] / before, 1)
            before = result["seconds"]
            table.setdefault(case, {})[f"{size:g} MB"] = result
            print(f"{case:24} {size:6g} MB", json.dumps(result), flush=True)
    print(json.dumps(table))


if __name__ == "__main__":
    main()
