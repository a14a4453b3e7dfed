"""When two people who are quoted are one: by name, by office, or by their words.

A surname, a full name and a transliteration are one speaker; so are the police
and "politiet". Whoever is quoted without a name or an office that can be told
stays open: he may be anybody whom another report names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from claimcmp.comparison import Relation
from claimcmp.cues.lexicon import words
from claimcmp.cues.names import find, same_name
from claimcmp.cues.names.likeness import opening_place
from claimcmp.cues.spelling import skeleton
from claimcmp.matching.unions import Unions
from claimcmp.report import Claim, Name

__all__ = ["speakers"]

# Cosine from which two quotations that agree are one, where one report leaves open who spoke.
_SAME_WORDS = 0.8

_BODIES = {
    body: re.compile(stems, re.IGNORECASE)
    for body, stems in {
        "police": r"\bpoliti|\bpolice",
        "army": r"\bhær(?:en|s)|\bmilitær|\bforsvaret\b|\barmy\b|\bmilitary\b",
        "government": r"\bregjering|\bregering|\bgovernment",
        "parliament": r"\bparlament|\bparliament|\b(?:stor|folke)tinget\b",
        "foreign ministry": r"\b(?:utenriks|utanriks|udenrigs)|\bforeign (?:ministry|office)",
        "defence ministry": r"\bforsvars(?:departement|minist)|\bdefen[cs]e (?:minist|dep)",
        "ministry of justice": r"\bjustits?(?:departement|minist)|\bjustis\w+|\bjustice minist",
        "ministry of health": r"\b(?:helse|sundheds)\w*(?:departement|minist)|\bhealth ministry",
        "ministry of finance": r"\bfinans(?:departement|minist)|\bfinance ministry|\btreasury\b",
        "prosecutors": r"\bpåtale|\bstatsadvokat|\banklagemyndighed|\banklagar|\bprosecut",
        "court": r"\b(?:høyeste|høgste|højeste|lagmanns|lands|ting|by)?rett?(?:en|s)?\b|\bcourt\b",
        "fire brigade": r"\bbrann(?:ves|korps|manns)|\bbrandv[æe]s|\bfire (?:brigade|service|dep)",
        "coast guard": r"\bkystvakt|\bkystvagt|\bcoast ?guard",
        "municipality": r"\bkommun(?:en|a)\b|\bmunicipality|\bcity council",
        "hospital": r"\bsykehus|\bsjukehus|\bsygehus|\bhospital",
    }.items()
}
"""Bodies that are one speaker in every language, where one matter is spoken of."""


class Speaker(NamedTuple):
    """Who is quoted: somebody named, or a body and the countries it is of; open where neither."""

    name: Name | None = None
    countries: frozenset[str] = frozenset()
    body: str | None = None

    @property
    def known(self) -> bool:
        """Whether it can be told who speaks."""
        return self.name is not None or bool(self.countries) or self.body is not None


def speakers(claims: Iterable[Claim], relations: Iterable[Relation] = ()) -> dict[str, str | None]:
    """Who says each claim that is quoted, as the name that most fully tells.

    Args:
        claims: Claims on one matter; what a report says itself is passed over.
        relations: Between them: two quotations that agree nearly word for word
            are one speaker's, where one report gives only his office.

    Returns:
        By the id of each quoted claim. The same name means one speaker; None
        for a speaker who is not told of.
    """
    quoted = sorted((c for c in claims if _is_quoted(c)), key=lambda c: c.id)
    told = {c.id: read(c.speaker or "", c.language) for c in quoted}
    shown: dict[Speaker, str] = {}
    for claim in quoted:
        if told[claim.id].known:
            best = (shown.get(told[claim.id]), claim.speaker)
            shown[told[claim.id]] = max((s for s in best if s), key=lambda s: (len(s), s))
    one = Unions[Speaker]()
    for a, b in _alike(shown):
        one.join(a, b)
    for a, b in _of_one_wording(relations, told):
        one.join(a, b)
    names: dict[Speaker, str] = {}
    for speaker in sorted(shown, key=lambda s: _telling(s, shown[s])):
        names[one.root(speaker)] = shown[speaker]
    return {id: names[one.root(s)] if s.known else None for id, s in told.items()}


def _is_quoted(claim: Claim) -> bool:
    return claim.speaker is not None or claim.stance != "asserts"


def _telling(speaker: Speaker, shown: str) -> tuple[bool, int, str]:
    """Names tell more than offices, full names more than surnames; the most telling last."""
    return (speaker.name is not None, len(speaker.name.text if speaker.name else shown), shown)


@lru_cache(maxsize=16_384)
def read(speaker: str, language: str) -> Speaker:
    """What the words for a speaker tell: "Tyrkias utenriksminister" is an office of Turkey."""
    names = find(speaker, language)
    persons = [n for n in names if not n.derived and n.kind in ("person", "other")]
    if persons:
        return Speaker(name=persons[-1].model_copy(update={"start": 0, "end": 0}))
    body = next((b for b, stems in _BODIES.items() if stems.search(speaker)), None)
    places = {n.key if n.kind in ("place", "people") else opening_place(n.text) for n in names} - {
        None
    }
    capitals = words("capitals", "en")
    countries = frozenset(capitals.get(p, p) for p in places if p)
    if countries or body:
        return Speaker(countries=countries, body=body)
    bodies = [n for n in names if n.kind == "organisation"]
    return Speaker(name=bodies[-1].model_copy(update={"start": 0, "end": 0}) if bodies else None)


def _alike(found: Iterable[Speaker]) -> Iterable[tuple[Speaker, Speaker]]:
    """Pairs that are one by name or by office."""
    near: dict[str, list[Speaker]] = {}
    for speaker in found:
        for mark in _marks(speaker):
            near.setdefault(mark, []).append(speaker)
    for some in near.values():
        yield from ((a, b) for a, b in combinations(some, 2) if _is_one(a, b))


def _marks(speaker: Speaker) -> Sequence[str]:
    """What two that may be one have in common, so that not every pair has to be looked at."""
    if speaker.name:
        # Spellings of one name open alike; it may stand as the last word or the first.
        parts = [s for p in re.split(r"[\s-]+", speaker.name.text) if (s := skeleton(p))]
        return sorted({p[0] for p in parts})
    return [*sorted(speaker.countries), *([speaker.body] if speaker.body else [])]


def _is_one(a: Speaker, b: Speaker) -> bool:
    if a.name and b.name:
        return same_name(a.name, b.name)
    # One state speaks with one voice; a body whose country is left out is that of the matter.
    return a.name is b.name and (
        not (a.countries and b.countries) or bool(a.countries & b.countries)
    )


def _of_one_wording(
    relations: Iterable[Relation], told: dict[str, Speaker]
) -> Iterable[tuple[Speaker, Speaker]]:
    """An office and a person to whom two reports give nearly the same words."""
    for relation in relations:
        a, b = told.get(relation.left.id), told.get(relation.right.id)
        if a is None or b is None or not (a.known and b.known) or bool(a.name) == bool(b.name):
            continue
        agrees = relation.kind == "agrees" and relation.scope == "between_reports"
        if agrees and relation.cosine >= _SAME_WORDS and "more detail" not in relation.caveats:
            yield a, b
