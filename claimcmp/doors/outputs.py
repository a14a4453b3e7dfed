"""The forms in which `claimcmp compare` gives its result, as its options ask for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from claimcmp.doors.options import OffsetUnit
from claimcmp.doors.streams import give, tell
from claimcmp.errors import InputError, MissingExtra

if TYPE_CHECKING:
    from claimcmp.comparison import Answer, Comparison

__all__ = ["Outputs", "TableName", "counted_in", "offsets_need_json"]

_STDOUT = "-"
_FOR_PARQUET = ("narwhals", "pandas", "pyarrow")


class TableName(StrEnum):
    """The tables of a comparison."""

    relations = "relations"
    claims = "claims"
    groups = "groups"
    silences = "silences"


@dataclass(frozen=True)
class Outputs:
    """What to give: forms for standard output (true or "-"), and files to write."""

    json: bool = False
    markdown: bool = False
    jsonld: bool = False
    html: str | None = None
    csv: str | None = None
    parquet: str | None = None
    table: TableName | None = None
    offsets: OffsetUnit = OffsetUnit.codepoint

    def check(self) -> None:
        """Refuse, before the work, what cannot be given together, and files that cannot be made.

        Raises:
            InputError: Two results for standard output, an option without the
                one that it goes with, or a file in a folder that is not there.
            MissingExtra: Parquet, without the packages that write it.
        """
        from claimcmp.views.writing import destination

        printed = self._printed()
        if len(printed) > 1:
            raise InputError(
                f"{' and '.join(printed)} all print to standard output; choose one of them"
                if len(printed) > 2
                else f"{printed[0]} and {printed[1]} both print to standard output; choose one"
            )
        offsets_need_json(self.offsets, as_json=self.json)
        if self.table and not (self.csv or self.parquet):
            raise InputError(
                f"--table {self.table.value} goes with --csv or --parquet; name a file with one"
            )
        if self.parquet is not None and not self.parquet.lower().endswith(".parquet"):
            raise InputError(f"--parquet {self.parquet}: want a name that ends in .parquet")
        for package in _FOR_PARQUET if self.parquet is not None else ():
            if find_spec(package) is None:
                raise MissingExtra(package, "tables", "--parquet")
        for path in (self.html, self.csv, self.parquet):
            if path is not None and path != _STDOUT:
                destination(path)

    def write(self, comparison: Comparison, questions: Sequence[str]) -> None:
        """Write the files, then print the one form for standard output; without any, for people."""
        for path, make in (
            (self.html, lambda p: comparison.to_html(p, ask=tuple(questions))),
            (self.csv, lambda p: _csv(comparison, p, self._what)),
            (self.parquet, lambda p: comparison.to_frame(p, what=self._what)),
        ):
            if path is not None and path != _STDOUT:
                make(path)
                tell(f"wrote {path}")
        if self.json:
            give(_as_json(comparison, questions, self.offsets))
        elif self.markdown:
            give(comparison.to_markdown(ask=tuple(questions)))
        elif self.jsonld:
            give(comparison.to_jsonld())
        elif self.html == _STDOUT:
            give(comparison.to_html(ask=tuple(questions)))
        elif self.csv == _STDOUT:
            give(_csv(comparison, None, self._what))
        else:
            _show(comparison, questions)

    @property
    def _what(self) -> Any:
        return (self.table or TableName.relations).value

    def _printed(self) -> list[str]:
        return [
            name
            for name, wanted in (
                ("--json", self.json),
                ("--markdown", self.markdown),
                ("--jsonld", self.jsonld),
                ("--html -", self.html == _STDOUT),
                ("--csv -", self.csv == _STDOUT),
            )
            if wanted
        ]


def offsets_need_json(offsets: OffsetUnit, *, as_json: bool) -> None:
    """Refuse a unit for places where none of them is counted by it.

    Raises:
        InputError: `--offsets utf16` without `--json`.
    """
    if offsets is OffsetUnit.utf16 and not as_json:
        raise InputError("--offsets utf16 is for JSON only; give --json with it, or leave it out")


def counted_in(answer: Answer, comparison: Comparison, offsets: OffsetUnit) -> Answer:
    """The answer with its places in the unit that was asked for."""
    if offsets is OffsetUnit.codepoint:
        return answer
    from claimcmp.views.offsets import Ruler, answer_utf16

    return answer_utf16(answer, {r.id: Ruler(r.text) for r in comparison.reports})


def _as_json(comparison: Comparison, questions: Sequence[str], offsets: OffsetUnit) -> str:
    alone = comparison.to_json(offsets=offsets.value)
    if not questions:
        return alone
    answers = (counted_in(comparison.ask(q), comparison, offsets) for q in questions)
    both = {
        "comparison": json.loads(alone),
        "answers": [a.model_dump(mode="json") for a in answers],
    }
    return json.dumps(both, ensure_ascii=False, indent=2)


def _csv(comparison: Comparison, path: str | None, what: Any) -> str:
    from claimcmp.views.frame import to_csv
    from claimcmp.views.writing import write

    return write(to_csv(comparison, what=what), path)


def _show(comparison: Comparison, questions: Sequence[str]) -> None:
    from claimcmp.views.terminal import show_answer, show_comparison

    for question in questions:
        show_answer(comparison.ask(question), comparison)
    show_comparison(comparison)
