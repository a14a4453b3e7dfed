"""Who acts, or is acted upon, in a claim: the party of a question's predicate that it asks for.

Rules over the order of words and the few forms that mark who acts on whom in
Norwegian, Danish and English; where they do not apply there is no party.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcmp.asking.anchors import most_alike, most_like, predicate
from claimcmp.asking.deeds import named_only
from claimcmp.asking.holders import asks_for_holder, holder
from claimcmp.asking.likeness import ENOUGH, Likeness
from claimcmp.asking.lists import listed
from claimcmp.asking.negated import negated
from claimcmp.asking.question import Question
from claimcmp.asking.tenses import tense_asked
from claimcmp.cues import polarity
from claimcmp.cues.names import same_name
from claimcmp.cues.times import find as find_times
from claimcmp.reading.parsed import kind_of, parse
from claimcmp.reading.verb_forms import perhaps_finite, verb_forms
from claimcmp.reading.words import Word, has_finite_verb, speech_verbs, words
from claimcmp.report import Claim, Name

__all__ = ["acted_upon", "after_preposition", "does_it", "party", "told_of_another"]

_AGENT = frozenset(("av", "af", "by"))
_ENGLISH = frozenset(
    "in on at to for from with by against under over between of about after before near within "
    "along as than".split()
)
# "at" is no preposition here: it opens what is said or thought.
_NORDIC = frozenset(
    "i på til for fra frå med ved mot mod mellom mellem om etter efter før hos nær innen inden "
    "under over av af som enn end".split()
)
_PRONOUN = frozenset(
    "han hun ho hen det den de dei vi jeg eg du he she it they we i you som who which der this "
    "seg sig him her them ham henne hende honom dem deim sin si sitt sit sine "
    "that dette these those disse".split()
)
_JOINING = frozenset("and og or eller but men samt".split())
# What makes a passive of the participle after it.
_BECOMES = frozenset(
    "was were is are been being be ble blir blei blitt vart vert blev bliver blevet".split()
)
_PARTICIPLE = re.compile(r"(?:[tdsa]|[td]e)$")
_INFINITIVE = re.compile(r"(?:to|å|at)\b", re.I)
_MARK = re.compile(r",\s*")
# Characters before a name in which its preposition stands.
_NEAR = 60
# Words that may help a verb before it: "has not yet".
_HELPING = 2
# "Ely's", "Moss’": whose it is, not who does it.
_GENITIVE = re.compile(r"['’]s?(?=\s)")
_STOP = re.compile(r"(?<!\d)[,.:]|[,.:](?!\d)|[;!?()–—\"“”«»]|\s-\s")


def party(question: Question, claim: Claim, names: Sequence[Name], like: Likeness) -> str | None:
    """The other party of the question's predicate: who does it, or whom it is done to.

    Args:
        question: A question for "who" or "what".
        claim: A claim that speaks of its names and matter.
        names: Those of the claim's standalone wording.
        like: How alike two words are.
    """
    text = claim.standalone
    tokens = words(text)
    if not question.content or not tokens:
        return None
    told = claim.speaker is not None and _says(question) and not _asks_in_passive(question)
    if told or question.negative:
        # What is said must be so, or not so, as a whole.
        if polarity.find(text, claim.language).polarity != question.polarity:
            return None
        if told:
            return claim.speaker if question.object_asked is not True else None
    if asks_for_holder(question):
        return holder(question, text, names, like)
    own = [n for n in names if any(same_name(n, asked) for asked in question.names)]
    at = _predicate(question, tokens, own, like)
    if not question.negative and negated(text, claim.language, tokens[at].start):
        return None
    agent = _agent(text, tokens, at)
    if agent is not None:
        return agent if not question.object_asked else None
    others = [n for n in names if n not in own and not n.derived]
    parties = [
        n
        for n in question.names
        if not after_preposition(question.text, n.start, question.language)
    ]
    named = [n for n in own if any(same_name(n, asked) for asked in parties)]
    if parties and not named:
        # Somebody stands there for the one asked about, nobody knows on which side.
        return None
    bare = named_only(parse(text, claim.language), at, happened=tense_asked(question) == "past")
    found = _by_order(question, text, tokens, at, named, others, claim.language, bare)
    return None if found is None else _without_joining(found)


def _predicate(
    question: Question, tokens: Sequence[Word], named: Sequence[Name], like: Likeness
) -> int:
    """Which word is the question's predicate: of those alike, the one nearest to its names."""
    asked = question.content[0]
    alike = [n for n, t in enumerate(tokens) if like(asked, t.text.lower()) >= ENOUGH]
    if not alike or not named:
        return most_like(question, tokens, like)
    return min(alike, key=lambda n: min(abs(tokens[n].start - name.start) for name in named))


def _by_order(
    question: Question,
    text: str,
    tokens: Sequence[Word],
    at: int,
    named: Sequence[Name],
    others: Sequence[Name],
    language: str,
    bare: bool,
) -> str | None:
    """The party that stands where the question's own names leave room: before the verb or after.

    Without any name in the question that could be a party, the one who acts is
    asked for, or in a passive on both sides the one it is done to. A noun or
    an infinitive in the verb's place (`bare`) has nobody behind it.
    """
    verb, passive = tokens[at], _passive(tokens, at)
    if not named:
        if question.object_asked is True or passive != _asks_in_passive(question):
            return None
        return _subject(text, tokens, at, others, len(text), language, bare)
    after = [n.start for n in named if n.start > verb.start]
    if after and question.object_asked is not True:
        return _subject(text, tokens, at, others, min(after), language, bare)
    if not after and question.object_asked is not False and not passive:
        if bare or not _may_be_verb(tokens, at, language):
            return None
        return _object(question, text, verb.end, named, others)
    return None


def _object(
    question: Question, text: str, start: int, named: Sequence[Name], others: Sequence[Name]
) -> str | None:
    """Who is acted upon, behind the verb: the phrase there, or the first person of its clause."""
    found = _phrase(text, start)
    if found and any(n.text in found for n in others) and not _INFINITIVE.match(found):
        return found
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    people = [n for n in others if n.kind == "person" and start <= n.start < end]
    if people:
        return people[0].text
    own = found and any(n.text in found or found in n.text for n in named)
    return None if own or not found or found[0].isdigit() or not question.object_asked else found


def _passive(tokens: Sequence[Word], at: int) -> bool:
    return any(t.text.lower() in _BECOMES for t in tokens[max(0, at - 2) : at])


def _asks_in_passive(question: Question) -> bool:
    """Whether the question's own verb is passive: "Who was arrested?"."""
    tokens = words(question.text)
    own = next((n for n, t in enumerate(tokens) if t.text.lower() == question.content[0]), 0)
    return _passive(tokens, own)


def _without_joining(found: str) -> str | None:
    """A party without "and" before it; None where nothing else is left."""
    first, _, rest = found.partition(" ")
    return (rest or None) if first.lower() in _JOINING else found


def _agent(text: str, tokens: Sequence[Word], at: int) -> str | None:
    """The agent of a passive: "controlled by X", "kontrolleres av X"."""
    for n in range(at + 1, min(at + 4, len(tokens))):
        if _STOP.search(text[tokens[n - 1].end : tokens[n].start]):
            return None
        if tokens[n].text.lower() in _AGENT:
            # "The owner of": after a noun "av" tells whose it is.
            by = tokens[n].text.lower() == "by" or _PARTICIPLE.search(tokens[at].text.lower())
            return _phrase(text, tokens[n].end) if by else None
    return None


def _phrase(text: str, start: int) -> str | None:
    """The noun phrase from `start`: to a stop, a preposition or a pronoun; at most eight words."""
    stop = _STOP.search(text, start)
    tokens = words(text[start : stop.start() if stop else len(text)])
    kept: list[Word] = []
    for token in tokens[:8]:
        if token.text.lower() in _ENGLISH | _NORDIC | _AGENT | _PRONOUN and kept:
            break
        kept.append(token)
    if not kept or kept[0].text.lower() in _PRONOUN | _ENGLISH | _NORDIC:
        return None
    return text[start + kept[0].start : start + kept[-1].end]


def _subject(
    text: str,
    tokens: Sequence[Word],
    at: int,
    others: Sequence[Name],
    before: int,
    language: str,
    bare: bool,
) -> str | None:
    """Who acts: the nearest name before the verb, or one after it where the verb comes first.

    A noun in the verb's place tells it of the one name before it, not of either of two.
    """
    free = [
        n
        for n in others
        if not after_preposition(text, n.start, language)
        and not (n.kind == "place" and _set_in(text, n.start, language))
        and not _GENITIVE.match(text, n.end)
    ]
    ahead = [n for n in free if n.end <= tokens[at].start]
    if bare and len({n.key for n in ahead}) != 1:
        return None
    if ahead:
        return ahead[-1].text
    inverted = [n for n in free if tokens[at].end <= n.start < before]
    if inverted:
        return inverted[0].text
    verb = _may_be_verb(tokens, at, language)
    return _plain_subject(text, tokens, at, language) if verb else None


def _says(question: Question) -> bool:
    """Whether a question's verb is one of saying, with the particle that makes it one."""
    spoken = {w.text.lower() for w in words(question.text)}
    verbs = speech_verbs(question.language).get(question.content[0], ())
    return any(v.particle is None or v.particle in spoken for v in verbs)


def _may_be_verb(tokens: Sequence[Word], at: int, language: str) -> bool:
    word = tokens[at].text.lower()
    helped = any(t.text.lower() in verb_forms(language).auxiliaries for t in tokens[:at][-2:])
    return helped or kind_of(word, language) is not None or perhaps_finite(word, language)


def _plain_subject(text: str, tokens: Sequence[Word], at: int, language: str) -> str | None:
    """A subject without a name: a short phrase that opens the clause, its verb right behind it."""
    phrase = _phrase(text[: tokens[at].start], 0)
    if phrase and _tells_time(phrase, language):
        # "The next morning, divers found it".
        opened = text.find(phrase) + len(phrase)
        after = _MARK.match(text, opened)
        phrase = _phrase(text[: tokens[at].start], after.end()) if after else None
    if not phrase or len(phrase.split()) > 6:
        return None
    # One word before the verb is its subject: "Rose played".
    if " " in phrase and _has_verb(phrase, language):
        return None
    between = words(text[text.find(phrase) + len(phrase) : tokens[at].start])
    return phrase if len(between) <= _HELPING else None


def _has_verb(phrase: str, language: str) -> bool:
    p = parse(phrase, language)
    helping = verb_forms(language).auxiliaries
    known = any(p.sure(n) or p.lower[n] in helping for n in range(len(p.tokens)))
    return known or has_finite_verb(phrase, "und")


def _tells_time(phrase: str, language: str) -> bool:
    """Whether a phrase says when something was done: "The following morning"."""
    timed = find_times(phrase, language)
    return bool(timed) or any(w.text.lower() in listed("hour", language) for w in words(phrase))


def acted_upon(question: Question, claim: Claim, like: Likeness) -> bool:
    """Whether the one a question says does a thing is the one it is done to in a claim.

    "Did X win?" is not answered by "Y beat X", nor "Did X beat Y?" by "X was
    beaten by Y".
    """
    doer = next((n for n in question.names if len(words(question.text[: n.start])) == 1), None)
    tokens = words(claim.context)
    if doer is None or not question.content or not tokens or _asks_in_passive(question):
        return False
    verb = tokens[most_like(question, tokens, like)]
    start = claim.context_start + verb.start
    mine = [n for n in claim.names if same_name(n, doer)]
    if does_it(question, claim, like):
        return False
    others = [n for n in claim.names if n not in mine and not n.derived and n.end <= start]
    others = [
        n
        for n in others
        if not after_preposition(claim.context, n.start - claim.context_start, claim.language)
    ]
    if mine and all(n.start > start for n in mine):
        return bool(others) and claim.start <= others[-1].start
    at = tokens.index(verb)
    return _passive(tokens, at) and _agent(claim.context, tokens, at) is not None


def does_it(question: Question, claim: Claim, like: Likeness) -> bool:
    """Whether the one a question opens with is the agent of a passive: "controlled by X"."""
    doer = next((n for n in question.names if len(words(question.text[: n.start])) == 1), None)
    tokens = words(claim.context)
    if doer is None or not question.content or not tokens:
        return False
    agent = _agent(claim.context, tokens, most_like(question, tokens, like))
    return agent is not None and any(n.text in agent for n in claim.names if same_name(n, doer))


_RELATIVE = frozenset("which who som der".split())


def told_of_another(question: Question, claim: Claim, like: Likeness) -> bool:
    """Whether the verb stands in a relative clause on another name than the question's.

    "X sold it to Y, which was founded in 1853" does not tell when X was founded.
    """
    text, tokens = claim.context, words(claim.context)
    if not question.names or not tokens:
        return False
    at = most_alike(predicate(question), tokens, like)
    links = [n for n in range(1, at) if tokens[n].text.lower() in _RELATIVE]
    if not links or "," not in text[tokens[links[-1] - 1].end : tokens[links[-1]].start]:
        return False
    head = claim.context_start + tokens[links[-1] - 1].end
    heads = [n for n in claim.names if n.start < head <= n.end]
    own = [n for n in question.names if any(same_name(n, h) for h in heads)]
    return bool(heads) and not own


def after_preposition(text: str, start: int, language: str) -> bool:
    """Whether the word before a place in a text is a preposition of its language."""
    before = words(text[:start])
    known = _ENGLISH if language == "en" else _NORDIC
    return bool(before) and before[-1].text.lower() in known


def _set_in(text: str, start: int, language: str) -> bool:
    """Whether a preposition stands before a name, or one with a part of it: "in southern Ely"."""
    known = _ENGLISH if language == "en" else _NORDIC
    towards = listed("direction", language)
    before = (w.text.lower() for w in reversed(words(text[max(0, start - _NEAR) : start])))
    return next((w for w in before if w not in towards), "") in known
