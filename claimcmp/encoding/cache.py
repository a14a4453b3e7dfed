"""Vectors kept on disk, so that no text is encoded twice.

One SQLite file per model. A text is looked up by the SHA-256 of its UTF-8
bytes; a row is stored as float32, so what is read back equals what was
computed. SQLite is what keeps two processes that write at once apart, and
takes back what a killed process left half written.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import Encoder, check_texts
from claimcmp.encoding.progress import slices
from claimcmp.encoding.rows import encoded
from claimcmp.encoding.wrapping import Wrapper
from claimcmp.errors import InputError, ModelError

__all__ = ["CachedEncoder"]


_FORMAT = 1
_STORED = np.dtype("<f4")
# Another process may be writing; a slice takes it some milliseconds.
_PATIENCE = 60.0
_OUTSIDE = (
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)
"""What SQLite reports when the disk or another process is in the way, not the file's content."""

_QUERY = 500  # keys looked up at a time; SQLite takes at least 999 parameters

# Rounding on other hardware stays well below, another training step well above.
_SAME = 1e-4
_PROBES = (
    "Ministeren la fram tallene for 2019 i går.",
    "Forhandlingane om grensa held fram neste veke.",
    "Færgen sejlede ikke på grund af den kraftige storm.",
    "The court rejected the appeal without giving its reasons.",
    "One line after another was read aloud until the evening came, and nobody left. " * 60,
)
"""Texts whose vectors tell two models of one name apart; the long one tells how much is read."""


class CachedEncoder(Wrapper):
    """An encoder that looks on disk first and keeps there what it had to compute.

    Everything else the encoder has (`fingerprint`, `words`, `export`) is to
    be had here too, and `name` is its own: results do not show that a cache
    was used. Texts that stand in a list several times are encoded once.
    Pays off for encoders that do hundreds of texts per second; the static one
    is as fast as the disk, and gains nothing on the first run.

    A store belongs to one model: its name, dimension and fingerprint, or,
    where the encoder has no `fingerprint`, its vectors of a few fixed texts,
    which are computed anew for the comparison on opening. Another name in the
    same folder gets a file of its own; another model under the same name is refused.

    A stored row whose checksum is wrong is computed anew and replaced, which
    loses nothing; a file that is no longer a store is named in the error.

    Args:
        encoder: Any encoder.
        folder: Where the stores lie; made where it is missing.

    Raises:
        InputError: No encoder, or a folder that cannot be made or written.
        ModelError: The store is damaged, or holds vectors of another model.
    """

    def __init__(self, encoder: Encoder, folder: str | os.PathLike[str]) -> None:
        if isinstance(encoder, type) or not isinstance(encoder, Encoder):
            raise InputError(
                f"the cache was given {encoder!r}; want an encoder, as load_encoder returns it"
            )
        if not isinstance(encoder.name, str) or not hasattr(encoder.dimension, "__index__"):
            raise InputError(
                f"the encoder's name is {encoder.name!r} and its dimension {encoder.dimension!r}; "
                "want a string and a whole number: the cache tells models apart by them"
            )
        self._encoder = encoder
        self._dimension = int(encoder.dimension)
        self._path = _made(folder) / _file_name(encoder)
        mine = _holding(encoder)
        with self._open() as store:
            held = _claimed(store, mine, self._path)
        _refuse_another(held, mine, self._path)

    def __repr__(self) -> str:
        return f"<CachedEncoder of {self._encoder!r} in {self._path}>"

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return self._dimension

    @property
    def path(self) -> Path:
        """The file that holds this model's vectors."""
        return self._path

    @property
    def size(self) -> int:
        """Bytes on disk."""
        beside = (Path(f"{self._path}{end}") for end in ("", "-journal"))
        return sum(p.stat().st_size for p in beside if p.is_file())

    def __len__(self) -> int:
        """How many texts are stored."""
        with self._open() as store:
            return int(store.execute("SELECT count(*) FROM vectors").fetchone()[0])

    def __bool__(self) -> bool:
        # An encoder whose store is still empty is an encoder all the same.
        return True

    def clear(self) -> None:
        """Remove every stored vector of this model and give the space back."""
        with self._open() as store:
            store.execute("DELETE FROM vectors")
            store.execute("VACUUM")

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What the encoder returns for each text, from disk where it is there.

        A row that is not finite becomes zeros and is not kept.

        Raises:
            InputError: Not a list of strings.
            ModelError: The encoder returned something other than one row of
                its dimension per text, or the store cannot be read or written.
        """
        checked = check_texts(texts)
        rows = np.zeros((len(checked), self._dimension), dtype=np.float32)
        if not checked:
            return rows
        keys = [hashlib.sha256(text.encode()).digest() for text in checked]
        places: dict[bytes, list[int]] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)
        with self._open() as store:
            for key, row in _found(store, list(places), self._dimension):
                if key in places:
                    rows[places.pop(key)] = row
        # Stored slice by slice: an interrupted run keeps what it did.
        for part in slices(list(places)):
            fresh = encoded(self._encoder, [checked[places[key][0]] for key in part])
            with self._open() as store:
                _keep(store, part, fresh)
            for key, row in zip(part, fresh, strict=True):
                rows[places[key]] = row
        rows[~np.isfinite(rows).all(axis=1)] = 0
        return rows

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work: threads and forked processes share none.

        Nothing but the store is touched while it is open.
        """
        try:
            with closing(
                sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
            ) as store:
                _prepare(store)
                yield store
        except (sqlite3.Error, UnicodeDecodeError) as error:  # damage may stand in the message
            if getattr(error, "sqlite_errorcode", -1) & 0xFF in _OUTSIDE:
                raise InputError(
                    f"the cache {self._path} cannot be used ({error}); want a folder on a disk "
                    "with space that this user may write: name another, or leave the cache out"
                ) from error
            raise ModelError(
                f"the cache {self._path} is damaged or no store of vectors ({error}); "
                "delete the file, and the vectors are computed anew"
            ) from error


def _made(folder: str | os.PathLike[str]) -> Path:
    if not isinstance(folder, str | os.PathLike) or not os.fspath(folder):
        raise InputError(f"the cache's folder is {folder!r}; want a path, such as 'vectors'")
    try:
        made = Path(folder).expanduser()
        made.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(
            f"the cache's folder {str(folder)!r} cannot be made ({error}); "
            "name a folder that this user may write, or leave the cache out"
        ) from None
    return made


def _file_name(encoder: Encoder) -> str:
    """A name that people recognise, kept apart by a digest from others that read alike."""
    identity = f"{encoder.name}\n{encoder.dimension}".encode(errors="replace")
    readable = re.sub(r"[^A-Za-z0-9.]+", "-", encoder.name).strip("-.")[-60:]
    return f"{readable}-{hashlib.sha256(identity).hexdigest()[:12]}.sqlite3"


def _prepare(store: sqlite3.Connection) -> None:
    # A damaged row may read as text that is no UTF-8: its checksum is to tell.
    store.text_factory = bytes
    # A vector lost to a power cut is computed again; what must hold is that none is wrong.
    store.execute("PRAGMA synchronous = NORMAL")
    store.execute("PRAGMA page_size = 16384")


class _Holding(NamedTuple):
    """Whose vectors a store holds; either fingerprint or probes are empty."""

    name: str
    dimension: int
    fingerprint: str
    probes: bytes


def _holding(encoder: Encoder) -> _Holding:
    mark = getattr(encoder, "fingerprint", "")
    mark = mark if isinstance(mark, str) else ""
    probes = b"" if mark else _probed(encoder)
    return _Holding(_printable(encoder.name), int(encoder.dimension), mark, probes)


def _claimed(store: sqlite3.Connection, mine: _Holding, path: Path) -> _Holding:
    """Whose store this is; if nobody's, it is made into the encoder's own."""
    with _transaction(store):
        if not store.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            store.execute(
                "CREATE TABLE model (format INTEGER, name TEXT, dimension INTEGER,"
                " fingerprint TEXT, probes BLOB)"
            )
            store.execute(
                "CREATE TABLE vectors (text BLOB PRIMARY KEY, checksum INTEGER, row BLOB)"
            )
            store.execute("INSERT INTO model VALUES (?, ?, ?, ?, ?)", (_FORMAT, *mine))
        return _holder(store, path)


@contextmanager
def _transaction(store: sqlite3.Connection) -> Iterator[None]:
    store.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # the store may have given up the transaction by itself
            store.execute("ROLLBACK")
        raise
    store.execute("COMMIT")


def _holder(store: sqlite3.Connection, path: Path) -> _Holding:
    try:
        rows = store.execute(
            "SELECT format, name, dimension, fingerprint, probes FROM model"
        ).fetchall()
        store.execute("SELECT text, checksum, row FROM vectors LIMIT 0")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise _strange(path, str(error)) from None  # such a table or column is not there
    kinds = [tuple(type(value) for value in row) for row in rows]
    if kinds != [(int, bytes, int, bytes, bytes)] or rows[0][0] != _FORMAT:
        raise _strange(path, "it was written in another format")
    _, name, dimension, fingerprint, probes = rows[0]
    return _Holding(
        name.decode(errors="replace"), dimension, fingerprint.decode(errors="replace"), probes
    )


def _strange(path: Path, problem: str) -> ModelError:
    return ModelError(
        f"{path} is no store of vectors of this version ({problem}); "
        "delete the file or name another folder for the cache"
    )


def _refuse_another(held: _Holding, mine: _Holding, path: Path) -> None:
    if held[:3] == mine[:3] and _alike(held.probes, mine.probes):
        return
    known = f", fingerprint {held.fingerprint[:12]}" if held.fingerprint else ""
    raise ModelError(
        f"{path} holds vectors of a model {held.name!r} ({held.dimension} dimensions{known}), and "
        f"the encoder given, {mine.name!r} ({mine.dimension} dimensions), gives other vectors; "
        "name another folder for its cache, or delete the file if that model is no longer used"
    )


def _alike(left: bytes, right: bytes) -> bool:
    if len(left) != len(right) or len(left) % _STORED.itemsize:
        return False
    with np.errstate(all="ignore"):  # damaged numbers may be anything, and are not alike
        difference = np.frombuffer(left, _STORED) - np.frombuffer(right, _STORED)
    return bool((np.abs(difference) <= _SAME).all())


def _probed(encoder: Encoder) -> bytes:
    rows = encoded(encoder, list(_PROBES))
    return np.nan_to_num(rows).astype(_STORED).tobytes()


def _printable(name: str) -> str:
    return name.encode(errors="replace").decode()


def _found(
    store: sqlite3.Connection, keys: list[bytes], dimension: int
) -> Iterator[tuple[bytes, NDArray[np.float32]]]:
    """The stored rows of these keys that are whole."""
    for start in range(0, len(keys), _QUERY):
        part = keys[start : start + _QUERY]
        marks = ",".join("?" * len(part))
        # Fetched whole: an open cursor would keep other processes from writing.
        rows = store.execute(
            f"SELECT text, checksum, row FROM vectors WHERE text IN ({marks})", part
        ).fetchall()
        for key, checksum, row in rows:
            if _checksum(key, row) == checksum and len(row) == dimension * _STORED.itemsize:
                yield key, np.frombuffer(row, _STORED)


def _keep(store: sqlite3.Connection, keys: Sequence[bytes], rows: NDArray[np.float32]) -> None:
    """Store the rows that are finite, all or none of them."""
    whole = [bool(np.isfinite(row).all()) for row in rows]
    stored = (row.tobytes() for row in rows.astype(_STORED, copy=False))
    kept = zip(keys, stored, whole, strict=True)
    entries = [(key, _checksum(key, row), row) for key, row, finite in kept if finite]
    with _transaction(store):
        store.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", entries)


def _checksum(key: bytes, row: object) -> int:
    """Over key and row: a row that came to stand under another text is not read."""
    return zlib.crc32(row, zlib.crc32(key)) if isinstance(row, bytes) else -1
