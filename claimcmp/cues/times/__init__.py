"""Dates, weekdays, clocks and relative times in a text, and whether two sets of them clash."""

from claimcmp.cues.times.comparing import compare
from claimcmp.cues.times.finding import find

__all__ = ["compare", "find"]
