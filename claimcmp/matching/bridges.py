"""Which relations alone hold a matter together.

A matter that one relation ties may be two, and that relation wrong. Knows
claims and their relations, no vectors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcmp.comparison import Relation
from claimcmp.group import Bridge
from claimcmp.report import Claim

__all__ = ["find_bridges"]

_QUOTED = 60
"""Characters of a quoted claim; a longer one is cut at a word."""


def find_bridges(claims: Sequence[Claim], relations: Sequence[Relation]) -> tuple[Bridge, ...]:
    """The relations without which a matter falls into parts that several reports carry each.

    A sentence and its clauses are one: they stand together by themselves. A part
    that one report carries is none: a report that alone goes along with a
    matter has one link to it as a rule. Two relations between the same two
    sentences hold each other up.

    Args:
        claims: Those of one matter.
        relations: Between these claims, of any scope; "unrelated" ties nothing.

    Returns:
        In the order of the texts; empty where the matter holds without any one
        of them. Takes time in proportion to claims and relations, but for
        counting reports, which adds a logarithm.

    Source:
        Tarjan (1974), "A note on finding the bridges of a graph", Information
        Processing Letters 2(6).
    """
    # Two parts of two reports each are four sentences.
    if len(claims) < 4:
        return ()
    graph = _graph(claims, relations)
    found = [_bridge(*cut) for cut in _cuts(graph)]
    return tuple(bridge for _, bridge in sorted(found, key=lambda f: f[0]))


class _Edge(NamedTuple):
    left: int
    right: int
    relation: Relation


class _Graph(NamedTuple):
    """Sentences by number: the report of each, and its ties (to which sentence, by which edge)."""

    reports: list[str]
    edges: list[_Edge]
    ties: list[list[tuple[int, int]]]


class _Step(NamedTuple):
    """Where a walk came to a sentence: as the how manyth, from which one, by which edge."""

    at: int
    above: int
    by: int | None


class _Part(NamedTuple):
    """What lies on one side of a bridge."""

    sentences: int
    reports: int


_Walk = dict[int, _Step]
_Place = tuple[str, int, str, int, str, str]


def _graph(claims: Sequence[Claim], relations: Sequence[Relation]) -> _Graph:
    number: dict[tuple[str, int], int] = {}
    of = {c.id: number.setdefault((c.report or "", c.context_start), len(number)) for c in claims}
    tying = (r for r in relations if r.kind != "unrelated")
    edges = [_Edge(of[r.left.id], of[r.right.id], r) for r in tying]
    ties: list[list[tuple[int, int]]] = [[] for _ in number]
    for n, edge in enumerate(edges):
        ties[edge.left].append((edge.right, n))
        ties[edge.right].append((edge.left, n))
    return _Graph([report for report, _ in number], edges, ties)


def _walks(graph: _Graph) -> Iterator[_Walk]:
    """For each part that hangs together, its sentences in the order of a walk in depth."""
    seen: set[int] = set()
    for start in range(len(graph.ties)):
        if start in seen:
            continue
        walk = {start: _Step(0, start, None)}
        path = [(start, iter(graph.ties[start]))]
        while path:
            here, ties = path[-1]
            onward = next(((v, edge) for v, edge in ties if v not in walk), None)
            if onward is None:
                path.pop()
                continue
            v, edge = onward
            walk[v] = _Step(len(walk), here, edge)
            path.append((v, iter(graph.ties[v])))
        seen |= walk.keys()
        yield walk


def _bridges(walk: _Walk, graph: _Graph) -> set[int]:
    """The sentences of a walk from which nothing leads back but the edge that led there."""
    low: dict[int, int] = {}
    for v in reversed(walk):
        onward = (
            low[w] if walk[w].by == edge else walk[w].at
            for w, edge in graph.ties[v]
            if edge != walk[v].by
        )
        low[v] = min([walk[v].at, *onward])
    return {v for v, step in walk.items() if step.by is not None and low[v] == step.at}


def _cuts(graph: _Graph) -> Iterator[tuple[_Edge, int, _Part, _Part]]:
    """Each bridge between parts of several reports, the sentence it leads to, and both parts.

    The part beyond comes first, then the one before it.
    """
    for walk in _walks(graph):
        bridges = _bridges(walk, graph)
        total = Counter(graph.reports[v] for v in walk)
        held = {v: _Held.one(graph.reports[v], total) for v in walk}
        for v in reversed(walk):
            beyond = held.pop(v)
            step = walk[v]
            if step.by is None:
                continue
            far = _Part(beyond.sentences, len(beyond.reports))
            near = _Part(len(walk) - far.sentences, len(total) - beyond.whole)
            if v in bridges and min(far.reports, near.reports) >= 2:
                yield graph.edges[step.by], v, far, near
            held[step.above] = held[step.above].with_all(beyond, total)


class _Held(NamedTuple):
    """What a part holds: sentences by report, and how many reports have none elsewhere."""

    sentences: int
    reports: Counter[str]
    whole: int

    @classmethod
    def one(cls, report: str, total: Counter[str]) -> _Held:
        """What a single sentence holds."""
        return cls(1, Counter((report,)), int(total[report] == 1))

    def with_all(self, other: _Held, total: Counter[str]) -> _Held:
        """Both together; the smaller is counted into the larger, which is used up."""
        into, gone = sorted((self, other), key=lambda held: -len(held.reports))
        whole = into.whole
        for report, number in gone.reports.items():
            into.reports[report] += number
            whole += into.reports[report] == total[report]
        return _Held(self.sentences + other.sentences, into.reports, whole)


def _bridge(edge: _Edge, far_end: int, far: _Part, near: _Part) -> tuple[_Place, Bridge]:
    """A bridge, and its place in the order of the texts."""
    a, b = edge.relation.left, edge.relation.right
    left, right = (far, near) if edge.left == far_end else (near, far)
    words = f"only this link ties {_told(a, left)} to {_told(b, right)}"
    place = (a.report or "", a.start, b.report or "", b.start, a.id, b.id)
    return place, Bridge(left=a.id, right=b.id, words=words)


def _told(claim: Claim, part: _Part) -> str:
    more = part.sentences - 1
    return (
        f"“{_quoted(claim.standalone)}” with {more} more sentence{'' if more == 1 else 's'} "
        f"({part.reports} reports)"
    )


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + " …"
