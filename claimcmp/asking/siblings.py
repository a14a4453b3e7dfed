"""What a claim of another report answers where it says the same as one that answers.

A question is worded in one language, and a word of it may be near the words of
one report and far from those of its translation. Where two reports' claims are
held to speak of one matter already, the one that answers brings the other with
it, if the same answer stands there: the same name, number or time.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations

from claimcmp.asking.amounts import shown
from claimcmp.asking.question import Question
from claimcmp.comparison import AnswerRow, Comparison
from claimcmp.cues.names import Aliases, aliased, same_name
from claimcmp.cues.names import find as find_names
from claimcmp.report import Claim, Name, Number, Time

__all__ = ["siblings"]

_Place = tuple[str, int]
_PARTS = ("year", "month", "day", "weekday", "hour", "minute", "offset")


def siblings(
    asked: Question,
    rows: Sequence[AnswerRow],
    comparison: Comparison,
    said: Callable[[Claim], str | None],
    *,
    aliases: Aliases | None = None,
) -> Iterator[tuple[Claim, str, AnswerRow]]:
    """Claims beside those of the rows that give the same answer, with it, and the row each is of.

    Args:
        asked: What is asked.
        rows: The rows found for themselves.
        comparison: Whose relations tell which claims say the same.
        said: What a claim says to a yes/no question.
        aliases: The names that were one when the reports were read.
    """
    near = _agreeing(comparison)
    reached = {(r.report, r.claim.context_start) for r in rows}
    waiting = deque((r.claim, r) for r in rows)
    while waiting:
        answering, row = waiting.popleft()
        for mine, claim in near.get((answering.report or "", answering.context_start), ()):
            place = (claim.report or "", claim.context_start)
            apart = asked.slot == "whether" and not _overlap(mine, answering)
            if place in reached or apart:
                continue
            answer = _same_answer(asked, row, claim, said, aliases)
            if answer is not None:
                reached.add(place)
                waiting.append((claim, row))
                yield claim, answer, row


def _agreeing(comparison: Comparison) -> Mapping[_Place, Sequence[tuple[Claim, Claim]]]:
    """By place of a sentence, the claims of it with those of other reports that agree with them."""
    found: dict[_Place, list[tuple[Claim, Claim]]] = defaultdict(list)
    for relation in comparison.relations:
        if relation.kind == "agrees" and relation.scope == "between_reports":
            for one, other in permutations((relation.left, relation.right)):
                found[one.report or "", one.context_start].append((one, other))
    return found


def _overlap(a: Claim, b: Claim) -> bool:
    return a.start < b.end and b.start < a.end


def _same_answer(
    asked: Question,
    row: AnswerRow,
    claim: Claim,
    said: Callable[[Claim], str | None],
    aliases: Aliases | None,
) -> str | None:
    """The answer of a row as another claim words it; None where it does not stand there."""
    match asked.slot:
        case "whether":
            return row.answer if said(claim) == row.answer else None
        case "how many":
            return _same_amount(row, claim)
        case "when":
            return _same_time(row, claim)
        case "who" | "where":
            return _same_named(row, claim, aliases)
        case _:
            return None


def _same_named(row: AnswerRow, claim: Claim, aliases: Aliases | None) -> str | None:
    named = _named(row, aliases)
    held = (n.text for n in claim.names if not n.derived and any(same_name(n, m) for m in named))
    return next(held, None)


def _named(row: AnswerRow, aliases: Aliases | None) -> Sequence[Name]:
    """The names of an answer: as its claim holds them, else as they stand alone."""
    own = [n for n in row.claim.names if n.text in row.answer or row.answer in n.text]
    return own or aliased(find_names(row.answer, row.language), row.answer, aliases)


def _same_amount(row: AnswerRow, claim: Claim) -> str | None:
    own = [n for n in row.claim.numbers if n.text in row.answer]
    for number in claim.numbers:
        if any(_equal(number, n) for n in own):
            return shown(number, number.counted or "")
    return None


def _equal(a: Number, b: Number) -> bool:
    return a.low is not None and (a.low, a.high, a.unit) == (b.low, b.high, b.unit)


def _same_time(row: AnswerRow, claim: Claim) -> str | None:
    own = [t for t in row.claim.times if row.answer in t.text or t.text in row.answer]
    held = (t.text.rstrip(".") for t in claim.times if any(_at_once(t, o) for o in own))
    return next(held, None)


def _at_once(a: Time, b: Time) -> bool:
    """Whether two times state some part alike and none otherwise, or cover one interval."""
    pairs = [(getattr(a, part), getattr(b, part)) for part in _PARTS]
    stated = [x == y for x, y in pairs if x is not None and y is not None]
    return all(stated) and (bool(stated) or (a.interval is not None and a.interval == b.interval))
