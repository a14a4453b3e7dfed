"""Words, digits and marks of a text, cut once and shared by all finders.

Floor 5: the standard library only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Token", "fold", "tokenize"]

_TOKEN = re.compile(
    r"(?:[A-ZÆØÅ]\.){2,}"  # U.N., U.S.
    r"|[^\W\d_]+-\d+[^\W_]*"  # S-400, G-20: a name with digits, never a quantity
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:,\d+)?"  # 1 200, 10 000,5
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’´-][^\W\d_]+)*"
    r"|[^\w\s]|_|\n"
)
_CACHED_LENGTH = 4_000


class Token(NamedTuple):
    """One word, digit group or mark: as written, case-folded, and where it stands."""

    text: str
    lower: str
    start: int
    end: int


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; () for empty or blank text.

    A run of letters with inner hyphens or apostrophes is one token, a digit
    group with its separators is one, every other mark and
    every line end stands alone. Linear in
    the length of the text; short texts are kept for the next finder.
    """
    return _remembered(text) if len(text) <= _CACHED_LENGTH else _cut(text)


def _cut(text: str) -> tuple[Token, ...]:
    # Straight to tuple.__new__: every text passes here, and a named tuple's own call is slow.
    new = tuple.__new__
    return tuple(
        [
            new(Token, (word := m.group(), word.lower(), m.start(), m.end()))
            for m in _TOKEN.finditer(text)
        ]
    )


_remembered = lru_cache(maxsize=4_096)(_cut)


def fold(word: str) -> str:
    """A word in lower case without accents; ø, æ, å and ß keep a letter of their own."""
    lower = word.casefold()
    if lower.isascii():
        return lower
    bare = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in bare if not unicodedata.combining(c))
