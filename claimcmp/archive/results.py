"""What an archive says of itself, as values."""

from __future__ import annotations

from claimcmp.comparison import Problem
from claimcmp.values import Value

__all__ = ["Added", "Stats"]


class Added(Value):
    """What adding did: ids of reports in order; `claims` is how many claims were written.

    `unchanged` were there already, with the same text and metadata. `errors`
    are the files that could not be read.
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    claims: int = 0
    errors: tuple[Problem, ...] = ()


class Stats(Value):
    """What an archive holds.

    `reports` counts those with at least one claim. `languages` counts claims,
    `sources` reports; a report without a known source is not among them.
    `earliest` and `latest` are times of publication as they were stated
    (ISO); None where no report has one.
    """

    reports: int
    claims: int
    languages: dict[str, int]
    sources: dict[str, int]
    earliest: str | None
    latest: str | None
    encoder: str
    dimension: int
