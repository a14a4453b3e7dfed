"""Who speaks: the noun phrase beside a verb of saying.

Only a phrase that can be a subject is given: it holds no finite verb, begins
with no preposition, and stands right beside its verb. All else gives None, and
nothing is said to be said.
"""

from __future__ import annotations

import re

from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.quotes.parts import SELF, Subject, among_parts, may_begin, span_text
from claimcmp.reading.quotes.phrases import ABBREVIATED, all_names, is_name, noun_phrase_end
from claimcmp.reading.speakers import speaker
from claimcmp.reading.words import speech_verbs

__all__ = ["Subject", "after", "before", "elided", "noun_phrase_end"]

_BREAK = re.compile(r"[;:!?…()\[\]\"“”„«»]|[–—]|\s-\s|\.\s*$|\.\s")
_LONG_LIST = 5  # words before an "and" that joins two speakers
_INFINITE = frozenset(
    "si seie sige adding saying noting warning stressing explaining announcing stating declaring "
    "agreeing claiming insisting arguing alleging".split()
)
_RELATIVE = frozenset("som der who which".split())


def after(v: View, n: int, particle: str | None = None, *, loosely: bool = False) -> Subject | None:
    """The subject that begins with word `n`, right after its verb ("sier politiet i Oslo").

    `loosely` passes over a negation: the verb is only there to show its subject.
    """
    small = v.small
    skipped = small.adverb | small.negation if loosely else small.adverb
    for _ in range(2):
        if n < len(v.words) and v.lower[n] in skipped and not is_name(v, n):
            if v.gap(n).strip() or particle == v.lower[n]:
                return None
            n += 1
    if n >= len(v.words) or v.gap(n).strip() or v.lower[n] in SELF:
        return None
    low = v.lower[n]
    end = noun_phrase_end(v, n, particle)
    alone = end == n + 1
    if low in small.pronoun and (alone or low not in small.determiner):
        return Subject(v.words[n].start, v.words[n].end, v.words[n].text, pronoun=True)
    if alone and (low in small.open or low in small.determiner):
        return None
    if end == n or not may_begin(v, n):
        return None
    start, stop = v.words[n].start, v.words[end - 1].end
    phrase = v.text[start:stop]
    apposed = (
        _apposed_name(v, end) if v.words[n].text[0].islower() or not all_names(v, n, end) else None
    )
    name = speaker(phrase, apposed)
    return Subject(start, stop, name) if name else None


def before(v: View, i: int, *, participle: bool = False, loosely: bool = False) -> Subject | None:
    """The subject that stands right before word `i`, a finite verb or its participle.

    None where no phrase there can be one, where the verb is negated or only
    possible ("would say") unless `loosely`, and where the clause is a condition.
    """
    small, j, had = v.small, i, False
    if v.lower[i] in _INFINITE:
        first = i if "," in v.gap(i) else i - (1 if v.lower[i].endswith("ing") else 2)
        return Subject(v.words[first].start, v.words[i].end, None, how="elided")
    while j > 0:
        low = v.lower[j - 1]
        if _BREAK.search(v.gap(j)):
            break
        if low in small.negation or low in small.would or low == "having":
            if not loosely:
                return None
            j -= 1
            continue
        if low in small.be and not had:
            return _impersonal(v, j - 1)
        if low in small.auxiliary:
            had = True
        elif _is_weekday(v, j - 1):
            if j > 1 and v.lower[j - 2] in ("on", "last", "this", "early", "late", "in"):
                j -= 1
        elif not (_adverbial(v, j - 1) and (j > 1 or v.words[0].text[0].islower())):
            break
        j -= 1
    if j == 0 or (v.gap(j).strip() and _BREAK.search(v.gap(j))):
        return None
    if participle and not had:
        return _between_auxiliary(v, i)
    if v.lower[j - 1] in small.conjunction:
        return Subject(v.words[j - 1].start, v.words[j - 1].end, None, how="elided")
    if v.lower[j - 1] in _RELATIVE and j > 1:
        return _antecedent(v, j - 1)
    return _phrase_before(v, j)


def elided(v: View, i: int) -> Subject | None:
    """The subject of the clause whose second verb is word `i`: "He rose and said"."""
    first = next(
        (n for n in range(i) if n and v.words[n].text[0].islower() and _verb_like(v, n)),
        None,
    )
    if first is None:
        return None
    found = before(v, first, loosely=True)
    if found is None or found.how != "named":
        found = after(v, first + 1, loosely=True) if v.language != "en" else None
    return found if found and found.how == "named" else None


def _verb_like(v: View, n: int) -> bool:
    low = v.lower[n]
    if n == 1 and v.lower[0] in v.small.pronoun and not v.gap(1).strip():
        return True
    if low in v.small.shared and "," in v.gap(n):
        return False
    ending = r"ed$" if v.language == "en" else r"(?:ede|erte|iste|[klmn]te)$"
    past = re.search(ending, low)
    known = low in v.small.finite or low in v.small.be or low in speech_verbs(v.language)
    return known or low in v.small.shared or bool(past and len(low) > 4)


def _is_weekday(v: View, n: int) -> bool:
    return (
        n > 0
        and v.lower[n] in v.small.time
        and (v.words[n].text[0].isupper() or v.language != "en")
    )


def _adverbial(v: View, n: int) -> bool:
    low, small = v.lower[n], v.small
    if v.words[n].text[0].isupper() and n > 0:
        return False
    if v.language == "en" and low.endswith("ly") and len(low) > 4:
        return True
    return (
        low in small.adverb
        or low in small.time
        or (n > 0 and f"{v.lower[n - 1]} {low}" in small.time)
    )


def _impersonal(v: View, j: int) -> Subject | None:
    """The open speaker of "it was reported"; other passives say nothing."""
    if j > 0 and v.lower[j - 1] in ("it", "det", "der") and not v.gap(j).strip():
        word = v.words[j - 1]
        return Subject(word.start, word.end, None, how="open")
    return None


def _between_auxiliary(v: View, i: int) -> Subject | None:
    """The subject between auxiliary and participle: "i går har ministeren sagt"."""
    for k in range(i - 1, max(-1, i - 12), -1):
        if _BREAK.search(v.gap(k + 1)):
            return None
        if v.lower[k] in v.small.auxiliary:
            found = after(v, k + 1)
            if (
                found
                and not v.finite(found.end, v.words[i].start)
                and _only_adverbs(v, found.end, i)
            ):
                return found
            return None
    return None


def _only_adverbs(v: View, position: int, i: int) -> bool:
    return all(_adverbial(v, n) for n in range(v.after(position), i))


def _antecedent(v: View, j: int) -> Subject | None:
    """The noun phrase that a relative pronoun, word `j`, stands for."""
    stop = j
    if v.gap(j).strip() not in ("", ",") or (not v.gap(j).strip() and not is_name(v, j - 1)):
        return None
    start = stop
    while start and stop - start < 8:
        low = v.lower[start - 1]
        if start < stop and v.gap(start).strip():
            break
        if (low in v.small.preposition and low not in v.small.link) or low in v.small.conjunction:
            break
        if v.words[start - 1].text[0].islower() and (low in v.small.finite or low in v.small.be):
            break
        start -= 1
    if start == stop or v.lower[start] in v.small.preposition:
        return None
    phrase = v.text[v.words[start].start : v.words[stop - 1].end]
    name = speaker(phrase)
    return Subject(v.words[start].start, v.words[stop - 1].end, name) if name else None


def _phrase_before(v: View, j: int) -> Subject | None:
    """The subject that ends with word `j - 1`, its clause read from where it begins."""
    small = v.small
    if j < len(v.words) and "," in v.gap(j):
        j = _before_inserts(v, j)
    start = j
    # ", director of X, and chairman of Y, says": a list of offices, not another clause.
    closed = j < len(v.words) and "," in v.gap(j)
    while start and j - start < 40:
        k = start - 1
        broken = start < j and _BREAK.search(v.gap(start))
        if broken and not _abbreviation(v, start) and not _aside(v, start):
            break
        low = v.lower[k]
        if low in small.unless:
            if not any("," in v.gap(m) for m in range(start, j)):
                return None
            break
        if low in small.subordinate and low not in small.determiner and k < j - 1:
            led_in = v.language != "en" and j < len(v.words) and "," in v.gap(j) and k == 0
            if led_in:
                return None
            break
        if low in small.that and k < j - 1:
            break
        described = closed and low in ("and", "og") and _in_description(v, k)
        if low in small.conjunction and not described and _parts_clauses(v, k):
            break
        start -= 1
    if start == j:
        return None
    return among_parts(v, start, j)


def _in_description(v: View, k: int) -> bool:
    """Whether "and", word `k`, stands between commas: ", mother and head of the house, says"."""
    comma = next((m for m in range(k, max(0, k - 8), -1) if "," in v.gap(m)), None)
    return comma is not None and not v.finite(v.words[comma].start, v.words[k].start)


def _parts_clauses(v: View, k: int) -> bool:
    """Whether a conjunction, word `k`, parts two clauses, not two names or nouns."""
    if _listed(v, k):
        return False
    if "," in v.gap(k) or k == 0 or v.lower[k] in ("men", "but"):
        return True
    # A long run of words before it holds a verb, though no list may know it.
    return v.finite(0, v.words[k].start) or (v.language != "en" and k > _LONG_LIST)


def _before_inserts(v: View, j: int) -> int:
    """Where a subject ends when clauses between commas part it from its verb, word `j`."""
    for _ in range(3):
        k = next((m for m in range(j - 1, 0, -1) if "," in v.gap(m)), 0)
        low = v.lower[k]
        insert = (
            low in _RELATIVE
            or low in ("whose", "whom", "including", "inkludert", "inklusive", "herunder")
            or (v.language in ("en", "und") and low.endswith(("ing", "ed")))
        )
        if not k or not insert:
            break
        j = k
    return j


def _abbreviation(v: View, i: int) -> bool:
    return v.gap(i).strip() == "." and (
        "." in v.words[i - 1].text or v.lower[i - 1] in ABBREVIATED or len(v.words[i - 1].text) == 1
    )


def _aside(v: View, i: int) -> bool:
    """Whether the gap before word `i` belongs to a bracket, as in "Moe (57) says"."""
    return bool(
        re.fullmatch(r"\s*[()]\s*", v.gap(i)) or re.fullmatch(r"\s*\([^()]*\)\s*", v.gap(i))
    )


def _listed(v: View, k: int) -> bool:
    """Whether "and", word `k`, ends a list of names: "Turkey, Russia and Iran"."""
    return (
        k > 0
        and k + 1 < len(v.words)
        and is_name(v, k - 1)
        and is_name(v, k + 1)
        and not v.gap(k).strip()
    )


def _apposed_name(v: View, end: int) -> str | None:
    """The name between commas that follows a description: ", Ryan Zinke, …"."""
    if end >= len(v.words) or v.gap(end).strip() != "," or not is_name(v, end):
        return None
    stop = end + 1
    while stop < len(v.words) and is_name(v, stop) and not v.gap(stop).strip():
        stop += 1
    if stop - end > 5 or v.lower[end] in v.small.time:
        return None
    closed = stop == len(v.words) or v.gap(stop).strip() or v.lower[stop] in v.small.preposition
    return span_text(v, end, stop) if closed else None
