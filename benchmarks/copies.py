"""Which reports are found to print one text, on translated news documents.

    CLAIMCMP_DATA=… python benchmarks/copies.py [--documents 40] [--languages nb en] [--misses]

Every document of `retrieval` stands in two languages, all of them in one
comparison: a document and its translation are one text, any two others are not.
`near copy` sets a document beside itself with a fifth of the lines left out and every
third one cut short, in one language. `shared passage` adds the translated last third
of a document to a longer one: that is not one text, and none of those pairs may be
found. Nothing was set on these documents.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import claimcmp as cc
from claimcmp.matching.folds import fold_reports

__all__ = ["Found", "documents", "found"]

PAIRS = (("nb", "en"), ("da", "en"), ("da", "nb"), ("nn", "en"), ("nb", "nn"))
BATCH = 20
"""Documents in one comparison."""


class Found(NamedTuple):
    """What became of pairs of reports: of the `of` that are one text, and of all others."""

    hit: int
    of: int
    false: int
    others: int
    missed: tuple[str, ...]

    @property
    def row(self) -> tuple[str, ...]:
        """Precision, recall and numbers, for a table."""
        shares = (
            f"{part / whole:.3f}" if whole else "–"
            for part, whole in ((self.hit, self.hit + self.false), (self.hit, self.of))
        )
        return (*shares, f"{self.hit} of {self.of}", f"{self.false} of {self.others}")


def documents(folder: Path) -> dict[str, dict[str, list[str]]]:
    """The lines of each document in each language."""
    text = {
        c: (folder / f"ntrex.{c}.txt").read_text("utf8").splitlines()
        for c in ("nb", "nn", "da", "en")
    }
    made: dict[str, dict[str, list[str]]] = {}
    for n, name in enumerate((folder / "ntrex.documents.tsv").read_text("utf8").splitlines()):
        for code, lines in text.items():
            made.setdefault(name.strip(), {}).setdefault(code, []).append(lines[n])
    return made


def shortened(lines: Sequence[str], rnd: random.Random) -> list[str]:
    """The lines as a desk prints them: a fifth left out, every third cut at its first comma."""
    kept = [line for line in lines if rnd.random() > 0.2]
    return [
        line.split(", ")[0].rstrip(".") + "." if n % 3 == 2 else line for n, line in enumerate(kept)
    ]


def passages(
    names: Sequence[str], made: dict[str, dict[str, list[str]]], pair: tuple[str, str]
) -> list[dict[str, str]]:
    """Reports that share a third of their text: a document, and another with its end translated."""
    left, right = pair
    reports = []
    for couple in zip(names[::2], names[1::2], strict=False):
        own, other = sorted(couple, key=lambda name: (len(made[name][left]), name))
        lines = made[own][right]
        shared = lines[len(lines) - len(lines) // 3 :]
        reports.append(_report(f"{own}|{left}", left, made[own][left]))
        reports.append(_report(f"{other}|{right}", right, made[other][right] + shared))
    return reports


def _report(id: str, language: str, lines: Sequence[str]) -> dict[str, str]:
    return {"id": id, "language": language, "text": "\n\n".join(lines)}


def found(reports: Sequence[dict[str, str]], reason: str) -> Found:
    """Compare the reports; two whose ids open alike, up to the stroke, are one text."""
    comparison = cc.compare(reports)
    folds = fold_reports(comparison.reports, comparison.claims, comparison.relations)
    joined = {p for f in folds if f.reason == reason for p in combinations(f.reports, 2)}
    pairs = list(combinations(sorted(r["id"] for r in reports), 2))
    true = {p for p in pairs if p[0].split("|")[0] == p[1].split("|")[0]}
    missed = tuple(sorted(a for a, _ in true - joined))
    return Found(len(true & joined), len(true), len(joined - true), len(pairs) - len(true), missed)


def _sum(parts: Sequence[Found]) -> Found:
    return Found(
        sum(p.hit for p in parts),
        sum(p.of for p in parts),
        sum(p.false for p in parts),
        sum(p.others for p in parts),
        tuple(m for p in parts for m in p.missed),
    )


def main() -> None:
    """Print a row for each pair of languages, then the near-copies and the shared passages."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--documents", type=int, default=40, help="how many (123 at most)")
    given.add_argument("--languages", nargs=2, help="one pair of languages alone")
    given.add_argument("--misses", action="store_true", help="name the documents not found")
    options = given.parse_args()
    made = documents(Path(os.environ.get("CLAIMCMP_DATA", "data")) / "retrieval")
    # By a draw: documents of one outlet stand together in the file.
    names = random.Random(7).sample(sorted(made), min(options.documents, len(made)))
    batches = [names[n : n + BATCH] for n in range(0, len(names), BATCH)]
    pairs = [tuple(options.languages)] if options.languages else PAIRS
    print("| | precision | recall | found | false |\n| --- | --- | --- | --- | --- |")

    def show(label: str, parts: list[Found]) -> None:
        total = _sum(parts)
        print(f"| {label} | {' | '.join(total.row)} |", flush=True)
        if options.misses:
            print("  missed:", *total.missed)

    for left, right in pairs:
        show(
            f"translation {left}–{right}",
            [
                found(
                    [_report(f"{n}|{c}", c, made[n][c]) for n in some for c in (left, right)],
                    "translation",
                )
                for some in batches
            ],
        )
    show(
        "shared passage nb–en",
        [found(passages(b, made, ("nb", "en")), "translation") for b in batches],
    )
    rnd = random.Random(1)
    for code in dict.fromkeys(c for pair in pairs for c in pair):
        show(
            f"near copy {code}",
            [
                found(
                    [
                        r
                        for n in some
                        for r in (
                            _report(f"{n}|a", code, made[n][code]),
                            _report(f"{n}|b", code, shortened(made[n][code], rnd)),
                        )
                    ],
                    "near copy",
                )
                for some in batches
            ],
        )


if __name__ == "__main__":
    main()
