"""Names in a text under one key per name, and whether two sets of them clash."""

from claimcmp.cues.names.aliases import Aliases, aliased, as_aliases
from claimcmp.cues.names.belonging import affiliations
from claimcmp.cues.names.comparing import compare
from claimcmp.cues.names.finding import find
from claimcmp.cues.names.likeness import same_name

__all__ = [
    "Aliases",
    "affiliations",
    "aliased",
    "as_aliases",
    "compare",
    "find",
    "same_name",
]
