"""Which of the acts that a sentence may tell of are sure enough to be given.

One act is told of inside another, a survey or a letter stands where a speaker
would, a headline runs into the first sentence: what is left is what surely was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.bounds import sure_end
from claimcmp.reading.quotes.frames import Act
from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.quotes.subjects import after
from claimcmp.reading.quotes.verbs import find_verbs
from claimcmp.reading.speakers import is_title
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.words import data_lines, speech_verbs, words
from claimcmp.values import LANGUAGES

__all__ = ["can_speak", "sure_acts", "sure_sources"]

_OURS = frozenset("my our min mitt mine vår vårt vor vort våre".split())
# "den svenske myndighet Nord Syd oplever lige": a verb that no list knows stands in the phrase.
_RUNS_ON = re.compile(r"[A-ZÆØÅ][\w-]+ [A-ZÆØÅ][\w-]+ [a-zæøå]+$|(?:en|et|a|erne|ene) \w+ende$")
_SAYS = frozenset("sier sa seier siger sagde mener mente meiner meinte".split())  # nobody is told
# "fortalte Moe TV Nord": the speaker and whom he told, in one run of capitals.
_TWO_NAMES = re.compile(r"[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ]{2,} [A-ZÆØÅ]")
_HEAD_ENDS = frozenset(
    "of for in from at with by av af i fra frå på til om med ved hos mot som der that who".split()
)


def sure_acts(v: View, acts: Sequence[Act]) -> list[Act]:
    """The acts whose speaker can speak, cut to what was surely said, none inside another."""
    hits = tuple(find_verbs(v)) if acts else ()
    kept: list[Act] = []
    dropped: list[tuple[int, int]] = []
    for act in acts:
        hit = act.hit.start
        if any(a.shape == "last" and a.said.start <= hit < a.said.end for a in kept) or any(
            start <= hit < end for start, end in dropped
        ):
            continue
        act = _inverted(v, act)
        if (
            _runs_into(v, act, acts)
            or _compared(v, act)
            or _past_marks(v, act)
            or _tells_of_telling(v, act, acts)
        ):
            continue
        if act.subject.how == "named" and not can_speak(act.said.speaker, v.language):
            continue
        said = act.said
        if act.shape == "last" and not said.direct and said.end > said.start:
            end = sure_end(v, said.start, said.end, hits)
            if end is None:
                dropped.append((said.start, said.start + (said.end - said.start) // 2))
                continue
            act = act._replace(said=said._replace(end=end))
        kept.append(act)
    return kept


def sure_sources(v: View, sources: Sequence[Attribution], acts: Sequence[Act]) -> list[Attribution]:
    """What stands under "according to", where no verb of saying tells who said it."""
    kept = []
    hits = tuple(find_verbs(v)) if sources else ()
    for source in sources:
        overlaps = any(a.said.start < source.end and source.start < a.said.end for a in acts)
        if overlaps or not can_speak(source.speaker, v.language):
            continue
        # What stands before "according to" is next to it at its end: nothing of that is in doubt.
        opens = not any(w.start < source.start for w in v.words)
        end = source.end if opens else sure_end(v, source.start, source.end, hits)
        if end is not None:
            kept.append(source._replace(end=end))
    return kept


def _runs_into(v: View, act: Act, acts: Sequence[Act]) -> bool:
    """Whether a headline without a full stop runs into the sentence that is told again."""
    for other in acts:
        subject = other.subject
        if other.shape != "last" or not act.said.start < subject.start < other.hit.start:
            continue
        if subject.start >= act.said.end or not v.text[subject.start].isupper():
            continue
        n = v.after(subject.start)
        small = v.small
        led = small.conjunction | small.that | small.subordinate | small.preposition
        apart = n > v.after(act.said.start) + 1 and not v.gap(n).strip()
        if apart and v.lower[n - 1] not in led:
            return True
    return False


def _compared(v: View, act: Act) -> bool:
    """Whether "as X says" stands before a clause that he need not have said."""
    n = v.after(act.subject.start)
    return act.shape == "last" and n > 0 and v.lower[n - 1] in ("som", "as", "slik")


def _past_marks(v: View, act: Act) -> bool:
    """Whether a quotation ends in a comma, and the words behind it were taken for said too."""
    if act.shape != "first" or act.said.direct or not v.marked or v.marked[0].start > 1:
        return False
    end = v.marked[0].end
    return end < act.said.end - 1 and v.text[end - 2] == ","


def _tells_of_telling(v: View, act: Act, acts: Sequence[Act]) -> bool:
    """Whether a second verb of saying stands in what was said, and nobody surely says it."""
    if act.shape != "last" or act.said.direct:
        return False
    known = {a.hit.word for a in acts}
    for hit in find_verbs(v):
        inside = act.said.start < hit.start < act.said.end and hit.word not in known
        near = v.lower[hit.word + 1 : hit.word + 4]
        if inside and hit.word > act.hit.word + 3 and any(w in v.small.that for w in near):
            return True
    return False


def _inverted(v: View, act: Act) -> Act:
    """The act of the subject behind its verb, where an unknown word leads in: "Såleis seier"."""
    subject = act.subject
    alone = subject.start == v.words[0].start and act.hit.word == 1 and act.shape == "last"
    if not alone or v.lower[1] not in _SAYS or subject.pronoun:
        return act
    behind = after(v, act.hit.word + 1, act.hit.verb.particle)
    if behind is None or behind.name is None:
        return act
    n = v.after(behind.end)
    if n < len(v.words) and v.lower[n] in v.small.that and behind.end <= act.said.start:
        return act._replace(subject=behind, said=act.said._replace(speaker=behind.name))
    return act


@cache
def _mute() -> frozenset[str]:
    """Nouns of what cannot speak, and words that stand for anybody, in lower case."""
    return frozenset(word for line in data_lines("mute.txt") for word in line)


def _is_verb(word: str, language: str) -> bool:
    return (
        language in LANGUAGES
        and word.islower()
        and not is_title(word)
        and word in verb_forms(language).kinds
    )


def can_speak(name: str | None, language: str) -> bool:
    """Whether a speaker's name can be one's who speaks; an open speaker can."""
    if name is None:
        return True
    tokens = [w.text for w in words(name)]
    if not tokens or (language != "en" and _RUNS_ON.search(name)):
        return False
    if tokens[0].lower() in _OURS or (language == "en" and re.match(r"[a-z]+ed\b", name)):
        return False
    if _TWO_NAMES.match(name) or (len(tokens) == 1 and _is_verb(tokens[0], language)):
        return False
    if len(tokens) > 1 and tokens[-1].islower() and tokens[-1] in speech_verbs(language):
        return False
    head = next((n for n, t in enumerate(tokens) if n and t.lower() in _HEAD_ENDS), len(tokens))
    noun = tokens[head - 1]
    return noun.lower() not in _mute() or (noun[0].isupper() and len(tokens[:head]) > 1)
