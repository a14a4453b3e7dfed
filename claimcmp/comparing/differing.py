"""What became different from one comparison to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcmp.changes import AnswerChange, RelationChange, VerdictChange
from claimcmp.comparison import Comparison, Group, Relation, Silence
from claimcmp.encoding.encoder import Encoder
from claimcmp.report import Claim

__all__ = [
    "Standing",
    "changed_answers",
    "changed_relations",
    "changed_verdicts",
    "new_silences",
    "standing",
]

_Said = tuple[str | None, str, int]
"""What a claim is known by in both comparisons: its report, its words, and which time it says so.

Its id holds its place in the text, which an edit further up moves.
"""
_Pair = tuple[_Said, _Said, str]


class Standing(NamedTuple):
    """A comparison, what its claims are known by (by their ids), and the group of each."""

    comparison: Comparison
    said: dict[str, _Said]
    home: dict[_Said, Group]


def standing(comparison: Comparison) -> Standing:
    """A comparison made ready to be held against another."""
    said = _said(comparison.claims)
    home = {said[claim]: group for group in comparison.groups for claim in group.claims}
    return Standing(comparison, said, home)


def changed_relations(
    was: Standing, now: Standing
) -> tuple[tuple[Relation, ...], tuple[Relation, ...], tuple[RelationChange, ...]]:
    """The relations that are new, those that are gone, and those that are other ones.

    Each in the order of the comparison that lists it. A confidence or margin
    alone makes no other relation.
    """
    before, after = _relations(was), _relations(now)
    new = tuple(r for pair, r in after.items() if pair not in before)
    gone = tuple(r for pair, r in before.items() if pair not in after)
    changed = tuple(
        RelationChange(was=before[pair], now=r)
        for pair, r in after.items()
        if pair in before and _told(before[pair]) != _told(r)
    )
    return new, gone, changed


def changed_verdicts(was: Standing, now: Standing) -> tuple[VerdictChange, ...]:
    """The matters whose verdict is another one: those of now in order, then those of before.

    A matter goes on in the one that most of its claims stand in, if most of
    that one's come from it. Where it does not, it was split off or taken up: told
    only of matters of several reports, or each claim that moves would be told.
    """
    back = {g.id: _nearest(g, now, was) for g in now.comparison.groups}
    ahead = {g.id: _nearest(g, was, now) for g in was.comparison.groups}
    found = []
    for g in now.comparison.groups:
        old = back[g.id]
        goes_on = old is not None and ahead[old.id] is g
        if _differ(old, g) and (goes_on or g.verdict != "single-source"):
            found.append(_change(old, g))
    for g in was.comparison.groups:
        new = ahead[g.id]
        goes_on = new is not None and back[new.id] is g
        if _differ(g, new) and not goes_on and g.verdict != "single-source":
            found.append(_change(g, new))
    return tuple(found)


def new_silences(was: Standing, now: Standing) -> tuple[Silence, ...]:
    """The silences on a matter that the report was not silent on before, in order."""
    silent = {(s.group, s.report) for s in was.comparison.silences}
    told = {s.group for s in now.comparison.silences}
    former = {g.id: _nearest(g, now, was) for g in now.comparison.groups if g.id in told}
    return tuple(
        s
        for s in now.comparison.silences
        if (old := former.get(s.group or "")) is None or (old.id, s.report) not in silent
    )


def changed_answers(
    was: Comparison, now: Comparison, questions: Iterable[str], encoder: Encoder
) -> Iterator[AnswerChange]:
    """The questions to which the rows or the verdict are other ones."""
    for question in questions:
        change = AnswerChange(
            question=question,
            was=was.ask(question, encoder=encoder),
            now=now.ask(question, encoder=encoder),
        )
        if change.new or change.gone or change.was.verdict != change.now.verdict:
            yield change


def _said(claims: Sequence[Claim]) -> dict[str, _Said]:
    times: Counter[tuple[str | None, str]] = Counter()
    found: dict[str, _Said] = {}
    for claim in claims:
        words = (claim.report, claim.standalone)
        found[claim.id] = (*words, times[words])
        times[words] += 1
    return found


def _relations(at: Standing) -> dict[_Pair, Relation]:
    return {(at.said[r.left.id], at.said[r.right.id], r.scope): r for r in at.comparison.relations}


def _told(r: Relation) -> tuple[object, ...]:
    return (r.kind, r.leaning, r.caveats, r.reviewed)


def _nearest(group: Group, at: Standing, other: Standing) -> Group | None:
    """The group of the other comparison that most of this one's claims stand in.

    None if none of them stands there.
    """
    homes = [other.home[at.said[c]] for c in group.claims if at.said[c] in other.home]
    count = Counter(g.id for g in homes)
    return max(homes, key=lambda g: (count[g.id], g.id), default=None)


def _differ(was: Group | None, now: Group | None) -> bool:
    return (was and was.verdict) != (now and now.verdict)


def _change(was: Group | None, now: Group | None) -> VerdictChange:
    titled = now or was
    return VerdictChange(
        title=titled.title if titled else "",
        was=was.verdict if was else None,
        now=now.verdict if now else None,
        group=now.id if now else None,
        former=was.id if was else None,
    )
