"""From lines to what the training loop draws from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer

from training.encoder.corpus import Inference, Stream
from training.encoder.tables import bags
from training.encoder.train import Triples

__all__ = ["hold_out", "inference_streams", "triples"]


def hold_out(
    streams: Sequence[Stream], rows: int, at_least: int
) -> tuple[list[Stream], list[Stream]]:
    """Training streams, and the first `rows` rows of each large one, which decide between runs."""
    large = [s for s in streams if len(s.rows) >= at_least]
    held = [Stream(s.name, s.languages, s.rows[:rows]) for s in large]
    kept = [
        Stream(s.name, s.languages, s.rows[rows:] if len(s.rows) >= at_least else s.rows)
        for s in streams
    ]
    return kept, held


def inference_streams(found: dict[str, list[Inference]]) -> list[Stream]:
    """Premises and hypotheses as plain lines, in every language they come in."""
    out = []
    for source, entries in found.items():
        lines = [e.premise for e in entries]
        lines += [h for e in entries for h in (*e.entailed, *e.contradicted)]
        languages = tuple(sorted(lines[0]))
        rows = list(dict.fromkeys(tuple(line[key] for key in languages) for line in lines))
        out.append(Stream(source, languages, rows))
    return out


def triples(
    source: str, entries: Sequence[Inference], tokenizer: Tokenizer, longest: int
) -> Triples | None:
    """Every premise with each hypothesis it entails; None where no premise entails any."""
    used = [e for e in entries if e.entailed]
    if not used:
        return None
    languages = tuple(sorted(used[0].premise))
    hypotheses: list[dict[str, str]] = []
    premise, entailed, contradicted = [], [], []
    for number, entry in enumerate(used):
        wrong = -1
        if entry.contradicted:
            wrong = len(hypotheses)
            hypotheses.append(entry.contradicted[0])
        for hypothesis in entry.entailed:
            premise.append(number)
            entailed.append(len(hypotheses))
            contradicted.append(wrong)
            hypotheses.append(hypothesis)
    return Triples(
        source,
        languages,
        tuple(bags([e.premise[key] for e in used], tokenizer, longest) for key in languages),
        tuple(bags([h[key] for h in hypotheses], tokenizer, longest) for key in languages),
        np.array(premise),
        np.array(entailed),
        np.array(contradicted),
    )
