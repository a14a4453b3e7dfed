"""Change one detail of a sentence, so that it can no longer be true together with the original.

The changes are those of `claimcmp selftest`; here they only get the names of
the judge's features, and one is drawn for each sentence.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from claimcmp.checking import edits
from claimcmp.checking.alternatives import DAYS as _DAYS
from claimcmp.checking.alternatives import FINITE as _FINITE
from claimcmp.checking.alternatives import MONTHS as _MONTHS
from claimcmp.checking.alternatives import NUMBERS as _WORDS

__all__ = [
    "EDITS",
    "_DAYS",
    "_FINITE",
    "_MONTHS",
    "_WORDS",
    "antonym",
    "change",
    "entity",
    "number",
    "polarity",
    "time",
]

Editing = Callable[[str, str, random.Random], str | None]


def _as_text(edit: Callable[[str, str, random.Random], edits.Edit | None]) -> Editing:
    def changed(text: str, language: str, rnd: random.Random) -> str | None:
        made = edit(text, language, rnd)
        return made.text if made else None

    changed.__doc__ = edit.__doc__
    return changed


number = _as_text(edits.number)
time = _as_text(edits.date)
entity = _as_text(edits.name)
polarity = _as_text(edits.negation)
antonym = _as_text(edits.opposite)

EDITS: dict[str, Editing] = {
    "number": number,
    "time": time,
    "entity": entity,
    "polarity": polarity,
    "antonym": antonym,
}


def change(text: str, language: str, rnd: random.Random) -> tuple[str, str] | None:
    """The text with one detail changed, and the kind of change; None where nothing can be."""
    kinds = list(EDITS)
    rnd.shuffle(kinds)
    # Polarity and opposites fit nearly every sentence and would drown the others.
    kinds.sort(key=lambda k: k in ("polarity", "antonym") and rnd.random() < 0.8)
    for kind in kinds:
        changed = EDITS[kind](text, language, rnd)
        if changed and changed != text:
            return changed, kind
    return None
