"""Known names: places, organisations, peoples, and the everyday words that are no names.

Read from `cues/data` at first use. The compressed lists are made by
`training/names/build.py` from CLDR (Unicode License v3) and Wikidata (CC0).

Floor 5: the standard library, `claimcmp.report` and the lists of this folder.
"""

from __future__ import annotations

import lzma
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from claimcmp.cues.lexicon import groups, words
from claimcmp.cues.tokens import fold
from claimcmp.report import NameKind
from claimcmp.values import LANGUAGES

__all__ = [
    "Known",
    "acronyms",
    "calendar",
    "common_words",
    "demonyms",
    "frequent_words",
    "known",
    "openings",
    "titles",
]


class Known(NamedTuple):
    """The key that all spellings of a name share, and what the name names."""

    key: str
    kind: NameKind


@cache
def _organisations() -> tuple[tuple[NameKind, str, tuple[str, ...]], ...]:
    kinds: tuple[NameKind, ...] = ("place", "organisation", "person", "other")
    return tuple(
        (kind, key, forms) for kind in kinds for key, forms in _section("organisations", kind)
    )


def _section(topic: str, heading: str) -> list[tuple[str, tuple[str, ...]]]:
    found, here = [], ""
    for raw in (files("claimcmp.cues") / "data" / f"{topic}.txt").read_text("utf-8").splitlines():
        line = raw.split("#", 1)[0].strip()
        if line.startswith("["):
            here = line.strip("[]")
        elif ":" in line and here == heading:
            key, _, forms = line.partition(":")
            found.append((key, tuple(f.strip() for f in forms.split(",") if f.strip())))
    return found


@cache
def acronyms() -> dict[str, Known]:
    """Forms in capitals, which are met in capitals only: "IS" is a name, "is" is not."""
    return {
        form: Known(key, kind)
        for kind, key, forms in _organisations()
        for form in forms
        if form.isupper()
    }


@cache
def known() -> dict[str, Known]:
    """Folded spelling -> the name it spells; the hand-written lists win over the made ones."""
    table: dict[str, Known] = {}
    for kind, key, forms in _organisations():
        for form in forms:
            if not form.isupper():
                table.setdefault(fold(form), Known(key, kind))
    packed = (files("claimcmp.cues") / "data" / "names.tsv.xz").read_bytes()
    for line in lzma.decompress(packed).decode("utf-8").splitlines():
        spelling, key, made = line.split("\t")
        entry = table.get(key) or Known(key, "place" if made == "place" else "other")
        table.setdefault(spelling, entry)
    return table


@cache
def openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First folded word -> the known names of several words that open with it, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for spelling in known():
        parts = tuple(spelling.split())
        if len(parts) > 1:
            table.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


@cache
def demonyms(language: str) -> dict[str, str]:
    """Adjective or word for a people, in lower case -> the key of the country."""
    table: dict[str, str] = {}
    for key, forms in _section("demonyms", "all"):
        english, adjectives, nouns = (
            [w.strip() for w in part.split(",") if w.strip()] for part in ",".join(forms).split("|")
        )
        if language in ("en", "und"):
            for word in english:
                table.setdefault(word.lower(), key)
        if language != "en":
            for word in adjectives:
                for ending in ("", "e", "es"):
                    table.setdefault(word + ending, key)
            for word in nouns:
                for ending in _NOUN_ENDINGS.get(word[-2:], ("", "en", "ene", "erne", "s")):
                    table.setdefault(
                        word[: -2 if word[-2:] in _NOUN_ENDINGS else None] + ending, key
                    )
    # Words that are also everyday words: "finner" (finds), "letter" (lightens), "ire", "polish".
    for word in (
        "finner",
        "letter",
        "lette",
        "ire",
        "ester",
        "finne",
        "finnes",
        "danser",
        "inder",
        "indar",
        "thai",
    ):
        if language != "en":
            table.pop(word, None)
    return table


_NOUN_ENDINGS = {
    "er": (
        "er", "ere", "erne", "eren", "erens", "ernes", "eres", "ers", "arar", "arane",
    ),
    "ar": ("ar", "arar", "aren", "arane", "ars"),
}  # fmt: skip


@cache
def titles(language: str) -> frozenset[str]:
    """Offices, ranks and forms of address, in lower case."""
    return frozenset(words("titles", language))


@cache
def calendar() -> frozenset[str]:
    """Months and weekdays of all languages: written with a capital in English, never names."""
    return frozenset(
        word
        for language in LANGUAGES
        for key, forms in groups("times", language)
        for word in forms
        if key[0] in "mw" and key[1:].isdigit()
    )


@cache
def common_words(language: str) -> frozenset[str]:
    """Everyday words in lower case; "und" joins the four languages."""
    if language not in LANGUAGES:
        return frozenset().union(*(common_words(each) for each in LANGUAGES))
    return frozenset(w.lstrip("+") for w in _listed(language)) | words("everyday", language).keys()


@cache
def frequent_words() -> frozenset[str]:
    """The most frequent everyday words of all four languages together."""
    found = {w[1:] for language in LANGUAGES for w in _listed(language) if w[0] == "+"}
    return frozenset(found).union(*(words("everyday", language) for language in LANGUAGES))


@cache
def _listed(language: str) -> tuple[str, ...]:
    packed = (files("claimcmp.cues") / "data" / f"common.{language}.txt.xz").read_bytes()
    return tuple(lzma.decompress(packed).decode("utf-8").split())
