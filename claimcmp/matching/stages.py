"""How far a matter has come, as a claim tells it: agreed, in force, collapsed, renewed.

"The parties agreed on a truce" and "the truce collapsed" do not contradict
each other where the second is said of a later day: the matter went on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from claimcmp.cues import names
from claimcmp.matching.events import event_kinds
from claimcmp.report import Claim, Name

__all__ = ["ANNOUNCED", "Course", "Stage", "compare_stages", "held_names", "stage_of"]


ANNOUNCED = "announced"
"""The stage of what is still to come."""


class Stage(NamedTuple):
    """One stage of one track; `rank` counts the stages of the track from 0, in their order.

    `start` and `end` are where its words stand in the claim's standalone wording.
    """

    track: str
    name: str
    rank: int
    start: int
    end: int


class Course(NamedTuple):
    """Two stages of one matter, left and right."""

    left: Stage
    right: Stage


def stage_of(claim: Claim) -> Stage | None:
    """The one stage of a matter that a claim tells of.

    None where it tells of none or of several, where it negates or denies, and
    where it hopes, fears or leaves open. A plan is a stage too: "announced".
    """
    if claim.polarity == "negative" or claim.stance not in _ASSERTING:
        return None
    found = _stages(claim.standalone, claim.language)
    if claim.certainty == "planned":
        # "Agreed to" looks like a plan, and is one only of what was agreed to.
        agreed = tuple(s for s in found if s.name == "agreed")
        found = agreed or _planned(claim.standalone)
    elif claim.certainty != "certain":
        return None
    return found[0] if len({(s.track, s.name) for s in found}) == 1 else None


def _planned(text: str) -> tuple[Stage, ...]:
    return (Stage(_COURSE, ANNOUNCED, 0, 0, 0),) if _told_of(text, _COURSE) else ()


def compare_stages(left: Claim, right: Claim) -> Course | None:
    """Two different stages of one matter; None where it is one stage, or not surely one matter.

    One matter shares what its track is about, and a name. What was taken or
    held must be one place, and who was tried one person. No name on one side
    may stand in the place of another.
    """
    if not left.names or not right.names:
        return None
    mine, yours = stage_of(left), stage_of(right)
    if mine is None or yours is None or mine.track != yours.track or mine.name == yours.name:
        return None
    if not _one_matter(left, right, mine.track):
        return None
    return Course(mine, yours)


def held_names(claim: Claim) -> tuple[Name, ...]:
    """The name of what a claim says was taken, held or lost; () where it tells of no such thing."""
    found = [s for s in _stages(claim.standalone, claim.language) if s.track == _CONTROL]
    held = [_object(claim, s) for s in found]
    return tuple(dict.fromkeys(n for n in held if n is not None))


_COURSE, _CONTROL, _COURT = "course", "control", "court"
_ASSERTING = ("asserts", "says", "claims", "confirms")


def _one_matter(left: Claim, right: Claim, track: str) -> bool:
    if track == _CONTROL:
        return _meet(held_names(left), held_names(right))
    if track == _COURT:
        tried = [[n for n in c.names if n.kind in ("person", "other")] for c in (left, right)]
        # One text may not show that a name is a person's.
        return any(
            "person" in (a.kind, b.kind) and names.same_name(a, b)
            for a in tried[0]
            for b in tried[1]
        )
    about = _tracks()[track] & event_kinds(left.standalone) & event_kinds(right.standalone)
    if not about or not {n.key for n in left.names} & {n.key for n in right.names}:
        return False
    clash = names.compare(left.names, right.names, within=(left.standalone, right.standalone))
    return clash.outcome != "conflicting"


def _meet(left: Sequence[Name], right: Sequence[Name]) -> bool:
    return any(names.same_name(a, b) for a in left for b in right)


# How far from the verb the name of what is held may stand, in characters.
_NEAR = 60
_PASSIVE = re.compile(r"\b(?:by|av|af)$")
_NORDIC_PASSIVE = re.compile(r"(?:es|ast)$")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|been|be|being|er|ble|blir|blei|blitt|blev|bliver|blevet|vart|vert|"
    r"vorte)\s+$"
)


def _object(claim: Claim, stage: Stage) -> Name | None:
    """What was taken or held: the name after the verb, or before it where it is passive."""
    text = claim.standalone
    placed = [(at, n) for n in claim.names if not n.derived and (at := text.find(n.text)) >= 0]
    before = [(at, n) for at, n in placed if at + len(n.text) <= stage.start]
    after = [(at, n) for at, n in placed if stage.end <= at <= stage.end + _NEAR]
    if _passive(text[: stage.start], text[stage.start : stage.end], claim.language) or not after:
        return max(before, key=lambda p: p[0])[1] if before else None
    return min(after, key=lambda p: p[0])[1]


def _passive(before: str, verb: str, language: str) -> bool:
    # In small letters only: "IS controls" is no passive.
    if _PASSIVE.search(verb) or _AUXILIARY.search(before[-20:]):
        return True
    return language != "en" and _NORDIC_PASSIVE.search(verb) is not None


@lru_cache(maxsize=20_000)
def _stages(text: str, language: str) -> tuple[Stage, ...]:
    """The stages whose words stand in a text, in its order.

    Of words in words the longer count: "lost control of" holds "control".
    """
    low = text.lower()
    if len(low) != len(text):
        return ()  # "İ" grows in lower case, and places would not be those of the text
    heads = {word[:_HEAD] for word in _WORD.findall(low)}
    found = [
        Stage(form.track, form.name, form.rank, m.start(), m.end())
        for form in _forms(language)
        if not form.heads.isdisjoint(heads) and _told_of(text, form.track)
        for m in form.pattern.finditer(low)
    ]
    found.sort(key=lambda s: (s.start - s.end, s.start, s.track, s.rank))
    kept: list[Stage] = []
    for stage in found:
        if not any(k.track == stage.track and _crosses(k, stage) for k in kept):
            kept.append(stage)
    return tuple(sorted(kept, key=lambda s: (s.start, s.track)))


def _crosses(a: Stage, b: Stage) -> bool:
    return a.start < b.end and b.start < a.end


@cache
def _tracks() -> dict[str, frozenset[str]]:
    """Track -> the kinds of event that it is about; empty where a name tells it."""
    return {track: about for track, about, _ in _read()}


class _Forms(NamedTuple):
    """What finds one stage in one language; `heads` are how the forms' first words begin."""

    track: str
    name: str
    rank: int
    heads: frozenset[str]
    pattern: re.Pattern[str]


# Most texts hold none of the words: the beginnings of theirs say so at little cost.
_HEAD = 4
_WORD = re.compile(r"\w+")


@cache
def _forms(language: str) -> tuple[_Forms, ...]:
    """The stages' forms in a language; in all of them where it is unknown."""
    found = []
    for track, _, rows in _read():
        ranks: dict[str, int] = {}
        for stage, languages, forms in rows:
            rank = ranks.setdefault(stage, len(ranks))
            if language in languages or language not in _known_languages():
                heads = frozenset(form.split()[0].strip("*")[:_HEAD] for form in forms)
                pattern = re.compile(rf"\b(?:{'|'.join(map(_pattern, forms))})")
                found.append(_Forms(track, stage, rank, heads, pattern))
    return tuple(found)


def _told_of(text: str, track: str) -> bool:
    about = _tracks()[track]
    return not about or bool(about & event_kinds(text))


@cache
def _known_languages() -> frozenset[str]:
    return frozenset(code for _, _, rows in _read() for _, codes, _ in rows for code in codes)


_Row = tuple[str, tuple[str, ...], tuple[str, ...]]


@cache
def _read() -> tuple[tuple[str, frozenset[str], tuple[_Row, ...]], ...]:
    """(track, what it is about, its rows) of `data/stages.txt`, in order."""
    text = files("claimcmp.matching").joinpath("data/stages.txt").read_text("utf8")
    tracks: list[tuple[str, frozenset[str], list[_Row]]] = []
    for line in text.splitlines():
        if line.startswith("["):
            track, _, about = line.strip("[]").partition(":")
            tracks.append((track, frozenset(about.split()), []))
        elif line.strip() and line[0] != "#":
            head, _, forms = line.partition(":")
            stage, *languages = head.split()
            row = stage, tuple(languages), tuple(f.strip() for f in forms.split(","))
            tracks[-1][2].append(row)
    return tuple((track, about, tuple(rows)) for track, about, rows in tracks)


def _pattern(form: str) -> str:
    """The pattern of one form; a gap holds five words at most, so that it stays linear."""
    parts = [re.escape(part.strip()).replace(r"\*", r"\w*") for part in form.split("…")]
    last = "" if form.endswith("*") else r"\b"
    return r"(?:\s+\S+){0,5}?\s+".join(parts) + last
