"""Which reports do not carry a matter that others carry, checked by the words themselves.

Silence is not denial: a report may have been written before the event, or
speak of the place and leave the matter out. Both can be looked up here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimcmp.comparison import Group, Silence, Timing
from claimcmp.cues.names import Aliases, aliased
from claimcmp.cues.names import find as find_names
from claimcmp.report import Claim, Name, Report, Sentence
from claimcmp.values import Interval, Span

__all__ = ["Mentions", "find_silences", "mentions", "names_in", "silence"]


# Reports up to which the silence of each of them is told: among hundreds nearly
# all are silent on nearly everything, which tells nobody anything.
_FEW = 100


class Mentions(NamedTuple):
    """Which names every report's prose holds: name's key -> report's id -> its first place."""

    places: Mapping[str, Mapping[str, Span]]

    def reports_naming(self, key: str) -> int:
        """In how many reports a name stands."""
        return len(self.places.get(key, ()))

    def place(self, key: str, report: str) -> Span | None:
        """Where a report first names it; None where it does not."""
        return self.places.get(key, {}).get(report)


@lru_cache(maxsize=32_768)
def names_in(text: str, language: str, aliases: Aliases | None = None) -> tuple[Name, ...]:
    """The names in a sentence, counted from its start; read once for all questions."""
    return aliased(find_names(text, language), text, aliases)


def mentions(
    reports: Sequence[Report],
    sentences: Mapping[str, Sequence[Sentence]],
    *,
    aliases: Aliases | None = None,
) -> Mentions:
    """Look up every name in the prose of every report; what is set aside does not count."""
    places: dict[str, dict[str, Span]] = {}
    for report in reports:
        for sentence in sentences[report.id]:
            if sentence.kind == "sentence":
                at = sentence.start
                for name in names_in(sentence.text, sentence.language, aliases):
                    where = places.setdefault(name.key, {})
                    if report.id not in where:
                        where[report.id] = Span(start=at + name.start, end=at + name.end)
    return Mentions(places)


def find_silences(
    groups: Sequence[Group],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    named: Mentions,
) -> tuple[Silence, ...]:
    """For every matter that several reports carry, the reports that do not.

    Among more than a hundred reports only those that name what marks the
    matter, and still leave it out, are told: their silence can mean something.
    """
    found: list[Silence] = []
    for group in groups:
        if len(group.reports) < 2:
            continue
        members = [claims[c] for c in group.claims]
        words = telling_names(members, named)
        event = _event(members)
        asked = set(reports)
        if len(reports) > _FEW:
            asked &= {id for key in words for id in named.places.get(key, ())}
        found += (
            silence(group.id, reports[id], words, named, event)
            for id in sorted(asked - set(group.reports))
        )
    return tuple(found)


def telling_names(claims: Sequence[Claim], named: Mentions) -> dict[str, str]:
    """The name that marks a matter: the rarest of those most claims share, as key -> spelling."""
    count = Counter(key for c in claims for key in {n.key for n in c.names})
    spelling = {n.key: n.text for c in reversed(claims) for n in c.names}
    if not count:
        return {}
    most = max(count.values())
    shared = sorted(k for k, n in count.items() if n == most)
    bodies = {n.key for c in claims for n in c.names if n.kind == "organisation"}
    # "UN Security Council" names the UN too, but not by its key: other names are surer.
    rarest = min(shared, key=lambda k: (k in bodies, named.reports_naming(k), k))
    return {rarest: spelling[rarest]}


def silence(
    group: str | None,
    report: Report,
    words: Mapping[str, str],
    named: Mentions,
    event: Interval | None,
) -> Silence:
    """One report's silence: whether it names what was looked for, and when it was written."""
    place = next((p for k in words if (p := named.place(k, report.id))), None)
    return Silence(
        group=group,
        report=report.id,
        coverage="does not name it" if place is None else "names it",
        looked_for=tuple(words.values()),
        place=place,
        timing=_timing(report.published, event),
    )


def _event(claims: Sequence[Claim]) -> Interval | None:
    """The first dated event that the claims speak of; None where none is dated to the day."""
    dated = [t.interval for c in claims for t in c.times if t.interval]
    days = [i for i in dated if i.precision in ("day", "minute")]
    return min(days, key=lambda i: i.start, default=None)


def _timing(published: Interval | None, event: Interval | None) -> Timing:
    if published is None or event is None:
        return "unknown"
    if published.end <= event.start:
        return "before"
    return "after" if published.start >= event.start else "unknown"
