"""What a fact check says: schema.org `ClaimReview`, and Google's Fact Check Tools.

Floor of `claimcmp.reading`. The claim is what is compared; the rating is
somebody's verdict, and is passed on as it is worded.

Source:
    schema.org/ClaimReview and schema.org/Claim; "ClaimReview" in Google's
    documentation of structured data; `claims:search` of the Fact Check Tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, NamedTuple

from claimcmp.errors import InputError
from claimcmp.reading.dates import as_published, read_date
from claimcmp.reading.fields import checked_text
from claimcmp.reading.language import detect_language
from claimcmp.reading.linked import Node, bare, first, nodes, plain, types_of
from claimcmp.values import Interval, Language, Value

__all__ = ["FactCheck", "Reviewed", "is_fact_check", "reviews"]


class FactCheck(Value):
    """A claim that somebody has reviewed, and what they said of it.

    `text` is the claim as the review words it, `claimant` who made it and
    `claimed` when. `publisher`, `url`, `title` and `reviewed` are the fact
    checker and the review; `rating` is its verdict in its own words, which no
    comparison takes over. "&quot;" and the like are read as the signs they are.
    `language` is None where it was not stated, and "und" for another than the
    four. What is not known is None.

    `id` is the record's own id, else the review's address; a comparison gives
    it back as the id of the claim.
    """

    id: str
    text: str
    language: Language | None = None
    claimant: str | None = None
    claimed: Interval | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    reviewed: Interval | None = None
    rating: str | None = None


class Reviewed(NamedTuple):
    """One review of a document: where it stands, the fact check, and what is wrong with it.

    Without a fact check it cannot be used; its `id` is "" where it has none of
    its own. Each problem is followed by "; " and what to do.
    """

    place: str
    check: FactCheck | None
    problems: tuple[str, ...] = ()


_REVIEW = "ClaimReview"
_MARKS = frozenset(
    ("@type", "@graph", "@context", "claimReviewed", "claimReview", "claims", "dataFeedElement")
)
_MEND = "mend that entry, or take it out"


def is_fact_check(value: object) -> bool:
    """Whether a value looks like fact checks: linked data, or an answer of the Fact Check Tools.

    A `FactCheck` is one; a plain record with a `text` is none.
    """
    if isinstance(value, Mapping):
        return bool(_MARKS & set(bare(value)))
    return isinstance(value, FactCheck)


def reviews(document: object) -> list[Reviewed] | None:
    """Every review in a document, in its order; None where it is no document of fact checks.

    An answer without claims, or a feed without elements, holds no review and
    is one all the same.
    """
    found = [node._replace(fields=bare(node.fields)) for node in nodes(document)]
    known: dict[str, Mapping[str, Any]] = {}
    for fields in (n.fields for n in found):
        named = fields.get("@id")
        if isinstance(named, str) and len(fields) > len(known.get(named, ())):
            known[named] = fields
    entries: list[Reviewed] = []
    for node in found:
        if _is_review(node.fields):
            entries.append(_of_review(node, known))
        elif "claimReview" in node.fields:
            entries += _of_search(node)
        else:
            entries += _unreviewed(node)
    return entries if entries or document == {} or any(_is_empty(n.fields) for n in found) else None


def _is_review(fields: Mapping[str, Any]) -> bool:
    """Whether an object is a review itself, and no mere reference to one."""
    if "claimReviewed" in fields:
        return True
    return _REVIEW in types_of(fields) and not set(fields) <= {"@id", "@type"}


def _is_empty(fields: Mapping[str, Any]) -> bool:
    return any(fields.get(key, 0) in ([], None) for key in ("claims", "dataFeedElement"))


def _unreviewed(node: Node) -> Iterator[Reviewed]:
    """Claims without a review in an answer of the Fact Check Tools, where others have one."""
    listed = node.fields.get("claims")
    if not isinstance(listed, list):
        return
    lacking = [
        n for n, c in enumerate(listed) if not isinstance(c, Mapping) or "claimReview" not in c
    ]
    if len(lacking) < len(listed):
        for n in lacking:
            place = f"{node.place}.claims[{n}]" if node.place else f"claims[{n}]"
            yield Reviewed(place, None, (f"has no review under 'claimReview'; {_MEND}",))


def _of_review(node: Node, known: Mapping[str, Mapping[str, Any]]) -> Reviewed:
    """The fact check of a `ClaimReview`."""
    review = node.fields
    claim = _object(review.get("itemReviewed"), known)
    text = (
        plain(review.get("claimReviewed")) or plain(claim.get("text")) or plain(claim.get("name"))
    )
    if text is None:
        return Reviewed(node.place, None, (f"has no claim under 'claimReviewed'; {_MEND}",))
    language = review.get("inLanguage") or claim.get("inLanguage")
    language = _tag(language, known) or _marked(review.get("claimReviewed"))
    publisher = _name(review.get("publisher"), known) or _name(review.get("author"), known)
    return _made(
        node.place,
        text,
        own=_own_id(review),
        language=language,
        claimant=_name(claim.get("author"), known),
        claimed=("itemReviewed.datePublished", plain(claim.get("datePublished"))),
        publisher=publisher,
        url=_address(review.get("url")),
        title=plain(review.get("headline")) or plain(review.get("name")),
        reviewed=("datePublished", plain(review.get("datePublished"))),
        rating=_rating(_object(review.get("reviewRating"), known)),
    )


def _of_search(node: Node) -> Iterator[Reviewed]:
    """The fact checks of a claim of the Fact Check Tools: one for each review of it."""
    claim = node.fields
    text = plain(claim.get("text"))
    if text is None:
        yield Reviewed(node.place, None, (f"has no claim under 'text'; {_MEND}",))
        return
    given = claim.get("claimReview")
    several = given if isinstance(given, list) else [given]
    found = [review for review in several if isinstance(review, Mapping)]
    for review in found or [{}]:
        yield _made(
            node.place,
            text,
            own=_own_id(review) or _own_id(claim),
            language=plain(review.get("languageCode")),
            claimant=plain(claim.get("claimant")),
            claimed=("claimDate", plain(claim.get("claimDate"))),
            publisher=_publisher(review.get("publisher")),
            url=_address(review.get("url")),
            title=plain(review.get("title")),
            reviewed=("reviewDate", plain(review.get("reviewDate"))),
            rating=plain(review.get("textualRating")),
        )


def _publisher(given: object) -> str | None:
    """The name of a publisher, else its site."""
    known = first(given)
    if isinstance(known, Mapping):
        return plain(known.get("name")) or plain(known.get("site"))
    return plain(known)


def _made(
    place: str,
    text: str,
    *,
    own: str | None,
    language: str | None,
    claimed: tuple[str, str | None],
    reviewed: tuple[str, str | None],
    **fields: str | None,
) -> Reviewed:
    """The fact check; a date that cannot be read is left unknown and told of."""
    problems: list[str] = []
    times: list[Interval | None] = []
    for name, written in (claimed, reviewed):
        times.append(_time(written))
        if written and times[-1] is None:
            problems.append(
                f"{name} is {written[:60]!r}, which is no date that can be read; "
                "write it as 2017, 2017-09 or 2017-09-29; the rest was read"
            )
    try:
        known = {n: _written(n, v) for n, v in {**fields, "text": text}.items() if v}
        if not known["text"]:
            return Reviewed(place, None, (f"has a claim without a sign that can be seen; {_MEND}",))
        check = FactCheck(
            **{
                **known,
                "id": checked_text(own or "", "id"),
                "language": _language(language, text),
                "claimed": times[0],
                "reviewed": times[1],
            }
        )
    except InputError as failure:
        return Reviewed(place, None, (str(failure),))
    return Reviewed(place, check, tuple(problems))


def _written(name: str, value: str) -> str:
    """A text with the signs that a page's program wrote out ("&quot;"); an address as it is."""
    value = checked_text(value, name)
    return value if name == "url" or "&" not in value else unescape(value).strip()


def _own_id(fields: Mapping[str, Any]) -> str | None:
    """The record's own id; an address of the web or of a graph counts only where nothing else is.

    A blank node ("_:b0") and an address relative to a page name nothing outside.
    """
    own = plain(fields.get("id")) or plain(fields.get("identifier"))
    if own or _address(fields.get("url")):
        return own
    node = plain(fields.get("@id"))
    return node if node and re.match(r"(?!_:)[a-zA-Z][\w+.-]*:", node) else None


def _object(given: object, known: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """The object given, or the one that a reference names; an empty one where there is none."""
    found = first(given)
    if not isinstance(found, Mapping):
        return {}
    found = bare(found)
    named = found.get("@id")
    return known.get(named, found) if isinstance(named, str) and len(found) == 1 else found


def _name(given: object, known: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The name of a person or an outlet, given as an object, a reference or a text."""
    found = _object(given, known)
    return plain(found.get("name")) if found else plain(given)


def _address(given: object) -> str | None:
    found = first(given)
    return plain(found.get("@id") if isinstance(found, Mapping) else found)


def _rating(rating: Mapping[str, Any]) -> str | None:
    """The verdict in words; a bare number with its scale, where it has no words."""
    words = plain(rating.get("alternateName")) or plain(rating.get("name"))
    number = plain(rating.get("ratingValue"))
    if words or number is None:
        return words
    worst, best = plain(rating.get("worstRating")), plain(rating.get("bestRating"))
    return f"{number} on a scale from {worst} to {best}" if worst and best else number


_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?")


def _time(written: str | None) -> Interval | None:
    """The time as written; midnight to the second is how programs write a day."""
    if written is None:
        return None
    day = _MIDNIGHT.fullmatch(written)
    try:
        return as_published(day[1] if day else written)
    except InputError:
        found = read_date(written)
        return found.interval if found and found.end == len(written) else None


_TAG = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")
_CODES: dict[str, Language] = {
    "nb": "nb",
    "nob": "nb",
    "nn": "nn",
    "nno": "nn",
    "da": "da",
    "dan": "da",
    "en": "en",
    "eng": "en",
}


def _tag(given: object, known: Mapping[str, Mapping[str, Any]]) -> str | None:
    """A language as a tag: schema.org takes a text, or an object with the tag as another name."""
    found = _object(given, known)
    return plain(found.get("alternateName")) or plain(found.get("name")) if found else plain(given)


def _marked(text: object) -> str | None:
    """The language that a text of linked data carries itself."""
    found = first(text)
    return plain(found.get("@language")) if isinstance(found, Mapping) else None


def _language(tag: str | None, text: str) -> Language | None:
    """The language of a tag ("nb-NO"); None where it is no tag, so that the text decides.

    "no" may be either Norwegian: Nynorsk where the text reads so.
    """
    found = _TAG.match(tag or "")
    if found is None:
        return None
    code = found[0].lower()
    if code in ("no", "nor"):
        return "nn" if detect_language(text) == "nn" else "nb"
    return _CODES.get(code, "und")
