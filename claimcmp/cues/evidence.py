"""All cues of one text, and all comparisons of two.

Floor 5: the finders and comparators of this folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from claimcmp.cues import antonyms, certainty, names, numbers, polarity, times
from claimcmp.cues.antonyms import Pole
from claimcmp.cues.certainty import Certainties
from claimcmp.cues.polarity import Polarities
from claimcmp.cues.verdict import Verdict
from claimcmp.report import Name, Number, Time
from claimcmp.values import Interval, Value

__all__ = ["Cues", "compare_cues", "find_cues"]


class Cues(Value):
    """Everything the finders see in one text; spans count from the `offset` it was given."""

    text: str
    numbers: tuple[Number, ...] = ()
    times: tuple[Time, ...] = ()
    names: tuple[Name, ...] = ()
    polarity: Polarities = Polarities()
    certainty: Certainties = Certainties()
    poles: tuple[Pole, ...] = ()


_CACHED_LENGTH = 4_000


def find_cues(
    text: str, language: str, *, offset: int = 0, published: Interval | None = None
) -> Cues:
    """All cues of a text, empty where it has none; the last few thousand short ones are kept.

    Args:
        text: Any text; best one claim.
        language: "nb", "nn", "da", "en", or "und" for all of them at once.
        offset: Added to every span.
        published: When the report appeared; None where unknown.
    """
    if len(text) > _CACHED_LENGTH:
        return _all_cues(text, language, offset, published)
    return _remembered(text, language, offset, published)


def _all_cues(text: str, language: str, offset: int, published: Interval | None) -> Cues:
    return Cues.model_construct(
        text=text,
        numbers=numbers.find(text, language, offset=offset),
        times=times.find(text, language, offset=offset, published=published),
        names=names.find(text, language, offset=offset),
        polarity=polarity.find(text, language, offset=offset),
        certainty=certainty.find(text, language, offset=offset),
        poles=antonyms.find(text, language, offset=offset),
    )


_remembered = lru_cache(maxsize=4_096)(_all_cues)


def compare_cues(
    left: Cues, right: Cues, *, aliases: Mapping[str, str] | None = None
) -> dict[str, Verdict]:
    """The verdict of every comparator: number, time, name, polarity, certainty, antonym."""
    within = (left.text, right.text)
    return {
        "number": numbers.compare(left.numbers, right.numbers, within=within),
        "time": times.compare(left.times, right.times),
        "name": names.compare(left.names, right.names, within=within, aliases=aliases),
        "polarity": polarity.compare(left.polarity, right.polarity),
        "certainty": certainty.compare(left.certainty, right.certainty),
        "antonym": antonyms.compare(left.poles, right.poles),
    }
