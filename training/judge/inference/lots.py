"""All that the inference transformer learns from, by lot, free of lines that measure or decide."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcmp.encoding.encoder import Encoder
from training.encoder.corpus import Evaluation
from training.judge.inference.details import opposite, polarity
from training.judge.inference.facts import changed_claims, passages, sentence_claims
from training.judge.inference.pairs import (
    AGREES,
    DIVERGES,
    NEITHER,
    Example,
    danfactver,
    english,
    xnli,
)
from training.judge.inference.spread import carried_examples, lexicon_of, translated, woven_examples
from training.judge.inference.twins import Row, names_of, nearest, rows_of, twins

__all__ = ["examples"]


def examples(
    data: Path, config: Mapping[str, Any], encoder: Encoder, evaluation: Evaluation, place: Path
) -> dict[str, list[Example]]:
    """Examples by lot. What Apertium carried over, and near words, stay in `place`."""
    rnd = random.Random(config["seed"])
    words = lexicon_of(data, encoder, evaluation, place / "near-words.json")
    cache = place / "carried"

    def carry(found: Sequence[Example], name: str, of: str, to: str) -> list[Example]:
        return carried_examples(found, name, of, to, evaluation, cache)

    def weave(name: str) -> list[Example]:
        return woven_examples(english(data, name), words, config["seed"])

    facts = carry(danfactver(data, held=False), "danfactver", "da", "nb")
    inference = carry(xnli(data, "12345678"), "xnli", "nb", "nn")
    sources = _sources(data, config["twins"]["rows"], rnd, evaluation, cache)
    facts = carry(facts, "danfactver", "da", "nn")
    known, most = names_of(sources), config["facts"]["rows"]
    lots = {
        "xnli": inference,
        "negated": list(_negated(inference, rnd)),
        "danfactver": facts,
        "facts": [
            *changed_claims(facts * 2, rnd, known),
            *sentence_claims(facts, rnd, known),
            *(
                example
                for rows in sources
                for example in passages(rows[:most], nearest(rows[:most], encoder), rnd, known)
            ),
        ],
        "cad": weave("cad-snli_en_train"),
        "breaking": weave("breaking-nli_en_test"),
        "wikifactcheck": _checked(weave("wikifactcheck-neg_en_train"), rnd),
        "twins": list(twins(sources, config["twins"]["chances"], rnd, encoder)),
    }
    deciding = Evaluation(
        text for e in xnli(data, "9") for side in (e.left, e.right) for text in side.values()
    )

    def clean(example: Example) -> bool:
        texts = {*example.left.values(), *example.right.values()}
        return not any(evaluation.holds(t) or deciding.holds(t) for t in texts)

    return {name: [e for e in found if clean(e)] for name, found in lots.items()}


def _sources(
    data: Path,
    wanted: Mapping[str, int],
    rnd: random.Random,
    evaluation: Evaluation,
    cache: Path,
) -> list[list[Row]]:
    found = []
    for name, count in wanted.items():
        rows = rows_of(data / "parallel" / f"{name}.tsv.xz", count, rnd)
        if name == "norbench-nmt.nb-nn":
            # News, and there is none in Danish: Apertium reads nb and writes good da.
            danish = translated([row["nb"] for row in rows], name, "nb", "da", evaluation, cache)
            rows = [{**row, "da": da} if da else row for row, da in zip(rows, danish, strict=True)]
        found.append(rows)
    return found


def _negated(found: Sequence[Example], rnd: random.Random) -> Iterator[Example]:
    """Hypotheses turned round: entailed ones diverge then, undecided ones stay undecided."""
    for example in found:
        language = rnd.choice(list(example.right))
        turn = polarity if rnd.random() < 0.75 else opposite
        changed = turn(example.right[language], language, rnd)
        if changed and example.label != DIVERGES:
            label = DIVERGES if example.label == AGREES else NEITHER
            yield Example(example.left, {language: changed}, label, "negated")


def _checked(found: Sequence[Example], rnd: random.Random) -> list[Example]:
    """Claims against their altered forms, and as many against themselves or others.

    The source has contradictions only; alone they would teach that small
    differences of English sentences always are.
    """
    out = []
    for example in found:
        out.append(example)
        side = rnd.choice((example.left, example.right))
        if rnd.random() < 0.5:
            out.append(Example(side, side, AGREES, "wikifactcheck"))
        else:
            out.append(Example(side, rnd.choice(found).left, NEITHER, "wikifactcheck"))
    return out
