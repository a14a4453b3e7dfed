"""A text as numbers: its letters, its words, and the hashed features of both.

First module of reading: numpy only; knows no language.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.signedinteger[Any]]
    Hashes = NDArray[np.uint32]

__all__ = [
    "BUCKETS_LOG2",
    "NO_RUN",
    "SPACE",
    "STRANGE",
    "TABLE_CODES",
    "letters",
    "run_buckets",
    "word_buckets",
    "word_hashes",
    "words_of",
]

BUCKETS_LOG2 = 17
"""Hashed features: 2**17 rows of one weight per language, 512 KiB."""
NO_RUN = 2**BUCKETS_LOG2
"""The bucket after the last, of what is no run; its weights are none."""
_LONGEST_RUN = 5
_MULTIPLIER, _MIXER = 1_000_003, 2_654_435_761
_MOST_POWERS = 64
TABLE_CODES = 0x250
"""Letters beyond Latin are one letter to the model: other scripts are "und"."""
SPACE, STRANGE = 32, 1


def _lower(code: int) -> int:
    """The code of a letter's lower case, where that is a Latin letter too."""
    low = ord(chr(code).lower()[0])
    return low if low < TABLE_CODES else STRANGE


@cache
def _letter_table() -> NDArray[np.uint32]:
    """Code point -> the code of its lower-case letter, or of a space if it is none."""
    import numpy as np

    table = [_lower(code) if chr(code).isalpha() else SPACE for code in range(TABLE_CODES)]
    return np.array(table, dtype=np.uint32)


def letters(text: str) -> tuple[Hashes, Ints, NDArray[np.bool_]]:
    """The letters of a text in lower case, with one space around each word.

    Also where in the text they stand, and which of them are capitals.
    """
    import numpy as np

    padded = f" {text} "
    raw = np.frombuffer(padded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = _letter_table()[np.minimum(raw, TABLE_CODES - 1)]
    beyond = np.flatnonzero(raw >= TABLE_CODES)
    if len(beyond):
        found, which = np.unique(raw[beyond], return_inverse=True)
        strange = [STRANGE if chr(c).isalpha() else SPACE for c in found.tolist()]
        codes[beyond] = np.array(strange, dtype=np.uint32)[which]
    keep = codes != SPACE
    keep[1:] |= keep[:-1]
    keep[0] = True
    kept = np.flatnonzero(keep)
    found_codes = codes[kept]
    return found_codes, kept - 1, raw[kept] != found_codes


def run_buckets(codes: Hashes, borders: Ints | None = None) -> Ints:
    """The rows of the weights for each run of 2 to 5 letters, word borders counted as letters.

    Shape `(4, n)`: one row per length, at the letter that a run ends on. Before
    the first letters there is no whole run; there the bucket is `NO_RUN`. So it
    is behind each of the `borders`, where a text begins that stands apart.
    """
    import numpy as np

    count = len(codes)
    hashes = np.empty((_LONGEST_RUN - 1, count), dtype=np.uint32)
    shorter = codes
    for row in range(_LONGEST_RUN - 1):
        longer = hashes[row]
        np.multiply(shorter[:-1], np.uint32(_MULTIPLIER), out=longer[1:])
        longer[1:] += codes[1:]
        shorter = longer
    hashes += np.arange(2, _LONGEST_RUN + 1, dtype=np.uint32)[:, None]
    buckets = _bucket(hashes)
    for row in range(_LONGEST_RUN - 1):
        buckets[row, : row + 1] = NO_RUN
        if row and borders is not None and len(borders):
            behind = (borders[:, None] + np.arange(row)).ravel()
            buckets[row, behind[behind < count]] = NO_RUN
    return buckets


def word_buckets(words: Hashes) -> Ints:
    """The rows of the weights for whole words with these hashes."""
    return _bucket(words.copy())


def _bucket(hashes: Hashes) -> Ints:
    """The row of the weights that each hash falls on; the hashes are used up."""
    import numpy as np

    hashes *= np.uint32(_MIXER)
    hashes ^= hashes >> np.uint32(15)
    hashes *= np.uint32(_MULTIPLIER)
    hashes >>= np.uint32(32 - BUCKETS_LOG2)
    return hashes.astype(np.intp)


def words_of(codes: Hashes) -> tuple[Ints, Ints, Hashes]:
    """Where each word begins and ends (half-open), and its hash; `codes` as `letters` gives it."""
    import numpy as np

    spaces = np.flatnonzero(codes == SPACE)
    begins, ends = spaces[:-1] + 1, spaces[1:]
    if not len(begins):
        return begins, ends, np.zeros(0, dtype=np.uint32)
    # Each word with the space behind it: their lengths are the distances of the spaces.
    place = np.arange(1, len(codes)) - np.repeat(begins, np.diff(spaces))
    valued = (codes[1:] + np.uint32(7)) * _powers()[np.minimum(place, _MOST_POWERS - 1)]
    valued[ends - 1] = 0
    return begins, ends, np.add.reduceat(valued, begins - 1, dtype=np.uint32)


@cache
def _powers() -> Hashes:
    """The first powers of the multiplier, modulo 2**32."""
    import numpy as np

    powers = [pow(_MULTIPLIER, n + 1, 2**32) for n in range(_MOST_POWERS)]
    return np.array(powers, dtype=np.uint32)


def word_hashes(words: Iterable[str]) -> Hashes:
    """The hashes of a list of words, for training; words of letters only."""
    return words_of(letters(" ".join(words))[0])[2]
