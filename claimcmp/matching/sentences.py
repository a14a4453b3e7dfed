"""The sentences that claims stand in: which of two reports are on one topic.

A clause says what can be borne out or denied; a topic is a matter of whole
sentences. "She said that it would take a year" has a clause that is near many
others, and as a whole, speaker and all, one counterpart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from claimcmp.encoding.encoder import Encoder
from claimcmp.matching.neighbours import Candidate, Rows, candidates
from claimcmp.matching.vectors import Matrix, unit_rows
from claimcmp.report import Claim
from claimcmp.settings import Settings

__all__ = ["Sentences", "read_sentences", "stands_up", "topics"]


class Sentences(NamedTuple):
    """The sentences of some claims, in the order of the claims.

    `of` is the sentence of each claim, `owner` the report of each sentence as
    a number, `claims` the places of each sentence's claims; `vectors` are unit
    rows of the sentences' own words, shape `(n, d)`.
    """

    of: Rows
    owner: Rows
    claims: tuple[tuple[int, ...], ...]
    vectors: Matrix


def read_sentences(claims: Sequence[Claim], encoder: Encoder) -> Sentences:
    """The sentences of the claims, those of a report together; empty for no claims.

    Raises:
        ModelError: The encoder returned something other than one row per text.
    """
    place: dict[tuple[str | None, int], int] = {}
    report: dict[str | None, int] = {}
    for claim in claims:
        place.setdefault((claim.report, claim.context_start), len(place))
    of = [place[c.report, c.context_start] for c in claims]
    members: list[list[int]] = [[] for _ in place]
    for n, sentence in enumerate(of):
        members[sentence].append(n)
    owner = [report.setdefault(id, len(report)) for id, _ in place]
    texts = [claims[rows[0]].context for rows in members]
    return Sentences(
        np.array(of, dtype=np.intp),
        np.array(owner, dtype=np.intp),
        tuple(map(tuple, members)),
        unit_rows(encoder, texts),
    )


def topics(sentences: Sentences, *, margin: float, settings: Settings) -> tuple[Candidate, ...]:
    """The pairs of sentences of two reports that are on one topic.

    Each is the other's best in that report, and the two stand out from their
    surroundings by `margin`; where there are no surroundings, the former is all
    that can be asked.
    """
    found = candidates(
        sentences.vectors,
        sentences.owner,
        k=settings.neighbours,
        floor=settings.floor,
        near=settings.same_matter,
    )
    return tuple(c for c in found if c.mutual and (c.margin is None or c.margin >= margin))


def stands_up(sentences: Sentences, left: int, right: int) -> bool:
    """Whether two sentences are as near as the nearest others of the two reports to either.

    Reports on one event say many things alike. What a sentence says is borne
    out by the one that is nearest to it as a whole, not by one that shares a
    clause's words while others are nearer to both. Sentences without any
    others beside them stand.
    """
    vectors = sentences.vectors
    near = float(vectors[left] @ vectors[right])
    others = [
        float(best)
        for row, beside in ((left, right), (right, left))
        if (best := _best_other(sentences, row, beside)) is not None
    ]
    return not others or near >= sum(others) / len(others) - _ROUNDING


_ROUNDING = 1e-5


def _best_other(sentences: Sentences, row: int, beside: int) -> np.float32 | None:
    """The greatest cosine of a sentence with those that stand beside another, itself left out."""
    # Sentences of a report stand together.
    start, end = np.searchsorted(sentences.owner, sentences.owner[beside] + np.array([0, 1]))
    if end - start < 2:
        return None
    cosine = sentences.vectors[start:end] @ sentences.vectors[row]
    cosine[beside - start] = -1.0
    return np.float32(cosine.max())
