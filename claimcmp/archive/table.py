"""The table of an archive: its columns, its place on disk, and whose vectors it holds.

LanceDB writes a new version beside the last one and then makes it the newest in
one step, so a reader sees a table before or after a change, never within one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from os import PathLike, fspath
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np

import claimcmp
from claimcmp.archive.entries import Entry
from claimcmp.encoding.encoder import Encoder
from claimcmp.errors import ClaimcmpError, InputError, MissingExtra, ModelError, UnreadableInput
from claimcmp.matching.vectors import unit_rows
from claimcmp.report import Claim, Report

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

__all__ = [
    "Mark",
    "claim_of",
    "digest",
    "folder_of",
    "made",
    "mark_of",
    "opened",
    "quoted",
    "refuse_another",
    "rows",
    "telling",
    "writing",
]

_TABLE = "claims"
_KEY = b"claimcmp"
_FORMAT = 1
_PROBE = "Ministeren la fram tallene i går, and the court rejected the appeal."
_SAME = 1e-3


class Mark(NamedTuple):
    """Whose vectors an archive holds: `probe` tells encoders without a fingerprint apart."""

    format: int
    encoder: str
    dimension: int
    fingerprint: str
    probe: list[float]


def mark_of(encoder: Encoder) -> Mark:
    """The mark of an encoder."""
    fingerprint = getattr(encoder, "fingerprint", "")
    fingerprint = fingerprint if isinstance(fingerprint, str) else ""
    probe = [] if fingerprint else unit_rows(encoder, [_PROBE])[0].round(5).tolist()
    return Mark(_FORMAT, encoder.name, int(encoder.dimension), fingerprint, probe)


def refuse_another(folder: Path, held: Mark, mine: Mark) -> None:
    """Refuse an encoder that gives other vectors than those an archive holds.

    Raises:
        ModelError: It does; both are named.
    """
    alike = len(held.probe) == len(mine.probe) and np.allclose(held.probe, mine.probe, atol=_SAME)
    if held[:4] == mine[:4] and alike:
        return
    raise ModelError(
        f"the archive {folder} holds vectors of the encoder {held.encoder!r} "
        f"({held.dimension} dimensions), and the one for it now is {mine.encoder!r} "
        f"({mine.dimension} dimensions), which gives others; open it with the former "
        "(encoder=... in Python, --encoder on the command line), or add the reports to a new one"
    )


def folder_of(given: object) -> Path:
    """The path of an archive's folder.

    Raises:
        InputError: Something that is no path, or names a file.
    """
    try:
        if not isinstance(given, str | PathLike) or not fspath(given) or "\0" in str(given):
            raise TypeError
        folder = Path(given).expanduser()
        is_file = folder.is_file()
    except (TypeError, RuntimeError, OSError):
        raise InputError(
            f"the archive was given as {given!r:.200}; want the path of a folder"
        ) from None
    if is_file:
        raise InputError(f"{folder}: is a file; name a folder for the archive, new or its own")
    return folder


def opened(folder: Path) -> tuple[Any, Mark]:
    """The table as it is now, and whose vectors it holds.

    Raises:
        UnreadableInput: There is none, or one of another kind.
        MissingExtra: LanceDB is not installed.
    """
    with telling(folder):
        # Looked at first: connecting makes the folder.
        if not (folder / f"{_TABLE}.lance").is_dir():
            raise UnreadableInput(
                str(folder), "holds no archive", "add reports to it first, or check the path"
            )
        table = _connected(folder).open_table(_TABLE)
        return table, _mark(folder, table.schema)


def made(folder: Path, mark: Mark) -> Any:
    """The table, made where there is none.

    Raises:
        ModelError: There is one with vectors of another encoder.
        UnreadableInput: There is one of another kind.
    """
    if (folder / f"{_TABLE}.lance").is_dir():
        table, held = opened(folder)
        refuse_another(folder, held, mark)
        return table
    with telling(folder):
        return _connected(folder).create_table(_TABLE, schema=_schema(mark))


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Keep other writers out; readers need not wait. Makes the folder where it is missing."""
    with ExitStack() as held:
        with telling(folder):
            folder.mkdir(parents=True, exist_ok=True)
            lock = held.enter_context(open(folder / ".writing", "ab"))
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed
        yield


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """What goes wrong on disk or inside LanceDB, as an error that names the archive."""
    try:
        yield
    except ClaimcmpError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        said = " ".join(str(error).split())[:300]
        raise UnreadableInput(
            str(folder),
            f"the archive cannot be used ({type(error).__name__}: {said})",
            "want a folder that this user may read and write; if its files are damaged, "
            "take it from a backup or add the reports to a new one",
        ) from error


def digest(report: Report) -> str:
    """What tells whether a report has to be read anew: its text, what is known of it, our rules."""
    content = f"{claimcmp.__version__}\n{report.model_dump_json()}"
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def rows(entries: Iterable[Entry], schema: Any) -> Any:
    """The claims of some reports as rows of the table."""
    import pyarrow as pa

    found = [
        {**_columns(entry.report, claim), "vector": vector}
        for entry in entries
        for claim, vector in zip(entry.claims, entry.vectors, strict=True)
    ]
    return pa.Table.from_pylist(found, schema=schema)


def claim_of(row: Mapping[str, Any]) -> Claim:
    """The claim of a row, as it was read."""
    return Claim.model_validate_json(row["claim"])


def quoted(texts: Sequence[str]) -> str:
    """Texts as SQL has them, with commas between."""
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)


def _columns(report: Report, claim: Claim) -> dict[str, Any]:
    published = claim.published
    return {
        "id": claim.id,
        "report": report.id,
        "digest": digest(report),
        "text": claim.text,
        "standalone": claim.standalone,
        "language": claim.language,
        "speaker": claim.speaker,
        "published": published and str(published),
        "published_from": published and published.start,
        "published_until": published and published.end,
        "source": claim.source,
        "origin": claim.origin or report.origin,
        "claim": claim.model_dump_json(),
    }


def _schema(mark: Mark) -> Any:
    import pyarrow as pa

    texts = ("id", "report", "digest", "text", "standalone", "language")
    may_lack = ("speaker", "published", "source", "origin")
    times = ("published_from", "published_until")
    fields = [pa.field(name, pa.string(), nullable=False) for name in texts]
    fields += [pa.field(name, pa.string()) for name in may_lack]
    fields += [pa.field(name, pa.timestamp("us")) for name in times]
    fields.append(pa.field("claim", pa.string(), nullable=False))
    fields.append(pa.field("vector", pa.list_(pa.float32(), mark.dimension), nullable=False))
    return pa.schema(fields, metadata={_KEY: json.dumps(mark._asdict()).encode()})


def _mark(folder: Path, schema: Any) -> Mark:
    try:
        mark = Mark(**json.loads(schema.metadata[_KEY]))
    except (TypeError, KeyError, ValueError):
        mark = None
    if mark is None or mark.format != _FORMAT or "claim" not in schema.names:
        raise UnreadableInput(
            str(folder),
            "holds a table that is no archive of this version",
            "name another folder",
        )
    return mark


def _connected(folder: Path) -> Any:
    try:
        import lancedb
    except ImportError as error:
        raise MissingExtra("lancedb", "archive", "an archive of claims") from error
    return lancedb.connect(str(folder))
