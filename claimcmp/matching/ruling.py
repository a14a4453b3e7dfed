"""What an opinion on two claims amounts to: their relation.

What a judge's numbers cannot know (a denial is about a claim, a plan is no
outcome, another day is another event) stands here in plain rules after it, and
so do the pairs that no judge is asked about.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from claimcmp.comparison import Caveat, Kind, Reason, Relation, Scope
from claimcmp.errors import ModelError
from claimcmp.matching.developments import Leaning, went_on
from claimcmp.matching.evidence import negations, one_event
from claimcmp.matching.footing import uneven
from claimcmp.matching.gate import When, open_gate
from claimcmp.matching.judge import CLASSES, Judge, Opinion, Pair
from claimcmp.matching.outcomes import plan_against_outcome
from claimcmp.settings import Settings
from claimcmp.values import Span

__all__ = ["each_relation", "relation", "relations"]

# Pairs that a judge is shown at a time: enough to fill any model's batches, and
# few enough that memory does not grow with the number of pairs.
_TOGETHER = 2_048


def relation(pair: Pair, scope: Scope, *, judge: Judge, settings: Settings) -> Relation:
    """The relation of a pair of claims.

    Args:
        pair: The claims with their cosine and word coverage.
        scope: "standalone" assumes one event, as `relate` does; the others
            ask the gate of time and event before a conflict may diverge.
        judge: Who gives the opinion.
        settings: The thresholds.

    Returns:
        The relation. Equal words agree for certain and a text without a letter
        or digit is unrelated, whatever the judge thinks: it is not asked.

    Raises:
        ModelError: The judge returned something that is no opinion.
    """
    return next(each_relation((pair,), scope, judge=judge, settings=settings))


def relations(
    pairs: Iterable[Pair], scope: Scope, *, judge: Judge, settings: Settings
) -> list[Relation]:
    """The relation of each pair, in order, as `relation` gives it; the judge is asked in batches.

    No pairs give no relations.

    Raises:
        ModelError: The judge returned something that is no opinion, or not one per pair.
    """
    return list(each_relation(pairs, scope, judge=judge, settings=settings))


def each_relation(
    pairs: Iterable[Pair], scope: Scope, *, judge: Judge, settings: Settings
) -> Iterator[Relation]:
    """As `relations`, one after another: for a caller that keeps only some of very many."""
    waiting = iter(pairs)
    while together := list(islice(waiting, _TOGETHER)):
        settled = [_settled(pair) for pair in together]
        asked = [p for p, known in zip(together, settled, strict=True) if known is None]
        given = iter(_asked(judge, asked))
        for pair, known in zip(together, settled, strict=True):
            if known is None:
                yield _judged(pair, next(given), scope, settings)
            else:
                yield _verdict(pair, scope, (known, 1.0, ()), _SETTLED[known], settings)


_SETTLED = {"agrees": Opinion((1.0, 0.0, 0.0)), "unrelated": Opinion((0.0, 0.0, 1.0))}


def _settled(pair: Pair) -> Kind | None:
    """The kind that leaves nothing to judge: equal words agree, a text without any says nothing."""
    if _same_words(pair):
        return "agrees"
    if not (_says_something(pair.left.text) and _says_something(pair.right.text)):
        return "unrelated"
    return None


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _asked(judge: Judge, pairs: Sequence[Pair]) -> Sequence[Opinion]:
    """A judge's opinions, if they are any: what somebody else's judge returns is looked at here."""
    together = getattr(judge, "opinions", None)
    if not callable(together):
        return [_checked(judge, judge.opinion(pair)) for pair in pairs]
    given = together(pairs) if pairs else []
    if not isinstance(given, Sequence) or len(given) != len(pairs):
        many = f"{len(given)} opinions" if isinstance(given, Sequence) else repr(given)[:200]
        raise ModelError(
            f"the judge {judge.name!r} returned {many} on {len(pairs)} pairs; want a list with "
            "one Opinion per pair, in order"
        )
    return [_checked(judge, opinion) for opinion in given]


def _checked(judge: Judge, given: object) -> Opinion:
    if isinstance(given, Opinion) and len(given.probabilities) == len(CLASSES):
        chances = given.probabilities
        sums = all(0 <= p <= 1 for p in chances) and abs(sum(chances) - 1) < 0.01
        numbers = (given.score, *(given.scores or {}).values())
        if sums and all(map(_finite, numbers)) and _are_reasons(given.reasons):
            return given
    raise ModelError(
        f"the judge {judge.name!r} returned {given!r}; want an Opinion with the probabilities of "
        f"{', '.join(CLASSES)}, each 0..1, that sum to 1, and with finite scores and a tuple of "
        "reasons, if any; claimcmp.testing.check_judge shows more"
    )


def _finite(given: object) -> bool:
    return isinstance(given, int | float) and math.isfinite(given)


def _are_reasons(given: object) -> bool:
    return isinstance(given, tuple) and all(isinstance(reason, Reason) for reason in given)


def _judged(pair: Pair, opinion: Opinion, scope: Scope, settings: Settings) -> Relation:
    agrees, _, neither = opinion.probabilities
    assumed: tuple[Caveat, ...] = ("same event assumed",) if scope == "standalone" else ()
    match CLASSES[int(np.argmax(opinion.probabilities))]:
        case "diverges":
            leaning, confidence, caveats = _conflict(pair, opinion, scope, settings)
        case "agrees":
            leaning, confidence, caveats = _agreement(pair, agrees, scope, settings)
        case _:
            leaning, confidence, caveats = _no_verdict(pair, neither, settings)
    leans = went_on(pair.left, pair.right, (leaning, confidence, caveats), scope, settings)
    leaning, confidence, caveats = leans
    return _verdict(pair, scope, (leaning, confidence, (*assumed, *caveats)), opinion, settings)


def _conflict(pair: Pair, opinion: Opinion, scope: Scope, settings: Settings) -> Leaning:
    """What a conflict of details amounts to: a divergence, or why it is none."""
    _, diverges, neither = opinion.probabilities
    held = _held_back(pair, scope, settings)
    if held is None and _of_two_places(pair, opinion):
        held = "different event"
    if held is None:
        return "diverges", diverges, ()
    # A conflict that would be withheld at one time is no development at two.
    sure = diverges >= _needed(scope, settings) and _one_statement(pair, opinion, scope, settings)
    return "related", diverges + neither, (held,) if sure else (held, "undecided")


def _agreement(pair: Pair, agrees: float, scope: Scope, settings: Settings) -> Leaning:
    """What likeness without a conflict amounts to: an agreement, or only a common topic."""
    open_to_fact = {pair.left.certainty, pair.right.certainty} == {"open", "certain"}
    if _about_a_claim(pair) or open_to_fact or plan_against_outcome(pair.left, pair.right):
        return "related", 1 - agrees, ("plan or opinion",)
    if _one_side_refuses(pair):
        return "related", 1 - agrees, ("undecided",)
    if scope != "standalone" and not _borne_out(pair, agrees, scope, settings):
        return "related", 1 - agrees, ()
    caveats: tuple[Caveat, ...] = ()
    planned = {pair.left.certainty, pair.right.certainty} == {"planned", "certain"}
    if planned or uneven(pair.left, pair.right) == "plan or opinion":
        caveats = ("plan or opinion",)
    if pair.shared.shorter - pair.shared.longer > _SAYS_MORE:
        caveats = (*caveats, "more detail")
    return "agrees", agrees, caveats


def _no_verdict(pair: Pair, neither: float, settings: Settings) -> Leaning:
    """What is left where neither kind is likely: one topic, with what sets them apart, or none."""
    if pair.cosine < settings.same_matter and pair.shared.shorter < settings.borne_out:
        return "unrelated", neither, ()
    held = _other_footing(pair)
    return "related", neither, () if held is None else (held,)


# How much more of one side must stand on the other than the other way round
# for the longer side to say more.
_SAYS_MORE = 0.25


def _verdict(
    pair: Pair, scope: Scope, leans: Leaning, opinion: Opinion, settings: Settings
) -> Relation:
    leaning, confidence, caveats = leans
    kind = leaning
    if leaning == "diverges" and (
        confidence < _needed(scope, settings) or not _one_statement(pair, opinion, scope, settings)
    ):
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
        scores=opinion.scores,
        reasons=opinion.reasons,
        scope=scope,
        caveats=caveats,
        held_back=_in_words(pair, scope, leans, opinion, settings),
    )


def _needed(scope: Scope, settings: Settings) -> float:
    """The confidence that a divergence needs: less where the caller says that two claims meet."""
    return settings.sure_paired if scope == "standalone" else settings.sure


# Share of the shorter side's words, but for the conflict, from which the other says all of it,
# however much more it says.
_ALL_OF_IT = 0.9


def _one_statement(pair: Pair, opinion: Opinion, scope: Scope, settings: Settings) -> bool:
    """Whether two claims are so alike that they can be one statement but for a detail.

    Less is asked where the caller pairs them up, and a number, time, name or
    negation shows what conflicts.
    """
    conflicts = [r for r in opinion.reasons if r.type != "meaning" and r.contribution > 0]
    least = settings.alike_paired if conflicts and scope == "standalone" else settings.alike
    if pair.cosine + pair.shared.longer >= least:
        return True
    left, right = (sum(map(len, side)) for side in _sides(conflicts))
    return bool(conflicts) and pair.shared.without(left, right).shorter >= _ALL_OF_IT


def _sides(reasons: Sequence[Reason]) -> tuple[list[tuple[Span, ...]], list[tuple[Span, ...]]]:
    return [r.left for r in reasons], [r.right for r in reasons]


def _same_words(pair: Pair) -> bool:
    left, right = (" ".join(c.standalone.lower().split()) for c in (pair.left, pair.right))
    return bool(left) and left == right and pair.left.language == pair.right.language


_ABOUT = ("denies", "neither confirms nor denies")


def _about_a_claim(pair: Pair) -> bool:
    """Whether one side only speaks of a claim (denies it, leaves it open), the other makes it."""
    return (pair.left.stance in _ABOUT) != (pair.right.stance in _ABOUT)


def _denied(pair: Pair) -> bool:
    """Whether one side tells that somebody denies what the other makes a claim of.

    Where the other negates or rejects anything, it may tell of that denial too.
    """
    if not _about_a_claim(pair):
        return False
    claim = pair.right if pair.left.stance in _ABOUT else pair.left
    return not negations(claim).negations


def _one_side_refuses(pair: Pair) -> bool:
    """Whether one side refuses or rules out ("nekter", "uaktuelt") what the other does not negate.

    Lists of refusals are too loose for a divergence, and enough to doubt an agreement.
    """
    sides = [negations(c).negations for c in (pair.left, pair.right)]
    refuses = [any(n.kind == "refusal" for n in found) for found in sides]
    return refuses[0] != refuses[1] and not (sides[0] and sides[1])


# Chance of an agreement below which two claims of different texts share no more than a topic.
_SURE_ENOUGH = 0.6


def _borne_out(pair: Pair, agrees: float, scope: Scope, settings: Settings) -> bool:
    """Whether an agreement is more than the words that all reports on one event share.

    The shorter side's words must stand on the other side; between reports the
    pair must also stand out from its surroundings, half as far where all names
    of one side, two or more, stand on the other, or be tied to one event.
    """
    least = settings.repeated if scope == "within_report" else settings.borne_out
    if agrees < _SURE_ENOUGH or pair.shared.shorter < least:
        return False
    far = settings.stands_out / (2 if _names_all(pair) else 1)
    if pair.margin is None or pair.margin >= far:
        return True
    return bool(one_event(pair.left, pair.right))


def _other_footing(pair: Pair) -> Caveat | None:
    """Why two texts that differ can both hold: one of them does not state it as a flat fact."""
    left, right = pair.left, pair.right
    if "neither confirms nor denies" in (left.stance, right.stance) or _denied(pair):
        return "plan or opinion"
    if (left.certainty == "open") != (right.certainty == "open"):
        return "plan or opinion"
    if plan_against_outcome(left, right):
        return "plan or opinion"
    return uneven(left, right)


def _of_two_places(pair: Pair, opinion: Opinion) -> str | None:
    """The two places that numbers or times are of: "Oslo has 700,000", "Bergen has 290,000".

    Not where the places themselves are what conflicts: one may stand for the other.
    """
    shown = {r.type for r in opinion.reasons if r.contribution >= 1}
    if "actor" in shown or not shown & {"number", "time"}:
        return None
    sides = [[n for n in c.names if not n.derived] for c in (pair.left, pair.right)]
    if any(len(names) != 1 or names[0].kind not in ("place", "other") for names in sides):
        return None
    left, right = (names[0] for names in sides)
    apart = left.key != right.key and "place" in (left.kind, right.kind)
    return f"of {left.text} and of {right.text}" if apart else None


def _names_all(pair: Pair) -> bool:
    """Whether one side names at least two, and the other all of them."""
    left, right = ({n.key for n in c.names} for c in (pair.left, pair.right))
    fewer = min(left, right, key=len)
    return len(fewer) > 1 and (left <= right or right <= left)


def _held_back(pair: Pair, scope: Scope, settings: Settings) -> Caveat | None:
    """Why a conflict is no divergence; None where it is one."""
    left, right = pair.left, pair.right
    if (caveat := _other_footing(pair)) is not None:
        return caveat
    if scope == "standalone":
        return None
    return _OF_THE_GATE.get(open_gate(left, right, window=settings.same_time).when)


_OF_THE_GATE: dict[When, Caveat] = {
    "different": "different event",
    "later": "later development",
    "unknown": "time unknown",
}


def _in_words(
    pair: Pair, scope: Scope, leans: Leaning, opinion: Opinion, settings: Settings
) -> str | None:
    """What holds a pair back, where it is time, place or stage and not what is said of them."""
    kind, _, caveats = leans
    if kind != "related" or not {*_OF_THE_GATE.values()} & {*caveats}:
        return None
    if scope != "standalone":
        gate = open_gate(pair.left, pair.right, window=settings.same_time)
        if _OF_THE_GATE.get(gate.when) in caveats:
            return gate.words
    return _of_two_places(pair, opinion)
