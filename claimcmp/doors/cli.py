"""The command line: `claimcmp compare`, `ask`, `split`, `relate`, `selftest`, `schema`.

JSON goes to standard output and nothing else does; progress, warnings and
errors go to standard error. Exit 0: done. 2: bad usage or bad input. 1: an
error of this program.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcmp import __version__
from claimcmp.comparison import Answer, Comparison
from claimcmp.doors.archive import app as archive_app
from claimcmp.doors.options import (
    Aliases,
    AsJson,
    Cache,
    JudgeName,
    Language,
    Metadata,
    Paths,
    Strict,
)
from claimcmp.doors.review import ReviewLog, opened, tell_outcome
from claimcmp.doors.review import app as review_app
from claimcmp.doors.services import register as register_services
from claimcmp.errors import ClaimcmpError, InputError
from claimcmp.settings import Settings

if TYPE_CHECKING:
    from claimcmp.reading.files import Reports
    from claimcmp.report import Report

__all__ = ["app", "main"]

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
app.add_typer(review_app, name="review")
app.add_typer(archive_app, name="archive")
register_services(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcmp {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and leave.", is_eager=True, callback=_version
        ),
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: `claimcmp compare reports/ --metadata dates.csv --html page.html`")
def compare(
    paths: Paths,
    ask: Annotated[
        list[str] | None,
        typer.Option(
            "--ask",
            metavar="QUESTION",
            help="A question to answer from the reports; may be given again.",
            show_default=False,
        ),
    ] = None,
    metadata: Metadata = None,
    aliases: Aliases = None,
    judge: JudgeName = None,
    review: ReviewLog = None,
    cache: Cache = None,
    as_json: AsJson = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", help="Write one self-contained page.", show_default=False
        ),
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print Markdown on standard output.")
    ] = False,
    strict: Strict = False,
) -> None:
    """Compare reports: what several say, where they diverge, what only one says.

    With --json and --ask the output is an object with the keys `comparison`
    and `answers`; with --json alone it is the comparison.
    """
    if as_json and markdown:
        raise InputError("--json and --markdown both print to standard output; choose one of them")
    questions = tuple(ask or ())
    comparison = _compared(
        paths, metadata, cache, strict, aliases=aliases, judge=judge, review=review
    )
    answers = [comparison.ask(q) for q in questions]
    if html is not None:
        comparison.to_html(html, ask=questions)
        _note(f"wrote {html}")
    if as_json:
        _print(_as_json(comparison, answers))
    elif markdown:
        _print(comparison.to_markdown(ask=questions))
    else:
        from claimcmp.views.terminal import show_answer, show_comparison

        for answer in answers:
            show_answer(answer, comparison)
        show_comparison(comparison)


@app.command(epilog="Example: `claimcmp ask 'Hvem kontrollerer flyplassen?' reports/`")
def ask(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="In any of the four languages.")
    ],
    paths: Paths,
    metadata: Metadata = None,
    aliases: Aliases = None,
    judge: JudgeName = None,
    cache: Cache = None,
    as_json: AsJson = False,
    strict: Strict = False,
) -> None:
    """Answer one question from the reports, with the exact quotes and their places."""
    comparison = _compared(paths, metadata, cache, strict, aliases=aliases, judge=judge)
    answer = comparison.ask(question)
    if as_json:
        _print(answer.model_dump_json(indent=2))
    else:
        from claimcmp.views.terminal import show_answer

        show_answer(answer, comparison)


@app.command(epilog="Example: `claimcmp split reports.json --id nb-17`")
def split(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A report; - reads from standard input.")
    ],
    id: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            help="Which report of a file, or of a folder, that holds several.",
            show_default=False,
        ),
    ] = None,
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """Show every segment of a report: its sentences, and what is set aside and why."""
    from claimcmp.reading.segments import split as split_text

    report = _chosen(_loaded([file], None, strict=False), file, id)
    segments = split_text(report.text, language=language)  # type: ignore[arg-type]
    if as_json:
        _print(json.dumps([s.model_dump() for s in segments], ensure_ascii=False, indent=2))
    else:
        from claimcmp.views.terminal import show_segments

        show_segments(segments)


@app.command(epilog="Example: `claimcmp relate 'Ten were killed.' 'Tolv ble drept.'`")
def relate(
    a: Annotated[str, typer.Argument(metavar="A", help="A claim.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another, in any of the four languages.")],
    aliases: Aliases = None,
    judge: JudgeName = None,
    as_json: AsJson = False,
) -> None:
    """Say how two claims relate, taking them to speak of one event."""
    from claimcmp.matching.judges import load_judge
    from claimcmp.matching.relate import relate as relate_claims

    found = relate_claims(a, b, judge=load_judge(judge), settings=Settings(aliases=aliases))
    if as_json:
        _print(found.model_dump_json(indent=2))
    else:
        from claimcmp.views.terminal import show_relation

        show_relation(found)


@app.command(epilog="Example: `claimcmp selftest reports/ --most 100`")
def selftest(
    paths: Paths,
    metadata: Metadata = None,
    cache: Cache = None,
    most: Annotated[
        int,
        typer.Option(
            "--most",
            metavar="NUMBER",
            help="How many changed claims to try, and how many unchanged ones.",
        ),
    ] = 200,
    as_json: AsJson = False,
    strict: Strict = False,
) -> None:
    """Change one detail in the claims of your reports, and count the changes that are caught.

    A number, a date, a name, a negation or a word with an opposite is changed,
    and the claim compared with what it was, and with another report's claim
    that agrees with it. Claims in other words that change nothing are compared
    too, to count false alarms.
    """
    from claimcmp.checking.selftest import selftest as check
    from claimcmp.encoding.encoder import load_encoder

    reports = _loaded(paths, metadata, strict)
    with _progress("Changing and comparing") as tell:
        result = check(reports, encoder=load_encoder(cache=cache, progress=tell), most=most)
    if as_json:
        _print(result.to_json())
    else:
        from claimcmp.checking.terminal import show_selftest

        show_selftest(result)


@app.command(epilog="Example: `claimcmp schema > claimcmp.schema.json`")
def schema(
    of: Annotated[
        str,
        typer.Argument(metavar="RESULT", help="comparison, or selftest."),
    ] = "comparison",
) -> None:
    """Print the JSON schema of a comparison, or of what selftest gives."""
    from claimcmp.checking.result import schema as selftest_schema
    from claimcmp.views.json import schema as comparison_schema

    known = {"comparison": comparison_schema, "selftest": selftest_schema}
    if of not in known:
        raise InputError(f"there is no schema of {of!r}; want {' or '.join(known)}")
    _print(json.dumps(known[of](), ensure_ascii=False, indent=2))


def _compared(
    paths: Sequence[str],
    metadata: str | None,
    cache: Path | None,
    strict: bool,
    *,
    aliases: str | None,
    judge: str | None,
    review: str | None = None,
) -> Comparison:
    from claimcmp import compare as compare_reports
    from claimcmp.encoding.encoder import load_encoder
    from claimcmp.matching.judges import load_judge

    # First what can be refused at once: reading may take long.
    settings, chosen = Settings(aliases=aliases), load_judge(judge)
    corrections = opened(review)
    reports = _loaded(paths, metadata, strict)
    with _progress(f"Comparing {len(reports)} report{'' if len(reports) == 1 else 's'}") as tell:
        encoder = load_encoder(cache=cache, progress=tell)
        comparison = compare_reports(
            reports, encoder=encoder, judge=chosen, settings=settings, review=corrections
        )
    tell_outcome(comparison.review)
    return comparison


def _loaded(paths: Sequence[str], metadata: str | None, strict: bool) -> Reports:
    """The reports, after a note on each file that could not be read or holds nothing."""
    from claimcmp.reading.files import load

    with _progress("Reading"):
        reports = load(paths[0] if len(paths) == 1 else list(paths), metadata=metadata)
    for error in reports.errors:
        _note(f"left out {error.file}: {error.problem}; {error.advice}")
    for report in reports:
        if not report.text.strip():
            _note(f"{report.id} holds no text: it can only be silent")
    if strict and reports.errors:
        raise InputError(f"{len(reports.errors)} of the files could not be read, see above")
    return reports


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


def _as_json(comparison: Comparison, answers: Sequence[Answer]) -> str:
    if not answers:
        return comparison.to_json()
    both: dict[str, Any] = {
        "comparison": json.loads(comparison.to_json()),
        "answers": [a.model_dump(mode="json") for a in answers],
    }
    return json.dumps(both, ensure_ascii=False, indent=2)


def _print(text: str) -> None:
    """Text on standard output, as UTF-8 whatever the terminal's encoding."""
    sys.stdout.buffer.write(text.rstrip("\n").encode() + b"\n")
    sys.stdout.buffer.flush()


def _note(text: str) -> None:
    typer.echo(text, err=True)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A spinner on standard error while something long runs; nothing when that is no terminal.

    What it yields takes how many sentences or words are done and how many there
    are, and says so beside the spinner; after the work it is silent.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    running = True

    def tell(done: int, total: int) -> None:
        if running:
            status.update(f"{what} … {done:,} of {total:,}")

    with Console(stderr=True).status(f"{what} …") as status:
        try:
            yield tell
        finally:
            running = False


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    try:
        app(args=list(arguments) if arguments is not None else None)
    except ClaimcmpError as error:
        _note(f"claimcmp: {error}")
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output (head, less) has left; that is no error.
        sys.stdout = None
        sys.exit(0)
    except Exception as error:
        _note(
            f"claimcmp: internal error: {type(error).__name__}: {error}; "
            "please report it with the command that caused it"
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
