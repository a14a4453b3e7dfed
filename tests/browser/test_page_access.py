"""The page for people who use a keyboard or a screen reader, by axe-core and by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browser_pages import FERRY, Opener

import claimcmp

SEEDS = Path(__file__).parents[2] / "seeds"
QUESTIONS = ("Who controls Idlib?", "Will Russia reduce its troops?")


@pytest.fixture(scope="module")
def five() -> str:
    """The page of the five sample reports, with questions."""
    return claimcmp.compare(claimcmp.load(SEEDS)).to_html(ask=QUESTIONS)


@pytest.fixture(scope="module")
def nothing() -> str:
    """The page of a comparison of no reports."""
    blank = claimcmp.compare([{"id": "blank.txt", "text": ""}])
    gone = dict.fromkeys(("reports", "claims", "relations", "groups", "silences"), ())
    return blank.model_copy(update={**gone, "sentences": {}}).to_html()


@pytest.fixture(scope="module")
def bare() -> str:
    """The page of the five sample reports, without a question."""
    return claimcmp.compare(claimcmp.load(SEEDS)).to_html()


@pytest.fixture(scope="module")
def reviewed() -> str:
    """The page of invented reports after a review that turned an agreement round."""
    reports = claimcmp.load(list(FERRY))
    first = claimcmp.compare(reports)
    review = claimcmp.Review()
    review.relabel(first.agreements()[0], "diverges", who="Ida", note="two boats")
    return claimcmp.compare(reports, review=review.entries).to_html()


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core."""
    package = pytest.importorskip("axe_playwright_python", reason="needs claimcmp[browser]")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Any, axe: str) -> list[str]:
    """What axe-core has against a page, a line each."""
    page.evaluate(axe)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_the_page(five: str, opened: Opener, axe: str, scheme: str) -> None:
    """With every fold open, and with two texts side by side."""
    page = opened(five, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.locator(".verdicts a.show").first.click()
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_a_page_without_questions(
    bare: str, opened: Opener, axe: str, scheme: str
) -> None:
    """As it is opened, every fold closed."""
    assert violations(opened(bare, color_scheme=scheme), axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_a_reviewed_page(
    reviewed: str, opened: Opener, axe: str, scheme: str
) -> None:
    """What a review changed is told in words, and in ink that can be read."""
    page = opened(reviewed, color_scheme=scheme)
    assert "found by comparing: agree" in page.content()
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_an_empty_page(
    nothing: str, opened: Opener, axe: str, scheme: str
) -> None:
    """No report is a result too."""
    assert violations(opened(nothing, color_scheme=scheme), axe) == []


def test_axe_has_nothing_against_the_page_on_a_phone(five: str, opened: Opener, axe: str) -> None:
    """Tables become lists there."""
    assert violations(opened(five, viewport={"width": 390, "height": 800}), axe) == []


def test_the_first_tab_skips_to_the_results(five: str, opened: Opener) -> None:
    """The link is seen once it has the focus, and leads past the head."""
    page = opened(five)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.text_content() == "Skip to the results"
    box = skip.bounding_box()
    assert box
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_focus_is_seen(five: str, opened: Opener) -> None:
    """Every stop of the keyboard has an outline."""
    page = opened(five)
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"


def test_the_page_has_one_of_each_landmark(five: str, opened: Opener) -> None:
    """Head, main part and foot, and a name for every further one."""
    page = opened(five)
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    for role in ("navigation", "form", "region"):
        names = page.get_by_role(role).evaluate_all(
            "all => all.map(e => e.getAttribute('aria-label') || e.getAttribute('aria-labelledby'))"
        )
        assert all(names)
        assert len(names) == len(set(names))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(five: str, opened: Opener, scheme: str) -> None:
    """Ink on paper at 7 to 1 and better, in both schemes."""
    page = opened(five, color_scheme=scheme)
    ink, paper = page.evaluate(
        "[getComputedStyle(document.documentElement).color,"
        " getComputedStyle(document.documentElement).backgroundColor]"
    )
    lighter, darker = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 7
    assert (_luminance(ink) > _luminance(paper)) == (scheme == "dark")


def _luminance(rgb: str) -> float:
    """Relative luminance as the accessibility guidelines define it."""
    shares = [int(n) / 255 for n in rgb[4:-1].split(",")]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_nothing_moves(five: str, opened: Opener) -> None:
    """No animation and no gliding, so there is none to switch off."""
    page = opened(five)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
