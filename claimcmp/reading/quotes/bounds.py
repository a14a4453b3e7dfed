"""How far what was said surely reaches: where the reporter may speak again, it ends.

A clause joined by "and" or "but", one under "while" and a relative clause behind a
comma may be the speaker's or the reporter's. What stands before them is the
speaker's either way.
"""

from __future__ import annotations

from typing import Literal

from claimcmp.reading.quotes.content import clause_begins, trim
from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.quotes.subjects import after
from claimcmp.reading.quotes.verbs import GOING_ON, Hit

__all__ = ["sure_end"]

_LEAST = 0.5  # of the stretch that may have been said: below it, nothing is surely known
_PHRASE = 4  # words behind "but": more are a clause, whether or not a list knows its verb
_COORDINATES = frozenset("og and men but".split())
_CONTRASTS = frozenset("mens medan while whereas although though selv sjølv selvom".split())
_OF_THE_SAYING = frozenset("da då idet".split())
_RELATIVE = frozenset("which who whose som".split())
_OPENS = _COORDINATES | _CONTRASTS | _OF_THE_SAYING | _RELATIVE | GOING_ON.keys()


def sure_end(v: View, start: int, end: int, hits: tuple[Hit, ...] = ()) -> int | None:
    """Where the sure part of the indirect speech at `[start, end)` ends.

    `hits` are the verbs of saying of the sentence. None where less than half of
    the stretch is sure: it is then not known what was said.
    """
    end = _before_source(v, start, end, hits)
    first, stop = v.after(start), v.after(end)
    for k in range(first + 2, stop):
        doubt = _doubt(v, first, k, stop)
        if not doubt:
            continue
        cut = trim(v.text, start, v.words[k].start)[1]
        if cut - start >= _LEAST * (end - start):
            return cut
        if doubt == "clause":
            return None
    return end


def _doubt(v: View, first: int, k: int, stop: int) -> Literal["clause", "insert", ""]:
    """Whether the reporter may go on in his own words from word `k` on."""
    low = v.lower[k]
    if low not in _OPENS:
        return ""
    comma = "," in v.gap(k)
    following = v.lower[k + 1] if k + 1 < stop else ""
    if not _holds_verb(v, first, k):
        return ""
    if comma and low in ("men", "but") and following not in v.small.that:
        quoted = any(v.words[k].end <= r.start <= v.words[k].end + 2 for r in v.marked)
        if quoted or stop - k > _PHRASE or any(_verb(v, m) for m in range(k + 1, stop)):
            return "clause"
    if low in _COORDINATES and following and following not in v.small.that | v.small.would:
        return "clause" if _verb(v, k + 1) or clause_begins(v, k + 1) else ""
    if comma and low in _CONTRASTS:
        return "clause"
    if comma and low in GOING_ON:
        return "insert"
    if low in _OF_THE_SAYING and following in v.small.pronoun:
        return "insert"
    if comma and low in _RELATIVE and v.language != "da":
        return "" if any("," in v.gap(m) for m in range(k + 1, stop)) else "insert"
    return ""


def _verb(v: View, k: int) -> bool:
    small = v.small
    named = k > 0 and v.lower[k - 1] in small.determiner and not v.gap(k).strip()
    return v.lower[k] in small.heads and v.words[k].text[0].islower() and not named


def _holds_verb(v: View, first: int, k: int) -> bool:
    """Whether the clause that word `k` follows, from word `first` on, has its verb already."""
    opens = v.small.that | v.small.subordinate
    begin = next((m for m in range(k - 1, first, -1) if v.lower[m] in opens), first)
    return any(_verb(v, m) for m in range(begin, k))


def _before_source(v: View, start: int, end: int, hits: tuple[Hit, ...]) -> int:
    """Where a second source at the end begins: "…, writes the paper", "…, the paper reports"."""
    for hit in reversed(hits):
        if not start < hit.start < end:
            continue
        comma = max((m for m in range(hit.word + 1) if "," in v.gap(m)), default=0)
        if not comma or v.words[comma].start <= start:
            continue
        if comma == hit.word:
            subject = after(v, hit.word + 1, hit.verb.particle)
            closes = subject is not None and not v.finite(subject.end, end)
        else:
            rest = v.after(hit.end)
            few = end <= hit.end or v.after(end) - rest <= 3
            closes = v.language in ("en", "und") and few and not v.finite(hit.end, end)
            closes = closes and v.lower[comma] not in v.small.subordinate | v.small.conjunction
        if closes:
            return trim(v.text, start, v.words[comma - 1].end)[1]
    return end
