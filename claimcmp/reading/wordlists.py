"""The word lists of this room: commented text files in `data/`, read when first needed.

Floor 1 of reading: files of the package only.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["line_sections", "word_sections"]


@cache
def line_sections(name: str) -> dict[str, tuple[str, ...]]:
    """Section name -> its lines, for a list of phrases; comments and blank lines left out.

    A section opens with its name in square brackets; `#` opens a comment line.
    """
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    text = files("claimcmp.reading").joinpath("data", name).read_text(encoding="utf8")
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            current.append(line)
    return {section: tuple(lines) for section, lines in sections.items()}


@cache
def word_sections(name: str) -> dict[str, frozenset[str]]:
    """Section name -> its words, for a list whose words are set apart by spaces."""
    return {
        section: frozenset(word for line in lines for word in line.split())
        for section, lines in line_sections(name).items()
    }
