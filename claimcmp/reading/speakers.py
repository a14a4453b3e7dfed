"""From a subject phrase to the speaker it names.

"Den danske utenriksministeren Mette Lund" gives the name, "The Danish
government" the phrase. Offices and forms of address before a name go; a body
keeps its whole name; an office alone is the speaker.
"""

from __future__ import annotations

import re

from claimcmp.cues.gazetteer import common_words, known, titles
from claimcmp.cues.tokens import fold
from claimcmp.reading.words import Word, words

__all__ = ["SHORTENED", "is_body", "is_title", "speaker"]

_NAME = re.compile(r"[^\W\d_]")
_PARTICLES = frozenset("al el bin ibn von van de der den di da dos del la le zu".split())
_LINKS = frozenset(
    "of in for i av af fra frå from på til og and the with med om at ved hos on by to".split()
)
_OF_PLACE = frozenset("of for from in at fra frå i ved på hos".split())
# "Foreign Ministry" is a body, not a minister called Ministry.
_BODIES = frozenset(
    "ministry department office council committee secretariat affairs police bank party union "
    "university institute agency commission court club group association society service news "
    "times post organisation organization parliament government army hospital school district "
    "board authority fund foundation centre center company corporation".split()
)
_NOUN = re.compile(r"(?:er|ert|ist|ent|or|mann|mand|sjef|chef|kvinn|kvind)(?:en|a)$")
_OFFICE = re.compile(
    r"(?:minister|ministeren|president|presidenten|leder|lederen|leiar|leiaren|sjef|sjefen|chef|"
    r"chefen|direktør|direktøren|talsmann|talsmand|talsmannen|talsmanden|talskvinne|talskvinde|"
    r"talsperson|mester|mesteren|advokat|advokaten|rådgiver|forsker|forskeren|trener|træner|"
    r"manager|major|founder|head|minister|officer|spokes\w+|secretary|editor|analyst|coach|"
    r"redaktør|redaktøren|forfatter|betjent|inspektør|økonom|ansvarlig|medarbeider|konsulent|"
    r"man|mann|kvinne|woman|person|deputy|owner|lawyer|professor|chair\w*|co-\w+)$"
)


SHORTENED = frozenset(
    "mr mrs ms dr prof rev hr fr frk sen rep gov amb pres supt insp gen lt col maj capt cpt "
    "cmdr brig sgt cpl pvt adm dir fung kapt oberstlt løytn premløytn kmd generalmaj vicedir "
    "kst".split()
)
"""Titles as they are shortened before a name, without their full stop, in lower case."""
_TITLES_BEFORE = re.compile(rf"\b(?:(?:{'|'.join(sorted(SHORTENED))})\.\s+)+(?=[^\W\d_])", re.I)


def is_title(word: str) -> bool:
    """Whether a word, in lower case, is an office, a rank or a form of address."""
    return word in titles("und") or bool(_OFFICE.search(word))


def is_body(word: str) -> bool:
    """Whether a word, in lower case, ends the name of a body, not of a person."""
    return word in _BODIES


def speaker(phrase: str, apposed: str | None = None) -> str | None:
    """The speaker a subject phrase names: the name at its end, or the phrase itself.

    "Den danske utenriksministeren Mette Lund" gives "Mette Lund", "talsmannen
    for hæren" itself. `apposed` is the name that follows after a comma ("the
    spokeswoman, Ann Lee"); it wins over a phrase that only describes. None for
    a phrase without a word.
    """
    phrase = re.sub(r"\s*\([^)]*\)?", "", " ".join(phrase.split())).strip(" ,–—-\"“”«».'")
    phrase = _TITLES_BEFORE.sub("", phrase)
    tokens = words(phrase)
    if not tokens:
        return None
    if _joined(phrase, tokens):
        return phrase
    if apposed and _is_place(apposed):
        apposed = None
    if apposed and " " in apposed and len(tokens) == 1 and _NOUN.search(phrase):
        return _without_titles(apposed)  # "Eksperten, Ann Lee fra Oslo, …"
    name = _name_at_end(phrase, tokens)
    if name is not None:
        return name
    if apposed and (" " in apposed or _person(words(apposed))):
        return _without_titles(apposed)
    return _after_office(phrase, tokens) or phrase


def _is_place(name: str) -> bool:
    entry = known().get(fold(name))
    return entry is not None and entry.kind == "place"


def _joined(phrase: str, tokens: tuple[Word, ...]) -> bool:
    """Whether a phrase names several speakers, who stay together."""
    for n, word in enumerate(tokens[1:-1], 1):
        if word.text not in ("og", "and", "samt"):
            continue
        office = is_title(tokens[n - 1].text.lower()) and not _definite(tokens[:n])
        suspended = phrase[tokens[n - 1].end] == "-"
        body = tokens[n + 1].text[0].isupper() and any(w.text == "of" for w in tokens[:n])
        if not (office or suspended or body):
            return True
    return False


def _definite(tokens: tuple[Word, ...]) -> bool:
    """Whether an office is one certain person's: "presidenten", "the mayor"."""
    ending = tokens[-1].text.endswith(("en", "et", "a", "ene", "erne"))
    return ending or tokens[0].text.lower() in ("the", "den", "det", "a", "an", "en", "ein", "ei")


def _upper(word: Word) -> bool:
    """Whether a word is written as a name: "EF-kampen" and "Ap-leiaren" are nouns."""
    compound = "-" in word.text and word.text.rpartition("-")[2][:1].islower()
    return (word.text[0].isupper() and not compound) or word.text.startswith("al-")


def _name_at_end(phrase: str, tokens: tuple[Word, ...]) -> str | None:
    """The name that ends a phrase, without what describes it; None where it ends otherwise."""
    start = len(tokens)
    while start and (
        _upper(tokens[start - 1])
        or (tokens[start - 1].text.isdigit() and start > 1 and _upper(tokens[start - 2]))
        or (
            tokens[start - 1].text in _PARTICLES
            and 1 < start < len(tokens)
            and _upper(tokens[start - 2])
            and tokens[start - 1].text not in ("den", "de", "la", "da")
        )
    ):
        start -= 1
    if start == len(tokens):
        return None
    run = tokens[start:]
    before = tokens[start - 1].text.lower() if start else ""
    if before in _LINKS:
        return _before_place(phrase, tokens)
    return _without_titles(phrase[run[0].start :])


def _before_place(phrase: str, tokens: tuple[Word, ...]) -> str | None:
    """The person whom a place or a body only describes: "Senator Ann Lee of Ohio"."""
    head = next((n for n, w in enumerate(tokens) if w.text.lower() in _OF_PLACE), 0)
    names = tokens[:head]
    if not 2 <= head <= 6 or not all(_upper(w) for w in names):
        return None
    name = _without_titles(phrase[: names[-1].end])
    titled = name != phrase[: names[-1].end]
    if not titled and tokens[head].text in ("in", "i") and head >= 3:
        return name
    person = _person(names) and head <= 4 and names[0].text.lower() not in ("the", "den", "det")
    if titled or (tokens[head].text.lower() != "of" and person):
        return name
    return None


def _after_office(phrase: str, tokens: tuple[Word, ...]) -> str | None:
    """The person behind a body: "director of the Oslo branch of Save the Children Ann Lee"."""
    head = next((n for n, w in enumerate(tokens) if w.text.lower() in _LINKS), 0)
    start = next((n + 1 for n in range(len(tokens) - 1, -1, -1) if not _upper(tokens[n])), 0)
    if not head or not is_title(tokens[head - 1].text.lower()) or len(tokens) - start < 3:
        return None
    for length in (2, 3):
        tail = tokens[-length:]
        place = known().get(fold(phrase[tail[0].start :]))
        if len(tokens) - start > length - 1 and _person(tail) and place is None:
            return phrase[tail[0].start :]
    return None


def _person(tokens: tuple[Word, ...]) -> bool:
    """Whether words can be a person's name: capitals, none of them an everyday word."""
    everyday = common_words("en") | _BODIES
    return (
        1 <= len(tokens) <= 5
        and all(_upper(w) or w.text in _PARTICLES for w in tokens)
        and tokens[-1].text.lower() not in everyday
    )


def _without_titles(name: str) -> str:
    """A run of capitals without the offices before a person: "Secretary of State Ann Lee"."""
    tokens = words(name)
    last = max((n for n, w in enumerate(tokens) if is_title(w.text.lower())), default=-1)
    rest = tokens[last + 1 :]
    if last < 0 or not rest or any(w.text.lower() in _BODIES | _LINKS for w in rest):
        return name
    return name[rest[0].start :]
