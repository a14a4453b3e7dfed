"""The log: one line for each entry, added in one piece, and read in spite of bad lines."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_builders import LAW

import claimcmp as cc
from claimcmp.corrections import Correction
from claimcmp.reviewing.log import append, log_of, read_log

NAMES = Correction(action="alias", names=("FLG", "Fjellgruppen"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a log is to be."""
    return tmp_path / "corrections.jsonl"


def test_an_entry_is_one_line(path: Path) -> None:
    """Whatever line ends its note has."""
    (added,) = append(path, [NAMES.model_copy(update={"note": "one\r\ntwo\u2028three\x85"})])
    assert path.read_bytes().count(b"\n") == 1
    assert [e.correction for e in read_log(path).entries] == [added]


def test_what_stands_in_the_log_is_never_rewritten(path: Path) -> None:
    """Adding leaves the bytes before it alone."""
    append(path, [NAMES])
    before = path.read_bytes()
    append(path, [NAMES, NAMES])
    assert path.read_bytes().startswith(before)
    assert len({e.correction.id for e in read_log(path).entries}) == 3


def test_a_half_written_line_is_told_and_passed_over(path: Path) -> None:
    """A program was stopped while it wrote."""
    append(path, [NAMES])
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    found = read_log(path)
    assert len(found.entries) == 1
    assert [(p.line, p.problem) for p in found.problems] == [(2, "is half-written")]


def test_the_entry_after_a_half_written_line_is_whole(path: Path) -> None:
    """It is not glued to what was left."""
    path.write_bytes(b'{"action": "ali')
    append(path, [NAMES])
    found = read_log(path)
    assert [e.line for e in found.entries] == [2]
    assert [p.line for p in found.problems] == [1]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('["alias"]', "is a list"),
        ("{}", "action"),
        ('{"action": "praise"}', "action"),
        ('{"action": "alias"}', "alias needs names"),
        ('{"action": "alias", "names": ["A", "A"]}', "one spelling only"),
        ('{"action": "alias", "names": ["A", "…"]}', "letter or digit"),
        ('{"action": "undo", "of": "x", "names": ["A", "B"]}', "undo takes no names"),
        ('{"action": "undo", "of": "x", "colour": "red"}', "colour"),
        ('{"action": "undo", "of": "x", "when": "soon"}', "no ISO date"),
        ('{"action": "undo", "of": 7}', "of"),
        ('{"action": "undo", "of": "x", "note": "\\ud83d"}', "surrogate"),
        ('{"action": "relabel", "kind": "agrees"}', "needs left and right"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(path: Path, line: str, said: str) -> None:
    """And the others are used."""
    append(path, [NAMES])
    path.write_text(path.read_text("utf8") + line + "\n", "utf8")
    append(path, [NAMES])
    found = read_log(path)
    assert [e.line for e in found.entries] == [1, 3]
    assert [p.line for p in found.problems] == [2]
    assert said in found.problems[0].problem


@LAW
@given(
    st.lists(
        st.one_of(
            st.just(None),
            st.binary(min_size=1, max_size=12)
            .map(lambda b: b.replace(b"\n", b""))
            .filter(lambda b: b.strip() and not b.strip().isdigit()),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_every_bad_line_is_named_and_no_good_one_is_lost(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes | None]
) -> None:
    """Whatever bytes stand in it: None stands for an entry."""
    path = tmp_path_factory.mktemp("log") / "log.jsonl"
    path.touch()
    for line in [None, *lines]:
        if line is None:
            append(path, [NAMES])
        else:
            with path.open("ab") as file:
                file.write(line + b"\n")
    found = read_log(path)
    assert [e.line for e in found.entries] == [1] + [
        n for n, line in enumerate(lines, start=2) if line is None
    ]
    assert [p.line for p in found.problems] == [
        n for n, line in enumerate(lines, start=2) if line is not None
    ]


def test_one_id_twice_is_one_entry(path: Path) -> None:
    """Two copies of a log, joined by hand."""
    append(path, [NAMES])
    path.write_bytes(path.read_bytes() * 2)
    found = read_log(path)
    assert len(found.entries) == 1
    assert "line 1" in found.problems[0].problem


def test_very_many_bad_lines_are_counted(path: Path) -> None:
    """And not listed one by one."""
    append(path, [NAMES])
    path.write_bytes(path.read_bytes() + b"x\n" * 5000)
    problems = read_log(path).problems
    assert len(problems) == 101
    assert "4899 lines after it" in problems[-1].problem


def test_a_byte_order_mark_and_blank_lines_are_nothing(path: Path) -> None:
    """An editor left them."""
    append(path, [NAMES])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n\r\n"))
    assert len(read_log(path).entries) == 1
    assert read_log(path).problems == ()


def test_a_file_that_is_no_log_is_refused(path: Path) -> None:
    """Nothing is to be added to somebody's report."""
    path.write_text("Ferja gjekk på grunn.\n", "utf8")
    with pytest.raises(cc.UnreadableInput, match="no other line is a correction"):
        cc.Review.open(path)


def test_a_log_that_is_not_there_is_refused_when_read(path: Path) -> None:
    """Corrections are never left out in silence."""
    with pytest.raises(cc.UnreadableInput, match=r"corrections\.jsonl.*cannot be read"):
        read_log(path)


def test_a_folder_is_no_log(tmp_path: Path) -> None:
    """Neither to read nor to add to."""
    with pytest.raises(cc.InputError, match="folder"):
        cc.Review.open(tmp_path)
    with pytest.raises(cc.UnreadableInput, match="is no file"):
        read_log(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_log(tmp_path: Path) -> None:
    """Nobody waits for it."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(cc.InputError, match="is no file"):
        append(tmp_path / "pipe", [NAMES])
    with pytest.raises(cc.UnreadableInput, match="is no file"):
        read_log(tmp_path / "pipe")


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    """Before anything is decided."""
    with pytest.raises(cc.InputError, match="its folder does not exist"):
        cc.Review.open(tmp_path / "none" / "log.jsonl")


def test_programs_that_write_at_once_keep_each_other_s_lines_whole(path: Path) -> None:
    """Eight writers, each its own entries."""
    writers = [
        threading.Thread(target=lambda: [append(path, [NAMES]) for _ in range(6)]) for _ in range(8)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = read_log(path)
    assert len(found.entries) == 48
    assert found.problems == ()


def test_entries_can_be_given_as_a_list() -> None:
    """As mappings or as what they are."""
    log = log_of([{"action": "alias", "names": ["FLG", "Fjellgruppen"]}, NAMES])
    assert [e.correction.names for e in log.entries] == [("FLG", "Fjellgruppen")] * 2
    assert len({e.correction.id for e in log.entries}) == 2


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([NAMES, {"action": "praise"}], "entry 2 of the review cannot be used: action"),
        ([7], "entry 1 of the review is a int"),
        ([NAMES.model_copy(update={"id": "a"})] * 2, "two entries of the review have the id 'a'"),
    ],
)
def test_a_list_with_something_else_in_it_is_refused(entries: list, said: str) -> None:
    """And the entry is named."""
    with pytest.raises(cc.InputError, match=said):
        cc.Review(entries)


def test_a_line_holds_what_is_known_and_nothing_else(path: Path) -> None:
    """Empty fields would only hide the others."""
    append(path, [NAMES])
    assert list(json.loads(path.read_text("utf8"))) == ["id", "action", "names"]
