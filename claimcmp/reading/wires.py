"""Which agency a single claim comes from, where its sentence says so.

Floor of `claimcmp.reading`, above the agencies and the quotations. "Moe told
Reuters" makes Reuters the origin of that claim, not of the report; a credit of
a picture makes it the origin of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcmp.reading.agencies import AGENCIES, agencies_in, is_photo_credit, spellings
from claimcmp.reading.quotes import Attribution
from claimcmp.report import Sentence

__all__ = ["origin_of", "origins"]

_DESCRIBED = (
    r"(?:(?:(?:det|den|the|an?|et|ein|eit|sin|its|their)\s+)?(?:[\w'’-]+\s+){0,3}?"
    r"(?:nyhetsbyrået|nyheitsbyrået|nyhedsbureau(?:et)?|telegrambyrået|byrået|bureauet|"
    r"(?:news|wire|press|state|information)\s+(?:agency|service)|agency)\s+|(?:the|an?)\s+)?\Z"
)
_CITED = re.compile(
    r"\b(?:(?:ifølgj?e|i\s+følgj?e|iflg\.|according\s+to|(?:reported|quoted|cited)\s+by|citing|cites|"
    r"cited|quoting|siterer|citerer|(?:vis|henvis|referer|refererer)(?:er)?\s+til|melde[rt]?|meldte|"
    r"skriv(?:er)?|skrev|rapporter(?:er|te|ede)|opplyser|opplyste|oplyser|oplyste)\s+"
    r"(?:(?:til|overfor)\s+)?|(?:told|tells|telling)\s+)" + _DESCRIBED,
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:til|to|overfor|with|hos|from|fra|frå)\s+" + _DESCRIBED, re.IGNORECASE)
_REPORTS = re.compile(
    r"\s+(?:(?:news\s+)?agency\s+)?(?:also\s+|has\s+|had\s+|har\s+|hadde\s+|havde\s+)?"
    r"(?:report(?:s|ed)|said|says|writes|wrote|quot(?:es|ed)|cit(?:es|ed)|claims|claimed|confirms|"
    r"confirmed|announces|announced|meld(?:er|te|t)|skriv(?:er|e)?|skrev|skrevet|"
    r"rapporter(?:er|te|ede|t)|opplys(?:er|te|t)|oplys(?:er|te|t)|siter(?:er|te|t)|citer(?:er|ede|et)|"
    r"bekreft(?:er|et|a|ar)|bekræfte(?:r|de|t)|sier|seier|siger|hevd(?:er|et|ar)|hævde(?:r|de|t))\b",
    re.IGNORECASE,
)
_NAMES = "(?:" + "|".join(map(re.escape, spellings())) + ")"
_ALSO = re.compile(rf"(?:\s*(?:,|/|,?\s+(?:and|og))\s+(?:the\s+)?{_NAMES}){{0,4}}", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[/]\s*(?P<credit>©?[^()\[\]/]{2,60})[)\]/]\s*[.»”\"]*\Z")
_MENTION = re.compile(rf"(?<![\w/-]){_NAMES}(?![\w/’'-])(?!\s+[Pp]hoto)")
_LOOK_BACK = 90
_PARTIES = frozenset({"AP"})
"""Agencies whose name behind a person in brackets is a party: "(AP)" in Norway."""


def origins(
    sentences: Sequence[Sentence], acts: Sequence[Sequence[Attribution]]
) -> list[str | None]:
    """The origin of each sentence of a text (see `origin_of`), in order.

    "Det skriver Reuters." speaks of the sentence before it, which it gives its
    origin where that one names none of its own.
    """
    found = [origin_of(s.text, a, s.language) for s, a in zip(sentences, acts, strict=True)]
    for n in range(1, len(found)):
        if any(act.previous for act in acts[n]):
            found[n - 1] = found[n - 1] or found[n]
    return found


def origin_of(sentence: str, acts: Sequence[Attribution], language: str) -> str | None:
    """The agency that a sentence says its news comes from; None where it names none.

    Several are joined with " / ", in the order in which they stand. An agency
    counts where it was told something, is cited, reports, or stands in
    brackets behind the sentence. Where none does, another outlet that was
    told ("sier Moe til Elveposten") is the origin.

    Args:
        sentence: One sentence, as written.
        acts: The acts of saying in it (see `claimcmp.reading.quotes`).
        language: Its language.
    """
    found: dict[str, None] = {}
    for mention in _MENTION.finditer(sentence):
        if _is_origin(sentence, mention, spoken=bool(acts)):
            found.setdefault(AGENCIES[mention.group().lower()])
    found.update(dict.fromkeys(_in_brackets(sentence, language)))
    for act in acts:
        found.update(dict.fromkeys(_agencies(act.speaker)))
        found.update(dict.fromkeys(_agencies(act.to)))
    return " / ".join(found) or next((act.to for act in acts if act.to), None)


def _is_origin(sentence: str, mention: re.Match[str], *, spoken: bool) -> bool:
    """Whether an agency is told, cited, or reports; told only where somebody speaks."""
    before = sentence[max(0, mention.start() - _LOOK_BACK) : mention.start()]
    others = _ALSO.match(sentence, mention.end())
    end = others.end() if others else mention.end()
    if _CITED.search(before) or _REPORTS.match(sentence, end):
        return True
    return spoken and _TOLD.search(before) is not None


def _in_brackets(sentence: str, language: str) -> Iterator[str]:
    """The agencies in brackets or between strokes that close a sentence."""
    closing = _BRACKET.search(sentence, max(0, len(sentence) - 80))
    if closing is None or is_photo_credit(sentence[max(0, closing.start() - 40) :]):
        return
    names, others = agencies_in(closing["credit"])
    sure = "©" in closing["credit"] or language == "en"
    if not others:
        yield from (name for name in names if sure or name not in _PARTIES)


def _agencies(name: str | None) -> tuple[str, ...]:
    """The agency that a speaker or somebody told is: "det russiske nyhetsbyrået Interfax"."""
    last = _MENTION.search(name) if name else None
    return (AGENCIES[last.group().lower()],) if last and last.end() == len(name or "") else ()
