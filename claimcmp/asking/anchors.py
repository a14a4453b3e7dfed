"""Where in a sentence a claim speaks of what a question asks about."""

from __future__ import annotations

from collections.abc import Sequence

from claimcmp.asking.likeness import Likeness
from claimcmp.asking.question import Question
from claimcmp.reading.words import Word, words
from claimcmp.report import Claim

__all__ = ["anchors", "most_like", "nearest"]


def most_like(question: Question, tokens: Sequence[Word], like: Likeness) -> int:
    """Which word is most like the question's first one; the first of several, 0 without one."""
    return _most_like(question.content[0], tokens, like) if question.content else 0


def _most_like(asked: str, tokens: Sequence[Word], like: Likeness) -> int:
    return max(range(len(tokens)), key=lambda n: (like(asked, tokens[n].text.lower()), -n))


def anchors(question: Question, claim: Claim, like: Likeness) -> tuple[int, ...]:
    """Where in a claim's sentence the words most like each of the question's stand."""
    start = max(0, claim.start - claim.context_start)
    tokens = words(claim.context[start:]) or words(claim.context)
    if not tokens:
        return ()
    return tuple(start + tokens[_most_like(w, tokens, like)].start for w in question.content)


def nearest(starts: Sequence[int], to: Sequence[int]) -> int:
    """The index of the place that is nearest to all of `to` together, the first of equals.

    Raises:
        ValueError: There is no place.
    """
    distances = [sum(abs(start - at) for at in to) for start in starts]
    return distances.index(min(distances))
