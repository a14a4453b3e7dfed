"""Every notebook runs to its end, and its two files hold the same cells."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jupytext
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.py"))

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
    """No cell fails, and the last word on the invented report is right."""
    line = [sys.executable, "-c", RUN, str(source.with_suffix(".ipynb")), str(source.parent)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    said = " ".join(done.stdout.split())
    assert "on the same day disputed" in said
    assert "two years later developing" in said
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


def test_there_is_a_notebook() -> None:
    """The checks above are about something."""
    assert NOTEBOOKS
