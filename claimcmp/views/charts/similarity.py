"""Claim against claim of two reports: how alike their vectors are, and what was made of it."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from claimcmp.comparison import Comparison
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import InputError
from claimcmp.matching.vectors import unit_rows
from claimcmp.report import Claim
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

__all__ = ["similarity"]

_MOST = 30
"""Claims per side that are drawn; the file grows with their product."""

_MARKED = {
    "agrees": "agree",
    "diverges": "contradict each other",
    "related": "same topic, no verdict",
}


def similarity(
    comparison: Comparison, a: str, b: str, *, encoder: Encoder | None, dark: bool
) -> OfflineChart:
    """The cosines of the claims of `a` (rows) and `b` (columns)."""
    comparison.report(a), comparison.report(b)
    if a == b:
        raise InputError(f"the report {a!r} was given twice; want the ids of two reports")
    colours, names = look(dark=dark), named(comparison.reports)
    title = f"How alike the claims of {names[a].letter} and {names[b].letter} are"
    sides = [[c for c in comparison.claims if c.report == id] for id in (a, b)]
    for id, claims in zip((a, b), sides, strict=True):
        if not claims:
            said = f"{names[id].letter} · {names[id].short} makes no claim."
            return only_words(said, look=colours, title=title)
    left, right = sides
    cosine = _cosines(left, right, encoder or comparison._encoder)
    rows, columns = _alike(cosine.max(axis=1)), _alike(cosine.max(axis=0))
    kinds = {(r.left.id, r.right.id): r.kind for r in comparison.between(a, b)}
    kinds |= {(two, one): kind for (one, two), kind in kinds.items()}
    cells = [
        _cell(i, j, left[i], right[j], float(cosine[i, j]), kinds.get((left[i].id, right[j].id)))
        for i in rows
        for j in columns
    ]
    below = [
        f"{side}: {names[id].letter} · {names[id].short}"
        for side, id in (("Rows", a), ("Columns", b))
    ]
    if len(rows) < len(left) or len(columns) < len(right):
        below.append(
            f"The most alike: {len(rows)} of {words.count(len(left), 'claim')} and "
            f"{len(columns)} of {words.count(len(right), 'claim')}."
        )
    if not kinds:
        below.append("No two of their claims are in a relation.")
    return chart(
        _layers(cells, colours, few=len(columns) <= 12),
        look=colours,
        title=title,
        below=below,
        width=alt.Step(38 if len(columns) <= 12 else 24),
        height=alt.Step(34),
    )


def _cosines(left: list[Claim], right: list[Claim], encoder: Encoder | None) -> Any:
    vectors = unit_rows(load_encoder(encoder), [c.standalone for c in (*left, *right)])
    return np.clip(vectors[: len(left)] @ vectors[len(left) :].T, -1, 1)


def _alike(best: Any) -> list[int]:
    """The claims that are most like any on the other side, in the order of the text."""
    ranked = np.argsort(-best, kind="stable")[:_MOST]
    return sorted(int(i) for i in ranked)


def _cell(
    i: int, j: int, left: Claim, right: Claim, cosine: float, kind: str | None
) -> dict[str, Any]:
    return {
        "row": wrapped(f"{i + 1} {left.standalone}", 46),
        "column": f"{j + 1} {words.shortened(words.visible(right.standalone), 30)}",
        "cosine": round(cosine, 3),
        "number": f"{cosine:.2f}",
        "kind": _MARKED.get(kind or ""),
        "left": words.visible(left.standalone),
        "right": words.visible(right.standalone),
        "says": _MARKED.get(kind or "", "no relation"),
    }


def _layers(cells: list[dict[str, Any]], colours: Look, *, few: bool) -> list[alt.Chart]:
    y = alt.Y("row:N", sort=None, title=None, axis=row_axis(cells))
    turned = alt.Axis(orient="top", labelAngle=-50, labelAlign="left", labelLimit=240, ticks=False)
    base = alt.Chart(data(cells)).encode(
        x=alt.X("column:N", sort=None, title=None, axis=turned),
        y=y,
        tooltip=[
            alt.Tooltip("left:N", title="row"),
            alt.Tooltip("right:N", title="column"),
            alt.Tooltip("cosine:Q", title="cosine", format=".3f"),
            alt.Tooltip("says:N", title="relation"),
        ],
    )
    shade = alt.Color(
        "cosine:Q",
        title="cosine of the two claims",
        scale=alt.Scale(domain=[0, 1], range=[colours.low, colours.high], clamp=True),
        legend=alt.Legend(gradientLength=200),
    )
    ink = alt.condition("datum.cosine > 0.5", alt.value(colours.on_high), alt.value(colours.ink))
    shapes = alt.Shape(
        "kind:N",
        title="relation",
        scale=alt.Scale(domain=list(_MARKED.values()), range=["circle", "triangle-up", "diamond"]),
        legend=alt.Legend(symbolStrokeColor=colours.ink, symbolFillColor=colours.ink),
    )
    found = base.transform_filter("datum.kind !== null")
    seen = found.mark_point(filled=True, size=90, opacity=1, yOffset=-8 if few else 0)
    layers = [
        base.mark_rect(stroke=colours.paper, strokeWidth=1).encode(color=shade),
        seen.encode(shape=shapes, color=ink),
    ]
    if few:
        number = base.mark_text(fontSize=11, dy=alt.ExprRef("datum.kind === null ? 0 : 7"))
        layers.append(number.encode(text="number:N", color=ink))
    return layers
