"""The page as an analyst uses it: choosing, following links, reading without a script, printing."""

from __future__ import annotations

from typing import Any

import pytest
from browser_pages import FERRY, Opener

import claimcmp

QUESTION = "Who owns the ferry?"


@pytest.fixture(scope="module")
def ferry() -> str:
    """The page of three invented reports, with a question."""
    return claimcmp.compare(list(FERRY)).to_html(ask=(QUESTION,))


def chosen(page: Any, name: str, value: str) -> None:
    """Choose one option of the filter."""
    page.locator(f".filter [name={name}]").select_option(value)


def test_a_filter_leaves_what_fits(ferry: str, opened: Opener) -> None:
    """By report: no matter stays that the report does not carry; all come back on reset."""
    page = opened(ferry)
    chosen(page, "reports", "C")
    left = page.locator("[data-verdict]:not([hidden])")
    assert left.count() > 0
    for letters in left.evaluate_all("all => all.map(e => e.dataset.reports)"):
        assert "C" in letters.split()
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(100)
    assert page.locator("[data-verdict][hidden]").count() == 0


def test_a_filter_says_how_many_are_left(ferry: str, opened: Opener) -> None:
    """In a live region, for those who do not see the list shrink."""
    page = opened(ferry)
    chosen(page, "languages", "da")
    shown = page.locator("[data-verdict]:not([hidden])").count()
    every = page.locator("[data-verdict]").count()
    told = page.locator(".filter output")
    assert told.text_content() == f"{shown} of {every} matters"
    assert told.get_attribute("aria-live") == "polite"


def test_a_choice_that_nothing_fits_is_said(ferry: str, opened: Opener) -> None:
    """An empty list without a word would look broken."""
    page = opened(ferry)
    chosen(page, "verdict", "single-source")
    assert page.locator("#several .empty").is_visible()


def test_a_quote_leads_to_its_place_in_the_text(ferry: str, opened: Opener) -> None:
    """The claim is the target, and in sight."""
    page = opened(ferry)
    page.locator("#several .said a.quote").first.click()
    page.wait_for_timeout(200)
    goal = page.locator(".text .claim:target")
    assert goal.count() == 1
    assert page.evaluate(
        "(() => { const r = document.querySelector(':target').getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight; })()"
    )


def test_two_texts_stand_side_by_side_with_both_places_marked(ferry: str, opened: Opener) -> None:
    """From a verdict to both originals, and a way back."""
    page = opened(ferry)
    page.locator("#several .verdicts summary").first.click()
    page.locator("#several .verdicts a.show").first.click()
    assert page.locator(".pane:not([hidden])").count() == 2
    assert page.locator(".text .claim.lit").count() == 2
    tops = page.locator(".pane:not([hidden])").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().top)"
    )
    assert tops[0] == tops[1]
    page.locator(".side .back").click()
    assert page.evaluate("location.hash").startswith("#m")


def test_any_two_texts_can_be_chosen(ferry: str, opened: Opener) -> None:
    """By the two lists over the texts; the button brings all back."""
    page = opened(ferry)
    page.locator(".side [name=left]").select_option("A")
    page.locator(".side [name=right]").select_option("C")
    shown = page.locator(".pane:not([hidden])").evaluate_all("all => all.map(e => e.dataset.pane)")
    assert shown == ["A", "C"]
    page.get_by_role("button", name="All texts").click()
    page.wait_for_timeout(100)
    assert page.locator(".pane[hidden]").count() == 0


def test_a_link_into_a_fold_opens_it(ferry: str, opened: Opener) -> None:
    """The number beside a claim leads to its matter, also where that is folded away."""
    page = opened(ferry)
    inside = page.locator("#single .list li[id]").first
    assert not inside.is_visible()
    anchor = inside.get_attribute("id")
    page.evaluate("id => { location.hash = id; }", anchor)
    page.wait_for_timeout(200)
    assert inside.is_visible()


def test_everything_can_be_read_without_a_script(ferry: str, opened: Opener) -> None:
    """Answers, matters and texts; no control that would do nothing."""
    page = opened(ferry, java_script_enabled=False)
    for part in ("#answers", "#several", "#single", "#texts"):
        assert page.locator(part).is_visible()
    assert not page.locator(".filter").is_visible()
    assert not page.locator(".side").is_visible()
    page.locator("#single summary").first.click()
    assert page.locator("#single .list").first.is_visible()


def test_print_leaves_out_what_is_to_be_clicked(ferry: str, opened: Opener) -> None:
    """And shows what is folded on the screen."""
    page = opened(ferry)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".bar").is_visible()
    assert page.locator("#single .list").first.is_visible()
    assert page.locator(".text").first.is_visible()


def test_nothing_is_wider_than_a_phone(ferry: str, opened: Opener) -> None:
    """No sideways scrolling of the page."""
    page = opened(ferry, viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_who_is_silent_stands_under_the_answer(ferry: str, opened: Opener) -> None:
    """From the first screen one link leads to the answer, and silence is told there."""
    page = opened(ferry)
    link = page.locator(".mast a", has_text=QUESTION)
    assert link.is_visible()
    link.click()
    assert page.get_by_role("heading", name="Silent (which is not a denial)").first.is_visible()
