"""A comparison whose relations are given; all the rest of it is made as ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from claimcmp.comparing.kept import Kept
from claimcmp.comparing.readings import read_reports
from claimcmp.comparing.whole import Means, Workings, assembled
from claimcmp.comparison import Comparison, Relation
from claimcmp.cues.names import as_aliases
from claimcmp.errors import InputError
from claimcmp.matching.groups import gather_claims
from claimcmp.matching.unions import Unions
from claimcmp.matching.vectors import unit_rows
from claimcmp.reading.files import Reports, load
from claimcmp.report import Claim, Report
from claimcmp.settings import Settings, checked_settings
from claimcmp.testing.builders import claim_holding, make_relation
from claimcmp.testing.encoders import TableEncoder, plain
from claimcmp.testing.judging import ScriptedJudge, Thought

__all__ = ["make_comparison"]

Given = tuple[str | Claim, str | Claim, str]
"""Two claims and how they stand to each other: "agrees", "diverges" or "related"."""


def make_comparison(
    reports: Mapping[str, str | Mapping[str, Any]] | Iterable[Any],
    relations: Iterable[Given | Relation] = (),
    *,
    settings: Settings | None = None,
) -> Comparison:
    """A comparison in which the claims stand to each other as you say.

    `make_comparison({"a": "The port is open.", "b": "The port is shut."},
    [("a", "b", "diverges")])` holds one disputed matter. Reports are read, and
    matters, verdicts, origins, silences and answers made, as `compare` makes
    them; only the search for pairs and the judge are left out, and with them
    the rules on time and event. So no weights are read, and nothing is found
    that was not given.

    `ask`, every view and every export work on it. `update` and `without` do
    too, by an encoder and a judge that know the given relations: they compare
    again, and the rules on time and event then hold as ever.

    Args:
        reports: A dict from id to text, or to a record with `text` and any
            field of `Report`; a list of texts, whose ids are "a", "b", "c" and
            so on; or reports, or records, as `load` takes them.
        relations: Each a `Relation` between claims of these reports, or
            `(one, other, kind)`: each claim by the id of its report, if
            that has one claim alone, by words that stand in it, or itself.
        settings: As for `compare`.

    Returns:
        The comparison. A relation that is merely "related" is listed only
        where its claims are in one matter, as ever.

    Raises:
        InputError: A claim cannot be found, or could be several; a kind that
            no comparison lists; one pair given twice.
        DuplicateId: Two reports carry one id.
    """
    settings = checked_settings(settings)
    given = tuple(sorted(_reports(reports), key=lambda r: r.id))
    readings = read_reports(given, {}, aliases=as_aliases(settings.aliases))
    claims = [c for reading in readings.values() for c in reading.claims]
    place = {c.id: n for n, c in enumerate(claims)}
    found = [_relation(one, claims) for one in _several(relations)]
    found.sort(key=lambda r: (place[r.left.id], place[r.right.id]))
    _refuse_repeats(found)
    encoder, judge = _encoder(claims, found), _judge(found)
    clusters = gather_claims(claims, found, unit_rows(encoder, [c.standalone for c in claims]))
    means = Means(encoder, judge, settings)
    comparison = assembled(readings, found, clusters, means=means)
    comparison._workings = Workings(means, Kept(settings.aliases, readings))
    return comparison


def _reports(given: object) -> Sequence[Report]:
    if isinstance(given, Reports):
        return given
    if isinstance(given, Mapping):
        named = [(id, fields) for id, fields in given.items()]
        return load([{**_fields(fields), "id": id} for id, fields in named]) if named else ()
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise InputError(
            f"make_comparison was given {given!r:.60} for reports; want a dict from id to text, "
            "or a list of texts or reports"
        )
    several = list(given)
    if several and all(isinstance(text, str) for text in several):
        if len(several) > len(ascii_lowercase):
            raise InputError(
                f"make_comparison was given {len(several)} texts without ids; above "
                f"{len(ascii_lowercase)} give them ids: a dict from id to text"
            )
        several = [{"id": i, "text": t} for i, t in zip(ascii_lowercase, several, strict=False)]
    return load(several) if several else ()


def _several(relations: object) -> Iterable[object]:
    if isinstance(relations, str | Mapping) or not isinstance(relations, Iterable):
        raise InputError(
            f"relations were given as {relations!r:.60}; want a list of (one, other, kind)"
        )
    return relations


def _fields(given: Any) -> Mapping[str, Any]:
    if isinstance(given, Report):
        return given.model_dump()
    return given if isinstance(given, Mapping) else {"text": given}


def _relation(given: object, claims: Sequence[Claim]) -> Relation:
    if isinstance(given, Relation):
        left, right = _own(given.left, claims), _own(given.right, claims)
    elif isinstance(given, tuple) and len(given) == 3:
        left, right = _claim(given[0], claims), _claim(given[1], claims)
        given = make_relation(left, right, given[2])
    else:
        raise InputError(
            f"a relation was given as {given!r:.80}; want (one, other, kind) or a Relation"
        )
    if given.kind == "unrelated":
        raise InputError(
            "a relation was given as 'unrelated'; no comparison lists one: leave it out"
        )
    if left.id == right.id:
        raise InputError(f"a relation was given between the claim {left.text!r:.60} and itself")
    order = [c.id for c in claims]
    return given if order.index(left.id) < order.index(right.id) else _turned(given)


def _claim(given: object, claims: Sequence[Claim]) -> Claim:
    if isinstance(given, Claim):
        return _own(given, claims)
    if not isinstance(given, str):
        raise InputError(
            f"a claim of a relation was given as {given!r:.60}; want the id of its report, words "
            "of it, or the Claim"
        )
    if given not in {c.report for c in claims}:
        return claim_holding(given, claims, "these reports")
    own = [c for c in claims if c.report == given]
    if len(own) > 1:
        listed = "; ".join(f"{c.text!r:.60}" for c in own[:6])
        raise InputError(
            f"the report {given!r} has {len(own)} claims ({listed}); give words of one"
        )
    return own[0]


def _own(claim: Claim, claims: Sequence[Claim]) -> Claim:
    if claim not in claims:
        raise InputError(
            f"the claim {claim.text!r:.60} of the report {claim.report!r} is none of these "
            "reports' claims; take it from them: make_claim(words, report=...)"
        )
    return claim


def _turned(relation: Relation) -> Relation:
    """The relation with its sides exchanged, as a comparison lists it: the earlier report left."""
    reasons = (r.model_copy(update={"left": r.right, "right": r.left}) for r in relation.reasons)
    return relation.model_copy(
        update={"left": relation.right, "right": relation.left, "reasons": tuple(reasons)}
    )


def _refuse_repeats(relations: Sequence[Relation]) -> None:
    for (left, right), times in Counter((r.left, r.right) for r in relations).items():
        if times > 1:
            raise InputError(
                f"{left.text!r:.60} and {right.text!r:.60} were given {times} relations; want one"
            )


def _encoder(claims: Sequence[Claim], relations: Sequence[Relation]) -> TableEncoder:
    """The claims that relations tie together are near, all others apart."""
    tied: Unions[str] = Unions()
    for relation in relations:
        tied.join(plain(relation.left.standalone), plain(relation.right.standalone))
    matters = tied.gather(dict.fromkeys(plain(c.standalone) for c in claims))
    return TableEncoder({text: str(n) for n, texts in enumerate(matters) for text in texts})


def _judge(relations: Iterable[Relation]) -> ScriptedJudge:
    return ScriptedJudge(dict(_script(relations)))


def _script(relations: Iterable[Relation]) -> Iterator[tuple[tuple[str, str], Thought]]:
    for r in relations:
        thought: Thought = "neither"
        if r.leaning == "agrees" or r.leaning == "diverges":
            thought = r.leaning
        yield (r.left.standalone, r.right.standalone), thought
