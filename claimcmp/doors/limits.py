"""How much one request may ask for, and the refusal of what asks for more."""

from __future__ import annotations

import os
from collections.abc import Iterable

from pydantic import Field, ValidationError

from claimcmp.errors import InputError
from claimcmp.values import Value

__all__ = ["Limits", "TooMuch", "limits_of"]


class TooMuch(InputError):
    """A request that is larger than this service takes.

    `what` names what was counted, `given` is its number, `most` the limit.
    """

    def __init__(self, what: str, given: int, most: int) -> None:
        self.what, self.given, self.most = what, given, most
        super().__init__(
            f"the request holds {given:,} {what}; want at most {most:,}; send less at a time"
        )


class Limits(Value):
    """What a service takes, and how much of it at a time."""

    body_bytes: int = Field(default=8_000_000, ge=1, description="Bytes of a request's body.")
    reports: int = Field(default=200, ge=1, description="Reports in a request.")
    # 120 reports of 380,000 characters, all on one matter, took 45 seconds on two busy cores.
    characters: int = Field(
        default=300_000, ge=1, description="Characters of all texts of a request together."
    )
    pairs: int = Field(
        default=2_000,
        ge=1,
        description="Pairs of claims that a request has judged; match judges of every claim the "
        "16 nearest candidates, or four times as many as it returns where that is more.",
    )
    questions: int = Field(default=20, ge=1, description="Questions in a request.")
    seconds: float = Field(
        default=60.0, gt=0, le=86_400, description="Seconds after which a request is given up."
    )
    workers: int = Field(
        default_factory=lambda: min(4, os.cpu_count() or 1),
        ge=1,
        le=256,
        description="Requests that are worked on at a time.",
    )
    waiting: int = Field(
        default=16, ge=0, le=10_000, description="Requests that may wait for a worker."
    )

    @property
    def room(self) -> int:
        """Requests that may be inside at a time: those worked on and those that wait."""
        return self.workers + self.waiting

    def check(
        self,
        *,
        texts: Iterable[str | None] = (),
        reports: int = 0,
        pairs: int = 0,
        questions: int = 0,
    ) -> None:
        """Refuse what is above a limit.

        Raises:
            TooMuch: It names what there is too much of, and the limit.
        """
        characters = sum(len(text) for text in texts if text)
        for what, given, most in (
            ("reports", reports, self.reports),
            ("characters", characters, self.characters),
            ("pairs of claims to judge", pairs, self.pairs),
            ("questions", questions, self.questions),
        ):
            if given > most:
                raise TooMuch(what, given, most)


def limits_of(**given: float | None) -> Limits:
    """The limits given, and the defaults for those that are None.

    Raises:
        InputError: A limit out of its range.
    """
    try:
        return Limits(**{n: v for n, v in given.items() if v is not None})
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        name = ".".join(map(str, first["loc"]))
        raise InputError(
            f"the limit {name} was given as {first['input']!r}; {first['msg'].lower()}"
        ) from None
