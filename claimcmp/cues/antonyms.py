"""Opposites across languages: does one text say "rise" where the other says "fald"?

Floor 5: the lists of this folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from claimcmp.cues.lexicon import groups
from claimcmp.cues.making import maker
from claimcmp.cues.tokens import Token, tokenize
from claimcmp.cues.verdict import UNKNOWN, Verdict, spans
from claimcmp.values import Span, Value

__all__ = ["Pole", "compare", "conflict", "find"]

_IDIOM = "none"
_Entry = tuple[tuple[str, ...], str, bool]
"""The words of a form, its axis, and whether it stands at the positive end."""


class Pole(Span):
    """A word that stands at one end of an axis: "stiger" at the + end of "rise"."""

    text: str
    axis: str
    positive: bool


_make_pole = maker(Pole)


class Opposition(Value):
    """An axis on which two texts stand at opposite ends."""

    axis: str
    left: Pole
    right: Pole


def find(text: str, language: str, *, offset: int = 0) -> tuple[Pole, ...]:
    """The words of a text that have a listed opposite, in order; () where it has none.

    A word that opposes two others ("old", against new and young) comes once
    per axis.
    """
    tokens = tokenize(text)
    table = _table(language)
    found: list[Pole] = []
    skip_to = 0
    for i, token in enumerate(tokens):
        if token.lower not in table or i < skip_to:
            continue
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        standing = table[token.lower].get(following) or table[token.lower].get("", ())
        length = len(standing[0][0]) if standing else 0  # the longest stands first
        if length > 1:
            standing = tuple([e for e in standing if _stands(tokens, i, e[0])])
            length = len(standing[0][0]) if standing else 0
        for parts, axis, positive in standing:
            # The longest phrase speaks: "above all" is no "above", "before long" no "before".
            if len(parts) == length and axis != _IDIOM:
                end = tokens[i + length - 1].end
                found.append(
                    _make_pole(
                        {
                            "start": token.start + offset,
                            "end": end + offset,
                            "text": text[token.start : end],
                            "axis": axis,
                            "positive": positive,
                        }
                    )
                )
        skip_to = i + length
    return tuple(found)


def conflict(left: Sequence[Pole], right: Sequence[Pole]) -> tuple[Opposition, ...]:
    """The axes on which one pole is met more often on the left, and the other on the right.

    Where a side has both poles the difference is what counts: "a woman and
    her husband" against "a woman and her wife" has lost a man for a woman. No
    more than one word may have changed its pole then.
    """
    found = []
    for axis in sorted({p.axis for p in left} & {p.axis for p in right}):
        mine = [p for p in left if p.axis == axis]
        yours = [p for p in right if p.axis == axis]
        more, fewer = (_gained(mine, yours, positive=pole) for pole in (True, False))
        if more * fewer >= 0:
            continue
        one_sided = len({p.positive for p in mine}) == len({p.positive for p in yours}) == 1
        if one_sided or (more, fewer) in ((1, -1), (-1, 1)):
            pole = more > 0
            one = next(p for p in reversed(mine) if p.positive == pole)
            other = next(p for p in reversed(yours) if p.positive != pole)
            found.append(Opposition(axis=axis, left=one, right=other))
    return tuple(found)


def _gained(mine: Sequence[Pole], yours: Sequence[Pole], *, positive: bool) -> int:
    """How many words more of one pole the left has."""
    return sum(p.positive == positive for p in mine) - sum(p.positive == positive for p in yours)


def compare(left: Sequence[Pole], right: Sequence[Pole]) -> Verdict:
    """Whether two texts hold opposites: "conflicting", with the words; else "unknown".

    Weak evidence: the opposites need not be said of one thing, and a negation
    beside one of them turns the verdict round.
    """
    found = conflict(left, right)
    if not found:
        return UNKNOWN
    return Verdict(
        outcome="conflicting",
        left=spans(o.left for o in found),
        right=spans(o.right for o in found),
        words=", ".join(f"{o.left.text} against {o.right.text}" for o in found),
    )


def _stands(tokens: Sequence[Token], i: int, parts: tuple[str, ...]) -> bool:
    return i + len(parts) <= len(tokens) and all(
        tokens[i + k].lower == part for k, part in enumerate(parts)
    )


@cache
def _table(language: str) -> dict[str, dict[str, tuple[_Entry, ...]]]:
    """First word -> second word -> what may stand there, longest first; "" for any other second."""
    table: dict[str, dict[_Entry, None]] = {}
    for key, forms in groups("antonyms", language):
        for form in forms:
            parts = tuple(form.split())
            table.setdefault(parts[0], {})[parts, key.rstrip("+-"), key.endswith("+")] = None
    return {first: _by_second(found) for first, found in table.items()}


def _by_second(found: Iterable[_Entry]) -> dict[str, tuple[_Entry, ...]]:
    longest = sorted(found, key=lambda f: -len(f[0]))
    seconds = {"", *(f[0][1] for f in longest if len(f[0]) > 1)}
    return {
        second: tuple(f for f in longest if len(f[0]) == 1 or f[0][1] == second)
        for second in seconds
    }
