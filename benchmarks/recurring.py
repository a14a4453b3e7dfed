"""Recurring events: how often a different date alone is taken for a divergence.

    python benchmarks/recurring.py [--show] [--json]

`gold/recurring.txt` holds invented events that happen again and again, each
told of two occasions in four languages. Two dated reports are made of every
event and every pair of languages, each about an occasion of its own, and go
through `compare`. They are about different occasions, so no pair diverges:
each divergence is false. The same pairs with one date on both reports, whose
accounts of one occasion cannot both be true, are the control: there a
divergence is right. Occasions lie 7, 31 or 365 days apart, and the text names
the weekday, the date, or neither, in turns.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import claimcmp as cc
from claimcmp.values import LANGUAGES, Language

__all__ = ["Case", "cases", "families"]

GOLD = Path(__file__).parent / "gold" / "recurring.txt"
FIRST = date(2018, 1, 3)
GAPS = (7, 31, 365)
NAMING = ("weekday", "date", "none")
DAYS = {
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag".split(),
    "nn": "måndag tysdag onsdag torsdag fredag laurdag søndag".split(),
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "nn": "januar februar mars april mai juni juli august september oktober november desember",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}

Family = dict[Language, tuple[str, str]]


class Case(NamedTuple):
    """Two dated reports, the languages they are in, and what sets their occasions apart."""

    family: str
    languages: tuple[Language, Language]
    gap: int
    naming: str
    reports: tuple[dict[str, str], dict[str, str]]


def families(path: Path = GOLD) -> dict[str, Family]:
    """Per event the two occasions in each language, as written in the file."""
    found: dict[str, Family] = {}
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            language, first, second = (part.strip() for part in line.split("|"))
            current[language] = (first, second)  # type: ignore[index]
    return found


def cases(*, apart: bool) -> Iterator[Case]:
    """Every event in every two languages; `apart` False puts both reports on one day."""
    pairs = list(itertools.combinations_with_replacement(LANGUAGES, 2))
    turns = itertools.cycle(itertools.product(GAPS, NAMING))
    for n, (name, family) in enumerate(families().items()):
        for left, right in pairs:
            gap, naming = next(turns)
            here = FIRST + timedelta(days=11 * n)
            there = here + timedelta(days=gap if apart else 0)
            reports = (
                report("left", family[left][0], left, here, naming),
                report("right", family[right][1], right, there, naming),
            )
            yield Case(name, (left, right), gap if apart else 0, naming, reports)


def report(name: str, text: str, language: Language, day: date, naming: str) -> dict[str, str]:
    """A report of one day, which names it as `naming` says."""
    said = text.replace(" {on}", when(language, day, naming))
    return {"id": name, "text": said, "language": language, "published": day.isoformat()}


def when(language: Language, day: date, naming: str) -> str:
    """The day in words of the language, with the blank before it."""
    if naming == "none":
        return ""
    if naming == "weekday":
        name = DAYS[language][day.weekday()]
        return f" on {name}" if language == "en" else f" {name}"
    month = MONTHS[language].split()[day.month - 1]
    form = {"en": f" on {day.day} {month} {day.year}", "da": f" den {day.day}. {month} {day.year}"}
    return form.get(language, f" {day.day}. {month} {day.year}")


def main() -> None:
    """Print how many pairs were called divergent, apart and on one day."""
    parser = argparse.ArgumentParser(description="false divergences from time alone")
    parser.add_argument("--show", action="store_true", help="print each false divergence")
    parser.add_argument("--json", action="store_true", help="the counts as JSON, last")
    given = parser.parse_args()
    counts: dict[str, collections.Counter[str]] = {}
    for apart in (True, False):
        sums: collections.Counter[str] = collections.Counter()
        for case in cases(apart=apart):
            found = cc.compare(cc.load(list(case.reports))).divergences()
            for key in ("all", f"{case.gap} days", f"day named: {case.naming}"):
                sums[f"{key} of"] += 1
                sums[key] += bool(found)
            if apart and found and given.show:
                print(case.family, case.languages, case.gap, case.naming)
                print("  ", found[0].left.text, "|", found[0].right.text)
        counts["occasions apart" if apart else "one day (control)"] = sums
    print("| reports | pairs | called divergent | share |")
    print("| --- | --- | --- | --- |")
    for title, sums in counts.items():
        for key in sorted(k for k in sums if not k.endswith(" of")):
            total = sums[f"{key} of"]
            print(f"| {title}, {key} | {total} | {sums[key]} | {sums[key] / total:.3f} |")
    if given.json:
        print(json.dumps(counts))


if __name__ == "__main__":
    main()
