"""What a question asks for: its slot, its names and the words that must be spoken to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from claimcmp.asking.lists import listed
from claimcmp.asking.naming import Known, told_apart
from claimcmp.cues import polarity
from claimcmp.cues.names import Aliases, aliased
from claimcmp.cues.names import find as find_names
from claimcmp.errors import InputError
from claimcmp.matching.words import content_words
from claimcmp.reading.fields import checked_text
from claimcmp.reading.language import detect_language
from claimcmp.reading.words import words
from claimcmp.report import Name, Polarity
from claimcmp.values import LANGUAGES, Language

__all__ = ["Question", "Slot", "parse"]

Slot = Literal["who", "where", "when", "how many", "what", "why", "whether"]


class Question(NamedTuple):
    """A question, taken apart.

    `names` must be spoken of by any claim that answers; `content` are the
    words besides them ("controls", "troops") that must be too. `object_asked`
    says that the question word stands for the one acted upon ("Whom does X
    support?"), None where the language leaves that open. `polarity` is that of
    its plain negations; `negative` says whether it negates or denies at all.
    """

    text: str
    language: Language
    slot: Slot
    names: tuple[Name, ...]
    content: tuple[str, ...]
    object_asked: bool | None = None
    polarity: Polarity = "positive"
    negative: bool = False


def _parted(name: Name, language: Language) -> tuple[Name, ...]:
    """A country and a person who only stand side by side: "Støtter Norge Solberg?"."""
    found = words(name.text)
    first = find_names(f"— {found[0].text}", language) if len(found) > 1 else ()
    if not first or first[0].kind != "place" or first[0].key == name.key:
        return (name,)
    rest = found[1].start
    moved = {"start": name.start, "end": name.start + found[0].end, "text": found[0].text}
    others = find_names(f"— {name.text[rest:]}", language)
    shift = name.start + rest - 2
    return (
        first[0].model_copy(update=moved),
        *(o.model_copy(update={"start": o.start + shift, "end": o.end + shift}) for o in others),
    )


@cache
def _question_words() -> tuple[tuple[str, Language, Slot], ...]:
    text = files("claimcmp.asking").joinpath("data/question_words.txt").read_text("utf8")
    rows = (line.split() for line in text.splitlines() if line and line[0] != "#")
    forms = (
        (form.replace("_", " "), cast(Language, code), cast(Slot, slot.replace("_", " ")))
        for code, slot, *found in rows
        for form in found
    )
    return tuple(sorted(forms, key=lambda f: (-len(f[0]), f)))


def parse(text: str, *, aliases: Aliases | None = None, known: Known | None = None) -> Question:
    """Take a question apart; it may be in any of the four languages.

    Its names come under the keys that `aliases` give. `known` are the names of
    the reports: by them two names side by side are told apart.

    Raises:
        InputError: The question is no string, or holds no word to look for.
    """
    if not isinstance(text, str) or not words(text):
        raise InputError(
            f"the question is {text!r}; want a string with at least one word, "
            'such as "Who controls the airport?"'
        )
    checked_text(text, "question")
    language, slot, opening = _slot(text)
    rest = text[len(opening) :]
    found = [p for n in find_names(text, language) for p in _parted(n, language)]
    names = aliased(_beside_aliases(found, text, language, aliases), text, aliases)
    names = tuple(told_apart(names, known or {}))
    # A one-word name at the very start of a yes/no question is its verb: "Will", "Har".
    if len(words(text)) > 1:
        names = tuple(n for n in names if n.start > 0 or slot != "whether" or " " in n.text)
    content = _content(rest, language, _named(text, names))
    poles = polarity.find(text, language)
    return Question(
        text,
        language,
        slot,
        names,
        content,
        _object_asked(text, slot, language),
        poles.polarity,
        bool(poles.negations),
    )


def _beside_aliases(
    found: Sequence[Name], text: str, language: Language, aliases: Aliases | None
) -> list[Name]:
    """The names found, less the aliases that two capitals joined to them: "Kontrollerer X Y?"."""
    own = {n.start: n.end for n in aliased((), text, aliases)}
    kept: list[Name] = []
    for name in found:
        end = own.get(name.start, name.end)
        if end < name.end:
            kept += (
                n.model_copy(update={"start": n.start + end, "end": n.end + end})
                for n in find_names(text[end : name.end], language)
            )
        else:
            kept.append(name)
    return kept


def _named(text: str, names: Sequence[Name]) -> set[str]:
    """The words of a question that belong to its names, a genitive with its ending."""
    covered = [
        w.text.lower()
        for w in words(text)
        if any(n.start < w.end and w.start < n.end and w.text[0].isupper() for n in names)
    ]
    return {*covered, *(w.text.lower() for n in names for w in words(n.text))}


_POSSESSIVE = re.compile(r"['’]s?$")


def _content(rest: str, language: Language, named: set[str]) -> tuple[str, ...]:
    """The words that a claim must speak to, light verbs left out where there are others."""
    found = [w for w in content_words(rest, language) if _POSSESSIVE.sub("", w) not in named]
    telling = [w for w in found if w not in listed("light", language)]
    return tuple(telling or found)


def _slot(text: str) -> tuple[Language, Slot, str]:
    """The language, the slot, and the opening words that only say what is asked for."""
    lowered = text.lower().lstrip(" \"'«»“¿")
    opened = [f for f in _question_words() if re.match(rf"{re.escape(f[0])}\b", lowered)]
    language = _language(text, {code for _, code, _ in opened})
    own = [f for f in opened if f[1] == language] or opened
    if own:
        form, _, slot = own[0]
        lead = len(text) - len(text.lower().lstrip(" \"'«»“¿"))
        return language, slot, text[: lead + len(form)]
    return language, "whether", ""


def _language(text: str, by_word: set[Language]) -> Language:
    """The language detected, unless the question word belongs to others: it is surer."""
    detected = detect_language(text)
    if detected in by_word or (not by_word and detected != "und"):
        return detected
    return next((code for code in LANGUAGES if code in by_word), detected)


_DO = re.compile(r"^\W*(?:who|whom|what|which)\s+(?:do|does|did|has|have|will)\b", re.I)


def _object_asked(text: str, slot: Slot, language: Language) -> bool | None:
    if slot not in ("who", "what"):
        return False
    if language == "en":
        auxiliary = _DO.match(text)
        followed = text[auxiliary.end() :].split() if auxiliary else []
        return bool(followed) and followed[0][:1].isupper()
    return None
