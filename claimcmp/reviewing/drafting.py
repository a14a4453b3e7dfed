"""Entries of a review, made from what an analyst points at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Literal, get_args

from pydantic import ValidationError

from claimcmp.comparison import Comparison, Group, Relation
from claimcmp.corrections import ClaimMark, Correction
from claimcmp.errors import InputError
from claimcmp.report import Claim
from claimcmp.reviewing.finding import mark
from claimcmp.values import Kind

__all__ = ["When", "decision", "merged", "signed", "taken_out"]

When = str | date | None
"""ISO 8601, a date or a time; None for now."""

# How many claims of a matter are kept to know it by: the most telling come first.
_KNOWN_BY = 12


def decision(
    relation: object, action: Literal["accept", "reject", "relabel"], kind: Kind | None = None
) -> Correction:
    """The entry that accepts, rejects or relabels a relation.

    Raises:
        InputError: No relation, one between texts outside any report, or no kind.
    """
    if not isinstance(relation, Relation):
        raise InputError(
            f"a {type(relation).__name__} was given; want a Relation, "
            "such as one of comparison.relations"
        )
    if relation.left.report is None or relation.right.report is None:
        raise InputError(
            "the relation is between texts outside any report, where nothing can find them again; "
            "want one of comparison.relations"
        )
    if kind is not None and kind not in get_args(Kind):
        raise InputError(f"{kind!r} is no kind; want one of {', '.join(get_args(Kind))}")
    if kind == "unrelated":
        action = "reject"
    return Correction(
        action=action,
        left=mark(relation.left),
        right=mark(relation.right),
        machine=relation.machine or relation.kind,
        kind=None if action == "reject" else kind or relation.kind,
    )


def merged(a: object, b: object, comparison: Comparison | None) -> Correction:
    """The entry that makes one matter of two, each a group or a claim of it.

    Raises:
        InputError: Neither, one matter given twice, or a group of another comparison.
    """
    claims, others = (_known_by(given, comparison) for given in (a, b))
    if {m.claim for m in claims} & {m.claim for m in others}:
        raise InputError("one matter was given twice; want two different ones")
    return Correction(action="merge", claims=claims, others=others)


def taken_out(group: object, given: Sequence[object], comparison: Comparison | None) -> Correction:
    """The entry that takes claims, or claims of these ids, out of a group.

    Raises:
        InputError: No group; claims that are not in it, all of them or none;
            ids without the comparison that knows them.
    """
    if not isinstance(group, Group):
        raise InputError(f"a {type(group).__name__} was given; want a Group to split")
    known = _claims_of(group, comparison)
    taken = [_taken(item, group, known) for item in given]
    ids = {m.claim for m in taken}
    if not taken or ids >= {*group.claims}:
        many = "no claim" if not taken else "every claim of the group"
        raise InputError(f"{many} was given to take out; want some of them, and some to stay")
    rest = [id for id in group.claims if id not in ids]
    if known:
        # Other clauses of a sentence that is taken out may go along with it.
        sentences = {_sentence(known[id]) for id in ids}
        rest = [id for id in rest if _sentence(known[id]) not in sentences] or rest
    others = tuple(_titled(group, id, known) for id in rest[:_KNOWN_BY])
    return Correction(action="split", claims=tuple(taken), others=others)


def signed(draft: Correction, who: str | None, when: When, note: str | None) -> Correction:
    """The draft with who decided, when, and what was noted.

    Raises:
        InputError: A time that is none, or a text that cannot be kept.
    """
    try:
        return Correction.model_validate(
            {**draft.model_dump(), "who": who or None, "when": _moment(when), "note": note or None}
        )
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"{where or 'the entry'} cannot be kept: {first['msg']}") from None


def _moment(when: When) -> str:
    """The time in ISO 8601: a day as it is, anything with a clock in UTC to the second."""
    if when is None:
        when = datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(when) if isinstance(when, str) else when
        if not isinstance(moment, datetime):
            return moment.isoformat()
        if isinstance(when, str) and len(when) == len("2024-05-03"):
            return moment.date().isoformat()
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).isoformat(timespec="seconds")
    except (AttributeError, TypeError, ValueError, OverflowError):
        raise InputError(
            f"when was given as {when!r}; want ISO 8601, such as 2024-05-03 or 2024-05-03T12:00Z"
        ) from None


def _known_by(given: object, comparison: Comparison | None) -> tuple[ClaimMark, ...]:
    if isinstance(given, Claim):
        return (mark(given),)
    if isinstance(given, Group):
        known = _claims_of(given, comparison)
        ids = given.claims[: _KNOWN_BY if known else 1]
        return tuple(_titled(given, id, known) for id in ids)
    raise InputError(f"a {type(given).__name__} was given; want two groups, or a claim of each")


def _claims_of(group: Group, comparison: Comparison | None) -> dict[str, Claim]:
    """The claims of a group, by id; empty without the comparison."""
    if comparison is None:
        return {}
    wanted = {*group.claims}
    known = {c.id: c for c in comparison.claims if c.id in wanted}
    if len(known) < len(wanted):
        raise InputError(
            f"the group {group.id} is not of the comparison given; want the comparison it is of"
        )
    return known


def _taken(item: object, group: Group, known: Mapping[str, Claim]) -> ClaimMark:
    id = item.id if isinstance(item, Claim) else item
    if not isinstance(id, str) or id not in group.claims:
        shown = repr(id) if isinstance(id, str) else f"a {type(id).__name__}"
        raise InputError(f"{shown} is no claim of the group {group.id}; want some of its claims")
    if isinstance(item, Claim):
        return mark(item)
    if id not in known:
        raise InputError(
            f"the claim {id!r} was given by its id alone; give the Claim, or comparison=…"
        )
    return mark(known[id])


def _titled(group: Group, id: str, known: Mapping[str, Claim]) -> ClaimMark:
    """What a claim of a group is to be known by: without its text, the group's title may do."""
    if id in known:
        return mark(known[id])
    only = group.reports[0] if len(group.reports) == 1 else None
    title = group.title if id == group.claims[0] else None
    return ClaimMark(claim=id, report=only, standalone=title)


def _sentence(claim: Claim) -> tuple[str | None, int]:
    return claim.report, claim.context_start
