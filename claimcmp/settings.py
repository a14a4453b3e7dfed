"""The knobs of a comparison, each with its unit, its range and where the number came from."""

from __future__ import annotations

import hashlib
from typing import Any

from pydantic import Field, ValidationError

from claimcmp.aliases import Groups, alias_groups
from claimcmp.errors import InputError
from claimcmp.values import Value

__all__ = ["Settings", "checked_settings"]


class Settings(Value):
    """Thresholds of one comparison, and names that are one; a result carries those that made it.

    The defaults were set on the tuning pairs named in `docs/benchmarks.md`,
    never on the data that decides. `aliases` takes the path of a file, a
    mapping from a name to its other spellings, or lists of spellings. The
    `thresholds` are the fields below.

    Raises:
        InputError: A name that is no setting, a value out of its range, or
            aliases that cannot be used.
        UnreadableInput: A file of aliases that cannot be used; the line is named.
    """

    def __init__(self, *, aliases: object = (), **thresholds: Any) -> None:
        # Not a validator: pydantic would wrap the errors of the file in one of its own.
        groups = alias_groups(aliases)
        try:
            super().__init__(**{**thresholds, "aliases": groups})
        except ValidationError as error:
            raise InputError(_refusal(error)) from None

    neighbours: int = Field(default=4, ge=1, description="Neighbours per side in the margin score.")
    floor: float = Field(
        default=0.3,
        ge=-1,
        le=1,
        description="Smallest cosine at which two claims are looked at together.",
    )
    same_matter: float = Field(
        default=0.5,
        ge=-1,
        le=1,
        description="Smallest cosine at which two claims without a verdict share a topic, and "
        "below which a pair must stand out from its surroundings to be looked at; one in twenty "
        "neighbouring sentences of the tuning pairs is as near with the default encoder.",
    )
    stands_out: float = Field(
        default=0.06,
        ge=-1,
        le=1,
        description="Smallest margin at which two claims of different reports agree: the cosine "
        "less what each has in common with its surroundings; not asked where that is unknown.",
    )
    one_topic: float = Field(
        default=0.14,
        ge=-1,
        le=1,
        description="Smallest margin at which two sentences of two reports whose claims have no "
        "verdict are listed as one topic; with more reports, among which more lies near, it is "
        "divided by the square root of the number of others. Set on documents of the parallel "
        "text.",
    )
    borne_out: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="Share of the words of the shorter of two claims of different reports that "
        "must be found on the other side for them to agree.",
    )
    repeated: float = Field(
        default=0.7,
        ge=0,
        le=1,
        description="The same share for two claims of one report, which share its words anyway.",
    )
    same_time: float = Field(
        default=1.0,
        ge=0,
        description="Days between two publications up to which they count as one time.",
    )
    every_silence: int = Field(
        default=100,
        ge=0,
        description="Reports up to which the silence of each is listed on every matter that "
        "several carry. Among more, only that of reports which name what marks the matter: "
        "hundreds of reports would be silent on nearly everything, which tells nobody anything "
        "and fills memory with their square. The omission map counts them all.",
    )
    sure: float = Field(
        default=0.9,
        ge=0,
        le=1,
        description="Confidence below which a divergence is withheld as undecided.",
    )
    sure_paired: float = Field(
        default=0.7,
        ge=0,
        le=1,
        description="The same for claims that the caller pairs up (relate, match): divergences are "
        "commoner there, and nine in ten of those above it were right on the tuning pairs.",
    )

    alike: float = Field(
        default=1.05,
        ge=-1,
        le=2,
        description="How alike two claims of different reports must be to diverge: their cosine "
        "plus the share of the longer one's words that is found on the other side. Two sentences "
        "on one matter that name two people are rarely one statement but for a detail; costs one "
        "in ten of the tuning pairs.",
    )
    alike_paired: float = Field(
        default=0.85,
        ge=-1,
        le=2,
        description="The same for claims that the caller pairs up; costs one in a hundred. Where "
        "no number, time, name or negation shows the conflict, but only a reading of both texts, "
        "as much is asked as in `alike`.",
    )
    base_rate: float = Field(
        default=0.27,
        ge=0,
        le=1,
        description="Share of divergences among the tuning pairs on which both were checked; "
        "where divergences are rarer, fewer of those shown are right.",
    )

    aliases: Groups = Field(
        default=(),
        description="Groups of spellings; those of a group are one name to a comparison.",
    )

    def digest(self) -> str:
        """A short fingerprint of all values, for provenance."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


def _refusal(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    name = ".".join(map(str, first["loc"]))
    if name not in Settings.model_fields:
        return f"there is no setting {name!r}; want any of {', '.join(Settings.model_fields)}"
    return f"the setting {name} was given as {first['input']!r}; {first['msg'].lower()}"


def checked_settings(given: object) -> Settings:
    """The settings given, or the defaults for None.

    Raises:
        InputError: Something else than a `Settings`.
    """
    if given is None:
        return Settings()
    if isinstance(given, Settings):
        return given
    raise InputError(
        f"settings were given as {type(given).__name__}; want a Settings, "
        "such as claimcmp.Settings(sure=0.95)"
    )
