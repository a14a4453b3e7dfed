"""What became different from one comparison to the next, as values."""

from __future__ import annotations

from typing import Literal

from claimcmp.comparison import Answer, AnswerRow, Relation, Silence, Verdict
from claimcmp.values import Value

__all__ = ["AnswerChange", "Changes", "RelationChange", "VerdictChange"]


class RelationChange(Value):
    """Two claims whose relation is another one: its kind, its leaning or its caveats differ."""

    was: Relation
    now: Relation


class VerdictChange(Value):
    """A matter whose verdict is another one.

    `group` is its id now and `former` the one before: an id changes with the
    claims of a matter. Of a matter that was not there `was` and `former` are
    None, of one that is gone `now` and `group`.
    """

    title: str
    was: Verdict | None
    now: Verdict | None
    group: str | None
    former: str | None


class AnswerChange(Value):
    """A question that is answered otherwise: other rows, or another verdict."""

    question: str
    was: Answer
    now: Answer

    @property
    def new(self) -> tuple[AnswerRow, ...]:
        """The rows that were not there, as they stand in `now`."""
        before = {_row(row) for row in self.was.rows}
        return tuple(row for row in self.now.rows if _row(row) not in before)

    @property
    def gone(self) -> tuple[AnswerRow, ...]:
        """The rows that are not there any more, as they stood in `was`."""
        after = {_row(row) for row in self.now.rows}
        return tuple(row for row in self.was.rows if _row(row) not in after)


class Changes(Value):
    """What an update made different, and what reports it took.

    `added`, `removed` and `replaced` are ids of reports. A claim counts as the
    same where its report says it in the same words, wherever in the text it
    now stands. `new` and `gone` are relations, listed as in the comparison
    that has them. `verdicts` are the matters of several reports, now or
    before, whose verdict is another one; a matter that only ever one report
    carried is not told. `silences` are the new ones. `answers` are the
    questions that were asked of both comparisons and are answered otherwise.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    new: tuple[Relation, ...] = ()
    gone: tuple[Relation, ...] = ()
    changed: tuple[RelationChange, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()
    silences: tuple[Silence, ...] = ()
    answers: tuple[AnswerChange, ...] = ()

    def summary(self) -> str:
        """The changes in a line: "1 report added: 2 new relations, 1 verdict changed"."""
        took = [
            f"{len(ids)} report{_s(ids)} {what}"
            for what, ids in (
                ("added", self.added),
                ("removed", self.removed),
                ("replaced", self.replaced),
            )
            if ids
        ]
        found = [
            f"{len(some)} {words.format(s=_s(some))}"
            for words, some in (
                ("new relation{s}", self.new),
                ("relation{s} gone", self.gone),
                ("relation{s} changed", self.changed),
                ("verdict{s} changed", self.verdicts),
                ("new silence{s}", self.silences),
                ("answer{s} changed", self.answers),
            )
            if some
        ]
        return f"{', '.join(took) or 'no report touched'}: {', '.join(found) or 'nothing else'}"


def _s(several: tuple[object, ...]) -> Literal["", "s"]:
    return "" if len(several) == 1 else "s"


def _row(row: AnswerRow) -> tuple[object, ...]:
    return (row.report, row.answer, row.says, row.quote)
