"""Charts: what they hold, what they say without data, and that they need no network."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from view_builders import claim, disputed, relation, report

import claimcmp as cc
from claimcmp.comparison import Comparison
from claimcmp.errors import InputError, MissingExtra
from claimcmp.testing import HashEncoder
from claimcmp.values import Interval
from claimcmp.views.charts import Charts
from claimcmp.views.waterfall import bars

pytest.importorskip("altair")
pytest.importorskip("vl_convert")


def drawn(comparison: Comparison, *, dark: bool = False) -> dict[str, Any]:
    """Every chart of a comparison, by name."""
    charts = comparison.charts.dark if dark else comparison.charts
    return {
        "agreement": charts.agreement(),
        "similarity": charts.similarity("nb.txt", "da.txt", encoder=HashEncoder()),
        "timeline": charts.timeline(),
        "reasons": charts.reasons(comparison.relations[0]),
        "threshold": charts.threshold(),
        "silence": charts.silence(),
    }


def records(chart: Any) -> list[dict[str, Any]]:
    """All records in a chart's data."""
    return [r for found in chart.to_dict()["datasets"].values() for r in found]


def words(chart: Any) -> str:
    """What the chart says in its description."""
    return str(chart.to_dict()["description"])


NAMES = ("agreement", "similarity", "timeline", "reasons", "threshold", "silence")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_every_chart_is_drawn(comparison: Comparison, name: str, dark: bool) -> None:
    """As SVG, with its title in it."""
    svg = drawn(comparison, dark=dark)[name].to_svg()
    assert svg.startswith("<svg")
    assert "<text" in svg


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_draws_in_the_version_that_jupyterlab_has(
    comparison: Comparison, name: str
) -> None:
    """The bundle offers version 5, so the chart must not need more."""
    import vl_convert

    spec = drawn(comparison)[name].to_dict()
    assert vl_convert.vegalite_to_svg(spec, vl_version="5.20").count("<path") > 1


def test_a_cell_holds_both_numbers(comparison: Comparison) -> None:
    """The denominator stands beside the number of agreements, and in the tooltip."""
    cells = records(comparison.charts.agreement())
    of = {(c["left"], c["right"]): c for c in cells}
    nb, da = comparison.reports[0].label, comparison.reports[1].label
    assert of[nb, da]["number"] == "1/1"
    assert of[nb, da]["says"] == "agree on 1 of 1 matter that both carry"


def test_a_contradiction_is_a_sign_not_a_colour(comparison: Comparison) -> None:
    """Whoever sees no colours sees the triangle."""
    cells = records(disputed(comparison).charts.agreement())
    assert {c["clash"] for c in cells} == {"", "▲ 1"}


def test_the_waterfall_ends_at_the_score(comparison: Comparison) -> None:
    """Each bar begins where the last ended, and the numbers add up to the one shown."""
    first = comparison.relations[0]
    *steps, total = [r for r in records(comparison.charts.reasons(first)) if "number" in r]
    assert [s["from"] for s in steps] == [0.0, *(s["to"] for s in steps[:-1])]
    assert round(sum(float(s["number"]) for s in steps), 2) == float(total["number"])
    assert total["number"] == bars(first)[-1].number == f"{first.score:+.2f}"


def test_reports_go_by_their_words(comparison: Comparison) -> None:
    """A report without outlet and date is named by its first words, not by the name of a file."""
    shown = {c["row"].replace("\n", " ") for c in records(comparison.charts.agreement())}
    assert any("Færgen Solvår" in row for row in shown)
    assert not any("da.txt" in row for row in shown)


def test_below_the_threshold_more_is_told(comparison: Comparison) -> None:
    """A withheld contradiction counts as told where less confidence is asked for."""
    sure = comparison.relations[2].model_copy(
        update={"kind": "related", "caveats": ("undecided",), "confidence": 0.6}
    )
    withheld = comparison.model_copy(update={"relations": (*comparison.relations[:2], sure)})
    at = {
        (r["kind"], r["sure"]): r["number"]
        for r in records(withheld.charts.threshold())
        if "kind" in r
    }
    assert at["contradictions inside a report", 0.6] == 1
    assert at["contradictions inside a report", 0.61] == 0
    assert at["withheld: too close to call", 0.61] == 1


def test_silence_tells_what_was_looked_for(comparison: Comparison) -> None:
    """The map says of each silent report on which words that rests."""
    silent = [r for r in records(comparison.charts.silence()) if r["state"] != "carries it"]
    assert [r["says"] for r in silent] == ["No sentence names Solvår or Lervik"]


def test_the_timeline_tells_publication_from_event(comparison: Comparison) -> None:
    """Two shapes, and who has no date is named."""
    chart = comparison.charts.timeline()
    assert {r["what"] for r in records(chart)} == {
        "report published",
        "time that a claim speaks of",
    }
    assert "Without a date of publication: B and D." in words(chart)


def test_the_timeline_shows_where_a_matter_changed() -> None:
    """Agreed on one day, collapsed on a later one: a mark of its own."""
    told = (
        ("2020-05-03", "Rederiet Nordlys og Lervik kommune ble søndag enige om en avtale."),
        ("2020-05-09", "Avtalen mellom rederiet Nordlys og Lervik kommune brøt sammen lørdag."),
    )
    comparison = cc.compare([{"id": d, "published": d, "text": t} for d, t in told])
    marks = {r["what"]: r["when"] for r in records(comparison.charts.timeline())}
    assert marks["a matter changed"] == "2020-05-09"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("agreement", "No report, and none to compare it with"),
        ("timeline", "No report"),
        ("threshold", "Nothing to choose"),
        ("silence", "that takes at least two reports"),
    ],
)
def test_nothing_to_draw_is_said(empty: Comparison, name: str, said: str) -> None:
    """A chart of nothing says so, in the drawing and in its description."""
    draw: Callable[[], Any] = getattr(empty.charts, name)
    assert said in words(draw())
    assert said.split(",")[0] in draw().to_svg()


def test_one_report_says_so(comparison: Comparison) -> None:
    """There is no heat map of one report."""
    one = comparison.model_copy(update={"reports": comparison.reports[:1]})
    assert "One report, and none to compare it with." in words(one.charts.agreement())


def test_no_agreement_is_said_beside_the_numbers(comparison: Comparison) -> None:
    """Matters in common and nothing agreed on: 0 of 1, and words."""
    apart = tuple(
        r.model_copy(update={"kind": "related", "leaning": "related"}) for r in comparison.relations
    )
    chart = comparison.model_copy(update={"relations": apart}).charts.agreement()
    assert "No two of these reports agree on a matter." in words(chart)
    assert "0/1" in {c["number"] for c in records(chart)}


def test_no_reason_is_said(comparison: Comparison) -> None:
    """Equal words agree without any judge."""
    bare = comparison.relations[0].model_copy(update={"reasons": (), "score": 0.0})
    assert "No reason was given" in words(comparison.charts.reasons(bare))


def test_a_report_without_claims_has_no_matrix(comparison: Comparison) -> None:
    """The chart says which report makes no claim."""
    few = comparison.model_copy(
        update={"claims": tuple(c for c in comparison.claims if c.report != "da.txt")}
    )
    chart = few.charts.similarity("nb.txt", "da.txt", encoder=HashEncoder())
    assert "makes no claim" in words(chart)


def test_similarity_wants_two_reports(comparison: Comparison) -> None:
    """A report beside itself, or one that is not there, is refused by name."""
    with pytest.raises(InputError, match=r"'nb\.txt' was given twice"):
        comparison.charts.similarity("nb.txt", "nb.txt")
    with pytest.raises(InputError, match=r"no report has the id 'x'"):
        comparison.charts.similarity("nb.txt", "x")


def test_reasons_want_a_relation(comparison: Comparison) -> None:
    """Something else is refused with what was wanted."""
    with pytest.raises(InputError, match="want a Relation"):
        comparison.charts.reasons("agrees")  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ["svg", "png", "json", "html"])
def test_saving_writes_each_format(comparison: Comparison, tmp_path: Path, ending: str) -> None:
    """The ending of the path says how."""
    begins = {"svg": b"<svg", "png": b"\x89PNG", "json": b"{", "html": b"<!doctype html>"}
    comparison.charts.agreement().save(tmp_path / f"a.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes().startswith(begins[ending])


def test_the_page_fetches_nothing(comparison: Comparison) -> None:
    """Its scripts are in it, and its policy lets nothing else in."""
    page = comparison.charts.agreement().to_page()
    assert "default-src 'none'" in page
    assert page.count("<script>") == 2
    assert "<script src" not in page
    assert "<link" not in page


def test_a_report_cannot_break_out_of_the_page(comparison: Comparison) -> None:
    """A title that ends a script stays text: the page has its own two scripts and no more."""
    evil = comparison.reports[3].model_copy(update={"title": "</script><script>alert(1)</script>"})
    page = comparison.model_copy(update={"reports": (*comparison.reports[:3], evil)})
    html = page.charts.agreement().to_page()
    assert html.count("</script>") == 2
    assert "<script>alert" not in html


def test_the_page_has_a_title_in_words(comparison: Comparison) -> None:
    """Escaped as markup, not as a script's string."""
    sides = comparison.relations[0].model_copy(update={"left": comparison.claims[9]})
    page = comparison.charts.reasons(sides).to_page()
    title = page[page.index("<title>") : page.index("</title>")]
    assert "&lt;script&gt;" in title
    assert "\\u" not in title


def test_other_endings_and_scales_are_refused(comparison: Comparison, tmp_path: Path) -> None:
    """The message names what can be had."""
    chart = comparison.charts.silence()
    with pytest.raises(InputError, match=r"\.svg, \.png, \.json, \.html"):
        chart.save(tmp_path / "a.pdf")
    with pytest.raises(InputError, match="scale"):
        chart.save(tmp_path / "a.png", scale=0)


def test_a_notebook_gets_the_drawing_itself(comparison: Comparison) -> None:
    """JupyterLab draws the one, other places show the other; neither fetches anything."""
    bundle = comparison.charts.agreement()._repr_mimebundle_()
    assert set(bundle) == {
        "application/vnd.vegalite.v5+json",
        "image/svg+xml",
        "text/plain",
    }


def test_data_stand_in_the_chart(comparison: Comparison, tmp_path: Path) -> None:
    """No address of any data in what is written."""
    comparison.charts.timeline().save(tmp_path / "t.json")
    text = (tmp_path / "t.json").read_text("utf8")
    assert '"url"' not in text
    assert json.loads(text)["layer"]


def test_many_reports_keep_those_with_most_in_common(comparison: Comparison) -> None:
    """A heat map of hundreds of reports would be dust; it says how many it shows."""
    more = tuple(report("en.txt").model_copy(update={"id": f"r{n}"}) for n in range(60))
    chart = comparison.model_copy(update={"reports": (*comparison.reports, *more)})
    drawn = chart.charts.agreement()
    assert "The 30 reports with most in common, of 64." in words(drawn)
    assert "1/1" in {c["number"] for c in records(drawn)}


def test_labels_are_cut_to_two_lines(comparison: Comparison) -> None:
    """A title of any length leaves room for the chart."""
    long = comparison.reports[0].model_copy(update={"title": "Fergen " * 90, "source": "Kyst" * 60})
    chart = comparison.model_copy(update={"reports": (long, *comparison.reports[1:])})
    rows = {c["row"] for c in records(chart.charts.agreement())}
    assert max(len(line) for row in rows for line in row.split("\n")) <= 40
    assert max(row.count("\n") for row in rows) == 1


def test_without_altair_the_extra_is_named(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says which extra brings the charts."""
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtra, match=r"claimcmp\[charts\]"):
        comparison.charts.agreement()


def test_without_the_converter_the_extra_is_named(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Drawing needs it; the JSON does not."""
    chart = comparison.charts.agreement()
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    chart.save(tmp_path / "a.json")
    with pytest.raises(MissingExtra, match=r"claimcmp\[charts\]"):
        chart.save(tmp_path / "a.svg")


def test_the_accessor_says_what_it_has(comparison: Comparison) -> None:
    """Its repr lists the charts; it is no part of the comparison's content."""
    assert repr(comparison.charts) == f"<Charts of 4 reports: {', '.join(NAMES)}>"
    assert isinstance(comparison.charts, Charts)
    assert "charts" not in comparison.model_dump()


def test_an_instant_and_a_year_stand_on_one_axis(comparison: Comparison) -> None:
    """A bar is as long as what is stated."""
    year = comparison.reports[1].model_copy(update={"published": Interval.parse("2021")})
    chart = comparison.model_copy(
        update={"reports": (comparison.reports[0], year, *comparison.reports[2:])}
    )
    spans = {r["when"]: (r["start"][:10], r["end"][:10]) for r in records(chart.charts.timeline())}
    assert spans["2021"] == ("2021-01-01", "2022-01-01")


def test_reasons_of_a_standalone_relation() -> None:
    """A waterfall needs no comparison around it; quotes of both sides stand in the tooltip."""
    left, right = claim("nb.txt", "12 personer ble evakuert."), claim("nb.txt", "motoren var ny")
    alone = relation(left, right, "diverges", 1.0, -0.4)
    from claimcmp.views.charts.reasons import reasons

    assert [r["number"] for r in records(reasons(alone, dark=True)) if "number" in r] == [
        "+1.00",
        "-0.40",
        "+0.60",
    ]
