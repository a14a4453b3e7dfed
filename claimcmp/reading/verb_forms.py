"""What a word can be as a verb: present, past, participle, or none that is known.

Floor of reading: word lists only. Narrower and surer than `has_finite_verb`: for
rules that must find the verb of a clause, not merely notice that there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from claimcmp.reading.wordlists import line_sections
from claimcmp.reading.words import speech_verbs

__all__ = [
    "Form",
    "VerbForms",
    "form_by_ending",
    "irregular_verbs",
    "perhaps_finite",
    "verb_forms",
]

Form = Literal["present", "past", "shared", "participle", "base"]
"""What a form is. "shared" is a past that is also the participle ("held", "åpnet");
"base" the plural present of English, which is its infinitive too."""


class VerbForms(NamedTuple):
    """The verb forms of one language, in lower case.

    `kinds` says what a form is. `auxiliaries` are those that a participle or
    an infinitive follows; `mixed` are as often nouns ("plans", "møter") and
    tell nothing by themselves.
    """

    kinds: dict[str, Form]
    auxiliaries: frozenset[str]
    mixed: frozenset[str]


@cache
def verb_forms(language: str) -> VerbForms:
    """The forms known in "nb", "nn", "da" or "en"; nothing for any other language."""
    sections = line_sections("verb_forms.txt")

    def listed(name: str) -> tuple[str, ...]:
        return tuple(w for line in sections.get(f"{language} {name}", ()) for w in line.split())

    kinds: dict[str, Form] = {}
    for form, kind in _made(language, sections):
        known = kinds.setdefault(form, kind)
        if {known, kind} == {"past", "participle"}:
            kinds[form] = "shared"
        elif known in ("base", "participle") and kind in ("past", "present", "shared"):
            kinds[form] = kind
    for form in listed("passive"):
        kinds.setdefault(form, "present")
    for form in listed("auxiliary"):
        kinds[form] = "past" if form in _PAST_AUXILIARIES else "present"
    for form in speech_verbs(language) if language in _ENDINGS else ():
        kinds.setdefault(form, "present" if form.endswith(("er", "ar", "s")) else "shared")
    return VerbForms(kinds, frozenset(listed("auxiliary")), frozenset(listed("mixed")))


@cache
def irregular_verbs(language: str) -> dict[str, str]:
    """Each past and participle of an irregular verb with its present: "met" is of "meets".

    Of two verbs that share a form the first one listed has it. Empty for a language
    other than "nb", "nn", "da" and "en".
    """
    present_of: dict[str, str] = {}
    for line in line_sections("verb_forms.txt").get(f"{language} irregular", ()):
        for forms in line.split("|"):
            present, past, participle = forms.split()
            for prefix in ("", *(_PREFIXES.get(language, ()) if past not in _BARE_NOUNS else ())):
                present_of.setdefault(prefix + past, prefix + present)
                present_of.setdefault(prefix + participle, prefix + present)
    return present_of


_PAST_AUXILIARIES = frozenset(
    "var ble blev blei vart hadde havde ville skulle kunne måtte burde fikk fekk fik was were had "
    "did would should could might".split()
)

_PREFIXES = {
    "nb": "av be etter for fra frem gjen inn mot ned om opp over på til under ut ved".split(),
    "nn": "av be etter for frå fram gjen inn imot ned om opp over på til under ut ved".split(),
    "da": "af an be efter for fra frem gen ind mod ned om op over på til under ud ved".split(),
}

# With a prefix these are nouns: "utfall", "forbod".
_BARE_NOUNS = frozenset("fall stig grip steig greip såg var hadde vart blei ble blev er".split())

# Class of regular verbs -> endings of present, past, participle after the bare stem.
_ENDINGS: dict[str, dict[str, tuple[str, str, str]]] = {
    "nb": {"et": ("er", "et", "et"), "te": ("er", "te", "t"), "de": ("er", "de", "d")},
    "nn": {"a": ("ar", "a", "a"), "te": ("er", "te", "t")},
    "da": {"ede": ("er", "ede", "et"), "te": ("er", "te", "t")},
    "en": {"regular": ("s", "ed", "ed")},
}


def _made(language: str, sections: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Form]]:
    """Every form of the listed verbs; of a class, or of lines "present past participle"."""
    for line in sections.get(f"{language} irregular", ()):
        for forms in line.split("|"):
            present, past, participle = forms.split()
            yield present, "present"
            yield past, "past"
            yield participle, "participle"
            if language != "en" and past not in _BARE_NOUNS:
                for prefix in _PREFIXES[language]:
                    yield prefix + present, "present"
                    yield prefix + past, "past"
                    yield prefix + participle, "participle"
            if language == "en" and present != "is" and present.endswith("s"):
                yield present[: -2 if present.endswith(("oes", "shes", "sses")) else -1], "base"
    for name, endings in _ENDINGS.get(language, {}).items():
        for line in sections.get(f"{language} {name}", ()):
            for infinitive in line.split():
                made = _english(infinitive) if language == "en" else _nordic(infinitive, endings)
                yield from made


def _nordic(infinitive: str, endings: tuple[str, str, str]) -> Iterator[tuple[str, Form]]:
    stem = infinitive[:-1] if infinitive[-1] in "ea" else infinitive
    present, past, participle = endings
    yield stem + present, "present"
    # "bestemme" gives "bestemte": of two like letters before "t" or "d" the second goes.
    short = stem[:-1] if past in ("te", "de") and stem[-2:] in ("mm", "nn") else stem
    yield short + past, "past"
    yield short + participle, "participle"
    if past in ("et", "te", "de", "ede"):
        yield stem + "es", "present"


_DOUBLED = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


def _english(base: str) -> Iterator[tuple[str, Form]]:
    yield base, "base"
    soft = base.endswith(("s", "x", "z", "ch", "sh"))
    if base.endswith("y") and base[-2] not in "aeiou":
        yield f"{base[:-1]}ies", "present"
        yield f"{base[:-1]}ied", "shared"
        return
    yield base + ("es" if soft else "s"), "present"
    yield base + ("d" if base.endswith("e") else "ed"), "shared"
    if _DOUBLED.search(base):
        yield f"{base}{base[-1]}ed", "shared"


_PAST_ENDING = {
    "nb": re.compile(r"\w{3,}(?:erte|iste|elte|gjorde|kte|dde)$"),
    "nn": re.compile(r"\w{3,}(?:erte|iste|elte|gjorde|kte|dde)$"),
    "da": re.compile(r"\w{3,}(?:ede|erte)$"),
    "en": re.compile(r"\w{2,}ed$"),
}


def form_by_ending(word: str) -> Form | None:
    """What the ending of loaned verbs tells in Norwegian and Danish: "evaluerer", "evaluerte"."""
    if word[-3:] not in _LOANED or word == "allerede":
        return None
    if word.endswith(("erer", "iseres", "ineres")):
        return "present"
    return "past" if word.endswith(("serte", "nerte", "lerte", "terte", "erede")) else None


_LOANED = frozenset(("rer", "res", "rte", "ede"))


def perhaps_finite(word: str, language: str) -> bool:
    """Whether a lower-case word may be a finite verb, by the lists or its ending.

    For doubts only: where this holds of a word that has no place in a rule, the rule abstains.
    """
    kind = verb_forms(language).kinds.get(word)
    if kind is not None:
        return kind not in ("participle", "base")
    ending = _PAST_ENDING.get(language)
    return ending is not None and bool(ending.match(word))
