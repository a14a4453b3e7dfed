"""The embedded judge: it looks at every pair, and reads both texts where a look leaves doubt.

A look weighs numbers, times, names, negations and likeness, some thousand
pairs a second. Reading sends both texts through the inference transformer and
weighs what that says beside the same evidence, so the reasons still sum to
the score.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from copy import copy

from claimcmp.matching.evidence import as_read
from claimcmp.matching.inference import Inference
from claimcmp.matching.judge import CLASSES, LinearJudge, Opinion, Pair

__all__ = ["ReadingJudge"]

_SCORES = ("entailment", "contradiction", "neutral")


class ReadingJudge:
    """Two regressions: one over the evidence alone, one over it and what a reading says.

    `enough` are the probabilities, 0..1, from which on a look's opinion stands
    unread, in the order of `CLASSES`. `uneven` is how many times as long one
    text may be as the other for that: a passage has the words of most claims
    on its matter, whatever it says, so only "neither" stands unread there.
    `reader` opens the transformer when the first pair is in doubt.
    """

    def __init__(
        self,
        look: LinearJudge,
        read: LinearJudge,
        reader: Callable[[], Inference],
        *,
        name: str,
        enough: Sequence[float],
        uneven: float,
    ) -> None:
        self.name = name
        self._look, self._read, self._reader = look, read, reader
        self._enough = tuple(enough)
        self._uneven = uneven

    def between_reports(self) -> ReadingJudge:
        """The same for claims that nobody put side by side: every conflict is read.

        Of two claims that somebody asks about, a detail that conflicts is mostly what
        sets them apart. Among all the claims of two reports it is mostly another wording:
        "few" and "not many", "leave no stone unturned". A look cannot tell.
        """
        judge = copy(self)
        agrees, _, neither = self._enough
        judge._enough = (agrees, math.inf, neither)
        return judge

    def doubts(self, pair: Pair, chances: Sequence[float]) -> bool:
        """Whether a look's probabilities leave so much doubt that the texts are to be read."""
        best = max(range(len(chances)), key=chances.__getitem__)
        if chances[best] < self._enough[best]:
            return True
        shorter, longer = sorted((len(pair.left.standalone), len(pair.right.standalone)))
        return CLASSES[best] != "neither" and longer > self._uneven * shorter

    def opinion(self, pair: Pair) -> Opinion:
        """As `Judge.opinion`."""
        return self.opinions((pair,))[0]

    def opinions(self, pairs: Sequence[Pair]) -> list[Opinion]:
        """As `BatchJudge.opinions`; a pair's opinion does not depend on its company."""
        evidence = [self._look.evidence(pair) for pair in pairs]
        found = self._look.weighed(evidence)
        doubted = [n for n, o in enumerate(found) if self.doubts(pairs[n], o.probabilities)]
        if not doubted:
            return found
        texts = [(pairs[n].left.standalone, pairs[n].right.standalone) for n in doubted]
        chances = [(a, d, n) for a, d, n in self._reader().probabilities(texts).tolist()]
        joined = [
            (*evidence[n], *as_read(pairs[n].left, pairs[n].right, row))
            for n, row in zip(doubted, chances, strict=True)
        ]
        for n, opinion, row in zip(doubted, self._read.weighed(joined), chances, strict=True):
            scores = dict(zip(_SCORES, (round(x, 4) for x in row), strict=True))
            found[n] = opinion._replace(scores=scores)
        return found
