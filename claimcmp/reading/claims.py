"""From sentences to claims: what a report asserts, who says it, how surely.

Floor: cues and the rest of reading. A claim's text is verbatim; its
`standalone` wording leaves out who said it and adds what a clause is about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcmp.cues import certainty, names, numbers, polarity, times
from claimcmp.reading.clauses import Clause, find_clauses
from claimcmp.reading.quotes import Attribution
from claimcmp.reading.running import attribute
from claimcmp.report import Claim, Report, Sentence, Stance
from claimcmp.values import Interval, Language

__all__ = ["claim_from_text", "find_claims", "finest"]

# Share of a sentence that its clauses must say for the sentence itself to be left out.
_WHOLE = 0.6


class _Draft(NamedTuple):
    """What a claim is made from; offsets count from the start of its sentence."""

    start: int
    end: int
    standalone: str
    speaker: str | None = None
    stance: Stance = "asserts"
    head: tuple[int, int] | None = None


def find_claims(report: Report, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """The claims of a report, in the order of its text.

    Each sentence that asserts something is a claim; so is each clause of it
    that holds a name or number of its own, and each of several things said.
    Segments that are set aside, and questions, give none.

    Args:
        report: The report; its id and date go into the claims.
        sentences: Its segments, as `split` gives them.

    Returns:
        Claims by start, the longer first; empty where nothing is asserted.
    """
    prose = [s for s in sentences if s.kind == "sentence"]
    claims: list[Claim] = []
    for sentence, acts in zip(prose, attribute(report.text, prose), strict=True):
        if _asserts(sentence.text) and not any(a.previous for a in acts):
            claims += (_claim(report, sentence, draft) for draft in _drafts(sentence, acts))
    unique = {c.id: c for c in claims}
    return tuple(sorted(unique.values(), key=lambda c: (c.start, -c.end)))


def finest(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, without the sentences that their own clauses say whole.

    "X backed A, while Y backed B" asserts two things: it is its halves that
    agree with another claim, conflict with it or answer a question.
    """
    said: dict[tuple[str | None, int], int] = {}
    for claim in claims:
        if len(claim.text) < len(claim.context):
            key = (claim.report, claim.context_start)
            said[key] = said.get(key, 0) + len(claim.text)
    for claim in claims:
        parts = said.get((claim.report, claim.context_start), 0)
        if len(claim.text) < len(claim.context) or parts < _WHOLE * len(claim.text):
            yield claim


def claim_from_text(
    text: str,
    language: Language,
    *,
    id: str | None = None,
    published: Interval | None = None,
    source: str | None = None,
) -> Claim:
    """A claim that stands alone, outside any report; its spans count from the text's start.

    The whole text is the claim, whoever is quoted in it. Empty text gives a
    claim without cues.
    """
    sentence = Sentence(start=0, end=len(text), text=text, language=language)
    acts = attribute(text, [sentence]) if text.strip() else [()]
    draft = _whole(sentence, acts[0])
    report = Report(id="", text=text, published=published, source=source)
    claim = _claim(report, sentence, draft)
    return claim.model_copy(update={"report": None, "id": id or claim.id})


def _asserts(text: str) -> bool:
    """Whether a sentence asserts anything: not a question, not a mere mark."""
    return not text.rstrip("»”\"' ").endswith("?") and any(c.isalpha() for c in text)


def _drafts(sentence: Sentence, acts: Sequence[Attribution]) -> Iterator[_Draft]:
    whole = _whole(sentence, acts)
    yield whole
    # What is denied or left open ("the allegations") is asserted by nobody there.
    said = [act for act in acts if act.stance not in _ABOUT_A_CLAIM]
    drafts = [_said(sentence, act) for act in said if len(acts) > 1]
    drafts += [
        _of_clause(sentence, c)
        for c in find_clauses(sentence.text, sentence.language)
        if c.head is not None or not acts
    ]
    for draft in drafts:
        if draft.end - draft.start < 0.9 * len(sentence.text) and len(draft.standalone) >= 12:
            yield draft


def _whole(sentence: Sentence, acts: Sequence[Attribution]) -> _Draft:
    """The sentence itself; one thing said by one speaker is compared without the saying."""
    text = sentence.text
    bare = text.lstrip('–—- "“«»').rstrip()
    if not acts:
        return _Draft(0, len(text), bare)
    first = acts[0]
    content = text[first.start : first.end].strip()
    partial = len(acts) > 1 or len(content) < 0.35 * len(text)
    if partial or content == text.strip() or first.stance in _ABOUT_A_CLAIM:
        content = bare
    return _Draft(0, len(text), content, first.speaker, first.stance)


# What is denied or left open is not what the speaker asserts: keep the whole wording.
_ABOUT_A_CLAIM = ("denies", "neither confirms nor denies")


def _said(sentence: Sentence, act: Attribution) -> _Draft:
    content = sentence.text[act.start : act.end]
    return _Draft(act.start, act.end, content, act.speaker, act.stance)


def _of_clause(sentence: Sentence, clause: Clause) -> _Draft:
    """A clause in the report's own voice: nobody quoted said it."""
    return _Draft(clause.start, clause.end, clause.standalone(sentence.text), head=clause.head)


def _claim(report: Report, sentence: Sentence, draft: _Draft) -> Claim:
    start, end = sentence.start + draft.start, sentence.start + draft.end
    text, language = report.text[start:end], sentence.language
    pieces = [(start, end)]
    if draft.head is not None:
        pieces.insert(0, (sentence.start + draft.head[0], sentence.start + draft.head[1]))
    return Claim(
        id=_identity(report.id, start, end, text),
        report=report.id,
        start=start,
        end=end,
        text=text,
        standalone=draft.standalone,
        context=sentence.text,
        context_start=sentence.start,
        language=language,
        speaker=draft.speaker,
        stance=draft.stance,
        polarity=polarity.find(draft.standalone, language).polarity,
        certainty=certainty.find(draft.standalone, language).certainty,
        numbers=tuple(
            n for a, b in pieces for n in numbers.find(report.text[a:b], language, offset=a)
        ),
        times=tuple(
            t
            for a, b in pieces
            for t in times.find(report.text[a:b], language, offset=a, published=report.published)
        ),
        names=tuple(n for a, b in pieces for n in names.find(report.text[a:b], language, offset=a)),
        published=report.published,
        source=report.source,
    )


def _identity(report: str, start: int, end: int, text: str) -> str:
    digest = hashlib.sha256(f"{report}\0{start}\0{end}\0{text}".encode()).hexdigest()
    return f"c{digest[:12]}"
