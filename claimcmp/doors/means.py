"""With what a caller wants claims compared: thresholds, names that are one, the judge.

The same as in Python, less what would reach beyond the request: a path of a
file of this machine, or a model to be opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictStr, create_model

from claimcmp.settings import Settings

if TYPE_CHECKING:
    from claimcmp.matching.judge import Judge

__all__ = ["GivenSettings", "JudgeName", "Means", "NamesThatAreOne"]

_ABOUT = "Thresholds of a comparison; what is left out has its default."

# Field by field as `Settings` has them, with their ranges.
_FIELDS: dict[str, Any] = {
    name: (field.annotation, copy(field))
    for name, field in Settings.model_fields.items()
    if name != "aliases"
}
_THRESHOLDS: Any = create_model("_Thresholds", **_FIELDS)


class GivenSettings(_THRESHOLDS):
    """Thresholds of a comparison; what is left out has its default."""

    # Strict: "0.9" is no number here, as little as by the description of the service.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


NamesThatAreOne = Annotated[
    dict[StrictStr, StrictStr | list[StrictStr]] | list[list[StrictStr]] | None,
    Field(
        description="Names that are one: a name with another spelling or several, or lists of "
        'spellings: {"WHO": ["Verdens helseorganisasjon"]}.'
    ),
]
JudgeName = Annotated[
    Literal["features"] | None,
    Field(
        description="Who decides. Left out, both texts are read where their features leave doubt; "
        '"features" goes without that, several times as quick and somewhat less right.'
    ),
]


class Means(BaseModel):
    """What every request that has claims compared may say of how."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    settings: GivenSettings | None = Field(default=None, description=_ABOUT)
    aliases: NamesThatAreOne = None
    judge: JudgeName = None

    def made(self) -> dict[str, Any]:
        """The arguments `settings` and `judge` of the library's functions.

        Raises:
            InputError: An alias that cannot be used.
        """
        return {"settings": self._settings(), "judge": self._judge()}

    def named(self) -> Iterator[str]:
        """Every spelling that was given, since each has to be read."""
        if isinstance(self.aliases, dict):
            yield from self.aliases
        several = self.aliases.values() if isinstance(self.aliases, dict) else self.aliases or ()
        for spellings in several:
            yield from ((spellings,) if isinstance(spellings, str) else spellings)

    def _settings(self) -> Settings:
        given = self.settings.model_dump(exclude_unset=True) if self.settings else {}
        return Settings(aliases=self.aliases, **given)

    def _judge(self) -> Judge:
        from claimcmp.matching.judges import load_judge

        return load_judge(self.judge)
