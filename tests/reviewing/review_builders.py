"""Invented reports, a judge without weights, and comparisons that take milliseconds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, settings

import claimcmp as cc
from claimcmp.matching.judge import Opinion, Pair
from claimcmp.testing import HashEncoder

SENTENCES = (
    "Ferja Havdrott gjekk på grunn ved Kvitholmen.",
    "Ferja Havdrott gjekk ikkje på grunn ved Kvitholmen.",
    "Tolv passasjerar vart sette på land i Lervik.",
    "Fjorten passasjerar vart sette på land i Lervik.",
    "The mayor of Lervik opened the new quay.",
    "The mayor of Lervik closed the new quay.",
    "Rederiet sagde, at motoren var ny.",
    "Motoren var ny, og rederiet var sikkert.",
)


class ByDigest:
    """Thinks of a pair whatever the digest of its words says: any kind, and sure of it."""

    def __init__(self, seed: str = "") -> None:
        self.name = f"by-digest-{seed}"
        self._seed = seed

    def opinion(self, pair: Pair) -> Opinion:
        """The same for a pair and its mirror image."""
        words = sorted((pair.left.standalone, pair.right.standalone))
        drawn = hashlib.sha256("\0".join([self._seed, *words]).encode()).digest()[0] % 3
        chances = [0.01, 0.01, 0.01]
        chances[drawn] = 0.98
        return Opinion((chances[0], chances[1], chances[2]))


class Always:
    """Thinks the same of every pair."""

    def __init__(self, agrees: float, diverges: float, neither: float) -> None:
        self.name = f"always-{agrees}-{diverges}-{neither}"
        self._opinion = Opinion((agrees, diverges, neither))

    def opinion(self, pair: Pair) -> Opinion:
        """The opinion it has."""
        return self._opinion


LAW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
"""For laws over drawn input: few examples, and no clock on a busy machine."""

CONFLICT, NOTHING = Always(0.01, 0.98, 0.01), Always(0.01, 0.01, 0.98)
SURE = Always(0.98, 0.01, 0.01)
ENCODER = HashEncoder(256)


def reports_of(texts: Mapping[str, str] | Sequence[str]) -> list[dict[str, str]]:
    """Reports of one day, under the ids given or the first letters."""
    named = texts if isinstance(texts, Mapping) else dict(zip("abcdefgh", texts, strict=False))
    return [{"id": i, "text": t, "published": "2021-03-02"} for i, t in named.items()]


def compared(
    texts: Mapping[str, str] | Sequence[str], judge: Any = CONFLICT, review: Any = None, **more: Any
) -> cc.Comparison:
    """A comparison of such reports with the hashing encoder."""
    return cc.compare(
        cc.load(reports_of(texts)), encoder=ENCODER, judge=judge, review=review, **more
    )


def kinds(comparison: cc.Comparison) -> dict[tuple[str, str], str]:
    """The kind of every relation that is listed, by the ids of its claims."""
    return {(r.left.id, r.right.id): r.kind for r in comparison.relations}


def together(comparison: cc.Comparison, *words: str) -> bool:
    """Whether the claims that begin with these words stand in one group."""
    home = {c: g.id for g in comparison.groups for c in g.claims}
    found = [next(c for c in comparison.claims if c.text.startswith(w)) for w in words]
    return len({home[c.id] for c in found}) == 1


def claim(report: str, start: int, text: str, **more: Any) -> cc.Claim:
    """A claim that is its whole sentence, with the id that these three give it."""
    digest = hashlib.sha256(f"{report}\0{start}\0{text}".encode()).hexdigest()[:8]
    values = {
        "id": f"c{digest}",
        "report": report,
        "start": start,
        "end": start + len(text),
        "text": text,
        "standalone": text,
        "context": text,
        "context_start": start,
        "language": "en",
    }
    return cc.Claim(**{**values, **more})


def relation(left: cc.Claim, right: cc.Claim, kind: str = "diverges", **more: Any) -> cc.Relation:
    """A relation of two claims, as a machine may have found it."""
    values = {
        "left": left,
        "right": right,
        "kind": kind,
        "leaning": kind,
        "confidence": 0.93,
        "cosine": 0.8,
        "scope": "within_report" if left.report == right.report else "between_reports",
    }
    return cc.Relation(**{**values, **more})
