"""What other programs send: reports, claims and questions, typed, with examples.

Shared by the HTTP service and the MCP server. Each knows how large it is; what
its fields mean to a comparison, the library decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr

from claimcmp.doors.limits import Limits
from claimcmp.doors.means import Means
from claimcmp.errors import InputError
from claimcmp.values import Language

if TYPE_CHECKING:
    from claimcmp.reading.factchecks import FactChecks

__all__ = [
    "AskBody",
    "CompareBody",
    "FactChecksLike",
    "GivenClaim",
    "GivenReport",
    "MatchBody",
    "PairsBody",
    "RelateBody",
    "SplitBody",
    "as_given",
]

Offsets = Literal["codepoint", "utf16"]
_OFFSETS = (
    "How the answer counts places in a text: code points (Python), or UTF-16 units (Java, JS)."
)
_PUBLISHED = "ISO 8601 of any precision: 2017, 2017-09, 2017-09-29 or 2017-09-29T12:00Z."
_ID = "Your own name for it; it comes back in the answer, as a string."
_LANGUAGE = "nb, nn, da, en, or und for another; left out, it is detected."

Id = Annotated[StrictStr | StrictInt | None, Field(description=_ID)]
Code = Annotated[Language | None, Field(description=_LANGUAGE)]
Published = Annotated[StrictStr | None, Field(description=_PUBLISHED)]


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GivenReport(_Body):
    """A report: its text exactly as it was published, and what is known of it."""

    id: Id = None
    text: StrictStr = Field(description="The whole text. It may be empty.")
    language: Code = None
    source: StrictStr | None = Field(default=None, description="The outlet.")
    title: StrictStr | None = None
    url: StrictStr | None = None
    published: Published = None
    origin: StrictStr | None = Field(
        default=None, description="Who first made the news known, such as an agency."
    )


class GivenClaim(_Body):
    """A claim, with what is known of it."""

    id: Id = None
    text: StrictStr
    language: Code = None
    published: Published = None
    source: StrictStr | None = Field(default=None, description="The outlet.")


ClaimLike = Annotated[
    StrictStr | GivenClaim, Field(description="A text, or an object with the text.")
]


FactChecksLike = Annotated[
    list[dict[str, Any]] | dict[str, Any],
    Field(
        description="Claims that fact checkers have reviewed: schema.org ClaimReview as JSON-LD, "
        "or answers of Google's Fact Check Tools. `right.id` in the answer is the `id` or the "
        "`url` of the review. Its rating has no part in the verdict."
    ),
]


class _Offsets(_Body):
    offsets: Offsets = Field(default="codepoint", description=_OFFSETS)


class CompareBody(Means, _Offsets):
    """Reports to compare, and questions to answer from them."""

    reports: list[GivenReport] = Field(min_length=1)
    ask: list[StrictStr] = Field(
        default=[], description="Questions. With any, the answer holds `comparison` and `answers`."
    )

    def check(self, limits: Limits) -> None:
        """Refuse it where it is above the limits."""
        texts = (*_texts(self.reports), *self.ask, *self.named())
        limits.check(texts=texts, reports=len(self.reports), questions=len(self.ask))


class AskBody(Means, _Offsets):
    """A question, and the reports to answer it from."""

    question: StrictStr = Field(description="In any of the four languages.")
    reports: list[GivenReport] = Field(min_length=1)

    def check(self, limits: Limits) -> None:
        """Refuse it where it is above the limits."""
        texts = (*_texts(self.reports), self.question, *self.named())
        limits.check(texts=texts, reports=len(self.reports))


class RelateBody(Means, _Offsets):
    """Two claims, taken to speak of one event."""

    a: ClaimLike
    b: ClaimLike

    def check(self, limits: Limits) -> None:
        """Refuse it where it is above the limits."""
        limits.check(texts=(*_texts([self.a, self.b]), *self.named()), pairs=1)


class PairsBody(Means, _Offsets):
    """Pairs of claims, each of two that are taken to speak of one event."""

    pairs: list[tuple[ClaimLike, ClaimLike]]

    def check(self, limits: Limits) -> None:
        """Refuse it where it is above the limits."""
        texts = _texts(c for pair in self.pairs for c in pair)
        limits.check(texts=(*texts, *self.named()), pairs=len(self.pairs))


class MatchBody(Means, _Offsets):
    """Claims, and the known claims that each is to be set against: some of one's own, or reviewed.

    At least one of `candidates` and `fact_checks` is wanted; with both, they are matched together.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["candidates"]}, {"required": ["fact_checks"]}],
        }
    )

    claims: list[ClaimLike]
    candidates: list[ClaimLike] = []
    fact_checks: FactChecksLike = []
    top: StrictInt = Field(default=5, ge=1, le=1000, description="How many to return per claim.")

    def check(self, limits: Limits) -> None:
        """Refuse it where it is above the limits, or names nothing to match against."""
        if not {"candidates", "fact_checks"} & self.model_fields_set:
            raise InputError("no candidates; want candidates or fact_checks; add one of them")
        checks = self.reviewed()
        texts = (*_texts((*self.claims, *self.candidates)), *(c.text for c in checks))
        judged = min(max(16, 4 * self.top), len(self.candidates) + len(checks))
        limits.check(texts=(*texts, *self.named()), pairs=judged * len(self.claims))

    def reviewed(self) -> FactChecks:
        """The fact checks, as values.

        Raises:
            InputError: One of them cannot be used; it is named.
        """
        from claimcmp.matching.candidates import fact_checks

        return fact_checks(self.fact_checks)


class SplitBody(_Offsets):
    """A text to cut into its sentences and what is set aside."""

    text: StrictStr
    language: Code = None

    def check(self, limits: Limits) -> None:
        """Refuse it where it is above the limits."""
        limits.check(texts=(self.text,))


def as_given(value: str | GivenClaim | GivenReport) -> Any:
    """What the library takes: the text itself, or a record of the fields that are known."""
    return value if isinstance(value, str) else value.model_dump(exclude_none=True)


def _texts(values: Iterable[str | GivenClaim | GivenReport]) -> Iterator[str]:
    """Every string that was given, since each has to be read."""
    for value in values:
        if isinstance(value, str):
            yield value
        else:
            yield from (v for v in value.model_dump().values() if isinstance(v, str))
