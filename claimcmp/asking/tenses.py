"""Whether a claim speaks of the time a question asks about: of what was, or of what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimcmp.asking.anchors import most_alike, predicate
from claimcmp.asking.likeness import Likeness
from claimcmp.asking.question import Question
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.words import words
from claimcmp.report import Claim

__all__ = ["out_of_time", "tense_asked"]

Tense = Literal["past", "future"]

_FUTURE = frozenset("will shall would going skal vil ville skulle kommer kjem planlegger".split())
_PAST = frozenset(
    "was were did had has have ble blei blev vart blitt vorte blevet var har hadde havde".split()
)
_COMING = frozenset("next neste næste tomorrow morgen kommende coming".split())
# Words before a verb among which its auxiliary stands: "will not yet be".
_REACH = 4
# Words of a question among which its finite verb stands: "When did", "Hvor mange døde".
_OPENING = 3
_MARKS = (",", ";", ":", "–", "—")


def out_of_time(question: Question, claim: Claim, like: Likeness) -> bool:
    """Whether a claim tells of a plan where the question asks what was, or the other way round.

    "When was it sold?" is not answered by "It will be sold next year". Where
    either leaves its time open nothing is out of it.
    """
    asked = tense_asked(question)
    told = _told(question, claim, like)
    return asked is not None and told is not None and asked != told


def tense_asked(question: Question) -> Tense | None:
    """The tense of a question's own verb; None where it leaves the time open."""
    opening = [w.text.lower() for w in words(question.text)][:_OPENING]
    return _tense(opening, question.language)


def _told(question: Question, claim: Claim, like: Likeness) -> Tense | None:
    tokens = words(claim.standalone)
    if not tokens:
        return None
    at = most_alike(predicate(question), tokens, like)
    verb = tokens[at].text.lower()
    if verb_forms(claim.language).kinds.get(verb) == "past":
        return "past"
    near = tokens[max(0, at - _REACH) : at]
    if any(t.text.lower() in _COMING for t in tokens):
        return "future"
    # What stands before a comma helps another verb.
    gaps = [n for n, t in enumerate(near) if claim.standalone[t.end : t.end + 1] in _MARKS]
    return _tense([t.text.lower() for t in near[gaps[-1] + 1 if gaps else 0 :]], claim.language)


def _tense(found: Sequence[str], language: str) -> Tense | None:
    """What the auxiliaries and the verbs that can only be past say; future goes first."""
    if any(w in _FUTURE for w in found):
        return "future"
    kinds = verb_forms(language).kinds
    past = any(w in _PAST or kinds.get(w) == "past" for w in found)
    return "past" if past else None
