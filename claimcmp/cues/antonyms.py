"""Opposites across languages: does one text say "rise" where the other says "fald"?

Floor 5: the lists of this folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcmp.cues.lexicon import groups
from claimcmp.cues.tokens import Token, tokenize
from claimcmp.cues.verdict import Verdict, spans
from claimcmp.values import Span, Value

__all__ = ["Pole", "compare", "conflict", "find"]


class Pole(Span):
    """A word that stands at one end of an axis: "stiger" at the + end of "rise"."""

    text: str
    axis: str
    positive: bool


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
    for i, token in enumerate(tokens):
        if token.lower not in table:
            continue
        for parts, axis, positive in table[token.lower]:
            if _stands(tokens, i, parts):
                end = tokens[i + len(parts) - 1].end
                found.append(
                    Pole(
                        start=token.start + offset,
                        end=end + offset,
                        text=text[token.start : end],
                        axis=axis,
                        positive=positive,
                    )
                )
    return tuple(found)


def conflict(left: Sequence[Pole], right: Sequence[Pole]) -> tuple[Opposition, ...]:
    """The axes on which the left has one pole only and the right the other only."""
    found = []
    for axis in sorted({p.axis for p in left} & {p.axis for p in right}):
        mine = [p for p in left if p.axis == axis]
        yours = [p for p in right if p.axis == axis]
        ends = {p.positive for p in mine}, {p.positive for p in yours}
        if len(ends[0]) == len(ends[1]) == 1 and ends[0] != ends[1]:
            found.append(Opposition(axis=axis, left=mine[0], right=yours[0]))
    return tuple(found)


def compare(left: Sequence[Pole], right: Sequence[Pole]) -> Verdict:
    """Whether two texts hold opposites: "conflicting", with the words; else "unknown".

    Weak evidence: the opposites need not be said of one thing, and a negation
    beside one of them turns the verdict round.
    """
    found = conflict(left, right)
    if not found:
        return Verdict(outcome="unknown")
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
def _table(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    table: dict[str, dict[tuple[tuple[str, ...], str, bool], None]] = {}
    for key, forms in groups("antonyms", language):
        for form in forms:
            parts = tuple(form.split())
            table.setdefault(parts[0], {})[parts, key[:-1], key.endswith("+")] = None
    return {first: tuple(found) for first, found in table.items()}
