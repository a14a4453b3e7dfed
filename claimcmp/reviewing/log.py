"""The log of corrections: JSON lines, one entry each, only ever added to.

A line that cannot be used is told by its number and passed over: a program
that was stopped while it wrote must not cost the entries before it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import FileIO
from os import PathLike, fsync
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from pydantic import ValidationError

from claimcmp.corrections import BadLine, Correction
from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading.paths import shown
from claimcmp.views.writing import destination, unwritable

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

__all__ = ["Log", "Logged", "append", "identified", "log_of", "read_log"]

_MOST_PROBLEMS = 100
_HALF = "is half-written"
_MEND = "mend the line, or take it out"


class Logged(NamedTuple):
    """An entry and the line of the log on which it stands, 1 for the first."""

    line: int
    correction: Correction


class Log(NamedTuple):
    """The entries of a log, in order, and the lines that are none."""

    entries: tuple[Logged, ...] = ()
    problems: tuple[BadLine, ...] = ()


def read_log(path: str | PathLike[str]) -> Log:
    """The entries of a log; an empty file has none.

    Two lines with one id are one entry, as two copies of a log joined by hand
    give them: the second is told and passed over.

    Raises:
        UnreadableInput: There is no such file, it cannot be opened, or it has
            lines and no entry: it is something else.
    """
    entries: list[Logged] = []
    problems: list[BadLine] = []
    seen: dict[str, int] = {}
    lines = _bytes(path).removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = identified(_parsed(line), number)
            if entry.id in seen:
                raise _Unusable(f"has the id {entry.id} of line {seen[entry.id]}")
            seen[entry.id] = number
            entries.append(Logged(number, entry))
        except _Unusable as error:
            half = number == len(lines) and error.garbled and line.lstrip().startswith(b"{")
            problems.append(
                BadLine(
                    line=number,
                    problem=_HALF if half else str(error),
                    advice="make that correction again" if half else _MEND,
                )
            )
    if not entries and any(p.problem != _HALF for p in problems):
        said = f"line {problems[0].line} {problems[0].problem}, and no other line is a correction"
        raise UnreadableInput(shown(path), said, "give a log of corrections, or a new name for one")
    return Log(tuple(entries), tuple(_few(problems)))


def log_of(given: Iterable[Correction | Mapping[str, object]]) -> Log:
    """The log that a list of entries is, each a `Correction` or a mapping of its fields.

    Raises:
        InputError: An entry that is neither, or lacks something; its place is named.
    """
    entries: list[Logged] = []
    for number, item in enumerate(given, start=1):
        try:
            entry = item if isinstance(item, Correction) else _entry(item)
        except _Unusable as error:
            raise InputError(f"entry {number} of the review {error}; want a Correction") from None
        entries.append(Logged(number, identified(entry, number)))
    twice = _first_repeated([e.correction.id for e in entries])
    if twice is not None:
        raise InputError(f"two entries of the review have the id {twice!r}; give each its own")
    return Log(tuple(entries))


def append(path: str | PathLike[str], drafts: Sequence[Correction]) -> tuple[Correction, ...]:
    """Add entries to a log, all of them in one piece or none; the file is made if need be.

    Programs that write at the same time wait for each other where the system
    can lock a file. Each entry gets its id here.

    Raises:
        InputError: The file cannot be written.
    """
    target = destination(path)
    if target.exists() and not target.is_file():
        raise InputError(f"{shown(target)}: is no file; name a file to keep the corrections in")
    try:
        with open(target, "ab+", buffering=0) as file, _locked(file):
            return _append(file, drafts)
    except (OSError, ValueError) as error:
        raise unwritable(target, error) from None


def _append(file: FileIO, drafts: Sequence[Correction]) -> tuple[Correction, ...]:
    size = file.seek(0, 2)
    # After a line that was left half-written the next one starts afresh.
    lines = [] if size == 0 or _last_byte(file) == b"\n" else [b"\n"]
    place = size + sum(map(len, lines))
    entries: list[Correction] = []
    for draft in drafts:
        entries.append(identified(draft.model_copy(update={"id": ""}), place))
        lines.append(_line(entries[-1]))
        place += len(lines[-1])
    data = b"".join(lines)
    try:
        written = 0
        while written < len(data):
            written += file.write(data[written:])
        fsync(file.fileno())
    except OSError:
        if fcntl is not None:  # without a lock, what follows may be another program's
            with suppress(OSError):
                file.truncate(size)
        raise
    return tuple(entries)


def identified(entry: Correction, place: int) -> Correction:
    """The entry with an id: its own, or one made from what it says and its place in the log."""
    if entry.id:
        return entry
    content = f"{place}\n".encode() + _line(entry)
    return entry.model_copy(update={"id": hashlib.sha256(content).hexdigest()[:12]})


def _line(entry: Correction) -> bytes:
    values = entry.model_dump(exclude_defaults=True)
    return json.dumps(values, ensure_ascii=False).encode() + b"\n"


def _last_byte(file: FileIO) -> bytes:
    file.seek(-1, 2)
    return file.read(1)


@contextmanager
def _locked(file: FileIO) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _bytes(path: str | PathLike[str]) -> bytes:
    name = shown(path)
    try:
        file = Path(path)
        if file.exists() and not file.is_file():
            raise UnreadableInput(name, "is no file", "give the log of corrections itself")
        return file.read_bytes()
    except (OSError, ValueError, TypeError, MemoryError) as error:
        if isinstance(error, UnreadableInput):
            raise
        problem = getattr(error, "strerror", None) or str(error) or type(error).__name__
        advice = "check the path of the review, or make it with claimcmp.Review.open(path)"
        raise UnreadableInput(name, f"cannot be read ({problem})", advice) from None


class _Unusable(Exception):
    """Why a line is no entry; `garbled` where it is not even JSON."""

    def __init__(self, problem: str, *, garbled: bool = False) -> None:
        super().__init__(problem)
        self.garbled = garbled


def _parsed(line: bytes) -> Correction:
    try:
        values = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _Unusable("is not UTF-8 text", garbled=True) from None
    except (ValueError, RecursionError):
        raise _Unusable("is not JSON", garbled=True) from None
    return _entry(values)


def _entry(values: object) -> Correction:
    if not isinstance(values, Mapping):
        raise _Unusable(f"is a {type(values).__name__}, not an object with the key 'action'")
    try:
        return Correction.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        raise _Unusable(f"cannot be used: {where}{': ' if where else ''}{said}") from None


def _few(problems: Sequence[BadLine]) -> list[BadLine]:
    first, others = list(problems[:_MOST_PROBLEMS]), problems[_MOST_PROBLEMS:]
    if others:
        more = f"and {len(others) - 1} lines after it cannot be used"
        first.append(BadLine(line=others[0].line, problem=more, advice="check the file"))
    return first


def _first_repeated(ids: Sequence[str]) -> str | None:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            return id
        seen.add(id)
    return None
