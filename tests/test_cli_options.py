"""The command line's options for names that are one and for who decides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcmp.doors.cli import main

LEFT, RIGHT = "Lervik is controlled by FLG.", "Lervik kontrolleres av Fjellgruppen."


def ran(*arguments: object) -> int:
    """The exit code of a run in this process."""
    try:
        main([str(a) for a in arguments])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture
def aliases(tmp_path: Path) -> Path:
    """A file with one name."""
    path = tmp_path / "aliases.txt"
    path.write_text("FLG = Fjellgruppen\n", "utf8")
    return path


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports on who holds a town."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(LEFT, "utf8")
    (folder / "b.txt").write_text(RIGHT, "utf8")
    return folder


def test_related_claims_use_the_aliases(aliases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two names of the file are one name."""
    assert ran("relate", LEFT, RIGHT, "--aliases", aliases, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    keys = [{n["key"] for n in found[side]["names"]} for side in ("left", "right")]
    assert keys[0] == keys[1]


def test_compared_reports_carry_the_aliases(
    aliases: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was used stands in the result."""
    assert ran("compare", reports, "--aliases", aliases, "--judge", "features", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["settings"]["aliases"] == [["FLG", "Fjellgruppen"]]
    assert "features" in found["provenance"]["judge"]


def test_a_question_is_answered_under_either_name(
    aliases: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The question uses one name, a report the other."""
    asked = ("ask", "Does Fjellgruppen control Lervik?", reports, "--aliases", aliases, "--json")
    assert ran(*asked) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["report"] for row in rows] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("command", [("compare", "r"), ("ask", "Hvem?", "r"), ("relate", "a", "b")])
@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--aliases", "none.txt"), "none.txt: No such file"),
        (("--aliases", "one.txt"), "one.txt: line 1 has one spelling only"),
        (("--judge", ""), "the judge's name"),
    ],
)
def test_what_cannot_be_used_leaves_with_2(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    option: tuple[str, str],
    said: str,
) -> None:
    """And says what was wrong, on standard error only."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r").mkdir()
    (tmp_path / "one.txt").write_text("FLG\n", "utf8")
    assert ran(*command, *option) == 2
    out, err = capsys.readouterr()
    assert not out
    assert said in err
