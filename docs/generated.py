"""Pages that cannot fall behind: the command line and the JSON schema, read from the program.

A page says where with a line of its own: `<!-- made from: commands -->` or
`<!-- made from: schema -->`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from claimcmp.doors.commands import app as command_line
from claimcmp.views.json import schema

__all__ = ["commands", "fields", "fill"]


def fill(_app: object, _name: str, source: list[str]) -> None:
    """Put the tables where a page asks for them."""
    for mark, make in (("commands", commands), ("schema", fields)):
        place = f"<!-- made from: {mark} -->"
        if place in source[0]:
            source[0] = source[0].replace(place, make())


def commands() -> str:
    """Every command with its arguments and options, as Markdown."""
    root: Any = typer.main.get_command(command_line)
    return "\n".join(line for name, c in root.commands.items() for line in _command(c, name))


def _command(command: Any, name: str, level: str = "##") -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    below: dict[str, Any] = getattr(command, "commands", {})
    tail = ["COMMAND"] if below else map(_in_usage, arguments)
    usage = " ".join([name, *(["[OPTIONS]"] if options else []), *tail])
    yield f"\n{level} `claimcmp {name}`\n"
    yield f"```text\nclaimcmp {usage}\n```\n"
    yield f"{command.help}\n"
    if not below:
        yield "| | |\n|---|---|"
    for parameter in (*arguments, *options):
        yield f"| {_shown(parameter)} | {_cell(parameter.help)}{_default(parameter)} |"
    yield f"\n{command.epilog}\n"
    for inner, part in below.items():
        yield from _command(part, f"{name} {inner}", level + "#")


def _meta(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _in_usage(parameter: Any) -> str:
    return _meta(parameter) + ("..." if parameter.nargs == -1 else "")


def _default(parameter: Any) -> str:
    """What is used where it is left out, as the help says it too."""
    plain = parameter.show_default and not getattr(parameter, "is_flag", False)
    value = getattr(parameter.default, "value", parameter.default)
    return f" Left out: {value}." if plain and value not in (None, ()) else ""


def _shown(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{_meta(parameter)}`"
    value = "" if parameter.is_flag else f" {_meta(parameter)}"
    return ", ".join(f"`{name}{value}`" for name in parameter.opts)


def fields() -> str:
    """Every record of the schema with its fields, as Markdown tables."""
    whole = schema()
    records = {"Comparison": whole, **dict(sorted(whole["$defs"].items()))}
    return "\n".join(line for name, r in records.items() for line in _record(name, r))


def _record(name: str, record: dict[str, Any]) -> Iterator[str]:
    yield f"\n## {name}\n"
    paragraphs = record.get("description", "").strip().split("\n\n")
    yield from (" ".join(p.split()) + "\n" for p in paragraphs)
    yield "| field | type | |\n|---|---|---|"
    for field, what in record.get("properties", {}).items():
        yield f"| `{field}` | {_type(what)} | {_cell(what.get('description', ''))} |"
    yield ""


def _type(what: dict[str, Any]) -> str:
    if "$ref" in what:
        name = what["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "const" in what:
        return f"`{what['const']}`"
    if "enum" in what:
        return ", ".join(f"`{value}`" for value in what["enum"])
    if "anyOf" in what:
        return " or ".join(_type(part) for part in what["anyOf"])
    if what.get("type") == "array":
        return f"list of {_type(what.get('items', {}))}"
    if isinstance(what.get("additionalProperties"), dict):
        return f"map to {_type(what['additionalProperties'])}"
    bounds = [f"{sign} {what[key]:g}" for key, sign in _BOUNDS if key in what]
    return " ".join([str(what.get("type", "any")), *bounds])


_BOUNDS = (("minimum", "≥"), ("maximum", "≤"))


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")
