"""The streams of a command: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from claimcmp.errors import InputError

__all__ = ["Told", "give", "give_json", "progress", "tell", "wide_streams"]

Told = Callable[[int, int], None]
"""Called with how many are done and how many there are."""


def give(text: str) -> None:
    """Print a result, as UTF-8 whatever the terminal's encoding.

    Raises:
        InputError: Standard output is closed.
    """
    if sys.stdout is None:
        raise InputError("standard output is closed; leave it open, or redirect it to a file")
    try:
        sys.stdout.buffer.write(text.rstrip("\n").encode() + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        from claimcmp.views.console import drop_output

        # The reader of our output (head, less) has had enough; that is no error.
        drop_output()
        raise SystemExit(0) from None


def give_json(value: Any) -> None:
    """Print a plain value as JSON."""
    give(json.dumps(value, ensure_ascii=False, indent=2))


def tell(text: str) -> None:
    """Say something beside the result, on standard error; nothing where that is closed."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(text.translate(_CONTROLS) + "\n")
        sys.stderr.flush()


# A message may quote a file or its name: those must not move the cursor.
_CONTROLS = {c: f"\\x{c:02x}" for c in (*range(32), *range(127, 160)) if chr(c) not in "\t\n"}


def wide_streams() -> None:
    """Write what an old encoding of the terminal lacks as its code, rather than fail at it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def progress(what: str) -> Iterator[Told | None]:
    """A spinner on standard error while something long runs; nothing when that is no terminal.

    What it yields says how far the work is beside the spinner; after the work
    it is silent.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    running = True

    def far(done: int, total: int) -> None:
        if running:
            status.update(f"{what} … {done:,} of {total:,}")

    with Console(stderr=True).status(f"{what} …") as status:
        try:
            yield far
        finally:
            running = False
