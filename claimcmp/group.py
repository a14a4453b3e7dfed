"""Matters: the claims of all reports on one of them, what they add up to, and how well they hold.

Floor 3: values only; `matching.groups` makes them.
"""

from __future__ import annotations

from typing import Literal

from claimcmp.values import Value

__all__ = ["Bridge", "Dispute", "Fold", "FoldReason", "Group", "Verdict"]

Verdict = Literal[
    "disputed", "developing", "corroborated", "repeated", "unsettled", "single-source"
]
Dispute = Literal["between_reports", "within_report"]
FoldReason = Literal[
    "version", "near copy", "translation", "one outlet", "one agency", "one speaker"
]


class Fold(Value):
    """Reports that count as one origin, and why.

    `name` is the outlet, agency or speaker that they share; None where they
    print one text. `words` goes on from the reports' names: "quote Ida Holm".
    """

    reports: tuple[str, ...]
    reason: FoldReason
    name: str | None = None
    words: str


class Bridge(Value):
    """A relation that alone ties two parts of a matter, each carried by at least two reports.

    `left` and `right` are the ids of its claims. Were it wrong, the matter
    would be two. `words` says what it ties, by the claims' own words.
    """

    left: str
    right: str
    words: str


class Group(Value):
    """The claims of all reports on one matter, most telling claim first.

    `counts` says in words who carries it ("3 reports, origins unknown").
    `folded` says which of the reports count as one, the most telling reason
    first; a report that does not carry the matter stands there only where two
    others are one by way of it. `bridges` are the relations that hold it
    together alone, in the order of the texts: the first to look at where a
    matter seems to be two.
    """

    id: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    title: str
    verdict: Verdict
    dispute: Dispute | None = None
    counts: str
    folded: tuple[Fold, ...] = ()
    bridges: tuple[Bridge, ...] = ()

    def _repr_html_(self) -> str:
        from claimcmp.views.html import group_snippet

        return group_snippet(self)
