"""Sentences on a condition: "if the army attacks, …", "med mindre …", "angriper hæren, …".

Above the small words and verb forms. What holds only if something else does is
stated by nobody; the claim stays, but it is no flat statement.
"""

from __future__ import annotations

from claimcmp.reading.parsed import FINITE, Parsed, kind_of, parse
from claimcmp.reading.words import LONGEST, speech_verbs, word_texts

__all__ = ["conditional"]

_WORDS = {
    "nb": frozenset("hvis dersom såfremt".split()),
    "nn": frozenset("hvis dersom såframt viss".split()),
    "da": frozenset("hvis dersom såfremt medmindre".split()),
    "en": frozenset("if unless".split()),
}
_PHRASES = frozenset(
    (
        ("med", "mindre"),
        ("under", "forutsetning", "av"),
        ("under", "forudsætning", "af"),
        ("forutsatt", "at"),
        ("forudsat", "at"),
        ("føresett", "at"),
        ("provided", "that"),
        ("providing", "that"),
        ("on", "condition", "that"),
        ("assuming", "that"),
    )
)
_PHRASE_FIRST = frozenset(words[0] for words in _PHRASES)
# "Even if", "as if"; "asked if" is a reported question; "few, if any" is a figure of speech.
_BEFORE = frozenset(
    "even as what selv sjølv som ask asks asked asking know knows knew known wonder wonders "
    "wondered see sees seeing tell check sure clear unclear doubt doubts doubted decide decided "
    "determine say remember find matter".split()
)
_AFTER = frozenset("any anything not ever only so possible necessary needed anyone".split())
_ENGLISH_OPENING = frozenset("should were had".split())
_FOLLOWS = frozenset("would will could might may".split())


def conditional(text: str, language: str) -> bool:
    """Whether a text says something only on a condition.

    "If", "unless", "hvis", "med mindre" and their like, wherever they stand; a
    verb or "om" that opens the sentence in their place ("Angriper hæren, dør tolv"). Not
    "even if", nor a reported question ("asked if").

    Args:
        text: One sentence or clause; False for an empty one, and for one too long to be read.
        language: "nb", "nn", "da" or "en"; False for any other.
    """
    if language not in _WORDS or len(text) > LONGEST:
        return False
    if not _may_hold(text, language):
        return False
    p = parse(text, language)
    if any(_condition(p, n) for n in range(len(p.tokens) - 1)):
        return True
    return _verb_first(p) if language != "en" else _inverted(p)


def _may_hold(text: str, language: str) -> bool:
    """A cheap look before the text is parsed: False proves that it holds no condition."""
    low = [word.lower() for word in word_texts(text)]
    if not low or not (_PHRASE_FIRST | _WORDS[language]).isdisjoint(low):
        return bool(low)
    if language == "en":
        return low[0] in _ENGLISH_OPENING
    return "," in text and (low[0] == "om" or kind_of(low[0], language) in ("present", "past"))


def _condition(p: Parsed, n: int) -> bool:
    """Whether a condition opens at word `n`."""
    word = p.lower[n]
    if word in _PHRASE_FIRST and any(p.lower[n : n + k] in _PHRASES for k in (2, 3)):
        # "Med mindre enn ti", "med mindre last" compare.
        return word != "med" or (n + 2 < len(p.tokens) and _subject_follows(p, n + 2))
    if word not in _WORDS[p.language]:
        return False
    if n == 0:
        return p.lower[1] != "so"
    if p.mark(n).startswith("(") or (p.lower[n - 1] in _BEFORE and not p.breaks(n)):
        return False
    if p.language == "en":
        return word == "unless" or p.lower[n + 1] not in _AFTER
    if word == "viss":
        return p.breaks(n)
    return word != "hvis" or p.language != "da" or _subject_follows(p, n + 1)


def _subject_follows(p: Parsed, n: int) -> bool:
    """Whether a subject follows, as after Danish "hvis", which else is "whose": "hvis ejer"."""
    word = p.lower[n]
    small = p.small("pronoun") | p.small("determiner") | p.small("quantifier")
    known = len(word) > 3 and word.endswith(("en", "et", "ne"))
    return p.name(n) or known or word in small | {"der", "man", "ikke"}


def _verb_first(p: Parsed) -> bool:
    """Whether two verbs say it: "Angriper hæren, dør tolv", "Om hæren angriper, dør tolv"."""
    comma = next((n for n in range(2, len(p.tokens) - 1) if p.breaks(n)), None)
    if comma is None or p.mark(comma) != "," or p.gaps[0].strip(' –—-"“«»'):
        return False
    main = comma + (p.lower[comma] in ("så", "so"))
    if main >= len(p.tokens) or p.kinds[main] not in FINITE:
        return False
    if p.lower[main] in speech_verbs(p.language):
        return False
    if p.lower[0] == "om":
        return any(p.finite(n) for n in range(2, comma))
    opens = p.kinds[0] in ("present", "past") and p.lower[0] not in speech_verbs(p.language)
    return opens and not any(p.sure(n) for n in range(1, comma) if p.kinds[n] == "present")


def _inverted(p: Parsed) -> bool:
    """English "Should the army attack, twelve would die"."""
    if len(p.tokens) < 4 or p.lower[0] not in _ENGLISH_OPENING:
        return False
    comma = next((n for n in range(2, len(p.tokens)) if p.breaks(n)), len(p.tokens))
    return any(p.lower[n] in _FOLLOWS for n in range(comma, min(comma + 8, len(p.tokens))))
