"""Every refusal as one JSON object: what was wrong, given, wanted, and what to do next."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from claimcmp.doors.limits import TooMuch
from claimcmp.doors.wording import FieldProblem, field_problem, parts
from claimcmp.errors import ClaimcmpError, InputError, UnknownLanguage

__all__ = ["Fault", "Refusal", "of_error", "of_status", "of_validation", "reply"]

_DOCS = "see /docs for what is taken"


class Fault(BaseModel):
    """Why a request was refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    error: str = Field(description="The kind of error, in one word.")
    given: str = Field(description="What was given.")
    wanted: str | None = Field(description="What is wanted instead, where one can say.")
    next: str = Field(description="What to do next.")


class Refusal(Exception):
    """A request that is not served: its status, why, and headers to send along."""

    def __init__(self, status: int, fault: Fault, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.fault, self.headers = status, fault, dict(headers or {})
        super().__init__(fault.error)


def reply(refusal: Refusal) -> Response:
    """The refusal as a response."""
    # ASCII: half a surrogate pair of the caller's can be written no other way.
    content = json.dumps(refusal.fault.model_dump())
    return Response(content, refusal.status, refusal.headers, "application/json")


def of_error(error: ClaimcmpError) -> Refusal:
    """An error of the library: what was given cannot be used, or the service itself is broken."""
    fault = _fault(type(error).__name__, parts(error))
    if isinstance(error, TooMuch):
        return Refusal(413, fault)
    # A model or a package that is missing is no fault of the caller's.
    return Refusal(422 if isinstance(error, InputError | UnknownLanguage) else 500, fault)


def of_validation(errors: Sequence[Mapping[str, Any]]) -> Refusal:
    """The first field of a body that is not as the schema has it."""
    if not errors:
        return of_status(422)
    first = errors[0]
    if first["type"] == "json_invalid":
        reason = str(first.get("ctx", {}).get("error", "")) or "not JSON"
        fault = Fault(
            error="InvalidJson",
            given=f"a body that is no JSON: {reason}",
            wanted="want one JSON object, as UTF-8",
            next="correct the body; " + _DOCS,
        )
        return Refusal(422, fault)
    if isinstance(first.get("input"), bytes) and len(first["loc"]) == 1:
        return Refusal(415, _NO_JSON)
    problem = field_problem(errors)
    problem = problem._replace(following=f"{problem.following}; {_DOCS}")
    return Refusal(422, _fault("InvalidField", problem))


def _fault(error: str, problem: FieldProblem) -> Fault:
    given, wanted, following = problem
    following = following or (f"give what is wanted; {_DOCS}" if wanted else _DOCS)
    return Fault(error=error, given=given, wanted=wanted, next=following)


_NO_JSON = Fault(
    error="NotJson",
    given="a body that is not marked as JSON",
    wanted="want the header Content-Type: application/json",
    next="send that header with the body",
)


_OF_STATUS = {
    400: Fault(
        error="BadRequest",
        given="a request that cannot be read",
        wanted="want a body of one JSON object, as UTF-8",
        next="correct the body; " + _DOCS,
    ),
    404: Fault(
        error="NotFound",
        given="a path that does not exist",
        wanted="want one of the paths under /v1, /health or /docs",
        next="correct the path; " + _DOCS,
    ),
    405: Fault(
        error="MethodNotAllowed",
        given="a method that this path does not take",
        wanted="want the method named in the header Allow",
        next="use that method; " + _DOCS,
    ),
    422: Fault(error="InvalidField", given="a body of another form", wanted=None, next=_DOCS),
}


def of_status(status: int, headers: Mapping[str, str] | None = None) -> Refusal:
    """What the framework itself refuses, by its status; 500 is an error of this program."""
    internal = Fault(
        error="InternalError",
        given="a request that this program could not serve",
        wanted=None,
        next="report it, with the request and the lines of the log",
    )
    return Refusal(status, _OF_STATUS.get(status, internal), headers)
