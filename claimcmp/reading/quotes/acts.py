"""The value that reading quotations gives: one act of saying."""

from __future__ import annotations

from typing import NamedTuple

from claimcmp.report import Stance

__all__ = ["Attribution"]


class Attribution(NamedTuple):
    """One act of saying inside a sentence; offsets count from the sentence's start.

    `speaker` is None where the text leaves it open. `start` and `end` bound
    what was said. `direct` tells a quotation from reported speech. `previous`
    marks a sentence that attributes the one before it. `to` is the outlet or
    agency that was told ("sier Moe til NTB"), None where the text names none.
    """

    speaker: str | None
    stance: Stance
    start: int
    end: int
    direct: bool = False
    previous: bool = False
    to: str | None = None
