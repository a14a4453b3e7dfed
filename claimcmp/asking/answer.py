"""A question put to a comparison: rows, silences, verdict and a summary in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from claimcmp.asking.likeness import ENOUGH, Likeness, like_any, likeness
from claimcmp.asking.naming import known_names
from claimcmp.asking.question import Question, parse
from claimcmp.asking.siblings import siblings
from claimcmp.asking.slots import fill
from claimcmp.asking.support import speaking, support
from claimcmp.asking.verdicts import DENIED, alike_rows, denies, in_words, verdict_of
from claimcmp.comparison import (
    Answer,
    AnswerRow,
    Aside,
    Caveat,
    Comparison,
    Silence,
)
from claimcmp.cues.names import Aliases, as_aliases, same_name
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.matching.silences import mentions, names_in, silence
from claimcmp.matching.words import content_words
from claimcmp.reading.words import Word, words
from claimcmp.report import Claim, Report, Sentence
from claimcmp.values import Span

__all__ = ["ask"]

# Likeness from which a word of a report counts as the word that was looked for.
_NAMED = 0.6
_SAYS = ("yes", "no", "planned", "unclear")


def ask(comparison: Comparison, question: str, *, encoder: Encoder | None = None) -> Answer:
    """Answer a question from the claims of a comparison.

    A claim answers when it speaks of every name in the question and to every
    other word of it, and has something that fills the question's slot.
    So does one of another report that agrees with it and gives the same name,
    number, time, yes or no: by that a question gets the same rows in more languages.

    Args:
        comparison: The reports, compared.
        question: In any of the four languages.
        encoder: Whose vectors tell which words are alike; None for the embedded one.

    Returns:
        Rows by report and place; without any, the verdict is "no-answer".

    Raises:
        InputError: The question is no string or holds no word.
    """
    aliases = as_aliases(comparison.settings.aliases)
    asked = parse(question, aliases=aliases, known=known_names(comparison.claims))
    encoder = load_encoder(encoder)
    spoken = speaking(asked, comparison, aliases)
    touching = list(_touching(asked, comparison, aliases))
    heard = {w.text.lower() for c in spoken for w in _words_of(c)}
    heard |= {w.text.lower() for _, s in touching for w in words(s.text)}
    read = likeness(encoder, asked.content, heard, language=asked.language)
    found = [
        _row(asked, c, a, s)
        for c in spoken
        if (s := support(asked, c, read(c.language))) >= ENOUGH
        and (a := fill(asked, c, read(c.language), aliases=aliases)) is not None
    ]
    found += [
        _row(asked, claim, answer, row.confidence)
        for claim, answer, row in siblings(
            asked,
            found,
            comparison,
            lambda c: fill(asked, c, read(c.language), aliases=aliases),
            aliases=aliases,
        )
    ]
    rows = _one_per_sentence([*found, *_denials(asked, found, comparison)])
    alike = alike_rows(rows, aliases)
    verdict = verdict_of(rows, alike, comparison)
    return Answer(
        question=question,
        rows=rows,
        silent=_silent(asked, rows, comparison, encoder, aliases),
        aside=tuple(_asides(asked, touching, read)),
        verdict=verdict,
        summary=in_words(rows, alike, verdict),
    )


def _words_of(claim: Claim) -> Iterator[Word]:
    counted = (n.counted or "" for n in claim.numbers)
    for text in {claim.standalone, claim.context, *counted}:
        yield from words(text)


def _row(asked: Question, claim: Claim, answer: str, support: float) -> AnswerRow:
    says = next((s for s in _SAYS if s == answer), None) if asked.slot == "whether" else None
    # "Who did not sign?" asks for what it negates.
    if says is None and not asked.negative and denies(claim, answer, asked.slot):
        answer = DENIED + answer
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
    encoder: Encoder,
    aliases: Aliases | None,
) -> dict[str, Silence]:
    """Each report without a row, with the word that was looked for in it."""
    answering = {r.report for r in rows}
    silent = [r for r in comparison.reports if r.id not in answering]
    if not asked.names:
        return _unnamed(asked, silent, comparison, encoder)
    named = mentions(comparison.reports, comparison.sentences, aliases=aliases)
    looked_for = {n.key: n.text for n in asked.names}
    rarest = min(looked_for, key=lambda k: (named.reports_naming(k), k))
    word = {rarest: looked_for[rarest]}
    return {r.id: silence(None, r, word, named, None) for r in silent}


def _unnamed(
    asked: Question, silent: Sequence[Report], comparison: Comparison, encoder: Encoder
) -> dict[str, Silence]:
    """The silences on a question without names: a word like one of its own is looked for."""
    first = {r.id: _first_places(comparison.sentences[r.id]) for r in silent}
    heard = {w for found in first.values() for w in found}
    alike = like_any(encoder, asked.content, heard, least=_NAMED)
    result = {}
    for report, found in first.items():
        place = next((span for word, span in found.items() if word in alike), None)
        result[report] = Silence(
            group=None,
            report=report,
            coverage="does not name it" if place is None else "names it",
            looked_for=asked.content,
            place=place,
        )
    return result


def _first_places(sentences: Sequence[Sentence]) -> dict[str, Span]:
    """Each longer word of a report's prose, lower case, with its first place, in order."""
    first: dict[str, Span] = {}
    for sentence in sentences:
        if sentence.kind == "sentence":
            for word in words(sentence.text):
                key, start = word.text.lower(), sentence.start + word.start
                if len(key) > 3 and key not in first:
                    first[key] = Span(start=start, end=start + len(word.text))
    return first


def _touching(
    asked: Question, comparison: Comparison, aliases: Aliases | None
) -> Iterator[tuple[str, Sentence]]:
    """Captions, headings and links that hold every name of a question that has any."""
    for report, sentences in sorted(comparison.sentences.items()):
        for sentence in sentences:
            if asked.names and sentence.kind in ("caption", "heading", "link"):
                held = names_in(sentence.text, sentence.language, aliases)
                if all(any(same_name(n, m) for m in held) for n in asked.names):
                    yield report, sentence


def _asides(
    asked: Question,
    touching: Iterable[tuple[str, Sentence]],
    read: Callable[[str], Likeness],
) -> Iterator[Aside]:
    """Captions, headings and links that speak to the question; never counted."""
    for report, sentence in touching:
        found = content_words(sentence.text, sentence.language)
        like = read(sentence.language)
        if all(any(like(w, f) >= ENOUGH for f in found) for w in asked.content):
            yield Aside(
                start=sentence.start,
                end=sentence.end,
                report=report,
                text=sentence.text,
                kind=sentence.kind,
            )
