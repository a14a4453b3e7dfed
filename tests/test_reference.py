"""The reference: nothing public is missing from it, and it says what each thing takes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import claimcmp as cc
from claimcmp import archive, testing

PAGE = (Path(__file__).parents[1] / "docs/reference/python.md").read_text(encoding="utf8")
SECTIONS = re.findall(r"^\.\. auto(\w+):: (claimcmp\.[\w.]+)\n((?:   :.*\n)*)", PAGE, re.M)
LISTED = {path.rsplit(".", 1)[-1]: options for _, path, options in SECTIONS}

# What takes nothing that could be wrong; corrections, whose class says what all of them raise; and
# `query`, which takes what `query_each` does.
REFUSES_NOTHING = (
    *("Comparison.divergences", "Report.evidence_for", "FactChecks.of", "Interval.overlaps"),
    *("Encoder.encode", "Judge.opinion", "ScriptedJudge.opinion", "ScriptedJudge.opinions"),
    *("Review", "Review.accept", "Review.reject", "Review.merge", "Archive.query"),
)


def functions() -> Iterator[tuple[str, str, Any]]:
    """Every public function, constructor and method: its name, its docstring and its class's."""
    for module in (cc, testing, archive):
        for name in module.__all__:
            thing = getattr(module, name)
            if not inspect.isclass(thing):
                yield name, inspect.getdoc(thing) or "", thing
            elif not issubclass(thing, BaseException):
                yield from of_class(name, thing)


def of_class(name: str, thing: type) -> Iterator[tuple[str, str, Any]]:
    """The constructor that a class defines itself, and its public methods."""
    whole = inspect.getdoc(thing) or ""
    if "__init__" in vars(thing) and not getattr(thing, "_is_protocol", False):
        yield name, whole, vars(thing)["__init__"]
    for method, given in vars(thing).items():
        made = getattr(given, "__func__", given)
        if inspect.isfunction(made) and not method.startswith(("_", "model_")):
            yield f"{name}.{method}", f"{inspect.getdoc(made) or ''}\n{whole}", made


FUNCTIONS = list(functions())


def parameters(function: Any) -> list[str]:
    """The names of what a function takes."""
    return [p for p in inspect.signature(function).parameters if p not in ("self", "cls")]


@pytest.mark.parametrize(("name", "doc", "function"), FUNCTIONS, ids=[f[0] for f in FUNCTIONS])
def test_every_parameter_is_spoken_of(name: str, doc: str, function: Any) -> None:
    """Under Args or in the prose, of the function or of its class."""
    if name != "Archive.query":  # those of `query_each`, as it says
        for parameter in parameters(function):
            assert re.search(rf"`{parameter}\b|^\s*{parameter}: |`\w+\({parameter}", doc, re.M)


@pytest.mark.parametrize(("name", "doc", "function"), FUNCTIONS, ids=[f[0] for f in FUNCTIONS])
def test_what_is_refused_is_said(name: str, doc: str, function: Any) -> None:
    """Whatever takes something says what it raises; the few that refuse nothing are named here."""
    if parameters(function) and name not in REFUSES_NOTHING:
        assert "Raises:" in doc
    assert doc.strip()


@pytest.mark.parametrize("module", [testing, archive], ids=["testing", "archive"])
def test_the_public_names_of_a_module_beside_the_root_are_documented(module: Any) -> None:
    """Each has its place on the page."""
    assert set(module.__all__) <= set(LISTED)


def test_every_method_of_a_comparison_is_documented() -> None:
    """The page takes all that have a docstring, and all have one."""
    assert ":members:\n" in LISTED["Comparison"]
    public = [n for n in vars(cc.Comparison) if not n.startswith(("_", "model_"))]
    methods = [n for n in public if n not in cc.Comparison.model_fields]
    assert all(inspect.getdoc(vars(cc.Comparison)[n]) for n in methods)
    assert not [n for n in methods if n in LISTED["Comparison"]]


def test_members_that_the_page_names_exist() -> None:
    """A method that was renamed is not asked for in vain."""
    for kind, path, options in SECTIONS:
        found = re.search(r":members: (.+)", options)
        if kind == "class" and found:
            thing = looked_up(path)
            assert all(hasattr(thing, name.strip()) for name in found[1].split(","))


def looked_up(path: str) -> Any:
    """What a dotted path names."""
    thing: Any = cc
    for part in path.split(".")[1:]:
        thing = getattr(thing, part)
    return thing


def test_what_methods_of_a_comparison_return_is_documented() -> None:
    """Each value type has its place, so that nobody has to guess at its fields."""
    for name, given in vars(cc.Comparison).items():
        made = given.fget if isinstance(given, property) else given
        if inspect.isfunction(made) and not name.startswith(("_", "model_")):
            returned = str(made.__annotations__["return"])
            assert set(re.findall(r"[A-Z]\w+", returned)) - {"Any", "None"} <= set(LISTED)
