"""Pairs made from parallel text: translations, changed twins, neighbours, hedged forms."""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from claimcmp.encoding.encoder import Encoder
from training.judge.inference.added import added
from training.judge.inference.details import Names, change, harvested, hedged, loosened, shorter
from training.judge.inference.pairs import AGREES, DIVERGES, NEITHER, Example

__all__ = ["Row", "names_of", "nearest", "rows_of", "twins"]

Row = Mapping[str, str]
_DETAIL = re.compile(
    r"\d|(?i:\b(?:januar|februar|mar|april|ma[ij]|jun[ie]|jul[iy]|august|septem|oktober|octo|novem"
    r"|de[sc]em|m[aåo]n?dag|tir|tys|ons|tor|fre|l[øa]u?r|s[øu]n)[a-zø]{0,4}(?:day|dag)?\b)"
)


def rows_of(path: Path, wanted: int, rnd: random.Random) -> list[Row]:
    """Rows of usable length: half with a figure or a date, a quarter with a name inside."""
    languages = path.name.split(".")[1].split("-")
    with lzma.open(path, "rt", encoding="utf8") as file:
        lines = list(dict.fromkeys(file))
    rnd.shuffle(lines)
    shares = {"detail": wanted // 2, "name": wanted // 4, "plain": wanted - wanted * 3 // 4}
    kept: dict[str, list[Row]] = {kind: [] for kind in shares}
    spare: list[Row] = []
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if len(fields) != len(languages) or not all(20 <= len(f) <= 240 for f in fields):
            continue
        kind = "plain"
        if _DETAIL.search(fields[0]):
            kind = "detail"
        elif any(c.isupper() for c in fields[0][1:]):
            kind = "name"
        row = dict(zip(languages, fields, strict=True))
        full = len(kept[kind]) >= shares[kind]
        (spare if full else kept[kind]).append(row)
        if sum(map(len, kept.values())) >= wanted:
            break
    found = [row for rows in kept.values() for row in rows]
    return (found + spare)[:wanted]


def nearest(rows: Sequence[Row], encoder: Encoder) -> list[int]:
    """For each row one of the nearest others, by the first language."""
    first = next(iter(rows[0]))
    vectors = encoder.encode([row[first] for row in rows])
    found: list[int] = []
    for start in range(0, len(rows), 512):
        cosine = vectors[start : start + 512] @ vectors.T
        cosine[np.arange(len(cosine)), np.arange(start, start + len(cosine))] = -1
        # A sentence that says the same in other words would be labelled wrongly.
        cosine[cosine > 0.9] = -1
        found += cosine.argmax(axis=1).tolist()
    return found


def twins(
    sources: Sequence[Sequence[Row]],
    chances: Mapping[str, float],
    rnd: random.Random,
    encoder: Encoder,
) -> Iterator[Example]:
    """The pairs of all rows; half of them with their sides changed over."""
    known = names_of(sources)
    for rows in sources:
        near = nearest(rows, encoder)
        for number, row in enumerate(rows):
            for example in _of_row(row, rows[near[number]], rnd.choice(rows), known, rnd, chances):
                yield _turned(example) if rnd.random() < 0.5 else example


def names_of(sources: Sequence[Sequence[Row]]) -> Names:
    """The commonest names in the rows, to put in the place of others."""
    return harvested(
        (language, text)
        for rows in sources
        for row in rows[:8000]
        for language, text in row.items()
    )


def _turned(example: Example) -> Example:
    return example._replace(left=example.right, right=example.left)


def _of_row(
    row: Row,
    near: Row,
    other: Row,
    known: Names,
    rnd: random.Random,
    chances: Mapping[str, float],
) -> Iterator[Example]:
    languages = list(row)
    if rnd.random() < chances["agrees"]:
        yield Example(row, row, AGREES, "translation")
    if rnd.random() < chances["loosened"]:
        language = rnd.choice(languages)
        loose = loosened(row[language], language, rnd)
        yield Example(row, {language: loose}, AGREES, "loosened")
    count = int(chances["changed"]) + (rnd.random() < chances["changed"] % 1)
    for _ in range(count):
        language = rnd.choice(languages)
        if changed := change(row[language], language, rnd, known):
            new = changed[0]
            # Missing words must not tell a free translation from a changed one.
            if rnd.random() < chances["loosened"] / 2:
                new = loosened(new, language, rnd)
            yield Example(row, {language: new}, DIVERGES, f"edit {changed[1]}")
    if rnd.random() < chances["added"] and (pair := added(row, rnd)):
        same, other_detail, kind = pair
        yield Example(same, same, AGREES, f"added {kind}")
        yield Example(same, other_detail, DIVERGES, f"added {kind}")
    language = rnd.choice(languages)
    if rnd.random() < chances["near"]:
        yield Example(row, near, NEITHER, "near")
    if rnd.random() < chances["random"] and other is not row:
        yield Example(row, other, NEITHER, "random")
    if rnd.random() < chances["hedged"] and len(row[language].split()) > 4:
        yield Example(row, {language: hedged(row[language], language, rnd)}, NEITHER, "hedged")
    if rnd.random() < chances["shorter"] and (cut := shorter(row[language])):
        yield Example(row, {language: cut}, AGREES, "shorter")
