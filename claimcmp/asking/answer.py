"""A question put to a comparison: rows, silences, verdict and a summary in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from rapidfuzz import fuzz

from claimcmp.asking.question import Question, parse
from claimcmp.asking.slots import Likeness, fill
from claimcmp.comparison import (
    Answer,
    AnswerRow,
    Aside,
    Caveat,
    Comparison,
    Coverage,
    Relation,
    Silence,
    Verdict,
)
from claimcmp.cues.names import affiliations, same_name
from claimcmp.cues.names import find as find_names
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.matching.origins import independent
from claimcmp.matching.silences import Mentions, mentions, silence
from claimcmp.matching.words import content_words
from claimcmp.reading.claims import finest
from claimcmp.reading.words import words
from claimcmp.report import Claim, Name, Report, Sentence
from claimcmp.values import Span

__all__ = ["ask"]

# Likeness from which a word of a claim speaks to a word of the question, and
# the mean over the question's words that a claim needs.
_ENOUGH = 0.4
# Cosine from which two words of one beginning count as forms of one word.
_SOMEWHAT = 0.2
# Likeness from which a word of a report counts as the word that was looked for.
_NAMED = 0.6
_SAYS = ("yes", "no", "planned", "unclear")
_FIRST_PERSON = frozenset(
    "vi oss vår vårt våre vores vor we us our me jeg eg i my min mitt".split()
)


def ask(comparison: Comparison, question: str, *, encoder: Encoder | None = None) -> Answer:
    """Answer a question from the claims of a comparison.

    A claim answers when it speaks of every name in the question and to every
    other word of it, and has something that fills the question's slot.

    Args:
        comparison: The reports, compared.
        question: In any of the four languages.
        encoder: Whose vectors tell which words are alike; None for the embedded one.

    Returns:
        Rows by report and place; without any, the verdict is "no-answer".

    Raises:
        InputError: The question is no string or holds no word.
    """
    asked = parse(question)
    encoder = encoder or load_encoder()
    like = _likeness(encoder)
    own = {r.id: affiliations(r.text, r.language or "und") for r in comparison.reports}
    hits = (
        (c, a, s)
        for c in finest(comparison.claims)
        if (s := _support(asked, c, own.get(c.report or "", {}), like)) >= _ENOUGH
        and (a := fill(asked, c, like, enough=_ENOUGH)) is not None
    )
    found = [_row(asked, c, a, s) for c, a, s in hits]
    rows = _one_per_sentence([*found, *_denials(asked, found, comparison)])
    named = mentions(comparison.reports, comparison.sentences)
    verdict = _verdict(rows, comparison)
    return Answer(
        question=question,
        rows=rows,
        silent=_silent(asked, rows, comparison, named, encoder),
        aside=tuple(_asides(asked, comparison, like)),
        verdict=verdict,
        summary=_summary(rows, verdict),
    )


def _likeness(encoder: Encoder) -> Likeness:
    """How alike two words are: their cosine, or their spelling where they look related too.

    Inflections and learned words ("reduce", "reduksjon") are spelled alike and
    a little alike in meaning; either alone would let in "contract" for "control".
    """

    @cache
    def vector(word: str) -> np.ndarray:
        return np.asarray(encoder.encode([word])[0], dtype=np.float32)

    @cache
    def like(a: str, b: str) -> float:
        if a == b:
            return 1.0
        cosine = float(vector(a) @ vector(b))
        if a[:4] == b[:4] and cosine >= _SOMEWHAT:
            return max(cosine, fuzz.ratio(a, b) / 100)
        return cosine

    return like


def _support(asked: Question, claim: Claim, affiliated: Mapping[str, str], like: Likeness) -> float:
    """How well a claim speaks to the question: its weakest word, 0.0 where a name is missing."""
    if not all(_speaks_of(name, claim, affiliated) for name in asked.names):
        return 0.0
    if not asked.content:
        return 0.0 if asked.slot == "whether" else 1.0
    if not _close_together(asked, claim, like):
        return 0.0
    found = content_words(claim.standalone, claim.language)
    best = [max((like(w, f) for f in found), default=0.0) for w in asked.content]
    return min(best)


def _close_together(asked: Question, claim: Claim, like: Likeness) -> bool:
    """Whether a long sentence speaks of the question in one breath, not here and there.

    Every name asked for stands within a stretch of words around the one that
    is most like the question's first word.
    """
    tokens = words(claim.context)
    if len(words(claim.text)) <= _BREATH or not asked.content:
        return True
    at = max(range(len(tokens)), key=lambda n: (like(asked.content[0], tokens[n].text.lower()), -n))
    first = claim.context_start + tokens[max(0, at - _BREATH // 2)].start
    last = claim.context_start + tokens[min(len(tokens) - 1, at + _BREATH // 2)].end
    near = [n for n in claim.names if first <= n.start <= last]
    return all(any(same_name(name, other) for other in near) for name in asked.names)


def _speaks_of(name: Name, claim: Claim, affiliated: Mapping[str, str]) -> bool:
    """Whether a claim names it, or its speaker says "we" for it."""
    if any(same_name(name, other) for other in claim.names):
        return True
    spoken = {w.text.lower() for w in words(claim.text)}
    if claim.speaker is None or not spoken & _FIRST_PERSON:
        return False
    speaker = find_names(f"{claim.speaker}", claim.language)
    return any(affiliated.get(s.key) == name.key for s in speaker)


def _row(asked: Question, claim: Claim, answer: str, support: float) -> AnswerRow:
    says = next((s for s in _SAYS if s == answer), None) if asked.slot == "whether" else None
    caveats: list[Caveat] = []
    if claim.certainty in ("planned", "wanted"):
        caveats.append("plan or opinion")
    if claim.published is None:
        caveats.append("time unknown")
    return AnswerRow(
        answer=answer,
        says=says,
        claim=claim,
        report=claim.report or "",
        source=claim.source,
        published=claim.published,
        speaker=claim.speaker,
        language=claim.language,
        certainty=claim.certainty,
        confidence=round(min(1.0, max(0.0, support)), 4),
        caveats=tuple(caveats),
        quote=claim.text,
    )


# Words in one breath: a claim longer than this must speak to the question within it.
_BREATH = 24
_OPPOSITE = {"yes": "no", "no": "yes"}


def _denials(
    asked: Question, rows: Sequence[AnswerRow], comparison: Comparison
) -> Iterator[AnswerRow]:
    """What people quoted in the same report say against an answer, as rows of their own."""
    if asked.slot != "whether":
        return
    for relation in comparison.divergences(within=True):
        for row in rows:
            same = (relation.left.report, relation.left.context_start)
            if (row.report, row.claim.context_start) == same and row.answer in _OPPOSITE:
                yield _row(asked, relation.right, _OPPOSITE[row.answer], row.confidence)


def _one_per_sentence(rows: Sequence[AnswerRow]) -> tuple[AnswerRow, ...]:
    """Of the answers that one sentence gives, through its clauses, the shortest quote for each."""
    best: dict[tuple[str, int, str], AnswerRow] = {}
    for row in sorted(rows, key=lambda r: (len(r.quote), r.claim.id)):
        key = (row.report, row.claim.context_start, row.answer.casefold())
        best.setdefault(key, row)
    return tuple(sorted(best.values(), key=lambda r: (r.report, r.claim.start, r.answer)))


def _silent(
    asked: Question,
    rows: Sequence[AnswerRow],
    comparison: Comparison,
    named: Mentions,
    encoder: Encoder,
) -> dict[str, Silence]:
    answering = {r.report for r in rows}
    looked_for = {n.key: n.text for n in asked.names}
    if len(looked_for) > 1:
        rarest = min(looked_for, key=lambda k: (named.reports_naming(k), k))
        looked_for = {rarest: looked_for[rarest]}
    silent = (r for r in comparison.reports if r.id not in answering)
    if looked_for:
        return {r.id: silence(None, r, looked_for, named, None) for r in silent}
    return {r.id: _unnamed(asked, r, comparison.sentences[r.id], encoder) for r in silent}


def _unnamed(
    asked: Question, report: Report, sentences: Sequence[Sentence], encoder: Encoder
) -> Silence:
    """The silence on a question without names: a word like one of its own is looked for."""
    first: dict[str, Span] = {}
    for sentence in sentences:
        if sentence.kind == "sentence":
            for word in words(sentence.text):
                start = sentence.start + word.start
                span = Span(start=start, end=start + len(word.text))
                first.setdefault(word.text.lower(), span)
    found = [w for w in first if len(w) > 3]
    place = None
    if found and asked.content:
        cosine = encoder.encode(list(asked.content)) @ encoder.encode(found).T
        like = np.flatnonzero(cosine.max(axis=0) >= _NAMED)
        place = first[found[int(like[0])]] if len(like) else None
    coverage: Coverage = "does not name it" if place is None else "names it"
    return Silence(
        group=None, report=report.id, coverage=coverage, looked_for=asked.content, place=place
    )


def _asides(asked: Question, comparison: Comparison, like: Likeness) -> Iterator[Aside]:
    """Captions, headings and links that speak to the question; never counted."""
    for report, sentences in sorted(comparison.sentences.items()):
        for sentence in sentences:
            if sentence.kind in ("caption", "heading", "link") and _touches(asked, sentence, like):
                yield Aside(
                    start=sentence.start,
                    end=sentence.end,
                    report=report,
                    text=sentence.text,
                    kind=sentence.kind,
                )


def _touches(asked: Question, sentence: Sentence, like: Likeness) -> bool:
    names = find_names(sentence.text, sentence.language)
    if not asked.names or not all(any(same_name(n, m) for m in names) for n in asked.names):
        return False
    found = content_words(sentence.text, sentence.language)
    return all(any(like(w, f) >= _ENOUGH for f in found) for w in asked.content)


def _verdict(rows: Sequence[AnswerRow], comparison: Comparison) -> Verdict | str:
    if not rows:
        return "no-answer"
    between = list(_relations(rows, comparison.relations))
    if any(r.kind == "diverges" for r in between):
        return "disputed"
    if any(r.develops for r in between):
        return "developing"
    reports = {r.report for r in rows}
    if len(reports) == 1:
        return "single-source"
    alike = _alike(rows)
    if len({r.report for r in alike}) >= 2:
        by_id = {r.id: r for r in comparison.reports}
        known = independent([r.claim for r in alike], by_id)
        return "corroborated" if known >= 2 else "repeated"
    return "unsettled"


def _relations(rows: Sequence[AnswerRow], relations: Iterable[Relation]) -> Iterator[Relation]:
    """The relations between reports that rest on the sentences of the rows."""
    places = {(r.report, r.claim.context_start) for r in rows}
    for relation in relations:
        if relation.scope == "between_reports" and all(
            (c.report, c.context_start) in places for c in (relation.left, relation.right)
        ):
            yield relation


def _alike(rows: Sequence[AnswerRow]) -> list[AnswerRow]:
    """The rows of the answer that most reports give."""
    by_answer: dict[str, list[AnswerRow]] = {}
    for row in rows:
        names = find_names(row.answer, row.language)
        by_answer.setdefault(names[0].key if names else row.answer.casefold(), []).append(row)
    return max(by_answer.values(), key=lambda found: len({r.report for r in found}))


def _surname(speaker: str) -> str:
    """The last word of a person's name; any other speaker whole."""
    parts = speaker.split()
    return parts[-1] if len(parts) <= 3 and all(p[0].isupper() for p in parts) else speaker


def _summary(rows: Sequence[AnswerRow], verdict: str) -> str:
    reports = len({r.report for r in rows})
    if verdict == "single-source" and {"yes", "no"} <= {r.answer for r in rows}:
        return "One report, disputed between the people it quotes."
    speakers = {_surname(r.speaker) if r.speaker else "" for r in rows}
    match verdict:
        case "no-answer":
            return "No report answers this."
        case "single-source":
            one = next(iter(speakers)) if len(speakers) == 1 else ""
            return f"One report, one speaker ({one})." if one else "One report, uncorroborated."
        case "disputed":
            return f"{reports} reports, and they contradict each other."
        case "developing":
            return f"{reports} reports of different times, and the later one differs."
        case "corroborated":
            return f"{reports} reports agree, from independent origins."
        case "repeated":
            return f"{reports} reports say so, origin shared or unknown."
        case _:
            return f"{reports} reports speak of it, without agreement or conflict shown."
