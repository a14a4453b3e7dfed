"""Whether the names of two texts clash.

Floor 5: `claimcmp.report`, the lists and tokens of this folder, `lookup`, `likeness` and
`exchanging`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcmp.cues.gazetteer import demonyms, known
from claimcmp.cues.names.exchanging import Nesting, exchanged, fits, only_opens, stand_in
from claimcmp.cues.names.likeness import known_keys, opening_place, place_named, same_name
from claimcmp.cues.names.lookup import bare_of, lookup, plain
from claimcmp.cues.spelling import skeleton
from claimcmp.cues.tokens import fold, tokenize
from claimcmp.cues.verdict import UNKNOWN, Verdict, spans
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
    nested: Nesting | None = None,
) -> Verdict:
    """Whether two texts speak of the same names.

    "conflicting" means that one name of each side lacks a counterpart on the
    other, and the two are of a like kind and stand in a like part of their
    texts; `left` and `right` are the names left over. Where several of a side
    could be the one, nothing tells who takes whose place. One-sided
    names mean that one side says more: "compatible". Empty on either side is
    "unknown". Names made of everyday words only ("State Department") may lack a
    counterpart, since the other language may not spell them as names.

    Args:
        left: Names of the left text.
        right: Names of the right text.
        within: The two texts. Where given, a name that the other text holds in
            another form (inside a compound, in small letters) is not left over.
        nested: Whether two places, by their keys, may both be named of one thing
            since one lies in the other; told also whether adjectives name
            them. None takes no place to lie in another.
    """
    if not left or not right:
        return UNKNOWN
    lost = [n for n in left if not _has_partner(n, right, within[1])]
    new = [n for n in right if not _has_partner(n, left, within[0])]
    pair = _clash(lost, new, within, nested)
    if pair is None and (pair := _swapped(left, right, within, nested)) is not None:
        lost, new = [pair[0]], [pair[1]]
    if pair is not None:
        words = f"{pair[0].text} against {pair[1].text}"
        return Verdict(outcome="conflicting", left=spans(lost), right=spans(new), words=words)
    if not lost and not new:
        return Verdict(outcome="equal", left=spans(left), right=spans(right), words="same names")
    return Verdict(outcome="compatible", left=spans(lost), right=spans(new))


def _clash(
    lost: Sequence[Name], new: Sequence[Name], within: tuple[str, str], nested: Nesting | None
) -> tuple[Name, Name] | None:
    """The two names left over on both sides of which one stands in the other's place."""
    if not lost or not new:
        return None
    mine, yours = (
        [n for n in side if not _weak(n, text)]
        for side, text in zip((lost, new), within, strict=True)
    )
    return exchanged(_unanswered(mine, new), _unanswered(yours, lost), within, nested)


# A text with more listed names is a list: it cannot be told which stands for which.
_MOST = 60


def _swapped(
    left: Sequence[Name], right: Sequence[Name], within: tuple[str, str], nested: Nesting | None
) -> tuple[Name, Name] | None:
    """A listed name said once more on one side, in whose place the other has another one.

    "The Turkish quarter outside Turkey" against "the Turkish quarter outside
    Greece": Turkey is met on the right, but once only. Places count inside
    longer names too ("Leeds Fashion Week"). One of the two must be new to the
    other text, and no other listed name may be left.
    """
    mine, yours = _listed(left), _listed(right)
    if not mine or not yours or max(len(mine), len(yours)) > _MOST:
        return None
    mine, yours = _one_to_one(mine, yours)
    if len(mine) != 1 or len(yours) != 1:
        return None
    (key_a, _, a), (key_b, _, b) = mine[0], yours[0]
    if key_a in _keys_in(within[1]) and key_b in _keys_in(within[0]):
        return None
    # "Russland støttet presidenten" and "den syriske presidenten" leave out different things.
    if a.derived != b.derived or stand_in(key_a, key_b) or not _one_kind(a, b):
        return None
    whole = key_a == a.key and key_b == b.key
    return (a, b) if not whole or fits(a, b, within, nested) else None


_Listed = tuple[str, bool, Name]


def _listed(names: Sequence[Name]) -> list[_Listed]:
    """(key, whether a demonym, the name) of each listed place or person, places in names too."""
    found: list[_Listed] = []
    for name in names:
        if name.kind in ("place", "people", "person") and name.key in known_keys():
            if name.derived or not _everyday(name.text):
                found.append((name.key, name.derived, name))
        elif " " in name.text:
            places = [opening_place(name.text), *map(place_named, name.text.split()[1:])]
            found.extend((key, False, name) for key in places if key is not None)
            people = (demonyms("en").get(word.lower()) for word in name.text.split())
            found.extend((key, True, name) for key in people if key is not None)
    return found


def _one_to_one(left: list[_Listed], right: list[_Listed]) -> tuple[list[_Listed], list[_Listed]]:
    """What remains of both sides once every name has taken one of its own, like forms first."""
    mine, yours = list(left), list(right)
    for test in (_same_form, _same_key, _one_name):
        for name in tuple(mine):
            partner = next((n for n in yours if test(name, n)), None)
            if partner is not None:
                mine.remove(name)
                yours.remove(partner)
    return mine, yours


def _same_form(a: _Listed, b: _Listed) -> bool:
    return a[:2] == b[:2]


def _same_key(a: _Listed, b: _Listed) -> bool:
    return a[0] == b[0]


def _one_name(a: _Listed, b: _Listed) -> bool:
    """Whether two listed names go by one another: spellings, a part of the world and its east."""
    whole_a, whole_b = (skeleton(n[2].text) for n in (a, b))
    longer, shorter = sorted((whole_a, whole_b), key=len, reverse=True)
    return stand_in(a[0], b[0]) or same_name(a[2], b[2]) or shorter[:-1] in longer


def _one_kind(a: Name, b: Name) -> bool:
    return ("person" in (a.kind, b.kind)) == (a.kind == b.kind == "person") or "person" not in (
        _kind(a),
        _kind(b),
    )


def _kind(name: Name) -> str:
    return "place" if opening_place(name.text) else name.kind


def _has_partner(name: Name, others: Sequence[Name], text: str) -> bool:
    if any(_comparable(name, o) and same_name(name, o) for o in others):
        return True
    if not text:
        return False
    for other in others:
        # "Ola Berg" is no place: part of a person's name is no partner for one.
        if not _comparable(name, other):
            text = text.replace(other.text, " ")
    keys = _keys_in(text)
    if name.key in keys or any(k in keys for k in _keys_in(name.text)):
        return True
    flat = _flat(text)
    whole = skeleton(name.text)
    # Endings differ and compounds hide a name: "Europe" stands in "Sydeuropa".
    stem = whole[: max(5, len(whole) - 2)]
    # "Boston Herald" is not met by "Chicago Herald", though both go by "herald".
    other_one = " " in name.text and any(o.key == name.key for o in others)
    return any(len(part) >= 4 and part in flat for part in (stem, "" if other_one else name.key))


def _unanswered(names: Sequence[Name], others: Sequence[Name]) -> list[Name]:
    """The names left over for which none left over on the other side is said, as capitals are."""
    places = {o.key for o in others if o.kind == "place"}
    return [n for n in names if n.kind != "place" or not any(stand_in(n.key, p) for p in places)]


def _comparable(a: Name, b: Name) -> bool:
    """Whether two names can be one at all: a place is no person of several names."""
    return not any(x.kind == "place" and _a_person(y) for x, y in ((a, b), (b, a)))


def _a_person(name: Name) -> bool:
    """Whether a name of several words is a person's: "Ola Berg", not "Team Norway"."""
    first = name.text.partition(" ")[0]
    if name.kind != "person" or first == name.text:
        return False
    return place_named(first) is None and not plain(first.lower())


@lru_cache(maxsize=8_192)
def _keys_in(text: str) -> frozenset[str]:
    """The keys of all known words of a text, also of those inside compounds ("aust-USA")."""
    return frozenset[str]().union(*[_keys_of(token.text) for token in tokenize(text)])


@lru_cache(maxsize=32_768)
def _keys_of(word: str) -> tuple[str, ...]:
    """The keys of a word and of the parts that hyphens join in it."""
    found: list[str] = []
    people = demonyms("und")
    for part in (word, *word.split("-")) if "-" in word else (word,):
        if part[:1].isupper() and (hit := lookup(part)) is not None:
            found.append(hit[0].key)
        if (key := people.get(bare_of(part).lower())) is not None:
            found.append(key)
        if len(part) >= _LONG_BODY and part[0].islower():
            found.extend(_bodies_opening(part))
    return tuple(found)


_LONG_BODY = 8


@lru_cache(maxsize=16_384)
def _bodies_opening(word: str) -> frozenset[str]:
    """Listed bodies that a word in small letters opens with: "høyesterettsdommer"."""
    bare, table = fold(word), known()
    found = (table.get(bare[:length]) for length in range(_LONG_BODY, len(bare) + 1))
    return frozenset(k.key for k in found if k is not None and k.kind == "organisation")


@lru_cache(maxsize=2_048)
def _flat(text: str) -> str:
    """The skeleton of a whole text with its spaces, to look names up in."""
    return " ".join([skeleton(t.lower) for t in tokenize(text)])


@lru_cache(maxsize=16_384)
def _everyday(text: str) -> bool:
    parts = [bare_of(p).lower() for p in re.split(r"[\s-]+", text) if p]
    # One word that can be translated makes a name that can: "Peppa Pig", "Pride Week".
    return all(map(plain, parts)) or (len(parts) > 1 and plain(parts[-1]))


def _weak(name: Name, text: str) -> bool:
    """A name that the other language may well write otherwise, or that may be none.

    Everyday words with capitals, acronyms, words too short to tell, and long
    unknown words that only ever open a sentence and end like common nouns.
    """
    if name.kind != "other" and name.key in known_keys():
        return False
    if len(name.key) < 3 or name.text.isupper() or name.text[:-1].isupper() or _everyday(name.text):
        return True
    return _NOUN_LIKE.search(name.text) is not None and only_opens(name.text, text)
