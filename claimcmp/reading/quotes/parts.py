"""The subject among the stretches of a clause that commas part.

"Ann Lee, the mayor, said", "In June, the board said", "Norway, Sweden and Denmark said":
which of the stretches before a verb is its subject, and whom that names.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.quotes.phrases import all_names, is_name
from claimcmp.reading.speakers import is_title, speaker

__all__ = ["SELF", "Subject", "among_parts", "may_begin", "span_text"]

_LONGEST = 25  # words of a subject
SELF = frozenset("jeg eg vi me du i we you".split())
# "Advokaten hans": what follows its noun in Norwegian.
_POSSESSIVE = frozenset("hans hennes hennar deres deira min mi mitt din vår våre sin".split())
_NOT_INSIDE = frozenset(
    "etter efter under da då når mens medan før when after while during".split()
)


class Subject(NamedTuple):
    """A subject at `[start, end)` and the speaker it names; `pronoun` where it names none.

    `how` tells why there is no phrase: "open" where the text leaves the speaker
    open ("it was reported"), "elided" where an earlier subject goes on.
    """

    start: int
    end: int
    name: str | None
    pronoun: bool = False
    how: Literal["named", "open", "elided"] = "named"


def among_parts(v: View, start: int, j: int) -> Subject | None:
    """The subject among the stretches that commas part, words `start` to `j`."""
    parts: list[tuple[int, int]] = []
    begin = start
    for k in range(start + 1, j):
        if "," in v.gap(k):
            parts.append((begin, k))
            begin = k
    parts.append((begin, j))
    last = v.text[v.words[j - 1].end : v.words[j].start if j < len(v.words) else None]
    if "," not in last:
        return _without_insert(v, parts)
    while parts and _leads_in(v, *parts[0]):
        parts.pop(0)
    if not parts or not _is_subject(v, *parts[0]):
        return None
    apposed = [name for p in parts[1:] if (name := _leading_name(v, *p))]
    return _named(v, parts[0][0], parts[0][1], apposed[0] if apposed else None)


def _leading_name(v: View, begin: int, end: int) -> str | None:
    """The name that opens an apposition: "Ann Lee of the university"."""
    stop = begin
    while stop < end and is_name(v, stop):
        stop += 1
    whole = stop == end or (stop - begin >= 2 and v.lower[stop] in v.small.preposition)
    return span_text(v, begin, stop) if whole and stop > begin else None


def _without_insert(v: View, parts: list[tuple[int, int]]) -> Subject | None:
    begin, end = parts[-1]
    if not _is_subject(v, begin, end):
        return None
    if len(parts) > 1:
        joined = any(v.lower[k] in ("og", "and") for k in range(begin, end))
        names = all(
            all_names(v, a + (v.lower[a] in v.small.determiner), b) and b - a <= 4
            for a, b in parts[:-1]
        )
        if joined and names and end - begin <= 9:
            return _named(v, parts[0][0], end, None)
        opens = (
            _leads_in(v, *parts[0]) or all_names(v, begin, end) or v.lower[begin] in v.small.pronoun
        )
        clause = any(v.finite(v.words[a].start, v.words[b - 1].end) for a, b in parts[:-1])
        if not opens and not clause and v.language not in ("en", "und"):
            return None
    return _named(v, begin, end, None)


def span_text(v: View, begin: int, end: int) -> str:
    """The text from word `begin` to the word before `end`."""
    return v.text[v.words[begin].start : v.words[end - 1].end]


def _named(v: View, begin: int, end: int, apposed: str | None) -> Subject | None:
    while begin < end - 1 and (
        v.lower[begin] in v.small.conjunction
        or (v.lower[begin] in v.small.adverb and v.lower[begin] not in v.small.determiner)
    ):
        begin += 1
    span = v.words[begin].start, v.words[end - 1].end
    low = v.lower[begin]
    if end - begin == 1 and low in SELF:
        return None
    if end - begin == 1 and low in v.small.pronoun:
        return Subject(*span, v.words[begin].text, pronoun=True)
    if end - begin == 1 and low in v.small.open:
        return Subject(*span, None, how="open") if low == "det" else None
    name = speaker(v.text[span[0] : span[1]], apposed)
    return Subject(*span, name) if name else None


def _leads_in(v: View, begin: int, end: int) -> bool:
    """Whether a stretch before a comma only leads in to its clause."""
    low, small = v.lower[begin], v.small
    first = v.words[begin].text
    if low in small.determiner or low in small.pronoun:
        return v.finite(v.words[begin].start, v.words[end - 1].end)
    return (
        low in small.preposition
        or low in small.subordinate
        or low in small.adverb
        or low in small.conjunction
        or low in small.time
        or bool(v.language in ("en", "und") and re.search(r"(?:ing|ly)$", low) and first != "King")
        or v.finite(v.words[begin].start, v.words[end - 1].end)
    )


def _is_subject(v: View, begin: int, end: int) -> bool:
    """Whether the words `begin` to `end` can be a subject: a noun phrase without a clause."""
    small = v.small
    while begin < end - 1 and (
        v.lower[begin] in small.conjunction
        or (v.lower[begin] in small.adverb and v.lower[begin] not in small.determiner)
    ):
        begin += 1
    low, last = v.lower[begin], v.lower[end - 1]
    if not 0 < end - begin <= _LONGEST or all(w.isdigit() for w in v.lower[begin:end]):
        return False
    if not may_begin(v, begin):
        return False
    article = last in small.determiner and last not in _POSSESSIVE
    if last in small.preposition or (article and end - begin > 1):
        return False
    if end - begin > 1 and low in small.pronoun and low not in small.determiner:
        return False
    if v.language in ("en", "und") and low.endswith("ing") and v.words[begin].text[0].islower():
        return False
    if end - begin > 1 and low in small.pronoun and v.lower[begin + 1] in small.preposition:
        return False
    if any(v.lower[k] in _NOT_INSIDE for k in range(begin, end)):
        return False
    if end - begin > 1 and low in SELF:
        return False
    persons = (small.pronoun - small.determiner) | SELF
    inner = (v.words[k].text for k in range(begin + 1, end))
    if any(w == "I" or (w in persons and w[0].islower()) for w in inner):
        return False
    if end - begin > 1 and v.lower[end - 2] in ("the", "these", "its", "their"):
        end -= 1  # "the documents claim": what follows "the" is a noun
    return not any(
        v.words[k].text[0].islower() and (v.lower[k] in small.finite or v.lower[k] in small.be)
        for k in range(begin, end)
    )


def may_begin(v: View, n: int) -> bool:
    """Whether a noun phrase can begin with word `n`."""
    low, small = v.lower[n], v.small
    if n and v.words[n].text[0].isupper() and low not in small.preposition | small.time:
        return True
    if n and v.words[n].text[0].isupper() and v.language in ("nb", "nn", "da"):
        return True
    if low in small.preposition or low in small.subordinate or low in small.that:
        return low in small.determiner and low not in small.that
    if low in small.negation and low not in small.determiner:
        return False
    if low in small.time or (low in small.adverb and (n == 0 or v.words[n].text[0].islower())):
        return False
    if is_title(low):
        return True
    return not (v.words[n].text[0].islower() and (low in small.finite or low in small.would))
