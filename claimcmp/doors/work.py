"""What is done for another program: a body in, a value of the library out.

Shared by the HTTP service and the MCP server. Nothing is computed here; the
library is called and its spans counted as the caller counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcmp.doors.bodies import (
    AskBody,
    CompareBody,
    MatchBody,
    PairsBody,
    RelateBody,
    SplitBody,
    as_given,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcmp.comparison import Answer, Comparison, Relation
    from claimcmp.report import Sentence

__all__ = ["answered", "ask", "compare", "match", "relate", "relate_pairs", "split", "warm_up"]


def compare(body: CompareBody | AskBody) -> Comparison:
    """The comparison of the reports; its spans are code points, whatever the body wants."""
    from claimcmp.comparing import compare
    from claimcmp.reading.files import load

    means = body.made()
    return compare(load([as_given(report) for report in body.reports]), **means)


def answered(comparison: Comparison, question: str, offsets: str) -> Answer:
    """The answer of a comparison to a question."""
    answer = comparison.ask(question)
    if offsets == "codepoint":
        return answer
    from claimcmp.views.offsets import Ruler, answer_utf16

    return answer_utf16(answer, {r.id: Ruler(r.text) for r in comparison.reports})


def ask(body: AskBody) -> Answer:
    """The answer of the reports to the question."""
    return answered(compare(body), body.question, body.offsets)


def relate(body: RelateBody) -> Relation:
    """The relation of two claims."""
    from claimcmp.matching.relate import relate

    relation = relate(as_given(body.a), as_given(body.b), **body.made())
    return _counted([relation], body.offsets)[0]


def relate_pairs(body: PairsBody) -> tuple[Relation, ...]:
    """The relation of each pair, in order."""
    from claimcmp.matching.relate import relate_pairs

    pairs = [(as_given(a), as_given(b)) for a, b in body.pairs]
    return _counted(relate_pairs(pairs, **body.made()), body.offsets)


def match(body: MatchBody) -> tuple[tuple[Relation, ...], ...]:
    """Of each claim the nearest of the known claims, best first."""
    from claimcmp.matching.relate import match

    claims = [as_given(claim) for claim in body.claims]
    candidates = [*map(as_given, body.candidates), *body.reviewed()]
    found = match(claims, candidates, top=body.top, **body.made())
    return tuple(_counted(relations, body.offsets) for relations in found)


def split(body: SplitBody) -> tuple[Sentence, ...]:
    """Every segment of the text."""
    from claimcmp.reading.fields import checked_text
    from claimcmp.reading.segments import split
    from claimcmp.views.offsets import Ruler

    segments = split(checked_text(body.text, "text"), language=body.language)
    return segments if body.offsets == "codepoint" else Ruler(body.text).spans(segments)


def warm_up() -> None:
    """Load the models, so that no caller waits for them.

    Raises:
        ModelError: A model is missing or damaged.
    """
    relate(RelateBody(a="Two boats left the harbour.", b="To båter forlot havnen."))


def _counted(relations: Iterable[Relation], offsets: str) -> tuple[Relation, ...]:
    if offsets == "codepoint":
        return tuple(relations)
    from claimcmp.views.offsets import relation_utf16

    return tuple(relation_utf16(r) for r in relations)
