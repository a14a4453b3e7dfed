"""The machine's view of pairs that it did not list, for corrections that list them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcmp.comparison import Relation
from claimcmp.matching.judge import Judge, Pair
from claimcmp.matching.ruling import relations
from claimcmp.matching.vectors import Matrix
from claimcmp.matching.words import WordTable
from claimcmp.report import Claim
from claimcmp.reviewing.deciding import Rows
from claimcmp.settings import Settings

__all__ = ["judge_rows"]


def judge_rows(
    pairs: Sequence[Rows],
    claims: Sequence[Claim],
    vectors: Matrix,
    table: WordTable,
    *,
    judge: Judge,
    settings: Settings,
) -> list[Relation]:
    """The relation of each pair of rows, in order, as it would be had the pair been looked at.

    Without a margin: that is known only of pairs that the vectors proposed.
    """
    made: dict[Rows, Relation] = {}
    for scope in ("between_reports", "within_report"):
        within = scope == "within_report"
        chosen = [(a, b) for a, b in pairs if (claims[a].report == claims[b].report) == within]
        asked = (
            Pair(claims[a], claims[b], float(vectors[a] @ vectors[b]), None, table.coverage(a, b))
            for a, b in chosen
        )
        found = relations(asked, scope, judge=judge, settings=settings)
        made.update(zip(chosen, found, strict=True))
    return [made[pair] for pair in pairs]
