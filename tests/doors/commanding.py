"""What tests of the command line share: running it, and reports of one fire."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest

from claimcmp.doors.cli import main

NB = "Tolv personer ble evakuert da det brant i fergeterminalen i Storvik fredag."
DA = "Femten personer blev evakueret, da det brændte i færgeterminalen i Storvik fredag."
EN = "The ferry company says the terminal in Storvik will open again in June."


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs the command line in this process."""

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Ran:
        """What the run left behind."""
        ...


def runner(capture: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run with something on standard input, if given."""

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf8"))
        code = 0
        try:
            main([str(a) for a in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capture.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run


def written(folder: Path) -> Path:
    """The folder with the three reports."""
    folder.mkdir()
    for name, text in (("nb.txt", NB), ("da.txt", DA), ("en.txt", EN)):
        (folder / name).write_text(text, "utf8")
    return folder
