"""The commands about the program itself: `claimcmp selftest` and `schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcmp.doors.given import Known, loaded
from claimcmp.doors.options import (
    AsJson,
    Cache,
    EncoderName,
    Language,
    Metadata,
    Paths,
    Strict,
    one_of,
)
from claimcmp.doors.streams import give, give_json, progress
from claimcmp.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["schema", "selftest"]

_RESULTS = ("comparison", "answer", "relation", "matches", "segments", "selftest", "settings")

Result = Annotated[
    str,
    typer.Argument(
        metavar="RESULT",
        help="comparison; answer (of ask), relation (of relate), matches (of match), segments (of "
        "split), selftest; or settings, which are what --settings takes.",
        autocompletion=one_of(*_RESULTS),
    ),
]


def selftest(
    paths: Paths,
    metadata: Metadata = None,
    language: Language = None,
    encoder: EncoderName = None,
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

    reports = loaded(paths, Known(metadata, language, strict))
    with progress("Changing and comparing") as far:
        opened = load_encoder(encoder, cache=cache, progress=far)
        result = check(reports, encoder=opened, most=most)
    if as_json:
        give(result.to_json())
    else:
        from claimcmp.checking.terminal import show_selftest

        show_selftest(result)


def schema(of: Result = "comparison") -> None:
    """Print the JSON schema of what a command prints with --json, or of the settings."""
    if of not in _RESULTS:
        raise InputError(f"there is no schema of {of!r}; want any of {', '.join(_RESULTS)}")
    give_json(_schemas()[of]())


def _schemas() -> dict[str, Callable[[], dict[str, Any]]]:
    from claimcmp.checking.result import schema as of_selftest
    from claimcmp.comparison import Answer
    from claimcmp.relation import Relation
    from claimcmp.report import Sentence
    from claimcmp.settings import Settings
    from claimcmp.views.json import schema as of_comparison

    values = {
        "answer": Answer,
        "relation": Relation,
        "matches": tuple[tuple[Relation, ...], ...],
        "segments": tuple[Sentence, ...],
        "settings": Settings,
    }
    made = {name: _maker(name, value) for name, value in values.items()}
    return {"comparison": of_comparison, "selftest": of_selftest, **made}


def _maker(name: str, value: Any) -> Callable[[], dict[str, Any]]:
    from pydantic import TypeAdapter

    from claimcmp.views.json import SCHEMA_ID

    def make() -> dict[str, Any]:
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{SCHEMA_ID}:{name}",
            **TypeAdapter(value).json_schema(mode="serialization"),
        }

    return make
