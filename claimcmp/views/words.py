"""Sentences for people: what a view says about reports, verdicts, caveats and silence.

Everything a reader meets in words is made here, so that the page, the
Markdown and the notebook say the same thing in the same words.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from io import StringIO

from claimcmp.comparison import Comparison, Silence
from claimcmp.report import Claim, Report
from claimcmp.values import Interval
from claimcmp.views.outline import Outline, outline

__all__ = [
    "CAVEATS",
    "CERTAINTIES",
    "INSIDE",
    "KINDS",
    "REASONS",
    "REVIEWED",
    "SAYS",
    "SEGMENTS",
    "TAGS",
    "UNDATED_HOW",
    "UNDATED_MEANS",
    "VERDICTS",
    "count",
    "date",
    "headline",
    "how_known",
    "join",
    "known",
    "language",
    "languages",
    "metadata_csv",
    "number_word",
    "opening",
    "placed",
    "shortened",
    "siglum",
    "silence",
    "speaker",
    "summary",
    "titled",
    "undated",
    "visible",
]

LANGUAGE_NAMES = {
    "nb": "Norwegian (Bokmål)",
    "nn": "Norwegian (Nynorsk)",
    "da": "Danish",
    "en": "English",
}
_COUNTED = {"nb": "Norwegian", "nn": "Norwegian", "da": "Danish", "en": "English"}
_UNTOLD = "in a language that could not be told"

VERDICTS = {
    "disputed": "disputed between reports",
    "developing": "changed over time",
    "corroborated": "corroborated",
    "repeated": "repeated",
    "unsettled": "same topic, no verdict",
    "single-source": "one report only",
    "no-answer": "no answer in these reports",
}
"""A group's or an answer's verdict, as people read it."""

KINDS = {
    "agrees": "agree",
    "diverges": "diverge",
    "related": "same topic, no verdict",
    "unrelated": "not the same matter",
}
"""A relation's kind, as the verb of "A and B …"."""

INSIDE = {
    "agrees": "it is said twice",
    "diverges": "people quoted diverge",
    "related": "two places touch the same topic",
    "unrelated": "two places speak of different matters",
}
"""A relation between two claims of one report, as people read it."""

CAVEATS = {
    "different event": "perhaps another event",
    "later development": "one is a later development",
    "more detail": "one says more",
    "plan or opinion": "a plan or an opinion on one side",
    "time unknown": "time unknown",
    "same event assumed": "one event is assumed",
    "undecided": "too close to call",
}

REASONS = {
    "meaning": "meaning",
    "number": "number",
    "time": "time",
    "place": "place",
    "actor": "who",
    "polarity": "said or denied",
    "certainty": "how sure",
    "attribution": "who says it",
}

REVIEWED = {
    "accepted": "confirmed in review",
    "rejected": "rejected in review",
    "relabelled": "changed in review",
}
"""What a review did to a relation, as people read it."""

SAYS = {"yes": "yes", "no": "no", "planned": "planned", "unclear": "unclear"}

CERTAINTIES = {
    "certain": "stated flatly",
    "hedged": "hedged",
    "planned": "planned",
    "wanted": "wanted",
    "open": "said to be unclear",
}

SEGMENTS = {
    "heading": "heading",
    "caption": "caption",
    "link": "link to another article",
    "boilerplate": "text of the site, not of the article",
    "metadata": "facts about the article",
}

UNDATED_MEANS = (
    "What they say is compared all the same, but “yesterday” or “next month” in them "
    "cannot be placed, and a difference from another report counts as a contradiction only where "
    "both clearly speak of one event."
)

UNDATED_HOW = (
    "To give dates, fill in this table, save it as meta.csv and compare again with "
    "--metadata meta.csv. A year or a month is enough (2017, 2017-09, 2017-09-29)."
)

TAGS = {"boilerplate": "site", "metadata": "about the article"}
"""Set-aside kinds whose own name says little, in the few words that fit beside the text."""

_SMALL = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence: "a", "a and b", "a, b and c"; "" for none."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def visible(text: str) -> str:
    """The text with control characters that no page may carry shown as U+FFFD, one for one.

    Among them are the two that turn the order of letters round: with them a
    quote would read otherwise than it is written. Line ends and tabs stay; the
    length in code points does not change, so spans still fit.
    """
    return text.translate(_CONTROLS)


_CONTROLS = {c: "\ufffd" for c in (*range(32), *range(127, 160)) if chr(c) not in "\t\n\r"}
_CONTROLS |= dict.fromkeys((0x202D, 0x202E), "\ufffd")
_DIRECTIONS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def shortened(text: str, width: int) -> str:
    """The text on one line, cut at a word where it is longer than `width` characters."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[:width].rsplit(" ", 1)[0] if " " in line[:width] else line[:width]
    return cut.rstrip(" ,;:–-") + " …"


def titled(title: str, width: int = 80) -> str:
    """A matter's title inside a sentence: one line, cut at a word, without a full stop.

    Marks that set a direction are left out: one without its end, as cutting
    makes them, would take the rest of the sentence with it.
    """
    return shortened(visible(title).translate(_DIRECTIONS), width).removesuffix(".")


def siglum(position: int) -> str:
    """The letter that stands for a report on one page: A … Z, AA, AB, … (from 0)."""
    letters = ""
    position += 1
    while position:
        position, digit = divmod(position - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def opening(report: Report, width: int = 60, *, start: int = 0) -> str:
    """The report's title, or its first words from `start`; "(no text)" where it has none."""
    beginning = report.text[start : start + 8 * width]
    return shortened(visible(report.title or beginning), width) or "(no text)"


def placed(report: Report) -> str:
    """Outlet and date: "Dagen · 2017-01", with what is unknown said plainly."""
    if not report.source and not report.published:
        return "source and date unknown"
    return f"{report.source or 'source unknown'} · {date(report.published)}"


def date(published: Interval | None) -> str:
    """The date as it was stated, or "date unknown"."""
    return str(published) if published else "date unknown"


def language(code: str | None) -> str:
    """The language's name; says so where it could not be told."""
    return LANGUAGE_NAMES.get(code or "und", "language unknown")


def languages(reports: Iterable[Report]) -> str:
    """How many reports in which languages: "5 reports: 2 Norwegian, 1 Danish, 2 English."."""
    reports = tuple(reports)
    found = Counter(_COUNTED.get(r.language or "und", _UNTOLD) for r in reports)
    order = (*dict.fromkeys(_COUNTED.values()), _UNTOLD)
    parts = [f"{found[name]} {name}" for name in order if found[name]]
    head = count(len(reports), "report")
    return f"{head}: {', '.join(parts)}." if parts else f"{head}."


def undated(reports: Iterable[Report]) -> str:
    """How many reports have no date: "Three have no date."; "" where all have one."""
    reports = tuple(reports)
    missing = sum(r.published is None for r in reports)
    if not missing:
        return ""
    if missing == len(reports):
        return "It has no date." if missing == 1 else "None of them has a date."
    return f"{number_word(missing).capitalize()} {'has' if missing == 1 else 'have'} no date."


def metadata_csv(reports: Iterable[Report]) -> str:
    """A metadata table to fill in, one line per report: `id,published,source`."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("id", "published", "source"))
    table.writerows((visible(r.id), r.published or "", r.source or "") for r in reports)
    return out.getvalue().rstrip("\n")


def number_word(number: int) -> str:
    """A number up to twelve in letters, a larger one in digits."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def headline(view: Outline) -> str:
    """The one thing to know first: whether the reports contradict each other."""
    reports = len(view.comparison.reports)
    if reports < 2:
        return "One report, and none to compare it with." if reports else "No report to compare."
    if view.contradictions:
        several = len(view.contradictions)
        matters = "matter" if several == 1 else "matters"
        return f"The reports contradict each other on {number_word(several)} {matters}."
    return "No contradiction found between the reports."


def summary(comparison: Comparison, view: Outline | None = None) -> str:
    """The comparison in a few sentences: languages, dates, contradictions, disputes, left open."""
    view = view or outline(comparison)
    inside = _titles(m.group.title for m in view.disputes)
    parts = [languages(comparison.reports), undated(comparison.reports)]
    if comparison.errors:
        parts.append(f"{count(len(comparison.errors), 'file')} could not be used.")
    parts.append(f"Contradictions between reports: {len(view.contradictions)}.")
    where = "one report" if len({r for m in view.disputes for r in m.inside}) < 2 else "a report"
    parts.append(f"Disputes between people quoted inside {where}: {len(view.disputes)}{inside}.")
    if view.left_open:
        named = list(dict.fromkeys(c.standalone for _, c in view.left_open))
        more = f" and {len(named) - 3} more" if len(named) > 3 else ""
        listed = "; ".join(titled(t, 60) for t in named[:3])
        parts.append(f"Left open: {listed}{more} (reported; neither confirmed nor denied).")
    return " ".join(p for p in parts if p)


def _titles(titles: Iterable[str]) -> str:
    named = [titled(t, 60) for t in titles]
    more = f"; and {len(named) - 3} more" if len(named) > 3 else ""
    return f" ({'; '.join(named[:3])}{more})" if named else ""


def silence(value: Silence, report: Report | None = None) -> str:
    """What a report's silence rests on: "No sentence names Moss"."""
    if value.coverage == "names it" and report is not None and value.place is not None:
        there = visible(report.text[value.place.start : value.place.end])
        timing = "" if value.timing == "unknown" else f"; published {value.timing} the event"
        return f"Names {there or 'it'}, but no claim on this was found{timing}"
    said = visible(value.words)
    return said[:1].upper() + said[1:]


def speaker(claim: Claim) -> str:
    """Who says it: the person quoted, with what they do, or "the report itself"."""
    if claim.speaker is None:
        return "the report itself" if claim.stance in ("asserts", "says") else claim.stance
    if claim.stance in ("asserts", "says"):
        return visible(claim.speaker)
    return f"{visible(claim.speaker)} ({claim.stance})"


def how_known(report: Report, field: str) -> str:
    """Where a value about a report comes from: "given", "found in the text", "inferred"."""
    found = next((e for e in report.evidence if e.field == field), None)
    if found is None:
        return ""
    known = {"given": "given", "found": "found in the text", "inferred": "inferred from the text"}
    return known[found.how]


def known(report: Report) -> str:
    """What is known of a report and how: "Danish (inferred from the text), date unknown, …"."""
    facts = (
        ("language", language(report.language)),
        ("published", date(report.published)),
        ("source", report.source or "source unknown"),
        ("origin", f"first told by {report.origin}" if report.origin else "origin unknown"),
    )
    told = ((value, how_known(report, field)) for field, value in facts)
    return " · ".join(f"{value} ({how})" if how else value for value, how in told)
