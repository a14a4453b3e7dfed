"""One comparison, seen in every way: all views count the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

import claimcmp as cc
from claimcmp.views.outline import outline

Figures = dict[str, Counter[Any]]

REPORTS = [
    {
        "id": "a",
        "published": "2021-03-02",
        "source": "Kystbladet",
        "text": "Fergen Solvår grunnstøtte utenfor Lervik mandag. 12 passasjerer ble evakuert fra "
        "fergen Solvår. "
        "Partene i Lervik ble enige om en våpenhvile.",
    },
    {
        "id": "b",
        "published": "2021-03-02",
        "source": "Harbour News",
        "text": "The ferry Solvår ran aground off Lervik on Monday. 15 passengers were evacuated "
        "from the ferry Solvår. The bridge in Lervik is closed. The pilots claimed that Dutch "
        "tankers had leaked oil. The Dutch ministry of transport denied the accusations.",
    },
    {
        "id": "c",
        "published": "2021-03-02",
        "source": "Fjordavisen",
        "text": "Færgen Solvår stødte på grund ud for Lervik mandag. Broen i Lervik er lukket.",
    },
    {
        "id": "d",
        "published": "2021-04-09",
        "source": "Øyposten",
        "text": "Prisen på torsk har falt. Våpenhvilen i Lervik har brutt sammen.",
    },
]
SHOWN = ("disputed", "developing", "corroborated", "repeated")
WORDS = {
    "disputed between reports": "disputed",
    "changed over time": "developing",
    "corroborated": "corroborated",
    "repeated": "repeated",
}


@pytest.fixture(scope="module")
def comparison() -> cc.Comparison:
    """Four reports, one of whose agreements an analyst has turned round."""
    reports = cc.load(REPORTS)
    first = cc.compare(reports, judge="features")
    bridge = next(r for r in first.agreements() if "bridge" in r.left.text + r.right.text)
    review = cc.Review()
    review.relabel(bridge, "diverges", who="kari")
    return cc.compare(reports, judge="features", review=review.entries)


@pytest.fixture(scope="module")
def figures(comparison: cc.Comparison) -> Figures:
    """What the comparison itself holds."""
    return {
        "relations": Counter((r.scope, r.kind) for r in comparison.relations),
        "reviewed": Counter(r.reviewed for r in comparison.relations if r.reviewed),
        "verdicts": Counter(g.verdict for g in comparison.groups),
        "silences": Counter((s.group, s.report) for s in comparison.silences),
    }


def test_there_is_something_of_everything_to_count(figures: Figures) -> None:
    """Else the tests below would hold for nothing."""
    relations = figures["relations"]
    assert relations["between_reports", "agrees"] > 1
    assert relations["between_reports", "diverges"] > 1
    assert relations["within_report", "diverges"] == 1
    assert figures["reviewed"] == {"relabelled": 1}
    assert set(figures["verdicts"]) >= {"disputed", "developing", "repeated", "single-source"}
    assert len(figures["silences"]) > 2


def test_the_methods_count_so(comparison: cc.Comparison, figures: Figures) -> None:
    """What an analyst asks for in Python."""
    relations = figures["relations"]
    assert len(comparison.agreements()) == relations["between_reports", "agrees"]
    assert len(comparison.divergences()) == relations["between_reports", "diverges"]
    assert len(comparison.divergences(within=True)) == relations["within_report", "diverges"]


def test_json_counts_so(comparison: cc.Comparison, figures: Figures) -> None:
    """What another program reads."""
    held = json.loads(comparison.to_json())
    assert figures == {
        "relations": Counter((r["scope"], r["kind"]) for r in held["relations"]),
        "reviewed": Counter(r["reviewed"] for r in held["relations"] if r["reviewed"]),
        "verdicts": Counter(g["verdict"] for g in held["groups"]),
        "silences": Counter((s["group"], s["report"]) for s in held["silences"]),
    }


def test_the_tables_count_so(comparison: cc.Comparison, figures: Figures) -> None:
    """What stands in a spreadsheet."""
    relations, groups, silences = (
        comparison.to_frame(what=what) for what in ("relations", "groups", "silences")
    )
    assert figures == {
        "relations": Counter(zip(relations["scope"], relations["kind"], strict=True)),
        "reviewed": Counter(relations["reviewed"].dropna()),
        "verdicts": Counter(groups["verdict"]),
        "silences": Counter(zip(silences["group"], silences["report"], strict=True)),
    }


def test_the_linked_data_counts_so(comparison: cc.Comparison, figures: Figures) -> None:
    """What a graph is fed with."""
    graph = json.loads(comparison.to_jsonld())["@graph"]
    nodes = {
        kind: [n for n in graph if n["@type"] == f"cc:{kind}"]
        for kind in ("Relation", "Matter", "Silence")
    }
    matter = {n["@id"]: n["identifier"] for n in nodes["Matter"]}
    report = {n["@id"]: n["identifier"] for n in graph if n["@type"] == "NewsArticle"}
    assert figures == {
        "relations": Counter((n["cc:scope"], n["cc:kind"]) for n in nodes["Relation"]),
        "reviewed": Counter(n["cc:reviewed"] for n in nodes["Relation"] if "cc:reviewed" in n),
        "verdicts": Counter(n["cc:verdict"] for n in nodes["Matter"]),
        "silences": Counter(
            (matter[n["cc:matter"]], report[n["cc:report"]]) for n in nodes["Silence"]
        ),
    }


def test_the_outline_counts_so(comparison: cc.Comparison, figures: Figures) -> None:
    """What the page and the terminal are laid out by."""
    view = outline(comparison)
    shown = [(r.scope, r.kind) for m in view.matters for r in (*m.agrees, *m.diverges, *m.related)]
    assert Counter(shown) == figures["relations"]
    assert Counter(m.group.verdict for m in view.matters) == figures["verdicts"]
    silent = Counter((s.group, s.report) for m in view.matters for s in m.silences)
    assert silent == figures["silences"]
    verdicts = figures["verdicts"]
    assert len(view.contradictions) == verdicts["disputed"]
    assert len(view.developing) == verdicts["developing"]
    assert len(view.agreed) == verdicts["corroborated"] + verdicts["repeated"]
    assert len(view.unsettled) == verdicts["unsettled"]
    assert len(view.single) == verdicts["single-source"]


def test_the_markdown_counts_so(comparison: cc.Comparison, figures: Figures) -> None:
    """Relations of both kinds, the matters of several reports, who is silent on each."""
    text = comparison.to_markdown()
    kinds = Counter(re.findall(r"^- \*\*\w+\*\* and \*\*\w+\*\* (agree|diverge) \(", text, re.M))
    relations = figures["relations"]
    assert kinds["agree"] == relations["between_reports", "agrees"]
    assert kinds["diverge"] == relations["between_reports", "diverges"]
    inside = re.findall(r"^- Inside \*\*\w+\*\*, people quoted diverge \(", text, re.M)
    assert len(inside) == relations["within_report", "diverges"]
    assert text.count("**changed in review") == figures["reviewed"]["relabelled"]
    stated = Counter(WORDS[v] for v in re.findall(r"^\*([a-z ]+): ", text, re.M) if v in WORDS)
    assert stated == {v: n for v, n in figures["verdicts"].items() if v in SHOWN}
    silent = re.findall(r"^Silent \(which is not a denial\):\n\n((?:- .+\n?)+)", text, re.M)
    assert sum(part.count("**") // 2 for part in silent) == sum(figures["silences"].values())
    assert f"Contradictions between reports: {figures['verdicts']['disputed']}." in text
