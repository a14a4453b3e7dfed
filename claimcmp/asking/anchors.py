"""Where in a sentence a claim speaks of what a question asks about."""

from __future__ import annotations

from collections.abc import Sequence

from claimcmp.asking.likeness import Likeness
from claimcmp.asking.question import Question
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.words import Word, words
from claimcmp.report import Claim

__all__ = ["anchors", "most_alike", "most_like", "nearest", "predicate"]


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
    """The word of a question that is a known verb; "" for a question about nothing.

    The first one of who and what. In any other English question the verb
    stands behind its subject, so the last one; of words that are no verbs too.
    """
    verbs = verb_forms(question.language)
    known = [w for w in question.content if w in verbs.kinds and w not in verbs.mixed]
    behind = question.language == "en" and question.slot not in ("who", "what")
    return (known or question.content or ("",))[-1 if behind else 0]


def nearest(starts: Sequence[int], to: Sequence[int]) -> int:
    """The index of the place that is nearest to all of `to` together, the first of equals.

    Raises:
        ValueError: There is no place.
    """
    distances = [sum(abs(start - at) for at in to) for start in starts]
    return distances.index(min(distances))
