from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from claimcmp.comparison import Comparison

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def nodes(comparison: Comparison) -> dict[str, list[dict[str, Any]]]:
    """The graph's nodes by type."""
    found: dict[str, list[dict[str, Any]]] = {}
    for node in json.loads(comparison.to_jsonld())["@graph"]:
        found.setdefault(node["@type"], []).append(node)
    return found


def test_there_is_a_node_for_everything(
    nodes: dict[str, list[dict[str, Any]]], comparison: Comparison
) -> None:
    """There is a node for everything."""
    counts = {kind: len(found) for kind, found in nodes.items()}
    assert counts == {
        "NewsArticle": 4,
        "Claim": 10,
        "cc:Relation": 3,
        "cc:Matter": 6,
        "cc:Silence": 1,
    }


def test_nothing_but_the_graph_of_nothing(empty: Comparison) -> None:
    """A comparison of nothing gives an empty graph."""
    assert json.loads(empty.to_jsonld())["@graph"] == []


def test_ids_are_unique(nodes: dict[str, list[dict[str, Any]]]) -> None:
    """Ids are unique."""
    ids = [n["@id"] for found in nodes.values() for n in found]
    assert len(ids) == len(set(ids))


def test_a_claim_appears_in_its_article(nodes: dict[str, list[dict[str, Any]]]) -> None:
    """A claim appears in its article."""
    articles = {n["@id"] for n in nodes["NewsArticle"]}
    assert all(n["appearance"]["isPartOf"]["@id"] in articles for n in nodes["Claim"])


def test_a_relation_joins_two_claims(nodes: dict[str, list[dict[str, Any]]]) -> None:
    """A relation joins two claims."""
    claims = {n["@id"] for n in nodes["Claim"]}
    assert all({n["cc:left"], n["cc:right"]} <= claims for n in nodes["cc:Relation"])


def test_an_appearance_names_the_address_and_the_day(comparison: Comparison) -> None:
    """So that a reader of appearances alone need not look further."""
    first, *others = comparison.reports
    known = first.model_copy(update={"url": "https://kyst.example/1"})
    made = comparison.model_copy(update={"reports": (known, *others)})
    claims = [n for n in json.loads(made.to_jsonld())["@graph"] if n["@type"] == "Claim"]
    assert claims[0]["appearance"]["url"] == "https://kyst.example/1"
    assert claims[0]["appearance"]["datePublished"] == "2021-03-02"


def test_a_matter_names_its_claims_and_who_carries_it(
    nodes: dict[str, list[dict[str, Any]]], comparison: Comparison
) -> None:
    """With its verdict, most telling claim first."""
    matter, group = nodes["cc:Matter"][0], comparison.groups[0]
    assert (matter["name"], matter["cc:verdict"]) == (group.title, "repeated")
    assert len(matter["cc:claims"]) == len(matter["cc:carriedBy"]) == 3
    assert set(matter["cc:claims"]) <= {n["@id"] for n in nodes["Claim"]}
    assert set(matter["cc:carriedBy"]) <= {n["@id"] for n in nodes["NewsArticle"]}


def test_a_silence_names_its_matter_and_what_was_looked_for(
    nodes: dict[str, list[dict[str, Any]]],
) -> None:
    """And the report that is silent."""
    (silence,) = nodes["cc:Silence"]
    assert silence["cc:matter"] == nodes["cc:Matter"][0]["@id"]
    assert silence["cc:lookedFor"] == ["Solvår", "Lervik"]
    assert silence["cc:coverage"] == "does not name it"


def test_a_review_and_what_holds_back_are_told(comparison: Comparison) -> None:
    """Where there are any; elsewhere the terms are left out."""
    more = {"reviewed": "relabelled", "machine": "related", "held_back": "3 May against 9 May"}
    first, *others = comparison.relations
    made = comparison.model_copy(update={"relations": (first.model_copy(update=more), *others)})
    found = [n for n in json.loads(made.to_jsonld())["@graph"] if n["@type"] == "cc:Relation"]
    assert found[0]["cc:reviewed"] == "relabelled"
    assert found[0]["cc:machine"] == "related"
    assert found[0]["cc:heldBack"] == "3 May against 9 May"
    assert not {"cc:reviewed", "cc:machine", "cc:heldBack"} & set(found[1])


def test_the_id_of_a_relation_is_that_of_its_claims(comparison: Comparison) -> None:
    """It does not change when others are added."""
    fewer = comparison.model_copy(update={"relations": comparison.relations[1:]})
    ids = [
        {n["@id"] for n in json.loads(c.to_jsonld())["@graph"] if n["@type"] == "cc:Relation"}
        for c in (comparison, fewer)
    ]
    assert ids[1] < ids[0]


def test_every_term_is_documented(comparison: Comparison) -> None:
    """The page on linked data has a row for each term of the vocabulary."""
    page = (REPOSITORY / "docs/how-to/linked-data.md").read_text(encoding="utf8")
    text = (REPOSITORY / "claimcmp/views/jsonld.py").read_text(encoding="utf8")
    terms = set(re.findall(r"\"(cc:[A-Za-z]+)\"", text))
    assert terms == set(re.findall(r"`(cc:[A-Za-z]+)`", page))


def no_network(url: str, _options: object) -> None:
    """A processor that asks for a context fails."""
    raise AssertionError(url)


def test_a_processor_reads_it_without_a_network(comparison: Comparison) -> None:
    """Every term has an address, and the document comes back whole."""
    jsonld = pytest.importorskip("pyld").jsonld
    document = json.loads(comparison.to_jsonld())
    options = {"documentLoader": no_network}
    expanded = jsonld.expand(document, options)
    terms = {key for node in expanded for key in node if not key.startswith("@")}
    assert all(t.startswith(("https://schema.org/", "urn:claimcmp:vocab:1#")) for t in terms)
    back = jsonld.compact(expanded, document["@context"], options)
    assert {n["@id"]: n for n in back["@graph"]} == {n["@id"]: n for n in document["@graph"]}


def test_its_triples_join_the_nodes(comparison: Comparison) -> None:
    """What is meant as a node is one, and no text."""
    jsonld = pytest.importorskip("pyld").jsonld
    quads = jsonld.to_rdf(json.loads(comparison.to_jsonld()), {"documentLoader": no_network})
    joined = [
        q for q in quads["@default"] if q["predicate"]["value"].endswith(("#left", "#carriedBy"))
    ]
    assert joined
    assert {q["object"]["type"] for q in joined} == {"IRI"}


def test_what_is_unknown_is_left_out(nodes: dict[str, list[dict[str, Any]]]) -> None:
    """An unknown date is no date, rather than an empty one."""
    danish = next(n for n in nodes["NewsArticle"] if n["identifier"] == "da.txt")
    assert not {"datePublished", "publisher", "headline"} & set(danish)
