"""The stem of a word: what its forms have in common, good enough to look it up in a list.

Irregular verbs by the verb lists ("met" and "meets"), everything else by its
ending. Stems are no words; two words may share one by chance.
"""

from __future__ import annotations

import re
from functools import cache

from claimcmp.reading.verb_forms import irregular_verbs

__all__ = ["stem"]

_POSSESSIVE = re.compile(r"['’]s$|['’]$")
# A genitive or a passive goes first; then the longest ending that leaves three letters, again
# and again: of "lederne" and of "leder" remains the same. Three of them end in a consonant:
# "leiar" stays what it is.
_OUTER = re.compile(r"(?<=\w{3})(?:s|(?<=tt|dd|nn|ll)[ae]st)$")
_NORDIC = re.compile(
    r"(?:(?<=\w{4})|(?<=\w{2}[^\Waeiouyæøå]))(?:erne|ene|ane|ande|ende|ede|et|en|er|ar|a|e|t)$"
)
_ENGLISH = re.compile(r"(?<=\w{3})(?:(?<=[sxzh])es|(?<![su])s|(?<!e)ed|ing|e)$")
_DOUBLED = re.compile(r"([bdfgklmnprst])\1$")


@cache
def stem(word: str, language: str) -> str:
    """The stem of a lower-case word; the word itself where it has no ending that is known.

    Args:
        word: In lower case; a possessive ending may stand on it.
        language: "nb", "nn", "da" or "en"; for any other the word is its own stem.
    """
    bare = _POSSESSIVE.sub("", word)
    if language not in ("nb", "nn", "da", "en") or not bare.isalpha():
        return bare
    bare = irregular_verbs(language).get(bare, bare)
    return _english(bare) if language == "en" else _nordic(_OUTER.sub("", bare))


def _nordic(word: str) -> str:
    shorter = _DOUBLED.sub(r"\1", _NORDIC.sub("", word, count=1))
    return word if shorter == word else _nordic(shorter)


def _english(word: str) -> str:
    if re.fullmatch(r"[dlt](?:ies?|ied|ying)", word):
        return word[0] + "ie"
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    short = _ENGLISH.sub("", word, count=1)
    # "closed" and "closes" lose one ending, "close" loses its last letter.
    short = short[:-1] if short.endswith("e") and len(short) > 3 else short
    return _DOUBLED.sub(r"\1", short)
