"""Figures that decide between runs, from rows held out of training (never the evaluation sets)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.encoder.corpus import Row, Stream
from training.encoder.figures import precision, ranks_agree
from training.encoder.tables import Ints, bags
from training.encoder.train import Student

__all__ = ["measuring"]


Lines = tuple[Ints, Ints]


def _rows(student: Student, lines: Lines) -> NDArray[np.float32]:
    with torch.no_grad():
        return np.asarray(student(*lines).numpy())


def measuring(
    held: Sequence[Stream],
    deciding: Sequence[Row],
    teacher: NDArray[np.float64],
    tokenizer: Tokenizer,
    longest: int,
) -> Callable[[Student], dict[str, float]]:
    """Retrieval per language pair, entailed hypotheses, and rank agreement with the teacher.

    `teacher` holds the teacher's cosine of premise and hypothesis, both in
    English, for each deciding row.
    """

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
    all_premises = {key: pieces([row[1][key] for row in deciding]) for key in premises}
    all_hypotheses = pieces([row[2]["en"] for row in deciding])

    def measure(student: Student) -> dict[str, float]:
        pairs: dict[str, list[float]] = {}
        for stream in columns:
            vectors = {language: _rows(student, lines) for language, lines in stream.items()}
            names = sorted(vectors)
            for i, one in enumerate(names):
                for other in names[i + 1 :]:
                    figure = precision(vectors[one], vectors[other])
                    pairs.setdefault(f"{one}-{other}", []).append(figure)
        figures = {key: float(np.mean(values)) for key, values in sorted(pairs.items())}
        right = _rows(student, hypotheses)
        for key, lines in premises.items():
            figures[f"entailed {key}>en"] = precision(_rows(student, lines), right)
        right = _rows(student, all_hypotheses)
        for key, lines in all_premises.items():
            cosine = (_rows(student, lines) * right).sum(axis=1)
            figures[f"teacher {key}-en"] = ranks_agree(cosine, teacher)
        return figures

    return measure
