"""A sentence cut once for all clause rules: its words, the marks between them, its verbs.

Above word lists and verb forms; knows no rule of its own about clauses.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimcmp.cues.gazetteer import calendar, common_words
from claimcmp.cues.numerals import word_values
from claimcmp.reading.verb_forms import Form, form_by_ending, perhaps_finite, verb_forms
from claimcmp.reading.wordlists import word_sections
from claimcmp.reading.words import Word, words

__all__ = ["FINITE", "Parsed", "kind_of", "parse"]

FINITE: frozenset[Form | None] = frozenset(("present", "past", "shared"))
"""Kinds that can be the verb of a clause; "shared" only where no auxiliary stands before it."""

_BREAK = re.compile(r"[,;:–—()\[\]\"“”«»!?…/]|\s-+\s")


class Parsed(NamedTuple):
    """One sentence. `lower`, `kinds` and `gaps` run beside `tokens`.

    `gaps[n]` is what stands before word `n`; one more holds what follows the
    last word. `kinds[n]` is None where the word is no verb that is known.
    """

    text: str
    language: str
    tokens: tuple[Word, ...]
    lower: tuple[str, ...]
    gaps: tuple[str, ...]
    kinds: tuple[Form | None, ...]

    def breaks(self, n: int) -> bool:
        """Whether a mark parts word `n` from the one before; True at both ends.

        A comma or point inside a number ("10,5") is none.
        """
        if n <= 0 or n >= len(self.tokens):
            return True
        gap = self.gaps[n]
        return gap != " " and bool(_BREAK.search(gap)) and not (len(gap) == 1 and gap in ".,:/")

    def comma(self, n: int) -> bool:
        """Whether word `n` is set off by a comma or a dash, and by nothing else."""
        return self.mark(n) in (",", "–", "—", "-") and self.gaps[n][-1:].isspace()

    def mark(self, n: int) -> str:
        """The marks before word `n`, without blanks and the signs of a number ("12 %,")."""
        return self.gaps[n].strip(" %$€£°")

    def name(self, n: int) -> bool:
        """Whether word `n` is written as a name: no month, no "I", no everyday opening word."""
        word, base = self.tokens[n].text, self.base(n)
        if not word[0].isupper() or base == "i" or base in calendar():
            return False
        if base in self.small("pronoun"):
            return n > 0 and word.isupper() and len(word) > 1
        return n > 0 or base not in common_words(self.language)

    def base(self, n: int) -> str:
        """Word `n` in lower case, without what is joined to it: "it" of "It's"."""
        return _JOINED.sub("", self.lower[n]) if self.language == "en" else self.lower[n]

    def tells(self, first: int, end: int) -> bool:
        """Whether a name or a number stands among the words `[first, end)`."""
        return any(self.number(n) or self.name(n) for n in range(first, end))

    def number(self, n: int) -> bool:
        """Whether word `n` is a number above one, in digits or spelled out."""
        if self.tokens[n].text[0].isdigit():
            return True
        # "Those three", "de to andre" point at somebody outside.
        pointed = n > 0 and self.lower[n - 1] in _POINTING
        return self.lower[n] in _counts(self.language) and not pointed

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where the words `[first, end)` stand, with "%" or a bracket that closes after them."""
        stop = self.tokens[end - 1].end
        if self.gaps[end][:1] == ")" and "(" in self.text[self.tokens[first].start : stop]:
            return self.tokens[first].start, stop + 1
        if sign := _SIGN.match(self.gaps[end]):
            stop += sign.end()
        return self.tokens[first].start, stop

    def slice(self, first: int, end: int) -> str:
        """The words `[first, end)` as they stand, as far as `span` reaches."""
        start, stop = self.span(first, end)
        return self.text[start:stop]

    def small(self, section: str) -> frozenset[str]:
        """The words of one section of the list of small words, as this language has them."""
        return listed(section, self.language)

    def sure(self, n: int) -> bool:
        """Whether word `n` is a finite verb that the lists know, and no noun by its form."""
        shared = self.kinds[n] == "shared" and self.language != "nn"
        known = shared or self.kinds[n] in ("present", "past")
        mixed = self.lower[n] in verb_forms(self.language).mixed
        if mixed and n and n + 1 < len(self.tokens) and not self.breaks(n + 1):
            # A noun has no article after it: "backs the plan" is a verb.
            mixed = self.lower[n + 1] not in self.small("determiner")
        return known and not mixed and (n == 0 or self.tokens[n].text[0].islower())

    def finite(self, n: int) -> bool:
        """Whether word `n` may be a finite verb; for doubts, see `perhaps_finite`."""
        word = self.tokens[n].text
        return (n == 0 or word[0].islower()) and perhaps_finite(self.lower[n], self.language)


_JOINED = re.compile(r"['’](?:s|re|ve|ll|d|m)$")
_SIGN = re.compile(r"\s?[%€$£]")


def parse(text: str, language: str) -> Parsed:
    """The sentence cut into words, marks and verbs; of a language without lists no verbs."""
    tokens = words(text)
    lower = tuple(t.text.lower() for t in tokens)
    ends = (0, *(t.end for t in tokens))
    starts = (*(t.start for t in tokens), len(text))
    return Parsed(
        text,
        language,
        tokens,
        lower,
        tuple([text[a:b] for a, b in zip(ends, starts, strict=True)]),
        tuple([kind_of(w, language) for w in lower]),
    )


def kind_of(word: str, language: str) -> Form | None:
    """What verb form a lower-case word is, alone; None where it is no verb that is known."""
    kind = verb_forms(language).kinds.get(word)
    return kind or (None if language == "en" else form_by_ending(word))


_POINTING = frozenset("de dei disse desse those these them dem other andre".split())


@cache
def _counts(language: str) -> frozenset[str]:
    """The number words of a language: "tolv"; not "en", which is an article too."""
    return frozenset(word for word, value in word_values(language).items() if value > 1)


@cache
def listed(section: str, language: str) -> frozenset[str]:
    """The words of one section of the small words that the clause rules turn on, in a language."""
    sections = word_sections("clause_words.txt")
    own = f"{section} {'en' if language == 'en' else 'nordic'}"
    return sections[section] | sections.get(own, frozenset())
