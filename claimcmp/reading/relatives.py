"""Clauses on a noun phrase: "which …", ", held in …", ", the capital of …".

Each presupposes or adds what it says of the phrase before it, so it is a claim
of its own. Restrictive clauses only pick out whom the sentence speaks of, and
are claims only where they tell of the past of something known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcmp.reading.parsed import FINITE, Parsed
from claimcmp.reading.phrases import (
    Phrase,
    adverbial,
    class_of,
    kind_of,
    phrase_before,
    stands_clear,
)
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.wording import Clause, clause_end, main_order
from claimcmp.report import Rewording

__all__ = ["appositions", "participles", "relatives"]

_PRONOUNS = {
    "nb": frozenset(("som",)),
    "nn": frozenset(("som",)),
    "da": frozenset(("som", "der")),
    "en": frozenset(("who", "which", "that", "whose")),
}
_PLURAL_VERBS = frozenset("are were have".split())
_SINGULAR_VERBS = frozenset("is was has".split())


def relatives(p: Parsed) -> Iterator[Clause]:
    """Relative clauses whose pronoun is the subject, with the phrase it stands for in its place."""
    pronouns = _PRONOUNS.get(p.language, frozenset())
    for n in range(1, len(p.tokens) - 2):
        if p.lower[n] in pronouns and p.tokens[n].text[0].islower():
            clause = _owner(p, n) if p.lower[n] == "whose" else _relative(p, n)
            if clause is not None:
                yield clause


def _relative(p: Parsed, n: int) -> Clause | None:
    aside = p.comma(n)
    if (p.breaks(n) and not aside) or (aside and p.lower[n] == "that"):
        return None
    verb = n + 1
    while verb < len(p.tokens) and p.lower[verb] in p.small("adverb") and not p.breaks(verb):
        verb += 1
    if verb >= len(p.tokens) or p.breaks(verb) or not _opens_predicate(p, verb):
        return None
    head = phrase_before(p, n)
    end = clause_end(p, verb)
    if head is None or end is None or end - n < (3 if aside else 4):
        return None
    if not (_in_passing(p, head, aside) or _known(p, head, verb, end)):
        return None
    if not _pointed(p, head, aside) and not _agrees(p, head, n, verb, end):
        return None
    own, moved = main_order(p, n + 1, end)
    rewording: tuple[Rewording, ...] = ("pronoun replaced",)
    return Clause(
        p.tokens[n].start,
        p.span(n, end)[1],
        f"{p.slice(head.first, head.end)} {own}",
        "relative",
        (*rewording, "words reordered") if moved else rewording,
        p.span(head.first, head.end),
    )


def _opens_predicate(p: Parsed, verb: int) -> bool:
    """Whether a finite verb stands here; "som leder av …" is "as leader of …"."""
    kind = p.kinds[verb]
    if kind not in FINITE and not (kind == "base" and p.language == "en"):
        return False
    after = p.lower[verb + 1] if verb + 1 < len(p.tokens) else ""
    mixed = p.lower[verb] in verb_forms(p.language).mixed
    return not (mixed and p.language != "en" and (after in p.small("preposition") or not after))


def _in_passing(p: Parsed, head: Phrase, aside: bool) -> bool:
    """Whether a clause tells of its head in passing, whoever else there may be.

    Danish sets every relative clause off by a comma: there only a name is sure.
    """
    return aside and head.definite and (head.named or p.language != "da")


def _pointed(p: Parsed, head: Phrase, aside: bool) -> bool:
    """Whether the article points at the clause to come, as "den" does in "den prosessen som …"."""
    return (
        (not aside or p.language == "da")
        and p.language != "en"
        and p.lower[head.first] in ("den", "det", "de", "dei")
    )


def _known(p: Parsed, head: Phrase, verb: int, end: int) -> bool:
    """Whether a restrictive clause tells what something known did, underwent or is.

    "The talks that collapsed in May" says that the talks collapsed; "those who
    live there" and "the parties that win" say nothing by themselves.
    """
    if not head.definite or head.named or not p.tells(verb, end):
        return False
    # "de møder, der …" picks some meetings out, and does not say which.
    if p.lower[head.first] in _PICKING:
        return False
    if p.language != "en" and p.lower[head.first] in ("den", "det"):
        named = any(p.name(n) for n in range(verb, end))
        return p.lower[verb] not in _UNREAL and named and head.end - head.first == 2
    word = p.lower[verb]
    past = p.kinds[verb] in ("past", "shared") and word not in _UNREAL
    perfect = word in ("har", "has", "have") and any(
        p.kinds[n] in ("participle", "shared") for n in range(verb + 1, min(verb + 3, end))
    )
    return past or perfect


_PICKING = frozenset("de dei those these".split())
_UNREAL = frozenset(
    "ville skulle kunne måtte burde would should could might must will can may".split()
)


def _agrees(p: Parsed, head: Phrase, n: int, verb: int, end: int) -> bool:
    """Whether the head is the only thing that the clause can speak of, in number and in kind."""
    words = frozenset(p.lower[verb:end])
    event = bool(words & p.small("of events"))
    place = bool(words & p.small("of places"))
    agent = bool(words & p.small("of agents"))
    if not stands_clear(p, head, event=event, place=place, agent=agent):
        return False
    kind = kind_of(p, head) if head.named or p.lower[n] == "who" else None
    if p.lower[n] == "who" and kind == "place":
        return False
    if p.lower[n] == "which" and kind == "person":
        return False
    last = p.lower[head.end - 1]
    plural = last.endswith("s") and not head.named
    if p.language == "en" and p.lower[verb] in _PLURAL_VERBS and head.named:
        return last.endswith("s")
    return not (p.language == "en" and p.lower[verb] in _SINGULAR_VERBS and plural)


def _owner(p: Parsed, n: int) -> Clause | None:
    """English "X, whose army holds Y": "X's army holds Y"; X a name."""
    head = phrase_before(p, n) if p.comma(n) else None
    if head is None or not head.named or not stands_clear(p, head):
        return None
    verb = next(
        (v for v in range(n + 2, min(n + 7, len(p.tokens))) if p.kinds[v] in FINITE or p.breaks(v)),
        None,
    )
    if verb is None or p.breaks(verb) or p.breaks(verb + 1):
        return None
    object_follows = p.name(verb + 1) or p.lower[verb + 1] in p.small("determiner")
    if p.lower[verb] in verb_forms("en").mixed and not object_follows:
        return None
    end = clause_end(p, verb)
    if end is None or any(p.lower[k] in p.small("pronoun") for k in range(n + 1, verb)):
        return None
    owner = p.slice(head.first, head.end)
    owner += "’" if owner.endswith("s") else "’s"
    return Clause(
        p.tokens[n].start,
        p.span(n, end)[1],
        f"{owner} {p.slice(n + 1, end)}",
        "relative",
        ("pronoun replaced",),
        p.span(head.first, head.end),
    )


_BY = frozenset("in by at for on under from with av af i på til fra frå med ved".split())


def participles(p: Parsed) -> Iterator[Clause]:
    """Participles set off by commas: "the talks, held in Ely last week, …"."""
    for n in range(1, len(p.tokens) - 2):
        passive = p.lower[n + 1] == "by" and p.lower[n].endswith("ed")
        known = p.kinds[n] in ("participle", "shared") and p.lower[n + 1] in _BY
        if not (known or passive):
            continue
        if not p.comma(n) or p.breaks(n + 1) or p.lower[n] in p.small("person noun"):
            continue
        end = n + 2
        while not p.breaks(end):
            end += 1
        closed = p.mark(end)[:1] in (",", ".", "", "–", "-", "—", "!")
        if not closed or any(p.finite(k) for k in range(n + 2, end)) or _list(p, end):
            continue
        if any(p.lower[k] in p.small("pronoun") - p.small("determiner") for k in range(n, end)):
            continue
        head = phrase_before(p, n) or _event(p, n)
        if head is None or not stands_clear(p, head):
            continue
        # At the end of a sentence the subject may be meant: "X left Ely, followed by Y".
        if end == len(p.tokens) and head.outer > 0:
            continue
        yield Clause(
            p.tokens[n].start,
            p.span(n, end)[1],
            f"{p.slice(head.first, head.end)} {p.slice(n, end)}",
            "participle",
            ("subject added",),
            p.span(head.first, head.end),
        )


def _list(p: Parsed, end: int) -> bool:
    return end < len(p.tokens) and p.lower[end] in p.small("coordinator")


def _event(p: Parsed, end: int) -> Phrase | None:
    """An English plural with a name before it and no article: "Ely talks"."""
    n = end - 1
    if p.language == "en" and n and p.name(n - 1) and p.lower[n].endswith("s"):
        return Phrase(n - 1, end, n - 1, False, True)
    return None


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ARTICLES = frozenset("the a an en et ein eit ei den det".split())


def appositions(p: Parsed) -> Iterator[Clause]:
    """What a noun phrase beside a name says it is: "Ely, a city in Kent" is "Ely is a city …"."""
    for n in range(1, len(p.tokens) - 1):
        if not p.comma(n) or p.mark(n) != ",":
            continue
        end = n + 1
        while not p.breaks(end):
            end += 1
        if p.mark(end)[:1] not in (",", ".", "") or _enumerated(p, n, end):
            continue
        clause = _name_first(p, n, end) or _name_last(p, n, end)
        if clause is not None:
            yield clause


def _enumerated(p: Parsed, n: int, end: int) -> bool:
    """Whether a phrase between commas is one item of several."""
    return _list(p, end) or any(p.lower[k] in p.small("coordinator") for k in range(n, end))


def _name_first(p: Parsed, n: int, end: int) -> Clause | None:
    """`X, the mayor of Y, …`."""
    head = phrase_before(p, n)
    kind = _described(p, n, end)
    if head is None or not head.named or head.end - head.first > 5 or kind is None:
        return None
    if kind == "person" and not _like_a_person(p, head):
        return None
    if kind != "person" and kind_of(p, head) not in (None, kind):
        return None
    if not _first_place(p, head, kind):
        return None
    start, stop = p.span(n, end)
    copula = "is" if p.language == "en" else "er"
    return Clause(
        start,
        stop,
        f"{p.slice(head.first, head.end)} {copula} {p.slice(n, end)}",
        "apposition",
        ("subject added", "verb added"),
        p.span(head.first, head.end),
    )


def _described(p: Parsed, n: int, end: int) -> str | None:
    """The kind of thing that `[n, end)` describes, if it is a bare description; None if not."""
    article = p.lower[n] in _ARTICLES
    if any(_YEAR.fullmatch(p.lower[k]) for k in range(n, end)):
        return None  # "the captain in 1999" is the captain no more
    verbs = (k for k in range(n, end) if p.finite(k) and not class_of(p, k))
    if next(verbs, None) is not None or not 3 <= end - n <= 14:
        return None
    unfit = (p.small("subordinator") | p.small("pronoun")) - p.small("determiner") - {"for"}
    if any(p.lower[k] in unfit for k in range(n, end)):
        return None
    # The noun that is described stands before the first preposition.
    last = next((k for k in range(n + 1, end) if p.lower[k] in p.small("preposition")), end) - 1
    if p.tokens[last].text[0].isupper():
        return None
    kind = class_of(p, last)
    bare = kind == "person" and last == n and p.lower[min(last + 1, end - 1)] in _OF
    owned = p.name(n) and p.tokens[n].text.endswith("s")
    return kind if article or bare or owned else None


_OF = frozenset("of av af for i in til at fra frå from hos ved with".split())


def _like_a_person(p: Parsed, head: Phrase) -> bool:
    """Two capital words that are no known place or body, or a known person."""
    if kind_of(p, head) not in (None, "person"):
        return False
    return sum(p.tokens[k].text[0].isupper() for k in range(head.first, head.end)) >= 2


def _first_place(p: Parsed, head: Phrase, kind: str) -> bool:
    """Whether a name with its description is no item of a list and no fronted place."""
    n = head.outer
    if n == 0:
        return True
    if p.breaks(n):
        return p.comma(n) and adverbial(p, 0, n)
    if p.lower[n - 1] in p.small("coordinator"):
        return False
    fronted = n <= 3 and p.lower[0] in p.small("preposition")
    return not fronted and not any(p.comma(k) for k in range(max(1, n - 3), n))


def _name_last(p: Parsed, n: int, end: int) -> Clause | None:
    """`The mayor of Y, X, …`: both commas, and X nothing but a person's name."""
    if end >= len(p.tokens) or not p.gaps[end].startswith(",") or not 2 <= end - n <= 4:
        return None
    if not all(p.name(k) for k in range(n, end)):
        return None
    name = Phrase(n, end, n, True, True)
    first = n - 1
    while first and not p.breaks(first):
        first -= 1
    opens = first == 0 or (p.comma(first) and adverbial(p, 0, first))
    if not opens or not _like_a_person(p, name) or p.lower[first] in p.small("preposition"):
        return None
    if p.lower[first] in p.small("indefinite") or _described(p, first, n) != "person":
        return None
    copula = "is" if p.language == "en" else "er"
    role = p.slice(first, n)
    if first == 0:
        role = role[0].lower() + role[1:] if p.lower[0] in _ARTICLES else role
    start, stop = p.span(first, end)
    words: tuple[Rewording, ...] = ("verb added", "words reordered")
    return Clause(start, stop, f"{p.slice(n, end)} {copula} {role}", "apposition", words)
