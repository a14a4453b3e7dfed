"""Danish facts: is a claim borne out by a passage, contradicted by it, or neither?

    CLAIMCMP_DATA=data python benchmarks/facts.py [--show] [--json]

DanFactVer holds Danish claims about passages of an encyclopedia. Its training part
is what there is; a tenth of it, drawn by the first words of the passage, so that a
passage is never on both sides, was kept from the transformer that reads doubtful
pairs (`training.judge.inference.pairs.danfactver` is the one rule, here as there).
That tenth is measured. It is not wholly unseen: checkpoints were compared by it, the
ranges at 8 bits come from it, and the small regression of the judge was fitted on it
among some 14,000 other pairs.

Passage and claim go through `relate_pairs` as they are, one claim each, and what the
library leans to is counted: agrees is supported, diverges refuted, all else not enough
information. Beside it stand the reader alone, a look at the features alone, and the
verdict after uncertain divergences are withheld; then who decided, and how many
right answers of the reader were lost and won there.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from calibration import verdict

import claimcmp as cc
from claimcmp.matching.inference import LABELS, load_inference
from training.judge.inference.pairs import danfactver
from training.judge.reliability import expected_error, reliability

__all__ = ["Fact", "Judged", "judged", "macro", "measure", "scores", "stages", "table"]


class Fact(NamedTuple):
    """A passage, a claim about it, and the right verdict."""

    passage: str
    claim: str
    gold: str


class Judged(NamedTuple):
    """What each step makes of a fact: the reader alone, a look, the leaning, the kind."""

    gold: str
    reader: str
    look: str
    leaning: str
    kind: str
    confidence: float
    read: bool
    held_back: bool


_BY_RULE = {"plan or opinion", "undecided"}
"""What a rule after the judge says where it took a verdict back."""


def facts(data: Path) -> list[Fact]:
    """The tenth that was kept from the reader."""
    return [Fact(e.left["da"], e.right["da"], LABELS[e.label]) for e in danfactver(data, held=True)]


def judged(found: Sequence[Fact]) -> list[Judged]:
    """Every step's verdict on each fact, in order."""
    pairs = [(fact.passage, fact.claim) for fact in found]
    chances = load_inference().probabilities(pairs)
    looks = cc.relate_pairs(pairs, judge=cc.load_judge("features"))
    whole = cc.relate_pairs(pairs)
    return [
        Judged(
            gold=fact.gold,
            reader=LABELS[int(read.argmax())],
            look=verdict(look.leaning or look.kind),
            leaning=verdict(relation.leaning or relation.kind),
            kind=verdict(relation.kind),
            confidence=relation.confidence,
            read=relation.scores is not None,
            # What falls short of the threshold is "undecided" too, and still leans to diverges.
            held_back=verdict(relation.leaning or relation.kind) == "neither"
            and not _BY_RULE.isdisjoint(relation.caveats),
        )
        for fact, read, look, relation in zip(found, chances, looks, whole, strict=True)
    ]


def macro(gold: Sequence[str], found: Sequence[str]) -> float:
    """The mean of the three verdicts' F1, 0..1; 0.0 for one that nobody gave."""
    hits, wanted, given = Counter[str](), Counter(gold), Counter(found)
    hits.update(g for g, f in zip(gold, found, strict=True) if g == f)
    return sum(2 * hits[k] / max(1, wanted[k] + given[k]) for k in LABELS) / len(LABELS)


def scores(gold: Sequence[str], found: Sequence[str]) -> dict[str, Any]:
    """Accuracy, macro F1, and for each right verdict how often which one was given."""
    met = Counter(zip(gold, found, strict=True))
    right = sum(g == f for g, f in zip(gold, found, strict=True))
    return {
        "accuracy": round(right / max(1, len(gold)), 4),
        "macro F1": round(macro(gold, found), 4),
        "given": {g: {f: met[g, f] for f in LABELS} for g in LABELS},
    }


def stages(rows: Sequence[Judged]) -> dict[str, dict[str, int]]:
    """Who decided: pairs, right in the end, right by the reader, and what was lost and won by it.

    "a rule" are those whose verdict a rule after the judge took back.
    """
    found: dict[str, Counter[str]] = {}
    for row in rows:
        how = "both texts read" if row.read else f"by a look: {row.look}"
        at = found.setdefault("a rule" if row.held_back else how, Counter())
        end, alone = row.leaning == row.gold, row.reader == row.gold
        at.update(pairs=1, right=end, reader=alone, lost=alone and not end, won=end and not alone)
    return {how: dict(at) for how, at in sorted(found.items())}


def measure(data: Path) -> dict[str, Any]:
    """Scores by step, who decided, and the expected calibration error of the leaning."""
    return _measured(judged(facts(data)))


def _measured(rows: Sequence[Judged]) -> dict[str, Any]:
    gold = [row.gold for row in rows]
    bins = reliability([r.confidence for r in rows], [r.leaning == r.gold for r in rows])
    steps = {
        "leaning": [r.leaning for r in rows],
        "kind": [r.kind for r in rows],
        "the reader alone": [r.reader for r in rows],
        "a look alone": [r.look for r in rows],
    }
    return {
        "pairs": len(rows),
        "steps": {name: scores(gold, found) for name, found in steps.items()},
        "stages": stages(rows),
        "error": round(expected_error(bins), 4),
    }


def table(found: Mapping[str, Any]) -> str:
    """The figures in Markdown."""
    steps = [
        f"| {name} | {s['accuracy']:.3f} | {s['macro F1']:.3f} | "
        + " | ".join(" / ".join(str(s["given"][g][f]) for f in LABELS) for g in LABELS)
        + " |"
        for name, s in found["steps"].items()
    ]
    decided = [
        f"| {how} | {s['pairs']} | {s['right']} | {s['reader']} | {s['lost']} | {s['won']} |"
        for how, s in found["stages"].items()
    ]
    head = (
        f"{found['pairs']} pairs; the last three columns say how often agrees / diverges / neither "
        f"was given. Expected calibration error of the leaning {found['error']:.3f}."
    )
    return "\n".join(
        [
            head,
            "",
            "| step | accuracy | macro F1 | supported | refuted | not enough information |",
            "| --- | --- | --- | --- | --- | --- |",
            *steps,
            "",
            "| decided by | pairs | right | reader right | lost | won |",
            "| --- | --- | --- | --- | --- | --- |",
            *decided,
        ]
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Danish facts, by what the library leans to")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("CLAIMCMP_DATA", "data")))
    parser.add_argument("--show", action="store_true", help="print each that came out wrong")
    parser.add_argument("--json", action="store_true", help="the figures as JSON, last")
    given = parser.parse_args()
    known = facts(given.data)
    rows = judged(known)
    if given.show:
        for fact, row in zip(known, rows, strict=True):
            if row.leaning != row.gold:
                print(f"{row.gold}: {row}\n  {fact.passage}\n  {fact.claim}")
    found = _measured(rows)
    print(table(found))
    if given.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
