"""A judge that thinks what it was told to think."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from claimcmp.comparison import Reason
from claimcmp.errors import InputError
from claimcmp.matching.judge import CLASSES, Opinion, Pair
from claimcmp.testing.encoders import plain

__all__ = ["ScriptedJudge", "Thought", "log_odds"]

Thought = Literal["agrees", "diverges", "neither"]


class ScriptedJudge:
    """A judge for `compare`, `relate` and `match` that thinks of each pair what you say.

    `ScriptedJudge({("The port is open.", "The port is shut."): "diverges"})`.
    Texts are looked up as by `TableEncoder`, in either order, as they stand in
    the report or in their standalone wording. A judge only has an opinion:
    what comes after it (one event, one time, plans, words that the two share)
    is decided by the library's own rules, and equal words agree unasked. Where
    the kind has to be this one and no other, take `make_comparison`.

    Args:
        script: By pair of texts, what to think of it.
        otherwise: What to think of every other pair.
        confidence: How surely, 0.5..1; the other two kinds share the rest.

    Raises:
        InputError: A thought that is none of the three, a pair that is no pair
            of strings, or a confidence out of range.
    """

    def __init__(
        self,
        script: Mapping[tuple[str, str], Thought] | None = None,
        *,
        otherwise: Thought = "neither",
        confidence: float = 0.98,
    ) -> None:
        if not isinstance(confidence, int | float) or not 0.5 <= confidence <= 1:
            raise InputError(f"confidence is {confidence!r}; want a number from 0.5 to 1")
        if not isinstance(script, Mapping | None):
            raise InputError(f"the script is {script!r:.60}; want a dict from (a, b) to a thought")
        self._script = {
            _pair(texts): _opinion(thought, confidence) for texts, thought in (script or {}).items()
        }
        self._otherwise = _opinion(otherwise, confidence)
        told = sorted((*texts, *opinion.probabilities) for texts, opinion in self._script.items())
        digest = hashlib.blake2b(repr((told, self._otherwise[0])).encode(), digest_size=4)
        self._name = f"scripted-{digest.hexdigest()}"

    @property
    def name(self) -> str:
        """The word "scripted" and a digest of the script."""
        return self._name

    def opinion(self, pair: Pair) -> Opinion:
        """What the script says of the `pair`, for the reason that it says so."""
        for left in (pair.left.text, pair.left.standalone):
            for right in (pair.right.text, pair.right.standalone):
                if (found := self._script.get(_key(left, right))) is not None:
                    return found
        return self._otherwise

    def opinions(self, pairs: Sequence[Pair]) -> list[Opinion]:
        """One opinion for each of `pairs`, in order."""
        return [self.opinion(pair) for pair in pairs]


def log_odds(confidence: float) -> float:
    """The log-odds of a probability, cut to those of .0001 and .9999."""
    sure = min(0.9999, max(0.0001, confidence))
    return round(math.log(sure / (1 - sure)), 4)


def _key(a: str, b: str) -> tuple[str, str]:
    a, b = plain(a), plain(b)
    return (a, b) if a <= b else (b, a)


def _pair(given: object) -> tuple[str, str]:
    match given:
        case (str(a), str(b)):
            return _key(a, b)
    raise InputError(f"a pair of the script is {given!r:.80}; want two texts: (a, b)")


def _opinion(thought: object, confidence: float) -> Opinion:
    if thought not in get_args(Thought):
        wanted = ", ".join(map(repr, get_args(Thought)))
        raise InputError(f"the script says {thought!r:.80} of a pair; want one of {wanted}")
    rest = (1 - confidence) / 2
    chances = [confidence if thought == name else rest for name in CLASSES]
    score = log_odds(confidence)
    reason = Reason(type="meaning", contribution=score, words="told so by the test")
    return Opinion((chances[0], chances[1], chances[2]), score, (reason,))
