"""Which sentences of one report stand beside which of another, and which stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from claimcmp.comparison import Comparison, Relation
from claimcmp.errors import InputError
from claimcmp.matching.groups import tells
from claimcmp.matching.unions import Unions
from claimcmp.reading.claims import finest
from claimcmp.report import Claim
from claimcmp.values import Value

__all__ = ["Alignment", "AlignmentType", "alignment"]

AlignmentType = Literal[
    "one-to-one", "one-to-many", "many-to-one", "many-to-many", "no counterpart"
]


class Alignment(Value):
    """Sentences of two reports that stand beside each other, or one that stands alone.

    `left` and `right` are ids of claims, in the order of the texts; one of the
    two is empty where the `type` is "no counterpart". The type counts sentences, not
    claims: "one-to-many" is one sentence of the left report that the right one
    spreads over several. `relations` are those that carry it, in the order of
    the comparison, whichever report stands on their left.
    """

    type: AlignmentType
    left: tuple[str, ...]
    right: tuple[str, ...]
    relations: tuple[Relation, ...] = ()


def alignment(comparison: Comparison, a: str, b: str) -> tuple[Alignment, ...]:
    """How two reports stand beside each other, as far as the comparison lists relations.

    The unit is the sentence with all of its claims. A comparison keeps one
    relation for each two sentences, the most telling one of their clauses:
    claim by claim, the other clauses of a sentence and its translation would
    seem to stand alone. And what one report says in a sentence and the other in two is
    asked about sentences. `relations` tell which clauses meet.

    Sentences that agree, diverge, or would diverge but for time, place or
    doubt stand beside each other, also by way of a third. A mere topic puts one beside
    another only where nothing else did so for one of the two, the surest first;
    so it never makes one of two pairs that agree.

    Args:
        comparison: The reports, compared.
        a: The id of the report on the left.
        b: The id of the other one.

    Returns:
        Every claim of the two reports in exactly one, but for sentences that
        their own clauses say whole. First those with a left side, in the order
        of the left text, then what only the right report says, in the order of
        its text. With `a` and `b` exchanged, the same with their sides
        exchanged. Empty where neither report has a claim.

    Raises:
        InputError: One of the reports is not there, or both are one.
    """
    for id in (a, b):
        comparison.report(id)  # tells of one that is not there
    if a == b:
        raise InputError(f"both reports were given as {a!r}; want the ids of two different ones")
    sentences = _sentences(comparison.claims, (a, b))
    listed = [r for r in comparison.between(a, b) if r.kind != "unrelated"]
    one = _joined(listed)
    carrying: dict[_Place, list[Relation]] = defaultdict(list)
    for relation in listed:
        if one.root(_place(relation.left)) == (root := one.root(_place(relation.right))):
            carrying[root].append(relation)
    # Sentences of the left report lead, so what only the right one says comes last.
    ordered = sorted(sentences, key=lambda p: (p.report != a, p.start))
    return tuple(
        _alignment(
            [p for p in places if p.report == a],
            [p for p in places if p.report == b],
            sentences,
            carrying[one.root(places[0])],
        )
        for places in one.gather(ordered)
    )


class _Place(NamedTuple):
    """A sentence, by its report and where it starts."""

    report: str
    start: int


_Sentences = dict[_Place, list[Claim]]


def _sentences(claims: Iterable[Claim], reports: Sequence[str]) -> _Sentences:
    """The finest claims of each sentence of some reports, in the order of the text."""
    found: _Sentences = defaultdict(list)
    for claim in finest([c for c in claims if c.report in reports]):
        found[_place(claim)].append(claim)
    return found


def _place(claim: Claim) -> _Place:
    return _Place(claim.report or "", claim.context_start)


def _joined(relations: Sequence[Relation]) -> Unions[_Place]:
    """Which sentences stand beside each other."""
    one = Unions[_Place]()
    tied: set[_Place] = set()
    topics = sorted(
        (r for r in relations if not tells(r)),
        key=lambda r: (-r.confidence * r.cosine, r.left.id, r.right.id),
    )
    for relation in (*filter(tells, relations), *topics):
        ends = {_place(relation.left), _place(relation.right)}
        if tells(relation) or ends - tied:
            one.join_all(sorted(ends))
            tied |= ends
    return one


def _alignment(
    left: Sequence[_Place],
    right: Sequence[_Place],
    sentences: _Sentences,
    relations: Sequence[Relation],
) -> Alignment:
    counted = "-to-".join("one" if len(side) == 1 else "many" for side in (left, right))
    return Alignment.model_validate(
        {
            "type": counted if left and right else "no counterpart",
            "left": tuple(c.id for p in left for c in sentences[p]),
            "right": tuple(c.id for p in right for c in sentences[p]),
            "relations": tuple(relations),
        }
    )
