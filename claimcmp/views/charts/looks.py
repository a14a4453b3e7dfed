"""How all charts look: one light and one dark palette, names of reports, and words alone.

The hues are Okabe and Ito's, which people with any colour vision tell apart;
no chart says by colour alone what it does not say by a shape, a sign or a word.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from claimcmp.report import Report
from claimcmp.views import words
from claimcmp.views.charts.offline import OfflineChart

__all__ = ["Look", "Named", "chart", "data", "look", "named", "only_words", "row_axis", "wrapped"]


@dataclass(frozen=True)
class Look:
    """The colours of one ground."""

    paper: str
    ink: str
    soft: str
    rule: str
    empty: str
    low: str
    high: str
    on_high: str
    blue: str
    orange: str
    green: str
    grey: str


_LIGHT = Look(
    paper="#ffffff",
    ink="#16191d",
    soft="#4d555e",
    rule="#d9dcdf",
    empty="#f1f3f4",
    low="#e7f1fa",
    high="#00497a",
    on_high="#ffffff",
    blue="#0072b2",
    orange="#c44e00",
    green="#00795a",
    grey="#6b747d",
)
_DARK = Look(
    paper="#191d21",
    ink="#e8eaec",
    soft="#b3bac1",
    rule="#3c444c",
    empty="#20252a",
    low="#21364a",
    high="#a9d8ff",
    on_high="#0b1620",
    blue="#56b4e9",
    orange="#f0a044",
    green="#3fc79d",
    grey="#98a1a9",
)


def look(*, dark: bool) -> Look:
    """The colours for a light or a dark ground."""
    return _DARK if dark else _LIGHT


@dataclass(frozen=True)
class Named:
    """A report as charts name it: letter, label, label without an id, and two lines for an axis."""

    letter: str
    label: str
    short: str
    row: str


def named(reports: Iterable[Report], width: int = 40) -> dict[str, Named]:
    """The names of reports by id, with the letters that they have on the HTML page.

    A report without outlet and date goes by its first words; `label` is the whole label.
    """
    found = {}
    for position, report in enumerate(reports):
        letter, label = words.siglum(position), " ".join(words.visible(report.label).split())
        short = label.removeprefix(f"{words.visible(report.id)} · ") if _unplaced(report) else label
        found[report.id] = Named(letter, label, short, wrapped(f"{letter} · {short}", width))
    return found


def _unplaced(report: Report) -> bool:
    return not report.source and not report.published


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """The text on at most so many lines, cut with "…" where that is not all of it."""
    line = " ".join(words.visible(text).split())
    found = textwrap.wrap(line, width, max_lines=lines, placeholder=" …")
    return "\n".join(part.strip(" ·") for part in found) or "–"


def row_axis(records: Sequence[dict[str, Any]], *, grid: bool = False) -> alt.Axis:
    """The axis of a field "row" whose values may hold a line end, each centred on its row."""
    two = any("\n" in record["row"] for record in records)
    return alt.Axis(
        labelExpr="split(datum.label, '\\n')",
        labelOffset=-6 if two else 0,
        ticks=False,
        grid=grid,
    )


def data(records: Sequence[dict[str, Any]]) -> alt.InlineData:
    """Records as the data of a chart or a layer; Altair's limit on rows is not for them."""
    return alt.InlineData(values=list(records))


def chart(
    layers: Sequence[alt.Chart],
    *,
    look: Look,
    title: str,
    below: Sequence[str] = (),
    width: Any = 480,
    height: Any = 240,
) -> OfflineChart:
    """The layers as one chart, with a title, lines of explanation below it, and a description."""
    subtitle = [line for text in below for line in textwrap.wrap(text, 92)]
    made = OfflineChart(layer=list(layers)).properties(
        width=width,
        height=height,
        title=alt.TitleParams(text=textwrap.wrap(title, 74), subtitle=subtitle),
        description=" ".join([f"{title}.", *below]),
    )
    return _configured(made, look)


def only_words(text: str, *, look: Look, title: str) -> OfflineChart:
    """A chart with nothing to draw, which says so."""
    lines = textwrap.wrap(text, 64)
    mark = (
        alt.Chart(data([{"text": "\n".join(lines)}]))
        .mark_text(align="center", baseline="middle", fontSize=14, lineBreak="\n", color=look.soft)
        .encode(text="text:N")
    )
    made = chart([mark], look=look, title=title, width=480, height=90)
    described: OfflineChart = made.properties(description=f"{title}. {text}")
    return described


def _configured(made: OfflineChart, look: Look) -> OfflineChart:
    # One generic family: the converter draws nothing where the first of a list is missing.
    configured: OfflineChart = made.configure(
        background=look.paper,
        font="sans-serif",
        padding=16,
        view=alt.ViewConfig(stroke=None),
        title=alt.TitleConfig(
            anchor="start",
            frame="group",
            color=look.ink,
            fontSize=16,
            subtitleColor=look.soft,
            subtitleFontSize=12,
            offset=14,
        ),
        axis=alt.AxisConfig(
            labelColor=look.ink,
            titleColor=look.soft,
            titleFontWeight="normal",
            gridColor=look.rule,
            domainColor=look.rule,
            tickColor=look.rule,
            labelFontSize=12,
            titleFontSize=12,
            labelLimit=420,
        ),
        legend=alt.LegendConfig(
            labelColor=look.ink,
            titleColor=look.soft,
            titleFontWeight="normal",
            labelFontSize=12,
            titleFontSize=12,
            labelLimit=320,
            titleLimit=320,
            orient="bottom",
        ),
    )
    return configured
