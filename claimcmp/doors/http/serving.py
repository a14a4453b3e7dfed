"""Running the HTTP service: where it may listen, its log, and its end."""

from __future__ import annotations

import ipaddress
import signal
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from claimcmp.doors.http.app import make_app
from claimcmp.doors.http.guard import LOCAL_HOSTS
from claimcmp.doors.limits import Limits
from claimcmp.doors.work import warm_up
from claimcmp.errors import InputError

__all__ = ["checked_key", "is_loopback", "serve"]

_BACKLOG = 128

_LOG: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "claimcmp.http": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "uvicorn": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}


def serve(
    host: str, port: int, *, key: str | None, limits: Limits, tell: Callable[[str], None]
) -> None:
    """Serve until the process is told to end; what is being served then is finished.

    Args:
        host: The address to listen on; other machines reach all but loopback.
        port: The port; 0 for any that is free.
        key: What callers have to present; needed where other machines can call.
        limits: What it takes at a time.
        tell: Is given the address, once the service can be called there.

    Raises:
        InputError: An address that cannot be listened on, a key that cannot be
            sent, or none where one is needed.
        ModelError: A model is missing or damaged.
    """
    key = checked_key(key)
    if key is None and not is_loopback(host):
        raise InputError(
            f"the service was to listen on {host!r}, where other machines can reach it, without "
            "an API key; want one there; set CLAIMCMP_API_KEY, or listen on 127.0.0.1"
        )
    listening = _listening(host, port)
    try:
        warm_up()
        app = make_app(limits=limits, key=key, hosts=LOCAL_HOSTS | {host.lower()})
        config = uvicorn.Config(
            app,
            access_log=False,  # it writes whatever stands in an address
            log_config=_LOG,
            server_header=False,
            timeout_graceful_shutdown=int(limits.seconds) + 1,
        )
        server = uvicorn.Server(config)
        # The server ends in order at these signals, then sends them once more to whoever was
        # there before it: that is then no reason to end in disorder.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        tell(_address(listening))
        server.run(sockets=[listening])
    finally:
        listening.close()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked_key(key: str | None) -> str | None:
    """The key without blanks about it; None for one that is empty.

    Raises:
        InputError: It holds what no header can carry.
    """
    key = (key or "").strip()
    if not key:
        return None
    if not key.isascii() or not key.isprintable() or " " in key:
        raise InputError(
            "the API key holds a blank, or a letter outside ASCII; want letters, digits and "
            "signs, as `openssl rand -hex 32` prints them; choose another key"
        )
    return key


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        made = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as failure:
        raise _not_there(host, port, failure) from None
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(_BACKLOG)
    except (OSError, OverflowError) as failure:
        made.close()
        raise _not_there(host, port, failure) from None
    return made


def _not_there(host: str, port: int, failure: Exception) -> InputError:
    reason = getattr(failure, "strerror", None) or str(failure)
    return InputError(
        f"the service cannot listen on {host!r}, port {port} ({reason}); want an address of this "
        "machine and a free port; try another, or --port 0 for any that is free"
    )


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
