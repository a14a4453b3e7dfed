"""A comparison in the order a reader meets it: which matter stands where, under which number.

Sorts and indexes only. Every verdict is read from the comparison.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from claimcmp.comparison import Comparison, Group, Relation, Silence
from claimcmp.report import Claim, Report

__all__ = ["Matter", "Outline", "outline"]

_ORDER = ("disputed", "developing", "corroborated", "repeated", "unsettled", "single-source")


@dataclass(frozen=True)
class Matter:
    """One group with everything a view needs to show it, under a running number from 1."""

    number: int
    group: Group
    claims: tuple[Claim, ...]
    agrees: tuple[Relation, ...] = ()
    diverges: tuple[Relation, ...] = ()
    related: tuple[Relation, ...] = ()
    silences: tuple[Silence, ...] = ()

    @property
    def inside(self) -> tuple[str, ...]:
        """Ids of the reports inside which people dispute this matter."""
        found = (r.left.report for r in self.diverges if r.scope == "within_report")
        return tuple(dict.fromkeys(id for id in found if id is not None))

    @property
    def disputed_inside(self) -> bool:
        """Whether people quoted inside one report dispute it."""
        return self.group.dispute == "within_report" or bool(self.inside)

    @property
    def kind(self) -> str:
        """The word that colours it: its verdict, or "inside" for a dispute inside one report."""
        several = self.group.verdict in _ORDER[:4]
        return "inside" if self.disputed_inside and not several else self.group.verdict

    @property
    def opposed(self) -> tuple[Claim, ...]:
        """The claims that a dispute inside a report is about, on both sides."""
        found = (r for r in self.diverges if r.scope == "within_report")
        return tuple({c.id: c for r in found for c in (r.left, r.right)}.values())

    def of(self, report: str) -> tuple[Claim, ...]:
        """The claims of one report, in the order of its text.

        Both sides of a dispute inside it are among them, even where one side
        (a bare denial) stands in a matter of its own.
        """
        own = {c.id: c for c in (*self.claims, *self.opposed) if c.report == report}
        return tuple(sorted(own.values(), key=_in_text))


@dataclass(frozen=True)
class Outline:
    """A comparison, ordered for reading. `position` gives each report's place, from 0."""

    comparison: Comparison
    matters: tuple[Matter, ...]
    position: dict[str, int] = field(default_factory=dict)

    @cached_property
    def by_claim(self) -> dict[str, Matter]:
        """The matter of every claim, by the claim's id."""
        return {c.id: m for m in self.matters for c in m.claims}

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The reports by id."""
        return {r.id: r for r in self.comparison.reports}

    def _with(self, *verdicts: str) -> tuple[Matter, ...]:
        return tuple(m for m in self.matters if m.group.verdict in verdicts)

    @cached_property
    def several(self) -> tuple[Matter, ...]:
        """Matters on which several reports agree, conflict or follow each other."""
        return self._with(*_ORDER[:4])

    @cached_property
    def agreed(self) -> tuple[Matter, ...]:
        """Matters on which at least two reports agree and none conflicts."""
        return self._with("corroborated", "repeated")

    @cached_property
    def contradictions(self) -> tuple[Matter, ...]:
        """Matters on which reports contradict each other."""
        return self._with("disputed")

    @cached_property
    def developing(self) -> tuple[Matter, ...]:
        """Matters whose accounts differ because time went by."""
        return self._with("developing")

    @cached_property
    def unsettled(self) -> tuple[Matter, ...]:
        """Same topic, no verdict: several reports speak of it, nothing more is shown."""
        return self._with("unsettled")

    @cached_property
    def single(self) -> tuple[Matter, ...]:
        """Matters that only one report carries."""
        return self._with("single-source")

    @cached_property
    def disputes(self) -> tuple[Matter, ...]:
        """Matters that people quoted inside one report dispute."""
        return tuple(m for m in self.matters if m.disputed_inside)

    @cached_property
    def opposed(self) -> frozenset[str]:
        """Ids of the claims on either side of a dispute inside a report."""
        return frozenset(c.id for m in self.matters for c in m.opposed)

    @cached_property
    def left_open(self) -> tuple[tuple[Matter, Claim], ...]:
        """Claims that a party neither confirms nor denies, each with its matter."""
        found = self.comparison.left_open()
        return tuple((self.by_claim[c.id], c) for c in found if c.id in self.by_claim)

    @cached_property
    def undated(self) -> tuple[Report, ...]:
        """Reports without a date."""
        return tuple(r for r in self.comparison.reports if r.published is None)


def outline(comparison: Comparison) -> Outline:
    """Order the matters of a comparison for reading.

    Disputed matters come first, then developing, corroborated, repeated,
    unsettled and single-source ones; among equals those of more reports, then
    in the order of the reports and of their texts. Empty in, empty out.
    """
    position = {r.id: i for i, r in enumerate(comparison.reports)}
    claims = {c.id: c for c in comparison.claims}
    home = {claim: group.id for group in comparison.groups for claim in group.claims}
    relations: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in comparison.relations:
        if (group := home.get(relation.left.id) or home.get(relation.right.id)) is not None:
            relations[group, relation.kind].append(relation)
    silences: dict[str, list[Silence]] = defaultdict(list)
    for silence in comparison.silences:
        if silence.group is not None:
            silences[silence.group].append(silence)

    def rank(group: Group) -> tuple[int, int, int, int, str]:
        first = min(
            ((position.get(c.report or "", 0), c.start) for c in _claims(group, claims)),
            default=(0, 0),
        )
        inside = group.verdict == "single-source" and group.dispute == "within_report"
        return (_ORDER.index(group.verdict) - inside, -len(group.reports), *first, group.id)

    matters = tuple(
        Matter(
            number=number,
            group=group,
            claims=_claims(group, claims),
            agrees=_surest_first(relations[group.id, "agrees"]),
            diverges=_surest_first(relations[group.id, "diverges"]),
            related=_surest_first(relations[group.id, "related"]),
            silences=tuple(sorted(silences[group.id], key=lambda s: position.get(s.report, 0))),
        )
        for number, group in enumerate(sorted(comparison.groups, key=rank), start=1)
    )
    return Outline(comparison=comparison, matters=matters, position=position)


def _claims(group: Group, claims: dict[str, Claim]) -> tuple[Claim, ...]:
    return tuple(claims[id] for id in group.claims if id in claims)


def _surest_first(relations: list[Relation]) -> tuple[Relation, ...]:
    return tuple(sorted(relations, key=lambda r: (-r.confidence, r.left.id, r.right.id)))


def _in_text(claim: Claim) -> tuple[int, int]:
    return claim.start, claim.end
