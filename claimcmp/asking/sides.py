"""On which side somebody stands: "for Ely" is not "against Ely", "from Ely" not "to Ely"."""

from __future__ import annotations

from claimcmp.asking.question import Question
from claimcmp.cues.names import same_name
from claimcmp.reading.words import words
from claimcmp.report import Claim

__all__ = ["on_another_side"]

_SIDES = (
    (frozenset(("for",)), frozenset("against versus mot mod to til".split())),
    (frozenset("against versus mot mod".split()), frozenset(("for",))),
    (frozenset("from fra frå".split()), frozenset(("to", "til"))),
    (frozenset(("to", "til")), frozenset("from fra frå".split())),
)


def on_another_side(question: Question, claim: Claim) -> bool:
    """Whether a claim sets a name of the question on the other side each time it names it.

    "Who scored for Ely?" is not answered by a goal against Ely.
    """
    for name in question.names:
        asked = _before(question.text, name.start)
        other = next((other for side, other in _SIDES if asked in side), frozenset[str]())
        told = [
            _before(claim.context, n.start - claim.context_start)
            for n in claim.names
            if same_name(n, name)
        ]
        if other and told and all(word in other for word in told):
            return True
    return False


def _before(text: str, start: int) -> str:
    """The word before a place in a text, lower case; "" at its beginning."""
    found = words(text[max(0, start - 40) : max(0, start)])
    return found[-1].text.lower() if found else ""
