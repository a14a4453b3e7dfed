"""Arguments and options that several commands share, with their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "Aliases",
    "AsJson",
    "Cache",
    "JudgeName",
    "Language",
    "Metadata",
    "Paths",
    "Strict",
]

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders or patterns with the reports; - reads one report from standard input.",
        show_default=False,
    ),
]
Metadata = Annotated[
    str | None,
    typer.Option(
        "--metadata",
        metavar="CSV",
        help="A table with an id column and any of source, published, title, url, origin, "
        "language: what the texts do not say themselves.",
        show_default=False,
    ),
]
Cache = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="DIR",
        help="A folder that keeps what was computed for each sentence and word, so that a later "
        "run need not compute it again; made if it is not there.",
        show_default=False,
    ),
]
Aliases = Annotated[
    str | None,
    typer.Option(
        "--aliases",
        metavar="FILE",
        help="A text file of names that are one, a name on each line, its spellings apart by =. "
        "Example line: `WHO = Verdens helseorganisasjon`.",
        show_default=False,
    ),
]
JudgeName = Annotated[
    str | None,
    typer.Option(
        "--judge",
        metavar="NAME",
        help="Who decides whether two claims agree: features (quicker, without reading both "
        "texts), or the name or folder of a cross-encoder for inference, such as models/my-nli; "
        "left out, the one of the package.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="Exit with 2 if any file could not be read.")
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="nb, nn, da or en; left out, the language is detected.",
        show_default=False,
    ),
]
