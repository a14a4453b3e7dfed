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
    "SPACE",
    "STRANGE",
    "TABLE_CODES",
    "features",
    "letters",
    "word_hashes",
    "words_of",
]

BUCKETS_LOG2 = 17
"""Hashed features: 2**17 rows of one weight per language, 512 KiB."""
_LONGEST_RUN = 5
_MULTIPLIER, _MIXER = 1_000_003, 2_654_435_761
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
    beyond = raw >= TABLE_CODES
    if beyond.any():
        strange = [chr(c).isalpha() for c in np.unique(raw[beyond]).tolist()]
        known = np.unique(raw[beyond])[np.array(strange)]
        codes[beyond] = np.where(np.isin(raw[beyond], known), STRANGE, SPACE)
    blank = codes == SPACE
    kept = np.flatnonzero(~(blank & np.concatenate(([False], blank[:-1]))))
    return codes[kept], kept - 1, raw[kept] != codes[kept]


def features(codes: Hashes, ends: Ints, words: Hashes) -> list[tuple[Ints, Ints | slice]]:
    """Buckets of every feature of a text, and the letter at which each ends.

    Features are the runs of 2 to 5 letters, word borders counted as letters,
    and whole words (which end before `ends`, with hashes `words`).
    """
    import numpy as np

    out: list[tuple[Ints, Ints | slice]] = []
    hashes = codes
    for n in range(2, _LONGEST_RUN + 1):
        hashes = hashes[:-1] * np.uint32(_MULTIPLIER) + codes[n - 1 :]
        if not len(hashes):
            break
        out.append((_bucket(hashes, n), slice(n - 1, len(codes))))
    out.append((_bucket(words, 0), ends - 1))
    return out


def _bucket(hashes: Hashes, kind: int) -> Ints:
    """The row of the weights that a hash falls on."""
    import numpy as np

    mixed = (hashes + np.uint32(kind)) * np.uint32(_MIXER)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(_MULTIPLIER)
    return (mixed >> np.uint32(32 - BUCKETS_LOG2)).astype(np.int64)


def words_of(codes: Hashes) -> tuple[Ints, Ints, Hashes]:
    """Where each word begins and ends (half-open), and its hash."""
    import numpy as np

    letter = np.concatenate(([False], codes != SPACE, [False]))
    edges = np.flatnonzero(letter[1:] != letter[:-1])
    begins, ends = edges[::2], edges[1::2]
    if not len(begins):
        return begins, ends, np.zeros(0, dtype=np.uint32)
    starts = np.zeros(len(codes), dtype=np.int64)
    starts[begins] = begins
    place = np.arange(len(codes)) - np.maximum.accumulate(starts)
    powers = _powers()[np.minimum(place, 63)]
    valued = np.where(codes == SPACE, np.uint32(0), (codes + np.uint32(7)) * powers)
    return begins, ends, np.add.reduceat(valued, begins, dtype=np.uint32)


@cache
def _powers() -> Hashes:
    """The first 64 powers of the multiplier, modulo 2**32."""
    import numpy as np

    return np.array([pow(_MULTIPLIER, n + 1, 2**32) for n in range(64)], dtype=np.uint32)


def word_hashes(words: Iterable[str]) -> Hashes:
    """The hashes of a list of words, for training; words of letters only."""
    return words_of(letters(" ".join(words))[0])[2]
