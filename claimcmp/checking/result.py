"""What a check on one's own reports gives: every trial, and counts of them.

Floor: `claimcmp.comparison` and below; the views come in at use.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from claimcmp.checking.edits import Change
from claimcmp.comparison import Caveat, Kind, Problem
from claimcmp.provenance import Provenance
from claimcmp.settings import Settings
from claimcmp.values import Language, Value

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["Against", "Counts", "SelfTest", "Tally", "Trial", "Unchanged", "schema", "total"]

Unchanged = Literal[
    "aside left out", "number respelled", "part of its sentence", "another report's words"
]
"""Ways to say a claim otherwise that leave it true."""

Against = Literal["itself", "another report"]
"""Whose words a changed claim is held against: its own, or those of a report that agrees."""


class Trial(Value):
    """One claim held against a wording of it that was made, or found, for the purpose.

    `left` stands as it is and `right` is the other wording: with `old`
    replaced by `new` where `contradicts` holds, so that the two cannot both
    be true, and true to `left` where it does not. `claim` and `report` name
    the claim that `right` was made from. `kind`, `leaning`, `confidence` and
    `caveats` are those of the relation, as `relate` gives it.
    """

    what: Change | Unchanged
    against: Against
    contradicts: bool
    claim: str
    report: str
    left_language: Language
    right_language: Language
    left: str
    right: str
    old: str = ""
    new: str = ""
    kind: Kind
    leaning: Kind
    confidence: float = Field(ge=0, le=1)
    caveats: tuple[Caveat, ...] = ()


class Counts(Value):
    """How many pairs were tried, and how many of them came out as diverging.

    `diverges` counts the verdicts, `leaning` those that would be a divergence
    if no verdict were withheld as too close to call; `leaning` is never less.
    """

    tried: int = Field(default=0, ge=0)
    diverges: int = Field(default=0, ge=0)
    leaning: int = Field(default=0, ge=0)


class Tally(Counts):
    """The counts of one sort of trial in one pair of languages.

    With `contradicts` each divergence is one that was caught, without it each
    is a false alarm. `languages` are in alphabetical order, the same twice
    where both sides are in one.
    """

    what: Change | Unchanged
    against: Against
    contradicts: bool
    languages: tuple[Language, Language]


class SelfTest(Value):
    """How many small contradictions the current settings catch in a user's own reports.

    `reports` and `claims` count what was read, `left_out` the trials that
    were not made because there would have been more than asked for. `trials`
    stand in the order of the reports' texts, `tallies` by what was changed.
    All are empty where no claim has anything to change.
    """

    schema_version: Literal["1"] = "1"
    reports: int = Field(ge=0)
    claims: int = Field(ge=0)
    left_out: int = Field(default=0, ge=0)
    tallies: tuple[Tally, ...] = ()
    trials: tuple[Trial, ...] = ()
    errors: tuple[Problem, ...] = ()
    settings: Settings
    provenance: Provenance

    @property
    def changed(self) -> Counts:
        """All trials that contradict, together; zeros where there are none."""
        return total(t for t in self.tallies if t.contradicts)

    @property
    def unchanged(self) -> Counts:
        """All trials that do not contradict, together; zeros where there are none."""
        return total(t for t in self.tallies if not t.contradicts)

    def missed(self) -> tuple[Trial, ...]:
        """The contradictions that were not shown as diverging, in the order of the texts."""
        return tuple(t for t in self.trials if t.contradicts and t.kind != "diverges")

    def false_alarms(self) -> tuple[Trial, ...]:
        """The unchanged claims that were shown as diverging, in the order of the texts."""
        return tuple(t for t in self.trials if not t.contradicts and t.kind == "diverges")

    def to_json(self, path: str | PathLike[str] | None = None) -> str:
        """The result as JSON; written to `path` too if one is given.

        Raises:
            InputError: A path that cannot be written.
        """
        from claimcmp.views.writing import write

        return write(self.model_dump_json(indent=2) + "\n", path)

    def to_markdown(self, path: str | PathLike[str] | None = None) -> str:
        """The counts and what was missed, as Markdown; written to `path` too if one is given.

        Raises:
            InputError: A path that cannot be written.
        """
        from claimcmp.checking.showing import to_markdown
        from claimcmp.views.writing import write

        return write(to_markdown(self), path)

    def __repr__(self) -> str:
        from claimcmp.checking.showing import summary

        return f"<SelfTest: {summary(self)}>"

    def _repr_html_(self) -> str:
        from claimcmp.checking.showing import to_html

        return to_html(self)


def schema() -> dict[str, Any]:
    """The JSON schema of `SelfTest.to_json()`, versioned by its `$id`, a name and no address."""
    made = SelfTest.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:claimcmp:schema:selftest:1",
        **made,
    }


def total(counts: Iterable[Counts]) -> Counts:
    """The counts added up; zeros where there are none."""
    found = tuple(counts)
    return Counts(
        tried=sum(c.tried for c in found),
        diverges=sum(c.diverges for c in found),
        leaning=sum(c.leaning for c in found),
    )
