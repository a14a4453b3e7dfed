"""The short word lists of questions, by section and language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = ["listed"]

Section = Literal["direction", "helping", "hour", "light", "people", "pronoun"]


@cache
def listed(section: Section, language: str) -> frozenset[str]:
    """The words of a section of `data/light_words.txt`; all languages' for an unknown one."""
    text = files("claimcmp.asking").joinpath("data/light_words.txt").read_text("utf8")
    rows = [line.split() for line in text.splitlines() if line and line[0] != "#"]
    return frozenset(
        word
        for name, code, *found in rows
        if name == section and language in (code, "und")
        for word in found
    )
