"""From a verb of saying to the act: who said which stretch.

Three shapes: what was said comes first (`…, sier X`, `"…," X said`), last
(`X sier at …`, `X said: "…"`), or the verb goes on from an earlier one
(`…, og sier at …`). A verb that fits none of them surely gives no act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.content import find_content, trim
from claimcmp.reading.quotes.denials import denied_thing
from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.quotes.outlets import told
from claimcmp.reading.quotes.subjects import Subject, after, before, elided
from claimcmp.reading.quotes.verbs import GOING_ON, Hit, find_verbs
from claimcmp.reading.words import has_finite_verb

__all__ = ["Act", "acts_by_verb"]


_AHEAD = 4  # verbs of saying behind one that may end what it says


class Act(NamedTuple):
    """An act of saying, the verb that told of it and its subject.

    `shape` is "first" or "last", as what was said comes before its verb or behind.
    """

    said: Attribution
    hit: Hit
    subject: Subject
    shape: Literal["first", "last"]


def acts_by_verb(v: View) -> list[Act]:
    """The acts that the verbs of saying of a sentence tell of, in the order of the verbs.

    In what a dash opened only the verb that closes it is heard.
    """
    hits = list(find_verbs(v))
    subjects = [before(v, h.word, participle=h.verb.participle) for h in hits]
    acts: list[Act] = []
    for n, hit in enumerate(hits):
        if _negated(v, hit):
            continue
        ahead = slice(n + 1, n + 1 + _AHEAD)
        limit = _limit(v, hit, hits[ahead], subjects[ahead])
        for act in _acts(v, hit, subjects[n], limit, acts):
            acts.append(act)
    heard = [a for n, a in enumerate(acts) if not _part_of_another(a, acts[:n])]
    return [a for a in heard if a.subject.how == "named" or not _covered(a, heard)]


def _covered(act: Act, others: Sequence[Act]) -> bool:
    """Whether somebody who is named says the whole of what an unnamed source says."""
    return any(
        o.subject.how == "named" and o.said.start < act.said.end and act.said.start < o.said.end
        for o in others
    )


def _acts(
    v: View, hit: Hit, subject: Subject | None, limit: int, earlier: Sequence[Act]
) -> Iterator[Act]:
    first = _inverted_first(v, hit)
    if first is not None and not first.said.direct and subject and subject.how == "named":
        behind = list(_last(v, hit, subject, hit.end, limit))
        if behind:
            yield from behind
            return
    if first is None and subject is not None and subject.how == "named":
        first = _straight_first(v, hit, subject, quoted=True)
    if first is not None and not _inside_last(first, earlier):
        yield first
        second = _second_quotation(v, first)
        if second is not None:
            yield second
        return
    if (v.lead or v.turn) and not any(a.shape == "first" for a in earlier):
        return
    if subject is None:
        if not hit.verb.participle and _may_invert(v, hit):
            subject = after(v, hit.word + 1, hit.verb.particle)
            if subject is not None:
                begin = max(subject.end, hit.apart.end if hit.apart else hit.end)
                yield from _last(v, hit, subject, begin, limit)
        return
    if subject.how == "elided":
        found = _continued(v, hit, earlier)
        if found is not None:
            yield from _last(v, hit, found, hit.end, limit)
        return
    found_last = list(_last(v, hit, subject, hit.end, limit))
    yield from found_last
    if not found_last and subject.how == "named":
        straight = _straight_first(v, hit, subject, quoted=False)
        if straight is not None:
            yield straight


def _inside_last(act: Act, earlier: Sequence[Act]) -> bool:
    """Whether a verb without marks stands inside what an earlier verb says."""
    return not act.said.direct and any(
        a.shape == "last" and a.said.start <= act.hit.start < a.said.end for a in earlier
    )


def _continued(v: View, hit: Hit, earlier: Sequence[Act]) -> Subject | None:
    """The subject that a coordinated verb takes over."""
    if earlier and earlier[-1].shape == "last" and earlier[-1].said.end > hit.start:
        return None
    if earlier:
        return earlier[-1].subject if earlier[-1].subject.how == "named" else None
    return None if _told_before(v, hit) else elided(v, hit.word)


def _told_before(v: View, hit: Hit) -> bool:
    """Whether another verb of saying stands before this one, its subject behind it."""
    first = next(find_verbs(v))
    return first.word < hit.word and "," in v.gap(first.word) and _subject_behind(v, first)


def _subject_behind(v: View, hit: Hit) -> bool:
    return after(v, hit.word + 1, hit.verb.particle) is not None


def _last(v: View, hit: Hit, subject: Subject, begin: int, limit: int) -> Iterator[Act]:
    """`X sier at …`: what was said behind the verb and its subject."""
    content = find_content(v, hit, begin, limit) or denied_thing(v, hit, begin, limit)
    if content is None or v.lower[hit.word] in _IMPERSONAL:
        return
    start, end, direct = content.start, content.end, content.direct
    if subject.how == "open" and content.kind not in ("that", "quote"):
        return
    to = told(v, begin, start)
    said = Attribution(subject.name, hit.verb.stance, start, end, direct, to=to)
    yield Act(said, hit, subject, "last")


def _negated(v: View, hit: Hit) -> bool:
    n = hit.word + 1
    return n < len(v.words) and v.lower[n] in v.small.negation and not v.gap(n).strip()


def _may_invert(v: View, hit: Hit) -> bool:
    """Whether the verb stands second after a lead-in, its subject behind it (not in English)."""
    if v.language == "en" or hit.word == 0:
        return False
    small = v.small
    k = hit.word - 1
    if v.lower[k] in small.negation | small.would | small.auxiliary | small.be | small.conjunction:
        return False
    if v.gap(hit.word).strip() == ",":
        return True
    start = k
    while start and not re.search(r"[;:–—()\"“”«»]", v.gap(start)):
        if v.lower[start - 1] in ("men", "og") and "," in v.gap(start - 1):
            break
        start -= 1
    while start < k and v.lower[start] in small.conjunction:
        start += 1
    low = v.lower[start]
    pair = f"{low} {v.lower[start + 1]}"
    opens = small.preposition | small.subordinate | small.time | small.adverb
    return (low in opens and low not in small.determiner) or pair in small.time


def _inverted_first(v: View, hit: Hit) -> Act | None:
    """`"…," said X` and `…, sier X`: what was said, the verb, its subject."""
    head = v.text[: hit.start].rstrip(" –-")
    quoted = any(len(head) - 1 <= r.end <= len(head) for r in v.marked)
    spoken = bool(v.lead or v.turn)
    if not head or not (quoted or head[-1] in "," or (spoken and head[-1] in ",!?…")):
        return None
    if not quoted and not spoken and _that_follows(v, hit):
        return None
    subject = _impersonal(v, hit) or after(v, hit.word + 1, hit.verb.particle)
    if subject is None or v.lower[hit.word] in ("told", "tells"):
        return None  # "told the paper": whom, not who
    end = max(subject.end, hit.apart.end if hit.apart else 0)
    n = v.after(end)
    tail = v.text[end:].lstrip()
    if tail[:1] == ":" or (
        n < len(v.words)
        and not v.gap(n).strip()
        and (
            v.lower[n] in v.small.finite or v.lower[n] in v.small.that | v.small.would | v.small.be
        )
    ):
        return None
    if n < len(v.words) and v.gap(n).strip() == "," and v.lower[n] in v.small.that:
        return None
    if not quoted and not spoken and (hit.verb.stance == "denies" or not _closes(v, n)):
        return None
    return _first(v, hit, subject, hit.start, end)


def _impersonal(v: View, hit: Hit) -> Subject | None:
    """The open speaker of "…, heter det"."""
    n = hit.word + 1
    if v.lower[hit.word] not in _IMPERSONAL or n >= len(v.words) or v.lower[n] != "det":
        return None
    for k in range(n + 1, min(len(v.words) - 1, n + 7)):
        if v.lower[k] in ("fra", "frå"):
            return after(v, k + 1) or Subject(v.words[n].start, v.words[n].end, None, how="open")
    return Subject(v.words[n].start, v.words[n].end, None, how="open")


def _that_follows(v: View, hit: Hit) -> bool:
    """Whether a clause under "that" follows a verb before any comma: "avviste ideen om at"."""
    for n in range(hit.word + 1, min(len(v.words), hit.word + 14)):
        if "," in v.gap(n) and v.lower[n] not in v.small.that:
            return False
        if v.lower[n] in v.small.that:
            return v.lower[n - 1] not in ("etter", "efter", "for", "så", "til", "uten", "uden")
    return False


def _closes(v: View, n: int) -> bool:
    """Whether what follows the saying, from word `n`, only tells when, where or to whom."""
    if n >= len(v.words) or v.gap(n).strip():
        return True
    small = v.small
    pair = f"{v.lower[n]} {v.lower[n + 1]}" if n + 1 < len(v.words) else ""
    known = small.preposition | small.time | small.adverb | small.conjunction
    if v.language == "en" and v.lower[n] in ("that", "which", "who"):
        return False
    return v.lower[n] in known or pair in small.time or v.words[n].text[0].isupper()


def _straight_first(v: View, hit: Hit, subject: Subject, *, quoted: bool) -> Act | None:
    """English `"…," X said`: what was said, the subject, its verb."""
    if v.language not in ("en", "und"):
        return None
    head = v.text[: subject.start].rstrip()
    before_mark = head.rstrip("\"”’'»")
    if quoted != any(r.end == len(head) or r.end == len(head) - 1 for r in v.marked):
        return None
    if quoted and head[-1] != "," and before_mark[-1:] not in (*",.!?…-–—", ""):
        return None
    n = v.after(hit.end)
    if not head or not (quoted or (head[-1] == "," and _closes(v, n))):
        return None
    if quoted and n < len(v.words) and not v.gap(n).strip() and v.lower[n] in v.small.that:
        return None
    return _first(v, hit, subject, subject.start, hit.end)


def _first(v: View, hit: Hit, subject: Subject, cut: int, end: int) -> Act | None:
    """The act whose content ends where `cut` stands; None where that is no clause."""
    found = _before_cut(v, hit, cut, end)
    if found is None or found[0] >= found[1]:
        return None
    start, stop, direct = found
    if hit.verb.use == "quote" and not direct and not v.turn:
        return None
    stance = hit.verb.stance
    to = told(v, end, len(v.text))
    return Act(Attribution(subject.name, stance, start, stop, direct, to=to), hit, subject, "first")


def _before_cut(v: View, hit: Hit, cut: int, end: int) -> tuple[int, int, bool] | None:
    head = v.text[:cut].rstrip()
    if v.lead or v.turn:
        return (*trim(v.text, v.lead, cut), True)
    region = next(
        (r for r in v.marked if r.end <= cut and not v.text[r.end : cut].strip(" ,–-")), None
    )
    if region is not None:
        lead = v.text[: region.start].strip()
        last = v.after(region.start) - 1
        held = v.small.preposition | v.small.determiner
        if lead and last >= 0 and v.lower[last] in held and not v.finite(0, region.start):
            return None
        if not lead or lead[-1] in ":":
            return (*trim(v.text, region.start, region.end), True)
        opening = v.marked[0]
        if not v.text[: opening.start].strip():
            few = len(v.text[opening.end : region.start].split()) <= 2
            return (*trim(v.text, opening.start, region.end), few)
        if (
            head[-1] != ","
            and v.text[region.end - 2 : region.end - 1] != ","
            and not has_finite_verb(lead, v.language)
        ):
            return (*trim(v.text, region.start, region.end), True)
    start, stop = trim(v.text, 0, cut)
    if not v.words:
        return None
    first = v.words[0]
    comma = v.text.rfind(",", start, stop)
    told_of = v.after(comma) if comma > 0 else len(v.words)
    insert = told_of < len(v.words) and v.lower[told_of] in ("som", "der", "who", "which")
    if insert and not v.marked and not v.finite(start, comma):
        return None  # "Kurset, som er nyt, forklarer de unge …": its subject stands before
    length = len(v.text[start:stop].split())
    finite = v.finite(start, stop) or (
        length >= 3 and has_finite_verb(v.text[start:stop], v.language)
    )
    inverted = v.language not in ("en", "und") or bool(v.marked)
    if finite or (inverted and length >= 3 and v.lower[0] not in v.small.preposition):
        opens_clause = first.start <= start and v.lower[0] in v.small.subordinate | v.small.away
        english = v.language in ("en", "und")
        if english and opens_clause and not v.marked and "," not in v.text[start:stop]:
            return None
        return start, stop, False
    rest = v.text[end:]
    if rest.lstrip()[:1] == "," and head[-1] == "," and v.finite(end, len(v.text)):
        # "Kommunen, sier Moe, har ikke råd": the saying stands inside what was said.
        return (*trim(v.text, 0, len(v.text)), False)
    return None


_IMPERSONAL = frozenset("heter het heiter heitte hedder hed lyder lød".split())


def _second_quotation(v: View, act: Act) -> Act | None:
    """`"A," he said, "B."`: the quotation that goes on behind its speaker."""
    end = max(act.subject.end, act.hit.end)
    region = next((r for r in v.marked if r.start >= end), None)
    if region is None or not act.said.direct or v.lead:
        return None
    between = v.text[end : region.start]
    if v.finite(end, region.start) or len(between.split()) > 8 or ":" in between:
        return None
    last = v.after(region.start) - 1
    held = v.small.preposition | v.small.determiner
    if last >= 0 and v.words[last].start >= end and v.lower[last] in held:
        return None
    start, stop = trim(v.text, region.start, region.end)
    if len(v.text[start:stop].split()) < 2:
        return None
    said = act.said._replace(start=start, end=stop, direct=True)
    return act._replace(said=said)


def _same_speaker_goes_on(v: View, first: Hit, hit: Hit, subject: Subject) -> bool:
    """Whether a coordinated verb belongs to the first speaker, not to one he speaks of.

    "Moe says that Dahl fell and told her": another tense, and no comma, is Dahl's.
    """
    conjunction = v.after(subject.start)
    parted = "," in v.gap(conjunction) or v.lower[conjunction] in ("men", "but")
    parted = parted or v.lower[hit.word] in GOING_ON
    return parted or _present(v, first.word) == _present(v, hit.word)


def _present(v: View, n: int) -> bool:
    return v.lower[n].endswith("s" if v.language == "en" else ("er", "ar", "r", "v", "l"))


def _limit(v: View, first: Hit, hits: Sequence[Hit], subjects: Sequence[Subject | None]) -> int:
    """Where what was said ends because a later verb of the same speaker goes on."""
    for hit, subject in zip(hits, subjects, strict=True):
        if subject is None or subject.how != "elided" or _negated(v, hit):
            continue
        if not _same_speaker_goes_on(v, first, hit, subject):
            continue
        if find_content(v, hit, hit.end, len(v.text)) is not None:
            return subject.start
    return len(v.text)


def _part_of_another(act: Act, earlier: Sequence[Act]) -> bool:
    """Whether an act is told of inside what somebody said, by no name of its own."""
    inside = any(a.said.start <= act.hit.start < a.said.end for a in earlier if a.shape == "last")
    same = any(a.said[2:4] == act.said[2:4] for a in earlier)
    return same or (inside and (act.subject.pronoun or act.subject.how != "named"))
