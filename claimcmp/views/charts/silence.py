"""Matter by matter: which reports carry it, and what the silence of the others rests on."""

from __future__ import annotations

from typing import Any

import altair as alt

from claimcmp.comparison import Comparison
from claimcmp.views import words
from claimcmp.views.charts.looks import (
    Look,
    chart,
    data,
    look,
    named,
    only_words,
    row_axis,
    wrapped,
)
from claimcmp.views.charts.offline import OfflineChart
from claimcmp.views.outline import Matter, outline

__all__ = ["silence"]

_MOST = 40
"""Matters, and reports, that are drawn: the first in the order of the HTML page."""

_TITLE = "Who carries which matter, and who is silent"
_CARRIES, _NAMES, _NOTHING = "carries it", "names it, makes no claim of it", "does not name it"


def silence(comparison: Comparison, *, dark: bool) -> OfflineChart:
    """A mark per matter and report; a silence is not a denial."""
    colours = look(dark=dark)
    matters = [m for m in outline(comparison).matters if m.silences]
    if not matters:
        said = "No silence to show: no matter is carried by some reports and looked for in others."
        if len(comparison.reports) < 2:
            said = "No silence to show: that takes at least two reports."
        return only_words(said, look=colours, title=_TITLE)
    names = named(comparison.reports)
    reports = [r.id for r in comparison.reports][:_MOST]
    records = [
        record
        for matter in matters[:_MOST]
        for id in reports
        if (record := _record(comparison, matter, id)) is not None
    ]
    for record in records:
        name = names[record["report"]]
        record["column"] = f"{name.letter} · {words.shortened(name.short, 34)}"
        record["report"] = name.label
    below = ["Silence is no denial. A small “before”: published before the event."]
    if len(matters) > _MOST or len(comparison.reports) > _MOST:
        below.append(
            f"{min(_MOST, len(matters))} of {len(matters)} matters and {len(reports)} of "
            f"{len(comparison.reports)} reports are drawn."
        )
    order = [f"{names[id].letter} · {words.shortened(names[id].short, 34)}" for id in reports]
    return chart(
        _layers(records, order, colours),
        look=colours,
        title=_TITLE,
        below=below,
        width=alt.Step(44),
        height=alt.Step(38),
    )


def _record(comparison: Comparison, matter: Matter, report: str) -> dict[str, Any] | None:
    """What one report has to do with a matter; None where it was not looked for there."""
    known = {"row": wrapped(f"{matter.number} {matter.group.title}", 46), "report": report}
    known["matter"] = words.titled(matter.group.title, 160)
    if report in matter.group.reports:
        return {**known, "state": _CARRIES, "says": _CARRIES, "before": ""}
    for found in matter.silences:
        if found.report == report:
            state = _NAMES if found.coverage == "names it" else _NOTHING
            says = words.silence(found, comparison.report(report))
            before = "before" if found.timing == "before" else ""
            return {**known, "state": state, "says": says, "before": before}
    return None


def _layers(records: list[dict[str, Any]], order: list[str], colours: Look) -> list[alt.Chart]:
    states = [_CARRIES, _NAMES, _NOTHING]
    y = alt.Y(
        "row:N",
        sort=None,
        title=None,
        axis=row_axis(records, grid=True),
    )
    turned = alt.Axis(orient="top", labelAngle=-50, labelAlign="left", labelLimit=300, ticks=False)
    base = alt.Chart(data(records)).encode(
        x=alt.X("column:N", sort=order, title=None, axis=turned),
        y=y,
        tooltip=[
            alt.Tooltip("matter:N", title="matter"),
            alt.Tooltip("report:N", title="report"),
            alt.Tooltip("says:N", title="found"),
        ],
    )
    shape = alt.Shape(
        "state:N",
        title=None,
        scale=alt.Scale(domain=states, range=["circle", "triangle-up", "cross"]),
    )
    hue = alt.Color(
        "state:N",
        title=None,
        scale=alt.Scale(domain=states, range=[colours.blue, colours.orange, colours.grey]),
    )
    early = base.transform_filter("datum.before !== ''")
    return [
        base.mark_point(filled=True, size=150, opacity=1).encode(shape=shape, color=hue),
        early.mark_text(dy=14, fontSize=10, color=colours.soft).encode(text="before:N"),
    ]
