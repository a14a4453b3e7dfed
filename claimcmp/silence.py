"""A report that does not carry what others carry, and what that rests on.

Floor 3: `claimcmp.report` and below. Values only; `matching.silences` makes them.
"""

from __future__ import annotations

from typing import Literal

from claimcmp.report import SegmentKind
from claimcmp.values import Span, Value

__all__ = ["Aside", "Coverage", "Silence", "Timing"]

Coverage = Literal["names it", "does not name it"]
Timing = Literal["before", "after", "unknown"]

_SHOWN = 6
"""Spellings that `words` names; the others it counts."""


class Aside(Span):
    """A caption, heading or link that speaks to the question; never counted as an answer."""

    report: str
    text: str
    kind: SegmentKind


class Silence(Value):
    """A report that does not carry a matter which others carry.

    `looked_for` are the words whose absence (`coverage`) was checked: `word`,
    then its other spellings, as these reports, the lists of names and the
    aliases have them; inflected forms are found too. Where `word` is None they
    are words of a question without a name, and any of them would do. `place`
    is the first place in the report's sentences that names one of them.
    `aside` are the captions, headings and links that do; they do not count.

    `timing` says whether the report was published before the first, or after
    the last, of the days that those who carry the matter give for it;
    "unknown" for undated reports, for the same day, and where nobody gives a
    day.
    """

    group: str | None
    report: str
    coverage: Coverage
    looked_for: tuple[str, ...]
    place: Span | None = None
    timing: Timing = "unknown"
    word: str | None = None
    aside: tuple[Aside, ...] = ()

    @property
    def words(self) -> str:
        """What the silence rests on: "no sentence names Idlib (Idlib, Idleb)"."""
        if not self.looked_for:
            said = "says nothing on this"
        elif self.coverage == "does not name it":
            said = f"no sentence names {self._looked_for()}{self._set_aside()}"
        else:
            said = f"names {self._looked_for()}, and says nothing on this"
        return said + ("" if self.timing == "unknown" else f"; published {self.timing} the event")

    def _looked_for(self) -> str:
        spellings = self.looked_for
        if self.word is None:
            return _joined(spellings, "or")
        if spellings == (self.word,):
            return self.word
        more = len(spellings) - _SHOWN
        listed = ", ".join(spellings[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        return f"{self.word} ({listed})"

    def _set_aside(self) -> str:
        """Which kinds of set-aside text name it: ", a heading and a link do"."""
        kinds = list(dict.fromkeys(a.kind for a in self.aside))
        if not kinds:
            return ""
        return f", {_joined([f'a {k}' for k in kinds], 'and')} {'do' if len(kinds) > 1 else 'does'}"


def _joined(words: tuple[str, ...] | list[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))
