"""How a clause is worded to be read without its sentence.

Wordings add as little as they can: the phrase that a pronoun stood for, the
subject that two verbs share, an "is". What had to be changed is always named.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from claimcmp.reading.parsed import FINITE, Parsed
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.report import Rewording

__all__ = ["Clause", "ClauseKind", "clause_end", "main_order", "subordinate"]

ClauseKind = Literal[
    "relative",
    "participle",
    "apposition",
    "coordinate",
    "shared subject",
    "cause",
    "circumstance",
    "consequence",
    "besides",
]


class Clause(NamedTuple):
    """A clause at `[start, end)` of a sentence, and its wording.

    `standalone` is the clause as it is read alone, `rewording` how that differs
    from the text. `about` is the span of the phrase that was put into it, whose
    names and numbers are the clause's too; None where it names its subject itself.
    """

    start: int
    end: int
    standalone: str
    kind: ClauseKind
    rewording: tuple[Rewording, ...] = ()
    about: tuple[int, int] | None = None


def main_order(p: Parsed, first: int, end: int) -> tuple[str, bool]:
    """The words `[first, end)` in the order of a main clause, and whether that is another one.

    Scandinavian subordinate clauses put "ikke" before the verb, main clauses
    after it: "som ikke styres av X" is read alone as "… styres ikke av X".
    """
    text = p.slice(first, end) if end > first else ""
    if p.language == "en":
        return text, False
    verb = next((n for n in range(first, end) if p.kinds[n] in FINITE), end)
    adverbs = verb
    # What opens a whole sentence is its first part: "Nå har …" stays.
    opening = max(first, 1)
    while adverbs > opening and p.lower[adverbs - 1] in p.small("adverb"):
        if p.gaps[adverbs] != " ":
            return text, False
        adverbs -= 1
    inner = any(p.lower[n] in p.small("subordinator") for n in range(first, verb))
    if verb == end or adverbs == verb or inner:
        return text, False
    moved = f"{p.tokens[verb].text} {p.slice(adverbs, verb)}"
    before = p.text[p.tokens[first].start : p.tokens[adverbs].start]
    after = text[p.tokens[verb].end - p.tokens[first].start :]
    return before + moved + after, True


_BEFORE_VERB = re.compile(
    r"(?<=\w )(?:ikke|ikkje|aldri|aldrig|allerede|allereie|også|òg|fortsatt|stadig)\b"
)


def subordinate(clause: str, language: str) -> bool:
    """Whether a clause may have the word order of a subordinate one; for `main_order` to see to."""
    return language in ("nb", "nn", "da") and bool(_BEFORE_VERB.search(clause))


def clause_end(p: Parsed, verb: int) -> int | None:
    """The word after the last of a clause whose finite verb is at `verb`; None where unsure.

    A clause runs to the next comma, mark or stop. It is cut at "and" before
    another verb; a second verb without one leaves open where it ends, as does a
    comma in a list, and a quotation that begins inside it. None too where it
    points at somebody outside ("met him").
    """
    end = verb + 1
    while not p.breaks(end):
        end += 1
    mark = p.mark(end)[:1]
    if mark in _OPENING and mark:
        return None
    if verb + 1 < end and p.lower[verb + 1] in _BACK:
        return None
    if any(p.lower[n] in _OBJECTS for n in range(verb, end)):
        return None
    cut = _before_second_verb(p, verb, end)
    if cut is None or (cut == end and mark == "," and _goes_on(p, end)):
        return None
    # What ends with a preposition, a link or an article has lost its last words.
    last = p.lower[cut - 1]
    unfinished = p.small("preposition") | p.small("link") | p.small("determiner")
    return None if cut - 1 > verb and last in unfinished - _PARTICLES else cut


# Pronouns that stand for somebody outside the clause.
# "hans", "hennes", "deres" never mean the subject of their own clause; that would be "sin".
_OBJECTS = frozenset(
    "ham henne hende him them dem begge both hans hennes hennar hendes deres dens dets".split()
)
_BACK = frozenset("han hun ho it her den det".split())
_OPENING = frozenset('"“«(»[:/')
_PARTICLES = frozenset(
    "på om av til over under in on off over up for sin sitt sine den det de him his her this that "
    "these those dette denne før etter efter since before after through siden sidan gjennom "
    "inn so".split()
)


def _before_second_verb(p: Parsed, verb: int, end: int) -> int | None:
    helped = p.lower[verb] in _helpers(p)
    links = 0
    for n in range(verb + 1, end):
        word = p.lower[n]
        if word in p.small("subordinator"):
            links += 1
        if not p.finite(n) or _no_verb_here(p, n, end, helped):
            continue
        joined = n - 1 if p.lower[n - 1] in _AND else n - 2
        if joined > verb + 1 and p.lower[joined] in _AND:
            return joined
        if not links:
            return None
        links -= 1
    return end


_AND = frozenset("og and men but".split())


def _helpers(p: Parsed) -> frozenset[str]:
    return _AUXILIARY | p.small("copula")


_AUXILIARY = frozenset(
    "har hadde havde has have had having ha er var blir ble bliver blev blei vart vert is are was "
    "were be being been get got gets får fikk fekk fik".split()
)
_MARKERS = frozenset("å to the a an en et ei den det de".split())


def _no_verb_here(p: Parsed, n: int, end: int, helped: bool) -> bool:
    """Whether a form that may be a finite verb is none: a participle, an infinitive, a noun."""
    word, before = p.lower[n], p.lower[n - 1]
    if word in verb_forms(p.language).mixed or before in _MARKERS:
        return True
    if p.kinds[n] in ("present", "past"):
        return before in p.small("preposition") - _CLAUSE_PREPOSITIONS
    after = p.lower[n + 1] if n + 1 < end else ""
    return helped or after in p.small("preposition") or before in p.small("preposition")


_CLAUSE_PREPOSITIONS = frozenset("siden sidan etter efter før since after before til like".split())


def _goes_on(p: Parsed, end: int) -> bool:
    """Whether the comma before word `end` ends no clause: in a list, or between adjectives."""
    return _list_goes_on(p, end) or _adjectives_go_on(p, end)


_ARTICLES = frozenset("a an the en et ei ein eit den det de dei".split())


def _adjectives_go_on(p: Parsed, end: int) -> bool:
    """Whether a comma parts two adjectives: "an independent, national body"."""
    if end >= len(p.tokens) or p.lower[end - 2] not in _ARTICLES or p.finite(end):
        return False
    small = ("link", "subordinator", "preposition", "coordinator", "pronoun", "determiner")
    return p.tokens[end].text[0].islower() and not any(p.lower[end] in p.small(s) for s in small)


def _list_goes_on(p: Parsed, end: int) -> bool:
    """Whether the comma before word `end` stands in a list: "…, Høyre og Sp"."""
    for n in range(end, min(end + 5, len(p.tokens))):
        if n > end and p.lower[n] in _LIST:
            return not any(p.finite(k) for k in range(end, n))
        if p.finite(n) or (n > end and p.breaks(n)):
            break
    # A short item and another comma, as in "Ely, Deal, and Rye".
    stop = next((n for n in range(end + 1, min(end + 4, len(p.tokens))) if p.breaks(n)), None)
    short = stop is not None and p.mark(stop) == ","
    return (
        short
        and stop is not None
        and any(p.lower[n] in _LIST for n in range(stop, min(stop + 4, len(p.tokens))))
        and not any(p.finite(k) for k in range(end, stop))
    )


_LIST = frozenset("og and eller or samt".split())
