"""Alignment beside sentence-transformers' mining utilities, on the same vectors.

    CLAIMCMP_DATA=… python benchmarks/mining.py [--limit N] [--pairs nb-en da-en]

Documents of `retrieval` in two languages, 30 % of the lines of each side taken
out, the right side shuffled, as the scorer has them: a line and its
translation meet, a line without one meets nothing. The peers are given the
lines as they were cut, and each the threshold that came out best on these very
documents, which nobody has beforehand; `compare` is given the text, and its
own settings.
"""

from __future__ import annotations

import argparse
import collections
import os
import random
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

import claimcmp as cc

PAIRS = ("nb-en", "da-en", "nn-en", "da-nb")
LANGUAGES = ("nb", "nn", "da", "en")
THRESHOLDS = tuple(round(0.02 * n, 2) for n in range(100))
_ENDS = re.compile(r"[.!…][\]\"”“»«›)'’]*$")

Link = tuple[int, int]
Vectors = NDArray[np.float32]
Scored = list[tuple[float, Link]]


class Document(NamedTuple):
    """The numbers of the lines on either side, in their order there."""

    left: list[int]
    right: list[int]

    @property
    def gold(self) -> set[Link]:
        """The lines that stand on both sides."""
        return {(n, n) for n in set(self.left) & set(self.right)}


def documents(data: Path, texts: dict[str, list[str]], pair: str, limit: int) -> Iterator[Document]:
    """The documents of a pair of languages, as the scorer draws them."""
    x, y = pair.split("-")
    names = (data / "retrieval" / "ntrex.documents.tsv").read_text("utf8").splitlines()
    rows = enumerate(line.split("\t")[0] for line in names)
    for _, (name, group) in zip(range(limit), groupby(rows, key=lambda r: r[1]), strict=False):
        told = (n for n, _ in group)
        lines = [
            n for n in told if all(_ENDS.search(texts[code][n].rstrip()) for code in LANGUAGES)
        ]
        rnd = random.Random(f"{name}{x}{y}")
        left = [n for n in lines if rnd.random() > 0.3]
        right = [n for n in lines if rnd.random() > 0.3]
        rnd.shuffle(right)
        if left and right:
            yield Document(left, right)


def each_others_first(left: Vectors, right: Vectors) -> list[tuple[float, int, int]]:
    """`semantic_search` both ways: pairs that are each other's first, with their cosine."""
    from sentence_transformers import util
    from torch import from_numpy

    there = util.semantic_search(from_numpy(left), from_numpy(right), top_k=1)
    back = util.semantic_search(from_numpy(right), from_numpy(left), top_k=1)
    firsts = [int(found[0]["corpus_id"]) for found in back]
    return [
        (float(found[0]["score"]), n, m)
        for n, found in enumerate(there)
        if firsts[m := int(found[0]["corpus_id"])] == n
    ]


def margin_ratio(left: Vectors, right: Vectors, k: int = 4) -> list[tuple[float, int, int]]:
    """Pairs that are each other's first by the ratio margin, as its bitext mining has it."""
    from sentence_transformers import util
    from torch import from_numpy

    def around(a: Vectors, b: Vectors) -> NDArray[np.float64]:
        found = util.semantic_search(from_numpy(a), from_numpy(b), top_k=min(k, len(b)))
        return np.array([np.mean([hit["score"] for hit in hits]) for hits in found])

    here, there = around(left, right), around(right, left)
    ratio = (left @ right.T) / np.maximum((here[:, None] + there[None, :]) / 2, 1e-6)
    first = ratio.argmax(axis=0)
    best = [(n, int(row.argmax())) for n, row in enumerate(ratio)]
    return [(float(ratio[n, m]), n, m) for n, m in best if first[m] == n]


def paraphrases(left: Vectors, right: Vectors) -> list[tuple[float, int, int]]:
    """`paraphrase_mining_embeddings` over both sides together; pairs of one side are left out."""
    from sentence_transformers import util
    from torch import from_numpy

    mined = util.paraphrase_mining_embeddings(from_numpy(np.concatenate([left, right])))
    placed = ((float(s), min(int(i), int(j)), max(int(i), int(j))) for s, i, j in mined)
    return [(s, i, j - len(left)) for s, i, j in placed if i < len(left) <= j]


PEERS: dict[str, Callable[[Vectors, Vectors], list[tuple[float, int, int]]]] = {
    "semantic_search, each other's first": each_others_first,
    "ratio margin of four neighbours, each other's first": margin_ratio,
    "paraphrase_mining_embeddings": paraphrases,
}


def compared(document: Document, texts: dict[str, list[str]], pair: str) -> set[Link]:
    """The lines that meet by `compare`; a common topic counts where nothing else met."""
    spans: dict[str, list[tuple[int, int, int]]] = {}
    given = []
    for language, lines in zip(pair.split("-"), document, strict=True):
        body = ""
        for n in lines:
            end = len(body) + len(texts[language][n])
            spans.setdefault(language, []).append((len(body), end, n))
            body += texts[language][n] + "\n\n"
        given.append({"id": language, "text": body, "language": language})

    def line(claim: cc.Claim) -> int:
        return next(n for a, b, n in spans[str(claim.report)] if a <= claim.start < b)

    met: dict[str, set[Link]] = collections.defaultdict(set)
    x, y = pair.split("-")
    for r in cc.compare(cc.load(given)).between(x, y):
        sides = (r.left, r.right) if r.left.report == x else (r.right, r.left)
        met[r.kind].add((line(sides[0]), line(sides[1])))
    told = met["agrees"] | met["diverges"]
    lefts, rights = {a for a, _ in told}, {b for _, b in told}
    return told | {(a, b) for a, b in met["related"] if a not in lefts and b not in rights}


def f1(hit: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hit / (found + gold) if found + gold else 0.0


def best(scored: Scored, gold: set[Link]) -> tuple[float, float]:
    """The best F1 over all thresholds, and where."""
    figures = []
    for least in THRESHOLDS:
        found = {link for score, link in scored if score >= least}
        figures.append((f1(len(found & gold), len(found), len(gold)), -least))
    top, least = max(figures)
    return top, -least


def measure(data: Path, pairs: Sequence[str], limit: int) -> Iterator[tuple[str, list[str]]]:
    """A row of the table per method: its F1 and the threshold for each pair of languages."""
    texts = {
        code: (data / "retrieval" / f"ntrex.{code}.txt").read_text("utf8").splitlines()
        for code in LANGUAGES
    }
    encoder = cc.load_encoder()
    vectors = {code: encoder.encode(lines) for code, lines in texts.items()}
    rows: dict[str, list[str]] = collections.defaultdict(list)
    for pair in pairs:
        x, y = pair.split("-")
        # Numbers of lines are those of the whole set: documents do not share any.
        drawn = list(documents(data, texts, pair, limit))
        gold = {link for document in drawn for link in document.gold}
        for name, mine in PEERS.items():
            scored = [
                (score, (d.left[i], d.right[j]))
                for d in drawn
                for score, i, j in mine(vectors[x][d.left], vectors[y][d.right])
            ]
            top, least = best(scored, gold)
            rows[name].append(f"{top:.4f} ({least:.2f})")
        found = {link for d in drawn for link in compared(d, texts, pair)}
        rows["claimcmp, `compare`"].append(f"{f1(len(found & gold), len(found), len(gold)):.4f}")
    yield from rows.items()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_AsWritten)
    parser.add_argument("--limit", type=int, default=10**6, help="documents of each pair")
    parser.add_argument("--pairs", nargs="+", default=list(PAIRS), choices=PAIRS)
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    data = Path(os.environ.get("CLAIMCMP_DATA", "data"))
    print("| | " + " | ".join(given.pairs) + " |")
    print("| --- |" + " --- |" * len(given.pairs))
    for name, figures in measure(data, given.pairs, given.limit):
        print(f"| {name} | " + " | ".join(figures) + " |")


_AsWritten = argparse.RawDescriptionHelpFormatter

if __name__ == "__main__":
    main()
