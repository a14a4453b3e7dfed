"""The HTTP application: its paths, what they take and give, and its refusals."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Annotated, Any, Literal, TypeVar

from fastapi import Body, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, TypeAdapter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from claimcmp import __version__
from claimcmp.comparison import SCHEMA_VERSION, Answer, Comparison, Relation
from claimcmp.doors import work
from claimcmp.doors.bodies import (
    AskBody,
    CompareBody,
    MatchBody,
    PairsBody,
    RelateBody,
    SplitBody,
)
from claimcmp.doors.http.examples import EXAMPLES
from claimcmp.doors.http.faults import Fault, Refusal, of_error, of_status, of_validation, reply
from claimcmp.doors.http.guard import LOCAL_HOSTS, Guard
from claimcmp.doors.http.pool import Pool
from claimcmp.doors.limits import Limits
from claimcmp.errors import ClaimcmpError
from claimcmp.report import Sentence

__all__ = ["Compared", "ComparedAndAsked", "Health", "make_app"]

T = TypeVar("T")

_ABOUT = """\
Compare what reports claim, across Norwegian, Danish and English. Nothing that is sent is kept, \
logged or passed on. Every refusal is a JSON object with the keys `error`, `given`, `wanted` and \
`next`. Places in a text are half-open; `offsets` says how they are counted.
"""

_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Fault, "description": "The body cannot be read."},
    401: {"model": Fault, "description": "The API key is missing or another one."},
    408: {"model": Fault, "description": "The body did not arrive in time."},
    413: {"model": Fault, "description": "More than the service takes at a time."},
    415: {"model": Fault, "description": "A body that is not marked as JSON."},
    421: {"model": Fault, "description": "A host that is not this machine, and no API key."},
    422: {"model": Fault, "description": "A field that cannot be used as given."},
    429: {"model": Fault, "description": "Too many requests at a time."},
    500: {"model": Fault, "description": "An error of this program."},
    503: {"model": Fault, "description": "Not done within the time of a request."},
}


class Compared(Comparison):
    """A comparison; `offsets` is there where places are counted in UTF-16 units."""

    offsets: Literal["utf16"] | None = None


class ComparedAndAsked(BaseModel):
    """A comparison, and the answers to the questions in their order."""

    comparison: Compared
    answers: tuple[Answer, ...]


class Health(BaseModel):
    """That the service is there, and which it is."""

    status: Literal["ok"] = "ok"
    version: str = Field(default=__version__, description="Of claimcmp.")
    schema_version: str = Field(default=SCHEMA_VERSION, description="Of a comparison's JSON.")


class _App(FastAPI):
    """The application, which describes itself when it is first asked to."""

    asks_for_key = False

    def openapi(self) -> dict[str, Any]:
        """The description, with what the framework does not know of the answers and of the key."""
        if self.openapi_schema is None:
            _complete(super().openapi(), key=self.asks_for_key)
        return super().openapi()


def _complete(made: dict[str, Any], *, key: bool) -> None:
    for end in ("start", "end"):
        # RFC 3339, which `date-time` means, wants a zone; an interval's ends have none.
        field = made["components"]["schemas"]["Interval"]["properties"][end]
        field.pop("format", None)
        field["description"] = "UTC, as ISO 8601 without a zone."
    if not key:
        return
    # The check itself stands before the paths.
    made["components"]["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer"},
        "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    }
    for path, methods in made["paths"].items():
        if path.startswith("/v1"):
            for operation in methods.values():
                operation["security"] = [{"bearer": []}, {"header": []}]


def make_app(
    *,
    limits: Limits | None = None,
    key: str | None = None,
    hosts: frozenset[str] | None = LOCAL_HOSTS,
) -> FastAPI:
    """The application, ready for a server.

    Args:
        limits: What it takes at a time; None for the defaults.
        key: What callers have to present for everything under `/v1`.
        hosts: The hosts that a request may name; None for any, as it has to
            be where other machines call. With a key any may be named.
    """
    limits = limits or Limits()
    pool = Pool(limits)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        pool.close()

    app = _App(
        title="claimcmp",
        version=__version__,
        description=_ABOUT,
        docs_url=None,  # the framework's pages load from the web
        redoc_url=None,
        lifespan=lifespan,
        responses=_REFUSALS,
        swagger_ui_oauth2_redirect_url=None,
    )
    _add_paths(app, pool, limits)
    _add_pages(app)
    _add_refusals(app)
    app.asks_for_key = key is not None
    app.add_middleware(Guard, limits=limits, key=key, hosts=None if key is not None else hosts)
    return app


def _add_paths(app: FastAPI, pool: Pool, limits: Limits) -> None:
    async def done(body: Any, work: Callable[[Any], T], kind: Any = None) -> Response:
        body.check(limits)
        # Writing a long answer takes as long as some work: it is part of it.
        return Response(
            await pool.run(lambda: _json(work(body), kind)),
            media_type="application/json",
            headers={"Claimcmp-Offsets": body.offsets},
        )

    @app.post("/v1/compare", response_model=Compared | ComparedAndAsked, tags=["reports"])
    async def compare(body: Annotated[CompareBody, _examples("compare")]) -> Response:
        """Set reports side by side: what several say, where they diverge, who is silent."""
        return await done(body, _compared)

    @app.post("/v1/ask", response_model=Answer, tags=["reports"])
    async def ask(body: Annotated[AskBody, _examples("ask")]) -> Response:
        """Answer one question from reports, with the exact quotes, and who is silent on it."""
        return await done(body, work.ask, Answer)

    @app.post("/v1/relate", response_model=Relation, tags=["claims"])
    async def relate(body: Annotated[RelateBody, _examples("relate")]) -> Response:
        """Say how two claims relate, taking them to speak of one event."""
        return await done(body, work.relate, Relation)

    @app.post("/v1/relate_pairs", response_model=tuple[Relation, ...], tags=["claims"])
    async def relate_pairs(body: Annotated[PairsBody, _examples("relate_pairs")]) -> Response:
        """The same for many pairs, in their order, quicker than one by one."""
        return await done(body, work.relate_pairs, tuple[Relation, ...])

    @app.post("/v1/match", response_model=tuple[tuple[Relation, ...], ...], tags=["claims"])
    async def match(body: Annotated[MatchBody, _examples("match")]) -> Response:
        """Set each claim against known claims; those that bear on it come first."""
        return await done(body, work.match, tuple[tuple[Relation, ...], ...])

    @app.post("/v1/split", response_model=tuple[Sentence, ...], tags=["texts"])
    async def split(body: Annotated[SplitBody, _examples("split")]) -> Response:
        """Cut a text into its sentences, and what is set aside and why."""
        return await done(body, work.split, tuple[Sentence, ...])

    @app.get("/v1/schema", tags=["service"])
    async def schema() -> dict[str, Any]:
        """The JSON schema of a comparison."""
        from claimcmp.views.json import schema

        return await pool.run(schema)

    @app.get("/health", response_model=Health, tags=["service"])
    async def health() -> Health:
        """Say that the service is there. Needs no key."""
        return Health()


def _examples(name: str) -> Any:
    return Body(openapi_examples=EXAMPLES[name])  # type: ignore[arg-type]


def _compared(body: CompareBody) -> bytes:
    """What `to_json` writes, beside the answers where there are questions."""
    comparison = work.compare(body)
    written = comparison.to_json(offsets=body.offsets)
    if not body.ask:
        return written.encode()
    answers = [work.answered(comparison, question, body.offsets) for question in body.ask]
    return b'{"comparison": %b, "answers": %b}' % (
        written.encode(),
        _json(answers, list[Answer]),
    )


def _json(value: Any, kind: Any) -> bytes:
    return value if isinstance(value, bytes) else TypeAdapter(kind).dump_json(value)


def _add_pages(app: FastAPI) -> None:
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
    headers = {"Content-Security-Policy": f"{policy}; base-uri 'none'; frame-ancestors 'none'"}
    shown = files("claimcmp.doors.http").joinpath("page")

    def add(path: str, name: str, media_type: str) -> None:
        async def page() -> Response:
            return Response(shown.joinpath(name).read_bytes(), 200, headers, media_type)

        app.get(path, include_in_schema=False)(page)

    add("/docs", "page.html", "text/html; charset=utf-8")
    add("/docs/page.js", "page.js", "text/javascript; charset=utf-8")
    add("/docs/page.css", "page.css", "text/css; charset=utf-8")

    @app.get("/", include_in_schema=False)
    async def root() -> Response:
        return RedirectResponse("/docs")


def _add_refusals(app: FastAPI) -> None:
    @app.exception_handler(Refusal)
    async def refused(_request: Request, error: Refusal) -> Response:
        return reply(error)

    @app.exception_handler(ClaimcmpError)
    async def unusable(_request: Request, error: ClaimcmpError) -> Response:
        return reply(of_error(error))

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> Response:
        return reply(of_validation(error.errors()))

    @app.exception_handler(HTTPException)
    async def unknown(_request: Request, error: HTTPException) -> Response:
        return reply(of_status(error.status_code, error.headers))
