"""Answers to questions: the rows of `Comparison.ask` against labelled ones.

    CLAIMCMP_DATA=data python benchmarks/asking.py [--gold FILE] [--failures [tuned|held-out]]
        [--json]

`gold/questions.jsonl` holds collections of reports (documents of NTREX-128, each in one
language, and the seeds) and questions, each put in three languages to the comparison of one
collection. Labels are file names, lines and offsets. A row of an answer is judged by the place of
its claim:

* in a place that must be there, it is right; "answer" is the share of those whose answer overlaps
  a label, or equals one of another language, "says" the same of yes, no, planned and unclear;
* in a place that may be there, it counts neither way;
* in a place that must not be there (where that has a label, with an answer overlapping it), it is
  forbidden; anywhere else it is stray. Both are wrong.

Precision is right rows of right and wrong ones, recall the places that must be there and have a
row. "none" is the share of unanswerable questions without a row, "same" that of questions whose
rows are the same in all its languages, of those with a row in any. Questions with an odd number
are "tuned", those with an even one "held out"; `--failures` lists the faults of one half.
`--gold gold/questions_tuning.jsonl` is a further set to mend from, in four languages.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import re
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import claimcmp as cc

__all__ = ["Place", "Row", "fits", "judge", "line_spans", "place", "read_gold", "same", "table"]

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "questions.jsonl"
TYPES = ("who", "where", "when", "how many", "whether")
HEAD = ("", "P", "R", "answer", "says", "wrong rows", "forbidden", "none", "same")


class Place(NamedTuple):
    """A stretch of a report, with what a row there answers: any of `labels`, any of `says`."""

    report: str
    start: int
    end: int
    labels: tuple[tuple[int, int], ...] = ()
    says: tuple[str, ...] = ()


class Row(NamedTuple):
    """What is judged of a row of an answer; `sentence` is where its sentence begins."""

    report: str
    start: int
    end: int
    sentence: int
    answer: str
    says: str | None = None


class Judged(NamedTuple):
    """The rows of one answer, dealt out, with the places that no row is in."""

    right: tuple[Row, ...]
    answered: tuple[Row, ...]
    optional: tuple[Row, ...]
    forbidden: tuple[Row, ...]
    stray: tuple[Row, ...]
    missed: tuple[Place, ...]


def read_gold(path: Path) -> tuple[dict[str, list[str]], list[dict[str, Any]]]:
    """The collections by name, and the questions in the order of the file."""
    if not path.exists():
        sys.exit(f"no {path}; name a file of labelled questions, one JSON object a line")
    found = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    named = {line["collection"]: line["reports"] for line in found if "reports" in line}
    return named, [line for line in found if "reports" not in line]


def line_spans(text: str) -> list[tuple[int, int]]:
    """Where each line of a text begins and ends, line ends left out."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def place(label: Mapping[str, Any], texts: Mapping[str, str]) -> Place:
    """A label's place in its report's text, from its line and the offsets within it."""
    first, last = line_spans(texts[label["report"]])[label["line"] - 1]
    start, end = label.get("stretch", (0, last - first))
    return Place(
        label["report"],
        first + start,
        first + end,
        tuple((first + a, first + b) for a, b in label.get("labels", ())),
        tuple(label.get("says", ())),
    )


def fits(row: Row, at: Place, text: str, others: Iterable[str] = ()) -> bool:
    """Whether a row answers what a place asks for; true where the place asks for nothing.

    Args:
        row: A row in the place.
        at: The place, with its labels or what it says.
        text: Of the report of both.
        others: The labels' texts in other reports: a translation is right too.
    """
    if at.says:
        return row.says in at.says
    if not at.labels:
        return True
    answer = row.answer.casefold()
    if answer in {other.casefold() for other in others}:
        return True
    found = [m.start() for m in re.finditer(re.escape(answer), text[at.start : at.end].casefold())]
    if found:
        spans = [(at.start + n, at.start + n + len(answer)) for n in found]
        return any(a < end and start < b for a, b in spans for start, end in at.labels)
    first = re.match(r"\W*([\w.,]*\w)", answer)
    return first is not None and any(first[1] in text[a:b].casefold() for a, b in at.labels)


def judge(
    rows: Iterable[Row],
    must: Sequence[Place],
    may: Sequence[Place],
    never: Sequence[Place],
    texts: Mapping[str, str],
) -> Judged:
    """Deal out the rows of one answer; a place that must not be there goes first."""
    labels = {texts[p.report][a:b] for p in must for a, b in p.labels}
    dealt: dict[str, list[Row]] = collections.defaultdict(list)
    for row in rows:
        wanted = [p for p in must if _in(row, p)]
        banned = [p for p in never if _in(row, p)]
        if any(not p.labels or fits(row, p, texts[p.report]) for p in banned):
            dealt["forbidden"].append(row)
        elif wanted:
            dealt["right"].append(row)
            if any(fits(row, p, texts[p.report], labels) for p in wanted):
                dealt["answered"].append(row)
        else:
            dealt["optional" if any(_in(row, p) for p in may) else "stray"].append(row)
    missed = tuple(p for p in must if not any(_in(row, p) for row in dealt["right"]))
    return Judged(
        right=tuple(dealt["right"]),
        answered=tuple(dealt["answered"]),
        optional=tuple(dealt["optional"]),
        forbidden=tuple(dealt["forbidden"]),
        stray=tuple(dealt["stray"]),
        missed=missed,
    )


def _in(row: Row, at: Place) -> bool:
    return row.report == at.report and row.start < at.end and at.start < row.end


def same(answers: Sequence[Sequence[Row]]) -> bool:
    """Whether all answers have the same rows: report, sentence and what is answered."""
    return (
        len({frozenset((r.report, r.sentence, r.answer.casefold()) for r in a) for a in answers})
        == 1
    )


def reports_of(names: Sequence[str], data: Path) -> tuple[cc.Report, ...]:
    """The reports of a collection, their ids the names that the labels use."""
    made: list[dict[str, str]] = []
    for name in names:
        if name.startswith("seeds/"):
            text = (HERE.parent / name).read_bytes().decode("utf8")
            made.append({"id": name, "text": text})
        else:
            document, language = name.rsplit("/", 1)
            text = document_lines(data / "retrieval", document, language)
            made.append({"id": name, "text": text, "language": language})
    return tuple(cc.load(made))


def document_lines(folder: Path, document: str, language: str) -> str:
    """A document of NTREX-128 in one language, a line to each line of the file."""
    path = folder / f"ntrex.{language}.txt"
    if not path.exists():
        sys.exit(f"no {path}; set CLAIMCMP_DATA to the folder that holds retrieval/")
    lines = path.read_text(encoding="utf8").removesuffix("\n").split("\n")
    listed = (folder / "ntrex.documents.tsv").read_text(encoding="utf8").splitlines()
    owners = [line.split("\t")[0] for line in listed]
    return "\n".join(t for t, owner in zip(lines, owners, strict=True) if owner == document)


def rows_of(answer: cc.Answer) -> tuple[Row, ...]:
    """The rows of an answer, as they are judged."""
    return tuple(
        Row(r.report, r.claim.start, r.claim.end, r.claim.context_start, r.answer, r.says)
        for r in answer.rows
    )


def measure(
    named: Mapping[str, Sequence[str]],
    questions: Sequence[Mapping[str, Any]],
    data: Path,
    failures: str | None,
) -> list[tuple[Mapping[str, Any], collections.Counter[str]]]:
    """The counts of every question; one comparison a collection."""
    counted = []
    for name, names in named.items():
        reports = reports_of(names, data)
        texts = {r.id: r.text for r in reports}
        comparison = cc.compare(reports)
        for question in (q for q in questions if q["collection"] == name):
            must, may, never = (
                [place(p, texts) for p in question[k]] for k in ("must", "may", "never")
            )
            answers = {c: rows_of(comparison.ask(q)) for c, q in question["ask"].items()}
            judged = {code: judge(rows, must, may, never, texts) for code, rows in answers.items()}
            counted.append((question, counts(judged.values(), list(answers.values()), must)))
            if failures == half(question):
                show(question, judged, texts, agree=same(list(answers.values())))
    return counted


def counts(
    judged: Iterable[Judged], answers: Sequence[Sequence[Row]], must: Sequence[Place]
) -> collections.Counter[str]:
    """What is summed up of one question, over the languages it was asked in."""
    found: collections.Counter[str] = collections.Counter()
    for one in judged:
        kind = "says" if any(p.says for p in must) else "slot"
        found[f"{kind} of"] += len(one.right)
        found[f"{kind} right"] += len(one.answered)
        found["right"] += len(one.right)
        found["forbidden"] += len(one.forbidden)
        found["wrong"] += len(one.forbidden) + len(one.stray)
        found["places"] += len(must)
        found["found"] += len(must) - len(one.missed)
    if not must:
        found["unanswerable"] = len(answers)
        found["none"] = sum(not rows for rows in answers)
    if any(answers):
        found["any"], found["same"] = 1, int(same(answers))
    return found


def half(question: Mapping[str, Any]) -> str:
    """Which half a question belongs to."""
    return "tuned" if question["n"] % 2 else "held-out"


def show(
    question: Mapping[str, Any],
    judged: Mapping[str, Judged],
    texts: Mapping[str, str],
    *,
    agree: bool,
) -> None:
    """Print the faults of one question, if it has any."""
    lines = []
    for code, one in judged.items():
        wrong = [row for row in one.right if row not in one.answered]
        for kind, rows in (("FORBIDDEN", one.forbidden), ("STRAY", one.stray), ("ANSWER", wrong)):
            for row in rows:
                said = texts[row.report][row.start : row.end]
                lines.append(f"  {code} {kind} {row.answer!r} {row.report}: {said}")
        lines += [
            f"  {code} MISSED {p.report}: {texts[p.report][p.start : p.end]}" for p in one.missed
        ]
    if lines or not agree:
        note = "" if agree else " (not the same rows)"
        print(f"{question['n']} {question['type']} {question['collection']}{note}")
        print("  " + " | ".join(question["ask"].values()))
        print("\n".join(lines))


def table(counted: Mapping[str, collections.Counter[str]]) -> str:
    """A Markdown table of the figures, a line for each group of questions."""
    lines = [HEAD, ("---",) * len(HEAD)]
    for title, n in counted.items():
        shares = (
            (n["right"], n["right"] + n["wrong"]),
            (n["found"], n["places"]),
            (n["slot right"], n["slot of"]),
            (n["says right"], n["says of"]),
        )
        last = ((n["none"], n["unanswerable"]), (n["same"], n["any"]))
        lines.append(
            (
                title,
                *(_share(*pair) for pair in shares),
                str(n["wrong"]),
                str(n["forbidden"]),
                *(_share(*pair) for pair in last),
            )
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "–"


def grouped(
    counted: Iterable[tuple[Mapping[str, Any], collections.Counter[str]]],
) -> dict[str, collections.Counter[str]]:
    """The counts summed up by half, by half and type, and by collection."""
    sums: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for question, found in counted:
        kinds = half(question), f"{half(question)}, {question['type']}", question["collection"]
        for key in kinds:
            sums[key] += found
    order = [h if t is None else f"{h}, {t}" for h in ("tuned", "held-out") for t in (None, *TYPES)]
    rest = [key for key in sums if key not in order]
    return {key: sums[key] for key in [*order, *rest] if key in sums}


def main() -> None:
    """Print the figures of both halves, by type and by collection."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=GOLD, help="file of labelled questions")
    parser.add_argument("--failures", nargs="?", const="tuned", choices=["tuned", "held-out"])
    parser.add_argument("--json", action="store_true", help="the counts as JSON, last")
    given = parser.parse_args()
    begun = time.perf_counter()
    named, questions = read_gold(given.gold)
    data = Path(os.environ.get("CLAIMCMP_DATA", "data"))
    sums = grouped(measure(named, questions, data, given.failures))
    asked = sum(len(q["ask"]) for q in questions)
    print(f"{len(questions)} questions, asked {asked} times; {time.perf_counter() - begun:.0f} s\n")
    print(table(sums))
    if given.json:
        print(json.dumps(sums))


if __name__ == "__main__":
    main()
