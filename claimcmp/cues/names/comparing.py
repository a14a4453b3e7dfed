"""Whether the names of two texts clash.

Floor 5: `claimcmp.report`, the lists and tokens of this folder, `lookup` and `likeness`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from claimcmp.cues.gazetteer import demonyms
from claimcmp.cues.lexicon import words
from claimcmp.cues.names.likeness import known_keys, opening_place, same_name
from claimcmp.cues.names.lookup import bare_of, lookup, opens_sentence, plain
from claimcmp.cues.spelling import skeleton
from claimcmp.cues.tokens import tokenize
from claimcmp.cues.verdict import Verdict, spans
from claimcmp.report import Name

__all__ = ["compare"]

_NOUN_LIKE = re.compile(
    r"^\S{4,}(?:ere|ene|ane|erne|arar|ar|er|en|et|ing|ings|else|skap|s|ed|ly|a|e|el)$"
)


def compare(
    left: Sequence[Name],
    right: Sequence[Name],
    *,
    within: tuple[str, str] = ("", ""),
    aliases: Mapping[str, str] | None = None,
) -> Verdict:
    """Whether two texts speak of the same names.

    "conflicting" means that each side has a name of a like kind without a
    counterpart on the other; `left` and `right` are these names. One-sided
    names mean that one side says more: "compatible". Empty on either side is
    "unknown". Names made of everyday words only ("State Department") may lack a
    counterpart, since the other language may not spell them as names.

    Args:
        left: Names of the left text.
        right: Names of the right text.
        within: The two texts. Where given, a name that the other text holds in
            another form (inside a compound, in small letters) is not left over.
        aliases: Key -> the key it stands for, for names one knows more of.
    """
    if not left or not right:
        return Verdict(outcome="unknown")
    lost = [n for n in left if not _has_partner(n, right, within[1], aliases)]
    new = [n for n in right if not _has_partner(n, left, within[0], aliases)]
    pair = _clash(lost, new, within) or _swapped(left, right, lost, new, within)
    if pair is not None:
        words = f"{pair[0].text} against {pair[1].text}"
        return Verdict(outcome="conflicting", left=spans(lost), right=spans(new), words=words)
    if not lost and not new:
        return Verdict(outcome="equal", left=spans(left), right=spans(right), words="same names")
    return Verdict(outcome="compatible", left=spans(lost), right=spans(new))


def _clash(
    lost: Sequence[Name], new: Sequence[Name], within: tuple[str, str]
) -> tuple[Name, Name] | None:
    """The first two names left over on both sides that could stand in each other's place."""
    if not lost or not new:
        return None
    solid = [b for b in new if not _weak(b, within[1])]
    pairs = ((a, b) for a in lost if not _weak(a, within[0]) for b in solid if _exchangeable(a, b))
    return next(pairs, None)


def _swapped(
    left: Sequence[Name],
    right: Sequence[Name],
    lost: Sequence[Name],
    new: Sequence[Name],
    within: tuple[str, str],
) -> tuple[Name, Name] | None:
    """A name said once more on one side, in whose place the other has a name of its own.

    "The Turkish quarter outside Turkey" against "the Turkish quarter outside
    Greece": Turkey is met on the right, but once only. Asked only where both
    sides have as many names, so that every name has a place of its own.
    """
    if bool(lost) == bool(new):
        return None
    mine, yours = _one_to_one(left, right)
    if len(mine) != 1 or len(yours) != 1 or not (mine[0] in lost or yours[0] in new):
        return None
    a, b = mine[0], yours[0]
    weak = _weak(a, within[0]) or _weak(b, within[1])
    return None if weak or a.kind == "other" or b.kind == "other" else _pair(a, b)


def _pair(a: Name, b: Name) -> tuple[Name, Name] | None:
    return (a, b) if _exchangeable(a, b) else None


def _one_to_one(left: Sequence[Name], right: Sequence[Name]) -> tuple[list[Name], list[Name]]:
    """What remains of both sides once every name has taken one of its own, nearest form first."""
    mine, yours = list(left), list(right)
    for test in (_same_form, _same_key, same_name):
        for name in tuple(mine):
            partner = next((n for n in yours if test(name, n)), None)
            if partner is not None:
                mine.remove(name)
                yours.remove(partner)
    return mine, yours


def _same_form(a: Name, b: Name) -> bool:
    return a.key == b.key and a.derived == b.derived


def _same_key(a: Name, b: Name) -> bool:
    return a.key == b.key


def _has_partner(
    name: Name, others: Sequence[Name], text: str, aliases: Mapping[str, str] | None
) -> bool:
    if any(same_name(name, other, aliases=aliases) for other in others):
        return True
    if not text:
        return False
    keys = _keys_in(text)
    if name.key in keys or any(k in keys for k in _keys_in(name.text)):
        return True
    flat = _flat(text)
    whole = skeleton(name.text)
    # Endings differ and compounds hide a name: "Europe" stands in "Sydeuropa".
    stem = whole[: max(5, len(whole) - 2)]
    return any(len(part) >= 4 and part in flat for part in (stem, name.key))


@lru_cache(maxsize=8_192)
def _keys_in(text: str) -> frozenset[str]:
    """The keys of all known words of a text, also of those inside compounds ("aust-USA")."""
    found = set()
    people = demonyms("und")
    for token in tokenize(text):
        for part in (token.text, *token.text.split("-")) if "-" in token.text else (token.text,):
            if part[:1].isupper() and (hit := lookup(part)) is not None:
                found.add(hit[0].key)
            if (key := people.get(bare_of(part).lower())) is not None:
                found.add(key)
    return frozenset(found)


@lru_cache(maxsize=2_048)
def _flat(text: str) -> str:
    """The skeleton of a whole text with its spaces, to look names up in."""
    return " ".join(skeleton(t.lower) for t in tokenize(text))


def _exchangeable(a: Name, b: Name) -> bool:
    """Whether one of two unmatched names could stand in the place of the other."""
    if a.derived != b.derived or _stand_in(a.key, b.key):
        return False
    kinds = {"place" if n.kind == "people" else n.kind for n in (a, b)}
    return len(kinds) == 1 or "other" in kinds


def _stand_in(a: str, b: str) -> bool:
    """Whether one place is named for another: a capital for its country, England for Britain."""
    capitals = words("capitals", "en")
    home_a, home_b = capitals.get(a, a), capitals.get(b, b)
    return home_a == home_b


@lru_cache(maxsize=16_384)
def _everyday(text: str) -> bool:
    parts = [bare_of(p).lower() for p in re.split(r"[\s-]+", text) if p]
    return all(map(plain, parts))


def _weak(name: Name, text: str) -> bool:
    """A name that the other language may well write otherwise, or that may be none.

    Everyday words with capitals, acronyms, words too short to tell, and long
    unknown words that only ever open a sentence and end like common nouns.
    """
    if name.kind != "other" and name.key in known_keys():
        return False
    if len(name.key) < 3 or name.text.isupper() or name.text[:-1].isupper() or _everyday(name.text):
        return True
    return _NOUN_LIKE.search(name.text) is not None and _only_opens(name.text, text)


@lru_cache(maxsize=4_096)
def _only_opens(word: str, text: str) -> bool:
    tokens = tokenize(text)
    places = [i for i, t in enumerate(tokens) if t.text.startswith(word)]
    return bool(places) and all(opens_sentence(tokens, i) for i in places)
