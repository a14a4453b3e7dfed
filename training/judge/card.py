"""The judge's calibration, written into its model card between two marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.judge.reliability import Bin, curve, expected_error, reliability

__all__ = ["CARD", "KINDS", "calibration", "fill"]

CARD = Path(__file__).parents[2] / "docs" / "models" / "judge.md"
"""The page that tells of the judge."""

KINDS: Mapping[str, Sequence[str]] = {
    "translations": ("translation",),
    "translations with one detail changed": ("edit",),
    "other sentences": ("neighbour", "random"),
    "inference": ("xnli",),
    "Danish facts": ("danfactver",),
}
"""Kinds of pairs, by the first word of their origin."""

_BEGIN, _END = "<!-- calibration: begin -->", "<!-- calibration: end -->"


def calibration(
    chances: NDArray[np.float64],
    labels: NDArray[np.intp],
    origins: Sequence[str],
    classes: Sequence[str],
) -> str:
    """What the card says of pairs that were held out of the fit, in Markdown.

    The confidence is the greatest chance, before the rules that follow the
    regression.

    Args:
        chances: Of each class, shape `(n, classes)`; rows sum to 1.
        labels: The right class of each pair, as its place in `classes`.
        origins: Where each pair comes from, as `training.judge.pairs` names it.
        classes: The names of the classes.

    Returns:
        A table by class and by kind of pair, and the curve over all; a sentence
        where there are no pairs.
    """
    if not len(chances):
        return "No pairs were held out."
    best = chances.argmax(axis=1)
    right, confidence = best == labels, chances.max(axis=1)
    kinds = np.array([o.split()[0] for o in origins])
    parts = {"all": np.ones(len(best), dtype=bool)}
    parts |= {f"called {name}": best == n for n, name in enumerate(classes)}
    parts |= {name: np.isin(kinds, list(of)) for name, of in KINDS.items()}

    def bins(chosen: NDArray[np.bool_]) -> tuple[Bin, ...]:
        return reliability(confidence[chosen].tolist(), right[chosen].tolist())

    rows = [
        f"| {name} | {int(m.sum()):,} | {confidence[m].mean():.3f} | {right[m].mean():.3f} | "
        f"{expected_error(bins(m)):.3f} |"
        for name, m in parts.items()
        if m.any()
    ]
    head = ["| held-out pairs | | mean confidence | share right | expected calibration error |"]
    table = "\n".join([*head, "|---|---|---|---|---|", *rows])
    return f"{table}\n\n```text\n{curve(bins(parts['all']))}\n```"


def fill(card: Path, text: str) -> None:
    """Put the text between the card's marks, in place of what stands there.

    Raises:
        ValueError: The card has no such marks.
    """
    page = card.read_text("utf8")
    place = re.compile(f"{re.escape(_BEGIN)}.*?{re.escape(_END)}", re.S)
    if not place.search(page):
        raise ValueError(f"{card} has no place for it: want the lines {_BEGIN} and {_END}")
    filled = f"{_BEGIN}\n\n{text}\n\n{_END}"
    card.write_text(place.sub(lambda _: filled, page), "utf8")
