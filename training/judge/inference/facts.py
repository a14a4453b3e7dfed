"""Claims against passages of several sentences, of which one tells: from Danish facts, from lines.

The sentence that tells has to be found among others, as in encyclopedic
evidence and in long sentences of news.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence

from training.judge.inference.details import Names, change
from training.judge.inference.pairs import AGREES, DIVERGES, NEITHER, Example

__all__ = ["changed_claims", "passages", "sentence_claims"]

Row = Mapping[str, str]
_BREAK = re.compile(r"(?<=[a-zæøå)\d]{2}[.!?])\s+(?=[A-ZÆØÅ])")


def changed_claims(found: Sequence[Example], rnd: random.Random, known: Names) -> Iterator[Example]:
    """Claims that their evidence supports, with one detail changed: they diverge from it."""
    for example in found:
        if example.label == AGREES:
            language = rnd.choice(list(example.right))
            if changed := change(example.right[language], language, rnd, known):
                yield Example(example.left, {language: changed[0]}, DIVERGES, "changed claim")
            else:
                yield example


def sentence_claims(
    found: Sequence[Example], rnd: random.Random, known: Names
) -> Iterator[Example]:
    """A sentence of the evidence as a claim: as it is, changed, or against other evidence."""
    evidence = list({tuple(e.left.values()): e.left for e in found}.values())
    for left in evidence:
        language = rnd.choice(list(left))
        sentences = [s for s in _BREAK.split(left[language]) if 5 <= len(s.split()) <= 30]
        for sentence in rnd.sample(sentences, min(2, len(sentences))):
            yield Example(left, {language: sentence}, AGREES, "sentence")
            if changed := change(sentence, language, rnd, known):
                yield Example(left, {language: changed[0]}, DIVERGES, "sentence")
            other = rnd.choice(evidence)
            if sentence not in other[language]:
                yield Example(other, {language: sentence}, NEITHER, "sentence")


def passages(
    rows: Sequence[Row], near: Sequence[int], rnd: random.Random, known: Names
) -> Iterator[Example]:
    """Lines of one matter after another as the evidence, and one of them as the claim."""
    for number, row in enumerate(rows):
        beside = [rows[near[number]], rnd.choice(rows)][: rnd.randint(1, 2)]
        parts = [row, *beside]
        rnd.shuffle(parts)
        if any(part.keys() != row.keys() for part in parts):
            continue
        left = {language: " ".join(part[language] for part in parts) for language in row}
        if max(map(len, left.values())) > 500:
            continue
        language = rnd.choice(list(row))
        what = rnd.random()
        if what < 0.35:
            yield Example(left, row, AGREES, "passage")
        elif what < 0.7 and (changed := change(row[language], language, rnd, known)):
            yield Example(left, {language: changed[0]}, DIVERGES, "passage")
        else:
            claim = rows[near[near[number]]]
            if claim not in parts and claim.keys() == row.keys():
                yield Example(left, claim, NEITHER, "passage")
