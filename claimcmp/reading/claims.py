"""From sentences to claims: what a report asserts, who says it, how surely.

Floor: cues and the rest of reading. A claim's text is verbatim; its
`standalone` wording leaves out who said it and adds what a clause is about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from claimcmp.cues import certainty, names, numbers, polarity, times
from claimcmp.reading.clauses import Clause, find_clauses
from claimcmp.reading.conditions import conditional
from claimcmp.reading.datelines import dateline
from claimcmp.reading.moods import reason_of
from claimcmp.reading.parsed import parse
from claimcmp.reading.quotes import Attribution
from claimcmp.reading.quotes.marks import regions
from claimcmp.reading.quotes.telling import only_saying, subject_first
from claimcmp.reading.running import attribute
from claimcmp.reading.wires import origin_of, origins
from claimcmp.reading.wording import main_order, subordinate
from claimcmp.reading.worth import checkable, weigh
from claimcmp.report import (
    Certainty,
    Claim,
    Name,
    Number,
    Report,
    Rewording,
    Sentence,
    Stance,
    Time,
)
from claimcmp.values import Interval, Language, Span

__all__ = ["claim_from_text", "find_claims", "finest"]

# Share of a sentence that its clauses must say for the sentence itself to be left out.
_WHOLE = 0.8
_LITTLE = 0.35  # share of a sentence below which what was said need not be all it tells
_SHORTEST = 8  # characters of the shortest clause that is read alone: "Lund kom"


class _Draft(NamedTuple):
    """What a claim is made from; offsets count from the start of its sentence."""

    start: int
    end: int
    standalone: str
    speaker: str | None = None
    stance: Stance = "asserts"
    about: tuple[int, int] | None = None
    rewording: tuple[Rewording, ...] = ()


class _Cues(NamedTuple):
    """What was found in a whole sentence, once for all of its claims."""

    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    names: tuple[Name, ...]


def find_claims(
    report: Report, sentences: Sequence[Sentence], *, aliases: names.Aliases | None = None
) -> tuple[Claim, ...]:
    """The claims of a report, in the order of its text.

    Each sentence that asserts something is a claim; so is each clause of it
    that can stand alone, and each of several things said. Segments that are
    set aside, questions, and the report's own wishes and requests give none.

    Args:
        report: The report; its id and date go into the claims.
        sentences: Its segments, as `split` gives them.
        aliases: Names that are one, so that they come under one key.

    Returns:
        Claims by start, the longer first; empty where nothing is asserted.
    """
    prose = [s for s in sentences if s.kind == "sentence"]
    claims: list[Claim] = []
    bodies = [_body(s) for s in prose]
    said = attribute(report.text, bodies)
    known = origins(bodies, said)
    for sentence, body, acts, told in zip(prose, bodies, said, known, strict=True):
        if _asserts(report, sentence) and not any(a.previous for a in acts):
            cues, origin = _cues(report, body, aliases), told or _agency(sentence)
            for draft in _drafts(body, acts):
                fields = _fields(report, sentence, body, draft, cues)
                claims.append(Claim(**fields, origin=origin) if origin else Claim(**fields))
    unique = {c.id: c for c in claims}
    return tuple(sorted(unique.values(), key=lambda c: (c.start, -c.end)))


def finest(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, without the sentences that their own clauses say whole.

    "X backed A, while Y backed B" asserts two things: it is its halves that
    agree with another claim, conflict with it or answer a question.
    """
    parts: dict[tuple[str | None, int], list[Claim]] = {}
    for claim in claims:
        if len(claim.text) < len(claim.context):
            parts.setdefault((claim.report, claim.context_start), []).append(claim)
    for claim in claims:
        told = parts.get((claim.report, claim.context_start), [])
        if len(claim.text) < len(claim.context) or _covered(told) < _WHOLE * len(claim.text):
            yield claim


def _covered(claims: Sequence[Claim]) -> int:
    """How many characters the claims cover together, each counted once."""
    total, reached = 0, 0
    for claim in sorted(claims, key=lambda c: c.start):
        total += max(0, claim.end - max(claim.start, reached))
        reached = max(reached, claim.end)
    return total


def claim_from_text(
    text: str,
    language: Language,
    *,
    id: str | None = None,
    published: Interval | None = None,
    source: str | None = None,
    aliases: names.Aliases | None = None,
) -> Claim:
    """A claim that stands alone, outside any report; its spans count from the text's start.

    The whole text is the claim, whoever is quoted in it. Empty text gives a
    claim without cues.
    """
    sentence = Sentence(start=0, end=len(text), text=text, language=language)
    body = _body(sentence)
    acts = attribute(text, [body]) if text.strip() else [()]
    draft = _whole(body, acts[0])
    report = Report(id="", text=text, published=published, source=source)
    fields = _fields(report, sentence, body, draft, _cues(report, body, aliases))
    origin = origin_of(body.text, acts[0], language) or _agency(sentence)
    return Claim(**{**fields, "report": None, "id": id or fields["id"], "origin": origin})


def _asserts(report: Report, sentence: Sentence) -> bool:
    """Whether a sentence asserts anything: no question, no wish, not a mere mark."""
    mood = reason_of(report.text, sentence.start, sentence.end, sentence.language)
    return mood is None and any(c.isalpha() for c in sentence.text)


def _body(sentence: Sentence) -> Sentence:
    """The sentence without the dateline that opens it: place and day of filing tell no event."""
    opening = dateline(sentence.text)
    if opening is None:
        return sentence
    start, text = sentence.start + opening.end, sentence.text[opening.end :]
    return sentence.model_copy(update={"start": start, "text": text})


def _agency(sentence: Sentence) -> str | None:
    """The agency in the dateline that opens a sentence."""
    opening = dateline(sentence.text)
    return opening.agency if opening else None


def _drafts(sentence: Sentence, acts: Sequence[Attribution]) -> Iterator[_Draft]:
    yield _whole(sentence, acts)
    # What is denied or left open ("the allegations") is asserted by nobody there.
    said = [act for act in acts if act.stance not in _ABOUT_A_CLAIM]
    beside = list(_of_clauses(sentence, acts))
    drafts = [_said(sentence, act) for act in said if len(acts) > 1 or _before(beside, act)]
    drafts += beside
    for draft in drafts:
        if (
            draft.end - draft.start < 0.9 * len(sentence.text)
            and len(draft.standalone) >= _SHORTEST
        ):
            yield draft


def _before(drafts: Sequence[_Draft], act: Attribution) -> bool:
    """Whether a sentence opens with something that the report itself tells before the saying."""
    return any(d.start == 0 and d.about is None and d.end <= act.start for d in drafts)


_IN_PASSING = ("relative", "participle", "apposition", "besides")


def _of_clauses(sentence: Sentence, acts: Sequence[Attribution]) -> Iterator[_Draft]:
    """The clauses of a sentence as claims.

    What lies inside something that is said is the speaker's, if it is said in
    passing; of any other clause it is not sure whose it is, unless nobody speaks.
    """
    for clause in find_clauses(sentence.text, sentence.language):
        if acts and clause.kind not in _IN_PASSING:
            continue
        within = [a for a in acts if a.start <= clause.start < a.end]
        if any(a.stance in _ABOUT_A_CLAIM or clause.end > a.end for a in within):
            continue
        draft = _of_clause(clause)
        if within:
            draft = draft._replace(speaker=within[-1].speaker, stance=within[-1].stance)
        yield draft


def _whole(sentence: Sentence, acts: Sequence[Attribution]) -> _Draft:
    """The sentence itself; one thing said by one speaker is compared without the saying."""
    text = sentence.text
    bare = _without_edges(text)
    if not acts:
        return _Draft(0, len(text), bare)
    first = acts[0]
    content = text[first.start : first.end].strip()
    short = len(content) < _LITTLE * len(text)
    partial = len(acts) > 1 or (short and not only_saying(text, first, sentence.language))
    if partial or content in (text.strip(), bare) or first.stance in _ABOUT_A_CLAIM:
        return _Draft(0, len(text), bare, first.speaker, first.stance)
    moved: tuple[Rewording, ...]
    turned = subject_first(text, first, sentence.language)
    if turned is not None:
        content, moved = turned, ("words reordered",)
    else:
        content, moved = _said_plainly(content, first, sentence.language)
    return _Draft(
        0, len(text), content, first.speaker, first.stance, None, ("speech left out", *moved)
    )


def _without_edges(text: str) -> str:
    """A sentence without a dash, or marks around all of it; with them where they part it."""
    bare = text.strip().lstrip("–—- ")
    inside = regions(bare)
    if len(inside) > 1 or (inside and (inside[0].start or inside[0].end < len(bare.rstrip(".")))):
        return bare
    return bare.lstrip('"“”„«» ').rstrip('"”»«' if inside and inside[0].closed else None)


def _said_plainly(
    content: str, act: Attribution, language: Language
) -> tuple[str, tuple[Rewording, ...]]:
    """What is reported in a subordinate clause, in the order of a main one."""
    if act.direct or not subordinate(content, language):
        return content, ()
    p = parse(content, language)
    plain, moved = main_order(p, 0, len(p.tokens))
    return (plain, ("words reordered",)) if moved else (content, ())


# What is denied or left open is not what the speaker asserts: keep the whole wording.
_ABOUT_A_CLAIM = ("denies", "neither confirms nor denies")


def _said(sentence: Sentence, act: Attribution) -> _Draft:
    content = sentence.text[act.start : act.end]
    plain, moved = _said_plainly(content, act, sentence.language)
    return _Draft(act.start, act.end, plain, act.speaker, act.stance, None, moved)


def _of_clause(clause: Clause) -> _Draft:
    """A clause in the report's own voice: nobody quoted said it."""
    return _Draft(
        clause.start,
        clause.end,
        clause.standalone,
        about=clause.about,
        rewording=clause.rewording,
    )


def _cues(report: Report, sentence: Sentence, aliases: names.Aliases | None) -> _Cues:
    text, language, offset = sentence.text, sentence.language, sentence.start
    return _Cues(
        numbers.find(text, language, offset=offset),
        times.find(text, language, offset=offset, published=report.published),
        names.aliased(names.find(text, language, offset=offset), text, aliases, offset=offset),
    )


_Cue = TypeVar("_Cue", bound=Span)


def _within(found: tuple[_Cue, ...], pieces: Sequence[tuple[int, int]]) -> tuple[_Cue, ...]:
    """The cues that lie in one of the stretches, in the order of the text."""
    return tuple(c for c in found if any(a <= c.start and c.end <= b for a, b in pieces))


def _fields(
    report: Report, sentence: Sentence, body: Sentence, draft: _Draft, cues: _Cues
) -> dict[str, Any]:
    """The claim of a draft, field by field, but for its origin.

    The draft's offsets count from `body`, the sentence without its dateline.
    """
    start, end = body.start + draft.start, body.start + draft.end
    language, rewording = sentence.language, draft.rewording
    if end - start < len(body.text):
        pieces = [(start, end)]
        if draft.about is not None:
            pieces.append((body.start + draft.about[0], body.start + draft.about[1]))
        cues = _Cues(*(_within(found, pieces) for found in cues))  # type: ignore[arg-type]
    elif start > sentence.start:
        start, rewording = sentence.start, ("dateline left out", *rewording)
    text = report.text[start:end]
    sure = _certainty(draft.standalone, language)
    worth = weigh(
        draft.standalone,
        language,
        numbers=checkable(report.text, cues.numbers),
        times=cues.times,
        names=cues.names,
        speaker=draft.speaker,
        certainty=sure,
    )
    return {
        "id": _identity(report.id, start, end, text),
        "report": report.id,
        "start": start,
        "end": end,
        "text": text,
        "standalone": draft.standalone,
        "rewording": rewording,
        "context": sentence.text,
        "context_start": sentence.start,
        "language": language,
        "speaker": draft.speaker,
        "stance": draft.stance,
        "polarity": polarity.find(draft.standalone, language).polarity,
        "certainty": sure,
        "numbers": cues.numbers,
        "times": cues.times,
        "names": cues.names,
        "published": report.published,
        "source": report.source,
        "check_worthiness": worth.score,
        "check_reasons": worth.reasons,
    }


def _certainty(standalone: str, language: Language) -> Certainty:
    """How sure a wording is of what it says: what holds on a condition is no flat statement."""
    found = certainty.find(standalone, language).certainty
    loose = found in ("certain", "planned") and conditional(standalone, language)
    return "hedged" if loose else found


def _identity(report: str, start: int, end: int, text: str) -> str:
    digest = hashlib.sha256(f"{report}\0{start}\0{end}\0{text}".encode()).hexdigest()
    return f"c{digest[:12]}"
