"""Word lists from `cues/data`, read at first use.

A file holds sections headed by the languages they serve, `[nb nn]`, and lines
`key: word, word of two, …`; `#` starts a comment. One word has one key per
language; the first line wins.

Floor 5: the standard library and `claimcmp.values`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from claimcmp.values import LANGUAGES

__all__ = ["groups", "phrases", "words"]


@cache
def words(topic: str, language: str) -> dict[str, str]:
    """Word -> key of one topic in one language; "und" joins all languages.

    Raises:
        FileNotFoundError: No list of that topic is shipped (a slip in this package).
    """
    table: dict[str, str] = {}
    for key, members in groups(topic, language):
        for word in members:
            table.setdefault(word, key)
    return table


@cache
def groups(topic: str, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of one topic that serve a language, as (key, words), in file order."""
    found: list[tuple[str, tuple[str, ...]]] = []
    serves: set[str] = set()
    for raw in (files("claimcmp.cues") / "data" / f"{topic}.txt").read_text("utf-8").splitlines():
        line = raw.split("#", 1)[0].strip()
        if line.startswith("["):
            serves = set(line.strip("[]").split())
        elif ":" in line and (language in serves or language not in LANGUAGES):
            key, _, members = line.partition(":")
            found.append((key.strip(), tuple(m.strip() for m in members.split(",") if m.strip())))
    return tuple(found)


@cache
def phrases(topic: str, language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> ((all words, key), …), longest phrase first: for matching over tokens."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, key in words(topic, language).items():
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append((parts, key))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in table.items()}
