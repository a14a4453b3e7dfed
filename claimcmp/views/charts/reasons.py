"""The reasons of one relation as a waterfall of log-odds."""

from __future__ import annotations

from typing import Any

import altair as alt

from claimcmp.comparison import Relation
from claimcmp.views import words
from claimcmp.views.charts.looks import Look, chart, data, look, only_words, row_axis, wrapped
from claimcmp.views.charts.offline import OfflineChart
from claimcmp.views.waterfall import Bar, bars

__all__ = ["reasons"]

_SIGNS = {"for": "speaks for it", "against": "speaks against it", "sum": "sum: the score"}


def reasons(relation: Relation, *, dark: bool) -> OfflineChart:
    """One bar per reason, each from where the last one ended, and their sum."""
    colours = look(dark=dark)
    verdict = f"{words.KINDS[relation.kind]}, confidence {relation.confidence:.2f}"
    title = f"Why these two: {verdict}"
    drawn = bars(relation)
    if not drawn:
        return only_words("No reason was given for this verdict.", look=colours, title=title)
    caveats = words.join([words.CAVEATS.get(c, c) for c in relation.caveats])
    below = [
        f"Left: {words.shortened(words.visible(relation.left.text), 170)}",
        f"Right: {words.shortened(words.visible(relation.right.text), 170)}",
        *([f"Caveat: {caveats}."] if caveats else []),
    ]
    return chart(
        _layers([_record(n, bar) for n, bar in enumerate(drawn, start=1)], colours),
        look=colours,
        title=title,
        below=below,
        width=420,
        height=alt.Step(40),
    )


def _record(number: int, bar: Bar) -> dict[str, Any]:
    what = f"{number}. {words.REASONS.get(bar.type, bar.type)}: {bar.words}"
    quotes = [words.join([f"“{q}”" for q in side]) for side in (bar.left, bar.right)]
    return {
        "row": "score" if bar.sign == "sum" else wrapped(what, 44),
        "from": float(bar.before),
        "to": float(bar.after),
        "furthest": max(float(bar.before), float(bar.after)),
        "number": bar.number,
        "sign": _SIGNS[bar.sign],
        "words": "the sum of the reasons" if bar.sign == "sum" else bar.words,
        "rests": " against ".join(q for q in quotes if q) or "the whole claims",
    }


def _layers(records: list[dict[str, Any]], colours: Look) -> list[alt.Chart]:
    hues = alt.Color(
        "sign:N",
        title=None,
        scale=alt.Scale(
            domain=list(_SIGNS.values()), range=[colours.blue, colours.orange, colours.grey]
        ),
    )
    y = alt.Y("row:N", sort=None, title=None, axis=row_axis(records))
    base = alt.Chart(data(records)).encode(
        y=y,
        tooltip=[
            alt.Tooltip("words:N", title="reason"),
            alt.Tooltip("number:N", title="log-odds"),
            alt.Tooltip("rests:N", title="rests on"),
        ],
    )
    x = alt.X("from:Q", title="log-odds: to the right speaks for the verdict")
    zero = alt.Chart(data([{"from": 0}])).mark_rule(color=colours.ink).encode(x="from:Q")
    return [
        base.mark_bar(height=20).encode(x=x, x2="to:Q", color=hues),
        zero,
        base.mark_text(align="left", dx=6, fontSize=12, color=colours.ink).encode(
            x="furthest:Q", text="number:N"
        ),
    ]
