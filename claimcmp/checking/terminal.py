"""A check on one's own reports on a terminal, through Rich."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcmp.checking.result import SelfTest, Trial
from claimcmp.checking.showing import HEAD, found, notes, rows, said, summary
from claimcmp.views.console import console as _console

__all__ = ["show_selftest"]

_LISTED = 5
"""How many missed changes are shown; all are in the JSON."""


def show_selftest(result: SelfTest) -> None:
    """The counts by language, then some of what was missed and every false alarm."""
    console = _console()
    console.print()
    console.print(Text(summary(result), style="bold"))
    table = Table(box=None, pad_edge=False)
    for head in HEAD:
        table.add_column(head, no_wrap=True)
    for row in rows(result):
        table.add_row(*row.cells, style="bold" if row.whole else "")
    if table.row_count:
        console.print()
        console.print(Padding(table, (0, 0, 0, 2), expand=False))
        console.print()
    for note in notes(result) if table.row_count else ():
        console.print(Padding(Text(note, style="dim"), (0, 0, 0, 2), expand=False))
    missed, alarms = result.missed(), result.false_alarms()
    _listed(console, "Missed", missed[:_LISTED], len(missed) - _LISTED)
    _listed(console, "False alarms", alarms, 0)
    console.print()


def _listed(console: Console, title: str, trials: tuple[Trial, ...], more: int) -> None:
    if not trials:
        return
    console.print()
    console.print(Text(title, style="bold underline"))
    for trial in trials:
        console.print(Text(f"  {said(trial)} ({found(trial)})", style="bold"), soft_wrap=True)
        for language, text in (
            (trial.left_language, trial.left),
            (trial.right_language, trial.right),
        ):
            console.print(Padding(Text(f"{language}  {text}"), (0, 0, 0, 4), expand=False))
    if more > 0:
        console.print(Text(f"  and {more} more, in the JSON (--json)", style="dim"))
