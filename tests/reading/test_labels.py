"""How people know a report: its source, its date and its first words."""

from __future__ import annotations

import pytest

import claimcmp as cc


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Source: Sundvik Post\nPublished: 2021-05-10\n\nFerry aground\n\nIt ran aground.",
            "Sundvik Post · 2021-05-10 · Ferry aground",
        ),
        ("Ferry aground\n\nThe ferry ran aground.", "r · Ferry aground"),
        ("The ferry ran aground. Nobody was hurt.", "r · The ferry ran aground. Nobody was hurt."),
        ("", "r"),
    ],
)
def test_a_label_goes_on_after_what_states_source_and_date(text: str, label: str) -> None:
    """With the heading where there is one, and no further than that."""
    (report,) = cc.load([{"id": "r", "text": text}])
    assert report.label == label
