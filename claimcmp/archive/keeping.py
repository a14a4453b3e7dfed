"""Reports put into the table of an archive, taken out of it, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from claimcmp.archive.entries import Entry
from claimcmp.archive.results import Added, Stats
from claimcmp.archive.table import Mark, digest, quoted, rows
from claimcmp.report import Report

__all__ = ["Plan", "counted", "drop", "ids", "planned", "put"]

# Ids looked for in one question to the database.
_IDS = 500
# Pieces of the table above which they are put together; each addition makes one.
_PIECES = 64


class Plan(NamedTuple):
    """Which of some reports are to be read, and which are there unchanged.

    `replaced` are the ids of those to be read that are there otherwise.
    """

    changed: list[Report]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]


def planned(table: Any, reports: Sequence[Report]) -> Plan:
    """What adding some reports has to do."""
    known = _digests(table, [r.id for r in reports])
    changed = [r for r in reports if known.get(r.id) != digest(r)]
    return Plan(
        changed,
        tuple(r.id for r in changed if r.id in known),
        tuple(r.id for r in reports if known.get(r.id) == digest(r)),
    )


def put(table: Any, plan: Plan, entries: Sequence[Entry]) -> Added:
    """Write the entries of the changed reports, in one step.

    A report under an id that is there takes the place of the former with all its claims.
    """
    found = rows(entries, table.schema)
    if plan.replaced:
        merge = table.merge_insert("id").when_matched_update_all().when_not_matched_insert_all()
        merge = merge.when_not_matched_by_source_delete(f"report IN ({quoted(plan.replaced)})")
        merge.execute(found)
    elif len(found):
        table.add(found)
    _tidy(table)
    return Added(
        added=tuple(r.id for r in plan.changed if r.id not in plan.replaced),
        replaced=plan.replaced,
        unchanged=plan.unchanged,
        claims=len(found),
    )


def drop(table: Any, reports: Sequence[str]) -> tuple[str, ...]:
    """Take reports out; gives the ids that were there, sorted."""
    there = sorted(_digests(table, reports))
    for some in _several(there):
        table.delete(f"report IN ({quoted(some)})")
    _tidy(table)
    return tuple(there)


def ids(table: Any) -> tuple[str, ...]:
    """The ids of all reports, sorted."""
    return tuple(sorted(set(_columns(table, ["report"]).column("report").to_pylist())))


def counted(table: Any, mark: Mark) -> Stats:
    """How much there is, of what and from when."""
    columns = ["report", "language", "source", "published", "published_from"]
    found = _columns(table, columns).to_pylist()
    sources = {row["report"]: row["source"] for row in found if row["source"]}
    dated = [(row["published_from"], row["published"]) for row in found if row["published"]]
    return Stats(
        reports=len({row["report"] for row in found}),
        claims=len(found),
        languages=_most_first(Counter(row["language"] for row in found)),
        sources=_most_first(Counter(sources.values())),
        earliest=min(dated)[1] if dated else None,
        latest=max(dated)[1] if dated else None,
        encoder=mark.encoder,
        dimension=mark.dimension,
    )


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _digests(table: Any, reports: Sequence[str]) -> dict[str, str]:
    """The digest of each of these reports that is there."""
    found: dict[str, str] = {}
    for some in _several(reports):
        there = _columns(table, ["report", "digest"], where=f"report IN ({quoted(some)})")
        pairs = zip(
            there.column("report").to_pylist(), there.column("digest").to_pylist(), strict=True
        )
        found.update(pairs)
    return found


def _several(reports: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(reports), _IDS):
        yield reports[start : start + _IDS]


def _columns(table: Any, names: list[str], *, where: str | None = None) -> Any:
    search = table.search().select(names)
    return (search.where(where) if where else search).limit(table.count_rows() + 1).to_arrow()


def _tidy(table: Any) -> None:
    """Put the pieces of the table together where there are many; readers of before go on."""
    if table.stats()["fragment_stats"]["num_fragments"] > _PIECES:
        table.optimize()
