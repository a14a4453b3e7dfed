"""Clauses that assert something of their own inside a sentence.

A relative clause presupposes what it says ("the province, which X controls"),
a coordinated clause says it outright, a participle says it in passing
("talks, planned in Oslo, …"). Each becomes a claim that can be compared alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcmp.reading.quotes import quoted
from claimcmp.reading.words import LONGEST, has_finite_verb, words

__all__ = ["Clause", "find_clauses"]


class Clause(NamedTuple):
    """A clause at `[start, end)` of a sentence, and the phrase it says something about.

    `head` is the span of that phrase ("den lille kommunen Vollum"), None
    where the clause names its subject itself. `drop` is how many characters at
    the start (the relative pronoun) go when the clause is read alone.
    """

    start: int
    end: int
    head: tuple[int, int] | None = None
    drop: int = 0

    def standalone(self, sentence: str) -> str:
        """The clause worded to be read without its sentence."""
        own = sentence[self.start + self.drop : self.end]
        return f"{sentence[self.head[0] : self.head[1]]} {own}" if self.head else own


_RELATIVE = {
    "nb": re.compile(r"(,?)\s+(som)\s+"),
    "nn": re.compile(r"(,?)\s+(som)\s+"),
    "da": re.compile(r"(,?)\s+(som|der)\s+"),
    "en": re.compile(r"(,?)\s+(who|which)\s+"),
}
_COORDINATED = re.compile(r",\s+(?:og|men|mens|and|but|while|whereas|imens|medan)\s+|;\s+")
_PARTICIPLE = re.compile(
    r",\s+((?:\w{3,}ed|held|led|built|known|made|sent|støttet|ledet|kontrollert|støttede|"
    r"kontrolleret|planlagt|støtta|leidd)\s+(?:in|by|at|for|on|under|to|av|af|i|på|til)\s+[^,;]+)"
)
_VERB_ENDING = re.compile(r"(?:er|es|et|te|de|ede|st)$")
_CLAUSE_END = re.compile(r"[,;:–—]|\s-\s|[.!?…»”\"]+$")
# The phrase before a relative pronoun starts after one of these.
_BEFORE_HEAD = frozenset(
    "i på til for av af fra frå med om ved under mot in on at to of for from with by against og "
    "and "
    "or eller at som der who which er var is was are were mellom mellem between etter efter after "
    "å opprette create prior that".split()
)
_DEFINITE = re.compile(r"^(?:den|det|de|the|dei)\b|(?:en|et|ene|erne|ane|a)$", re.I)


def find_clauses(sentence: str, language: str) -> tuple[Clause, ...]:
    """The clauses of a sentence that an analyst would compare on their own, in order.

    Only clauses that hold a name or a number are given: the rest says nothing
    that another report could be held against. The sentence itself is not
    among them; empty for a sentence of one clause, and for a text too long to
    be a sentence.

    Args:
        sentence: One sentence.
        language: "nb", "nn", "da", "en" or "und" (no relative clauses then).
    """
    if len(sentence) > LONGEST:
        return ()
    regions = quoted(sentence)
    found = [
        *_relative(sentence, language),
        *_participles(sentence),
        *_coordinated(sentence, language, regions),
    ]
    telling = (c for c in found if _tells(sentence[c.start + c.drop : c.end]))
    outside = (c for c in telling if not any(a < c.start < b for a, b in regions))
    return tuple(sorted(outside, key=lambda c: (c.start, c.end)))


def _tells(clause: str) -> bool:
    """Whether a clause holds a name or a number, and enough words to say something."""
    tokens = words(clause)
    return len(tokens) >= 3 and any(t.text[0].isupper() or t.text[0].isdigit() for t in tokens)


def _relative(sentence: str, language: str) -> Iterator[Clause]:
    pattern = _RELATIVE.get(language)
    for m in pattern.finditer(sentence) if pattern else ():
        head = _head(sentence, m.start())
        first = words(sentence[m.end() : m.end() + 60])
        if head is None or not first or not _is_verb(first[0].text, language):
            continue
        if not m[1] and not _presupposed(sentence[head[0] : head[1]].split()):
            continue
        end = _end(sentence, m.end())
        yield Clause(m.start(2), end, head, m.end() - m.start(2))


def _presupposed(head: list[str]) -> bool:
    """Whether a clause without a comma speaks of a head that is known: "the talks which"."""
    return bool(_DEFINITE.search(head[0])) and not head[-1][0].isupper()


def _participles(sentence: str) -> Iterator[Clause]:
    for m in _PARTICIPLE.finditer(sentence):
        head = _head(sentence, m.start())
        if head is not None:
            yield Clause(m.start(1), len(sentence[: m.end(1)].rstrip(' .!»”"')), head)


def _coordinated(
    sentence: str, language: str, regions: tuple[tuple[int, int], ...]
) -> Iterator[Clause]:
    """The halves of a sentence whose both sides hold a finite verb and a subject."""
    cuts = [
        m for m in _COORDINATED.finditer(sentence) if not any(a < m.start() < b for a, b in regions)
    ]
    edges = [0, *(x for m in cuts for x in (m.start(), m.end())), len(sentence.rstrip(" .!"))]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    if len(parts) < 2 or not all(
        len(words(sentence[a:b])) >= 4 and has_finite_verb(sentence[a:b], language)
        for a, b in parts
    ):
        return
    for start, end in parts:
        start += len(sentence[start:end]) - len(sentence[start:end].lstrip(" –—-"))
        yield Clause(start, end)


def _is_verb(word: str, language: str) -> bool:
    ending = language != "en" and len(word) > 4 and bool(_VERB_ENDING.search(word))
    return ending or has_finite_verb(word, language)


def _end(sentence: str, start: int) -> int:
    stop = _CLAUSE_END.search(sentence, start)
    end = stop.start() if stop else len(sentence)
    return len(sentence[:end].rstrip())


def _head(sentence: str, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end`: back to a preposition, conjunction, comma or verb."""
    stop = max(sentence.rfind(mark, 0, end) for mark in ',;:–—"“«»')
    tokens = [w for w in words(sentence[:end]) if w.start > stop]
    start = len(tokens)
    while start and tokens[start - 1].text.lower() not in _BEFORE_HEAD and len(tokens) - start < 6:
        start -= 1
    if start == len(tokens):
        return None
    return tokens[start].start, len(sentence[:end].rstrip())
