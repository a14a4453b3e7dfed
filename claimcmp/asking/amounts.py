"""How many of what a question counts: the number of a claim, with its noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcmp.asking.anchors import anchors, nearest
from claimcmp.asking.likeness import ENOUGH, Likeness
from claimcmp.asking.lists import listed
from claimcmp.asking.question import Question
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.words import words
from claimcmp.report import Claim, Number

__all__ = ["amount", "shown"]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_HOW_MUCH = re.compile(r"\W*(?:how much|hvor mye|hvor meget|kor mykje)\b", re.I)
_HOW_MANY = re.compile(
    r"\W*(?:how many|how much|hvor mange|hvor mye|hvor meget|kor mange|kor mykje)\s+"
    r"(\w+(?:\s+\w+)?)",
    re.I,
)


def amount(question: Question, claim: Claim, like: Likeness) -> str | None:
    """The number of a claim that counts what the question counts; None where there is none.

    A question that counts nobody in particular ("How many died?") is answered
    by the number nearest to its verb; one that gives a year by the number
    that stands nearest to that year.
    """
    counted = _counted(question)
    if counted is None and _HOW_MUCH.match(question.text):
        sums = [n for n in claim.numbers if n.unit is not None]
        at = anchors(question, claim, like)
        starts = [n.start - claim.context_start for n in sums]
        return sums[nearest(starts, at)].text if sums else None
    if counted is None:
        number = _nearest_of_people(question, claim, like)
        return None if number is None else shown(number, number.counted or "")
    for number in claim.numbers:
        noun = _noun(number, counted, like)
        if noun is not None:
            return _of_the_year(question, claim, number, noun)
    return None


def _counted(question: Question) -> str | None:
    """The noun that a question counts; None for people, or where a verb follows at once."""
    following = _HOW_MANY.match(question.text)
    opened = following[1].lower().split() if following else []
    word, after = (*opened, "", "")[:2]
    verbs = verb_forms(question.language)
    kind = verbs.kinds.get(word)
    # "Hvor mange døde?": a past or a participle counts those of whom it is said, as a present
    # does that is no noun: "How many arrests were …" has its verb behind it.
    said = kind in ("past", "shared", "participle") or (
        kind == "present" and word not in verbs.mixed and after not in verbs.auxiliaries
    )
    if said or word in listed("people", question.language) or word in verbs.auxiliaries:
        return None
    return next(iter(question.content), None)


def _noun(number: Number, asked: str, like: Likeness) -> str | None:
    """What a number counts, up to the word for what is asked; None for another thing."""
    counted = number.counted or ""
    for word in words(counted):
        if like(asked, word.text.lower()) >= ENOUGH:
            return counted[: word.end]
    return None


def shown(number: Number, noun: str) -> str:
    """A number with the noun it counts, as they stand in the text."""
    return number.text if noun in number.text else f"{number.text} {noun}"


def _nearest_of_people(question: Question, claim: Claim, like: Likeness) -> Number | None:
    """The number nearest to the question's verb, of those that count neither time nor money."""
    people = listed("people", claim.language)
    free = [n for n in claim.numbers if n.unit is None and not _YEAR.fullmatch(n.text)]
    named = [n for n in free if any(w.text.lower() in people for w in words(n.counted or ""))]
    free = named or [n for n in free if n.counted]
    if not free:
        return None
    at = anchors(question, claim, like)
    return free[nearest([n.start - claim.context_start for n in free], at)]


def _of_the_year(question: Question, claim: Claim, first: Number, noun: str) -> str | None:
    """The number nearest to the year asked about, where a claim tells of several years."""
    years = [w for w in question.content if _YEAR.fullmatch(w)]
    at = claim.context.find(years[0]) if years else -1
    if at < 0:
        return shown(first, noun)
    at += claim.context_start
    like_first: Sequence[Number] = [
        n
        for n in claim.numbers
        if n.unit == first.unit and not _YEAR.fullmatch(n.text) and (not n.counted or n is first)
    ]
    near = min(like_first, key=lambda n: abs(n.start - at), default=first)
    return shown(near, noun)
