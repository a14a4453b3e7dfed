"""Who omits what: every report against every matter that several reports carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import PrivateAttr

from claimcmp.comparison import Comparison
from claimcmp.cues.names import as_aliases
from claimcmp.errors import InputError
from claimcmp.matching.silences import Mentions, days_of, mentions, telling_names, timing
from claimcmp.report import Claim
from claimcmp.values import Interval, Value

__all__ = ["Omission", "OmissionMap", "ReportOmissions", "State", "omissions"]

State = Literal["carries", "names it", "does not name it", "written before"]
"""How a report stands to a matter: it carries it; it leaves it out, and is older than the event;
or it leaves it out, and names or does not name what marks the matter."""


class Omission(Value):
    """One matter: how many of the reports carry it, and how the others leave it out.

    `carries` are the reports that do. Each of the others counts once, in
    `written_before`, `names_it` or `does_not_name_it`; with those that carry
    it they make `reports`, the denominator. `word` is the name that was looked
    for, None where the matter has none (then nobody names it), `looked_for` its
    spellings. `event` runs from the first to the last day that is told of the
    matter; None where nobody gives a day, and nobody wrote before it.

    The counts alone are fields: a list of all states would grow with the reports times the
    matters. `state` and `where` tell them from the same facts.
    """

    group: str
    title: str
    word: str | None
    looked_for: tuple[str, ...]
    event: Interval | None
    carries: tuple[str, ...]
    names_it: int
    does_not_name_it: int
    written_before: int
    reports: int
    _carrying: frozenset[str] = PrivateAttr(default=frozenset())
    _naming: frozenset[str] = PrivateAttr(default=frozenset())
    _published: Mapping[str, Interval | None] = PrivateAttr(default_factory=dict)

    def state(self, report: str) -> State:
        """How the report with the id `report` stands to the matter.

        Raises:
            InputError: No report of the comparison has it.
        """
        if report not in self._published:
            raise InputError(
                f"no report of this omission map has the id {report!r}; "
                "want one of the comparison that it was made from"
            )
        return self._state(report)

    def where(self, state: State) -> tuple[str, ...]:
        """The ids of the reports that stand so to the matter, in the order of the reports.

        Raises:
            InputError: There is no such state.
        """
        if state not in get_args(State):
            raise InputError(
                f"{state!r} is not how a report stands to a matter; "
                f"want one of {', '.join(map(repr, get_args(State)))}"
            )
        return tuple(id for id in self._published if self._state(id) == state)

    @property
    def words(self) -> str:
        """In words: "3 of 12 reports carry it; 9 do not: 4 naming Oslo, 5 not naming Oslo"."""
        others = self.reports - len(self.carries)
        said = f"{len(self.carries)} of {self.reports} reports carry it"
        if not others:
            return said
        counts = [(self.written_before, "written before it")]
        if self.word is not None:
            counts = [
                (self.names_it, f"naming {self.word}"),
                (self.does_not_name_it, f"not naming {self.word}"),
                *counts,
            ]
        told = ", ".join(f"{number} {what}" for number, what in counts if number)
        said += f"; {others} {'does' if others == 1 else 'do'} not"
        return f"{said}: {told}" if told else said

    def _state(self, report: str) -> State:
        if report in self._carrying:
            return "carries"
        if timing(self._published[report], self.event) == "before":
            return "written before"
        return "names it" if report in self._naming else "does not name it"

    def _before(self) -> set[str]:
        """The reports that were written before the event, and so could not carry it."""
        if self.event is None:
            return set()
        others = self._published.keys() - self._carrying
        return {id for id in others if timing(self._published[id], self.event) == "before"}


class ReportOmissions(Value):
    """One report: how many of the matters that several carry it carries, and how it omits the rest.

    The four counts add up to `matters`, the denominator.
    """

    report: str
    carries: int
    names_it: int
    does_not_name_it: int
    written_before: int
    matters: int


class OmissionMap(tuple[Omission, ...]):
    """The matters of a comparison that several reports carry, in the order of its groups."""

    __slots__ = ()

    def by_report(self) -> tuple[ReportOmissions, ...]:
        """The same, counted per report, in the order of the reports; empty without matters."""
        carries, names_it, before = Counter[str](), Counter[str](), Counter[str]()
        for matter in self:
            early = matter._before()
            carries.update(matter._carrying)
            names_it.update(matter._naming - matter._carrying - early)
            before.update(early)
        return tuple(
            ReportOmissions(
                report=id,
                carries=carries[id],
                names_it=names_it[id],
                does_not_name_it=len(self) - carries[id] - names_it[id] - before[id],
                written_before=before[id],
                matters=len(self),
            )
            for id in (self[0]._published if self else ())
        )


def omissions(comparison: Comparison) -> OmissionMap:
    """Every matter that at least two reports carry, with how the other reports leave it out.

    The names are looked up in the reports anew, as `compare` did for the
    silences, and for all reports, however many there are.

    Returns:
        In the order of the groups; empty where no two reports share a matter,
        as with one report or none.
    """
    aliases = as_aliases(comparison.settings.aliases)
    shared = [g for g in comparison.groups if len(g.reports) > 1]
    if not shared:
        return OmissionMap()
    named = mentions(comparison.reports, comparison.sentences, aliases=aliases)
    claims = {c.id: c for c in comparison.claims}
    published = {r.id: r.published for r in comparison.reports}
    return OmissionMap(
        _omission(g.id, g.title, g.reports, [claims[c] for c in g.claims], named, published)
        for g in shared
    )


def _omission(
    group: str,
    title: str,
    carrying: tuple[str, ...],
    claims: list[Claim],
    named: Mentions,
    published: Mapping[str, Interval | None],
) -> Omission:
    words = telling_names(claims, named)
    naming = frozenset(id for key in words for id in named.places.get(key, ()))
    made = Omission(
        group=group,
        title=title,
        word=next(iter(words.values()), None),
        looked_for=tuple(s for key, word in words.items() for s in named.looked_for(key, word)),
        event=days_of(claims),
        carries=carrying,
        names_it=0,
        does_not_name_it=0,
        written_before=0,
        reports=len(published),
    )
    made._carrying, made._naming, made._published = frozenset(carrying), naming, published
    before = made._before()
    names_it = len(naming - made._carrying - before)
    left = len(published) - len(carrying) - len(before) - names_it
    counts = {"names_it": names_it, "does_not_name_it": left, "written_before": len(before)}
    return made.model_copy(update=counts)
