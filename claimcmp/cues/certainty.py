"""How sure a text is of what it says: flat, hedged, planned, wanted or left open.

Floor 5: `claimcmp.report`, `claimcmp.values` and the lists of this folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from claimcmp.cues.lexicon import phrases
from claimcmp.cues.tokens import Token, lowered, tokenize
from claimcmp.cues.verdict import Verdict
from claimcmp.report import Certainty
from claimcmp.values import Span, Value

__all__ = ["Certainties", "compare", "find"]

# Where several are met the first of these is the text's: what is left open is not planned,
# and a plan that may come off is a hedge.
_ORDER: tuple[Certainty, ...] = ("open", "wanted", "hedged", "planned")


class Certainties(Value):
    """A text's certainty, and the places that show it; none for "certain".

    `told` are the places that make it hearsay or a mere possibility
    ("reportedly", "skal ha", "måske"), whatever its certainty is.
    """

    certainty: Certainty = "certain"
    spans: tuple[Span, ...] = ()
    told: tuple[Span, ...] = ()


_CERTAIN = Certainties()


def find(text: str, language: str, *, offset: int = 0) -> Certainties:
    """The certainty of a text; "certain" where nothing loosens it, as in an empty one.

    "may", "trolig", "angiveligt" hedge; "will", "skal", "forslaget" plan;
    "should", "oppfordrer", "håber" want; "uklart om", "no knowledge of" leave
    open. Best given one clause: of several the loosest wins. "Skal ha" is
    hearsay, and "skulle ha" and "should have" say what did not come to be or
    was only told: hedges, not plans.

    Args:
        text: Any text; best one clause or sentence.
        language: "nb", "nn", "da", "en", or "und" for all of them at once.
        offset: Added to every span.
    """
    table = _table(language)
    if table.keys().isdisjoint(lowered(text)):
        return _CERTAIN
    tokens = tokenize(text)
    met: dict[Certainty, list[Span]] = {}
    told: list[Span] = []
    skip_to = 0
    for i, token in enumerate(tokens):
        if i < skip_to:
            continue
        for parts, key in table.get(token.lower, ()):
            last = i + len(parts)
            if last <= len(tokens) and all(
                tokens[i + k].lower == part for k, part in enumerate(parts)
            ):
                if token.text == "May" and (i or _number(tokens, last)):
                    break
                span = Span(start=token.start + offset, end=tokens[last - 1].end + offset)
                if key == "told":
                    told.append(span)
                met.setdefault("hedged" if key == "told" else key, []).append(span)
                skip_to = last
                break
    for certainty in _ORDER:
        if certainty in met:
            return Certainties(certainty=certainty, spans=tuple(met[certainty]), told=tuple(told))
    return _CERTAIN


def compare(left: Certainties, right: Certainties) -> Verdict:
    """Whether two texts are equally sure.

    Never "conflicting": a plan and an outcome, or a hope and a fact, can both
    hold. "equal" for one certainty, else "compatible" with the two in words.
    """
    if left.certainty == right.certainty:
        return Verdict(outcome="equal", left=left.spans, right=right.spans, words="equally sure")
    return Verdict(
        outcome="compatible",
        left=left.spans,
        right=right.spans,
        words=f"{left.certainty} against {right.certainty}",
    )


def _number(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].text[0].isdigit()


@cache
def _table(
    language: str,
) -> dict[str, tuple[tuple[tuple[str, ...], Certainty | Literal["told"]], ...]]:
    return phrases("certainty", language)  # type: ignore[return-value]
