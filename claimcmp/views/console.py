"""The console that commands print on: standard output, plain where that is no terminal."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

from rich.console import Console

__all__ = ["console", "drop_output", "on_one_line"]

_UNBROKEN = 100_000
"""Columns of an output that nobody looks at directly: no line of it is broken."""
_BREAK = re.compile(r"[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


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


def on_one_line(text: str) -> str:
    """A text with each line break and the blanks about it as one space, and no control character.

    A report may hold what moves a terminal's cursor or turns its writing about: that is written
    as its code.
    """
    return _UNSEEN.sub(_code, _BREAK.sub(" ", text))


def _code(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
