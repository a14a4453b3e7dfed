"""How large and how quick the HTML page of many reports is, in a real Chromium.

    CLAIMCMP_DATA=… python benchmarks/page.py [--reports 200] [--encoder static] [--judge features]

The reports are news documents of `retrieval`, each in four languages, under
invented outlets and dates: every matter has up to four reports, as where
outlets of several countries print one story. `compare` and `to_html` are timed
in this process, each once. Chromium (`CLAIMCMP_CHROMIUM`, or the one on the
path) opens the file from disk, offline, in a fresh window; a filter is chosen
by script, and the clock runs until the next frame is laid out and painted.
Medians of `--rounds` (5), the first open not counted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from copies import documents

import claimcmp as cc

LANGUAGES = ("nb", "en", "da", "nn")
OUTLETS = ("Kystbladet", "Harbour News", "Havneposten", "Fjordtidende", "Dagsbladet", "The Ledger")
QUESTIONS = ("Who won?", "How many people were injured?", "Hvem er statsminister?")

_FILTER = """([name, index]) => new Promise((done) => {
  const select = document.querySelector(`.filter [name=${name}]`);
  const before = performance.now();
  select.selectedIndex = index;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - before)));
})"""

_SCROLL = """() => new Promise((done) => {
  const times = []; let last = performance.now(); let at = 0;
  const step = () => {
    const now = performance.now(); times.push(now - last); last = now;
    at += 800; scrollTo(0, at);
    if (times.length < 60) requestAnimationFrame(step); else done(Math.max(...times.slice(1)));
  };
  requestAnimationFrame(step);
})"""

_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def reports(data: Path, count: int) -> list[dict[str, str]]:
    """As many reports, the same ones every time."""
    stories = list(documents(data / "retrieval").values())
    made = []
    for n in range(count):
        story, language = divmod(n, len(LANGUAGES))
        code = LANGUAGES[language]
        made.append(
            {
                "id": f"{n:03}.txt",
                "text": "\n\n".join(stories[story % len(stories)][code]),
                "language": code,
                "source": OUTLETS[n % len(OUTLETS)],
                "published": str(date(2021, 1, 1) + timedelta(days=story)),
            }
        )
    return made


def opened(browser: Any, file: Path) -> dict[str, float]:
    """Milliseconds of one open of the page, and of what is done on it."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_timeout(300)
    found = {"first paint": page.evaluate(_PAINTED), "loaded": page.evaluate(_LOADED)}
    for name in ("reports", "languages", "verdict"):
        found[f"filter by {name}"] = page.evaluate(_FILTER, [name, 2])
        page.evaluate("document.querySelector('.filter').reset()")
        page.wait_for_timeout(200)
    found["slowest frame of a scroll"] = page.evaluate(_SCROLL)
    found["elements"] = page.evaluate("document.querySelectorAll('*').length")
    context.close()
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--encoder", help="as claimcmp.load_encoder takes it")
    parser.add_argument("--judge", help="as claimcmp.load_judge takes it")
    parser.add_argument("--keep", type=Path, help="where to keep the page")
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    made = reports(Path(os.environ.get("CLAIMCMP_DATA", "data")), asked.reports)
    start = time.perf_counter()
    comparison = cc.compare(made, encoder=cc.load_encoder(asked.encoder), judge=asked.judge)
    compared = time.perf_counter()
    file = asked.keep or Path(tempfile.mkdtemp()) / "page.html"
    text = comparison.to_html(file, ask=QUESTIONS)
    written = time.perf_counter()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CLAIMCMP_CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        rounds = [opened(browser, file) for _ in range(asked.rounds + 1)][1:]
        browser.close()
    print("| figure | |\n| --- | --- |")
    print(f"| reports, claims, matters | {len(made)}, {len(comparison.claims):,}, ", end="")
    print(f"{len(comparison.groups):,} |")
    print(f"| compare, to_html (s) | {compared - start:.1f}, {written - compared:.1f} |")
    print(f"| size (MB) | {len(text.encode()) / 1e6:.1f} |")
    for name in rounds[0]:
        unit = "" if name == "elements" else " (ms)"
        print(f"| {name}{unit} | {statistics.median(r[name] for r in rounds):,.0f} |")


if __name__ == "__main__":
    main()
