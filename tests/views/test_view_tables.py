"""Frame, sources and timeline: the comparison as records."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from view_builders import disputed

from claimcmp.comparison import Comparison
from claimcmp.errors import InputError, MissingExtra


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
