"""The verdict on two aligned claims, with its confidence and its reasons.

A multinomial logistic regression over the evidence: its weights times the
features are the reasons people see, and they sum to the score. What the
numbers cannot know (a denial is about a claim, a plan is no outcome, another
day is another event) stands in plain rules after it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np

from claimcmp.comparison import Caveat, Kind, Reason, Relation, Scope
from claimcmp.errors import InputError, ModelError
from claimcmp.matching.evidence import FEATURES, Evidence, gather, likenesses, negations, one_event
from claimcmp.matching.gate import open_gate
from claimcmp.matching.words import Coverage
from claimcmp.report import Claim
from claimcmp.settings import Settings

__all__ = [
    "CLASSES",
    "Judge",
    "LinearJudge",
    "Opinion",
    "Pair",
    "checked_judge",
    "likeness",
    "load_judge",
    "relation",
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
    `score`, which is 0.0 where a judge gives no reasons.
    """

    probabilities: tuple[float, float, float]
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()


@runtime_checkable
class Judge(Protocol):
    """Anything that gives an opinion on a pair of claims."""

    @property
    def name(self) -> str:
        """Which judge it is; it stands in every result's provenance."""

    def opinion(self, pair: Pair) -> Opinion:
        """The probabilities of agrees, diverges and neither, with reasons that sum to the score."""


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

    def opinion(self, pair: Pair) -> Opinion:
        """As `Judge.opinion`; the score is the leaning's log-odds less the mean of the others'."""
        left, right, cosine = pair.left, pair.right, pair.cosine
        whole = likenesses(left, right, cosine, pair.shared)

        def alike(shared: Coverage) -> float:
            return likeness(self._likeness, (*whole[:1], shared.shorter, shared.longer, *whole[3:]))

        evidence = gather(left, right, cosine, pair.shared, alike=alike)
        features = np.array([e.value for e in evidence])
        logits = self._weights @ features + self._bias
        odds = np.exp(logits - logits.max())
        chances = odds / odds.sum()
        best = int(logits.argmax())
        # Against the mean of the other two classes: one number per feature.
        own = np.arange(len(CLASSES)) == best
        lift = self._weights[best] - self._weights[~own].mean(axis=0)
        bias = float(self._bias[best] - self._bias[~own].mean())
        reasons = _reasons(evidence, lift * features, bias)
        score = round(sum(r.contribution for r in reasons), 4)
        agrees, diverges, neither = (float(p) for p in chances)
        return Opinion((agrees, diverges, neither), score, reasons)


def likeness(weights: Sequence[float], values: Sequence[float]) -> float:
    """The chance, 0..1, that two claims state one thing but for a detail; see `likenesses`."""
    odds = sum(w * v for w, v in zip(weights, (*values, 1.0), strict=True))
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, odds))))


def _reasons(
    evidence: tuple[Evidence, ...], contributions: np.ndarray, bias: float
) -> tuple[Reason, ...]:
    """One reason for meaning (with the bias: where all scores start), one for each other cue."""
    meaning = bias + sum(
        float(c) for e, c in zip(evidence, contributions, strict=True) if e.type == "meaning"
    )
    first = evidence[0]
    reasons = [
        Reason(
            type="meaning",
            contribution=round(meaning, 4),
            words=first.words,
            left=first.left,
            right=first.right,
        )
    ]
    reasons += (
        Reason(
            type=e.type,
            contribution=round(float(c), 4),
            words=e.words,
            left=e.left,
            right=e.right,
        )
        for e, c in zip(evidence, contributions, strict=True)
        if e.type != "meaning" and e.value
    )
    return tuple(reasons)


@cache
def load_judge() -> LinearJudge:
    """The embedded judge.

    Raises:
        ModelError: Its weights are missing or damaged.
    """
    path = files("claimcmp.matching").joinpath("weights/judge.json")
    try:
        stored = json.loads(path.read_text("utf8"))
        return LinearJudge(stored["weights"], stored["likeness"], stored["name"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"the judge's weights at {path} cannot be used ({error!r}); reinstall the package"
        ) from error


def checked_judge(given: object) -> Judge:
    """The judge given, or the embedded one for None.

    Raises:
        InputError: Something without a name or without a method `opinion`.
    """
    if given is None:
        return load_judge()
    if isinstance(given, Judge) and isinstance(given.name, str) and callable(given.opinion):
        return given
    raise InputError(
        f"the judge was given as {type(given).__name__}; want an object with a `name` (a string) "
        "and a method `opinion(pair)`, or None for the embedded judge"
    )


def _asked(judge: Judge, pair: Pair) -> Opinion:
    """A judge's opinion, if it is one: what somebody else's judge returns is looked at here."""
    given = judge.opinion(pair)
    if isinstance(given, Opinion) and len(given.probabilities) == len(CLASSES):
        chances = given.probabilities
        if all(0 <= p <= 1 for p in chances) and abs(sum(chances) - 1) < 0.01:
            return given
    raise ModelError(
        f"the judge {judge.name!r} returned {given!r}; want an Opinion with the probabilities of "
        f"{', '.join(CLASSES)}, each 0..1, that sum to 1"
    )


def relation(pair: Pair, scope: Scope, *, judge: Judge, settings: Settings) -> Relation:
    """The relation of a pair of claims.

    Args:
        pair: The claims with their cosine and word coverage.
        scope: "standalone" assumes one event, as `relate` does; the others
            ask the gate of time and event before a conflict may diverge.
        judge: Who gives the opinion.
        settings: The thresholds.

    Returns:
        The relation. Equal words agree for certain and a blank text is
        unrelated, whatever the judge thinks: it is not asked.

    Raises:
        ModelError: The judge returned something that is no opinion.
    """
    if _same_words(pair):
        return _verdict(pair, scope, "agrees", 1.0, Opinion((1.0, 0.0, 0.0), 0.0, ()), (), settings)
    if not (pair.left.text.strip() and pair.right.text.strip()):
        nothing = Opinion((0.0, 0.0, 1.0), 0.0, ())
        return _verdict(pair, scope, "unrelated", 1.0, nothing, (), settings)
    opinion = _asked(judge, pair)
    agrees, diverges, neither = opinion.probabilities
    assumed: tuple[Caveat, ...] = ("same event assumed",) if scope == "standalone" else ()
    match CLASSES[int(np.argmax(opinion.probabilities))]:
        case "diverges":
            leaning, confidence, caveats = _conflict(pair, diverges, neither, scope, settings)
        case "agrees":
            leaning, confidence, caveats = _agreement(pair, agrees, scope, settings)
        case _:
            near = pair.cosine >= settings.same_matter
            leaning, confidence, caveats = "related" if near else "unrelated", neither, ()
    return _verdict(pair, scope, leaning, confidence, opinion, (*assumed, *caveats), settings)


Leaning = tuple[Kind, float, tuple[Caveat, ...]]
"""A kind, the chance that it is right, and what is to be said with it."""


def _conflict(
    pair: Pair, diverges: float, neither: float, scope: Scope, settings: Settings
) -> Leaning:
    """What a conflict of details amounts to: a divergence, or why it is none."""
    held = _held_back(pair, scope, settings)
    if held is None:
        return "diverges", diverges, ()
    # A conflict that would be withheld at one time is no development at two.
    doubt: tuple[Caveat, ...] = () if diverges >= settings.sure else ("undecided",)
    return "related", diverges + neither, (held, *doubt)


def _agreement(pair: Pair, agrees: float, scope: Scope, settings: Settings) -> Leaning:
    """What likeness without a conflict amounts to: an agreement, or only a common topic."""
    if _one_side_refuses(pair):
        return "related", 1 - agrees, ("undecided",)
    if _about_a_claim(pair):
        return "related", 1 - agrees, ("plan or opinion",)
    if scope != "standalone" and not _borne_out(pair, agrees, scope, settings):
        return "related", 1 - agrees, ()
    caveats: tuple[Caveat, ...] = ()
    if _plan_against_outcome(pair.left, pair.right):
        caveats = ("plan or opinion",)
    if pair.shared.shorter - pair.shared.longer > _SAYS_MORE:
        caveats = (*caveats, "more detail")
    return "agrees", agrees, caveats


# How much more of one side must stand on the other than the other way round
# for the longer side to say more.
_SAYS_MORE = 0.25


def _verdict(
    pair: Pair,
    scope: Scope,
    leaning: Kind,
    confidence: float,
    opinion: Opinion,
    caveats: tuple[Caveat, ...],
    settings: Settings,
) -> Relation:
    kind = leaning
    if leaning == "diverges" and confidence < settings.sure:
        kind, caveats = "related", (*caveats, "undecided")
    return Relation(
        left=pair.left,
        right=pair.right,
        kind=kind,
        leaning=leaning,
        confidence=round(min(1.0, max(0.0, confidence)), 4),
        cosine=round(pair.cosine, 4),
        margin=None if pair.margin is None else round(pair.margin, 4),
        score=opinion.score,
        reasons=opinion.reasons,
        scope=scope,
        caveats=caveats,
    )


def _same_words(pair: Pair) -> bool:
    left, right = (" ".join(c.standalone.lower().split()) for c in (pair.left, pair.right))
    return bool(left) and left == right and pair.left.language == pair.right.language


_ABOUT = ("denies", "neither confirms nor denies")


def _about_a_claim(pair: Pair) -> bool:
    """Whether one side only speaks of a claim (denies it, leaves it open), the other makes it."""
    return (pair.left.stance in _ABOUT) != (pair.right.stance in _ABOUT)


def _one_side_refuses(pair: Pair) -> bool:
    """Whether one side refuses or rules out ("nekter", "uaktuelt") what the other does not negate.

    Lists of refusals are too loose for a divergence, and enough to doubt an agreement.
    """
    sides = [negations(c).negations for c in (pair.left, pair.right)]
    refuses = [any(n.kind == "refusal" for n in found) for found in sides]
    return refuses[0] != refuses[1] and not (sides[0] and sides[1])


def _borne_out(pair: Pair, agrees: float, scope: Scope, settings: Settings) -> bool:
    """Whether an agreement is more than the words that all reports on one event share.

    The shorter side's words must stand on the other side; between reports the
    pair must also stand out from its surroundings, or be tied to one event.
    """
    least = settings.repeated if scope == "within_report" else settings.borne_out
    if agrees < 0.5 or pair.shared.shorter < least:
        return False
    if pair.margin is None or pair.margin >= settings.stands_out:
        return True
    return bool(one_event(pair.left, pair.right))


def _held_back(pair: Pair, scope: Scope, settings: Settings) -> Caveat | None:
    """Why a conflict is no divergence; None where it is one."""
    left, right = pair.left, pair.right
    if "neither confirms nor denies" in (left.stance, right.stance):
        return "plan or opinion"
    if "open" in (left.certainty, right.certainty) or _plan_against_outcome(left, right):
        return "plan or opinion"
    if scope == "standalone":
        return None
    match open_gate(left, right, window=settings.same_time).when:
        case "same":
            return None
        case "different":
            return "different event"
        case "later":
            return "later development"
        case "unknown":
            return "time unknown"


def _plan_against_outcome(left: Claim, right: Claim) -> bool:
    return {left.certainty, right.certainty} == {"planned", "certain"}
