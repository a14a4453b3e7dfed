"""Figures that decide between runs, from rows held out of training (never the evaluation sets)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from training.encoder.corpus import Row, Stream
from training.encoder.tables import Ints, bags
from training.encoder.train import Student

__all__ = ["measuring"]


Lines = tuple[Ints, Ints]


def _rows(student: Student, lines: Lines) -> torch.Tensor:
    with torch.no_grad():
        return student(*lines)


def _found(left: torch.Tensor, right: torch.Tensor) -> float:
    """Precision at 1, the mean of both ways."""
    cosine, here = left @ right.T, torch.arange(len(left))
    there = (cosine.argmax(1) == here).float().mean()
    back = (cosine.argmax(0) == here).float().mean()
    return float(there + back) / 2


def measuring(
    held: Sequence[Stream], deciding: Sequence[Row], tokenizer: Tokenizer, longest: int
) -> Callable[[Student], dict[str, float]]:
    """Retrieval on held-out rows per language pair, and entailed hypotheses across languages."""

    def pieces(lines: Sequence[str]) -> Lines:
        return bags(lines, tokenizer, longest).take(np.arange(len(lines)))

    columns = [
        {
            language: pieces([row[c] for row in stream.rows])
            for c, language in enumerate(stream.languages)
            if all(row[c] for row in stream.rows)
        }
        for stream in held
    ]
    entailed = [(p, h) for _, p, h, label in deciding if label == "entailment"]
    entailed = [(p, h) for p, h in entailed if min(len(p["en"].split()), len(h["en"].split())) > 5]
    premises = {key: pieces([p[key] for p, _ in entailed]) for key in ("en", "nb", "da")}
    hypotheses = pieces([h["en"] for _, h in entailed])

    def measure(student: Student) -> dict[str, float]:
        pairs: dict[str, list[float]] = {}
        for stream in columns:
            vectors = {language: _rows(student, lines) for language, lines in stream.items()}
            names = sorted(vectors)
            for i, one in enumerate(names):
                for other in names[i + 1 :]:
                    figure = _found(vectors[one], vectors[other])
                    pairs.setdefault(f"{one}-{other}", []).append(figure)
        figures = {key: float(np.mean(values)) for key, values in sorted(pairs.items())}
        right = _rows(student, hypotheses)
        for key, lines in premises.items():
            figures[f"entailed {key}>en"] = _found(_rows(student, lines), right)
        return figures

    return measure
