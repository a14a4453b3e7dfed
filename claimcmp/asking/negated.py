"""Whether a negation in a claim bears on the verb that a question asks about."""

from __future__ import annotations

from claimcmp.cues import polarity
from claimcmp.reading.parsed import parse
from claimcmp.reading.verb_forms import verb_forms

__all__ = ["negated"]

_OPENING = frozenset(
    "that which who because while when if although since whether som at fordi mens medan "
    "når hvis dersom om hvorvidt but men and og".split()
)
"""What opens a clause of its own: a negation or a time behind it is not one of the verb before."""


def negated(text: str, language: str, start: int, *, itself: bool = False) -> bool:
    """Whether a negation stands in one clause with the word at a place in a text.

    "She praised Ely because he did not leave" does not deny that she praised
    him. False for a text without words.

    Args:
        text: A claim's standalone wording.
        language: Of the text.
        start: Where the word begins.
        itself: Whether a plain "not" has to stand on that very word.
    """
    p = parse(text, language)
    if not p.tokens:
        return False
    at = next((n for n, t in enumerate(p.tokens) if t.end > start), len(p.tokens) - 1)
    helping = verb_forms(language).auxiliaries
    for negation in polarity.find(text, language).negations:
        if itself and (negation.kind != "no" or negation.scope != p.lower[at]):
            continue
        no = next((n for n, t in enumerate(p.tokens) if t.end > negation.start), at)
        first, last = sorted((at, no))
        between = range(first + 1, last)
        opened = (n for n in range(first + 1, last + 1) if p.breaks(n) or p.lower[n] in _OPENING)
        others = (n for n in between if p.sure(n) and p.lower[n] not in helping)
        if next(opened, None) is None and next(others, None) is None:
            return True
    return False
