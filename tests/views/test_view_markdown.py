from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from view_builders import disputed

from claimcmp.comparison import Answer, Comparison
from claimcmp.views.markdown import escape, to_markdown

markdown_it = pytest.importorskip("markdown_it")


def rendered(text: str) -> str:
    """What a Markdown reader makes of it."""
    made = markdown_it.MarkdownIt("commonmark").enable("table").render(text)
    assert isinstance(made, str)
    return made


@given(st.text(st.sampled_from("ab1 .)|*_[]()<>`~#&!\\-+=\n:/@$"), max_size=30))
def test_escaped_text_stays_text(text: str) -> None:
    """Rendered, the text is one paragraph of its own characters."""
    made = rendered(f"x {escape(text)}").strip()
    plain = re.sub(r"&(lt|gt|amp|quot);", lambda m: {"lt": "<", "gt": ">"}.get(m[1], "&"), made)
    assert plain.replace('"', "&") == f"<p>x {' '.join(text.split())}".rstrip() + "</p>"


@pytest.mark.parametrize("text", ["1. one", "- dash", "+ plus", "= is", "12) twelve"])
def test_text_at_the_start_of_a_line_stays_text(text: str) -> None:
    """Text at the start of a line stays text."""
    assert rendered(escape(text)).strip() == f"<p>{text}</p>"


@pytest.mark.parametrize("text", ["see http://a.b", "www.a.b", "a@b.no"])
def test_addresses_in_news_text_are_no_links(text: str) -> None:
    """Addresses in news text are no links."""
    raw = escape(text)
    assert not re.search(r"(?<!\\)://", raw)
    assert "www.a" not in raw
    assert "a@b" not in raw


def test_markup_in_news_text_is_shown(comparison: Comparison) -> None:
    """Markup in news text is shown."""
    made = rendered(comparison.to_markdown())
    assert "<script" not in made
    assert "<img" not in made
    assert "&lt;i&gt;odd&lt;/i&gt; | matter" in made


def test_it_says_that_there_is_no_contradiction(comparison: Comparison) -> None:
    """It says that there is no contradiction."""
    assert "None found between reports." in comparison.to_markdown()


def test_a_contradiction_stands_under_its_heading(comparison: Comparison) -> None:
    """A contradiction stands under its heading."""
    part = disputed(comparison).to_markdown().split("## Contradictions between reports")[1]
    assert "**A** and **B** diverge" in part.split("\n## ")[0]


def test_disputes_inside_a_report_have_their_own_heading(comparison: Comparison) -> None:
    """Disputes inside a report have their own heading."""
    part = comparison.to_markdown().split("## Disputes between people quoted")[1]
    assert "Age of the engine" in part.split("\n## ")[0]


def test_undated_reports_come_with_a_table_to_fill_in(comparison: Comparison) -> None:
    """Undated reports come with a table to fill in."""
    assert "    id,published,source\n    da.txt,," in comparison.to_markdown()


def test_answers_stand_on_top_with_the_whole_quote(
    comparison: Comparison, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers stand on top with the whole quote."""
    monkeypatch.setattr(Comparison, "ask", lambda self, question: answer)
    made = to_markdown(comparison, ask=("How old?",))
    assert made.index("## Answers") < made.index("## What several reports")
    assert "“motoren var ny”" in made
    assert "No sentence names engine" in made


def test_every_report_is_listed_with_what_is_unknown(comparison: Comparison) -> None:
    """Every report is listed with what is unknown."""
    table = comparison.to_markdown().split("## The reports")[1]
    rows = [line for line in table.splitlines() if line.startswith("| **")]
    assert len(rows) == 4
    assert "date unknown" in rows[1]


def test_an_empty_comparison_is_said_to_be_empty(empty: Comparison) -> None:
    """An empty comparison is said to be empty."""
    assert empty.to_markdown().startswith("# No report to compare.")
