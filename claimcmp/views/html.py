"""The comparison as one self-contained HTML page, and small pieces for notebooks.

The page needs no network and no script. News text is untrusted: everything
passes jinja2's autoescape, once, and a content security policy that names the
page's own style and script by their digest keeps out anything else.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from os import PathLike
from typing import TYPE_CHECKING, Any

from claimcmp.comparison import Answer, Comparison, Group, Relation, Silence
from claimcmp.report import Claim, Report
from claimcmp.values import Span
from claimcmp.views import words
from claimcmp.views.marking import Mark, Piece, aside_runs, pieces
from claimcmp.views.outline import Matter, Outline, outline
from claimcmp.views.sources import sources
from claimcmp.views.timeline import timeline
from claimcmp.views.waterfall import bars
from claimcmp.views.writing import write

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = [
    "answer_snippet",
    "group_snippet",
    "relation_snippet",
    "render",
    "report_snippet",
    "snippet",
    "to_html",
]

_MATRIX = 16
"""Above this many reports the table of report against report becomes a list of pairs."""

_TIMELINE = 300
"""Entries of the timeline that the page shows; the rest are counted."""


def to_html(
    comparison: Comparison, path: str | PathLike[str] | None = None, *, ask: Sequence[str] = ()
) -> str:
    """The comparison as one self-contained HTML page, with answers to `ask` on top.

    Raises:
        InputError: The file cannot be written, or a question cannot be asked.
    """
    return write(_page(comparison, [comparison.ask(q) for q in ask]), path)


def snippet(comparison: Comparison) -> str:
    """A comparison for a notebook's cell: the summary, what is agreed, what is disputed."""
    view = outline(comparison)
    return render("comparison.html.j2", view=view, page=Places(view, ()))


def answer_snippet(answer: Answer) -> str:
    """An answer for a notebook's cell: one row per claim, then who is silent."""
    return render("answer.html.j2", answer=answer)


def report_snippet(report: Report) -> str:
    """A report for a notebook's cell: what is known of it, and the beginning of its text."""
    return render("report.html.j2", report=report)


def relation_snippet(relation: Relation) -> str:
    """A relation for a notebook's cell: both claims, the verdict and its reasons."""
    return render("relation.html.j2", relation=relation)


def group_snippet(group: Group) -> str:
    """A matter for a notebook's cell: its title, its verdict and who carries it."""
    return render("group.html.j2", group=group)


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


def _seen(relation: Relation, side: str) -> Iterable[Piece]:
    """One claim of a relation with the places marked that the reasons rest on.

    Meaning rests on the whole claim and is not marked.
    """
    claim: Claim = getattr(relation, side)
    marks = (
        Mark(span.start - claim.start, span.end - claim.start, "place", label=reason.type)
        for reason in relation.reasons
        if reason.type != "meaning"
        for span in getattr(reason, side)
        if (span.start, span.end) != (claim.start, claim.end)
    )
    return pieces(claim.text, marks)


def _page(comparison: Comparison, answers: Sequence[Answer]) -> str:
    view = outline(comparison)
    style, script = _file("page.css"), _file("page.js")
    return render(
        "page.html.j2",
        view=view,
        comparison=comparison,
        answers=answers,
        page=Places(view, answers),
        style=style,
        script=script,
        policy=_policy(style, script),
        own=_own_matters(view),
        pairs=sources(comparison),
        matrix=_matrix(view) if len(view.reports) <= _MATRIX else None,
        times=timeline(comparison),
        timeline_limit=_TIMELINE,
        claims={c.id: c for c in comparison.claims},
    )


def _policy(style: str, script: str) -> str:
    """No source of anything but the page's own style and script, each by its digest."""

    def digest(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _own_matters(view: Outline) -> tuple[tuple[Report, tuple[Matter, ...]], ...]:
    """Per report, the matters that no other report carries, in the order of its text."""
    own: dict[str, list[Matter]] = defaultdict(list)
    for matter in view.single:
        for report in matter.group.reports:
            own[report].append(matter)
    return tuple((r, tuple(own[r.id])) for r in view.comparison.reports if own[r.id])


def _matrix(view: Outline) -> dict[tuple[str, str], dict[str, Any]]:
    found = {(p["left"], p["right"]): p for p in sources(view.comparison)}
    return found | {(right, left): p for (left, right), p in found.items()}


def render(template: str, **values: Any) -> str:
    """One of the package's templates filled in; every value is escaped."""
    return _environment().get_template(template).render(**values)


@cache
def _file(name: str) -> str:
    return (files("claimcmp.views") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_file),
    )
    made.globals.update(w=words, bars=bars, seen=_seen, bcp47=_bcp47)
    made.filters.update(visible=words.visible, raw=Markup)
    return made


def _bcp47(code: str | None) -> str:
    """The value of a `lang` attribute; empty where the language is not known."""
    return code if code and code != "und" else ""
