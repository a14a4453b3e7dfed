"""The tables of docs/benchmarks.md.

    python benchmarks/run.py                                   start-up time alone
    python benchmarks/run.py --data DATA --scorer SCORE.PY     all of them
    python benchmarks/run.py ... --only pairs align --write    those two, into the page
    python benchmarks/run.py --data DATA --only calibration facts   without a scorer
    python benchmarks/run.py ... --teacher MINILM              speeds beside all-MiniLM-L6-v2 too

DATA is a folder with `retrieval`, `split` and `relations` (CLAIMCMP_DATA names
one too); SCORE.PY is a program `SCORE.PY WHAT PATH...` that calls claimcmp
through its public names and prints one line of JSON last. Neither is part of
this repository; benchmarks/README.md says what they hold.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import calibration
import encoding
import encoding_tables
import facts
import startup

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"

INPUTS: Mapping[str, Sequence[str]] = {
    "retrieval": ("retrieval",),
    "reword": (
        "relations/stsb_en_nb_da_dev.jsonl.gz",
        "relations/xnli_en_da_nb.jsonl.gz",
        "--tenth",
    ),
    "split": ("split/dev.jsonl.gz", "split/dev_noisy.jsonl.gz"),
    "pairs": ("relations/minimal_pairs_ntrex.jsonl.gz",),
    "nli": ("relations/xnli_en_da_nb.jsonl.gz", "--tenth"),
    "align": ("retrieval",),
    "language": ("retrieval",),
}
"""What the scorer is called with, for each figure."""


def score(scorer: Path, data: Path, what: str) -> dict[str, Any]:
    """Run one figure of the scorer; its last line is the result."""
    given = [a if a.startswith("--") else str(data / a) for a in INPUTS[what]]
    line = [sys.executable, str(scorer), what, *given]
    run = subprocess.run(line, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{' '.join(line)} ended with {run.returncode}:\n{run.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(run.stdout.rstrip().splitlines()[-1])
    return found


def markdown(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def retrieval(found: dict[str, Any]) -> str:
    """Precision at 1, both ways."""
    rows = [(k, *(f"{x:.4f}" for x in v)) for k, v in found.items() if isinstance(v, list)]
    return f"{markdown(('set', '→', '←'), rows)}\n\n{found['sentences/s']:,} sentences a second."


def reword(found: dict[str, Any]) -> str:
    """Graded similarity, then entailed hypotheses found."""
    rows = [(k, f"{v:.4f}") for k, v in found.items() if k != "rows"]
    return markdown(("set", "figure"), rows)


def split(found: dict[str, Any]) -> str:
    """Sentence ends per language."""
    head = ("set", "language", "F1", "F1 where an end is marked")
    rows = [
        (name, lang, f"{v['F1']:.2f}", f"{v['tF1']:.2f}")
        for name, table in found.items()
        for lang, v in table.items()
        if isinstance(v, dict)
    ]
    rest = (f"{n}: {t['MB/s']} MB/s, {t['bad spans']} bad spans" for n, t in found.items())
    return f"{markdown(head, rows)}\n\n{'; '.join(rest)}."


def confusion(found: dict[str, Any]) -> list[tuple[str, ...]]:
    """Precision, recall and F of each verdict."""
    kinds = ("agrees", "diverges", "neither")
    return [(k, *(f"{found[k][x]:.3f}" for x in "PRF")) for k in kinds]


def pairs(found: dict[str, Any]) -> str:
    """The three verdicts, then the share called "diverges" per kind of pair."""
    every = found["all"]
    rates = [(k, f"{v:.3f}") for k, v in found["rates"].items() if "[" not in k]
    first = f"Accuracy {every['accuracy']:.3f}, macro F1 {every['macro F1']:.3f}"
    verdicts = markdown(("verdict", "precision", "recall", "F1"), confusion(every))
    called = markdown(('share called "diverges"', ""), rates)
    return f"{first}, {found['pairs/s']:,} pairs a second.\n\n{verdicts}\n\n{called}"


def figures(found: dict[str, Any]) -> tuple[float, ...]:
    """Accuracy, macro F1, and how well "diverges" does."""
    diverges = found["diverges"]
    return found["accuracy"], found["macro F1"], diverges["P"], diverges["R"]


def nli(found: dict[str, Any]) -> str:
    """Every pair of languages, premise first."""
    rows = [
        (k.replace(">", " → "), *(f"{x:.3f}" for x in figures(v)))
        for k, v in found.items()
        if isinstance(v, dict)
    ]
    rows.append(("mean", f"{found['mean accuracy']:.3f}", f"{found['mean macro F1']:.3f}", "", ""))
    head = ("languages", "accuracy", "macro F1", "diverges: precision", "recall")
    return markdown(head, rows)


def align(found: dict[str, Any]) -> str:
    """Which lines of shuffled documents meet."""
    head = ("languages", "precision", "recall", "F1", "false divergences", "documents/s")
    names = ("P", "R", "F1", "false divergences", "documents/s")
    return markdown(head, [(k, *(v[n] for n in names)) for k, v in found.items()])


def language(found: dict[str, Any]) -> str:
    """Share of single sentences whose language is found."""
    return markdown(("language", "found"), [(k, f"{v:.4f}") for k, v in found.items()])


TABLES: Mapping[str, Callable[[dict[str, Any]], str]] = {
    f.__name__: f for f in (retrieval, reword, split, pairs, nli, align, language)
}


def encoders(given: argparse.Namespace) -> str:
    """Every encoder of this version, beside public models."""
    found = encoding.measure(
        given.data,
        scorer=given.scorer,
        teacher=given.teacher,
        sentences=given.sentences,
        rounds=given.rounds,
    )
    return encoding_tables.tables(found)


UNSCORED: Mapping[str, Callable[[Path], str]] = {
    "calibration": lambda data: calibration.table(calibration.measure(data)),
    "facts": lambda data: facts.table(facts.measure(data)),
}
"""Figures that need the data and no scorer."""


def write(name: str, table: str) -> None:
    """Put a table between its marks on the page."""
    page = PAGE.read_text(encoding="utf8")
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    place = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.S)
    if not place.search(page):
        sys.exit(f"{PAGE} has no place for {name}: want the lines {begin} and {end}")
    filled = f"{begin}\n\n{table}\n\n{end}"
    PAGE.write_text(place.sub(lambda _: filled, page), encoding="utf8")


def machine() -> str:
    """What the figures were taken on, without its name."""
    kind = f"{platform.system()} {platform.machine()}"
    return f"{kind}, {os.cpu_count()} cores, Python {platform.python_version()}."


def main() -> None:
    """Measure what was asked for and print its tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    known = os.environ.get("CLAIMCMP_DATA")
    parser.add_argument("--data", type=Path, default=Path(known) if known else None)
    parser.add_argument("--scorer", type=Path, help="the program that scores")
    kinds = ["startup", "encoding", *INPUTS, *UNSCORED]
    parser.add_argument("--only", nargs="+", choices=kinds, metavar="FIGURE")
    parser.add_argument("--teacher", help="folder or name of all-MiniLM-L6-v2, to race encoders")
    parser.add_argument(
        "--sentences", type=int, default=50_000, help="for the memory of slower encoders"
    )
    parser.add_argument("--rounds", type=int, default=5, help="runs whose median is taken")
    parser.add_argument("--write", action="store_true", help="fill docs/benchmarks.md too")
    given = parser.parse_args()
    can_score = given.data is not None and given.scorer is not None
    wanted = given.only or (kinds if can_score else ["startup"])
    if given.data is None and set(wanted) & set(UNSCORED):
        parser.error(f"{' and '.join(UNSCORED)} need --data")
    if not can_score and set(wanted) - {"startup", *UNSCORED}:
        parser.error("these figures need --data and --scorer; without them, startup alone")
    for name in wanted:
        if name == "startup":
            table = startup.table(startup.measure("seeds", given.rounds), startup.imports())
        elif name == "encoding":
            table = encoders(given)
        elif name in UNSCORED:
            table = UNSCORED[name](given.data)
        else:
            table = TABLES[name](score(given.scorer, given.data, name))
        print(f"\n## {name}\n\n{table}\n", flush=True)
        if given.write:
            write(name, table)
    if given.write:
        write("machine", machine())
    if not can_score and not given.only:
        print("Retrieval, splitting, relations: give --data and --scorer.", file=sys.stderr)


if __name__ == "__main__":
    main()
