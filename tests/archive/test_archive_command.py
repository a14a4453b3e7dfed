"""The command line's `archive`: what it prints, where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcmp.doors.cli import main


def ran(*arguments: object) -> int:
    """The exit code of a run in this process."""
    try:
        main([str(a) for a in arguments])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports on a bridge."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("2018-05-07\n\nBroen i Vik ble stengt mandag.\n", "utf8")
    (folder / "b.txt").write_text("The bridge in Vik was closed on Monday.\n", "utf8")
    return folder


@pytest.fixture
def desk(tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """An archive of both."""
    folder = tmp_path / "desk"
    assert ran("archive", "add", folder, reports, "--encoder", "static") == 0
    capsys.readouterr()
    return folder


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    """What went to standard output, as JSON."""
    return json.loads(capsys.readouterr().out)


def test_adding_tells_what_was_added(
    desk: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second time there is nothing to do."""
    assert ran("archive", "add", desk, reports, "--encoder", "static", "--json") == 0
    assert printed(capsys)["unchanged"] == ["a.txt", "b.txt"]
    assert ran("archive", "add", desk, reports, "--encoder", "static") == 0
    assert "2 there already" in capsys.readouterr().out


def test_a_claim_is_asked_about(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The quotes with their reports; JSON has all of it."""
    asked = ("archive", "query", desk, "Broen i Vik er stengt.", "--encoder", "static")
    assert ran(*asked) == 0
    shown = capsys.readouterr().out
    assert "Broen i Vik ble stengt mandag." in shown
    assert "a.txt" in shown
    assert ran(*asked, "--json", "--language", "en", "--top", 1) == 0
    (found,) = printed(capsys)
    assert found["right"]["report"] == "b.txt"


def test_dates_can_be_given(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report whose date is not known is left out then."""
    asked = ("archive", "query", desk, "Broen i Vik er stengt.", "--encoder", "static", "--json")
    assert ran(*asked, "--before", "2019", "--after", "2018") == 0
    assert {r["right"]["report"] for r in printed(capsys)} == {"a.txt"}


def test_nothing_found_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words, not by an empty screen."""
    asked = ("archive", "query", desk, "Broen i Vik.", "--encoder", "static", "--source", "X")
    assert ran(*asked) == 0
    assert capsys.readouterr().out == "Nothing on this matter.\n"


def test_reports_are_removed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was not there is told, and an error only where that is asked for."""
    assert ran("archive", "remove", desk, "a.txt", "z.txt") == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "removed a.txt\nz.txt was not there\n")
    assert ran("archive", "remove", desk, "z.txt", "--strict") == 2


def test_stats_are_shown(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For people, and as JSON."""
    assert ran("archive", "stats", desk) == 0
    shown = capsys.readouterr().out
    assert "2 claims of 2 reports" in shown
    assert "published: 2018-05-07 to 2018-05-07" in shown
    assert ran("archive", "stats", desk, "--json") == 0
    assert printed(capsys)["reports"] == 2


def test_a_folder_without_an_archive_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says so on standard error."""
    assert ran("archive", "stats", tmp_path) == 2
    assert "holds no archive" in capsys.readouterr().err


def test_another_encoder_ends_with_2(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both are named."""
    assert ran("archive", "query", desk, "Broen.") == 2
    error = capsys.readouterr().err
    assert "'static-" in error
    assert "'combined-" in error


def test_a_claim_that_was_found_has_its_place(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where in which report its words stand."""
    asked = ("archive", "query", desk, "The bridge in Vik is closed.", "--encoder", "static")
    assert ran(*asked) == 0
    assert "“The bridge in Vik was closed on Monday.”  b.txt:0-39" in capsys.readouterr().out


def test_what_an_archive_holds_moves_no_cursor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its reports are other people's."""
    record = {"id": "a", "text": "The bridge\x1b[2J in Vik was closed.", "source": "S\x1b[5m"}
    (tmp_path / "r.json").write_text(json.dumps(record), "utf8")
    desk = tmp_path / "desk"
    assert ran("archive", "add", desk, tmp_path / "r.json", "--encoder", "static") == 0
    assert ran("archive", "query", desk, "A bridge was closed.", "--encoder", "static") == 0
    assert ran("archive", "stats", desk) == 0
    out = capsys.readouterr().out
    assert "\\x1b[2J" in out
    assert "\x1b" not in out
