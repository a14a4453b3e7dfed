"""Which of the four languages a text is in: common words first, then letters in a row.

Where common words leave no doubt, they decide (`claimcmp.reading.commonwords`);
elsewhere numpy and the weights that `training/language` made, both loaded when
the first such text comes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcmp.errors import InputError, ModelError, UnknownLanguage
from claimcmp.reading.commonwords import agree, left_open, sure_language, words_against
from claimcmp.reading.letters import (
    STRANGE,
    TABLE_CODES,
    letters,
    run_buckets,
    word_buckets,
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
_SAMPLE, _SMALL_SAMPLE = 40_000, 500
"""Code points looked at, at the start and in the middle of a long text; the small sample where
common words leave no doubt there."""
_CHUNK = 50_000
"""Code points looked at together: enough to be fast, few enough for the processor's cache."""
_RAISED = 128
_RUNS = 4
"""Runs of letters that end on one letter."""
_EVEN = 0x0000_FFFF_0000_FFFF
_PER_WORD = 1.0
"""How much less likely, in logits, a language is for each common word that it does not use. On
lines of news it mends one wrong answer in ten, and one in four Danish ones on five words."""
_RARER = 1.0
"""How much less likely nynorsk is than the letters say, in logits, where one word or a short
sentence holds nothing that bokmål does not: ten times as much is written in bokmål. A judgement;
elsewhere, as in headings and what is said, it would cost nynorsk as much as bokmål gains."""
_ONE_WORD = re.compile(r"\W*\w+\W*")
_SENTENCE = re.compile(r"[A-ZÆØÅ][\w’'-]*(?:,? [\w’'-]+){5,}\.")
_OF_NYNORSK = re.compile(r"\b[a-zæøå]{3,}(?:a|ar|ane|leg)\b")
_PIECE = re.compile(r"[^.!?…\n\r«»“”\"]+")
_LEAST_MIXED = 80
"""Characters of the shortest text whose stretches are looked at one by one."""
_SURE_ENOUGH = 0.4
"""Below this probability a text without a prior is "und": a name or a number alone."""
_FEW_LETTERS = 45
"""So short a text needs one foreign word to be "und"; a longer one two, and two for three home
words: in the four languages every second word is a home word, in others a few are."""
_STAY = 0.9
"""Prior probability that a sentence is in the language of its document."""
_SWITCH = 0.9
"""Posterior at which a sentence departs from its document. Both are judgement: a quote in another
language has tens of features for it, a name has few."""


class _Model(NamedTuple):
    """Weights per bucket and their scale; marks of common words.

    The four weights of a bucket, each with `_RAISED` added, share one uint64,
    16 bits each, so that four languages are added up at once. `marks` says by
    a word's hash whether it is common in the four languages, or in others only.
    """

    packed: NDArray[np.uint64]
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
    if prior is None or prior == "und":
        return _sure(text) or _without_prior(sample)
    return prior if agree(sample, prior) else _decide(_totals(sample), prior)


def _sure(text: str) -> Language | None:
    """The language that common words leave no doubt of, in a small sample or else in the large."""
    small = _sampled(text, _SMALL_SAMPLE)
    sure = sure_language(small)
    return sure if sure or small is text else sure_language(_sampled(text))


def _without_prior(text: str) -> Language:
    """The language of a text by its letters and words, or of most of it where it is mixed."""
    totals = _totals(text)
    if _is_foreign(totals):
        return _of_most(text, totals) if len(text) >= _LEAST_MIXED else "und"
    against = words_against(text)
    totals = _weighed(totals, against)
    if totals[6] <= _FEW_LETTERS and not against[LANGUAGES.index("nb")] and _may_be_both(text):
        totals[LANGUAGES.index("nn")] -= round(_RARER / _model().scale)
    return _decide(totals, None)


def _may_be_both(text: str) -> bool:
    """Whether a short text is one word or a plain sentence, with no ending that is nynorsk."""
    line = text.strip()
    whole = _ONE_WORD.fullmatch(line) or _SENTENCE.fullmatch(line)
    return whole is not None and _OF_NYNORSK.search(line) is None


def _of_most(text: str, totals: Sequence[int]) -> Language:
    """The language in which half of the letters are, stretch by stretch; "und" if there is none.

    So foreign quotations do not hide the language of the text around them.
    """
    if 2 * totals[7] > totals[6]:
        return "und"
    pieces = [piece for piece in _PIECE.findall(text) if not piece.isspace()]
    letters = dict.fromkeys(LANGUAGES, 0)
    for row in _totals_of(pieces):
        if not _is_foreign(row):
            letters[LANGUAGES[max(range(len(LANGUAGES)), key=row.__getitem__)]] += row[6]
    most = max(LANGUAGES, key=letters.__getitem__)
    return most if 2 * letters[most] >= totals[6] > 0 else "und"


def _weighed(totals: Sequence[int], against: Sequence[int]) -> list[int]:
    """The sums of a text after the words that speak against each language."""
    loss = _PER_WORD / _model().scale
    return [round(t - loss * n) for t, n in zip(totals, against, strict=False)] + [*totals[4:]]


def candidates(text: str, *, prior: Language | None = None) -> tuple[tuple[Language, float], ...]:
    """The languages a text may be in, likeliest first, with probabilities that sum to 1.

    A short Scandinavian line is often right in two or three of nb, nn and da,
    and its probabilities say so: they are those of letters and words, to which
    `detect_language` adds what common words rule out. On lines of news the
    first is right as often as it says (error of calibration .005); on six
    words alone it is right more often than it says (.03).

    Args:
        text: Any text.
        prior: The language of the document that the text is a part of: nine
            sentences in ten are in it, and the probabilities are moved so.

    Returns:
        All four languages; or ("und", 1.0) alone, where nothing speaks for
        any of the four.

    Raises:
        InputError: `text` is not a string.
        UnknownLanguage: `prior` is none of nb, nn, da, en and und.
    """
    _check(text, prior)
    totals = _totals(_sampled(text))
    if _is_foreign(totals):
        return (("und", 1.0),)
    chances = _chances(totals, None if prior == "und" else prior)
    return tuple(sorted(zip(LANGUAGES, chances, strict=True), key=lambda pair: -pair[1]))


def languages_of_spans(
    text: str, spans: Sequence[tuple[int, int]], *, prior: Language
) -> list[Language]:
    """The language of each span of a text: `prior`, where it is not clearly another.

    `spans` are half-open. Linear in their length: spans whose common words
    agree with the prior are not looked at any further; the others are read
    letter by letter, together; of a very long one, a sample.
    """
    held = None if prior == "und" else prior
    open_spans = range(len(spans)) if held is None else left_open(text, spans, held)
    out: list[Language] = [prior] * len(spans)
    for part in _batches(open_spans, spans):
        rows = _totals_of([_sampled(text[slice(*spans[n])]) for n in part])
        for n, row in zip(part, rows, strict=True):
            out[n] = _decide(row, held)
    return out


def _batches(numbers: Iterable[int], spans: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The numbers of spans in parts that are read together, each up to about `_CHUNK` long."""
    part: list[int] = []
    size = 0
    for n in numbers:
        part.append(n)
        size += spans[n][1] - spans[n][0]
        if size >= _CHUNK:
            yield part
            part, size = [], 0
    if part:
        yield part


def _check(text: object, prior: object) -> None:
    if not isinstance(text, str):
        raise InputError(
            f"the text whose language is wanted is a {type(text).__name__}; want one str; "
            "decode bytes first"
        )
    if prior is not None and prior not in (*LANGUAGES, "und"):
        raise UnknownLanguage(prior, (*LANGUAGES, "und"))


def _sampled(text: str, size: int = _SAMPLE) -> str:
    """A text, or of a long one its start and its middle, each of `size` code points."""
    if len(text) <= 2 * size:
        return text
    middle = len(text) // 2
    return text[:size] + " " + text[middle : middle + size]


def _totals(text: str) -> list[int]:
    """What the features of a text add up to (see `_totals_of`)."""
    return _totals_of([text])[0]


def _totals_of(texts: Sequence[str]) -> list[list[int]]:
    """What the features of each text add up to, from one pass over all of them.

    One sum of weights per language, then the numbers of home words, foreign
    words, letters, letters of other scripts, and names with a letter that the
    four languages do not use. The first letters of a text
    are read with the last of the one before it, which hardly matters.
    """
    import numpy as np

    codes, positions, capital = letters("\n".join(texts))
    begins, ends, hashes = words_of(codes)
    # A text runs from after the blank before it to the blank behind it, the whole from the first.
    behind = accumulate(len(text) + 1 for text in texts)
    borders = np.array([0, *positions.searchsorted(np.fromiter(behind, dtype=np.intp))])
    words_before = ends.searchsorted(borders)
    lengths, counts = borders[1:] - borders[:-1], words_before[1:] - words_before[:-1]
    sums = _sums_of_weights(codes, ends, hashes, borders)
    sums -= _RAISED * (_RUNS * lengths + counts)[:, None]
    words = np.zeros((len(begins) + 1, 5), dtype=np.int64)
    if len(begins):
        words[1:, 0], words[1:, 1], words[1:, 4] = _marked(codes, begins, hashes, capital)
        words[1:, 2] = ends - begins
        words[1:, 3] = np.add.reduceat(codes == STRANGE, begins, dtype=np.int64)
    counted = words.cumsum(axis=0)[words_before]
    added: list[list[int]] = sums.tolist()
    return [a + b for a, b in zip(added, (counted[1:] - counted[:-1]).tolist(), strict=True)]


def _sums_of_weights(codes: Hashes, ends: Ints, words: Hashes, borders: Ints) -> Ints:
    """The raised weights of all features from each border to the next, a column per language."""
    import numpy as np

    packed = _model().packed
    lanes = np.zeros(len(codes) + 1, dtype=np.uint64)
    for row in run_buckets(codes):
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
    codes: Hashes, begins: Ints, hashes: Hashes, capital: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which words are of the four languages, which speak for another, and which are odd names.

    The first are their common words, and words with æ or ø. The second are
    common words of others, and words with a letter that the four do not use.
    Words with a capital are none of these, but for the first of the text:
    names travel. The third are words with a capital and such a letter.
    """
    import numpy as np

    marks = _model().marks[hashes >> np.uint32(_MARK_SHIFT)]
    odd = np.logical_or.reduceat(_foreign_letters()[codes], begins)
    foreign = ((marks == _FOREIGN) | odd) & ~capital[begins]
    foreign[0] |= marks[0] == _FOREIGN
    own = np.logical_or.reduceat(_own_letters()[codes], begins) & ~odd & ~capital[begins]
    return (marks == _HOME) | (own & ~foreign), foreign, odd & capital[begins]


def _is_foreign(totals: Sequence[int]) -> bool:
    """Whether the words, or the script, speak for a language that is none of the four."""
    home, foreign, letters, strange, names = totals[4:]
    if foreign:  # names with odd letters say nothing by themselves: they confirm
        foreign += names
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
    raised = np.full((len(weights) + 1, 4), _RAISED, dtype=np.uint16)  # the last row: no run
    raised[:-1] += weights.astype(np.uint16)
    packed = raised.view(np.uint64).reshape(-1)
    marks = np.zeros(2 ** (32 - _MARK_SHIFT), dtype=np.uint8)
    marks[home >> _MARK_SHIFT] = _HOME
    marks[foreign >> _MARK_SHIFT] = _FOREIGN
    return _Model(packed, scale, marks)


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
