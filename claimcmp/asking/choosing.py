"""Which of several times or places in a claim goes with what a question asks about."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from claimcmp.asking.anchors import most_alike, predicate
from claimcmp.asking.likeness import Likeness
from claimcmp.asking.parties import after_preposition
from claimcmp.asking.question import Question
from claimcmp.cues.names import same_name
from claimcmp.reading.parsed import Parsed, parse
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.words import speech_verbs
from claimcmp.report import Claim

__all__ = ["choose"]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_AND = frozenset(("and", "og"))
_JOINING = _AND | {"but", "men", "while", "mens", "medan"}


def choose(
    question: Question, claim: Claim, like: Likeness, found: Sequence[str], *, far: bool
) -> str | None:
    """The one of several stretches of a claim that goes with the question's verb.

    Where the question gives a year or a place of its own, the one nearest to
    that: "held in Ely in 2018 and in Ware in 2019". Otherwise the first behind
    the verb, or the last before it, unless another verb stands between: "They
    met before the deal was signed in June" does not say that they met in June.

    Args:
        question: What is asked.
        claim: A claim that speaks of its names and matter.
        like: How alike two words are.
        found: The times or places, as they stand in the claim.
        far: Whether another verb may stand between where none is nearer: a
            place holds for a whole sentence, a time often for one verb.
    """
    text = claim.standalone
    p = parse(text, claim.language)
    places = {f: text.find(f) for f in found if f in text}
    if not p.tokens or not places:
        return None
    details = _details(question, claim)
    if details and len(places) > 1:
        return min(places, key=lambda f: min(abs(places[f] - d) for d in details))
    at = most_alike(predicate(question), p.tokens, like)
    verb = p.tokens[at].start
    behind = sorted((f for f in places if places[f] > verb), key=lambda f: places[f])
    ahead = sorted((f for f in places if places[f] < verb), key=lambda f: -places[f])
    ordered = (*behind, *ahead)
    kept = [f for f in ordered if _one_clause(p, at, places[f])]
    return next(iter(kept or ordered[:far]), None)


def _details(question: Question, claim: Claim) -> list[int]:
    """Where a question's years and its names after prepositions stand in a claim's wording."""
    text = claim.standalone
    years = [w for w in question.content if _YEAR.fullmatch(w)]
    asked = [
        n for n in question.names if after_preposition(question.text, n.start, question.language)
    ]
    named = [c.text for c in claim.names if any(same_name(c, n) for n in asked)]
    return [text.find(d) for d in (*years, *named) if d in text]


def _one_clause(p: Parsed, verb: int, start: int) -> bool:
    """Whether no other verb stands between a verb and a place in the text, nor "and" before it.

    A noun in the verb's place ("the fair was held in") lets its own verb stand between.
    """
    if not p.sure(verb) and p.kinds[verb] is None:
        return True
    near = next((n for n, t in enumerate(p.tokens) if t.end > start), verb)
    first, last = sorted((verb, near))
    helping = verb_forms(p.language).auxiliaries | speech_verbs(p.language).keys()
    if near < verb and any(p.lower[n] in _AND for n in range(max(near, verb - 2), verb)):
        return False
    if near > verb and any(p.lower[n] in _JOINING for n in range(first + 1, last)):
        # "She left Ely, and in 2017 she": the time is of the verb behind it.
        rest = itertools.takewhile(lambda n: not p.breaks(n), range(last + 1, len(p.tokens)))
        if any(p.sure(n) for n in rest):
            return False
    return not any(p.sure(n) and p.lower[n] not in helping for n in range(first + 1, last))
