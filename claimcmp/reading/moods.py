"""Sentences that assert nothing: questions, the text's own wishes and requests, exclamations.

Above `exclamations`. Every sentence of every report
passes here, so first and last characters decide before any pattern is tried.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from claimcmp.reading.exclamations import LONGEST_CALL, call_openings, calls_out

__all__ = ["reason_of"]

_CLOSING = frozenset("»”\"'’“ ")
_OPENING = frozenset("–—- \"“«»„'‘")

# The first three letters of a wish or request -> how it goes on. "Måtte han velge, …" is
# a condition, so the wish has no comma.
_NORWEGIAN = {
    "måt": r"måtte\s[^,]*\Z",
    "gid": r"gid\s",
    "la ": r"la\s+oss\s",
    "lat": r"lat\s+oss\s",
    "ven": r"vennligst\s|venlegast\s",
    "vær": r"vær\s+så\s+(?:snill|god)\b",
    "ver": r"ver\s+så\s+(?:snill|god)\b",
    "gra": r"gratulerer\b",
    "god": r"god\s+(?:jul|påske|tur|helg|sommer)\b",
    "les": r"les\s+(?:mer|meir|også|òg|saken|saka|hele|heile|her)\b",
    "se ": r"se\s+(?:også|bildene|videoen|video|her|tv)\b",
    "sjå": r"sjå\s+(?:også|òg|bileta|videoen|video|her)\b",
    "hør": r"hør\s+(?:på|her|også)\b",
    "kli": r"klikk\s+(?:her|på)\b",
    "føl": r"følg\s+(?:oss|med|saken|saka)\b",
    "tip": r"tips\s+(?:oss|politiet)\b",
    "ta ": r"ta\s+(?:kontakt|gjerne)\b",
    "kon": r"kontakt\s+(?:oss|politiet)\b",
    "rin": r"ring\s+(?:oss|politiet|\d)",
    "sen": r"send\s+(?:inn|oss|gjerne)\b",
    "mel": r"meld\s+deg\b",
    "hus": r"husk\s+å\s",
    "hug": r"hugs\s+å\s",
    "lev": r"leve\s+\w+[!.]?\Z",
}
_DANISH = {
    "måt": r"måtte\s[^,]*\Z",
    "gid": r"gid\s",
    "lad": r"lad\s+os\s",
    "ven": r"venligst\s",
    "vær": r"vær\s+(?:så\s+)?(?:venlig|rar|sød)\b",
    "til": r"tillykke\b",
    "læs": r"læs\s+(?:mere|også|artiklen|hele|her)\b",
    "se ": r"se\s+(?:også|billederne|videoen|video|her)\b",
    "hør": r"hør\s+(?:her|også)\b",
    "kli": r"klik\s+(?:her|på)\b",
    "føl": r"følg\s+(?:os|med|sagen)\b",
    "tip": r"tip\s+(?:os|politiet)\b",
    "tag": r"tag\s+(?:kontakt|gerne)\b",
    "kon": r"kontakt\s+(?:os|politiet)\b",
    "rin": r"ring\s+(?:til|\d)",
    "sen": r"send\s+(?:ind|os|gerne)\b",
    "hus": r"husk\s+at\s+(?!\w+\s+(?:er|var|har|vil|skal|kan)\b)\w+e\b",
    "læn": r"længe\s+leve\b",
    "gla": r"glædelig\s+jul\b",
}
_ENGLISH = {
    "may": r"may\s+(?:god|allah|he|she|they|you|we|it|there|his|her|their|your|peace|the)\b",
    "let": r"let(?:[’']s|\s+us)\s",
    "ple": r"please\s",
    "lon": r"long\s+live\b",
    "con": r"congratulations\b|contact\s+(?:us|the\s+police)\b",
    "mer": r"merry\s+christmas\b",
    "hap": r"happy\s+(?:birthday|new\s+year|easter|christmas)\b",
    "rea": r"read\s+(?:more|also|on|the\s+full|our)\b",
    "see": r"see\s+(?:also|below|page|our)\b",
    "cli": r"click\s+(?:here|on|the)\b",
    "fol": r"follow\s+(?:us|our|me)\b",
    "sub": r"subscribe\s+(?:to|now|today)\b",
    "sig": r"sign\s+up\b",
    "cal": r"call\s+(?:us|\d)",
    "vis": r"visit\s+(?:us|our|www)\b",
    "sen": r"send\s+us\b",
    "sha": r"share\s+(?:this|your)\b",
    "don": r"don[’']t\s",
    "do ": r"do\s+not\s",
}
_GROUPS: dict[str, tuple[Mapping[str, str], ...]] = {
    "nb": (_NORWEGIAN,),
    "nn": (_NORWEGIAN,),
    "da": (_DANISH,),
    "en": (_ENGLISH,),
    "und": (_NORWEGIAN, _DANISH, _ENGLISH),
}


def reason_of(text: str, start: int, end: int, language: str) -> str | None:
    """Why the sentence `text[start:end]` asserts nothing; None where it asserts something.

    "question" for what ends with a question mark, also before a closing
    quotation mark. "wish or request" for the text's own "Måtte …", "La oss …",
    "Let us …", "Please …", "Read more". "X wants Y" asserts a wish of X and is
    neither; so is a reported question ("He asked who …"). "exclamation" for
    "Ja.", "Takk for hjelpen!", "Kom hjem!". An imperative that could be a noun,
    and other fragments without a verb, are left alone: they are not sure.

    Args:
        text: The report's text, or any other that holds the sentence.
        start: Where the sentence starts, in code points.
        end: Where it ends; an empty stretch gives None.
        language: "nb", "nn", "da" or "en", whose wishes are known; any other is read as all.
    """
    if (
        end - start > _LONG_ENOUGH
        and text[end - 1] == "."
        and text[start].isupper()
        and text[start : start + 3] not in _openings(language)
    ):
        return None  # Most sentences, at the cost of a look at both ends.
    last = end - 1
    while last > start and text[last] in _CLOSING:
        last -= 1
    if last < start:
        return None
    if text[last] == "?":
        return "question"
    while start < last and text[start] in _OPENING:
        start += 1
    pattern = _wishes(language).get(text[start : start + 3].lower())
    if pattern is not None and pattern.match(text, start, end):
        return "wish or request"
    if last - start <= LONGEST_CALL and calls_out(text[start:end], language):
        return "exclamation"
    return None


_LONG_ENOUGH = 12
"""Characters; shorter sentences are looked at whole."""


@cache
def _openings(language: str) -> frozenset[str]:
    """The first three letters of wishes and requests, as they may be written."""
    return frozenset(
        form
        for key in (*_wishes(language), *call_openings(language))
        for form in (key.capitalize(), key.upper(), key.title())
    )


@cache
def _wishes(language: str) -> dict[str, re.Pattern[str]]:
    """First three letters -> the openings of wishes and requests that begin so."""
    joined: dict[str, list[str]] = {}
    for group in _GROUPS.get(language, _GROUPS["und"]):
        for letters, pattern in group.items():
            joined.setdefault(letters, []).append(pattern)
    return {k: re.compile("|".join(v), re.IGNORECASE) for k, v in joined.items()}
