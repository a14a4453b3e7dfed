"""A sentence as the quotation rules see it: words, marks and what the small words do.

The closed classes of words come from `data/function_words.txt`; whether a word
can be a finite verb, from the lists of `claimcmp.reading.words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimcmp.reading.quotes.marks import DASH, Region, regions
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.words import Word, data_lines, finite_verbs, speech_verbs, words
from claimcmp.values import LANGUAGES, Language

__all__ = ["Grammar", "View", "grammar", "view"]

_CLASSES = (
    "determiner pronoun open link place away subordinate unless conjunction adverb time "
    "auxiliary not would be that"
).split()


class Grammar(NamedTuple):
    """The closed classes of one language, each in lower case; see the data file."""

    determiner: frozenset[str]
    pronoun: frozenset[str]
    open: frozenset[str]
    link: frozenset[str]
    place: frozenset[str]
    away: frozenset[str]
    subordinate: frozenset[str]
    unless: frozenset[str]
    conjunction: frozenset[str]
    adverb: frozenset[str]
    time: frozenset[str]
    auxiliary: frozenset[str]
    negation: frozenset[str]
    would: frozenset[str]
    be: frozenset[str]
    that: frozenset[str]
    finite: frozenset[str]
    shared: frozenset[str]
    preposition: frozenset[str]
    """Words that open a phrase which is no subject: `link`, `place` and `away`."""
    verbal: frozenset[str]
    """Words that are finite verbs: `finite`, `auxiliary` and `be`."""
    heads: frozenset[str]
    """`verbal` and `would`, without what else opens an infinitive."""


@cache
def grammar(language: str) -> Grammar:
    """The small words of a language; "und" joins all four."""
    table: dict[str, set[str]] = {name: set() for name in _CLASSES}
    for code, name, *forms in data_lines("function_words.txt"):
        if language in (code, "und"):
            table[name] |= {form.replace("_", " ") for form in forms}
    listed = {name: frozenset(forms) for name, forms in table.items()}
    # Joined here once: thousands of words are in `finite`, and every rule asks for them.
    verbal = _finite(language) | listed["auxiliary"] | listed["be"]
    return Grammar._make(
        [
            *listed.values(),
            _finite(language),
            _shared(language),
            listed["link"] | listed["place"] | listed["away"],
            verbal,
            verbal | (listed["would"] - {"to", "å", "at"}),
        ]
    )


@cache
def _finite(language: str) -> frozenset[str]:
    """Forms that are finite verbs wherever they stand: no participle, no plural of a noun."""
    said = {
        form
        for form, readings in speech_verbs(language).items()
        if any(not v.participle and v.use in ("plain", "that") for v in readings)
    }
    nouns = {form for form in said if language in ("en", "und") and not form.endswith("ed")}
    sure = finite_verbs(language) | (said - nouns) | (nouns & {"said", "says", "told", "tells"})
    for code in _languages(language):
        forms = verb_forms(code)
        known = {w for w, kind in forms.kinds.items() if kind in ("present", "past")}
        sure |= known - forms.mixed - (said if code == "en" else frozenset())
    return sure


@cache
def _shared(language: str) -> frozenset[str]:
    """Past forms that are participles too, and participles: "mistet", "kommet"."""
    return frozenset(
        form
        for code in _languages(language)
        for form, kind in verb_forms(code).kinds.items()
        if kind in ("shared", "participle")
    )


def _languages(language: str) -> tuple[Language, ...]:
    return tuple(code for code in LANGUAGES if language in (code, "und"))


class View(NamedTuple):
    """One sentence with its words; `lead` is where its text begins behind a dash, 0 without one.

    `turn` tells that a dash before it opened what somebody says.

    `marked` are the stretches between quotation marks, clipped to the sentence;
    `words` leaves out what stands in them and in short brackets.
    """

    text: str
    language: str
    marked: tuple[Region, ...]
    words: tuple[Word, ...]
    lower: tuple[str, ...]
    lead: int
    turn: bool = False

    @property
    def small(self) -> Grammar:
        """The closed classes of the sentence's language."""
        return grammar(self.language)

    def after(self, position: int) -> int:
        """The index of the first word that starts at `position` or later."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.words[middle].start < position else (low, middle)
        return low

    def gap(self, n: int) -> str:
        """What stands between the word before word `n` and that word."""
        start = self.words[n - 1].end if n else 0
        end = self.words[n].start if n < len(self.words) else len(self.text)
        gap = self.text[start:end]
        if gap in (",", ".") or (gap == "- " and self.lower[n : n + 1] in _AND):
            return " "  # "16,5 prosent", "olje- og energiminister"
        return _ASIDE.sub(" ", gap) if "(" in gap else gap

    def finite(self, start: int, end: int) -> bool:
        """Whether a word of `[start, end)` outside marks is surely a finite verb."""
        return any(
            self.lower[n] in self.small.finite
            for n in range(self.after(start), self.after(end))
            if self.words[n].text[0].islower()
        )


def view(
    text: str, language: str, marked: Sequence[Region] | None = None, *, turn: bool = False
) -> View:
    """A sentence ready to be read; `marked` where its marks are known from the paragraph."""
    marked = tuple(regions(text) if marked is None else marked)
    lead = DASH.match(text)
    hidden = sorted([(r.start, r.end) for r in marked] + [m.span() for m in _ASIDE.finditer(text)])
    found, n = [], 0
    for word in words(text):
        while n < len(hidden) and hidden[n][1] <= word.start:
            n += 1
        if n == len(hidden) or word.start < hidden[n][0]:
            found.append(word)
    return View(
        text,
        language,
        marked,
        tuple(found),
        tuple(w.text.lower() for w in found),
        lead.end() if lead else 0,
        turn,
    )


_AND = (("og",), ("and",), ("eller",), ("or",))
_ASIDE = re.compile(r"\([^()]{1,60}\)")
