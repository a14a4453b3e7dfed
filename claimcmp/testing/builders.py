"""Reports, claims and relations for tests, made by what makes the real ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from pydantic import ValidationError

from claimcmp.comparing.readings import read_report
from claimcmp.errors import InputError
from claimcmp.matching.relate import ClaimLike, as_claim
from claimcmp.reading.files import load
from claimcmp.relation import Caveat, Reason, Relation, Scope
from claimcmp.report import Claim, Report
from claimcmp.testing.judging import log_odds
from claimcmp.values import Interval, Kind, Language

__all__ = ["claim_holding", "make_claim", "make_relation", "make_report"]


def make_report(
    text: str,
    *,
    id: str = "report",
    language: Language | None = None,
    source: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: str | Interval | None = None,
    origin: str | None = None,
) -> Report:
    """A report as `load` gives one: its language is told, and its text searched for the rest.

    Args:
        text: The whole text.
        id: Its id; reports that meet in one comparison need different ones.
        language: One of the four, or "und"; None has it detected.
        source: The outlet.
        title: The title.
        url: Where it stood.
        published: When, as ISO of any precision ("2017", "2017-09-29"), or as an interval.
        origin: Who first made the news known.

    Raises:
        InputError: A value cannot be used.
        UnknownLanguage: A language without rules.
    """
    given = {
        "id": id,
        "text": text,
        "language": language,
        "source": source,
        "title": title,
        "url": url,
        "published": published,
        "origin": origin,
    }
    return load([given])[0]


def make_claim(
    words: str,
    *,
    report: Report | None = None,
    id: str | None = None,
    language: Language | None = None,
    published: str | Interval | None = None,
    source: str | None = None,
) -> Claim:
    """A claim with its true offsets, and with the numbers, times, names and speaker it states.

    Alone, `words` are the claim, as for `relate`. In a report they are looked
    for: the claim is the shortest one that holds them, as `compare` would find
    it. Speaker, stance and certainty are those of the wording: "Ida Holm
    denies that the port is shut" makes a denial by Ida Holm.

    Args:
        words: The claim; in a report any part of it, spelled as there.
        report: The report that it stands in; None for a claim by itself.
        id: The caller's own id of a claim by itself; None makes one of its words.
        language: Of a claim by itself; None has it detected.
        published: Of a claim by itself: when it was published, as ISO.
        source: Of a claim by itself: its outlet.

    Raises:
        InputError: No claim of the report holds the words, or two sentences
            do; or something is given that the report says itself.
        UnknownLanguage: A language without rules.
    """
    if not isinstance(words, str):
        raise InputError(f"make_claim was given {words!r:.60} for words; want a string")
    told = {"id": id, "language": language, "published": published, "source": source}
    told = {name: value for name, value in told.items() if value is not None}
    if report is None:
        return as_claim({"text": words, **told})
    if not isinstance(report, Report):
        raise InputError(
            f"make_claim was given {report!r:.60} for a report; want a Report: make_report(text)"
        )
    if told:
        raise InputError(
            f"make_claim was given a report and {', '.join(told)}; those are the report's: "
            "leave them out here"
        )
    return claim_holding(words, read_report(report).claims, f"the report {report.id!r}")


def claim_holding(words: str, claims: Sequence[Claim], where: str) -> Claim:
    """The shortest of the claims that hold some words, if all that do are of one sentence.

    Raises:
        InputError: No claim holds them, or claims of several sentences do.
    """
    found = [c for c in claims if words.strip() and words in c.text]
    if len({(c.report, c.context_start) for c in found}) == 1:
        return min(found, key=lambda c: (len(c.text), c.start))
    several = found or claims
    listed = "; ".join(dict.fromkeys(f"{c.report}: {c.text!r:.60}" for c in several[:6]))
    if found:
        raise InputError(f"{words!r:.60} stands in several claims of {where} ({listed}); give more")
    raise InputError(
        f"no claim of {where} holds {words!r:.60}; want words as they stand in one of its claims"
        f" ({listed or 'it has none: questions and headings claim nothing'})"
    )


def make_relation(
    a: ClaimLike,
    b: ClaimLike,
    kind: Kind = "agrees",
    *,
    confidence: float = 0.95,
    leaning: Literal["diverges"] | None = None,
    caveats: Iterable[Caveat] = (),
    reasons: Iterable[Reason] | None = None,
    cosine: float = 0.8,
    margin: float | None = None,
) -> Relation:
    """A relation of two claims, of the kind that is asked for.

    Its `scope` is what the claims' reports make it. A standalone one has the caveat
    "same event assumed", and a withheld divergence "undecided", as from the
    library. `score` is the sum of the reasons' contributions.

    Args:
        a: The left claim: a `Claim`, or what `relate` takes.
        b: The right claim.
        kind: The verdict.
        confidence: The probability, 0..1, that the leaning is right.
        leaning: "diverges" for a divergence that was withheld: `kind` is then "related".
        caveats: What is to be said with it.
        reasons: The evidence; None for one reason, of type "meaning" and as
            strong as the confidence.
        cosine: How near the two are in meaning, -1..1.
        margin: How far they stand out from their neighbours.

    Raises:
        InputError: A value is out of its range, or the kind and the leaning cannot meet.
    """
    if leaning is not None and (leaning, kind) not in (("diverges", "related"), (kind, kind)):
        raise InputError(
            f"a relation cannot lean {leaning!r} and be {kind!r}; only a leaning 'diverges' is "
            "ever withheld, and is 'related' then"
        )
    _check_range("confidence", confidence, 0)
    _check_range("cosine", cosine, -1)
    left, right = as_claim(a), as_claim(b)
    scope = _scope(left, right)
    said: list[Any] = ["same event assumed"] if scope == "standalone" else []
    said += _several("caveats", caveats)
    if leaning not in (None, kind):
        said.append("undecided")
    if reasons is None:
        strength = log_odds(confidence)
        reasons = [Reason(type="meaning", contribution=strength, words="told so by the test")]
    told = tuple(_several("reasons", reasons))
    if not all(isinstance(reason, Reason) for reason in told):
        raise InputError(f"the reasons are {told!r:.80}; want each to be a Reason")
    try:
        return Relation(
            left=left,
            right=right,
            kind=kind,
            leaning=leaning or kind,
            confidence=confidence,
            cosine=cosine,
            margin=margin,
            score=round(sum(r.contribution for r in told), 4),
            reasons=told,
            scope=scope,
            caveats=tuple(c for n, c in enumerate(said) if c not in said[:n]),
        )
    except ValidationError as error:
        raise InputError(f"make_relation cannot make this: {_first(error)}") from None


def _check_range(name: str, given: object, low: int) -> None:
    if not isinstance(given, int | float) or not low <= given <= 1:
        raise InputError(f"{name} is {given!r}; want a number from {low} to 1")


def _several(name: str, given: Any) -> Iterable[Any]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InputError(f"{name} were given as {given!r:.60}; want a list of them")
    return given


def _scope(left: Claim, right: Claim) -> Scope:
    if left.report is None or right.report is None:
        return "standalone"
    return "within_report" if left.report == right.report else "between_reports"


def _first(error: ValidationError) -> str:
    """What is wrong first, in a line."""
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else "a value"
    return f"{field} is {first['input']!r:.60}, and {first['msg'][:1].lower()}{first['msg'][1:]}"
