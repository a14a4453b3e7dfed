"""A user's own lists of names that are one: a file, a mapping or lists, as groups of spellings.

Floor 1: `claimcmp.errors` only. What the spellings mean in a text is for `cues.names`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path

from claimcmp.errors import InputError, UnreadableInput

__all__ = ["Groups", "alias_groups", "read_aliases"]

Groups = tuple[tuple[str, ...], ...]
"""Groups of spellings, each of one name; sorted, and no spelling in two of them."""

_SEPARATORS = ("=", "\t", ";", ":", ",")
_SHAPE = "write one name a line, its spellings apart by '=': Sjojgu = Shoigu = Шойгу"
_COMMENT = re.compile(r"(?:^|\s)#.*")


def alias_groups(given: object) -> Groups:
    """The groups of spellings in what a caller gives as aliases.

    Spellings that meet, through any chain of entries, are one name; which of
    them stands first, and the order of the entries, do not matter.

    Args:
        given: The path of a file (see `read_aliases`); a mapping from a name to
            another spelling or a list of them; a list of lists of spellings;
            None for no aliases.

    Returns:
        Groups of at least two spellings; empty where nothing is given.

    Raises:
        InputError: None of these, a spelling without a letter or digit, or a
            name with one spelling only.
        UnreadableInput: The file cannot be used; the line is named.
    """
    if given is None:
        return ()
    if isinstance(given, str | PathLike) and str(given):
        return read_aliases(given)
    if isinstance(given, Mapping):
        return _joined([[name, *_several(others)] for name, others in given.items()])
    if isinstance(given, Iterable) and not isinstance(given, str | bytes | bytearray):
        return _joined([_several(entry) for entry in given])
    raise _refused(given)


def read_aliases(path: str | PathLike[str]) -> Groups:
    """The names of a file, a group of spellings for each line.

    A line holds the spellings of one name, apart by "=", a tab, ";", ":" or ","
    (the first of these that it has; after a name and ":" they are apart by ","),
    so a table saved as CSV reads too. "#" starts a comment, at the start of a
    line or after a blank.

    Args:
        path: A text file in UTF-8, with or without a byte order mark.

    Returns:
        As `alias_groups`; empty for a file without lines.

    Raises:
        UnreadableInput: The file cannot be read or decoded, a line has one
            spelling only, or one spelling stands in two lines.
    """
    lines: dict[str, int] = {}
    entries: list[list[str]] = []
    for number, spellings in _lines(path):
        blank = next((s for s in spellings if not _says_something(s)), None)
        if len(set(spellings)) < 2 or blank is not None:
            said = f"has no name in {blank!r}" if blank is not None else "has one spelling only"
            raise UnreadableInput(str(path), f"line {number} {said}", _SHAPE)
        for spelling in spellings:
            first = lines.setdefault(spelling.casefold(), number)
            if first != number:
                raise UnreadableInput(
                    str(path),
                    f"line {number} gives {spelling!r}, which stands in line {first} too",
                    "put all spellings of one name in one line",
                )
        entries.append(spellings)
    return _joined(entries)


def _lines(path: str | PathLike[str]) -> Iterator[tuple[int, list[str]]]:
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise UnreadableInput(str(path), problem, "give the path of a text file") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(str(path), "is not UTF-8 text", "save it as UTF-8") from error
    except ValueError as error:
        # A NUL, or half a character that no file's name can hold.
        raise UnreadableInput(repr(path), str(error), "give the path of a text file") from error
    for number, raw in enumerate(text.splitlines(), start=1):
        if line := _COMMENT.sub("", raw).strip():
            yield number, _apart(line)


def _apart(line: str) -> list[str]:
    mark = next((s for s in _SEPARATORS if s in line), "=")
    name, _, others = line.partition(mark)
    parts = [name, *_fields(others, ",")] if mark == ":" else _fields(line, mark)
    return [s for part in parts if (s := part.strip().strip("\"'").strip())]


def _fields(line: str, mark: str) -> list[str]:
    if len(line) > csv.field_size_limit():
        return line.split(mark)
    return next(csv.reader([line], delimiter=mark, skipinitialspace=True), [])


def _several(given: object) -> list[object]:
    if isinstance(given, str):
        return [given]
    if isinstance(given, Iterable) and not isinstance(given, Mapping | bytes | bytearray):
        return list(given)
    raise _refused(given)


def _joined(entries: Iterable[list[object]] | Iterable[list[str]]) -> Groups:
    """The entries as groups: those that share a spelling, whatever its capitals, are one."""
    group_of: dict[str, list[str]] = {}
    for entry in entries:
        spellings = [_checked(s) for s in entry]
        if len(set(spellings)) < 2:
            raise InputError(
                f"an alias was given with one spelling only ({spellings}); "
                "want a name and at least one other spelling of it"
            )
        # Joined by the identity of the list: a group that was met is poured into the new one.
        met = {id(g): g for s in spellings if (g := group_of.get(s.casefold())) is not None}
        whole = [s for group in met.values() for s in group] + spellings
        group_of.update((s.casefold(), whole) for s in whole)
    distinct = {id(g): g for g in group_of.values()}
    return tuple(sorted(tuple(sorted(set(g))) for g in distinct.values()))


def _checked(spelling: object) -> str:
    if not isinstance(spelling, str):
        raise _refused(spelling)
    bare = " ".join(spelling.split())
    try:
        bare.encode()
    except UnicodeEncodeError:
        bare = ""
    if not _says_something(bare):
        raise InputError(
            f"an alias was given as {spelling!r}; want a spelling with at least one letter or digit"
        )
    return bare


def _says_something(spelling: str) -> bool:
    return any(map(str.isalnum, spelling))


def _refused(given: object) -> InputError:
    return InputError(
        f"aliases were given as {given!r:.60}; want the path of a file, or a mapping "
        "from a name to its other spellings: {'WHO': ['Verdens helseorganisasjon']}"
    )
