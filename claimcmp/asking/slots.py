"""The words of a claim that fill a question's slot.

Rules over the order of words and the few forms that mark who acts on whom in
Norwegian, Danish and English; where they do not apply, nothing is filled in:
a missing row is better than one beside the point.
"""

from __future__ import annotations

import re

from claimcmp.asking.amounts import amount
from claimcmp.asking.anchors import most_alike, predicate
from claimcmp.asking.choosing import choose
from claimcmp.asking.likeness import Likeness
from claimcmp.asking.negated import negated
from claimcmp.asking.parties import acted_upon, after_preposition, does_it, party, told_of_another
from claimcmp.asking.places import place
from claimcmp.asking.question import Question
from claimcmp.asking.sides import on_another_side
from claimcmp.asking.tenses import out_of_time
from claimcmp.cues import polarity
from claimcmp.cues.names import Aliases, aliased, same_name
from claimcmp.cues.names import find as find_names
from claimcmp.reading.words import words
from claimcmp.report import Claim, Time

__all__ = ["fill"]

_CAUSE = re.compile(
    r"\b(?:fordi|because|ettersom|eftersom|siden|due to|på grunn av|på grund af|since)\b\s*(.+)",
    re.I,
)


# After "for" and a name: the name acts ("for X to sell", "for X å selge").
_INFINITIVE = re.compile(r"\s+(?:to|å|at)\b", re.I)


_SINCE = frozenset("since siden sidan".split())
_FIRST = frozenset("first last first-ever første fyrste sist siste sidste sidst".split())


def fill(
    question: Question,
    claim: Claim,
    like: Likeness,
    *,
    aliases: Aliases | None = None,
) -> str | None:
    """What a claim answers to a question; None where it does not fill the slot.

    Args:
        question: What is asked.
        claim: A claim that speaks of the question's names and matter.
        like: How alike two words are, across languages.
        aliases: The names that were one when the question and the claim were read.
    """
    text = claim.standalone
    if question.slot not in ("who", "what") and told_of_another(question, claim, like):
        return None
    if on_another_side(question, claim):
        return None
    if question.slot != "whether" and out_of_time(question, claim, like):
        return None
    if question.slot in ("when", "where") and _denied(question, claim, like):
        return None
    match question.slot:
        case "whether":
            return _says(question, claim, like)
        case "when":
            return _time(question, claim, like)
        case "where":
            return place(question, claim, like)
        case "how many":
            return amount(question, claim, like)
        case "why":
            found = _CAUSE.search(text)
            return found[1].rstrip(" .") if found else None
        case "who" | "what":
            named = aliased(find_names(text, claim.language), text, aliases)
            return party(question, claim, named, like)


def _time(question: Question, claim: Claim, like: Likeness) -> str | None:
    """The time of the question's verb: not one it states itself, nor that of the saying."""
    stated = question.text.lower()
    free = [t.text for t in claim.times if t.text.lower() not in stated and not _since(claim, t)]
    found = choose(question, claim, like, free, far=False)
    return None if found is None else found.rstrip(".")


def _since(claim: Claim, time: Time) -> bool:
    """Whether a time only opens a stretch in which a thing was done: "three wins since 2012".

    "The first win since 2012" and "no win since 2012" tell of that year too.
    """
    before = words(claim.context[: max(0, time.start - claim.context_start)])
    if not before or before[-1].text.lower() not in _SINCE:
        return False
    told = {w.text.lower() for w in words(claim.context)}
    return not told & _FIRST and not _negative(claim)


def _denied(question: Question, claim: Claim, like: Likeness) -> bool:
    """Whether a claim negates what a question takes for granted."""
    tokens = words(claim.standalone)
    if question.negative or not tokens:
        return False
    at = most_alike(predicate(question), tokens, like)
    return negated(claim.standalone, claim.language, tokens[at].start, itself=True)


def _says(question: Question, claim: Claim, like: Likeness) -> str | None:
    """Yes, no, planned or unclear: a plan not to do a thing is a no.

    None where the one of whom it is asked stands in the claim beside the point.
    """
    beside = _beside(question, claim) and not does_it(question, claim, like)
    if beside or acted_upon(question, claim, like):
        return None
    if claim.stance == "neither confirms nor denies":
        return "unclear"
    if _negative(claim) != question.negative:
        return "no"
    if claim.certainty == "planned":
        return "planned"
    return "yes" if claim.certainty == "certain" else "unclear"


def _beside(question: Question, claim: Claim) -> bool:
    """Whether the subject of a question stands only after prepositions in a claim."""
    subject = next((n for n in question.names if len(words(question.text[: n.start])) == 1), None)
    if subject is None:
        return False
    text = claim.context
    mine = [
        (n.start - claim.context_start, n.end - claim.context_start)
        for n in claim.names
        if same_name(n, subject)
    ]
    return bool(mine) and all(
        # "Senator i Texas Ted Cruz": what the preposition takes is the name's first part.
        after_preposition(text, start + max(0, text[start:end].find(subject.text)), claim.language)
        and not _INFINITIVE.match(text, end)
        for start, end in mine
    )


def _negative(claim: Claim) -> bool:
    """Whether a claim negates, refuses or rules out what it speaks of."""
    return bool(polarity.find(claim.standalone, claim.language).negations)
