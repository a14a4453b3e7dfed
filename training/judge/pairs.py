"""Labelled pairs of claims: translations, changed twins, neighbours and inference rows."""

from __future__ import annotations

import gzip
import json
import lzma
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from claimcmp.encoding.encoder import Encoder
from claimcmp.matching.judge import CLASSES
from training.judge.edits import change
from training.judge.inference.pairs import danfactver

__all__ = ["Labelled", "make_pairs"]


class Labelled(NamedTuple):
    """Two texts with their languages, the right class and where the pair comes from."""

    left: str
    left_language: str
    right: str
    right_language: str
    label: str
    origin: str


_LABELS = {"entailment": "agrees", "contradiction": "diverges", "neutral": "neither"}


def make_pairs(data: Path, config: dict[str, Any], encoder: Encoder) -> list[Labelled]:
    """All pairs that the configuration asks for, in a fixed order."""
    rnd = random.Random(config["seed"])
    found: list[Labelled] = []
    for name, wanted in config["parallel"].items():
        found += _parallel(data / "parallel" / f"{name}.tsv.xz", wanted, rnd, encoder)
    relations = data / "relations"
    found += _xnli(relations / "xnli_en_da_nb.jsonl.gz", config["inference"]["turns"], rnd)
    found += _danfactver(data)
    return found


def _parallel(path: Path, wanted: int, rnd: random.Random, encoder: Encoder) -> Iterator[Labelled]:
    languages = path.name.split(".")[1].split("-")
    rows = list(_rows(path, wanted, len(languages), rnd))
    for i, j in [(0, 1)] if len(languages) == 2 else [(0, 2), (2, 1)]:
        chosen = [(r[i], r[j]) for r in rows]
        left, right = languages[i], languages[j]
        near = _nearest(
            encoder.encode([a for a, _ in chosen]), encoder.encode([b for _, b in chosen])
        )
        for n, (a, b) in enumerate(chosen):
            yield Labelled(a, left, b, right, "agrees", "translation")
            if changed := change(b, right, rnd):
                yield Labelled(a, left, changed[0], right, "diverges", f"edit {changed[1]}")
            yield Labelled(a, left, chosen[near[n]][1], right, "neither", "neighbour")
            if n % 2:
                other = chosen[rnd.randrange(len(chosen))][1]
                if other != b:
                    yield Labelled(a, left, other, right, "neither", "random")


def _rows(path: Path, wanted: int, width: int, rnd: random.Random) -> Iterator[list[str]]:
    """A spread of sentences of usable length."""
    with lzma.open(path, "rt", encoding="utf8") as file:
        lines = [line for _, line in zip(range(400_000), file, strict=False)]
    rnd.shuffle(lines)
    given = 0
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if len(fields) == width and all(30 <= len(f) <= 400 for f in fields):
            given += 1
            yield fields
            if given == wanted:
                return


def _nearest(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Per left row the nearest right row that is not its own."""
    cosine = left @ right.T
    np.fill_diagonal(cosine, -1)
    return cosine.argmax(axis=1)


def _xnli(path: Path, turns: int, rnd: random.Random) -> Iterator[Labelled]:
    """Rows whose number ends in 9, which the transformer has not seen, each in several languages.

    Rows whose number ends in 0 are for measuring and never read.
    """
    with gzip.open(path, "rt", encoding="utf8") as file:
        rows = [json.loads(line) for line in file]
    for row in (r for r in rows if r["row"].endswith("9")):
        for _ in range(turns):
            a, b = rnd.choice(["en", "da", "nb"]), rnd.choice(["en", "da", "nb"])
            yield Labelled(row[a][0], a, row[b][1], b, _LABELS[row["label"]], "xnli")


def _danfactver(data: Path) -> Iterator[Labelled]:
    """The tenth that the transformer has not seen."""
    for example in danfactver(data, held=True):
        left, right = example.left["da"], example.right["da"]
        yield Labelled(left, "da", right, "da", CLASSES[example.label], "danfactver")
