"""What stands under a picture: a caption, who took it, and where a line says its source.

Fourth module of reading: knows the tail of a line, not the lines around it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimcmp.reading.sentences import ends_closed
from claimcmp.reading.wordlists import line_sections
from claimcmp.report import SegmentKind

__all__ = ["Piece", "opens_with", "phrases", "tail_of_line"]

_CREDIT_LENGTH, _CREDIT_WORDS, _SOURCE_WORDS = 90, 10, 6
"""Longest photo credit, in characters and words: a name or two and an agency; longest source."""
_AGENCY_LENGTH = 60


_PICTURE_WORDS = frozenset("images photo photos foto epa flickr".split())


class Piece(NamedTuple):
    """A stretch `[start, end)` of a text with its kind, and the reason of any but plain prose."""

    start: int
    end: int
    kind: SegmentKind
    reason: str | None = None


def tail_of_line(text: str, start: int, end: int) -> Piece | None:
    """A photo credit or a source that ends a line, or is the line."""
    if end - start <= _AGENCY_LENGTH and _agency_alone().fullmatch(text, start, end):
        return Piece(start, end, "caption", "photo credit")
    low = max(start, end - _CREDIT_LENGTH)
    if not _may_hold_credit(text[low:end].lower()):
        return None
    for found in _credit().finditer(text, low, end):
        at = _with_bracket(text, start, found.start())
        parted = at < found.start() or _may_stand_before_credit(text, start, at)
        if parted and _is_credit(text[found.end() : end]):
            return Piece(at, end, "caption", "photo credit")
    label = _label_at_end().search(text, low, end)
    if label and _may_stand_before_credit(text, start, label.start()):
        return Piece(label.start(), end, "caption", "photo credit")
    for found in _source().finditer(text, low, end):
        at, rest = _with_bracket(text, start, found.start()), text[found.end() : end].strip(" .)")
        parted = at < found.start() or _may_stand_before_credit(text, start, at)
        if at == start or not parted or not 0 < len(rest.split()) <= _SOURCE_WORDS:
            continue
        picture = _picture_agency().search(rest) or opens_with(text[start:at], "caption start")
        if picture:
            return Piece(at, end, "caption", "photo credit")
        return Piece(at, end, "metadata", "source line")
    return None


def _may_hold_credit(tail: str) -> bool:
    """Whether one of the words of a credit or source is there; few lines go on from here.

    A credit without a colon names the picture: "photo by", "foto av", "AP Photo/".
    """
    if "oto" in tail or "picture" in tail or "image" in tail:
        return True
    if ":" not in tail:
        return False
    return any(part.rstrip().endswith(_named_before_colon()) for part in tail.split(":")[:-1])


def _with_bracket(text: str, start: int, at: int) -> int:
    """`at`, or the bracket that opens just before it."""
    before = at
    while before > start and text[before - 1].isspace():
        before -= 1
    return before - 1 if before > start and text[before - 1] in "([" else at


def _may_stand_before_credit(text: str, start: int, at: int) -> bool:
    """Whether the text before `at` is closed, or a dash or bar parts it from a credit."""
    before = text[max(start, at - 12) : at].rstrip()
    return not before or ends_closed(before) or before[-1] in "|/–—•,:)"


def _is_credit(rest: str) -> bool:
    """Whether what follows "Foto:" is names, and no sentence: few words, or half in capitals."""
    words = rest.strip(" .)]\"'/").replace("/", " ").split()
    capitals = sum(not word[0].islower() for word in words)
    return 0 < len(words) <= _CREDIT_WORDS and (len(words) <= 3 or 2 * capitals >= len(words))


def opens_with(line: str, section: str) -> bool:
    """Whether a line opens with one of the phrases of a section."""
    return phrases(section).match(line) is not None


@cache
def phrases(section: str) -> re.Pattern[str]:
    """One pattern for the phrases of a section of `lines.txt`, longest first."""
    phrases = sorted(line_sections("lines.txt")[section], key=len, reverse=True)
    return re.compile(rf"[-–•>»→(\s]*(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


@cache
def _credit() -> re.Pattern[str]:
    """Where a photo credit opens: "Foto: ", "Photo by ", "AP Photo/"."""
    words = sorted(line_sections("lines.txt")["credit word"], key=len, reverse=True)
    plain = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?<!\w)(?:(?:{plain})\s?:"
        r"|(?:photo|photograph|picture|image|foto) (?:by|courtesy of|av|af)\b"
        r"|[A-Z]{2,5} Photos?\s?/)\s*",
        re.IGNORECASE,
    )


@cache
def _label_at_end() -> re.Pattern[str]:
    """A word for a picture from the archive that ends a line: "Arkivfoto."."""
    words = (w for w in line_sections("lines.txt")["caption start"] if re.search("fot|phot", w))
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)[(\[]?(?:{plain})[.)\]]*$", re.IGNORECASE)


@cache
def _agency_alone() -> re.Pattern[str]:
    """A picture agency on a line of its own, behind names at most ("Kari Li / Getty Images")."""
    names = [n for n in line_sections("lines.txt")["picture agency"] if n not in _PICTURE_WORDS]
    plain = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    name = r"[^\W\d_a-zæøå][\w.’'-]*"
    return re.compile(
        rf"\(?(?:{name}(?: {name}){{0,3}}\s?[/|]\s?){{0,3}}(?i:{plain})(?:\s?/\s?{name})?[.)]*"
    )


@cache
def _named_before_colon() -> tuple[str, ...]:
    """The words that open a credit or a source, in lower case."""
    sections = line_sections("lines.txt")
    return tuple(word.lower() for word in (*sections["credit word"], *sections["source start"]))


@cache
def _source() -> re.Pattern[str]:
    """Where a source opens: "Source: ", "Kilde: "."""
    words = sorted(line_sections("lines.txt")["source start"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s?:\s*", re.IGNORECASE)


@cache
def _picture_agency() -> re.Pattern[str]:
    """A name by which a source is known to be a picture's."""
    names = sorted(line_sections("lines.txt")["picture agency"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
