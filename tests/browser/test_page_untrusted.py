"""A report is other people's text: whatever it holds is shown and never obeyed."""

from __future__ import annotations

import pytest
from browser_pages import Opener

import claimcmp
from claimcmp.comparison import Comparison

SCRIPT = "<script>window.hit=1;alert(1)</script>"
TEXT = (
    f"The <b>ferry</b> Solvår sank off Lervik {SCRIPT} today. "
    "The captain </style></script></title></textarea>-->]]><script>window.hit=2</script> survived. "
    "Nobody <img src=x onerror=window.hit=3> was <svg/onload=window.hit=4> hurt. "
    "The owner said {{ 7*7 }} and {% raw %} &lt;i&gt; &quot; were fine. "
    '" onmouseover="window.hit=5" autofocus onfocus="window.hit=6 are the words of the mayor. '
    "A boat lay <a href='javascript:window.hit=7'>here</a> in \u2067the harbour. "
    "It said \u202egnorw si siht and \u202dmore. "
)
EVIL = {
    "id": "<img src=x onerror=window.hit=8>.txt",
    "title": f"</title>{SCRIPT} \u202etitle",
    "source": '"><svg onload=window.hit=9>',
    "url": "javascript:window.hit=10",
    "origin": "<iframe srcdoc='<script>parent.hit=11</script>'>",
    "language": "en",
    "text": TEXT,
}
QUESTION = f"Who sank the {SCRIPT} ferry?"


@pytest.fixture(scope="module")
def evil() -> Comparison:
    """Two reports of markup, one of them dated."""
    other = {**EVIL, "id": "b'\"><script>window.hit=12</script>", "published": "2021-03-02"}
    return claimcmp.compare(claimcmp.load([dict(EVIL), other]))


@pytest.fixture(scope="module")
def page_text(evil: Comparison) -> str:
    """The page with a question of markup."""
    return evil.to_html(ask=(QUESTION,))


def test_nothing_in_a_report_runs(page_text: str, opened: Opener) -> None:
    """Not when the page opens, not when everything on it is unfolded, clicked and hovered."""
    page = opened(page_text)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.evaluate("document.querySelectorAll('a, summary, button').forEach(e => e.click())")
    page.evaluate(
        "document.querySelectorAll('*').forEach(e => {"
        " e.dispatchEvent(new Event('mouseover')); e.dispatchEvent(new Event('focus')); })"
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.hit") is None
    assert page.dialogs == []


def test_no_element_of_a_report_is_on_the_page(page_text: str, opened: Opener) -> None:
    """One script, ours; no picture, frame, handler, or link that leaves the page."""
    page = opened(page_text)
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, base, svg[onload], b b").count() == 0
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(e =>"
        " [...e.attributes].every(a => !/^on|^style$|^srcdoc$/.test(a.name)))"
    )
    links = page.evaluate("[...document.links].map(a => a.getAttribute('href'))")
    assert links
    assert all(link.startswith("#") for link in links)


def test_the_markup_of_a_report_is_there_to_read(page_text: str, opened: Opener) -> None:
    """Shown, escaped once, not left out."""
    page = opened(page_text)
    shown = page.locator(".text").first.text_content() or ""
    for part in (SCRIPT, "</style></script></title>", "{{ 7*7 }}", "&lt;i&gt; &quot;"):
        assert part in shown


def test_letters_are_never_turned_round(page_text: str, opened: Opener) -> None:
    """An override shows as a sign in its place: what is read is what is written."""
    page = opened(page_text)
    everything = page.evaluate("document.documentElement.outerHTML")
    assert "\u202e" not in everything
    assert "\u202d" not in everything
    assert "\ufffdgnorw si siht" in (page.locator(".text").first.text_content() or "")


def test_the_page_asks_nobody_for_anything(page_text: str, opened: Opener) -> None:
    """The file itself is all that is loaded."""
    page = opened(page_text)
    page.wait_for_load_state("networkidle")
    assert [u for u in page.asked if not u.startswith("file:")] == []
    assert len(page.asked) == 1


def test_the_policy_stops_what_escaping_might_miss(page_text: str, opened: Opener) -> None:
    """Markup put into the open page does not run: the second wall holds by itself."""
    page = opened(page_text)
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend',"
        ' \'<img src=data:,x onerror="window.hit=13"><a href="javascript:window.hit=14">x</a>\');'
        "document.body.lastElementChild.click()"
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.hit") is None
