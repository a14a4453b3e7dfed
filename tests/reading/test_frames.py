"""Reports out of the data frames of several libraries, through one reader."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import pytest

import claimcmp as cc

TABLE = {
    "id": ["a", "b"],
    "text": ["Ferga er i rute.", "Fergen er forsinket."],
    "published": [date(2020, 5, 3), None],
    "source": [None, "Kysten"],
}


def frame(kind: str, table: dict[str, list[Any]]) -> Any:
    """The table as a frame of this library."""
    library: Any = pytest.importorskip(kind)
    return library.table(table) if kind == "pyarrow" else library.DataFrame(table)


KINDS = pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow"])


@KINDS
def test_each_library_gives_the_same_reports(kind: str) -> None:
    """A frame's rows are records, whoever made it."""
    first, second = cc.load(frame(kind, TABLE))
    assert (first.id, str(first.published), first.source) == ("a", "2020-05-03", None)
    assert (second.id, second.published, second.source) == ("b", None, "Kysten")


@KINDS
def test_metadata_may_be_any_frame(kind: str) -> None:
    """What is known beside the texts, from the same reader."""
    records = [{"id": "a", "text": "Ferga er i rute."}]
    (report,) = cc.load(records, metadata=frame(kind, {"id": ["a"], "source": ["Kysten"]}))
    assert report.source == "Kysten"


@KINDS
def test_a_frame_of_no_rows_holds_no_report(kind: str) -> None:
    """Columns and no row: nothing to load, and no error of another library."""
    with pytest.raises(cc.InputError, match="no reports were given"):
        cc.load(frame(kind, {"id": [], "text": []}))


def test_a_column_twice_is_refused() -> None:
    """Arrow allows it; which of the two is meant nobody knows."""
    arrow = pytest.importorskip("pyarrow")
    twice = arrow.table([["a"], ["Ja."], ["Nei."]], names=["id", "text", "text"])
    with pytest.raises(cc.InputError, match="column 'text' twice"):
        cc.load(twice)


def test_a_frame_of_another_make_is_refused_by_name() -> None:
    """Something that looks like a frame, and is none that is read."""

    class Sheet:
        columns = ("text",)

        def to_dict(self) -> None:
            """What a frame has."""

    with pytest.raises(cc.InputError, match=r"Sheet, which is not read; want one of pandas"):
        cc.load(Sheet())


def test_without_narwhals_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames are read through it."""
    pandas = pytest.importorskip("pandas")
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(cc.ClaimcmpError, match=r"claimcmp\[tables\]"):
        cc.load(pandas.DataFrame(TABLE))
