"""Relative clauses whose pronoun is the object: "the province, which the army controls".

The clause has a subject and a verb but no object; the phrase before the
pronoun takes its place. Only clauses in passing, and only where nothing else is
left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcmp.reading.parsed import FINITE, Parsed
from claimcmp.reading.phrases import Phrase, phrase_before, something_known, stands_clear
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.wording import Clause, clause_end
from claimcmp.reading.words import speech_verbs

__all__ = ["object_relatives"]

_PRONOUNS = {"en": "which", "nb": "som", "nn": "som", "da": "som"}
_HAVE = frozenset("har hadde havde has have had".split())
_LONGEST_SUBJECT = 4
# What may follow the place where the object is missing.
_NOT_AFTER = frozenset("at å to that om av af of".split())
# "Who was a danger, the board found"; "som hæren var en del av": no object is left out.
_BE = frozenset("er var blir ble bliver blev blei vart is are was were became becomes".split())


def object_relatives(p: Parsed) -> Iterator[Clause]:
    """Clauses set off by a comma on a phrase that is their object, with it put in its place."""
    pronoun = _PRONOUNS.get(p.language, "")
    for n in range(1, len(p.tokens) - 2):
        if p.lower[n] == pronoun and p.comma(n) and not p.breaks(n + 1):
            clause = _object_relative(p, n)
            if clause is not None:
                yield clause


def _object_relative(p: Parsed, n: int) -> Clause | None:
    verb = _verb(p, n)
    head = phrase_before(p, n)
    end = clause_end(p, verb) if verb is not None else None
    if verb is None or head is None or end is None or not _sure_head(p, head):
        return None
    gap = _gap(p, verb, end)
    if gap is None or any(p.finite(k) for k in range(gap, end)):
        return None
    adverbs = _adverbs(p, n, verb)
    actor = p.slice(n + 1, adverbs)
    # English keeps "never" before its verb; the others put "aldri" behind it in a main clause.
    moved = [p.slice(adverbs, verb)] if adverbs < verb else []
    order = [*moved, p.tokens[verb].text] if p.language == "en" else [p.tokens[verb].text, *moved]
    done = [p.slice(verb + 1, gap)] if gap > verb + 1 else []
    rest = f" {p.slice(gap, end)}" if gap < end else ""
    own = f"{' '.join((actor, *order, *done, _inside(p, head)))}{rest}"
    return Clause(
        p.tokens[n].start,
        p.span(n, end)[1],
        own,
        "relative",
        ("pronoun replaced", "words reordered"),
        p.span(head.first, head.end),
    )


def _verb(p: Parsed, n: int) -> int | None:
    """The finite verb behind the subject that follows the pronoun at word `n`."""
    for verb in range(n + 2, min(n + 2 + _LONGEST_SUBJECT, len(p.tokens))):
        if p.breaks(verb):
            return None
        # "which the army controls,": no clause is without a verb, so the last word is none but it.
        last = p.kinds[verb] in FINITE and p.breaks(verb + 1)
        if p.sure(verb) or last:
            end = _adverbs(p, n, verb)
            known = all(p.name(k) for k in range(n + 1, end)) or something_known(p, n + 1, end)
            taken = p.lower[verb] in speech_verbs(p.language) or p.lower[verb] in _BE
            return verb if known and not taken else None
    return None


def _adverbs(p: Parsed, n: int, verb: int) -> int:
    """Where the adverbs between the subject and its verb begin."""
    first = verb
    while first > n + 2 and p.lower[first - 1] in p.small("adverb"):
        first -= 1
    return first


def _sure_head(p: Parsed, head: Phrase) -> bool:
    """Whether a head is known and the only one; a Danish comma tells nothing of a bare noun."""
    known = head.definite and (head.named or p.language != "da")
    abbreviated = head.outer > 0 and "." in p.gaps[head.outer]
    return known and not abbreviated and stands_clear(p, head, place=True)


def _gap(p: Parsed, verb: int, end: int) -> int | None:
    """Where the object is missing: behind the verb and its participle; None where it may not be."""
    gap = verb + 1
    if p.lower[verb] in _HAVE:
        if gap >= end or p.kinds[gap] not in ("participle", "shared"):
            return None
        taken = p.lower[gap] in speech_verbs(p.language) or p.lower[gap] in _NEUTER
        gap += 1
        if taken:
            return None
    elif p.lower[verb] in verb_forms(p.language).auxiliaries:
        return None
    if gap == end:
        return gap
    after = p.lower[gap]
    fits = after in p.small("preposition") and after not in _NOT_AFTER
    return gap if fits and end - gap > 1 else None


_NEUTER = frozenset("vært vore været been blitt blitt blevet become".split())


def _inside(p: Parsed, head: Phrase) -> str:
    """The head as it stands inside a sentence: "The province" with a small letter."""
    words = p.slice(head.first, head.end)
    small = head.first == 0 and not p.name(0)
    return words[0].lower() + words[1:] if small else words
