"""What stands under "according to", and the refusals to say yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.content import trim
from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.quotes.phrases import is_name, noun_phrase_end
from claimcmp.reading.quotes.subjects import before
from claimcmp.reading.speakers import speaker
from claimcmp.reading.words import has_finite_verb

__all__ = ["acts_by_source", "left_open"]

_ACCORDING = re.compile(
    r"\b(?:according to|i\s?følgj?e|iflg\.|i henhold til|i henhald til)\s+",
    re.I,
)
_NO_SPEAKER = re.compile(
    r"(?:plan\w*|schedule|rute|rutetid\w*|how|whether|what|hva|hvad|hvor\w*|size|need|needs|avtale\w*|"
    r"loven|lova|law|rules|regler\w*|reglar\w*)$",
    re.I,
)
_OBJECT = {
    "ham": "han", "henne": "hun", "hende": "hun", "henne sjølv": "ho", "dem": "de", "deim": "dei",
    "him": "he", "her": "she", "them": "they", "han": "han", "hun": "hun", "ho": "ho", "dei": "dei",
}  # fmt: skip
_NEITHER = re.compile(
    r"(?:not|neither|n[’']t)\s+(?:\w+\s+)?(?:confirm\w*|den(?:y|ied|ies))\s+(?:n?or)\s+"
    r"(?:confirm\w*|den(?:y|ied|ies))"
    r"|(?:verken|hverken|ikkje|ikke|korkje)\s+(?:\w+\s+){0,2}?(?:be(?:kreft\w*|kræft\w*|-)|stadfest\w*)\s+eller\s+"
    r"(?:av|be|af)?(?:kreft|kræft|vis)\w*"
    r"|(?:declin|refus)\w+\s+to\s+comment"
    r"|refrained\s+from\s+(?:giving|commenting|making)"
    r"|(?:vil(?:le)?|ønsker|ønskjer|ønsket|ønska|ønskede|ønskte)\s+(?:\w+\s+){0,2}?(?:ikke|ikkje)\s+"
    r"(?:å\s+|at\s+)?kommenter\w*"
    r"|(?:avviser|avviste|nekter|nektet|nektar|nekta|afviser|afviste|nægter|nægtede)\s+(?:å|at)\s+kommenter\w*",
    re.I,
)
_BY = frozenset("by av af from fra frå".split())
_GOES_ON = re.compile(r",?\s(?:but|men)\s")
_ABOUT = re.compile(r"\s+(?:(?:on|om|about|whether|that|at|hvorvidt)\s+)*", re.I)


def acts_by_source(v: View) -> Iterator[Attribution]:
    """What "according to X" ascribes: the whole clause without the phrase itself."""
    for m in _ACCORDING.finditer(v.text):
        if any(r.start <= m.start() < r.end for r in v.marked):
            continue
        n = v.after(m.end())
        if n >= len(v.words) or v.words[n].start > m.end() + 1:
            continue
        stop = _with_author(v, noun_phrase_end(v, n))
        if stop == n or _NO_SPEAKER.match(v.lower[stop - 1]) or not _closed(v, m.start(), stop):
            continue
        if any(v.lower[k] in v.small.determiner and _bare_before(v, k) for k in range(n + 1, stop)):
            continue  # "ifølge partiet hjelpe de hjemløse": the phrase runs on into its clause
        end = v.words[stop - 1].end
        name = _OBJECT.get(v.lower[n]) if stop == n + 1 else None
        name = name or speaker(v.text[v.words[n].start : end], _apposed(v, stop))
        if name is None:
            continue
        start, close = _clause(v, m.start(), end)
        begins = v.after(start)
        if v.language == "en" and v.lower[begins : begins + 1] == ("quoting",):
            continue
        if close - start > 2:
            yield Attribution(name, "says", start, close)


def _with_author(v: View, stop: int) -> int:
    """Where a source ends with the name of who wrote it: "a report by Amnesty International"."""
    by = stop + 1 < len(v.words) and v.lower[stop] in _BY and not v.gap(stop).strip()
    return noun_phrase_end(v, stop + 1) if by and is_name(v, stop + 1) else stop


def _bare_before(v: View, k: int) -> bool:
    return v.lower[k - 1] not in v.small.preposition | v.small.conjunction | v.small.determiner


def _closed(v: View, start: int, stop: int) -> bool:
    """Whether a verb or a comma, word `stop`, ends the phrase that begins its sentence."""
    if v.language in ("en", "und") or v.text[:start].strip(" –—-") or stop >= len(v.words):
        return True
    small, low = v.small, v.lower[stop]
    verb = low in small.verbal or low in small.would
    return verb or bool(v.gap(stop).strip()) or has_finite_verb(low, v.language)


def _apposed(v: View, stop: int) -> str | None:
    if stop >= len(v.words) or v.gap(stop).strip() != ",":
        return None
    end = stop
    while (
        end < len(v.words)
        and v.words[end].text[0].isupper()
        and (end == stop or not v.gap(end).strip())
    ):
        end += 1
    closed = end == len(v.words) or v.gap(end).strip()
    return v.text[v.words[stop].start : v.words[end - 1].end] if closed and end > stop else None


def _clause(v: View, start: int, end: int) -> tuple[int, int]:
    """The clause that the phrase at `[start, end)` qualifies."""
    text, last = v.text, v.after(start) - 1
    head, rest = text[:start].rstrip(" ,"), text[end:]
    linked = last >= 0 and (
        v.lower[last] in v.small.conjunction | v.small.subordinate | v.small.that
        and not text[v.words[last].end : start].strip(" ,")
    )
    if not head.strip(' –—-"“«»') or linked or head[-1:] in ":;–":
        return trim(text, _past_relative(v, end), len(text))
    if "," in text[len(head) : start] or head[-1:] in '"”»«':
        if rest.lstrip()[:1] == "," and not v.finite(0, start) and v.finite(end, len(text)):
            return trim(text, 0, len(text))
        return trim(text, v.lead, start)
    if not v.finite(end, len(text)) and len(rest.split()) <= 3:
        return trim(text, v.lead, start)
    if v.text[end:].lstrip()[:1] in (",", ";", "–", "("):
        return trim(text, v.lead, start)
    return trim(text, v.lead, len(text))


def _past_relative(v: View, end: int) -> int:
    """Where a clause begins behind a source that a relative clause describes."""
    n = v.after(end)
    if n >= len(v.words) or v.lower[n] not in ("som", "der", "who", "which", "that"):
        return end
    comma = v.text.find(",", v.words[n].end)
    return comma + 1 if comma > 0 else len(v.text)


def left_open(v: View) -> Attribution | None:
    """A refusal to confirm or to comment; what it is about, empty where nothing is named."""
    m = _NEITHER.search(v.text)
    if m is None or any(r.start <= m.start() < r.end for r in v.marked):
        return None
    subject = before(v, v.after(m.start()), loosely=True)
    about = _ABOUT.match(v.text, m.end())
    start = about.end() if about else m.end()
    goes_on = _GOES_ON.search(v.text, start)
    start, end = trim(v.text, start, goes_on.start() if goes_on else len(v.text))
    name = subject.name if subject and subject.how == "named" else None
    return Attribution(name, "neither confirms nor denies", start, end)
