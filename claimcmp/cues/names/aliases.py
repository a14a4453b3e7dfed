"""A user's own list of names that are one: read from a file, put on the names found.

Floor 5: `claimcmp.errors`, `claimcmp.report`, `finding` and the spelling of this folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path

from claimcmp.cues.names.finding import find
from claimcmp.cues.spelling import skeleton
from claimcmp.errors import UnreadableInput
from claimcmp.report import Name

__all__ = ["aliased", "load_aliases"]

_SEPARATORS = ("=", "\t", ";", ",")
_SHAPE = "write one name a line, its spellings apart by '=': Sjojgu = Shoigu = Шойгу"


def load_aliases(path: str | PathLike[str]) -> dict[str, str]:
    """The names of a file as key -> the key it stands for: the argument `aliases` of `compare`.

    A line holds the spellings of one name, apart by "=", a tab, ";" or ","
    (the first of these that it has); so a table saved as CSV reads too. "#"
    starts a comment. Every spelling stands for the first of its line. Of a
    person's name the last word makes the key, as it does in `find`.

    Args:
        path: A text file in UTF-8, with or without a byte order mark.

    Returns:
        Empty for a file without lines. The first spelling's key is not in it.

    Raises:
        UnreadableInput: The file cannot be read or decoded, a line has one
            spelling only, or one spelling stands in the lines of two names.
    """
    found: dict[str, str] = {}
    heads: set[str] = set()
    for number, spellings in _lines(path):
        keys = [_key(s) for s in spellings]
        blank = next((s for s, k in zip(spellings, keys, strict=True) if not k), None)
        if len(spellings) < 2 or blank is not None:
            said = f"has no name in {blank!r}" if blank is not None else "has one spelling only"
            raise UnreadableInput(str(path), f"line {number} {said}", _SHAPE)
        head, *others = dict.fromkeys(keys)
        taken = next((k for k in others if found.get(k, head) != head or k in heads), None)
        if taken is not None or head in found:
            again = spellings[keys.index(taken)] if taken is not None else spellings[0]
            raise UnreadableInput(
                str(path),
                f"line {number} gives {again!r}, which stands in another line",
                "put all spellings of one name in one line",
            )
        heads.add(head)
        found.update(dict.fromkeys(others, head))
    return found


def aliased(names: Sequence[Name], aliases: Mapping[str, str]) -> tuple[Name, ...]:
    """The names under the keys that their own stand for; as they were where none is listed."""
    return tuple(
        n.model_copy(update={"key": aliases[n.key]}) if n.key in aliases else n for n in names
    )


def _lines(path: str | PathLike[str]) -> Iterator[tuple[int, list[str]]]:
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise UnreadableInput(str(path), problem, "give the path of a text file") from error
    except ValueError as error:
        raise UnreadableInput(str(path), "is not UTF-8 text", "save it as UTF-8") from error
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.partition("#")[0]
        if line.strip():
            mark = next((s for s in _SEPARATORS if s in line), "=")
            spellings = (part.strip().strip("\"'").strip() for part in line.split(mark))
            yield number, [s for s in spellings if s]


def _key(spelling: str) -> str:
    """The key that `find` would give a spelling; "" for one without letters."""
    whole = spelling[:1].upper() + spelling[1:]
    read = find(f"– {whole}", "und")
    if len(read) == 1 and read[0].text.casefold() == whole.casefold():
        return read[0].key
    return " ".join(filter(None, map(skeleton, spelling.split())))
