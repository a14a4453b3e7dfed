"""Where things stand on one page: anchors of claims, letters of reports, marked texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from claimcmp.comparison import Answer, Relation, Silence
from claimcmp.report import Claim, Report
from claimcmp.values import Span
from claimcmp.views import words
from claimcmp.views.accounts import Account, accounts, first_of
from claimcmp.views.marking import Mark, Piece, aside_runs, pieces
from claimcmp.views.outline import Matter, Outline

__all__ = ["Places"]

_PAIRS = 1200
"""Pairs of claims written out on a page, shared out over its matters."""

_FEWEST_PAIRS = 2
"""Pairs that every matter may write out, however many matters there are."""

_CLASHES = 20
"""Pairs that diverge that a matter writes out all the same."""

_HINTS = 40
"""Up to as many reports each letter says which report it stands for, also without script."""


class Places:
    """Where things stand on one page: anchors of claims, letters of reports, marked texts."""

    def __init__(self, view: Outline, answers: Sequence[Answer]) -> None:
        self.view = view
        self._claims = {c.id: f"c{i}" for i, c in enumerate(view.comparison.claims, start=1)}
        self._left_open = {c.id for _, c in view.left_open}
        self._anchors: dict[tuple[str, int, int], str] = {}
        self._spots: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for answer in answers:
            for row in answer.rows:
                if row.claim.id not in self._claims:
                    self._spot(row.report, row.claim)
            for aside in answer.aside:
                self._spot(aside.report, aside)
            self._spot_silences(answer.silent.values())
        self._spot_silences(view.comparison.silences)

    def _spot(self, report: str, span: Span) -> None:
        key = (report, span.start, span.end)
        if key not in self._anchors:
            self._anchors[key] = f"p{len(self._anchors) + 1}"
            self._spots[report].append((span, self._anchors[key]))

    def _spot_silences(self, silences: Iterable[Silence]) -> None:
        for silence in silences:
            if silence.place is not None:
                self._spot(silence.report, silence.place)

    def letter(self, report: str | None) -> str:
        """The letter of a report; "–" for one that is not on the page."""
        return words.siglum(self.view.position[report]) if report in self.view.position else "–"

    def letters(self, reports: Iterable[str]) -> str:
        """The letters of some reports with blanks between, as filters and links take them."""
        return " ".join(self.letter(id) for id in reports)

    def named(self, report: Report) -> str:
        """A report in a list to choose from: "B · Dagen · 2017-01"."""
        named = report.source or self.opening(report, 28)
        when = f" · {report.published}" if report.published else ""
        return f"{self.letter(report.id)} · {words.shortened(words.visible(named), 28)}{when}"

    def course(self, matter: Matter) -> tuple[Account, ...]:
        """How a matter went on, report by report; empty where nothing is told to have changed."""
        if matter.group.verdict not in ("developing", "disputed"):
            return ()
        told = accounts(self.view.comparison, matter.group)
        return told if any(a.changed for a in told) else ()

    def first(self, matter: Matter) -> tuple[str, ...]:
        """The reports that carried a matter first; empty unless two of its reports have a date."""
        dates = {id: self.view.reports[id].published for id in matter.group.reports}
        if sum(d is not None for d in dates.values()) < 2:
            return ()
        return tuple(id for id, place in first_of(dates).items() if place in ("first", "tied"))

    @cached_property
    def pairs(self) -> int:
        """How many pairs of claims one matter writes out; all but very large pages: all."""
        every = [
            len(found)
            for m in self.view.matters
            for found in ((*m.diverges, *m.agrees), m.related)
            if found
        ]
        if sum(every) <= _PAIRS:
            return max(every, default=_FEWEST_PAIRS)
        return max(_FEWEST_PAIRS, _PAIRS // len(every))

    def shown(self, matter: Matter) -> tuple[Relation, ...]:
        """The pairs with a verdict that a matter writes out; what diverges goes before a limit."""
        found = (*matter.diverges, *matter.agrees)
        return found[: max(self.pairs, min(len(matter.diverges), _CLASHES))]

    @property
    def hints(self) -> bool:
        """Whether every letter carries its report's label; on a large page the script adds it."""
        return len(self.view.reports) <= _HINTS

    def opening(self, report: Report, width: int = 60) -> str:
        """The report's title or the first words of its article, without facts put before it."""
        segments = self.view.comparison.sentences.get(report.id, ())
        start = next((s.start for s in segments if s.kind != "metadata"), 0)
        return words.opening(report, width, start=start)

    def alike(self, silences: Iterable[Silence]) -> tuple[tuple[str, tuple[Silence, ...]], ...]:
        """Silences in words, those that rest on the same words together."""
        found: dict[str, list[Silence]] = defaultdict(list)
        for silence in silences:
            found[words.silence(silence, self.report(silence.report))].append(silence)
        return tuple((said, tuple(same)) for said, same in found.items())

    def report(self, id: str | None) -> Report | None:
        """The report with this id, if it is on the page."""
        return self.view.reports.get(id or "")

    def of_claim(self, claim: Claim) -> str:
        """The anchor of a claim in its report's text."""
        known = self._claims.get(claim.id) or self.of_span(claim.report, claim)
        return known or f"t-{self.letter(claim.report)}"

    def of_span(self, report: str | None, span: Span) -> str | None:
        """The anchor of another place in a report's text, where one was set."""
        return self._anchors.get((report or "", span.start, span.end))

    def text(self, report: Report) -> Iterable[Piece]:
        """The report's text with its claims, set-aside stretches and other places marked."""
        spots = [Mark(s.start, s.end, "place", anchor) for s, anchor in self._spots[report.id]]
        return pieces(report.text, [*self._asides(report), *self._marks[report.id], *spots])

    def _asides(self, report: Report) -> Iterable[Mark]:
        segments = self.view.comparison.sentences.get(report.id, ())
        for span, kind, reason in aside_runs(segments, report.text):
            label = words.SEGMENTS.get(kind, kind)
            why = f"Set aside: {label}" + (f" ({words.visible(reason)})" if reason else "")
            yield Mark(span.start, span.end, "aside", look=kind, label=why)

    def _look(self, claim: Claim, matter: Matter) -> str:
        if claim.id in self._left_open:
            return "open"
        alone = matter.kind == "single-source" and claim.id in self.view.opposed
        return "inside" if alone else matter.kind

    @cached_property
    def _marks(self) -> dict[str, list[Mark]]:
        """The claims of every report as marks, each with the look of its matter."""
        found: dict[str, list[Mark]] = defaultdict(list)
        for claim in self.view.comparison.claims:
            matter, report = self.view.by_claim.get(claim.id), self.report(claim.report)
            if matter is None or report is None:
                continue
            title = words.titled(matter.group.title)
            verdict = words.VERDICTS[matter.group.verdict]
            found[report.id].append(
                Mark(
                    claim.start,
                    claim.end,
                    "claim",
                    anchor=self._claims[claim.id],
                    look=self._look(claim, matter),
                    label=f"Matter {matter.number}: {title} ({verdict})",
                    matter=matter.number,
                    language=claim.language if claim.language != report.language else None,
                )
            )
        return found
