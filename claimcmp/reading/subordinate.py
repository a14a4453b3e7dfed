"""Facts that a subordinate clause takes for granted: "because …", "after X had …", "which means …".

Only what holds whatever the main clause says: a cause that is given flatly, an
event of the past that something came after. Conditions, fears and plans are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcmp.reading.coordination import named_for_pronoun
from claimcmp.reading.parsed import FINITE, Parsed
from claimcmp.reading.phrases import something_known, subject
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.wording import Clause, ClauseKind, clause_end, main_order
from claimcmp.report import Rewording

__all__ = ["consequences", "facts", "perfects"]

_CAUSE = frozenset("fordi because ettersom eftersom".split())
_AFTER = frozenset("after etter efter".split())
_WHEN = frozenset("da då when since siden sidan".split())
_DOUBT = frozenset(
    "not ikke ikkje just only simply bare berre kun perhaps maybe kanskje måske partly delvis "
    "possibly probably trolig truleg or eller and og but men that at soon shortly long".split()
)


def facts(p: Parsed) -> Iterator[Clause]:
    """Causes that are given, and past events that something else came after or because of."""
    for n in range(len(p.tokens) - 3):
        word = p.lower[n]
        if word not in _CAUSE | _AFTER | _WHEN or _doubtful(p, n):
            continue
        first = n + 1
        if word in ("etter", "efter"):
            if p.lower[first] != "at" or _infinitive(p, first + 1):
                continue
            first += 1
        clause = _fact(p, n, first, "cause" if word in _CAUSE else "circumstance")
        if clause is not None:
            yield clause


def _infinitive(p: Parsed, n: int) -> bool:
    """Whether Danish "efter at" goes on with an infinitive: "efter at være flyttet"."""
    word = p.lower[n]
    return p.language == "da" and word.endswith("e") and word not in p.small("determiner")


def _doubtful(p: Parsed, n: int) -> bool:
    if n and (p.lower[n - 1] in _DOUBT or (p.breaks(n) and not p.comma(n))):
        return True
    # "Not … because": what is denied may be the cause.
    before = range(n)
    negated = any(p.lower[k] in p.small("negative") for k in before) and not p.breaks(n)
    return negated or any(p.lower[k] in p.small("condition") for k in before)


def _fact(p: Parsed, n: int, first: int, kind: ClauseKind) -> Clause | None:
    if p.breaks(first) or p.lower[first] in ("being", "having"):
        return None
    verb = first + 1
    while verb < len(p.tokens) and not p.breaks(verb) and not p.finite(verb):
        verb += 1
    if verb >= len(p.tokens) or p.breaks(verb) or p.kinds[verb] not in FINITE:
        return None
    if p.lower[verb] in verb_forms(p.language).mixed or verb - first > 8:
        return None
    if p.language == "en" and p.lower[verb - 1].endswith("ly") and p.lower[verb - 2] in _ARTICLE:
        return None  # "a widely watched race" holds no verb
    past = p.kinds[verb] in ("past", "shared") and p.lower[verb] not in _UNREAL
    if kind == "circumstance" and not past:
        return None
    if any(p.lower[k] in _unfit_subject(p) for k in range(first, verb) if k > first):
        return None
    end = clause_end(p, verb)
    known = something_known(p, first, verb)
    if end is None or end - first < (3 if known else 4) or not _closes(p, n, end):
        return None
    about, name = _who(p, n, first)
    if about is None and p.lower[first] in _unclear(p) and not _article(p, first, verb):
        return None
    if not (p.tells(first, end) or about or (known and kind == "cause")):
        return None
    own, moved = main_order(p, first, end)
    rewording: list[Rewording] = ["connective left out"]
    if about is not None:
        own = name + own[len(p.tokens[first].text) :]
        rewording.append("pronoun replaced")
    if moved:
        rewording.append("words reordered")
    return Clause(p.tokens[n].start, p.span(n, end)[1], own, kind, tuple(rewording), about)


_UNREAL = frozenset("ville skulle kunne måtte burde would should could might must".split())
_ARTICLE = frozenset("a an the".split())
_ARTICLES = frozenset("den det de dei denne dette disse desse this that these those".split())


def _unfit_subject(p: Parsed) -> frozenset[str]:
    return (p.small("subordinator") | p.small("pronoun")) - p.small("determiner")


def _unclear(p: Parsed) -> frozenset[str]:
    known = p.small("pronoun") | p.small("preposition") | p.small("adverb") | p.small("quantifier")
    return known | {"man"}


def _article(p: Parsed, first: int, verb: int) -> bool:
    return p.lower[first] in _ARTICLES - {"det"} and verb - first > 1


def _who(p: Parsed, n: int, first: int) -> tuple[tuple[int, int] | None, str]:
    """The name that the clause's pronoun stands for, its span and itself."""
    name = named_for_pronoun(p, first, 0) if n else None
    if name is None:
        return None, ""
    start, stop = p.span(name.first, name.end)
    return (start, stop), p.text[start:stop]


def _closes(p: Parsed, n: int, end: int) -> bool:
    """Whether a clause ends where a clause can: a fronted one at the comma before the main verb."""
    if n > 0:
        return p.breaks(end)
    if end >= len(p.tokens) or not p.comma(end):
        return False
    if p.language == "en":
        return any(p.finite(k) for k in range(end + 1, min(end + 10, len(p.tokens))))
    return p.finite(end)


_MEANS = {
    ("noe", "som", "betyr", "at"),
    ("noko", "som", "betyr", "at"),
    ("noget", "som", "betyder", "at"),
    ("noget", "der", "betyder", "at"),
    ("hvilket", "betyr", "at"),
    ("hvilket", "betyder", "at"),
    ("kva", "som", "betyr", "at"),
    ("som", "betyr", "at"),
    ("som", "betyder", "at"),
    ("which", "means", "that"),
    ("which", "meant", "that"),
    ("something", "that", "means", "that"),
    ("meaning", "that"),
    ("noe", "som", "innebærer", "at"),
    ("noko", "som", "inneber", "at"),
    ("noget", "der", "indebærer", "at"),
    ("hvilket", "innebærer", "at"),
}
_MEANS_FIRST = frozenset(words[0] for words in _MEANS)


def consequences(p: Parsed) -> Iterator[Clause]:
    """What a sentence says follows: ", noe som betyr at …", ", which means that …"."""
    for n in range(3, len(p.tokens) - 4):
        if p.lower[n] not in _MEANS_FIRST or not p.comma(n):
            continue
        opening = next((len(w) for k in (4, 3, 2) if (w := p.lower[n : n + k]) in _MEANS), None)
        if opening is None or any(p.lower[k] in p.small("condition") for k in range(n)):
            continue
        first = n + opening
        verb = next((k for k in range(first, len(p.tokens)) if p.finite(k)), None)
        if verb is None or verb == first or any(p.breaks(k) for k in range(first, verb + 1)):
            continue
        if p.lower[first] in p.small("pronoun") and not _article(p, first, verb):
            continue
        end = clause_end(p, verb)
        known = something_known(p, first, verb)
        if end is None or end - first < 3 or not (known or p.tells(0, end)):
            continue
        own, moved = main_order(p, first, end)
        rewording: tuple[Rewording, ...] = ("connective left out",)
        yield Clause(
            p.tokens[n].start,
            p.span(n, end)[1],
            own,
            "consequence",
            (*rewording, "words reordered") if moved else rewording,
        )


def perfects(p: Parsed) -> Iterator[Clause]:
    """What the subject had done before: "etter å ha …", "after being …", with the subject added."""
    for n in range(3, len(p.tokens) - 4):
        opening = _perfect(p, n)
        if opening is None or _doubtful(p, n):
            continue
        verb = next((k for k in range(1, n) if p.finite(k)), None)
        actor = subject(p, verb) if verb is not None else None
        if (
            verb is None
            or actor is None
            or any(p.finite(k) and p.kinds[k] in ("present", "past") for k in range(verb + 1, n))
        ):
            continue
        if any(p.lower[k] in p.small("subordinator") | p.small("coordinator") for k in range(n)):
            continue
        length, helper = opening
        end = clause_end(p, n + length)
        if end is None or end - n - length < 3:
            continue
        begin, close = p.span(actor.first, actor.end)
        if not p.tells(actor.first, actor.end) and not p.tells(n + length, end):
            continue
        yield Clause(
            p.tokens[n].start,
            p.span(n, end)[1],
            f"{p.text[begin:close]} {helper} {p.slice(n + length, end)}",
            "circumstance",
            ("connective left out", "subject added"),
            (begin, close),
        )


def _perfect(p: Parsed, n: int) -> tuple[int, str] | None:
    """How many words open a clause of what came before, and the finite verb for them."""
    if p.lower[n] in ("etter", "efter") and p.lower[n + 1] in ("å", "at"):
        done = p.lower[n + 2] in ("ha", "have")
        if done and p.kinds[n + 3] in ("participle", "shared"):
            return 3, "har"
    if p.lower[n] == "after" and p.kinds[n + 2] in ("participle", "shared"):
        if p.lower[n + 1] == "being":
            return 2, "was"
        if p.lower[n + 1] == "having":
            return 2, "had"
    return None
