"""A relation in words: the verdict, what is to be said with it, and what it rests on.

Plain text in English, for a terminal, a log or a notebook. The quotes are the
claims' own words, in their own languages.
"""

from __future__ import annotations

from claimcmp.comparison import Caveat, Reason, Relation
from claimcmp.report import Claim
from claimcmp.values import Span
from claimcmp.views import words
from claimcmp.views.waterfall import rounded

__all__ = ["in_brief", "in_words", "meant", "review_in_words"]

_VERDICTS = {
    "agrees": "The two claims agree",
    "diverges": "The two claims diverge",
    "related": "The two claims are on the same topic, without a verdict",
    "unrelated": "The two claims are not on the same matter",
}

_MEANS: dict[Caveat, str] = {
    "different event": "each states a time or a place of its own",
    "later development": "the two reports are of different times",
    "more detail": "the other leaves part of it out",
    "plan or opinion": "it is not held against what the other states",
    "time unknown": "a date is missing, and nothing else ties the two to one time",
    "same event assumed": "whether the two speak of the same one was not looked at",
    "undecided": "the evidence is not enough for a verdict",
}

_OF_TIME: tuple[Caveat, ...] = ("different event", "later development", "time unknown")
"""Caveats of which the relation itself may say what they rest on."""

_QUOTED = 60
"""Characters of a quote; a longer one is cut at a word."""


def in_words(relation: Relation) -> str:
    """The verdict, what a review did to it, its caveats, then the reasons and their sum.

    Each reason stands on a line, weightiest first: its contribution in log-odds, its type, what
    was seen, and the places in the left and the right claim that it rests on,
    quoted. The contributions shown add up to the score shown. Ends without a
    line end.
    """
    said = [f"{_VERDICTS[relation.kind]} (confidence {relation.confidence:.2f})."]
    if reviewed := review_in_words(relation):
        said.append(f"{_opened(reviewed)}.")
    if relation.leaning != relation.kind:
        said.append(f"The evidence leans to “{words.KINDS[relation.leaning]}”.")
    said += [f"{_opened(words.CAVEATS[c])}: {meant(c, relation)}." for c in relation.caveats]
    if relation.scores:
        scores = (f"{name} {chance:.2f}" for name, chance in relation.scores.items())
        said.append(f"The judge's scores are {words.join(list(scores))}.")
    if not relation.reasons:
        return " ".join([*said, _unreasoned(relation)])
    return "\n".join([" ".join(said), *_lines(relation)])


def review_in_words(relation: Relation) -> str | None:
    """What a review did: "changed in review (found by comparing: agree)"; None without one."""
    if relation.reviewed is None:
        return None
    said = words.REVIEWED[relation.reviewed]
    if relation.machine is None or relation.machine == relation.kind:
        return said
    return f"{said} (found by comparing: {words.KINDS[relation.machine]})"


def in_brief(relation: Relation) -> str:
    """The reasons on one line, weightiest first, without quotes; "" where there are none."""
    ordered = sorted(relation.reasons, key=_weight)
    return "; ".join(f"{r.words} ({r.contribution:+.2f})" for r in ordered)


def meant(caveat: Caveat, relation: Relation) -> str:
    """What a caveat of a relation rests on: "reports of 2021-03-02 and 2021-06-01"."""
    if relation.held_back and caveat in _OF_TIME:
        return words.visible(relation.held_back)
    return _MEANS[caveat]


def _lines(relation: Relation) -> list[str]:
    ordered = sorted(relation.reasons, key=_weight)
    shown = rounded([r.contribution for r in ordered])
    rows = [
        f"{number:+7.2f}  {_reason(reason, relation)}"
        for reason, number in zip(ordered, shown, strict=True)
    ]
    return [*rows, f"{sum(shown):+7.2f}  in all: the score, in log-odds"]


def _weight(reason: Reason) -> float:
    return -abs(reason.contribution)


def _reason(reason: Reason, relation: Relation) -> str:
    left = _quoted(relation.left, reason.left)
    right = _quoted(relation.right, reason.right)
    seen = f"{words.REASONS[reason.type]}: {reason.words}" if reason.words else reason.type
    if not left and not right:
        return seen
    return f"{seen} [left: {left or 'nothing'}; right: {right or 'nothing'}]"


def _quoted(claim: Claim, places: tuple[Span, ...]) -> str:
    """The stretches of a claim's sentence, each in quotation marks; "" for none."""
    at, text = claim.context_start, claim.context
    if not text:
        at, text = claim.start, claim.text
    inside = (p for p in places if at <= p.start < p.end <= at + len(text))
    cut = (words.visible(text[p.start - at : p.end - at]) for p in inside)
    return ", ".join(f"“{words.shortened(c, _QUOTED)}”" for c in cut)


def _unreasoned(relation: Relation) -> str:
    left, right = (c.standalone.lower().split() for c in (relation.left, relation.right))
    if left and left == right:
        return "They are worded alike."
    if not all(any(map(str.isalnum, c.text)) for c in (relation.left, relation.right)):
        return "One of them says nothing."
    return "The judge gives no reasons."


def _opened(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
