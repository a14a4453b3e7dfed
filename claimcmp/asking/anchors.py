"""Where in a sentence a claim speaks of what a question asks about."""

from __future__ import annotations

from collections.abc import Sequence

from claimcmp.asking.likeness import Likeness
from claimcmp.asking.question import Question
from claimcmp.reading.parsed import parse
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.words import Word, speech_verbs, words
from claimcmp.report import Claim

__all__ = ["anchors", "most_alike", "most_like", "nearest", "one_clause", "predicate"]


def most_like(question: Question, tokens: Sequence[Word], like: Likeness) -> int:
    """Which word is most like the question's first one; the first of several, 0 without one."""
    return most_alike(question.content[0], tokens, like) if question.content else 0


def most_alike(asked: str, tokens: Sequence[Word], like: Likeness) -> int:
    """Which word is most like one of a question; the first of several."""
    return max(range(len(tokens)), key=lambda n: (like(asked, tokens[n].text.lower()), -n))


def anchors(question: Question, claim: Claim, like: Likeness) -> tuple[int, ...]:
    """Where in a claim's sentence the words most like each of the question's stand."""
    start = max(0, claim.start - claim.context_start)
    tokens = words(claim.context[start:]) or words(claim.context)
    if not tokens:
        return ()
    return tuple(start + tokens[most_alike(w, tokens, like)].start for w in question.content)


def predicate(question: Question) -> str:
    """The first word of a question that is a known verb; its first one where none is."""
    verbs = verb_forms(question.language)
    known = (w for w in question.content if w in verbs.kinds and w not in verbs.mixed)
    return next(known, next(iter(question.content), ""))


def one_clause(question: Question, claim: Claim, like: Likeness, text: str) -> bool:
    """Whether a stretch of a claim goes with the question's verb: no other verb stands between.

    "They met before the deal was signed in June" does not say that they met in June.
    """
    p = parse(claim.standalone, claim.language)
    found = claim.standalone.find(text)
    if not p.tokens or found < 0:
        return False
    at = most_alike(predicate(question), p.tokens, like)
    near = next((n for n, t in enumerate(p.tokens) if t.end > found), at)
    first, last = sorted((at, near))
    helping = verb_forms(claim.language).auxiliaries | speech_verbs(claim.language).keys()
    between = range(first + 1, last)
    return not any(p.sure(n) and p.lower[n] not in helping for n in between)


def nearest(starts: Sequence[int], to: Sequence[int]) -> int:
    """The index of the place that is nearest to all of `to` together, the first of equals.

    Raises:
        ValueError: There is no place.
    """
    distances = [sum(abs(start - at) for at in to) for start in starts]
    return distances.index(min(distances))
