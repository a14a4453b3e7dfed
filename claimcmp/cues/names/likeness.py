"""Whether two names can be one: spelling, part and whole, initials.

Floor 5: `claimcmp.report`, the lists and tokens of this folder; rapidfuzz inside one function.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcmp.cues.gazetteer import known
from claimcmp.cues.names.lookup import plain
from claimcmp.cues.spelling import skeleton
from claimcmp.cues.tokens import fold
from claimcmp.report import Name

__all__ = ["known_keys", "opening_place", "place_named", "same_name"]

_NEAR_EQUAL = 80.0


def same_name(a: Name, b: Name) -> bool:
    """Whether two names can be one: equal keys, near-equal spellings, part and whole, initials.

    Two names of several words that go by the last one are the same only where
    their first words can be ("Donald Trump" and "Ivanka Trump" cannot).
    """
    if a.key != b.key:
        return _near(a.key, b.key, a.text, b.text)
    # A key of several words is that of the whole name.
    return " " in a.key or a.kind in ("place", "people") or _first_names_meet(a.text, b.text)


@lru_cache(maxsize=65_536)
def _near(key_a: str, key_b: str, text_a: str, text_b: str) -> bool:
    values = known_keys()
    if key_a in values and key_b in values:
        kinds = {k.kind for k in map(known().get, (fold(text_a), fold(text_b))) if k}
        stems = [skeleton(t)[:6] for t in (text_a, text_b)]
        return kinds == {"other"} and stems[0] == stems[1]
    parts_a, parts_b = _parts(text_a), _parts(text_b)
    if not parts_a or not parts_b or _of_two_places(text_a, text_b):
        return False
    if len(parts_a) > 1 and len(parts_b) > 1:
        last_a, last_b = parts_a[-1], parts_b[-1]
        if _alike(last_a, last_b):
            return _first_names_meet(text_a, text_b)
        shared = set(parts_a) & set(parts_b)
        return bool(shared - {parts_a[0]}) or _alike("".join(parts_a), "".join(parts_b))
    if 1 in (len(parts_a), len(parts_b)) and _one_letter(text_a.split()[-1], text_b.split()[-1]):
        return True
    short, long = sorted((parts_a, parts_b), key=len)
    if any(_alike(short[0], part) or _opens(short[0], part) for part in long):
        return True
    return _initials(text_a, text_b) or _initials(text_b, text_a)


def _of_two_places(text_a: str, text_b: str) -> bool:
    """Whether two names of several words open with two places: "Leeds Times", "Hull Times"."""
    if " " not in text_a or " " not in text_b:
        return False
    homes = opening_place(text_a), opening_place(text_b)
    return None not in homes and homes[0] != homes[1]


def place_named(word: str) -> str | None:
    """The key of the listed place that one word names; None for any other word."""
    hit = known().get(fold(word))
    return hit.key if hit and hit.kind == "place" and not plain(word.lower()) else None


@lru_cache(maxsize=16_384)
def opening_place(text: str) -> str | None:
    """The key of the listed place that a name of several words opens with; None for no place."""
    words = text.split()
    for length in (3, 2, 1):
        if len(words) > length and (hit := known().get(fold(" ".join(words[:length])))):
            return hit.key if hit.kind == "place" else None
    return None


def _parts(text: str) -> list[str]:
    return [s for p in re.split(r"[\s-]+", text) if (s := skeleton(p)) and s not in ("al", "el")]


def _opens(a: str, b: str) -> bool:
    """Whether one opens the other, as a compound's first part does ("Nusra" in "Nusrafronten")."""
    return min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a))


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    from rapidfuzz.fuzz import ratio

    return bool(ratio(a, b) >= _NEAR_EQUAL)


def _one_letter(a: str, b: str) -> bool:
    """Whether two names are one but for a slip: "Davis", "Davies"; not "Berg", "Borg"."""
    short, long = sorted(map(fold, (a, b)), key=len)
    if len(short) < 4 or len(long) - len(short) > 1 or len(long) < 5 or short[0] != long[0]:
        return False
    from rapidfuzz.distance import Levenshtein

    return bool(Levenshtein.distance(short, long) <= 1) and (
        len(short) < len(long) or len(long) > 5
    )


def _initials(short: str, long: str) -> bool:
    letters = "".join(c for c in short if c.isupper())
    heads = "".join(p[0] for p in long.split() if p[0].isupper())
    return 2 <= len(letters) <= 6 and letters == heads and " " not in short


@lru_cache(maxsize=65_536)
def _first_names_meet(text_a: str, text_b: str) -> bool:
    a, b = _parts(text_a), _parts(text_b)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return True
    first_a, first_b = a[0], b[0]
    if first_a[0] == first_b[0] or first_a in b or first_b in a:
        return True
    return _alike(first_a, first_b)


@lru_cache(maxsize=1)
def known_keys() -> frozenset[str]:
    """The keys of all listed names."""
    return frozenset(k.key for k in known().values())
