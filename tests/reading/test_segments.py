"""Every segment of a text: kinds, reasons, spans."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcmp as cc

PROSE = "The harbour was closed on Monday after the storm had torn its pier apart."
BROKEN = st.text(
    alphabet=st.sampled_from(list('aA. \n\r\t\u2028\ufeff\x00\u200f\ud800\U0001f600–«»":!?,1')),
    max_size=80,
)


def kinds(text: str) -> list[tuple[str, str]]:
    """The kind and the text of each segment of an English text."""
    return [(s.kind, s.text) for s in cc.split(text, language="en")]


def kind_of(line: str) -> str:
    """The kind of a line that stands between two paragraphs of prose."""
    found = {s.text: s.kind for s in cc.split(f"{PROSE}\n\n{line}\n\n{PROSE}")}
    return found[line]


def check_law(text: str) -> None:
    """Asserts that segments cover a text once, in order, and are what their spans say."""
    at = 0
    for s in cc.split(text):
        assert not text[at : s.start].strip()
        assert text[s.start : s.end] == s.text == s.text.strip() != ""
        moods = (None, "question", "wish or request", "exclamation")
        assert (s.reason in moods) == (s.kind == "sentence")
        at = s.end
    assert not text[at:].strip()


@given(BROKEN)
@settings(max_examples=200, deadline=None)
def test_segments_cover_a_text_once(text: str) -> None:
    """Line ends of every kind, marks of direction, NUL and broken surrogates lose nothing."""
    check_law(text)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_segments_cover_any_text_once(text: str) -> None:
    """The same for whatever text there is."""
    check_law(text)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")), ids=lambda p: p.name[:3]
)
def test_segments_cover_the_sample_reports(path: Path) -> None:
    """The five reports of the folder keep the law too."""
    check_law(path.read_text(encoding="utf8"))


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t"])
def test_a_blank_text_has_no_segments(text: str) -> None:
    """Nothing in, nothing out."""
    assert cc.split(text) == ()


def test_a_line_by_itself_is_a_sentence_without_a_closing_mark() -> None:
    """A claim that is typed in is no heading."""
    assert kinds("The village is held by the army") == [
        ("sentence", "The village is held by the army")
    ]


def test_lines_of_which_none_is_closed_are_sentences() -> None:
    """Where no line has a closing mark, the lack of one says nothing."""
    assert {k for k, _ in kinds("The pier is gone\nThe harbour is closed")} == {"sentence"}


def test_a_short_line_without_closing_mark_is_a_heading() -> None:
    """Between paragraphs that are closed."""
    assert kind_of("Storm over the coast") == "heading"


def test_a_long_line_without_closing_mark_is_a_sentence() -> None:
    """A standfirst states something, and is not set aside."""
    line = "The town has waited for years for a new pier that would stand up to autumn storms"
    assert kind_of(line) == "sentence"


@pytest.mark.parametrize(
    "line",
    [
        "Les også: Stormen tok brygga",
        "Les mer: Slik ble natten",
        "Læs også: Stormen tog broen",
        "Read also: Storm takes pier",
        "Read more",
        "https://example.org/storm",
    ],
)
def test_a_pointer_to_another_text_is_a_link(line: str) -> None:
    """In each of the languages."""
    assert kind_of(line) == "link"


def test_a_sentence_that_opens_like_a_link_stays_a_sentence() -> None:
    """What is closed and has no colon is prose."""
    line = "Read more than one account of the night before you judge the crew."
    assert kind_of(line) == "sentence"


@pytest.mark.parametrize(
    "line",
    [
        "Published",
        "Updated 12 March 2019, 10:30",
        "Publisert 12. mars 2019 kl. 10:30",
        "12. marts 2019",
        "2019-03-12",
        "Source: NTB",
        "By Ann Hill and Bo Lund",
        "Tekst: Kari Strand",
        "(Ritzau)",
        "4 min read",
    ],
)
def test_a_line_about_the_article_is_metadata(line: str) -> None:
    """Dates, bylines, agencies and reading times."""
    assert kind_of(line) == "metadata"


@pytest.mark.parametrize("line", ["By Monday the pier was gone.", "Updated maps were sold out."])
def test_prose_that_opens_like_metadata_stays_prose(line: str) -> None:
    """A byline has names and nothing else; a date line has a date."""
    assert kind_of(line) == "sentence"


def test_a_date_before_the_text_is_a_segment_of_its_own() -> None:
    """The rest of its line is prose."""
    assert kinds(f" date 2016-12 {PROSE}") == [("metadata", "date 2016-12"), ("sentence", PROSE)]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The pier before the storm.", "Foto: BO LUND / Scanpix"),
        ("The pier before the storm.", "Source: Getty Images"),
        ("The pier before the storm", "(Photo: Ann Hill)"),
        ("The pier before the storm.", "AP Photo/Ann Hill"),
    ],
)
def test_a_caption_and_its_credit_are_two_segments(caption: str, credit: str) -> None:
    """On one line: what the picture shows, and who took it."""
    got = cc.split(f"{PROSE}\n\n{caption} {credit}\n\n{PROSE}", language="en")[1:-1]
    assert [(s.kind, s.text) for s in got] == [("caption", caption), ("caption", credit)]
    assert got[-1].reason == "photo credit"


def test_the_line_above_a_credit_is_a_caption() -> None:
    """Where no blank line parts the two."""
    text = f"{PROSE}\n\nThe pier before the storm.\nPhoto: Ann Hill\n\n{PROSE}"
    assert [k for k, _ in kinds(text)] == ["sentence", "caption", "caption", "sentence"]


def test_a_file_image_is_a_caption_without_a_credit() -> None:
    """The words that open it are enough."""
    assert kind_of("File image of the pier at noon") == "caption"


def test_a_source_after_prose_is_metadata() -> None:
    """It is no photo credit, and the prose before it stays prose."""
    assert kinds(f"{PROSE} Source: Port Office")[-1] == ("metadata", "Source: Port Office")


def test_a_whole_story_on_one_line_is_no_caption() -> None:
    """A credit at its end does not set the story aside."""
    got = kinds(" ".join([PROSE] * 8) + " Photo: Ann Hill")
    assert [k for k, _ in got] == ["sentence"] * 8 + ["caption"]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up now for our letter.",
        "Share",
        "Download our apps",
        "By subscribing, you agree to everything.",
        "Følg oss på Facebook",
        "Tilmeld dig nyhedsbrevet",
        "Vi bruker cookies",
        "* * *",
    ],
)
def test_a_line_of_the_site_is_boilerplate(line: str) -> None:
    """In the middle of a story too."""
    assert kind_of(line) == "boilerplate"


def test_the_lines_after_the_story_are_boilerplate() -> None:
    """From the first furniture on, what looks like a heading or a call is the site's."""
    text = f"{PROSE}\n\nShare\n\nCoast News\nYour weekly letter from the sea.\nWatch on Coast TV"
    assert [k for k, _ in kinds(text)] == ["sentence"] + ["boilerplate"] * 4


def test_a_paragraph_after_furniture_stays_in_the_story() -> None:
    """The footer begins after the last line of firm prose."""
    text = f"{PROSE}\n\nShare\n\nStorm over the coast\n\n{PROSE}\n\nShare\n\nCoast News"
    assert [k for k, _ in kinds(text)] == [
        *("sentence", "boilerplate", "heading", "sentence"),
        *("boilerplate", "boilerplate"),
    ]


def test_a_quote_that_addresses_someone_is_of_the_story() -> None:
    """An advert's label does not make the last paragraph a footer."""
    quote = "– Du må komme hjem nå, sier moren."
    text = f"Brygga er borte.\n\nAnnonse\n\n{quote}"
    assert cc.split(text, language="nb")[-1].kind == "sentence"


def test_a_paragraph_wrapped_at_a_width_is_one_line() -> None:
    """Breaks inside a sentence that goes on in lower case do not end it."""
    text = (
        "The harbour was closed on Monday after the storm had torn\n"
        "its pier apart. Boats were moved to the next town along the\n"
        "coast."
    )
    assert [t.split()[-1] for _, t in kinds(text)] == ["apart.", "coast."]


def test_a_quote_in_english_is_told_from_its_norwegian_report() -> None:
    """Each segment has its own language where that is clear."""
    text = (
        "Ordføreren ville ikke si hva som skjer med brygga. "
        "«We have waited for this day for many years and we shall not give up.» "
        "Det sa lederen for den britiske gruppen etterpå."
    )
    assert [s.language for s in cc.split(text)] == ["nb", "en", "nb"]


def test_the_language_that_is_given_holds_for_every_segment() -> None:
    """The caller knows."""
    assert {s.language for s in cc.split(PROSE, language="da")} == {"da"}


def test_an_unknown_language_is_refused() -> None:
    """The message names the code and what to do."""
    with pytest.raises(cc.UnknownLanguage, match=r"'sv'.*da, en, nb, nn"):
        cc.split("Hej.", language="sv")  # type: ignore[arg-type]


def test_a_text_that_is_no_string_is_refused() -> None:
    """What was given, what was wanted, what to do."""
    with pytest.raises(cc.InputError, match=r"bytes; want one str; .*decode"):
        cc.split(b"Hej.")  # type: ignore[arg-type]


def test_a_question_and_a_wish_say_that_they_assert_nothing() -> None:
    """They stay sentences; a plain one has no reason."""
    found = cc.split("Who will pay? Let us hope for rain. The bridge is closed.", language="en")
    assert [(s.kind, s.reason) for s in found] == [
        ("sentence", "question"),
        ("sentence", "wish or request"),
        ("sentence", None),
    ]
