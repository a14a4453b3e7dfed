"""Invented reports for the browser, and what a test calls to open a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["CALM", "FERRY", "Opener"]

Opener = Callable[..., Any]
"""Opens a page's text in a fresh window and returns the Playwright page."""

CALM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--force-prefers-reduced-motion",
)

FERRY = (
    {
        "id": "a.txt",
        "source": "Kystbladet",
        "published": "2021-03-02",
        "language": "nb",
        "text": "Fergen Solvår tok fyr utenfor Lervik 2. mars 2021. Tolv personer ble evakuert. "
        "Kapteinen sa at motoren var ny. Mekaniker Ola Lie sa at motoren ikke var ny.\n\n"
        "Les også: Fergene blir dyrere",
    },
    {
        "id": "b.txt",
        "source": "Havneposten",
        "published": "2021-03-02",
        "language": "da",
        "text": "Færgen Solvår brød i brand ud for Lervik den 2. marts 2021. "
        "Vejret var roligt hele dagen.",
    },
    {
        "id": "c.txt",
        "language": "en",
        "text": "The ferry Solvår caught fire off Lervik on 2 March 2021. "
        "The owner wants to scrap the ferry.",
    },
)
