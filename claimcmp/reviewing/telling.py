"""What became of each entry of a review, in the order of the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcmp.corrections import CorrectionOutcome, Found, ReviewOutcome
from claimcmp.report import Claim
from claimcmp.reviewing.deciding import Effect
from claimcmp.reviewing.log import Log
from claimcmp.reviewing.resolving import Resolved

__all__ = ["tell"]

_FOUND: dict[Found | None, str] = {
    "moved": "; its report was edited, the same words were found elsewhere in it",
    "reworded": "; its report was edited, the claim was found by its wording",
}


def tell(
    log: Log,
    resolved: Sequence[Resolved],
    effects: Mapping[int, Effect],
    claims: Sequence[Claim],
) -> ReviewOutcome:
    """The outcome of every entry.

    Args:
        log: As it was read.
        resolved: Its entries with the claims they are about.
        effects: What the entries did, by their place in the log.
        claims: All claims, by row.
    """
    entries = tuple(
        _outcome(logged.line, item, effects.get(n), claims)
        for n, (logged, item) in enumerate(zip(log.entries, resolved, strict=True))
    )
    return ReviewOutcome(entries=entries, problems=log.problems)


def _outcome(
    line: int, item: Resolved, effect: Effect | None, claims: Sequence[Claim]
) -> CorrectionOutcome:
    effect = effect or _plain_effect(item)
    words = effect.words
    if effect.status == "applied":
        words += _FOUND.get(item.found, "")
    return CorrectionOutcome(
        correction=item.entry,
        line=line,
        status=effect.status,
        was=effect.was,
        now=effect.now,
        found=item.found,
        claims=tuple(claims[row].id for row in (*item.claims, *item.others)),
        by=effect.by,
        words=words,
    )


def _plain_effect(item: Resolved) -> Effect:
    """The effect of an entry that touches neither a relation nor a matter, or is out of force."""
    if item.undone is not None:
        return Effect("undone", f"taken back by entry {item.undone}", by=item.undone)
    if item.lost is not None:
        return Effect("not found", item.lost)
    if item.entry.action == "alias":
        return Effect("applied", "taken for one name")
    return Effect("applied", "taken back")
