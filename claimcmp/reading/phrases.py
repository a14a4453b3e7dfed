"""Noun phrases that clauses speak of: where they begin, and whether they are the ones meant.

Own rules. A phrase is read backwards from the clause on it; where two phrases
could be meant ("the mayor of the town, which …") none is.
"""

from __future__ import annotations

from typing import NamedTuple

from claimcmp.cues.gazetteer import known, titles
from claimcmp.cues.tokens import fold
from claimcmp.reading.parsed import FINITE, Parsed
from claimcmp.reading.verb_forms import verb_forms

__all__ = [
    "TIMES",
    "Phrase",
    "adverbial",
    "class_of",
    "kind_of",
    "phrase_before",
    "something_known",
    "stands_clear",
    "subject",
]

_LONGEST = 7
_LONGEST_SUBJECT = 12


class Phrase(NamedTuple):
    """The words `[first, end)` of a sentence as one noun phrase.

    `outer` is where the phrase begins with all that may stand before its
    surest part ("northern Ely": `first` at "Ely"). `named` tells a phrase that
    ends with a name, `definite` one that speaks of something known.
    """

    first: int
    end: int
    outer: int
    named: bool
    definite: bool


def phrase_before(p: Parsed, end: int) -> Phrase | None:
    """The noun phrase whose last word is `end - 1`; None where none is sure."""
    stops = p.small("preposition") | p.small("link") | p.small("pronoun") - p.small("determiner")
    first, determined = end, False
    while first and end - first < _LONGEST and not determined:
        n = first - 1
        if (first < end and p.breaks(first)) or p.lower[n] in stops or _verb_before(p, n):
            break
        first, determined = n, p.lower[n] in p.small("determiner")
    if first == end or end - first >= _LONGEST:
        return None
    if any(p.lower[n] in p.small("quantifier") | p.small("negative") for n in range(first, end)):
        return None
    named = p.name(end - 1)
    if determined:
        definite = p.lower[first] not in p.small("indefinite")
        return Phrase(first, end, first, named, definite) if end - first > 1 else None
    return _bare(p, first, end, named)


def _verb_before(p: Parsed, n: int) -> bool:
    """Whether word `n` ends the search: a verb, and not a noun that looks like one."""
    if (n and p.tokens[n].text[0].isupper()) or p.kinds[n] not in FINITE:
        return False
    noun = n + 1 == len(p.tokens) or p.breaks(n + 1) or (n and p.lower[n - 1] in _ARTICLE)
    return not (noun and p.lower[n] in verb_forms(p.language).mixed)


_ARTICLE = frozenset("the a an en et ei ein eit den det de dei".split())


def _bare(p: Parsed, outer: int, end: int, named: bool) -> Phrase | None:
    """A phrase without an article: a name with its title, or a noun with a definite ending."""
    if p.language == "en" and not named:
        return None
    first = end
    while first > outer and p.tokens[first - 1].text[0].isupper() and (first > 1 or _opens(p)):
        first -= 1
    if first == end:
        # Scandinavian "broen": the noun alone, with the adjectives that may stand before it.
        word = p.lower[end - 1]
        known_noun = len(word) > 3 and word.endswith(_DEFINITE) and not p.finite(end - 1)
        return Phrase(outer, end, outer, False, True) if known_noun and outer == end - 1 else None
    while first > outer and _titular(p, first - 1):
        first -= 1
    return Phrase(first, end, outer, True, True) if first < end else None


def _opens(p: Parsed) -> bool:
    """Whether the first word of the sentence can begin a name: "Global" can, "Later" cannot."""
    if len(p.tokens) < 2 or not p.tokens[1].text[0].isupper():
        return p.name(0)
    return p.lower[0] not in p.small("adverb") | _OPENING


_DEFINITE = ("en", "et", "ene", "erne", "ane", "a")


def _titular(p: Parsed, n: int) -> bool:
    """Whether word `n` belongs to the name after it: an office, or "provinsen" before its name."""
    word = p.lower[n]
    if word in titles(p.language) or word in p.small("person noun"):
        return True
    classed = p.small("place noun") | p.small("group noun")
    return p.language != "en" and word in classed and word.endswith(_DEFINITE)


def kind_of(p: Parsed, phrase: Phrase) -> str | None:
    """What kind of thing a phrase names, "person", "place" or "organisation"; None if unknown."""
    if any(p.lower[n] in titles(p.language) for n in range(phrase.first, phrase.end)):
        return "person"
    start = phrase.first
    while start < phrase.end - 1 and not p.name(start):
        start += 1
    name = " ".join(t.text for t in p.tokens[start : phrase.end])
    entry = known().get(fold(name))
    if entry is not None and entry.kind != "other":
        return entry.kind
    classes = (class_of(p, n) for n in range(phrase.first, phrase.end))
    return next((c for c in classes if c), None)


def class_of(p: Parsed, n: int) -> str | None:
    """Whether word `n` is a noun for a person, a place or a group ("organisation")."""
    word = p.lower[n]
    for section, kind in _CLASSES:
        nouns = p.small(section)
        if word in nouns or (p.language == "en" and word[:-1] in nouns and word[-1] == "s"):
            return kind
        # Scandinavian compounds end in their noun: "paraplyorganisasjonen".
        if p.language != "en" and any(word[k:] in nouns for k in range(3, len(word) - 4)):
            return kind
    return None


_CLASSES = (
    ("person noun", "person"),
    ("place noun", "place"),
    ("group noun", "organisation"),
)


def stands_clear(
    p: Parsed, phrase: Phrase, *, event: bool = False, place: bool = False, agent: bool = False
) -> bool:
    """Whether nothing before a phrase could be meant in its place.

    `event` says that the clause on it tells what happened or lasted, `place`
    that it tells what only a place can be, `agent` what only somebody or a state
    can do: "the meeting in Ely, which lasted two days" speaks of the meeting,
    "…, which lies in Kent" of Ely.
    """
    n = phrase.outer
    if n == 0:
        return True
    if p.breaks(n):
        return p.comma(n) and adverbial(p, 0, n)
    before = p.lower[n - 1]
    if before in p.small("coordinator") or before in p.small("negative"):
        return False
    if before not in p.small("preposition"):
        copula = before in p.small("copula")
        return p.kinds[n - 1] in FINITE and not (copula and not phrase.definite)
    if n == 1 or p.breaks(n - 1) or p.sure(n - 2):
        return True
    governing = p.lower[n - 2]
    if governing in p.small("adverb") | p.small("preposition") | p.small("link") | _OPENING:
        return True
    if before in _OF:
        return place and class_of(p, n - 2) == "place"
    if not phrase.named or class_of(p, n - 2) == "person" or event:
        return False
    if agent and before in _WITH | _PLACED:
        return kind_of(p, phrase) in ("place", "organisation") and class_of(p, n - 2) is None
    if before in _WITH:
        return kind_of(p, phrase) == "person" and not place
    return place or (before in _PLACED and phrase.end - phrase.first > 1 and _classed(p, phrase))


_OF = frozenset("of av af for til to from fra frå".split())
_WITH = frozenset("with by med mot mod against mellom mellem between".split())
_PLACED = frozenset("in i på at near ved nær outside utenfor utanfor uden".split())


def _classed(p: Parsed, phrase: Phrase) -> bool:
    return any(class_of(p, n) == "place" for n in range(phrase.first, phrase.end))


_OPENING = frozenset(
    "da når when meanwhile today yesterday tomorrow dermed samtidig nylig tirsdag onsdag torsdag "
    "fredag lørdag laurdag søndag sundag mandag måndag monday tuesday wednesday thursday friday "
    "saturday sunday ifølge ifølgje according prior due thanks samme same denne this last forrige "
    "neste next i år years earlier later senere seinere now nå nu no however imidlertid therefore "
    "furthermore also også then så derfor".split()
)


def adverbial(p: Parsed, first: int, end: int) -> bool:
    """Whether the words `[first, end)` are a short phrase of time, place or manner."""
    if not 0 < end - first <= 8 or any(p.finite(n) for n in range(first, end)):
        return False
    return p.lower[first] in p.small("preposition") | p.small("adverb") | _OPENING


def subject(p: Parsed, verb: int) -> Phrase | None:
    """The subject that ends just before the finite verb at `verb`; None where that is unsure.

    It begins the sentence, or follows a short adverbial and a comma in English.
    """
    first, end = 0, verb
    described = [n for n in range(1, verb + 1) if p.breaks(n)]
    if len(described) == 2 and described[1] == verb and p.comma(verb) and p.comma(described[0]):
        # "Ann Lee, the mayor of Ely, signed": what stands between the commas describes her.
        end = described[0]
        if not p.name(end - 1) or adverbial(p, 0, end):
            return None
    elif described[-1:] == [verb]:
        return None
    for n in range(1, end):
        if p.breaks(n):
            if p.language != "en" or not p.comma(n) or first or not adverbial(p, 0, n):
                return None
            first = n
    size = end - first
    if not 0 < size <= _LONGEST_SUBJECT or p.lower[first] in _no_subject(p):
        return None
    unfit = (
        p.small("subordinator") | p.small("quantifier") | p.small("negative") | p.small("pronoun")
    )
    unfit -= p.small("determiner")
    if any(p.lower[n] in unfit or p.finite(n) for n in range(first, end)):
        return None
    if p.lower[end - 1] in TIMES:
        return None
    if size == 1 and p.lower[first] in p.small("unresolved"):
        return None
    small = p.small("determiner") | p.small("pronoun")
    if any(p.tokens[n].text[0].isupper() and p.lower[n] in small for n in range(first + 1, end)):
        return None
    if size == 1 and not p.name(first) and not p.lower[first].endswith(_DEFINITE):
        return None
    if p.name(first) or p.lower[first] in p.small("determiner") or p.lower[first] in titles("und"):
        return Phrase(first, end, first, p.name(end - 1), True)
    definite = p.language != "en" and p.lower[first].endswith(_DEFINITE)
    counted = p.tokens[first].text[0].isdigit() or (p.language == "en" and size > 1)
    return Phrase(first, end, first, p.name(end - 1), False) if definite or counted else None


TIMES = frozenset(
    "dag dagen uke uka uken veke veka uge ugen år året måned måneden månad morgen morgon kveld "
    "kvelden aften natt natten nat natten gang gangen day week month year morning evening night "
    "time today tonight sommer sommeren høst høsten vinter vinteren vår våren".split()
)
"""Nouns of time: what ends with one before the verb is no subject."""


def something_known(p: Parsed, first: int, end: int) -> bool:
    """Whether the words `[first, end)` speak of something known: "the border", "broen".

    A definite noun with what describes it, no name needed; not "this", "the
    other", nor a time.
    """
    if not 0 < end - first <= _LONGEST or any(p.breaks(n) for n in range(first + 1, end)):
        return False
    small = ("subordinator", "quantifier", "negative", "unresolved", "adverb", "link", "pronoun")
    article = p.lower[first] in _DEFINITE_ARTICLE and end - first > 1
    words = range(first + article, end)
    unfit = any(p.lower[n] in p.small(s) for n in words for s in small)
    if unfit or p.lower[end - 1] in TIMES or any(p.finite(n) and n > first for n in words):
        return False
    noun = p.lower[first]
    if article:
        return p.lower[first + 1] not in p.small("preposition")
    definite = len(noun) > 3 and noun.endswith(_DEFINITE) and not p.finite(first)
    definite = definite and noun not in _NO_NOUNS
    alone = end - first == 1 or p.lower[first + 1] in p.small("preposition")
    listed = any(noun in p.small(s) for s in ("preposition", "determiner", "condition", "copula"))
    return p.language != "en" and definite and alone and not listed


_NO_NOUNS = frozenset(
    "desuden dessuten dessutan forresten foruden forutan alene åleine sjelden sjeldan sjældent "
    "imens inden undtagen hvorpå kanskje heldigvis inntil også gjerne likevel ellers elles "
    "derimot derpå altså akkurat omtrent gjennomsnitt egentlig iblant blandt heretter".split()
)
_DEFINITE_ARTICLE = frozenset("the den det de dei".split())


def _no_subject(p: Parsed) -> frozenset[str]:
    """Words that open an adverbial or a clause, not a subject."""
    return p.small("preposition") | p.small("adverb") | p.small("link") | _OPENING
