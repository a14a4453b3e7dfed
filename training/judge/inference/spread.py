"""Examples in more languages than they come in: by Apertium, or woven from near words."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from claimcmp.encoding.encoder import Encoder
from training.encoder.carry import carried
from training.encoder.contextual.lessons import lexicon, woven
from training.encoder.corpus import Evaluation, Stream, streams
from training.judge.inference.pairs import Example

__all__ = ["carried_examples", "lexicon_of", "translated", "woven_examples"]

_END = "¶"
_WORD = re.compile(r"[^\W\d_]+")

Words = Mapping[str, Mapping[str, Sequence[str]]]
"""Near words of English ones, by language."""


def translated(
    texts: Sequence[str], name: str, of: str, to: str, evaluation: Evaluation, cache: Path
) -> list[str]:
    """Texts by Apertium, each blank where it became an evaluation line."""
    # What is kept is found again by name: other texts need another one.
    name += "." + hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]
    # The mark keeps Apertium from joining a line without a full stop to the next one.
    stream = Stream(name, (of,), [(f"{text} {_END}",) for text in texts])
    grown = carried(stream, of, to, len(texts), evaluation, cache)
    # A star before a word says that Apertium does not know it.
    return [row[1].replace("*", "").replace(_END, "").strip() for row in grown.rows]


def carried_examples(
    found: Sequence[Example], name: str, of: str, to: str, evaluation: Evaluation, cache: Path
) -> list[Example]:
    """The examples with one more language on both sides; needs Apertium the first time."""
    sides = [side for e in found for side in (e.left, e.right) if of in side and to not in side]
    texts = list(dict.fromkeys(side[of] for side in sides))
    table = dict(zip(texts, translated(texts, name, of, to, evaluation, cache), strict=True))

    def side(given: Mapping[str, str]) -> Mapping[str, str]:
        if of in given and to not in given and (text := table.get(given[of])):
            return {**given, to: text}
        return given

    return [e._replace(left=side(e.left), right=side(e.right)) for e in found]


def lexicon_of(data: Path, encoder: Encoder, evaluation: Evaluation, kept: Path) -> Words:
    """Near words of English ones in nb and da, from parallel text; kept once found."""
    if not kept.exists():
        patterns = ("parallel/europarl.da-en-n?.tsv.xz", "parallel/tatoeba.*-en.tsv.xz")
        found = [
            Stream(s.name, s.languages, s.rows[:60_000])
            for s in streams(data, patterns, evaluation)
        ]
        kept.write_text(json.dumps(lexicon(found, encoder), ensure_ascii=False), encoding="utf8")
    words: Words = json.loads(kept.read_text(encoding="utf8"))
    return words


def woven_examples(found: Sequence[Example], words: Words, seed: int) -> list[Example]:
    """English examples with their words replaced by near ones of nb and da, on both sides.

    A word has one partner per example, so that what is shared stays shared.
    """
    chance = random.Random(seed)
    out = []
    for example in found:
        left, right = dict(example.left), dict(example.right)
        for language in ("nb", "da"):
            table = words[language]
            both = _WORD.findall(f"{left['en']} {right['en']}".lower())
            fixed = {w: [chance.choice(table[w])] for w in sorted({*both}) if w in table}
            left[language] = woven(left["en"], fixed, chance)
            right[language] = woven(right["en"], fixed, chance)
        out.append(example._replace(left=left, right=right))
    return out
