"""Fact checks out of whatever the caller has: files, pages, feeds, answers of a search.

A review that cannot be used is set down in `FactChecks.errors` and the others
are still read. Nothing is fetched.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike, fspath
from typing import Any, NamedTuple, Self

from claimcmp.comparison import Problem
from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading.claimreviews import FactCheck, Reviewed, is_fact_check, reviews
from claimcmp.reading.decoding import NotText
from claimcmp.reading.linked import documents
from claimcmp.reading.paths import files_of, shown
from claimcmp.reading.records import BadRecords
from claimcmp.relation import Relation

__all__ = ["FactCheck", "FactChecks", "as_record", "is_fact_check", "load_fact_checks"]

_STDIN = "-"
_MOST_NAMED = 5
_WANTED = (
    "want schema.org ClaimReview as JSON-LD, alone, in a list, a graph, a feed or a web page, "
    "or an answer of Google's Fact Check Tools"
)


class FactChecks(tuple[FactCheck, ...]):
    """The fact checks that were read, in order, and in `errors` what could not be."""

    errors: tuple[Problem, ...]
    _by_id: dict[str, FactCheck]

    def __new__(cls, checks: Iterable[FactCheck] = (), errors: Iterable[Problem] = ()) -> Self:
        """The fact checks as a tuple, with their errors beside them."""
        made = super().__new__(cls, tuple(checks))
        made.errors = tuple(errors)
        made._by_id = {check.id: check for check in made}
        return made

    def of(self, relation: Relation) -> FactCheck | None:
        """The review of the known claim in a `relation` that `match` gave.

        Told by the id of the right claim; None where it is of none of these.
        """
        return self._by_id.get(relation.right.id)

    def __repr__(self) -> str:
        ids = ", ".join(repr(check.id) for check in self[:_MOST_NAMED])
        more = ", …" if len(self) > _MOST_NAMED else ""
        failed = f"; {len(self.errors)} could not be read" if self.errors else ""
        return f"<{len(self)} fact check{'s' * (len(self) != 1)}: {ids}{more}{failed}>"


class _Found(NamedTuple):
    """A review and the file or value that it stands in."""

    where: str
    reviewed: Reviewed


def load_fact_checks(source: object) -> FactChecks:
    """Read claims that fact checkers have reviewed, as candidates for `match`.

    Args:
        source: A path to a file or folder, a pattern, "-" for standard input,
            a parsed JSON object, a `FactCheck`, or a list of any of these. Read are
            schema.org `ClaimReview` nodes (alone, in a list, an `@graph`, a
            `DataFeed`, inside an article, or in the scripts of a saved web
            page), answers of `claims:search` of Google's Fact Check Tools, and
            JSON lines of either.

    Returns:
        One for each review, in order; a claim with two reviews is there twice,
        a review that stands there twice once. `errors` lists the files and
        entries that could not be used, and dates left unknown. Reviews that
        share an id get the fingerprint of what they say after it. Empty for an
        empty list, a feed without elements or a search without results.

    Raises:
        UnreadableInput: No fact check could be read.
        InputError: A value that is none of these.
    """
    if isinstance(source, FactChecks):
        return source
    checks: list[FactCheck] = []
    errors: list[Problem] = []
    for found in _everything(source):
        if isinstance(found, Problem):
            errors.append(found)
            continue
        if found.reviewed.check is not None:
            checks.append(found.reviewed.check)
        errors += (_problem(found.where, found.reviewed.place, p) for p in found.reviewed.problems)
    if errors and not checks:
        raise _nothing_read(errors)
    return FactChecks(_named(checks), errors)


def as_record(check: FactCheck) -> dict[str, Any]:
    """The reviewed claim as a claim is given to `relate` and `match`.

    Its date is that of the claim, not of the review, and its source who made it.
    """
    return {
        "id": check.id,
        "text": check.text,
        "language": check.language,
        "published": check.claimed,
        "source": check.claimant,
    }


def _everything(source: object) -> Iterator[_Found | Problem]:
    if isinstance(source, str | PathLike):
        yield from _of_path(fspath(source))
    elif isinstance(source, Mapping | FactCheck):
        yield from _of_value(source, "")
    elif isinstance(source, Iterable) and not isinstance(source, bytes | bytearray):
        for number, item in enumerate(source, start=1):
            if isinstance(item, str | PathLike):
                yield from _of_path(fspath(item))
            else:
                yield from _of_value(item, f"item {number}")
    else:
        raise InputError(
            f"fact checks were given as {type(source).__name__}; want a path, a parsed JSON "
            "object, or a list of these"
        )


def _of_value(value: object, where: str) -> Iterator[_Found]:
    """One value given in Python, which is refused at once where it holds no fact check."""
    if isinstance(value, FactCheck):
        yield _Found(where, Reviewed("", value))
        return
    found = reviews(value)
    if found is None:
        kind = _shape(value)
        raise InputError(f"{where or 'what was given'} is {kind} without a fact check; {_WANTED}")
    yield from (_Found(where, reviewed) for reviewed in found)


def _shape(value: object) -> str:
    if isinstance(value, Mapping):
        keys = ", ".join(repr(k) for k in [*value][:_MOST_NAMED])
        return f"an object with the keys {keys}{', …' if len(value) > _MOST_NAMED else ''}"
    return f"a {type(value).__name__}"


def _of_path(given: str) -> Iterator[_Found | Problem]:
    if given == _STDIN:
        yield from _of_bytes(_stdin(), "stdin", "")
        return
    try:
        listing = files_of(given)
    except UnreadableInput as failure:
        yield _as_problem(failure)
        return
    for file in listing.files:
        name = shown(file.path)
        try:
            data = file.path.read_bytes()
        except (OSError, MemoryError) as failure:
            reason = getattr(failure, "strerror", None) or "too large for this machine's memory"
            advice = "check the file and its rights"
            yield Problem(file=name, problem=f"cannot be opened ({reason})", advice=advice)
        else:
            yield from _of_bytes(data, name, file.path.suffix)
    yield from map(_as_problem, listing.failures)


def _stdin() -> bytes:
    raw = getattr(sys.stdin, "buffer", sys.stdin)
    data = raw.read() if raw is not None else ""
    return data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data


def _of_bytes(data: bytes, name: str, ending: str) -> Iterator[_Found | Problem]:
    """The reviews of one file; a damaged line or script does not spoil the others."""
    try:
        held = documents(data, ending)
    except (NotText, BadRecords) as failure:
        yield Problem(file=name, problem=failure.problem, advice=failure.advice)
        return
    any_found = False
    for document in held:
        where = f"{name}, {document.place}" if document.place else name
        if document.problem:
            yield Problem(file=where, problem=document.problem, advice="mend it, or take it out")
            continue
        found = reviews(document.value)
        any_found = any_found or found is not None
        yield from (_Found(where, reviewed) for reviewed in found or ())
    # A page has other linked data too; only a file with nothing else is none of fact checks.
    if not any_found and not any(document.problem for document in held):
        yield Problem(file=name, problem="holds no fact check", advice=_WANTED)


def _as_problem(failure: UnreadableInput) -> Problem:
    return Problem(file=failure.path, problem=failure.problem, advice=failure.advice)


def _problem(where: str, place: str, said: str) -> Problem:
    problem, _, advice = said.partition("; ")
    file = ", ".join(part for part in (where, place) if part) or "the entry"
    return Problem(file=file, problem=problem, advice=advice or "mend it, or take it out")


def _nothing_read(errors: list[Problem]) -> UnreadableInput:
    named = "; ".join(f"{e.file} {e.problem}" for e in errors[1:_MOST_NAMED])
    more = f"; and {len(errors) - _MOST_NAMED} more" if len(errors) > _MOST_NAMED else ""
    first = errors[0]
    return UnreadableInput(first.file, first.problem + (named and f"; {named}{more}"), first.advice)


def _named(checks: Iterable[FactCheck]) -> Iterator[FactCheck]:
    """Each review once, under an id that no other has."""
    once = dict.fromkeys(checks)
    shared = Counter(_id_of(check) for check in once)
    for check in once:
        id = _id_of(check)
        if shared[id] > 1:
            id = f"{id}#{_fingerprint(check)}"
        yield check if id == check.id else check.model_copy(update={"id": id})


def _id_of(check: FactCheck) -> str:
    return check.id or check.url or f"fact-check:{_fingerprint(check)}"


def _fingerprint(check: FactCheck) -> str:
    return hashlib.sha256(check.model_dump_json().encode()).hexdigest()[:8]
