from __future__ import annotations

import json
from typing import Any

import pytest

from claimcmp.comparison import Comparison


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
    assert counts == {"NewsArticle": 4, "Claim": 10, "cc:Relation": 3}


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


def test_what_is_unknown_is_left_out(nodes: dict[str, list[dict[str, Any]]]) -> None:
    """An unknown date is no date, rather than an empty one."""
    danish = next(n for n in nodes["NewsArticle"] if n["identifier"] == "da.txt")
    assert not {"datePublished", "publisher", "headline"} & set(danish)
