"""The claims as linked data: schema.org `Claim` nodes, and how they relate.

schema.org has no property for "this claim agrees with that one". The context
therefore adds a small vocabulary of its own, under `urn:claimcmp:vocab:1#`,
which docs/how-to/linked-data.md lays down term by term: `cc:Relation`,
`cc:Matter` and `cc:Silence`, each a node of its own, because each says more
than that two things are connected. Terms may be added to it; none changes
its meaning without another number in the address.

A reader that knows only schema.org still sees every claim, who said it, in
which language, and the article it appears in.
"""

from __future__ import annotations

import json
from os import PathLike
from typing import Any
from urllib.parse import quote

from claimcmp.comparison import Comparison, Group, Relation, Silence
from claimcmp.report import Claim, Report
from claimcmp.views.why import in_brief
from claimcmp.views.writing import write

__all__ = ["to_jsonld"]

_ID = {"@type": "@id"}
_SET = {"@container": "@set"}

_CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "cc": "urn:claimcmp:vocab:1#",
    **dict.fromkeys(("cc:left", "cc:right", "cc:matter", "cc:report"), _ID),
    **dict.fromkeys(("cc:caveat", "cc:lookedFor"), _SET),
    "cc:carriedBy": {**_ID, **_SET},
    "cc:claims": {**_ID, "@container": "@list"},
}


def to_jsonld(comparison: Comparison, path: str | PathLike[str] | None = None) -> str:
    """The claims as schema.org `Claim` nodes, with their relations, matters and silences.

    Reports are `NewsArticle` nodes; their text is not repeated. What is not
    known is left out. The context is written out, so nothing has to be
    fetched to read the file. A comparison of nothing gives an empty graph.

    Raises:
        InputError: The file cannot be written.
    """
    reports = {r.id: r for r in comparison.reports}
    graph = [
        *(_article(r) for r in comparison.reports),
        *(_claim(c, reports.get(c.report or "")) for c in comparison.claims),
        *(_relation(r) for r in comparison.relations),
        *(_matter(g) for g in comparison.groups),
        *(_silence(s) for s in comparison.silences),
    ]
    document = {"@context": _CONTEXT, "@graph": graph}
    return write(json.dumps(document, ensure_ascii=False, indent=2) + "\n", path)


def _urn(kind: str, *ids: str) -> str:
    return ":".join(("urn:claimcmp", kind, *(quote(id, safe="") for id in ids)))


def _known(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}


def _article(report: Report) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": report.source} if report.source else None
    provider = {"@type": "Organization", "name": report.origin} if report.origin else None
    return {
        "@id": _urn("report", report.id),
        "@type": "NewsArticle",
        "identifier": report.id,
        **_known(
            headline=report.title,
            url=report.url,
            inLanguage=report.language if report.language != "und" else None,
            datePublished=_date(report),
            publisher=publisher,
            sourceOrganization=provider,
        ),
    }


def _date(report: Report) -> str | None:
    return str(report.published).replace(" ", "T") if report.published else None


def _claim(claim: Claim, report: Report | None) -> dict[str, Any]:
    author = {"name": claim.speaker} if claim.speaker else None  # a person or a body, not told
    appearance = {
        "@type": "Quotation",
        "text": claim.text,
        "isPartOf": {"@id": _urn("report", claim.report)} if claim.report else None,
        "url": report.url if report else None,
        "datePublished": _date(report) if report else None,
        "cc:start": claim.start,
        "cc:end": claim.end,
    }
    return {
        "@id": _urn("claim", claim.id),
        "@type": "Claim",
        "identifier": claim.id,
        "text": claim.standalone,
        **_known(
            inLanguage=claim.language if claim.language != "und" else None,
            author=author,
        ),
        "appearance": _known(**appearance),
    }


def _relation(relation: Relation) -> dict[str, Any]:
    made = {
        "@id": _urn("relation", relation.left.id, relation.right.id),
        "@type": "cc:Relation",
        "cc:left": _urn("claim", relation.left.id),
        "cc:right": _urn("claim", relation.right.id),
        "cc:kind": relation.kind,
        "cc:leaning": relation.leaning,
        "cc:confidence": relation.confidence,
        "cc:scope": relation.scope,
        "cc:caveat": list(relation.caveats),
        "cc:heldBack": relation.held_back,
        "cc:reviewed": relation.reviewed,
        "cc:machine": relation.machine,
        "cc:why": in_brief(relation),
    }
    return _known(**made)


def _matter(group: Group) -> dict[str, Any]:
    made = {
        "@id": _urn("matter", group.id),
        "@type": "cc:Matter",
        "identifier": group.id,
        "name": group.title,
        "cc:verdict": group.verdict,
        "cc:dispute": group.dispute,
        "cc:counts": group.counts,
        "cc:carriedBy": [_urn("report", id) for id in group.reports],
        "cc:claims": [_urn("claim", id) for id in group.claims],
    }
    return _known(**made)


def _silence(silence: Silence) -> dict[str, Any]:
    made = {
        "@id": _urn("silence", silence.group or "", silence.report),
        "@type": "cc:Silence",
        "cc:matter": _urn("matter", silence.group) if silence.group else None,
        "cc:report": _urn("report", silence.report),
        "cc:coverage": silence.coverage,
        "cc:timing": silence.timing,
        "cc:lookedFor": list(silence.looked_for),
    }
    return _known(**made)
