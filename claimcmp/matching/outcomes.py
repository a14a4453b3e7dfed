"""Whether one claim tells of a plan and the other of what came of it.

Certainty alone is too coarse for that: "will host" and "is the host of" are two
ways to write one sentence. A plan stands against an outcome where the plan's
own verb points ahead and the other side's tells of something done, or not done.
"""

from __future__ import annotations

from functools import lru_cache

from claimcmp.cues import certainty
from claimcmp.cues.tokens import tokenize
from claimcmp.reading.verb_forms import Form, VerbForms, form_by_ending, verb_forms
from claimcmp.report import Claim

__all__ = ["plan_against_outcome"]

_HAVE = frozenset("har have has 've haven't hasn't".split())
# How far the participle may stand behind "has": "has still not withdrawn".
_BEHIND = 5


def plan_against_outcome(left: Claim, right: Claim) -> bool:
    """Whether one side is planned and the other, flatly, done or not done; either way round."""
    return _outcome_of(left, right) or _outcome_of(right, left)


def _outcome_of(plan: Claim, told: Claim) -> bool:
    if plan.certainty != "planned" or told.certainty != "certain":
        return False
    return _plans(plan.standalone, plan.language) and _done(told.standalone, told.language)


@lru_cache(maxsize=8_192)
def _plans(text: str, language: str) -> bool:
    """Whether the plan is what the text is about: no verb stands before the words that tell it."""
    marks = certainty.find(text, language).spans
    if not marks:
        return False
    ahead = (token.lower for token in tokenize(text[: marks[0].start]))
    forms = verb_forms(language)
    return not any(forms.kinds.get(word) or form_by_ending(word) for word in ahead)


@lru_cache(maxsize=8_192)
def _done(text: str, language: str) -> bool:
    """Whether the first verb known for one tells of something past: "withdrew", "has withdrawn"."""
    forms = verb_forms(language)
    words = [token.lower for token in tokenize(text)]
    for n, word in enumerate(words):
        form = _form(word, forms)
        if form in ("past", "shared"):
            return True
        if form == "present":
            behind = (forms.kinds.get(w) for w in words[n + 1 : n + 1 + _BEHIND])
            return word in _HAVE and any(f in ("participle", "shared") for f in behind)
    return False


def _form(word: str, forms: VerbForms) -> Form | None:
    return None if word in forms.mixed else forms.kinds.get(word) or form_by_ending(word)
