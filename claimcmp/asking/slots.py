"""The words of a claim that fill a question's slot.

Rules over the order of words and the few forms that mark who acts on whom in
Norwegian, Danish and English; where they do not apply, nothing is filled in:
a missing row is better than one beside the point.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claimcmp.asking.question import Question
from claimcmp.cues import polarity
from claimcmp.cues.names import Aliases, aliased
from claimcmp.cues.names import find as find_names
from claimcmp.reading.words import Word, has_finite_verb, words
from claimcmp.report import Claim, Name

__all__ = ["fill"]

Likeness = Callable[[str, str], float]
"""How alike two words are, -1..1."""

_AGENT = frozenset(("av", "af", "by"))
_PREPOSITION = frozenset(
    "i in på on at til to for from fra frå med with ved mot against under over mellom mellem "
    "between "
    "of om about etter efter after before før hos near nær innen within along".split()
)
_PLACED = frozenset("i in på at ved near nær fra frå from til to outside utenfor uden".split())
_PRONOUN = frozenset(
    "han hun ho hen det den de dei vi jeg eg du he she it they we i you som who which der this "
    "that "
    "dette these those disse".split()
)
_CAUSE = re.compile(
    r"\b(?:fordi|because|ettersom|eftersom|siden|due to|på grunn av|på grund af|since)\b\s*(.+)",
    re.I,
)
_STOP = re.compile(r"[,.;:!?()–—\"“”«»]|\s-\s")


def fill(
    question: Question,
    claim: Claim,
    like: Likeness,
    *,
    enough: float,
    aliases: Aliases | None = None,
) -> str | None:
    """What a claim answers to a question; None where it does not fill the slot.

    Args:
        question: What is asked.
        claim: A claim that speaks of the question's names and matter.
        like: How alike two words are, across languages.
        enough: Likeness from which two words count as one, 0..1.
        aliases: The names that were one when the question and the claim were read.
    """
    text = claim.standalone
    match question.slot:
        case "whether":
            return _says(question, claim)
        case "when":
            return claim.times[0].text.rstrip(".") if claim.times else None
        case "where":
            return _place(question, claim)
        case "how many":
            return _quantity(question, claim, like, enough)
        case "why":
            found = _CAUSE.search(text)
            return found[1].rstrip(" .") if found else None
        case "who" | "what":
            if polarity.find(text, claim.language).polarity != question.polarity:
                return None
            named = aliased(find_names(text, claim.language), text, aliases)
            return _actor(question, text, named, like)


def _says(question: Question, claim: Claim) -> str:
    """Yes, no, planned or unclear: a plan not to do a thing is a no."""
    if claim.stance == "neither confirms nor denies":
        return "unclear"
    if _negative(claim) != question.negative:
        return "no"
    if claim.certainty == "planned":
        return "planned"
    return "yes" if claim.certainty == "certain" else "unclear"


def _negative(claim: Claim) -> bool:
    """Whether a claim negates, refuses or rules out what it speaks of."""
    return bool(polarity.find(claim.standalone, claim.language).negations)


def _place(question: Question, claim: Claim) -> str | None:
    asked = {n.key for n in question.names}
    text, offset = claim.context, claim.context_start
    for name in claim.names:
        before = words(text[: name.start - offset])
        placed = bool(before) and before[-1].text.lower() in _PLACED
        if name.key not in asked and not name.derived and name.kind != "person" and placed:
            return name.text
    return None


def _quantity(question: Question, claim: Claim, like: Likeness, enough: float) -> str | None:
    """The number that counts what the question counts: its first word besides the names."""
    if not question.content:
        return None
    asked = question.content[0]
    for number in claim.numbers:
        counted = number.counted or ""
        for word in words(counted):
            if like(asked, word.text.lower()) >= enough:
                noun = counted[: word.end]
                return number.text if noun in number.text else f"{number.text} {noun}"
    return None


def _actor(question: Question, text: str, names: Sequence[Name], like: Likeness) -> str | None:
    """The other party of the question's predicate: who does it, or whom it is done to."""
    tokens = words(text)
    if not question.content or not tokens:
        return None
    at = max(
        range(len(tokens)), key=lambda n: (like(question.content[0], tokens[n].text.lower()), -n)
    )
    asked = {n.key for n in question.names}
    others = [n for n in names if n.key not in asked and not n.derived]
    agent = _agent(text, tokens, at)
    if agent is not None:
        return agent if not question.object_asked else None
    named = [n for n in names if n.key in asked]
    verb = tokens[at]
    if any(n.start > verb.start for n in named) and question.object_asked is not True:
        return _subject(
            text, tokens, at, others, min(n.start for n in named if n.start > verb.start)
        )
    if any(n.start < verb.start for n in named) and question.object_asked is not False:
        return _phrase(text, verb.end)
    return None


def _agent(text: str, tokens: Sequence[Word], at: int) -> str | None:
    """The agent of a passive: "controlled by X", "kontrolleres av X"."""
    for n in range(at + 1, min(at + 4, len(tokens))):
        if _STOP.search(text[tokens[n - 1].end : tokens[n].start]):
            return None
        if tokens[n].text.lower() in _AGENT:
            return _phrase(text, tokens[n].end)
    return None


def _phrase(text: str, start: int) -> str | None:
    """The noun phrase from `start`: to a stop, a preposition or a pronoun; at most eight words."""
    stop = _STOP.search(text, start)
    tokens = words(text[start : stop.start() if stop else len(text)])
    kept: list[Word] = []
    for token in tokens[:8]:
        if token.text.lower() in _PREPOSITION | _AGENT | _PRONOUN and kept:
            break
        kept.append(token)
    if not kept or kept[0].text.lower() in _PRONOUN | _PREPOSITION:
        return None
    return text[start + kept[0].start : start + kept[-1].end]


def _subject(
    text: str, tokens: Sequence[Word], at: int, others: Sequence[Name], before: int
) -> str | None:
    """Who acts: the nearest name before the verb, or one after it where the verb comes first."""
    free = [n for n in others if not _after_preposition(text, n)]
    ahead = [n for n in free if n.end <= tokens[at].start]
    if ahead:
        return ahead[-1].text
    inverted = [n for n in free if tokens[at].end <= n.start < before]
    if inverted:
        return inverted[0].text
    phrase = _phrase(text[: tokens[at].start], 0)
    plain = phrase and len(phrase.split()) <= 6 and not has_finite_verb(phrase, "und")
    return phrase if plain else None


def _after_preposition(text: str, name: Name) -> bool:
    before = words(text[: name.start])
    return bool(before) and before[-1].text.lower() in _PREPOSITION
