"""Lines that Markdown marks, as segments of a page."""

from __future__ import annotations

import time

import pytest

import claimcmp as cc
from claimcmp.reading.markup import code_blocks, end_of_front_matter, marked_line

PROSE = "The harbour was closed on Monday after the storm had torn its pier apart."
FIELDS = "---\ntitle: Storm over Mill\ntags:\n  - harbour\n---\n"


def kinds(text: str) -> list[tuple[str, str]]:
    """The kind and the text of each segment of an English text."""
    return [(s.kind, s.text) for s in cc.split(text, language="en")]


def segment(line: str) -> tuple[str, str | None]:
    """The kind and reason of a line that stands between two paragraphs."""
    found = {s.text: s for s in cc.split(f"{PROSE}\n\n{line}\n\n{PROSE}", language="en")}
    return found[line].kind, found[line].reason


@pytest.mark.parametrize(
    "line", ["# Storm over Mill", "###### Storm over Mill.", "##  Who. Knows?", "#\tStorm"]
)
def test_a_line_behind_number_signs_is_a_heading(line: str) -> None:
    """With a full stop at its end, too."""
    assert segment(line) == ("heading", "Markdown heading")


@pytest.mark.parametrize("line", ["#storm took the pier.", "####### Seven are none."])
def test_a_tag_is_no_heading(line: str) -> None:
    """No blank follows its sign; nor are seven signs those of a heading."""
    assert segment(line) == ("sentence", None)


def test_a_heading_by_itself_is_one() -> None:
    """No other line has to tell what it is."""
    assert kinds("# Storm over Mill.") == [("heading", "# Storm over Mill.")]


def test_a_heading_is_not_joined_to_the_wrapped_lines_below_it() -> None:
    """Though all of them break at about one width."""
    text = (
        "# A storm took the pier of the harbour on a Monday\n"
        "The harbour was closed after the storm had torn all\n"
        "of its pier apart. Boats were moved to the next town."
    )
    assert [k for k, _ in kinds(text)] == ["heading", "sentence", "sentence"]


def test_a_label_of_the_site_stays_one_behind_number_signs() -> None:
    """What it says weighs more than its sign."""
    assert segment("## Share")[0] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "![The pier. Before the storm](https://mill.example/pier_(1).jpg)",
        '![The pier](pier.jpg "The pier")',
        "[![The pier](pier.jpg)](https://mill.example)",
    ],
)
def test_the_words_of_a_picture_are_a_caption(line: str) -> None:
    """In one segment, with its address."""
    assert segment(line) == ("caption", "words of a picture in Markdown")


def test_a_picture_without_words_is_a_link() -> None:
    """There is nothing to read but its address."""
    assert segment("![](pier.jpg)") == ("link", "picture without words")


@pytest.mark.parametrize(
    "line",
    [
        "[Storm takes pier](https://mill.example/storm)",
        "- [Storm takes pier](/storm)",
        "**[Storm takes pier][3]**",
        "[Home](/) | [Weather](/weather)",
        "<https://mill.example>",
        "[3]: https://mill.example/storm",
    ],
)
def test_a_line_of_links_is_a_link(line: str) -> None:
    """With a bullet, emphasis or a divider at most."""
    assert segment(line) == ("link", "link in Markdown")


@pytest.mark.parametrize(
    "line",
    [
        "See [the plan](https://mill.example/plan) for more.",
        "![The pier](pier.jpg) The pier is gone.",
        "[The mayor] has left.",
        "- Boats were moved.",
        "* Boats were moved.",
        "* two boats",
        "+ two boats",
        "> We wait, she said.",
        "> no boats left",
        "- We wait, she said.",
    ],
)
def test_items_quotes_and_links_inside_prose_are_sentences(line: str) -> None:
    """A dash may open an item or what someone says: prose in either case."""
    assert segment(line) == ("sentence", None)


def test_lines_of_a_quote_are_sentences_each() -> None:
    """Its signs stand before a sentence and part none."""
    assert kinds(f"{PROSE} > We wait. > We hope.")[1:] == [
        ("sentence", "> We wait."),
        ("sentence", "> We hope."),
    ]


def test_rows_of_a_table_are_boilerplate() -> None:
    """Its ruler too; the paragraph behind it stays prose."""
    table = "| Place | Day |\n|:---|---:|\n| Mill | 3 May 2020 |"
    got = cc.split(f"{PROSE}\n\n{table}\n\nIt fell.", language="en")
    assert [s.reason for s in got] == [None, *["row of a table"] * 3, None]


def test_code_between_fences_is_boilerplate() -> None:
    """Fences included, and with blank lines inside."""
    code = "```python\nprint(1)\n\n# A note.\n```"
    got = cc.split(f"{PROSE}\n\n{code}\n\nIt fell.", language="en")
    assert [s.reason for s in got] == [None, *["code"] * 4, None]


def test_a_fence_that_is_not_closed_takes_nothing_along() -> None:
    """A paragraph below it stays prose."""
    assert kinds(f"~~~\n{PROSE}") == [("boilerplate", "~~~"), ("sentence", PROSE)]


def test_only_a_bare_fence_of_its_sign_closes_a_block() -> None:
    """One that names a language opens; one of the other sign is code."""
    lines = ["```a", "```b", "x", "~~~", "```"]
    text, spans, at = "\n".join(lines), [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    assert code_blocks(text, spans) == [(0, 0), (1, 4)]


def test_the_fields_that_open_a_file_are_metadata() -> None:
    """Line by line, the dashes too; the text below is read as any other."""
    found = kinds(f"{FIELDS}\n# Storm\n\n{PROSE}")
    assert [k for k, _ in found] == ["metadata"] * 5 + ["heading", "sentence"]


@pytest.mark.parametrize(
    "text", ["", "---", f"---\n{PROSE}\n---\n{PROSE}", f"---\ntitle: Storm\n{PROSE}", FIELDS[4:]]
)
def test_dashes_without_fields_between_them_are_no_block_of_fields(text: str) -> None:
    """Prose between two rulers stays prose, and a block without an end is none."""
    assert end_of_front_matter(text) == 0
    assert all(k == "sentence" for k, t in kinds(text) if t == PROSE)


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "](", "![a](b", "(", "|", "`", "~", "# ", "<"])
def test_time_grows_with_the_length_of_a_line(unit: str) -> None:
    """Signs without end are looked at once."""

    def seconds(n: int) -> float:
        line = "[" + unit * (n // len(unit))
        began = time.process_time()
        marked_line(line, 0, len(line))
        marked_line(line, 1, len(line))
        return time.process_time() - began

    seconds(2_000)
    assert seconds(160_000) < 60 * max(seconds(10_000), 1e-3)
