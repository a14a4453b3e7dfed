"""Negation in a text: what is negated, and whether two texts stand against each other.

Floor 5: `claimcmp.report`, `claimcmp.values` and the lists of this folder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, TypeVar

from claimcmp.cues.gazetteer import common_words, titles
from claimcmp.cues.lexicon import groups
from claimcmp.cues.making import maker, span
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
# English adjectives and what is made of them: "incapable", "irrelevant", "illegally".
_LATIN = re.compile(
    r"i(?:n|l(?=l)|r(?=r))(\w{3,}(?:[ai]b(?:le|ly|ility)|[aei]n(?:t|tly|ce|cy)|ate|ately|ive|ively"
    r"|al|ally|ous|rect|rectly|plete|pletely|ity|just|sane))"
)
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
    counted ("unlikely", "too late", "only"), and `softeners` where they stand:
    near one, a missing negation proves nothing. `text` is the whole text's
    span, None where it was not kept.
    """

    polarity: Polarity = "positive"
    negations: tuple[Negation, ...] = ()
    soft: bool = False
    softeners: tuple[Span, ...] = ()
    text: Span | None = None


_make_negation, _make_polarities = maker(Negation), maker(Polarities)


def find(text: str, language: str, *, offset: int = 0) -> Polarities:
    """The negations of a text; positive and empty where it has none.

    Args:
        text: Any text; best one clause or sentence.
        language: "nb", "nn", "da", "en", or "und" for all of them at once.
        offset: Added to every span.
    """
    if offset or len(text) > _CACHED_LENGTH:
        return _scan(text, language, offset)
    return _remembered(text, language)


def _scan(text: str, language: str, offset: int) -> Polarities:
    tokens, weights = tokenize(text), _weights(language)
    found: list[Negation] = []
    softeners: list[Span] = []
    skip_to = 0
    for i in [n for n, token in enumerate(tokens) if weights[token.lower]]:
        if i < skip_to:
            continue
        token = tokens[i]
        weight = weights[token.lower]
        kind, length = _role(tokens, i, language) if weight == "phrase" else ("soft", 1)
        if kind == "echo":
            # "… did not vote, nor did she": says the first negation once more.
            kind = "soft" if any(n.kind == "no" for n in found) else "no"
        end = tokens[i + max(length, 1) - 1].end
        start = token.start + offset
        if kind in ("no", "refuse"):
            found.append(
                _make_negation(
                    {
                        "start": start,
                        "end": end + offset,
                        "text": text[token.start : end],
                        "kind": "no" if kind == "no" else "refusal",
                        "scope": _scope(tokens, i + length, language),
                    }
                )
            )
        elif kind == "soft" or _negative_word(token.lower, language):
            softeners.append(span(start, end + offset))
        skip_to = i + max(length, 1)
    plain = sum(n.kind == "no" for n in found)
    return _make_polarities(
        {
            "polarity": "negative" if plain % 2 else "positive",
            "negations": tuple(found),
            "soft": bool(softeners),
            "softeners": tuple(softeners),
            "text": span(offset, offset + len(text)),
        }
    )


# A claim's wording is read for its polarity, and mostly once more for its negations.
_CACHED_LENGTH = 4_000


@lru_cache(maxsize=4_096)
def _remembered(text: str, language: str) -> Polarities:
    return _scan(text, language, 0)


_ASSERTED = Verdict(outcome="equal", words="same polarity")


def compare(left: Polarities, right: Polarities) -> Verdict:
    """Whether one text negates what the other asserts, by negation alone.

    Each plain negation takes the nearest one of the other side, in place
    counted from the start of its text: translations keep their order.
    "conflicting" where one is left, and near its place the other side has no
    word that may carry it; "unknown" where more are left, or such a word
    stands there. The comparator does not know whether both speak of the same
    matter: callers must. Two sides without negation are "equal".
    """
    where = {"left": spans(left.negations), "right": spans(right.negations)}
    if not left.negations and not right.negations:
        return _ASSERTED
    mine, yours = _unanswered(left, right)
    if not mine and not yours:
        return Verdict(outcome="equal", words="same polarity", **where)
    open_left = [n for n in mine if not _hidden(n, left, right)]
    open_right = [n for n in yours if not _hidden(n, right, left)]
    alone = [*open_left, *open_right]
    if len(alone) == 1 and len(mine) + len(yours) <= 2:
        words = f"only one side says {alone[0].text!r}"
        return Verdict(
            outcome="conflicting", left=spans(open_left), right=spans(open_right), words=words
        )
    return Verdict(outcome="unknown", **where)


# Shares of a text: how far apart two negations that answer each other may stand, and how near
# a word must stand to carry a negation that is missing. In short texts order moves more.
_ANSWERS = 0.35
_CARRIES = 0.2
_AT_LEAST = 14  # characters


def _unanswered(left: Polarities, right: Polarities) -> tuple[list[Negation], list[Negation]]:
    """The plain negations of both sides that none of the other answers."""
    mine = [n for n in left.negations if n.kind == "no"]
    yours = [n for n in right.negations if n.kind == "no"]
    return _unmet(mine, yours, left, right, _reach(_ANSWERS, left, right))


_Marked = TypeVar("_Marked", bound=Span)


def _unmet(
    mine: Sequence[_Marked],
    yours: Sequence[_Marked],
    left: Polarities,
    right: Polarities,
    reach: float,
) -> tuple[list[_Marked], list[_Marked]]:
    """What remains of both sides once each has taken the nearest of the other within reach."""
    apart = sorted(
        (distance, i, j)
        for i, a in enumerate(mine[:_MOST])
        for j, b in enumerate(yours[:_MOST])
        if (distance := abs(_place(a, left) - _place(b, right))) <= reach
    )
    met_left, met_right = set[int](), set[int]()
    for _, i, j in apart:
        if i not in met_left and j not in met_right:
            met_left.add(i)
            met_right.add(j)
    return (
        [n for i, n in enumerate(mine) if i not in met_left],
        [n for j, n in enumerate(yours) if j not in met_right],
    )


# Nobody negates so often in one claim; a list of refrains would be set against its like.
_MOST = 40


def _hidden(negation: Negation, own: Polarities, other: Polarities) -> bool:
    """Whether a word of the other side may carry this negation, where it would stand."""
    if other.text is None:
        return other.soft or any(n.kind == "refusal" for n in other.negations)
    reach = _reach(_CARRIES, own, other)
    # A word that the negation's own side has too ("illegal", "ulovlig") carries nothing besides.
    carriers = _unmet(_carriers(own), _carriers(other), own, other, reach)[1]
    return any(abs(_place(near, other) - _place(negation, own)) <= reach for near in carriers)


def _carriers(side: Polarities) -> list[Span]:
    return [*side.softeners, *(n for n in side.negations if n.kind == "refusal")]


def _place(part: Span, within: Polarities) -> float:
    """Where a span stands in its text, 0 for the start and 1 for the end."""
    text = within.text
    return (part.start - text.start) / max(1, text.end - text.start) if text else 0.5


def _reach(share: float, left: Polarities, right: Polarities) -> float:
    shorter = min((p.text.end - p.text.start for p in (left, right) if p.text), default=1)
    return max(share, _AT_LEAST / max(1, shorter))


@cache
def _table(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> (words, role), longest first; pseudo-negations before what they contain."""
    rank = {"pseudo": 0, "echo": 1, "refuse": 2, "no": 3, "soft": 4}
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
    for parts, role in _table(language).get(word, ()):
        if len(parts) == 1 or (
            i + len(parts) <= len(tokens)
            and all(tokens[i + k].lower == part for k, part in enumerate(parts) if k)
        ):
            return role, len(parts)
    if language in ("en", "und") and word.endswith("n't"):
        return "no", 1
    return "", 1


class _Weights(dict[str, Literal["phrase", "soft", ""]]):
    """Whether a word may open a listed phrase, carries a negation inside, or neither.

    Every word of every text is looked up here: a dict that fills itself.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> Literal["phrase", "soft", ""]:
        weight: Literal["phrase", "soft", ""] = ""
        if word in _table(self._language) or word.endswith(("n't", "n’t")):
            weight = "phrase"
        elif _negative_word(word, self._language):
            weight = "soft"
        if len(self) < _MOST_WORDS and len(word) < _LONGEST_WORD:
            self[word] = weight
        return weight


_MOST_WORDS, _LONGEST_WORD = 65_536, 64
_weights = cache(_Weights)


@lru_cache(maxsize=32_768)
def _negative_word(word: str, language: str) -> bool:
    """Whether a word carries a negation inside: "unable", "ulovlig", "no-deal", "endeløs"."""
    if word.startswith(("non-", "ikke-", "ikkje-", "anti-")) and len(word) > 5:
        return True
    if len(word) < 5 or word.startswith(_NO_PREFIX):
        return False
    if word.endswith(("less", "løs", "løse", "løst", "laus", "lause", "fri", "frie", "-free")):
        return True
    if language in ("en", "und") and (latin := _LATIN.fullmatch(word)):
        return latin[1] in common_words("en") and word not in ("instance", "instances")
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
