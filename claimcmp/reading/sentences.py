"""Where the sentences of a stretch of prose begin and end.

Floor 1 of reading: knows punctuation, quotes, abbreviations and numbers of
four languages; knows nothing of headings, captions or site furniture (see
`claimcmp.reading.segments`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcmp.reading.wordlists import word_sections
from claimcmp.values import Language

__all__ = ["ends_closed", "sentence_spans"]

_END = re.compile(r"[.!?…]+[\"'”’»›)\]]*")
_BLANK = re.compile(r"\s*")
_CLOSED = re.compile(r"[.!?…][\"'”“’»«›)\]\s]*$")
_OPENING = "\"'“”„«»‹‘(["
_DASHES = "-–—―"
_BULLETS = "•▪●◦·*"
_ADDRESS = re.compile(r"[/@\\]|www|http", re.IGNORECASE)
_LEADING = "\"'“”„«»‹›‘’([{-–—/*"
_ROMAN = re.compile(r"[IVXLC]+\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LOOK_BACK = 40


@dataclass(frozen=True)
class _Rules:
    """The abbreviations of one language, and the words that open its sentences."""

    always: frozenset[str]
    before_number: frozenset[str]
    unless_starter: frozenset[str]
    starters: frozenset[str]


@cache
def _rules(language: Language) -> _Rules:
    """The rules of a language; for "und" those of all of them together."""
    codes = {"nb": ["no"], "nn": ["no"], "da": ["da"], "en": ["en"]}.get(
        language, ["en", "no", "da"]
    )
    lists = [word_sections(f"abbreviations_{code}.txt") for code in codes]
    starters = word_sections("starters.txt")

    def merged(section: str) -> frozenset[str]:
        return frozenset().union(*(found[section] for found in lists))

    return _Rules(
        always=merged("always"),
        before_number=merged("before number"),
        unless_starter=merged("unless starter"),
        starters=frozenset().union(*(starters[code] for code in codes)),
    )


def ends_closed(text: str) -> bool:
    """Whether a text ends as a sentence does: on . ! ? or …, closing quotes and brackets aside."""
    return _CLOSED.search(text, max(0, len(text) - 12)) is not None


def sentence_spans(
    text: str, language: Language, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`, as half-open spans into `text`, in order.

    The stretch is taken as one paragraph: line breaks in it are spaces. Spans
    begin and end on a non-blank character and leave out blanks only; a blank
    stretch has none. One pass, linear in the length.

    A missing space after a full stop still ends a sentence where the letters
    around it show one ("agencies.After"). A straight quote mark there closes
    the sentence before it or opens the one after it, by whether a quote is
    open since the paragraph began.
    """
    end = len(text) if end is None else end
    rules = _rules(language)
    begin = _BLANK.match(text, start, end).end()  # type: ignore[union-attr]
    counted, quotes = begin, 0
    for found in _END.finditer(text, begin, end):
        stop = found.end()
        if found.start() < begin:
            continue
        mark = found.group()
        if stop < end and '"' in mark and not text[stop].isspace():
            quotes += text.count('"', counted, found.start())
            counted = found.start()
            if quotes % 2 == 0:
                stop = found.start() + mark.index('"')
        following = _BLANK.match(text, stop, end).end()  # type: ignore[union-attr]
        if following >= end:
            break
        if _is_end(text, begin, found.start(), stop, following, end, rules):
            yield begin, stop
            begin = following
    last = end
    while last > begin and text[last - 1].isspace():
        last -= 1
    if last > begin:
        yield begin, last


def _is_end(
    text: str, begin: int, mark: int, stop: int, following: int, end: int, rules: _Rules
) -> bool:
    """Whether a sentence that began at `begin` ends at `stop`, and another begins at `following`.

    `mark` is where the closing punctuation starts.
    """
    opens = text[following]
    if opens.islower():
        return False
    spaced = following > stop
    word_at = _skip_openers(text, following, end)
    if word_at >= end:
        return False
    first = text[word_at]
    if first.islower() or not (first.isalnum() or opens in _BULLETS):
        return False
    token = _token_before(text, begin, mark)
    if not spaced:
        return _is_end_without_space(text, begin, mark, word_at, token, end, rules)
    if text[mark] != "." or stop - mark > 1:
        return True
    return not _is_inside(text, begin, mark, word_at, token, end, rules)


def _skip_openers(text: str, at: int, end: int) -> int:
    """The first character after opening quotes, brackets and one dash or bullet."""
    limit = min(end, at + 8)
    while at < limit and (
        text[at] in _OPENING or text[at] in _DASHES or text[at] in _BULLETS or text[at].isspace()
    ):
        at += 1
    return at


def _token_before(text: str, begin: int, mark: int) -> str:
    """The word that the closing mark stands on, at most `_LOOK_BACK` characters of it."""
    piece = text[max(begin, mark - _LOOK_BACK) : mark].split()
    return piece[-1].lstrip(_LEADING) if piece and not text[mark - 1].isspace() else ""


def _is_inside(
    text: str, begin: int, mark: int, word_at: int, token: str, end: int, rules: _Rules
) -> bool:
    """Whether one full stop before a space belongs to an abbreviation, an initial or an ordinal."""
    low = token.lower()
    if low in rules.always:
        return True
    first = text[word_at]
    if low in rules.before_number and (first.isdigit() or _ROMAN.match(text, word_at, end)):
        return True
    starts_anew = _opens_sentence(text, word_at, end, rules)
    if low in rules.unless_starter:
        return not starts_anew
    if len(token) == 1 and token.isalpha():
        return token.isupper() or not starts_anew
    if (
        "." in token
        and len(token) <= 8
        and all(len(p) <= 2 for p in low.split("."))
        and low[0].isalpha()
    ):
        return not starts_anew
    # "1. Introduction": a number alone at the start of a sentence counts, it does not say.
    return token.isdigit() and len(token) <= 3 and mark - len(token) == begin


def _opens_sentence(text: str, at: int, end: int, rules: _Rules) -> bool:
    """Whether the word at `at` is one that commonly opens a sentence."""
    word = _WORD.match(text, at, end)
    return word is not None and word.group().lower() in rules.starters


def _is_end_without_space(
    text: str, begin: int, mark: int, word_at: int, token: str, end: int, rules: _Rules
) -> bool:
    """Whether a sentence ends although no space follows its closing mark.

    Wants a word or a number before and a capital with more of a word after
    it; addresses, file names ("ASP.NET", "a.B") and abbreviations do not pass.
    """
    if (
        not token
        or _ADDRESS.search(token)
        or _ADDRESS.search(text, word_at, min(end, word_at + 12))
    ):
        return False
    low = token.lower()
    if text[mark] == ".":
        if low in rules.always or low in rules.before_number or "." in token:
            return False
        tail = token.rstrip("\"'”’»›)]%")
        if not tail or not (tail[-1].islower() and len(tail) > 1 or tail[-1].isdigit()):
            return False
    first = text[word_at]
    if first.isdigit():
        return text[mark] == "." and len(token) > 3 and token[-1].islower()
    after = text[word_at + 1] if word_at + 1 < end else " "
    return after.islower() or after in " '’" or (after.isupper() and text[mark - 1].islower())
