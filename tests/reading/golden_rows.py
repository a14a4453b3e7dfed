"""How the golden tables are written, and how a row of them becomes a test.

A row of sentences is one text in which "|" stands where a segment ends and the next begins. A row
of a page is a list: a pair of kind and text for each segment, and between them, as plain strings,
the blanks that part them. In either the text under test is what is left without the marks.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import claimcmp as cc
from claimcmp.report import SegmentKind
from claimcmp.values import Language

__all__ = ["Page", "check_page", "check_sentences", "page_rows", "sentence_rows"]

Page = list[str | tuple[SegmentKind, str]]


def sentence_rows(table: Mapping[str, str], wrong: Mapping[str, str]) -> list[object]:
    """A parameter per row, named after it; what is known to be wrong is expected to fail."""
    return [_row(name, marked, wrong) for name, marked in table.items()]


def page_rows(table: Mapping[str, Page], wrong: Mapping[str, str]) -> list[object]:
    """The same for pages."""
    return [_row(name, page, wrong) for name, page in table.items()]


def _row(name: str, row: object, wrong: Mapping[str, str]) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=wrong[name])] if name in wrong else []
    return pytest.param(row, id=name, marks=marks)


def check_sentences(marked: str, language: Language) -> None:
    """Asserts that a text is cut where the row says, and that all of it is sentences.

    The same is asked where the language is not told but has to be found.
    """
    wanted = [part.strip() for part in marked.split("|")]
    for told in (language, None):
        segments = cc.split(marked.replace("|", ""), language=told)
        given = [s.text for s in segments]
        assert given == wanted, f"split gave {given} with language={told}; want {wanted}"
        assert {s.kind for s in segments} == {"sentence"}, [s.kind for s in segments]


def check_page(page: Page, language: Language) -> None:
    """Asserts that a page has the segments that the row says, of those kinds."""
    text = "".join(part if isinstance(part, str) else part[1] for part in page)
    wanted = [part for part in page if not isinstance(part, str)]
    for told in (language, None):
        given = [(s.kind, s.text) for s in cc.split(text, language=told)]
        assert given == wanted, f"split gave {given} with language={told}; want {wanted}"
