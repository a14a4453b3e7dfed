"""The verbs of saying of a sentence, where they stand as finite verbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.words import SpeechVerb, Word, speech_verbs

__all__ = ["GOING_ON", "Hit", "find_verbs"]

# Forms that are as often nouns, and verbs only behind a plural.
_NOUNS = frozenset("claim report state note warn".split())


class Hit(NamedTuple):
    """A verb of saying: word `word` of its sentence; `particle` stands apart at `apart`.

    `end` is where the verb ends, with a particle that follows at once.
    """

    verb: SpeechVerb
    word: int
    start: int
    end: int
    apart: Word | None = None


def find_verbs(v: View) -> Iterator[Hit]:
    """The verbs of saying outside quotation marks, in order."""
    known = speech_verbs(v.language)
    for i, word in enumerate(v.words):
        readings = known.get(v.lower[i])
        if readings is None or not _as_verb(v, i):
            if _by_saying(v, i):
                yield Hit(_SAYING, i, word.start, word.end)
            elif v.lower[i] in GOING_ON and i and _goes_on(v, i):
                yield Hit(GOING_ON[v.lower[i]], i, word.start, word.end)
            continue
        for verb in readings:
            hit = _read(v, i, word, verb)
            if hit is not None:
                yield hit
                break


_SAYING = SpeechVerb("says", "that")
GOING_ON = {
    **dict.fromkeys(
        (
            "adding saying noting warning stressing explaining announcing stating declaring "
            "agreeing"
        ).split(),
        SpeechVerb("says", "that"),
    ),
    **dict.fromkeys("claiming insisting arguing alleging".split(), SpeechVerb("claims", "that")),
}
"""Participles that go on with what their clause's subject says: ", adding that"."""


def _goes_on(v: View, i: int) -> bool:
    """Whether word `i` is a participle after a comma, "and" or "while", with "that" behind it."""
    linked = "," in v.gap(i) or v.lower[i - 1] in ("and", "while")
    return linked and v.lower[i + 1 : i + 2] == ("that",)


def _by_saying(v: View, i: int) -> bool:
    """Whether word `i` is the verb of "ved å si", "by saying": its clause has the subject."""
    if v.lower[i] == "saying":
        return i > 0 and v.lower[i - 1] == "by"
    pair = v.lower[max(0, i - 2) : i] in (("med", "å"), ("ved", "å"), ("med", "at"), ("ved", "at"))
    return v.lower[i] in ("si", "seie", "sige") and pair


def _read(v: View, i: int, word: Word, verb: SpeechVerb) -> Hit | None:
    if verb.particle is None:
        following = v.lower[i + 1] if i + 1 < len(v.words) else ""
        if following in ("seg", "sig") and not v.gap(i + 1).strip():
            return None
        return Hit(verb, i, word.start, word.end)
    for n in range(i + 1, min(len(v.words), i + 7)):
        if v.gap(n).strip() or v.lower[n] in ("opp", "op") or v.lower[n] in v.small.that:
            return None  # "legger opp til", "viser at han kom til": other verbs
        if v.lower[n] == verb.particle:
            if n == i + 1:
                return Hit(verb, i, word.start, v.words[n].end)
            return Hit(verb, i, word.start, word.end, v.words[n])
    return None


def _as_verb(v: View, i: int) -> bool:
    """Whether a form can be a verb here: "the reported talks" and "to say" report nothing."""
    word = v.words[i]
    if word.text[0].isupper() and i > 0:
        return False
    if i == 0:
        return not word.text[0].isupper()
    if v.gap(i).strip():
        return True
    low, small = v.lower[i - 1], v.small
    if v.language == "en" and low.endswith(("'s", "’s")):
        return False
    if low in small.pronoun:
        return True
    if low in small.preposition and low not in small.subordinate | small.adverb:
        return False
    if v.language in ("en", "und") and v.lower[i] in _NOUNS:
        return low.endswith("s") or low in ("people", "police", "they", "we", "many", "some")
    return low not in small.determiner and low not in ("å", "to", "at") and low not in small.would
