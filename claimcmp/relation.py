"""The verdict on two claims, with its reasons.

Floor 3: `claimcmp.report` and below.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claimcmp.report import Claim
from claimcmp.values import Kind, Span, Value

__all__ = ["Caveat", "Reason", "ReasonType", "Relation", "Scope"]

Scope = Literal["between_reports", "within_report", "standalone"]
Caveat = Literal[
    "different event",
    "later development",
    "more detail",
    "plan or opinion",
    "time unknown",
    "same event assumed",
    "undecided",
]
ReasonType = Literal[
    "meaning", "number", "time", "place", "actor", "polarity", "certainty", "attribution"
]


class Reason(Value):
    """One piece of evidence for a relation.

    `contribution` is in log-odds: positive speaks for what the judge thinks,
    negative against it. That is the relation's `leaning`, save where a rule on
    time, plans or doubt made it "related"; a caveat then says so. The
    contributions of a relation sum to its `score`. `left` and `right` are the
    places in the two originals that the evidence rests on; empty where it rests
    on the claim as a whole.
    """

    type: ReasonType
    contribution: float
    words: str
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


class Relation(Value):
    """The verdict on two claims.

    `kind` is the verdict, `leaning` what it was before the rule that withholds
    an uncertain `diverges`. `confidence` (0..1) is the probability that
    `leaning` is right among agrees, diverges and neither. Where a rule on time,
    plans or doubt made the two "related", it is the chance that they do not
    agree, as the judge sees it: a low one says that the rule stands against the
    judge. `cosine` is -1..1. `margin` is the cosine relative to the neighbours;
    None where there were none to compare with. `score` is the sum of the
    reasons' contributions. `scores` are the three of a judge of inference
    ("entailment", "neutral", "contradiction", each 0..1, together 1); None from
    any other judge. `reviewed` says what an analyst's review did to it, and
    `machine` is the kind without that; None where nobody looked. `held_back`
    says in words what times, places or stages keep the two from one verdict
    ("reports of 2021-03-02 and 2021-06-01"); None where they do not.
    """

    left: Claim
    right: Claim
    kind: Kind
    leaning: Kind
    confidence: float = Field(ge=0, le=1)
    cosine: float
    margin: float | None = None
    score: float = 0.0
    scores: dict[str, float] | None = None
    reasons: tuple[Reason, ...] = ()
    scope: Scope
    caveats: tuple[Caveat, ...] = ()
    reviewed: Literal["accepted", "rejected", "relabelled"] | None = None
    machine: Kind | None = None
    held_back: str | None = None

    @property
    def develops(self) -> bool:
        """Whether the two accounts cannot both hold at once, but are of different times."""
        return "later development" in self.caveats and "undecided" not in self.caveats

    def why(self) -> str:
        """The verdict in words: its caveats, and each reason with what it rests on.

        Plain text of several lines: the reasons weightiest first, each with
        its contribution in log-odds and the stretches of both claims quoted;
        the contributions add up to the score in the last line.
        """
        from claimcmp.views.why import in_words

        return in_words(self)

    def __hash__(self) -> int:
        # By what tells relations apart: `scores` is a dict and has no hash.
        return hash((self.left, self.right, self.kind, self.leaning, self.confidence, self.scope))

    def _repr_html_(self) -> str:
        from claimcmp.views.html import relation_snippet

        return relation_snippet(self)
