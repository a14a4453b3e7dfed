"""Who said what: the library's attribution against labelled quotations.

    CLAIMCMP_DATA=data python benchmarks/quotes.py [--show] [--part seeds|ntrex|treebanks] [--json]
        [--gold FILE]

The labels of `gold/` are three files, hence three tables: "tuning" and "held out", whose faults
were looked at, the second only late, and "decides", whose faults should not be. They hold
offsets alone; the texts stand in `seeds/` and, under CLAIMCMP_DATA, in `split/dev.jsonl.gz` and
`retrieval/`. Every labelled text is split with its language given and read by
`claimcmp.reading.running.attribute`. Sentences of one running quotation count as one, on both
sides. A quotation is found when it shares at least half of the union of its characters with one
that the library names, each with one partner only; exactly, when both bound the same stretch,
quotation marks and closing points apart. Stance is judged among those found. "speaker" is the
share of right ones among those found for which the library names a speaker, or the label is
open too; "open" the share of those found that it leaves open where the label names somebody.
"said" is the share of all that the library names of which nine tenths lie inside one labelled
quotation, pieces of a long one too, and "said by" the share of right speakers among those that
it does not leave open where the label names somebody. A
label that is `optional`, one on which careful readers differ, counts neither way: not as
missed, and what was found for it not as invented. `--show` lists what was missed, invented or
ascribed wrongly, of the labels that decide only where `--gold` names their file.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import claimcmp as cc
from claimcmp.reading.quotes import Attribution
from claimcmp.reading.running import attribute
from claimcmp.report import Stance
from claimcmp.values import Language

__all__ = ["Quotation", "found_in", "pairs", "read_gold", "same_speaker", "table"]

HERE = Path(__file__).parent
TUNING = HERE / "gold" / "quotes.jsonl"
HELD_OUT = HERE / "gold" / "quotes_held_out.jsonl"
DECIDES = HERE / "gold" / "quotes_decides.jsonl"
GOLD = {"tuning": TUNING, "held out": HELD_OUT, "decides": DECIDES}
DATA = Path(os.environ.get("CLAIMCMP_DATA", "data"))
EDGE = " \t\n.,!…\"”“«»’'‘–—-"
OPENS = tuple("\"“”«»'‘–—-")
BETWEEN = re.compile(r"[\s.,!?…]*")
ARTICLES = frozenset("the a an en ei ein et eit den det de dei".split())
HALF, INSIDE = 0.5, 0.9


class Quotation(NamedTuple):
    """One act of saying in a text; `speaker` is the name, None where it is left open.

    `optional` is said of a label only: one that may be found or not.
    """

    start: int
    end: int
    speaker: str | None
    stance: Stance
    direct: bool
    optional: bool = False


class Text(NamedTuple):
    """A labelled text: where it stands, its part of the set, language, words, quotations."""

    where: str
    part: str
    language: Language
    text: str
    gold: tuple[Quotation, ...]


def read_gold(path: Path, data: Path) -> list[Text]:
    """The labelled texts in the order of the file; the program ends where one is not at hand."""
    if not path.exists():
        sys.exit(f"no {path}; name a file of labels, one JSON object a line")
    labels: dict[tuple[str, int | None], list[dict[str, Any]]] = collections.defaultdict(list)
    for line in path.read_text(encoding="utf8").splitlines():
        label = json.loads(line)
        labels[label["file"], label.get("row")].append(label)
    rows = (
        read_rows(data / "split" / "dev.jsonl.gz") if any(r is not None for _, r in labels) else []
    )
    texts = []
    for (file, row), group in labels.items():
        if row is None:
            part, text = "seeds", (HERE.parent / file).read_bytes().decode("utf8")
        elif file.startswith("retrieval/"):
            part, text = "ntrex", read_document(data / file, group[0]["id"])
        elif row < len(rows) and rows[row]["doc_id"] == group[0]["id"]:
            part = "ntrex" if rows[row]["source"].startswith("NTREX") else "treebanks"
            text = rows[row]["text"]
        else:
            sys.exit(
                f"row {row} of {data / file} is not {group[0]['id']}: other data than labelled"
            )
        where = file if row is None else f"{group[0]['id']} (row {row})"
        gold = tuple(labelled(text, label) for label in group)
        texts.append(Text(where, part, group[0]["language"], text, gold))
    return texts


def read_document(path: Path, name: str) -> str:
    """A document of NTREX-128: the lines that the list of documents gives it, on one line."""
    if not path.exists():
        sys.exit(f"no {path}; set CLAIMCMP_DATA to the folder that holds retrieval/")
    lines = path.read_text(encoding="utf8").removesuffix("\n").split("\n")
    listed = path.with_name("ntrex.documents.tsv").read_text(encoding="utf8").splitlines()
    owners = [line.split("\t")[0] for line in listed]
    return " ".join(line for line, owner in zip(lines, owners, strict=True) if owner == name)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of the set; the program ends with a word on CLAIMCMP_DATA where there is none."""
    if not path.exists():
        sys.exit(f"no {path}; set CLAIMCMP_DATA to the folder that holds split/, see the README")
    with gzip.open(path, "rt", encoding="utf8") as file:
        return [json.loads(line) for line in file]


def labelled(text: str, label: Mapping[str, Any]) -> Quotation:
    """A quotation from its label."""
    name = label["name"]
    return Quotation(
        *trimmed(text, *label["said"]),
        speaker=text[name[0] : name[1]] if name else None,
        stance=label["stance"],
        direct=label["kind"] == "direct",
        optional=label.get("optional", False),
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks, quotation marks and points at its edges."""
    while end > start and text[end - 1] in EDGE:
        end -= 1
    while start < end and text[start] in EDGE:
        start += 1
    return start, end


def found_in(text: str, language: Language) -> list[Quotation]:
    """What the library takes for said, the sentences of one running quotation joined."""
    prose = [s for s in cc.split(text, language=language) if s.kind == "sentence"]
    found: list[Quotation] = []
    for sentence, acts in zip(prose, attribute(text, prose), strict=True):
        # A sentence such as "Det skriver X." has handed its speaker to the one before.
        for act in (a for a in acts if not a.previous):
            new = placed(text, sentence.start, act)
            if new.start >= new.end:
                continue
            if found and continues(text, found[-1], new):
                last = found.pop()
                stance = last.stance if new.stance == "says" else new.stance
                new = new._replace(start=last.start, stance=stance, direct=True)
            found.append(new)
    return found


def placed(text: str, offset: int, act: Attribution) -> Quotation:
    """An act of saying, its offsets counted from the start of the text."""
    start, end = trimmed(text, offset + act.start, offset + act.end)
    return Quotation(start, end, act.speaker, act.stance, act.direct)


def continues(text: str, last: Quotation, new: Quotation) -> bool:
    """Whether a direct quotation goes on: one speaker, and only points and blanks between.

    Where another mark stands between, a quotation ends or begins; what no mark
    opens is no running quotation, whatever the library takes it for. The sentence
    that names the speaker need not be marked as direct itself.
    """
    return (
        last.direct
        and text[: last.start].rstrip()[-1:] in OPENS
        and last.speaker == new.speaker
        and bool(BETWEEN.fullmatch(text[last.end : new.start]))
        and new.start >= last.end
    )


def union_share(left: Quotation, right: Quotation) -> float:
    """Shared characters over those of either, 0..1."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    return max(0, shared) / (max(left.end, right.end) - min(left.start, right.start) or 1)


def pairs(gold: Sequence[Quotation], found: Sequence[Quotation]) -> dict[int, int]:
    """The partner in `found` of each quotation that was found, the best overlap first.

    What is optional gets its partner last, so that it never takes one from a label that counts.
    """
    shares = [
        (not g.optional, union_share(g, f), -i, -j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
    ]
    partner: dict[int, int] = {}
    for _, share, i, j in sorted(shares, reverse=True):
        if share >= HALF and -i not in partner and -j not in partner.values():
            partner[-i] = -j
    return partner


def same_speaker(gold: str | None, found: str | None) -> bool:
    """Whether two names are one speaker's: equal, or one the end of the other ("Kari Moe", "Moe").

    Case and a leading article do not count. An open speaker equals only an open one.
    """
    if gold is None or found is None:
        return gold is found
    left, right = (name_words(s) for s in (gold, found))
    short = min(len(left), len(right))
    return bool(short) and left[-short:] == right[-short:]


def name_words(name: str) -> list[str]:
    words = re.findall(r"\w+", name.lower())
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def count(texts: Sequence[Text], *, show: bool) -> dict[str, collections.Counter[str]]:
    """Counts per language, and under "all"."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for text in texts:
        found = found_in(text.text, text.language)
        partner = pairs(text.gold, found)
        for key in (text.language, "all"):
            counts[key].update(tally(text.gold, found, partner))
        if show:
            print(f"\n== {text.language} {text.where}")
            for line in faults(text, found, partner):
                print(line)
    return counts


def tally(
    gold: Sequence[Quotation], found: Sequence[Quotation], partner: Mapping[int, int]
) -> collections.Counter[str]:
    """What is counted of one text; of optional labels only how many there are."""
    sums: collections.Counter[str] = collections.Counter(found=len(found))
    for g in gold:
        sums.update(["optional"] if g.optional else ["gold", "direct" if g.direct else "indirect"])
    for f in found:
        holder = within(f, gold)
        sums["all found"] += 1
        sums["said"] += holder is not None
        if holder is not None:
            sums["said open"] += left_open(holder, f)
            sums["said by"] += same_speaker(holder.speaker, f.speaker)
    for i, j in partner.items():
        g, f = gold[i], found[j]
        if g.optional:
            sums["found"] -= 1
            continue
        sums["hit"] += 1
        sums["exact"] += g[:2] == f[:2]
        sums["open"] += left_open(g, f)
        sums["speaker"] += same_speaker(g.speaker, f.speaker)
        sums["stance"] += g.stance == f.stance
        sums["kind"] += g.direct == f.direct
        sums["hit direct" if g.direct else "hit indirect"] += 1
    return sums


def left_open(label: Quotation, found: Quotation) -> bool:
    """Whether the library leaves a speaker open whom the label names."""
    return found.speaker is None and label.speaker is not None


def within(found: Quotation, gold: Sequence[Quotation]) -> Quotation | None:
    """The label, optional or not, that holds nine tenths or more of what was found, if one does."""

    def shared(g: Quotation) -> int:
        return min(g.end, found.end) - max(g.start, found.start)

    best = max(gold, key=shared, default=None)
    return best if best and shared(best) >= INSIDE * (found.end - found.start) else None


def faults(text: Text, found: Sequence[Quotation], partner: Mapping[int, int]) -> Iterator[str]:
    """One line per quotation that was missed, invented, or ascribed or judged wrongly."""
    for i, g in enumerate(text.gold):
        if g.optional:
            continue
        if i not in partner:
            part = any(union_share(g, f) > 0 for f in found)
            yield f"MISSED{' (other span)' if part else ''} {line(text.text, g)}"
            continue
        f = found[partner[i]]
        if not same_speaker(g.speaker, f.speaker):
            yield f"SPEAKER {f.speaker!r} for {line(text.text, g)}"
        if g.stance != f.stance:
            yield f"STANCE {f.stance!r} for {line(text.text, g)}"
    for j, f in enumerate(found):
        if j not in partner.values():
            yield f"EXTRA {line(text.text, f)}"


def line(text: str, q: Quotation) -> str:
    """A quotation on one line, with what stands around it."""
    before, after = text[max(0, q.start - 40) : q.start], text[q.end : q.end + 40]
    said = text[q.start : q.end]
    said = said if len(said) <= 80 else f"{said[:40]} […] {said[-35:]}"
    kind = "direct" if q.direct else "indirect"
    return f"{kind} {q.stance} {q.speaker!r}: {before}⟦{said}⟧{after}".replace("\n", "⏎")


def figures(c: Mapping[str, int]) -> list[str]:
    """One row of the table; a dash where nothing is counted."""

    def share(part: int, whole: int) -> str:
        return f"{part / whole:.3f}" if whole else "–"

    return [
        str(c["gold"]),
        str(c["optional"]),
        share(c["hit"], c["gold"]),
        share(c["exact"], c["gold"]),
        share(c["hit"], c["found"]),
        share(c["exact"], c["found"]),
        share(c["said"], c["all found"]),
        share(c["speaker"], c["hit"] - c["open"]),
        share(c["open"], c["hit"]),
        share(c["said by"], c["said"] - c["said open"]),
        share(c["stance"], c["hit"]),
        share(c["kind"], c["hit"]),
        share(c["hit direct"], c["direct"]),
        share(c["hit indirect"], c["indirect"]),
    ]


HEAD = (
    "labelled",
    "optional",
    "recall",
    "exact",
    "precision",
    "exact",
    "said",
    "speaker",
    "open",
    "said by",
    "stance",
    "kind",
    "recall direct",
    "recall indirect",
)


def table(head: Sequence[str], rows: Mapping[str, Sequence[str]]) -> str:
    """A table in Markdown, a row per language and one for all."""
    lines = [("language", *head), ["---"] * (len(head) + 1)]
    lines += [[k, *rows[k]] for k in ("nb", "nn", "da", "en", "all") if k in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def main() -> None:
    """Print a table for each file of labels; with --show, every fault before it."""
    parser = argparse.ArgumentParser(description="attribution against labelled quotations")
    parser.add_argument("--show", action="store_true", help="list every fault")
    parser.add_argument("--part", choices=("seeds", "ntrex", "treebanks"), help="only these texts")
    parser.add_argument("--json", action="store_true", help="the counts as JSON, last")
    parser.add_argument("--gold", type=Path, metavar="FILE", help="these labels, not those of gold")
    given = parser.parse_args()
    files = {given.gold.name: given.gold} if given.gold else GOLD
    report = {}
    for title, path in files.items():
        if not given.gold and not path.exists():
            continue
        texts = [t for t in read_gold(path, DATA) if given.part in (None, t.part)]
        counts = count(texts, show=given.show and (path != DECIDES or given.gold is not None))
        rows = {language: figures(c) for language, c in counts.items()}
        print(f"\n{title}: {len(texts)} texts\n\n{table(HEAD, rows)}")
        report[title] = counts
    if given.json:
        print(json.dumps(report))


if __name__ == "__main__":
    main()
