from __future__ import annotations

import json
from pathlib import Path

import pytest

import claimcmp as cc

REPORTS = [{"id": "a.txt", "text": "date 2019-04 Brua er stengt."}, {"id": "b.txt", "text": "Ja."}]


def read(metadata: object) -> cc.Reports:
    """The two reports with what is given of them."""
    return cc.load(REPORTS, metadata=metadata, language="nb")


def test_a_mapping_from_id_to_fields_fills_the_reports() -> None:
    """It wins over the text, and the evidence says given."""
    first, second = read({"a.txt": {"published": "2020"}, "b.txt": {"source": "Elveposten"}})
    assert (str(first.published), second.source) == ("2020", "Elveposten")
    assert first.evidence_for("published") == cc.Evidence(field="published", how="given")


def test_a_blank_cell_leaves_what_the_text_states() -> None:
    """Blank is unknown, not a wish to forget."""
    assert str(read([{"id": "a.txt", "published": " "}])[0].published) == "2019-04"


def test_the_name_of_a_file_without_its_ending_is_enough() -> None:
    """Exact, not a prefix of it."""
    assert read([{"id": "b", "source": "Elveposten"}])[1].source == "Elveposten"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.csv", "id,published\nb.txt,2020-02\n"),
        ("m.csv", "\ufeffid;published\r\nb;2020-02\r\n"),
        ("m.tsv", "id\tpublished\nb.txt\t2020-02\n"),
        ("m.json", '{"b.txt": {"published": "2020-02"}}'),
        ("m.json", '[{"id": "b", "published": "2020-02"}]'),
        ("m.json", '{"id": "b", "published": "2020-02"}'),
        ("m.jsonl", '{"id": "b", "published": "2020-02"}\n'),
    ],
)
def test_metadata_is_read_from_a_file(tmp_path: Path, name: str, content: str) -> None:
    """CSV with either separator, TSV, JSON of either shape, and JSON lines."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert str(read(tmp_path / name)[1].published) == "2020-02"


@pytest.mark.parametrize("kind", ["pandas", "polars"])
def test_metadata_is_read_from_a_frame(kind: str) -> None:
    """Its rows carry a column `id`."""
    frames = pytest.importorskip(kind)
    frame = frames.DataFrame({"id": ["b"], "source": ["Elveposten"], "url": [None]})
    assert read(frame)[1].source == "Elveposten"


def test_an_id_that_no_report_has_is_named_with_the_near_ones() -> None:
    """A misspelt id is not lost."""
    with pytest.raises(cc.InputError, match=r"'c\.txt' .near: .*'a\.txt'"):
        read({"c.txt": {"published": "2020"}})


def test_a_name_that_several_reports_have_is_refused() -> None:
    """The whole id tells them apart."""
    reports = [{"id": "x/a.txt", "text": "Ja."}, {"id": "y/a.txt", "text": "Nei."}]
    with pytest.raises(cc.InputError, match=r"'a' may be any of 'x/a\.txt', 'y/a\.txt'"):
        cc.load(reports, metadata={"a": {"published": "2020"}}, language="nb")


@pytest.mark.parametrize(
    ("metadata", "message"),
    [
        ({"a.txt": {"publised": "2020"}}, "unknown field 'publised' .known: id, language"),
        ({"a.txt": {"text": "new"}}, "unknown field 'text'"),
        ({"a.txt": {"published": "soon"}}, "'soon'"),
        ({"a.txt": "2020"}, "type str"),
        ([{"published": "2020"}], "no id"),
        ([{"id": "a", "url": "x"}, {"id": "a.txt", "url": "y"}], "given metadata before"),
        (["a.txt"], "type str"),
        ({}, "no rows"),
        ([], "no rows"),
        (3, "type int"),
    ],
)
def test_metadata_that_cannot_be_used_is_refused(metadata: object, message: str) -> None:
    """With the row, the field and the way out."""
    with pytest.raises(cc.InputError, match=message):
        read(metadata)


@pytest.mark.parametrize(
    ("name", "content"),
    [("gone.csv", None), ("m.json", b"{"), ("m.csv", b"\x89PNG\r\n"), ("m.jsonl", b"{\n")],
)
def test_a_metadata_file_that_cannot_be_read_is_an_error(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    """It was asked for by name, so it is never passed over."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(cc.InputError, match=name):
        read(tmp_path / name)


def test_a_metadata_file_inside_the_folder_is_no_report(tmp_path: Path) -> None:
    """It describes the reports that lie beside it."""
    (tmp_path / "a.txt").write_text("Brua er stengt.", encoding="utf-8")
    (tmp_path / "m.csv").write_text("id,source\na,Elveposten\n", encoding="utf-8")
    reports = cc.load(tmp_path, metadata=str(tmp_path / "m.csv"), language="nb")
    assert ([r.source for r in reports], reports.errors) == (["Elveposten"], ())


def test_a_row_for_a_file_that_could_not_be_read_is_passed_over(tmp_path: Path) -> None:
    """The error is the file's, not the table's."""
    (tmp_path / "a.txt").write_text("Brua er stengt.", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    metadata = json.loads('{"a": {"source": "Elveposten"}, "b.pdf": {"source": "Elveposten"}}')
    reports = cc.load(tmp_path, metadata=metadata, language="nb")
    assert (len(reports), len(reports.errors)) == (1, 1)
