"""Whether a claim speaks of what a question asks about: of its names, and to its other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from claimcmp.asking.likeness import Likeness
from claimcmp.asking.lists import listed
from claimcmp.asking.question import Question
from claimcmp.comparison import Comparison
from claimcmp.cues.gazetteer import titles
from claimcmp.cues.names import Aliases, affiliations, aliased, same_name
from claimcmp.cues.names import find as find_names
from claimcmp.matching.words import content_words
from claimcmp.reading.claims import finest
from claimcmp.reading.words import words
from claimcmp.report import Claim, Name

__all__ = ["speaking", "support"]

# Words in one breath: a claim longer than this must speak to the question within it.
_BREATH = 40
_FIRST_PERSON = frozenset(
    "vi oss vår vårt våre vores vor we us our me jeg eg i my min mitt".split()
)

# Slots that a name alone does not fill: "Where is Hamburg?" is not asked of what is near it.
_ASKING_WHAT_OF_IT = ("whether", "where", "when", "how many")

_CIRCUMSTANCES = ("where", "when", "how many")

_Names = Mapping[tuple[str, int], tuple[Name, ...]]


def speaking(asked: Question, comparison: Comparison, aliases: Aliases | None) -> list[Claim]:
    """The claims that speak of every name in a question; none where it asks about nothing."""
    if not asked.names and not asked.content:
        return []
    reports = {r.id: r for r in comparison.reports}
    before = _named_before(comparison)

    @cache
    def affiliated(report: str) -> Mapping[str, str]:
        language = reports[report].language or "und"
        return affiliations(reports[report].text, language, aliases=aliases)

    def speaks_of(name: Name, claim: Claim) -> bool:
        return (
            any(same_name(name, other) for other in claim.names)
            or _we(name, claim, affiliated(claim.report or ""), aliases)
            or _taken_up(name, claim, before)
        )

    return [c for c in finest(comparison.claims) if all(speaks_of(name, c) for name in asked.names)]


def _we(name: Name, claim: Claim, home: Mapping[str, str], aliases: Aliases | None) -> bool:
    """Whether a claim's speaker says "we" for it."""
    spoken = {w.text.lower() for w in words(claim.text)}
    if claim.speaker is None or not spoken & _FIRST_PERSON:
        return False
    speaker = aliased(find_names(claim.speaker, claim.language), claim.speaker, aliases)
    return any(home.get(s.key) == name.key for s in speaker)


def _taken_up(name: Name, claim: Claim, before: _Names) -> bool:
    """Whether a claim's sentence opens with a pronoun for the one person named just before it."""
    if not _opens_with_pronoun(claim.context, claim.language):
        return False
    found = before.get((claim.report or "", claim.context_start), ())
    people = [n for n in found if n.kind == "person"]
    # A surname alone may be nobody's that is known.
    people = people or [n for n in found if n.kind == "other" and not n.derived]
    return len({n.key for n in people}) == 1 and same_name(name, people[0])


def _opens_with_pronoun(text: str, language: str) -> bool:
    opening = words(text[:40])
    return bool(opening) and opening[0].text.lower() in listed("pronoun", language)


def _named_before(comparison: Comparison) -> _Names:
    """By report and place of each sentence, the names of the sentence before it.

    Those of the one before that where it names nobody and opens with a pronoun too.
    """
    held: dict[tuple[str, int], tuple[Name, ...]] = {}
    for claim in comparison.claims:
        place = (claim.report or "", claim.context_start)
        held[place] = (*held.get(place, ()), *claim.names)
    found: dict[tuple[str, int], tuple[Name, ...]] = {}
    for report, sentences in comparison.sentences.items():
        prose = [s for s in sentences if s.kind == "sentence"]
        for last, then in pairwise(prose):
            names = held.get((report, last.start), ())
            if not names and _opens_with_pronoun(last.text, last.language):
                names = found.get((report, last.start), ())
            found[report, then.start] = names
    return found


def support(asked: Question, claim: Claim, like: Likeness) -> float:
    """How well a claim speaks to the question besides its names: by its weakest word, -1..1."""
    if not asked.content:
        return 0.0 if asked.slot in _ASKING_WHAT_OF_IT else 1.0
    if not _close_together(asked, claim, like):
        return 0.0
    found = tuple(_telling(asked, claim))
    # A year holds for a whole sentence, whichever of its clauses states it.
    dated = {w.text for w in words(claim.context) if w.text.isdigit()}
    needed = [w for w in _needed(asked, claim) if w not in dated]
    best = [max((like(w, f) for f in found), default=0.0) for w in needed]
    return min(best, default=1.0)


def _needed(asked: Question, claim: Claim) -> Sequence[str]:
    """The words that must be spoken to: not "people" where the claim counts something.

    Nor, where a time, a place or a number is asked for, a verb that only helps
    a noun: "Where is the fair held?" is asked about the fair.
    """
    if asked.slot in _CIRCUMSTANCES:
        helping = listed("helping", asked.language)
        telling = [w for w in asked.content if w not in helping]
        asked = asked._replace(content=tuple(telling or asked.content))
    people = listed("people", asked.language)
    if any(n.counted and n.unit is None for n in claim.numbers) or asked.slot != "how many":
        rest = [w for w in asked.content if w not in people]
        return rest or asked.content
    return asked.content


def _telling(asked: Question, claim: Claim) -> Iterator[str]:
    """A claim's content words; to a yes/no question not what only titles someone else."""
    yielded = content_words(claim.standalone, claim.language)
    titled = _titles(asked, claim) if asked.slot == "whether" else frozenset[str]()
    light = listed("light", claim.language)
    yield from (w for w in yielded if w not in titled and (w not in light or w in asked.content))


def _titles(asked: Question, claim: Claim) -> frozenset[str]:
    """The titles in a claim that stand before a name the question does not hold."""
    tokens = words(claim.context)
    starts = {
        n.start - claim.context_start
        for n in claim.names
        if not any(same_name(n, name) for name in asked.names)
    }
    known = titles(claim.language)
    found = pairwise(tokens)
    return frozenset(
        t.text.lower() for t, then in found if then.start in starts and t.text.lower() in known
    )


def _close_together(asked: Question, claim: Claim, like: Likeness) -> bool:
    """Whether a long sentence speaks of the question in one breath, not here and there.

    Every name asked for stands within a stretch of words around the one that
    is most like the question's first word.
    """
    tokens = words(claim.context)
    if len(words(claim.text)) <= _BREATH or not asked.content:
        return True
    at = max(range(len(tokens)), key=lambda n: (like(asked.content[0], tokens[n].text.lower()), -n))
    first = claim.context_start + tokens[max(0, at - _BREATH // 2)].start
    last = claim.context_start + tokens[min(len(tokens) - 1, at + _BREATH // 2)].end
    near = [n for n in claim.names if first <= n.start <= last]
    return all(any(same_name(name, other) for other in near) for name in asked.names)
