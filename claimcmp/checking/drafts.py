"""Which pairs a check tries: the claims of a comparison, each in other words.

Floor: `edits`, `rewordings` and the results of comparing. Decides nothing
about a pair; it only says whether the two sides contradict each other.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from random import Random
from typing import NamedTuple

from claimcmp.checking.edits import EDITS, Change, Edit
from claimcmp.checking.result import Against, Unchanged
from claimcmp.checking.rewordings import respelled, without_aside
from claimcmp.comparison import Comparison, Relation
from claimcmp.cues import antonyms, names, numbers, times
from claimcmp.reading.claims import finest
from claimcmp.report import Claim
from claimcmp.values import Language, Span

__all__ = ["Draft", "contradictions", "rewordings", "spread"]


class Draft(NamedTuple):
    """A pair to try: the claim `left` as it stands, and `text`, made from the claim `right`."""

    what: Change | Unchanged
    against: Against
    left: Claim
    right: Claim
    text: str
    old: str = ""
    new: str = ""

    @property
    def contradicts(self) -> bool:
        """Whether the two cannot both be true."""
        return self.what in EDITS

    @property
    def languages(self) -> tuple[Language, Language]:
        """The languages of the two sides, in alphabetical order."""
        first, second = sorted((self.left.language, self.right.language))
        return first, second


def contradictions(comparison: Comparison) -> Iterator[Draft]:
    """Every claim against itself with one detail changed, and every agreement with one side so.

    What a claim only denies or leaves open contradicts nothing whatever its
    details are, so such claims are passed over.
    """
    for claim in _firm(comparison):
        for what, edit in _edits(claim):
            yield Draft(what, "itself", claim, claim, edit.text, edit.old, edit.new)
    for relation in _equal(comparison):
        for left, right in ((relation.left, relation.right), (relation.right, relation.left)):
            for what, edit in _edits(right):
                if _holds(left, right, what, edit):
                    yield Draft(what, "another report", left, right, edit.text, edit.old, edit.new)


def rewordings(comparison: Comparison) -> Iterator[Draft]:
    """Every claim against itself in other words, and every agreement as it is."""
    for claim in _firm(comparison):
        text, language = claim.standalone, claim.language
        if short := without_aside(text, language):
            yield Draft("aside left out", "itself", claim, claim, short)
        if spelled := respelled(text, language):
            yield Draft("number respelled", "itself", claim, claim, spelled)
        if len(claim.text) < len(claim.context):
            yield Draft("part of its sentence", "itself", claim, claim, claim.context)
    for relation in _equal(comparison):
        text = relation.right.standalone
        yield Draft("another report's words", "another report", relation.left, relation.right, text)


def spread(drafts: Iterable[Draft], most: int) -> tuple[Draft, ...]:
    """At most `most` of them, as many of each sort and pair of languages as there can be.

    Which ones is drawn by their text, so that it is not always those of the
    first report, and the same drafts give the same choice. Returned in the
    order of the reports' texts.
    """
    sorts: dict[tuple[str, str, tuple[str, str]], list[Draft]] = defaultdict(list)
    for draft in drafts:
        sorts[draft.what, draft.against, draft.languages].append(draft)
    queues = [sorted(sorts[key], key=_drawn) for key in sorted(sorts)]
    longest = max((len(q) for q in queues), default=0)
    in_turn = (q[n] for n in range(longest) for q in queues if n < len(q))
    kept = [draft for draft, _ in zip(in_turn, range(most), strict=False)]
    return tuple(sorted(kept, key=_place))


def _drawn(draft: Draft) -> tuple[str, str, str]:
    return hashlib.sha256(draft.text.encode()).hexdigest(), draft.left.id, draft.right.id


def _place(draft: Draft) -> tuple[str, int, str, str, str, str]:
    claim = draft.right
    return (claim.report or "", claim.start, claim.id, draft.against, draft.what, draft.left.id)


def _firm(comparison: Comparison) -> Iterator[Claim]:
    for claim in finest(comparison.claims):
        if claim.stance in ("asserts", "says", "claims", "confirms") and claim.certainty != "open":
            yield claim


def _equal(comparison: Comparison) -> Iterator[Relation]:
    """Agreements between reports in which neither side says more.

    Only those as sure as a divergence between reports must be to be shown: what
    is no agreement cannot be turned into a contradiction. Not `sure_paired`:
    which pairs are tried must not change with the setting that is tried on them.
    """
    for relation in comparison.agreements():
        sure = relation.confidence >= comparison.settings.sure
        if sure and "more detail" not in relation.caveats:
            yield relation


def _edits(claim: Claim) -> Iterator[tuple[Change, Edit]]:
    for what, edit in EDITS.items():
        made = edit(claim.standalone, claim.language, Random(f"{what} {claim.standalone}"))
        if made is not None:
            yield what, made


def _holds(left: Claim, right: Claim, what: Change, edit: Edit) -> bool:
    """Whether the detail that was changed on the right stands on the left too.

    A number that only one side gives can be changed without any contradiction.
    """
    changed = _detail(right, what, edit)
    if what == "negation":
        return left.polarity == right.polarity
    return bool(changed) and bool(set(changed) & set(_details(left, what)))


def _detail(claim: Claim, what: Change, edit: Edit) -> list[object]:
    return [value for span, value in _found(claim, what) if _meet(span, edit)]


def _details(claim: Claim, what: Change) -> list[object]:
    return [value for _, value in _found(claim, what)]


def _meet(span: Span, edit: Edit) -> bool:
    return span.start < edit.end and edit.start < span.end


def _found(claim: Claim, what: Change) -> Iterator[tuple[Span, object]]:
    """The details of one sort in a claim's wording, each with what makes two of them the same."""
    text, language = claim.standalone, claim.language
    match what:
        case "number":
            yield from ((n, (n.low, n.high)) for n in numbers.find(text, language))
        case "date":
            yield from (
                (t, (t.year, t.month, t.day, t.weekday)) for t in times.find(text, language)
            )
        case "name":
            yield from ((n, n.key) for n in names.find(text, language))
        case "opposite":
            yield from ((p, (p.axis, p.positive)) for p in antonyms.find(text, language))
