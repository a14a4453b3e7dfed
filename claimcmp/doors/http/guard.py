"""What a request meets first: its host, its key, its size; and the line it leaves in the log.

An ASGI layer around the application. It never lets an exception out, since the
server would write it to the log with the text that caused it.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import re
import time
import traceback

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from claimcmp.doors.http.faults import Fault, Refusal, of_status, reply
from claimcmp.doors.http.pool import busy
from claimcmp.doors.limits import Limits

__all__ = ["LOCAL_HOSTS", "Guard", "without_text"]

log = logging.getLogger("claimcmp.http")

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names under which a browser on this machine asks for a service of this machine."""

_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Guard:
    """The application behind its checks.

    Args:
        app: The application.
        limits: How large a body may be, and how many requests may be inside.
        key: What callers of `/v1` have to present; None for nothing.
        hosts: The hosts that a request may name; None for any. Without a key
            these are the names of this machine: else a page on the web could
            point its own name here and read what the service answers.
    """

    def __init__(
        self, app: ASGIApp, *, limits: Limits, key: str | None, hosts: frozenset[str] | None
    ) -> None:
        self._app, self._limits, self._hosts = app, limits, hosts
        self._key = None if key is None else _digest(key.encode())
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; the server's own messages are passed on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size = time.perf_counter(), 0, 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
            await send(message)

        try:
            self._check(scope)
            receive, size = await self._whole_body(scope, receive)
            await self._served(scope, receive, noting)
        except Refusal as refusal:
            await reply(refusal)(scope, receive, noting)
        except Exception as error:
            log.error("%s", without_text(error))
            if not status:
                await reply(of_status(500))(scope, receive, noting)
        finally:
            spent = 1000 * (time.perf_counter() - began)
            log.info("%s %s %d %.0f ms %d bytes", *_named(scope), status, spent, size)

    async def _served(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._inside += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._inside -= 1

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if self._hosts is not None and _host(headers.get("host", "")) not in self._hosts:
            raise Refusal(421, _OTHER_HOST)
        if not scope["path"].startswith("/v1"):
            return
        if self._key is not None and not hmac.compare_digest(self._key, _digest(_shown(headers))):
            raise Refusal(401, _NO_KEY, {"WWW-Authenticate": "Bearer"})
        if self._inside >= self._limits.room:
            raise busy(self._limits)

    async def _whole_body(self, scope: Scope, receive: Receive) -> tuple[Receive, int]:
        """The body, read within the limits, as what the application receives."""
        stated = Headers(scope=scope).get("content-length", "")
        if stated.isdecimal() and int(stated[:20]) > self._limits.body_bytes:
            raise self._too_large()
        body, more = bytearray(), True
        try:
            async with asyncio.timeout(self._limits.seconds):
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        break
                    body += message.get("body", b"")
                    more = message.get("more_body", False)
                    if len(body) > self._limits.body_bytes:
                        raise self._too_large()
        except TimeoutError:
            raise Refusal(408, _SLOW_BODY, {"Connection": "close"}) from None
        parts = iter([{"type": "http.request", "body": bytes(body), "more_body": False}])

        async def received() -> Message:
            return next(parts, None) or await receive()

        return received, len(body)

    def _too_large(self) -> Refusal:
        most = self._limits.body_bytes
        fault = Fault(
            error="TooLarge",
            given=f"a body of more than {most:,} bytes",
            wanted=f"want at most {most:,} bytes",
            next="send less at a time, or start the service with a higher limit",
        )
        return Refusal(413, fault, {"Connection": "close"})


_OTHER_HOST = Fault(
    error="OtherHost",
    given="a request for a host that is not this machine",
    wanted="want localhost, 127.0.0.1 or [::1] in the header Host",
    next="use one of these; to serve other hosts, start the service with an API key",
)
_NO_KEY = Fault(
    error="Unauthorized",
    given="no API key, or another one",
    wanted="want the service's key in a header: Authorization: Bearer KEY, or X-API-Key: KEY",
    next="ask for the key whoever started the service",
)
_SLOW_BODY = Fault(
    error="SlowBody",
    given="a body that did not arrive in time",
    wanted="want the whole body at once",
    next="send it again",
)


def without_text(error: BaseException) -> str:
    """An exception for the log: its type and where it was raised, not what it says."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    places = " < ".join(f"{f.name} ({f.filename}:{f.lineno})" for f in reversed(frames))
    return f"internal error: {type(error).__name__} in {places}"


def _named(scope: Scope) -> tuple[str, str]:
    """Method and path as the service knows them: one that it does not know may be anything."""
    method = scope["method"] if scope["method"] in _METHODS else "?"
    if scope["path"] == "/openapi.json":  # the framework's own, which it names no route for
        return method, "/openapi.json"
    return method, getattr(scope.get("route"), "path", None) or "-"


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([0-9a-z.-]+))(?::\d{1,5})?")


def _host(header: str) -> str:
    """The host that a header names, without its port; "" where it names none."""
    found = _HOST.fullmatch(header.strip().lower())
    return (found[1] or found[2]) if found else ""


def _shown(headers: Headers) -> bytes:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    key = token.strip() if scheme.lower() == "bearer" else headers.get("x-api-key", "")
    return key.encode("latin-1", "replace")


def _digest(key: bytes) -> bytes:
    # Of equal length, so that comparing takes the same time whatever was presented.
    return hashlib.sha256(key).digest()
