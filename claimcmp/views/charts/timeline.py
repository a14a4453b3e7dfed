"""Report by report: when it was published, and the times that its claims speak of."""

from __future__ import annotations

from typing import Any

import altair as alt

from claimcmp.comparison import Comparison
from claimcmp.views import words
from claimcmp.views.charts.looks import Look, chart, data, look, named, only_words, row_axis
from claimcmp.views.charts.offline import OfflineChart
from claimcmp.views.timeline import timeline as entries

__all__ = ["timeline"]

_TITLE = "When it happened, and when it was published"
_WHAT = {
    "report": "report published",
    "change": "a matter changed",
    "claim": "time that a claim speaks of",
}


def timeline(comparison: Comparison, *, dark: bool) -> OfflineChart:
    """Publications and stated times on one line per report; a bar where only a span is known."""
    colours, names = look(dark=dark), named(comparison.reports)
    drawn = [e for e in entries(comparison) if e["start"] is not None and e["what"] in _WHAT]
    records = [_record(e, names[e["report"]].row) for e in drawn]
    if not records:
        said = "Nothing to place: no report has a date, and no claim states a time that is known."
        if not comparison.reports:
            said = "No report."
        return only_words(said, look=colours, title=_TITLE)
    rows = [names[r.id].row for r in comparison.reports]
    placed = {r["row"] for r in records}
    below = ["A bar is as long as what is stated: a day, a month, a year."]
    undated = [names[r.id].letter for r in comparison.reports if r.published is None]
    if undated:
        listed = words.join(undated[:12]) + (" and others" if len(undated) > 12 else "")
        below.append(f"Without a date of publication: {listed}.")
    if away := [names[r.id].letter for r in comparison.reports if names[r.id].row not in placed]:
        below.append(f"Not drawn, for nothing in them has a known time: {words.join(away[:12])}.")
    return chart(
        _layers(records, [row for row in rows if row in placed], colours),
        look=colours,
        title=_TITLE,
        below=below,
        width=620,
        height=alt.Step(52, **{"for": "position"}),
    )


def _record(entry: dict[str, Any], row: str) -> dict[str, Any]:
    return {
        "row": row,
        "start": f"{entry['start'].isoformat()}Z",
        "end": f"{entry['end'].isoformat()}Z",
        "what": _WHAT[entry["what"]],
        "when": entry["when"],
        "text": words.shortened(words.visible(entry["text"]), 240),
    }


def _layers(records: list[dict[str, Any]], rows: list[str], colours: Look) -> list[alt.Chart]:
    kinds = list(_WHAT.values())
    hues = alt.Color(
        "what:N",
        title=None,
        scale=alt.Scale(domain=kinds, range=[colours.orange, colours.green, colours.blue]),
        legend=alt.Legend(symbolOpacity=1),
    )
    shapes = alt.Shape(
        "what:N",
        title=None,
        scale=alt.Scale(domain=kinds, range=["diamond", "triangle-up", "circle"]),
    )
    y = alt.Y(
        "row:N",
        sort=rows,
        title=None,
        axis=row_axis(records, grid=True),
    )
    # One lane per kind, so that a day does not hide under another.
    lane = alt.YOffset("what:N", scale=alt.Scale(domain=kinds, range=[13, 26, 39]))
    base = alt.Chart(data(records)).encode(
        y=y,
        yOffset=lane,
        color=hues,
        tooltip=[
            alt.Tooltip("when:N", title="when"),
            alt.Tooltip("what:N", title="what"),
            alt.Tooltip("text:N", title="text"),
        ],
    )
    x = alt.X("start:T", title=None, scale=alt.Scale(type="utc", nice=True))
    dated = base.transform_filter(f"datum.what === '{kinds[0]}'")
    return [
        base.mark_rule(strokeWidth=6, opacity=0.35).encode(x=x, x2="end:T"),
        base.mark_point(filled=True, size=80, opacity=0.9).encode(x=x, shape=shapes),
        dated.mark_text(align="left", dx=8, dy=-8, fontSize=11, color=colours.ink).encode(
            x=x, text="when:N", color=alt.value(colours.ink)
        ),
    ]
