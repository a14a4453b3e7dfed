"""The knobs of a comparison, each with its unit, its range and where the number came from."""

from __future__ import annotations

from pydantic import Field

from claimcmp.values import Value

__all__ = ["Settings"]


class Settings(Value):
    """Thresholds of one comparison; a result carries the ones that made it."""

    neighbours: int = Field(default=4, ge=1, description="Neighbours per side in the margin score.")
