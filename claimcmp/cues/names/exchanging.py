"""Which name of one text stands in the place of one of another, where that can be told.

Floor 5: `claimcmp.report`, the lists and tokens of this folder, `likeness`, `lookup` and `slots`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from claimcmp.cues.lexicon import words
from claimcmp.cues.names.likeness import known_keys
from claimcmp.cues.names.lookup import opens_sentence
from claimcmp.cues.names.slots import Slot, same_part, slots
from claimcmp.cues.tokens import tokenize
from claimcmp.report import Name

__all__ = ["Nesting", "exchanged", "fits", "only_opens", "stand_in"]

Nesting = Callable[[str, str, bool], bool]
"""Whether two places, by their keys, may both be named of one thing, since one lies in the other;
third, whether they are named by adjectives."""

Pair = tuple[Name, Name]


def exchanged(
    lost: Sequence[Name],
    new: Sequence[Name],
    within: tuple[str, str],
    nested: Nesting | None = None,
) -> Pair | None:
    """The two names left over on both sides of which one stands in the other's place.

    None where no two names can, and where several can: of two lists it cannot
    be told who takes whose place. An unlisted word that only opens sentences
    is taken for a name only where no other answers.

    Args:
        lost: The names of the left text without a counterpart, weak ones left out.
        new: Those of the right text.
        within: The two texts; "" where they are not known.
        nested: None takes no place to lie in another.
    """
    pairs = [
        (a, b)
        for a in lost
        for b in new
        if _exchangeable(a, b) and _kinds_meet(a, b, within) and fits(a, b, within, nested)
    ]
    if len(pairs) > 1:
        pairs = [p for p in pairs if not any(map(_may_be_none, p, within))] or pairs
    one_to_one = all(len(set(map(_last, side))) == 1 for side in zip(*pairs, strict=True))
    return pairs[0] if pairs and one_to_one else None


def _last(name: Name) -> str:
    """What "Kim" and "Kim Park" go by alike."""
    return name.key.split(" ")[-1]


def _may_be_none(name: Name, text: str) -> bool:
    return " " not in name.text and name.key not in known_keys() and only_opens(name.text, text)


def _exchangeable(a: Name, b: Name) -> bool:
    """Whether one of two unmatched names could stand in the place of the other, by their kinds."""
    if a.derived != b.derived or (a.key != b.key and stand_in(a.key, b.key)):
        return False
    kinds = {"place" if n.kind == "people" else n.kind for n in (a, b)}
    return len(kinds) == 1 or "other" in kinds


def fits(a: Name, b: Name, within: tuple[str, str], nested: Nesting | None = None) -> bool:
    """Whether two names can be set against each other, by where they stand in their texts.

    Places of which one may lie in the other hold together.
    """
    here, there = slots(a, within[0]), slots(b, within[1])
    if not same_part(here, there):
        return False
    if nested is None or not (_placed(a) or _placed(b)) or "person" in (a.kind, b.kind):
        return True
    return not nested(a.key, b.key, a.derived)


def _kinds_meet(a: Name, b: Name, within: tuple[str, str]) -> bool:
    """Whether a name of no known kind may be one of the other's: a place where it stands as one.

    Such a name answers no body.
    """
    for one, other, text in ((a, b, within[1]), (b, a, within[0])):
        if other.kind != "other":
            continue
        if one.kind == "organisation" or (
            text and _placed(one) and not _located(slots(other, text))
        ):
            return False
    return True


def _placed(name: Name) -> bool:
    return name.kind in ("place", "people")


def _located(stands: Sequence[Slot]) -> bool:
    """Whether a name is one that something is set in, or is called a town or the like."""
    return any(s.part == "in" or s.sort for s in stands)


def stand_in(a: str, b: str) -> bool:
    """Whether one place is named for another: a capital for its country, England for Britain."""
    capitals = words("capitals", "en")
    home_a, home_b = capitals.get(a, a), capitals.get(b, b)
    return home_a == home_b


@lru_cache(maxsize=4_096)
def only_opens(word: str, text: str) -> bool:
    """Whether a word stands in a text only where any word takes a capital."""
    tokens = tokenize(text)
    places = [i for i, t in enumerate(tokens) if t.text.startswith(word)]
    return bool(places) and all(opens_sentence(tokens, i) for i in places)
