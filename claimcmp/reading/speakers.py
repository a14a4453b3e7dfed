"""From a subject phrase to the speaker it names.

"Den danske utenriksministeren Mette Lund" gives the name, "The Danish
government on Wednesday" the phrase without the day. What is too long or holds
a clause of its own is cut, or left open.
"""

from __future__ import annotations

import re

from claimcmp.cues.gazetteer import titles
from claimcmp.reading.words import has_finite_verb, words

__all__ = ["speaker"]

_LEADING = re.compile(
    r"^(?:(?:men|og|mens|but|and|while|meanwhile|however|furthermore|dog|imidlertid|samtidig|også|"
    r"in addition|moreover|i tillegg|derimot|after that|when|da|so)\b[,\s]*)+",
    re.I,
)
# Words between a subject and its verb that are not part of the subject.
_TRAILING = re.compile(
    r"[\s,]*\b(?:also|earlier|later|yesterday|today|then|has|have|had|did|does|do|not|will|would|"
    r"further|again|repeatedly|previously|reportedly|først|også|har|hadde|havde|ikke|ikkje|vil|ville|"
    r"senere|seinere|tidligere|tidlegare|samtidig|i går|i dag|on \w+day|last \w+|"
    r"mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|laurdag|sundag)$",
    re.I,
)
_NAME_AT_END = re.compile(
    r"((?:[^\W\d_a-zæøåäöüçéèşğıñ][\w’'.-]*|al-[\w’'-]+)(?:\s+(?:(?:al|el|bin|von|van|de)\b[- ]?)?"
    r"(?:[^\W\d_a-zæøåäöüçéèşğıñ][\w’'.-]*|al-[\w’'-]+))*)$"
)


def speaker(phrase: str) -> str | None:
    """The speaker a subject phrase names: the name at its end, or the phrase itself, trimmed.

    "Den danske utenriksministeren Mette Lund" gives "Mette Lund",
    "The Danish government on Wednesday" gives "The Danish government", a
    pronoun itself. None where the phrase is empty or too long to be a subject.
    """
    phrase = _LEADING.sub(
        "", re.sub(r"\s*\([^)]*\)", "", " ".join(phrase.split())).strip(' ,–—-"“”«»')
    )
    while (shorter := _TRAILING.sub("", phrase)) != phrase:
        phrase = shorter.strip(" ,")
    if not phrase:
        return None
    phrase = _without_verb(phrase)
    listed = re.match(r"^(?:[^,]+,\s+)*[^,]+\s(?:og|and)\s[^,]+$", phrase)
    if listed and all(w[0].isupper() for w in re.split(r",\s+|\s(?:og|and)\s", phrase) if w):
        return phrase if len(phrase.split()) <= 10 else None
    parts = [p.strip() for p in phrase.split(",") if p.strip()]
    parts = [_without_titles(p) for p in parts]
    if not parts:
        return None
    parts = [re.sub(r"^[^\W\d_a-z]\w+['’]s\s+(?=[^\W\d_a-z])", "", p) for p in parts]
    name = _NAME_AT_END.search(parts[-1])
    if len(parts) > 1 and name and name.start() == 0:
        return name[1]
    first = parts[0] if len(parts[0].split()) <= 12 else parts[-1]
    name = _NAME_AT_END.search(first)
    if name and not (name.start() == 0 and len(first.split()) == len(name[1].split())):
        words_before = first[: name.start()].split()
        if words_before and words_before[-1].lower() not in _LINKS:
            return name[1]
    return first if len(first.split()) <= 10 else None


def _without_titles(phrase: str) -> str:
    """A phrase without the offices before a name: "US Secretary of State Ann Lee" is Ann Lee.

    An office alone ("the mayor", "Statsministeren") is the speaker, and stays.
    """
    tokens, offices = words(phrase), titles("und")
    lowered = [w.text.lower() for w in tokens]
    ranked = (
        n
        for n, word in enumerate(lowered)
        if word in offices or (word == "state" and n and lowered[n - 1] == "of")
    )
    last = max(ranked, default=-1)
    before, after = tokens[: max(last, 0)], tokens[last + 1 :]
    if last < 0 or not after or not all(w.text[0].isupper() for w in after):
        return phrase
    if after[0].text.lower() in _BODIES:
        return phrase
    # Only what describes the office may go: "Lee, speaking after talks with Minister Dahl".
    if any(w.text[0].islower() and w.text.lower() not in offices | _LINKS for w in before):
        return phrase
    return phrase[after[0].start :]


def _without_verb(phrase: str) -> str:
    """A phrase that holds a clause of its own, cut to the part that can be a subject."""
    verbs = [w for w in words(phrase)[1:] if w.text[0].islower() and _is_finite(w.text)]
    if not verbs:
        return phrase
    after = phrase[verbs[-1].end :]
    if "," in after:
        return after.split(",", 1)[1].strip()
    joined = re.split(r"\s(?:og|men|and|but|mens|while)\s", after)
    return joined[-1].strip() if len(joined) > 1 else phrase[: verbs[0].start].strip()


def _is_finite(word: str) -> bool:
    return has_finite_verb(word, "und")


# "Foreign Ministry" is a body, not a minister called Ministry.
_BODIES = frozenset("ministry department office council committee secretariat affairs".split())

# A name after one of these only completes the phrase: "the parliament of Norway".
_LINKS = frozenset("of in for i av fra from på til and og the with med om".split())
