"""Disputes between people quoted inside one report.

"Damascus claims, Berlin denies": the report itself contradicts nothing. A
denial is tied to the claim it denies by what it names, or, where it only says
"the allegations", by the nearest claim before it that shares a name with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from claimcmp.comparison import Reason, Relation
from claimcmp.matching.vectors import Matrix
from claimcmp.report import Claim
from claimcmp.values import Span

__all__ = ["find_denials"]

# How many claims back a denial may reach, and how near in meaning it must be
# where it shares no name with what it denies.
_REACH = 10
_NEAR = 0.45
# A denial that repeats what it denies is right more often than one that says
# "the allegations"; both figures are estimates.
_REPEATING, _ANAPHORIC = 0.95, 0.9


def find_denials(claims: Sequence[Claim], vectors: Matrix) -> Iterator[Relation]:
    """A divergence within the report for every denial whose object is clear.

    Args:
        claims: The claims of one report, in order.
        vectors: One unit row per claim.
    """
    answered: set[tuple[int, str]] = set()
    for n, denial in enumerate(claims):
        if denial.stance != "denies" or denial.start != denial.context_start:
            continue
        found = _denied(claims, vectors, n)
        if found is not None and (claims[found].context_start, denial.id) not in answered:
            answered.add((claims[found].context_start, denial.id))
            yield _relation(claims[found], denial, float(vectors[found] @ vectors[n]))


def _denied(claims: Sequence[Claim], vectors: Matrix, n: int) -> int | None:
    """The row of the claim that claim `n` denies; None where that is not clear.

    Flat "claims" come before neutral "says", near ones before far ones.
    """
    denial = claims[n]
    keys = {name.key for name in denial.names}
    best: tuple[int, int] | None = None
    for back in range(n - 1, max(-1, n - 1 - _REACH), -1):
        claim = claims[back]
        if claim.speaker is None or claim.speaker == denial.speaker or claim.stance == "denies":
            continue
        shared = keys & {name.key for name in claim.names}
        if not shared and float(vectors[back] @ vectors[n]) < _NEAR:
            continue
        if claim.stance not in ("claims", "says"):
            continue
        rank = (claim.stance != "claims", n - back)
        if best is None or rank < best:
            best, found = rank, back
    return None if best is None else found


def _relation(claim: Claim, denial: Claim, cosine: float) -> Relation:
    confidence = _REPEATING if cosine >= _NEAR else _ANAPHORIC
    score = round(float(np.log(confidence / (1 - confidence))), 4)
    speakers = f"{claim.speaker} {_verb(claim)}, {denial.speaker or 'somebody'} denies"
    return Relation(
        left=claim,
        right=denial,
        kind="diverges",
        leaning="diverges",
        confidence=confidence,
        cosine=round(cosine, 4),
        score=score,
        reasons=(
            Reason(
                type="attribution",
                contribution=score,
                words=speakers,
                left=(Span(start=claim.start, end=claim.end),),
                right=(Span(start=denial.start, end=denial.end),),
            ),
        ),
        scope="within_report",
    )


def _verb(claim: Claim) -> str:
    return "claims" if claim.stance == "claims" else "says"
