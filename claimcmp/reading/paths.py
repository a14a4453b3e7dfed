"""Which files a path, a folder or a pattern means, in an order that never changes.

Floor of `claimcmp.reading`: names only, no file is opened here. Folders are
read whole and in order of name; hidden files and folders are passed over.
"""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from claimcmp.errors import UnreadableInput

__all__ = ["Listing", "NamedFile", "files_of", "shown"]

_LOOKS_LIKE_TEXT, _WORDS_OF_TEXT = 200, 3


class NamedFile(NamedTuple):
    """A file and the id its report gets."""

    path: Path
    id: str


class Listing(NamedTuple):
    """The files that were found, and what in a folder is no file that can be read."""

    files: tuple[NamedFile, ...]
    failures: tuple[UnreadableInput, ...] = ()


def shown(path: object) -> str:
    """A path as people and JSON can read it: forward slashes, unprintable characters escaped."""
    name = path.as_posix() if isinstance(path, PurePath) else str(path)
    return name if name.isprintable() else repr(name)[1:-1]


def files_of(given: str | os.PathLike[str]) -> Listing:
    """The files that a path or pattern stands for.

    A file has its name as id, a file of a folder or a pattern its path
    relative to that folder, or to the part of the pattern without wildcards.

    Raises:
        UnreadableInput: Nothing of that name, no file in the folder, nothing
            that matches, or something that is neither file nor folder.
    """
    name = os.fspath(given)
    mode = _mode(name)
    if mode is None and name.startswith("~"):
        name = os.path.expanduser(name)
        mode = _mode(name)
    if mode is None:
        return _matching(name)
    if stat.S_ISDIR(mode):
        return _filled(_walk(Path(name)), name, "is a folder without a file in it")
    path = Path(name)
    if problem := _unfit(path, mode):
        raise problem
    return Listing((NamedFile(path, path.name),))


def _mode(name: str | Path) -> int | None:
    """What kind of thing a name stands for; None where there is nothing."""
    try:
        return os.stat(name).st_mode
    except (OSError, ValueError):
        return None


def _unfit(path: Path, mode: int | None) -> UnreadableInput | None:
    """Why a file is not one that can be opened without waiting; None where it is."""
    if mode is None:
        return UnreadableInput(
            shown(path), "is a link that leads nowhere", "mend the link, or take it out"
        )
    if stat.S_ISDIR(mode):
        return UnreadableInput(
            shown(path),
            "is a folder that may not be opened",
            "get permission to read it, or leave it out",
        )
    if not stat.S_ISREG(mode):
        return UnreadableInput(
            shown(path),
            "is a pipe, socket or device, not a file",
            'save its content in a file, or give "-" to read standard input',
        )
    if path.name.encode("utf-8", "replace").decode("utf-8") != path.name:
        return UnreadableInput(shown(path), "has a name that is no valid text", "rename the file")
    return None


def _barred(name: str) -> UnreadableInput | None:
    """The error for a path inside a folder that may not be entered; None where it is none."""
    try:
        os.stat(name)
    except PermissionError:
        return UnreadableInput(
            shown(name), "may not be read", "get permission to read it and the folders above it"
        )
    except (OSError, ValueError):
        return None
    return None


def _matching(pattern: str) -> Listing:
    """The files that a pattern matches, each once; folders that match are read whole."""
    if not glob.has_magic(pattern):
        raise _barred(pattern) or _missing(pattern)
    try:
        matches = sorted(glob.glob(pattern, recursive=True))
    except ValueError:  # a zero byte in the pattern
        matches = []
    root = Path(*_fixed_part(PurePath(pattern)))
    found: dict[str, NamedFile] = {}
    failures: dict[str, UnreadableInput] = {}
    for match in map(Path, matches):
        for path in _below(match) if match.is_dir() else [match]:
            id = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
            problem = _unfit(path, _mode(path))
            if problem:
                failures[id] = problem
            else:
                found[id] = NamedFile(path, id)
    listing = Listing(
        tuple(found[id] for id in sorted(found)), tuple(failures[id] for id in sorted(failures))
    )
    return _filled(listing, pattern, "is a pattern that no file matches")


def _fixed_part(pattern: PurePath) -> Iterator[str]:
    for part in pattern.parts[:-1]:
        if glob.has_magic(part):
            return
        yield part


def _missing(name: str) -> UnreadableInput:
    if "://" in name[:12]:
        return UnreadableInput(
            shown(name), "is an address, and nothing is fetched", "save the page and give its file"
        )
    words = name.count(" ") if not re.search(r"[/\\]|\.\w{1,5}$", name) else 0
    if len(name) > _LOOKS_LIKE_TEXT or "\n" in name or words >= _WORDS_OF_TEXT:
        return UnreadableInput(
            repr(name[:40]) + "…" * (len(name) > 40),
            "no file or folder has this name",
            'if it is a text and no path, give [{"text": …}]',
        )
    return UnreadableInput(
        shown(name) or "''", "no such file or folder", "check the path, and where it starts from"
    )


def _walk(folder: Path) -> Listing:
    files, failures = [], []
    for path in sorted(_below(folder), key=lambda p: p.relative_to(folder).as_posix()):
        if problem := _unfit(path, _mode(path)):
            failures.append(problem)
        else:
            files.append(NamedFile(path, path.relative_to(folder).as_posix()))
    return Listing(tuple(files), tuple(failures))


def _below(folder: Path) -> Iterator[Path]:
    """Everything in a folder and the folders in it that is not hidden.

    Links to folders are followed, but not back into a folder they lie in.
    """
    waiting = [(folder, frozenset({os.path.realpath(folder)}))]
    while waiting:
        at, above = waiting.pop()
        try:
            names = sorted(os.listdir(at))
        except OSError:
            yield at  # reported by whoever tries to open it
            continue
        for name in names:
            path = at / name
            if name.startswith("."):
                continue
            if not path.is_dir():
                yield path
            elif (real := os.path.realpath(path)) not in above:
                waiting.append((path, above | {real}))


def _filled(listing: Listing, name: str, otherwise: str) -> Listing:
    if not listing.files and not listing.failures:
        raise UnreadableInput(
            shown(name),
            otherwise,
            "check the path; hidden files are passed over",
        )
    return listing
