"""An archive: claims of many reports in a folder, with their vectors, kept from run to run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from os import PathLike
from typing import Any

from claimcmp.archive.distributed import distributed
from claimcmp.archive.entries import Read, entries_of
from claimcmp.archive.keeping import counted, drop, ids, planned, put
from claimcmp.archive.query import condition, nearest, ranked, wanted
from claimcmp.archive.results import Added, Stats
from claimcmp.archive.table import (
    folder_of,
    made,
    mark_of,
    opened,
    refuse_another,
    telling,
    writing,
)
from claimcmp.comparison import Relation
from claimcmp.cues.names import as_aliases
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import DuplicateId, InputError
from claimcmp.matching.judge import Judge
from claimcmp.matching.judges import checked_judge
from claimcmp.matching.relate import ClaimLike, as_claims
from claimcmp.matching.vectors import unit_rows
from claimcmp.reading.fields import checked_text
from claimcmp.reading.files import Reports, load
from claimcmp.report import Claim
from claimcmp.settings import Settings, checked_settings

__all__ = ["Archive"]

# Reports that are read and written in one piece: what a stopped run can lose.
_TOGETHER = 256


class Archive:
    """Claims of many reports in a folder, and the question what was said before.

    The folder is made when the first reports are added. Several processes may
    read at once, also while one writes; writers wait for each other (not on
    Windows). Nothing is held open between calls.

    Args:
        folder: Where the archive lies, or is to lie.
        encoder: Whose vectors; anything that `load_encoder` takes. An archive
            belongs to one encoder: another one is refused.

    Raises:
        InputError: Something that is no folder.
    """

    def __init__(self, folder: str | PathLike[str], *, encoder: object = None) -> None:
        self.folder = folder_of(folder)
        self._given = encoder
        self._loaded: Encoder | None = None

    def __repr__(self) -> str:
        return f"<Archive in {self.folder}>"

    @property
    def encoder(self) -> Encoder:
        """The encoder, loaded when it is first needed."""
        if self._loaded is None:
            self._loaded = load_encoder(self._given)
        return self._loaded

    def add(self, reports: Any, *, workers: int | None = None) -> Added:
        """Add reports; one under an id that is there takes the place of the former.

        Adding the same again changes nothing. Of a run that was stopped, what
        was written stays, and the next one goes on from there.

        Args:
            reports: Anything that `load` takes.
            workers: Processes to read and encode with, by Ray; None for this
                one alone, which is quicker for less than some hundred reports.

        Raises:
            ModelError: The archive holds vectors of another encoder.
            DuplicateId: Two of the reports carry one id.
            UnreadableInput: The folder cannot be used.
            MissingExtra: LanceDB, or for `workers` Ray, is not installed.
        """
        given = reports if isinstance(reports, Reports) else load(reports)
        _refuse_twins(given)
        mark = mark_of(self.encoder)
        parts: list[Added] = []
        with self._reading(workers) as read:
            for start in range(0, len(given), _TOGETHER):
                with writing(self.folder):
                    table = made(self.folder, mark)
                    with telling(self.folder):
                        plan = planned(table, given[start : start + _TOGETHER])
                    entries = read(plan.changed)
                    with telling(self.folder):
                        parts.append(put(table, plan, entries))
        return Added(
            added=tuple(id for part in parts for id in part.added),
            replaced=tuple(id for part in parts for id in part.replaced),
            unchanged=tuple(id for part in parts for id in part.unchanged),
            claims=sum(part.claims for part in parts),
            errors=given.errors,
        )

    def remove(self, reports: str | Iterable[str]) -> tuple[str, ...]:
        """Remove `reports`, by id; gives the ids that were there. One that was not is no error.

        Raises:
            UnreadableInput: There is no archive.
            InputError: Something that is no id.
        """
        several = [reports] if isinstance(reports, str) else reports
        gone = list(several) if isinstance(several, Iterable) else [several]
        if not all(isinstance(id, str) for id in gone):
            raise InputError(f"remove was given {reports!r:.80}; want ids of reports as strings")
        gone = [checked_text(id, "an id") for id in gone]
        opened(self.folder)  # waits for nobody where there is nothing
        with writing(self.folder):
            table, _ = opened(self.folder)
            with telling(self.folder):
                return drop(table, gone)

    def query(
        self,
        claim: ClaimLike,
        *,
        top: int = 5,
        language: str | Sequence[str] | None = None,
        source: str | Sequence[str] | None = None,
        before: object = None,
        after: object = None,
        same_event: bool = True,
        judge: Judge | None = None,
        settings: Settings | None = None,
    ) -> tuple[Relation, ...]:
        """What the archive holds on one `claim`, best first.

        Takes, and raises, what `query_each` does.
        """
        return self.query_each(
            [claim],
            top=top,
            language=language,
            source=source,
            before=before,
            after=after,
            same_event=same_event,
            judge=judge,
            settings=settings,
        )[0]

    def query_each(
        self,
        claims: Iterable[ClaimLike],
        *,
        top: int = 5,
        language: str | Sequence[str] | None = None,
        source: str | Sequence[str] | None = None,
        before: object = None,
        after: object = None,
        same_event: bool = True,
        judge: Judge | None = None,
        settings: Settings | None = None,
    ) -> tuple[tuple[Relation, ...], ...]:
        """Each claim against the claims of the archive: the `top` of them, ranked as by `match`.

        The claims of a report that is in the archive itself are not held
        against those of the same report.

        Args:
            claims: As for `relate`; `comparison.claims` asks about a whole
                comparison.
            top: How many to return per claim, at least 1.
            language: Only claims in this language, or these: "nb", "nn", "da",
                "en" or "und".
            source: Only claims of this outlet, or these, spelled as in the
                archive (`stats` lists them); another spelling finds nothing.
            before: Only of reports published before this day, month or year
                (ISO, or as `load` takes `published`); those without a date are
                left out.
            after: Only of reports published in or after it.
            same_event: True takes the claims to speak of one event, as `match`
                does. False asks whether they do, as `compare` does: without a
                date on both sides hardly anything diverges then.
            judge: As for `relate`.
            settings: As for `relate`.

        Returns:
            One tuple per claim, in order; `right` is the claim of the archive,
            `right.report` its report. Empty where nothing fits the filters.

        Raises:
            UnreadableInput: There is no archive.
            ModelError: It holds vectors of another encoder.
            InputError: A claim or a filter cannot be used.
        """
        if not isinstance(top, int) or isinstance(top, bool) or top < 1:
            raise InputError(f"top is {top!r}; want 1 or more relations per claim")
        if isinstance(claims, str | bytes | Mapping | Claim) or not isinstance(claims, Iterable):
            kind = type(claims).__name__
            raise InputError(f"query_each was given one {kind}; want a list, or query for one")
        among = wanted(language, source, before, after)
        settings = checked_settings(settings)
        asked = as_claims(claims, aliases=as_aliases(settings.aliases))
        table, held = opened(self.folder)
        refuse_another(self.folder, held, mark_of(self.encoder))
        vectors = unit_rows(self.encoder, [c.standalone for c in asked])
        with telling(self.folder):
            hits = [
                nearest(table, vector, condition(claim, among), top=top)
                for claim, vector in zip(asked, vectors, strict=True)
            ]
        return ranked(
            asked,
            vectors,
            hits,
            top=top,
            same_event=same_event,
            encoder=self.encoder,
            judge=checked_judge(judge),
            settings=settings,
        )

    def reports(self) -> tuple[str, ...]:
        """The ids of the reports with at least one claim, sorted.

        Raises:
            UnreadableInput: There is no archive.
        """
        table, _ = opened(self.folder)
        with telling(self.folder):
            return ids(table)

    def stats(self) -> Stats:
        """What the archive holds; needs no encoder.

        Raises:
            UnreadableInput: There is no archive.
        """
        table, held = opened(self.folder)
        with telling(self.folder):
            return counted(table, held)

    def _reading(self, workers: int | None) -> AbstractContextManager[Read]:
        if workers is None:
            return nullcontext(partial(entries_of, encoder=self.encoder))
        return distributed(self.encoder, workers)


def _refuse_twins(reports: Reports) -> None:
    seen: set[str] = set()
    for report in reports:
        if report.id in seen:
            raise DuplicateId(report.id, "one of the reports", "another one")
        seen.add(report.id)
