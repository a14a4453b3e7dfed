"""The commands that serve other programs: `claimcmp serve` (HTTP) and `claimcmp mcp`."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from claimcmp.doors.limits import Limits, limits_of
from claimcmp.doors.streams import tell as say
from claimcmp.errors import MissingExtra

__all__ = ["mcp", "serve"]


def _limit(option: str, field: str) -> typer.models.OptionInfo:
    """An option for a limit, with the help and the range that the limit has itself."""
    described = Limits.model_fields[field]
    default = described.get_default(call_default_factory=True)
    made: typer.models.OptionInfo = typer.Option(
        option,
        metavar="NUMBER",
        help=f"{described.description} Left out: {default:,}.",
        show_default=False,
    )
    return made


def serve(
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="The address to listen on. Other machines reach all but 127.0.0.1 and ::1; there "
            "an API key is needed.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option("--port", metavar="NUMBER", help="The port; 0 for any that is free."),
    ] = 8000,
    api_key: Annotated[
        str | None,
        typer.Option(
            "--api-key",
            metavar="KEY",
            envvar="CLAIMCMP_API_KEY",
            show_envvar=True,
            help="What callers have to present. Better set in the environment than here, where "
            "others on this machine can read it.",
            show_default=False,
        ),
    ] = None,
    max_bytes: Annotated[int | None, _limit("--max-bytes", "body_bytes")] = None,
    max_reports: Annotated[int | None, _limit("--max-reports", "reports")] = None,
    max_characters: Annotated[int | None, _limit("--max-characters", "characters")] = None,
    max_pairs: Annotated[int | None, _limit("--max-pairs", "pairs")] = None,
    max_questions: Annotated[int | None, _limit("--max-questions", "questions")] = None,
    seconds: Annotated[float | None, _limit("--seconds", "seconds")] = None,
    workers: Annotated[int | None, _limit("--workers", "workers")] = None,
    waiting: Annotated[int | None, _limit("--waiting", "waiting")] = None,
) -> None:
    """Serve comparisons over HTTP to other programs, with a page at /docs to try it.

    Needs the extra `serve`. Nothing that is sent is kept or written to the log.
    """
    limits = limits_of(
        body_bytes=max_bytes,
        reports=max_reports,
        characters=max_characters,
        pairs=max_pairs,
        questions=max_questions,
        seconds=seconds,
        workers=workers,
        waiting=waiting,
    )
    _need("serve", "fastapi", "uvicorn", purpose="claimcmp serve")
    from claimcmp.doors.http.serving import serve as serve_http

    def tell(address: str) -> None:
        say(f"serving {address} (to try it: {address}/docs); Ctrl-C ends it")

    serve_http(host, port, key=api_key, limits=limits, tell=tell)


def mcp() -> None:
    """Offer compare, ask, relate and match as tools to an MCP client, over standard input.

    Needs the extra `mcp`. A client starts this command itself; see the page on MCP.
    """
    _need("mcp", "mcp", purpose="claimcmp mcp")
    from claimcmp.doors.mcp import serve as serve_tools

    if sys.stdin is not None and sys.stdin.isatty():
        say("waiting for an MCP client on standard input; Ctrl-C ends it")
    serve_tools()


def _need(extra: str, *packages: str, purpose: str) -> None:
    for package in packages:
        if find_spec(package) is None:
            raise MissingExtra(package, extra, purpose)
