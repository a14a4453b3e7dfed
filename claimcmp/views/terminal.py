"""A comparison on a terminal: answers, agreements, disputes, every quote whole.

Prints to standard output through Rich, which drops colours where the output is
no terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcmp.comparison import Answer, AnswerRow, Comparison, Relation
from claimcmp.reading.factchecks import FactCheck
from claimcmp.report import Claim, Report, Sentence
from claimcmp.views import words
from claimcmp.views.console import console as _console
from claimcmp.views.console import on_one_line as _on_one_line
from claimcmp.views.outline import Matter, Outline, outline

__all__ = ["show_answer", "show_comparison", "show_matches", "show_relation", "show_segments"]

_LISTED = 3
"""How many claims of one report are shown among those that only it carries."""
_UNDATED = "To give dates: --metadata meta.csv, a table with the columns id, published and source."
_TABLE = 72
"""Columns of a terminal from which on answers stand in a table, and under each other below."""
_QUOTED = 8
"""How many claims are quoted of a matter that several reports carry."""
_MANY = 12
"""Reports above which what each alone says is counted, and not quoted."""


def show_comparison(comparison: Comparison) -> None:
    """The whole comparison: summary, what several say, disputes, what is left open."""
    console, view = _console(), outline(comparison)
    console.print()
    console.print(_line(words.summary(comparison, view), style="bold"))
    if any(report.published is None for report in comparison.reports):
        console.print(Text(_UNDATED, style="dim"))
    _matters(console, "Several reports agree", view.agreed, comparison)
    _matters(console, "Reports contradict each other", view.contradictions, comparison)
    _matters(console, "Changed over time", view.developing, comparison)
    _matters(console, "Disputed between people quoted in one report", view.disputes, comparison)
    if view.left_open:
        _heading(console, "Left open: neither confirmed nor denied")
        for _, claim in view.left_open:
            _quote(console, claim, comparison.report(claim.report or ""))
    _only_one(console, view)
    if view.unsettled:
        _heading(console, "Same topic, no verdict")
        count = words.count(len(view.unsettled), "matter")
        console.print(Text(f"  {count}, written out in the page (--html) and the JSON"))
    console.print()


def show_answer(answer: Answer, comparison: Comparison) -> None:
    """One answer: its rows with the whole quote and its place, and who is silent."""
    console = _console()
    _heading(console, answer.question)
    console.print(_line(f"  {answer.summary}", style="bold"))
    if answer.rows and console.is_terminal and console.width >= _TABLE:
        console.print(Padding(_answers(answer.rows, console.width), (1, 0, 0, 2), expand=False))
    else:
        _answers_below_each_other(console, answer.rows)
    for aside in answer.aside:
        console.print(Text(f"  Outside the article's text ({aside.kind}):", style="dim"))
        _indented(console, f"“{aside.text}”", f"{aside.report}:{aside.start}-{aside.end}")
    for sentence in _silences(answer, comparison):
        console.print(_line(f"  {sentence}", style="dim"), soft_wrap=True)


def show_matches(
    found: Sequence[Sequence[Relation]], *, known: int, reviews: Mapping[str, FactCheck]
) -> None:
    """Each claim with the known claims on its matter.

    `known` is how many known claims there are in all; `reviews` are what fact
    checkers wrote on some of them, by the claim's id.
    """
    console = _console()
    for relations in found:
        near = [r for r in relations if r.kind != "unrelated"]
        claim = relations[0].left
        console.print()
        console.print(_line(claim.text, style="bold underline"))
        if not near:
            console.print(Text(f"  Nothing on this matter among {words.count(known, 'claim')}."))
        for relation in near:
            _known_claim(console, relation)
            if review := reviews.get(relation.right.id):
                console.print(_line(f"    {_rated(review)}"), soft_wrap=True)
    console.print()


def show_relation(relation: Relation) -> None:
    """A relation: the verdict in words, then every reason with its share of the score."""
    console = _console()
    console.print(
        Text(f"{words.KINDS[relation.kind]} (confidence {relation.confidence:.2f})", style="bold")
    )
    for caveat in relation.caveats:
        console.print(f"  {words.CAVEATS[caveat]}")
    if relation.held_back:
        console.print(_line(f"  {relation.held_back}"))
    if relation.leaning != relation.kind:
        console.print(f"  the evidence leans to: {words.KINDS[relation.leaning]}")
    table = Table(box=None, pad_edge=False, show_header=False)
    for reason in relation.reasons:
        table.add_row(
            f"  {words.REASONS[reason.type]}",
            Text(f"{reason.contribution:+.2f}"),
            _line(reason.words),
        )
    if relation.reasons:
        table.add_row("  score", Text(f"{relation.score:+.2f}", style="bold"), "")
        console.print(table)


def show_segments(segments: Iterable[Sentence]) -> None:
    """Every segment with its place, and its kind and reason where it is set aside."""
    console = _console()
    for segment in segments:
        line = Text().append(f"{segment.start:>6}-{segment.end:<6} ", style="dim")
        if segment.kind != "sentence":
            line.append(f"{segment.kind} ({segment.reason}) ", style="yellow")
        line.append(_on_one_line(segment.text))
        console.print(line, soft_wrap=True)


def _answers(rows: Sequence[AnswerRow], width: int) -> Table:
    """One line per answer: what, who says so, when, and in which words at which place."""
    table = Table(box=None, padding=(0, 2, 1, 0), pad_edge=False, header_style="dim")
    place = max(len(_place(row)) for row in rows)
    table.add_column("Answer", style="bold green", max_width=24)
    table.add_column("Source", ratio=2, overflow="fold", min_width=12)
    table.add_column("Date", no_wrap=True)
    table.add_column(
        "Quote and its place", ratio=5, overflow="fold", min_width=min(place, width // 2)
    )
    for row in rows:
        source = _line(f"{row.source or row.report} ({row.language})")
        source.append("\n").append(_line(_who(row), style="italic"))
        quote = _line(f"“{row.quote}”").append("\n").append(_line(_place(row), style="dim"))
        for caveat in row.caveats:
            quote.append(f"\n{words.CAVEATS[caveat]}", style="italic")
        date = str(row.published) if row.published else "unknown"
        table.add_row(_line(row.answer), source, date, quote)
    return table


def _answers_below_each_other(console: Console, rows: Sequence[AnswerRow]) -> None:
    for row in rows:
        line = Text("  ").append(_line(row.answer, style="bold green"))
        source = f"{row.source or row.report} ({row.language})"
        line.append(_line(f" · {source} · {words.date(row.published)} · {_who(row)}"))
        console.print(line, soft_wrap=True)
        _indented(console, f"“{row.quote}”", _place(row))
        for caveat in row.caveats:
            console.print(Text(f"    {words.CAVEATS[caveat]}", style="italic"))


def _who(row: AnswerRow) -> str:
    return row.speaker or "the report itself"


def _place(row: AnswerRow) -> str:
    return f"{row.report}:{row.claim.start}-{row.claim.end}"


def _known_claim(console: Console, relation: Relation) -> None:
    """How a known claim stands to the one above it, who said it and when, and what it says."""
    claim = relation.right
    line = Text("  ")
    line.append(words.KINDS[relation.kind], style="bold")
    known = [v for v in (claim.source, claim.published, claim.language) if v]
    line.append(f" (confidence {relation.confidence:.2f})")
    line.append(_line("".join(f" · {value}" for value in known)))
    console.print(line, soft_wrap=True)
    _indented(console, f"“{claim.text}”", claim.id)
    for caveat in relation.caveats:
        if caveat != "same event assumed":
            console.print(Text(f"    {words.CAVEATS[caveat]}", style="dim"))


def _rated(review: FactCheck) -> str:
    """What the fact checker found, in her words: it is not this program's verdict."""
    parts = [f"rated “{review.rating}”" if review.rating else "reviewed"]
    parts += [f"by {review.publisher}"] if review.publisher else []
    parts += [f"({review.reviewed})"] if review.reviewed else []
    if review.url and review.url != review.id:
        parts.append(review.url)
    return " ".join(parts)


def _line(text: str, *, style: str = "") -> Text:
    return Text(_on_one_line(text), style=style)


def _heading(console: Console, text: str) -> None:
    console.print()
    console.print(_line(text, style="bold underline"))


def _only_one(console: Console, view: Outline) -> None:
    """What each report alone says: of many claims those with most to check, in their order."""
    if not view.single:
        return
    _heading(console, "Only one report says")
    for report in view.comparison.reports:
        own = [m for m in view.single if m.group.reports == (report.id,)]
        if not own:
            continue
        console.print(_line(f"  {report.label}: {words.count(len(own), 'matter')}"), soft_wrap=True)
        if len(view.comparison.reports) > _MANY:
            continue
        telling = sorted((m.claims[0] for m in own), key=lambda c: -c.check_worthiness)
        for claim in sorted(telling[:_LISTED], key=lambda c: c.start):
            _quote(console, claim, report)
        _more(console, len(own) - _LISTED)


def _matters(
    console: Console, heading: str, matters: Sequence[Matter], comparison: Comparison
) -> None:
    if not matters:
        return
    _heading(console, heading)
    for matter in matters:
        verdict = words.VERDICTS[matter.group.verdict]
        console.print(_line(f"  {verdict} · {matter.group.counts}", style="bold"))
        telling = _telling(matter)
        for claim in telling[:_QUOTED]:
            _quote(console, claim, comparison.report(claim.report or ""))
        _more(console, len(telling) - _QUOTED)
        for detail in dict.fromkeys(map(_detail, matter.diverges)):
            console.print(_line(f"    {detail}", style="yellow"), soft_wrap=True)


def _more(console: Console, number: int) -> None:
    if number > 0:
        said = f"    and {number:,} more, in the page (--html) and the JSON (--json)"
        console.print(Text(said, style="dim"))


def _detail(relation: Relation) -> str:
    """On what two claims diverge: the weightiest reason for it, in words."""
    weightiest = max(relation.reasons, key=lambda r: r.contribution, default=None)
    if weightiest is None:
        return "changed in review" if relation.reviewed else ""
    return f"{words.REASONS[weightiest.type]}: {weightiest.words}"


def _telling(matter: Matter) -> list[Claim]:
    """The claims that the verdict rests on, one for each sentence of each report."""
    judged = [*matter.agrees, *matter.diverges, *(r for r in matter.related if r.develops)]
    found = {c.id: c for r in judged for c in (r.left, r.right)} or {c.id: c for c in matter.claims}
    return sorted(found.values(), key=lambda c: (c.report or "", c.start))


def _quote(console: Console, claim: Claim, report: Report) -> None:
    _indented(console, f"“{claim.text}”", f"{report.id}:{claim.start}-{claim.end}")


def _indented(console: Console, text: str, place: str) -> None:
    said, where = _line(text), _line(place, style="dim")
    room = max(console.width - 4, 1)
    beside = len(said.wrap(console, room)[-1]) + 2 + len(where) <= room
    if beside:
        said.append("  ").append(where)
    console.print(Padding(said, (0, 0, 0, 4), expand=False))
    if not beside:
        # A place that is broken at the end of a line can be neither read nor copied.
        console.print(Text("    ").append(where), soft_wrap=True)


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
