"""The command line's `archive`: keep the claims of many reports, and ask what was said before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcmp.doors.options import Aliases, AsJson, JudgeName, Metadata, Paths, Strict
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
    from claimcmp.doors.cli import _loaded, _print, _progress

    reports = _loaded(paths, metadata, strict)
    with _progress(f"Adding {len(reports)} report{'' if len(reports) == 1 else 's'}"):
        told = _archive(archive, encoder).add(reports, workers=workers)
    if as_json:
        _print(told.model_dump_json(indent=2))
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
    as_json: AsJson = False,
) -> None:
    """Show what the archive holds on a claim: what agrees, what diverges, what is near.

    The claim and those found are taken to speak of one event. Claims on other
    matters are left out, save with --json.
    """
    from claimcmp.doors.cli import _print
    from claimcmp.matching.judges import load_judge
    from claimcmp.settings import Settings

    found = _archive(archive, encoder).query(
        claim,
        top=top,
        language=language,
        source=source,
        before=before,
        after=after,
        judge=load_judge(judge),
        settings=Settings(aliases=aliases),
    )
    if as_json:
        _print(json.dumps([r.model_dump(mode="json") for r in found], ensure_ascii=False, indent=2))
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
        bool, typer.Option("--strict", help="Exit with 2 if one of them was not there.")
    ] = False,
) -> None:
    """Remove reports by their ids; the others stay as they are."""
    gone = _archive(archive).remove(ids)
    lacking = [id for id in ids if id not in gone]
    for id in gone:
        typer.echo(f"removed {id}", err=True)
    for id in lacking:
        typer.echo(f"{id} was not there", err=True)
    if strict and lacking:
        raise InputError(f"{len(lacking)} of the reports were not there, see above")


@app.command(epilog="Example: `claimcmp archive stats desk/ --json`")
def stats(archive: Folder, as_json: AsJson = False) -> None:
    """Show what the archive holds: reports, claims, languages, sources, dates, encoder."""
    from claimcmp.doors.cli import _print

    found = _archive(archive).stats()
    if as_json:
        _print(found.model_dump_json(indent=2))
    else:
        from claimcmp.archive.terminal import show_stats

        show_stats(found)
