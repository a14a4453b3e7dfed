"""The relations as a table, for pandas, CSV and Parquet."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any

from claimcmp.comparison import Comparison
from claimcmp.errors import InputError, MissingExtra
from claimcmp.report import Claim, Report
from claimcmp.views.why import in_brief
from claimcmp.views.writing import destination, unwritable

__all__ = ["to_frame"]

_SIDE = ("report", "source", "published", "start", "end", "text", "language", "speaker", "claim")
_COLUMNS = (
    *("kind", "leaning", "confidence", "cosine", "score", "scope", "caveats", "group"),
    *(f"left_{name}" for name in _SIDE),
    *(f"right_{name}" for name in _SIDE),
    "why",
)


def to_frame(comparison: Comparison, path: str | PathLike[str] | None = None) -> Any:
    """The relations as a pandas frame, one row each, in the order of the comparison.

    Columns: `kind, leaning, confidence, cosine, score, scope`, `caveats`
    (joined with "; "), `group` (the id of the left claim's matter), then for
    each side `report, source, published, start, end, text, language, speaker,
    claim`, and `why` (the reasons in words). Offsets are code points. An
    empty comparison gives a frame with these columns and no row.

    Args:
        comparison: What to lay out.
        path: A file to write, ending in ".csv" (UTF-8) or ".parquet".

    Raises:
        MissingExtra: pandas (or, for Parquet, pyarrow) is not installed.
        InputError: The path has another ending or cannot be written.
    """
    target = None if path is None else _target(path)
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtra("pandas", "tables", "the table view") from None
    home = {claim: group.id for group in comparison.groups for claim in group.claims}
    reports = {r.id: r for r in comparison.reports}
    rows = [
        {
            "kind": r.kind,
            "leaning": r.leaning,
            "confidence": r.confidence,
            "cosine": r.cosine,
            "score": r.score,
            "scope": r.scope,
            "caveats": "; ".join(r.caveats),
            "group": home.get(r.left.id),
            **_side("left", r.left, reports),
            **_side("right", r.right, reports),
            "why": in_brief(r),
        }
        for r in comparison.relations
    ]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    if target is not None:
        _write(frame, target)
    return frame


def _side(name: str, claim: Claim, reports: dict[str, Report]) -> dict[str, Any]:
    report = reports.get(claim.report or "")
    published = report.published if report else claim.published
    return {
        f"{name}_report": claim.report,
        f"{name}_source": report.source if report else claim.source,
        f"{name}_published": str(published) if published else None,
        f"{name}_start": claim.start,
        f"{name}_end": claim.end,
        f"{name}_text": claim.text,
        f"{name}_language": claim.language,
        f"{name}_speaker": claim.speaker,
        f"{name}_claim": claim.id,
    }


def _target(path: str | PathLike[str]) -> Path:
    target = destination(path)
    if target.suffix.lower() not in (".csv", ".parquet"):
        raise InputError(f"{target}: want a path that ends in .csv or .parquet")
    return target


def _write(frame: Any, target: Path) -> None:
    try:
        if target.suffix.lower() == ".csv":
            frame.to_csv(target, index=False, encoding="utf-8", lineterminator="\n")
        else:
            frame.to_parquet(target, index=False)
    except ImportError:
        raise MissingExtra("pyarrow", "tables", "writing Parquet") from None
    except (OSError, ValueError) as error:
        raise unwritable(target, error) from None
