"""The comparison as JSON, and the schema of that JSON."""

from __future__ import annotations

import json
from os import PathLike
from typing import Any

from claimcmp.comparison import SCHEMA_VERSION, Comparison
from claimcmp.errors import InputError
from claimcmp.views.offsets import comparison_utf16
from claimcmp.views.writing import write

__all__ = ["SCHEMA_ID", "schema", "to_json"]

SCHEMA_ID = f"urn:claimcmp:schema:{SCHEMA_VERSION}"


def to_json(
    comparison: Comparison, path: str | PathLike[str] | None = None, *, offsets: str = "codepoint"
) -> str:
    """The comparison as JSON of the published schema; written to `path` too where one is given.

    Fields stand in the order of the schema and maps in the order of their
    keys, so equal comparisons give equal bytes. With the default offsets
    `Comparison.model_validate_json` gives back an equal comparison.

    Args:
        comparison: What to write.
        path: A file to write, as UTF-8.
        offsets: "codepoint" counts spans in Unicode code points, as Python
            does; "utf16" in UTF-16 code units, as JavaScript does. The latter
            says so in a top-level key `offsets`, is meant for reading in a
            browser and does not validate against the schema.

    Raises:
        InputError: `offsets` is neither, or the file cannot be written.
    """
    if offsets not in ("codepoint", "utf16"):
        raise InputError(
            f"offsets={offsets!r} is not a way to count; want 'codepoint' (Python) "
            "or 'utf16' (JavaScript)"
        )
    ordered = _ordered(comparison)
    if offsets == "codepoint":
        return write(ordered.model_dump_json(indent=2) + "\n", path)
    dumped = comparison_utf16(ordered).model_dump(mode="json")
    version = dumped.pop("schema_version")
    dumped = {"schema_version": version, "offsets": "utf16", **dumped}
    return write(json.dumps(dumped, ensure_ascii=False, indent=2) + "\n", path)


def schema() -> dict[str, Any]:
    """The JSON schema of `to_json()`, versioned by its `$id`.

    `$id` is a name, not an address: nothing is ever fetched.
    """
    made = Comparison.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **made,
    }


def _ordered(comparison: Comparison) -> Comparison:
    inputs = dict(sorted(comparison.provenance.inputs.items()))
    return comparison.model_copy(
        update={
            "sentences": dict(sorted(comparison.sentences.items())),
            "provenance": comparison.provenance.model_copy(update={"inputs": inputs}),
        }
    )
