"""Whether a sentence tells only who said something, or tells something besides."""

from __future__ import annotations

import re

from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.grammar import View, grammar, view
from claimcmp.reading.quotes.phrases import is_name, noun_phrase_end
from claimcmp.reading.words import has_finite_verb, speech_verbs, word_texts

__all__ = ["only_saying", "subject_first"]

_MOST = 24  # words of a saying: who, his offices, whom he told, where and when
_ACCORDING = re.compile(r"\s*(?:according to|i\s?følgj?e|iflg\.|i henh[oa]ld til)\s", re.I)


def subject_first(text: str, act: Attribution, language: str) -> str | None:
    """What stands behind "ifølge X", its subject before its verb: "begyndte branden" turned round.

    None where the verb does not come first, or where its subject ends is not sure.
    """
    if language not in ("nb", "nn", "da") or not _ACCORDING.match(text[: act.start]):
        return None
    v = view(text[act.start : act.end], language)
    if len(v.words) < 3 or v.marked or not _verb_first(v):
        return None
    small = v.small
    end = noun_phrase_end(v, 1)
    if v.lower[1] in small.pronoun and (end <= 2 or v.lower[1] in ("den", "det", "de", "dei")):
        behind = v.lower[2]
        free = v.lower[1] not in small.determiner or behind in _BEHIND | small.preposition
        end = 2 if free or behind in small.time | small.adverb or behind[0].isdigit() else 0
    elif not (end - 1 <= 3 and (is_name(v, end - 1) or v.lower[end - 1].endswith(_DEFINITE))):
        return None
    if not 1 < end < len(v.words) or any(v.gap(n).strip() for n in range(1, end + 1)):
        return None
    verb, subject = v.words[0].text, v.text[v.words[1].start : v.words[end - 1].end]
    return f"{subject} {verb}{v.text[v.words[end - 1].end :]}"


_BEHIND = frozenset("kl klokken klokka".split())
_DEFINITE = ("en", "et", "ene", "erne", "ane", "rna")


def _verb_first(v: View) -> bool:
    small, low = v.small, v.lower[0]
    verbal = low in small.verbal or low in small.would or low in small.shared
    return verbal or has_finite_verb(v.words[0].text, v.language)


def only_saying(text: str, act: Attribution, language: str) -> bool:
    """Whether a sentence tells one act of saying and nothing else, and what was said is a clause.

    Beside what was said stands then the verb of saying alone, with no other
    verb: "sier lederen Eva Moe til avisen Nord i dag".
    """
    said = text[act.start : act.end]
    small, spoken = grammar(language), speech_verbs(language)
    finite = small.verbal
    within = [w.lower() for w in word_texts(said)]
    verbal = act.direct or has_finite_verb(said, language)
    if len(within) < 2 or not (verbal or any(w in finite or w in small.shared for w in within)):
        return False
    if _ACCORDING.match(text) and not text[act.end :].strip(" .!…"):
        return True
    rest = [w for part in (text[: act.start], text[act.end :]) for w in word_texts(part)]
    others = [w for w in rest if w.lower() in finite and w[0].islower() and w not in spoken]
    verbs = [w for w in rest if w in spoken]
    return len(rest) <= _MOST and not others and len(verbs) == 1
