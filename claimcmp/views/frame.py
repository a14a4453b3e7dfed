"""The tables of a comparison as data frames of pandas, polars or Arrow, as CSV and as Parquet."""

from __future__ import annotations

import csv
from importlib import import_module
from io import BytesIO, StringIO
from os import PathLike
from pathlib import Path
from typing import Any, Literal, get_args

from claimcmp.comparison import Comparison
from claimcmp.errors import InputError, MissingExtra
from claimcmp.views.tables import Table, What, table
from claimcmp.views.writing import destination, unwritable

__all__ = ["Backend", "to_csv", "to_frame"]

Backend = Literal["pandas", "polars", "pyarrow"]


def to_frame(
    comparison: Comparison,
    path: str | PathLike[str] | None = None,
    *,
    what: What = "relations",
    backend: Backend = "pandas",
) -> Any:
    """One table of a comparison as a data frame, in the order of the comparison.

    Every table has its columns even without a row. Lists are joined with "; ",
    what is unknown is missing, offsets are code points.

    * "relations": `kind, leaning, confidence, cosine, score, scope, caveats,
      group` (the left claim's matter), then for `left_` and `right_` each
      `report, source, published, start, end, text, language, speaker, claim`,
      `why` (the reasons in words), `reviewed` and `machine` (what a review did,
      and the kind without it), and `held_back` (in words, what times, places or
      stages keep the two from a verdict).
    * "claims": the same of each claim, its standalone wording, stance,
      polarity, certainty, names, numbers, times, origin, check-worthiness,
      and its matter with the verdict.
    * "groups": `group, title, verdict, dispute, counts`, how many reports and
      claims and which, and which reports were folded together.
    * "silences": `group, title, report, source, published, coverage,
      looked_for, timing`, and the place that names it.

    Args:
        comparison: What to lay out.
        path: A file to write, ending in ".csv" (UTF-8, the same bytes for
            every backend) or ".parquet".
        what: Which table.
        backend: Whose frame is returned; what writes Parquet.

    Raises:
        MissingExtra: narwhals or the backend (or, for Parquet, pyarrow) is not installed.
        InputError: There is no such table or backend, or the path has another
            ending or cannot be written.
    """
    target = None if path is None else _target(path)
    found = table(comparison, what)
    frame = _frame(found, backend)
    if target is not None:
        _write(found, frame, target)
    return frame.to_native()


def to_csv(comparison: Comparison, *, what: What = "relations") -> str:
    """One table of a comparison as CSV, as `to_frame` writes it; needs none of the extras.

    Raises:
        InputError: There is no such table.
    """
    return _csv(table(comparison, what)).decode()


def _frame(found: Table, backend: Backend) -> Any:
    """The table as a narwhals frame over the backend's own."""
    if backend not in get_args(Backend):
        known = ", ".join(get_args(Backend))
        raise InputError(f"there is no backend {backend!r}; want any of {known}")
    for package in ("narwhals", backend):
        try:
            import_module(package)
        except ImportError:
            raise MissingExtra(package, "tables", "the table view") from None
    import narwhals as nw

    # pandas' own whole numbers cannot be missing; its nullable ones have no name in narwhals.
    gaps = [n for n, c in found.columns.items() if c == "gap"]
    widened = backend == "pandas" and bool(gaps)
    types = {
        "text": nw.String,
        "whole": nw.Int64,
        "number": nw.Float64,
        "gap": nw.Float64 if widened else nw.Int64,
    }
    schema = {name: types[column] for name, column in found.columns.items()}
    columns = list(zip(*found.rows, strict=True)) or [()] * len(schema)
    values = {name: list(column) for name, column in zip(schema, columns, strict=True)}
    frame = nw.from_dict(values, schema=schema, backend=backend)
    if widened:
        native: Any = frame.to_native()
        frame = nw.from_native(native.astype(dict.fromkeys(gaps, "Int64")), eager_only=True)
    return frame


def _target(path: str | PathLike[str]) -> Path:
    target = destination(path)
    if target.suffix.lower() not in (".csv", ".parquet"):
        raise InputError(f"{target}: want a path that ends in .csv or .parquet")
    return target


def _write(found: Table, frame: Any, target: Path) -> None:
    try:
        made = _csv(found) if target.suffix.lower() == ".csv" else _parquet(frame)
        target.write_bytes(made)
    except ImportError:
        raise MissingExtra("pyarrow", "tables", "writing Parquet") from None
    except (OSError, ValueError) as error:
        raise unwritable(target, error) from None


def _csv(found: Table) -> bytes:
    out = StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(found.columns)
    lines.writerows(found.rows)
    return out.getvalue().encode("utf-8")


def _parquet(frame: Any) -> bytes:
    held = BytesIO()
    frame.write_parquet(held)
    return held.getvalue()
