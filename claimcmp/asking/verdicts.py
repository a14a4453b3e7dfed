"""What the rows of an answer add up to: a verdict, and a summary in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimcmp.asking.negated import negated
from claimcmp.asking.question import Slot
from claimcmp.comparison import AnswerRow, Comparison, Relation, Verdict
from claimcmp.cues.names import Aliases, aliased
from claimcmp.cues.names import find as find_names
from claimcmp.matching.origins import independent
from claimcmp.report import Claim

__all__ = ["DENIED", "alike_rows", "denies", "in_words", "verdict_of"]

DENIED = "not "
"""What stands before an answer that a claim denies: "not a faulty valve"."""


def denies(claim: Claim, answer: str, slot: Slot) -> bool:
    """Whether a claim denies what it answers: "Brim denies that a valve was at fault".

    A plain negation beside a time or a number need not: "not until Tuesday".
    """
    if claim.stance == "denies" or slot in ("when", "how many"):
        return claim.stance == "denies"
    start = claim.standalone.find(answer)
    return (
        claim.polarity == "negative"
        and start >= 0
        and negated(claim.standalone, claim.language, start)
    )


def alike_rows(rows: Sequence[AnswerRow], aliases: Aliases | None) -> list[AnswerRow]:
    """The rows of the answer that most reports give; none of none, and no denials among them."""
    by_answer: dict[str, list[AnswerRow]] = {}
    for row in rows:
        if _denied(row):
            continue
        names = aliased(find_names(row.answer, row.language), row.answer, aliases)
        by_answer.setdefault(names[0].key if names else row.answer.casefold(), []).append(row)
    return max(by_answer.values(), key=lambda found: len(_reports(found)), default=[])


def verdict_of(
    rows: Sequence[AnswerRow], alike: Sequence[AnswerRow], comparison: Comparison
) -> Verdict | str:
    """The verdict on the rows, by what was asked: as for matters, or "no-answer" for no rows.

    Where all say yes, or all no, that is agreed, whatever else they differ in; where some
    say yes and others no, nothing is. A denial is never counted as support.
    """
    if not rows:
        return "no-answer"
    between = list(_relations(rows, comparison.relations))
    said = {r.says for r in rows} - {None}
    if len(said) != 1 and any(r.kind == "diverges" for r in between):
        return "disputed"
    if len(said) != 1 and any(r.develops for r in between):
        return "developing"
    if len(_reports(rows)) == 1:
        return "single-source"
    one_sided = not {"yes", "no"} <= said and not any(map(_denied, rows))
    if one_sided and len(_reports(alike)) >= 2:
        by_id = {r.id: r for r in comparison.reports}
        told = [r.claim for r in alike]
        known = independent(told, by_id, folds=comparison.folds, relations=between)
        return "corroborated" if known >= 2 else "repeated"
    return "unsettled"


def in_words(rows: Sequence[AnswerRow], alike: Sequence[AnswerRow], verdict: str) -> str:
    """The verdict in a sentence, with how many reports say what."""
    reports, same = len(_reports(rows)), len(_reports(alike))
    agreeing = f"{reports} reports" if same == reports else f"{same} of {reports} reports"
    if verdict == "single-source" and {"yes", "no"} <= {r.answer for r in rows}:
        return "One report, disputed between the people it quotes."
    speakers = {_surname(r.speaker) if r.speaker else "" for r in rows}
    match verdict:
        case "no-answer":
            return "No report answers this."
        case "single-source":
            one = next(iter(speakers)) if len(speakers) == 1 else ""
            return f"One report, one speaker ({one})." if one else "One report, uncorroborated."
        case "disputed":
            return f"{reports} reports, and they contradict each other{_sides(rows)}."
        case "developing":
            return f"{reports} reports of different times, and the later one differs{_sides(rows)}."
        case "corroborated":
            return f"{agreeing} agree, from independent origins."
        case "repeated":
            return f"{agreeing} say so, origin shared or unknown."
        case _:
            return (
                f"{reports} reports speak of it, without agreement or conflict shown{_sides(rows)}."
            )


def _sides(rows: Sequence[AnswerRow]) -> str:
    """How many reports say yes, no, or deny it; nothing where that does not part them."""
    told = Counter(says for says, _ in {(_side(r), r.report) for r in rows} if says)
    if len(told) + any(not _side(r) for r in rows) < 2:
        return ""
    words = {"yes": "yes: {}", "no": "no: {}", "planned": "planned: {}", DENIED: "denied by {}"}
    parts = [form.format(told[side]) for side, form in words.items() if told[side]]
    return f" ({', '.join(parts)})" if parts else ""


def _side(row: AnswerRow) -> str:
    return DENIED if _denied(row) else (row.says or "")


def _denied(row: AnswerRow) -> bool:
    return row.says is None and row.answer.startswith(DENIED)


def _reports(rows: Iterable[AnswerRow]) -> set[str]:
    return {r.report for r in rows}


def _relations(rows: Sequence[AnswerRow], relations: Iterable[Relation]) -> Iterator[Relation]:
    """The relations between reports that rest on the sentences of the rows."""
    places = {(r.report, r.claim.context_start) for r in rows}
    for relation in relations:
        if relation.scope == "between_reports" and all(
            (c.report, c.context_start) in places for c in (relation.left, relation.right)
        ):
            yield relation


def _surname(speaker: str) -> str:
    """The last word of a person's name; any other speaker whole."""
    parts = speaker.split()
    return parts[-1] if len(parts) <= 3 and all(p[0].isupper() for p in parts) else speaker
