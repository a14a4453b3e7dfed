"""The root of the package: its names, and what importing it costs."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

import claimcmp

REPOSITORY = Path(__file__).parents[1]
HEAVY = ("torch", "transformers", "pandas", "sklearn", "sentence_transformers", "onnxruntime")


def loaded_by(statement: str) -> set[str]:
    """Which heavy packages are loaded after a statement in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_brings_in_nothing_heavy() -> None:
    """`import claimcmp` loads no model library and no data frame library."""
    assert loaded_by("import claimcmp") == set()


def test_comparing_brings_in_no_model_library() -> None:
    """A whole comparison with the embedded models runs without torch and without pandas.

    onnxruntime computes one of the two; it is all that comes along.
    """
    records = "[{'id': 'a', 'text': 'Ten died in Oslo.'}, {'id': 'b', 'text': 'Ti døde i Oslo.'}]"
    statement = f"import claimcmp as cc; cc.compare(cc.load({records})).to_json()"
    assert loaded_by(statement) == {"onnxruntime"}


def test_importing_opens_no_file_of_the_package_but_its_code() -> None:
    """Word lists and weights are read when they are first needed, not at import."""
    code = (
        "import sys\nopened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "import claimcmp\n"
        "print([f for f in opened if 'claimcmp' in f and not f.endswith(('.py', '.pyc'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    opened = [f for f in ast.literal_eval(run.stdout) if Path(f).is_file()]
    assert opened == []


@pytest.mark.parametrize("name", claimcmp.__all__)
def test_every_listed_name_exists(name: str) -> None:
    """Each name of `__all__` loads, and says in a docstring what it is."""
    assert getattr(claimcmp, name).__doc__


def test_names_for_type_checkers_are_the_names_at_run_time() -> None:
    """The imports that type checkers read bring exactly `__all__`."""
    tree = ast.parse(Path(claimcmp.__file__).read_text(encoding="utf8"))
    blocks = [n for n in tree.body if isinstance(n, ast.If)]
    names = {
        a.asname or a.name
        for block in blocks
        for n in block.body
        if isinstance(n, ast.ImportFrom)
        for a in n.names
    }
    assert names == set(claimcmp.__all__)


def test_the_names_are_sorted_and_unique() -> None:
    """`__all__` is in order, so that a reader finds a name in it."""
    assert list(claimcmp.__all__) == sorted(set(claimcmp.__all__))


def test_dir_lists_the_public_names() -> None:
    """Completion in a notebook offers them before they are loaded."""
    assert set(claimcmp.__all__) <= set(dir(claimcmp))


def test_an_unknown_name_is_an_attribute_error() -> None:
    """Misspelling a name fails as it does in any module."""
    with pytest.raises(AttributeError, match="'claimcmp' has no attribute 'compere'"):
        _ = claimcmp.compere


def test_the_version_is_that_of_the_project() -> None:
    """`__version__` and pyproject.toml state one number."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf8"))
    assert claimcmp.__version__ == project["project"]["version"]


def test_every_direct_dependency_is_pinned() -> None:
    """Each direct dependency stands in constraints.txt, so that `make` installs known versions."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf8"))["project"]
    listed = (REPOSITORY / "constraints.txt").read_text(encoding="utf8").splitlines()
    pinned = {
        normal(line.split("==")[0]) for line in listed if "==" in line[:60] and line[0] != "#"
    }
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {normal(w.split(">=")[0]) for w in wanted if not w.startswith("claimcmp[")}
    assert names <= pinned
    assert "torch" in pinned


def normal(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return name.strip().lower().replace("_", "-").replace(".", "-")
