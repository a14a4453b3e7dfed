"""Which claims speak of one matter, and how they relate: between reports and within one.

Vectors propose, the judge decides. "No counterpart" is a result: most claims
of a report have none in another.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from claimcmp.comparison import Relation
from claimcmp.matching.disputes import find_denials
from claimcmp.matching.judge import Judge, Pair
from claimcmp.matching.neighbours import Candidate, candidates, repeats
from claimcmp.matching.ruling import each_relation
from claimcmp.matching.vectors import Matrix
from claimcmp.matching.words import WordTable
from claimcmp.reading.claims import finest
from claimcmp.report import Claim
from claimcmp.settings import Settings

__all__ = ["between_reports", "within_reports"]

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
        table: Their words, by the same places.
        judge: Who decides on a pair.
        settings: The thresholds.

    Returns:
        Agreements, divergences and common topics; nothing for claims without
        a counterpart.
    """
    rows = _finest_rows(claims)
    number: dict[str | None, int] = {}
    owner = [number.setdefault(claims[n].report, len(number)) for n in rows]
    found = candidates(
        vectors[rows],
        np.array(owner, dtype=np.intp),
        k=settings.neighbours,
        floor=settings.floor,
        near=settings.same_matter,
    )
    placed = [c._replace(left=rows[c.left], right=rows[c.right]) for c in found]
    return _one_per_sentences(_judged(placed, claims, table, judge, settings))


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

    Returns:
        Disputes and agreements, report by report; nothing where nobody denies
        or repeats anything.
    """
    kept = set(_finest_rows(claims))
    of_report = [list(g) for _, g in groupby(range(len(claims)), key=lambda n: claims[n].report)]
    pairs = (
        pair
        for rows in of_report
        for pair in _repeats([n for n in rows if n in kept], claims, vectors, table)
    )
    repeated: defaultdict[str | None, list[Relation]] = defaultdict(list)
    for new in each_relation(pairs, "within_report", judge=judge, settings=settings):
        if new.kind == "agrees":
            repeated[new.left.report].append(new)
    found: list[Relation] = []
    for rows in of_report:
        found += find_denials([claims[n] for n in rows], vectors[rows])
        found += repeated[claims[rows[0]].report]
    return found


def _finest_rows(claims: Sequence[Claim]) -> list[int]:
    kept = {c.id for c in finest(claims)}
    return [n for n, c in enumerate(claims) if c.id in kept]


def _judged(
    found: Sequence[Candidate],
    claims: Sequence[Claim],
    table: WordTable,
    judge: Judge,
    settings: Settings,
) -> Iterator[Relation]:
    """The candidates' relations.

    One claim may meet several that say the same; a mere topic counts for the nearest alone,
    and only where the two stand out from their surroundings.
    """
    topic = _topic_margin(claims, settings)
    pairs = (
        Pair(claims[c.left], claims[c.right], c.cosine, c.margin, table.coverage(c.left, c.right))
        for c in found
    )
    judged = each_relation(pairs, "between_reports", judge=judge, settings=settings)
    for candidate, new in zip(found, judged, strict=True):
        if new.kind in ("agrees", "diverges"):
            yield new
        elif new.kind == "related" and candidate.mutual:
            # A conflict that only time or place holds back is more than a topic.
            held = "undecided" not in new.caveats and any(c in _HELD_BACK for c in new.caveats)
            if held or candidate.margin is None or candidate.margin >= topic:
                yield new


_HELD_BACK = ("different event", "later development", "time unknown")


def _topic_margin(claims: Sequence[Claim], settings: Settings) -> float:
    """The margin that a mere topic needs: less among many reports, where more lies near."""
    others = len({c.report for c in claims}) - 1
    return settings.one_topic / math.sqrt(max(1, others))


def _repeats(
    rows: Sequence[int], claims: Sequence[Claim], vectors: Matrix, table: WordTable
) -> Iterator[Pair]:
    """The claims of one report that may say the same."""
    sentence = np.array([claims[n].context_start for n in rows], dtype=np.intp)
    for a, b in repeats(vectors[list(rows)], sentence, floor=_REPEATS):
        i, j = rows[a], rows[b]
        cosine = float(vectors[i] @ vectors[j])
        yield Pair(claims[i], claims[j], cosine, None, table.coverage(i, j))


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
