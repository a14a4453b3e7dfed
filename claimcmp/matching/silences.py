"""Which reports do not carry a matter that others carry, checked by the words themselves.

Silence is not denial: a report may have been written before the event, or
speak of the place and leave the matter out. Both can be looked up here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimcmp.comparison import Group
from claimcmp.cues.names import Aliases, aliased
from claimcmp.cues.names import find as find_names
from claimcmp.cues.names.spellings import spellings
from claimcmp.cues.tokens import fold
from claimcmp.report import Claim, Name, Report, SegmentKind, Sentence
from claimcmp.silence import Aside, Silence, Timing
from claimcmp.values import Interval, Span

__all__ = [
    "Mentions",
    "days_of",
    "find_silences",
    "mentions",
    "names_in",
    "silence",
    "telling_names",
    "timing",
]

_SET_ASIDE: tuple[SegmentKind, ...] = ("caption", "heading", "link")


class Mentions(NamedTuple):
    """Which names the reports hold, by the name's key.

    `places` are the first places in each report's prose, `asides` the
    captions, headings and links that name it, by the report's id; `spelled`
    are the spellings met in prose, each with how often, and `aliases` the
    names that are one.
    """

    places: Mapping[str, Mapping[str, Span]]
    asides: Mapping[str, Mapping[str, tuple[Aside, ...]]] = {}
    spelled: Mapping[str, Mapping[str, int]] = {}
    aliases: Aliases | None = None

    def reports_naming(self, key: str) -> int:
        """In how many reports a name stands."""
        return len(self.places.get(key, ()))

    def place(self, key: str, report: str) -> Span | None:
        """Where a report first names it; None where it does not."""
        return self.places.get(key, {}).get(report)

    def looked_for(self, key: str, word: str) -> tuple[str, ...]:
        """A word and the other spellings of its name, those met here first, each once."""
        met = self.spelled.get(key, {})
        here = sorted(met, key=lambda s: (-met[s], s))
        found: dict[str, str] = {}
        for spelling in (word, *here, *spellings(key, self.aliases)):
            found.setdefault(fold(spelling), spelling)
        return tuple(found.values())


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
    """Look up every name in the prose of every report; what is set aside is kept apart."""
    places: dict[str, dict[str, Span]] = {}
    asides: dict[str, dict[str, tuple[Aside, ...]]] = {}
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for sentence in sentences[report.id]:
            if sentence.kind == "sentence":
                at = sentence.start
                for name in names_in(sentence.text, sentence.language, aliases):
                    where = places.setdefault(name.key, {})
                    if report.id not in where:
                        where[report.id] = Span(start=at + name.start, end=at + name.end)
                    if not name.derived:
                        spelled[name.key][name.text] += 1
            elif sentence.kind in _SET_ASIDE:
                aside = _aside(report.id, sentence)
                names = names_in(sentence.text, sentence.language, aliases)
                for key in dict.fromkeys(n.key for n in names):
                    held = asides.setdefault(key, {})
                    held[report.id] = (*held.get(report.id, ()), aside)
    return Mentions(places, asides, spelled, aliases)


def _aside(report: str, sentence: Sentence) -> Aside:
    return Aside(
        start=sentence.start,
        end=sentence.end,
        report=report,
        text=sentence.text,
        kind=sentence.kind,
    )


def find_silences(
    groups: Sequence[Group],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    named: Mentions,
    *,
    every: int = 100,
) -> tuple[Silence, ...]:
    """For every matter that several reports carry, the reports that do not.

    Among more reports than `every` (see `Settings.every_silence`) only those
    that name what marks the matter, and still leave it out, are told: their
    silence can mean something.
    """
    found: list[Silence] = []
    for group in groups:
        if len(group.reports) < 2:
            continue
        members = [claims[c] for c in group.claims]
        words = telling_names(members, named)
        event = days_of(members)
        asked = set(reports)
        if len(reports) > every:
            asked &= {id for key in words for id in named.places.get(key, ())}
        found += (
            silence(group.id, reports[id], words, named, event)
            for id in sorted(asked - set(group.reports))
        )
    return tuple(found)


def telling_names(claims: Sequence[Claim], named: Mentions) -> dict[str, str]:
    """The name that marks a matter, as key -> spelling; {} where no claim holds a name.

    The rarest of the names that most of its reports share. Where none share
    one, it is of the first claim, the most telling one.
    """
    of_report: dict[str | None, set[str]] = defaultdict(set)
    for claim in claims:
        of_report[claim.report].update(n.key for n in claim.names)
    count = Counter(key for keys in of_report.values() for key in keys)
    if not count:
        return {}
    most = max(count.values())
    shared = {k for k, n in count.items() if n == most}
    if most == 1:
        shared = {n.key for n in claims[0].names} or shared
    spelling = {n.key: n.text for c in reversed(claims) for n in c.names}
    bodies = {n.key for c in claims for n in c.names if n.kind == "organisation"}
    # A capital that only ever opens a sentence may be that of any word.
    within = {n.key for c in claims for n in c.names if n.kind != "other" or _inside(n, c)}
    # "UN Security Council" names the UN too, but not by its key: other names are surer.
    rarest = min(shared, key=lambda k: (k not in within, k in bodies, named.reports_naming(k), k))
    return {rarest: spelling[rarest]}


def _inside(name: Name, claim: Claim) -> bool:
    return name.start not in (claim.start, claim.context_start)


def silence(
    group: str | None,
    report: Report,
    words: Mapping[str, str],
    named: Mentions,
    event: Interval | None,
) -> Silence:
    """One report's silence: whether it names what was looked for, and when it was written.

    Args:
        group: The matter's id; None for a question.
        report: The silent one.
        words: What to look for: a name's key and its spelling; nothing can be
            looked for without.
        named: The names of all reports.
        event: The days that are told of the matter (see `days_of`).
    """
    place = next((p for k in words if (p := named.place(k, report.id))), None)
    return Silence(
        group=group,
        report=report.id,
        coverage="does not name it" if place is None else "names it",
        looked_for=tuple(s for k, word in words.items() for s in named.looked_for(k, word)),
        place=place,
        timing=timing(report.published, event),
        word=next(iter(words.values()), None),
        aside=tuple(a for k in words for a in named.asides.get(k, {}).get(report.id, ())),
    )


def days_of(claims: Sequence[Claim]) -> Interval | None:
    """From the first to the last of the days that the claims give for what they tell.

    None where none gives a day: a month or a year is no date of an event. What
    is planned, wanted or left open has not come about, so its day does not count.
    """
    told = [c for c in claims if c.certainty in ("certain", "hedged")]
    dated = [t.interval for c in told for t in c.times if t.interval]
    days = [i for i in dated if i.precision in ("day", "minute")]
    if not days:
        return None
    first, last = min(days, key=lambda i: i.start), max(days, key=lambda i: i.end)
    return first.model_copy(update={"end": last.end})


def timing(published: Interval | None, event: Interval | None) -> Timing:
    """Whether a report is from before or after some days; "unknown" where it may be of them."""
    if published is None or event is None:
        return "unknown"
    if published.end <= event.start:
        return "before"
    return "after" if published.start >= event.end else "unknown"
