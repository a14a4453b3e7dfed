"""What one word of a text is known as, and where in its sentence it stands.

Floor 5: the lists and tokens of this folder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcmp.cues.gazetteer import Known, acronyms, common_words, frequent_words, known
from claimcmp.cues.tokens import Token, fold

__all__ = [
    "ARTICLE_NAME",
    "ORGANISATION_WORDS",
    "bare_of",
    "capital",
    "compound",
    "definite",
    "head_of",
    "known_word",
    "lookup",
    "opens_sentence",
    "plain",
]

ARTICLE_NAME = re.compile(r"^(?:al|el|an|ad|as|ar|ash|bin|ibn)-[^\W\d_]", re.IGNORECASE)

_SENTENCE_MARKS = set(".!?:;«»\"“”„–—•-*|()[]…'‘\n")

ORGANISATION_WORDS = {
    "party", "council", "committee", "ministry", "department", "commission", "agency",
    "university", "institute", "court", "parliament", "senate", "house", "army", "navy",
    "force", "forces", "police", "union", "association", "federation", "league", "group",
    "company", "corp", "inc", "ltd", "bank", "club", "united", "city", "news", "times", "post",
    "tv", "coalition", "front", "movement", "partiet", "rådet", "komiteen", "departementet",
    "universitet", "bureau", "office", "assembly", "congress", "center", "centre", "church",
    "school", "museum", "hospital", "airport", "street",
}  # fmt: skip

_ARTICLES = ("erne", "ene", "ane", "en", "et", "a")
# Landscape words that towns and families are called by: "Bergen", "Haugen", "Bakken".
_PLACE_STEMS = {
    "berg", "bakk", "bråt", "fjord", "gård", "haug", "holm", "krok", "lund", "myhr", "sand",
    "skog", "slett", "stein", "strand", "sund", "tang", "vang",
}  # fmt: skip


@lru_cache(maxsize=32_768)
def lookup(word: str) -> tuple[Known, int] | None:
    """What one word is known as, and how many characters of it are the name."""
    bare = bare_of(word)
    table, capitals = known(), acronyms()
    for form in (bare, bare[:-1] if bare.endswith("s") else bare):
        if form in capitals:
            return capitals[form], len(form)
        if (
            len(form) > 2
            and not (form.isupper() and len(form) < 4)
            and (hit := table.get(fold(form)))
        ):
            # Half of all everyday words are also the title of some film or band.
            if hit.kind == "other" and plain(form.lower()):
                continue
            return hit, len(form)
    return None


def plain(word: str) -> bool:
    """Whether a word in lower case is an everyday one, or one that organisations are named by."""
    return word in frequent_words() or word in ORGANISATION_WORDS


def known_word(token: Token) -> bool:
    """Whether a token, or its part before a hyphen, is a listed name."""
    return lookup(token.text) is not None or lookup(token.text.partition("-")[0]) is not None


@lru_cache(maxsize=8_192)
def compound(word: str, language: str) -> bool:
    """Whether a word is put together from two everyday words: "regjeringsstyrker"."""
    if len(word) > 40:
        return False
    everyday = common_words(language)
    for cut in range(3, len(word) - 3):
        head = word[:cut]
        if word[cut:] in everyday and (
            head in everyday or (head.endswith(("s", "e")) and head[:-1] in everyday)
        ):
            return True
    return False


@lru_cache(maxsize=8_192)
def definite(word: str, language: str) -> bool:
    """Whether a word is an everyday noun with its article: "havnebyen", "fjellet", "fergene"."""
    everyday = common_words(language)
    for ending in _ARTICLES:
        # Short stems are left alone: "Karen", "Helen" and "Ellen" look like nouns as well.
        if not word.endswith(ending) or len(word) - len(ending) < 4:
            continue
        stem = word[: -len(ending)]
        if stem in _PLACE_STEMS:
            return False
        # "møtet" (møt, møte); in Danish also "bussen" (bus)
        single = stem[:-1] if stem[-1] == stem[-2] else stem
        if any(w in everyday or compound(w, language) for w in {stem, stem + "e", single}):
            return True
    return False


def capital(token: Token) -> bool:
    """Whether a token is written as names are: "Anna", "al-Amin"."""
    return token.text[0].isupper() or bool(
        ARTICLE_NAME.match(token.text) and token.text.split("-")[1][:1].isupper()
    )


def opens_sentence(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token stands first, or after a mark, where any word takes a capital."""
    return i == 0 or tokens[i - 1].text in _SENTENCE_MARKS


def bare_of(word: str) -> str:
    """A word without its genitive mark; a plain -s stays, since it may belong to the name."""
    if word[-1:] not in ("s", "'", "’"):
        return word
    for mark in ("'s", "’s", "´s", "'", "’"):
        if word.endswith(mark):
            return word[: -len(mark)]
    return word


def head_of(word: str) -> str:
    """The part of a word that is the name: before a small second part, without genitive mark."""
    head, dash, tail = word.partition("-")
    if dash and tail and tail[0].islower() and head[:1].isupper():
        return head
    return bare_of(word)
