"""Whether every span of a result quotes the text that it says it quotes."""

from __future__ import annotations

from collections.abc import Iterator

from claimcmp.comparison import Comparison
from claimcmp.report import Claim, Name, Number, Time
from claimcmp.values import Span

__all__ = ["check_offsets"]

_Place = tuple[str, Span, str | None, str]
"""A report's id, a span of its text, the words that should stand there (None where
none are told), and what the span belongs to."""


def check_offsets(comparison: Comparison) -> None:
    """Assert that every span of a comparison quotes its report's text.

    For programs that store results, send them, or edit texts in between: one
    blank too few, a line end rewritten or offsets counted in other units, and a
    mark is drawn in the wrong place. Looked at are segments, claims with their
    sentences, numbers, times and names, the claims and reasons of relations,
    the evidence of metadata, and the places of silences.

    Args:
        comparison: The comparison, its offsets in code points.

    Raises:
        AssertionError: The first span that quotes something else, with the
            words that should stand there and those that do.
    """
    kind = type(comparison).__name__
    assert isinstance(comparison, Comparison), f"check_offsets was given a {kind}, no Comparison"
    texts = {r.id: r.text for r in comparison.reports}
    for report, span, words, what in _places(comparison):
        assert report in texts, f"{what}: there is no report {report!r}"
        text = texts[report]
        where = f"{what} at [{span.start}, {span.end}) of the report {report!r}"
        assert span.end <= len(text), f"{where} ends beyond the text, which ends at {len(text)}"
        found = text[span.start : span.end]
        assert words is None or found == words, (
            f"{where} should quote {words!r:.80}; the text has {found!r:.80} there"
        )


def _places(comparison: Comparison) -> Iterator[_Place]:
    for report in comparison.reports:
        for mark in report.evidence:
            if mark.span is not None:
                yield report.id, mark.span, None, f"the evidence for {mark.field}"
    for id, sentences in comparison.sentences.items():
        for sentence in sentences:
            yield id, sentence, sentence.text, f"the {sentence.kind}"
    for claim in comparison.claims:
        yield from _of_claim(claim)
    for relation in comparison.relations:
        for side, claim in (("left", relation.left), ("right", relation.right)):
            yield from _of_claim(claim)
            for reason in relation.reasons:
                for span in reason.left if side == "left" else reason.right:
                    yield claim.report or "", span, None, f"the reason {reason.words!r}"
    for silence in comparison.silences:
        if silence.place is not None:
            yield silence.report, silence.place, None, "the place of a silence"
        for aside in silence.aside:
            yield aside.report, aside, aside.text, f"the {aside.kind} beside a silence"


def _of_claim(claim: Claim) -> Iterator[_Place]:
    report, begin = claim.report or "", claim.context_start
    yield report, claim, claim.text, f"the claim {claim.id}"
    context = Span(start=begin, end=begin + len(claim.context))
    yield report, context, claim.context, f"the sentence of the claim {claim.id}"
    cues: tuple[Number | Time | Name, ...] = (*claim.numbers, *claim.times, *claim.names)
    for cue in cues:
        yield report, cue, cue.text, f"the {type(cue).__name__.lower()} of the claim {claim.id}"
