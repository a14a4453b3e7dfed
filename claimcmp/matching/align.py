"""Which claims speak of one matter, and how they relate: between reports and within one.

Vectors propose, the judge decides. "No counterpart" is a result: most claims
of a report have none in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from claimcmp.comparison import Relation
from claimcmp.matching.disputes import find_denials
from claimcmp.matching.judge import Judge, Pair, relation
from claimcmp.matching.neighbours import Candidate, candidates
from claimcmp.matching.words import WordTable, coverage
from claimcmp.reading.claims import finest
from claimcmp.report import Claim
from claimcmp.settings import Settings

__all__ = ["between_reports", "within_reports"]

Matrix = NDArray[np.float32]

# Cosine from which two sentences of one report may say the same: reports do not
# often repeat themselves, and all their sentences are on one subject.
_REPEATS = 0.6


def between_reports(
    claims: Sequence[Claim], vectors: Matrix, table: WordTable, *, judge: Judge, settings: Settings
) -> list[Relation]:
    """Relations between claims of different reports, at most one for each two sentences.

    Args:
        claims: All claims, those of a report together.
        vectors: One unit row per claim.
        table: Their words.
        judge: Who decides on a pair.
        settings: The thresholds.

    Returns:
        Agreements, divergences and common topics; nothing for claims without
        a counterpart.
    """
    kept = {c.id for c in finest(claims)}
    rows = [n for n, c in enumerate(claims) if c.id in kept]
    mine = [claims[n] for n in rows]
    number: dict[str | None, int] = {}
    owner = np.array([number.setdefault(c.report, len(number)) for c in mine], dtype=np.intp)
    found = candidates(vectors[rows], owner, k=settings.neighbours, floor=settings.floor)
    return _one_per_sentences(_judged(found, mine, table, judge, settings))


def within_reports(
    claims: Sequence[Claim], vectors: Matrix, table: WordTable, *, judge: Judge, settings: Settings
) -> list[Relation]:
    """Where a report repeats itself, and where people quoted in it deny each other's claims.

    Args:
        claims: As for `between_reports`.
        vectors: As for `between_reports`.
        table: As for `between_reports`.
        judge: As for `between_reports`.
        settings: As for `between_reports`.
    """
    found: list[Relation] = []
    for _, together in groupby(range(len(claims)), key=lambda n: claims[n].report):
        rows = list(together)
        mine, own = [claims[n] for n in rows], vectors[rows]
        found += find_denials(mine, own)
        found += _repeated(mine, own, table, judge, settings)
    return found


def _judged(
    found: Sequence[Candidate],
    claims: Sequence[Claim],
    table: WordTable,
    judge: Judge,
    settings: Settings,
) -> Iterator[Relation]:
    """The candidates' relations.

    One claim may meet several that say the same; a mere topic counts for the nearest alone.
    """
    for candidate in found:
        left, right = claims[candidate.left], claims[candidate.right]
        shared = coverage(table.of(left), table.of(right))
        pair = Pair(left, right, candidate.cosine, candidate.margin, shared)
        new = relation(pair, "between_reports", judge=judge, settings=settings)
        if new.kind in ("agrees", "diverges") or (new.kind == "related" and candidate.mutual):
            yield new


def _repeated(
    claims: Sequence[Claim],
    vectors: Matrix,
    table: WordTable,
    judge: Judge,
    settings: Settings,
) -> Iterator[Relation]:
    kept = {c.id for c in finest(claims)}
    near = np.argwhere(np.triu(vectors @ vectors.T >= _REPEATS, 1))
    for i, j in near:
        left, right = claims[i], claims[j]
        if left.context_start == right.context_start or not {left.id, right.id} <= kept:
            continue
        shared = coverage(table.of(left), table.of(right))
        pair = Pair(left, right, float(vectors[i] @ vectors[j]), None, shared)
        new = relation(pair, "within_report", judge=judge, settings=settings)
        if new.kind == "agrees":
            yield new


_FIRST = {"diverges": 0, "agrees": 1, "related": 2, "unrelated": 3}


def _one_per_sentences(relations: Iterator[Relation]) -> list[Relation]:
    """Of the relations that the clauses of two sentences have, the most telling."""
    best: dict[tuple[object, ...], Relation] = {}
    for new in sorted(relations, key=_weight):
        key = tuple((c.report, c.context_start) for c in (new.left, new.right))
        best.setdefault(key, new)
    return list(best.values())


def _weight(r: Relation) -> tuple[int, float, str, str]:
    return (_FIRST[r.kind], -r.confidence * max(r.cosine, 0.0), r.left.id, r.right.id)
