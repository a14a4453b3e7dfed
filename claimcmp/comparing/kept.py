"""What a comparison keeps of the work it took: readings, vectors, opinions.

Each of them depends on its own input alone: a reading on one report, a vector
on one text, an opinion on one pair of claims. So what is kept can stand in for
the same work done again, whatever reports come and go around it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from claimcmp.aliases import Groups
from claimcmp.comparing.readings import Reading
from claimcmp.encoding.encoder import Encoder
from claimcmp.encoding.wrapping import Wrapper
from claimcmp.errors import ModelError
from claimcmp.matching.judge import Judge, LinearJudge, Opinion, Pair
from claimcmp.matching.reading_judge import ReadingJudge
from claimcmp.matching.vectors import Matrix, unit_rows
from claimcmp.matching.words import Coverage

__all__ = ["Kept", "KnownOpinions", "KnownRows"]

# What is kept lives as long as the result: up to 0.35 GB of vectors of the default
# encoder, and 0.3 GB of opinions. Beyond that the work is done again.
_MOST_ROWS = 100_000
_MOST_OPINIONS = 100_000

# These go by the two claims, their cosine and their words. A margin moves with every
# report that comes or goes; another judge may look at it.
_BLIND_TO_MARGIN = (LinearJudge, ReadingJudge)

_Reports = tuple[str | None, str | None]
_Inputs = tuple[str, str, float, float | None, Coverage]


class Kept(NamedTuple):
    """Work that was done: readings by report, vectors by text, opinions by two reports.

    `aliases` are the names that were one when the reports were read; `words`
    are the vectors of the encoder's part for words, where it has one.
    """

    aliases: Groups = ()
    readings: Mapping[str, Reading] = {}
    rows: Mapping[str, Matrix] = {}
    words: Mapping[str, Matrix] = {}
    opinions: Mapping[_Reports, Mapping[_Inputs, Opinion]] = {}

    def without(self, reports: Collection[str]) -> Kept:
        """What is left when some reports are gone, or are to be read anew."""
        return self._replace(
            readings={id: r for id, r in self.readings.items() if id not in reports},
            opinions={p: o for p, o in self.opinions.items() if not {*p} & {*reports}},
        )

    def under(self, aliases: Groups) -> Kept:
        """What still holds if these names are one: of other names only the vectors."""
        return self if aliases == self.aliases else Kept(aliases, rows=self.rows, words=self.words)


class KnownRows(Wrapper):
    """An encoder that is asked only for texts whose vectors are not known.

    Exact where the encoder gives a text the same vector in any company, as
    those of the package do. `used` holds what was asked for so far.
    """

    def __init__(
        self, encoder: Encoder, known: Mapping[str, Matrix], words: Mapping[str, Matrix]
    ) -> None:
        self._encoder = encoder
        self._known = known
        part: Encoder = getattr(encoder, "word_encoder", encoder)
        self._words = self if part is encoder else KnownRows(part, words, {})
        self.used: dict[str, Matrix] = {}

    @property
    def dimension(self) -> int:
        """The encoder's own."""
        return self._encoder.dimension

    @property
    def word_encoder(self) -> KnownRows:
        """The part of the encoder that is for words; this one where that is the whole."""
        return self._words

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row of length 1 or 0 per text."""
        known = {t: row for t in texts if (row := self._row(t)) is not None}
        new = list(dict.fromkeys(t for t in texts if t not in known))
        if len(new) == len(texts):
            rows = unit_rows(self._encoder, texts)
        else:
            known.update(zip(new, unit_rows(self._encoder, new), strict=True))
            rows = np.stack([known[t] for t in texts])
        for text, row in zip(texts, rows, strict=True):
            if len(self.used) >= _MOST_ROWS:
                break
            self.used[text] = row
        return rows

    def _row(self, text: str) -> Matrix | None:
        return self._known[text] if text in self._known else self.used.get(text)


class KnownOpinions:
    """A judge that is asked only about pairs on which its opinion is not known.

    Exact where the judge thinks the same of a pair in any company, as those of
    the package do. `used` holds what was asked for so far.
    """

    def __init__(self, judge: Judge, known: Mapping[_Reports, Mapping[_Inputs, Opinion]]) -> None:
        # Nobody put these claims side by side: a conflict has to stand a reading.
        self._judge = judge.between_reports() if isinstance(judge, ReadingJudge) else judge
        self._known = known
        self._blind = type(judge) in _BLIND_TO_MARGIN
        self._room = _MOST_OPINIONS
        self.used: dict[_Reports, dict[_Inputs, Opinion]] = {}

    @property
    def name(self) -> str:
        """The judge's own."""
        return self._judge.name

    def opinion(self, pair: Pair) -> Opinion:
        """As `Judge.opinion`."""
        return self.opinions((pair,))[0]

    def opinions(self, pairs: Sequence[Pair]) -> Sequence[Opinion]:
        """As `BatchJudge.opinions`; what the judge returns is for the caller to check."""
        places = [(_reports(pair), self._inputs(pair)) for pair in pairs]
        found = {
            n: opinion
            for n, (at, given) in enumerate(places)
            if (opinion := self._known.get(at, {}).get(given)) is not None
        }
        asked = [n for n in range(len(pairs)) if n not in found]
        fresh: Any = _opinions(self._judge, [pairs[n] for n in asked]) if asked else ()
        if not isinstance(fresh, Sequence) or len(fresh) != len(asked):
            if not found:
                return fresh  # type: ignore[no-any-return]
            raise ModelError(
                f"the judge {self.name!r} returned something else than a list of opinions on "
                f"{len(asked)} pairs; want one Opinion per pair, in order"
            )
        found.update(zip(asked, fresh, strict=True))
        for n, (at, given) in enumerate(places[: self._room]):
            self.used.setdefault(at, {})[given] = found[n]
        self._room -= min(self._room, len(places))
        return [found[n] for n in range(len(pairs))]

    def _inputs(self, pair: Pair) -> _Inputs:
        margin = None if self._blind else pair.margin
        return (pair.left.id, pair.right.id, pair.cosine, margin, pair.shared)


def _reports(pair: Pair) -> _Reports:
    return (pair.left.report, pair.right.report)


def _opinions(judge: Judge, pairs: Sequence[Pair]) -> Any:
    together = getattr(judge, "opinions", None)
    return together(pairs) if callable(together) else [judge.opinion(pair) for pair in pairs]
