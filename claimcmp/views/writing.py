"""Writing a view to a file, with one error for every way that can fail."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from claimcmp.errors import InputError

__all__ = ["destination", "unwritable", "write"]


def destination(path: str | PathLike[str]) -> Path:
    """The path to write to.

    Raises:
        InputError: It is no path, or names a folder, or its folder does not exist.
    """
    try:
        target = Path(path)
    except TypeError:
        kind = type(path).__name__
        raise InputError(
            f"cannot write to {path!r}, a {kind}; want a path as str or Path"
        ) from None
    try:
        if target.is_dir():
            raise InputError(f"{target}: is a folder; name a file in it to write to")
        if not target.parent.is_dir():
            raise InputError(f"{target}: its folder does not exist; make it first")
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise unwritable(target, error) from None
    return target


def unwritable(path: Path, error: Exception) -> InputError:
    """The error for a file that could not be written; names the file and what was wrong."""
    problem = getattr(error, "strerror", None) or str(error)
    return InputError(f"{path}: cannot be written ({problem}); choose another place to write to")


def write(text: str, path: str | PathLike[str] | None) -> str:
    """Write `text` as UTF-8 with the line ends it has, where a path is given; returns the text.

    Raises:
        InputError: The file cannot be written; the message names it.
    """
    if path is None:
        return text
    target = destination(path)
    try:
        target.write_bytes(text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise unwritable(target, error) from None
    return text
