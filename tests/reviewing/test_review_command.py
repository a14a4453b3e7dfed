"""The commands `claimcmp review …` and `claimcmp compare --review`."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer
from review_builders import ENCODER

import claimcmp as cc
from claimcmp.asking import answer  # noqa: F401 -- before the fixture puts another encoder there
from claimcmp.comparing import compare
from claimcmp.doors.cli import main
from claimcmp.doors.commands import app
from claimcmp.doors.review import app as review_app


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Run the command line in this process."""

    def ran(*arguments: object) -> Ran:
        code = 0
        try:
            main([str(a) for a in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return ran


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports that say the same, in a place of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("claimcmp.encoding.encoder.load_encoder", lambda *_, **__: ENCODER)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text("The ferry hit a rock on Monday.", "utf8")
    return folder


def fill(path: Path, word: str, note: str = "") -> None:
    """Write one decision into every row of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["your decision"], row["note"] = word, note
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_decisions_go_out_and_in_and_are_applied(run: Any, reports: Path, tmp_path: Path) -> None:
    """The whole way on the command line."""
    table, log = tmp_path / "d.csv", tmp_path / "log.jsonl"
    assert run("review", "export", reports, table).code == 0
    fill(table, "reject", "two ferries")
    done = run("review", "import", table, log, "--who", "kari")
    assert (done.code, done.out) == (0, "")
    assert "added 1 correction to" in done.err
    assert "added 0 corrections" in run("review", "import", table, log).err
    done = run("compare", reports, "--review", log, "--json")
    assert json.loads(done.out)["relations"] == []
    assert "review: 1 correction: 1 applied (1 changed what was found)" in done.err


def test_a_stored_comparison_can_be_exported(run: Any, reports: Path, tmp_path: Path) -> None:
    """The same rows as from its reports."""
    assert run("review", "export", reports, tmp_path / "d.csv").code == 0
    for name, more in (("c.json", ()), ("both.json", ("--ask", "Who?"))):
        done = run("compare", reports, "--json", *more)
        assert done.code == 0, done.err
        (tmp_path / name).write_text(done.out, "utf8")
        table = tmp_path / f"{name}.csv"
        assert run("review", "export", tmp_path / name, table).code == 0
        assert table.read_bytes() == (tmp_path / "d.csv").read_bytes()


def test_a_table_with_decisions_is_not_written_over(
    run: Any, reports: Path, tmp_path: Path
) -> None:
    """Nor is a report that was given last by mistake."""
    (tmp_path / "d.csv").write_text("x", "utf8")
    done = run("review", "export", reports, tmp_path / "d.csv")
    assert done.code == 2
    assert "may hold decisions" in done.err
    done = run("review", "export", reports / "a.txt", reports / "b.txt")
    assert done.code == 2
    assert "want a name in .csv" in done.err


def test_semicolons_are_for_spreadsheets_that_want_them(
    run: Any, reports: Path, tmp_path: Path
) -> None:
    """And read back like commas."""
    run("review", "export", reports, tmp_path / "d.csv", "--semicolons")
    assert '"id";"left report"' in (tmp_path / "d.csv").read_text("utf-8-sig")


def test_a_log_is_shown(run: Any, tmp_path: Path) -> None:
    """With what was taken back; control characters as their codes."""
    log = tmp_path / "log.jsonl"
    review = cc.Review.open(log)
    entry = review.alias("FLG", "Fjellgruppen", who="kari", note="\x1b[31mred")
    assert run("review", "undo", log, entry.id).code == 0
    done = run("review", "show", log)
    assert done.code == 0
    assert f"{entry.id}" in done.out
    assert "FLG = Fjellgruppen" in done.out
    assert "(taken back)" in done.out
    assert "\\x1b[31mred" in done.out
    assert "\x1b" not in done.out


def test_a_log_is_shown_as_json(run: Any, tmp_path: Path) -> None:
    """Bad lines go to the other stream."""
    log = tmp_path / "log.jsonl"
    entry = cc.Review.open(log).alias("FLG", "Fjellgruppen")
    log.write_bytes(log.read_bytes() + b"nonsense\n")
    done = run("review", "show", log, "--json")
    assert [cc.Correction.model_validate(e) for e in json.loads(done.out)] == [entry]
    assert "line 2 is not JSON" in done.err


def test_what_did_not_take_effect_is_told(run: Any, reports: Path, tmp_path: Path) -> None:
    """On standard error, beside the JSON."""
    log = tmp_path / "log.jsonl"
    review = cc.Review.open(log)
    review.reject(compare(cc.load(reports), encoder=ENCODER).relations[0])
    (reports / "b.txt").write_text("It rained.", "utf8")
    done = run("compare", reports, "--review", log, "--json")
    assert done.code == 0
    assert "reject of line 1" in done.err
    assert "b.txt does not say" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "reports", "--review", "none.jsonl"),
        ("compare", "reports", "--review", "reports/a.txt"),
        ("review", "show", "none.jsonl"),
        ("review", "import", "none.csv", "log.jsonl"),
        ("review", "import", "reports/a.txt", "log.jsonl"),
        ("review", "undo", "log.jsonl", "x"),
        ("review", "export", "none", "d.csv"),
        ("review", "praise"),
        ("review", "export", "reports"),
    ],
)
def test_bad_input_exits_with_2(run: Any, reports: Path, arguments: tuple[str, ...]) -> None:
    """And a line that says why, and no log or table."""
    done = run(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err.strip()
    assert "Traceback" not in done.err
    assert not (reports.parent / "log.jsonl").exists()


def test_every_part_of_the_command_has_help_and_an_example() -> None:
    """Nothing is offered without a word on what it does."""
    group: Any = typer.main.get_command(review_app)
    assert set(group.commands) == {"show", "export", "import", "undo"}
    for name, command in group.commands.items():
        assert (command.help or "").strip()
        assert f"claimcmp review {name}" in command.epilog
        for parameter in command.params:
            if parameter.name != "help":
                assert (getattr(parameter, "help", None) or "").strip()


def test_the_command_line_has_the_command() -> None:
    """Beside the others."""
    root: Any = typer.main.get_command(app)
    assert set(root.commands["review"].commands) == {"show", "export", "import", "undo"}
