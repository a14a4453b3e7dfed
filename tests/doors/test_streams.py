"""The program as a process: closed pipes, interruptions, old encodings, narrow terminals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commanding import Run

from claimcmp.doors.streams import tell

PROGRAM = [sys.executable, "-m", "claimcmp"]
HEAVY = ("torch", "transformers", "pandas", "sklearn", "onnxruntime", "numpy", "fastapi", "lancedb")
LONG = "The ferry was stopped for the day, and nobody knew why it was so. " * 30


def start(*arguments: object, **more: object) -> subprocess.Popen[bytes]:
    """The program, started."""
    line = [*PROGRAM, *map(str, arguments)]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(line, **{**pipes, **more})  # type: ignore[call-overload,no-any-return]


def ran(*arguments: object, **environment: str) -> tuple[int, bytes, bytes]:
    """The exit code and both streams of a run."""
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    process = start(*arguments, env={**kept, **environment})
    out, err = process.communicate()
    return process.returncode, out, err


@pytest.mark.skipif(os.name != "posix", reason="pipes of another kind")
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["for people", "JSON"])
def test_a_reader_that_leaves_is_no_error(tmp_path: Path, form: tuple[str, ...]) -> None:
    """`claimcmp split FILE | head -1` ends with 0 and says nothing."""
    (tmp_path / "a.txt").write_text(LONG * 100, "utf8")
    read, write = os.pipe()
    process = start("split", tmp_path / "a.txt", "--language", "en", *form, stdout=write)
    os.close(write)
    os.close(read)
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["for people", "JSON"])
def test_a_full_disk_is_said(tmp_path: Path, form: tuple[str, ...]) -> None:
    """With exit code 2, and no traceback."""
    (tmp_path / "a.txt").write_text(LONG, "utf8")
    with open("/dev/full", "wb") as full:
        process = start("split", tmp_path / "a.txt", *form, stdout=full)
        _, err = process.communicate()
    assert process.returncode == 2
    assert b"cannot be written (No space left on device)" in err
    assert err.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="signals of another kind")
def test_an_interruption_ends_with_130_and_no_traceback() -> None:
    """In the middle of the work."""
    code = (
        "import time, claimcmp.reading.files as files\n"
        "def load(*given, **more): print('reading', flush=True); time.sleep(60)\n"
        "files.load = load\n"
        "from claimcmp.doors.cli import main; main(['split', 'a.txt'])"
    )
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen([sys.executable, "-c", code], **pipes)
    assert process.stdout is not None
    assert process.stdout.readline() == b"reading\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.skipif(os.name != "posix", reason="signals of another kind")
def test_an_interruption_while_commands_are_loaded_is_met_too() -> None:
    """Nothing of the program is loaded before what meets it."""
    code = (
        "import sys, claimcmp.doors.cli as cli\n"
        "sys.modules['claimcmp.doors.commands'] = None\n"
        "assert 'typer' not in sys.modules\n"
        "class Stop:\n"
        "    def find_spec(self, name, *more):\n"
        "        if name == 'claimcmp.doors.commands': raise KeyboardInterrupt\n"
        "del sys.modules['claimcmp.doors.commands']\n"
        "sys.meta_path.insert(0, Stop())\n"
        "cli.main(['--version'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_an_old_encoding_is_no_error(tmp_path: Path) -> None:
    """What it lacks is written as its code; JSON is UTF-8 all the same."""
    (tmp_path / "a.txt").write_text("Шойгу sa «nei» til dette.", "utf8")
    code, out, err = ran("split", tmp_path / "a.txt", PYTHONIOENCODING="ascii")
    assert (code, err) == (0, b"")
    assert b"\\u0428" in out
    code, out, _ = ran("split", tmp_path / "a.txt", "--json", PYTHONIOENCODING="ascii")
    assert "Шойгу" in out.decode()


def test_no_color_drops_colours(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As its users ask for it; FORCE_COLOR brings them into a pipe."""
    (tmp_path / "a.txt").write_text("Foto: Ola Lie / Nordfoto\n\nFergen er stengt.", "utf8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" not in run("split", tmp_path / "a.txt").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[33m" in run("split", tmp_path / "a.txt").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[33m" not in run("split", tmp_path / "a.txt").out


def test_help_loads_nothing_heavy() -> None:
    """`claimcmp --help` and `--version` are for people who wait for it."""
    code = (
        "import sys; from claimcmp.doors.cli import main\n"
        "try: main([sys.argv[1]])\n"
        f"finally: print(*[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    for option in ("--help", "--version"):
        line = [sys.executable, "-c", code, option]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.split()) == (0, [])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(run: Run, shell: str) -> None:
    """The script names the program, however it was started."""
    done = run("--show-completion", shell)
    assert done.code == 0
    assert "_CLAIMCMP_COMPLETE" in done.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("claimcmp ma", {"match"}),
        ("claimcmp compare --off", {"--offsets"}),
        ("claimcmp compare --offsets ", {"codepoint", "utf16"}),
        ("claimcmp compare --encoder st", {"static"}),
        ("claimcmp compare --language n", {"nb", "nn"}),
        ("claimcmp archive re", {"remove"}),
    ],
)
def test_completion_offers_what_fits(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, offered: set[str]
) -> None:
    """Commands, options, and the words that an option takes."""
    monkeypatch.setenv("_CLAIMCMP_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(typed.count(" ")))
    assert set(run().out.split()) == offered


def test_a_message_moves_no_cursor(capfd: pytest.CaptureFixture[str]) -> None:
    """It may quote a file."""
    tell("left out \x1b[2Jx.txt: \x9b is no text")
    assert capfd.readouterr().err == "left out \\x1b[2Jx.txt: \\x9b is no text\n"


def test_closed_standard_output_is_said(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than an internal error."""
    from claimcmp.doors.cli import main

    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as end:
        main(["schema"])
    assert end.value.code == 2
    assert "standard output is closed" in capfd.readouterr().err
