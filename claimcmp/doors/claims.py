"""The commands that take claims: `claimcmp relate` and `match`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

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

if TYPE_CHECKING:
    from claimcmp.reading.factchecks import FactCheck

__all__ = ["match", "relate"]


class _Gathered(NamedTuple):
    """The claims of several files, and the reviews of those that fact checkers wrote on."""

    claims: list[Any]
    reviews: dict[str, FactCheck]


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
            help="Files of known claims to set them against, in the same forms; or fact checks, as "
            "ClaimReview (JSON-LD, saved web pages) or as Fact Check Tools give them.",
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
        raise InputError("- was given twice; standard input holds one list, so name a file")
    chosen, opened = settings_of(settings, aliases), load_judge(judge)
    asked = _Gathered([claims], {}) if text else _read([claims], strict)
    candidates = _read(known, strict)
    with progress(f"Matching {counted(len(asked.claims), 'claim')}") as far:
        found = match_claims(
            asked.claims,
            candidates.claims,
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

        show_matches(found, known=len(candidates.claims), reviews=candidates.reviews)


def _read(files: list[str], strict: bool) -> _Gathered:
    """The claims of all files, after a note on each that could not be used."""
    from claimcmp.doors.claimlists import listed

    stdin_awaited(files)
    found, bad = _Gathered([], {}), 0
    for file in files:
        more = listed(file)
        found.claims.extend(more.claims)
        found.reviews.update(more.reviews)
        bad += len(more.problems)
        for said in (*more.notes, *more.problems):
            tell(said)
    if strict and bad:
        raise InputError(f"{counted(bad, 'claim')} could not be used, see above")
    return found
