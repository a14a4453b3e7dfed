"""The MCP server: compare, ask, relate and match as tools, over standard input and output.

The protocol has standard output for itself: what else is printed there goes to
standard error. Nothing is logged, since a log would hold the texts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from claimcmp import __version__
from claimcmp.comparison import Answer
from claimcmp.doors import work
from claimcmp.doors.bodies import (
    AskBody,
    ClaimLike,
    CompareBody,
    GivenReport,
    MatchBody,
    RelateBody,
)
from claimcmp.doors.limits import Limits
from claimcmp.doors.overview import (
    Overview,
    answer_in_words,
    in_words,
    overview,
    relation_in_words,
)
from claimcmp.errors import ClaimcmpError
from claimcmp.relation import Relation
from claimcmp.values import Value

__all__ = ["Matches", "make_server", "serve"]

T = TypeVar("T")

_ABOUT = """\
Compare what reports claim, in Norwegian (nb, nn), Danish and English. The tools compare texts; \
they never say what is true. "related" means the same topic without a verdict. Quotes are word for \
word; places are half-open and count code points. No text leaves this machine.
"""

# Nothing is changed and nothing reached beyond this process: a client may call without asking.
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Reports = Annotated[
    list[GivenReport], Field(min_length=1, description="The reports, each with its whole text.")
]


class Matches(Value):
    """For each claim, in the order given, its relations to the nearest candidates, best first."""

    matches: tuple[tuple[Relation, ...], ...]


def serve() -> None:
    """Serve over standard input and output, until the client closes its end."""
    make_server().run("stdio")


def make_server(limits: Limits | None = None) -> MCPServer:
    """The server with its four tools; `limits` are what one call may hold."""
    server = MCPServer("claimcmp", instructions=_ABOUT, version=__version__, log_level="CRITICAL")
    _add_tools(server, limits or Limits())
    return server


def _add_tools(server: MCPServer, limits: Limits) -> None:
    @server.tool(annotations=_READS)
    def compare(reports: Reports) -> Annotated[CallToolResult, Overview]:
        """Set news reports side by side: what several say, where they diverge, who is silent."""

        def call() -> CallToolResult:
            body = CompareBody(reports=reports)
            body.check(limits)
            short = overview(work.compare(body))
            return _result(in_words(short), short)

        return _told(call)

    @server.tool(annotations=_READS)
    def ask(
        question: Annotated[str, Field(description="In any of the four languages.")],
        reports: Reports,
    ) -> Annotated[CallToolResult, Answer]:
        """Answer a question from news reports: who says what, word for word, and who is silent."""

        def call() -> CallToolResult:
            body = AskBody(question=question, reports=reports)
            body.check(limits)
            answer = work.ask(body)
            return _result(answer_in_words(answer), answer)

        return _told(call)

    @server.tool(annotations=_READS)
    def relate(a: ClaimLike, b: ClaimLike) -> Annotated[CallToolResult, Relation]:
        """Say how two claims relate (agrees, diverges, related, unrelated), and why.

        Both are taken to speak of one event.
        """

        def call() -> CallToolResult:
            body = RelateBody(a=a, b=b)
            body.check(limits)
            relation = work.relate(body)
            return _result(relation.why(), relation)

        return _told(call)

    @server.tool(annotations=_READS)
    def match(
        claims: Annotated[list[ClaimLike], Field(description="What is asked about.")],
        candidates: Annotated[list[ClaimLike], Field(description="The known claims.")],
        top: Annotated[int, Field(ge=1, le=1000, description="How many to return per claim.")] = 5,
    ) -> Annotated[CallToolResult, Matches]:
        """Set claims against known claims, such as earlier fact checks; best first."""

        def call() -> CallToolResult:
            body = MatchBody(claims=claims, candidates=candidates, top=top)
            body.check(limits)
            found = Matches(matches=work.match(body))
            lines = [relation_in_words(r) for relations in found.matches for r in relations]
            return _result("\n".join(lines) or "No candidates to match against.", found)

        return _told(call)


def _told(call: Callable[[], T]) -> T:
    """What the call gives; what the caller can mend is told as the tool's own error."""
    try:
        return call()
    except ClaimcmpError as error:
        raise ToolError(str(error)) from None


def _result(text: str, value: Value) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=text)],
        structured_content=value.model_dump(mode="json"),
    )
