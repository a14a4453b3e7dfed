"""Who holds an office or a part: "Who is president of Ely?", "Hvem er trener for Ely?".

There is no verb to go by, so the office has to stand beside its holder, and beside
what it is an office of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcmp.asking.likeness import ENOUGH, Likeness
from claimcmp.asking.question import Question
from claimcmp.cues.names import same_name
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.words import Word, words
from claimcmp.report import Name

__all__ = ["asks_for_holder", "holder"]

_IS = frozenset("is was are were 's er var".split())
# Between an office and its holder: "was the president", "er den nye presidenten".
_BEING = frozenset(
    "is was are were been be became becomes er var vært vore været ble blei vart blir bliver blev "
    "a an the en ei et ein eit den det de new former nye ny nytt nyt tidligere tidlegare as "
    "som".split()
)
_GENITIVE = re.compile(r"['’]s?(?=\s)")
_OF = frozenset("of for in at i på til hos ved the a den det de".split())
# Words between an office and what it is an office of.
_REACH = 3


def asks_for_holder(question: Question) -> bool:
    """Whether a question asks who is something, and not who does it."""
    opened = [w.text.lower() for w in words(question.text)][1:2]
    if question.slot != "who" or not question.content or not set(opened) & _IS:
        return False
    forms = verb_forms(question.language)
    kind = forms.kinds.get(question.content[0])
    present = kind == "present" and question.language != "en"
    return kind is None or present or question.content[0] in forms.mixed


def holder(question: Question, text: str, names: Sequence[Name], like: Likeness) -> str | None:
    """The name beside the office that a question asks for; None where none stands there.

    Args:
        question: One that asks for a holder.
        text: A claim's standalone wording.
        names: Those of the text.
        like: How alike two words are.
    """
    tokens = words(text)
    own = [n for n in names if any(same_name(n, asked) for asked in question.names)]
    free = [n for n in names if n not in own and not n.derived and n.kind != "place"]
    for at, token in enumerate(tokens):
        parts = token.text.lower().split("-")
        if max(like(question.content[0], part) for part in parts) < ENOUGH:
            continue
        mine = [n for n in own if _belongs(n, text, tokens, at)]
        if len({n.key for n in mine}) < len({n.key for n in question.names}):
            continue
        found = _beside(text, tokens, at, free, max([n.end for n in mine], default=0))
        if found is not None:
            return found.text
    return None


def _belongs(name: Name, text: str, tokens: Sequence[Word], at: int) -> bool:
    """Whether an office is one of a name: "Ely's mayor", "mayor of Ely", "Ely-mayor"."""
    if name.start <= tokens[at].start:
        gap = text[name.end : tokens[at].start]
        between = words(gap)
        joined = len(between) < _REACH and not set(gap) & set(",;:()–—")
        return joined and all(w.text.lower() not in _OF | _BEING for w in between)
    between = words(text[tokens[at].end : name.start])
    return 0 < len(between) <= _REACH and between[0].text.lower() in _OF


def _beside(
    text: str, tokens: Sequence[Word], at: int, names: Sequence[Name], after: int
) -> Name | None:
    """The name right behind an office or its "of X", or the one before it that it is said of."""
    end = max(tokens[at].end, after)
    behind = [n for n in names if n.start >= end and not text[end : n.start].strip(" ,")]
    if behind:
        return behind[0]
    ahead = [n for n in names if n.end <= tokens[at].start and not _GENITIVE.match(text, n.end)]
    if not ahead:
        return None
    last = ahead[-1]
    gap = text[last.end : tokens[at].start]
    between = {w.text.lower() for w in words(gap)}
    return last if gap.lstrip()[:1] == "," or between & _BEING else None
