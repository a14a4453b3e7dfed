"""What each language abbreviates with a full stop, and which words open its sentences.

Floor of reading: the word lists only. Knows words by themselves, not the text
that they stand in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimcmp.reading.wordlists import word_sections
from claimcmp.values import Language

__all__ = ["TAIL", "Rules", "rules_of"]

TAIL = 3
"""Letters before a full stop that are looked at first: most words share theirs with no
abbreviation."""


@dataclass(frozen=True)
class Rules:
    """The abbreviations of one language, without their last full stop, and its starters."""

    always: frozenset[str]
    """A sentence never ends on these."""
    before_number: frozenset[str]
    """None ends where a number follows."""
    unless_starter: frozenset[str]
    """One ends only where a word follows that commonly opens one."""
    before_capital: frozenset[str]
    """One ends where a capital follows, and where such a word does."""
    before_day: frozenset[str]
    """None ends where the name of a day follows."""
    after_title: frozenset[str]
    """Behind an abbreviation that never ends one ("dr. med."), one ends only where such a word
    follows; elsewhere these are words."""
    spaced: frozenset[str]
    """None ends where no space follows."""
    all: frozenset[str]
    tails: frozenset[str]
    """Their last letters, those of fewer than `TAIL` left out."""
    starters: frozenset[str]
    """Words that commonly open a sentence."""
    lower_starters: frozenset[str]
    """Words that open one in lower case too, in a text that has capitals elsewhere."""
    lower_after_stop: frozenset[str]
    """The same after a full stop: "Is it true? he asked" goes on."""
    days: frozenset[str]
    letters: frozenset[str]
    """Words of one letter."""
    ordinals: bool
    """Whether a number with a full stop is an ordinal."""


@cache
def rules_of(language: Language) -> Rules:
    """The rules of a language; for "und" those of all of them together."""
    codes = {"nb": ["no"], "nn": ["no"], "da": ["da"], "en": ["en"]}.get(
        language, ["en", "no", "da"]
    )
    lists = [word_sections(f"abbreviations_{code}.txt") for code in codes]
    starters = word_sections("starters.txt")

    def merged(section: str) -> frozenset[str]:
        return frozenset().union(*(found.get(section, frozenset()) for found in lists))

    always, number, street = map(merged, ("always", "before number", "street"))
    unless, capital, day = map(merged, ("unless starter", "before capital", "before day"))
    after_title = merged("after title")
    everything = always | number | street | unless | capital | day
    # "i" and "so" open no sentence of Norwegian or Danish.
    lower = starters["in lower case"] if language == "en" else frozenset[str]()
    after_stop = starters["in lower case after a stop"] if language == "en" else frozenset[str]()
    return Rules(
        always=always,
        before_number=number,
        unless_starter=unless | street,
        before_capital=capital,
        before_day=day,
        after_title=after_title,
        spaced=always | number | street,
        all=everything,
        tails=frozenset(word[-TAIL:] for word in everything if len(word) >= TAIL),
        starters=frozenset().union(*(starters[code] for code in codes)),
        lower_starters=lower,
        lower_after_stop=lower | after_stop,
        days=starters["days"],
        letters=frozenset("i") if codes == ["en"] else frozenset("iåø"),
        ordinals=codes != ["en"],
    )
