"""The command line: exit codes, what goes to which stream, and its help."""

from __future__ import annotations

import io
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

import claimcmp as cc
from claimcmp.doors.cli import main
from claimcmp.doors.commands import app

REPOSITORY = Path(__file__).parents[1]
HIDDEN_WORDS = ("mutual nearest", "margin", " cue", " door")


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator:
    """Run the command line in this process, with something on standard input if given."""

    def ran(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf8"))
        code = 0
        try:
            main([str(a) for a in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return ran


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports of one fire."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Ti personer ble evakuert fra fergen i Lervik.", encoding="utf8")
    (folder / "b.txt").write_text("Færgen i Lervik er ejet af Fjordline.", encoding="utf8")
    return folder


def commands() -> dict[str, Any]:
    """The root command and every command under it, by what is typed for it."""
    root: Any = typer.main.get_command(app)
    found = {"": root}
    for name, command in root.commands.items():
        found[name] = command
        parts = getattr(command, "commands", {})
        found.update({f"{name} {part}": inner for part, inner in parts.items()})
    return found


# Output


def test_json_is_the_comparison_and_nothing_else(run, reports: Path) -> None:
    """Standard output holds one JSON document; nothing is mixed into it."""
    done = run("compare", reports, "--json")
    assert done.code == 0
    assert done.out == cc.compare(cc.load(reports)).to_json()


def test_json_with_questions_holds_both(run, reports: Path) -> None:
    """With questions the document has the comparison and the answers."""
    done = run("compare", reports, "--json", "--ask", "Who owns the ferry?", "--ask", "Hvem?")
    both = json.loads(done.out)
    assert set(both) == {"comparison", "answers"}
    assert [a["question"] for a in both["answers"]] == ["Who owns the ferry?", "Hvem?"]


def test_the_table_shows_quotes_whole(run, reports: Path) -> None:
    """A person at a terminal sees the summary."""
    done = run("compare", reports)
    assert done.code == 0
    assert "2 reports: 1 Norwegian, 1 Danish." in " ".join(done.out.split())


def test_markdown_goes_to_standard_output(run, reports: Path) -> None:
    """The Markdown is that of the library."""
    done = run("compare", reports, "--markdown", "--ask", "Who owns the ferry?")
    made = cc.compare(cc.load(reports)).to_markdown(ask=("Who owns the ferry?",))
    assert done.out.strip() == made.strip()


def test_the_page_is_written_and_named(run, reports: Path, tmp_path: Path) -> None:
    """Where the page went stands on standard error, so that JSON can be piped beside it."""
    page = tmp_path / "page.html"
    done = run("compare", reports, "--html", page, "--json")
    assert str(page) in done.err
    assert json.loads(done.out)["schema_version"] == "1"
    assert page.read_text(encoding="utf8").startswith("<!doctype html>")


def test_ask_answers_in_json(run, reports: Path) -> None:
    """One question, typed."""
    done = run("ask", "Hvor mange ble evakuert?", reports, "--json")
    answer = cc.Answer.model_validate_json(done.out)
    assert answer.question == "Hvor mange ble evakuert?"


def test_ask_answers_in_words(run, reports: Path) -> None:
    """A person gets the question back with the summary under it."""
    assert "Hvor mange ble evakuert?" in run("ask", "Hvor mange ble evakuert?", reports).out


def test_a_question_in_the_place_of_the_reports_is_told(run, reports: Path) -> None:
    """With the line as it should have been."""
    done = run("ask", reports, "Hvem eier fergen?")
    assert done.code == 2
    assert f"claimcmp ask 'Hvem eier fergen?' {reports}" in done.err


def test_split_lists_every_segment(run, reports: Path) -> None:
    """Offsets are those of `split` in Python."""
    done = run("split", reports / "a.txt", "--json", "--language", "nb")
    text = (reports / "a.txt").read_text(encoding="utf8")
    assert json.loads(done.out) == [s.model_dump() for s in cc.split(text, language="nb")]
    assert "evakuert" in run("split", reports / "a.txt").out


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """A file of two reports, one with what no terminal should get."""
    file = tmp_path / "several.json"
    records = [
        {"id": "x", "text": "Han sa\0 nei.\x1b[31m Hun sa ja."},
        {
            "id": "y",
            "text": "Brua over elva er stengt fra mandag, og\ningen vet hvorfor det er slik.\n",
        },
    ]
    file.write_text(json.dumps(records), encoding="utf8")
    return file


def test_split_shows_the_report_that_is_chosen(run, several: Path) -> None:
    """Of a file with several."""
    assert "stengt" in run("split", several, "--id", "y").out


@pytest.mark.parametrize("more", [(), ("--id", "z")])
def test_split_of_several_reports_says_how_to_choose(run, several: Path, more: tuple) -> None:
    """And names them."""
    done = run("split", several, *more)
    assert done.code == 2
    assert "'x', 'y'" in done.err
    assert "--id" in done.err


def test_split_shows_each_segment_on_one_line(run, tmp_path: Path) -> None:
    """Although a paragraph was wrapped."""
    wrapped = (
        "Brua over elva i byen er stengt fra mandag,\n"
        "og ingen vet hvorfor det er slik nå, sa\nhun. Slutt."
    )
    (tmp_path / "a.txt").write_text(wrapped, encoding="utf8")
    lines = run("split", tmp_path / "a.txt", "--language", "nb").out.splitlines()
    assert [line.split()[0] for line in lines] == ["0-88", "89-95"]


def test_split_writes_control_characters_as_their_codes(run, several: Path) -> None:
    """News text is untrusted: it must not move the cursor."""
    shown = run("split", several, "--id", "x").out
    assert "Han sa\\x00 nei." in shown
    assert "\\x1b[31m" in shown
    assert "\x1b" not in shown


def test_relate_gives_the_relation(run) -> None:
    """Two strings in, one relation out."""
    a, b = "Ti personer ble evakuert.", "Ten people were evacuated."
    assert cc.Relation.model_validate_json(run("relate", a, b, "--json").out) == cc.relate(a, b)
    assert "confidence" in run("relate", a, b).out


def test_the_schema_is_json_schema(run) -> None:
    """The schema names its version and describes a comparison."""
    schema = json.loads(run("schema").out)
    assert schema["$schema"].endswith("2020-12/schema")
    assert "relations" in schema["properties"]


def test_a_report_can_come_from_standard_input(run, reports: Path) -> None:
    """A dash reads one report from standard input."""
    done = run("compare", "-", reports / "b.txt", "--json", stdin=b"Havnen er stengt.")
    assert [r["id"] for r in json.loads(done.out)["reports"]] == ["b.txt", "stdin"]


def test_metadata_reaches_the_reports(run, reports: Path, tmp_path: Path) -> None:
    """Dates that the texts lack come from the table."""
    table = tmp_path / "meta.csv"
    table.write_text("id,published,source\na.txt,2021-03-02,Kystbladet\n", encoding="utf8")
    done = run("compare", reports, "--metadata", table, "--json")
    first = json.loads(done.out)["reports"][0]
    assert (first["source"], first["published"]["precision"]) == ("Kystbladet", "day")


def test_the_version_is_the_packages(run) -> None:
    """`--version` leaves with the number."""
    assert run("--version").out.split() == ["claimcmp", cc.__version__]


def test_the_command_line_leaves_the_function_in_place(run, reports: Path) -> None:
    """After a run in the same process, `claimcmp.compare` is still the function."""
    run("compare", reports)
    assert cc.compare(cc.load(reports)).claims


@pytest.mark.parametrize("line", [["compare"], ["ask", "Hvem eier fergen?"]], ids=" ".join)
def test_a_cache_changes_the_folder_and_not_the_output(
    run, reports: Path, tmp_path: Path, line: list[str]
) -> None:
    """The first run fills it and the second reads it."""
    plain = run(*line, reports, "--json")
    for _ in range(2):
        assert run(*line, reports, "--json", "--cache", tmp_path / "kept") == plain
    assert [p.suffix for p in (tmp_path / "kept").iterdir()] == [".sqlite3"]


def test_a_cache_that_cannot_be_used_leaves_with_2(run, reports: Path) -> None:
    """The message names it."""
    done = run("compare", reports, "--cache", reports / "a.txt")
    assert (done.code, done.out) == (2, "")
    assert "a.txt" in done.err


def test_at_a_terminal_progress_stays_off_standard_output(
    run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The spinner is for eyes only."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    plain = run("ask", "Hvem eier fergen?", reports, "--json")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert run("ask", "Hvem eier fergen?", reports, "--json").out == plain.out
    assert "Comparing 2 reports" in terminal.getvalue()


def test_selftest_prints_json_and_nothing_else(run, reports: Path) -> None:
    """Standard output holds what the function gives."""
    done = run("selftest", reports, "--json", "--most", "5")
    assert done.code == 0
    assert done.out == cc.selftest(cc.load(reports), most=5).to_json()


def test_selftest_shows_a_table_of_languages(run, reports: Path) -> None:
    """Without --json the counts stand under each other, for one language per line."""
    done = run("selftest", reports)
    assert re.search(r"^ +Languages +Against +Number .*Caught", done.out, re.MULTILINE)
    assert re.search(r"^ +nb +itself +\d/\d ", done.out, re.MULTILINE)
    assert max(map(len, done.out.splitlines())) < 200


def test_selftest_of_nothing_says_so(run, tmp_path: Path) -> None:
    """An empty report has nothing to change, which is no error."""
    (tmp_path / "a.txt").write_text("", encoding="utf8")
    done = run("selftest", tmp_path)
    assert done.code == 0
    assert "to change in 0 claims" in done.out


def test_the_schema_of_selftest_is_to_be_had(run) -> None:
    """Each result that is printed as JSON has a schema."""
    assert "trials" in json.loads(run("schema", "selftest").out)["properties"]


@pytest.mark.parametrize(
    ("of", "names"),
    [
        ("answer", {"rows", "silent", "verdict"}),
        ("relation", {"left", "right", "kind"}),
        ("settings", set(cc.Settings.model_fields)),
    ],
)
def test_the_schema_of_each_command_is_to_be_had(run, of: str, names: set[str]) -> None:
    """And of the settings that --settings takes, each with what it means."""
    schema = json.loads(run("schema", of).out)
    assert names <= set(schema["properties"])
    assert of != "settings" or all(p["description"] for p in schema["properties"].values())


@pytest.mark.parametrize("of", ["matches", "segments"])
def test_the_schema_of_a_list_is_one_of_a_list(run, of: str) -> None:
    """`match` and `split` print lists."""
    assert json.loads(run("schema", of).out)["type"] == "array"


# Exit codes


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "nowhere/"],
        ["compare"],
        ["compare", "seeds", "--no-such-option"],
        ["no-such-command"],
        ["ask", "", "seeds"],
        ["split", "nowhere.txt"],
        ["selftest", "nowhere/"],
        ["selftest", "seeds", "--most", "0"],
        ["schema", "nothing"],
        ["compare", "seeds", "--metadata", "nowhere.csv"],
        ["compare", "seeds", "--json", "--markdown"],
        ["split", "seeds/000_e9666c567cc088e1.txt", "--language", "xx"],
    ],
    ids=" ".join,
)
def test_bad_usage_and_bad_input_leave_with_2(
    run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """The message stands on standard error, nothing on standard output, and no traceback."""
    monkeypatch.chdir(REPOSITORY)
    done = run(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_an_error_of_the_program_leaves_with_1(
    run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is told apart from what the caller did wrong."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr("claimcmp.reading.files.load", broken)
    done = run("compare", reports)
    assert done.code == 1
    assert done.out == ""
    assert "a wheel came off" in done.err


def test_a_bad_file_is_named_and_the_rest_is_compared(run, reports: Path) -> None:
    """One broken file does not stop the others."""
    (reports / "bad.json").write_text("{", encoding="utf8")
    done = run("compare", reports, "--json")
    assert done.code == 0
    assert "bad.json" in done.err
    assert [e["file"].rsplit("/", 1)[-1] for e in json.loads(done.out)["errors"]] == ["bad.json"]


def test_strict_turns_a_bad_file_into_2(run, reports: Path) -> None:
    """With --strict an incomplete comparison is none."""
    (reports / "bad.json").write_text("{", encoding="utf8")
    done = run("compare", reports, "--strict", "--json")
    assert done.code == 2
    assert done.out == ""
    assert "bad.json" in done.err


def test_strict_changes_nothing_when_all_is_well(run, reports: Path) -> None:
    """Good files give the same output."""
    assert run("compare", reports, "--strict", "--json") == run("compare", reports, "--json")


# Help


def test_the_commands_are_those_of_the_contract() -> None:
    """Other programs call them by these names."""
    assert set(commands()) == {
        *("", "compare", "ask", "split", "relate", "match", "serve", "mcp", "schema", "selftest"),
        *("archive", "archive add", "archive query", "archive remove", "archive stats"),
        *("review", "review show", "review export", "review import", "review undo"),
    }


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_has_help(name: str) -> None:
    """Nothing is offered without a word on what it does, and each word ends as a sentence."""
    command = commands()[name]
    assert (command.help or "").strip().endswith((".", ".)"))
    for parameter in command.params:
        if parameter.name not in ("help", "install_completion", "show_completion"):
            said = (getattr(parameter, "help", None) or "").strip()
            assert said.endswith("."), parameter.name


@pytest.mark.parametrize("name", commands())
def test_every_command_shows_an_example_that_can_be_typed(name: str) -> None:
    """Help ends with a line to copy, whose words and options the command takes."""
    epilog = commands()[name].epilog or ""
    assert re.match("Examples?: `", epilog)
    for example in re.findall(r"`(.+?)`", epilog):
        words = shlex.split(re.split(" > ", example.split(" | ")[-1])[0])
        assert words[: 1 + len(name.split())] == ["claimcmp", *name.split()]
        called = name
        if hasattr(commands()[name], "commands"):
            called = " ".join(words[1:3]) if name else words[1]
        commands()[called].make_context(called, words[1 + len(called.split()) :])


@pytest.mark.parametrize("name", commands())
def test_help_uses_the_words_of_its_readers(run, name: str) -> None:
    """Words of the trade that made this program stay out of its help."""
    done = run(*name.split(), "--help")
    assert done.code == 0
    assert not [w for w in HIDDEN_WORDS if w in done.out.lower()]


@pytest.mark.parametrize("option", ["--judge", "--settings", "--aliases", "--encoder", "--json"])
def test_commands_that_compare_take_the_same_options(option: str) -> None:
    """What was learnt of one holds for the others."""
    for name in ("compare", "ask", "relate", "match", "archive query"):
        assert option in {o for p in commands()[name].params for o in p.opts}, name


@pytest.mark.parametrize("name", commands())
def test_one_option_has_one_meaning(name: str) -> None:
    """An option of one name takes the same kind of value in every command."""
    known = {o: p.metavar for p in commands()["compare"].params for o in p.opts}
    for parameter in commands()[name].params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert known.get(option, parameter.metavar) == parameter.metavar


def test_the_module_runs_as_the_program() -> None:
    """`python -m claimcmp` is the command line."""
    line = [sys.executable, "-m", "claimcmp", "--version"]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["claimcmp", cc.__version__]
