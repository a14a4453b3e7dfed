"""Where a noun phrase ends, read from its first word on.

A phrase is a run of words that names somebody or something: names, nouns and what
describes them, with the "of" and "in" phrases that belong to it.
"""

from __future__ import annotations

import re

from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.speakers import SHORTENED, is_title

__all__ = ["ABBREVIATED", "all_names", "is_name", "noun_phrase_end", "word_at"]

_LONGEST_BEHIND = 16  # words of one behind its verb
ABBREVIATED = SHORTENED | frozenset("st jr sr".split())
_GENITIVE = re.compile(r"(?:s|['’]s?)$")
_PLATFORMS = frozenset("twitter facebook instagram x tv linkedin truth telegram".split())
_ARTICLES = (("a",), ("an",), ("the",), ("one",))
_COMPANIONS = frozenset(
    "government police ministry army military party company official executive lawmaker group "
    "agency regime administration authority court embassy team "
    "kommune fylkeskommune fylke politidistrikt politikreds tingrett tingret byret lagmannsrett "
    "universitet sykehus sjukehus sygehus brannvesen brannvesenet lufthavn lufthamn fylkeslag "
    "bispedømme havn kommunes universitetssykehus".split()
)
_NOT_BODY = frozenset("this his its was is has says perhaps always sometimes".split())


def noun_phrase_end(v: View, n: int, particle: str | None = None) -> int:
    """The index of the first word after the noun phrase that begins with word `n`."""
    small, i = v.small, n
    while i < min(len(v.words), n + _LONGEST_BEHIND) and not _ends(v, n, i, particle):
        i += 1
    while i > n + 1 and v.lower[i - 1] in small.conjunction | small.preposition:
        i -= 1
    return i


def _ends(v: View, n: int, i: int, particle: str | None) -> bool:
    """Whether the phrase that begins with word `n` ends before word `i`."""
    small, word, low = v.small, v.words[i], v.lower[i]
    inside = i > n
    if low == particle or (inside and (_stops(v, i) or low in small.that)):
        return True
    # "Per Vik", "Will Wade": what is written as a name is no small word.
    named = inside or (n > 0 and v.language in ("nb", "nn", "da"))
    if named and word.text[0].isupper() and low not in small.time:
        return _site(v, i)
    if inside and _ends_inside(v, i):
        return True
    if low in ("to", "til") and inside and is_title(v.lower[i - 1]) and i + 1 < len(v.words):
        return not (is_name(v, i + 1) or v.lower[i + 1] == "the")
    if (
        low in small.negation
        or low in small.would
        or (low in small.finite and (inside or not is_title(low)))
    ):
        return True
    if low in small.conjunction:
        return not _joins(v, i)
    if low in small.link:
        return not inside or not _linked(v, n, i)
    if low in small.place:
        return not inside or not _placed(v, i)
    return low in small.away or low in small.subordinate


def _ends_inside(v: View, i: int) -> bool:
    """Whether word `i`, in small letters, begins something else than the noun phrase before it."""
    small, low, following = v.small, v.lower[i], word_at(v, i + 1)
    timed = low in small.time or f"{low} {following}" in small.time
    behind_and = v.lower[i - 1] in small.conjunction
    genitive = v.lower[i - 1].endswith(("'s", "’s"))
    if (
        (timed or low in small.adverb)
        and not genitive
        and not is_title(following)
        and not behind_and
    ):
        return True
    if low in small.pronoun and low not in small.determiner:
        return True
    if _after_noun(v, i) and (low in small.shared or is_title(v.lower[i - 1])):
        return True
    if v.language == "en" and low.endswith("ly"):
        return True
    if low in small.determiner and is_name(v, i - 1):
        return True
    function = small.conjunction | small.preposition | small.subordinate
    return low not in function and is_name(v, i - 1) and not _compound(v, i)


def _linked(v: View, n: int, i: int) -> bool:
    """Whether "of" or "for", word `i`, goes on with the phrase: not behind a person's name."""
    person = i - n >= 2 and is_name(v, i - 1) and is_name(v, i - 2)
    if i + 1 >= len(v.words):
        return False
    body = v.lower[i] in ("of", "for", "av", "af") and is_name(v, i + 1)
    return body or v.lower[i] == "of" or not person


def _placed(v: View, i: int) -> bool:
    """Whether "in" or "at", word `i`, goes on with the phrase: behind a noun, before a name."""
    if i + 1 >= len(v.words) or is_name(v, i - 1):
        return False
    return is_name(v, i + 1) and v.lower[i + 1] not in v.small.time | _PLATFORMS


def _after_noun(v: View, i: int) -> bool:
    """Whether word `i`, in small letters, follows a noun in its definite form, outside English."""
    left, low = v.words[i - 1].text, v.lower[i - 1]
    definite = v.language != "en" and low.endswith(("en", "et", "a", "ene", "ane", "erne"))
    lower = v.words[i].text[0].islower() and left[0].islower()
    small = v.small
    return (
        lower and definite and low not in small.determiner and v.lower[i] not in small.preposition
    )


def _site(v: View, i: int) -> bool:
    return v.lower[i].rpartition(".")[2] in ("no", "dk", "com", "org", "net") and "." in v.lower[i]


def _stops(v: View, i: int) -> bool:
    """Whether the marks before word `i` end a phrase; a title's full stop does not."""
    gap = v.gap(i)
    initial = len(v.words[i - 1].text) == 1 and v.words[i - 1].text.isupper()
    dotted = "." in v.words[i - 1].text  # "U.S."
    if gap.strip() == "." and (v.lower[i - 1] in ABBREVIATED or initial or dotted):
        return False
    if re.fullmatch(r"\s*\([^)]*", gap):
        return True
    return bool(gap.strip(" \t\n\u00a0")) and gap.strip() not in ("&", "/", "’", "'")


def word_at(v: View, i: int) -> str:
    """Word `i` in lower case, "" behind the last."""
    return v.lower[i] if i < len(v.words) else ""


def is_name(v: View, i: int) -> bool:
    """Whether word `i` is written as part of a name."""
    text = v.words[i].text
    return text[0].isupper() or text.startswith("al-") or text in ("bin", "von", "van", "al", "el")


def all_names(v: View, n: int, end: int) -> bool:
    """Whether the words from `n` to `end` are all written as names."""
    return all(is_name(v, k) for k in range(n, end))


def _joins(v: View, i: int) -> bool:
    """Whether "and" before word `i + 1` joins two speakers, not two clauses."""
    if i + 1 >= len(v.words) or v.lower[i] in ("men", "but", "yet", "for", "while"):
        return False
    following, low = v.words[i + 1].text, v.lower[i + 1]
    if v.gap(i + 1).strip() or v.gap(i).strip():
        return False
    if following[0].isupper() or (is_title(v.lower[i - 1]) and is_title(low)):
        return True
    alike = v.lower[i - 1].endswith("e") and low.endswith("e") and v.words[i - 1].text[0].islower()
    if alike and i + 2 < len(v.words) and not v.gap(i + 2).strip() and v.language != "en":
        small = v.small
        known = low in small.pronoun or low in small.finite
        return v.words[i + 2].text[0].islower() and not known
    if is_title(v.lower[i - 1]) and is_title(word_at(v, i + 2)) and low not in v.small.determiner:
        return True
    if v.text[v.words[i - 1].end] == "-":
        return True
    return low in v.small.determiner and low not in v.small.pronoun and bool(word_at(v, i + 2))


def _compound(v: View, i: int) -> bool:
    """Whether a noun in small letters goes on after a name: "USAs minister", "FN officials"."""
    left, low = v.words[i - 1].text, v.lower[i]
    if _GENITIVE.search(left) or left.isupper() or "-" in left or is_title(low):
        return True
    if v.lower[i - 1] in v.small.determiner or i == 0:
        return True
    if low in _COMPANIONS or (v.language == "en" and v.lower[i - 2 : i - 1] in _ARTICLES):
        return True
    return v.language == "en" and low.endswith("s") and low not in _NOT_BODY
