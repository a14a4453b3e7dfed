"""The console that commands print on: standard output, plain where that is no terminal."""

from __future__ import annotations

import os
import sys
from typing import Any

from rich.console import Console

__all__ = ["console", "drop_output"]

_UNBROKEN = 100_000
"""Columns of an output that nobody looks at directly: no line of it is broken."""


class _Plain(Console):
    def on_broken_pipe(self) -> None:
        # The reader of our output (head, less) has had enough; that is no error.
        drop_output()
        raise SystemExit(0)


def console(**options: Any) -> Console:
    """A console on standard output, without markup, emoji or colours of its own making.

    At a terminal, or where COLUMNS says how wide the output is to be, lines
    are broken at its width. In a file or a pipe they are not, so that a quote
    stands on one line together with its place.
    """
    made = _Plain(highlight=False, markup=False, emoji=False, **options)
    if not made.is_terminal and not os.environ.get("COLUMNS", "").isdigit():
        made.width = _UNBROKEN
    return made


def drop_output() -> None:
    """Let what is still to be written to standard output go nowhere.

    Without this the interpreter tries again when it ends, and fails aloud.
    """
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        # Not a file of this system, but an object that somebody put in its place.
        return
    os.close(nowhere)
