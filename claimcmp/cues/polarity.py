"""Negation in a text: what is negated, and whether two texts stand against each other.

Floor 5: `claimcmp.report`, `claimcmp.values` and the lists of this folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from claimcmp.cues.gazetteer import common_words, titles
from claimcmp.cues.lexicon import groups
from claimcmp.cues.tokens import Token, tokenize
from claimcmp.cues.verdict import Verdict, spans
from claimcmp.report import Polarity
from claimcmp.values import Span, Value

__all__ = ["Negation", "Polarities", "compare", "find"]

_NEGATIVE_PREFIXES = {
    "en": ("un", "im", "dis", "non", "no-", "non-"),
    "nb": ("u", "mis", "ikke-"),
    "nn": ("u", "mis", "ikkje-"),
    "da": ("u", "mis", "ikke-"),
}
# Words that only look as if they opened with a negative prefix.
_NO_PREFIX = (
    "under", "unter", "unit", "univers", "until", "union", "uniq", "uncle", "distr", "distan",
    "display", "disc", "dish", "ut", "uke", "uge", "impor", "impact", "improv", "impl", "impr",
    "missi", "mister", "disp", "immi", "ruth", "disas", "ukr", "disk",
)  # fmt: skip
_CLAUSE_ENDS = {",", ";", ":", ".", "!", "?", "but", "men", "–", "—"}


class Negation(Span):
    """One negation: its word, and the word it negates as written.

    `kind` is "no" for a plain negation (ikke, not, never, without) and
    "refusal" for a predicate that negates what it takes ("denied", "avviste",
    "uaktuelt"). `scope` is the next word that carries content; None at the end
    of a clause.
    """

    text: str
    kind: Literal["no", "refusal"]
    scope: str | None = None


class Polarities(Value):
    """The negations of one text. `polarity` is "negative" for an odd number of plain ones.

    `soft` tells whether a word of the text may carry a negation that is not
    counted ("without", "unlikely", "too late", "only"): where it does, a
    missing negation proves nothing.
    """

    polarity: Polarity = "positive"
    negations: tuple[Negation, ...] = ()
    soft: bool = False


def find(text: str, language: str, *, offset: int = 0) -> Polarities:
    """The negations of a text; positive and empty where it has none.

    Args:
        text: Any text; best one clause or sentence.
        language: "nb", "nn", "da", "en", or "und" for all of them at once.
        offset: Added to every span.
    """
    tokens = tokenize(text)
    found: list[Negation] = []
    soft = False
    skip_to = 0
    for i, token in enumerate(tokens):
        if i < skip_to:
            continue
        weight = _weight(token.lower, language)
        if weight != "phrase":
            soft = soft or weight == "soft"
            continue
        kind, length = _role(tokens, i, language)
        if kind == "no" or kind == "refuse":
            end = tokens[i + length - 1].end
            found.append(
                Negation(
                    start=token.start + offset,
                    end=end + offset,
                    text=text[token.start : end],
                    kind="no" if kind == "no" else "refusal",
                    scope=_scope(tokens, i + length, language),
                )
            )
        soft = soft or kind == "soft" or _negative_word(token.lower, language)
        skip_to = i + max(length, 1)
    plain = sum(n.kind == "no" for n in found)
    return Polarities(
        polarity="negative" if plain % 2 else "positive", negations=tuple(found), soft=soft
    )


def compare(left: Polarities, right: Polarities) -> Verdict:
    """Whether one text negates what the other asserts, by negation alone.

    "conflicting" where one side holds a single plain negation, the other none
    and no word that may carry the missing one. With more negations on a side
    it cannot be told which of them answers which. The comparator does not know
    whether both speak of the same matter: callers must. Two sides without negation are "equal".
    """
    plain_left = [n for n in left.negations if n.kind == "no"]
    plain_right = [n for n in right.negations if n.kind == "no"]
    more, fewer = (left, right) if len(plain_left) >= len(plain_right) else (right, left)
    difference = abs(len(plain_left) - len(plain_right))
    where = {"left": spans(left.negations), "right": spans(right.negations)}
    if not difference:
        return Verdict(outcome="equal", words="same polarity", **where)
    hidden = fewer.soft or any(n.kind == "refusal" for n in fewer.negations)
    if difference == 1 and len(plain_left) + len(plain_right) == 1 and not hidden:
        words = ", ".join(n.text for n in more.negations if n.kind == "no")
        return Verdict(outcome="conflicting", words=f"only one side says {words!r}", **where)
    return Verdict(outcome="unknown", **where)


@cache
def _table(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> (words, role), longest first; pseudo-negations before what they contain."""
    rank = {"pseudo": 0, "refuse": 1, "no": 2, "soft": 3}
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, forms in groups("negation", language):
        for form in forms:
            parts = tuple(form.split())
            table.setdefault(parts[0], []).append((parts, role))
    return {
        first: tuple(sorted(found, key=lambda f: (-len(f[0]), rank[f[1]])))
        for first, found in table.items()
    }


def _role(tokens: Sequence[Token], i: int, language: str) -> tuple[str, int]:
    word = tokens[i].lower.replace("’", "'")
    if (
        word == "no"
        and i + 1 < len(tokens)
        and (tokens[i + 1].text in (",", ".", "!") or tokens[i + 1].text[0].isdecimal())
    ):
        return "", 1  # "No, we …" answers, "No 14" counts
    if language in ("en", "und") and word.endswith("n't"):
        return "no", 1
    for parts, role in _table(language).get(word, ()):
        if len(parts) == 1 or (
            i + len(parts) <= len(tokens)
            and all(tokens[i + k].lower == part for k, part in enumerate(parts))
        ):
            return role, len(parts)
    return "", 1


@lru_cache(maxsize=65_536)
def _weight(word: str, language: str) -> Literal["phrase", "soft", ""]:
    """Whether a word may open a listed phrase, carries a negation inside, or neither."""
    if word in _table(language) or word.endswith(("n't", "n’t")):
        return "phrase"
    return "soft" if _negative_word(word, language) else ""


@lru_cache(maxsize=32_768)
def _negative_word(word: str, language: str) -> bool:
    """Whether a word carries a negation inside: "unable", "ulovlig", "no-deal", "endeløs"."""
    if len(word) < 5 or word.startswith(_NO_PREFIX):
        return False
    if word.endswith(("less", "løs", "løse", "løst", "laus", "lause", "fri", "frie", "-free")):
        return True
    languages = [language] if language in _NEGATIVE_PREFIXES else list(_NEGATIVE_PREFIXES)
    for each in languages:
        for prefix in _NEGATIVE_PREFIXES[each]:
            rest = word[len(prefix) :]
            if word.startswith(prefix) and len(rest) > 3 and rest in common_words(each):
                return True
    return False


def _scope(tokens: Sequence[Token], i: int, language: str) -> str | None:
    for token in tokens[i : i + 6]:
        if token.lower in _CLAUSE_ENDS:
            return None
        if len(token.lower) > 3 and token.text[0].isalpha() and token.lower not in titles(language):
            return token.text
    return None
