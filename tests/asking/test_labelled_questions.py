"""How answers are judged against labelled questions, and that the labels hold together."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
TEXT = "Mia Dahl leads Sandvik.\nIt has 40 boats and 12 cars."


def _runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("asking_runner", BENCHMARKS / "asking.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["asking_runner"] = module
    spec.loader.exec_module(module)
    return module


runner = _runner()
LEADS = runner.place({"report": "en", "line": 1, "labels": [[0, 8]]}, {"en": TEXT})
BOATS = runner.place({"report": "en", "line": 2, "labels": [[7, 15]]}, {"en": TEXT})
CARS = runner.place({"report": "en", "line": 2, "labels": [[20, 27]]}, {"en": TEXT})


def row(answer: str, start: int = 0, end: int = 23, says: str | None = None) -> Any:
    """A row of the invented report, by default in its first line."""
    return runner.Row("en", start, end, start, answer, says)


def test_lines_are_counted_without_their_ends() -> None:
    """An empty line keeps its number."""
    assert runner.line_spans("ab\n\nc") == [(0, 2), (3, 3), (4, 5)]


def test_a_place_without_a_stretch_is_its_whole_line() -> None:
    """Line and offsets become offsets of the text."""
    assert TEXT[BOATS.start : BOATS.end] == "It has 40 boats and 12 cars."
    assert [TEXT[a:b] for a, b in BOATS.labels] == ["40 boats"]


def test_labels_count_from_the_line_where_a_stretch_is_given() -> None:
    """A stretch narrows the place, not what the labels are counted from."""
    label = {"report": "en", "line": 2, "stretch": [16, 27], "labels": [[20, 27]]}
    place = runner.place(label, {"en": TEXT})
    assert TEXT[place.start : place.end] == "and 12 cars"
    assert [TEXT[a:b] for a, b in place.labels] == ["12 cars"]


@pytest.mark.parametrize(
    ("answer", "right"),
    [("Mia Dahl", True), ("Dahl leads", True), ("dahl", True), ("Sandvik", False), ("Ola", False)],
)
def test_an_answer_that_overlaps_the_label_is_right(answer: str, right: bool) -> None:
    """Upper case or lower."""
    assert runner.fits(row(answer), LEADS, TEXT) is right


def test_a_translation_of_a_label_is_right() -> None:
    """The answer may be worded as in another report."""
    assert runner.fits(row("byrådet"), LEADS, TEXT, ["Byrådet"])


def test_a_counted_thing_worded_from_afar_is_right_by_its_number() -> None:
    """An answer that stands nowhere as it is goes by its first word."""
    assert runner.fits(row("40 fishing boats", 24, 52), BOATS, TEXT)


@pytest.mark.parametrize(("says", "right"), [("no", True), ("planned", True), ("yes", False)])
def test_what_a_row_says_is_held_against_what_may_be_said(says: str, right: bool) -> None:
    """Any of several."""
    place = runner.Place("en", 0, 23, says=("no", "planned"))
    assert runner.fits(row(says, says=says), place, TEXT) is right


def test_a_row_elsewhere_is_stray_and_its_place_missed() -> None:
    """The claim's place decides, not its answer."""
    judged = runner.judge([row("Mia Dahl", 24, 52)], [LEADS], [], [], {"en": TEXT})
    assert (len(judged.stray), judged.missed) == (1, (LEADS,))


def test_a_right_row_with_a_wrong_answer_is_right_but_not_answered() -> None:
    """Place and answer are counted apart."""
    judged = runner.judge([row("Sandvik")], [LEADS], [], [], {"en": TEXT})
    assert (len(judged.right), len(judged.answered), judged.missed) == (1, 0, ())


@pytest.mark.parametrize(("answer", "forbidden"), [("40 boats", 0), ("12 cars", 1)])
def test_one_sentence_may_hold_a_right_and_a_forbidden_answer(answer: str, forbidden: int) -> None:
    """Where what must not be there has a label, the answer decides."""
    judged = runner.judge([row(answer, 24, 52)], [BOATS], [], [CARS], {"en": TEXT})
    assert (len(judged.forbidden), len(judged.right)) == (forbidden, 1 - forbidden)


def test_what_may_be_there_counts_neither_way() -> None:
    """Nor is it missed."""
    judged = runner.judge([row("Mia Dahl")], [], [LEADS], [], {"en": TEXT})
    found = runner.counts([judged], [[row("Mia Dahl")]], [LEADS])
    assert (found["right"], found["wrong"]) == (0, 0)


def test_rows_are_the_same_in_any_order() -> None:
    """Another answer from one sentence is another row."""
    one, other = row("Mia Dahl"), row("40 boats", 24, 52)
    assert runner.same([[one, other], [other, one]])
    assert not runner.same([[one], [row("Dahl")]])


def test_an_unanswerable_question_without_rows_counts_as_none_per_language() -> None:
    """Only the languages without a row are good."""
    empty = runner.judge([], [], [], [LEADS], {"en": TEXT})
    full = runner.judge([row("Mia Dahl")], [], [], [LEADS], {"en": TEXT})
    found = runner.counts([empty, full], [[], [row("Mia Dahl")]], [])
    assert (found["none"], found["unanswerable"], found["forbidden"]) == (1, 2, 1)


def test_shares_name_what_they_are_shares_of() -> None:
    """An empty whole is a dash."""
    line = runner.table({"all": Counter(right=3, wrong=1)}).splitlines()[-1]
    assert line.startswith("| all | 0.750 (3/4) | – |")


def _gold() -> tuple[dict[str, list[str]], list[dict[str, Any]]]:
    found: tuple[dict[str, list[str]], list[dict[str, Any]]] = runner.read_gold(runner.GOLD)
    return found


def test_the_types_are_spread_evenly_over_both_halves() -> None:
    """As many of each, answerable or not."""
    _, questions = _gold()
    dealt = Counter((q["type"], bool(q["must"]), runner.half(q)) for q in questions)
    assert len(questions) >= 66
    assert len({dealt[t, True, h] for t in runner.TYPES for h in ("tuned", "held-out")}) == 1
    assert len({dealt[t, False, h] for t in runner.TYPES for h in ("tuned", "held-out")}) == 1


def test_a_quarter_of_the_questions_or_more_cannot_be_answered() -> None:
    """And all of these name something that tempts."""
    _, questions = _gold()
    unanswerable = [q for q in questions if not q["must"]]
    assert len(unanswerable) * 4 >= len(questions)
    assert all(q["never"] for q in unanswerable)


def test_every_question_is_asked_in_three_languages_of_one_collection() -> None:
    """And its places are in reports of that collection."""
    named, questions = _gold()
    for question in questions:
        assert len(question["ask"]) == 3
        places = [*question["must"], *question["may"], *question["never"]]
        assert {p["report"] for p in places} <= set(named[question["collection"]])


def test_the_labels_hold_offsets_and_no_text() -> None:
    """Apart from the questions, only names of files, types and what is said."""
    _, questions = _gold()
    kept = {"report", "line", "stretch", "labels", "says"}
    for question in questions:
        places = [*question["must"], *question["may"], *question["never"]]
        assert all(set(p) <= kept for p in places)
        spans = [span for p in places for span in p.get("labels", [])]
        assert all(isinstance(n, int) for span in spans for n in span)
    assert {q["type"] for q in questions} == set(runner.TYPES)


def test_every_label_of_a_seed_lies_within_its_line() -> None:
    """The seeds are at hand; other texts are not."""
    _, questions = _gold()
    for question in questions:
        for label in [*question["must"], *question["may"], *question["never"]]:
            if label["report"].startswith("seeds/"):
                path = BENCHMARKS.parent / label["report"]
                texts = {label["report"]: path.read_bytes().decode("utf8")}
                place = runner.place(label, texts)
                assert all(place.start <= a < b <= place.end for a, b in place.labels)
