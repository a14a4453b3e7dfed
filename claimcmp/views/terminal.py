"""A comparison on a terminal: answers, agreements, disputes, every quote whole.

Prints to standard output through Rich, which drops colours where the output is
no terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcmp.comparison import Answer, Comparison, Relation
from claimcmp.report import Claim, Report, Sentence
from claimcmp.views import words
from claimcmp.views.outline import Matter, outline

__all__ = ["show_answer", "show_comparison", "show_relation", "show_segments"]

_LISTED = 5
"""How many claims of one report are shown among those that only it carries."""
_BREAK = re.compile(r"[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def show_comparison(comparison: Comparison) -> None:
    """The whole comparison: summary, what several say, disputes, what is left open."""
    console, view = _console(), outline(comparison)
    console.print()
    console.print(Text(words.summary(comparison, view), style="bold"))
    _matters(console, "Several reports agree", view.agreed, comparison)
    _matters(console, "Reports contradict each other", view.contradictions, comparison)
    _matters(console, "Changed over time", view.developing, comparison)
    _matters(console, "Disputed between people quoted in one report", view.disputes, comparison)
    if view.left_open:
        _heading(console, "Left open: neither confirmed nor denied")
        for _, claim in view.left_open:
            _quote(console, claim, comparison.report(claim.report or ""))
    if view.single:
        _heading(console, "Only one report says")
        for report in comparison.reports:
            own = [m for m in view.single if m.group.reports == (report.id,)]
            count = words.count(len(own), "matter")
            console.print(Text(f"  {report.label}: {count}"), soft_wrap=True)
    if view.unsettled:
        _heading(console, "Same topic, no verdict")
        count = words.count(len(view.unsettled), "matter")
        console.print(Text(f"  {count}, written out in the page (--html) and the JSON"))
    console.print()


def show_answer(answer: Answer, comparison: Comparison) -> None:
    """One answer: its rows with the whole quote and its place, and who is silent."""
    console = _console()
    _heading(console, answer.question)
    console.print(Text(f"  {answer.summary}", style="bold"))
    for row in answer.rows:
        who = row.speaker or "the report itself"
        when = str(row.published) if row.published else "date unknown"
        line = Text("  ")
        line.append(row.answer, style="bold green")
        line.append(f" · {row.source or row.report} ({row.language}) · {when} · {who}")
        console.print(line, soft_wrap=True)
        place = f"{row.report}:{row.claim.start}-{row.claim.end}"
        _indented(console, f"“{row.quote}”", place)
    for aside in answer.aside:
        console.print(Text(f"  Outside the article's text ({aside.kind}):", style="dim"))
        _indented(console, f"“{aside.text}”", f"{aside.report}:{aside.start}-{aside.end}")
    for sentence in _silences(answer, comparison):
        console.print(Text(f"  {sentence}", style="dim"), soft_wrap=True)


def show_relation(relation: Relation) -> None:
    """A relation: the verdict in words, then every reason with its share of the score."""
    console = _console()
    console.print(
        Text(f"{words.KINDS[relation.kind]} (confidence {relation.confidence:.2f})", style="bold")
    )
    for caveat in relation.caveats:
        console.print(f"  {words.CAVEATS[caveat]}")
    table = Table(box=None, pad_edge=False, show_header=False)
    for reason in relation.reasons:
        table.add_row(
            f"  {words.REASONS[reason.type]}", Text(f"{reason.contribution:+.2f}"), reason.words
        )
    if relation.reasons:
        table.add_row("  score", Text(f"{relation.score:+.2f}", style="bold"), "")
        console.print(table)


def show_segments(segments: Iterable[Sentence]) -> None:
    """Every segment with its place, and its kind and reason where it is set aside."""
    console = _console()
    for segment in segments:
        line = Text(f"{segment.start:>6}-{segment.end:<6} ", style="dim")
        if segment.kind != "sentence":
            line.append(f"{segment.kind} ({segment.reason}) ", style="yellow")
        line.append(_on_one_line(segment.text))
        console.print(line, soft_wrap=True)


def _on_one_line(text: str) -> str:
    """A text with each line break and the blanks about it as one space, and no control character.

    A report may hold what moves a terminal's cursor or turns its writing about: that is written
    as its code.
    """
    return _UNSEEN.sub(_code, _BREAK.sub(" ", text))


def _code(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def _heading(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold underline"))


def _matters(
    console: Console, heading: str, matters: Sequence[Matter], comparison: Comparison
) -> None:
    if not matters:
        return
    _heading(console, heading)
    for matter in matters:
        verdict = words.VERDICTS[matter.group.verdict]
        console.print(Text(f"  {verdict} · {matter.group.counts}", style="bold"))
        for claim in _telling(matter):
            _quote(console, claim, comparison.report(claim.report or ""))


def _telling(matter: Matter) -> list[Claim]:
    """The claims that the verdict rests on, one for each sentence of each report."""
    judged = [*matter.agrees, *matter.diverges, *(r for r in matter.related if r.develops)]
    found = {c.id: c for r in judged for c in (r.left, r.right)} or {c.id: c for c in matter.claims}
    return sorted(found.values(), key=lambda c: (c.report or "", c.start))


def _quote(console: Console, claim: Claim, report: Report) -> None:
    _indented(console, f"“{claim.text}”", f"{report.id}:{claim.start}-{claim.end}")


def _indented(console: Console, text: str, place: str) -> None:
    line = Text(_on_one_line(text))
    line.append(f"  {place}", style="dim")
    console.print(Padding(line, (0, 0, 0, 4)))


def _silences(answer: Answer, comparison: Comparison) -> list[str]:
    """Who does not answer, folded by whether the report names what was looked for."""
    by_coverage: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for id, silence in answer.silent.items():
        by_coverage.setdefault((silence.coverage, silence.looked_for), []).append(id)
    return [
        f"{'Not named' if coverage == 'does not name it' else 'Named, but not answered'}"
        f" ({', '.join(looked_for)}): {', '.join(ids)}"
        for (coverage, looked_for), ids in sorted(by_coverage.items())
    ]
