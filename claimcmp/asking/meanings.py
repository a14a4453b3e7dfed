"""What a word can mean, as shares of English stems, and how far two words mean the same.

The list was counted from parallel text and wordnets (`training/words/build.py`);
an English word went through the other languages and back. So "fabrikken", "plant"
and "factory" come near each other, in whichever language a question is put.
"""

from __future__ import annotations

import lzma
from collections import Counter
from functools import cache
from importlib.resources import files
from math import sqrt

from claimcmp.asking.stems import stem

__all__ = ["overlap"]

Shares = dict[str, float]

_NORDIC = ("nb", "nn", "da")
# Letters of the shortest last part of a compound, its ending with it, and of what stands before.
_HEAD, _LEAD = 5, 4


def overlap(a: str, a_language: str, b: str, b_language: str) -> float | None:
    """How far two words mean the same: Bhattacharyya's coefficient of their shares, 0..1.

    1.0 for two words of one language with one stem. None where either is not in
    the list. A compound that is not there goes by its last part.
    """
    if a_language == b_language and stem(a, a_language) == stem(b, b_language):
        return 1.0
    left, right = _meaning(a, a_language), _meaning(b, b_language)
    if not left or not right:
        return None
    return sum(sqrt(share * right[word]) for word, share in left.items() if word in right)


@cache
def _meaning(word: str, language: str) -> Shares:
    """The shares of a word's stem, or of the longest last part of the word that is listed.

    A Nordic word that its own language lacks may stand in another's list.
    """
    codes = (
        (language, *(c for c in _NORDIC if c != language)) if language in _NORDIC else (language,)
    )
    for code in codes:
        if cells := _table().get(code, {}).get(stem(word, code)):
            return _shares(cells)
    heads = range(_LEAD, len(word) - _HEAD + 1) if language in _NORDIC else ()
    table = _table().get(language, {})
    found = (cells for n in heads if (cells := table.get(stem(word[n:], language))))
    return _shares(next(found, ""))


def _shares(cells: str) -> Shares:
    """The shares of a line of the list, kindred stems under one."""
    parts = cells.split()
    found: Counter[str] = Counter()
    for word, share in zip(parts[::2], parts[1::2], strict=True):
        found[_kindred().get(word, word)] += int(share)
    return {w: n / found.total() for w, n in found.items() if n}


@cache
def _kindred() -> dict[str, str]:
    """Each stem of a line of `data/kindred.txt` with the first of its line."""
    text = files("claimcmp.asking").joinpath("data/kindred.txt").read_text("utf8")
    lines = (line.split() for line in text.splitlines() if line and line[0] != "#")
    return {stem(w, "en"): stem(line[0], "en") for line in lines for w in line}


@cache
def _table() -> dict[str, dict[str, str]]:
    """Per language each stem with its cells as they stand in the file; parted only when asked."""
    packed = files("claimcmp.asking").joinpath("data/meanings.txt.xz").read_bytes()
    found: dict[str, dict[str, str]] = {}
    for line in lzma.decompress(packed).decode("utf8").splitlines():
        language, word, cells = line.split(" ", 2)
        found.setdefault(language, {})[word] = cells
    return found
