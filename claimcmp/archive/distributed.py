"""Reading and encoding many reports on several processors at once, with Ray.

On this machine alone: no dashboard, no usage statistics, and Ray's processes
listen on 127.0.0.1. What comes back is what one process would give, byte for byte,
as long as the encoder gives a text the same vector in any company.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from claimcmp.archive.entries import Entry, Read, entries_of
from claimcmp.encoding.encoder import Encoder
from claimcmp.errors import ClaimcmpError, InputError, MissingExtra
from claimcmp.report import Report

__all__ = ["distributed"]

# Reports that a worker is given at a time: enough to fill an encoder's batches.
_TOGETHER = 16
# Without the second Ray listens on every address of a Linux machine. Its name tells
# where it is on unless asked for; it is read when Ray is imported.
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
_HERE = "127.0.0.1"


@contextmanager
def distributed(encoder: Encoder, workers: int) -> Iterator[Read]:
    """As `entries_of` with this encoder, on several processes while the context is open.

    Ray takes some ten seconds to start: worth it for hundreds of reports. If
    the caller has started Ray already, that one is used and left running.

    Args:
        encoder: Sent to each worker once; it has to be one that can be pickled.
        workers: Processes, at least 1.

    Raises:
        MissingExtra: Ray is not installed.
        InputError: `workers` is no such number, or the encoder cannot be sent.
        ClaimcmpError: Ray cannot be started, or a worker died.
    """
    if not isinstance(workers, int) or isinstance(workers, bool) or workers < 1:
        raise InputError(f"workers is {workers!r}; want 1 or more processes")
    with _settled():
        ray = _ray()
        with _running(ray, workers):
            pool = _pool(ray, encoder, workers)

            def read(reports: Sequence[Report]) -> list[Entry]:
                parts = [reports[n : n + _TOGETHER] for n in range(0, len(reports), _TOGETHER)]
                with _telling(ray):
                    done = list(pool.map(lambda worker, part: worker.entries.remote(part), parts))
                # Rows that Ray hands out lie in its own memory, which goes when it ends.
                return [e._replace(vectors=np.array(e.vectors)) for part in done for e in part]

            yield read


@contextmanager
def _settled() -> Iterator[None]:
    """Ray's environment variables as we want them; afterwards as they were, also those it sets."""
    before = _of_ray()
    os.environ.update(_QUIET)
    try:
        yield
    finally:
        for name in _of_ray():
            del os.environ[name]
        os.environ.update(before)


def _of_ray() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if k.startswith("RAY_") or k == "PYTHONBREAKPOINT"}


def _ray() -> Any:
    try:
        import ray
        import ray.util
    except ImportError as error:
        raise MissingExtra("ray", "archive", "reading on several processes") from error
    return ray


@contextmanager
def _running(ray: Any, workers: int) -> Iterator[None]:
    if ray.is_initialized():
        yield
        return
    try:
        with _telling(ray):
            ray.init(
                address="local",
                num_cpus=workers,
                include_dashboard=False,
                configure_logging=False,
                log_to_driver=False,
                _node_ip_address=_HERE,
            )
        if (address := ray.util.get_node_ip_address()) != _HERE:
            raise ClaimcmpError(
                f"Ray was imported before and would listen on {address}, for other machines too; "
                "set RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER=0 before it is imported, "
                "or start Ray yourself (ray.init) and it is used as it is"
            )
        yield
    finally:
        ray.shutdown()


class _Worker:
    """A process that holds the encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def entries(self, reports: Sequence[Report]) -> list[Entry]:
        return entries_of(reports, self._encoder)


def _pool(ray: Any, encoder: Encoder, workers: int) -> Any:
    try:
        sent = ray.put(encoder)
    except TypeError as error:
        raise InputError(
            f"the encoder {encoder.name!r} cannot be sent to other processes ({error}); "
            "leave workers out, or give an encoder that can be pickled"
        ) from error
    worker = ray.remote(_Worker)
    return ray.util.ActorPool([worker.remote(sent) for _ in range(workers)])


@contextmanager
def _telling(ray: Any) -> Iterator[None]:
    """What goes wrong inside Ray, as an error of this library."""
    try:
        yield
    except ray.exceptions.RayTaskError as error:
        if isinstance(error.cause, ClaimcmpError):
            raise error.cause from None
        raise ClaimcmpError(
            f"a worker failed: {error.cause!r}; leave workers out to read in one process"
        ) from error
    except (ray.exceptions.RayError, OSError, RuntimeError, ValueError) as error:
        raise ClaimcmpError(
            f"Ray could not work on this machine ({type(error).__name__}: {error}); "
            "leave workers out to read in one process"
        ) from error
