"""One key for the spellings and transliterations of a name.

Floor 5: the standard library only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcmp.cues.tokens import fold

__all__ = ["skeleton"]

# In order; each brings the habits of four languages (and of several romanisations) together.
_STEPS = (
    (re.compile(r"[’'`´\-.]"), ""),
    (re.compile(r"ø|ö"), "o"),
    (re.compile(r"æ|ae"), "e"),
    (re.compile(r"aa"), "a"),
    (re.compile(r"ß"), "ss"),
    (re.compile(r"ı"), "i"),
    (re.compile(r"ð|đ"), "d"),
    (re.compile(r"þ"), "t"),
    (re.compile(r"ł"), "l"),
    (re.compile(r"shch|sjtsj|stsj|schtsch|sjtj"), "s"),
    (re.compile(r"tsj|tsch|tch|tj|ch|tx"), "c"),
    (re.compile(r"sch|sj|sh|zh|zj|kj|skj"), "s"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ck|q|c"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w"), "v"),
    (re.compile(r"z"), "s"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[a-z]{3})[is]+$"), ""),
)


# Per step letters of which each match holds one; none where any letter will do.
_LETTERS = tuple(
    map(
        frozenset,
        (
            "’'`´-.", "øö", "æa", "a", "ß", "ı", "ðđ", "þ", "ł", "s", "jcx", "szk", "kg",
            "p", "h", "d", "qc", "x", "w", "z", "o", "yj", "", "is",
        ),
    )
)  # fmt: skip


@lru_cache(maxsize=16_384)
def skeleton(name: str) -> str:
    """What stays of a name when spelling habits are taken off; "" for no letters.

    "Shoigu", "Sjojgu" and "Shoygu" give one skeleton, as do "Çavuşoğlu" and
    "Cavusoglu". A final -s is dropped with the genitives. Two names can share
    a skeleton: it says "may be the same name", no more.
    """
    bare = fold(name)
    there = set(bare)
    for (pattern, to), letters in zip(_STEPS, _LETTERS, strict=True):
        # A look for the letters that a step is about costs a tenth of the step.
        if letters and letters.isdisjoint(there):
            continue
        before, bare = bare, pattern.sub(to, bare)
        if bare != before:
            there = set(bare)
    return bare
