"""A comparison in short, for a reader with little room: what a language model is shown.

Chooses and names; every verdict is read from the comparison.
"""

from __future__ import annotations

from claimcmp.comparison import Answer, Comparison, Verdict
from claimcmp.relation import Caveat, Relation
from claimcmp.report import Claim, Stance
from claimcmp.values import Kind, Language, Value
from claimcmp.views import words
from claimcmp.views.outline import Matter, Outline, outline

__all__ = [
    "Overview",
    "Pair",
    "Quote",
    "ReportName",
    "Said",
    "answer_in_words",
    "in_words",
    "overview",
    "relation_in_words",
]

_SHOWN = 20
"""How many matters the words name; the structured content holds all of them."""


class ReportName(Value):
    """A report by its id and by what people know it as."""

    id: str
    label: str
    language: Language | None
    published: str | None


class Quote(Value):
    """What a report says, word for word, and where: `[start, end)` in its text."""

    claim: str
    report: str | None
    text: str
    start: int
    end: int
    speaker: str | None
    stance: Stance


class Pair(Value):
    """How two of the quoted claims relate, by their ids."""

    left: str
    right: str
    kind: Kind
    confidence: float
    caveats: tuple[Caveat, ...]
    within_report: bool


class Said(Value):
    """A matter: its verdict, who carries it, and in which words."""

    title: str
    verdict: Verdict
    disputed_inside: tuple[str, ...]
    counts: str
    reports: tuple[str, ...]
    silent: tuple[str, ...]
    quotes: tuple[Quote, ...]
    relations: tuple[Pair, ...]


class Overview(Value):
    """A comparison in short: matters of several reports, and disputes inside one.

    `only_one_report` counts the matters that a single report carries, `same_topic` those that
    several speak of without a verdict; neither is listed.
    """

    headline: str
    summary: str
    reports: tuple[ReportName, ...]
    matters: tuple[Said, ...]
    only_one_report: int
    same_topic: int


def overview(comparison: Comparison) -> Overview:
    """The comparison in short."""
    view = outline(comparison)
    listed = {m.number: m for m in (*view.several, *view.disputes)}
    return Overview(
        headline=words.headline(view),
        summary=words.summary(comparison, view),
        reports=tuple(
            ReportName(
                id=r.id,
                label=r.label,
                language=r.language,
                published=str(r.published) if r.published else None,
            )
            for r in comparison.reports
        ),
        matters=tuple(_said(listed[n], view) for n in sorted(listed)),
        only_one_report=len(view.single),
        same_topic=len(view.unsettled),
    )


def _sides(matter: Said) -> tuple[Quote, ...]:
    """The quotes that divide a matter, in the order of its quotes."""
    apart = {id for r in matter.relations if r.kind == "diverges" for id in (r.left, r.right)}
    return tuple(q for q in matter.quotes if q.claim in apart or not apart)[:_SHOWN]


def in_words(short: Overview) -> str:
    """The overview as a few lines of text."""
    lines = [short.headline, short.summary]
    for m in short.matters[:_SHOWN]:
        lines.append(
            f"- {words.VERDICTS[m.verdict]}: {words.visible(m.title)} ({m.counts}: "
            f"{', '.join(m.reports)})"
        )
        if m.verdict in ("disputed", "developing"):
            # Under these words alone, one side would be read as the whole of it.
            lines += [f"  {q.report}: “{words.visible(q.text)}”" for q in _sides(m)]
    if len(short.matters) > _SHOWN:
        lines.append(f"- and {words.count(len(short.matters) - _SHOWN, 'more matter')}")
    alone = words.count(short.only_one_report, "matter")
    lines.append(f"Said by one report only: {alone}.")
    return "\n".join(lines)


def answer_in_words(answer: Answer) -> str:
    """An answer as a few lines of text: each row with its quote, then who is silent."""
    lines = [answer.summary]
    lines += [
        f"- {row.answer} · {row.source or row.report} · {row.published or 'date unknown'} · "
        f"{words.speaker(row.claim)} · “{row.quote}” ({row.report}:{row.claim.start}-"
        f"{row.claim.end})"
        for row in answer.rows
    ]
    if answer.silent:
        lines.append(f"Silent: {', '.join(sorted(answer.silent))}.")
    return "\n".join(lines)


def relation_in_words(relation: Relation) -> str:
    """A relation in one line."""
    caveats = "".join(f"; {words.CAVEATS[c]}" for c in relation.caveats)
    return (
        f"{words.KINDS[relation.kind]} (confidence {relation.confidence:.2f}{caveats}): "
        f"“{relation.left.text}” / “{relation.right.text}”"
    )


def _said(matter: Matter, view: Outline) -> Said:
    order = {r.id: n for n, r in enumerate(view.comparison.reports)}
    claims = {c.id: c for c in (*matter.claims, *matter.opposed)}.values()
    return Said(
        title=matter.group.title,
        verdict=matter.group.verdict,
        disputed_inside=matter.inside,
        counts=matter.group.counts,
        reports=matter.group.reports,
        silent=tuple(s.report for s in matter.silences),
        quotes=tuple(
            _quote(c) for c in sorted(claims, key=lambda c: (order.get(c.report or "", 0), c.start))
        ),
        relations=tuple(_pair(r) for r in (*matter.diverges, *matter.agrees)),
    )


def _quote(claim: Claim) -> Quote:
    return Quote(
        claim=claim.id,
        report=claim.report,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        speaker=claim.speaker,
        stance=claim.stance,
    )


def _pair(relation: Relation) -> Pair:
    return Pair(
        left=relation.left.id,
        right=relation.right.id,
        kind=relation.kind,
        confidence=relation.confidence,
        caveats=relation.caveats,
        within_report=relation.scope == "within_report",
    )
