"""An analyst's corrections as values, and what became of them when they were replayed.

Floor 2: `claimcmp.values` and what is below. A result carries these; nothing
here reads a log or looks at a claim.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from claimcmp.aliases import alias_groups
from claimcmp.errors import InputError
from claimcmp.values import Kind, Value

__all__ = [
    "Action",
    "BadLine",
    "ClaimMark",
    "Correction",
    "CorrectionOutcome",
    "Found",
    "ReviewOutcome",
    "Status",
]

Action = Literal["accept", "reject", "relabel", "merge", "split", "alias", "undo"]
Status = Literal["applied", "overruled", "not found", "undone"]
Found = Literal["same", "moved", "reworded"]

_NEEDS: dict[str, tuple[str, ...]] = {
    "accept": ("left", "right", "kind"),
    "reject": ("left", "right"),
    "relabel": ("left", "right", "kind"),
    "merge": ("claims", "others"),
    "split": ("claims", "others"),
    "alias": ("names",),
    "undo": ("of",),
}
_MAY = {"accept": ("machine",), "reject": ("machine", "kind"), "relabel": ("machine",)}
_ABOUT = ("left", "right", "machine", "kind", "claims", "others", "names", "of")


class ClaimMark(Value):
    """What a claim is known by, also after its report was edited or its id changed.

    `claim` is its id, `report` its report's. `quote` is its verbatim text,
    `sentence` a fingerprint of the sentence around it, `at` where it began in
    the text as it was then (code points). `standalone` is the wording that is
    compared. A mark without a quote is found by its id or that wording alone.
    """

    claim: str
    report: str | None = None
    at: int = Field(default=0, ge=0)
    quote: str | None = None
    standalone: str | None = None
    sentence: str | None = None


class Correction(Value):
    """One entry of a review: what somebody decided, about what, and when.

    `accept`, `reject` and `relabel` are about the relation of `left` and
    `right`: `machine` is the kind that it had without the review, `kind` the
    one that it is to have ("unrelated" for a rejected one). `merge` keeps the
    matters of `claims` and `others` in one; `split` takes `claims` out of the
    matter of `others`. `alias` makes two `names` one, `undo` takes back the
    entry with the id `of`. `when` is ISO 8601, in UTC where it has no zone.
    """

    id: str = ""
    action: Action
    left: ClaimMark | None = None
    right: ClaimMark | None = None
    machine: Kind | None = None
    kind: Kind | None = None
    claims: tuple[ClaimMark, ...] = ()
    others: tuple[ClaimMark, ...] = ()
    names: tuple[str, str] | None = None
    of: str | None = None
    who: str | None = None
    when: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needed = _NEEDS[self.action]
        if lacking := [name for name in needed if not getattr(self, name)]:
            raise ValueError(f"{self.action} needs {' and '.join(lacking)}")
        known = (*needed, *_MAY.get(self.action, ()))
        if strange := [n for n in _ABOUT if getattr(self, n) and n not in known]:
            raise ValueError(f"{self.action} takes no {' and '.join(strange)}")
        if self.action == "reject" and self.kind not in (None, "unrelated"):
            raise ValueError(f"reject takes no kind {self.kind}")
        if self.action in ("accept", "relabel") and self.kind == "unrelated":
            raise ValueError(f"{self.action} takes no kind unrelated; reject says that")
        if self.left and self.right and self.left.claim == self.right.claim:
            raise ValueError("left and right are one claim")
        if any(map(_broken, (self.who, self.note, *self._texts()))):
            raise ValueError("a text holds half of a surrogate pair, which is no character")
        if self.when is not None:
            try:
                datetime.fromisoformat(self.when)
            except ValueError:
                raise ValueError(f"{self.when!r} is no ISO date or time") from None
        if self.names is not None:
            try:
                alias_groups([self.names])
            except InputError as error:
                raise ValueError(str(error)) from None
        return self

    def _texts(self) -> list[str | None]:
        marks = [m for m in (self.left, self.right, *self.claims, *self.others) if m]
        texts = [t for m in marks for t in (m.claim, m.report, m.quote, m.standalone, m.sentence)]
        return [self.id, self.of, *(self.names or ()), *texts]

    @property
    def decided(self) -> Kind | None:
        """The kind that the pair is to have; None for an entry that is about no relation."""
        return "unrelated" if self.action == "reject" else self.kind

    def about(self) -> str:
        """What the entry is about, in words: the quotes, the names, or the entry it takes back."""
        match self.action:
            case "alias":
                return " = ".join(self.names or ())
            case "undo":
                return f"entry {self.of}"
            case "merge" | "split":
                between = "with" if self.action == "merge" else "out of the matter of"
                return f"{_quoted(self.claims)} {between} {_quoted(self.others[:1])}"
        pair = [m for m in (self.left, self.right) if m]
        return f"{_quoted(pair[:1])} and {_quoted(pair[1:])}"


def _broken(text: str | None) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text) if text and not text.isascii() else False


_QUOTED = 60


def _quoted(marks: tuple[ClaimMark, ...] | list[ClaimMark]) -> str:
    words = [" ".join((m.quote or m.standalone or m.claim).split()) for m in marks[:1]]
    short = [w if len(w) <= _QUOTED else w[:_QUOTED].rsplit(" ", 1)[0] + " …" for w in words]
    more = f" and {len(marks) - 1} more" if len(marks) > 1 else ""
    return "".join(f"“{w}”" for w in short) + more


class CorrectionOutcome(Value):
    """What became of one entry when the log was replayed.

    `was` and `now` are the kinds without and with it; None where the entry is
    about no relation or did not take effect. `found` says how its claims were
    found again: by id, elsewhere in their report with the same words, or by
    their standalone wording in an edited report. `claims` are their ids now.
    `by` is the entry that overruled or undid this one. `words` says it all in
    a sentence. `line` is 1 for the first line of the log.
    """

    correction: Correction
    line: int = Field(ge=1)
    status: Status
    was: Kind | None = None
    now: Kind | None = None
    found: Found | None = None
    claims: tuple[str, ...] = ()
    by: str | None = None
    words: str

    @property
    def overturns(self) -> bool:
        """Whether the entry gave a pair another kind than it had without the review."""
        return self.status == "applied" and self.was != self.now


class BadLine(Value):
    """A line of a log that is no entry; it was passed over, the others were replayed."""

    line: int = Field(ge=1)
    problem: str
    advice: str


class ReviewOutcome(Value):
    """What replaying a review did: an outcome for each entry of the log, in its order.

    `problems` are the lines that could not be used.
    """

    entries: tuple[CorrectionOutcome, ...] = ()
    problems: tuple[BadLine, ...] = ()

    def overturned(self) -> tuple[CorrectionOutcome, ...]:
        """Entries that gave a pair another kind than it has without them."""
        return tuple(e for e in self.entries if e.overturns)

    def lost(self) -> tuple[CorrectionOutcome, ...]:
        """Entries about claims, or entries, that are not there any more."""
        return tuple(e for e in self.entries if e.status == "not found")

    def conflicts(self) -> tuple[CorrectionOutcome, ...]:
        """Entries that a later one contradicts; `by` is that one, and it won."""
        return tuple(e for e in self.entries if e.status == "overruled")

    def summary(self) -> str:
        """The outcome in a line: "7 corrections: 5 applied (2 changed what was found), …"."""
        counts = {s: sum(e.status == s for e in self.entries) for s in _STATUSES}
        told = [f"{n} {_STATUSES[s]}" for s, n in counts.items() if n or s == "applied"]
        if turned := len(self.overturned()):
            told[0] += f" ({turned} changed what was found)"
        if self.problems:
            many = len(self.problems)
            told.append(f"{many} line{'' if many == 1 else 's'} of the log could not be used")
        many = len(self.entries)
        return f"{many} correction{'' if many == 1 else 's'}: {', '.join(told)}"


_STATUSES: dict[Status, str] = {
    "applied": "applied",
    "overruled": "overruled by a later one",
    "undone": "undone",
    "not found": "about something that is no longer there",
}
