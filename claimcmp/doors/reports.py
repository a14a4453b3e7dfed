"""The commands that take reports: `claimcmp compare`, `ask` and `split`."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from claimcmp.doors.given import Known, Means, compared, loaded
from claimcmp.doors.options import (
    Aliases,
    AsJson,
    Cache,
    EncoderName,
    JudgeName,
    Language,
    Metadata,
    Offsets,
    OffsetUnit,
    Paths,
    ReviewLog,
    SettingsGiven,
    Strict,
    flag,
)
from claimcmp.doors.outputs import Outputs, TableName, counted_in, offsets_need_json
from claimcmp.doors.streams import give, give_json
from claimcmp.errors import InputError

if TYPE_CHECKING:
    from claimcmp.reading.files import Reports
    from claimcmp.report import Report

__all__ = ["ask", "compare", "split"]

Questions = Annotated[
    list[str] | None,
    typer.Option(
        "--ask",
        metavar="QUESTION",
        help="A question to answer from the reports; may be given again.",
        show_default=False,
    ),
]
Html = Annotated[
    str | None,
    typer.Option(
        "--html",
        metavar="FILE",
        help="Write one self-contained page; - prints it.",
        show_default=False,
    ),
]
Csv = Annotated[
    str | None,
    typer.Option(
        "--csv", metavar="FILE", help="Write a table as CSV; - prints it.", show_default=False
    ),
]
Parquet = Annotated[
    str | None,
    typer.Option(
        "--parquet",
        metavar="FILE",
        help="Write a table as Parquet (needs the extra `tables`).",
        show_default=False,
    ),
]
Table = Annotated[
    TableName | None,
    typer.Option(
        "--table",
        metavar="NAME",
        help="Which table --csv and --parquet write: relations, claims, groups (the matters) or "
        "silences; left out, relations.",
        show_default=False,
    ),
]
Id = Annotated[
    str | None,
    typer.Option(
        "--id",
        metavar="ID",
        help="Which report of a file, or of a folder, that holds several.",
        show_default=False,
    ),
]


def compare(
    paths: Paths,
    ask: Questions = None,
    metadata: Metadata = None,
    language: Language = None,
    review: ReviewLog = None,
    aliases: Aliases = None,
    as_json: AsJson = False,
    html: Html = None,
    markdown: Annotated[bool, flag("--markdown", help="Print Markdown on standard output.")] = (
        False
    ),
    jsonld: Annotated[
        bool, flag("--jsonld", help="Print linked data (schema.org) on standard output.")
    ] = False,
    csv: Csv = None,
    parquet: Parquet = None,
    table: Table = None,
    offsets: Offsets = OffsetUnit.codepoint,
    encoder: EncoderName = None,
    judge: JudgeName = None,
    settings: SettingsGiven = None,
    cache: Cache = None,
    strict: Strict = False,
) -> None:
    """Compare reports: what several say, where they diverge, what only one says.

    With --json and --ask the output is an object with the keys `comparison`
    and `answers`; with --json alone it is the comparison.
    """
    outputs = Outputs(as_json, markdown, jsonld, html, csv, parquet, table, offsets)
    outputs.check()
    known = Known(metadata, language, strict)
    means = Means(encoder, cache, judge, settings, aliases, review)
    outputs.write(compared(paths, known, means), tuple(ask or ()))


def ask(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="In any of the four languages.")
    ],
    paths: Paths,
    metadata: Metadata = None,
    language: Language = None,
    review: ReviewLog = None,
    aliases: Aliases = None,
    as_json: AsJson = False,
    offsets: Offsets = OffsetUnit.codepoint,
    encoder: EncoderName = None,
    judge: JudgeName = None,
    settings: SettingsGiven = None,
    cache: Cache = None,
    strict: Strict = False,
) -> None:
    """Answer one question from the reports, with the exact quotes and their places."""
    offsets_need_json(offsets, as_json=as_json)
    _refuse_swapped(question, paths)
    known = Known(metadata, language, strict)
    means = Means(encoder, cache, judge, settings, aliases, review)
    comparison = compared(paths, known, means)
    answer = comparison.ask(question)
    if as_json:
        give(counted_in(answer, comparison, offsets).model_dump_json(indent=2))
    else:
        from claimcmp.views.terminal import show_answer

        show_answer(answer, comparison)


def split(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A report; - reads from standard input.")
    ],
    id: Id = None,
    language: Language = None,
    as_json: AsJson = False,
    offsets: Offsets = OffsetUnit.codepoint,
) -> None:
    """Show every segment of a report: its sentences, and what is set aside and why."""
    from claimcmp.reading.segments import split as split_text
    from claimcmp.views.offsets import Ruler

    offsets_need_json(offsets, as_json=as_json)
    report = _chosen(loaded([file], Known()), file, id)
    segments = split_text(report.text, language=language)  # type: ignore[arg-type]
    if as_json:
        if offsets is OffsetUnit.utf16:
            segments = Ruler(report.text).spans(segments)
        give_json([s.model_dump() for s in segments])
    else:
        from claimcmp.views.terminal import show_segments

        show_segments(segments)


def _refuse_swapped(question: str, paths: list[str]) -> None:
    """Tell somebody who gave the reports first, where none of the others is a file."""
    if os.path.exists(question) and not any(p == "-" or os.path.exists(p) for p in paths):
        raise InputError(
            f"the question was given as {question!r}, which is a path; the question comes first: "
            f"claimcmp ask {shlex.quote(paths[0])} {shlex.quote(question)}"
        )


def _chosen(reports: Reports, file: str, id: str | None) -> Report:
    """The report under an id, or the only one there is."""
    for report in reports:
        if report.id == id or (id is None and len(reports) == 1):
            return report
    ids = ", ".join(repr(report.id) for report in reports[:5]) + (", …" if reports[5:] else "")
    if id is not None:
        raise InputError(f"{file} holds no report {id!r}; its ids are {ids}: give --id one of them")
    raise InputError(
        f"{file} holds {len(reports)} reports, {ids}; split shows one: choose it with --id"
    )
