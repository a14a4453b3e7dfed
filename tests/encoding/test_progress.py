from __future__ import annotations

import copy
import io
import pickle
import sys
from collections.abc import Sequence

import numpy as np
import pytest

from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.encoding.progress import ProgressEncoder, slices
from claimcmp.errors import InputError
from claimcmp.testing import HashEncoder

MANY = [f"Skip nummer {n} lå i havnen." for n in range(1100)]


class Terminal(io.StringIO):
    """Standard error that says it is a terminal."""

    def isatty(self) -> bool:
        """It does."""
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of standard error."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return terminal


def test_the_function_hears_of_every_slice() -> None:
    """Done and total, the last call with both equal."""
    heard: list[tuple[int, int]] = []
    ProgressEncoder(HashEncoder(), lambda done, total: heard.append((done, total))).encode(MANY)
    assert heard == [(512, 1100), (1024, 1100), (1100, 1100)]


def test_the_rows_are_the_encoders_own() -> None:
    """Slices change nothing."""
    encoder = ProgressEncoder(HashEncoder(), lambda done, total: None)
    assert np.array_equal(encoder.encode(MANY), HashEncoder().encode(MANY))


def test_no_texts_give_no_rows_and_no_call() -> None:
    """Nothing was done."""
    heard: list[int] = []
    encoder = ProgressEncoder(HashEncoder(8), lambda done, total: heard.append(done))
    assert encoder.encode([]).shape == (0, 8)
    assert heard == []


def test_it_keeps_the_protocol_and_the_name() -> None:
    """Results do not show that progress was told."""
    encoder = ProgressEncoder(HashEncoder(8), True)
    assert isinstance(encoder, Encoder)
    assert (encoder.name, encoder.dimension) == ("hash-8", 8)


def test_what_else_the_encoder_has_is_passed_on() -> None:
    """And what it has not is missing here too."""

    class Marked(HashEncoder):
        fingerprint = "f00d"

    assert ProgressEncoder(Marked(), True).fingerprint == "f00d"
    assert not hasattr(ProgressEncoder(HashEncoder(), True), "fingerprint")


def test_it_can_be_copied_and_pickled() -> None:
    """A comparison carries its encoder along."""
    encoder = ProgressEncoder(HashEncoder(8), True)
    assert copy.deepcopy(encoder).name == "hash-8"
    assert pickle.loads(pickle.dumps(encoder)).dimension == 8


@pytest.mark.parametrize("given", [False, None, 5, "yes"])
def test_a_progress_of_another_kind_is_refused(given: object) -> None:
    """With what was given."""
    with pytest.raises(InputError, match=r"progress is .*want True"):
        ProgressEncoder(HashEncoder(), given)  # type: ignore[arg-type]


@pytest.mark.parametrize("progress", [None, False])
def test_load_encoder_puts_nothing_around_when_nothing_is_told(progress: bool | None) -> None:
    """The encoder itself comes back."""
    own = HashEncoder()
    assert load_encoder(own, progress=progress) is own


def test_load_encoder_refuses_a_progress_of_another_kind() -> None:
    """Zero is no way to say no."""
    with pytest.raises(InputError, match="progress is 0"):
        load_encoder(HashEncoder(), progress=0)


@pytest.mark.parametrize("given", [None, "static", HashEncoder])
def test_what_is_no_encoder_is_refused(given: object) -> None:
    """A class is none either."""
    with pytest.raises(InputError, match="want an encoder"):
        ProgressEncoder(given, True)  # type: ignore[arg-type]


def test_long_work_at_a_terminal_shows_a_line_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing on standard output."""
    monkeypatch.setattr("claimcmp.encoding.progress._LONG", -1.0)
    terminal = at_a_terminal(monkeypatch)
    ProgressEncoder(HashEncoder(), True).encode(MANY)
    assert "512/1100" in terminal.getvalue()
    assert capsys.readouterr().out == ""


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line flickers by."""
    monkeypatch.setattr("claimcmp.encoding.progress._LONG", 1e9)
    terminal = at_a_terminal(monkeypatch)
    ProgressEncoder(HashEncoder(), True).encode(MANY)
    assert terminal.getvalue() == ""


def test_away_from_a_terminal_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Log files stay clean."""
    monkeypatch.setattr("claimcmp.encoding.progress._LONG", -1.0)
    ProgressEncoder(HashEncoder(), True).encode(MANY)
    assert capsys.readouterr() == ("", "")


def test_an_encoder_that_fails_leaves_the_terminal_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The line is taken away and the error comes through."""

    class Failing(HashEncoder):
        calls = 0

        def encode(self, texts: Sequence[str]) -> np.ndarray:
            self.calls += 1
            if self.calls > 1:
                raise KeyboardInterrupt
            return super().encode(texts)

    monkeypatch.setattr("claimcmp.encoding.progress._LONG", -1.0)
    terminal = at_a_terminal(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        ProgressEncoder(Failing(), True).encode(MANY)
    assert terminal.getvalue().rstrip().endswith("\x1b[2K")  # the last word clears the line


def test_slices_hold_every_item_once() -> None:
    """In order."""
    assert [item for part in slices(MANY) for item in part] == MANY
    assert list(slices([])) == []
