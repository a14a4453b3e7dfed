"""The commands of `claimcmp`, each under the heading where its help lists it, with an example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from claimcmp import __version__
from claimcmp.doors import checks, claims, reports, services
from claimcmp.doors.archive import app as archive_app
from claimcmp.doors.review import app as review_app
from claimcmp.doors.streams import give

__all__ = ["app"]

app = typer.Typer(
    name="claimcmp",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Compare what reports claim, across Norwegian, Danish and English: who agrees, "
    "who diverges, and who is silent. Nothing leaves this machine.",
    epilog="Example: `claimcmp compare reports/ --ask 'Who controls the airport?'`",
)

_REPORTS, _CLAIMS = "Reports", "Claims"
_PROGRAMS, _ITSELF = "For other programs", "The program itself"


def _add(command: Callable[..., Any], example: str, panel: str) -> None:
    app.command(epilog=f"Example: `{example}`", rich_help_panel=panel)(command)


_add(reports.compare, "claimcmp compare reports/ --metadata dates.csv --html page.html", _REPORTS)
_add(reports.ask, "claimcmp ask 'Hvem kontrollerer flyplassen?' reports/", _REPORTS)
_add(reports.split, "claimcmp split reports.json --id nb-17", _REPORTS)
app.add_typer(review_app, name="review", rich_help_panel=_REPORTS)
_add(claims.relate, "claimcmp relate 'Ten were killed.' 'Tolv ble drept.'", _CLAIMS)
_add(claims.match, "claimcmp match claims.txt known.jsonl --top 3", _CLAIMS)
app.add_typer(archive_app, name="archive", rich_help_panel=_CLAIMS)
_add(services.serve, "claimcmp serve --port 8765", _PROGRAMS)
_add(services.mcp, "claimcmp mcp", _PROGRAMS)
_add(checks.schema, "claimcmp schema > claimcmp.schema.json", _PROGRAMS)
_add(checks.selftest, "claimcmp selftest reports/ --most 100", _ITSELF)


def _version(wanted: bool) -> None:
    if wanted:
        give(f"claimcmp {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version and leave.",
            metavar="",
            is_eager=True,
            callback=_version,
        ),
    ] = False,
) -> None:
    pass
