"""The names of a text, under one key per name.

Floor 5: `claimcmp.report`, the lists and tokens of this folder, `lookup` and `runs`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcmp.cues.gazetteer import Known, calendar, common_words, demonyms, titles
from claimcmp.cues.making import maker
from claimcmp.cues.names.lookup import (
    bare_of,
    capital,
    compound,
    definite,
    known_word,
    opens_sentence,
)
from claimcmp.cues.names.runs import Reading, known_phrase, sequence
from claimcmp.cues.tokens import Token, tokenize
from claimcmp.report import Name

__all__ = ["find"]

_CONTRACTION = re.compile(
    r"[’'](?:ve|re|ll|d|m|t)$|^(?:It|He|She|That|There|Who|What|Let|Here)[’']s$", re.IGNORECASE
)

# Words of grammar, and for one's kin, that the made lists miss: the nynorsk one is small.
_NO_NAMES = {
    "utan", "istaden", "isteden", "ifylgje", "dinest", "difor", "korfor", "somme", "framleis",
    "unntatt", "unnateke", "ovanfor", "nedanfor", "framfor", "hjå", "ifrå", "attmed", "dverre",
    "diverre", "truleg", "venteleg", "vanlegvis", "vanligvis", "stundom", "også", "elles",
    "korkje", "verken", "enten", "såleis", "således", "likevel", "fremdeles", "nedenfor",
    "deretter", "trolig", "ennå", "indenfor", "mor", "mora", "far", "faren", "systera", "broren",
}  # fmt: skip

_make_name = maker(Name)


def find(text: str, language: str, *, offset: int = 0) -> tuple[Name, ...]:
    """The names of a text in order; () where it has none.

    Known names come under the key of their list, others under the skeleton of
    their spelling; of several unknown words that look like a person's name the
    last one makes the key, so that "Angela Merkel" and "Merkel" meet. Titles,
    weekdays and months are no names; a word that opens a sentence is one only
    where it is known or no everyday word. Demonyms ("russiske", "Syrians")
    come with `derived` and the key of the country.

    Args:
        text: Any text.
        language: "nb", "nn", "da", "en", or "und" for all of them at once.
        offset: Added to every span.
    """
    tokens = tokenize(text)
    people = {} if language == "en" else demonyms(language)
    found: list[Name] = []
    i = 0
    while i < len(tokens):
        word = tokens[i].text
        if not word[0].isupper() and "-" not in word and tokens[i].lower not in people:
            i += 1
            continue
        read = _read(tokens, i, language)
        if read is None:
            i += 1
            continue
        start, end, hit, derived, i = read
        found.append(
            _make_name(
                {
                    "start": start + offset,
                    "end": end + offset,
                    "text": text[start:end],
                    "key": hit.key,
                    "kind": "people" if derived else hit.kind,
                    "derived": derived,
                }
            )
        )
    return tuple(found)


def _read(tokens: Sequence[Token], i: int, language: str) -> Reading | None:
    """The name at token `i` as (start, end, what, derived, next token); None where none starts."""
    token = tokens[i]
    if not capital(token):
        if language != "en" and token.lower in (people := demonyms(language)):
            return token.start, token.end, Known(people[token.lower], "people"), True, i + 1
        head, dash, _ = token.text.partition("-")
        if dash and language != "en" and head.lower() in demonyms(language):
            key = demonyms(language)[head.lower()]
            return token.start, token.start + len(head), Known(key, "people"), True, i + 1
        return None
    phrase = known_phrase(tokens, i)
    if phrase is not None:
        return phrase
    bare = bare_of(token.text)
    if bare.lower() in calendar() or _CONTRACTION.search(token.text):
        return None
    if (people := demonyms(language)).get(bare.lower()) and not bare.isupper():
        end = token.start + len(bare)
        return token.start, end, Known(people[bare.lower()], "people"), True, i + 1
    if language in ("en", "und") and _english_title(tokens, i):
        return None
    initial = opens_sentence(tokens, i)
    if initial and (token.lower in titles(language) or not known_word(token)):
        everyday = common_words(language)
        if {bare.lower(), token.lower} & _NO_NAMES or bare.lower() in everyday:
            return None
        if token.lower in titles(language):
            return None
        if language != "en" and (
            compound(token.lower, language) or definite(token.lower, language)
        ):
            return None
    return sequence(tokens, i, language)


def _english_title(tokens: Sequence[Token], i: int) -> bool:
    """English writes offices with a capital: "Foreign Minister", "Secretary of State"."""
    word = tokens[i].lower
    return word in titles("en") or (word == "state" and i > 0 and tokens[i - 1].lower == "of")
