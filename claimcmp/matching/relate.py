"""Relations between claims that the caller pairs up: `relate`, `relate_pairs`, `match`.

All three assume that the two claims speak of one event (the caveat says so);
only `compare` asks whether they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from os import PathLike
from typing import Any

import numpy as np

from claimcmp.comparison import Relation
from claimcmp.cues.names import Aliases, aliased, as_aliases
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import InputError, UnknownLanguage
from claimcmp.matching.candidates import candidates_of
from claimcmp.matching.judge import Judge, Pair
from claimcmp.matching.judges import checked_judge
from claimcmp.matching.ruling import relations
from claimcmp.matching.vectors import Matrix, unit_rows
from claimcmp.matching.words import WordTable
from claimcmp.reading.claims import claim_from_text
from claimcmp.reading.dates import as_published
from claimcmp.reading.factchecks import FactCheck, as_record
from claimcmp.reading.fields import checked_text
from claimcmp.reading.language import detect_language, detect_languages
from claimcmp.report import Claim
from claimcmp.settings import Settings, checked_settings
from claimcmp.values import LANGUAGES, Interval, Language

__all__ = ["as_claim", "as_claims", "match", "relate", "relate_pairs"]

ClaimLike = str | Claim | Mapping[str, Any] | FactCheck

_FIELDS = ("text", "language", "published", "source", "id")


def relate(
    a: ClaimLike,
    b: ClaimLike,
    *,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    settings: Settings | None = None,
) -> Relation:
    """The relation of two claims, without any report around them.

    Args:
        a: A string, a `Claim`, a `FactCheck`, or a dict with `text` and any of
            `language`, `published` (ISO), `source`, `id`.
        b: Another; the order does not change the kind.
        encoder: Whose vectors; None for the embedded one.
        judge: Who decides; None for the embedded one, or anything that
            `load_judge` takes.
        settings: Thresholds, and names that are one; None for the defaults.

    Returns:
        A relation of scope "standalone" with the caveat "same event assumed".
        Two equal texts agree with confidence 1.0, whatever their language and
        length; a text without a letter or digit is unrelated to every other.
        One word is a claim like any. In another language than the four,
        likeness of meaning and spelling is all that is left to go by, and
        numbers, times and negations may go unseen.

    Raises:
        InputError: A claim is none of these, or a field of it cannot be used.
        UnknownLanguage: A language without rules is stated.
    """
    return relate_pairs([(a, b)], encoder=encoder, judge=judge, settings=settings)[0]


def relate_pairs(
    pairs: Iterable[tuple[ClaimLike, ClaimLike]],
    *,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    settings: Settings | None = None,
) -> tuple[Relation, ...]:
    """The relation of each pair, in order, encoded together.

    Args:
        pairs: Two claims each, as for `relate`.
        encoder: As for `relate`.
        judge: As for `relate`.
        settings: As for `relate`.

    Returns:
        One relation per pair, as `relate` gives it; none for no pairs.

    Raises:
        InputError: Something that is no pair, or a claim as for `relate`.
        UnknownLanguage: A language without rules is stated.
    """
    settings = checked_settings(settings)
    aliases = as_aliases(settings.aliases)
    given = (c for pair in _several(pairs, "pairs") for c in _pair(pair))
    claims = as_claims(given, aliases=aliases)
    index = [(n, n + 1) for n in range(0, len(claims), 2)]
    encoder = load_encoder(encoder)
    vectors = unit_rows(encoder, [c.standalone for c in claims])
    return tuple(_relations(claims, index, vectors, encoder, judge, settings))


def match(
    claims: Sequence[ClaimLike],
    candidates: Sequence[ClaimLike | PathLike[str]] | Mapping[str, Any] | str | PathLike[str],
    *,
    top: int = 5,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    settings: Settings | None = None,
) -> tuple[tuple[Relation, ...], ...]:
    """Each claim against known claims: the `top` nearest of them, best first.

    Best is an agreement or divergence before "related" before "unrelated",
    then the nearer in meaning. The caller's ids come back as `right.id`.

    Args:
        claims: What is asked about, as for `relate`.
        candidates: The known claims; thousands are fine. Fact checks are taken as
            `load_fact_checks` gives them or reads them: the path of a file, parsed
            ClaimReview or Fact Check Tools JSON, or a list with any of these among
            other claims (a file there as a `Path`: a string is a claim). The claim
            reviewed is matched; the rating has no part in it.
        top: How many to return per claim, at least 1; fewer where there are fewer.
        encoder: As for `relate`.
        judge: As for `relate`.
        settings: As for `relate`.

    Returns:
        One tuple per claim, in order; empty tuples where there are no candidates.

    Raises:
        InputError: A claim as for `relate`, something in place of a list, or `top` below 1.
        UnknownLanguage: A language without rules is stated.
    """
    if not isinstance(top, int) or isinstance(top, bool) or top < 1:
        raise InputError(f"top is {top!r}; want 1 or more relations per claim")
    settings = checked_settings(settings)
    aliases = as_aliases(settings.aliases)
    asked = as_claims(_several(claims, "claims"), aliases=aliases)
    known = as_claims(_several(candidates_of(candidates), "candidates"), aliases=aliases)
    if not asked or not known:
        return tuple(() for _ in asked)
    encoder = load_encoder(encoder)
    vectors = unit_rows(encoder, [c.standalone for c in (*asked, *known)])
    keep = min(max(top * 4, 16), len(known))
    index = []
    for i in range(len(asked)):
        nearest = np.argsort(-(vectors[len(asked) :] @ vectors[i]), kind="stable")[:keep]
        index += [(i, len(asked) + int(j)) for j in nearest]
    relations = _relations([*asked, *known], index, vectors, encoder, judge, settings)
    ranked = (relations[n : n + keep] for n in range(0, len(relations), keep))
    return tuple(tuple(sorted(found, key=_rank)[:top]) for found in ranked)


_ORDER = {"agrees": 0, "diverges": 0, "related": 1, "unrelated": 2}


def _rank(relation: Relation) -> tuple[int, float, str]:
    return (_ORDER[relation.kind], -relation.cosine, relation.right.id)


def _relations(
    claims: Sequence[Claim],
    index: Sequence[tuple[int, int]],
    vectors: Matrix,
    encoder: Encoder,
    judge: Judge | None,
    settings: Settings,
) -> list[Relation]:
    judge = checked_judge(judge)
    table = WordTable(claims, encoder)
    pairs = (
        Pair(claims[i], claims[j], float(vectors[i] @ vectors[j]), None, table.coverage(i, j))
        for i, j in index
    )
    return relations(pairs, "standalone", judge=judge, settings=settings)


def _several(given: object, what: str) -> Iterable[Any]:
    """What was given, where it is a list and not one thing in place of it."""
    if isinstance(given, str | bytes | Mapping | Claim) or not isinstance(given, Iterable):
        raise InputError(f"{what} was given as {type(given).__name__}; want a list of them")
    return given


def _pair(given: Any) -> tuple[ClaimLike, ClaimLike]:
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Sequence):
        raise InputError(f"a pair was given as {type(given).__name__}; want two claims: (a, b)")
    if len(given) != 2:
        many = f"{len(given)} claim{'' if len(given) == 1 else 's'}"
        raise InputError(f"a pair was given with {many} in it; want two: (a, b)")
    return given[0], given[1]


def as_claims(given: Iterable[ClaimLike], *, aliases: Aliases | None = None) -> list[Claim]:
    """The claim of each, as `as_claim`, several times as quick where they are many."""
    waiting, claims = iter(given), list[Claim]()
    while together := [_as_record(c) for c in islice(waiting, _TOGETHER)]:
        _tell_languages(together)
        claims += [as_claim(c, aliases=aliases) for c in together]
    return claims


def _as_record(given: ClaimLike) -> ClaimLike:
    return as_record(given) if isinstance(given, FactCheck) else given


def as_claim(given: ClaimLike, *, aliases: Aliases | None = None) -> Claim:
    """A claim from a string, a dict, a claim or a fact check; see `relate` for the keys."""
    given = _as_record(given)
    if isinstance(given, Claim):
        return given if aliases is None else _under(given, aliases)
    if isinstance(given, str):
        return _claim({"text": given}, aliases)
    if isinstance(given, Mapping):
        if set(given) - set(_FIELDS) or not isinstance(given.get("text"), str):
            raise InputError(
                f"a claim was given as a dict with the keys {sorted(map(str, given))}; "
                f"want 'text' (a string) and any of {', '.join(_FIELDS[1:])}"
            )
        return _claim(given, aliases)
    raise InputError(
        f"a claim was given as {type(given).__name__}; want a string, a Claim, "
        "or a dict with the key 'text'"
    )


def _under(claim: Claim, aliases: Aliases) -> Claim:
    """A claim that was read before, with its names under the keys of these aliases."""
    names = aliased(claim.names, claim.text, aliases, offset=claim.start)
    return claim.model_copy(update={"names": names})


def _claim(given: Mapping[str, Any], aliases: Aliases | None) -> Claim:
    text = checked_text(given["text"], "claim")
    language = None if given.get("language") == "" else given.get("language")
    if language not in (None, *LANGUAGES, "und"):
        raise UnknownLanguage(language, (*LANGUAGES, "und"))
    source = given.get("source")
    if not isinstance(source, str | None):
        raise InputError(f"a claim's source is {source!r}; want the outlet's name as a string")
    checked_text(source or "", "a claim's source")
    read = _read_once if len(text) <= _SHORT else _read
    return read(
        text,
        language,
        _own_id(given.get("id")),
        as_published(given.get("published")),
        source,
        aliases,
    )


def _read(
    text: str,
    language: Language | None,
    id: str | None,
    published: Interval | None,
    source: str | None,
    aliases: Aliases | None,
) -> Claim:
    code = language or _told.get(text) or detect_language(text)
    return claim_from_text(text, code, id=id, published=published, source=source, aliases=aliases)


# Reading a claim takes longer than judging a pair, and the same known claims are matched
# again and again: so many of them are kept as read, none longer than a paragraph.
_SHORT, _SEVERAL = 2_000, 8_192
_read_once = lru_cache(maxsize=_SEVERAL)(_read)

# The language of many short texts is told quicker together than one by one.
_TOGETHER = 2_048
_told: dict[str, Language] = {}


def _tell_languages(given: Iterable[ClaimLike]) -> None:
    """Find out the languages that are not given, for `_read` to look up."""
    texts = dict.fromkeys(
        text
        for text in map(_without_language, given)
        if text and len(text) <= _SHORT and text not in _told
    )
    if len(texts) > 1:
        if len(_told) + len(texts) > 2 * _SEVERAL:
            _told.clear()
        _told.update(zip(texts, detect_languages([*texts]), strict=True))


def _without_language(given: ClaimLike) -> str | None:
    """The text of a claim whose language has to be told; None where there is none."""
    text = given.get("text") if isinstance(given, Mapping) else given
    told = isinstance(given, Mapping) and given.get("language")
    return text if isinstance(text, str) and not told else None


def _own_id(given: object) -> str | None:
    """The caller's id as a string, as `load` takes it; None where there is none."""
    if given is None or isinstance(given, str):
        return checked_text(given, "a claim's id") if given else given
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    raise InputError(f"a claim's id is {given!r}; want a string or a whole number")
