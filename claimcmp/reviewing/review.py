"""A review: an analyst's corrections, made on one comparison and replayed on the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path

from claimcmp.aliases import alias_groups
from claimcmp.comparison import Comparison, Group, Relation
from claimcmp.corrections import BadLine, Correction
from claimcmp.errors import InputError
from claimcmp.report import Claim
from claimcmp.reviewing.drafting import When, decision, merged, signed, taken_out
from claimcmp.reviewing.log import Log, Logged, append, identified, log_of, read_log
from claimcmp.reviewing.resolving import in_force
from claimcmp.reviewing.table import decisions, table
from claimcmp.values import Kind
from claimcmp.views.writing import destination, write

__all__ = ["Review"]


class Review:
    """Corrections of what a machine found, kept in a log that is only ever added to.

    Every method that corrects something adds one entry and gives it back.
    Nothing is taken out of the log: `undo` adds an entry that names another.
    Pass the review, or the path of its log, to `compare(…, review=…)`, and all
    of it is replayed.

    Each takes `who` decided, `when` (ISO 8601 or a `datetime`; now, if left
    out) and a `note`. Where the log is a file that cannot be written they raise
    `InputError`. `entries` begin a review in memory; `Review.open` takes a file.
    """

    def __init__(self, entries: Iterable[Correction | Mapping[str, object]] = ()) -> None:
        self._path: Path | None = None
        self._log = log_of(entries)

    @classmethod
    def open(cls, path: str | PathLike[str]) -> Review:
        """The review whose log is the file at `path`; it is made with the first entry.

        Raises:
            InputError: The path is a folder, or lies in one that does not exist.
            UnreadableInput: The file is there and cannot be read.
        """
        review = cls()
        review._path = destination(path)
        review.log()
        return review

    @classmethod
    def from_csv(cls, path: str | PathLike[str], *, who: str | None = None) -> Review:
        """A review in memory, of the decisions in a table at `path` that `to_csv` made.

        `who` is set down as having decided.

        Raises:
            InputError: A cell that cannot be used; its row and column are named.
            UnreadableInput: The file cannot be read.
        """
        review = cls()
        review.read_csv(path, who=who)
        return review

    @property
    def path(self) -> Path | None:
        """The file that holds the log; None for a review in memory."""
        return self._path

    @property
    def entries(self) -> tuple[Correction, ...]:
        """Every entry, in the order of the log."""
        return tuple(logged.correction for logged in self.log().entries)

    @property
    def problems(self) -> tuple[BadLine, ...]:
        """Lines of the log that are no entry."""
        return self.log().problems

    def log(self) -> Log:
        """The log as it is now; other programs may have added to the file."""
        if self._path is None:
            return self._log
        return read_log(self._path) if self._path.exists() else Log()

    def accept(
        self,
        relation: Relation,
        *,
        who: str | None = None,
        when: When = None,
        note: str | None = None,
    ) -> Correction:
        """The `relation` is right: it keeps its kind, whatever a later model says."""
        return self._add(decision(relation, "accept"), who, when, note)

    def reject(
        self,
        relation: Relation,
        *,
        who: str | None = None,
        when: When = None,
        note: str | None = None,
    ) -> Correction:
        """The two claims are not on one matter: the `relation` is not to be listed."""
        return self._add(decision(relation, "reject"), who, when, note)

    def relabel(
        self,
        relation: Relation,
        kind: Kind,
        *,
        who: str | None = None,
        when: When = None,
        note: str | None = None,
    ) -> Correction:
        """The `relation` is of another `kind`; "unrelated" rejects it.

        Raises:
            InputError: `kind` is none of "agrees", "diverges", "related", "unrelated".
        """
        return self._add(decision(relation, "relabel", kind), who, when, note)

    def merge(
        self,
        a: Group | Claim,
        b: Group | Claim,
        *,
        comparison: Comparison | None = None,
        who: str | None = None,
        when: When = None,
        note: str | None = None,
    ) -> Correction:
        """The matters `a` and `b` are one: wherever their claims are, their groups stay together.

        With the `comparison` that the groups are of, more is kept to find their
        claims again once a report was edited.
        """
        return self._add(merged(a, b, comparison), who, when, note)

    def split(
        self,
        group: Group,
        claims: Claim | str | Sequence[Claim | str],
        *,
        comparison: Comparison | None = None,
        who: str | None = None,
        when: When = None,
        note: str | None = None,
    ) -> Correction:
        """Some `claims` of a `group` (or their ids) are another matter.

        With the `comparison`, more is kept to find the claims again once a
        report was edited; ids alone need it.

        Raises:
            InputError: A claim that is not in the group, all of them, or none.
        """
        given = [claims] if isinstance(claims, Claim | str) else list(claims)
        return self._add(taken_out(group, given, comparison), who, when, note)

    def alias(
        self,
        a: str,
        b: str,
        *,
        who: str | None = None,
        when: When = None,
        note: str | None = None,
    ) -> Correction:
        """The names `a` and `b` are one, in every language and report.

        Raises:
            InputError: A name without a letter or digit, or the same name twice.
        """
        alias_groups([(a, b)])  # refuses what is no name
        return self._add(Correction(action="alias", names=(a, b)), who, when, note)

    def undo(
        self,
        entry: Correction | str,
        *,
        who: str | None = None,
        when: When = None,
        note: str | None = None,
    ) -> Correction:
        """Take an `entry` back, named by itself or its id; an undo can be undone too.

        Raises:
            InputError: The log has no such entry.
        """
        id = entry.id if isinstance(entry, Correction) else entry
        known = [e.id for e in self.entries]
        if id not in known:
            last = ", ".join(known[-5:]) or "none"
            raise InputError(f"the review has no entry {id!r}; its last entries are {last}")
        return self._add(Correction(action="undo", of=id), who, when, note)

    def to_csv(
        self,
        comparison: Comparison,
        path: str | PathLike[str] | None = None,
        *,
        separator: str = ",",
    ) -> str:
        """A table with a row for each relation, for decisions to be written into.

        In the column "your decision" goes accept, reject, agrees, diverges or
        related; rows left empty stay undecided. What the comparison's review
        has decided already stands there.

        Args:
            comparison: Whose relations are to be looked at.
            path: A file to write, as UTF-8 that spreadsheets know as such.
            separator: Between cells: "," or ";" (which spreadsheets set to
                Norwegian or Danish want) or a tab.

        Returns:
            The table as text.

        Raises:
            InputError: Another separator, or the file cannot be written.
        """
        text = table(comparison, separator)
        if path is not None:
            write("\ufeff" + text, path)
        return text

    def read_csv(
        self, path: str | PathLike[str], *, who: str | None = None, when: When = None
    ) -> tuple[Correction, ...]:
        """Add the decisions of a table that `to_csv` made: all, or none if one is wrong.

        `path` is where it lies.

        Decisions that are in force already are not added again.

        Returns:
            The entries that were added.

        Raises:
            InputError: A cell that cannot be used; its row and column are named.
            UnreadableInput: The file cannot be read.
        """
        known = {_pair(e): (e.decided, e.note) for e in in_force(self.entries) if e.left}
        drafts = [d for d in decisions(path) if known.get(_pair(d)) != (d.decided, d.note)]
        return self._add_all([signed(d, who, when, d.note) for d in drafts])

    def __repr__(self) -> str:
        many = len(self.entries)
        where = f" in {self._path}" if self._path else ""
        return f"<Review of {many} correction{'' if many == 1 else 's'}{where}>"

    def _add(self, draft: Correction, who: str | None, when: When, note: str | None) -> Correction:
        (entry,) = self._add_all([signed(draft, who, when, note)])
        return entry

    def _add_all(self, drafts: Sequence[Correction]) -> tuple[Correction, ...]:
        if not drafts:
            return ()
        if self._path is not None:
            return append(self._path, drafts)
        place = len(self._log.entries) + 1
        added = tuple(identified(d, place + n) for n, d in enumerate(drafts))
        new = tuple(Logged(place + n, e) for n, e in enumerate(added))
        self._log = Log((*self._log.entries, *new))
        return added


def _pair(entry: Correction) -> frozenset[str]:
    return frozenset(m.claim for m in (entry.left, entry.right) if m)
