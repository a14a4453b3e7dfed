"""What a number counts: the noun as written, and the concept it falls under.

Floor 5: the lists and tokens of this folder.
"""

from __future__ import annotations

import re
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

_PLURAL = re.compile(r"(?:[^su'’]s|[^s]ies|ses|men|children|people|police)$")
_PARTICIPLE = re.compile(r"(?:ed|ing|en)$")
_NORDIC_PLURAL = re.compile(r"(?:er|ere|ar|arar|ene|erne|ane|folk)$")
# What has been done to them: "drept", "evakuert", "pågrepet", "ødelagt", "skudt".
_DONE = re.compile(r"(?:[^m]et|[ei]rt|[pbgtkdv]t|era)$")
_ADJECTIVE = re.compile(
    r"(?:ske|ige|ende|ande|[^s]te|ede|ale|ive|elle|bare|løse|lause|fulle|somme|[^aer]ne|ble|ære|øse)$"
)
_ADJECTIVES = {
    "store", "små", "unge", "gamle", "lange", "korte", "høye", "høge", "høje", "lave", "låge",
    "hele", "heile", "halve", "sterke", "stærke", "svake", "svage", "tunge", "rike", "rige",
    "syke", "syge", "sjuke", "friske", "ville", "tomme", "fulle", "fulde", "blå", "grå", "røde",
    "raude", "gule", "brune", "bra", "moderne", "ekstra", "egne", "eigne", "første", "siste",
    "sidste", "neste", "næste", "ulike", "forskjellige", "samme", "same", "lette",
}  # fmt: skip


def counted_at(tokens: Sequence[Token], i: int, language: str) -> str | None:
    """The noun that is counted, with what qualifies it: "sivile", "IS-krigere", "special forces".

    Up to three words, as written. What is said of the counted ("12 hus
    ødelagt", "five men arrested") does not belong to it. None where no word follows.
    """
    j = i
    while j < len(tokens) and tokens[j].lower in _SKIP and j < i + 3:
        j += 1
    if j < len(tokens) and _is_boundary(tokens[j].lower, language):
        return None
    taken: list[Token] = []
    while j < len(tokens) and len(taken) < 3 and tokens[j].text[0].isalpha():
        if taken and not _goes_on(taken[-1], tokens[j], language):
            break
        taken.append(tokens[j])
        j += 1
    return " ".join(t.text for t in taken) or None


def _is_boundary(word: str, language: str) -> bool:
    """Whether a word is no noun's; "dead" and "døde" alone are, since they are counted."""
    return word in words("boundaries", language) and concept(word) is None


def _goes_on(before: Token, token: Token, language: str) -> bool:
    """Whether a word still belongs to the noun phrase that the one before it is part of."""
    if token.lower in words("boundaries", language):
        return False
    if token.text[0].isupper() and before.text[0].islower():
        return False  # "defendant Olga Brandt"
    if language != "en" and _qualifies(before, token.lower):
        return True
    if language == "und" and _DONE.search(token.lower):
        return False
    return language in ("en", "und") and _english_goes_on(before.lower, token.lower)


def _english_goes_on(before: str, word: str) -> bool:
    """English nouns in the plural end the phrase; before one stand adjectives and other nouns."""
    if word.endswith(("ed", "ing", "ly")) or _PLURAL.search(before):
        return False
    if _PARTICIPLE.search(before) or concept(before) is not None:
        return _PLURAL.search(word) is not None
    return not _NORDIC_PLURAL.search(before)


def _qualifies(before: Token, word: str) -> bool:
    """Whether a Scandinavian word is an adjective, or a name, to the noun that follows it."""
    if _DONE.search(word):
        return False
    noun = _NORDIC_PLURAL.search(word) is not None or concept(word) is not None
    if concept(before.lower) is not None:
        return noun and before.lower.endswith("e")
    if before.lower in _ADJECTIVES or _ADJECTIVE.search(before.lower):
        return True
    return noun and before.text[0].isupper() and not _NORDIC_PLURAL.search(before.lower)


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
