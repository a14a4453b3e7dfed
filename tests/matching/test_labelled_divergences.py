"""How divergences are judged against labelled pairs, and that the labels hold together."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def _runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "divergences_runner", BENCHMARKS / "divergences.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["divergences_runner"] = module
    spec.loader.exec_module(module)
    return module


runner = _runner()


def pair(n: int, label: str, one_event: str = "yes", part: str = "near") -> Any:
    """A labelled pair of two invented reports."""
    return runner.Labelled(n, part, ("a/nb", n), ("b/en", n), label, one_event, "invented")


PAIRS = [
    pair(1, "diverges"),
    pair(2, "diverges", "no"),
    pair(3, "agrees"),
    pair(4, "neither", "no", "judge"),
    pair(5, "agrees", "yes", "translation"),
]


def test_an_assumed_event_makes_every_labelled_divergence_right() -> None:
    """Two of three called are labelled so, one of them about one event."""
    assert runner.count(PAIRS, {1, 2, 3}, one_event=False) == runner.Count(5, 2, 3, 2, 1)


def test_a_divergence_about_two_events_is_wrong_where_the_event_must_be_one() -> None:
    """The same calls, as `compare` is judged."""
    assert runner.count(PAIRS, {1, 2, 3}, one_event=True) == runner.Count(5, 1, 3, 1, 1)


def test_calls_outside_the_pairs_do_not_count() -> None:
    """The calls of all parts may be given for one."""
    assert runner.count(PAIRS[:1], {1, 4, 99}, one_event=False).called == 1


def test_pairs_of_two_documents_are_shown_together_too() -> None:
    """Translations are not among them."""
    parts = dict(runner.by_part(PAIRS))
    assert [p.n for p in parts["different documents"]] == [1, 2, 3, 4]
    assert [p.n for p in parts["judge"]] == [4]
    assert [p.n for p in parts["translation"]] == [5]


@pytest.mark.parametrize(
    ("right", "called", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.278), (9, 10, 0.596, 0.982), (90, 100, 0.826, 0.945)],
)
def test_the_interval_is_wilsons(right: int, called: int, low: float, high: float) -> None:
    """Against published values; nothing called says nothing."""
    assert runner.wilson(right, called) == pytest.approx((low, high), abs=0.001)


def test_figures_of_nothing_called_are_dashes() -> None:
    """No precision is claimed where there is none."""
    row = runner.figures(runner.Count(4, 0, 0, 0, 0))
    assert row == ("4", "0", "0", "0", "0", "–", "–", "0.000", "–")


def test_false_ones_are_counted_over_the_pairs_labelled_otherwise() -> None:
    """Two wrong calls over eight pairs."""
    row = runner.figures(runner.Count(10, 2, 3, 1, 1))
    assert row[5:] == ("0.333", "0.06–0.79", "0.250", "1 of 2")


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (2, 1), (3, 2), (4, 3), (5, 3), (99, 3)])
def test_an_offset_falls_in_a_line(offset: int, line: int) -> None:
    """The end of a line belongs to it; an empty line keeps its number."""
    assert runner.line_at(["ab", "", "cd"], offset) == line


def test_a_pair_is_read_with_its_places(tmp_path: Path) -> None:
    """What differed between two readings is kept in the file alone."""
    row = {
        "n": 7,
        "part": "near",
        "left": {"report": "x/da", "line": 3},
        "right": {"report": "y/en", "line": 1},
        "label": "neither",
        "one_event": "unsure",
        "reason": "invented",
        "read_as": ["neither", "agrees"],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf8")
    (read,) = runner.read_gold(path)
    assert (read.left, read.right, read.one_event) == (("x/da", 3), ("y/en", 1), "unsure")


def test_no_labels_end_the_program_with_a_word(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(SystemExit, match=r"no .*none\.jsonl; name a file"):
        runner.read_gold(tmp_path / "none.jsonl")


def test_no_data_end_the_program_with_a_word(tmp_path: Path) -> None:
    """The message names the variable to set."""
    with pytest.raises(SystemExit, match="set CLAIMCMP_DATA"):
        runner.read_texts(PAIRS, tmp_path)


def test_reports_are_the_lines_of_a_document_in_a_language(tmp_path: Path) -> None:
    """Lines are dealt out by the list of documents."""
    folder = tmp_path / "retrieval"
    folder.mkdir()
    (folder / "ntrex.documents.tsv").write_text("a\na\nb\n", encoding="utf8")
    for language in ("nb", "en"):
        lines = "".join(f"{language} {n}\n" for n in range(3))
        (folder / f"ntrex.{language}.txt").write_text(lines, encoding="utf8")
    texts = runner.read_texts(PAIRS, tmp_path)
    assert texts == {"a/nb": ["nb 0", "nb 1"], "b/en": ["en 2"]}


GOLD = runner.read_gold(runner.GOLD)


def test_labels_are_numbered_and_of_known_kinds() -> None:
    """Every pair has a place on both sides and a reason."""
    assert [p.n for p in GOLD] == list(range(1, len(GOLD) + 1))
    assert {p.label for p in GOLD} == {"agrees", "diverges", "neither"}
    assert {p.one_event for p in GOLD} == {"yes", "no", "unsure"}
    assert {p.part for p in GOLD} == set(runner.PARTS) - {runner.ALL}
    assert all(p.reason and p.left[1] > 0 and p.right[1] > 0 for p in GOLD)


def test_no_pair_is_labelled_twice() -> None:
    """Nor the other way round."""
    assert max(Counter(frozenset((p.left, p.right)) for p in GOLD).values()) == 1


def test_parts_of_two_documents_are_of_two_documents() -> None:
    """The others are of one document, in two languages."""
    for p in GOLD:
        documents = {place[0].split("/")[0] for place in (p.left, p.right)}
        assert len(documents) == (2 if p.part in runner.APART else 1), p.n
