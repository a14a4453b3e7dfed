"""The command line's `archive`: keep the claims of many reports, and ask what was said before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcmp.doors.given import Known, counted, loaded, settings_of
from claimcmp.doors.options import (
    Aliases,
    AsJson,
    JudgeName,
    Metadata,
    Offsets,
    OffsetUnit,
    Paths,
    SettingsGiven,
    Strict,
    flag,
    one_of,
)
from claimcmp.doors.outputs import offsets_need_json
from claimcmp.doors.streams import give, give_json, progress, tell
from claimcmp.errors import InputError

if TYPE_CHECKING:
    from claimcmp.archive import Archive

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Keep the claims of many reports in a folder, and ask what was said before "
    "(needs the extra `archive`).",
    epilog="Example: `claimcmp archive add desk/ reports/`",
)

Folder = Annotated[
    Path, typer.Argument(metavar="ARCHIVE", help="The archive's folder.", show_default=False)
]
EncoderName = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="NAME",
        help="What the archive was or is to be made with: static (quickest), contextual or "
        "combined, or the folder of a sentence-transformers model; left out, the package's choice.",
        show_default=False,
        autocompletion=one_of("static", "contextual", "combined"),
    ),
]


def _archive(folder: Path, encoder: str | None = None) -> Archive:
    from claimcmp.archive import Archive

    return Archive(folder, encoder=encoder)


@app.command(epilog="Example: `claimcmp archive add desk/ reports/ --metadata dates.csv`")
def add(
    archive: Folder,
    paths: Paths,
    metadata: Metadata = None,
    encoder: EncoderName = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="NUMBER",
            help="Processes to work with; worth it from some hundred reports on.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    strict: Strict = False,
) -> None:
    """Add reports; one that is there already under its id is replaced if it has changed."""
    reports = loaded(paths, Known(metadata, strict=strict))
    with progress(f"Adding {counted(len(reports), 'report')}"):
        told = _archive(archive, encoder).add(reports, workers=workers)
    if as_json:
        give(told.model_dump_json(indent=2))
    else:
        from claimcmp.archive.terminal import show_added

        show_added(told)


@app.command(epilog="Example: `claimcmp archive query desk/ 'The airport was taken.' --top 3`")
def query(
    archive: Folder,
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="A claim, in any of the four languages.")
    ],
    top: Annotated[
        int, typer.Option("--top", metavar="NUMBER", help="How many claims to show at most.")
    ] = 5,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            metavar="CODE",
            help="Only claims in this language (nb, nn, da, en); may be given again.",
            show_default=False,
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="NAME",
            help="Only claims of this outlet; may be given again.",
            show_default=False,
        ),
    ] = None,
    before: Annotated[
        str | None,
        typer.Option(
            "--before",
            metavar="DATE",
            help="Only of reports published before this day, month or year (2017-09-29).",
            show_default=False,
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(
            "--after",
            metavar="DATE",
            help="Only of reports published in or after this day, month or year.",
            show_default=False,
        ),
    ] = None,
    encoder: EncoderName = None,
    judge: JudgeName = None,
    aliases: Aliases = None,
    settings: SettingsGiven = None,
    as_json: AsJson = False,
    offsets: Offsets = OffsetUnit.codepoint,
) -> None:
    """Show what the archive holds on a claim: what agrees, what diverges, what is near.

    The claim and those found are taken to speak of one event. Claims on other
    matters are left out, save with --json.
    """
    from claimcmp.matching.judges import load_judge
    from claimcmp.views.offsets import relation_utf16

    offsets_need_json(offsets, as_json=as_json)
    found = _archive(archive, encoder).query(
        claim,
        top=top,
        language=language,
        source=source,
        before=before,
        after=after,
        judge=load_judge(judge),
        settings=settings_of(settings, aliases),
    )
    if as_json:
        wide = offsets is OffsetUnit.utf16
        give_json([(relation_utf16(r) if wide else r).model_dump(mode="json") for r in found])
    else:
        from claimcmp.archive.terminal import show_found

        show_found([r for r in found if r.kind != "unrelated"])


@app.command(epilog="Example: `claimcmp archive remove desk/ 2017/report-12.txt`")
def remove(
    archive: Folder,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID", help="Ids of reports.", show_default=False)
    ],
    strict: Annotated[
        bool, flag("--strict", help="Exit with 2 if one of them was not there.")
    ] = False,
) -> None:
    """Remove reports by their ids; the others stay as they are."""
    gone = _archive(archive).remove(ids)
    lacking = [id for id in ids if id not in gone]
    for id in gone:
        tell(f"removed {id}")
    for id in lacking:
        tell(f"{id} was not there")
    if strict and lacking:
        raise InputError(f"{len(lacking)} of the reports were not there, see above")


@app.command(epilog="Example: `claimcmp archive stats desk/ --json`")
def stats(archive: Folder, as_json: AsJson = False) -> None:
    """Show what the archive holds: reports, claims, languages, sources, dates, encoder."""
    found = _archive(archive).stats()
    if as_json:
        give(found.model_dump_json(indent=2))
    else:
        from claimcmp.archive.terminal import show_stats

        show_stats(found)
