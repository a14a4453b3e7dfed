"""`claimcmp serve` and `claimcmp mcp` before they serve: what they refuse, and what they need."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from claimcmp.doors.cli import main
from claimcmp.doors.http.serving import checked_key, is_loopback
from claimcmp.errors import InputError


def refusal(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says when it ends with 2; standard output stays empty."""
    with pytest.raises(SystemExit) as end:
        main(arguments)
    said = capfd.readouterr()
    assert end.value.code == 2
    assert said.out == ""
    return said.err


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "claims.example", ""])
def test_serving_other_machines_without_a_key_is_refused(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """Before anything listens there."""
    monkeypatch.delenv("CLAIMCMP_API_KEY", raising=False)
    assert "CLAIMCMP_API_KEY" in refusal(capfd, "serve", "--host", host, "--port", "0")


def test_a_blank_key_is_no_key(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty variable protects nothing."""
    monkeypatch.setenv("CLAIMCMP_API_KEY", " ")
    assert "API key" in refusal(capfd, "serve", "--host", "0.0.0.0", "--port", "0")


@pytest.mark.parametrize("key", ["two words", "nøkkel", "tab\tkey"])
def test_a_key_that_no_header_carries_is_refused(key: str) -> None:
    """And not shown."""
    with pytest.raises(InputError, match="want letters, digits") as refused:
        checked_key(key)
    assert key not in str(refused.value)


@pytest.mark.parametrize(
    ("host", "only_here"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("LocalHost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
        ("localhost.example", False),
    ],
)
def test_only_loopback_is_of_this_machine_alone(host: str, only_here: bool) -> None:
    """A name that could mean another machine is taken to do so."""
    assert is_loopback(host) is only_here


def test_a_limit_out_of_its_range_is_bad_usage(capfd: pytest.CaptureFixture[str]) -> None:
    """The message names the limit."""
    assert "limit workers" in refusal(capfd, "serve", "--workers", "0")


@pytest.mark.parametrize(("command", "package"), [("serve", "uvicorn"), ("mcp", "mcp")])
def test_a_missing_package_is_named_with_its_extra(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    package: str,
) -> None:
    """With the command that brings it."""
    import claimcmp.doors.services as services

    def find(name: str) -> Any:
        return None if name == package else object()

    monkeypatch.setattr(services, "find_spec", find)
    assert f'pip install "claimcmp[{command}]"' in refusal(capfd, command)


def test_the_command_line_loads_no_server() -> None:
    """Other commands do not wait for what only these two need."""
    import subprocess

    code = "import sys, claimcmp.doors.cli; print({'fastapi', 'mcp', 'uvicorn'} & {*sys.modules})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
