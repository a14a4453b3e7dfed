"""Two assertions in one sentence: "X backed A, while Y backed B", "X did A and did B".

The second half of the latter shares the subject of the first; it gets it back
only where the subject is sure and nothing else could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcmp.cues.names import find as find_names
from claimcmp.reading.parsed import FINITE, Parsed
from claimcmp.reading.phrases import TIMES, Phrase, something_known, subject
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.wording import Clause, clause_end, main_order
from claimcmp.reading.words import speech_verbs

__all__ = ["halves", "named_for_pronoun", "shared_subjects"]

_CONJUNCTIONS = frozenset("og men mens medan imens and but while whereas".split())
_WHILE = frozenset("mens medan imens".split())
_TOLD_HALF = 4
_HALF = 2


def halves(p: Parsed) -> Iterator[Clause]:
    """The parts of a sentence between commas and conjunctions, each with subject and verb.

    None of them where one is no clause of its own; a part whose subject is a
    pronoun only where the pronoun can be replaced.
    """
    cuts = [
        n
        for n in range(1, len(p.tokens))
        if p.breaks(n) and (p.mark(n) == ";" or (p.lower[n] in _CONJUNCTIONS and p.mark(n) == ","))
    ]
    if not cuts or p.lower[0] in p.small("condition"):
        return
    parts = list(zip([0, *cuts], [*cuts, len(p.tokens)], strict=True))
    parts = [(a + (a > 0 and p.lower[a] in _CONJUNCTIONS), b) for a, b in parts]
    if not all(b - a >= _HALF and any(p.sure(k) for k in range(a, b)) for a, b in parts):
        return
    conditional = False
    for (first, end), following in zip(parts, [*parts[1:], None], strict=True):
        cut_off = following is not None and _nominal(p, *following)
        reported = any(p.lower[k] in speech_verbs(p.language) for k in range(first))
        clause = None if conditional or cut_off else _half(p, first, end, parts[0], reported)
        if clause is not None:
            yield clause
        conditional = conditional or any(
            p.lower[k] in p.small("condition") | _THAT for k in range(first, end)
        )


_THAT = frozenset("at that".split())
_CONTRAST = frozenset(
    "enten either verken hverken neither både both også also heller rather instead så so "
    "ikke ikkje not".split()
)


def _plain(p: Parsed, first: int, verb: int, end: int) -> bool:
    """Whether a part says of something known what it does: no name or number needed.

    Not "the steps involved in that", nor where a question of "whether" is left open.
    """
    if not something_known(p, first, verb) or _inverted(p, verb, end):
        return False
    after = p.lower[verb + 1] if verb + 1 < end else ""
    participle = p.kinds[verb] == "shared" and after in p.small("preposition")
    whether = any(p.lower[k] in p.small("condition") for k in range(verb, end))
    return not whether and not (participle and p.language == "en")


def _inverted(p: Parsed, verb: int, end: int) -> bool:
    """Whether the subject stands behind the verb, so that what stands before it is none."""
    return verb + 1 < end and p.lower[verb + 1] in p.small("pronoun") - p.small("determiner")


def _half(
    p: Parsed, first: int, end: int, opening: tuple[int, int], reported: bool
) -> Clause | None:
    """One part as a clause; behind a verb of saying it must speak of a name or a number."""
    start, stop = p.span(first, end)
    if (first == 0 and p.gaps[0].strip()) or _condition_opens(p, first, end):
        return None
    if p.lower[first] in p.small("subordinator") | _CONTRAST | _OWNERS:
        return None
    verb = next((k for k in range(first, end) if p.sure(k)), end)
    plain = not reported and _plain(p, first, verb, end)
    if not (plain or (p.tells(first, end) and end - first >= _TOLD_HALF)):
        return None
    if not _whole(p, first, verb, end):
        return None
    pronoun = _subject_pronoun(p, first, verb, end)
    if pronoun is None:
        if first and p.lower[first - 1] in _WHILE:
            text, moved = main_order(p, first, end)
            return Clause(start, stop, text, "coordinate", ("words reordered",) if moved else ())
        return Clause(start, stop, p.text[start:stop], "coordinate")
    if first == 0 or pronoun != first:
        return None
    name = named_for_pronoun(p, pronoun, opening[0])
    if name is None:
        return None
    begin, close = p.span(name.first, name.end)
    own = p.text[p.tokens[first].end : stop]
    wording = p.text[begin:close] + own
    return Clause(start, stop, wording, "coordinate", ("pronoun replaced",), (begin, close))


def _nominal(p: Parsed, first: int, end: int) -> bool:
    """Whether a part is but a noun phrase with a clause on it: ", and others, who see …"."""
    verb = next((k for k in range(first, end) if p.sure(k)), end)
    return p.lower[first] not in p.small("subordinator") and any(
        p.lower[k] in _RELATIVE for k in range(first + 1, verb)
    )


_RELATIVE = frozenset("som der who which that".split())
_OWNERS = frozenset("hans hennes hennar hendes deres dens his their its".split())


def _whole(p: Parsed, first: int, verb: int, end: int) -> bool:
    """Whether a part with its first verb at `verb` is a main clause, and not the rest of one."""
    links = p.small("subordinator") | ({"om"} if p.language != "en" else set())
    if verb == first or p.breaks(first + 1) or p.finite(first):
        return False
    if p.lower[verb - 1] in _OWNERS | {"deira", "one", "ones"}:
        return False
    if any(p.lower[k] in links for k in range(first, verb)):
        return False
    if any((p.breaks(k) and not p.comma(k)) or p.mark(k) == "-" for k in range(first + 1, verb)):
        return False
    bare = next((k for k in range(first + 1, end) if p.breaks(k) and p.finite(k)), None)
    if bare and not any(p.lower[k] in p.small("subordinator") for k in range(first, bare)):
        return False
    if first and any(p.lower[k] in _POINTING for k in range(first, verb)):
        return False
    if p.language == "en":
        return p.lower[verb - 1] not in TIMES
    # After a fronted phrase the subject follows the verb; without one it is no main clause.
    fronted = p.lower[first] in p.small("preposition")
    return (end - verb > 2 or not fronted) and not _told(p, verb, end)


# Words that point back to the part before.
_POINTING = frozenset("denne dette disse desse this that these those".split())


def _told(p: Parsed, first: int, end: int) -> bool:
    """Whether a part ends with ", sier Dahl" in a verb of saying that no list may know."""
    last = next((k for k in range(end - 1, first, -1) if p.breaks(k)), None)
    if last is None or not 1 < end - last <= 4 or not p.tokens[last].text[0].islower():
        return False
    return p.lower[last] not in p.small("coordinator") and all(
        p.name(k) for k in range(last + 1, end)
    )


def _condition_opens(p: Parsed, first: int, end: int) -> bool:
    """Whether "that if" opens a condition that the part before the comma does not end."""
    return any(
        p.lower[n] in _THAT and p.lower[n + 1] in p.small("condition") | {"om"}
        for n in range(first, end - 1)
    )


def _subject_pronoun(p: Parsed, first: int, verb: int, end: int) -> int | None:
    """Where a pronoun that leaves the subject open stands, next to the verb or at the start."""
    unresolved = p.small("unresolved")
    stop = next((k for k in range(verb + 1, end) if p.breaks(k)), end)
    beside = (k + 1 for k in range(first, stop) if p.finite(k))
    for n in dict.fromkeys((first, verb - 1, verb + 1, *beside)):
        if first <= n < end and p.base(n) in unresolved:
            article = n + 1 < end and n != verb - 1 and p.kinds[n + 1] is None
            after = p.small("quantifier") | p.small("preposition") | p.small("adverb")
            article = article and p.lower[n + 1] not in after
            if not (article and p.lower[n] in _ARTICLES and not p.breaks(n + 1)):
                return n
    return None


_ARTICLES = frozenset("den det de dei dette disse desse this that these those".split())


def named_for_pronoun(p: Parsed, pronoun: int, first: int) -> Phrase | None:
    """The person whom "he" or "she" at word `pronoun` stands for, the sentence's own subject.

    Sure only where the subject of the clause that begins at `first` names a
    person and nobody else is named before the pronoun.
    """
    if pronoun > _FAR or p.lower[pronoun] not in p.small("person pronoun"):
        return None
    verb = next((k for k in range(first + 1, pronoun) if p.kinds[k] in FINITE), None)
    name = subject(p, verb) if verb is not None else None
    if name is None or not name.named or not p.name(name.end - 1) or name.end - name.first > 6:
        return None
    others = [
        n
        for n in find_names(p.text[: p.tokens[pronoun].start], p.language)
        if not n.derived
        and n.kind not in ("place", "organisation")
        and not _IN_A_PLACE.search(p.text, max(0, n.start - 8), n.start)
    ]
    start, stop = p.span(name.first, name.end)
    within = [n for n in others if start <= n.start < stop]
    titled = any(p.lower[k] in p.small("person noun") for k in range(name.first, name.end))
    person = len(within) == 1 and (titled or " " in within[0].text or within[0].kind == "person")
    preposition = any(p.lower[k] in p.small("preposition") for k in range(name.first, name.end))
    return name if person and len(others) == 1 and not preposition else None


# Words after which nobody is sure to remember the subject, and no more names are looked for.
_FAR = 60
_IN_A_PLACE = re.compile(r"\b(?:in|i|på|at|near|nær|to|til|from|fra|frå)\s+$", re.I)
_AND = frozenset("og and men but".split())


def shared_subjects(p: Parsed) -> Iterator[Clause]:
    """Both halves of "X did A and did B"; the second with its subject added."""
    first_verb = next((n for n in range(1, len(p.tokens)) if p.finite(n)), None)
    if first_verb is None or p.kinds[first_verb] not in FINITE or p.gaps[0].strip():
        return
    actor = subject(p, first_verb)
    if actor is None or p.lower[first_verb] in verb_forms(p.language).mixed:
        return
    # "Kom og dro": of verbs that only their ending tells, two may be adjectives.
    listed = p.lower[first_verb] in verb_forms(p.language).kinds
    for n in range(first_verb + (1 if listed else 2), len(p.tokens) - 2):
        word = p.lower[n]
        if word in p.small("subordinator") | _THAT | p.small("condition"):
            return
        if p.breaks(n) and not (p.comma(n) and word in _AND):
            return
        if word in _AND:
            second = _second(p, actor, first_verb, n)
            if second is not None:
                yield from second
                return
        if n > first_verb + 1 and p.finite(n) and not _participle(p, first_verb, n):
            return


_HAVE = frozenset("har hadde havde has have had".split())
_BE = frozenset("er var blir ble bliver blev blei vart is are was were".split())


def _participle(p: Parsed, first_verb: int, n: int) -> bool:
    """Whether a second form belongs to the first verb: "has signed", "was told"."""
    helped = p.lower[first_verb] in _HAVE | _BE and n - first_verb <= 3
    mixed = p.lower[n] in verb_forms(p.language).mixed
    return (p.kinds[n] == "shared" and helped) or (mixed and p.kinds[n] != "past")


def _second(p: Parsed, actor: Phrase, first_verb: int, joint: int) -> tuple[Clause, ...] | None:
    """The two clauses of a sentence that is joined at word `joint`; None where unsure."""
    verb = joint + 1
    while verb < len(p.tokens) - 1 and p.lower[verb] in p.small("adverb"):
        verb += 1
    if p.breaks(verb) or p.breaks(joint + 1) or p.tokens[verb].text[0].isupper():
        return None
    # "Og derfor skal vi …": the subject is another, and stands behind its verb.
    if p.language != "en" and _inverted(p, verb, len(p.tokens)):
        return None
    helper = _shared_helper(p, first_verb, verb)
    if helper is None:
        return None
    end = clause_end(p, verb)
    fewest = 3 if p.language == "en" else 2  # "a weak and failed state" is no clause
    if end is None or end - verb < fewest or not _alone(p, verb, end):
        return None
    begin, close = p.span(actor.first, actor.end)
    if not p.tells(actor.first, actor.end) and not p.tells(verb, end):
        return None
    start, stop = p.span(joint + 1, end)
    added = f"{p.text[begin:close]} {helper}".strip()
    own = f"{added} {p.text[start:stop]}"
    if not helper and p.language != "en" and verb > joint + 1:
        # "og senere møtte Y": after its subject the verb comes first.
        adverbs = p.slice(joint + 1, verb)
        own = f"{added} {p.tokens[verb].text} {adverbs}{p.text[p.tokens[verb].end : stop]}"
    words = ("subject added", "verb added") if helper else ("subject added",)
    later = Clause(start, stop, own, "shared subject", words, (begin, close))  # type: ignore[arg-type]
    joint -= p.lower[joint - 1] in p.small("coordinator")
    start, stop = p.span(0, joint)
    if joint - first_verb < 2 or not p.tells(0, joint):
        return (later,)
    return Clause(start, stop, p.text[start:stop], "shared subject"), later


def _shared_helper(p: Parsed, first: int, second: int) -> str | None:
    """What the second verb shares with the first: "" where it is finite itself, "has", or None.

    None where it cannot be told whether it is a verb of its own.
    """
    forms = verb_forms(p.language)
    one, two, word = p.lower[first], p.kinds[second], p.lower[second]
    if word in forms.mixed or two not in FINITE | {"participle"}:
        return None
    helped = one in _HAVE and any(
        p.kinds[k] in ("participle", "shared") for k in range(first + 1, min(first + 4, second))
    )
    if two in ("participle", "shared") and helped and word not in forms.auxiliaries:
        return p.tokens[first].text
    if two == "participle" or (two == "shared" and one in forms.auxiliaries):
        return None
    if word in forms.auxiliaries:
        return ""
    if p.language == "en" and (two == "present") != (p.kinds[first] == "present"):
        return None
    return ""


def _alone(p: Parsed, verb: int, end: int) -> bool:
    """Whether a half holds no word that points back: "it", "them", "their", "both"."""
    back = p.small("unresolved") | _BACK
    return not any(
        p.lower[n] in back and not (p.lower[n] in _ARTICLES and n + 1 < end)
        for n in range(verb, end)
    )


_BACK = frozenset("them him her begge both former latter ham henne dem there der begge".split())
