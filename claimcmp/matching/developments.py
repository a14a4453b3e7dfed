"""What becomes of an opinion on two claims that tell two stages of one matter.

"Agreed on a truce" and "the truce collapsed" share most of their words, and a
judge of likeness may well take them for an agreement. Said of two times they
are neither that nor a common topic alone: the matter went on.
"""

from __future__ import annotations

from claimcmp.comparison import Caveat, Kind, Scope
from claimcmp.matching.gate import open_gate
from claimcmp.matching.stages import compare_stages
from claimcmp.report import Claim
from claimcmp.settings import Settings

__all__ = ["Leaning", "went_on"]

Leaning = tuple[Kind, float, tuple[Caveat, ...]]
"""A kind, the chance that it is right, and what is to be said with it."""


def went_on(left: Claim, right: Claim, leans: Leaning, scope: Scope, settings: Settings) -> Leaning:
    """The leaning of two claims, or that one is a "later development" of the other.

    Between reports only: `relate` assumes one event, and a report that tells
    of an agreement and its end tells both itself. What is no matter of either
    claim stays unrelated. An agreement becomes "related", with the chance that
    it was none; any other leaning keeps its chance and its caveats.
    """
    kind, confidence, caveats = leans
    if scope != "between_reports" or kind in ("unrelated", "diverges"):
        return leans
    if "later development" in caveats or compare_stages(left, right) is None:
        return leans
    if not open_gate(left, right, window=settings.same_time).stages:
        return leans
    if kind == "agrees":
        return "related", 1 - confidence, ("later development",)
    return "related", confidence, (*caveats, "later development")
