"""How much the current settings catch in somebody's own reports.

No labelled data is needed: a claim with one detail changed contradicts the
claim, and the same claim in other words does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcmp.checking.drafts import Draft, contradictions, rewordings, spread
from claimcmp.checking.result import SelfTest, Tally, Trial
from claimcmp.comparing import compare
from claimcmp.comparison import Relation
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import InputError
from claimcmp.matching.judge import Judge
from claimcmp.matching.relate import relate_pairs
from claimcmp.report import Claim, Report
from claimcmp.settings import Settings

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["selftest"]


def selftest(
    reports: Iterable[Report] | str | PathLike[str] | Iterable[Mapping[str, Any]],
    *,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    settings: Settings | None = None,
    most: int = 200,
) -> SelfTest:
    """Change one detail in the claims of some reports, and count the changes that are caught.

    A claim is held against itself with another number, date or name, with a
    negation put in or taken away, or with a word turned into its opposite;
    and, where a claim of another report agrees with it, in another language
    perhaps, against that claim. Each pair is judged as by `relate`. Claims in
    other words that change nothing are judged too, to count false alarms.

    The changes are made by rule, and a few of them are no contradictions; the
    shares are a lower bound on small edits and say nothing of contradictions
    in free wording.

    Args:
        reports: As for `compare`.
        encoder: As for `compare`.
        judge: As for `compare`.
        settings: As for `compare`.
        most: How many changed claims to try, and how many unchanged ones, at
            least 1; spread over the sorts of change and the languages.

    Returns:
        The counts and every trial. Empty, and saying so, where the reports
        hold no claim or no detail that can be changed. The same reports in
        any order give the same result.

    Raises:
        InputError: `most` is no such number, or as `compare`.
        ModelError: As `compare`.

    Source:
        Minimal edits that test a model's decisions on a user's own data: Ribeiro
        et al. (2020), "Beyond Accuracy: Behavioral Testing of NLP Models with
        CheckList", ACL; Gardner et al. (2020), "Evaluating Models' Local
        Decision Boundaries via Contrast Sets", Findings of EMNLP.
    """
    if not isinstance(most, int) or isinstance(most, bool) or most < 1:
        raise InputError(f"most is {most!r}; want 1 or more changed claims to try")
    encoder = load_encoder(encoder)
    comparison = compare(reports, encoder=encoder, judge=judge, settings=settings)
    possible = [tuple(contradictions(comparison)), tuple(rewordings(comparison))]
    drafts = [d for found in possible for d in spread(found, most)]
    relations = relate_pairs(
        [(_side(d.left, d.left.standalone), _side(d.right, d.text)) for d in drafts],
        encoder=encoder,
        judge=judge,
        settings=comparison.settings,
    )
    trials = tuple(_trial(d, r) for d, r in zip(drafts, relations, strict=True))
    return SelfTest(
        reports=len(comparison.reports),
        claims=len(comparison.claims),
        left_out=sum(map(len, possible)) - len(drafts),
        tallies=_tallies(trials),
        trials=trials,
        errors=comparison.errors,
        settings=comparison.settings,
        provenance=comparison.provenance,
    )


def _side(claim: Claim, text: str) -> dict[str, Any]:
    """A side as a caller of `relate` would give it: text, language, date, outlet."""
    return {
        "text": text,
        "language": claim.language,
        "published": claim.published,
        "source": claim.source,
    }


def _trial(draft: Draft, relation: Relation) -> Trial:
    return Trial(
        what=draft.what,
        against=draft.against,
        contradicts=draft.contradicts,
        claim=draft.right.id,
        report=draft.right.report or "",
        left_language=draft.left.language,
        right_language=draft.right.language,
        left=draft.left.standalone,
        right=draft.text,
        old=draft.old,
        new=draft.new,
        kind=relation.kind,
        leaning=relation.leaning,
        confidence=relation.confidence,
        caveats=relation.caveats,
    )


def _tallies(trials: Sequence[Trial]) -> tuple[Tally, ...]:
    """Counts by sort and languages: changes first, a claim against itself before other reports."""
    sorts: dict[tuple[Any, ...], list[Trial]] = defaultdict(list)
    for trial in trials:
        languages = tuple(sorted((trial.left_language, trial.right_language)))
        sorts[not trial.contradicts, trial.against != "itself", languages, trial.what].append(trial)
    return tuple(
        Tally(
            what=found[0].what,
            against=found[0].against,
            contradicts=found[0].contradicts,
            languages=key[2],
            tried=len(found),
            diverges=sum(t.kind == "diverges" for t in found),
            leaning=sum(t.leaning == "diverges" for t in found),
        )
        for key, found in sorted(sorts.items())
    )
