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
