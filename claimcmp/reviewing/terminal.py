"""A log of corrections on a terminal, and what replaying it did in a few lines."""

from __future__ import annotations

from rich.text import Text

from claimcmp.corrections import BadLine, Correction, ReviewOutcome
from claimcmp.reviewing.log import Log, Logged
from claimcmp.reviewing.resolving import in_force
from claimcmp.views.console import console as _console

__all__ = ["bad_line", "outcome_lines", "show_review"]

_MOST_TOLD = 10


def show_review(log: Log) -> None:
    """Every entry: its id, when and by whom, what it says, what about, and its note."""
    console = _console()
    standing = {e.id for e in in_force([logged.correction for logged in log.entries])}
    for logged in log.entries:
        entry = logged.correction
        counts = entry.action == "undo" or entry.id in standing
        head = Text(_head(logged) + ("" if counts else "  (taken back)"))
        head.stylize("bold" if counts else "dim")
        console.print(head, soft_wrap=True)
        console.print(Text(f"  {_plain(entry.about())}"), soft_wrap=True)
        if entry.note:
            console.print(Text(f"  note: {_plain(entry.note)}", style="dim"), soft_wrap=True)
    if not log.entries:
        console.print("No corrections yet.")


def outcome_lines(outcome: ReviewOutcome) -> list[str]:
    """The summary, then what did not take effect, and why; each on a line."""
    lines = [f"review: {outcome.summary()}"]
    idle = [*outcome.lost(), *outcome.conflicts()]
    for entry in idle[:_MOST_TOLD]:
        said = f"{entry.correction.action} of line {entry.line} ({entry.correction.about()})"
        lines.append(_plain(f"review: {said}: {entry.words}"))
    if len(idle) > _MOST_TOLD:
        lines.append(f"review: and {len(idle) - _MOST_TOLD} more, in the JSON (--json)")
    return [*lines, *(f"review: {bad_line(problem)}" for problem in outcome.problems)]


def bad_line(problem: BadLine) -> str:
    """A line that could not be used, why, and what to do."""
    return _plain(f"line {problem.line} {problem.problem}, and was passed over; {problem.advice}")


def _head(logged: Logged) -> str:
    entry = logged.correction
    parts = [str(logged.line), entry.id, entry.when, entry.who, entry.action, _kinds(entry)]
    return "  ".join(_plain(part) for part in parts if part)


def _kinds(entry: Correction) -> str | None:
    if entry.action == "reject":
        return f"{entry.machine} → not on one matter" if entry.machine else "not on one matter"
    if entry.kind and entry.machine and entry.kind != entry.machine:
        return f"{entry.machine} → {entry.kind}"
    return entry.kind


def _plain(text: str) -> str:
    """On one line, and what could move a terminal's cursor or turn its writing as its code."""
    line = " ".join(text.split())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
