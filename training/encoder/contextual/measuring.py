"""Figures that decide between runs, from rows held out of training (never the evaluation sets)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.encoder.contextual.lessons import lines_of
from training.encoder.contextual.teaching import Teacher
from training.encoder.contextual.train import Student
from training.encoder.corpus import Row, Stream
from training.encoder.figures import precision, ranks_agree
from training.encoder.teacher import teach

__all__ = ["measuring"]


def measuring(
    held: Sequence[Stream],
    deciding: Sequence[Row],
    tokenizer: Tokenizer,
    cache: Path,
    teacher: Path,
    rows: int = 400,
    longest: int = 128,
) -> Callable[[Student], dict[str, float]]:
    """Retrieval in held-out text, entailed hypotheses, and rank agreement with the teacher."""
    model = Teacher(teacher, longest)
    sides = [
        teach([row[side]["en"] for row in deciding], model, cache / f"deciding-{side}")
        for side in (1, 2)
    ]
    wanted = (sides[0].astype(np.float64) * sides[1]).sum(axis=1)
    columns = {
        (stream.name, language): lines_of(
            [row[c] for row in stream.rows[:rows]], tokenizer, longest
        )
        for stream in held
        if stream.name.startswith(("europarl.", "tatoeba."))
        for c, language in enumerate(stream.languages)
    }
    premises = {
        key: lines_of([row[1][key] for row in deciding], tokenizer, longest)
        for key in ("en", "nb", "da")
    }
    hypotheses = lines_of([row[2]["en"] for row in deciding], tokenizer, longest)
    entailed = np.array(
        [
            label == "entailment" and min(len(p["en"].split()), len(h["en"].split())) > 5
            for _, p, h, label in deciding
        ]
    )

    def measure(student: Student) -> dict[str, float]:
        figures: dict[str, float] = {}
        vectors = {key: student.encode(lines) for key, lines in columns.items()}
        for (name, language), found in vectors.items():
            english = vectors.get((name, "en"))
            if language != "en" and english is not None:
                figures[f"{name} {language}"] = precision(found, english)
        right = student.encode(hypotheses)
        for key, lines in premises.items():
            left = student.encode(lines)
            figures[f"entailed {key}>en"] = precision(left[entailed], right[entailed])
            cosine = (left * right).sum(axis=1)
            figures[f"teacher {key}-en"] = ranks_agree(cosine, wanted)
        return figures

    return measure
