"""Disputes between people quoted inside one report."""

import claimcmp as cc


def _within(text: str) -> list[tuple[str | None, str | None]]:
    comparison = cc.compare(cc.load([{"id": "r", "text": text, "language": "en"}]))
    return [(r.left.speaker, r.right.speaker) for r in comparison.divergences(within=True)]


def test_a_denial_meets_the_claim_it_denies() -> None:
    """What "the allegations" are: those that name the same country."""
    text = (
        "The harbour master said the weather was bad. "
        "The coast guard claimed that Danish trawlers had fished illegally. "
        "The Danish ministry of fisheries denied the allegations."
    )
    assert _within(text) == [("The coast guard", "The Danish ministry of fisheries")]


def test_neither_confirmed_nor_denied_is_no_dispute() -> None:
    """It is left open, and listed as such."""
    text = (
        "The coast guard claimed that Danish trawlers had fished illegally. "
        "The Danish ministry would neither confirm nor deny the report."
    )
    comparison = cc.compare(cc.load([{"id": "r", "text": text, "language": "en"}]))
    assert comparison.divergences(within=True) == ()
    assert [c.speaker for c in comparison.left_open()] == ["The Danish ministry"]


def test_a_denial_of_nothing_that_was_claimed_is_no_dispute() -> None:
    """Nobody is made to contradict anybody."""
    assert _within("The weather was fine. The minister denied any wrongdoing in Norway.") == []


def test_a_dispute_is_one_matter_of_one_report() -> None:
    """Both sides stand in one group, and no other report is drawn in."""
    text = (
        "The coast guard claimed that Danish trawlers had fished illegally. "
        "The Danish ministry of fisheries denied the allegations."
    )
    comparison = cc.compare(cc.load([{"id": "r", "text": text, "language": "en"}]))
    (group,) = [g for g in comparison.groups if g.dispute == "within_report"]
    assert group.verdict == "single-source"
    assert comparison.divergences() == ()
