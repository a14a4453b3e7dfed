"""The commands that take claims: `claimcmp relate` and `match`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from claimcmp.doors.given import counted, settings_of, stdin_awaited
from claimcmp.doors.options import (
    Aliases,
    AsJson,
    Cache,
    EncoderName,
    JudgeName,
    Offsets,
    OffsetUnit,
    SettingsGiven,
    Strict,
    flag,
)
from claimcmp.doors.outputs import offsets_need_json
from claimcmp.doors.streams import give, give_json, progress, tell
from claimcmp.errors import InputError

__all__ = ["match", "relate"]

Published = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--published",
        metavar="DATE DATE",
        help="When A and when B was published: 2017, 2017-09 or 2017-09-29; - where it is unknown.",
        show_default=False,
    ),
]


def relate(
    a: Annotated[str, typer.Argument(metavar="A", help="A claim.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another, in any of the four languages.")],
    published: Published = None,
    aliases: Aliases = None,
    as_json: AsJson = False,
    offsets: Offsets = OffsetUnit.codepoint,
    encoder: EncoderName = None,
    judge: JudgeName = None,
    settings: SettingsGiven = None,
) -> None:
    """Say how two claims relate, taking them to speak of one event."""
    from claimcmp.encoding.encoder import load_encoder
    from claimcmp.matching.judges import load_judge
    from claimcmp.matching.relate import relate as relate_claims
    from claimcmp.views.offsets import relation_utf16

    offsets_need_json(offsets, as_json=as_json)
    dates = [None if d in ("-", "") else d for d in published or ("-", "-")]
    left, right = ({"text": t, "published": d} for t, d in zip((a, b), dates, strict=True))
    found = relate_claims(
        left,
        right,
        encoder=load_encoder(encoder),
        judge=load_judge(judge),
        settings=settings_of(settings, aliases),
    )
    if as_json:
        shown = relation_utf16(found) if offsets is OffsetUnit.utf16 else found
        give(shown.model_dump_json(indent=2))
    else:
        from claimcmp.views.terminal import show_relation

        show_relation(found)


def match(
    claims: Annotated[
        str,
        typer.Argument(
            metavar="CLAIMS",
            help="A file of claims: a line of text for each, or JSON, JSON lines, CSV or TSV with "
            "a field text and any of id, language, published, source; - reads from standard input.",
            show_default=False,
        ),
    ],
    known: Annotated[
        list[str],
        typer.Argument(
            metavar="KNOWN",
            help="Files of known claims to set them against, in the same forms.",
            show_default=False,
        ),
    ],
    text: Annotated[
        bool, flag("--text", help="CLAIMS is the text of one claim, and no file.")
    ] = False,
    top: Annotated[
        int,
        typer.Option("--top", metavar="NUMBER", help="How many known claims to give for each."),
    ] = 5,
    aliases: Aliases = None,
    as_json: AsJson = False,
    offsets: Offsets = OffsetUnit.codepoint,
    encoder: EncoderName = None,
    judge: JudgeName = None,
    settings: SettingsGiven = None,
    cache: Cache = None,
    strict: Strict = False,
) -> None:
    """Set claims against known claims: which of them agree, which diverge, which are near.

    Two claims are taken to speak of one event. Known claims on other matters
    are left out, save with --json, which gives a list of relations for each
    claim, the nearest first.
    """
    from claimcmp.encoding.encoder import load_encoder
    from claimcmp.matching.judges import load_judge
    from claimcmp.matching.relate import match as match_claims
    from claimcmp.views.offsets import relation_utf16

    offsets_need_json(offsets, as_json=as_json)
    if [*known, *([] if text else [claims])].count("-") > 1:
        raise InputError("- was given twice, for one list: put the other in a file")
    chosen, opened = settings_of(settings, aliases), load_judge(judge)
    asked: list[Any] = [claims] if text else _read([claims], strict)
    candidates = _read(known, strict)
    with progress(f"Matching {counted(len(asked), 'claim')}") as far:
        found = match_claims(
            asked,
            candidates,
            top=top,
            encoder=load_encoder(encoder, cache=cache, progress=far),
            judge=opened,
            settings=chosen,
        )
    if as_json:
        wide = offsets is OffsetUnit.utf16
        give_json(
            [
                [(relation_utf16(r) if wide else r).model_dump(mode="json") for r in relations]
                for relations in found
            ]
        )
    else:
        from claimcmp.views.terminal import show_matches

        show_matches(found, known=len(candidates))


def _read(files: list[str], strict: bool) -> list[Any]:
    """The claims of all files, after a note on each that could not be used."""
    from claimcmp.doors.claimlists import listed

    stdin_awaited(files)
    found: list[Any] = []
    problems: list[str] = []
    for file in files:
        more = listed(file)
        found += more.claims
        problems += more.problems
    for problem in problems:
        tell(problem)
    if strict and problems:
        raise InputError(f"{counted(len(problems), 'thing')} could not be used, see above")
    return found
