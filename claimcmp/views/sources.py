"""Report against report: how many matters two reports share, agree on and diverge on."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

from claimcmp.comparison import Comparison
from claimcmp.views.outline import outline

__all__ = ["sources"]


def sources(comparison: Comparison) -> tuple[dict[str, Any], ...]:
    """One record per pair of reports that carry a matter in common.

    Counted over matters, not over pairs of claims: two reports that agree in
    three sentences on one matter agree once. Pairs with nothing in common are
    left out.

    Returns:
        Records with `left` and `right` (report ids, in the order of the
        reports), `left_source` and `right_source` (outlets, None where
        unknown), `shared`, `agrees` and `diverges` (numbers of matters). In
        the order of the reports; empty where no two share a matter.
    """
    view = outline(comparison)
    shared: Counter[tuple[str, str]] = Counter()
    agrees: Counter[tuple[str, str]] = Counter()
    diverges: Counter[tuple[str, str]] = Counter()

    def ordered(a: str, b: str) -> tuple[str, str]:
        return (a, b) if view.position.get(a, 0) <= view.position.get(b, 0) else (b, a)

    for matter in view.matters:
        shared.update({ordered(a, b) for a, b in combinations(matter.group.reports, 2)})
        for found, relations in ((agrees, matter.agrees), (diverges, matter.diverges)):
            found.update(
                {
                    ordered(r.left.report, r.right.report)
                    for r in relations
                    if r.scope == "between_reports" and r.left.report and r.right.report
                }
            )
    pairs = sorted(shared, key=lambda p: (view.position.get(p[0], 0), view.position.get(p[1], 0)))
    return tuple(
        {
            "left": left,
            "right": right,
            "left_source": view.reports[left].source if left in view.reports else None,
            "right_source": view.reports[right].source if right in view.reports else None,
            "shared": shared[left, right],
            "agrees": agrees[left, right],
            "diverges": diverges[left, right],
        }
        for left, right in pairs
    )
