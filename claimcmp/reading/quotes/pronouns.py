"""Whom a pronoun stands for: the nearest speaker or subject before it that fits.

A person is sought for "he", a body or several for "they". What fits nobody
stays open: nothing is guessed from far away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimcmp.cues.gazetteer import common_words, known
from claimcmp.cues.tokens import fold
from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.grammar import view
from claimcmp.reading.quotes.parts import span_text
from claimcmp.reading.quotes.subjects import elided
from claimcmp.reading.speakers import is_body, is_title, speaker
from claimcmp.reading.words import data_lines, words
from claimcmp.report import Sentence

__all__ = ["Memory"]

_HE = frozenset("han he".split())
_SHE = frozenset("hun ho she".split())
_THEY = frozenset("de dei they".split())
_FEMALE = re.compile(
    r"(?:\b(?:mrs|ms|fru|madam|queen|dronning\w*|princess|prinsesse\w*|mother|mor|wife|sister|"
    r"daughter|girl|jente\w*|pige\w*|\w*kvinn?e?n?|kvinna|\w*woman|kona|konen)\b)",
    re.I,
)
_MALE = re.compile(
    r"(?:\b(?:mr|hr|herr|king|kong\w*|prince|prins\w*|father|far|husband|brother|bror|son|boy|"
    r"gutt\w*|dreng\w*|man|mann|mannen|manden|pope|pave\w*)\b)",
    re.I,
)
_REACH = 8  # sentences back
_NEAR = 3  # sentences back in which any person who is named may be meant
_INSIDE = re.compile(r"(?<=[\w,]\s)([A-ZÆØÅ][\w’'-]+)")  # a capital inside a sentence
_LINKS = frozenset("of for av af i in at fra from ved på with med om til to".split())
_ARTICLES = frozenset("the den det de dei".split())
_FULL_NAME = re.compile(r"([A-ZÆØÅ][\w’'-]+)\s+([A-ZÆØÅ][\w’'-]+)(?!\s+[A-ZÆØÅ])")
_JOINED = re.compile(r"\s(?:og|and|samt)\s")
_PLURAL = re.compile(r"(?:erne|ene|ane|ere|ers|ors|als|menn|mænd|women|policemen|folk)$")


class Memory:
    """Who has been spoken of so far in one text; filled sentence by sentence."""

    def __init__(self, text: str) -> None:
        self._capitals = frozenset(m.group(1) for m in _INSIDE.finditer(text))
        self._genders = {
            m.group(2).lower(): _given()[m.group(1).lower()]
            for m in _FULL_NAME.finditer(text)
            if m.group(1).lower() in _given()
        }
        self._history: list[list[str]] = []
        self._heard: set[str] = set()
        self._people: set[str] = set()
        self._mentioned: list[list[str]] = []

    def resolve(self, acts: Sequence[Attribution]) -> list[Attribution]:
        """The acts of the next sentence with names in place of their pronouns, None where open."""
        resolved: list[Attribution] = []
        here: list[str] = []
        for act in acts:
            low = (act.speaker or "").lower()
            if low in _HE | _SHE | _THEY:
                name = self._antecedent(low, here)
                act = act._replace(speaker=name)
                if name and low not in _THEY:
                    self._genders[_key(name)] = "f" if low in _SHE else "m"
            if act.speaker:
                here.append(act.speaker)
            resolved.append(act)
        return resolved

    def add(self, sentence: Sentence, acts: Sequence[Attribution], *, spoken: bool) -> None:
        """Remember whom a sentence speaks of: its speakers, else its subject.

        What stands in somebody's own words (`spoken`) names nobody who goes on speaking.
        """
        speakers = [a.speaker for a in acts if a.speaker]
        names = list(dict.fromkeys(reversed(speakers)))
        self._heard.update(names)
        self._mentioned.append([] if spoken else _people_in(sentence))
        self._people.update(_key(name) for name in self._mentioned[-1])
        if not names and not spoken:
            subject = _subject(sentence)
            if subject and (" " in subject or subject in self._capitals) and _speaks(subject):
                names = [subject]
        self._history.append(names)

    def _antecedent(self, low: str, here: Sequence[str]) -> str | None:
        for names in (list(reversed(here)), *reversed(self._history[-_REACH:])):
            for name in names:
                if self._fits(low, name):
                    return name
        return self._last_body() if low in _THEY else self._only_one_mentioned(low)

    def _last_body(self) -> str | None:
        """The last speaker who is not surely one person, for "they"."""
        speakers = (n for near in reversed(self._history[-_REACH:]) for n in near)
        return next((n for n in speakers if n in self._heard and _gender(n) is None), None)

    def _only_one_mentioned(self, low: str) -> str | None:
        """The one person whom the sentences just before name, wherever in them."""
        names = [n for near in reversed(self._mentioned[-_NEAR:]) for n in near]
        fitting = {_key(n): n for n in reversed(names) if self._fits(low, n)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _fits(self, low: str, name: str) -> bool:
        person = _one_person(name) or (" " not in name and _key(name) in self._people)
        if low in _THEY or not person:
            several = (
                name in self._heard
                or _JOINED.search(name)
                or all(w.text[0].isupper() for w in words(name))
            )
            return low in _THEY and not person and bool(several)
        gender = self._genders.get(_key(name)) or _gender(name)
        return gender is None or gender == ("f" if low in _SHE else "m")


def _people_in(sentence: Sentence) -> list[str]:
    """The full names of people in a sentence of narration, in order."""
    v = view(sentence.text, sentence.language)
    found = []
    n = 1 if v.words and v.lower[0] in common_words("und") else 0
    while n < len(v.words):
        stop = n
        while stop < len(v.words) and v.words[stop].text[0].isupper():
            if stop > n and v.gap(stop).strip():
                break
            stop += 1
        name = speaker(span_text(v, n, stop)) if stop - n >= 2 else None
        if name and " " in name and _one_person(name) and not _JOINED.search(name):
            found.append(name)
        n = max(stop, n + 1)
    return found


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
        return sentence.text[v.words[0].start : v.words[stop - 1].end]
    subject = elided(v, len(v.words))
    if subject is not None:
        return None if subject.pronoun else subject.name
    return (
        sentence.text[v.words[0].start : v.words[stop - 1].end]
        if 2 <= stop < len(v.words)
        else None
    )


@cache
def _given() -> dict[str, str]:
    """Given names in lower case -> "m" or "f"."""
    return {name: line[0] for line in data_lines("given_names.txt") for name in line[1:]}


def _gender(name: str) -> str | None:
    first = name.split()[0].lower()
    if first in _given():
        return _given()[first]
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
