"""Reading and encoding with Ray: the same bytes as in one process."""

from __future__ import annotations

import os
import sys
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import claimcmp as cc
from claimcmp.archive import Archive
from claimcmp.archive.distributed import distributed
from claimcmp.archive.table import opened
from claimcmp.testing import HashEncoder

PARTS = (
    "Ferga til Vik gikk kl. {n} på fredag. {n} passasjerer ble med.",
    "The ferry to Vik left at {n} on Friday. The captain denied that it was late.",
    "Færgen til Vik sejlede ikke. Rederiet siger, at {n} billetter blev refunderet.",
    "",
)
RECORDS = [
    {"id": f"r{n}", "published": "2020-05-01", "text": PARTS[n % 4].format(n=n)} for n in range(40)
]


def rows(archive: Archive) -> list[dict[str, Any]]:
    """All rows of the table, by id."""
    found: list[dict[str, Any]] = opened(archive.folder)[0].to_arrow().to_pylist()
    return sorted(found, key=lambda row: str(row["id"]))


def listening(mark: str) -> set[str]:
    """The addresses, as the system writes them, on which this process and marked ones listen."""
    own = [p for p in Path("/proc").glob("[0-9]*") if p.name == str(os.getpid()) or marked(p, mark)]
    sockets = {name for process in own for name in links(process / "fd")}
    tables = (Path("/proc/net/tcp").read_text("ascii"), Path("/proc/net/tcp6").read_text("ascii"))
    rows = [line.split() for table in tables for line in table.splitlines()[1:]]
    return {r[1].split(":")[0] for r in rows if r[3] == "0A" and f"socket:[{r[9]}]" in sockets}


def marked(process: Path, mark: str) -> bool:
    """Whether a process was started with this in its environment."""
    try:
        return mark.encode() in (process / "environ").read_bytes()
    except OSError:
        return False


def links(folder: Path) -> list[str]:
    """Where the links of a folder lead."""
    found = []
    with suppress(OSError):
        for link in folder.iterdir():
            with suppress(OSError):
                found.append(os.readlink(link))
    return found


@pytest.mark.archive
@pytest.mark.allow_hosts(["127.0.0.1", "localhost"])
def test_several_processes_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Claims, cues and vectors of the default encoder; nobody else can reach them meanwhile.

    One test for all of it: Ray takes its time to start. Afterwards it is gone.
    """
    mark = uuid.uuid4().hex
    monkeypatch.setenv("CLAIMCMP_TEST", mark)
    before = dict(os.environ)
    alone, together = Archive(tmp_path / "alone"), Archive(tmp_path / "together")
    told = alone.add(RECORDS)
    with distributed(HashEncoder(), 2) as read:
        if Path("/proc/net/tcp6").exists():
            addresses = listening(mark)
            assert addresses
            assert all(a.endswith("0100007F") or a == f"{1 << 24:032X}" for a in addresses)
        (entry,) = read(cc.load(RECORDS[0]))
        assert entry.report.id == "r0"
        # Ray runs already, so this uses it.
        assert together.add(RECORDS, workers=2) == told
    assert told.claims > 40
    assert rows(alone) == rows(together)
    import ray

    assert not ray.is_initialized()
    assert dict(os.environ) == before


@pytest.mark.parametrize("workers", [0, -1, True, 1.5, "2"])
def test_a_number_of_workers_that_is_none_is_refused(tmp_path: Path, workers: Any) -> None:
    """Before Ray is started or anything written."""
    with pytest.raises(cc.InputError, match="want 1 or more processes"):
        Archive(tmp_path / "desk", encoder="static").add(RECORDS, workers=workers)
    assert not (tmp_path / "desk").exists()


def test_ray_is_named_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line that installs it."""
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(cc.MissingExtra, match=r"'ray'.*claimcmp\[archive\]"):
        Archive(tmp_path, encoder="static").add(RECORDS, workers=2)
