"""How well a reader judges: inference across languages, minimal pairs, Danish facts.

    python -m training.judge.inference.measure CHECKPOINT

prints a table of the measuring sets; training itself looks only at rows that decide.
"""

from __future__ import annotations

import os
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from training.judge.inference.model import Reader, batches, piece_table, tokenized
from training.judge.inference.pairs import Example, danfactver, json_rows, xnli

__all__ = ["deciding", "judged", "main", "ntrex"]

Labels = NDArray[np.int64]


def judged(
    reader: Reader,
    pairs: Sequence[tuple[str, str]],
    table: Tensor,
    tokenizer: Tokenizer,
    longest: int,
) -> NDArray[np.float32]:
    """Probabilities of agrees, diverges and neither, shape (pairs, 3)."""
    texts = list(dict.fromkeys(t for pair in pairs for t in pair))
    pieces = dict(zip(texts, tokenized(tokenizer, texts, longest), strict=True))
    out = np.zeros((len(pairs), 3), dtype=np.float32)
    lots = batches([(pieces[a], pieces[b]) for a, b in pairs], longest, 4096)
    with torch.no_grad():
        for places, batch in lots:
            out[places] = reader.logits(batch, table).softmax(1).numpy()
    return out


def _macro(gold: Labels, found: Labels) -> float:
    scores = []
    for k in range(3):
        hit = int(((gold == k) & (found == k)).sum())
        scores.append(2 * hit / max(1, int((gold == k).sum()) + int((found == k).sum())))
    return float(np.mean(scores))


def ntrex(data: Path, sample: int | None) -> list[tuple[str, str, int, str]]:
    """The minimal pairs: texts, class and what was done; `sample` of them, in even shares."""
    classes = {"agrees": 0, "diverges": 1}
    found = [
        (
            row["a"]["text"],
            row["b"]["text"],
            classes.get(row["relation"], 2),
            row["edit"] if row["relation"] == "diverges" else row["relation"],
        )
        for row in json_rows(data / "relations" / "minimal_pairs_ntrex.jsonl.gz")
    ]
    random.Random(8).shuffle(found)
    return found if sample is None else found[:sample]


def _of_pairs(
    rows: Sequence[tuple[str, str, int, str]], chances: NDArray[np.float32]
) -> dict[str, float]:
    gold, found = np.array([r[2] for r in rows]), chances.argmax(axis=1)
    figures = {"pairs macro": _macro(gold, found)}
    by: defaultdict[str, list[bool]] = defaultdict(list)
    for row, kind in zip(rows, found, strict=True):
        by[row[3]].append(bool(kind == 1))
    for kind, hits in sorted(by.items()):
        word = "false" if kind in ("agrees", "related", "unrelated") else "caught"
        figures[f"{word} {kind}"] = float(np.mean(hits))
    return figures


def _at_few_false(
    rows: Sequence[tuple[str, str, int, str]], chances: NDArray[np.float32], share: float = 0.02
) -> dict[str, float]:
    """What is caught where so few translations are called divergences, by the chance alone."""
    gold, chance = np.array([r[2] for r in rows]), chances[:, 1]
    least = float(np.quantile(chance[gold == 0], 1 - share))
    kinds = np.array([r[3] for r in rows])
    return {
        f"caught {kind}, {share:.0%} false": float((chance[kinds == kind] > least).mean())
        for kind in sorted({*kinds} - {"agrees"})
    }


def _in_languages(
    rows: Sequence[Example], chosen: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    return [(e.left[a], e.right[b]) for e, (a, b) in zip(rows, chosen, strict=True)]


def deciding(
    data: Path, table: Tensor, tokenizer: Tokenizer, longest: int
) -> Callable[[Reader], dict[str, float]]:
    """Figures that decide: inference rows ending in 9, held-out facts, some tuning pairs."""
    rows, facts = xnli(data, "9"), danfactver(data, held=True)
    chance = random.Random(9)
    languages = [
        (chance.choice(("en", "da", "nb")), chance.choice(("en", "da", "nb"))) for _ in rows
    ]
    pairs = ntrex(data, 800)

    def measure(reader: Reader) -> dict[str, float]:
        found = judged(reader, _in_languages(rows, languages), table, tokenizer, longest)
        gold = np.array([e.label for e in rows])
        same = np.array([a == b for a, b in languages])
        hits = found.argmax(axis=1) == gold
        danish = judged(
            reader, [(e.left["da"], e.right["da"]) for e in facts], table, tokenizer, longest
        )
        truth = np.array([e.label for e in facts])
        return {
            "xnli": float(hits.mean()),
            "xnli apart": float(hits[~same].mean()),
            "danfactver": float((danish.argmax(axis=1) == truth).mean()),
            "danfactver macro": _macro(truth, danish.argmax(axis=1)),
            **_of_pairs(pairs, judged(reader, [p[:2] for p in pairs], table, tokenizer, longest)),
        }

    return measure


def main() -> None:
    """The measuring sets, by a checkpoint's averaged weights, on one thread."""
    from claimcmp.encoding.contextual import TOKENIZER, WEIGHTS

    torch.set_num_threads(1)
    data = Path(os.environ.get("CLAIMCMP_DATA", "data"))
    folder = Path(__file__).parents[3] / "claimcmp" / "encoding" / "weights"
    table, longest = piece_table(folder / WEIGHTS), 160
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    reader = Reader(torch.load(sys.argv[1])["average"])
    rows, means = xnli(data, "0"), []
    gold = np.array([e.label for e in rows])
    for a in ("nb", "da", "en"):
        for b in ("nb", "da", "en"):
            found = judged(
                reader, _in_languages(rows, [(a, b)] * len(rows)), table, tokenizer, longest
            )
            means.append(float((found.argmax(axis=1) == gold).mean()))
            print(f"xnli {a}>{b}  {means[-1]:.3f}")
    print(f"xnli mean   {np.mean(means):.3f}")
    pairs = ntrex(data, 2000)
    chances = judged(reader, [p[:2] for p in pairs], table, tokenizer, longest)
    figures = {**_of_pairs(pairs, chances), **_at_few_false(pairs, chances)}
    facts = danfactver(data, held=True)
    danish = judged(
        reader, [(e.left["da"], e.right["da"]) for e in facts], table, tokenizer, longest
    )
    truth = np.array([e.label for e in facts])
    figures["danfactver"] = float((danish.argmax(axis=1) == truth).mean())
    figures["danfactver macro"] = _macro(truth, danish.argmax(axis=1))
    for name, value in figures.items():
        print(f"{name:30s} {value:.3f}")


if __name__ == "__main__":
    main()
