"""Quantities in a text, and whether two sets of them clash."""

from claimcmp.cues.numbers.comparing import compare
from claimcmp.cues.numbers.finding import find

__all__ = ["compare", "find"]
