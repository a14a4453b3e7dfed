"""Which kinds of event a text names, in four languages, and where.

Floor: the standard library and the lists of this folder.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Mention", "event_kinds", "event_mentions"]


class Mention(NamedTuple):
    """A word that names a kind of event: the kind, and where the whole word stands."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=20_000)
def event_kinds(text: str) -> frozenset[str]:
    """The kinds of event that a text names; empty where it names none.

    A stem matches the start of a word, or, where it is long, near its end.
    """
    begins, ends, concepts = _forms()
    found = (*begins.findall(text.lower()), *ends.findall(text.lower()))
    return frozenset(concepts[form] for form in found)


def event_mentions(text: str) -> tuple[Mention, ...]:
    """Every word of a text that names a kind of event, in order."""
    begins, ends, concepts = _forms()
    lower = text.lower()
    if len(lower) != len(text):
        return ()  # "İ" grows in lower case, and places would not be those of the text
    found = {}
    for pattern in (ends, begins):
        for match in pattern.finditer(lower):
            word = _WORD_ENDS.match(lower, match.end())
            end = word.end() if word else match.end()
            found[end] = Mention(concepts[match[1]], match.start(), end)
    return tuple(found[end] for end in sorted(found))


_WORD_ENDS = re.compile(r"\w*")


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Stems as they begin a word, the longer ones as they end it, and each stem's concept."""
    text = files("claimcmp.matching").joinpath("data/events.txt").read_text("utf8")
    rows = (line.split() for line in text.splitlines() if line and line[0] != "#")
    concepts = {form: concept for concept, *forms in rows for form in forms}
    longest = sorted(concepts, key=lambda f: (-len(f), f))
    begins = "|".join(map(re.escape, longest))
    ends = "|".join(re.escape(f) for f in longest if len(f) > 5)
    return re.compile(rf"\b({begins})"), re.compile(rf"({ends})\w{{0,4}}\b"), concepts
