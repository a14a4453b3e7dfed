"""Who said what: speakers, verbs of saying and the stretch that was said.

Rules, not a model: a verb of saying is found, its subject is read off the
words around it, and what stays unclear stays open (None). Four shapes are
known: `"…," said X` and `…, sier X`; `X says that …`; `according to X, …`;
and a sentence of its own such as `Det skriver X.` that speaks of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcmp.reading.speakers import speaker as read_speaker
from claimcmp.reading.words import LONGEST, Word, has_finite_verb, speech_verbs, words
from claimcmp.report import Stance

__all__ = ["DASH", "PRONOUNS", "Attribution", "find_attributions", "quoted"]


class Attribution(NamedTuple):
    """One act of saying inside a sentence; offsets count from the sentence's start.

    `speaker` is None where the text leaves it open. `start` and `end` bound
    what was said. `direct` tells a quotation from reported speech. `previous`
    marks a sentence that attributes the one before it.
    """

    speaker: str | None
    stance: Stance
    start: int
    end: int
    direct: bool = False
    previous: bool = False


# "sier ikke hvordan" reports that nothing was said.
_SILENT = re.compile(r"\s+(?:ikke|ikkje|not|nothing|ingenting|intet)\b")
_QUOTED = re.compile(r'"[^"]*(?:"|$)|“[^”]*(?:”|$)|«[^»]*(?:»|$)|»[^«]*(?:«|$)')
DASH = re.compile(r"^[–—-]\s*")
_THAT = {"nb": {"at"}, "nn": {"at"}, "da": {"at"}, "en": {"that"}, "und": {"at", "that"}}
_ACCORDING = re.compile(
    r"\b(?:according to|ifølge|ifølgje|i følge|i følgje|iflg\.|i henhold til)\s+", re.I
)
_PREVIOUS = re.compile(r"^(?:det|dette|så|that is what|so)\s+(\w+)\s+(.+?)[.!]?$", re.I)
_NEITHER = re.compile(
    r"(?:not|neither|n[’']t)\s+(?:\w+\s+)?(?:confirm\w*|den(?:y|ied|ies))\s+(?:n?or)\s+"
    r"(?:confirm\w*|den(?:y|ied|ies))"
    r"|(?:verken|hverken|ikkje|ikke|korkje)\s+(?:\w+\s+){0,2}?be(?:kreft\w*|kræft\w*|-)\s+eller\s+"
    r"(?:av|be|af)?(?:kreft|kræft|vis)\w*"
    r"|(?:declin|refus)\w+\s+to\s+comment|no comment"
    r"|refrained\s+from\s+(?:giving|commenting|making)"
    r"|(?:ville?|ønsker|ønskjer|vil|ønskede)\s+(?:ikke|ikkje)\s+(?:å\s+|at\s+)?kommenter\w*",
    re.I,
)
PRONOUNS = frozenset("han hun ho de dei he she they hen it det den".split())
_ADVERB = re.compile(r"(?:også|also|samtidig|samstundes|that|at)\s+", re.I)
_OPENS_INVERTED = re.compile(
    r"(?:på|i|om|etter|efter|under|ved|fra|frå|samtidig|senere|seinare|der|her|også)\b(?!.*,)", re.I
)
# Where the subject after an inverted verb ends: "sa Dahl etter møtet".
_SUBJECT_ENDS = re.compile(
    r"[,.;:!?–—()\"”»]|\s+(?:etter|efter|til|om|under|da|når|in|after|on|during|at|when|to|ved|"
    r"torsdag|fredag|lørdag|søndag|mandag|tirsdag|onsdag|tidlig|tidligere|"
    r"before|yesterday|today|as|og|and|men|but|også|mens|while|i et|i en|i går|i dag|to the|på)\b"
)
# ", Ola Berg," after a description of the speaker.
_APPOSED = re.compile(
    r",\s+([^\W\d_a-zæøå][\w’'-]+(?:\s+(?:al-)?[^\W\d_a-zæøå][\w’'.-]*)+)(?=[,.]|\s+(?:til|to|in|i)\b)"
)


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between quotation marks, marks included; an open mark runs to the end."""
    return tuple(m.span() for m in _QUOTED.finditer(text))


def find_attributions(text: str, language: str) -> tuple[Attribution, ...]:
    """Every act of saying in one sentence, in the order of what was said.

    Args:
        text: One sentence.
        language: "nb", "nn", "da", "en" or "und" (verbs of all four).

    Returns:
        Empty where nobody is quoted, as for an empty text, and for a text of
        more than some thousand characters, which is no sentence.

    Source:
        Own rules; the four shapes follow what newsrooms' style books prescribe.
    """
    if len(text) > LONGEST:
        return ()
    whole = _PREVIOUS.match(text.strip())
    verbs = speech_verbs(language)
    if whole and whole[1].lower() in verbs and not has_finite_verb(whole[2], language):
        speaker = read_speaker(whole[2])
        return (Attribution(speaker, verbs[whole[1].lower()], 0, 0, previous=True),)
    neither = _NEITHER.search(text)
    if neither and not _inside(neither.start(), quoted(text)):
        speaker = read_speaker(text[: neither.start()])
        end = len(text.rstrip(" .!"))
        return (Attribution(speaker, "neither confirms nor denies", neither.end(), end),)
    found = [*_by_verb(text, language), *_by_according(text, language)]
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _inside(position: int, regions: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in regions)


def _verb_hits(text: str, language: str) -> Iterator[tuple[Word, Stance]]:
    """Verbs of saying outside quotation marks, two-word forms first."""
    verbs, tokens, regions = speech_verbs(language), words(text), quoted(text)
    skip = -1
    for i, token in enumerate(tokens):
        if i <= skip or _inside(token.start, regions):
            continue
        pair = f"{token.text.lower()} {tokens[i + 1].text.lower()}" if i + 1 < len(tokens) else ""
        if pair in verbs:
            skip = i + 1
            yield Word(pair, token.start, tokens[i + 1].end), verbs[pair]
        elif token.text.lower() in verbs and _stands_as_verb(
            text, token, tokens[i - 1] if i else None
        ):
            yield token, verbs[token.text.lower()]


# After one of these a form is a noun, a participle before its noun or an infinitive.
_NO_VERB_AFTER = frozenset(
    "the a an its their his her our this these those of any some no to å be been being is are was "
    "were as den det de et en ei sin sitt sine blitt blevet være".split()
)


def _stands_as_verb(text: str, token: Word, before: Word | None) -> bool:
    """Whether a form can be a verb here: "the reported talks" and "to say" report nothing."""
    if token.text[0].isupper() and token.start > 0:
        return False
    if before is not None and before.start <= 2 and before.text.lower() in PRONOUNS:
        return True
    adjacent = before is not None and not text[before.end : token.start].strip()
    return not (adjacent and before is not None and before.text.lower() in _NO_VERB_AFTER)


def _by_verb(text: str, language: str) -> Iterator[Attribution]:
    hits = list(_verb_hits(text, language))
    speaker: str | None = None
    said: list[Attribution] = []
    spoken: list[Word] = []
    for n, (verb, stance) in enumerate(hits):
        limit = _limit(text, hits[n + 1][0]) if n + 1 < len(hits) else len(text)
        act = _after_quote(text, verb, stance, language) or _before_content(
            text, verb, stance, language, limit
        )
        if act is None:
            continue
        if _elided(text, verb) and speaker:
            act = act._replace(speaker=speaker)
        speaker = act.speaker or speaker
        said.append(act)
        spoken.append(verb)
    for act, verb in zip(said, spoken, strict=True):
        # A verb of saying inside what somebody else says is part of it.
        inside = (
            o.start <= verb.start < o.end <= v.start for o, v in zip(said, spoken, strict=True)
        )
        if not any(inside):
            yield act


_CONJUNCTION = re.compile(r"[,;]?\s+(?:men|og|but|and|mens|while)\s+(?:\w+\s+){0,1}$", re.I)


def _elided(text: str, verb: Word) -> bool:
    """Whether the verb continues an earlier one: ", men understreker at"."""
    return bool(re.search(r"(?:men|og|but|and)\s+(?:også\s+|also\s+)?$", text[: verb.start], re.I))


def _limit(text: str, following: Word) -> int:
    """Where the content of one verb of saying ends because the next one, coordinated, begins."""
    found = _CONJUNCTION.search(text[: following.start])
    return found.start() if found else len(text)


def _after_quote(text: str, verb: Word, stance: Stance, language: str) -> Attribution | None:
    """`"…," said X`, `…, sier X` and `"…," X said`: what was said comes first."""
    that, after = _THAT[language], text[verb.end :]
    first = words(after.split(",")[0][:60])
    if any(w.text.lower() in that for w in first[:4]):
        return None
    lead = DASH.match(text)
    begin = lead.end() if lead else 0
    before = text[: verb.start].rstrip()
    if (
        before
        and before[-1] in ",\"”»?!'’"
        and (lead or before[-1] != "," or quoted(before) or has_finite_verb(before, language))
    ):
        subject = after[: m.start()] if (m := _SUBJECT_ENDS.search(after)) else after
        if subject.strip() and len(subject.split()) <= 9:
            end = len(before.rstrip(",\"”»'’ ")) if not lead else len(before.rstrip(", "))
            named = _APPOSED.match(after[len(subject) :])
            return Attribution(
                named[1] if named else read_speaker(subject),
                stance,
                *_unquote(text, begin, end),
                direct=bool(lead or quoted(before)),
            )
    if language in ("en", "und"):
        return _subject_between(text, verb, stance, begin)
    return None


def _subject_between(text: str, verb: Word, stance: Stance, begin: int) -> Attribution | None:
    """English `"…," the minister said.`: the subject stands between the quote and its verb."""
    before = text[: verb.start]
    regions = [r for r in quoted(before) if r[1] <= verb.start and r[1] < len(before)]
    cut = (
        regions[-1][1]
        if regions and before[: regions[-1][0]].strip() == ""
        else before.rfind(",") + 1
    )
    subject = before[cut:].strip(" ,")
    tail = text[verb.end :].split(";")[0]
    if cut <= 0 or not subject or len(subject.split()) > 8 or has_finite_verb(tail, "en"):
        return None
    end = len(text[:cut].rstrip(',"”» '))
    if not regions and not has_finite_verb(text[begin:end], "en"):
        return None
    return Attribution(
        read_speaker(subject), stance, *_unquote(text, begin, end), direct=bool(regions)
    )


def _unquote(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without a quotation mark that opens it alone."""
    while start < end and text[start] in " \"“”«»'’":
        start += 1
    return start, end


def _before_content(
    text: str, verb: Word, stance: Stance, language: str, limit: int
) -> Attribution | None:
    """`X says that …`, `X said: "…"`, `X denied …`: the speaker comes first."""
    subject = _clause_before(text[: verb.start])
    rest_end = max(verb.end, limit)
    rest = text[verb.end : rest_end]
    start = _content_start(rest, language, stance)
    if start is not None and _OPENS_INVERTED.match(subject.strip()):
        # "På torsdag sa Dahl at …": the verb comes second, the subject after it.
        inner = re.split(r"[,:]|\b(?:at|that)\b", rest, maxsplit=1)[0]
        subject = _SUBJECT_ENDS.split(inner, maxsplit=1)[0]
    if start is None or not (subject.strip() or _elided(text, verb)):
        return None
    end = len(text[:rest_end].rstrip(' .!"”»'))
    begin, end = _unquote(text, verb.end + start, end)
    if adverb := _ADVERB.match(text[begin:end]):
        begin += adverb.end()
    if begin >= end:
        return None
    direct = bool(re.match(r'[\s:,]*["“«»–]', rest[max(0, start - 2) :]))
    return Attribution(read_speaker(subject), stance, begin, end, direct=direct)


def _content_start(rest: str, language: str, stance: Stance) -> int | None:
    """Where, after a verb of saying, that which was said begins; None where nothing was said."""
    opening = re.search(r'[:,]?\s*["“«»]', rest[:120])
    bare = rest[: opening.start()] if opening else rest
    if (
        opening
        and len(bare) <= 90
        and not has_finite_verb(bare, language)
        and not any(w.text.lower() in _THAT[language] for w in words(bare))
    ):
        return opening.end() - 1
    if colon := re.match(r"[^,.;]{0,60}:\s", rest):
        return colon.end()
    if _SILENT.match(rest):
        return None
    for token in words(rest)[:12]:
        if token.text.lower() in _THAT[language]:
            refused = (
                stance == "denies"
                and language == "da"
                and not has_finite_verb(
                    " ".join(w.text for w in words(rest[token.end :])[:4]), language
                )
            )
            return None if refused else token.end
    if stance == "denies" and re.match(r"\s+(?:å|to)\s", rest):
        return None
    if stance in ("denies", "confirms") and rest.strip(" ."):
        return len(rest) - len(rest.lstrip())
    clause = rest.strip()
    first = words(clause[:30])
    begins_clause = bool(first) and clause[:1] not in ",.;" and has_finite_verb(clause, language)
    return len(rest) - len(rest.lstrip()) if begins_clause else None


def _clause_before(before: str) -> str:
    """The words of the clause that ends where the verb stands, without what introduces it."""
    regions = quoted(before)
    if regions and regions[-1][1] < len(before):
        before = before[regions[-1][1] :]
    pieces = re.split(r"[;:–—]\s|,\s+(?:men|og|but|and|mens|while)\s", DASH.sub("", before))
    return pieces[-1]


def _by_according(text: str, language: str) -> Iterator[Attribution]:
    regions = quoted(text)
    for m in _ACCORDING.finditer(text):
        if _inside(m.start(), regions):
            continue
        length = _phrase_length(text[m.end() :], language)
        speaker = read_speaker(text[m.end() : m.end() + length])
        if text[: m.start()].strip(" –—-"):
            yield Attribution(speaker, "says", 0, len(text[: m.start()].rstrip(" ,")))
        else:
            tail = text[m.end() + length :]
            start = m.end() + length + len(tail) - len(tail.lstrip(" ,"))
            yield Attribution(speaker, "says", start, len(text.rstrip(" .!")))


def _phrase_length(rest: str, language: str) -> int:
    """How far the noun phrase after "according to" reaches: to a comma, stop or finite verb."""
    stop = re.search(r"[,;:–]|\.(?:\s|$)|\.$", rest)
    length = stop.start() if stop else len(rest)
    for n, token in enumerate(words(rest[:length])):
        if n and token.text[0].islower() and has_finite_verb(token.text, language):
            return len(rest[: token.start].rstrip())
    return length
