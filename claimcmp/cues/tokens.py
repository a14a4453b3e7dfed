"""Words, digits and marks of a text, cut once and shared by all finders.

Floor 5: the standard library only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

__all__ = ["Token", "fold", "lowered", "tokenize"]

_TOKEN = re.compile(
    r"(?:[A-ZÆØÅ]\.){2,}"  # U.N., U.S.
    r"|[^\W\d_]+(?:-\d+[^\W_]*"  # S-400, G-20: a name with digits, never a quantity
    r"|(?:['’´-][^\W\d_]+)*)"
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:,\d+)?"  # 1 200, 10 000,5
    r"|\d+(?:[.,:]\d+)*"
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


def lowered(text: str) -> frozenset[str]:
    """The case-folded tokens of a text, for a look whether any of a list's words is there at all.

    Most lists have none of their words in most texts: one look spares the walk.
    """
    if len(text) <= _CACHED_LENGTH:
        return _remembered_lower(text)
    return frozenset([t.lower for t in tokenize(text)])


def _cut(text: str) -> tuple[Token, ...]:
    # Every text passes here: all of it in C, for a match object per token is slow. Every
    # second part is a token, and their lengths add up to the places.
    parts = _PARTS(text)
    ends = list(accumulate(map(len, parts)))
    words = parts[1::2]
    return tuple(
        map(_new_token, zip(words, map(str.lower, words), ends[::2], ends[1::2], strict=False))
    )


_PARTS = re.compile(f"({_TOKEN.pattern})").split
_new_token = partial(tuple.__new__, Token)
# A text is read by all finders in turn, then by the comparators of its pair.
_remembered = lru_cache(maxsize=4_096)(_cut)


@lru_cache(maxsize=512)
def _remembered_lower(text: str) -> frozenset[str]:
    return frozenset([t.lower for t in _remembered(text)])


def fold(word: str) -> str:
    """A word in lower case without accents; ø, æ, å and ß keep a letter of their own."""
    lower = word.casefold()
    if lower.isascii():
        return lower
    bare = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in bare if not unicodedata.combining(c))
