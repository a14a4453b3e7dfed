from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

import claimcmp as cc

PARAGRAPH = "Kommunen stenger brua på Åsnes fra mandag, sier ordføreren. " * 4
HEAD = (
    '<meta property="og:site_name" content="Elveposten">'
    '<meta property="article:published_time" content="2019-04-03T10:20:00+02:00">'
    '<link rel="canonical" href="https://example.org/bru">'
)


def page(
    tmp_path: Path, head: str = "", body: str = f"<p>{PARAGRAPH}</p>", code: str = "utf-8"
) -> Path:
    """A saved web page."""
    path = tmp_path / "p.html"
    markup = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    path.write_bytes(markup.encode(code))
    return path


def read(path: Path) -> cc.Report:
    """The only report of a page."""
    (report,) = cc.load(path, language="nb")
    return report


@pytest.fixture(autouse=True)
def _web() -> None:
    pytest.importorskip("trafilatura")


def test_the_text_of_a_page_is_its_article(tmp_path: Path) -> None:
    """Without markup, so that offsets count in what people read."""
    assert read(page(tmp_path)).text.strip() == PARAGRAPH.strip()


def test_what_the_head_of_a_page_states_is_found(tmp_path: Path) -> None:
    """Outlet, time and address; they have no span in the article."""
    report = read(page(tmp_path, HEAD))
    assert (report.source, str(report.published)) == ("Elveposten", "2019-04-03 08:20")
    assert report.url == "https://example.org/bru"
    assert report.evidence_for("source") == cc.Evidence(field="source", how="found")


def test_linked_data_states_the_time_of_publication(tmp_path: Path) -> None:
    """A damaged block is passed over."""
    head = (
        '<script type="application/ld+json">{"datePublished": </script>'
        '<script type="application/ld+json">{"datePublished": "2019-04-03"}</script>'
    )
    assert str(read(page(tmp_path, head)).published) == "2019-04-03"


def test_a_page_in_its_declared_encoding_is_read(tmp_path: Path) -> None:
    """As older pages are."""
    assert "Åsnes" in read(page(tmp_path, '<meta charset="iso-8859-1">', code="latin-1")).text


def test_a_page_without_an_article_is_an_error(tmp_path: Path) -> None:
    """With the way out."""
    with pytest.raises(cc.UnreadableInput, match=r"without an article.*plain text"):
        read(page(tmp_path, body=""))


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone it is raised; beside other files it is one error among them."""

    def without_web(name: str) -> ModuleType:
        if name == "trafilatura":
            raise ModuleNotFoundError("no trafilatura", name="trafilatura")
        return importlib.import_module(name)

    monkeypatch.setattr("claimcmp.reading.webpage.import_module", without_web)
    path = page(tmp_path)
    with pytest.raises(cc.MissingExtra, match=r"claimcmp\[web\]"):
        read(path)
    (tmp_path / "a.txt").write_text("Brua er stengt.", encoding="utf-8")
    (problem,) = cc.load(tmp_path, language="nb").errors
    assert "claimcmp[web]" in problem.advice


def test_a_graph_of_linked_data_gives_outlet_title_and_time(tmp_path: Path) -> None:
    """The article in it, not the organisation before it."""
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "X"}, '
        '{"@type": "NewsArticle", "headline": "Brua stenges", "datePublished": "2019-04-03", '
        '"publisher": {"@type": "Organization", "name": "Elveposten"}}]}</script>'
    )
    report = read(page(tmp_path, head))
    assert (report.title, report.source) == ("Brua stenges", "Elveposten")
    assert str(report.published) == "2019-04-03"


@pytest.mark.parametrize(
    ("head", "body", "shown"),
    [
        ('<meta name="date" content="2019-04-03">', "", "2019-04-03"),
        ('<meta property="article:published_time" content="April 3, 2019">', "", "2019-04-03"),
        ('<meta name="date" content="03/04/2019">', "", "None"),
        ('<meta name="date" content="nylig">', "", "None"),
        ("", '<time datetime="2019-04-03T10:20">i går</time>', "2019-04-03 10:20"),
        ("", '<time datetime="2019-04-03"></time><time datetime="2019-04-05"></time>', "None"),
        (
            "",
            '<time datetime="2019-04-05"></time><time pubdate datetime="2019-04-03"></time>',
            "2019-04-03",
        ),
    ],
)
def test_a_page_states_its_time_in_many_ways(
    tmp_path: Path, head: str, body: str, shown: str
) -> None:
    """Only where one time is surely the article's own."""
    report = read(page(tmp_path, head, f"{body}<p>{PARAGRAPH}</p>"))
    assert str(report.published) == shown


@pytest.mark.parametrize(
    "name",
    ["undefined", "utf-7", "utf-16", "unicode_escape", "rot13", "idna", "no-such", "iso-8859-1"],
)
def test_a_declared_encoding_that_cannot_be_is_passed_over(tmp_path: Path, name: str) -> None:
    """Quotation marks of Windows-1252 are read in a page that says Latin-1, too."""
    body = f"<p>“Ja,” sier ordføreren. {PARAGRAPH}</p>"
    text = read(page(tmp_path, f'<meta charset="{name}">', body, code="cp1252")).text
    assert "“Ja,” sier ordføreren." in text


def test_an_encoding_declared_in_the_first_line_is_read(tmp_path: Path) -> None:
    """As pages that are XML do."""
    path = page(tmp_path, code="cp1250", body=f"<p>{'Broen ved Łódź er lukket. ' * 8}</p>")
    path.write_bytes(b'<?xml version="1.0" encoding="windows-1250"?>' + path.read_bytes())
    assert "Łódź" in read(path).text


def test_a_page_nested_without_end_is_refused(tmp_path: Path) -> None:
    """Its parser would leave the article out, and say nothing."""
    with pytest.raises(cc.UnreadableInput, match="nested too deep"):
        read(page(tmp_path, body="<div>" * 5_000 + f"<p>{PARAGRAPH}</p>"))


@pytest.mark.parametrize(
    "body",
    [
        f"<script>document.write('x')</script><p>{PARAGRAPH}</p><style>p {{}}</style>",
        f"<p>{PARAGRAPH}</p><p>&#0; &#xD800; &#x110000; &bogus; &lt;b&gt;</p>",
        f"<p>{PARAGRAPH}</p>" + "<" * 5_000,
        f"<p>{PARAGRAPH}</p><p>\0</p>",
        "<meta " * 2_000 + f"<p>{PARAGRAPH}</p>",
    ],
)
def test_hostile_markup_leaves_the_article(tmp_path: Path, body: str) -> None:
    """Scripts, impossible entities, NUL bytes and broken tags."""
    text = read(page(tmp_path, body=body)).text
    assert PARAGRAPH.strip() in text
    assert "document.write" not in text


def test_entities_of_a_page_fetch_nothing(tmp_path: Path) -> None:
    """Neither files nor copies of copies."""
    path = page(tmp_path, body=f"<p>{PARAGRAPH}</p><p>&file; &many;</p>")
    inner = "".join(f'<!ENTITY many "{"&file;" * 10}">' for _ in range(3))
    doctype = f'<!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/hostname">{inner}]>'
    path.write_text(doctype + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert len(read(path).text) < 2 * len(PARAGRAPH)


def test_sentences_of_a_page_lie_where_they_say(tmp_path: Path) -> None:
    """Offsets count in the extracted text."""
    report = read(page(tmp_path, HEAD))
    sentences = cc.split(report.text, language="nb")
    assert len(sentences) == 4
    assert all(report.text[s.start : s.end] == s.text for s in sentences)
