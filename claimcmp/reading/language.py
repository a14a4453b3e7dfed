"""Which of the four languages a text is in: letters in a row, and words.

Second module of reading: numpy and the weights that `training/language` made;
both are loaded when the first text comes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcmp.errors import InputError, ModelError, UnknownLanguage
from claimcmp.reading.letters import (
    STRANGE,
    TABLE_CODES,
    features,
    letters,
    words_of,
)
from claimcmp.values import LANGUAGES, Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.signedinteger[Any]]
    Hashes = NDArray[np.uint32]

__all__ = ["candidates", "detect_language", "languages_of_spans"]

_MARK_SHIFT = 13
_HOME, _FOREIGN = 1, 2
_SAMPLE = 40_000
"""Code points looked at, at the start and in the middle of a long text."""
_CHUNK = 50_000
_SURE_ENOUGH = 0.4
"""Below this probability a text without a prior is "und": a name or a number alone."""
_FEW_LETTERS = 30
"""So short a text needs one foreign word to be "und"; a longer one two, and two for three home
words: in the four languages every second word is a home word, in others a few are."""
_STAY = 0.9
"""Prior probability that a sentence is in the language of its document."""
_SWITCH = 0.9
"""Posterior at which a sentence departs from its document. Both are judgement: a quote in another
language has tens of features for it, a name has few."""


class _Model(NamedTuple):
    """Weights per bucket (four int8 packed into one uint32) and their scale; marks of common words.

    `marks` says by a word's hash whether it is common in the four languages, or in others only.
    """

    packed: Hashes
    scale: float
    marks: NDArray[np.uint8]


def detect_language(text: str, *, prior: Language | None = None) -> Language:
    """The language of a text: nb, nn, da, en, or "und" where it cannot be told.

    "und" is also the answer for another language (Swedish, German …) and for
    a text without words. A long text is judged by its start and its middle.

    Args:
        text: Any text.
        prior: The language of the document that the text is a part of; it
            holds unless the text clearly is in another.

    Raises:
        InputError: `text` is not a string.
        UnknownLanguage: `prior` is none of nb, nn, da, en and und.
    """
    _check(text, prior)
    sample = _sampled(text)
    return _decide(_totals(sample), None if prior == "und" else prior)


def candidates(text: str) -> tuple[tuple[Language, float], ...]:
    """The languages a text may be in, likeliest first, with probabilities that sum to 1.

    A short Scandinavian line is often right in two or three of nb, nn and da,
    and its probabilities say so. ("und", 1.0) alone, where nothing speaks for
    any of the four.

    Raises:
        InputError: `text` is not a string.
    """
    _check(text, None)
    totals = _totals(_sampled(text))
    if _is_foreign(totals):
        return (("und", 1.0),)
    chances = _chances(totals, None)
    return tuple(sorted(zip(LANGUAGES, chances, strict=True), key=lambda pair: -pair[1]))


def languages_of_spans(
    text: str, spans: Sequence[tuple[int, int]], *, prior: Language
) -> list[Language]:
    """The language of each span of a text, in order: `prior`, where it is not clearly another.

    `spans` are half-open, in order and without overlap. One pass over the
    text, whatever the number of spans.
    """
    held = None if prior == "und" else prior
    out: list[Language] = []
    first = 0
    while first < len(spans):
        last = first + 1
        begin = spans[first][0]
        while last < len(spans) and spans[last][1] - begin <= _CHUNK:
            last += 1
        part = spans[first:last]
        rows = _totals_of_spans(
            text[begin : part[-1][1]], [(a - begin, b - begin) for a, b in part]
        )
        out.extend(_decide(row, held) for row in rows)
        first = last
    return out


def _check(text: object, prior: object) -> None:
    if not isinstance(text, str):
        raise InputError(
            f"the text whose language is wanted is a {type(text).__name__}; want one str; "
            "decode bytes first"
        )
    if prior is not None and prior not in (*LANGUAGES, "und"):
        raise UnknownLanguage(prior, (*LANGUAGES, "und"))


def _sampled(text: str) -> str:
    """A text, or of a long one its start and its middle."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]


def _totals(text: str) -> list[int]:
    """What the features of a whole text add up to.

    One sum of weights per language, then the numbers of home words, foreign
    words, letters, and letters of other scripts.
    """
    import numpy as np

    model = _model()
    codes, _, capital = letters(text)
    begins, ends, hashes = words_of(codes)
    buckets = np.concatenate([b for b, _ in features(codes, ends, hashes)])
    weights = model.packed[buckets].view(np.int8).reshape(-1, 4).sum(axis=0, dtype=np.int64)
    home, foreign = _marked(codes, begins, hashes, capital)
    totals: list[int] = weights.tolist()
    return [
        *totals,
        int(np.count_nonzero(home)),
        int(np.count_nonzero(foreign)),
        int((ends - begins).sum()),
        int(np.count_nonzero(codes == STRANGE)),
    ]


def _totals_of_spans(text: str, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The totals of each span, in the columns of `_totals`, from one pass over the text."""
    import numpy as np

    model = _model()
    codes, positions, capital = letters(text)
    begins, ends, hashes = words_of(codes)
    weights = np.zeros((len(codes) + 1, 4), dtype=np.int16)
    for buckets, last in features(codes, ends, hashes):
        found = model.packed[buckets].view(np.int8).reshape(-1, 4)
        weights[last] += found
    words = np.stack(
        (
            *_marked(codes, begins, hashes, capital),
            ends - begins,
            np.add.reduceat(codes == STRANGE, begins, dtype=np.int32) if len(begins) else ends,
        ),
        axis=1,
    )
    words = np.concatenate((np.zeros((1, 4), dtype=np.int64), np.cumsum(words, axis=0)))
    edges = positions.searchsorted(np.array(spans).reshape(-1))
    sums = np.add.reduceat(weights, np.minimum(edges, len(codes)), axis=0, dtype=np.int32)[::2]
    sums[edges[::2] == edges[1::2]] = 0
    counted = words[ends.searchsorted(edges, side="right")]
    rows: list[list[int]] = np.hstack((sums, counted[1::2] - counted[::2])).tolist()
    return rows


def _marked(
    codes: Hashes, begins: Ints, hashes: Hashes, capital: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which words are common in the four languages, and which speak for another.

    The second are common words of others, and words with a letter that the
    four do not use. Words with a capital are none of these, but for the first
    of the text: names travel.
    """
    import numpy as np

    marks = _model().marks[hashes >> _MARK_SHIFT]
    if not len(begins):
        return marks == _HOME, marks == _FOREIGN
    odd = np.logical_or.reduceat(_foreign_letters()[codes], begins)
    name = capital[begins]
    foreign = ((marks == _FOREIGN) | odd) & ~name
    foreign[0] |= marks[0] == _FOREIGN
    return marks == _HOME, foreign


def _is_foreign(totals: Sequence[int]) -> bool:
    """Whether the words, or the script, speak for a language that is none of the four."""
    home, foreign, letters, strange = totals[4:]
    if not letters or 2 * strange > letters:
        return True
    if foreign < 2:
        return foreign > home and letters <= _FEW_LETTERS
    return 3 * foreign >= 2 * home


def _chances(totals: Sequence[int], prior: Language | None) -> list[float]:
    """The probability of each of the four languages."""
    model = _model()
    logits = [total * model.scale for total in totals[:4]]
    if prior is not None:
        gain = math.log(_STAY / (1 - _STAY) * (len(LANGUAGES) - 1))
        logits[LANGUAGES.index(prior)] += gain
    top = max(logits)
    powers = [math.exp(x - top) for x in logits]
    total = sum(powers)
    return [p / total for p in powers]


def _decide(totals: Sequence[int], prior: Language | None) -> Language:
    """The language that a row of sums stands for."""
    if _is_foreign(totals):
        return "und" if prior is None or (totals[5] >= 3 and totals[4] == 0) else prior
    if prior is not None and totals[LANGUAGES.index(prior)] >= max(totals[:4]):
        return prior
    chances = _chances(totals, prior)
    best = max(range(len(LANGUAGES)), key=chances.__getitem__)
    if prior is None:
        return LANGUAGES[best] if chances[best] >= _SURE_ENOUGH else "und"
    return LANGUAGES[best] if chances[best] >= _SWITCH else prior


@cache
def _model() -> _Model:
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
    packed = np.ascontiguousarray(weights, dtype=np.int8).view(np.uint32).reshape(-1)
    marks = np.zeros(2 ** (32 - _MARK_SHIFT), dtype=np.uint8)
    marks[home >> _MARK_SHIFT] = _HOME
    marks[foreign >> _MARK_SHIFT] = _FOREIGN
    return _Model(packed, scale, marks)


@cache
def _foreign_letters() -> NDArray[np.bool_]:
    """Code point -> whether it is a Latin letter that the four languages do not use."""
    import numpy as np

    table = np.zeros(TABLE_CODES, dtype=np.bool_)
    table[[ord(letter) for letter in "äöüßñãõáíóúýðþłąęśźżćńčěřšžőű"]] = True
    return table
