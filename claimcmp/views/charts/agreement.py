"""Report against report: a heat map of what they agree on."""

from __future__ import annotations

from typing import Any

import altair as alt

from claimcmp.comparison import Comparison
from claimcmp.views import words
from claimcmp.views.charts.looks import Look, chart, data, look, named, only_words, row_axis
from claimcmp.views.charts.offline import OfflineChart
from claimcmp.views.sources import sources

__all__ = ["agreement"]

_MOST = 30
"""Reports that a heat map can hold and still be read; those with most in common are kept."""

_TITLE = "What reports agree on"


def agreement(comparison: Comparison, *, dark: bool) -> OfflineChart:
    """Share of the matters carried by both on which two reports agree, with both numbers."""
    colours = look(dark=dark)
    if len(comparison.reports) < 2:
        many = "One report" if comparison.reports else "No report"
        return only_words(f"{many}, and none to compare it with.", look=colours, title=_TITLE)
    pairs = {frozenset((p["left"], p["right"])): p for p in sources(comparison)}
    if not pairs:
        said = "No two of these reports carry a matter in common."
        return only_words(said, look=colours, title=_TITLE)
    kept = _most_in_common(comparison, pairs)
    cells = _cells(comparison, pairs, kept)
    below = ["3/7: the two carry 7 matters in common and agree on 3. No number: none in common."]
    if not any(p["agrees"] for p in pairs.values()):
        below.insert(0, "No two of these reports agree on a matter.")
    if any(p["diverges"] for p in pairs.values()):
        below.append("▲ counts the matters on which the two contradict each other.")
    if len(kept) < len(comparison.reports):
        below.append(f"The {len(kept)} reports with most in common, of {len(comparison.reports)}.")
    return chart(
        _layers(cells, colours),
        look=colours,
        title=_TITLE,
        below=below,
        width=alt.Step(46),
        height=alt.Step(38),
    )


def _most_in_common(comparison: Comparison, pairs: dict[frozenset[str], Any]) -> list[str]:
    common = dict.fromkeys((r.id for r in comparison.reports), 0)
    for pair in pairs.values():
        common[pair["left"]] += pair["shared"]
        common[pair["right"]] += pair["shared"]
    ranked = sorted(common, key=lambda id: -common[id])[:_MOST]
    return [id for id in common if id in set(ranked)]


def _cells(
    comparison: Comparison, pairs: dict[frozenset[str], Any], kept: list[str]
) -> list[dict[str, Any]]:
    names = named(comparison.reports)
    cells = []
    for left in kept:
        for right in kept:
            pair = pairs.get(frozenset((left, right))) if left != right else None
            shared, agrees = (pair["shared"], pair["agrees"]) if pair else (0, 0)
            diverges = pair["diverges"] if pair else 0
            says = "nothing in common"
            if pair:
                says = f"agree on {agrees} of {words.count(shared, 'matter')} that both carry"
            if diverges:
                says += f"; contradict each other on {diverges}"
            cells.append(
                {
                    "row": names[left].row,
                    "column": names[right].letter,
                    "share": agrees / shared if shared else None,
                    "number": f"{agrees}/{shared}" if shared else "",
                    "clash": f"▲ {diverges}" if diverges else "",
                    "left": names[left].label,
                    "right": names[right].label,
                    "says": "the same report" if left == right else says,
                }
            )
    return cells


def _layers(cells: list[dict[str, Any]], colours: Look) -> list[alt.Chart]:
    y = alt.Y("row:N", sort=None, title=None, axis=row_axis(cells))
    x = alt.X("column:N", sort=None, title=None, axis=alt.Axis(orient="top", labelAngle=0))
    tooltip = [
        alt.Tooltip("left:N", title="report"),
        alt.Tooltip("right:N", title="and"),
        alt.Tooltip("says:N", title="they"),
    ]
    base = alt.Chart(data(cells)).encode(x=x, y=y, tooltip=tooltip)
    shade = alt.Color(
        "share:Q",
        title="share of the matters in common that they agree on",
        scale=alt.Scale(domain=[0, 1], range=[colours.low, colours.high]),
        legend=alt.Legend(format=".0%", gradientLength=260, titleLimit=400),
    )
    ground = base.mark_rect(color=colours.empty, stroke=colours.paper, strokeWidth=2)
    filled = base.transform_filter("datum.share !== null").mark_rect(
        stroke=colours.paper, strokeWidth=2
    )
    ink = alt.condition("datum.share > 0.5", alt.value(colours.on_high), alt.value(colours.ink))
    clash = base.transform_filter("datum.clash !== ''").mark_text(
        fontSize=11, fontWeight="bold", dy=9
    )
    lift = alt.ExprRef("datum.clash === '' ? 0 : -6")
    number = base.mark_text(fontSize=12, dy=lift)
    return [
        ground,
        filled.encode(color=shade),
        number.encode(text="number:N", color=ink),
        clash.encode(text="clash:N", color=ink),
    ]
