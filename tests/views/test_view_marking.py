from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcmp.report import Sentence
from claimcmp.views.marking import Mark, aside_runs, pieces

TEXT = "The ferry burned, which nobody saw."


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    """Marks that nest, cross, are empty or leave the text."""
    ends = st.integers(-2, len(TEXT) + 2)
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=8))
    return [Mark(min(p), max(p), "claim", anchor=f"a{i}") for i, p in enumerate(pairs)]


@given(marks())
def test_the_pieces_are_the_text_again(given_marks: list[Mark]) -> None:
    """The pieces are the text again."""
    assert "".join(p.text for p in pieces(TEXT, given_marks)) == TEXT


@given(marks())
def test_marks_are_properly_nested(given_marks: list[Mark]) -> None:
    """Marks are properly nested."""
    stack: list[Mark | None] = []
    for piece in pieces(TEXT, given_marks):
        if piece.step == "open":
            stack.append(piece.mark)
        elif piece.step == "close":
            assert stack.pop() == piece.mark
    assert not stack


@given(marks())
def test_every_anchor_opens_once_where_its_mark_starts(given_marks: list[Mark]) -> None:
    """Every anchor opens once where its mark starts."""
    at, found = 0, {}
    for piece in pieces(TEXT, given_marks):
        at += len(piece.text)
        if piece.step == "open" and piece.mark is not None and piece.mark.anchor:
            assert piece.mark.anchor not in found
            found[piece.mark.anchor] = at
    fitting = [m for m in given_marks if 0 <= m.start < m.end <= len(TEXT)]
    assert found == {m.anchor: m.start for m in fitting}


@given(marks())
def test_every_mark_covers_its_own_characters(given_marks: list[Mark]) -> None:
    """No mark grows or shrinks when it is cut."""
    covered: dict[int, int] = {}
    at, deep = 0, 0
    for piece in pieces(TEXT, given_marks):
        deep += {"open": 1, "close": -1, "text": 0}[piece.step]
        for i in range(at, at + len(piece.text)):
            covered[i] = deep
        at += len(piece.text)
    for i in range(len(TEXT)):
        wanted = sum(0 <= m.start <= i < m.end <= len(TEXT) for m in given_marks)
        assert covered[i] == wanted


def test_a_crossing_mark_is_cut_and_keeps_one_anchor() -> None:
    """A crossing mark is cut and keeps one anchor."""
    made = list(pieces("abcdef", [Mark(0, 4, "claim", "x"), Mark(2, 6, "claim", "y")]))
    opened = [p.mark for p in made if p.step == "open" and p.mark]
    assert [(m.start, m.end, m.anchor) for m in opened] == [(0, 4, "x"), (2, 4, "y"), (4, 6, None)]


def test_neighbours_set_aside_for_one_reason_are_one_run() -> None:
    """Neighbours set aside for one reason are one run."""
    text = "Share\nDownload\n\nIt burned."
    parts = [(0, 5, "boilerplate"), (6, 14, "boilerplate"), (16, 26, "sentence")]
    sentences = [
        Sentence(start=a, end=b, text=text[a:b], language="en", kind=k)  # type: ignore[arg-type]
        for a, b, k in parts
    ]
    assert [(s.start, s.end) for s, _, _ in aside_runs(sentences, text)] == [(0, 14)]
