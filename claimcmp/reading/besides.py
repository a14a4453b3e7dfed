"""What a sentence that reports speech tells besides it: "X met Y in Ely and said that …".

The report itself asserts the first part; the speaker asserts only what is said.
Narrow on purpose: where the first part may itself be said, thought or
conditional, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcmp.reading.parsed import Parsed
from claimcmp.reading.phrases import phrase_before, stands_clear
from claimcmp.reading.wording import Clause
from claimcmp.reading.words import speech_verbs

__all__ = ["doing_while_saying", "done_and_said"]

_AND = frozenset(("and", "og"))
_THEN = frozenset("also later then also også senere seinare så derefter siden".split())
_LINKS = frozenset("that at who which som der".split())
_MARKS = frozenset('"“”«»„–—')
_FEWEST = 4


def done_and_said(p: Parsed) -> Iterator[Clause]:
    """What somebody did, in a sentence that goes on with "and said"."""
    for n in range(_FEWEST, len(p.tokens) - 1):
        if p.lower[n] not in _AND or not _says(p, n + 1):
            continue
        verb = next((k for k in range(1, n) if p.sure(k)), n)
        if verb < n and _plain(p, n):
            start, stop = p.span(0, n)
            yield Clause(start, stop, p.slice(0, n), "besides")
        return


def _says(p: Parsed, n: int) -> bool:
    """Whether a verb of saying stands at word `n`, or right behind one adverb."""
    known = speech_verbs(p.language)
    adverb = p.lower[n] in _THEN and n + 1 < len(p.tokens)
    return p.lower[n + 1 if adverb else n] in known


def _plain(p: Parsed, end: int) -> bool:
    """Whether the first `end` words are one main clause in the report's own voice."""
    odd = _LINKS | p.small("subordinator") | p.small("condition") | p.small("pronoun")
    odd -= p.small("determiner")
    return not (
        any(p.lower[k] in odd or p.lower[k] in speech_verbs(p.language) for k in range(end))
        or any(_MARKS & set(p.gaps[k]) for k in range(end + 1))
        or any(p.breaks(k) and not p.comma(k) for k in range(1, end))
    )


def doing_while_saying(p: Parsed) -> Iterator[Clause]:
    """What a speaker is doing, between commas: "X, speaking in Ely after talks, said …"."""
    if p.language != "en":
        return
    for n in range(1, len(p.tokens) - 2):
        if not (p.lower[n].endswith("ing") and p.comma(n)) or p.breaks(n + 1):
            continue
        end = n + 1
        while not p.breaks(end):
            end += 1
        if end >= len(p.tokens) or p.mark(end) != "," or not _says(p, end):
            continue
        head = phrase_before(p, n)
        if head is None or head.outer > 0 or not stands_clear(p, head):
            continue
        if any(p.sure(k) for k in range(n + 1, end)):
            continue
        yield Clause(
            p.tokens[n].start,
            p.span(n, end)[1],
            f"{p.slice(head.first, head.end)} {p.slice(n, end)}",
            "participle",
            ("subject added",),
            p.span(head.first, head.end),
        )
