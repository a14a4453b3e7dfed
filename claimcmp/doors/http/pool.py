"""Work off the event loop: so many threads, so many that wait, and an end to patience."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

from claimcmp.doors.http.faults import Fault, Refusal
from claimcmp.doors.limits import Limits

__all__ = ["Pool", "busy"]

T = TypeVar("T")


def busy(limits: Limits) -> Refusal:
    """The refusal of one request more than there is room for."""
    fault = Fault(
        error="Busy",
        given=f"a request while {limits.room} others are being served or wait",
        wanted=f"want at most {limits.room} at a time",
        next="send it again after the seconds in the header Retry-After",
    )
    return Refusal(429, fault, {"Retry-After": "1"})


def _too_slow(limits: Limits) -> Refusal:
    fault = Fault(
        error="TooSlow",
        given=f"a request that was not done within {limits.seconds:g} seconds",
        wanted="want one that takes less time",
        next="send fewer or shorter texts at a time, or try again when the service is less busy",
    )
    return Refusal(503, fault, {"Retry-After": "5"})


class Pool:
    """Threads that work for requests.

    A thread cannot be stopped from outside: work that was given up keeps its
    place until it ends, so that never more than `limits.workers` run.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="claimcmp")
        self._lock, self._inside = Lock(), 0

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns.

        Raises:
            Refusal: There is no room (429), or the time is up (503).
        """
        with self._lock:
            if self._inside >= self._limits.room:
                raise busy(self._limits)
            self._inside += 1
        submitted = self._threads.submit(work)
        submitted.add_done_callback(self._leave)
        waiting = asyncio.wrap_future(submitted)
        # Else asyncio would log what went wrong in work that nobody waits for, with its texts.
        waiting.add_done_callback(lambda f: f.cancelled() or f.exception())
        done, _ = await asyncio.wait({waiting}, timeout=self._limits.seconds)
        if not done:
            waiting.cancel()
            raise _too_slow(self._limits)
        return waiting.result()

    def close(self) -> None:
        """Take no more work, and drop what has not begun."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _leave(self, _future: Future[Any]) -> None:
        with self._lock:
            self._inside -= 1
