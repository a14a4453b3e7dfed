"""The order of the rooms: every module imports from its own room and from those before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcmp

ROOT = Path(claimcmp.__file__).parent

ORDER = (
    "errors",
    "values",
    "report",
    "aliases",
    "settings",
    "provenance",
    "corrections",
    "relation",
    "silence",
    "group",
    "answer",
    "comparison",
    "changes",
    "cues",
    "reading",
    "encoding",
    "matching",
    "asking",
    "views",
    "reviewing",
    "comparing",
    "testing",
    "archive",
    "checking",
    "doors",
    "__main__",
)

UPWARD_AT_USE = {
    "report": {"views"},
    "relation": {"views"},
    "group": {"views"},
    "answer": {"views"},
    "comparison": {
        *("views", "asking", "encoding", "changes", "comparing"),
        *("matching", "reading", "reviewing"),  # types of what `update` takes
    },
}
"""Results offer their views and answers as methods, so these import upwards, inside functions
(or for type checkers) only."""

LINES = 400


def modules() -> list[Path]:
    """Every module of the package but its root."""
    return sorted(p for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py")


def label(path: Path) -> str:
    """The module's path inside the package, as tests show it."""
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    """The folder under the package, or the module's own name on the top level."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(tree: ast.AST, *, at_use: bool = False) -> Iterator[tuple[str, bool, int]]:
    """Every room that is imported, whether only at use or for type checkers, and the line."""
    for node in ast.iter_child_nodes(tree):
        inner = at_use or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            inner = True
        for name in imported(node):
            parts = name.split(".")
            if parts[0] == "claimcmp" and len(parts) > 1:
                yield parts[1], inner, node.lineno  # type: ignore[attr-defined]
        yield from imports(node, at_use=inner)


def imported(node: ast.AST) -> list[str]:
    """The dotted names that one import statement brings in; a relative import counts as wrong."""
    if isinstance(node, ast.Import):
        return [a.name for a in node.names]
    if isinstance(node, ast.ImportFrom):
        assert not node.level, f"relative import in line {node.lineno}: write it out in full"
        if node.module == "claimcmp":
            return [f"claimcmp.{a.name}" for a in node.names if a.name in ORDER]
        return [node.module or ""]
    return []


@pytest.mark.parametrize("path", modules(), ids=label)
def test_imports_run_downhill(path: Path) -> None:
    """A module imports nothing from a room that comes after its own."""
    own = room(path)
    place = ORDER.index(own)
    for other, at_use, line in imports(ast.parse(path.read_text(encoding="utf8"))):
        assert other in ORDER, f"{path.name}:{line} imports claimcmp.{other}, which has no place"
        allowed = at_use and other in UPWARD_AT_USE.get(own, ())
        assert ORDER.index(other) <= place or allowed, (
            f"{path.name}:{line}: {own} imports {other}, which comes after it"
        )


@pytest.mark.parametrize("path", modules(), ids=label)
def test_modules_stay_short(path: Path) -> None:
    """A module above 400 lines holds a second idea."""
    lines = len(path.read_text(encoding="utf8").splitlines())
    assert lines <= LINES


@pytest.mark.parametrize("path", modules(), ids=label)
def test_every_module_lists_its_public_names(path: Path) -> None:
    """A module that defines something has `__all__`, and every name in it is to be had there."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    defined = set(definitions(tree))
    if "__all__" in defined:
        listed = next(n.value for n in tree.body if assigned(n) == ["__all__"])  # type: ignore[attr-defined]
        assert set(ast.literal_eval(listed)) <= defined
    else:
        assert path.name == "__main__.py" or not defined, "no __all__"


def assigned(node: ast.stmt) -> list[str]:
    """The plain names that a statement assigns to, one by one or as a tuple."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    if isinstance(node, ast.AnnAssign):
        targets = [node.target]
    names = [n for t in targets for n in (t.elts if isinstance(t, ast.Tuple) else [t])]
    return [n.id for n in names if isinstance(n, ast.Name)]


def definitions(tree: ast.Module) -> Iterator[str]:
    """The names that a module's top level defines."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        if isinstance(node, ast.ImportFrom):
            yield from (a.asname or a.name for a in node.names if a.name != "annotations")
        yield from assigned(node)


@pytest.mark.parametrize("path", modules(), ids=label)
def test_modules_neither_print_nor_exit(path: Path) -> None:
    """Only the command line writes to the terminal by itself or ends the process."""
    if room(path) in ("doors", "__main__"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "sys.exit", "exit", "quit"), f"line {node.lineno}"
