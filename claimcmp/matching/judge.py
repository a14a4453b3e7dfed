"""Who gives an opinion on two aligned claims: the embedded judge, or one of the caller's.

The embedded one is a multinomial logistic regression over the evidence: its
weights times the features are the reasons people see, and they sum to the
score. What an opinion amounts to is settled after it, in `ruling`.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from claimcmp.comparison import Reason
from claimcmp.errors import InputError, ModelError
from claimcmp.matching.evidence import FEATURES, Evidence, gather, likenesses
from claimcmp.matching.words import Coverage
from claimcmp.report import Claim

__all__ = [
    "CLASSES",
    "BatchJudge",
    "Judge",
    "LinearJudge",
    "Opinion",
    "Pair",
    "checked_judge",
    "likeness",
    "load_judge",
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
        """The probabilities of agrees, diverges and neither, with reasons that sum to the score."""


@runtime_checkable
class BatchJudge(Judge, Protocol):
    """A judge that does many pairs together better than one after another."""

    def opinions(self, pairs: Sequence[Pair]) -> Sequence[Opinion]:
        """One opinion per pair, in order: what `opinion` gives for each."""


class LinearJudge:
    """A logistic regression over `FEATURES`, read from a small JSON file of weights.

    `likeness` weighs the values of `likenesses` and a constant: the log-odds
    that two claims state one thing but for a detail.
    """

    def __init__(
        self,
        weights: Mapping[str, Mapping[str, float]],
        likeness: Sequence[float],
        name: str,
    ) -> None:
        self.name = name
        self._likeness = tuple(likeness)
        self._weights = np.array([[weights[c][f] for f in FEATURES] for c in CLASSES])
        self._bias = np.array([weights[c]["bias"] for c in CLASSES])
        # Against the mean of the other two classes: one number per feature.
        self._lift = np.array([_lift(self._weights, n) for n in range(len(CLASSES))])
        self._start = [float(_lift(self._bias, n)) for n in range(len(CLASSES))]

    def opinion(self, pair: Pair) -> Opinion:
        """As `Judge.opinion`; the score is the leaning's log-odds less the mean of the others'."""
        return self.opinions((pair,))[0]

    def opinions(self, pairs: Sequence[Pair]) -> list[Opinion]:
        """As `BatchJudge.opinions`."""
        if not pairs:
            return []
        evidence = [self._evidence(pair) for pair in pairs]
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

    def _evidence(self, pair: Pair) -> tuple[Evidence, ...]:
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
    """One reason for meaning (with the bias: where all scores start), one for each other cue."""
    weighed = tuple(zip(evidence, contributions, strict=True))
    meaning = bias + sum(c for e, c in weighed if e.type == "meaning")
    told = [(evidence[0], meaning), *((e, c) for e, c in weighed if _tells(e))]
    return tuple(
        Reason(
            type=e.type,
            contribution=round(c, 4),
            words=e.words,
            left=e.left,
            right=e.right,
        )
        for e, c in told
    )


def _tells(evidence: Evidence) -> bool:
    return evidence.type != "meaning" and bool(evidence.value)


@cache
def _embedded() -> LinearJudge:
    path = files("claimcmp.matching").joinpath("weights/judge.json")
    try:
        stored = json.loads(path.read_text("utf8"))
        return LinearJudge(stored["weights"], stored["likeness"], stored["name"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"the judge's weights at {path} cannot be used ({error!r}); reinstall the package"
        ) from error


def load_judge(
    judge: object = None,
    *,
    labels: Sequence[str] | None = None,
    batch: int = 32,
    local_files_only: bool = True,
) -> Judge:
    """Open a judge: who decides whether two claims agree, diverge or neither.

    Args:
        judge: None for the embedded one; the name or the folder of a
            sentence-transformers `CrossEncoder` with the three labels of inference
            (entailment, neutral, contradiction), which needs that package and
            torch; such an object itself; or any `Judge`, which is given back.
        labels: What the cross-encoder's three outputs mean, in their order, where
            its own configuration does not say: the words "entailment",
            "neutral" and "contradiction".
        batch: Pairs that go through the cross-encoder at a time.
        local_files_only: True opens only what is on this machine; False lets the
            hub be asked for a model that is not.

    Returns:
        A judge for `compare`, `relate`, `relate_pairs` and `match`.

    Raises:
        ModelError: The model is missing, damaged, or none of inference: its
            labels are named.
        InputError: Neither a name nor a judge, or an option for a cross-encoder
            with something that is none.
    """
    if isinstance(judge, str | os.PathLike) or _is_cross_encoder(judge):
        from claimcmp.matching.cross_encoder import CrossEncoderJudge

        return CrossEncoderJudge(
            judge, labels=labels, batch=batch, local_files_only=local_files_only
        )
    if labels is not None or batch != 32 or not local_files_only:
        raise InputError(
            "labels, batch and local_files_only are for a cross-encoder; "
            f"{_kind(judge)} takes none of them: leave them out"
        )
    if judge is None:
        return _embedded()
    if (
        isinstance(judge, Judge)
        and not isinstance(judge, type)
        and isinstance(judge.name, str)
        and callable(judge.opinion)
    ):
        return judge
    raise InputError(
        f"the judge was given as {_kind(judge)}; want an object with a `name` (a string) "
        "and a method `opinion(pair)`, a CrossEncoder of sentence-transformers or the name of "
        "one, or None for the embedded judge"
    )


def checked_judge(given: object) -> Judge:
    """The judge that `load_judge` makes of what was given, without options.

    Raises:
        ModelError: As `load_judge`.
        InputError: As `load_judge`.
    """
    return load_judge(given)


def _is_cross_encoder(given: object) -> bool:
    # By name, so that nobody waits for torch who does not use it.
    return any(cls.__name__ == "CrossEncoder" for cls in type(given).__mro__)


def _kind(given: object) -> str:
    if given is None:
        return "the embedded judge"
    return f"the class {given.__name__}" if isinstance(given, type) else type(given).__name__
