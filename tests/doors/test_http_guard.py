"""What the HTTP service lets in: size, time, number, host and key; and what it logs."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.testclient import TestClient

from claimcmp.doors import work
from claimcmp.doors.http.app import make_app
from claimcmp.doors.limits import Limits, TooMuch, limits_of
from claimcmp.errors import InputError, ModelError

PAIR = {"a": "The silo is full.", "b": "Siloen er tom."}
KEY = "a-key-of-some-length"


def client_of(**options: Any) -> TestClient:
    """A client of a service with these limits, key or hosts."""
    limits = options.pop("limits", {})
    return TestClient(make_app(limits=Limits(**limits), **options), base_url="http://127.0.0.1")


def refused(response: Any, status: int) -> dict[str, Any]:
    """The refusal."""
    assert response.status_code == status, response.text
    fault: dict[str, Any] = response.json()
    assert list(fault) == ["error", "given", "wanted", "next"]
    return fault


# Size


def test_a_body_above_its_size_is_refused_by_what_it_states() -> None:
    """The service does not wait for the rest of it."""
    fault = refused(client_of(limits={"body_bytes": 20}).post("/v1/relate", json=PAIR), 413)
    assert "20 bytes" in fault["wanted"]


def test_a_body_above_its_size_is_refused_when_it_states_none() -> None:
    """What comes in pieces is counted as it comes."""
    pieces = (b'{"a": "' for _ in range(10))
    headers = {"content-type": "application/json"}
    client = client_of(limits={"body_bytes": 20})
    refused(client.post("/v1/relate", content=pieces, headers=headers), 413)


@pytest.mark.parametrize(
    ("limits", "path", "body", "what"),
    [
        ({"reports": 1}, "compare", {"reports": [{"text": "x"}, {"text": "y"}]}, "2 reports"),
        ({"questions": 1}, "compare", {"reports": [{"text": "x"}], "ask": ["a", "b"]}, "2 quest"),
        ({"characters": 5}, "compare", {"reports": [{"text": "x"}], "ask": ["abcde"]}, "6 char"),
        ({"characters": 3}, "ask", {"reports": [{"text": "", "url": "ab"}], "question": "ab"}, "4"),
        ({"characters": 5}, "relate", {"a": "abc", "b": {"text": "abc"}}, "6 char"),
        ({"pairs": 1}, "relate_pairs", {"pairs": [["a", "b"], ["a", "b"]]}, "2 pairs"),
        ({"pairs": 3}, "match", {"claims": ["a", "b"], "candidates": ["c", "d"]}, "4 pairs"),
        ({"characters": 5}, "split", {"text": "abcdef"}, "6 char"),
    ],
)  # fmt: skip
def test_what_is_above_a_limit_is_refused(
    limits: dict[str, int], path: str, body: Any, what: str
) -> None:
    """The refusal says what there is too much of, and the limit."""
    fault = refused(client_of(limits=limits).post(f"/v1/{path}", json=body), 413)
    assert what in fault["given"]
    assert re.fullmatch(r"want at most \d", fault["wanted"])


def test_what_is_at_a_limit_is_taken() -> None:
    """A limit is the most that is taken, not the least that is refused."""
    client = client_of(limits={"characters": 6, "pairs": 1})
    assert client.post("/v1/relate", json={"a": "abc", "b": "abc"}).status_code == 200


def test_match_counts_the_pairs_that_are_judged() -> None:
    """Most of many candidates are told apart by their vectors alone."""
    limits = Limits(pairs=16)
    work_for = work.MatchBody(claims=["a"], candidates=["b"] * 500, top=4)
    work_for.check(limits)
    with pytest.raises(TooMuch, match="20 pairs"):
        work_for.model_copy(update={"top": 5}).check(limits)


def test_a_limit_out_of_its_range_is_refused() -> None:
    """No service starts without room for a report."""
    with pytest.raises(InputError, match="the limit reports was given as 0"):
        limits_of(reports=0)


# Time and number


class Held:
    """Work that goes on until it is told to end."""

    def __init__(self) -> None:
        self.begun, self.end = threading.Event(), threading.Event()

    def __call__(self, _body: Any) -> tuple[Any, ...]:
        """Begin, and wait for the end."""
        self.begun.set()
        assert self.end.wait(20)
        return ()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """In place of splitting, work that goes on until the test is over."""
    made = Held()
    monkeypatch.setattr(work, "split", made)
    yield made
    made.end.set()


def test_what_takes_too_long_is_given_up(held: Held) -> None:
    """After the time of a request its caller is told so."""
    with client_of(limits={"seconds": 0.05, "workers": 1}) as client:
        response = client.post("/v1/split", json={"text": "x"})
        assert refused(response, 503)["error"] == "TooSlow"
        assert response.headers["retry-after"]


def test_work_given_up_keeps_its_place(held: Held) -> None:
    """Never more run than there are workers: the next is refused, and told when to come back."""
    with client_of(limits={"seconds": 0.05, "workers": 1, "waiting": 0}) as client:
        refused(client.post("/v1/split", json={"text": "x"}), 503)
        response = client.post("/v1/split", json={"text": "x"})
        assert refused(response, 429)["error"] == "Busy"
        assert response.headers["retry-after"] == "1"


def test_the_service_answers_while_it_works(held: Held) -> None:
    """Work stands beside the loop that answers."""
    with client_of(limits={"workers": 1}) as client, ThreadPoolExecutor(1) as threads:
        threads.submit(client.post, "/v1/split", json={"text": "x"})
        assert held.begun.wait(20)
        assert client.get("/health").status_code == 200
        assert client.get("/docs").status_code == 200
        held.end.set()


def test_requests_at_a_time_give_what_they_give_alone() -> None:
    """Threads share the models, not their answers."""
    bodies = [{"a": f"{n} boats sank off Vik.", "b": f"{n % 3} båter sank."} for n in range(12)]
    with client_of(limits={"workers": 4}) as client, ThreadPoolExecutor(4) as threads:
        alone = [client.post("/v1/relate", json=b).text for b in bodies]
        together = [
            r.text for r in threads.map(lambda b: client.post("/v1/relate", json=b), bodies)
        ]
    assert together == alone


# Host and key


def test_a_request_for_another_host_is_refused() -> None:
    """A page on the web that gives this machine its own name reads nothing here."""
    response = client_of().post("/v1/relate", json=PAIR, headers={"host": "news.example"})
    assert refused(response, 421)["error"] == "OtherHost"


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:9", "LOCALHOST"])
def test_this_machine_is_known_by_its_names(host: str) -> None:
    """With any port, in any spelling."""
    assert client_of().get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["[", "", "127.0.0.1.news.example", "a@localhost", "[::1"])
def test_a_host_that_is_none_is_refused(host: str) -> None:
    """However it is misspelt."""
    refused(client_of().get("/health", headers={"host": host}), 421)


@pytest.mark.parametrize(
    "headers",
    [{}, {"authorization": "Bearer another"}, {"x-api-key": ""}, {"authorization": f"Basic {KEY}"}],
)
def test_a_request_without_the_key_is_refused(headers: dict[str, str]) -> None:
    """Its body is not even read."""
    response = client_of(key=KEY).post("/v1/relate", content=b"{", headers=headers)
    assert refused(response, 401)["error"] == "Unauthorized"
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "headers",
    [{"authorization": f"Bearer {KEY}"}, {"authorization": f"bearer {KEY}"}, {"x-api-key": KEY}],
)
def test_a_request_with_the_key_is_served(headers: dict[str, str]) -> None:
    """In either header, whatever host it names."""
    headers = {**headers, "host": "claims.example"}
    assert client_of(key=KEY).post("/v1/relate", json=PAIR, headers=headers).status_code == 200


def test_the_key_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Digests of equal length go to the comparison made for it."""
    import hmac

    seen: list[tuple[int, int]] = []
    real = hmac.compare_digest
    monkeypatch.setattr(
        hmac, "compare_digest", lambda a, b: seen.append((len(a), len(b))) or real(a, b)
    )
    client_of(key=KEY).get("/v1/schema", headers={"x-api-key": "short"})
    assert seen == [(32, 32)]


def test_health_and_the_description_need_no_key() -> None:
    """They hold nothing that anybody sent."""
    client = client_of(key=KEY)
    assert client.get("/health").status_code == 200
    described = client.get("/openapi.json").json()
    assert described["paths"]["/v1/relate"]["post"]["security"]
    assert "security" not in described["paths"]["/health"]["get"]


# Errors of its own, and the log


def test_an_error_of_this_program_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the keys of every refusal, and without what the error says."""

    def fail(_body: Any) -> Any:
        raise RuntimeError("stumbled over SECRET")

    monkeypatch.setattr(work, "split", fail)
    response = client_of().post("/v1/split", json={"text": "SECRET"})
    assert refused(response, 500)["error"] == "InternalError"
    assert "SECRET" not in response.text


def test_a_broken_model_is_no_fault_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as an error of the service."""

    def fail(_body: Any) -> Any:
        raise ModelError("the weights cannot be read; reinstall the package")

    monkeypatch.setattr(work, "split", fail)
    response = client_of().post("/v1/split", json={"text": "x"})
    assert refused(response, 500)["error"] == "ModelError"


def test_the_log_says_what_was_asked_for_and_how_it_went(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Method, path, status, time and size: one line for each request."""
    with caplog.at_level(logging.INFO, "claimcmp.http"):
        client_of().post("/v1/relate", json=PAIR)
    (line,) = [r.getMessage() for r in caplog.records if r.name == "claimcmp.http"]
    assert re.fullmatch(r"POST /v1/relate 200 \d+ ms \d+ bytes", line)


def test_no_text_is_ever_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in a body, an address, a header or an error; not by any part of the service."""

    def fail(_body: Any) -> Any:
        raise RuntimeError("stumbled over SECRET")

    monkeypatch.setattr(work, "split", fail)
    with caplog.at_level(logging.DEBUG), client_of(limits={"seconds": 5}) as client:
        client.post("/v1/relate", json={"a": "SECRET", "b": "SECRET"})
        client.post("/v1/relate", json={"a": "SECRET", "b": {"text": "x", "published": "SECRET"}})
        client.post("/v1/compare", json={"reports": [{"id": "SECRET", "text": "SECRET died."}]})
        client.post("/v1/relate", content=b"{SECRET", headers={"content-type": "application/json"})
        client.post("/v1/split", json={"text": "SECRET"}, headers={"x-api-key": "SECRET"})
        client.get("/docs")
        client.request("SECRET", "/v1/relate")
        client.get("/v1/SECRET")
        client.get("/health?q=SECRET")
    ours = [r for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))]
    assert sum(r.name == "claimcmp.http" for r in ours) >= 9
    assert not [r for r in ours if "SECRET" in f"{r.getMessage()}{r.exc_info}{r.exc_text}"]


def test_what_goes_wrong_after_it_was_given_up_is_not_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it any more, and what it says holds the text."""
    end = threading.Event()

    def fail(_body: Any) -> Any:
        end.wait(20)
        raise RuntimeError("stumbled over SECRET")

    monkeypatch.setattr(work, "split", fail)
    with caplog.at_level(logging.DEBUG), client_of(limits={"seconds": 0.05}) as client:
        refused(client.post("/v1/split", json={"text": "SECRET"}), 503)
        end.set()
        client.post("/v1/relate", json=PAIR)
    ours = [r for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))]
    assert not [r for r in ours if "SECRET" in f"{r.getMessage()}{r.exc_info}"]
