"""Every act of saying in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.frames import acts_by_verb
from claimcmp.reading.quotes.grammar import View, view
from claimcmp.reading.quotes.marks import Region
from claimcmp.reading.quotes.outlets import told
from claimcmp.reading.quotes.sources import acts_by_source, left_open
from claimcmp.reading.quotes.subjects import after
from claimcmp.reading.quotes.surety import sure_acts, sure_sources
from claimcmp.reading.quotes.verbs import GOING_ON
from claimcmp.reading.words import LONGEST, speech_verbs, word_texts

__all__ = ["find_attributions", "may_tell", "read_sentence"]

_POINTS = frozenset("det dette slik sånn så that this so".split())


def find_attributions(text: str, language: str) -> tuple[Attribution, ...]:
    """Every act of saying in one sentence, in the order of what was said.

    A pronoun stands as its own speaker: what it stands for only the sentences
    before tell (see `claimcmp.reading.running`).

    Args:
        text: One sentence.
        language: "nb", "nn", "da", "en" or "und" (verbs of all four).

    Returns:
        Empty where nobody is quoted, as for an empty text, and for a text of
        more than some thousand characters, which is no sentence.

    Source:
        Own rules; the shapes follow what newsrooms' style books prescribe.
    """
    return read_sentence(text, language)


def read_sentence(
    text: str, language: str, marked: Sequence[Region] | None = None, *, turn: bool = False
) -> tuple[Attribution, ...]:
    """As `find_attributions`, for a sentence whose neighbours are known.

    `marked` are the marks as its paragraph has them; `turn` tells that a dash in
    a sentence before opened what somebody says.
    """
    if len(text) > LONGEST or not text.strip():
        return ()
    if not may_tell(text, language):
        return ()
    v = view(text, language, marked, turn=turn)
    previous = _of_the_one_before(v)
    if previous is not None:
        return (previous,)
    acts = sure_acts(v, acts_by_verb(v))
    found = [*(a.said for a in acts), *sure_sources(v, list(acts_by_source(v)), acts)]
    refusal = left_open(v)
    if refusal is not None:
        found = [refusal, *(a for a in found if a.start > refusal.end)]
    return tuple(sorted(found, key=lambda a: (a.start, -a.end)))


_PHRASES = (
    "according to", "følg", "iflg.", "henhold", "henhald",
    "confirm", "deny", "denie", "kreft", "kræft", "be-", "comment", "kommenter", "refrain",
)  # fmt: skip


_of_phrases = re.compile("|".join(map(re.escape, _PHRASES))).search


def may_tell(text: str, language: str) -> bool:
    """Whether a sentence holds a word without which no rule finds an act of saying."""
    if not _telling(language).isdisjoint([word.lower() for word in word_texts(text)]):
        return True
    return _of_phrases(text.lower()) is not None


@cache
def _telling(language: str) -> frozenset[str]:
    return frozenset(speech_verbs(language).keys() | GOING_ON.keys() | {"saying", *_TO_SAY})


_TO_SAY = ("si", "seie", "sige")


def _of_the_one_before(v: View) -> Attribution | None:
    """Who said what the sentence before says: "Det skriver X."."""
    if len(v.words) < 3 or v.lower[0] not in _POINTS or v.marked:
        return None
    readings = speech_verbs(v.language).get(v.lower[1])
    if v.lower[1] in ("lyder", "lød", "heter", "hedder", "heiter"):
        return None
    if not readings or v.gap(1).strip() or readings[-1].participle or readings[-1].particle:
        return None
    subject = after(v, 2)
    if subject is None or v.finite(subject.end, len(v.text)):
        return None
    rest = v.after(subject.end)
    if any(v.lower[n] in v.small.that for n in range(rest, len(v.words))):
        return None
    to = told(v, subject.end, len(v.text))
    return Attribution(subject.name, readings[-1].stance, 0, 0, previous=True, to=to)
