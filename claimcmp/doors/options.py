"""Arguments and options that several commands share, with their help."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimcmp.values import LANGUAGES

__all__ = [
    "Aliases",
    "AsJson",
    "Cache",
    "EncoderName",
    "JudgeName",
    "Language",
    "Metadata",
    "OffsetUnit",
    "Offsets",
    "Paths",
    "ReviewLog",
    "SettingsGiven",
    "Strict",
    "flag",
    "one_of",
]


_STDIN = "/dev/stdin"


def flag(*names: str, help: str) -> typer.models.OptionInfo:
    """An option that is given or not, and takes no value."""
    made: typer.models.OptionInfo = typer.Option(*names, help=help, metavar="")
    return made


def one_of(*words: str) -> Callable[[str], list[str]]:
    """What a shell offers to complete an option with."""
    return lambda incomplete: [w for w in words if w.startswith(incomplete)]


def _from_stdin(value: str | None) -> str | None:
    """The file to read for an option: standard input for "-", where the system names it."""
    return _STDIN if value == "-" and os.path.exists(_STDIN) else value


class OffsetUnit(StrEnum):
    """What the places in JSON count."""

    codepoint = "codepoint"
    utf16 = "utf16"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders or patterns with the reports: text, Markdown, HTML, JSON, JSON lines, "
        "CSV or TSV; - reads one report, or JSON, from standard input.",
        show_default=False,
    ),
]
Metadata = Annotated[
    str | None,
    typer.Option(
        "--metadata",
        metavar="CSV",
        help="A table with an id column and any of source, published, title, url, origin, "
        "language: what the texts do not say themselves; - reads it from standard input.",
        show_default=False,
        callback=_from_stdin,
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
        "Example line: `WHO = Verdens helseorganisasjon`. - reads them from standard input.",
        show_default=False,
        callback=_from_stdin,
    ),
]
EncoderName = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="NAME",
        help="What finds the sentences that are near in meaning: static (quickest), contextual or "
        "combined, or the name or folder of a sentence-transformers model on this machine; left "
        "out, the package's choice.",
        show_default=False,
        autocompletion=one_of("static", "contextual", "combined"),
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
        autocompletion=one_of("features"),
    ),
]
SettingsGiven = Annotated[
    list[str] | None,
    typer.Option(
        "--settings",
        metavar="NAME=VALUE",
        help="A threshold, such as `sure=0.95`, or a JSON or TOML file of several; may be given "
        "again, and the last one counts. `claimcmp schema settings` lists them.",
        show_default=False,
    ),
]
ReviewLog = Annotated[
    str | None,
    typer.Option(
        "--review",
        metavar="LOG",
        help="A log of corrections to apply, as `claimcmp review import` and Python write it.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, flag("--json", help="Print JSON on standard output.")]
Offsets = Annotated[
    OffsetUnit,
    typer.Option(
        "--offsets",
        metavar="UNIT",
        help="What the places in the JSON count: codepoint, as Python does, or utf16, as "
        "JavaScript and Java do.",
    ),
]
Strict = Annotated[
    bool, flag("--strict", help="Exit with 2 if anything could not be read; print no result.")
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="nb, nn, da or en, where a report does not state its own; left out, the language is "
        "detected.",
        show_default=False,
        autocompletion=one_of(*LANGUAGES),
    ),
]
