"""The HTTP service as a process of its own, called over a real socket."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "docs/how-to/http.md"

pytestmark = pytest.mark.enable_socket

PAIR = {"a": "SECRET ships sank.", "b": "Ingen skip sank ved SECRET."}


class Server:
    """A running service."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "claimcmp", "serve", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
        assert self.process.stderr is not None
        first = self.process.stderr.readline()
        found = re.search(r"(http://[^ ]+:(\d+)) ", first)
        assert found is not None, first + self.process.stderr.read()
        self.port = int(found[2])
        self.address = f"http://127.0.0.1:{self.port}"

    def call(self, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """Status and answer of one request."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return response.status, json.loads(response.read())
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, json.loads(refusal.read())

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str, str]:
        """End it; its exit code, and what it wrote to both streams."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A service on this machine alone."""
    made = Server()
    yield made
    made.end()


def test_a_client_compares_over_a_socket(server: Server) -> None:
    """A real request finds its way to the library and back."""
    reports = [{"id": "x", "text": "Ti båter sank."}, {"id": "y", "text": "Ten boats sank."}]
    status, found = server.call("/v1/compare", {"reports": reports})
    assert status == 200
    assert [r["id"] for r in found["reports"]] == ["x", "y"]


def test_the_calls_that_the_page_shows_are_answered(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """The body for curl and the program in Python, at this service's address."""
    page = PAGE.read_text(encoding="utf8").replace("http://127.0.0.1:8000", server.address)
    shown = re.search(r"curl \S+(/v1/\w+) .*?-d '(.*?)'", page, re.S)
    assert shown is not None
    status, found = server.call(shown[1], json.loads(shown[2]))
    assert (status, found["left"]["id"]) == (200, "k-17")
    program = re.search(r"^```py\n(.*?)^```", page, re.S | re.M)
    assert program is not None
    exec(program[1], {})
    assert "en-1 Ten people were evacuated" in capsys.readouterr().out


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    """Not even another address of this machine reaches it."""
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", server.port), timeout=5):  # noqa: PT011
        pass


def test_what_is_no_http_does_not_upset_it(server: Server) -> None:
    """It goes on serving."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
        raw.sendall(b"\x16\x03\x01 SECRET\r\n\r\n")
        assert b"400" in raw.recv(200)
    assert server.call("/health")[0] == 200


def test_a_caller_who_leaves_early_does_not_upset_it(server: Server) -> None:
    """Half a body, then nothing."""
    head = b"POST /v1/relate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\n{"
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
        raw.sendall(head)
    assert server.call("/v1/relate", PAIR)[0] == 200


def test_it_ends_in_order_and_has_logged_no_text() -> None:
    """Exit 0 on the signal to end; one line for each request, none with what was sent."""
    server = Server()
    server.call("/v1/relate", PAIR)
    server.call("/v1/SECRET?SECRET", {"SECRET": 1})
    server.call("/v1/relate", {"a": "SECRET", "b": {"text": "x", "published": "SECRET"}})
    code, out, err = server.end()
    assert code == 0
    assert out == ""
    assert [re.sub(r"\d+ ms.*", "", line[24:]) for line in err.splitlines()] == [
        "INFO POST /v1/relate 200 ",
        "INFO POST - 404 ",
        "INFO POST /v1/relate 422 ",
    ]
    assert "SECRET" not in err


def test_what_is_being_served_is_finished_before_it_ends() -> None:
    """The signal ends nothing in the middle."""
    server = Server("--workers", "1")
    claims = [f"In year {1900 + n} the {n} ships of Vik did not sail." for n in range(60)]
    answers: list[tuple[int, Any]] = []
    body = {"pairs": [[a, b] for a, b in zip(claims, reversed(claims), strict=True)]}
    caller = threading.Thread(target=lambda: answers.append(server.call("/v1/relate_pairs", body)))
    caller.start()
    time.sleep(0.15)
    code, _, _ = server.end(signal.SIGINT)
    caller.join(30)
    assert code == 0
    assert [status for status, _ in answers] == [200]
    assert len(answers[0][1]) == 60


def test_a_key_from_the_environment_is_asked_for() -> None:
    """On this machine too, where one is set."""
    server = Server(CLAIMCMP_API_KEY="of-the-environment")
    try:
        assert server.call("/v1/relate", PAIR)[0] == 401
        key = {"Authorization": "Bearer of-the-environment"}
        assert server.call("/v1/relate", PAIR, **key)[0] == 200
    finally:
        server.end()


def test_a_port_in_use_is_bad_usage(server: Server) -> None:
    """The message says what to try."""
    command = [sys.executable, "-m", "claimcmp", "serve", "--port", str(server.port)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert ran.returncode == 2
    assert "--port 0" in ran.stderr
    assert "Traceback" not in ran.stderr
