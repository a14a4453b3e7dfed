"""Precision of `diverges`: what the library calls divergent among unedited, labelled pairs.

    CLAIMCMP_DATA=data python benchmarks/divergences.py [--show] [--json] [--gold FILE]

`gold/divergences.jsonl` holds pairs of lines of NTREX-128 news with what a reader made of them,
and no text. They are put to the library in two ways, at its default settings:

* to `relate_pairs`, which assumes that both lines speak of one event. A divergence is right where
  the label is "diverges"; "of one event" counts those of them where the two stories are indeed
  about one. Also shown at other confidences that a divergence needs (`sure_paired`), from one
  run: the leaning and its confidence do not depend on it.
* to `compare`, the two documents of a pair as two reports, published on one day, so that time
  keeps nothing apart, and then without a date. A divergence between the two lines is right
  where the label is "diverges" and the event is one. Those between other lines of the two
  documents have no label; they are counted and, with `--show`, printed. Pairs of one document
  are left out: two reports of it are translations of each other.

"precision" stands with its Wilson interval of 95 %, "false" is the share of the pairs labelled
otherwise that are called divergent, "found" how many of the labelled divergences are. Parts:
"near" was drawn by nearness alone, "judge" where the judge of that day called a divergence or
leaned to one, "compare" where `compare` called one; "one document" and "translation" are two
languages of one document.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import claimcmp as cc

__all__ = ["Count", "Labelled", "count", "line_at", "read_gold", "table", "wilson"]

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "divergences.jsonl"
DATA = Path(os.environ.get("CLAIMCMP_DATA", "data"))
DAY = "2018-09-30"
SURE = (0.5, 0.6, 0.7, 0.8, 0.9)
APART = ("near", "judge", "compare")
ALL = "different documents"
PARTS = (*APART, ALL, "one document", "translation")
HEAD = (
    "pairs",
    "diverge",
    "called",
    "right",
    "of one event",
    "precision",
    "95 %",
    "false",
    "found",
)

Texts = Mapping[str, Sequence[str]]
Place = tuple[str, int]


class Labelled(NamedTuple):
    """A pair of lines, each a report ("document/language") and its line there, from 1."""

    n: int
    part: str
    left: Place
    right: Place
    label: str
    one_event: str
    reason: str

    def diverges(self, *, one_event: bool) -> bool:
        """Whether the reader found a divergence, and of one event where that is asked."""
        return self.label == "diverges" and (not one_event or self.one_event == "yes")


class Count(NamedTuple):
    """Of `pairs`, `diverging` are labelled so; `called` are called so, `right` of them rightly.

    `one_event` of the latter are about one event indeed.
    """

    pairs: int
    diverging: int
    called: int
    right: int
    one_event: int


def read_gold(path: Path) -> list[Labelled]:
    """The labelled pairs in the order of the file."""
    if not path.exists():
        sys.exit(f"no {path}; name a file of labelled pairs, one JSON object a line")
    found = []
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        row.pop("read_as", None)
        for side in ("left", "right"):
            row[side] = (row[side]["report"], row[side]["line"])
        found.append(Labelled(**row))
    return found


def read_texts(pairs: Iterable[Labelled], data: Path) -> dict[str, list[str]]:
    """The lines of each report that a pair is from; the program ends where one is not at hand."""
    folder = data / "retrieval"
    if not (folder / "ntrex.documents.tsv").exists():
        sys.exit(f"no {folder}/ntrex.documents.tsv; set CLAIMCMP_DATA to the folder of retrieval/")
    listed = (folder / "ntrex.documents.tsv").read_text(encoding="utf8").splitlines()
    owners = [line.split("\t")[0] for line in listed]
    texts: dict[str, list[str]] = {}
    for name in sorted({place[0] for pair in pairs for place in (pair.left, pair.right)}):
        document, language = name.split("/")
        lines = read_language(folder / f"ntrex.{language}.txt")
        texts[name] = [t for t, owner in zip(lines, owners, strict=True) if owner == document]
        if not texts[name]:
            sys.exit(f"{folder} has no document {document}: other data than labelled")
    return texts


@cache
def read_language(path: Path) -> list[str]:
    """All lines of one language."""
    return path.read_text(encoding="utf8").removesuffix("\n").split("\n")


def wilson(right: int, called: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of 95 % of a share, 0..1; 0.0 and 1.0 where nothing was called.

    Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference".
    """
    if not called:
        return 0.0, 1.0
    share, weight = right / called, z * z / called
    middle = share + weight / 2
    spread = z * math.sqrt(share * (1 - share) / called + weight / (4 * called))
    low, high = (middle - spread) / (1 + weight), (middle + spread) / (1 + weight)
    return max(0.0, low), min(1.0, high)


def line_at(lines: Sequence[str], offset: int) -> int:
    """The line, from 1, that an offset of the lines joined by line ends falls in."""
    end = 0
    for n, line in enumerate(lines, 1):
        end += len(line) + 1
        if offset < end:
            return n
    return len(lines)


def count(pairs: Sequence[Labelled], called: Collection[int], *, one_event: bool) -> Count:
    """What was called divergent of some pairs; `called` are their numbers.

    `one_event` asks of a right divergence that the event is one.
    """
    right = {p.n for p in pairs if p.diverges(one_event=one_event)}
    real = {p.n for p in pairs if p.diverges(one_event=True)}
    mine = {p.n for p in pairs}.intersection(called)
    return Count(len(pairs), len(right), len(mine), len(mine & right), len(mine & real))


def by_part(pairs: Sequence[Labelled]) -> Iterator[tuple[str, list[Labelled]]]:
    """The pairs of each part; those of two documents together too."""
    for part in PARTS:
        inside = APART if part == ALL else (part,)
        yield part, [p for p in pairs if p.part in inside]


def figures(c: Count) -> tuple[str, ...]:
    """One row of a table; a dash where nothing is counted."""
    low, high = wilson(c.right, c.called)
    others = c.pairs - c.diverging
    return (
        *map(str, c),
        f"{c.right / c.called:.3f}" if c.called else "–",
        f"{low:.2f}–{high:.2f}" if c.called else "–",
        f"{(c.called - c.right) / others:.3f}" if others else "–",
        f"{c.right} of {c.diverging}" if c.diverging else "–",
    )


def table(title: str, rows: Iterable[tuple[str, Count]]) -> str:
    """A table in Markdown."""
    lines: list[Sequence[str]] = [(title, *HEAD), ["---"] * (len(HEAD) + 1)]
    lines += [(name, *figures(c)) for name, c in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def related(pairs: Sequence[Labelled], texts: Texts) -> dict[int, cc.Relation]:
    """The relation of each pair of lines by itself, by the number of the pair."""

    def claim(place: Place) -> dict[str, str]:
        report, line = place
        return {"text": texts[report][line - 1], "language": report.split("/")[1]}

    found = cc.relate_pairs([(claim(p.left), claim(p.right)) for p in pairs])
    return {p.n: relation for p, relation in zip(pairs, found, strict=True)}


def withheld_below(relations: Mapping[int, cc.Relation], sure: float) -> set[int]:
    """The pairs called divergent where a divergence needs the confidence `sure`."""
    found = relations.items()
    return {n for n, r in found if r.leaning == "diverges" and r.confidence >= sure}


Divergences = dict[tuple[Place, Place], cc.Relation]


def compared(left: str, right: str, texts: Texts, *, day: str | None) -> Divergences:
    """The divergences between two reports by the lines that they begin in."""
    names = dict(zip("ab", (left, right), strict=True))
    reports = [
        {"id": key, "text": "\n".join(texts[name]), "language": name.split("/")[1]}
        | ({"published": day} if day else {})
        for key, name in names.items()
    ]
    found: Divergences = {}
    for r in cc.compare(cc.load(reports)).divergences():
        sides = {
            c.report: line_at(texts[names[c.report or ""]], c.start) for c in (r.left, r.right)
        }
        found[(left, sides["a"]), (right, sides["b"])] = r
    return found


def each_comparison(
    pairs: Sequence[Labelled], texts: Texts, *, day: str | None
) -> tuple[dict[int, cc.Relation], Divergences]:
    """The divergences of all reports, two at a time: by pair, and those between other lines."""
    labelled = {(p.left, p.right): p.n for p in pairs}
    hit: dict[int, cc.Relation] = {}
    rest: Divergences = {}
    for left, right in sorted({(p.left[0], p.right[0]) for p in pairs}):
        for places, relation in compared(left, right, texts, day=day).items():
            if places in labelled:
                hit[labelled[places]] = relation
            else:
                rest[places] = relation
    return hit, rest


def show(pairs: Sequence[Labelled], called: Mapping[int, cc.Relation], *, one_event: bool) -> None:
    """Print every pair called divergent wrongly, with the reasons."""
    for pair in pairs:
        if pair.n in called and not pair.diverges(one_event=one_event):
            print(f"\n{pair.n} ({pair.part}) {pair.label}, one event: {pair.one_event}")
            print(described(called[pair.n]))


def described(r: cc.Relation) -> str:
    """Both sides of a relation, its confidence and what spoke for it."""
    reasons = sorted(r.reasons, key=lambda reason: -abs(reason.contribution))
    told = "; ".join(f"{x.type} {x.contribution:+.1f} {x.words}" for x in reasons)
    return f"  {r.left.text}\n  {r.right.text}\n  {r.confidence:.2f}: {told}"


def main() -> None:
    """Print the tables; with --show, every wrong divergence before its table."""
    parser = argparse.ArgumentParser(description="precision of diverges on labelled pairs")
    parser.add_argument("--show", action="store_true", help="print each wrong divergence")
    parser.add_argument("--json", action="store_true", help="the counts as JSON, last")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FILE", help="these labels")
    given = parser.parse_args()
    pairs = read_gold(given.gold)
    texts = read_texts(pairs, DATA)
    report: dict[str, Any] = {}

    def tell(title: str, rows: Sequence[tuple[str, Count]], **more: int) -> None:
        report[title] = {name: c._asdict() for name, c in rows} | more
        print(f"\n{table(title, rows)}")

    relations = related(pairs, texts)
    called = {n: r for n, r in relations.items() if r.kind == "diverges"}
    if given.show:
        show(pairs, called, one_event=False)
    parts = dict(by_part(pairs))
    tell("relate", [(k, count(some, called, one_event=False)) for k, some in parts.items()])
    rows = [
        (f"{k}, {sure}", count(parts[k], withheld_below(relations, sure), one_event=False))
        for k in ("near", ALL)
        for sure in SURE
    ]
    tell("relate, at a confidence", rows)
    for title, day in (("compare, one day", DAY), ("compare, no dates", None)):
        hit, rest = each_comparison(parts[ALL], texts, day=day)
        if given.show:
            show(pairs, hit, one_event=True)
            print(
                "\nwithout a label:\n"
                + "\n\n".join(f"{at}\n{described(r)}" for at, r in rest.items())
            )
        rows = [(k, count(parts[k], hit, one_event=True)) for k in (*APART, ALL)]
        tell(title, rows, unlabelled=len(rest))
        print(f"\nBetween other lines, without a label: {len(rest)}")
    if given.json:
        print(json.dumps(report))


if __name__ == "__main__":
    main()
