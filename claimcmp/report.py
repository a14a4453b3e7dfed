"""What text becomes: reports, their sentences, and the claims in them.

Floor 2: values only; nothing here reads a file or looks at a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from claimcmp.values import Interval, Language, Span, Value

__all__ = [
    "Certainty",
    "Claim",
    "Evidence",
    "MetadataField",
    "Name",
    "NameKind",
    "Number",
    "Polarity",
    "Report",
    "Rewording",
    "SegmentKind",
    "Sentence",
    "Stance",
    "Time",
]

SegmentKind = Literal["sentence", "heading", "caption", "link", "boilerplate", "metadata"]
Stance = Literal["asserts", "says", "claims", "denies", "confirms", "neither confirms nor denies"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "hedged", "planned", "wanted", "open"]
"""The text's own certainty: stated flatly; "probably", "may", or only on a condition ("if the
port closes, …"); will or is to happen; asked for or hoped; said to be unclear or not known."""
NameKind = Literal["place", "person", "organisation", "people", "other"]
Rewording = Literal[
    "speech left out",
    "subject added",
    "pronoun replaced",
    "connective left out",
    "verb added",
    "words reordered",
    "dateline left out",
]
"""How a claim's standalone wording differs from its verbatim text: who said it is left out; the
phrase that the clause speaks of is put before it, or in the place of "which" or "she"; "because"
or "after" is left out; a missing "is" or "has" is added; "not" stands as in a main clause;
"OSLO (Reuters) -" is left out."""
MetadataField = Literal["language", "source", "title", "url", "published", "origin"]
Comparator = Literal["exactly", "about", "at least", "at most", "more than", "less than"]


class Evidence(Value):
    """Where one metadata value of a report comes from.

    `how` is "given" (by the caller), "found" (in the text, at `span`) or
    "inferred" (from the text as a whole, as the language is).
    """

    field: MetadataField
    how: Literal["given", "found", "inferred"]
    span: Span | None = None


class Report(Value):
    """One source's text on an event, exactly as it was read.

    `text` is never rewritten: every span anywhere in a result counts code
    points of it. What is not known is None. `source` is the outlet, `origin`
    who first made the news known (an agency); a photo credit is neither.
    """

    id: str
    text: str
    language: Language | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: Interval | None = None
    origin: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def label(self) -> str:
        """How people know the report: source · date · first words; its id if both are unknown."""
        spans = [e.span for e in self.evidence if e.span is not None]
        # A heading goes no further than its paragraph.
        rest = self.text[_after_header(self.text, spans) :].strip()
        text = re.split(r"\n\s*\n", rest, maxsplit=1)[0]
        words = " ".join((self.title or text).split())
        opening = words if len(words) <= 48 else words[:48].rsplit(" ", 1)[0] + " …"
        known = [str(v) for v in (self.source, self.published) if v]
        return " · ".join([*(known or [self.id]), opening] if opening else known or [self.id])

    def evidence_for(self, field: MetadataField) -> Evidence | None:
        """Where the value of `field` comes from; None where the value is unknown."""
        return next((e for e in self.evidence if e.field == field), None)

    def _repr_html_(self) -> str:
        from claimcmp.views.html import report_snippet  # views sit above us; import at use

        return report_snippet(self)


def _after_header(text: str, spans: Sequence[Span]) -> int:
    """Where a text goes on after the lines and words at its top that state its metadata."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        held = [s for s in spans if start <= s.start and s.end <= end]
        last = max((s.end for s in held), default=start)
        if text[last:end].strip():
            # What opens a line is said in the label already; what stands within one is prose.
            opens = any(not text[start : s.start].strip() for s in held)
            return last if opens else start
        start = end + 1
    return 0


class Sentence(Span):
    """One segment of a report: a sentence, or something that is set aside with a reason.

    The span begins and ends on a non-blank character, and
    `report.text[start:end] == text`. `reason` says why the segment is of its
    kind, and of a sentence why it asserts nothing ("question", "wish or
    request", "exclamation"); None for plain sentences.
    """

    text: str
    language: Language
    kind: SegmentKind = "sentence"
    reason: str | None = None


class Number(Span):
    """A quantity as the text states it: `low` to `high`, equal where one value is meant.

    `unit` is a canonical unit ("percent", "km", "usd"), `counted` the noun
    that is counted, as written; each None where the text has none.
    """

    text: str
    low: float | None
    high: float | None
    comparator: Comparator = "exactly"
    unit: str | None = None
    counted: str | None = None


class Time(Span):
    """A time expression: the parts that it states, and the interval where that can be known.

    "30 December" states month and day, and has an `interval` only when the
    year is known from the report's date. `weekday` is 0 for Monday. `offset`
    is the distance in days from publication ("yesterday" is -1).
    """

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = Field(default=None, ge=0, le=6)
    hour: int | None = None
    minute: int | None = None
    offset: int | None = None
    interval: Interval | None = None


class Name(Span):
    """A name in the text. `key` is the same for every spelling and language of one name.

    "Russland", "Rusland", "Russia" and the adjective "russiske" share the key
    "russia". `derived` marks such adjectives and demonyms.
    """

    text: str
    key: str
    kind: NameKind = "other"
    derived: bool = False


class Claim(Span):
    """A sentence, or a clause of one, that asserts something.

    `text` is verbatim; `standalone` is the same claim worded to be read alone
    ("som styres av Venstre" -> "bydelen Moss styres av Venstre") and
    equals `text` where nothing had to be added. `rewording` says how the two
    differ; it is empty where they are equal, or where only marks and blanks at
    the ends were left out. `context` is the whole
    sentence, which starts at `context_start`. `speaker` is None where the
    report itself speaks. `report` is None outside a report. `id` is made from
    report, span and text: it does not change when other reports are added.
    `origin` is the agency, or the outlet told ("til VG"), that this claim
    alone is said to come from; None where the text names none for it.

    `check_worthiness` (0..1) ranks claims by how much there is to check in
    them, not by whether they are true; 0.4 is a claim with nothing for or
    against it. `check_reasons` are the parts of the score, each with its
    points ("+0.12 states a number"); see `claimcmp.reading.worth`.
    """

    id: str
    report: str | None
    text: str
    standalone: str
    rewording: tuple[Rewording, ...] = ()
    context: str
    context_start: int = 0
    language: Language
    speaker: str | None = None
    stance: Stance = "asserts"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    numbers: tuple[Number, ...] = ()
    times: tuple[Time, ...] = ()
    names: tuple[Name, ...] = ()
    published: Interval | None = None
    source: str | None = None
    origin: str | None = None
    check_worthiness: float = Field(default=0.4, ge=0.0, le=1.0)
    check_reasons: tuple[str, ...] = ()
