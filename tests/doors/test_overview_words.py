"""What a program that passes on only the text of a comparison reads."""

from __future__ import annotations

import claimcmp as cc
from claimcmp.doors.overview import in_words, overview


def test_both_sides_of_a_dispute_are_quoted() -> None:
    """One side under the word "disputed" would be read as the whole of it."""
    comparison = cc.compare(
        [
            {"id": "a", "text": "19 boats sank in Sundvik.", "published": "2021-05-10"},
            {"id": "b", "text": "14 båter sank i Sundvik.", "published": "2021-05-10"},
        ]
    )
    said = in_words(overview(comparison))
    assert "a: “19 boats sank in Sundvik.”" in said
    assert "b: “14 båter sank i Sundvik.”" in said
