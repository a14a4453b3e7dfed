"""Invented reports, and claims, relations and matters put together by hand with real offsets."""

from __future__ import annotations

from typing import Any

from claimcmp.comparison import (
    Comparison,
    Group,
    Reason,
    Relation,
)
from claimcmp.report import Claim, Report

NB = (
    "Ferge i brann\n\n🚢 Fergen Solvår tok fyr utenfor Lervik tirsdag. 12 personer ble evakuert. "
    "Rederiet sier at motoren var ny. En matros sier at motoren var gammel."
    "\n\nFoto: Ola Lie / Nordfoto"
)
DA = (
    "Færgen Solvår brød i brand ud for Lervik. "
    "Kaptajnen vil ikke be- eller afkræfte, at en dør stod åben."
)
EN = "The ferry Solvår caught fire off Lervik on Tuesday. It is to be scrapped, the owner said."
BAD = (
    '<script>alert(1)</script> <img src=x onerror="alert(2)"> says | the *ferry* [sank](http://a.b)'
)

TEXTS = {"nb.txt": NB, "da.txt": DA, "en.txt": EN, "bad.txt": BAD}
LANGUAGES = {"nb.txt": "nb", "da.txt": "da", "en.txt": "en", "bad.txt": "en"}


def claim(report: str, text: str, **more: Any) -> Claim:
    """The claim that these words of a report are."""
    whole = TEXTS[report]
    start = whole.index(text)
    return Claim(
        **{
            "id": f"{report}:{start}",
            "report": report,
            "start": start,
            "end": start + len(text),
            "text": text,
            "standalone": text,
            "context": text,
            "context_start": start,
            "language": LANGUAGES[report],
            **more,
        }
    )


def relation(left: Claim, right: Claim, kind: str, *weights: float, **more: Any) -> Relation:
    """A relation whose reasons weigh this much."""
    types = ("meaning", "number", "time", "place")
    reasons = tuple(
        Reason(type=t, contribution=w, words=f"{t} seen")  # type: ignore[arg-type]
        for t, w in zip(types, weights, strict=False)
    )
    same = left.report == right.report
    return Relation(
        **{
            "left": left,
            "right": right,
            "kind": kind,
            "leaning": kind,
            "confidence": 0.9,
            "cosine": 0.8,
            "score": sum(weights),
            "reasons": reasons,
            "scope": "within_report" if same else "between_reports",
            **more,
        }
    )


def group(number: int, title: str, verdict: str, *claims: Claim, **more: Any) -> Group:
    """A matter made of these claims."""
    reports = tuple(dict.fromkeys(c.report for c in claims))
    return Group(
        **{
            "id": f"g{number}",
            "claims": tuple(c.id for c in claims),
            "reports": reports,
            "title": title,
            "verdict": verdict,
            "counts": f"{len(reports)} reports, origins unknown",
            **more,
        }
    )


def report(id: str, **more: Any) -> Report:
    """One of the invented reports."""
    return Report(**{"id": id, "text": TEXTS[id], "language": LANGUAGES[id], **more})


def disputed(comparison: Comparison) -> Comparison:
    """The same comparison with its first matter disputed between two reports."""
    first, *others = comparison.groups
    clash = first.model_copy(update={"verdict": "disputed", "dispute": "between_reports"})
    agrees, *rest = comparison.relations
    apart = agrees.model_copy(update={"kind": "diverges", "leaning": "diverges"})
    return comparison.model_copy(update={"groups": (clash, *others), "relations": (apart, *rest)})
