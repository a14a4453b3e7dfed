"""Two main clauses that only "and" joins: "the bridge was closed and the ferry sank".

Without a comma "and" as often joins two things as two clauses; both sides
must have a subject and a verb that can be nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcmp.reading.parsed import Parsed
from claimcmp.reading.phrases import something_known
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.wording import Clause, clause_end
from claimcmp.reading.words import speech_verbs

__all__ = ["joined"]

_AND = frozenset("og and".split())
_BOTH = frozenset(
    "both either neither både enten verken hverken between mellom mellem at that".split()
)
_LONGEST_SUBJECT = 5


def joined(p: Parsed) -> Iterator[Clause]:
    """Both halves of "X did A and Y did B"; none where "and" may join anything else."""
    first_verb = next((n for n in range(1, len(p.tokens)) if p.sure(n)), None)
    if first_verb is None or p.gaps[0].strip() or not _subject(p, 0, first_verb):
        return
    if not _governs(p, first_verb):
        return
    unfit = p.small("subordinator") | p.small("condition") | _BOTH
    for n in range(1, len(p.tokens) - 2):
        if p.breaks(n) or p.lower[n] in unfit:
            return
        if n > first_verb and p.lower[n] in _AND:
            yield from _halves(p, first_verb, n)
            return
        second = n > first_verb and p.kinds[n] in ("present", "past") and p.sure(n)
        if second:
            return


def _halves(p: Parsed, first_verb: int, joint: int) -> Iterator[Clause]:
    verb = _verb(p, joint)
    if verb is None:
        return
    end = clause_end(p, verb)
    if end is None:
        return
    for first, stop in ((0, joint), (joint + 1, end)):
        start, close = p.span(first, stop)
        yield Clause(start, close, p.text[start:close], "coordinate")


def _verb(p: Parsed, joint: int) -> int | None:
    """The verb of the clause behind "and"; None where no clause of its own is sure to follow."""
    for verb in range(joint + 2, min(joint + 2 + _LONGEST_SUBJECT, len(p.tokens))):
        if p.breaks(verb) or p.breaks(verb - 1) or p.lower[verb - 1] in p.small("subordinator"):
            return None
        if p.sure(verb):
            return verb if _subject(p, joint + 1, verb) and _governs(p, verb) else None
    return None


def _subject(p: Parsed, first: int, verb: int) -> bool:
    """Whether `[first, verb)` is a subject: a name, something known, or so and so many."""
    if p.lower[first] in p.small("pronoun") - p.small("determiner"):
        return False
    small = ("subordinator", "quantifier", "negative", "adverb", "preposition")
    if any(p.lower[n] in p.small(s) for n in range(first, verb) for s in small):
        return something_known(p, first, verb)
    counted = p.number(first) and verb - first <= 3
    named = all(p.name(n) for n in range(first, verb))
    return counted or named or something_known(p, first, verb)


def _governs(p: Parsed, verb: int) -> bool:
    """Whether a form is the verb of its clause, and no participle: "the house built by Lund"."""
    if p.lower[verb] in speech_verbs(p.language):
        return False
    if p.kinds[verb] != "shared" or p.lower[verb] in verb_forms(p.language).auxiliaries:
        return True
    following = verb + 1 < len(p.tokens) and not p.breaks(verb + 1)
    return following and (p.lower[verb + 1] in p.small("determiner") or p.number(verb + 1))
