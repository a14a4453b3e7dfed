"""A report's text, whole, in segments: its sentences, and what is not a sentence.

Last module of the room: what kind a line is, it asks `claimcmp.reading.lines`;
where a sentence ends, `claimcmp.reading.sentences`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcmp.errors import InputError, UnknownLanguage
from claimcmp.reading.building import Stretch, build
from claimcmp.reading.language import detect_language, languages_of_spans
from claimcmp.reading.lines import classify
from claimcmp.reading.moods import reason_of
from claimcmp.reading.sentences import sentence_spans
from claimcmp.reading.splitters import Splitter, load_splitter
from claimcmp.report import Sentence
from claimcmp.values import LANGUAGES, Language

__all__ = ["split"]


def split(
    text: str, *, language: Language | None = None, splitter: Splitter | None = None
) -> tuple[Sentence, ...]:
    """Every segment of a text, of all kinds, in order.

    Spans are code points of `text` as it is given; each begins and ends on a
    non-blank character, `text[s.start:s.end] == s.text`, and every non-blank
    character lies in exactly one segment. Line breaks of every kind end a
    segment, save where a paragraph is wrapped at a fixed width.

    Args:
        text: Any text; one that is empty or blank has no segments.
        language: The language of every segment. None has it detected, for the
            text as a whole and then for each segment where it clearly departs
            from that, as a quote in English does.
        splitter: Who cuts prose and captions into sentences; None for the
            package's own rules, or anything that `load_splitter` takes.

    Returns:
        Segments of kind `sentence heading caption link boilerplate metadata`;
        all but plain sentences say the reason. So does a sentence that asserts
        nothing: "question", "wish or request" or "exclamation".

    Raises:
        InputError: `text` is not a string, or the splitter does not fit it.
        UnknownLanguage: `language` is none of nb, nn, da, en and und.
    """
    if not isinstance(text, str):
        raise InputError(
            f"split was given {type(text).__name__}; want one str; "
            "for bytes, decode them first; for files, use load"
        )
    if language is not None and language not in (*LANGUAGES, "und"):
        raise UnknownLanguage(language, (*LANGUAGES, "und"))
    whole: Language = detect_language(text) if language is None else language
    cut = sentence_spans if splitter is None else load_splitter(splitter).spans
    pieces = _pieces(text, whole, cut)
    if language is not None:
        return build(text, pieces, [language] * len(pieces))
    spans = [(piece[0], piece[1]) for piece in pieces]
    return build(text, pieces, languages_of_spans(text, spans, prior=whole))


def _pieces(
    text: str,
    language: Language,
    cut: Callable[[str, Language, int, int], Iterable[tuple[int, int]]],
) -> list[Stretch]:
    """The segments of a text without their language."""
    found: list[Stretch] = []
    for line in classify(text):
        for part in line.parts:
            start, end, kind, reason = part
            if kind == "sentence":
                spans = cut(text, language, start, end)
                found.extend([(a, b, kind, reason_of(text, a, b, language)) for a, b in spans])
            elif kind == "caption" and reason == "text of a picture":
                found.extend([(a, b, kind, reason) for a, b in cut(text, language, start, end)])
            else:
                found.append(part)
    return found
