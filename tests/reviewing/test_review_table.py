"""Relations as a table, and decisions read back from it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_builders import LAW, compared, relation

import claimcmp as cc
from claimcmp.reviewing.table import COLUMNS, SEPARATORS, _bare, _guarded

TEXTS = (
    "The ferry hit a rock on Monday. =HYPERLINK(1) was what the captain wrote.",
    "The ferry hit no rock on Monday. Twelve people were taken ashore by boats.",
    "The ferry hit a rock on Monday. Fourteen people were taken ashore by boats.",
)


@pytest.fixture(scope="module")
def comparison() -> cc.Comparison:
    """Three reports with some relations."""
    return compared(TEXTS)


Fill = Callable[[dict[str, str]], None]


def rows(text: str, separator: str = ",") -> list[dict[str, str]]:
    """The rows of a table, as a spreadsheet sees them."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=separator))


def written(path: Path, found: list[dict[str, str]], separator: str = ",", **more: str) -> Path:
    """A table as a spreadsheet saves it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(found[0]), delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(found)
    path.write_bytes(out.getvalue().encode(more.get("encoding", "utf-8-sig")))
    return path


def decided(comparison: cc.Comparison, path: Path, fill: Fill, **more: str) -> cc.Review:
    """The review that a table gives once its rows were filled in."""
    found = rows(cc.Review().to_csv(comparison))
    for row in found:
        fill(row)
    return cc.Review.from_csv(written(path, found, **more))


def test_there_is_a_row_for_each_relation_divergences_first(comparison: cc.Comparison) -> None:
    """With what is needed to decide."""
    found = rows(cc.Review().to_csv(comparison))
    assert len(found) == len(comparison.relations) > 2
    assert tuple(found[0]) == COLUMNS
    order = ["diverges", "agrees", "related"]
    assert [r["machine kind"] for r in found] == sorted(
        (r.kind for r in comparison.relations), key=order.index
    )


def test_the_file_is_known_as_utf8_by_spreadsheets(
    comparison: cc.Comparison, tmp_path: Path
) -> None:
    """It begins with the mark."""
    text = cc.Review().to_csv(comparison, tmp_path / "d.csv")
    assert (tmp_path / "d.csv").read_bytes() == b"\xef\xbb\xbf" + text.encode()


def test_no_cell_is_a_formula(comparison: cc.Comparison) -> None:
    """The reports are other people's words."""
    left, right = comparison.relations[0].left, comparison.relations[0].right
    for start in ("=", "+", "-", "@", "\t", "\r", " =", "'=", "＝"):
        evil = left.model_copy(update={"text": f"{start}1+1", "report": f"{start}r"})
        relations = (relation(evil, right),)
        made = comparison.model_copy(update={"relations": relations})
        for row in rows(cc.Review().to_csv(made)):
            for cell in row.values():
                assert cell.lstrip(" ")[:1] not in {"=", "+", "-", "@", "\t", "\r", "＝"}


@LAW
@given(st.text(alphabet="'=+-@ \t\r\nab＝"))
def test_guarding_a_cell_loses_nothing(cell: str) -> None:
    """What was put before it is taken away again."""
    assert _bare(_guarded(cell)) == cell


@LAW
@given(st.text(alphabet="'=+-@ \t\r\nab＝"))
def test_a_guarded_cell_starts_no_formula(cell: str) -> None:
    """Also where somebody put an apostrophe there himself."""
    guarded = _guarded(cell)
    assert not guarded.lstrip().startswith(("=", "+", "-", "@", "＝"))
    assert not guarded.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize(
    ("word", "action", "kind"),
    [
        ("accept", "accept", "diverges"),
        (" Accept ", "accept", "diverges"),
        ("diverges", "accept", "diverges"),
        ("reject", "reject", None),
        ("unrelated", "reject", None),
        ("AGREES", "relabel", "agrees"),
        ("related", "relabel", "related"),
    ],
)
def test_a_decision_becomes_an_entry(
    comparison: cc.Comparison, tmp_path: Path, word: str, action: str, kind: str | None
) -> None:
    """About the two claims of its row."""

    def fill(row: dict[str, str]) -> None:
        row["your decision"] = word if row["machine kind"] == "diverges" else ""

    review = decided(comparison, tmp_path / "d.csv", fill)
    found = {frozenset((e.left.claim, e.right.claim)) for e in review.entries}
    assert {(e.action, e.kind, e.machine) for e in review.entries} == {(action, kind, "diverges")}
    assert found == {frozenset((r.left.id, r.right.id)) for r in comparison.divergences()}


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_can_be_saved_in_other_ways(
    comparison: cc.Comparison, tmp_path: Path, separator: str, encoding: str
) -> None:
    """As spreadsheets of other languages do."""

    def fill(row: dict[str, str]) -> None:
        row["your decision"], row["note"] = "reject", "ærlig, talt; ja"

    review = decided(comparison, tmp_path / "d.csv", fill, separator=separator, encoding=encoding)
    assert len(review.entries) == len(comparison.relations)
    assert {e.note for e in review.entries} == {"ærlig, talt; ja"}


def test_rows_may_be_sorted_left_out_and_given_columns(
    comparison: cc.Comparison, tmp_path: Path
) -> None:
    """Each row knows what it is about."""
    found = rows(cc.Review().to_csv(comparison))[::-1][:2]
    for row in found:
        row.update({"left quote": "…", "seen by": "me", "your decision": "reject"})
    review = cc.Review.from_csv(written(tmp_path / "d.csv", found))
    assert len(review.entries) == 2


@LAW
@given(
    data=st.lists(
        st.tuples(
            st.sampled_from(["accept", "reject", "agrees", "diverges", "related"]),
            st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20),
        ),
        min_size=12,
        max_size=12,
    )
)
def test_a_round_trip_loses_nothing(
    comparison: cc.Comparison, tmp_path: Path, data: list[tuple[str, str]]
) -> None:
    """Decisions and notes come back, and out again, and back again."""
    review = cc.Review()
    for made, (word, note) in zip(comparison.relations, data, strict=False):
        if word == "accept":
            review.accept(made, note=note)
        elif word == "reject":
            review.reject(made, note=note)
        else:
            review.relabel(made, word, note=note)
    reviewed = compared(TEXTS, review=review)
    review.to_csv(reviewed, tmp_path / "d.csv")
    again = cc.Review.from_csv(tmp_path / "d.csv")
    wanted = {
        (e.left, e.right, e.decided, e.machine, e.note)
        for e in review.entries
        if e.action != "reject"
    }
    assert {(e.left, e.right, e.decided, e.machine, e.note) for e in again.entries} == wanted
    assert review.read_csv(tmp_path / "d.csv") == ()


def test_decisions_in_force_are_not_added_again(comparison: cc.Comparison, tmp_path: Path) -> None:
    """A table can be taken over twice."""
    found = rows(cc.Review().to_csv(comparison))
    found[0]["your decision"] = "reject"
    path = written(tmp_path / "d.csv", found)
    review = cc.Review.open(tmp_path / "log.jsonl")
    assert len(review.read_csv(path, who="kari")) == 1
    assert review.read_csv(path) == ()
    assert [e.who for e in review.entries] == ["kari"]


def test_a_reviewed_comparison_shows_what_was_decided(
    comparison: cc.Comparison,
) -> None:
    """So that nobody decides twice."""
    review = cc.Review()
    review.relabel(comparison.divergences()[0], "related", note="two rocks")
    found = rows(review.to_csv(compared(TEXTS, review=review)))
    filled = [(r["machine kind"], r["your decision"], r["note"]) for r in found if r["note"]]
    assert filled == [("diverges", "related", "two rocks")]


BAD = [
    ("your decision", "agre", "'agre' is no decision; want accept"),
    ("reference", "{}", "is not as it was written"),
    ("reference", "", "is not as it was written"),
    ("id", "p0", "sort whole rows"),
]


@pytest.mark.parametrize(("column", "value", "said"), BAD)
def test_a_bad_cell_is_named_by_row_and_column(
    comparison: cc.Comparison, tmp_path: Path, column: str, value: str, said: str
) -> None:
    """As a spreadsheet counts them."""
    found = rows(cc.Review().to_csv(comparison))
    found[1].update({"your decision": "reject", column: value})
    with pytest.raises(cc.InputError, match=f"d.csv: row 3, column '{column}'.*{said}"):
        cc.Review.from_csv(written(tmp_path / "d.csv", found))


def test_a_damaged_reference_is_told(comparison: cc.Comparison, tmp_path: Path) -> None:
    """Although it can still be read."""
    found = rows(cc.Review().to_csv(comparison))
    found[0]["your decision"] = "reject"
    found[0]["reference"] = found[0]["reference"].replace("ferry", "fairy")
    with pytest.raises(cc.InputError, match="row 2, column 'id'"):
        cc.Review.from_csv(written(tmp_path / "d.csv", found))


@LAW
@given(st.integers(0, 600), st.integers(0, 40), st.binary(max_size=3))
def test_a_damaged_table_gives_a_review_or_an_error_of_this_library(
    comparison: cc.Comparison, tmp_path: Path, start: int, length: int, put: bytes
) -> None:
    """Whatever a program made of it."""
    whole = cc.Review().to_csv(comparison).encode().replace(b'"","","{', b'"reject","","{')
    (tmp_path / "d.csv").write_bytes(whole[:start] + put + whole[start + length :])
    with suppress(cc.ClaimcmpError):
        assert isinstance(cc.Review.from_csv(tmp_path / "d.csv"), cc.Review)


def test_a_note_without_a_decision_is_told(comparison: cc.Comparison, tmp_path: Path) -> None:
    """It would be lost."""
    found = rows(cc.Review().to_csv(comparison))
    found[0]["note"] = "not sure"
    with pytest.raises(cc.InputError, match="row 2, column 'your decision': is empty"):
        cc.Review.from_csv(written(tmp_path / "d.csv", found))


def test_two_decisions_on_one_pair_are_told(comparison: cc.Comparison, tmp_path: Path) -> None:
    """A row was copied."""
    first = rows(cc.Review().to_csv(comparison))[0]
    found = [{**first, "your decision": word} for word in ("reject", "related")]
    with pytest.raises(cc.InputError, match=r"row 3.*row 2 decides otherwise"):
        cc.Review.from_csv(written(tmp_path / "d.csv", found))


def test_a_table_with_one_bad_cell_adds_nothing(comparison: cc.Comparison, tmp_path: Path) -> None:
    """All of it or none."""
    found = rows(cc.Review().to_csv(comparison))
    found[0]["your decision"], found[1]["your decision"] = "reject", "perhaps"
    review = cc.Review.open(tmp_path / "log.jsonl")
    with pytest.raises(cc.InputError, match="nothing was taken over"):
        review.read_csv(written(tmp_path / "d.csv", found))
    assert not (tmp_path / "log.jsonl").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no column 'id'"),
        (b"a,b\r\n1,2\r\n", "has no column 'id'"),
        (b"%PDF-1.4", "is a PDF document"),
        (b"PK\x03\x04", "Office document"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """With what to give instead."""
    (tmp_path / "d.csv").write_bytes(content)
    with pytest.raises(cc.UnreadableInput, match=said):
        cc.Review.from_csv(tmp_path / "d.csv")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    """And a folder."""
    with pytest.raises(cc.UnreadableInput, match=r"none\.csv: cannot be read"):
        cc.Review.from_csv(tmp_path / "none.csv")
    with pytest.raises(cc.UnreadableInput, match="is no file"):
        cc.Review.from_csv(tmp_path)


def test_another_separator_is_refused(comparison: cc.Comparison) -> None:
    """Nothing could read it back."""
    with pytest.raises(cc.InputError, match="separator"):
        cc.Review().to_csv(comparison, separator="|")
