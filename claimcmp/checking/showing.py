"""A check on one's own reports in words, as a table, as Markdown and for a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, get_args

from claimcmp.checking.edits import Change
from claimcmp.checking.result import Against, Counts, SelfTest, Tally, Trial, total
from claimcmp.views import words
from claimcmp.views.html import render
from claimcmp.views.markdown import escape

__all__ = ["HEAD", "Row", "found", "notes", "rows", "said", "summary", "to_html", "to_markdown"]

_LISTED = 10
"""How many missed changes, and how many false alarms, are written out."""

_CHANGES: tuple[Change, ...] = get_args(Change)
_AGAINST: dict[Against, str] = {"itself": "itself", "another report": "another"}

HEAD = ("Languages", "Against", *(c.capitalize() for c in _CHANGES), "Caught", "Close")
"""The heads of the columns of `rows`."""


class Row(NamedTuple):
    """One row of the table; a cell is "7/8", caught of tried, or empty where nothing was tried."""

    cells: tuple[str, ...]
    whole: bool


def rows(result: SelfTest) -> tuple[Row, ...]:
    """The changed claims by languages and by what they were held against; the last row is all.

    "Close" counts the changes that lean to a divergence which was withheld.
    """
    changed = [t for t in result.tallies if t.contradicts]
    if not changed:
        return ()
    keys = dict.fromkeys((t.against, t.languages) for t in changed)
    made = [
        Row(
            (
                _languages(languages),
                _AGAINST[against],
                *_cells([t for t in changed if (t.against, t.languages) == (against, languages)]),
            ),
            whole=False,
        )
        for against, languages in keys
    ]
    return (*made, Row(("all", "", *_cells(changed)), whole=True))


def _languages(pair: tuple[str, str]) -> str:
    return pair[0] if pair[0] == pair[1] else f"{pair[0]}–{pair[1]}"


def _cells(tallies: list[Tally]) -> tuple[str, ...]:
    every = total(tallies)
    by_change = (_cell(total(t for t in tallies if t.what == c)) for c in _CHANGES)
    return (*by_change, _cell(every), str(every.leaning - every.diverges))


def _cell(counts: Counts) -> str:
    return f"{counts.diverges}/{counts.tried}" if counts.tried else ""


def summary(result: SelfTest) -> str:
    """The outcome in a sentence or two."""
    changed, unchanged = result.changed, result.unchanged
    if not changed.tried:
        of = words.count(result.claims, "claim")
        return f"No number, date, name, verb or word with an opposite to change in {of}."
    caught = f"{changed.diverges} of {words.count(changed.tried, 'changed claim')} caught"
    withheld = changed.leaning - changed.diverges
    close = f"; {withheld} more too close to call" if withheld else ""
    alarms = (
        f" {words.count(unchanged.diverges, 'false alarm')} "
        f"in {words.count(unchanged.tried, 'unchanged claim')}."
        if unchanged.tried
        else ""
    )
    return f"{caught}{close}.{alarms}"


def notes(result: SelfTest) -> tuple[str, ...]:
    """What a reader has to know of the counts."""
    made = [
        "7/8: seven of eight changes caught. Close: leaning to a divergence, too unsure to show.",
        "Against: the claim itself, or one of another report that agrees with it.",
        "The changes are made by rule; a few are no contradictions, so read what was missed.",
    ]
    if result.left_out:
        made.append(f"{words.count(result.left_out, 'more pair')} could be tried (--most, most=).")
    if result.errors:
        made.append(f"{words.count(len(result.errors), 'file')} could not be used.")
    return tuple(made)


def found(trial: Trial) -> str:
    """What a pair came out as: "too close to call", "agree", "same topic, no verdict"."""
    if trial.kind != "diverges" and trial.leaning == "diverges":
        return words.CAVEATS["undecided"]
    return words.KINDS[trial.kind]


def said(trial: Trial) -> str:
    """What was done to the claim: "number: ten → twelve", "negation: without “not”"."""
    if not trial.contradicts:
        return trial.what
    old, new = trial.old.strip(), trial.new.strip()
    if not old or not new:
        return f"{trial.what}: {'with' if new else 'without'} “{new or old}”"
    return f"{trial.what}: {old} → {new}"


def _sections(result: SelfTest) -> tuple[tuple[str, tuple[Trial, ...], int], ...]:
    """Headings with the trials to write out and how many more there are; none that is empty."""
    sections = (("Missed", result.missed()), ("False alarms", result.false_alarms()))
    return tuple(
        (title, trials[:_LISTED], max(0, len(trials) - _LISTED))
        for title, trials in sections
        if trials
    )


def to_markdown(result: SelfTest) -> str:
    """The counts as a table, then what was missed and what was a false alarm."""
    blocks = ["# What is caught in these reports", escape(summary(result))]
    if table := rows(result):
        lines = [HEAD, ("---",) * len(HEAD), *(row.cells for row in table)]
        blocks.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
        blocks += notes(result)
    for title, trials, more in _sections(result):
        blocks.append(f"## {title}")
        blocks.append("\n".join(_items(trials)) + (f"\n- and {more} more" if more else ""))
    return "\n\n".join(blocks) + "\n"


def _items(trials: Iterable[Trial]) -> Iterable[str]:
    for t in trials:
        yield f"- {escape(said(t))} ({found(t)})"
        yield f"    - {t.left_language}: {escape(t.left)}"
        yield f"    - {t.right_language}: {escape(t.right)}"


def to_html(result: SelfTest) -> str:
    """The same for a notebook's cell; everything is escaped."""
    return render(
        "selftest.html.j2",
        result=result,
        head=HEAD,
        rows=rows(result),
        summary=summary(result),
        notes=notes(result),
        sections=_sections(result),
        said=said,
        found=found,
    )
