"""Whether a word of a claim tells that somebody does a thing, or only names or wishes it."""

from __future__ import annotations

import re

from claimcmp.reading.parsed import Parsed
from claimcmp.reading.verb_forms import verb_forms

__all__ = ["named_only"]

# What stands before a noun and before no verb.
_BEFORE = frozenset(
    "of in on with from against over i på av af med fra frå mot mod ved the a an en ei et ein eit "
    "his its our my hans hennes hennar hendes deres sin sitt si sine".split()
)
_TO = frozenset(("to", "å", "at"))
_GENITIVE = re.compile(r"['’]s?$|^[A-ZÆØÅ]\w+s$")


def named_only(p: Parsed, n: int, *, happened: bool) -> bool:
    """Whether word `n` of a sentence, alike to a verb, is a noun there, or no deed yet.

    "The attack on Ely" and "Moss' attack" leave open who attacked; "attacked",
    "has attacked" and "will attack" do not. Where the question is who did it
    (`happened`), "plans to attack Ely" is no answer either.
    """
    kind = verb_forms(p.language).kinds.get(p.lower[n])
    if n == 0 or kind in ("past", "shared"):
        return False
    before = p.tokens[n - 1].text
    if before.lower() in _TO:
        return happened
    return before.lower() in _BEFORE or before[0].isdigit() or bool(_GENITIVE.search(before))
