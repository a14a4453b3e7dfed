"""Fact checks as schema.org and Google's Fact Check Tools write them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.errors import ClaimcmpError, InputError, UnreadableInput
from claimcmp.reading.factchecks import FactCheck, FactChecks, is_fact_check, load_fact_checks
from claimcmp.values import Interval


def review(**more: Any) -> dict[str, Any]:
    """A review of one claim, as a page carries it."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://sjekk.example/lervik",
        "claimReviewed": "Havna i Lervik er stengt.",
        "inLanguage": "nb-NO",
        "datePublished": "2021-03-04",
        "headline": "Nei, havna er åpen",
        "author": {"@type": "Organization", "name": "Kystsjekk"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Kari Vik"},
            "datePublished": "2021-03-02",
        },
        "reviewRating": {"ratingValue": 1, "bestRating": 5, "alternateName": "Feil"},
        **more,
    }


def searched(*reviews: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A claim as a search of the Fact Check Tools gives it."""
    one = {
        "publisher": {"name": "Harbour Facts", "site": "facts.example"},
        "url": "https://facts.example/port",
        "title": "Is the port closed?",
        "reviewDate": "2021-03-05T00:00:00Z",
        "textualRating": "False",
        "languageCode": "en",
    }
    return {
        "text": "The port of Lervik is closed.",
        "claimant": "Social media",
        "claimDate": "2021-03-01T00:00:00Z",
        "claimReview": list(reviews) or [one],
        **more,
    }


def only(source: object) -> FactCheck:
    """The one fact check of a source that has nothing wrong."""
    found = load_fact_checks(source)
    assert not found.errors
    (check,) = found
    return check


def test_a_claim_review_gives_the_claim_and_the_review() -> None:
    """Who claimed it and when, apart from who reviewed it and when."""
    assert only(review()) == FactCheck(
        id="https://sjekk.example/lervik",
        text="Havna i Lervik er stengt.",
        language="nb",
        claimant="Kari Vik",
        claimed=Interval.parse("2021-03-02"),
        publisher="Kystsjekk",
        url="https://sjekk.example/lervik",
        title="Nei, havna er åpen",
        reviewed=Interval.parse("2021-03-04"),
        rating="Feil",
    )


def test_a_search_gives_the_same_of_its_own_fields() -> None:
    """Midnight is how it writes a day."""
    assert only({"claims": [searched()], "nextPageToken": "x"}) == FactCheck(
        id="https://facts.example/port",
        text="The port of Lervik is closed.",
        language="en",
        claimant="Social media",
        claimed=Interval.parse("2021-03-01"),
        publisher="Harbour Facts",
        url="https://facts.example/port",
        title="Is the port closed?",
        reviewed=Interval.parse("2021-03-05"),
        rating="False",
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        [review()],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, review()]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review()]}]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": None}, {"item": review()}]},
        {"@type": "NewsArticle", "review": review()},
        review(**{"@type": ["Review", "https://schema.org/ClaimReview"]}),
        {("schema:" + k if k[0] != "@" else k): v for k, v in review().items()},
    ],
    ids=["list", "graph", "feed", "feed with gaps", "inside an article", "two types", "prefixed"],
)
def test_a_review_is_found_wherever_it_stands(wrapped: object) -> None:
    """Alone or inside other data."""
    assert only(wrapped) == only(review())


def test_a_reference_is_followed_inside_its_document() -> None:
    """A graph may hold the claim and its author as objects of their own."""
    nodes = [
        review(itemReviewed={"@id": "#claim"}),
        {"@id": "#claim", "@type": "Claim", "author": {"@id": "#kari"}, "datePublished": "2020"},
        {"@id": "#kari", "name": "Kari Holm"},
        {"@type": "NewsArticle", "review": {"@type": "ClaimReview", "@id": "#elsewhere"}},
    ]
    check = only({"@graph": nodes})
    assert (check.claimant, str(check.claimed)) == ("Kari Holm", "2020")


def test_expanded_values_are_read() -> None:
    """With the language that a text carries itself."""
    text = [{"@value": "The quay is closed.", "@language": "en"}]
    check = only(review(claimReviewed=text, inLanguage=None, url=[{"@id": "https://a.example/"}]))
    assert (check.text, check.language, check.url) == (
        "The quay is closed.",
        "en",
        "https://a.example/",
    )


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("nn", "nn"),
        ("da_DK", "da"),
        ("sv", "und"),
        ("Danish (Denmark)", None),
        (None, None),
        ({"@type": "Language", "name": "Danish", "alternateName": "da"}, "da"),
    ],
)
def test_the_language_is_one_of_ours_or_another(tag: object, language: str | None) -> None:
    """None is left to be detected."""
    assert only(review(inLanguage=tag)).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Havnen ble ikke stengt, sier hun.", "nb"),
        ("Hamna vart ikkje stengd, seier ho.", "nn"),
        ("Havnen blev ikke lukket.", "nb"),
    ],
)
def test_of_norwegian_the_text_says_which(text: str, language: str) -> None:
    """The tag "no" leaves it open, and no more than that."""
    assert only(review(inLanguage="no", claimReviewed=text)).language == language


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ({"alternateName": "Misvisende", "ratingValue": 2}, "Misvisende"),
        ({"ratingValue": 2, "worstRating": 1, "bestRating": 5}, "2 on a scale from 1 to 5"),
        ({"ratingValue": "2"}, "2"),
        ([{"name": "Sant"}], "Sant"),
        (None, None),
    ],
)
def test_the_rating_is_passed_on_in_the_words_it_has(rating: object, words: str | None) -> None:
    """A number without words keeps its scale, where one is stated."""
    assert only(review(reviewRating=rating)).rating == words


def test_signs_that_are_written_out_are_read() -> None:
    """As the programs of many sites leave them in texts; an address stays as it is."""
    text, url = "&quot;The quay&#8217;s &amp; port&quot;", "https://a.example/?a=1&amp;b=2"
    check = only(review(claimReviewed=text, url=url))
    assert (check.text, check.url) == ('"The quay’s & port"', url)


def test_a_claim_with_two_reviews_is_there_twice() -> None:
    """Each fact checker has a verdict of her own."""
    both = searched({"url": "https://a.example/"}, {"url": "https://b.example/"})
    assert [c.id for c in load_fact_checks(both)] == ["https://a.example/", "https://b.example/"]


def test_the_same_review_twice_is_there_once() -> None:
    """Feeds repeat themselves."""
    assert len(load_fact_checks([review(), review(), {"@graph": [review()]}])) == 1


def test_two_claims_of_one_page_get_ids_of_their_own() -> None:
    """Whatever their order."""
    two = [review(), review(claimReviewed="Ferga er solgt.")]
    ids = {c.text: c.id for c in load_fact_checks(two)}
    assert len(set(ids.values())) == 2
    assert all(id.startswith("https://sjekk.example/lervik#") for id in ids.values())
    assert ids == {c.text: c.id for c in load_fact_checks(two[::-1])}


@pytest.mark.parametrize(
    ("fields", "id"),
    [
        ({"id": "k-17"}, "k-17"),
        ({"identifier": 17}, "17"),
        ({"url": None, "@id": "https://a.example/#r"}, "https://a.example/#r"),
    ],
)
def test_an_id_of_the_record_comes_before_its_address(fields: dict[str, Any], id: str) -> None:
    """It is the caller's own."""
    assert only(review(**fields)).id == id


@pytest.mark.parametrize("node", [None, "_:b0", "#r"])
def test_without_id_and_address_the_content_names_it(node: str | None) -> None:
    """The name of a blank node says nothing elsewhere."""
    bare = review(**{"url": None, "@id": node})
    assert only(bare).id.startswith("fact-check:")
    assert only(bare).id == only([bare]).id


def test_a_page_is_read_for_its_scripts(tmp_path: Path) -> None:
    """Comments and other scripts are passed over, and line ends inside strings taken."""
    data = json.dumps(review()).replace("er stengt", "er\nstengt")
    page = (
        '<!DOCTYPE html><!-- <script type="application/ld+json">{"@type": "ClaimReview"}</script>'
        '--><script>var a = "<b>";</script><SCRIPT id="x" type=application/ld+json>'
        f'{data}</SCRIPT ><script type=\'application/ld+json\'>{{"@type": "WebSite"}}</script>'
    )
    (tmp_path / "page.html").write_text(page, encoding="utf8")
    assert only(tmp_path / "page.html").text == "Havna i Lervik er\nstengt."


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    """JSON and JSON lines, by what they hold."""
    (tmp_path / "a.json").write_text(json.dumps({"claims": [searched()]}), encoding="utf8")
    lines = "\n".join(json.dumps(review(url=f"https://x.example/{n}")) for n in range(3))
    (tmp_path / "b.jsonl").write_text(lines, encoding="utf8")
    (tmp_path / "c.json").write_text(lines.replace("/x.", "/y."), encoding="utf-16")
    assert len(load_fact_checks(tmp_path)) == 7


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file is."""
    data = io.BytesIO(json.dumps(review()).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, "utf8"))
    assert only("-") == only(review())


@pytest.mark.parametrize(
    "nothing", [[], {}, {"claims": []}, {"@type": "DataFeed", "dataFeedElement": []}]
)
def test_nothing_gives_nothing(nothing: object) -> None:
    """A search without results is no error."""
    assert load_fact_checks(nothing) == ()


# What cannot be used


def test_a_bad_entry_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    """By its file and its place there."""
    feed = {"dataFeedElement": [{"item": [review(claimReviewed=" ", itemReviewed=None)]}, review()]}
    (tmp_path / "feed.json").write_text(json.dumps(feed), encoding="utf8")
    found = load_fact_checks(tmp_path / "feed.json")
    assert len(found) == 1
    (error,) = found.errors
    assert error.file.endswith("feed.json, dataFeedElement[0].item[0]")
    assert "claimReviewed" in error.problem
    assert error.advice


def test_a_date_that_cannot_be_read_is_told_and_left_unknown() -> None:
    """The claim itself can be matched without."""
    found = load_fact_checks(review(datePublished="snart"))
    assert found[0].reviewed is None
    assert "'snart'" in found.errors[0].problem


def test_a_damaged_line_does_not_spoil_the_others(tmp_path: Path) -> None:
    """Nor does a damaged script."""
    (tmp_path / "a.jsonl").write_text(json.dumps(review()) + "\n{\n", encoding="utf8")
    found = load_fact_checks(tmp_path / "a.jsonl")
    assert len(found) == 1
    assert found.errors[0].file.endswith("a.jsonl, line 2")


def test_a_claim_of_a_search_without_review_is_told() -> None:
    """Among others that have one."""
    found = load_fact_checks({"claims": [searched(), {"text": "It rains."}]})
    assert [e.file for e in found.errors] == ["claims[1]"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (3, "given as int"),
        ([3], "item 1 is a int"),
        ({"text": "It rains."}, "the keys 'text'"),
        ({"claims": [{"text": "It rains."}]}, "the keys 'claims'"),
        (b"{}", "given as bytes"),
        (review(claimReviewed="\ud800"), "U+D800"),
    ],
)
def test_a_value_without_a_fact_check_is_refused(source: object, said: str) -> None:
    """What was given is told, and what is wanted."""
    with pytest.raises(InputError) as raised:
        load_fact_checks(source)
    assert said in str(raised.value)
    assert "want" in str(raised.value) or "replace" in str(raised.value)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", '{"a": 1}', "holds no fact check"),
        ("a.json", "{", "no valid JSON"),
        ("a.json", "[" * 100_000, "nested too deep"),
        ("a.html", "<html><p>Hei</p></html>", "holds no fact check"),
        ("a.html", "<script type=application/ld+json>" * 10_000, "holds no fact check"),
        ("a.html", "<!--" * 50_000, "holds no fact check"),
        ("a.jsonl", "", "holds no fact check"),
        ("a.json", "\x00\x01", "a.json"),
    ],
)
def test_a_file_without_a_fact_check_is_named(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    """With what was wrong."""
    (tmp_path / name).write_text(text, encoding="utf8")
    with pytest.raises(UnreadableInput, match=said) as raised:
        load_fact_checks(str(tmp_path / name))
    assert raised.value.path.endswith(name)


def test_a_missing_file_is_named() -> None:
    """As for reports."""
    with pytest.raises(UnreadableInput, match=r"nowhere\.json: no such file"):
        load_fact_checks("nowhere.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("@type", "@id", "@graph", "@value", "claimReviewed", "itemReviewed", "url"),
                    *("claimReview", "claims", "text", "author", "name", "reviewRating", "id"),
                    *("datePublished", "inLanguage", "ratingValue", "publisher", "claimDate"),
                ]
            ),
            inner | st.just("ClaimReview"),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    """Whatever stands in the place of a text or an object."""
    try:
        found = load_fact_checks([value])
    except ClaimcmpError:
        return
    assert len({c.id for c in found}) == len(found)


def test_a_plain_claim_is_no_fact_check() -> None:
    """So that both can be given in one list."""
    assert not is_fact_check({"text": "It rains.", "id": 3})
    assert all(map(is_fact_check, (review(), searched(), {"claims": []}, only(review()))))


def test_what_was_read_is_taken_as_it_is() -> None:
    """With its errors."""
    found = load_fact_checks(review(datePublished="snart"))
    assert load_fact_checks(found) is found
    assert isinstance(found, FactChecks)
    assert repr(found) == "<1 fact check: 'https://sjekk.example/lervik'; 1 could not be read>"
