"""What the page tells of each matter, of reports that count as one, and of a review."""

from __future__ import annotations

import re

import pytest

from claimcmp import compare
from claimcmp.comparison import Answer, Comparison, Fold
from claimcmp.corrections import BadLine, ClaimMark, Correction, CorrectionOutcome, ReviewOutcome
from claimcmp.group import Bridge
from claimcmp.views import html


@pytest.fixture
def page(comparison: Comparison, answer: Answer) -> str:
    """A page with an answer on top."""
    return html._page(comparison, [answer])


def test_the_first_screen_names_what_is_agreed_and_answered(page: str) -> None:
    """Questions with their answers and matters with their reports, before any detail."""
    head = page.split("</header>")[0]
    assert re.search(r'<a href="#m1"><bdi>A fire on the ferry Solvår</bdi></a> .*?A B C<', head)
    assert re.search(r'<a href="#a1">.*?<strong><bdi>new</bdi></strong>', head)


def test_a_reviewed_relation_says_what_was_found_before(comparison: Comparison) -> None:
    """The person's word counts, and what comparing had found stays in sight."""
    first, *others = comparison.relations
    seen = first.model_copy(update={"reviewed": "relabelled", "machine": "diverges"})
    page = comparison.model_copy(update={"relations": (seen, *others)}).to_html()
    assert "changed in review (found by comparing: diverge)<" in page
    assert "changed in review" in seen._repr_html_()


def test_a_review_is_told_with_what_became_of_it(comparison: Comparison) -> None:
    """On the first screen that there was one; further down what it changed, in words."""
    mark = ClaimMark(claim="x", quote="<b>the</b> ferry")
    other = ClaimMark(claim="y", quote="a boat")
    entry = Correction(
        id="1", action="relabel", left=mark, right=other, kind="agrees", who="<i>Ida", note="a & b"
    )
    told = CorrectionOutcome(
        correction=entry, line=1, status="applied", was="diverges", now="agrees", words="<u>now"
    )
    bad = BadLine(line=2, problem="is <no> entry", advice="mend it")
    review = ReviewOutcome(entries=(told,), problems=(bad,))
    page = comparison.model_copy(update={"review": review}).to_html()
    assert "1 correction: 1 applied (1 changed what was found)" in page.split("</header>")[0]
    part = page.split('id="review"')[1].split("</section>")[0]
    for said in (
        "“&lt;b&gt;the&lt;/b&gt; ferry” and “a boat”",
        "&lt;u&gt;now",
        "&lt;i&gt;Ida",
        "a &amp; b",
        "is &lt;no&gt; entry",
    ):
        assert said in part


def test_without_a_review_none_is_spoken_of(page: str) -> None:
    """No empty heading, no link to it."""
    assert 'id="review"' not in page
    assert 'href="#review"' not in page


def test_reports_that_count_as_one_are_named(comparison: Comparison) -> None:
    """For a matter, and for the reports as wholes."""
    fold = Fold(reports=("nb.txt", "da.txt"), reason="near copy", words="print <one> text")
    first, *others = comparison.groups
    groups = (first.model_copy(update={"folded": (fold,)}), *others)
    page = comparison.model_copy(update={"groups": groups, "folds": (fold,)}).to_html()
    assert page.count("print &lt;one&gt; text") == 2


def test_what_a_report_was_first_on_leads_to_the_matters(comparison: Comparison) -> None:
    """The timeline says so beside the date of the report."""
    part = comparison.to_html().split('id="times"')[1].split("</section>")[0]
    assert re.search(r'published</strong>.*? on matter <a href="#m1">1</a>', part)


def test_sources_of_several_reports_stand_together(comparison: Comparison) -> None:
    """Two reports of one outlet are one row of the table, and one choice of the filter."""
    second = comparison.reports[1].model_copy(update={"source": "Kystbladet"})
    both = (comparison.reports[0], second, *comparison.reports[2:])
    page = comparison.model_copy(update={"reports": both}).to_html()
    assert '<option value="A B">Kystbladet (2 reports)</option>' in page
    assert page.split('id="pairs"')[1].count('<th scope="row">') == 3


def test_a_page_of_very_many_pairs_counts_the_rest(comparison: Comparison) -> None:
    """What is not written out is counted, and it is said where it stands."""
    first = comparison.relations[0]
    many = comparison.model_copy(update={"relations": (first,) * 1300})
    page = many.to_html()
    assert page.count('class="fall"') == 1200
    assert "100 more pairs of statements, less sure, are left to the JSON" in page


def test_a_long_silence_is_counted(comparison: Comparison) -> None:
    """A dozen silent reports are named at a matter, the rest are a number."""
    bad = comparison.reports[3]
    more = tuple(bad.model_copy(update={"id": f"{n}.txt"}) for n in range(20))
    silence = comparison.silences[0]
    silent = tuple(silence.model_copy(update={"report": r.id}) for r in more)
    page = comparison.model_copy(
        update={
            "reports": (*comparison.reports, *more),
            "silences": silent,
            "sentences": {**comparison.sentences, **{r.id: () for r in more}},
        }
    ).to_html()
    assert "and 8 more reports: No sentence names" in page


def test_a_link_that_alone_holds_a_matter_is_told(comparison: Comparison) -> None:
    """A reader who doubts a matter learns where it would come apart."""
    first, *others = comparison.groups
    bridge = Bridge(left="x", right="y", words="only this ties “a <fire>” to “b”")
    told = first.model_copy(update={"bridges": (bridge,)})
    page = comparison.model_copy(update={"groups": (told, *others)}).to_html()
    assert "<bdi>Only this ties “a &lt;fire&gt;” to “b”</bdi>. Were it wrong" in page
    assert "one link alone" not in comparison.to_html()


def test_what_kept_a_pair_from_a_verdict_stands_in_words(comparison: Comparison) -> None:
    """The days that two reports are of, where these held the verdict back."""
    first, *others = comparison.relations
    update = {"caveats": ("different event",), "held_back": "reports of 2021-03-02 and <later>"}
    page = comparison.model_copy(
        update={"relations": (first.model_copy(update=update), *others)}
    ).to_html()
    assert "Perhaps another event:</strong> <bdi>reports of 2021-03-02 and &lt;later&gt;" in page


CEASEFIRE = (
    ("2021-03-02", "The government and the rebels agreed on a ceasefire in Tarvik on Tuesday."),
    ("2021-06-10", "The ceasefire between the government and the rebels in Tarvik has collapsed."),
    ("2021-09-01", "The government and the rebels renewed the ceasefire in Tarvik on Wednesday."),
)


def test_a_matter_that_changed_says_how_it_went_on() -> None:
    """With the day of each account, and who was first."""
    reports = [
        {"id": f"{n}.txt", "published": day, "language": "en", "text": text}
        for n, (day, text) in enumerate(CEASEFIRE)
    ]
    page = compare(reports, judge="features").to_html()
    course = page.split('class="course"')[1].split("</div>")[0]
    assert re.findall("<time>(.*?)</time>", course) == [day for day, _ in CEASEFIRE]
    assert re.findall("<strong>(.*?)</strong>", course) == [
        "agreed",
        "agreed → collapsed",
        "collapsed → renewed",
    ]
    assert course.index("first to report") < course.index("2021-06-10")


def test_on_a_page_of_many_reports_letters_do_not_repeat_the_names(comparison: Comparison) -> None:
    """The script adds them when pointed at; written out they would be half of the page."""
    last = comparison.reports[3]
    more = tuple(last.model_copy(update={"id": f"{n}.txt"}) for n in range(60))
    many = comparison.model_copy(
        update={
            "reports": (*comparison.reports, *more),
            "sentences": {**comparison.sentences, **{r.id: () for r in more}},
        }
    )
    assert 'class="letter" href="#t-A" title=' in comparison.to_html()
    assert 'class="letter" href="#t-A" title=' not in many.to_html()


def test_the_first_screen_says_who_is_silent(page: str) -> None:
    """Beside each question, so that nobody has to look for it further down."""
    asked = page.split('id="asked"')[1].split("</section>")[0]
    silent = asked.split("Silent: ")[1]
    assert re.findall(r"</span>([A-Z])</a>", silent)
