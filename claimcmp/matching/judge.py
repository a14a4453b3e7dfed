"""Who gives an opinion on two aligned claims: the embedded judge, or one of the caller's.

The embedded one is a multinomial logistic regression over the evidence, and
over what a transformer reads where that leaves doubt (`reading_judge`): its
weights times the features are the reasons people see, and they sum to the
score. What an opinion amounts to is settled after it, in `ruling`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from claimcmp.comparison import Reason
from claimcmp.matching.evidence import FEATURES, READ, Evidence, gather, likenesses
from claimcmp.matching.words import Coverage
from claimcmp.report import Claim

__all__ = [
    "CLASSES",
    "BatchJudge",
    "Judge",
    "LinearJudge",
    "Opinion",
    "Pair",
    "likeness",
]

CLASSES = ("agrees", "diverges", "neither")


class Pair(NamedTuple):
    """Two claims and what their vectors say of them."""

    left: Claim
    right: Claim
    cosine: float
    margin: float | None
    shared: Coverage


class Opinion(NamedTuple):
    """What a judge thinks of a pair: probabilities in the order of `CLASSES`, and why.

    The probabilities are 0..1 and sum to 1; the reasons' contributions sum to
    `score`, which is 0.0 where a judge gives no reasons. `scores` are the three
    of a judge of inference, "entailment", "neutral" and "contradiction"; None
    for any other.
    """

    probabilities: tuple[float, float, float]
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    scores: dict[str, float] | None = None


@runtime_checkable
class Judge(Protocol):
    """Anything that gives an opinion on a pair of claims.

    One that has a method `opinions` too (see `BatchJudge`) is asked by that, about
    many pairs at a time.
    """

    @property
    def name(self) -> str:
        """Which judge it is; it stands in every result's provenance."""

    def opinion(self, pair: Pair) -> Opinion:
        """What it thinks of a `pair`: three probabilities, and reasons that sum to the score."""


@runtime_checkable
class BatchJudge(Judge, Protocol):
    """A judge that does many pairs together better than one after another."""

    def opinions(self, pairs: Sequence[Pair]) -> Sequence[Opinion]:
        """One opinion per pair, in order: what `opinion` gives for each."""


class LinearJudge:
    """A logistic regression over named features, read from a small JSON file of weights.

    `likeness` weighs the values of `likenesses` and a constant: the log-odds
    that two claims state one thing but for a detail. `features` are those of
    the evidence that is weighed, in its order.
    """

    def __init__(
        self,
        weights: Mapping[str, Mapping[str, float]],
        likeness: Sequence[float],
        name: str,
        features: Sequence[str] = FEATURES,
    ) -> None:
        self.name = name
        self._likeness = tuple(likeness)
        self._weights = np.array([[weights[c][f] for f in features] for c in CLASSES])
        self._bias = np.array([weights[c]["bias"] for c in CLASSES])
        # Against the mean of the other two classes: one number per feature.
        self._lift = np.array([_lift(self._weights, n) for n in range(len(CLASSES))])
        self._start = [float(_lift(self._bias, n)) for n in range(len(CLASSES))]

    def opinion(self, pair: Pair) -> Opinion:
        """As `Judge.opinion`; the score is the leaning's log-odds less the mean of the others'."""
        return self.opinions((pair,))[0]

    def opinions(self, pairs: Sequence[Pair]) -> list[Opinion]:
        """As `BatchJudge.opinions`."""
        return self.weighed([self.evidence(pair) for pair in pairs])

    def weighed(self, evidence: Sequence[tuple[Evidence, ...]]) -> list[Opinion]:
        """The opinion on each pair that the evidence was gathered of."""
        if not evidence:
            return []
        features = np.array([[e.value for e in found] for found in evidence])
        # Summed feature by feature, and not by a matrix product, whose last digits
        # depend on how many rows there are.
        logits = (features[:, None, :] * self._weights).sum(axis=2) + self._bias
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances = (odds / odds.sum(axis=1, keepdims=True)).tolist()
        best = logits.argmax(axis=1)
        contributions = (self._lift[best] * features).tolist()
        return [
            _opinion(chance, _reasons(found, parts, self._start[leading]))
            for chance, found, parts, leading in zip(
                chances, evidence, contributions, best.tolist(), strict=True
            )
        ]

    def evidence(self, pair: Pair) -> tuple[Evidence, ...]:
        """What a look at a pair finds, one for each of `FEATURES`."""
        left, right, cosine = pair.left, pair.right, pair.cosine
        whole = likenesses(left, right, cosine, pair.shared)

        def alike(shared: Coverage) -> float:
            return likeness(self._likeness, (*whole[:1], shared.shorter, shared.longer, *whole[3:]))

        return gather(left, right, cosine, pair.shared, alike=alike)


def _lift(weights: NDArray[np.float64], leading: int) -> NDArray[np.float64]:
    """The weights of one class less the mean of the others'."""
    lift: NDArray[np.float64] = weights[leading] - np.delete(weights, leading, axis=0).mean(axis=0)
    return lift


def _opinion(chances: Sequence[float], reasons: tuple[Reason, ...]) -> Opinion:
    agrees, diverges, neither = chances
    score = round(sum(r.contribution for r in reasons), 4)
    return Opinion((agrees, diverges, neither), score, reasons)


def likeness(weights: Sequence[float], values: Sequence[float]) -> float:
    """The chance, 0..1, that two claims state one thing but for a detail; see `likenesses`."""
    odds = sum(w * v for w, v in zip(weights, (*values, 1.0), strict=True))
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, odds))))


def _reasons(
    evidence: tuple[Evidence, ...], contributions: Sequence[float], bias: float
) -> tuple[Reason, ...]:
    """One reason for meaning (with the bias: where all scores start), one for each other cue.

    What a reading of both texts says is a reason of its own.
    """
    parts: dict[str, list[tuple[Evidence, float]]] = {"look": [], "read": [], "cue": []}
    for found, weight in zip(evidence, contributions, strict=True):
        told = "read" if found.feature in READ else "look" if found.type == "meaning" else "cue"
        parts[told].append((found, weight))
    joined = [(evidence[0], bias + sum(c for _, c in parts["look"]))]
    if parts["read"]:
        joined.append((parts["read"][0][0], sum(c for _, c in parts["read"])))
    return tuple(
        Reason(
            type=e.type,
            contribution=round(c, 4),
            words=e.words,
            left=e.left,
            right=e.right,
        )
        for e, c in (*joined, *((e, c) for e, c in parts["cue"] if e.value))
    )
