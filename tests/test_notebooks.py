"""Every notebook runs to its end, and its two files hold the same cells."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jupytext
import pytest

import claimcmp as cc
from claimcmp.testing import make_comparison

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.py"))

SAYS = {
    "01_five_reports": ("on the same day disputed", "two years later developing"),
    "02_asking_questions": (
        "no answer is an answer: no-answer",
        "contradicting answers: disputed",
    ),
    "03_thresholds": ("told at 0.9: 2 | told at 0.999: 0",),
    "04_many_reports": ("verdicts: corroborated, developing, disputed, repeated",),
    "05_own_model": ("own judge: [('a', 'b', 'diverges')]",),
    "06_corrections": (
        "diverges -> related (relabelled)",
        "contradictions left: 0",
        "matters: 2 -> 1",
        "undone: 2",
        "nothing new in it: ()",
    ),
}
"""What each notebook prints that its point rests on, blanks as one."""

RUN = """
import sys
import nbformat
from nbclient import NotebookClient
book = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(book, timeout=240, resources={"metadata": {"path": sys.argv[2]}}).execute()
outputs = [o for c in book.cells for o in c.get("outputs", [])]
print(*[o.get("text", "") for o in outputs if o.output_type == "stream"])
"""
"""In a process of its own: a kernel talks to its client over local sockets, which tests close."""


def stem(path: Path) -> str:
    """The notebook's name, as tests show it."""
    return path.stem


@pytest.mark.notebook
@pytest.mark.parametrize("source", NOTEBOOKS, ids=stem)
def test_the_notebook_runs_to_its_end(source: Path) -> None:
    """No cell fails, and what the notebook is about comes out as it tells."""
    line = [sys.executable, "-c", RUN, str(source.with_suffix(".ipynb")), str(source.parent)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    said = " ".join(done.stdout.split())
    assert [words for words in SAYS[source.stem] if words not in said] == []
    assert "both undated disputed" not in said


@pytest.mark.parametrize("source", NOTEBOOKS, ids=stem)
def test_the_two_files_hold_the_same_cells(source: Path) -> None:
    """Whoever edits the .py runs `make notebooks`, so that the .ipynb follows."""
    script = jupytext.read(source)
    book = json.loads(source.with_suffix(".ipynb").read_text(encoding="utf8"))
    cells = [(c.cell_type, c.source) for c in script.cells]
    assert [(c["cell_type"], "".join(c["source"])) for c in book["cells"]] == cells


@pytest.mark.parametrize("source", NOTEBOOKS, ids=stem)
def test_outputs_are_stripped(source: Path) -> None:
    """Outputs live on the reader's machine; in the repository they would fall behind."""
    book = json.loads(source.with_suffix(".ipynb").read_text(encoding="utf8"))
    code = [c for c in book["cells"] if c["cell_type"] == "code"]
    assert code
    assert not [c for c in code if c["outputs"] or c["execution_count"]]


@pytest.fixture(scope="module")
def shown() -> cc.Comparison:
    """Two reports on one thing, whose words would be markup if they were not escaped."""
    voices = {
        "<b>a</b>": "Sandvik is controlled by <i>Venstre</i>.",
        "b": "Høyre controls Sandvik.",
    }
    return make_comparison(voices, [("<b>a</b>", "b", "diverges")])


@pytest.mark.parametrize("what", ["comparison", "report", "relation", "group", "answer"])
def test_a_value_shows_itself_in_a_notebook(shown: cc.Comparison, what: str) -> None:
    """By itself in a cell each is a piece of a page: styled, closed, with nothing to fetch."""
    value: Any = {
        "comparison": shown,
        "report": shown.reports[0],
        "relation": shown.relations[0],
        "group": shown.groups[0],
        "answer": shown.ask("Who controls Sandvik?"),
    }[what]
    html = value._repr_html_().strip()
    assert html.startswith("<div")
    assert html.endswith("</div>")
    assert html.count("<div") == html.count("</div>")
    assert not re.search(r"<b>a|<i>Venstre|<script|https?://|@import", html)


def test_there_is_a_notebook() -> None:
    """The checks above are about something."""
    assert {path.stem for path in NOTEBOOKS} == set(SAYS)


def test_the_invented_reports_say_that_they_are() -> None:
    """Nobody shall take one for news: the folder, a note in it and every outlet say so."""
    folder = NOTEBOOKS[0].parent / "invented"
    reports = cc.load(str(folder / "*.txt"), metadata=folder / "meta.csv")
    assert "Nothing in this folder happened" in (folder / "README.md").read_text(encoding="utf8")
    assert len(reports) >= 12
    assert all(r.published and str(r.source).endswith("(invented)") for r in reports)
    assert {r.language for r in reports} == {"nb", "nn", "da", "en"}
