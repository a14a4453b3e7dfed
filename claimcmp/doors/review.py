"""The command line's `review`: look at a log, write a table to decide in, take decisions over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcmp.doors.given import Known, Means, compared, counted
from claimcmp.doors.options import AsJson, Metadata, Paths, ReviewLog, flag
from claimcmp.doors.streams import give_json, tell

if TYPE_CHECKING:
    from claimcmp.comparison import Comparison

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Correct what was found: the corrections are kept in a log, and "
    "`claimcmp compare --review LOG` applies them.",
    epilog="Example: `claimcmp review export reports/ decisions.csv`",
)

Log = Annotated[str, typer.Argument(metavar="LOG", help="A log of corrections (JSON lines).")]
Who = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Who decided; kept in the log.", show_default=False),
]


@app.command(epilog="Example: `claimcmp review show corrections.jsonl`")
def show(log: Log, as_json: AsJson = False) -> None:
    """Show every correction in a log: who, when, what about, and whether it was taken back."""
    from claimcmp.reviewing.log import read_log
    from claimcmp.reviewing.terminal import bad_line, show_review

    found = read_log(log)
    for problem in found.problems:
        tell(bad_line(problem))
    if as_json:
        give_json([e.correction.model_dump(exclude_defaults=True) for e in found.entries])
    else:
        show_review(found)


@app.command(
    epilog="Example: `claimcmp review export reports/ decisions.csv --review corrections.jsonl`"
)
def export(
    paths: Paths,
    csv: Annotated[
        Path, typer.Argument(metavar="CSV", help="The table to write; the last argument.")
    ],
    metadata: Metadata = None,
    review: ReviewLog = None,
    semicolons: Annotated[
        bool,
        flag(
            "--semicolons",
            help="Part the cells by ; as spreadsheets set to Norwegian or Danish want.",
        ),
    ] = False,
) -> None:
    """Write a table of what was found, a row for each pair of claims, to decide in.

    Instead of reports, the JSON that `claimcmp compare --json` printed can be
    given. In the column "your decision" goes accept, reject, agrees, diverges
    or related; rows left empty stay undecided.
    """
    from claimcmp.errors import InputError
    from claimcmp.reviewing.review import Review

    if csv.suffix.lower() != ".csv":
        raise InputError(f"{csv}: the last argument is the table to write; want a name in .csv")
    if csv.exists():
        raise InputError(
            f"{csv} is there already and may hold decisions; take them over with "
            "`claimcmp review import`, then remove it or choose another name"
        )
    comparison = _stored(paths, metadata, review) or compared(
        paths, Known(metadata), Means(review=review)
    )
    Review().to_csv(comparison, csv, separator=";" if semicolons else ",")
    tell(f"wrote {csv}: {counted(len(comparison.relations), 'row')} to decide on")


@app.command("import", epilog="Example: `claimcmp review import decisions.csv corrections.jsonl`")
def take_over(
    csv: Annotated[
        str, typer.Argument(metavar="CSV", help="A table that `claimcmp review export` wrote.")
    ],
    log: Annotated[
        str,
        typer.Argument(
            metavar="LOG", help="The log to add the decisions to; made if it is not there."
        ),
    ],
    who: Who = None,
) -> None:
    """Add the decisions of a table to a log; those it has already are not added again."""
    from claimcmp.reviewing.review import Review

    added = Review.open(log).read_csv(csv, who=who)
    none = "" if added else f": {csv} holds no new decision in its column “your decision”"
    tell(f"added {counted(len(added), 'correction')} to {log}{none}")


@app.command(epilog="Example: `claimcmp review undo corrections.jsonl 4d5cc2c3d385`")
def undo(
    log: Log,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The id of the correction, as `show` tells it.")
    ],
    who: Who = None,
) -> None:
    """Take one correction back; this adds an entry, and takes none away."""
    from claimcmp.reviewing.review import Review

    entry = Review.open(log).undo(id, who=who)
    tell(f"added {entry.id}, which takes back {id}")


def _stored(paths: list[str], metadata: str | None, review: str | None) -> Comparison | None:
    """The comparison that one JSON file holds; None where it holds something else."""
    from pydantic import ValidationError

    from claimcmp.comparison import Comparison
    from claimcmp.errors import InputError

    if len(paths) != 1 or not paths[0].lower().endswith(".json"):
        return None
    try:
        values = json.loads(Path(paths[0]).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if isinstance(values, dict) and "comparison" in values:
        values = values["comparison"]
    if not isinstance(values, dict) or not {"schema_version", "relations"} <= values.keys():
        return None
    if metadata or review:
        raise InputError(
            f"{paths[0]} is a comparison that was made already; give the reports "
            "instead, or leave --metadata and --review out"
        )
    try:
        return Comparison.model_validate_json(json.dumps(values))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(
            f"{paths[0]} is no comparison of this version ({where}: {first['msg']}); "
            "make it anew with claimcmp compare --json"
        ) from None
