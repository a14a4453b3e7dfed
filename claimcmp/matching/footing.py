"""Whether two claims stand on one footing: told as surely, and of one stretch of time.

"The port may be closed" is no rival of "the port is open", and 135 dead since
September none of 12 on Saturday: whatever details differ, both can hold.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcmp.comparison import Caveat
from claimcmp.cues import certainty
from claimcmp.report import Claim, Time

__all__ = ["uneven"]

# Hearsay ("reportedly"), or what is only claimed, against what is stated as a fact.
_ONLY_CLAIMED = "claims"

_SINCE = re.compile(
    r"\b(?:since|siden|sidan)(?:\s+(?:the|den|last|sist|forrige|førre|sidste))?\s*$", re.I
)
_SO_FAR = re.compile(
    r"\b(?:so far|to date|hittil|hidtil|til nå|til no|indtil nu|indtil videre|foreløpig i år|"
    r"since then|siden da|sidan då|siden den gang|(?:in|over|during) the (?:past|last) "
    r"(?:\w+ )?(?:weeks|months|years?|decades?)|(?:siste|seneste|sidste) "
    r"(?:\w+ )?(?:ukene|vekene|uger|månedene|månadene|måneder|årene|åra|år))\b",
    re.I,
)


def uneven(left: Claim, right: Claim) -> Caveat | None:
    """Why details that differ are no conflict, on whichever side; None where they may be one.

    "plan or opinion": one side is hearsay, a mere possibility or what somebody
    claims, the other is stated as a fact. "different event": both give
    numbers, and one of them counts over a stretch of time ("since 19 September",
    "so far this year") where the other tells of one day.
    """
    if _hearsay_against_fact(left, right) or _hearsay_against_fact(right, left):
        return "plan or opinion"
    counted = bool(left.numbers and right.numbers)
    if counted and (_stretch_against_day(left, right) or _stretch_against_day(right, left)):
        return "different event"
    return None


def _hearsay_against_fact(heard: Claim, stated: Claim) -> bool:
    if stated.certainty != "certain" or stated.stance == _ONLY_CLAIMED:
        return False
    return heard.stance == _ONLY_CLAIMED or _told(heard.standalone, heard.language)


@lru_cache(maxsize=8_192)
def _told(text: str, language: str) -> bool:
    return bool(certainty.find(text, language).told)


def _stretch_against_day(long: Claim, short: Claim) -> bool:
    return any(map(_one_day, short.times)) and _over_a_stretch(long) and not _over_a_stretch(short)


def _one_day(time: Time) -> bool:
    """Whether a time is a day or a part of one: "on Saturday", "i natt", "12 May"."""
    return (
        time.weekday is not None
        or time.day is not None
        or time.hour is not None
        or (time.offset is not None and abs(time.offset) < 7)
    )


def _over_a_stretch(claim: Claim) -> bool:
    """Whether a claim counts up from some time on."""
    if _SO_FAR.search(claim.text):
        return True
    places = [t.start - claim.start for t in claim.times if t.start > claim.start]
    ahead = (claim.text[max(0, place - _NEAR) : place] for place in places)
    return any(_SINCE.search(before) for before in ahead)


# Characters before a time in which "since the" is looked for.
_NEAR = 20
