"""The documentation and the README: their code runs, their commands and names exist."""

from __future__ import annotations

import doctest
import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

import claimcmp as cc
from claimcmp.comparison import Caveat, Verdict
from claimcmp.doors.cli import main
from claimcmp.doors.commands import app

REPOSITORY = Path(__file__).parents[1]
DOCS = REPOSITORY / "docs"
PAGES = sorted([REPOSITORY / "README.md", *DOCS.rglob("*.md")])
FOR_READERS = [p for p in PAGES if p.name == "README.md"]

FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)
HIDDEN_WORDS = r"\bdoors?\b|\bcues?\b|\bmargin\b|mutual nearest"


def label(page: Path) -> str:
    """The page's path, as tests show it."""
    return page.relative_to(REPOSITORY).as_posix()


def blocks(page: Path, *kinds: str) -> list[tuple[str, str, int]]:
    """The fenced blocks of some kinds: kind, code, and the line on which the code begins."""
    if not page.is_file():
        return []
    text = page.read_text(encoding="utf8")
    found = ((m[1], m[2], text[: m.start(2)].count("\n") + 1) for m in FENCE.finditer(text))
    return [b for b in found if b[0] in kinds]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in, with the sample reports where the pages expect them."""
    (tmp_path / "seeds").symlink_to(REPOSITORY / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python", "pycon")], ids=label)
def test_the_code_of_a_page_runs(page: Path, place: Path) -> None:
    """Blocks run from the first to the last; what a session prints is what the page shows."""
    names: dict[str, Any] = {"__name__": "page"}
    for kind, code, line in blocks(page, "python", "pycon"):
        if kind == "python":
            # The same number of lines before it, so that an error names the page's own line.
            exec(compile("\n" * (line - 1) + code, str(page), "exec"), names)
        else:
            compare_session(code, names, page, line)


def compare_session(code: str, names: dict[str, Any], page: Path, line: int) -> None:
    """Run one session block, sharing the page's names, and compare its output."""
    parsed = doctest.DocTestParser().get_doctest(code, names, label(page), str(page), line)
    parsed.globs = names  # the parser copies them; later blocks shall see what this one sets
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    failed = runner.run(parsed, out=said.append, clear_globs=False).failed
    assert not failed, "".join(said)


def shown_commands() -> Iterator[tuple[str, str]]:
    """Every line of a page that calls claimcmp in a shell."""
    for page in PAGES:
        for _, code, _ in blocks(page, "text", "bash", "console", "sh"):
            for line in code.splitlines():
                found = re.match(r"(?:\$ )?claimcmp (\w+)(.*)", line)
                if found and "[OPTIONS]" not in line:
                    yield found[1], found[2]


def test_shown_commands_and_options_exist() -> None:
    """No page shows a command or an option that the program does not have."""
    root: Any = typer.main.get_command(app)
    for name, rest in shown_commands():
        command = root.commands[name]
        if hasattr(command, "commands"):
            command = command.commands[rest.split()[0]]
        known = {o for p in command.params for o in p.opts} | {"--help"}
        assert set(re.findall(r"(?<!\S)--[a-z]+", rest.split("#")[0])) <= known


def test_every_command_and_option_is_documented() -> None:
    """The page on the command line is made from the program; nothing is missing from it."""
    sys.path.insert(0, str(DOCS))
    try:
        from generated import commands
    finally:
        sys.path.remove(str(DOCS))
    assert "<!-- made from: commands -->" in (DOCS / "reference/command-line.md").read_text("utf8")
    page = commands()
    root: Any = typer.main.get_command(app)
    for name, command in root.commands.items():
        assert f"## `claimcmp {name}`" in page
        parts = getattr(command, "commands", {})
        assert all(f"### `claimcmp {name} {part}`" in page for part in parts)
        params = [p for c in (command, *parts.values()) for p in c.params]
        assert all(option in page for p in params for option in p.opts if option[0] == "-")


def test_every_record_of_the_schema_is_documented(capfdbinary: Any) -> None:
    """The page on JSON is made from the schema that the command line prints."""
    sys.path.insert(0, str(DOCS))
    try:
        from generated import fields
    finally:
        sys.path.remove(str(DOCS))
    assert "<!-- made from: schema -->" in (DOCS / "reference/schema.md").read_text("utf8")
    with pytest.raises(SystemExit):
        main(["schema"])
    schema = json.loads(capfdbinary.readouterr().out)
    page = fields()
    for name, record in schema["$defs"].items():
        assert f"## {name}\n" in page
        assert all(f"`{field}`" in page for field in record.get("properties", {}))


def test_every_public_name_is_documented() -> None:
    """Each name at the root stands on the reference page."""
    page = (DOCS / "reference/python.md").read_text(encoding="utf8")
    documented = set(re.findall(r"^\.\. auto\w+:: claimcmp\.(\w+)$", page, re.M))
    assert documented == set(cc.__all__)


def test_the_contract_s_words_are_in_the_glossary() -> None:
    """Every word that has one meaning here has an entry."""
    glossary = (DOCS / "glossary.md").read_text(encoding="utf8")
    for word in (
        *("report", "source", "origin", "speaker", "sentence", "claim", "span", "cosine"),
        *("margin score", "alignment", "relation", "agreement", "divergence", "silence"),
        *("corroboration", "cue", "group", "answer", "view", "door"),
        *("review", "correction", "fold", "omission", "bridge", "ranking", "counterpart"),
        *("held back", "fact check", "influence", "coverage", "timing", "aside"),
        *get_args(Caveat),
        *get_args(Verdict),
    ):
        assert f"\n{word}\n  " in glossary


@pytest.mark.parametrize("page", FOR_READERS, ids=label)
def test_readers_meet_none_of_the_inner_words(page: Path) -> None:
    """Words that only builders need stay out of what everybody reads first."""
    assert not re.findall(HIDDEN_WORDS, page.read_text(encoding="utf8"), re.I)


def test_the_readme_shows_the_two_commands_first() -> None:
    """The first block of the README is what a newcomer types."""
    first = FENCE.search((REPOSITORY / "README.md").read_text(encoding="utf8"))
    assert first is not None
    assert {"make demo", "make test"} <= {
        line.split("#")[0].strip() for line in first[2].split("\n")
    }


def test_the_readme_shows_what_the_program_says(place: Path, capfdbinary: Any) -> None:
    """Every line of the output on the first screen is output; "…" stands for what is left out."""
    page = (REPOSITORY / "README.md").read_text(encoding="utf8")
    shown = re.search(r"<!-- output: begin -->\n```text\n(.*?)```", page, re.S)
    demo = re.search(r"^demo:.*?\n\n", (REPOSITORY / "Makefile").read_text("utf8"), re.S | re.M)
    assert shown is not None
    assert demo is not None
    asked = [a for q in re.findall(r'--ask "([^"]+)"', demo[0]) for a in ("--ask", q)]
    with suppress(SystemExit):
        main(["compare", "seeds/", *asked])
    said = " ".join(capfdbinary.readouterr().out.decode().split())
    for line in shown[1].splitlines():
        for part in line.split("…"):
            assert " ".join(part.split()) in said


def test_the_sample_reports_are_described_as_they_are() -> None:
    """The spans on the page about the samples cut out what the page says they do."""
    page = (DOCS / "seeds.md").read_text(encoding="utf8")
    texts = {p.name[:3]: p.read_text(encoding="utf8") for p in (REPOSITORY / "seeds").iterdir()}
    spans = re.findall(r'["`]([^"`]+)["`](?: line)? at\s+\[(\d+), (\d+)\)', page)
    assert len(spans) >= 10
    for words, start, end in spans:
        assert any(text[int(start) : int(end)] == words for text in texts.values()), words


def test_the_benchmark_runner_finds_its_places() -> None:
    """Every table that the runner prints has its place on the page."""
    page = (DOCS / "benchmarks.md").read_text(encoding="utf8")
    for name in ("startup", "retrieval", "reword", "split", "pairs", "nli", "align", "language"):
        assert page.count(f"<!-- {name}: begin -->") == page.count(f"<!-- {name}: end -->") == 1
