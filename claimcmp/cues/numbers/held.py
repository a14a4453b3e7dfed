"""Every value a text holds in any form: digits in names and dates, "both", ordinals.

Floor 5: the numerals and tokens of this folder.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimcmp.cues.lexicon import words
from claimcmp.cues.numerals import digits_value, ordinal_values, word_values
from claimcmp.cues.tokens import tokenize
from claimcmp.values import LANGUAGES

__all__ = ["held_values", "spoken_values"]

# Words that hold a value without stating a quantity; they excuse a number, and never clash.
_SOFT = {
    "both": 2, "begge": 2, "pair": 2, "par": 2, "couple": 2, "twice": 2, "double": 2,
    "doubles": 2, "doubled": 2, "twin": 2, "dobbelt": 2, "dobbel": 2, "doble": 2, "dobbelte": 2,
    "second": 2, "andre": 2, "anden": 2, "andet": 2, "half": 2, "halvparten": 2, "halvdelen": 2,
    "first": 1, "første": 1, "fyrste": 1, "triple": 3, "trio": 3, "dozen": 12, "dusin": 12,
    "dozens": 12, "single": 1, "once": 1, "tvilling": 2, "duo": 2, "quarter": 4, "quarters": 4,
    "fjerdedel": 4, "kvart": 4, "halvannet": 1.5, "fortnight": 2, "thrice": 3, "score": 20,
}  # fmt: skip

_EMBEDDED = re.compile(r"\d+")


def held_values(text: str) -> frozenset[float]:
    """Every value a text holds in any way: digits in names and dates, "both", ordinals."""
    held: set[float] = set()
    for token in tokenize(text):
        if token.lower in _SOFT:
            held.add(float(_SOFT[token.lower]))
        elif token.text[0].isdecimal() or token.text[-1].isdecimal():
            held.update(float(d) for d in _EMBEDDED.findall(token.text) if len(d) < 16)
            for language in LANGUAGES:
                value = digits_value(token.text, language) if token.text[0].isdecimal() else None
                if value is not None:
                    held.add(value)
        else:
            held.update(_spoken(token.lower))
    return frozenset(held)


def spoken_values(text: str) -> frozenset[float]:
    """The values that a text holds in words of their own: "both", "third", "a"."""
    held: set[float] = set()
    for token in tokenize(text):
        if token.lower in _SOFT:
            held.add(float(_SOFT[token.lower]))
        held.update(t[token.lower] for lang in LANGUAGES if token.lower in (t := _silent(lang)))
    return frozenset(held)


@cache
def _stems() -> tuple[tuple[str, float], ...]:
    """Number words that open compounds: "toårs", "three-year", "femårsplan"."""
    two = ("toår", "todag", "tomann", "todel", "tomål", "tospann")
    listed = ((w, v) for w, v in word_values("und").items() if 2 <= v <= 12 and len(w) >= 3)
    return (*listed, *((w, 2.0) for w in two))


@lru_cache(maxsize=32_768)
def _spoken(word: str) -> frozenset[float]:
    found = {t[word] for lang in LANGUAGES if word in (t := _silent(lang))}
    if not found and len(word) > 4:
        found = {v for w, v in _stems() if word.startswith(w)}
    return frozenset(found)


@cache
def _silent(language: str) -> dict[str, float]:
    """Words with a value that `find` passes over: articles, and ordinals by their value."""
    ones = {w: 1.0 for w, k in words("numerals", language).items() if k == "one"}
    return {**ordinal_values(language), **ones}
