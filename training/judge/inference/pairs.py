"""Labelled pairs as they were found, in every language they come in."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["AGREES", "DIVERGES", "NEITHER", "Example", "danfactver", "english", "json_rows", "xnli"]

AGREES, DIVERGES, NEITHER = range(3)
_LABELS = {"entailment": AGREES, "contradiction": DIVERGES, "neutral": NEITHER}
_THREE = ("en", "da", "nb")


class Example(NamedTuple):
    """A pair with its right class; either side in one or more languages, all saying the same."""

    left: Mapping[str, str]
    right: Mapping[str, str]
    label: int
    origin: str


def json_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        return [json.loads(line) for line in file]


def xnli(data: Path, digits: str) -> list[Example]:
    """Rows whose number ends in one of `digits`: 0 is for measuring, 9 decides, the rest trains."""
    return [
        Example(
            {k: row[k][0] for k in _THREE},
            {k: row[k][1] for k in _THREE},
            _LABELS[row["label"]],
            "xnli",
        )
        for row in json_rows(data / "relations" / "xnli_en_da_nb.jsonl.gz")
        if row["row"][-1] in digits
    ]


def _tenth(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] < 26


def danfactver(data: Path, *, held: bool) -> list[Example]:
    """Danish facts; a tenth, by the first words of the evidence, is held out to decide."""
    rows = json_rows(data / "relations" / "danfactver_train.jsonl.gz")
    return [
        Example({"da": row["a"]}, {"da": row["b"]}, _LABELS[row["label"]], "danfactver")
        for row in rows
        if row["label"] in _LABELS and _tenth(row["a"][:40]) == held
    ]


def english(data: Path, name: str) -> list[Example]:
    """An English source; its origin is the name's first word."""
    origin = name.split("-")[0]
    return [
        Example({"en": row["a"]}, {"en": row["b"]}, _LABELS[row["label"]], origin)
        for row in json_rows(data / "relations" / f"{name}.jsonl.gz")
        if row["label"] in _LABELS
    ]
