"""False divergences among reports that are translations of one text, on one day.

    CLAIMCMP_DATA=… python benchmarks/translations.py [--limit N]

Each document of `retrieval` in four languages, as four reports of one day, goes
through `compare`. Nothing in them contradicts anything, so every divergence
between them is false; that they have one date opens the gate that undated
text is held back by. A pair that meets is counted once for each two languages.
"""

from __future__ import annotations

import argparse
import collections
import os
from itertools import groupby
from pathlib import Path

import claimcmp as cc

LANGUAGES = ("nb", "nn", "da", "en")
DAY = "2019-05-03"


def documents(data: Path) -> list[dict[str, list[str]]]:
    """The lines of each document, by language."""
    folder = data / "retrieval"
    texts = {
        code: (folder / f"ntrex.{code}.txt").read_text("utf8").splitlines() for code in LANGUAGES
    }
    names = (folder / "ntrex.documents.tsv").read_text("utf8").splitlines()
    rows = enumerate(line.split("\t")[0] for line in names)
    drawn = [[n for n, _ in group] for _, group in groupby(rows, key=lambda row: row[1])]
    return [{code: [texts[code][n] for n in lines] for code in LANGUAGES} for lines in drawn]


def shown(relation: cc.Relation) -> str:
    """The kinds of detail that a divergence rests on."""
    told = {r.type for r in relation.reasons if r.type != "meaning" and r.contribution > 0}
    return ", ".join(sorted(told)) or "the reading alone"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, help="documents")
    given = parser.parse_args()
    counted: collections.Counter[str] = collections.Counter()
    resting: collections.Counter[str] = collections.Counter()
    for lines in documents(Path(os.environ.get("CLAIMCMP_DATA", "data")))[: given.limit]:
        reports = [
            {"id": code, "language": code, "published": DAY, "text": "\n\n".join(text)}
            for code, text in lines.items()
        ]
        made = cc.compare(reports)
        counted["documents"] += 1
        counted["matters"] += len(made.groups)
        counted["disputed"] += sum(g.verdict == "disputed" for g in made.groups)
        between = [r for r in made.relations if r.scope == "between_reports"]
        counted.update(r.kind for r in between)
        resting.update(shown(r) for r in between if r.kind == "diverges")
    names = ("documents", "agrees", "related", "diverges", "matters", "disputed")
    print("| " + " | ".join(names) + " |")
    print("|" + " --- |" * len(names))
    print("| " + " | ".join(str(counted[name]) for name in names) + " |\n")
    print("| a divergence rests on | pairs |\n| --- | --- |")
    for name, pairs in resting.most_common():
        print(f"| {name} | {pairs} |")


if __name__ == "__main__":
    main()
