from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from view_builders import TEXTS, disputed

from claimcmp.comparison import Answer, Comparison, Reason
from claimcmp.values import Span
from claimcmp.views import html

VOID = {"meta", "br", "rect", "line", "img", "input", "hr", "link"}


class Page(HTMLParser):
    """A page's elements: ids, links, headings, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.handlers: list[str] = []
        self.texts: dict[str, str] = {}
        self.stack: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count the element and note its id, link, level and handlers."""
        self.tags[tag] += 1
        known = dict(attrs)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.links += [known["href"] or ""] if "href" in known else []
        self.handlers += [name for name in known if name.startswith("on") or name == "style"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.stack.append((tag, known.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Every end closes the element that was opened last."""
        if tag not in VOID:
            assert self.stack.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        """Keep what is shown, apart from what was added to the reports' texts."""
        skip = {"ref", "tag", "vh"}
        if not any(name in skip for _, name in self.stack):
            key = "text" if any(name == "text" for _, name in self.stack) else "page"
            self.texts[key] = self.texts.get(key, "") + data


@pytest.fixture
def page(comparison: Comparison, answer: Answer) -> str:
    """A page with an answer on top."""
    return html._page(comparison, [answer])


def test_markup_in_a_report_shows_as_text(page: str) -> None:
    """News text is untrusted: no element of it reaches the page."""
    assert "<script>alert(1)" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_text_is_escaped_once(page: str) -> None:
    """Escaping twice would show readers the escapes."""
    assert "&amp;lt;" not in page
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; | title" in page


def test_no_attribute_runs_or_styles_anything(page: str) -> None:
    """The policy would block an inline style or handler, and we need none."""
    assert Page(page).handlers == []


def test_the_page_has_its_own_script_and_no_other(page: str) -> None:
    """The page has its own script and no other."""
    assert Page(page).tags["script"] == 1


def test_nothing_is_fetched(page: str) -> None:
    """The page must open from a mail, offline, and tell nobody."""
    found = Page(page)
    assert all(link.startswith("#") for link in found.links)
    assert not re.search(r"url\(|@import|\bsrc=\"", page)


def test_the_policy_names_style_and_script_by_digest(page: str) -> None:
    """A digest that is one byte off leaves a page without style."""
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', page)
    assert policy is not None
    for tag in ("style", "script"):
        body = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert body is not None
        digest = b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert digest in policy[1].replace("&#43;", "+")
    assert policy[1].startswith("default-src &#39;none&#39;")


def test_every_element_is_closed_and_every_id_is_unique(page: str) -> None:
    """Every element is closed and every id is unique."""
    found = Page(page)
    assert not found.stack
    assert len(found.ids) == len(set(found.ids))


def test_every_link_leads_somewhere_on_the_page(page: str) -> None:
    """Every link leads somewhere on the page."""
    found = Page(page)
    assert {link[1:] for link in found.links} <= set(found.ids)


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    """Screen readers move by heading."""
    levels = Page(page).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_text_is_shown_whole(page: str) -> None:
    """Marks, labels and numbers aside, the texts are there character for character."""
    assert Page(page).texts["text"] == "".join(TEXTS.values())


def test_every_claim_has_a_place_and_a_matter(page: str, comparison: Comparison) -> None:
    """Every claim has a place and a matter."""
    ids = Page(page).ids
    assert {f"c{i}" for i in range(1, len(comparison.claims) + 1)} <= set(ids)
    assert {f"m{i}" for i in range(1, len(comparison.groups) + 1)} <= set(ids)


def test_a_quote_of_the_answer_leads_to_its_claim(page: str) -> None:
    """A quote of the answer leads to its claim."""
    assert re.search(r'href="#c4"><q dir="auto">Rederiet sier at <mark>motoren var ny', page)


def test_quoted_text_carries_its_language(page: str) -> None:
    """Quoted text carries its language."""
    assert '<q lang="da" dir="auto">Færgen' in page


def test_the_summary_stands_on_the_first_screen(page: str) -> None:
    """The summary stands on the first screen."""
    assert page.index("Contradictions between reports: 0.") < page.index('id="answers"')


def test_missing_dates_come_with_the_way_to_add_them(page: str) -> None:
    """Missing dates come with the way to add them."""
    assert "--metadata meta.csv" in page
    assert "id,published,source\nda.txt,,\n" in page


def test_no_contradiction_is_said_plainly(page: str) -> None:
    """No contradiction is said plainly."""
    assert "None found between reports" in page


def test_a_contradiction_is_coloured_and_named(comparison: Comparison) -> None:
    """One disputed matter changes the headline and the count."""
    page = disputed(comparison).to_html()
    assert "A and B diverge" in page
    assert "None found between reports" not in page


def test_a_silent_report_says_what_was_looked_for(page: str) -> None:
    """A silent report says what was looked for."""
    assert "No sentence names engine." in page


def test_set_aside_text_says_why(page: str) -> None:
    """Set aside text says why."""
    assert 'title="Set aside: caption (photo credit)"' in page


def test_reasons_add_up_to_the_sum_shown(page: str) -> None:
    """A reader who adds up the column gets the number under it."""
    tables = re.findall(r'<table class="fall">.*?</table>', page, re.DOTALL)
    assert tables
    for table in tables:
        *parts, total = (float(n) for n in re.findall(r'class="num">([+-]\d+\.\d\d)', table))
        assert sum(parts) == pytest.approx(total)


def test_the_sum_shown_is_the_score(comparison: Comparison) -> None:
    """The last number of the table of a relation is its score, on the page and in a notebook."""
    for relation in comparison.relations:
        for shown in (relation._repr_html_(), comparison.to_html()):
            totals = re.findall(r'<tfoot>.*?class="num">([+-]\d+\.\d\d)', shown, re.DOTALL)
            assert f"{relation.score:+.2f}" in totals


def test_each_bar_is_told_to_those_who_do_not_see_it(page: str) -> None:
    """Every drawing has a text, and each leads on from where the one above it ended."""
    for table in re.findall(r'<table class="fall">.*?</table>', page, re.DOTALL):
        assert table.count("<svg") == table.count('<svg role="img" aria-label="')
        steps = re.findall(r'"from ([+-][\d.]+) to ([+-][\d.]+)"', table)
        assert steps[0][0] == "+0.00"
        assert all(b == c for (_, b), (c, _) in pairwise(steps))
        assert f"the sum, {steps[-1][1]}" in table


def evidence(comparison: Comparison) -> Comparison:
    """The comparison with a reason that rests on a few words of both sides."""
    relation = comparison.relations[1]
    at, right = relation.left.start, relation.right
    reason = Reason(
        type="actor",
        contribution=2.0,
        words="<i>one</i> ferry",
        left=(Span(start=at, end=at + 13),),
        right=(Span(start=right.start + 4, end=right.start + 16),),
    )
    told = relation.model_copy(update={"reasons": (reason,), "score": 2.0})
    return comparison.model_copy(update={"relations": (told, *comparison.relations[2:])})


def test_the_words_a_reason_rests_on_lead_to_their_claims(comparison: Comparison) -> None:
    """Both originals are quoted beside the bar, and each quote links to its claim."""
    page = evidence(comparison).to_html()
    spots = re.findall(r'<a href="#(c\d+)"><q lang="(\w*)" dir="auto">([^<]+)</q></a>', page)
    assert [s[1:] for s in spots] == [("nb", "Fergen Solvår"), ("en", "ferry Solvår")]
    assert all(f'id="{anchor}"' in page for anchor, *_ in spots)


def test_the_words_of_a_reason_are_escaped(comparison: Comparison) -> None:
    """A judge's words may quote a report: they are no markup."""
    told = evidence(comparison)
    for shown in (told.to_html(), told.relations[0]._repr_html_()):
        assert "&lt;i&gt;one&lt;/i&gt; ferry" in shown
        assert "<i>one" not in shown


def test_a_notebook_marks_and_draws_the_evidence(comparison: Comparison) -> None:
    """Both claims with the evidence marked, and the same bars as the page, without a script."""
    shown = evidence(comparison).relations[0]._repr_html_()
    assert re.search(r'<mark class="seen" title="who">Fergen Solvår</mark>', shown)
    assert shown.count("<rect") == 2
    assert "<script" not in shown
    assert "href" not in shown


@pytest.mark.parametrize("word", ["door", "cue", "margin", "mutual", "nearest", "neighbours"])
def test_words_of_the_workshop_stay_off_the_page(comparison: Comparison, word: str) -> None:
    """The words of the code's own vocabulary; the invented reports do have a door."""
    quiet = comparison.model_copy(update={"groups": comparison.groups[:1]})
    shown = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", quiet.to_html(), flags=re.DOTALL)
    assert not re.search(rf"\b{word}s?\b", shown, re.IGNORECASE)


def test_the_page_is_the_same_every_time(comparison: Comparison) -> None:
    """No clock, no chance, no order of a set in it."""
    assert comparison.to_html() == comparison.to_html()


def test_an_empty_comparison_makes_a_page(empty: Comparison) -> None:
    """No report is a result, not a traceback."""
    assert "No report to compare." in empty.to_html()


def test_control_characters_are_not_passed_on(comparison: Comparison) -> None:
    """A NUL or an escape sequence of a text never reaches the page."""
    first = comparison.reports[3].model_copy(update={"text": "a\0b\x1b[31m"})
    odd = comparison.model_copy(
        update={"reports": (*comparison.reports[:3], first), "claims": (), "groups": ()}
    )
    assert not re.search(r"[\0\x1b]", odd.model_copy(update={"relations": ()}).to_html())


def test_a_snippet_shows_agreement_and_dispute(comparison: Comparison) -> None:
    """A snippet shows agreement and dispute."""
    made = comparison._repr_html_()
    assert "A fire on the ferry Solvår" in made
    assert "Age of the engine" in made


def test_an_answer_in_a_notebook_is_a_table(answer: Answer) -> None:
    """An answer in a notebook is a table."""
    made = answer._repr_html_()
    assert "motoren var ny" in made
    assert "How old was the &lt;engine&gt;?" in made


def test_report_relation_and_group_show_in_a_notebook(comparison: Comparison) -> None:
    """Report relation and group show in a notebook."""
    assert "Kystbladet" in comparison.reports[0]._repr_html_()
    assert "They agree" in comparison.relations[0]._repr_html_()
    assert "Age of the engine" in comparison.groups[2]._repr_html_()


def test_snippets_escape_their_text(comparison: Comparison) -> None:
    """Snippets escape their text."""
    made = html.report_snippet(comparison.reports[3]) + html.group_snippet(comparison.groups[5])
    assert not re.search("<(script|img|i>)", made)


def test_evidence_is_marked_in_both_quotes(comparison: Comparison) -> None:
    """A reason about a name shows which words of either text it rests on."""
    left, right = comparison.relations[0].left, comparison.relations[0].right
    ferry = [Span(start=c.start, end=c.start + 6) for c in (left, right)]
    actor = Reason(type="actor", contribution=1, words="one ferry", left=ferry[:1], right=ferry[1:])
    marked = comparison.relations[0].model_copy(update={"reasons": (actor,)})
    page = comparison.model_copy(update={"relations": (marked,)}).to_html()
    assert '<mark class="seen" title="who">Fergen</mark>' in page
    assert '<mark class="seen" title="who">Færgen</mark>' in page


def test_both_sides_of_a_dispute_inside_a_report_are_shown(comparison: Comparison) -> None:
    """Also where the denial stands in a matter of its own."""
    claims = {c.text: c for c in comparison.claims}
    old = claims["En matros sier at motoren var gammel."]
    groups = tuple(
        g.model_copy(update={"claims": tuple(i for i in g.claims if i != old.id)})
        for g in comparison.groups
    )
    alone = groups[1].model_copy(update={"id": "g9", "claims": (old.id,), "dispute": None})
    apart = comparison.model_copy(update={"groups": (*groups, alone)})
    part = apart.to_html().split('id="disputes"')[1].split("</section>")[0]
    assert part.count("motoren var gammel") > 1
