"""Where a claim sets what a question asks about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from claimcmp.asking.choosing import choose
from claimcmp.asking.likeness import Likeness
from claimcmp.asking.lists import listed
from claimcmp.asking.question import Question
from claimcmp.matching.places import larger_places
from claimcmp.reading.words import words
from claimcmp.report import Claim, Name

__all__ = ["place"]

# Words that may set a thing beside or on its way to a place, where none sets it in one.
_TOWARDS = frozenset("nær nær fra frå from til to outside utenfor utanfor uden udenfor".split())
_MOST_BETWEEN = 6
# "In Ely's win": nothing is set in Ely.
_GENITIVE = re.compile(r"['’]s?\s")


class _Set(NamedTuple):
    """A place with where it stands in the sentence; `within` says that something is in it."""

    name: Name
    start: int
    end: int
    within: bool


def place(question: Question, claim: Claim, like: Likeness) -> str | None:
    """The place a claim sets the matter in; None where it names none but the question's.

    The town goes before the country, "in" before "from", then the one that
    goes with the question's verb.
    """
    asked = {n.key for n in question.names}
    found = [s for s in _set_places(claim) if s.name.key not in asked]
    found = [s for s in found if s.within] or found
    found = [s for s in found if s.name.kind == "place"] or found
    found = [s for s in found if s.name.key not in larger_places()] or found
    if not found:
        return None
    return choose(question, claim, like, [s.name.text for s in found], far=True)


def _set_places(claim: Claim) -> Iterator[_Set]:
    """The names of a claim that something is set in or near, in order."""
    text, last = claim.context, None
    for name in sorted(claim.names, key=lambda n: n.start):
        start = name.start - claim.context_start
        if name.derived or name.kind == "person" or name.text not in claim.standalone:
            continue
        lead = _lead(text[max(0, start - 80) : start])
        if lead is None and last is not None and _goes_on(text[last.end : start]):
            lead = last.within
        owner = name.kind != "place" and _GENITIVE.match(text, start + len(name.text))
        if lead is not None and not owner:
            last = _Set(name, start, start + len(name.text), lead)
            yield last


def _goes_on(between: str) -> bool:
    """Whether two places are one: "in Aleppo, Syria"."""
    return between.strip() == ","


def _lead(before: str) -> bool | None:
    """Whether the words before a name set something in it (True), or only near or towards it."""
    tail = [w.text.lower() for w in words(before)][-_MOST_BETWEEN:]
    for word in reversed(tail):
        if word in _listed()["in"]:
            return True
        if word in _TOWARDS:
            return False
        if word not in _listed()["between"] | listed("direction", "und"):
            return None
    return None


@cache
def _listed() -> dict[str, frozenset[str]]:
    """The words of `matching/data/locating.txt` by section."""
    text = files("claimcmp.matching").joinpath("data/locating.txt").read_text("utf8")
    rows = (line.partition(":") for line in text.splitlines() if line.strip() and line[0] != "#")
    return {key: frozenset(found.split()) for key, _, found in rows}
