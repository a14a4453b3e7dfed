"""Where two claims place what they tell of, and whether that can be one place.

"Ten died in Idlib" and "twelve died in Hama" are two events, however alike the
words. A place that is spoken of ("Russia backs Assad") places nothing: only
one that a text sets its event in, or that somebody holds or takes, counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from claimcmp.cues import names, numbers
from claimcmp.matching.events import Mention, event_kinds, event_mentions
from claimcmp.matching.stages import held_names
from claimcmp.report import Claim, Name

__all__ = ["Places", "compare_places", "larger_places", "may_nest", "only_the_place"]

Placing = Literal["same", "within", "apart", "unknown"]


class Places(NamedTuple):
    """How the places of two claims lie to each other, and the two that say so.

    "same": a place of one stands on the other. "within": one lies in the other.
    "apart": no place of one can be a place of the other. "unknown": a side
    places nothing, or the two may lie in each other. `words` is "" then.
    """

    placing: Placing
    words: str = ""


def compare_places(left: Claim, right: Claim) -> Places:
    """Where two claims place what they tell of; the same from either side.

    A listed place lies in another where `data/places.txt` says so. One that is
    not listed may lie in any country or region, and is no city but itself.
    """
    mine, yours = _places(left), _places(right)
    if not mine or not yours:
        return Places("unknown")
    if _met(mine, right.names) or _met(yours, left.names):
        return Places("same", f"{mine[0].text} and {yours[0].text}")
    pairs = [(a, b) for a in mine for b in yours]
    outcomes = [_pair(a.key, b.key) for a, b in pairs]
    for placing in ("within", "unknown"):
        if placing in outcomes:
            a, b = pairs[outcomes.index(placing)]
            return Places(placing, f"{a.text} and {b.text}" if placing == "within" else "")
    return Places("apart", f"{mine[0].text} against {yours[0].text}")


def only_the_place(left: Claim, right: Claim) -> bool:
    """Whether two claims with places apart are so tied that the place itself is what differs.

    "The talks were held in Astana" against "in Ankara": one event, told with
    two places. Nothing else may differ (numbers, other names), and one of
    these must tie them: a person, who is in one place at a time; two who meet;
    or an event that both take for known ("the talks"), where the place is said
    of it and does not tell which one is meant ("the fire in Bergen").
    """
    clash = numbers.compare(left.numbers, right.numbers, within=(left.standalone, right.standalone))
    mine, yours = _actors(left), _actors(right)
    if clash.outcome == "conflicting" or (
        mine.keys() - yours.keys() and yours.keys() - mine.keys()
    ):
        return False
    shared = [n for key, n in mine.items() if key in yours]
    if any(n.kind == "person" or yours[n.key].kind == "person" for n in shared):
        return True
    kinds = event_kinds(left.standalone) & event_kinds(right.standalone)
    if len(shared) > 1 and kinds & _AT_ONE_PLACE:
        return True
    return bool(kinds & _known_events(left) & _known_events(right))


# What two who take part are at one place for: a war is fought at many places in a day.
_AT_ONE_PLACE = frozenset({"talks", "meeting", "agreement", "visit", "match", "trial"})


def _actors(claim: Claim) -> dict[str, Name]:
    """The names of a claim other than its places, by key."""
    places = {n.key for n in _places(claim)}
    return {n.key: n for n in claim.names if n.key not in places}


def _places(claim: Claim) -> list[Name]:
    """The places that a claim sets its event in, and those that it says somebody holds."""
    held = held_names(claim)
    return [n for n, _ in _set_in(claim)] + [n for n in held if n.kind in _PLACE_LIKE]


def _met(places: Sequence[Name], others: Sequence[Name]) -> bool:
    """Whether one of the places stands on the other side, in whatever part it plays there."""
    return any(
        not n.derived and names.same_name(place, n)
        for place in places
        for n in others
        if n.kind in _PLACE_LIKE
    )


_PLACE_LIKE = ("place", "other")

# How many words may stand between "in" and the name: "in the north of the province of".
_MOST_BETWEEN = 7


def _set_in(claim: Claim) -> Iterator[tuple[Name, int]]:
    """The names that stand after "in" or "at", and where in the wording that word starts."""
    text = claim.standalone
    adjectives = {w for n in claim.names if n.derived for w in n.text.lower().split()}
    reached = -1
    for name in sorted(claim.names, key=lambda n: n.start):
        if name.derived or name.kind not in _PLACE_LIKE or name.text.isupper():
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name.text)}(?!\w)", text):
            start = _lead(text[max(0, match.start() - 120) : match.start()], adjectives)
            if start is None and _joined(text, reached, match.start()):
                start = reached - match.start()
            if start is not None:
                reached = match.end()
                yield name, match.start() + start
                break


def _lead(before: str, adjectives: set[str]) -> int | None:
    """How far before a name the word stands that makes it a place; None where there is none."""
    for word in reversed(list(_WORDS.finditer(before))[-_MOST_BETWEEN:]):
        lower = word[0].lower()
        if lower in _locating()["in"]:
            return word.start() - len(before)
        if lower not in _locating()["between"] and lower not in adjectives:
            return None
    return None


_WORDS = re.compile(r"[^\s]+")


def _joined(text: str, reached: int, start: int) -> bool:
    """Whether a name goes on a place that ends at `reached`: "in Aleppo, Syria", "Ås og Vik"."""
    between = text[reached:start].strip() if 0 <= reached < start else "-"
    return between == "," or between.lower() in _locating()["and"]


def _known_events(claim: Claim) -> frozenset[str]:
    """The kinds of event that a claim takes for known, and does not tell apart by the place."""
    text = claim.standalone
    leads = {start for _, start in _set_in(claim)}
    return frozenset(
        m.kind
        for m in event_mentions(text)
        if _definite(text, m, claim.language) and not any(_right_after(text, m, at) for at in leads)
    )


def _right_after(text: str, mention: Mention, at: int) -> bool:
    return mention.end <= at and not text[mention.end : at].strip()


_ARTICLES = ("the", "this", "these", "those", "den", "det", "de", "dei", "denne", "disse")
_DEFINITE = re.compile(r"(?:a|n|t|ne)$")
# Bare words of `data/events.txt` that end as definite ones do.
_BARE = re.compile(r"(?:[jt]ion|sjon|brann|orkan|tyfon|traktat|protest|visit)$")


def _definite(text: str, mention: Mention, language: str) -> bool:
    """Whether the event's word has an article before it, or as a Nordic ending."""
    before = text[max(0, mention.start - 40) : mention.start].lower().split()[-2:]
    if any(word in _ARTICLES for word in before):
        return True
    word = text[mention.start : mention.end].lower()
    return language != "en" and bool(_DEFINITE.search(word)) and not _BARE.search(word)


@cache
def _locating() -> dict[str, frozenset[str]]:
    rows = (line.partition(":") for line in _lines("locating"))
    return {key: frozenset(words.split()) for key, _, words in rows}


def _pair(a: str, b: str) -> Placing:
    """How two places lie to each other, by their keys."""
    if b in _around(a) or a in _around(b):
        return "within"
    listed = _lies_in()
    for one, other in ((a, b), (b, a)):
        if one not in listed and other in larger_places():
            return "unknown"
    return "apart"


@lru_cache(maxsize=16_384)
def may_nest(a: str, b: str, people: bool) -> bool:
    """Whether one of two places, by their keys, lies in the other, or may for all that is listed.

    `people` tells that both are named as adjectives are. Only then does a part
    of the world count as larger: a French army is a European one, while news
    that says Europe for one of its countries does not mean the same.
    """
    if not people and {a, b} & _parts_of_the_world():
        return False
    return _pair(a, b) != "apart"


def _around(key: str) -> frozenset[str]:
    """Everything that a place lies in."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        new = _lies_in().get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += sorted(new)
    return frozenset(found)


@cache
def _lies_in() -> dict[str, frozenset[str]]:
    """Key of a place -> the keys of what it lies in; a listed place that lies in nothing too."""
    found: dict[str, set[str]] = {}
    for line in _lines("places"):
        larger, _, smaller = line.partition(":")
        home = _key(larger)
        found.setdefault(home, set())
        for place in smaller.split(","):
            found.setdefault(_key(place), set()).add(home)
    return {key: frozenset(homes - {key}) for key, homes in found.items()}


@cache
def larger_places() -> frozenset[str]:
    """The keys of what something lies in: countries, regions, parts of the world."""
    countries = {key for key, homes in _lies_in().items() if homes & _parts_of_the_world()}
    return frozenset(countries.union(*_lies_in().values()))


@cache
def _parts_of_the_world() -> frozenset[str]:
    return frozenset(key for key, homes in _lies_in().items() if not homes)


def _key(place: str) -> str:
    """The key that `names.find` gives a place, whatever its spelling."""
    found = names.find(f"in {place.strip()}", "en")
    return found[-1].key if found else place.strip().lower()


def _lines(name: str) -> list[str]:
    text = files("claimcmp.matching").joinpath(f"data/{name}.txt").read_text("utf8")
    return [line for line in text.splitlines() if line.strip() and line[0] != "#"]
