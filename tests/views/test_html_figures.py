"""The page counts what the JSON and the Markdown count."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from claimcmp import compare

REPORTS = [
    {
        "id": "a",
        "source": "Elvebladet",
        "published": "2022-05-04",
        "language": "nb",
        "text": "Broen over Langelva i Mosvik raste onsdag. Tolv personer ble reddet. "
        "Ordfører Kari Moe sa at broen var ny. Ingeniør Per Dahl sa at broen ikke var ny.",
    },
    {
        "id": "b",
        "source": "Valley Post",
        "published": "2022-05-04",
        "language": "en",
        "text": "The bridge over Langelva in Mosvik collapsed on Wednesday. "
        "Twelve people were rescued. The school in Mosvik is closed.",
    },
    {
        "id": "c",
        "source": "Broposten",
        "published": "2022-05-04",
        "language": "da",
        "text": "Broen over Langelva i Mosvik styrtede sammen onsdag. Ni personer blev reddet.",
    },
]


@pytest.fixture(scope="module")
def views() -> dict[str, Any]:
    """The JSON as values, the page and the Markdown of one comparison, with one question."""
    comparison = compare(REPORTS, judge="features")
    question = ("Where did a bridge collapse?",)
    return {
        "json": json.loads(comparison.to_json()),
        "html": comparison.to_html(ask=question),
        "markdown": comparison.to_markdown(ask=question),
        "answer": comparison.ask(*question),
    }


def card(page: str, words: str) -> int:
    """The number on a card of the first screen."""
    found = re.search(rf"<b>([\d,]+)</b><span>{words}", page)
    assert found, words
    return int(found[1].replace(",", ""))


def test_the_cards_count_the_matters_of_the_json(views: dict[str, Any]) -> None:
    """Each number of the first screen, by the verdicts of the groups."""
    verdicts = Counter(g["verdict"] for g in views["json"]["groups"])
    page = views["html"]
    agreed = verdicts["repeated"] + verdicts["corroborated"]
    assert card(page, "matters? that several reports agree on") == agreed
    assert card(page, "contradictions? between reports") == verdicts["disputed"]
    assert card(page, "matters? that only one report carries") == verdicts["single-source"]
    assert card(page, "disputes? between people quoted") == sum(
        g["dispute"] == "within_report" for g in views["json"]["groups"]
    )


def test_the_markdown_counts_as_many_contradictions(views: dict[str, Any]) -> None:
    """The sentence of the summary is one and the same."""
    said = r"Contradictions between reports: (\d+)\."
    assert re.search(said, views["html"])[1] == re.search(said, views["markdown"])[1]  # type: ignore[index]


def test_every_matter_stands_once_with_its_verdict(views: dict[str, Any]) -> None:
    """As many matters as groups."""
    assert len(set(re.findall(r'id="m(\d+)"', views["html"]))) == len(views["json"]["groups"])


def test_the_pairs_and_their_confidence_are_those_of_the_json(views: dict[str, Any]) -> None:
    """Each relation once, the ones without a verdict among them."""
    told = Counter(re.findall(r"confidence (\d\.\d\d)</span>\s*</summary>", views["html"]))
    held = Counter(f"{r['confidence']:.2f}" for r in views["json"]["relations"])
    assert held
    assert told == held


def test_what_agrees_and_diverges_is_that_of_the_markdown(views: dict[str, Any]) -> None:
    """The Markdown leaves the pairs without a verdict out, and counts the others alike."""
    kinds = Counter(r["kind"] for r in views["json"]["relations"] if r["kind"] != "related")
    lines = re.findall(r"^- .* \(confidence", views["markdown"], re.MULTILINE)
    pairs = re.findall(r'<li class="v-(agrees|diverges|inside)"><details>', views["html"])
    assert len(lines) == len(pairs) == sum(kinds.values())


def test_the_sums_of_reasons_are_the_scores(views: dict[str, Any]) -> None:
    """Under every table stands the score of its relation."""
    sums = re.findall(r'<tfoot>.*?class="num">([+-]\d+\.\d\d)', views["html"], re.DOTALL)
    scores = [f"{r['score'] + 0.0:+.2f}" for r in views["json"]["relations"] if r["reasons"]]
    assert Counter(sums) == Counter(scores)


def test_the_answers_are_those_of_the_markdown(views: dict[str, Any]) -> None:
    """As many rows, and as many reports silent, in one order."""
    answer = views["answer"]
    table = views["html"].split('class="answers"')[1].split("</table>")[0]
    assert table.count('<th scope="row"') == len(answer.rows) > 0
    assert answer.summary in views["html"]
    assert answer.summary in views["markdown"].replace("\\", "")
