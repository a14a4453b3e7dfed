"""What the letters and words of a text weigh for each of the four languages.

Above `letters`: numpy and the weights that `training/language` made, both loaded
when the first text comes whose common words leave it open.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcmp.errors import ModelError
from claimcmp.reading.letters import (
    STRANGE,
    TABLE_CODES,
    letters,
    run_buckets,
    word_buckets,
    words_of,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.signedinteger[Any]]
    Hashes = NDArray[np.uint32]

__all__ = ["Model", "model", "totals_of"]

_MARK_SHIFT = 13
_HOME, _FOREIGN = 1, 2
_RAISED = 128
_RUNS = 4
"""Runs of letters that end on one letter."""
_EVEN = 0x0000_FFFF_0000_FFFF


class Model(NamedTuple):
    """Weights per bucket and their scale; marks of common words.

    The four weights of a bucket, each with `_RAISED` added, share one uint64,
    16 bits each, so that four languages are added up at once. `marks` says by
    a word's hash whether it is common in the four languages, or in others only.
    """

    packed: NDArray[np.uint64]
    scale: float
    marks: NDArray[np.uint8]


def totals_of(texts: Sequence[str], *, apart: bool = False) -> list[list[int]]:
    """What the features of each text add up to, from one pass over all of them.

    One sum of weights per language, then the numbers of home words, foreign
    words, letters, letters of other scripts, and names with a letter that the
    four languages do not use. The first letters of a text
    are read with the last of the one before it, which hardly matters; `apart`
    reads each as if it stood alone.
    """
    import numpy as np

    codes, positions, capital = letters("\n".join(texts))
    begins, ends, hashes = words_of(codes)
    # A text runs from after the blank before it to the blank behind it, the whole from the first.
    behind = accumulate(len(text) + 1 for text in texts)
    borders = np.array([0, *positions.searchsorted(np.fromiter(behind, dtype=np.intp))])
    words_before = ends.searchsorted(borders)
    lengths, counts = borders[1:] - borders[:-1], words_before[1:] - words_before[:-1]
    sums = _sums_of_weights(codes, ends, hashes, borders, apart=apart)
    sums -= _RAISED * (_RUNS * lengths + counts)[:, None]
    words = np.zeros((len(begins) + 1, 5), dtype=np.int64)
    if len(begins):
        opening = words_before[:-1][counts > 0] if apart else words_before[:1]
        words[1:, 0], words[1:, 1], words[1:, 4] = _marked(codes, begins, hashes, capital, opening)
        words[1:, 2] = ends - begins
        words[1:, 3] = np.add.reduceat(codes == STRANGE, begins, dtype=np.int64)
    counted = words.cumsum(axis=0)[words_before]
    added: list[list[int]] = sums.tolist()
    return [a + b for a, b in zip(added, (counted[1:] - counted[:-1]).tolist(), strict=True)]


def _sums_of_weights(
    codes: Hashes, ends: Ints, words: Hashes, borders: Ints, *, apart: bool
) -> Ints:
    """The raised weights of all features from each border to the next, a column per language.

    No run reaches over a border where the texts are to be read `apart`.
    """
    import numpy as np

    packed = model().packed
    lanes = np.zeros(len(codes) + 1, dtype=np.uint64)
    for row in run_buckets(codes, borders[1:-1] if apart else borders[:0]):
        lanes[:-1] += packed[row]
    lanes[ends - 1] += packed[word_buckets(words)]
    # Sums outgrow 16 bits: every second language at a time, 32 bits each.
    pairs = np.empty((2, len(lanes)), dtype=np.uint64)
    np.bitwise_and(lanes, np.uint64(_EVEN), out=pairs[0])
    np.bitwise_and(lanes >> np.uint64(16), np.uint64(_EVEN), out=pairs[1])
    sums = np.add.reduceat(pairs, borders[:-1], axis=1)
    sums[:, borders[:-1] == borders[1:]] = 0  # there, `reduceat` gives one number, not none
    by_language = sums.view(np.uint32).reshape(2, -1, 2).transpose(1, 2, 0)
    return by_language.reshape(-1, 4).astype(np.int64)


def _marked(
    codes: Hashes, begins: Ints, hashes: Hashes, capital: NDArray[np.bool_], opening: Ints
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which words are of the four languages, which speak for another, and which are odd names.

    The first are their common words, and words with æ or ø. The second are
    common words of others, and words with a letter that the four do not use.
    Words with a capital are none of these, but for those that are `opening` a
    text: names travel. The third are words with a capital and such a letter.
    """
    import numpy as np

    marks = model().marks[hashes >> np.uint32(_MARK_SHIFT)]
    odd = np.logical_or.reduceat(_foreign_letters()[codes], begins)
    foreign = ((marks == _FOREIGN) | odd) & ~capital[begins]
    foreign[opening] |= marks[opening] == _FOREIGN
    own = np.logical_or.reduceat(_own_letters()[codes], begins) & ~odd & ~capital[begins]
    return (marks == _HOME) | (own & ~foreign), foreign, odd & capital[begins]


@cache
def model() -> Model:
    """The weights, read once."""
    import numpy as np

    with as_file(files("claimcmp.reading") / "data" / "language.npz") as path:
        try:
            with np.load(path, allow_pickle=False) as stored:
                weights, scale = stored["weights"], float(stored["scale"])
                home, foreign = stored["home"], stored["foreign"]
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"the language weights at {path} cannot be read ({error}); "
                "reinstall the package, or make them with training/language/train.py"
            ) from error
    raised = np.full((len(weights) + 1, 4), _RAISED, dtype=np.uint16)  # the last row: no run
    raised[:-1] += weights.astype(np.uint16)
    packed = raised.view(np.uint64).reshape(-1)
    marks = np.zeros(2 ** (32 - _MARK_SHIFT), dtype=np.uint8)
    marks[home >> _MARK_SHIFT] = _HOME
    marks[foreign >> _MARK_SHIFT] = _FOREIGN
    return Model(packed, scale, marks)


@cache
def _foreign_letters() -> NDArray[np.bool_]:
    """Code point -> whether it is a Latin letter that the four languages do not use."""
    import numpy as np

    table = np.zeros(TABLE_CODES, dtype=np.bool_)
    table[[ord(letter) for letter in "äöüßñãõáíóúýðþłąęśźżćńčěřšžőűêëçîûù"]] = True
    return table


@cache
def _own_letters() -> NDArray[np.bool_]:
    """Code point -> whether it is a letter of Norwegian and Danish, and of few others."""
    import numpy as np

    table = np.zeros(TABLE_CODES, dtype=np.bool_)
    table[[ord(letter) for letter in "æø"]] = True
    return table
