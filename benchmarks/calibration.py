"""How often the confidence is right: reliability of `confidence` over the three verdicts.

    CLAIMCMP_DATA=data python benchmarks/calibration.py [--only pairs nli] [--limit N] [--json]

A relation's `confidence` is the probability that its `leaning` is right among
agrees, diverges and neither (related and unrelated are neither). Of two sets
every row goes through `relate_pairs`: the minimal pairs, translations with and
without one detail changed, and the inference rows whose number ends in 0, on
which nothing was trained, premise and hypothesis in each two of nb, da and en.
Printed are the expected calibration error over 15 bins of equal width, over
all and by what a pair was called, by whether both texts were read or a look at
the features was enough, and by languages; then the bins.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import claimcmp as cc
from training.judge.reliability import expected_error, reliability

__all__ = ["Answer", "Row", "answered", "figures", "measure", "table", "verdict"]

WANTED = 0.05
"""The most that the expected calibration error may be."""

_INFERENCE = {"entailment": "agrees", "contradiction": "diverges", "neutral": "neither"}


class Row(NamedTuple):
    """Two claims, the right verdict, and the part of the set that they belong to."""

    left: str
    right: str
    gold: str
    part: str


class Answer(NamedTuple):
    """What a pair was called, how surely, whether its texts were read, and what is right."""

    gold: str
    leaning: str
    confidence: float
    read: bool
    part: str


def verdict(kind: str) -> str:
    """The verdict that a kind stands for: agrees, diverges or neither."""
    return kind if kind in ("agrees", "diverges") else "neither"


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        yield from map(json.loads, file)


def pairs(data: Path) -> list[Row]:
    """The minimal pairs, all of them; a part is the two languages."""
    found = lines(data / "relations" / "minimal_pairs_ntrex.jsonl.gz")
    return [
        Row(
            row["a"]["text"],
            row["b"]["text"],
            verdict(row["relation"]),
            "-".join(sorted((row["a"]["lang"], row["b"]["lang"]))),
        )
        for row in found
    ]


def nli(data: Path) -> list[Row]:
    """Inference rows ending in 0, in nine pairs of languages; a part is premise > hypothesis."""
    found = lines(data / "relations" / "xnli_en_da_nb.jsonl.gz")
    rows = [row for row in found if row["row"].endswith("0")]
    return [
        Row(row[a][0], row[b][1], _INFERENCE[row["label"]], f"{a}>{b}")
        for a, b in itertools.product(("nb", "da", "en"), repeat=2)
        for row in rows
    ]


SETS: Mapping[str, Callable[[Path], list[Row]]] = {"pairs": pairs, "nli": nli}


def answered(rows: Sequence[Row]) -> list[Answer]:
    """What the library says of each row, languages unsaid and no event but the one."""
    relations = cc.relate_pairs([(row.left, row.right) for row in rows])
    return [
        Answer(row.gold, verdict(r.leaning or r.kind), r.confidence, r.scores is not None, row.part)
        for row, r in zip(rows, relations, strict=True)
    ]


def figures(answers: Sequence[Answer]) -> dict[str, Any]:
    """Pairs, share right, mean confidence, expected calibration error and the bins."""
    right = [a.leaning == a.gold for a in answers]
    confidences = [a.confidence for a in answers]
    bins = reliability(confidences, right)
    count = max(1, len(answers))
    return {
        "pairs": len(answers),
        "right": round(sum(right) / count, 4),
        "confidence": round(sum(confidences) / count, 4),
        "error": round(expected_error(bins), 4),
        "bins": [[b.low, b.high, b.count, b.confidence, b.right] for b in bins],
    }


def measure(data: Path, only: Sequence[str] = tuple(SETS), limit: int | None = None) -> Any:
    """The figures of each set, over all of it and by part.

    Args:
        data: The folder that holds `relations`.
        only: The sets, of "pairs" and "nli".
        limit: The first so many rows of each; None for all.

    Returns:
        Set -> part -> figures, as `figures` gives them.
    """
    return {name: _by_part(answered(SETS[name](data)[:limit])) for name in only}


def _by_part(answers: Sequence[Answer]) -> dict[str, Any]:
    found = {"all": figures(answers)}
    for leaning in ("agrees", "diverges", "neither"):
        found[f"called {leaning}"] = figures([a for a in answers if a.leaning == leaning])
    for read, name in ((True, "both texts read"), (False, "by a look alone")):
        found[name] = figures([a for a in answers if a.read == read])
    for part in sorted({a.part for a in answers}):
        found[part] = figures([a for a in answers if a.part == part])
    return found


def table(found: Mapping[str, Any]) -> str:
    """All figures in Markdown: a table of parts, then one of bins, for each set."""
    return "\n\n".join(_table(name, parts) for name, parts in found.items())


_TITLES = {"pairs": "Minimal pairs", "nli": "Inference across languages"}


def _table(name: str, parts: Mapping[str, Any]) -> str:
    head = f"{_TITLES[name]}: expected calibration error {parts['all']['error']:.3f}"
    rows = [
        f"| {part} | {f['pairs']:,} | {f['confidence']:.3f} | {f['right']:.3f} | {f['error']:.3f} |"
        for part, f in parts.items()
        if f["pairs"]
    ]
    bins = [
        f"| {low:.3f} to {high:.3f} | {count:,} | {confidence:.3f} | {right:.3f} |"
        for low, high, count, confidence, right in parts["all"]["bins"]
    ]
    return "\n".join(
        [
            f"{head} (wanted: at most {WANTED}).",
            "",
            "| part | pairs | mean confidence | share right | expected calibration error |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
            "| confidence | pairs | mean confidence | share right |",
            "| --- | --- | --- | --- |",
            *bins,
        ]
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="how often the confidence is right")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("CLAIMCMP_DATA", "data")))
    parser.add_argument("--only", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--limit", type=int, help="the first so many rows of each set")
    parser.add_argument("--json", action="store_true", help="the figures as JSON, last")
    given = parser.parse_args()
    found = measure(given.data, given.only, given.limit)
    print(table(found))
    if given.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
