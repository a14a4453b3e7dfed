"""The spellings under which a listed name is found, so that its absence can be checked.

Floor 5: the lists and tokens of this folder.
"""

from __future__ import annotations

from functools import cache, lru_cache

from claimcmp.cues.gazetteer import acronyms, common_words, demonyms, known
from claimcmp.cues.names.aliases import Aliases
from claimcmp.cues.tokens import fold

__all__ = ["spellings"]


@lru_cache(maxsize=4_096)
def spellings(key: str, aliases: Aliases | None = None) -> tuple[str, ...]:
    """How a name may be written: "Russia", "Russland", "Rusland", "Russian", "russisk".

    What the lists hold for its key in all languages, what the aliases add, and
    the first words for its people. Inflected forms and transliterations,
    which are found as well, are left out.

    Args:
        key: As `find` gives it.
        aliases: Names that are one.

    Returns:
        Each once, whatever its capitals and accents; () for a name of no list.
    """
    listed = _listed().get(key, ())
    # Phrases last: most of them hold one of the words before.
    found = [s for s in listed if " " not in s]
    found += [*_of_aliases(key, aliases), *_peoples(key), *(s for s in listed if " " in s)]
    first: dict[str, str] = {}
    for spelling in found:
        first.setdefault(fold(spelling), spelling)
    return tuple(first.values())


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Key -> its spellings; made lists are in lower case, and half of all words are a title."""
    table: dict[str, list[str]] = {}
    everyday = common_words("und")
    for spelling, name in known().items():
        if spelling == name.key or spelling not in everyday:
            table.setdefault(name.key, []).append(_capitals(spelling))
    for spelling, name in acronyms().items():
        table.setdefault(name.key, []).append(spelling)
    return {key: tuple(found) for key, found in table.items()}


def _capitals(spelling: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in spelling.split(" "))


def _peoples(key: str) -> list[str]:
    """The first word for a country's people in English, and the first of the Nordic ones."""
    english, nordic = _people("en").get(key), _people("nb").get(key)
    return [word for word in (_capitals(english) if english else None, nordic) if word]


@cache
def _people(language: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for word, key in demonyms(language).items():
        table.setdefault(key, word)
    return table


def _of_aliases(key: str, aliases: Aliases | None) -> list[str]:
    if aliases is None:
        return []
    listed = (spelling for found in aliases.openings.values() for spelling in found)
    return sorted(" ".join(s.written) for s in listed if s.known.key == key)
