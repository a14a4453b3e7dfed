"""The figures that both encoders' trainings decide by."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

__all__ = ["precision", "ranks_agree"]


def precision(left: NDArray[np.float32], right: NDArray[np.float32]) -> float:
    """Precision at 1 of unit rows that belong together by place, the mean of both ways."""
    cosine, here = left @ right.T, np.arange(len(left))
    return float((cosine.argmax(1) == here).mean() + (cosine.argmax(0) == here).mean()) / 2


def ranks_agree(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """Spearman's correlation."""
    return float(spearmanr(one, other).statistic)
