"""Tables, JSON, JSON lines and frames: what one record lacks, the others do not."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import claimcmp as cc

TEXT = "Brua over elva er stengt fra mandag."
PAGE = (
    "<html lang=nb><head><title>Brua</title>"
    '<meta property="article:published_time" content="2019-05-03"></head>'
    "<body><article><p>Brua over elva er stengt fra mandag, og ingen vet hvorfor.</p>"
    "<p>Kommunen sier at pilarene er skadd av isgang i vår.</p></article></body></html>"
)


def _loaded(kind: str, folder: Path) -> cc.Reports:
    """Two records, the second without a text, with a field that no report has."""
    contents = {
        "csv": f'id,text,pages\na,"{TEXT}",3\nb,,4\n',
        "json": f'[{{"id": "a", "text": "{TEXT}", "pages": 3}}, {{"id": "b", "pages": 4}}]',
        "jsonl": f'{{"id": "a", "text": "{TEXT}", "pages": 3}}\n{{"id": "b", "pages": 4}}\n',
    }
    if kind == "frame":
        pandas = pytest.importorskip("pandas")
        return cc.load(pandas.DataFrame({"id": ["a", "b"], "text": [TEXT, None], "pages": [3, 4]}))
    file = folder / f"r.{kind}"
    file.write_text(contents[kind], encoding="utf8")
    return cc.load(file)


KINDS = pytest.mark.parametrize("kind", ["csv", "json", "jsonl", "frame"])


@KINDS
def test_the_records_that_can_be_used_are_loaded(kind: str, tmp_path: Path) -> None:
    """A cell of a table may be empty, as a text may."""
    assert _loaded(kind, tmp_path)[0].text == TEXT


@KINDS
def test_an_unknown_field_is_told_once(kind: str, tmp_path: Path) -> None:
    """With its name, and the names that are known."""
    told = [e.problem for e in _loaded(kind, tmp_path).errors if "unknown field" in e.problem]
    assert len(told) == 1
    assert "'pages' (known: id, text" in told[0]


@pytest.mark.parametrize("kind", ["json", "jsonl", "frame"])
def test_a_record_without_text_is_an_error_of_its_own(kind: str, tmp_path: Path) -> None:
    """Its place is named."""
    errors = [e for e in _loaded(kind, tmp_path).errors if "no text" in e.problem]
    assert len(errors) == 1
    assert "2" in errors[0].file


def test_an_index_named_id_is_the_id() -> None:
    """As `set_index("id")` leaves a frame."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"id": ["x", "y"], "text": [TEXT, "To."]}).set_index("id")
    assert [report.id for report in cc.load(frame)] == ["x", "y"]


def test_an_index_without_a_name_is_no_id() -> None:
    """It numbers the rows."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": [TEXT]}, index=[7])
    assert [report.id for report in cc.load(frame)] == ["#1"]


def _from_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> cc.Reports:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return cc.load("-")


@pytest.mark.parametrize(
    "opening", ["", "<!DOCTYPE html>\n", '<?xml version="1.0"?>\n', "<!-- a -->"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_on_standard_input_is_read_as_one(
    monkeypatch: pytest.MonkeyPatch, opening: str, encoding: str
) -> None:
    """Its opening tells, whatever its encoding."""
    pytest.importorskip("trafilatura")
    (report,) = _from_stdin(monkeypatch, (opening + PAGE).encode(encoding))
    assert "<" not in report.text
    assert str(report.published) == "2019-05-03"


def test_a_text_that_speaks_of_tags_is_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page opens with its tag."""
    (report,) = _from_stdin(monkeypatch, b"Write <html> first.")
    assert report.text == "Write <html> first."
