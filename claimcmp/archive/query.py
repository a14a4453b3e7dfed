"""Claims of an archive that speak of what a claim speaks of, and how they relate to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, get_args

import numpy as np

from claimcmp.archive.table import claim_of, quoted
from claimcmp.comparison import Relation, Scope
from claimcmp.cues.names import as_aliases
from claimcmp.encoding.encoder import Encoder
from claimcmp.errors import InputError
from claimcmp.matching.judge import Judge, Pair
from claimcmp.matching.relate import as_claims
from claimcmp.matching.ruling import relations
from claimcmp.matching.vectors import Matrix
from claimcmp.matching.words import WordTable
from claimcmp.reading.dates import as_published
from claimcmp.reading.fields import checked_text
from claimcmp.report import Claim
from claimcmp.settings import Settings
from claimcmp.values import Interval, Language

__all__ = ["Hits", "Wanted", "condition", "nearest", "ranked", "wanted"]

# Nearest rows that are judged for each one that is wanted, as `match` does it, and rows
# fetched for each of those: of equally near ones the database gives any.
_JUDGED, _AT_LEAST, _FETCHED = 4, 16, 4

_ORDER = {"agrees": 0, "diverges": 0, "related": 1, "unrelated": 2}


class Wanted(NamedTuple):
    """Which claims of the archive may be found; None and () leave all in."""

    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    before: Interval | None = None
    after: Interval | None = None


class Hits(NamedTuple):
    """Claims of the archive near one claim, with their vectors, nearest first."""

    claims: list[Claim]
    vectors: Matrix


def wanted(language: object, source: object, before: object, after: object) -> Wanted:
    """What a caller's filters say.

    Raises:
        InputError: One of them cannot be used.
    """
    return Wanted(
        _languages(language),
        _texts("source", source),
        _time("before", before),
        _time("after", after),
    )


def _languages(given: object) -> tuple[str, ...]:
    """The languages given; one that no claim can have would find nothing, and not say why."""
    wanted = _texts("language", given)
    if unknown := [code for code in wanted if code not in _TOLD]:
        raise InputError(
            f"language was given as {unknown[0]!r}, which no claim has; want any of "
            f"{', '.join(_TOLD)}, or leave it out for all"
        )
    return wanted


_TOLD = get_args(Language)


def _texts(name: str, given: object) -> tuple[str, ...]:
    several = (given,) if isinstance(given, str) else () if given is None else given
    if isinstance(several, Sequence) and all(isinstance(t, str) and t for t in several):
        return tuple(checked_text(text, name) for text in several)
    raise InputError(f"{name} was given as {given!r:.80}; want a string or a list of strings")


def _time(name: str, given: object) -> Interval | None:
    found = as_published(given)
    if given is not None and found is None:
        raise InputError(f"{name} was given as {given!r}; want a date, such as 2017-09-29")
    return found


def condition(claim: Claim, among: Wanted) -> str | None:
    """What the rows must fulfil, as SQL; a report is not asked about itself."""
    told = []
    if among.languages:
        told.append(f"language IN ({quoted(among.languages)})")
    if among.sources:
        told.append(f"source IN ({quoted(among.sources)})")
    if among.before:
        told.append(f"published_until <= timestamp '{among.before.start.isoformat(sep=' ')}'")
    if among.after:
        told.append(f"published_from >= timestamp '{among.after.start.isoformat(sep=' ')}'")
    if claim.report is not None:
        told.append(f"report != {quoted([claim.report])}")
    return " AND ".join(told) or None


def nearest(table: Any, vector: Matrix, where: str | None, *, top: int) -> Hits:
    """The claims to be judged for the `top` ones that are wanted."""
    there = table.count_rows()
    if not there:
        return Hits([], np.zeros((0, len(vector)), np.float32))
    keep = min(max(top * _JUDGED, _AT_LEAST), there)
    search = table.search(vector, vector_column_name="vector").distance_type("dot")
    if where:
        search = search.where(where, prefilter=True)
    found = (
        search.select(["id", "claim", "vector", "_distance"])
        .limit(min(keep * _FETCHED, there))
        .to_arrow()
    )
    rows = found.to_pylist()
    vectors = np.array([row["vector"] for row in rows], dtype=np.float32).reshape(-1, len(vector))
    cosine = np.round(vectors @ vector, 5)
    order = sorted(range(len(rows)), key=lambda n: (-cosine[n], rows[n]["id"]))[:keep]
    return Hits([claim_of(rows[n]) for n in order], vectors[order])


def ranked(
    asked: Sequence[Claim],
    vectors: Matrix,
    hits: Sequence[Hits],
    *,
    top: int,
    same_event: bool,
    encoder: Encoder,
    judge: Judge,
    settings: Settings,
) -> tuple[tuple[Relation, ...], ...]:
    """The relations of each claim to its hits, as `match` ranks them: best first, `top` of them.

    Where `same_event` is not assumed, the rules on time and event decide as
    they do between the reports of a comparison.
    """
    aliases = as_aliases(settings.aliases)
    known = as_claims((c for h in hits for c in h.claims), aliases=aliases)
    claims = [*asked, *known]
    rows = np.concatenate([vectors, *(h.vectors for h in hits)])
    words = WordTable(claims, encoder)
    owner = [i for i, h in enumerate(hits) for _ in h.claims]
    pairs = (
        Pair(claims[i], claims[j], float(rows[i] @ rows[j]), None, words.coverage(i, j))
        for j, i in enumerate(owner, start=len(asked))
    )
    scope: Scope = "standalone" if same_event else "between_reports"
    found: list[list[Relation]] = [[] for _ in asked]
    for i, relation in zip(
        owner, relations(pairs, scope, judge=judge, settings=settings), strict=True
    ):
        found[i].append(relation)
    return tuple(tuple(sorted(some, key=_rank)[:top]) for some in found)


def _rank(relation: Relation) -> tuple[int, float, str]:
    return (_ORDER[relation.kind], -relation.cosine, relation.right.id)
