"""What comparing gives: relations, groups, silences, answers.

Floor 3: `claimcmp.report` and below. Views read these values; nothing is
computed in them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from pydantic import PrivateAttr

from claimcmp.answer import Answer, AnswerRow
from claimcmp.corrections import ReviewOutcome
from claimcmp.group import Bridge, Fold, FoldReason, Group, Verdict
from claimcmp.provenance import Provenance
from claimcmp.relation import Caveat, Reason, ReasonType, Relation, Scope
from claimcmp.report import Claim, Report, Sentence
from claimcmp.settings import Settings
from claimcmp.silence import Aside, Silence
from claimcmp.values import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike

    from claimcmp.changes import Changes
    from claimcmp.encoding.encoder import Encoder
    from claimcmp.matching.judge import Judge
    from claimcmp.reading.splitters import Splitter
    from claimcmp.reviewing.given import GivenReview
    from claimcmp.views.alignment import Alignment
    from claimcmp.views.charts import Charts
    from claimcmp.views.frame import Backend
    from claimcmp.views.influence import Influence
    from claimcmp.views.omissions import OmissionMap
    from claimcmp.views.ranking import Ranked
    from claimcmp.views.sources import By
    from claimcmp.views.tables import What

__all__ = [
    "SCHEMA_VERSION",
    "Answer",
    "AnswerRow",
    "Aside",
    "Bridge",
    "Caveat",
    "Comparison",
    "Fold",
    "FoldReason",
    "Group",
    "Kind",
    "Problem",
    "Reason",
    "ReasonType",
    "Relation",
    "Scope",
    "Silence",
    "Verdict",
]

SCHEMA_VERSION: Literal["1"] = "1"


class Problem(Value):
    """A file that could not be used; the others are compared all the same."""

    file: str
    problem: str
    advice: str


class Comparison(Value):
    """Any number of reports, set side by side.

    Every claim appears in exactly one group. `related` relations are listed
    only inside one group or where a review has it so, `unrelated` not at all.
    `sentences` holds every segment of every report, by the report's id.
    `review` tells what became of the corrections that were replayed; None where
    none were given. `folds` are the reports that share an origin as wholes,
    whatever the matter.
    """

    schema_version: Literal["1"] = SCHEMA_VERSION
    reports: tuple[Report, ...]
    sentences: dict[str, tuple[Sentence, ...]]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    groups: tuple[Group, ...]
    silences: tuple[Silence, ...]
    folds: tuple[Fold, ...] = ()
    errors: tuple[Problem, ...] = ()
    settings: Settings
    provenance: Provenance
    review: ReviewOutcome | None = None
    _encoder: Any = PrivateAttr(default=None)
    _workings: Any = PrivateAttr(default=None)
    _changes: Any = PrivateAttr(default=None)

    def agreements(self) -> tuple[Relation, ...]:
        """Relations between reports that agree, surest first."""
        return self._of("agrees", "between_reports")

    def divergences(self, *, within: bool = False) -> tuple[Relation, ...]:
        """Relations that diverge, surest first: between reports, or `within` one report."""
        return self._of("diverges", "within_report" if within else "between_reports")

    def between(self, a: str, b: str) -> tuple[Relation, ...]:
        """Relations between the reports with the ids `a` and `b`, in the order of the left text.

        Raises:
            InputError: No report of this comparison has one of the ids.
        """
        self.report(a), self.report(b)
        return tuple(r for r in self.relations if {r.left.report, r.right.report} == {a, b})

    def alignment(self, a: str, b: str) -> tuple[Alignment, ...]:
        """Which sentences of the reports `a` and `b` stand beside each other, and which alone.

        Raises:
            InputError: One of them is not there, or both are one.
        """
        from claimcmp.views.alignment import alignment

        return alignment(self, a, b)

    def ranking(
        self,
        claim: str | Claim,
        *,
        top: int = 5,
        report: str | None = None,
        encoder: Encoder | None = None,
    ) -> tuple[Ranked, ...]:
        """The nearest claims of other reports, best first, with no threshold, and each decision.

        Args:
            claim: One of this comparison's claims, or its id.
            top: How many, at most.
            report: The id of the one report to look in; None for all others.
            encoder: The one that this was made with, where it was read from
                JSON and that is not the embedded one.

        Raises:
            InputError: No such claim or report, or `top` below 1.
            ModelError: The encoder is not that of this comparison.
        """
        from claimcmp.views.ranking import ranking

        return ranking(self, claim, top=top, report=report, encoder=encoder)

    def left_open(self) -> tuple[Claim, ...]:
        """Claims that a party neither confirms nor denies, in the order of the reports."""
        return tuple(c for c in self.claims if c.stance == "neither confirms nor denies")

    def report(self, id: str) -> Report:
        """The report with this `id`.

        Raises:
            InputError: No report of this comparison has it.
        """
        from claimcmp.errors import InputError

        for report in self.reports:
            if report.id == id:
                return report
        known = ", ".join(repr(r.id) for r in self.reports[:8])
        raise InputError(f"no report has the id {id!r}; this comparison holds {known}")

    def ask(self, question: str, *, encoder: Encoder | None = None) -> Answer:
        """Answer a question, in any of the four languages, from the claims of these reports.

        Args:
            question: Who, where, when, how many, what or whether.
            encoder: Whose vectors tell which words are alike; None for the one
                that this was made with, and of a comparison that was read from
                JSON for the embedded one.

        Raises:
            InputError: The question is no string or holds no word.
        """
        from claimcmp.asking.answer import ask

        return ask(self, question, encoder=encoder or self._encoder)

    def update(
        self,
        *,
        add: Any = (),
        remove: str | Iterable[str] = (),
        replace: Any = (),
        ask: str | Sequence[str] = (),
        review: GivenReview | Literal["as before"] = "as before",
        encoder: Encoder | None = None,
        judge: Judge | None = None,
        splitter: Splitter | None = None,
    ) -> Comparison:
        """The comparison of the reports as they are now, without doing again what still holds.

        The result equals `compare` of all these reports, byte for byte; its
        `changes` say what became different. Only new and edited reports are
        read, only new texts encoded, only new pairs judged; a comparison that
        was read from JSON has kept none of that, and takes as long as a new one.

        Args:
            add: New reports: anything that `load` takes.
            remove: The id of a report, or several.
            replace: Reports under ids that are there, with another text or other metadata.
            ask: Questions whose answers before and now are to be told.
            review: Other corrections to replay, as for `compare`; None for none.
            encoder: The one that this was made with, where it was read from
                JSON and that is not the embedded one.
            judge: The same for the judge.
            splitter: The same for the splitter.

        Raises:
            DuplicateId: A report to be added has the id of one that is there.
            InputError: A report to be removed or replaced is not there, or
                something cannot be read as `load` would.
            ModelError: The encoder, judge or splitter is not that of this comparison.
        """
        from claimcmp.comparing.updating import update

        return update(
            self,
            add=add,
            remove=remove,
            replace=replace,
            ask=ask,
            review=review,
            encoder=encoder,
            judge=judge,
            splitter=splitter,
        )

    @property
    def changes(self) -> Changes | None:
        """What `update` made different; None for a comparison that no update made.

        No part of the result: comparisons are equal without it, and it stands in no export.
        """
        changes: Changes | None = self._changes
        return changes

    @property
    def charts(self) -> Charts:
        """Charts of this comparison (extra `charts`): `comparison.charts.agreement()`."""
        from claimcmp.views.charts import Charts

        return Charts(self)

    def sources(self, *, by: By = "report") -> tuple[dict[str, Any], ...]:
        """Per pair of reports, or of outlets: what both carry, agree on, diverge on, leave out.

        Records, whose keys `claimcmp.views.sources` tells; empty where no two share a matter.
        `by` is "report", or "outlet" for the reports of one outlet together.

        Raises:
            InputError: `by` is neither.
        """
        from claimcmp.views.sources import sources

        return sources(self, by=by)

    def timeline(self, *, group: str | Group | None = None) -> tuple[dict[str, Any], ...]:
        """Events and publications, earliest first; of one matter, who was first, what changed.

        Records, whose keys `claimcmp.views.timeline` tells; empty where nothing is dated.
        `group` is one matter, or its id; None stands for all.

        Raises:
            InputError: The comparison has no such matter.
        """
        from claimcmp.views.timeline import timeline

        return timeline(self, group=group)

    def omissions(self) -> OmissionMap:
        """Every matter that several reports carry, with how the others leave it out."""
        from claimcmp.views.omissions import omissions

        return omissions(self)

    def influence(self, *, by: By = "outlet", exact: bool = False) -> tuple[Influence, ...]:
        """Per source, the matters whose verdict would be another without it.

        Args:
            by: "outlet" takes the reports of one outlet out together, "report" each for itself.
            exact: Compare again without each source; else told from the relations at hand.

        Raises:
            InputError: `by` is neither.
            ModelError: `exact`, of one that was read from JSON and made with other models.
        """
        from claimcmp.views.influence import influence

        return influence(self, by=by, exact=exact)

    def without(self, source: str) -> Comparison:
        """The comparison without a `source`: an outlet by any of its names, or a report by its id.

        Raises:
            InputError: Nothing here goes by that name.
        """
        from claimcmp.views.influence import reports_of

        return self.update(remove=reports_of(self, source))

    def to_json(
        self, path: str | PathLike[str] | None = None, *, offsets: str = "codepoint"
    ) -> str:
        """The comparison as JSON of the published schema; written to `path` too if one is given.

        `offsets="utf16"` counts every span in UTF-16 code units, as JavaScript does.

        Raises:
            InputError: Other offsets, or a path that cannot be written.
        """
        from claimcmp.views.json import to_json

        return to_json(self, path, offsets=offsets)

    def to_markdown(
        self, path: str | PathLike[str] | None = None, *, ask: tuple[str, ...] = ()
    ) -> str:
        """The comparison as Markdown, answers to the questions in `ask` on top; to `path` too.

        Raises:
            InputError: A question without a word, or a path that cannot be written.
        """
        from claimcmp.views.markdown import to_markdown

        return to_markdown(self, path, ask=ask)

    def to_html(self, path: str | PathLike[str] | None = None, *, ask: tuple[str, ...] = ()) -> str:
        """The comparison as one self-contained HTML page, answers to `ask` on top; to `path` too.

        Raises:
            InputError: A question without a word, or a path that cannot be written.
        """
        from claimcmp.views.html import to_html

        return to_html(self, path, ask=ask)

    def to_frame(
        self,
        path: str | PathLike[str] | None = None,
        *,
        what: What = "relations",
        backend: Backend = "pandas",
    ) -> Any:
        """The relations, claims, groups or silences as a frame of pandas, polars or Arrow.

        One row each; written as CSV or Parquet too if `path` ends in ".csv" or ".parquet".

        Args:
            path: A file to write as well.
            what: "relations", "claims", "groups" or "silences".
            backend: "pandas", "polars" or "pyarrow".

        Raises:
            InputError: Another table or backend, or a path that cannot be written.
            MissingExtra: The backend is not installed (extra `tables`).
        """
        from claimcmp.views.frame import to_frame

        return to_frame(self, path, what=what, backend=backend)

    def to_jsonld(self, path: str | PathLike[str] | None = None) -> str:
        """The claims as schema.org `Claim` nodes, and their relations; written to `path` too.

        Raises:
            InputError: A path that cannot be written.
        """
        from claimcmp.views.jsonld import to_jsonld

        return to_jsonld(self, path)

    def _of(self, kind: Kind, scope: Scope) -> tuple[Relation, ...]:
        found = (r for r in self.relations if r.kind == kind and r.scope == scope)
        return tuple(sorted(found, key=lambda r: (-r.confidence, r.left.id, r.right.id)))

    def __eq__(self, other: object) -> bool:
        # By content: the encoder that answers questions is no part of the result.
        return isinstance(other, Comparison) and self.__dict__ == other.__dict__

    def __repr__(self) -> str:
        n = Counter(r.kind for r in self.relations if r.scope == "between_reports")
        within = len(self.divergences(within=True))
        return (
            f"<Comparison of {len(self.reports)} reports: {n['agrees']} agreements, "
            f"{n['diverges']} divergences between reports, {within} within a report>"
        )

    def _repr_html_(self) -> str:
        from claimcmp.views.html import snippet

        return snippet(self)
