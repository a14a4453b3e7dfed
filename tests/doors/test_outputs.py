"""The forms in which `claimcmp compare` gives its result."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from commanding import Run

import claimcmp as cc


def test_linked_data_goes_to_standard_output(run: Run, reports: Path) -> None:
    """As Python gives it."""
    made = cc.compare(cc.load(reports)).to_jsonld()
    assert run("compare", reports, "--jsonld").out.strip() == made.strip()


def test_a_dash_prints_the_page(run: Run, reports: Path) -> None:
    """With the answers."""
    done = run("compare", reports, "--html", "-", "--ask", "When will the terminal open?")
    assert done.out.startswith("<!doctype html>")
    assert "When will the terminal open?" in done.out
    assert not Path("-").exists()


def test_csv_is_a_table_of_relations(run: Run, reports: Path, tmp_path: Path) -> None:
    """Printed or written, as the frame writes it; what is for people is printed beside a file."""
    comparison = cc.compare(cc.load(reports))
    comparison.to_frame(tmp_path / "expected.csv")
    printed = run("compare", reports, "--csv", "-").out
    done = run("compare", reports, "--csv", tmp_path / "made.csv")
    assert printed.encode() == (tmp_path / "expected.csv").read_bytes()
    assert printed.encode() == (tmp_path / "made.csv").read_bytes()
    assert "wrote" in done.err
    assert "3 reports" in done.out


@pytest.mark.parametrize("table", ["relations", "claims", "groups", "silences"])
def test_every_table_can_be_had(run: Run, reports: Path, table: str) -> None:
    """By its name."""
    rows = list(
        csv.DictReader(io.StringIO(run("compare", reports, "--csv", "-", "--table", table).out))
    )
    assert len(rows) == len(getattr(cc.compare(cc.load(reports)), table))


def test_parquet_is_written(run: Run, reports: Path, tmp_path: Path) -> None:
    """And reads back to the same rows."""
    import pyarrow.parquet as parquet

    made = tmp_path / "claims.parquet"
    assert run("compare", reports, "--parquet", made, "--table", "claims").code == 0
    assert parquet.read_table(made).num_rows == len(cc.compare(cc.load(reports)).claims)


def test_json_can_count_utf16(run: Run, tmp_path: Path) -> None:
    """Also in the answers beside it."""
    (tmp_path / "a.txt").write_text("🚢 Ti personer ble evakuert fra fergen.", "utf8")
    asked = ("compare", tmp_path, "--ask", "Hvor mange ble evakuert?", "--json")
    both = json.loads(run(*asked, "--offsets", "utf16").out)
    (claim,) = both["comparison"]["claims"]
    text = both["comparison"]["reports"][0]["text"].encode("utf-16-le")
    assert text[claim["start"] * 2 : claim["end"] * 2].decode("utf-16-le") == claim["text"]
    assert both["comparison"]["offsets"] == "utf16"
    for row in both["answers"][0]["rows"]:
        assert row["claim"]["start"] == claim["start"]


def test_answers_and_segments_can_count_utf16(run: Run, tmp_path: Path) -> None:
    """Every place that a command prints in JSON."""
    (tmp_path / "a.txt").write_text("🚢🚢 Byen er stengt. Fergen går ikke.", "utf8")
    plain, wide = (
        json.loads(run("split", tmp_path / "a.txt", "--json", "--offsets", unit).out)
        for unit in ("codepoint", "utf16")
    )
    assert wide[-1]["end"] == plain[-1]["end"] + 2
    answers = [
        json.loads(run("ask", "Is the city closed?", tmp_path, "--json", "--offsets", u).out)
        for u in ("codepoint", "utf16")
    ]
    for a, b in zip(*(answer["rows"] for answer in answers), strict=True):
        assert b["claim"]["end"] == a["claim"]["end"] + 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--json", "--markdown"), "--json and --markdown both print"),
        (("--json", "--jsonld", "--markdown"), "choose one of them"),
        (("--html", "-", "--csv", "-"), "--html - and --csv - both print"),
        (("--table", "claims"), "--csv or --parquet"),
        (("--csv", "-", "--table", "verdicts"), "verdicts"),
        (("--offsets", "utf16"), "--json"),
        (("--offsets", "bytes", "--json"), "bytes"),
        (("--parquet", "made.csv"), "ends in .parquet"),
        (("--csv", "none/made.csv"), "its folder does not exist"),
        (("--html", "."), "is a folder"),
    ],
)
def test_what_cannot_be_given_is_refused_before_the_work(
    run: Run, options: tuple[str, ...], said: str
) -> None:
    """Although the reports are not there either."""
    done = run("compare", "nowhere/", *options)
    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.replace("│", " ").split())


def test_parquet_without_its_extra_is_refused_before_the_work(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the command that brings it; CSV needs none."""
    monkeypatch.setattr("claimcmp.doors.outputs.find_spec", lambda name: None)
    done = run("compare", "nowhere/", "--parquet", "made.parquet")
    assert done.code == 2
    assert 'pip install "claimcmp[tables]"' in done.err
