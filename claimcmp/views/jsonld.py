"""The claims as linked data: schema.org `Claim` nodes, and relations between them.

schema.org has no property for "this claim agrees with that one". The context
therefore adds a small vocabulary of its own, under `urn:claimcmp:vocab:1#`:

* `cc:Relation`: one verdict, a node of its own because it carries a
  confidence. `cc:left` and `cc:right` are the two claims, `cc:kind` is
  "agrees", "diverges" or "related", `cc:confidence` (0..1) the probability
  that `cc:leaning` is right, `cc:scope` "between_reports" or "within_report",
  `cc:caveat` zero or more caveats, `cc:why` the reasons in words.
* `cc:start`, `cc:end`: where an appearance stands in its report's text,
  half-open, in Unicode code points.

A reader that knows only schema.org still sees every claim, who said it, in
which language, and the article it appears in.
"""

from __future__ import annotations

import json
from os import PathLike
from typing import Any
from urllib.parse import quote

from claimcmp.comparison import Comparison, Relation
from claimcmp.report import Claim, Report
from claimcmp.views.why import in_brief
from claimcmp.views.writing import write

__all__ = ["to_jsonld"]

_CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "cc": "urn:claimcmp:vocab:1#",
    "cc:left": {"@type": "@id"},
    "cc:right": {"@type": "@id"},
}


def to_jsonld(comparison: Comparison, path: str | PathLike[str] | None = None) -> str:
    """The claims as schema.org `Claim` nodes with their appearances, and their relations.

    Reports are `NewsArticle` nodes; their text is not repeated. What is not
    known is left out. The context is written out, so nothing has to be
    fetched to read the file, other than by a processor that resolves terms.

    Raises:
        InputError: The file cannot be written.
    """
    graph = [
        *(_article(r) for r in comparison.reports),
        *(_claim(c) for c in comparison.claims),
        *(_relation(i, r) for i, r in enumerate(comparison.relations, start=1)),
    ]
    document = {"@context": _CONTEXT, "@graph": graph}
    return write(json.dumps(document, ensure_ascii=False, indent=2) + "\n", path)


def _urn(kind: str, id: str) -> str:
    return f"urn:claimcmp:{kind}:{quote(id, safe='')}"


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


def _claim(claim: Claim) -> dict[str, Any]:
    author = {"name": claim.speaker} if claim.speaker else None  # a person or a body, not told
    appearance = {
        "@type": "Quotation",
        "text": claim.text,
        "isPartOf": {"@id": _urn("report", claim.report)} if claim.report else None,
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


def _relation(number: int, relation: Relation) -> dict[str, Any]:
    return {
        "@id": f"urn:claimcmp:relation:{number}",
        "@type": "cc:Relation",
        "cc:left": _urn("claim", relation.left.id),
        "cc:right": _urn("claim", relation.right.id),
        "cc:kind": relation.kind,
        "cc:leaning": relation.leaning,
        "cc:confidence": relation.confidence,
        "cc:scope": relation.scope,
        "cc:caveat": list(relation.caveats),
        "cc:why": in_brief(relation),
    }
