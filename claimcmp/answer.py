"""What the reports answer to one question.

Floor 3: values only; `asking.answer` makes them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claimcmp.group import Verdict
from claimcmp.relation import Caveat
from claimcmp.report import Certainty, Claim
from claimcmp.silence import Aside, Silence
from claimcmp.values import Interval, Language, Value

__all__ = ["Answer", "AnswerRow"]


class AnswerRow(Value):
    """One answer, from one claim. `says` is None where the question is not yes/no.

    `quote` is the claim as it stands in the report. `confidence` (0..1) is how
    near the claim comes to the question's words: of those besides its names,
    the likeness in meaning of the one that the claim speaks to least, 0.4 or
    more; 1.0 where there are only names. A row that another one brought with
    it, because their claims agree or contradict each other within one report,
    has that row's. It is no probability, neither that the row answers rightly
    nor that what it says is so.
    """

    answer: str
    says: Literal["yes", "no", "planned", "unclear"] | None
    claim: Claim
    report: str
    source: str | None
    published: Interval | None
    speaker: str | None
    language: Language
    certainty: Certainty
    confidence: float = Field(ge=0, le=1)
    caveats: tuple[Caveat, ...] = ()
    quote: str


class Answer(Value):
    """What the reports answer to one question, and which of them are silent on it.

    `rows` stand by report and place; there are none where the verdict is
    "no-answer". `silent` tells of each report without a row, by its id. `aside`
    are the captions, headings and links that speak to the question, none of
    them counted. `summary` is the verdict in words.
    """

    question: str
    rows: tuple[AnswerRow, ...]
    silent: dict[str, Silence]
    aside: tuple[Aside, ...] = ()
    verdict: Verdict | Literal["no-answer"]
    summary: str

    def _repr_html_(self) -> str:
        from claimcmp.views.html import answer_snippet

        return answer_snippet(self)
