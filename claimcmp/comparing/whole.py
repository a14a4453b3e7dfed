"""The whole path, from reports to a comparison."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import claimcmp
from claimcmp.comparing.kept import Kept, KnownOpinions, KnownRows
from claimcmp.comparing.readings import Reading, read_reports
from claimcmp.comparison import Comparison, Problem, Relation
from claimcmp.corrections import ReviewOutcome
from claimcmp.cues.names import as_aliases
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.matching.align import between_reports, within_reports
from claimcmp.matching.folds import fold_reports
from claimcmp.matching.groups import describe, gather_claims
from claimcmp.matching.judge import Judge
from claimcmp.matching.judges import checked_judge
from claimcmp.matching.sentences import read_sentences
from claimcmp.matching.silences import find_silences, mentions
from claimcmp.matching.vectors import unit_rows
from claimcmp.matching.words import WordTable
from claimcmp.provenance import Provenance
from claimcmp.reading.files import Reports, load
from claimcmp.reading.splitters import LoadedSplitter, Splitter, load_splitter
from claimcmp.report import Report
from claimcmp.reviewing.deciding import decide
from claimcmp.reviewing.given import GivenReview, review_log, with_aliases
from claimcmp.reviewing.log import Log
from claimcmp.reviewing.regrouping import regroup
from claimcmp.reviewing.resolving import resolve
from claimcmp.reviewing.telling import tell
from claimcmp.reviewing.unlisted import judge_rows
from claimcmp.settings import Settings, checked_settings

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["Means", "Workings", "assembled", "compare", "compared", "loaded"]


class Means(NamedTuple):
    """What reports are compared with; `settings` are the caller's, `log` None without a review."""

    encoder: Encoder
    judge: Judge
    settings: Settings
    splitter: LoadedSplitter | None = None
    log: Log | None = None


class Workings(NamedTuple):
    """What a comparison needs to be updated: with what it was made, and what it kept."""

    means: Means
    kept: Kept


def compare(
    reports: Iterable[Report] | str | PathLike[str] | Iterable[Mapping[str, Any]],
    *,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    settings: Settings | None = None,
    splitter: Splitter | None = None,
    review: GivenReview = None,
) -> Comparison:
    """Set any number of reports side by side.

    Args:
        reports: What `load` gives, or anything that `load` takes. Their order
            does not matter: the result is the same, byte for byte.
        encoder: Whose vectors find the claims that speak of one matter; None
            for the embedded encoder, or anything that `load_encoder` takes.
        judge: Who decides on a pair of claims; None for the embedded judge, or
            anything that `load_judge` takes.
        settings: Thresholds, and names that are one; None for the defaults.
        splitter: Who cuts prose into sentences; None for the package's own
            rules, or anything that `load_splitter` takes.
        review: Corrections of earlier results to be replayed: a `Review`, the
            path of its log, or a list of its entries; the result's `review`
            tells what became of each.

    Returns:
        A comparison; with one report, or none with claims, it has no relations
        between reports, and says so by being empty there.

    Raises:
        DuplicateId: Two reports carry one id.
        InputError: Something that is no report, or a splitter that does not fit.
        UnreadableInput: There is no log of corrections at the path given.
        ModelError: A model is missing or damaged.
    """
    given = loaded(reports)
    means = Means(
        load_encoder(encoder),
        checked_judge(judge),
        checked_settings(settings),
        None if splitter is None else load_splitter(splitter),
        None if review is None else review_log(review),
    )
    return compared(given, given.errors, means, Kept())


def loaded(reports: object) -> Reports:
    """What `load` gives, as it is; anything else is loaded."""
    return reports if isinstance(reports, Reports) else load(reports)


def compared(
    reports: Iterable[Report], errors: Iterable[Problem], means: Means, kept: Kept
) -> Comparison:
    """The comparison of reports; work that is kept is not done again.

    Args:
        reports: Each with an id of its own.
        errors: The files that could not be read.
        means: With what to compare them.
        kept: What an earlier comparison with these means kept, less the
            reports that are not the same any more.
    """
    log = means.log or Log()
    settings = with_aliases(means.settings, log)
    aliases = as_aliases(settings.aliases)
    kept = kept.under(settings.aliases)
    ordered = tuple(sorted(reports, key=lambda r: r.id))
    readings = read_reports(ordered, kept.readings, splitter=means.splitter, aliases=aliases)
    claims = tuple(c for reading in readings.values() for c in reading.claims)
    encoder = KnownRows(means.encoder, kept.rows, kept.words)
    judge = KnownOpinions(means.judge, kept.opinions)
    vectors = unit_rows(encoder, [c.standalone for c in claims])
    table = WordTable(claims, encoder)
    standing = read_sentences(claims, encoder)
    relations = [
        *between_reports(claims, vectors, table, standing, judge=judge, settings=settings),
        *within_reports(claims, vectors, table, judge=judge, settings=settings),
    ]
    resolved = resolve(log, claims)
    decided = decide(
        resolved,
        relations,
        claims,
        lambda pairs: judge_rows(pairs, claims, vectors, table, judge=judge, settings=settings),
    )
    relations = decided.relations
    gathered = gather_claims(claims, relations, vectors)
    regrouped = regroup(resolved, decided.joins, gathered, claims, relations)
    effects = decided.effects | regrouped.effects
    comparison = assembled(
        readings,
        relations,
        regrouped.clusters,
        errors=errors,
        means=means._replace(settings=settings),
        review=None if means.log is None else tell(log, resolved, effects, claims),
    )
    words = {} if encoder.word_encoder is encoder else encoder.word_encoder.used
    kept = Kept(settings.aliases, readings, encoder.used, words, judge.used)
    comparison._workings = Workings(means, kept)
    return comparison


def assembled(
    readings: Mapping[str, Reading],
    relations: Sequence[Relation],
    clusters: Sequence[Sequence[int]],
    *,
    means: Means,
    errors: Iterable[Problem] = (),
    review: ReviewOutcome | None = None,
) -> Comparison:
    """What relations and clusters of claims make: matters, verdicts, origins and silences.

    Args:
        readings: Each report read, in the order of the ids.
        relations: Between their claims.
        clusters: Which claims stand together, as places among all claims.
        means: With what they were made; the settings as they applied.
        errors: The files that could not be read.
        review: What became of the corrections that were replayed.
    """
    settings = means.settings
    reports = tuple(reading.report for reading in readings.values())
    by_id = {r.id: r for r in reports}
    sentences = {id: reading.sentences for id, reading in readings.items()}
    claims = tuple(c for reading in readings.values() for c in reading.claims)
    folds = fold_reports(reports, claims, relations)
    groups = describe(claims, relations, clusters, by_id, folds)
    named = mentions(reports, sentences, aliases=as_aliases(settings.aliases))
    comparison = Comparison(
        reports=reports,
        sentences=sentences,
        claims=claims,
        relations=_listed(relations, {c: g.id for g in groups for c in g.claims}),
        groups=groups,
        folds=folds,
        silences=find_silences(
            groups, {c.id: c for c in claims}, by_id, named, every=settings.every_silence
        ),
        errors=tuple(sorted(errors, key=lambda e: e.file)),
        settings=settings,
        provenance=_provenance(reports, means),
        review=review,
    )
    comparison._encoder = means.encoder
    return comparison


def _listed(relations: Iterable[Relation], group: Mapping[str, str]) -> tuple[Relation, ...]:
    """The relations that a comparison lists, in order; `group` is that of each claim."""
    kept = (
        r
        for r in relations
        if r.kind != "related" or r.reviewed or group[r.left.id] == group[r.right.id]
    )
    return tuple(sorted(kept, key=_place))


def _place(r: Relation) -> tuple[str, int, str, int, str]:
    return (r.left.report or "", r.left.start, r.right.report or "", r.right.start, r.left.id)


def _provenance(reports: Sequence[Report], means: Means) -> Provenance:
    return Provenance(
        claimcmp=claimcmp.__version__,
        encoder=means.encoder.name,
        judge=means.judge.name,
        splitter=(means.splitter or load_splitter()).name,
        settings=means.settings.digest(),
        inputs={r.id: hashlib.sha256(r.text.encode()).hexdigest() for r in reports},
    )
