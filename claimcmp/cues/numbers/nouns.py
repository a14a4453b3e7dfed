"""What a number counts: the noun as written, and the concept it falls under.

Floor 5: the lists and tokens of this folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcmp.cues.lexicon import words
from claimcmp.cues.tokens import Token
from claimcmp.values import LANGUAGES

__all__ = ["concept", "counted_at"]

_SKIP = {
    "of", "av", "af", "the", "de", "dei", "other", "more", "andre", "flere", "fleire", "new",
    "nye", "som", "så", "mer", "mere", "meir", "til",
}  # fmt: skip

_FUNCTION = {
    "er", "var", "ble", "blev", "blei", "vart", "har", "hadde", "havde", "og", "eller", "men",
    "i", "på", "for", "fra", "frå", "med", "etter", "efter", "ved", "hos", "under", "om", "at",
    "is", "was", "were", "are", "has", "have", "had", "and", "or", "but", "in", "on", "from",
    "with", "after", "by", "who", "which", "that", "when", "as", "than", "enn", "end", "to",
    "will", "vil", "skal", "kan", "can", "da", "into",
}  # fmt: skip


def counted_at(tokens: Sequence[Token], i: int, language: str) -> str | None:
    """The next one or two words, as what is counted: "sivile", "IS-krigere", "special forces"."""
    j = i
    while j < len(tokens) and tokens[j].lower in _SKIP and j < i + 3:
        j += 1
    if j < len(tokens) and tokens[j].lower in _FUNCTION:
        return None
    taken: list[str] = []
    while j < len(tokens) and len(taken) < 2 and tokens[j].text[0].isalpha():
        taken.append(tokens[j].text)
        j += 1
    return " ".join(taken) or None


@cache
def concept(counted: str | None) -> str | None:
    """The concept that a counted noun falls under in any language; None where it is not listed."""
    if counted is None:
        return None
    for language in LANGUAGES:
        table = words("counted", language)
        for word in counted.lower().split():
            if word in table:
                return table[word]
    return None
