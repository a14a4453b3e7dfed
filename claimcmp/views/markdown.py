"""The comparison as Markdown, for a mail, a wiki or a terminal.

Text from the reports is escaped so that it stays text: no pipe, bracket or
line end of a news text can become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from os import PathLike
from textwrap import indent

from claimcmp.comparison import Answer, AnswerRow, Comparison, Relation, Silence
from claimcmp.report import Claim, Report
from claimcmp.views import words
from claimcmp.views.outline import Matter, Outline, outline
from claimcmp.views.why import in_brief, review_in_words
from claimcmp.views.writing import write

__all__ = ["escape", "to_markdown"]

_LISTED = 12
"""How many matters of one report are written out; the rest are counted."""

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&#$@{}]|(?<=[a-zA-Z]):(?=//)|(?<=www)\.(?=\S)", re.IGNORECASE)
_AT_START = re.compile(r"^(?:[-+=]|\d{1,9}(?=[.)]))")


def escape(text: str) -> str:
    """The text on one line, with everything that Markdown would read as markup escaped."""
    line = _MARKUP.sub(lambda m: "\\" + m[0], " ".join(words.visible(text).split()))
    return _AT_START.sub(lambda m: "\\" + m[0] if m[0] in "-+=" else f"{m[0]}\\", line)


def to_markdown(
    comparison: Comparison, path: str | PathLike[str] | None = None, *, ask: Sequence[str] = ()
) -> str:
    """The comparison as Markdown, with answers to the questions in `ask` on top.

    Raises:
        InputError: The file cannot be written, or a question cannot be asked.
    """
    view = outline(comparison)
    answers = [comparison.ask(question) for question in ask]
    blocks = [
        f"# {words.headline(view)}",
        escape(words.summary(comparison, view)),
        *_key(view),
        *_answers(answers, view),
        *_several(view),
        *_contradictions(view),
        *_disputes(view),
        *_left_open(view),
        *_single(view),
        *_review(view),
        *_undated(view),
        *_reports(view),
        *_errors(view),
    ]
    return write("\n\n".join(blocks) + "\n", path)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _name(report: str | None, view: Outline) -> str:
    """The letter that the list of reports explains, in bold."""
    return f"**{words.siglum(view.position[report])}**" if report in view.position else "–"


def _quote(text: str) -> str:
    return f"“{escape(text)}”"


def _key(view: Outline) -> list[str]:
    """The letters explained, where there are few enough to read before the results."""
    reports = view.comparison.reports
    if not reports or len(reports) > _LISTED:
        return ["Reports go by a letter; the list stands at the end."] if reports else []
    return ["\n".join(f"- {_name(r.id, view)}: {escape(_label(r))}" for r in reports)]


def _answers(answers: Sequence[Answer], view: Outline) -> list[str]:
    blocks = ["## Answers"] if answers else []
    for answer in answers:
        blocks.append(f"### {escape(answer.question)}")
        blocks.append(f"**{escape(answer.summary)}** ({words.VERDICTS[answer.verdict]})")
        if answer.rows:
            head = ("Answer", "Says", "Report", "Date", "Who says it", "Quote")
            blocks.append(_table(head, (_row(r, view) for r in answer.rows)))
        blocks += _silences(answer.silent.values(), view)
        if answer.aside:
            lines = [f"- {_name(a.report, view)} {a.kind}: {_quote(a.text)}" for a in answer.aside]
            blocks += ["Outside the article's text, not counted:", "\n".join(lines)]
    return blocks


def _row(row: AnswerRow, view: Outline) -> tuple[str, ...]:
    caveats = [words.CAVEATS[c] for c in row.caveats]
    report = f"{_name(row.report, view)} {escape(_label(view.reports.get(row.report)))}"
    return (
        f"**{escape(row.answer)}**",
        words.SAYS[row.says] if row.says else "–",
        f"{report} ({row.language})",
        words.date(row.published),
        escape(row.speaker) if row.speaker else "the report itself",
        _quote(row.quote) + (f" ({'; '.join(caveats)})" if caveats else ""),
    )


def _label(report: Report | None) -> str:
    return words.visible(report.label) if report else ""


def _silences(silences: Iterable[Silence], view: Outline) -> list[str]:
    """Who is silent, those together of whom the same is to be said."""
    found: dict[str, list[str]] = {}
    for silence in silences:
        said = words.silence(silence, view.reports.get(silence.report))
        found.setdefault(said, []).append(_name(silence.report, view))
    if not found:
        return []
    lines = [f"- {', '.join(reports)}: {escape(said)}." for said, reports in found.items()]
    return ["Silent (which is not a denial):", "\n".join(lines)]


def _claim(claim: Claim, view: Outline) -> str:
    who = f", {escape(words.speaker(claim))}" if claim.speaker or claim.stance != "asserts" else ""
    return f"- {_name(claim.report, view)} ({claim.language}){who}: {_quote(claim.text)}"


def _matter(matter: Matter, view: Outline) -> list[str]:
    group = matter.group
    blocks = [
        f"### {matter.number}. {escape(group.title)}",
        f"*{_verdict(matter)}: {escape(group.counts)}*",
        "\n".join(_claim(c, view) for id in matter.group.reports for c in matter.of(id)),
    ]
    develops = (r for r in matter.related if r.develops)
    found = [_relation(r, view) for r in (*matter.diverges, *matter.agrees, *develops)]
    if found:
        blocks += ["How they relate:", "\n".join(found)]
    return [*blocks, *_silences(matter.silences, view)]


def _verdict(matter: Matter) -> str:
    if matter.kind == "inside":
        return "disputed between people quoted inside one report"
    return words.VERDICTS[matter.group.verdict]


def _relation(relation: Relation, view: Outline) -> str:
    left, right = (_name(c.report, view) for c in (relation.left, relation.right))
    if relation.scope == "within_report":
        head = f"- Inside {left}, {words.INSIDE[relation.kind]}"
    else:
        head = f"- {left} and {right} {words.KINDS[relation.kind]}"
    notes = [f"confidence {relation.confidence:.2f}", *(words.CAVEATS[c] for c in relation.caveats)]
    if relation.held_back:
        notes.append(escape(relation.held_back))
    if reviewed := review_in_words(relation):
        notes.append(f"**{reviewed}**")
    return f"{head} ({'; '.join(notes)}): {escape(in_brief(relation))}"


def _several(view: Outline) -> list[str]:
    blocks = ["## What several reports agree on"]
    if not (view.agreed or view.developing):
        return [*blocks, "Nothing was found that two reports both say."]
    for matter in (*view.developing, *view.agreed):
        blocks += _matter(matter, view)
    if view.unsettled:
        several = words.count(len(view.unsettled), "more matter")
        blocks.append(f"Same topic, no verdict: {several}, not counted.")
    return blocks


def _contradictions(view: Outline) -> list[str]:
    blocks = ["## Contradictions between reports"]
    if not view.contradictions:
        return [*blocks, "None found between reports."]
    return [*blocks, *(b for m in view.contradictions for b in _matter(m, view))]


def _disputes(view: Outline) -> list[str]:
    blocks = ["## Disputes between people quoted inside one report"]
    if not view.disputes:
        return [*blocks, "None found."]
    shown = {m.number for m in (*view.agreed, *view.developing, *view.contradictions)}
    for matter in view.disputes:
        if matter.number in shown:
            blocks.append(f"- See matter {matter.number}, {escape(matter.group.title)}.")
        else:
            blocks += _matter(matter, view)
    return blocks


def _left_open(view: Outline) -> list[str]:
    if not view.left_open:
        return []
    lines = "\n".join(_claim(claim, view) for _, claim in view.left_open)
    return ["## Left open", "Reported; a party neither confirms nor denies it.", lines]


def _single(view: Outline) -> list[str]:
    shown = {m.number for m in view.disputes}
    blocks = ["## What only one report says"]
    if not view.single:
        return [*blocks, "Nothing."]
    for report in view.comparison.reports:
        own = [m for m in view.single if m.group.reports == (report.id,) and m.number not in shown]
        if not own:
            continue
        blocks.append(f"{_name(report.id, view)}: {words.count(len(own), 'matter')}")
        lines = [f"- {escape(m.group.title)}" for m in own[:_LISTED]]
        if len(own) > _LISTED:
            lines.append(f"- … and {len(own) - _LISTED} more")
        blocks.append("\n".join(lines))
    return blocks


def _review(view: Outline) -> list[str]:
    """What became of the corrections that were replayed; those that did not hold one by one."""
    review = view.comparison.review
    if review is None:
        return []
    lines = [
        f"- Line {e.line}, {e.correction.action}: {escape(e.correction.about())}: {escape(e.words)}"
        for e in review.entries
        if e.overturns or e.status in ("not found", "overruled")
    ]
    lines += [f"- Line {b.line}: {escape(b.problem)}; {escape(b.advice)}" for b in review.problems]
    return [
        "## Corrections",
        f"{escape(review.summary())}.",
        *(["\n".join(lines)] if lines else []),
    ]


def _undated(view: Outline) -> list[str]:
    if not view.undated:
        return []
    names = words.join([_name(r.id, view) for r in view.undated])
    return [
        "## Reports without a date",
        f"{names}. {words.UNDATED_MEANS} {words.UNDATED_HOW}",
        indent(words.metadata_csv(view.undated), "    ", lambda line: True),
    ]


def _reports(view: Outline) -> list[str]:
    head = ("", "Report", "Language", "Date", "Source", "Origin", "File or id")
    rows = [
        (
            _name(r.id, view),
            escape(words.opening(r)),
            words.language(r.language) + _known(r, "language"),
            words.date(r.published) + _known(r, "published"),
            escape(r.source or "unknown") + _known(r, "source"),
            escape(r.origin or "unknown") + _known(r, "origin"),
            escape(r.id),
        )
        for r in view.comparison.reports
    ]
    return ["## The reports", _table(head, rows) if rows else "None."]


def _known(report: Report, field: str) -> str:
    how = words.how_known(report, field)
    return f" ({how})" if how else ""


def _errors(view: Outline) -> list[str]:
    if not view.comparison.errors:
        return []
    lines = [
        f"- {escape(e.file)}: {escape(e.problem)}; {escape(e.advice)}"
        for e in view.comparison.errors
    ]
    return ["## Files that could not be used", "\n".join(lines)]
