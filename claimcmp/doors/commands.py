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


def _add(command: Callable[..., Any], panel: str, *examples: str) -> None:
    shown = [f"`{example}`" for example in examples]
    said = f"Example{'s' * (len(shown) > 1)}: " + "\n\n".join(shown)
    app.command(epilog=said, rich_help_panel=panel)(command)


_add(
    reports.compare,
    _REPORTS,
    "claimcmp compare reports/ --ask 'Who controls the airport?'",
    "claimcmp compare reports/ --metadata dates.csv --html page.html",
    "claimcmp compare reports/*.txt --json > comparison.json",
)
_add(
    reports.ask,
    _REPORTS,
    "claimcmp ask 'Hvem kontrollerer flyplassen?' reports/",
    "claimcmp ask 'How many were hurt?' nrk.txt dr.html bbc.txt --json",
)
_add(
    reports.split,
    _REPORTS,
    "claimcmp split report.txt",
    "claimcmp split reports.json --id nb-17",
)
app.add_typer(review_app, name="review", rich_help_panel=_REPORTS)
_add(claims.relate, _CLAIMS, "claimcmp relate 'Ten were killed.' 'Tolv ble drept.'")
_add(
    claims.match,
    _CLAIMS,
    "claimcmp match claims.txt known.jsonl --top 3",
    "claimcmp match claims.csv factchecks.json --json > matches.json",
    "claimcmp match --text 'The airport is closed.' known.csv",
)
app.add_typer(archive_app, name="archive", rich_help_panel=_CLAIMS)
_add(services.serve, _PROGRAMS, "claimcmp serve --port 8765")
_add(services.mcp, _PROGRAMS, "claimcmp mcp")
_add(
    checks.schema,
    _PROGRAMS,
    "claimcmp schema > claimcmp.schema.json",
    "claimcmp schema settings",
)
_add(checks.selftest, _ITSELF, "claimcmp selftest reports/ --most 100")


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
