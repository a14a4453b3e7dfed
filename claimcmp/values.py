"""What every value of this library is made of: frozen models, spans, intervals.

Floor 1: pydantic and `claimcmp.errors` only.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from claimcmp.errors import InputError

__all__ = ["LANGUAGES", "Interval", "Kind", "Language", "Precision", "Span", "Value"]

Language = Literal["nb", "nn", "da", "en", "und"]
"""Bokmål, Nynorsk, Danish, English; "und" is a language that could not be told."""

LANGUAGES: tuple[Language, ...] = ("nb", "nn", "da", "en")
"""The four languages with rules of their own."""

Precision = Literal["year", "month", "day", "minute"]

Kind = Literal["agrees", "diverges", "related", "unrelated"]
"""How two claims stand to each other; see `Relation`."""


_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d\S*))?)?)?"
)


class Value(BaseModel):
    """A frozen record: compares by content, refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def __str__(self) -> str:
        # A comparison printed field by field fills a screen many times over.
        return repr(self)


class Span(Value):
    """A half-open stretch `[start, end)` of a text, counted in Unicode code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"span ends at {self.end}, before it starts at {self.start}")
        return self


# `date-time` of JSON schema wants a zone, which is left out here: all times are UTC.
Moment = Annotated[
    datetime,
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$"}),
]


class Interval(Value):
    """A stretch of time `[start, end)` in UTC, with the precision it was stated in.

    "2017-09" is the interval 2017-09-01 to 2017-10-01 with precision "month".
    A time without a zone is taken as UTC.
    """

    start: Moment
    end: Moment
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> Interval:
        """The interval that `text` states as ISO 8601: a year, month, day or minute.

        Reads "2017", "2017-09", "2017-09-29" and "2017-09-29T12:00", with or without a zone.

        Raises:
            InputError: The string is not an ISO date of one of these forms.
        """
        text = text.strip()
        found = _ISO.fullmatch(text)
        try:
            if found is None:
                raise ValueError(text)
            if found["clock"] is None:
                return cls.of(*(int(p) for p in found.group("year", "month", "day") if p))
            moment = datetime.fromisoformat(text)
            ends = moment + timedelta(minutes=1)
        except (ValueError, OverflowError):
            raise InputError(
                f"{text!r} is not a date this library reads; "
                "want ISO 8601: 2017, 2017-09, 2017-09-29 or 2017-09-29T12:00"
            ) from None
        if moment.tzinfo:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
            ends = moment + timedelta(minutes=1)
        return cls(start=moment, end=ends, precision="minute")

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Interval:
        """The `year`, the `month` of it, or the `day` of that.

        Raises:
            ValueError: No such date exists.
        """
        first = datetime(year, month or 1, day or 1)
        if day is not None and month is not None:
            return cls(start=first, end=first + timedelta(days=1), precision="day")
        if month is not None:
            following = datetime(year + month // 12, month % 12 + 1, 1)
            return cls(start=first, end=following, precision="month")
        return cls(start=first, end=datetime(year + 1, 1, 1), precision="year")

    def overlaps(self, other: Interval) -> bool:
        """Whether this and the `other` share at least one moment."""
        return self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        width = {"year": 4, "month": 7, "day": 10, "minute": 16}[self.precision]
        return self.start.isoformat(sep=" ", timespec="minutes")[:width]


assert set(LANGUAGES) < set(get_args(Language))
