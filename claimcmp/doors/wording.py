"""What is wrong with a field that was sent, in the words of this library's own errors.

A body is checked against its model by pydantic, whose messages tell a
programmer of Python what is wrong; who sends JSON is told here what was given,
what is wanted and what to do next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from claimcmp.errors import ClaimcmpError

__all__ = ["FieldProblem", "field_problem", "parts"]

_WIDTH = 120
_BRANCHES = frozenset({"str", "int", "GivenClaim"})
"""What pydantic calls the branches of a union, which are no fields of what was sent."""


class FieldProblem(NamedTuple):
    """The three parts of an error; `wanted` begins with "want", or is None where one cannot say."""

    given: str
    wanted: str | None
    following: str

    def __str__(self) -> str:
        return "; ".join(part for part in self if part)


def parts(error: ClaimcmpError) -> FieldProblem:
    """The three parts of an error of this library.

    What was given may itself hold semicolons. Where the message does not say
    what to do next, that is "".
    """
    message = str(error)
    given, mark, rest = message.rpartition("; want")
    if mark:
        wanted, _, following = f"want{rest}".partition("; ")
        return FieldProblem(given, wanted, following)
    given, _, following = message.rpartition("; ")
    return FieldProblem(given, None, following) if given else FieldProblem(message, None, "")


def field_problem(errors: Sequence[Mapping[str, Any]]) -> FieldProblem:
    """The problem that says most, of those that pydantic found; at least one.

    Where a claim may be a text or an object, that it is no text says less than
    what the object lacks: the problem that lies deepest is told. Of several
    branches that each want another kind of value, all wishes are told.
    """
    first = max(errors, key=lambda e: len(_way(e)))
    where = ".".join(_way(first)) or "body"
    own = first.get("ctx", {}).get("error")
    if isinstance(own, ClaimcmpError):
        return parts(own)
    kind = str(first["type"])
    if kind == "missing":
        return FieldProblem(f"no {where}", f"want {where}", "add it")
    if kind == "extra_forbidden":
        given = f"{where} is {_shown(first.get('input'))}"
        return FieldProblem(
            given, "want no field of that name", "leave it out, or correct its name"
        )
    wishes = dict.fromkeys(_wish(e) for e in errors if _way(e) == _way(first))
    given = f"{where} is {_shown(first.get('input'))}"
    return FieldProblem(given, f"want {' or '.join(wishes)}", f"correct {where}")


def _way(error: Mapping[str, Any]) -> list[str]:
    """The names of the fields that lead to what is wrong."""
    named = (str(part) for part in error["loc"])
    return [n for n in named if n not in _BRANCHES and not n.startswith(("list[", "dict["))]


_WISHES = {
    "string_type": "a string",
    "string_unicode": "a string without half of a surrogate pair",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "none_required": "null",
    "greater_than_equal": "{ge} or more",
    "greater_than": "more than {gt}",
    "less_than_equal": "{le} or less",
    "less_than": "less than {lt}",
    "literal_error": "{expected}",
    "too_short": "at least {min_length} of them",
    "too_long": "at most {max_length} of them",
}


def _wish(error: Mapping[str, Any]) -> str:
    known = _WISHES.get(str(error["type"]))
    if known is None:
        # A kind that none of the bodies can bring about today: better its own words than none.
        said = str(error["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
        return said[:1].lower() + said[1:]
    return known.format_map(error.get("ctx", {}))


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]} …"
