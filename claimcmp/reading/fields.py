"""Fields that a caller gives for a report: cleaned, checked, and made into one.

Floor of `claimcmp.reading`. A value that is blank or "not a number" is
unknown; a field that does not exist, or a value of another type, is refused by
name rather than dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from claimcmp.errors import InputError, UnknownLanguage
from claimcmp.reading.dates import as_published
from claimcmp.report import Evidence, MetadataField, Report
from claimcmp.values import LANGUAGES

__all__ = [
    "METADATA_FIELDS",
    "REPORT_FIELDS",
    "check_names",
    "checked_text",
    "given_metadata",
    "identifier",
    "is_unknown",
    "report_of",
    "unknown_names",
    "with_given",
]

METADATA_FIELDS: tuple[MetadataField, ...] = (
    "language",
    "source",
    "title",
    "url",
    "published",
    "origin",
)
REPORT_FIELDS = ("id", "text", *METADATA_FIELDS, "evidence")
_EVIDENCE = TypeAdapter(tuple[Evidence, ...])


def is_unknown(value: object) -> bool:
    """Whether a cell says nothing: None, a blank string, NaN, or a table's own missing value."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    if isinstance(value, float):
        return value != value
    return isinstance(value, str) and not value.strip()


def check_names(names: Iterable[object], known: Iterable[str], where: str) -> None:
    """Refuse a field that does not exist, naming it, where it stands and the ones that do."""
    problem = unknown_names(names, known)
    if problem:
        raise InputError(f"{where}: {problem}; rename it or leave it out")


def unknown_names(names: Iterable[object], known: Iterable[str]) -> str | None:
    """The names of fields that do not exist, and the ones that do, in words; None without any."""
    known = tuple(known)
    wrong = list(dict.fromkeys(name for name in names if name not in known))
    if not wrong:
        return None
    return f"unknown field {', '.join(map(repr, wrong))} (known: {', '.join(known)})"


def checked_text(value: str, where: str) -> str:
    """The string itself, unless half of a surrogate pair in it could never be written out."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as failure:
        code = ord(value[failure.start])
        raise InputError(
            f"{where}: character {failure.start} is U+{code:04X}, half of a surrogate pair and "
            "no character; decode the text anew from its bytes, or replace that half"
        ) from None
    return str(value)


def identifier(value: object, where: str) -> str | None:
    """A caller's own id as a string; None where there is none. Whole numbers are taken too."""
    if is_unknown(value):
        return None
    if isinstance(value, str):
        return checked_text(value, f"{where}, field 'id'")
    number: Any = value
    if not isinstance(value, bool) and hasattr(value, "__index__"):
        return str(int(number))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a column of whole numbers with a gap in it
    raise InputError(f"{where}: id is {value!r}; want a string or a whole number")


def given_metadata(fields: Mapping[str, object], where: str) -> dict[str, Any]:
    """The metadata among the fields that is known, each value checked.

    Raises:
        InputError: A value is of another type, or no time of publication.
        UnknownLanguage: The language has no rules here.
    """
    known = {n: v for n in METADATA_FIELDS if not is_unknown(v := fields.get(n))}
    return {name: _checked_value(name, value, where) for name, value in known.items()}


def _checked_value(name: str, value: object, where: str) -> object:
    if name == "published":
        try:
            return as_published(value)
        except InputError as failure:
            raise InputError(f"{where}: {failure}") from None
    if not isinstance(value, str):
        raise InputError(
            f"{where}: {name} is of type {type(value).__name__}; want a string, or leave it out"
        )
    value = checked_text(value, f"{where}, field {name!r}").strip()
    if name == "language" and value not in (*LANGUAGES, "und"):
        raise UnknownLanguage(value, LANGUAGES)
    return value


def report_of(
    fields: Mapping[str, object],
    *,
    id: str,
    where: str,
    how: Literal["given", "found"] = "given",
) -> Report:
    """A report from a record whose keys are the fields of `Report`.

    `id` is used where the record has none of its own. Values without
    evidence are marked by `how` they came about.

    Raises:
        InputError: An unknown key, no text, or a value that cannot be used.
    """
    check_names(fields, REPORT_FIELDS, where)
    text = fields.get("text")
    if not isinstance(text, str):
        found = "no text" if is_unknown(text) else f"text of type {type(text).__name__}"
        raise InputError(f"{where} has {found}; want a string under 'text' (it may be empty)")
    report = Report(
        id=identifier(fields.get("id"), where) or checked_text(id, where),
        text=checked_text(text, f"{where}, field 'text'"),
        evidence=_evidence(fields.get("evidence"), where),
    )
    values = given_metadata(fields, where)
    stated = {e.field for e in report.evidence}
    marks = [Evidence(field=n, how=how) for n in METADATA_FIELDS if n in values and n not in stated]
    evidence = (*(e for e in report.evidence if e.field in values), *marks)
    return report.model_copy(update={**values, "evidence": evidence})


def _evidence(value: object, where: str) -> tuple[Evidence, ...]:
    if is_unknown(value):
        return ()
    try:
        return _EVIDENCE.validate_python(value)
    except ValidationError:
        raise InputError(
            f"{where}: evidence is not a list of field, how and span; leave it out"
        ) from None


def with_given(report: Report, values: Mapping[str, Any]) -> Report:
    """The report with checked metadata from its caller in place of what it had."""
    marks = tuple(Evidence(field=n, how="given") for n in METADATA_FIELDS if n in values)
    kept = tuple(e for e in report.evidence if e.field not in values)
    return report.model_copy(update={**values, "evidence": (*kept, *marks)})
