"""Reports that are one text: near-copies, and translations of one wire story.

Knows which claims of two reports agree and where they stand. Only reports
that agree somewhere are looked at, so the work grows with the agreements.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from claimcmp.comparison import Relation
from claimcmp.report import Claim

__all__ = ["Copy", "copies"]

# Two who tell of one event share a few sentences, in each one's own order and
# with others between; who copies or translates keeps nearly all of them in order.
_LEAST = 4
_COVERED = 0.6
_IN_ORDER = 0.8
_DENSE = 0.6
_AGREEING = 0.8
_AS_FULL = 2 / 3

# Runs of words: who writes for himself seldom has five in a row as another has them.
_RUN = 5
_SHORTEST = 15
_SHARED = 0.4
_REWRITTEN = 0.15

_WORD = re.compile(r"\w+")


class Copy(NamedTuple):
    """Two reports that print one text; `left < right`.

    `alike` of the `of` sentences of the shorter one stand in the other, in the
    same order, with whatever share of words.
    """

    left: str
    right: str
    kind: Literal["near copy", "translation"]
    alike: int
    of: int


class _Told(NamedTuple):
    """The sentences of a report that make claims: their places in order, and their text."""

    place: dict[int, int]
    text: tuple[str, ...]
    language: str


def copies(claims: Sequence[Claim], relations: Iterable[Relation]) -> tuple[Copy, ...]:
    """The pairs of reports that print one text, or one text in two languages.

    In one language, runs of words decide: most runs of the shorter text stand
    in the longer one. Between two languages at least four sentences have to
    agree, most of the shorter report's, in the same order, close together in
    the longer one, with little said more fully on one side and few conflicts. Shorter
    reports are never taken for translations: short accounts of one event are alike anyway.

    Args:
        claims: All claims of all reports.
        relations: Between these claims.

    Returns:
        Ordered by the reports' ids; pairs without an agreement are left out unseen.
    """
    told = _told(claims)
    between = [r for r in relations if r.scope == "between_reports"]
    met: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in between:
        if relation.kind in ("agrees", "diverges"):
            a, b = relation.left.report or "", relation.right.report or ""
            met[min(a, b), max(a, b)].append(relation)
    runs: dict[str, frozenset[str]] = {}
    found = (_copy(pair, some, told, runs) for pair, some in sorted(met.items()))
    return tuple(c for c in found if c is not None)


def _told(claims: Iterable[Claim]) -> dict[str, _Told]:
    sentences: dict[str, dict[int, Claim]] = defaultdict(dict)
    for claim in claims:
        sentences[claim.report or ""].setdefault(claim.context_start, claim)
    told = {}
    for report, starts in sentences.items():
        ordered = sorted(starts)
        languages = Counter(starts[s].language for s in ordered)
        told[report] = _Told(
            {start: n for n, start in enumerate(ordered)},
            tuple(starts[s].context for s in ordered),
            max(sorted(languages), key=lambda code: languages[code]),
        )
    return told


def _copy(
    pair: tuple[str, str],
    relations: Sequence[Relation],
    told: Mapping[str, _Told],
    runs: dict[str, frozenset[str]],
) -> Copy | None:
    """What two reports that agree somewhere are to each other; None for two texts."""
    left, right = (told[id] for id in pair)
    links = _links(pair, relations, told)
    if not links:
        return None
    chain = _in_order(links)
    shorter = min(len(left.text), len(right.text))
    share = sum(r.kind == "agrees" for r in relations) / len(relations)
    one_text = share >= _AGREEING and _one_text(chain, links, shorter)
    if left.language != right.language:
        return Copy(*pair, "translation", len(chain), shorter) if one_text else None
    shared = _shared(*(_runs(id, told, runs) for id in pair))
    if shared >= (_REWRITTEN if one_text else _SHARED):
        return Copy(*pair, "near copy", len(chain), shorter)
    return None


class _Link(NamedTuple):
    """Two sentences that agree, by their places; `full` where neither says more."""

    left: int
    right: int
    full: bool


def _links(
    pair: tuple[str, str], relations: Iterable[Relation], told: Mapping[str, _Told]
) -> list[_Link]:
    """The sentences that agree, each two once, by the left place and from the right end."""
    full: dict[tuple[int, int], bool] = {}
    for relation in relations:
        if relation.kind == "agrees":
            sides = (relation.left, relation.right)
            at = {c.report: told[c.report or ""].place[c.context_start] for c in sides}
            key = (at[pair[0]], at[pair[1]])
            full[key] = full.get(key, False) or "more detail" not in relation.caveats
    ordered = sorted(full, key=lambda place: (place[0], -place[1]))
    return [_Link(*place, full[place]) for place in ordered]


def _in_order(links: Sequence[_Link]) -> list[_Link]:
    """The longest row of links that rises on both sides, so that each sentence stands once."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, link in enumerate(links):
        length = bisect_left(ends, link.right)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [link.right]
        last[length : length + 1] = [n]
    chain = []
    n = last[-1] if last else -1
    while n >= 0:
        chain.append(links[n])
        n = before[n]
    return chain[::-1]


def _one_text(chain: Sequence[_Link], links: Sequence[_Link], shorter: int) -> bool:
    """Whether the agreements of two reports are those of one text told twice."""
    if len(chain) < max(_LEAST, _COVERED * shorter):
        return False
    first, last = chain[0], chain[-1]
    stretch = max(last.left - first.left, last.right - first.right) + 1
    met = min(len({k.left for k in links}), len({k.right for k in links}))
    full = sum(k.full for k in chain)
    least = max(_DENSE * stretch, _IN_ORDER * met)
    return len(chain) >= least and full >= _AS_FULL * len(chain)


def _runs(id: str, told: Mapping[str, _Told], known: dict[str, frozenset[str]]) -> frozenset[str]:
    """The runs of words of a report, those of a sentence for themselves; kept in `known`."""
    if id not in known:
        found: set[str] = set()
        for text in told[id].text:
            words = _WORD.findall(text.casefold())
            found.update(" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))
        known[id] = frozenset(found)
    return known[id]


def _shared(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the shorter text's runs, 0..1, that stand in the other; 0 for short texts."""
    least = min(len(left), len(right))
    return len(left & right) / least if least >= _SHORTEST else 0.0
