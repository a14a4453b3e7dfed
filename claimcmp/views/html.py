"""The comparison as one self-contained HTML page, and small pieces for notebooks.

The page needs no network and no script. News text is untrusted: everything
passes jinja2's autoescape, once, and a content security policy that names the
page's own style and script by their digest keeps out anything else.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from os import PathLike
from typing import TYPE_CHECKING, Any

from claimcmp.comparison import Answer, Comparison, Group, Relation
from claimcmp.report import Claim, Report
from claimcmp.views import words
from claimcmp.views.marking import Mark, Piece, pieces
from claimcmp.views.outline import Matter, Outline, outline
from claimcmp.views.places import Places
from claimcmp.views.sources import By, sources, sources_of
from claimcmp.views.timeline import timeline
from claimcmp.views.waterfall import bars
from claimcmp.views.why import meant, review_in_words
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
"""Above this many sources the table of source against source becomes a list of pairs."""

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
    by: By = "outlet" if len(sources_of(comparison.reports)) < len(view.reports) else "report"
    voices = sources_of(comparison.reports, by=by)
    pairs = sources(comparison, by=by)
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
        outlets=tuple(v for v in voices if len(v.reports) > 1),
        voices=voices,
        pairs=pairs,
        by_name={v.name: v for v in voices},
        numbers={m.group.id: m.number for m in view.matters},
        matrix=_both_ways(pairs) if len(voices) <= _MATRIX else None,
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


def _both_ways(
    pairs: Sequence[Mapping[str, Any]],
) -> dict[tuple[str, str], Mapping[str, Any]]:
    found = {(p["left"], p["right"]): p for p in pairs}
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
    made.globals.update(
        w=words,
        bars=bars,
        seen=_seen,
        bcp47=_bcp47,
        meant=meant,
        review_in_words=review_in_words,
    )
    made.filters.update(visible=words.visible, raw=Markup)
    return made


def _bcp47(code: str | None) -> str:
    """The value of a `lang` attribute; empty where the language is not known."""
    return code if code and code != "und" else ""
