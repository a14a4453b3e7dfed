"""How far long work has come: texts go to the encoder in slices, and each is counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import Encoder, check_texts
from claimcmp.encoding.wrapping import Wrapper
from claimcmp.errors import InputError

__all__ = ["ProgressEncoder", "Told", "slices"]

Told = Callable[[int, int], object]
"""Called with how many texts are done and how many there are; what it returns is not used."""

Item = TypeVar("Item")

_SLICE = 512
"""Texts that are encoded, counted and stored at a time."""

_LONG = 2.0
"""Seconds after which work counts as long and is shown."""


def slices(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in order, 512 at a time; none for no items."""
    for start in range(0, len(items), _SLICE):
        yield items[start : start + _SLICE]


class ProgressEncoder(Wrapper):
    """An encoder that says how far it has come; its vectors are the encoder's own.

    Everything else the encoder has is to be had here too.

    Args:
        encoder: Any encoder; put a cache inside, and an interrupted run keeps
            the slices that were done.
        progress: A function of `(done, total)`, called after each slice of
            512 texts of each `encode`; or True for a line on standard error (in
            a notebook under the cell, where ipywidgets is installed) once the
            work takes more than two seconds. Elsewhere True shows nothing.

    Raises:
        InputError: No encoder, or a progress that is neither True nor a function.
    """

    def __init__(self, encoder: Encoder, progress: bool | Told) -> None:
        if isinstance(encoder, type) or not isinstance(encoder, Encoder):
            raise InputError(
                f"progress was given {encoder!r}; want an encoder, as load_encoder returns it"
            )
        if not (progress is True or callable(progress)):
            raise InputError(
                f"progress is {progress!r}; want True for a line on standard error, "
                "or a function of two numbers, done and total"
            )
        self._encoder = encoder
        self._progress = progress

    def __repr__(self) -> str:
        return f"<ProgressEncoder of {self._encoder!r}>"

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return self._encoder.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What the encoder returns for these texts.

        Raises:
            InputError: Not a list of strings.
        """
        checked = check_texts(texts)
        if not checked:
            return self._encoder.encode(checked)
        parts = []
        with _teller(self._progress) as tell:
            done = 0
            for part in slices(checked):
                parts.append(self._encoder.encode(part))
                done += len(part)
                tell(done, len(checked))
        return parts[0] if len(parts) == 1 else np.concatenate(parts)


@contextmanager
def _teller(progress: bool | Told) -> Iterator[Told]:
    """The caller's function, or a line that appears when the work has become long."""
    if callable(progress):
        yield progress
        return
    from rich.console import Console

    console = Console(stderr=True)
    # Without ipywidgets, rich would warn in a notebook at every turn.
    if not (console.is_interactive or (console.is_jupyter and find_spec("ipywidgets"))):
        yield lambda done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = ("Reading sentences", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    line = Progress(
        *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
    )
    begun = time.monotonic()
    task = line.add_task("", total=None)

    def tell(done: int, total: int) -> None:
        line.update(task, completed=done, total=total)
        if time.monotonic() - begun > _LONG:
            line.start()

    try:
        yield tell
    finally:
        line.stop()
