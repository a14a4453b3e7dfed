"""Which claims speak of one matter, and how they relate: between reports and within one.

Vectors propose, the judge decides. "No counterpart" is a result: most claims
of a report have none in another.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import NamedTuple

import numpy as np

from claimcmp.comparison import Relation
from claimcmp.matching.disputes import find_denials
from claimcmp.matching.judge import Judge, Pair
from claimcmp.matching.neighbours import Candidate, candidates, repeats
from claimcmp.matching.ruling import each_relation
from claimcmp.matching.sentences import Sentences, stands_up, topics
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
    claims: Sequence[Claim],
    vectors: Matrix,
    table: WordTable,
    sentences: Sentences,
    *,
    judge: Judge,
    settings: Settings,
) -> list[Relation]:
    """Relations between claims of different reports, at most one for each two sentences.

    Args:
        claims: All claims, those of a report together.
        vectors: One unit row per claim.
        table: Their words, by the same places.
        sentences: The sentences that they stand in.
        judge: Who decides on a pair.
        settings: The thresholds.

    Returns:
        Agreements, divergences and common topics; nothing for claims without
        a counterpart.
    """
    texts = _Texts(claims, vectors, table, sentences)
    margin = _topic_margin(sentences, settings)
    on_topic = topics(sentences, margin=margin, settings=settings)
    found = _claims_near(texts, settings)
    told = list(_judged(found, {(c.left, c.right) for c in on_topic}, texts, judge, settings))
    settled = {place for place, _ in told}
    left = [c for c in on_topic if (c.left, c.right) not in settled]
    told += _on_topic(left, texts, judge, settings)
    return _consistent(_one_per_sentences(told))


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


class _Texts(NamedTuple):
    """What is compared: claims, their vectors and words, and the sentences they stand in."""

    claims: Sequence[Claim]
    vectors: Matrix
    table: WordTable
    sentences: Sentences

    def pair(self, c: Candidate) -> Pair:
        """Two claims as a judge is shown them."""
        shared = self.table.coverage(c.left, c.right)
        return Pair(self.claims[c.left], self.claims[c.right], c.cosine, c.margin, shared)

    def standing(self, c: Candidate) -> tuple[int, int]:
        """The sentences of two claims."""
        return int(self.sentences.of[c.left]), int(self.sentences.of[c.right])

    def nearest(self, c: Candidate) -> Candidate:
        """Of two sentences the two claims that are nearest, be it the whole sentences."""
        left, right = (list(self.sentences.claims[n]) for n in (c.left, c.right))
        cosine = self.vectors[left] @ self.vectors[right].T
        i, j = np.unravel_index(int(cosine.argmax()), cosine.shape)
        return c._replace(left=left[i], right=right[j], cosine=float(cosine[i, j]))


_Told = tuple[tuple[int, int], Relation]
"""A relation, and the two sentences that it is of."""


def _claims_near(texts: _Texts, settings: Settings) -> list[Candidate]:
    """The claims that may say the same, deny each other, or be on one topic."""
    rows = _finest_rows(texts.claims)
    found = candidates(
        texts.vectors[rows],
        texts.sentences.owner[texts.sentences.of[rows]],
        k=settings.neighbours,
        floor=settings.floor,
        near=settings.same_matter,
    )
    return [c._replace(left=rows[c.left], right=rows[c.right]) for c in found]


def _judged(
    found: Sequence[Candidate],
    on_topic: AbstractSet[tuple[int, int]],
    texts: _Texts,
    judge: Judge,
    settings: Settings,
) -> Iterator[_Told]:
    """The candidates' relations.

    One claim may meet several that say the same, each in a sentence that is nearest to its
    own; a mere topic counts for two sentences that are each other's nearest.
    """
    pairs = map(texts.pair, found)
    judged = each_relation(pairs, "between_reports", judge=judge, settings=settings)
    for candidate, new in zip(found, judged, strict=True):
        place = texts.standing(candidate)
        if new.kind == "agrees":
            counts = stands_up(texts.sentences, *place)
        elif new.kind == "related":
            # A conflict that only time or place holds back is more than a topic.
            held = "undecided" not in new.caveats and any(c in _HELD_BACK for c in new.caveats)
            counts = (held and candidate.mutual) or place in on_topic
        else:
            counts = new.kind == "diverges"
        if counts:
            yield place, new


def _on_topic(
    found: Sequence[Candidate], texts: _Texts, judge: Judge, settings: Settings
) -> Iterator[_Told]:
    """What two sentences on one topic have in common that none of their clauses has alone.

    A sentence that its clauses say whole says too much to agree with another, or to
    conflict with it in one detail: that is for the clauses.
    """
    kept = set(_finest_rows(texts.claims))
    near = [texts.nearest(c) for c in found]
    pairs = map(texts.pair, near)
    judged = each_relation(pairs, "between_reports", judge=judge, settings=settings)
    for whole, candidate, new in zip(found, near, judged, strict=True):
        place = whole.left, whole.right
        if (
            new.kind == "agrees"
            and {candidate.left, candidate.right} <= kept
            and stands_up(texts.sentences, *place)
        ):
            yield place, new
        elif new.kind != "unrelated" or whole.cosine >= settings.same_matter:
            yield place, _of_one_topic(new)


def _of_one_topic(relation: Relation) -> Relation:
    """A relation as one of a mere topic; the confidence is that of its leaning."""
    if relation.kind == "related":
        return relation
    if relation.kind == "diverges":
        return _in_doubt(relation)
    sure = relation.confidence
    confidence = round(1 - sure, 4) if relation.kind == "agrees" else sure
    changed = {"kind": "related", "leaning": "related", "confidence": confidence}
    return relation.model_copy(update=changed)


def _in_doubt(relation: Relation) -> Relation:
    """A divergence that is withheld; its `leaning` and its confidence stay."""
    caveats = (*relation.caveats, "undecided")
    return relation.model_copy(update={"kind": "related", "caveats": caveats})


_HELD_BACK = ("different event", "later development", "time unknown")


def _topic_margin(sentences: Sentences, settings: Settings) -> float:
    """The margin that a mere topic needs: less among many reports, where more lies near."""
    others = len(np.unique(sentences.owner)) - 1
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


def _one_per_sentences(told: Iterable[_Told]) -> list[Relation]:
    """Of the relations that the claims of two sentences have, the most telling."""
    best: dict[tuple[int, int], Relation] = {}
    for place, new in sorted(told, key=lambda t: _weight(t[1])):
        best.setdefault(place, new)
    return list(best.values())


def _consistent(relations: Sequence[Relation]) -> list[Relation]:
    """The relations, with the divergences withheld that agreements speak against.

    Two claims that a third says the same as, with no more detail on either
    side, do not contradict each other: one of the three verdicts is wrong,
    and a wrong "diverges" is the worst of them.
    """
    same: defaultdict[str, set[str]] = defaultdict(set)
    for r in relations:
        if r.kind == "agrees" and not r.caveats:
            same[r.left.id].add(r.right.id)
            same[r.right.id].add(r.left.id)
    return [
        _in_doubt(r) if r.kind == "diverges" and same[r.left.id] & same[r.right.id] else r
        for r in relations
    ]


def _weight(r: Relation) -> tuple[int, float, str, str]:
    return (_FIRST[r.kind], -r.confidence * max(r.cosine, 0.0), r.left.id, r.right.id)
