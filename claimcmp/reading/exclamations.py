"""Sentences that call out and state nothing: "Ja.", "Takk for hjelpen!", "Kom hjem!".

Above the word lists and verb forms. Only short ones, and only where they are sure.
"""

from __future__ import annotations

import re
from functools import cache

from claimcmp.reading.verb_forms import perhaps_finite, verb_forms
from claimcmp.reading.wordlists import word_sections
from claimcmp.reading.words import words

__all__ = ["LONGEST_CALL", "call_openings", "calls_out"]

LONGEST_CALL = 60
"""Characters of the longest sentence that may be an exclamation."""

_LONGEST_WORDS = 6
_FIRST = re.compile(r"\W*(\w+(?:[-'’.&]\w+)*)")
_SUBJECTS = frozenset(
    "han hun ho jeg eg vi du de dei dere dykk det he she i we they it there der man".split()
)


def calls_out(sentence: str, language: str) -> bool:
    """Whether a sentence is an exclamation: an answer, thanks, a cheer, or a command with "!".

    "Krigen er over!" states something and is none; "Norge videre!" leaves it
    open and is none either.

    Args:
        sentence: One sentence, as written; False for one without words.
        language: "nb", "nn", "da" or "en"; of any other the words of all are known.
    """
    if len(sentence) > LONGEST_CALL:
        return False
    # Most short sentences are ruled out by their first word and their last mark alone.
    loud = sentence.rstrip(" »”\"'’“").endswith("!")
    first = _FIRST.match(sentence)
    if first is None or not (loud or first[1].lower() in _listed("call", language)):
        return False
    tokens = words(sentence)
    if not 0 < len(tokens) <= _LONGEST_WORDS or any(t.text[0].isdigit() for t in tokens):
        return False
    lower = [t.text.lower() for t in tokens]
    calls = _listed("call", language)
    if lower[0] in calls and all(w in calls or w in _listed("with", language) for w in lower[1:]):
        return True
    if not loud or any(_verb(w, language) for w in lower[1:]):
        return False
    if len(lower) == 1:
        return lower[0] not in verb_forms(language).kinds or lower[0] in _listed(
            "command", language
        )
    opens = lower[0] in calls | _listed("command", language) | word_sections(_FILE)["what a"]
    return opens and lower[1] not in _SUBJECTS and not _verbs_end(lower[-1], language)


def call_openings(language: str) -> frozenset[str]:
    """The first three letters, in small ones, of all that an exclamation without "!" opens with."""
    listed = _listed("call", language)
    # A sentence of one word ends on its mark; after others come a blank, a comma or a hyphen.
    return frozenset(f"{word}{after}"[:3] for word in listed for after in " ,.…-;:!?–—")


_FILE = "exclamations.txt"


def _verb(word: str, language: str) -> bool:
    """Whether a word may be a finite verb, but for forms that are as often nouns."""
    mixed = word in verb_forms(language).mixed
    return perhaps_finite(word, language) and not mixed


def _verbs_end(word: str, language: str) -> bool:
    """Whether a last word that no list knows looks like a verb of the past: "Broen raste!"."""
    return language != "en" and word.endswith(("te", "dde", "ede"))


@cache
def _listed(section: str, language: str) -> frozenset[str]:
    sections = word_sections(_FILE)
    known = [language] if f"{section} {language}" in sections else ["nb", "nn", "da", "en"]
    return frozenset().union(*(sections[f"{section} {code}"] for code in known))
