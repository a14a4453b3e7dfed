"""The `review=` of a caller, and the names that it makes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import TypeAlias

from claimcmp.aliases import alias_groups
from claimcmp.corrections import Correction
from claimcmp.errors import InputError
from claimcmp.reviewing.log import Log, log_of, read_log
from claimcmp.reviewing.resolving import in_force
from claimcmp.reviewing.review import Review
from claimcmp.settings import Settings

__all__ = ["GivenReview", "review_log", "with_aliases"]

GivenReview: TypeAlias = (
    Review | str | PathLike[str] | Iterable[Correction | Mapping[str, object]] | None
)
"""A review, the path of its log, or a list of entries; None for none."""


def review_log(given: object) -> Log:
    """The log of whatever was given as a review; an empty one for None.

    Raises:
        UnreadableInput: A path without a file: corrections are never left out in silence.
        InputError: Something that is no review, or a list with something that is no entry.
    """
    if given is None:
        return Log()
    if isinstance(given, Review):
        return given.log()
    if isinstance(given, str | PathLike):
        return read_log(given)
    if isinstance(given, Iterable) and not isinstance(given, Mapping | bytes | bytearray):
        return log_of(given)
    raise InputError(
        f"review was given as {type(given).__name__}; want the path of a log, "
        "a claimcmp.Review or a list of its entries"
    )


def with_aliases(settings: Settings, log: Log) -> Settings:
    """The settings, with the names that the log makes one beside their own."""
    entries = in_force([logged.correction for logged in log.entries])
    names = [e.names for e in entries if e.names]
    if not names:
        return settings
    return settings.model_copy(update={"aliases": alias_groups([*settings.aliases, *names])})
