"""A run of the command line in this process, and reports to run it on."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import Run, runner, written


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line, with something on standard input if given."""
    return runner(capfdbinary, monkeypatch)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with three reports of one fire."""
    return written(tmp_path / "reports")
