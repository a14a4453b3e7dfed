from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from view_builders import disputed

from claimcmp.comparison import Answer, Comparison
from claimcmp.corrections import (
    BadLine,
    ClaimMark,
    Correction,
    CorrectionOutcome,
    ReviewOutcome,
)
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


def test_who_is_silent_on_a_matter_is_told(comparison: Comparison) -> None:
    """With what the silence rests on."""
    part = comparison.to_markdown().split("### 1.")[1].split("\n## ")[0]
    assert "- **D**: No sentence names Solvår" in part


def test_a_development_says_how_it_went_on(comparison: Comparison) -> None:
    """Though it is neither an agreement nor a divergence."""
    first, *others = comparison.relations
    matter, *rest = comparison.groups
    went_on = {
        "kind": "related",
        "caveats": ("later development",),
        "held_back": "agreed (2 March), then | collapsed",
    }
    made = comparison.model_copy(
        update={
            "relations": (first.model_copy(update=went_on), *others),
            "groups": (matter.model_copy(update={"verdict": "developing"}), *rest),
        }
    ).to_markdown()
    assert "one is a later development; agreed (2 March), then \\| collapsed)" in made


def test_what_a_review_did_stands_with_the_relation_and_in_sum(comparison: Comparison) -> None:
    """The corrections that changed something, or did not hold, are named."""
    first, *others = comparison.relations
    marks = [ClaimMark(claim=c.id, quote=c.text) for c in (first.left, first.right)]
    entry = Correction(action="relabel", left=marks[0], right=marks[1], kind="agrees")
    lost = CorrectionOutcome(correction=entry, line=4, status="not found", words="not | there")
    review = ReviewOutcome(
        entries=(
            CorrectionOutcome(
                correction=entry,
                line=1,
                status="applied",
                was="diverges",
                now="agrees",
                words="diverges without the review, agrees with it",
            ),
            lost,
        ),
        problems=(BadLine(line=5, problem="is no entry", advice="mend it"),),
    )
    turned = first.model_copy(update={"reviewed": "relabelled", "machine": "diverges"})
    made = comparison.model_copy(
        update={"relations": (turned, *others), "review": review}
    ).to_markdown()
    assert "**changed in review (found by comparing: diverge)**" in made
    part = made.split("## Corrections")[1].split("\n## ")[0]
    assert "2 corrections: 1 applied" in part
    assert "- Line 1, relabel: " in part
    assert "not \\| there" in part
    assert "- Line 5: is no entry; mend it" in part


def test_without_a_review_there_is_nothing_on_corrections(comparison: Comparison) -> None:
    """No heading without anything under it."""
    assert "Corrections" not in comparison.to_markdown()
