"""What kind of sentence end a splitter misses or makes up: what stands before it and after it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from claimcmp.reading.wordlists import word_sections

__all__ = ["Ends", "kind_of_end", "report"]

CLOSERS = "\"'”’»«›“)]"
DASHES = "-–—―"


def kind_of_end(text: str, end: int, language: str) -> str:
    """What stands before and after the place `end`, as "number. | capital"."""
    return f"{_before(text, end, language)} | {_after(text, end)}"


def _before(text: str, end: int, language: str) -> str:
    word = (text[max(0, end - 40) : end].split() or [""])[-1]
    bare = word.rstrip(CLOSERS)
    closed = " in quotes" if bare != word else ""
    stem = bare.rstrip(".!?…").strip(CLOSERS + DASHES + "„‘“(")
    if not bare or bare[-1] not in ".!?…":
        return ("colon" if bare.endswith(":") else "no mark") + closed
    if bare[-1] in "!?":
        return "! or ?" + closed
    if bare.endswith(("..", "…")):
        return "..." + closed
    if stem.lower() in _abbreviations(language):
        return "abbreviation." + closed
    if len(stem) == 1 and stem.isalpha():
        return "letter." + closed
    if re.fullmatch(r"[^\W\d_]+(\.[^\W\d_]+)+", stem):
        return "letters with points." + closed
    if stem.isdigit():
        return "number." + closed
    return "word." + closed


def _after(text: str, end: int) -> str:
    rest = text[end : end + 200]
    blank = rest[: len(rest) - len(rest.lstrip())]
    first = rest.lstrip()[:1]
    if any(c in blank for c in "\n\r"):
        return "line break"
    if not first:
        return "end of text"
    kind = (
        "dash"
        if first in DASHES
        else "number"
        if first.isdigit()
        else "lower case"
        if first.islower()
        else "capital"
        if first.isalpha()
        else "quote or bracket"
        if first in CLOSERS + "„‘(["
        else "other sign"
    )
    return kind if blank else kind + ", no space"


def _abbreviations(language: str) -> set[str]:
    code = {"nb": "no", "nn": "no"}.get(language, language)
    return set().union(*word_sections(f"abbreviations_{code}.txt").values())


class Ends:
    """Missed and invented ends by kind, with the places of the first of each."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, what: str, text: str, end: int, language: str) -> None:
        """Takes in one end; `what` is "missed" or "invented"."""
        before, after = text[max(0, end - 50) : end], text[end : end + 30]
        place = " ".join(f"{before}⏐{after}".replace("\n", "⏎").split())
        self._places[what, kind_of_end(text, end, language)].append(place)

    def counts(self) -> Counter[tuple[str, str]]:
        """How many of each, by what and kind."""
        return Counter({key: len(places) for key, places in self._places.items()})

    def examples(self, key: tuple[str, str], count: int) -> list[str]:
        """The first `count` places of one kind, the end marked by a bar."""
        return self._places[key][:count]


def report(found: dict[str, Ends], examples: int) -> None:
    """Prints, per language, each kind of end that was missed or invented, most first."""
    for language, ends in sorted(found.items()):
        counts = ends.counts()
        for what in ("missed", "invented"):
            total = sum(n for (w, _), n in counts.items() if w == what)
            print(f"\n{language}: {total} {what}")
            for key, n in counts.most_common():
                if key[0] == what:
                    print(f"{n:6}  {key[1]}")
                    for place in ends.examples(key, examples):
                        print(f"            {place}")
