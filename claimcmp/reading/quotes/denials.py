"""What is denied where no clause says it: "denied the report", "benekter å ha skutt"."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcmp.reading.quotes.content import trim
from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.quotes.verbs import Hit

__all__ = ["Thing", "denied_thing"]

# What can be denied as untrue: who denies a request refuses it.
_CLAIM = re.compile(
    r"(?:allegation|accusation|claim|charge|report|rumou?r|suggestion|involvement|wrongdoing|"
    r"responsibility|knowledge|guilt|påst|beskyldning|skulding|anklage|rykte|mistanke|melding|"
    r"oplysning|opplysning|kjennskap|kendskab|kjennskap|ansvar|skyld|straffskyld|having|all)"
)


_NO_DEED = frozenset(
    "anything nothing something everything funding boarding parking housing training planning "
    "building screening hearing meeting nursing licensing schooling wedding evening morning".split()
)
_NOT_ITS_OBJECT = frozenset("to for and or on after".split())


class Thing(NamedTuple):
    """What is denied at `[start, end)`."""

    start: int
    end: int
    kind: str = "thing"
    direct: bool = False


def denied_thing(v: View, hit: Hit, begin: int, limit: int) -> Thing | None:
    """What is denied where no clause says it: "denied the report", "benekter å ha skutt"."""
    n = v.after(begin)
    if hit.verb.stance != "denies" or n >= len(v.words) or v.words[n].start >= limit:
        return None
    low, following = v.lower[n], v.lower[n + 1] if n + 1 < len(v.words) else ""
    if v.gap(n).strip():
        return None
    having = low in ("å", "at") and following in ("ha", "have")
    if low == "for" and following == "å":
        having, n = True, n + 1
    doing = v.language == "en" and low.endswith("ing") and low not in _NO_DEED and following
    if doing and len(low) > 4 and hit.verb.use == "thing" and following not in _NOT_ITS_OBJECT:
        return Thing(*trim(v.text, v.words[n].start, limit))
    if having:
        return Thing(*trim(v.text, v.words[n + 1].start, limit))
    claims = any(_CLAIM.match(v.lower[k]) for k in range(n, min(len(v.words), n + 8)))
    if (
        hit.verb.use != "thing"
        or not claims
        or low in ("to", "å", "at", "by")
        or low in v.small.open
    ):
        return None
    return Thing(*trim(v.text, v.words[n].start, limit))
