"""How many relations would be of which kind, were more or less confidence asked for."""

from __future__ import annotations

from typing import Any

import altair as alt

from claimcmp.comparison import Comparison, Relation
from claimcmp.views.charts.looks import Look, chart, data, look, only_words
from claimcmp.views.charts.offline import OfflineChart

__all__ = ["threshold"]

_TITLE = "Contradictions told, by the confidence asked for"
_BETWEEN, _WITHIN = "contradictions between reports", "contradictions inside a report"
_WITHHELD, _AGREE = "withheld: too close to call", "agreements between reports"


def threshold(comparison: Comparison, *, dark: bool) -> OfflineChart:
    """The number of relations of every kind over the setting `sure`, from 0 to 1."""
    colours, sure = look(dark=dark), comparison.settings.sure
    leaning = [r for r in comparison.relations if r.leaning == "diverges" and r.reviewed is None]
    said = [r for r in comparison.relations if r.reviewed and r.kind == "diverges"]
    agree = len(comparison.agreements())
    if not leaning and not said:
        text = "Nothing to choose: no two claims lean towards a contradiction, however unsure."
        if agree:
            text += f" {agree} agree; that does not depend on it."
        return only_words(text, look=colours, title=_TITLE)
    records = []
    for step in range(101):
        value = step / 100
        told = [r for r in leaning if _told(r, value, sure)]
        within = sum(r.scope == "within_report" for r in (*told, *said))
        counts = {
            _BETWEEN: len(told) + len(said) - within,
            _WITHIN: within,
            _WITHHELD: len(leaning) - len(told),
            _AGREE: agree,
        }
        records += [{"sure": value, "kind": k, "number": n} for k, n in counts.items()]
    return chart(
        _layers(records, sure, colours),
        look=colours,
        title=_TITLE,
        below=[
            f"The setting sure is {sure:g}: below that confidence a contradiction is withheld.",
            "Left of the line by confidence alone, and only among the relations that are listed.",
        ],
        width=560,
        height=260,
    )


def _told(relation: Relation, value: float, sure: float) -> bool:
    """Whether a contradiction would be told at this value, by its confidence alone."""
    # Sure enough and withheld all the same: by a rule that does not ask how sure it is.
    elsewise = relation.kind != "diverges" and relation.confidence >= sure
    return relation.confidence >= value and not elsewise


def _layers(records: list[dict[str, Any]], sure: float, colours: Look) -> list[alt.Chart]:
    kinds = [_BETWEEN, _WITHIN, _WITHHELD, _AGREE]
    most = max(r["number"] for r in records)
    ticks = list(range(0, most + 1, max(1, most // 8)))
    hues = alt.Color(
        "kind:N",
        title=None,
        scale=alt.Scale(
            domain=kinds, range=[colours.orange, colours.blue, colours.grey, colours.green]
        ),
        legend=alt.Legend(columns=2, symbolSize=400, symbolStrokeWidth=3),
    )
    dashes = alt.StrokeDash(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=kinds, range=[[1, 0], [8, 3], [2, 3], [10, 3, 2, 3]]),
    )
    lines = (
        alt.Chart(data(records))
        .mark_line(interpolate="step-before", strokeWidth=3)
        .encode(
            x=alt.X(
                "sure:Q",
                title="confidence asked of a contradiction (the setting sure)",
                scale=alt.Scale(domain=[0, 1]),
            ),
            y=alt.Y("number:Q", title="relations", axis=alt.Axis(values=ticks, format="d")),
            color=hues,
            strokeDash=dashes,
            tooltip=[
                alt.Tooltip("kind:N", title="kind"),
                alt.Tooltip("sure:Q", title="sure", format=".2f"),
                alt.Tooltip("number:Q", title="relations"),
            ],
        )
    )
    mark = alt.Chart(data([{"sure": sure, "text": f"set: {sure:g}"}]))
    return [
        lines,
        mark.mark_rule(color=colours.ink, strokeWidth=1.5).encode(x="sure:Q"),
        mark.mark_text(
            align="right", dx=-5, dy=-7, y=0, baseline="bottom", fontSize=12, color=colours.ink
        ).encode(x="sure:Q", text="text:N"),
    ]
