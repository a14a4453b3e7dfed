"""The MCP server: compare, ask, relate and match as tools, over standard input and output.

The protocol has standard output for itself: what else is printed there goes to
standard error. Nothing is logged, since a log would hold the texts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field, ValidationError

from claimcmp import __version__
from claimcmp.comparison import Answer
from claimcmp.doors import work
from claimcmp.doors.bodies import (
    AskBody,
    ClaimLike,
    CompareBody,
    FactChecksLike,
    GivenReport,
    MatchBody,
    RelateBody,
)
from claimcmp.doors.limits import Limits
from claimcmp.doors.means import JudgeName, NamesThatAreOne
from claimcmp.doors.overview import (
    Overview,
    answer_in_words,
    in_words,
    overview,
    relation_in_words,
)
from claimcmp.doors.wording import field_problem
from claimcmp.errors import ClaimcmpError
from claimcmp.reading.factchecks import FactCheck
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
    """For each claim, in the order given, its relations to the nearest candidates, best first.

    `fact_checks` are the reviews of those candidates that were given as such,
    by the id of the right claim; their ratings are their own.
    """

    matches: tuple[tuple[Relation, ...], ...]
    fact_checks: tuple[FactCheck, ...] = ()


class _Server(MCPServer):
    """The server, which tells of arguments that do not fit in the words of this library."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        taken = {t.name: list(t.input_schema["properties"]) for t in await self.list_tools()}
        if strange := [a for a in arguments if name in taken and a not in taken[name]]:
            # Passed over, a misspelt argument would look as if it had been heeded.
            raise ToolError(
                f"{strange[0]!r} is no argument of {name}; want any of {', '.join(taken[name])}"
            )
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            cause = error.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(str(field_problem(cause.errors()))) from cause
            raise


def serve() -> None:
    """Serve over standard input and output, until the client closes its end."""
    make_server().run("stdio")


def make_server(limits: Limits | None = None) -> MCPServer:
    """The server with its four tools; `limits` are what one call may hold."""
    server = _Server("claimcmp", instructions=_ABOUT, version=__version__, log_level="CRITICAL")
    _add_tools(server, limits or Limits())
    return server


def _add_tools(server: MCPServer, limits: Limits) -> None:
    @server.tool(annotations=_READS)
    def compare(
        reports: Reports, aliases: NamesThatAreOne = None, judge: JudgeName = None
    ) -> Annotated[CallToolResult, Overview]:
        """Set news reports side by side: what several say, where they diverge, who is silent."""

        def call() -> CallToolResult:
            body = CompareBody(reports=reports, aliases=aliases, judge=judge)
            body.check(limits)
            short = overview(work.compare(body))
            return _result(in_words(short), short)

        return _told(call)

    @server.tool(annotations=_READS)
    def ask(
        question: Annotated[str, Field(description="In any of the four languages.")],
        reports: Reports,
        aliases: NamesThatAreOne = None,
        judge: JudgeName = None,
    ) -> Annotated[CallToolResult, Answer]:
        """Answer a question from news reports: who says what, word for word, and who is silent."""

        def call() -> CallToolResult:
            body = AskBody(question=question, reports=reports, aliases=aliases, judge=judge)
            body.check(limits)
            answer = work.ask(body)
            return _result(answer_in_words(answer), answer)

        return _told(call)

    @server.tool(annotations=_READS)
    def relate(
        a: ClaimLike, b: ClaimLike, aliases: NamesThatAreOne = None, judge: JudgeName = None
    ) -> Annotated[CallToolResult, Relation]:
        """Say how two claims relate (agrees, diverges, related, unrelated), and why.

        Both are taken to speak of one event.
        """

        def call() -> CallToolResult:
            body = RelateBody(a=a, b=b, aliases=aliases, judge=judge)
            body.check(limits)
            relation = work.relate(body)
            return _result(relation.why(), relation)

        return _told(call)

    @server.tool(annotations=_READS)
    def match(
        claims: Annotated[list[ClaimLike], Field(description="What is asked about.")],
        candidates: Annotated[list[ClaimLike], Field(description="The known claims.")] = [],  # noqa: B006
        fact_checks: FactChecksLike = [],  # noqa: B006
        top: Annotated[int, Field(ge=1, le=1000, description="How many to return per claim.")] = 5,
        aliases: NamesThatAreOne = None,
        judge: JudgeName = None,
    ) -> Annotated[CallToolResult, Matches]:
        """Set claims against known claims or published fact checks; best first.

        A fact check's rating is its publisher's verdict on that claim, and has no part in this.
        """

        def call() -> CallToolResult:
            body = MatchBody(
                claims=claims,
                candidates=candidates,
                fact_checks=fact_checks,
                top=top,
                aliases=aliases,
                judge=judge,
            )
            body.check(limits)
            found = work.match(body)
            checks = {check.id: check for check in body.reviewed()}
            relations = [r for several in found for r in several]
            lines = [_matched(r, checks.get(r.right.id)) for r in relations]
            reviewed = {r.right.id: checks[r.right.id] for r in relations if r.right.id in checks}
            matches = Matches(matches=found, fact_checks=tuple(reviewed.values()))
            return _result("\n".join(lines) or "No candidates to match against.", matches)

        return _told(call)


def _matched(relation: Relation, check: FactCheck | None) -> str:
    """A relation in one line, with who reviewed the known claim, and as what."""
    line = relation_in_words(relation)
    if check is None:
        return line
    rated = f"rated “{check.rating}”" if check.rating else "reviewed"
    return f"{line} ({rated} by {check.publisher or 'a fact checker'}: {check.id})"


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
