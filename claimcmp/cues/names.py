"""Names in a text under one key per name, and whether two sets of them clash.

Floor 5: `claimcmp.report` and the lists of this folder; rapidfuzz inside one function.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from claimcmp.cues.gazetteer import (
    Known,
    acronyms,
    calendar,
    common_words,
    demonyms,
    frequent_words,
    known,
    openings,
    titles,
)
from claimcmp.cues.lexicon import words
from claimcmp.cues.spelling import skeleton
from claimcmp.cues.tokens import Token, fold, tokenize
from claimcmp.cues.verdict import Verdict, spans
from claimcmp.report import Name, NameKind

__all__ = ["affiliations", "compare", "find", "same_name"]

_CONTRACTION = re.compile(
    r"[’'](?:ve|re|ll|d|m|t)$|^(?:It|He|She|That|There|Who|What|Let|Here)[’']s$", re.IGNORECASE
)
_GENITIVE = re.compile(r"(?:['’]s?|s)(?=\s)")
_ARTICLE_NAME = re.compile(r"^(?:al|el|an|ad|as|ar|ash|bin|ibn)-[^\W\d_]", re.IGNORECASE)
_PARTICLES = {
    "al",
    "el",
    "bin",
    "ibn",
    "van",
    "von",
    "de",
    "der",
    "den",
    "da",
    "di",
    "du",
    "la",
    "le",
    "ter",
    "abu",
}
_SENTENCE_MARKS = set(".!?:;«»\"“”„–—•-*|()[]…'‘\n")
_ORGANISATION_WORDS = {
    "party", "council", "committee", "ministry", "department", "commission", "agency",
    "university", "institute", "court", "parliament", "senate", "house", "army", "navy",
    "force", "forces", "police", "union", "association", "federation", "league", "group",
    "company", "corp", "inc", "ltd", "bank", "club", "united", "city", "news", "times", "post",
    "tv", "coalition", "front", "movement", "partiet", "rådet", "komiteen", "departementet",
    "universitet", "bureau", "office", "assembly", "congress", "center", "centre", "church",
    "school", "museum", "hospital", "airport", "street",
}  # fmt: skip
# Titles that are surnames as well: they do not end a name that has begun.
_SURNAMES = {
    "king", "prince", "queen", "pope", "lord", "lady", "judge", "justice", "father", "sister",
    "bishop", "st", "first", "general", "crown", "speaker", "coach", "chief", "leader",
    "member", "special", "executive", "rep", "gen", "col", "lt", "sen", "dr", "former",
    "deputy", "cardinal", "major",
}  # fmt: skip
_PLACE_LEADS = {"in", "i", "near", "nær", "byen", "provinsen", "hovedstaden"}
_NEAR_EQUAL = 80.0
_BRIDGES = {
    "counterpart", "kollega", "kollegaen", "kollegaene", "modpart", "motpart", "motparten",
    "his", "the", "lawmaker",
}  # fmt: skip


def find(text: str, language: str, *, offset: int = 0) -> tuple[Name, ...]:
    """The names of a text in order; () where it has none.

    Known names come under the key of their list, others under the skeleton of
    their spelling; of several unknown words that look like a person's name the
    last one makes the key, so that "Vladimir Putin" and "Putin" meet. Titles,
    weekdays and months are no names; a word that opens a sentence is one only
    where it is known or no everyday word. Demonyms ("russiske", "Syrians")
    come with `derived` and the key of the country.

    Args:
        text: Any text.
        language: "nb", "nn", "da", "en", or "und" for all of them at once.
        offset: Added to every span.
    """
    tokens = tokenize(text)
    people = {} if language == "en" else demonyms(language)
    found: list[Name] = []
    i = 0
    while i < len(tokens):
        word = tokens[i].text
        if not word[0].isupper() and "-" not in word and tokens[i].lower not in people:
            i += 1
            continue
        read = _read(tokens, i, language)
        if read is None:
            i += 1
            continue
        start, end, hit, derived, i = read
        found.append(
            Name(
                start=start + offset,
                end=end + offset,
                text=text[start:end],
                key=hit.key,
                kind="people" if derived else hit.kind,
                derived=derived,
            )
        )
    return tuple(found)


def same_name(a: Name, b: Name, *, aliases: Mapping[str, str] | None = None) -> bool:
    """Whether two names can be one: equal keys, near-equal spellings, part and whole, initials.

    `aliases` maps a key to the key it stands for. Two names of several words
    that share the last one are the same only where their first words can be
    ("Donald Trump" and "Ivanka Trump" cannot).
    """
    key_a, key_b = (aliases or {}).get(a.key, a.key), (aliases or {}).get(b.key, b.key)
    if key_a == key_b:
        return _first_names_meet(a.text, b.text) if a.kind not in ("place", "people") else True
    return _near(key_a, key_b, a.text, b.text)


def compare(
    left: Sequence[Name],
    right: Sequence[Name],
    *,
    within: tuple[str, str] = ("", ""),
    aliases: Mapping[str, str] | None = None,
) -> Verdict:
    """Whether two texts speak of the same names.

    "conflicting" means that each side has a name of a like kind without a
    counterpart on the other; `left` and `right` are these names. One-sided
    names mean that one side says more: "compatible". Empty on either side is
    "unknown". Names made of everyday words only ("State Department") may lack a
    counterpart, since the other language may not spell them as names.

    Args:
        left: Names of the left text.
        right: Names of the right text.
        within: The two texts. Where given, a name that the other text holds in
            another form (inside a compound, in small letters) is not left over.
        aliases: Key -> the key it stands for, for names one knows more of.
    """
    if not left or not right:
        return Verdict(outcome="unknown")
    lost = [n for n in left if not _has_partner(n, right, within[1], aliases)]
    new = [n for n in right if not _has_partner(n, left, within[0], aliases)]
    pairs = [
        (a, b)
        for a in lost
        if new and not _weak(a, within[0])
        for b in new
        if not _weak(b, within[1]) and _exchangeable(a, b)
    ]
    if pairs:
        return Verdict(
            outcome="conflicting",
            left=spans(lost),
            right=spans(new),
            words=f"{pairs[0][0].text} against {pairs[0][1].text}",
        )
    if not lost and not new:
        return Verdict(outcome="equal", left=spans(left), right=spans(right), words="same names")
    return Verdict(outcome="compatible", left=spans(lost), right=spans(new))


def affiliations(text: str, language: str) -> dict[str, str]:
    """Person's key -> country's key, where a text puts the two side by side.

    Reads a demonym or a country's genitive that stands right before a person,
    with nothing but titles between: "den russiske presidenten Vladimir Putin",
    "Russia's Lavrov", "Turkish Foreign Minister Mevlüt Çavuşoğlu".
    """
    found = find(text, language)
    held: dict[str, str] = {}
    offices = titles(language) | (titles("en") if language == "und" else frozenset())
    for country, person in pairwise(found):
        if person.derived or person.kind in ("place", "people", "organisation"):
            continue
        gap = text[country.end : person.start]
        mark = _GENITIVE.match(gap)
        if not (country.derived or (mark and country.kind == "place")):
            continue
        between = [t.lower for t in tokenize(gap[mark.end() :] if mark else gap)]
        if between and between[-1] == ",":
            between.pop()
        if all(w in offices or w in _BRIDGES or w == "-" for w in between) and len(between) <= 5:
            held.setdefault(person.key, country.key)
    return held


# ---------------------------------------------------------------- comparing


def _is_genitive(word: str) -> bool:
    return word.endswith(("s", "'", "’"))


def _has_partner(
    name: Name, others: Sequence[Name], text: str, aliases: Mapping[str, str] | None
) -> bool:
    if any(same_name(name, other, aliases=aliases) for other in others):
        return True
    if not text:
        return False
    keys = _keys_in(text)
    if name.key in keys or any(k in keys for k in _keys_in(name.text)):
        return True
    flat = _flat(text)
    whole = skeleton(name.text)
    # Endings differ and compounds hide a name: "Europe" stands in "Sydeuropa".
    stem = whole[: max(5, len(whole) - 2)]
    return any(len(part) >= 4 and part in flat for part in (stem, name.key))


@lru_cache(maxsize=8_192)
def _keys_in(text: str) -> frozenset[str]:
    """The keys of all known words of a text, also of those inside compounds ("aust-USA")."""
    found = set()
    people = demonyms("und")
    for token in tokenize(text):
        for part in (token.text, *token.text.split("-")) if "-" in token.text else (token.text,):
            if part[:1].isupper() and (hit := _lookup(part)) is not None:
                found.add(hit[0].key)
            if (key := people.get(_bare(part).lower())) is not None:
                found.add(key)
    return frozenset(found)


@lru_cache(maxsize=2_048)
def _flat(text: str) -> str:
    """The skeleton of a whole text with its spaces, to look names up in."""
    return " ".join(skeleton(t.lower) for t in tokenize(text))


@lru_cache(maxsize=65_536)
def _near(key_a: str, key_b: str, text_a: str, text_b: str) -> bool:
    values = _known_keys()
    if key_a in values and key_b in values:
        kinds = {k.kind for k in map(known().get, (fold(text_a), fold(text_b))) if k}
        stems = [skeleton(t)[:6] for t in (text_a, text_b)]
        return kinds == {"other"} and stems[0] == stems[1]
    parts_a, parts_b = _parts(text_a), _parts(text_b)
    if not parts_a or not parts_b:
        return False
    if len(parts_a) > 1 and len(parts_b) > 1:
        last_a, last_b = parts_a[-1], parts_b[-1]
        if _alike(last_a, last_b):
            return _first_names_meet(text_a, text_b)
        shared = set(parts_a) & set(parts_b)
        return bool(shared - {parts_a[0]}) or _alike("".join(parts_a), "".join(parts_b))
    short, long = sorted((parts_a, parts_b), key=len)
    if any(_alike(short[0], part) or _opens(short[0], part) for part in long):
        return True
    return _initials(text_a, text_b) or _initials(text_b, text_a)


def _parts(text: str) -> list[str]:
    return [s for p in re.split(r"[\s-]+", text) if (s := skeleton(p)) and s not in ("al", "el")]


def _opens(a: str, b: str) -> bool:
    """Whether one opens the other, as a compound's first part does ("Nusra" in "Nusrafronten")."""
    return min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a))


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    from rapidfuzz.fuzz import ratio

    return bool(ratio(a, b) >= _NEAR_EQUAL)


def _initials(short: str, long: str) -> bool:
    letters = "".join(c for c in short if c.isupper())
    heads = "".join(p[0] for p in long.split() if p[0].isupper())
    return 2 <= len(letters) <= 6 and letters == heads and " " not in short


@lru_cache(maxsize=65_536)
def _first_names_meet(text_a: str, text_b: str) -> bool:
    a, b = _parts(text_a), _parts(text_b)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return True
    first_a, first_b = a[0], b[0]
    if first_a[0] == first_b[0] or first_a in b or first_b in a:
        return True
    return _alike(first_a, first_b)


@lru_cache(maxsize=1)
def _known_keys() -> frozenset[str]:
    return frozenset(k.key for k in known().values())


def _exchangeable(a: Name, b: Name) -> bool:
    """Whether one of two unmatched names could stand in the place of the other."""
    if a.derived != b.derived or _stand_in(a.key, b.key):
        return False
    kinds = {"place" if n.kind == "people" else n.kind for n in (a, b)}
    return len(kinds) == 1 or "other" in kinds


def _stand_in(a: str, b: str) -> bool:
    """Whether one place is named for another: a capital for its country, England for Britain."""
    capitals = words("capitals", "en")
    home_a, home_b = capitals.get(a, a), capitals.get(b, b)
    return home_a == home_b


@lru_cache(maxsize=16_384)
def _everyday(text: str) -> bool:
    parts = [_bare(p).lower() for p in re.split(r"[\s-]+", text) if p]
    return all(map(_plain, parts))


def _weak(name: Name, text: str) -> bool:
    """A name that the other language may well write otherwise, or that may be none.

    Everyday words with capitals, acronyms, words too short to tell, and long
    unknown words that only ever open a sentence and end like common nouns.
    """
    if name.kind != "other" and name.key in _known_keys():
        return False
    if len(name.key) < 3 or name.text.isupper() or name.text[:-1].isupper() or _everyday(name.text):
        return True
    return _NOUN_LIKE.search(name.text) is not None and _only_opens(name.text, text)


_NOUN_LIKE = re.compile(
    r"^\S{4,}(?:ere|ene|ane|erne|arar|ar|er|en|et|ing|ings|else|skap|s|ed|ly|a|e|el)$"
)


@lru_cache(maxsize=4_096)
def _only_opens(word: str, text: str) -> bool:
    tokens = tokenize(text)
    places = [i for i, t in enumerate(tokens) if t.text.startswith(word)]
    return bool(places) and all(_opens_sentence(tokens, i) for i in places)


# ---------------------------------------------------------------- reading

_Read = tuple[int, int, Known, bool, int]


def _read(tokens: Sequence[Token], i: int, language: str) -> _Read | None:
    """The name at token `i` as (start, end, what, derived, next token); None where none starts."""
    token = tokens[i]
    if not _capital(token):
        if language != "en" and token.lower in (people := demonyms(language)):
            return token.start, token.end, Known(people[token.lower], "people"), True, i + 1
        head, dash, _ = token.text.partition("-")
        if dash and language != "en" and head.lower() in demonyms(language):
            key = demonyms(language)[head.lower()]
            return token.start, token.start + len(head), Known(key, "people"), True, i + 1
        return None
    phrase = _known_phrase(tokens, i)
    if phrase is not None:
        return phrase
    bare = _bare(token.text)
    if bare.lower() in calendar() or _CONTRACTION.search(token.text):
        return None
    if (people := demonyms(language)).get(bare.lower()) and not bare.isupper():
        end = token.start + len(bare)
        return token.start, end, Known(people[bare.lower()], "people"), True, i + 1
    if language in ("en", "und") and _english_title(tokens, i):
        return None
    initial = _opens_sentence(tokens, i)
    if initial and (token.lower in titles(language) or not _known_word(token)):
        everyday = common_words(language)
        if bare.lower() in everyday or token.lower in titles(language):
            return None
        if language != "en" and _compound(token.lower, language):
            return None
    return _sequence(tokens, i, language)


def _english_title(tokens: Sequence[Token], i: int) -> bool:
    """English writes offices with a capital: "Foreign Minister", "Secretary of State"."""
    word = tokens[i].lower
    return word in titles("en") or (word == "state" and i > 0 and tokens[i - 1].lower == "of")


@lru_cache(maxsize=8_192)
def _compound(word: str, language: str) -> bool:
    """Whether a word is put together from two everyday words: "regjeringsstyrker"."""
    if len(word) > 40:
        return False
    everyday = common_words(language)
    for cut in range(3, len(word) - 3):
        head = word[:cut]
        if word[cut:] in everyday and (
            head in everyday or (head.endswith(("s", "e")) and head[:-1] in everyday)
        ):
            return True
    return False


def _capital(token: Token) -> bool:
    return token.text[0].isupper() or bool(
        _ARTICLE_NAME.match(token.text) and token.text.split("-")[1][:1].isupper()
    )


def _opens_sentence(tokens: Sequence[Token], i: int) -> bool:
    return i == 0 or tokens[i - 1].text in _SENTENCE_MARKS


def _bare(word: str) -> str:
    """A word without its genitive mark; a plain -s stays, since it may belong to the name."""
    for mark in ("'s", "’s", "´s", "'", "’"):
        if word.endswith(mark):
            return word[: -len(mark)]
    return word


@lru_cache(maxsize=32_768)
def _lookup(word: str) -> tuple[Known, int] | None:
    """What one word is known as, and how many characters of it are the name."""
    bare = _bare(word)
    table, capitals = known(), acronyms()
    for form in (bare, bare[:-1] if bare.endswith("s") else bare):
        if form in capitals:
            return capitals[form], len(form)
        if (
            len(form) > 2
            and not (form.isupper() and len(form) < 4)
            and (hit := table.get(fold(form)))
        ):
            # Half of all everyday words are also the title of some film or band.
            if hit.kind == "other" and _plain(form.lower()):
                continue
            return hit, len(form)
    return None


def _plain(word: str) -> bool:
    return word in frequent_words() or word in _ORGANISATION_WORDS


def _known_word(token: Token) -> bool:
    return _lookup(token.text) is not None or _lookup(token.text.partition("-")[0]) is not None


def _known_phrase(tokens: Sequence[Token], i: int) -> _Read | None:
    """A known name of several words that starts at token `i`."""
    found = openings().get(fold(tokens[i].text))
    if found is None or i + 1 == len(tokens):
        return None
    second = fold(tokens[i + 1].text)[:3]
    for parts in found:
        j = i + len(parts) - 1
        if parts[1][:3] != second or j >= len(tokens):
            continue
        if all(fold(tokens[i + k].text) == part for k, part in enumerate(parts[:-1])):
            last = _bare(tokens[j].text)
            for form in (last, last[:-1] if last.endswith("s") else last):
                if fold(form) == parts[-1] and _some_capital(tokens, i, j, parts):
                    end = tokens[j].start + len(form)
                    return tokens[i].start, end, known()[" ".join(parts)], False, j + 1
    return None


def _some_capital(tokens: Sequence[Token], i: int, j: int, parts: tuple[str, ...]) -> bool:
    """An opening article's capital proves nothing where a sentence opens; one more is wanted."""
    if parts[0] in ("den", "det", "de", "dei", "the"):
        return (
            not _opens_sentence(tokens, i)
            or any(_capital(t) for t in tokens[i + 1 : j + 1])
            or len(parts) > 2
        )
    return True


def _sequence(tokens: Sequence[Token], i: int, language: str) -> _Read | None:
    """A run of capitalised words that starts at token `i`, read as one name."""
    taken = [tokens[i]]
    j = i + 1
    while not _closes(taken[-1].text) and j < len(tokens) and len(taken) < 7:
        gap = tokens[j].start - taken[-1].end
        if gap != 1:
            break
        if _capital(tokens[j]) and not _breaks(tokens[j], language):
            taken.append(tokens[j])
            j += 1
        elif (
            tokens[j].lower in _PARTICLES
            and j + 1 < len(tokens)
            and tokens[j + 1].text[0].isupper()
            and (language == "en" or tokens[j].lower not in ("den", "da", "de", "der"))
        ):
            taken += [tokens[j], tokens[j + 1]]
            j += 2
        else:
            break
    return _name_of(tokens, taken, i, j, language)


def _closes(word: str) -> bool:
    """Whether a word ends its name: a genitive, or a compound with a small second part."""
    head, dash, tail = word.partition("-")
    small = bool(dash and tail and tail[0].islower() and head[:1].isupper())
    return word.endswith(("'s", "’s", "s'", "s’")) or small


def _breaks(token: Token, language: str) -> bool:
    return token.lower in calendar() or bool(
        language in ("en", "und")
        and (token.lower in demonyms(language) or token.lower in titles("en") - _SURNAMES)
    )


def _name_of(
    tokens: Sequence[Token], taken: list[Token], i: int, j: int, language: str
) -> _Read | None:
    first, last = taken[0], taken[-1]
    if len(taken) == 1:
        return _single(tokens, first, i, j, language)
    hit = _lookup(first.text)
    if hit is not None and hit[1] < len(first.text) and _is_genitive(first.text):
        return first.start, first.start + hit[1], hit[0], False, i + 1
    end = last.start + len(_head(last.text))
    whole = known().get(fold(" ".join([*(t.text for t in taken[:-1]), _head(last.text)])))
    if whole is not None:
        return first.start, end, whole, False, j
    everyday = common_words(language)
    lower = [_head(t.text).lower() for t in taken]
    if all(w in everyday for w in lower) or any(w in _ORGANISATION_WORDS for w in lower):
        key, kind = " ".join(filter(None, map(skeleton, lower))), "organisation"
    else:
        tail = (
            re.split(r"-", _head(last.text))[-1]
            if _ARTICLE_NAME.match(last.text)
            else _head(last.text)
        )
        key, kind = skeleton(tail), "person" if len(taken) <= 4 else "other"
        listed = known().get(fold(_head(last.text)))
        if listed is not None and listed.kind == "person":
            key = listed.key
        elif _PLACE_LEADS & {tokens[i - 1].lower if i else ""}:
            kind = "other"
    return first.start, end, Known(key or fold(last.text), kind), False, j  # type: ignore[arg-type]


def _head(word: str) -> str:
    """The part of a word that is the name: before a small second part, without genitive mark."""
    head, dash, tail = word.partition("-")
    if dash and tail and tail[0].islower() and head[:1].isupper():
        return head
    return _bare(word)


def _single(tokens: Sequence[Token], token: Token, i: int, j: int, language: str) -> _Read | None:
    hit = _lookup(token.text)
    if hit is None:
        head = token.text.partition("-")[0]
        hit = _lookup(head) if head != token.text else None
    if hit is not None:
        return token.start, token.start + hit[1], hit[0], False, j
    word = _head(token.text)
    if len(word) < 2 or (language in ("en", "und") and word.lower() in frequent_words()):
        return None
    if language not in ("en",) and word.lower() in ("de", "dem", "deres", "dykk", "i", "jeg", "eg"):
        return None
    kind: NameKind = "other"
    before = tokens[i - 1].lower if i else ""
    if word.isupper() and len(word) <= 6:
        kind = "organisation"
    elif before in titles(language):
        kind = "person"
    elif before in _PLACE_LEADS:
        kind = "place"
    tail = word.split("-")[-1] if _ARTICLE_NAME.match(word) else word
    key = skeleton(tail) or fold(word)
    return token.start, token.start + len(word), Known(key, kind), False, j
