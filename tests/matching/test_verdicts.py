"""The verdicts alone are those of the matters described in full."""

from __future__ import annotations

import claimcmp as cc
from claimcmp.matching.groups import verdicts

TEXTS = (
    ("a", "Reuters", "Ost", "The bridge in Velden was closed for 10 days after the flood."),
    ("b", "NTB", "Vest", "Brua i Velden ble stengt i 10 dager etter flommen."),
    ("c", "", "Vest", "Broen i Velden blev lukket i 12 dage efter oversvømmelsen."),
    ("d", "", "Sund", "Fiskarane i Lomvik fekk nye båtar. Sola skein."),
)


def test_verdicts_are_those_of_the_groups() -> None:
    """For every cluster, in order."""
    comparison = cc.compare(
        cc.load(
            [
                {"id": i, "source": s, "text": t, "published": "2019-05-01"}
                | ({"origin": o} if o else {})
                for i, o, s, t in TEXTS
            ]
        )
    )
    row = {c.id: n for n, c in enumerate(comparison.claims)}
    clusters = [sorted(row[c] for c in g.claims) for g in comparison.groups]
    reports = {r.id: r for r in comparison.reports}
    found = verdicts(comparison.claims, comparison.relations, clusters, reports, comparison.folds)
    assert len(found) > 1
    assert list(found) == [g.verdict for g in comparison.groups]


def test_no_claims_have_no_verdicts() -> None:
    """Nothing in, nothing out."""
    assert verdicts((), (), (), {}) == ()
