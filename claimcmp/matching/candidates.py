"""The known claims that `match` sets a claim against: texts, claims, and what fact checkers hold.

Fact checks come as files, as parsed JSON or as values; each becomes the claim
that was reviewed. Whatever the reviewers found of it stays theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import Any

from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading.factchecks import FactCheck, FactChecks, is_fact_check, load_fact_checks

__all__ = ["candidates_of", "fact_checks"]


def candidates_of(given: object) -> object:
    """The candidates, with the claims of fact checks in the place of these.

    A path by itself, or in a list as a `Path`, is a file or folder of fact checks, and
    a mapping with the keys of `ClaimReview` or of an answer of the Fact Check
    Tools holds them. Everything else is left for `match` to judge.

    Raises:
        InputError: A value holds something that is no fact check, or a review
            that cannot be used: nothing is left out unsaid.
        UnreadableInput: A file that cannot be read.
    """
    if isinstance(given, str):
        return _of_path(given)
    if isinstance(given, PathLike) or is_fact_check(given):
        return fact_checks(given)
    if isinstance(given, bytes | bytearray | Mapping) or not isinstance(given, Iterable):
        return given
    if isinstance(given, FactChecks):
        return given
    return _each(given)


def fact_checks(source: object) -> FactChecks:
    """The fact checks of a source, as `load_fact_checks`, all of whose reviews can be used.

    Raises:
        InputError: A review cannot be used, wholly or in part; it is named.
        UnreadableInput: A file cannot be read.
    """
    found = load_fact_checks(source)
    if found.errors:
        first, others = found.errors[0], len(found.errors) - 1
        more = f" (and {others} more)" if others else ""
        raise InputError(
            f"{first.file}: {first.problem}{more}; {first.advice} "
            "(in Python, load_fact_checks passes over it and lists it)"
        )
    return found


def _of_path(given: str) -> FactChecks:
    try:
        return fact_checks(given)
    except UnreadableInput as error:
        advice = f"{error.advice}; a claim goes into a list: candidates=[…]"
        raise UnreadableInput(error.path, error.problem, advice) from None


def _each(given: Iterable[Any]) -> Iterator[Any]:
    for item in given:
        if isinstance(item, PathLike) or (is_fact_check(item) and not isinstance(item, FactCheck)):
            yield from fact_checks(item)
        elif isinstance(item, FactChecks):
            yield from item
        else:
            yield item
