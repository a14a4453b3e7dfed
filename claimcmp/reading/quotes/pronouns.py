"""Whom a pronoun stands for: the nearest speaker or subject before it that fits.

A person is sought for "he", a body or several for "they". What fits nobody
stays open: nothing is guessed from far away.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from claimcmp.cues.gazetteer import common_words, known
from claimcmp.cues.tokens import fold
from claimcmp.reading.agencies import AGENCIES
from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.grammar import view
from claimcmp.reading.quotes.marks import DASH
from claimcmp.reading.quotes.outlets import PRESS
from claimcmp.reading.quotes.phrases import ABBREVIATED
from claimcmp.reading.quotes.subjects import elided
from claimcmp.reading.speakers import is_body, is_title, speaker
from claimcmp.reading.words import data_lines, words
from claimcmp.report import Sentence

__all__ = ["Memory"]

_HE = frozenset("han he".split())
_SHE = frozenset("hun ho she".split())
_THEY = frozenset("de dei they".split())
_FEMALE = re.compile(
    r"(?:\b(?:mrs|ms|fru|madam|queen|dronning\w*|princess|prinsesse\w*|mother|mor|mamma|wife|sister|"
    r"daughter|girl|jente\w*|pige\w*|\w*kvinn?e?n?|kvinna|\w*woman|kona|konen)\b)",
    re.I,
)
_MALE = re.compile(
    r"(?:\b(?:mr|hr|herr|king|kong\w*|prince|prins\w*|father|far|pappa|husband|brother|bror|son|boy|"
    r"gutt\w*|dreng\w*|man|mann|mannen|manden|pope|pave\w*)\b)",
    re.I,
)
_NEAR = 3  # sentences back in which whom a pronoun means may be named
_GENDER = {**dict.fromkeys(_HE, "m"), **dict.fromkeys(_SHE, "f")}
_INSIDE = re.compile(r"(?<=[\w,]\s)([A-ZÆØÅ][\w’'-]+)")  # a capital inside a sentence
_LINKS = frozenset("of for av af i in at fra from ved på with med om til to".split())
_ARTICLES = frozenset("the den det de dei".split())
_FULL_NAME = re.compile(r"(?=\b([A-ZÆØÅ][\w’'-]+)\s+([A-ZÆØÅ][\w’'-]+)(?!\s+[A-ZÆØÅ]))")
_JOINED = re.compile(r"\s(?:og|and|samt)\s")
_PLURAL = re.compile(r"(?:erne|ene|ane|ere|ers|ors|als|menn|mænd|women|policemen|folk)$")


class _Named(NamedTuple):
    """Somebody a sentence speaks of, and whether he says something in it."""

    name: str
    speaks: bool


class Memory:
    """Who has been spoken of so far in one text; filled sentence by sentence.

    The names of the text and of its last sentences are sought when the first pronoun asks.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: deque[tuple[Sentence, list[_Named], bool]] = deque(maxlen=_NEAR)
        self._asked = False  # whether the last sentence asks: who answers is another

    @cached_property
    def _persons(self) -> frozenset[str]:
        return frozenset(self._genders) | frozenset(_introduced(self._text))

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return frozenset(m.group(1) for m in _INSIDE.finditer(self._text))

    @cached_property
    def _genders(self) -> dict[str, str]:
        """Last names in lower case -> "m" or "f", as the given names before them tell."""
        return {
            m.group(2).lower(): _given()[m.group(1).lower()]
            for m in _FULL_NAME.finditer(self._text)
            if m.group(1).lower() in _given()
        }

    def resolve(self, sentence: Sentence, acts: Sequence[Attribution]) -> list[Attribution]:
        """The acts of the next sentence with names in place of their pronouns.

        Where a pronoun may mean one or another of those named, or nobody was named before
        it, the speaker stays open.
        """
        resolved: list[Attribution] = []
        here: list[_Named] = []
        for act in acts:
            low = (act.speaker or "").lower()
            if low in _HE | _SHE | _THEY:
                led_in = self._mentions(sentence.text[: act.start])
                name = self._several(here) if low in _THEY else self._person(low, here, led_in)
                if name is None or (self._asked and DASH.match(sentence.text)):
                    resolved.append(act._replace(speaker=None))
                    continue
                act = act._replace(speaker=name)
                if low not in _THEY:
                    self._genders[_key(name)] = "f" if low in _SHE else "m"
            if act.speaker:
                here.insert(0, _Named(act.speaker, True))
            resolved.append(act)
        return resolved

    def add(self, sentence: Sentence, acts: Sequence[Attribution], *, spoken: bool) -> None:
        """Remember whom a sentence speaks of: its speakers, else its subject.

        What stands in somebody's own words (`spoken`) names nobody who goes on speaking.
        """
        speakers = reversed([a.speaker for a in acts if a.speaker])
        names = [_Named(name, True) for name in dict.fromkeys(speakers)]
        self._last.append((sentence, names, spoken))
        self._asked = bool(acts) and "?" in sentence.text

    def _before(self) -> list[list[_Named]]:
        """Whom each of the sentences just before speaks of, the nearest first."""
        return [self._named_in(*last) for last in reversed(self._last)]

    def _named_in(self, sentence: Sentence, speakers: list[_Named], spoken: bool) -> list[_Named]:
        if speakers or spoken:
            return speakers
        subject = _subject(sentence)
        if subject and (" " in subject or subject in self._capitals) and _speaks(subject):
            return [_Named(subject, False)]
        return []

    def _mentions(self, text: str) -> frozenset[str]:
        """The last names in a text of those who are known to be persons, in lower case."""
        return frozenset(w.text.lower() for w in words(text) if w.text[0].isupper()) & self._persons

    def _person(self, low: str, here: Sequence[_Named], led_in: frozenset[str]) -> str | None:
        """The one person whom "he" or "she" can mean, in the sentences just before."""
        others = set(led_in)
        levels = [list(here), *self._before()]
        mentions = [led_in] + [
            frozenset() if spoken else self._mentions(sentence.text)
            for sentence, _, spoken in reversed(self._last)
        ]
        for back, (level, near) in enumerate(zip(levels, mentions, strict=False)):
            for named in level:
                fits = self._fits(low, named)
                far = back > 1 and not words(named.name)[-1].text[0].isupper()
                if fits is None or (fits and far):
                    return None
                if fits:
                    rivals = others if named.speaks else others | near
                    return None if self._rival(low, named.name, rivals) else named.name
            others |= near
            if any(self._gender_of(key) in (None, _GENDER[low]) for key in near):
                return None
        return None

    def _rival(self, low: str, name: str, keys: Iterable[str]) -> bool:
        own = {w.text.lower() for w in words(name)}
        return any(k not in own and self._gender_of(k) in (None, _GENDER[low]) for k in keys)

    def _gender_of(self, key: str) -> str | None:
        return self._genders.get(key) or _given().get(key)

    def _fits(self, low: str, named: _Named) -> bool | None:
        """Whether "he" or "she" can be somebody; None where that cannot be told."""
        name, tokens = named.name, words(named.name)
        gender = self._genders.get(_key(name)) or _gender(name)
        if gender is not None and _one_person(name):
            return gender == _GENDER[low]
        if _key(name) in self._persons or tokens[0].text.lower() in self._persons:
            return True
        last = tokens[-1].text
        if _JOINED.search(name) or _PLURAL.search(last) or _is_body(name):
            return False
        called = named.speaks and len(tokens) <= 3 and all(w.text[0].isupper() for w in tokens)
        described = not last[0].isupper() and _one_person(name)
        return True if called or described else None

    def _several(self, here: Sequence[_Named]) -> str | None:
        """The body or the several whom "they" can mean, in the sentences just before."""
        for level in (list(here), *self._before()):
            fitting = {n.name for n in level if self._is_several(n)}
            if fitting:
                return fitting.pop() if len(fitting) == 1 else None
            if any(not self._alone(n.name) for n in level):
                return None
        return None

    def _alone(self, name: str) -> bool:
        return _key(name) in self._persons or (_one_person(name) and _gender(name) is not None)

    def _is_several(self, named: _Named) -> bool:
        name = named.name
        if self._alone(name):
            return False
        last = words(name)[-1].text.lower()
        entry = known().get(fold(name))
        if entry is not None and entry.kind == "place":
            return False
        capitals = all(w.text[0].isupper() for w in words(name))
        return bool(_JOINED.search(name) or _PLURAL.search(last) or _is_body(name)) or (
            capitals and named.speaks
        )


_WORD = r"[A-ZÆØÅ][\w’'-]+"
_AGED = re.compile(rf"(?=\b((?:{_WORD}\s){{1,3}}{_WORD})(?:,\s\d\d[,.]|\s\(\d\d\)))")
_TITLED = re.compile(rf"(?=\b([\w-]+)\.?\s((?:{_WORD}\s){{0,3}}{_WORD}))")
_APPOSED = re.compile(rf"((?:{_WORD}\s){{1,3}}{_WORD}),\s((?:[\w’'.-]+\s){{0,5}}[\w’'-]+)")


def _introduced(text: str) -> Iterator[str]:
    """The names, in lower case, that an age or an office beside them tells to be persons'."""
    for m in _AGED.finditer(text):
        yield from m.group(1).lower().split()
    for m in _TITLED.finditer(text):
        if is_title(m.group(1).lower()) or m.group(1).lower() in ABBREVIATED:
            name = m.group(2).lower().split()
            if not any(is_title(w) or is_body(w) for w in name):
                yield from name
    for m in _APPOSED.finditer(text):
        described = m.group(2).split()
        if any(is_title(w.lower()) for w in described if w[0].islower()):
            name = m.group(1).lower().split()
            if not any(is_body(w) for w in name):
                yield name[-1]


def _is_body(name: str) -> bool:
    """Whether a name is surely that of a place, an office, an outlet or a firm."""
    tokens = words(name)
    last = tokens[-1].text
    entry = known().get(fold(name))
    return (
        is_body(last.lower())
        or (last.isupper() and len(last) > 1)
        or (entry is not None and entry.kind in ("place", "organisation", "people"))
        or name.lower() in AGENCIES
        or any(is_body(w.text.lower()) or w.text.lower() in PRESS for w in tokens)
    )


def _speaks(name: str) -> bool:
    """Whether a subject of narration can be one who goes on to speak."""
    named = all(w.text[0].isupper() for w in words(name))
    return named or _one_person(name) or bool(_JOINED.search(name))


def _subject(sentence: Sentence) -> str | None:
    """The name or office that a sentence of narration begins with."""
    v = view(sentence.text, sentence.language)
    if v.lead or not v.words or (v.marked and v.marked[0].start < v.words[0].start):
        return None
    stop, low = 0, v.lower[0]
    small = v.small
    if low in small.preposition | small.subordinate | small.conjunction | small.adverb | small.time:
        stop = len(v.words)  # "For Ann Lee, …": the name stands inside what leads in
    while stop < len(v.words) and v.words[stop].text[0].isupper() and not v.gap(stop).strip(" -–"):
        stop += 1
    plain = stop < len(v.words) and not v.gap(stop).strip(" ,–-") and not is_title(v.lower[stop])
    if stop >= 2 and plain and v.lower[stop] not in ("og", "and", "samt"):
        return speaker(sentence.text[v.words[0].start : v.words[stop - 1].end])
    subject = elided(v, len(v.words))
    if subject is not None:
        return None if subject.pronoun else subject.name
    begins = 2 <= stop < len(v.words) and v.lower[0] not in small.would | small.be | small.pronoun
    return speaker(sentence.text[v.words[0].start : v.words[stop - 1].end]) if begins else None


@cache
def _given() -> dict[str, str]:
    """Given names in lower case -> "m" or "f"."""
    return {name: line[0] for line in data_lines("given_names.txt") for name in line[1:]}


def _gender(name: str) -> str | None:
    for word in name.lower().split()[:-1] or [name.lower()]:
        if word in _given():
            return _given()[word]
    if _FEMALE.search(name):
        return "f"
    return "m" if _MALE.search(name) else None


def _key(name: str) -> str:
    return name.split()[-1].lower()


def _one_person(name: str) -> bool:
    """Whether a speaker is a single human being, by its words."""
    tokens = words(name)
    if not tokens or any(w.text in ("og", "and", "samt") for w in tokens):
        return False
    last = tokens[-1].text
    if not last[0].isupper() or (len(tokens) == 1 and is_title(last.lower())):
        head = next((n for n, w in enumerate(tokens) if w.text.lower() in _LINKS), len(tokens))
        noun = tokens[max(head - 1, 0)].text.lower()
        return not _PLURAL.search(noun) and (is_title(noun) or _gender(noun) is not None)
    if (last.isupper() and len(last) > 1) or len(tokens) > 4:
        return False
    if tokens[0].text.lower() in _ARTICLES and len(tokens) > 1:
        return False
    entry = known().get(fold(name))
    if entry is not None and entry.kind in ("place", "organisation", "people"):
        return False
    everyday = common_words("und") if len(tokens) == 1 else common_words("en")
    return last.lower() not in everyday or (len(tokens) > 1 and not is_body(last.lower()))
