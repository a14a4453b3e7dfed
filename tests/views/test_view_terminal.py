"""A comparison on a terminal and in a pipe: what is quoted, and what is never shown."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import claimcmp as cc
from claimcmp.comparison import Answer, Comparison
from claimcmp.views.terminal import (
    show_answer,
    show_comparison,
    show_matches,
    show_relation,
    show_segments,
)

Shown = Callable[..., str]


@pytest.fixture(autouse=True)
def nothing_said_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No size, no colours: what a pipe is."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Shown:
    """What a function prints."""

    def show(function: Callable[..., None], *given: object, **more: object) -> str:
        function(*given, **more)
        return capsys.readouterr().out

    return show


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Make standard output a terminal of some columns."""

    def make(columns: int) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("COLUMNS", str(columns))

    return make


def plain(text: str) -> str:
    """The text without what makes it bold."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


# A pipe


def test_a_quote_and_its_place_stand_on_one_line(shown: Shown, comparison: Comparison) -> None:
    """However long: a pipe has no width."""
    claim = comparison.claims[0]
    line = f"    “{claim.text}”  nb.txt:{claim.start}-{claim.end}\n"
    assert line in shown(show_comparison, comparison)


def test_lines_end_without_blanks(shown: Shown, comparison: Comparison) -> None:
    """What is copied holds nothing unseen."""
    assert not re.search(r" +$", shown(show_comparison, comparison), re.M)


def test_what_only_one_report_says_is_quoted(shown: Shown, comparison: Comparison) -> None:
    """Under the name of the report, with the number of matters."""
    out = shown(show_comparison, comparison)
    assert re.search(r"^  .*Kystbladet.*: 2 matters\n    “12 personer ble evakuert\.”", out, re.M)


def test_of_many_claims_those_with_most_to_check_are_quoted(shown: Shown) -> None:
    """And the others counted."""
    names = ("Vik", "Nes", "Lervik", "Storvik", "Moen")
    text = " ".join(
        f"{n * 7} people died in {name} on 3 May 2020." for n, name in enumerate(names, 1)
    )
    out = shown(
        show_comparison, cc.compare([{"id": "a", "text": text}], judge=cc.load_judge("features"))
    )
    assert out.count("”  a:") == 3
    assert "and 2 more, in the page (--html) and the JSON (--json)" in out


def test_of_a_matter_of_many_reports_some_claims_are_quoted(shown: Shown) -> None:
    """The others are counted."""
    text = "The bridge in Vik was closed on 3 May 2020."
    records = [{"id": f"{n:02}", "text": text} for n in range(12)]
    out = shown(show_comparison, cc.compare(records, judge=cc.load_judge("features")))
    agreed = out.split("Several reports agree")[1].split("\n\n")[0]
    assert agreed.count("“The bridge in Vik was closed") == 8
    assert "and 4 more" in agreed


def test_a_disagreement_names_its_detail(shown: Shown, comparison: Comparison) -> None:
    """The weightiest reason stands under the quotes."""
    (relation,) = comparison.divergences(within=True)
    detail = max(relation.reasons, key=lambda r: r.contribution).words
    out = shown(show_comparison, comparison)
    assert detail in out.split("Disputed between people quoted in one report")[1].split("\n\n")[0]


def test_undated_reports_come_with_the_way_to_date_them(
    shown: Shown, comparison: Comparison
) -> None:
    """As long as one has no date."""
    assert "--metadata meta.csv" in shown(show_comparison, comparison)
    dated = tuple(
        r.model_copy(update={"published": comparison.reports[0].published})
        for r in comparison.reports
    )
    whole = comparison.model_copy(update={"reports": dated})
    assert "--metadata meta.csv" not in shown(show_comparison, whole)


def test_nothing_is_shown_as_nothing(shown: Shown, empty: Comparison) -> None:
    """A comparison of nothing has a summary."""
    out = shown(show_comparison, empty)
    assert "0 reports" in out
    assert "Only one report says" not in out


def test_an_answer_gives_answer_source_date_quote_and_place(
    shown: Shown, answer: Answer, comparison: Comparison
) -> None:
    """Under each other in a pipe, with what is to be kept in mind."""
    claim = answer.rows[0].claim
    out = shown(show_answer, answer, comparison)
    assert "  new · Kystbladet (nb) · 2021-03-02 · the report itself\n" in out
    assert f"    “motoren var ny”  nb.txt:{claim.start}-{claim.end}\n" in out
    assert "    a plan or an opinion on one side\n" in out
    assert "Outside the article's text (caption):" in out
    assert "Not named (engine): da.txt, en.txt, bad.txt" in out


@pytest.mark.parametrize("columns", [72, 80, 120])
def test_a_terminal_shows_answers_as_a_table(
    shown: Shown, answer: Answer, comparison: Comparison, terminal: Callable, columns: int
) -> None:
    """Its head names the columns; no line is wider than the terminal."""
    terminal(columns)
    lines = plain(shown(show_answer, answer, comparison)).splitlines()
    head = next(
        n for n, line in enumerate(lines) if line.split()[:3] == ["Answer", "Source", "Date"]
    )
    assert lines[head].split("Date")[1].strip() == "Quote and its place"
    row = next(line for line in lines[head:] if "new" in line)
    cells = ["new", "Kystbladet (nb)", "2021-03-02", "“motoren var ny”"]
    assert re.split(r"  +", row.strip()) == cells
    place = f"nb.txt:{answer.rows[0].claim.start}-{answer.rows[0].claim.end}"
    assert any(line.strip().endswith(place) for line in lines)
    assert max(len(line) for line in lines) <= columns


@pytest.mark.parametrize("columns", [20, 40, 71])
def test_a_narrow_terminal_breaks_quotes_and_no_place(
    shown: Shown, answer: Answer, comparison: Comparison, terminal: Callable, columns: int
) -> None:
    """What cannot be read in a table stands under each other."""
    terminal(columns)
    out = plain(shown(show_comparison, comparison)) + plain(shown(show_answer, answer, comparison))
    assert "Quote and its place" not in out
    for claim in comparison.groups[0].claims:
        c = next(c for c in comparison.claims if c.id == claim)
        assert f"{c.report}:{c.start}-{c.end}" in out


def test_a_long_place_is_not_broken_in_the_table(
    shown: Shown, answer: Answer, comparison: Comparison, terminal: Callable
) -> None:
    """The quote's column is as wide as it needs."""
    terminal(100)
    row = answer.rows[0].model_copy(update={"report": "2021/reports_of_march/kystbladet-17.txt"})
    out = plain(shown(show_answer, answer.model_copy(update={"rows": (row,)}), comparison))
    assert f"{row.report}:{row.claim.start}-{row.claim.end}" in out


# Untrusted text

EVIL = "Ten died\x1b[2J in the \u202efire.\x07"


def test_no_report_moves_the_cursor(shown: Shown) -> None:
    """Neither its text nor its id, outlet or speakers; what would is written as its code."""
    records = [
        {"id": f"{n}\x1b[31m", "text": f"{EVIL} A spokesman\x1b[1m said no.", "source": "S\x1b[5m"}
        for n in "ab"
    ]
    comparison = cc.compare(records, judge=cc.load_judge("features"))
    out = shown(show_comparison, comparison)
    out += shown(show_answer, comparison.ask("How many died?\x1b[3m"), comparison)
    out += shown(show_segments, comparison.sentences[comparison.reports[0].id])
    out += "".join(shown(show_relation, r) for r in comparison.relations)
    assert not re.search(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e]", out)
    assert "\\x1b[2J" in out


def test_a_match_moves_no_cursor(shown: Shown) -> None:
    """A list of known claims is no more to be trusted than a report."""
    known = [{"id": "k\x1b[31m", "text": EVIL, "source": "S\x1b[5m"}]
    out = shown(show_matches, cc.match([EVIL], known), known=1, reviews={})
    assert "\x1b" not in out
    assert "k\\x1b[31m" in out
