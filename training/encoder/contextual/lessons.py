"""What the student learns from: lines in every language, each with its English line's vector.

The teacher's vector of the English line is what every line of the row should
come to. Rows stand in an order in which near ones are neighbours, so that a
batch can hold wrong answers that are nearly right.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimcmp.encoding.encoder import Encoder
from training.encoder.corpus import Stream

__all__ = ["Lesson", "Lines", "lesson", "lexicon", "lines_of", "woven"]

NORDIC = ("nb", "nn", "da")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Lines:
    """Piece ids of many lines, end to end; line `i` is `ids[starts[i]:starts[i + 1]]`."""

    ids: NDArray[np.int32]
    starts: NDArray[np.int64]

    def lengths(self) -> NDArray[np.int64]:
        """Pieces per line; 0 where the row has no such line."""
        return np.diff(self.starts)

    def __getitem__(self, line: int) -> NDArray[np.int32]:
        return self.ids[self.starts[line] : self.starts[line + 1]]


@dataclass(frozen=True)
class Lesson:
    """One source: lines by language, `teacher[i]` the wanted vector of every line of row `i`."""

    name: str
    lines: dict[str, Lines]
    teacher: NDArray[np.float16]
    order: NDArray[np.int64]


def lines_of(lines: Sequence[str], tokenizer: Tokenizer, longest: int) -> Lines:
    """The lines as pieces; a line longer than `longest` pieces is left out, as is an empty one."""
    found: list[NDArray[np.int32]] = []
    for start in range(0, len(lines), 10_000):
        for encoding in tokenizer.encode_batch_fast(list(lines[start : start + 10_000])):
            # A cut line says less than its teacher's vector: better no line at all.
            kept = 2 < len(encoding.ids) <= longest
            found.append(np.array(encoding.ids if kept else [], dtype=np.int32))
    starts = np.concatenate([[0], np.cumsum([len(ids) for ids in found])])
    return Lines(np.concatenate(found) if found else np.zeros(0, np.int32), starts)


def lesson(
    stream: Stream,
    teacher: NDArray[np.float16],
    order: NDArray[np.int64],
    tokenizer: Tokenizer,
    longest: int,
) -> Lesson:
    """A stream's lines as pieces; lines longer than `longest` pieces are left out."""
    lines = {
        language: lines_of([row[column] for row in stream.rows], tokenizer, longest)
        for column, language in enumerate(stream.languages)
    }
    return Lesson(stream.name, lines, teacher, order)


def _counted(streams: Iterable[Stream], language: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for stream in streams:
        if language in stream.languages:
            column = stream.languages.index(language)
            for row in stream.rows:
                counts.update(_WORD.findall(row[column].lower()))
    return counts


def _shares(counts: Counter[str], words: Sequence[str]) -> NDArray[np.float64]:
    """Each word's share of all words, one count added."""
    return np.array([counts[word] + 1 for word in words]) / counts.total()


def lexicon(
    streams: Sequence[Stream],
    static: Encoder,
    *,
    words: int = 20_000,
    nearest: int = 12,
    floor: float = 0.5,
) -> dict[str, dict[str, list[str]]]:
    """For each Nordic language, English words with the words nearest in the static space.

    Read off the space and not a dictionary, so inflected forms are in it:
    played goes with spilte and spelte, the government with regjeringa. A word
    that is commoner in English than in the other language is no partner, and
    of near ones those about as common as the English word come first.
    """
    english_counts = _counted(streams, "en")
    english = [word for word, _ in english_counts.most_common(words)]
    here, from_ = _shares(english_counts, english), static.encode(english)
    found: dict[str, dict[str, list[str]]] = {}
    for language in NORDIC:
        counts = _counted(streams, language)
        there = [word for word, _ in counts.most_common(2 * words)]
        share = _shares(counts, there)
        own = share > 3 * _shares(english_counts, there)
        there, share = [w for w, kept in zip(there, own, strict=True) if kept], share[own]
        to, most = static.encode(there), min(nearest, len(there))
        found[language] = {}
        if not there:
            continue
        for start in range(0, len(english), 1000):
            cosine = from_[start : start + 1000] @ to.T
            near = np.argpartition(-cosine, most - 1, axis=1)[:, :most]
            for row, columns in enumerate(near):
                scores = cosine[row, columns]
                apart = np.abs(np.log(share[columns] / here[start + row]))
                ranked = np.where(scores >= floor, scores - 0.06 * apart, -1)
                fit = [there[j] for j in columns[ranked >= max(ranked.max() - 0.04, 0)]]
                if fit:
                    found[language][english[start + row]] = fit
    return found


def woven(line: str, words: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    """The English line with most of its words replaced by near ones of another language.

    No translation: word order stays English and forms are guessed. It carries
    kinds of text over that come in English only.
    """

    def replaced(match: re.Match[str]) -> str:
        fit = words.get(match.group().lower())
        return chance.choice(fit) if fit and chance.random() < 0.85 else match.group()

    return _WORD.sub(replaced, line)
