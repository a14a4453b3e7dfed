"""A real Chromium for the page, and a page of invented reports. Skipped where there is none.

`CLAIMCMP_CHROMIUM` names another browser than the one on the path.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_pages import CALM, FERRY, Opener

import claimcmp
from claimcmp.comparison import Comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs claimcmp[browser]")
    named = os.environ.get("CLAIMCMP_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no chromium on the path; set CLAIMCMP_CHROMIUM to a Chromium or Chrome")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(CALM))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Opener]:
    """A function that opens a page's text in a fresh window; it fails on a script's error.

    What the page asked of anybody is kept in `page.asked`, dialogs in `page.dialogs`.
    """
    contexts = []
    errors: list[str] = []

    def open_page(html: str, **context: Any) -> Page:
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8", newline="")
        contexts.append(chromium.new_context(**{"offline": True, **context}))
        page = contexts[-1].new_page()
        page.asked, page.dialogs = [], []  # type: ignore[attr-defined]
        page.on("request", lambda r: page.asked.append(r.url))  # type: ignore[attr-defined]
        page.on("pageerror", lambda e: errors.append(str(e)))

        def dismiss(dialog: Any) -> None:
            page.dialogs.append(dialog.message)  # type: ignore[attr-defined]
            dialog.dismiss()

        page.on("dialog", dismiss)
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture(scope="session")
def ferry() -> Comparison:
    """Three invented reports on one fire."""
    return claimcmp.compare(claimcmp.load([dict(r) for r in FERRY]))
