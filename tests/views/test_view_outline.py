from __future__ import annotations

from view_builders import disputed

from claimcmp.comparison import Comparison
from claimcmp.views.outline import outline


def test_matters_of_several_reports_come_first(comparison: Comparison) -> None:
    """Matters of several reports come first."""
    titles = [m.group.title for m in outline(comparison).matters]
    assert titles[:2] == ["A fire on the ferry Solvår", "Age of the engine"]


def test_every_claim_has_its_matter(comparison: Comparison) -> None:
    """Every claim has its matter."""
    assert set(outline(comparison).by_claim) == {c.id for c in comparison.claims}


def test_a_dispute_inside_a_report_is_no_contradiction(comparison: Comparison) -> None:
    """People quoted in one report may disagree; the report does not."""
    view = outline(comparison)
    assert (len(view.contradictions), len(view.disputes)) == (0, 1)


def test_a_disputed_matter_is_a_contradiction(comparison: Comparison) -> None:
    """A disputed matter is a contradiction."""
    assert len(outline(disputed(comparison)).contradictions) == 1


def test_numbers_run_from_one(comparison: Comparison) -> None:
    """Numbers run from one."""
    assert [m.number for m in outline(comparison).matters] == [1, 2, 3, 4, 5, 6]


def test_left_open_claims_come_with_their_matter(comparison: Comparison) -> None:
    """Left open claims come with their matter."""
    assert [m.group.title for m, _ in outline(comparison).left_open] == ["An open door"]
