"""Spans counted in UTF-16 code units, as JavaScript, Java and C# count them.

A code point beyond U+FFFF (most emoji) is two units there. Values come back
as the same frozen models with every span converted; text is not touched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, TypeVar

from claimcmp.comparison import Answer, Aside, Comparison, Reason, Relation, Silence
from claimcmp.report import Claim, Evidence, Report
from claimcmp.values import Span

__all__ = ["Ruler", "answer_utf16", "claim_utf16", "comparison_utf16", "relation_utf16"]

S = TypeVar("S", bound=Span)


class Ruler:
    """Converts offsets of one text; linear to make, logarithmic to ask."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, c in enumerate(text) if c > "\uffff"] if not text.isascii() else []

    def at(self, offset: int) -> int:
        """The offset in UTF-16 code units of a code-point offset."""
        return offset + bisect_left(self._wide, offset)

    def span(self, span: S) -> S:
        """The same span, in UTF-16 code units."""
        changed = {"start": self.at(span.start), "end": self.at(span.end)}
        return span.model_copy(update=changed) if self._wide else span

    def spans(self, spans: tuple[S, ...]) -> tuple[S, ...]:
        """The same spans, in UTF-16 code units."""
        return tuple(self.span(s) for s in spans)


Rulers = Mapping[str, Ruler]


def comparison_utf16(comparison: Comparison) -> Comparison:
    """The comparison with every span in UTF-16 code units of its report's text."""
    rulers = {r.id: Ruler(r.text) for r in comparison.reports}
    return comparison.model_copy(
        update={
            "reports": tuple(_report(r, rulers[r.id]) for r in comparison.reports),
            "sentences": {i: rulers[i].spans(s) for i, s in comparison.sentences.items()},
            "claims": tuple(claim_utf16(c, rulers) for c in comparison.claims),
            "relations": tuple(relation_utf16(r, rulers) for r in comparison.relations),
            "silences": tuple(_silence(s, rulers) for s in comparison.silences),
        }
    )


def answer_utf16(answer: Answer, rulers: Rulers) -> Answer:
    """The answer with every span in UTF-16 code units; `rulers` by report id."""
    rows = tuple(
        row.model_copy(update={"claim": claim_utf16(row.claim, rulers)}) for row in answer.rows
    )
    silent = {id: _silence(s, rulers) for id, s in answer.silent.items()}
    aside: tuple[Aside, ...] = tuple(rulers[a.report].span(a) for a in answer.aside)
    return answer.model_copy(update={"rows": rows, "silent": silent, "aside": aside})


def relation_utf16(relation: Relation, rulers: Rulers | None = None) -> Relation:
    """The relation with every span in UTF-16 code units; a standalone one needs no rulers."""
    left, right = (_ruler(c, rulers or {}) for c in (relation.left, relation.right))
    reasons: tuple[Reason, ...] = tuple(
        r.model_copy(update={"left": left.spans(r.left), "right": right.spans(r.right)})
        for r in relation.reasons
    )
    return relation.model_copy(
        update={
            "left": _claim(relation.left, left),
            "right": _claim(relation.right, right),
            "reasons": reasons,
        }
    )


def claim_utf16(claim: Claim, rulers: Rulers | None = None) -> Claim:
    """The claim and its numbers, times and names in UTF-16 code units of its report's text."""
    return _claim(claim, _ruler(claim, rulers or {}))


def _ruler(claim: Claim, rulers: Rulers) -> Ruler:
    """The ruler of the text a claim's spans count: its report's, or the string that was given."""
    if claim.report is not None and claim.report in rulers:
        return rulers[claim.report]
    return Ruler(claim.context)


def _claim(claim: Claim, ruler: Ruler) -> Claim:
    changed: dict[str, Any] = {
        "context_start": ruler.at(claim.context_start),
        "numbers": ruler.spans(claim.numbers),
        "times": ruler.spans(claim.times),
        "names": ruler.spans(claim.names),
    }
    return ruler.span(claim).model_copy(update=changed)


def _report(report: Report, ruler: Ruler) -> Report:
    evidence: tuple[Evidence, ...] = tuple(
        e if e.span is None else e.model_copy(update={"span": ruler.span(e.span)})
        for e in report.evidence
    )
    return report.model_copy(update={"evidence": evidence})


def _silence(silence: Silence, rulers: Rulers) -> Silence:
    ruler = rulers[silence.report]
    place = None if silence.place is None else ruler.span(silence.place)
    return silence.model_copy(update={"place": place, "aside": ruler.spans(silence.aside)})
