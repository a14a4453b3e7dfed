"""Frame, sources and timeline: the comparison as records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from view_builders import disputed

from claimcmp.comparison import Comparison
from claimcmp.errors import InputError, MissingExtra
from claimcmp.values import Span


def test_one_row_per_relation(comparison: Comparison) -> None:
    """One row per relation."""
    frame = comparison.to_frame()
    assert list(frame["kind"]) == ["agrees", "agrees", "diverges"]


def test_a_row_carries_both_sides_with_offsets(comparison: Comparison) -> None:
    """A row carries both sides with offsets."""
    row = comparison.to_frame().iloc[0]
    text = comparison.report(row.left_report).text
    assert text[row.left_start : row.left_end] == row.left_text
    assert (row.left_source, row.left_published) == ("Kystbladet", "2021-03-02")


def test_an_empty_comparison_gives_columns_and_no_row(
    comparison: Comparison, empty: Comparison
) -> None:
    """An empty comparison gives columns and no row."""
    frame = empty.to_frame()
    assert (len(frame), list(frame)) == (0, list(comparison.to_frame()))


def test_a_review_and_what_holds_back_have_columns(comparison: Comparison) -> None:
    """Missing where there was none."""
    first, *others = comparison.relations
    more = {"reviewed": "relabelled", "machine": "diverges", "held_back": "two days"}
    made = comparison.model_copy(update={"relations": (first.model_copy(update=more), *others)})
    frame = made.to_frame()[["reviewed", "machine", "held_back", "leaning", "caveats"]]
    assert list(frame.iloc[0]) == ["relabelled", "diverges", "two days", "agrees", "time unknown"]
    assert frame.iloc[1].isna().tolist() == [True, True, True, False, False]


def test_csv_reads_back(comparison: Comparison, tmp_path: Path) -> None:
    """CSV reads back."""
    import pandas as pd

    comparison.to_frame(tmp_path / "r.csv")
    back = pd.read_csv(tmp_path / "r.csv")
    assert list(back["right_text"]) == list(comparison.to_frame()["right_text"])


def test_parquet_reads_back(comparison: Comparison, tmp_path: Path) -> None:
    """Parquet reads back."""
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    comparison.to_frame(tmp_path / "r.parquet")
    assert len(pd.read_parquet(tmp_path / "r.parquet")) == 3


def test_another_ending_is_refused(comparison: Comparison, tmp_path: Path) -> None:
    """The format is told by the ending, so an unknown one is not guessed."""
    with pytest.raises(InputError, match=r"\.csv or \.parquet"):
        comparison.to_frame(tmp_path / "r.xlsx")


def test_missing_pandas_names_the_extra(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says which extra brings the table."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"claimcmp\[tables\]"):
        comparison.to_frame()


BACKENDS = pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
TABLES = pytest.mark.parametrize("what", ["relations", "claims", "groups", "silences"])


def rows(frame: Any) -> list[dict[str, Any]]:
    """The rows of any frame, with None for what is missing."""
    import narwhals as nw

    read = nw.from_native(frame, eager_only=True).rows(named=True)
    return [{k: None if v != v or v is None else v for k, v in row.items()} for row in read]


def named(frame: Any) -> list[str]:
    """The names of a frame's columns."""
    import narwhals as nw

    return nw.from_native(frame, eager_only=True).columns


@BACKENDS
def test_a_backend_gives_its_own_frame(comparison: Comparison, backend: Any) -> None:
    """What comes back is a frame of the library that was asked for."""
    assert type(comparison.to_frame(backend=backend)).__module__.startswith(backend)


@TABLES
def test_the_backends_hold_the_same(comparison: Comparison, what: Any) -> None:
    """One table, three libraries."""
    pandas, polars, arrow = (
        comparison.to_frame(what=what, backend=b)  # type: ignore[arg-type]
        for b in ("pandas", "polars", "pyarrow")
    )
    assert named(pandas) == named(polars) == named(arrow)
    assert rows(polars) == rows(arrow)
    assert [{k: v for k, v in r.items() if v is not None} for r in rows(pandas)] == [
        {k: v for k, v in r.items() if v is not None} for r in rows(polars)
    ]


@BACKENDS
@TABLES
def test_no_row_still_has_columns_and_types(empty: Comparison, what: Any, backend: Any) -> None:
    """A table of nothing can be joined with one of something."""
    import narwhals as nw

    frame = nw.from_native(empty.to_frame(what=what, backend=backend), eager_only=True)
    assert len(frame) == 0
    assert {str(t) for t in frame.schema.values()} <= {"String", "Int64", "Float64"}


def test_every_claim_is_a_row_with_its_place(comparison: Comparison) -> None:
    """Cut out of its report's text, a row's stretch is its text."""
    found = rows(comparison.to_frame(what="claims", backend="polars"))
    assert [r["claim"] for r in found] == [c.id for c in comparison.claims]
    assert all(
        comparison.report(r["report"]).text[r["start"] : r["end"]] == r["text"] for r in found
    )
    assert {r["verdict"] for r in found} == {"repeated", "single-source"}


def test_every_matter_is_a_row_with_its_counts(comparison: Comparison) -> None:
    """Counts as numbers beside the words."""
    first = rows(comparison.to_frame(what="groups", backend="polars"))[0]
    assert (first["verdict"], first["report_count"], first["claim_count"]) == ("repeated", 3, 3)


def test_a_silence_without_a_place_has_none(comparison: Comparison) -> None:
    """A whole number that is missing stays whole: 7, never 7.0."""
    placed = comparison.silences[0].model_copy(
        update={"coverage": "names it", "place": Span(start=0, end=8), "report": "nb.txt"}
    )
    both = comparison.model_copy(update={"silences": (comparison.silences[0], placed)})
    for backend in ("pandas", "polars"):
        _, second = rows(both.to_frame(what="silences", backend=backend))  # type: ignore[arg-type]
        assert second["place_text"] == "Ferge i "
        assert str(second["place_end"]) == "8"
    assert both.to_frame(what="silences")["place_end"].isna().tolist() == [True, False]


@BACKENDS
def test_csv_is_the_same_from_every_backend(
    comparison: Comparison, tmp_path: Path, backend: Any
) -> None:
    """The bytes depend on the comparison alone."""
    comparison.to_frame(tmp_path / "a.csv", what="claims", backend=backend)
    comparison.to_frame(tmp_path / "b.csv", what="claims")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@BACKENDS
def test_parquet_reads_back_from_every_backend(
    comparison: Comparison, tmp_path: Path, backend: Any
) -> None:
    """Written by one library, read by another."""
    pl = pytest.importorskip("polars")
    comparison.to_frame(tmp_path / "s.parquet", what="silences", backend=backend)
    back = pl.read_parquet(tmp_path / "s.parquet")
    assert back.rows(named=True) == rows(comparison.to_frame(what="silences", backend="polars"))


def test_unknown_tables_and_backends_are_refused(comparison: Comparison) -> None:
    """The message lists what can be had."""
    with pytest.raises(InputError, match=r"no table 'reports'; want any of relations"):
        comparison.to_frame(what="reports")  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"no backend 'excel'; want any of pandas"):
        comparison.to_frame(backend="excel")  # type: ignore[arg-type]


def test_missing_narwhals_names_the_extra(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes with the same extra as the frames."""
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtra, match=r"'narwhals'.*claimcmp\[tables\]"):
        comparison.to_frame()


def test_sources_count_matters_not_pairs_of_claims(comparison: Comparison) -> None:
    """Three agreeing sentences on one matter are one agreement."""
    found = {(s["left"], s["right"]): s for s in comparison.sources()}
    assert found["nb.txt", "da.txt"]["agrees"] == 1
    assert found["da.txt", "en.txt"]["shared"] == 1
    assert all("bad.txt" not in pair for pair in found)


def test_sources_count_divergences(comparison: Comparison) -> None:
    """Sources count divergences."""
    first = disputed(comparison).sources()[0]
    assert (first["agrees"], first["diverges"]) == (0, 1)


def test_disputes_inside_a_report_are_no_pair(comparison: Comparison) -> None:
    """A report does not diverge from itself."""
    assert sum(s["diverges"] for s in comparison.sources()) == 0


def test_timeline_is_earliest_first(comparison: Comparison) -> None:
    """Timeline is earliest first."""
    entries = comparison.timeline()
    assert [t["start"] for t in entries] == sorted(t["start"] for t in entries)


def test_timeline_holds_dated_reports_and_claims(comparison: Comparison) -> None:
    """Timeline holds dated reports and claims."""
    found = [(t["what"], t["report"], t["when"]) for t in comparison.timeline()]
    assert found == [
        ("report", "en.txt", "2021-03"),
        ("report", "nb.txt", "2021-03-02"),
        ("claim", "en.txt", "2021-03-02"),
    ]


def test_nothing_dated_gives_no_timeline(empty: Comparison) -> None:
    """Nothing dated gives no timeline."""
    assert empty.timeline() == ()
