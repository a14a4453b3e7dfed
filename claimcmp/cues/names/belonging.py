"""Which country a text puts beside a person.

Floor 5: the lists and tokens of this folder, `finding` and `aliases`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from claimcmp.cues.gazetteer import titles
from claimcmp.cues.names.aliases import Aliases, aliased
from claimcmp.cues.names.finding import find
from claimcmp.cues.tokens import tokenize

__all__ = ["affiliations"]

_GENITIVE = re.compile(r"(?:['’]s?|s)(?=\s)")

_BRIDGES = {
    "counterpart", "kollega", "kollegaen", "kollegaene", "modpart", "motpart", "motparten",
    "his", "the", "lawmaker",
}  # fmt: skip


def affiliations(text: str, language: str, *, aliases: Aliases | None = None) -> dict[str, str]:
    """Person's key -> country's key, where a text puts the two side by side.

    Reads a demonym or a country's genitive that stands right before a person,
    with nothing but titles between: "den franske presidenten Emmanuel Macron",
    "Norway's Solberg", "Danish Foreign Minister Mette Lund". The keys are those
    that `aliases` give.
    """
    found = aliased(find(text, language), text, aliases)
    held: dict[str, str] = {}
    offices = titles(language) | (titles("en") if language == "und" else frozenset())
    for country, person in pairwise(found):
        if person.derived or person.kind in ("place", "people", "organisation"):
            continue
        gap = text[country.end : person.start]
        mark = _GENITIVE.match(gap)
        if not (country.derived or (mark and country.kind == "place")):
            continue
        between = [t.lower for t in tokenize(gap[mark.end() :] if mark else gap)]
        if between and between[-1] == ",":
            between.pop()
        if all(w in offices or w in _BRIDGES or w == "-" for w in between) and len(between) <= 5:
            held.setdefault(person.key, country.key)
    return held
